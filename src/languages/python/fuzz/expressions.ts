/**
 * Random Python expressions of a wanted type, for differential testing: sometimes of a wrong type on purpose, because the error texts are
 * part of what a program prints. Repetition counts, exponents and shifts stay small literals, so that nothing grows without end.
 */
import { chance, int, pick, type Draw } from './draw.ts';

export type Kind = 'int' | 'float' | 'str' | 'bytes' | 'list' | 'dict' | 'tuple' | 'set' | 'bool';
export const KINDS: readonly Kind[] = ['int', 'int', 'float', 'str', 'str', 'bytes', 'list', 'list', 'dict', 'tuple', 'set', 'bool'];

/** Variables in reach, by kind. */
export type Scope = ReadonlyMap<string, Kind>;

const STRINGS = [
  '""',
  '"a"',
  '"ab"',
  '"Hello, World"',
  '"a,b,,c"',
  '"  pad "',
  '"12"',
  '"-7"',
  '"3.5"',
  '"x\\ny\\tz"',
  '"it\'s"',
  '"é😀"',
  '"AbC"',
  "'q\"'",
  '"line1\\r\\nline2"',
  '"zz top"',
];
const BYTES = ['b""', 'b"a"', 'b"abc"', 'b"a,b"', 'b"\\x00\\xff"', 'b"  x "', 'b"12"', 'b"GET / HTTP\\r\\n"'];
const FLOATS = ['0.0', '1.5', '-2.25', '0.1', '1e10', '1e-5', '100.0', '2.5', '3.14159', '1e16', '-0.0', '123456.789'];

function integer(draw: Draw): string {
  return chance(draw, 0.8)
    ? String(int(draw, -9, 20))
    : pick(draw, ['255', '1000', '2 ** 40', '10 ** 20', '-(2 ** 63)', '9007199254740993', '65536', '-1']);
}

/** An expression of this kind (of any other, once in a while). */
export function expression(draw: Draw, kind: Kind, scope: Scope, depth: number): string {
  if (chance(draw, 0.015)) return `(${expression(draw, pick(draw, KINDS), scope, Math.max(0, depth - 1))})`;
  const variables = [...scope].filter(([, held]) => held === kind).map(([name]) => name);
  if (variables.length > 0 && chance(draw, 0.35)) return pick(draw, variables);
  if (depth <= 0) return leaf(draw, kind);
  const e = (wanted: Kind): string => expression(draw, wanted, scope, depth - 1);
  if (chance(draw, 0.06)) return `(${e(kind)} if ${e('bool')} else ${e(kind)})`;
  if (chance(draw, 0.04)) return `(${e(kind)} ${pick(draw, ['and', 'or'])} ${e(kind)})`;
  if (chance(draw, 0.03)) return `(lambda v: v)(${e(kind)})`;
  if (chance(draw, 0.03)) return `[${e(kind)}, ${e(kind)}][${int(draw, -2, 2)}]`;
  if (chance(draw, 0.02)) return `{1: ${e(kind)}}[${pick(draw, ['1', 'True', '2'])}]`;
  return GROW[kind](draw, e);
}

function leaf(draw: Draw, kind: Kind): string {
  switch (kind) {
    case 'int':
      return integer(draw);
    case 'float':
      return pick(draw, FLOATS);
    case 'str':
      return pick(draw, STRINGS);
    case 'bytes':
      return pick(draw, BYTES);
    case 'list':
      return pick(draw, ['[]', '[1, 2, 3]', '[3, 1, 2]', '[0]', 'list("ba")', 'list(range(5))', '[5, 5, -1]']);
    case 'tuple':
      return pick(draw, ['()', '(1,)', '(1, "a")', '(3, 2, 1)', '(0.5, None)']);
    case 'dict':
      return pick(draw, ['{}', '{"a": 1, "b": 2}', '{1: "x"}', '{(1, 2): [3]}', 'dict(k=5)']);
    case 'set':
      return pick(draw, ['set()', '{1, 2, 3}', '{5}', '{0, 8, 16, 3}', 'frozenset([2, 9])']);
    case 'bool':
      return pick(draw, ['True', 'False', 'None']);
    default:
      throw new Error(kind satisfies never);
  }
}

type E = (wanted: Kind) => string;

/** A slice or index with small numbers. */
function subscript(draw: Draw): string {
  const bound = (): string => (chance(draw, 0.35) ? '' : String(int(draw, -4, 6)));
  const step = chance(draw, 0.3) ? `:${pick(draw, ['1', '2', '-1', '-2', '3', '', '0'])}` : '';
  return `[${bound()}:${bound()}${step}]`;
}

/** A format spec, well-formed most of the time. */
export function formatSpec(draw: Draw, types: readonly string[]): string {
  return (
    pick(draw, ['', '', '<', '>', '^', '*^', '0=', '=']) +
    pick(draw, ['', '', '', '+', ' ', '-']) +
    pick(draw, ['', '', '', '#']) +
    pick(draw, ['', '', '0']) +
    pick(draw, ['', String(int(draw, 1, 14))]) +
    pick(draw, ['', '', ',', '_']) +
    pick(draw, ['', '', `.${int(draw, 0, 6)}`]) +
    pick(draw, types)
  );
}

const INT_TYPES = ['', 'd', 'x', 'X', 'b', 'o', 'e', 'f', 'g', '%', 'n', 'c', 's'];
const FLOAT_TYPES = ['', 'e', 'f', 'g', 'E', 'G', '%', 'F', 'd'];
const STRING_TYPES = ['', 's', 's', 'd'];

function formatted(draw: Draw, e: E): string {
  const [kind, types] = pick(draw, [
    ['int', INT_TYPES],
    ['float', FLOAT_TYPES],
    ['str', STRING_TYPES],
  ] as const);
  switch (int(draw, 0, 4)) {
    case 0:
      return `format(${e(kind)}, "${formatSpec(draw, types)}")`;
    case 1:
      return `"{:${formatSpec(draw, types)}}|{!r}".format(${e(kind)}, ${e(pick(draw, KINDS))})`;
    case 2:
      return `"%${pick(draw, ['', '-', '0', '+', ' '])}${pick(draw, ['', '8', '3'])}${pick(draw, ['', '', '.2'])}${pick(draw, kind === 'int' ? ['d', 'x', 's', 'o', 'f'] : kind === 'float' ? ['f', 'e', 'g', 's', 'd'] : ['s', 'r', 'd'])}" % (${e(kind)},)`;
    case 3:
      return `"%s %r" % (${e(pick(draw, KINDS))}, ${e(pick(draw, KINDS))})`;
    // The value through a list, so that quotes inside the braces never clash with those outside.
    default:
      return `(lambda v: f"{v:${formatSpec(draw, types)}} {v!r} {v}")(${e(kind)})`;
  }
}

const GROW: Readonly<Record<Kind, (draw: Draw, e: E) => string>> = {
  int: (draw, e) =>
    pick<() => string>(draw, [
      () => `(${e('int')} ${pick(draw, ['+', '-', '*', '//', '%', '&', '|', '^'])} ${e('int')})`,
      () => `(${e('int')} ${pick(draw, ['+', '-', '*', '//', '%'])} ${e('int')})`,
      () => `(${e('int')} ** ${int(draw, 0, 4)})`,
      () => `(${e('int')} ${pick(draw, ['<<', '>>'])} ${int(draw, 0, 12)})`,
      () => `${pick(draw, ['-', '~', '+', 'abs'])}(${e('int')})`,
      () => `len(${e(pick(draw, ['str', 'list', 'bytes', 'dict', 'tuple', 'set']))})`,
      () => `int(${e(pick(draw, ['float', 'str', 'bool', 'int']))})`,
      () => `${e('str')}.${pick(draw, ['find', 'count', 'rfind', 'index'])}(${e('str')})`,
      () => `sum(${e('list')})`,
      () => `${pick(draw, ['min', 'max'])}(${e('int')}, ${e('int')})`,
      () => `${e('list')}[${int(draw, -3, 3)}]`,
      () => `${e('bytes')}[${int(draw, -3, 3)}]`,
      () => `round(${e('float')})`,
      () => `divmod(${e('int')}, ${e('int')})[${int(draw, 0, 1)}]`,
      () => `int.from_bytes(${e('bytes')}, "${pick(draw, ['big', 'little'])}")`,
      // Of numbers only: other hashes depend on addresses and on the seed.
      () => `hash(+${e(pick(draw, ['int', 'float']))})`,
      () => `(${e('int')}).bit_length()`,
      () => `${e('list')}.${pick(draw, ['count', 'index'])}(${e('int')})`,
      () => `ord(${e('str')}[0])`,
      () => `pow(${e('int')}, ${int(draw, -1, 5)}, ${int(draw, -3, 12)})`,
      () => `round(${e('int')}, ${int(draw, -3, 1)})`,
    ])(),
  float: (draw, e) =>
    pick<() => string>(draw, [
      () => `(${e('float')} ${pick(draw, ['+', '-', '*', '/', '//', '%'])} ${e(pick(draw, ['float', 'int']))})`,
      () => `(${e('int')} / ${e('int')})`,
      () => `float(${e(pick(draw, ['int', 'str', 'bool']))})`,
      () => `round(${e('float')}, ${int(draw, -2, 5)})`,
      () => `-${e('float')}`,
      () => `abs(${e('float')})`,
      () => `sum([${e('float')}, ${e('int')}], 0.5)`,
      () => `max(${e('float')}, ${e('int')})`,
    ])(),
  str: (draw, e) =>
    pick<() => string>(draw, [
      () => `(${e('str')} + ${e('str')})`,
      () => `(${e('str')} * ${int(draw, -1, 3)})`,
      () => `${e('str')}${subscript(draw)}`,
      () => `${e('str')}[${int(draw, -3, 3)}]`,
      () => `str(${e(pick(draw, KINDS))})`,
      () => `repr(${e(pick(draw, KINDS))})`,
      () => formatted(draw, e),
      () => formatted(draw, e),
      () => `${e('str')}.${pick(draw, ['upper', 'lower', 'title', 'strip', 'capitalize', 'swapcase', 'lstrip', 'rstrip', 'casefold'])}()`,
      () => `${e('str')}.replace(${e('str')}, ${e('str')}${chance(draw, 0.3) ? `, ${int(draw, -1, 2)}` : ''})`,
      () => `${e('str')}.join(${pick(draw, ['["a", "b"]', 'map(str, [1, 2])', '"xyz"', '()'])})`,
      () => `${e('str')}.${pick(draw, ['center', 'ljust', 'rjust', 'zfill'])}(${int(draw, -1, 12)})`,
      () => `${e('str')}.${pick(draw, ['strip', 'lstrip', 'rstrip', 'removeprefix', 'removesuffix'])}(${e('str')})`,
      () => `${e('bytes')}.decode(${pick(draw, ['', '"utf-8", "replace"', '"latin-1"', '"ascii", "backslashreplace"'])})`,
      () => `${e('str')}.${pick(draw, ['partition', 'rpartition'])}(${e('str')})[${int(draw, 0, 2)}]`,
      () => `${e('bytes')}.hex(${pick(draw, ['', '":"', '"-", 2'])})`,
      () => `${pick(draw, ['hex', 'bin', 'oct', 'chr'])}(${e('int')})`,
      () => `ascii(${e('str')})`,
      () => `type(${e(pick(draw, KINDS))}).__name__`,
      () => `max(${e('str')}, ${e('str')})`,
      () => `"".join(sorted(${e('str')}))`,
      () => `"".join(c for c in ${e('str')} if c${pick(draw, ['.isalpha()', ' != "a"', ' > "b"', '.isdigit()'])})`,
      () => `${e('str')}.translate({97: "X", 98: None})`,
    ])(),
  bytes: (draw, e) =>
    pick<() => string>(draw, [
      () => `(${e('bytes')} + ${e('bytes')})`,
      () => `(${e('bytes')} * ${int(draw, -1, 3)})`,
      () => `${e('bytes')}${subscript(draw)}`,
      () => `${e('str')}.encode(${pick(draw, ['', '"ascii", "replace"', '"latin-1", "ignore"', '"utf-16-le"'])})`,
      () => `${e('bytes')}.replace(${e('bytes')}, ${e('bytes')})`,
      () => `bytes(${pick(draw, ['3', '[1, 2]', 'range(3)', 'b"x"', '[300]'])})`,
      () => `${e('bytes')}.${pick(draw, ['upper', 'lower', 'strip', 'title', 'swapcase'])}()`,
      () => `(${e('int')} % 1000).to_bytes(${int(draw, 0, 3)}, "${pick(draw, ['big', 'little'])}")`,
      () => `b"%d|%s" % (${e('int')}, ${e('bytes')})`,
      () => `bytes(bytearray(${e('bytes')})${subscript(draw)})`,
      () => `b",".join([${e('bytes')}, ${e('bytes')}])`,
    ])(),
  list: (draw, e) =>
    pick<() => string>(draw, [
      () => `[${e('int')}, ${e('int')}]`,
      () => `(${e('list')} + ${e('list')})`,
      () => `(${e('list')} * ${int(draw, -1, 2)})`,
      () => `${e('list')}${subscript(draw)}`,
      () =>
        `sorted(${e(pick(draw, ['list', 'set', 'tuple', 'str']))}${pick(draw, ['', ', reverse=True', ', key=str', ', key=lambda v: -v'])})`,
      () =>
        `[${pick(draw, ['x', 'x * 2', '(x, 1)', 'str(x)', '-x'])} for x in ${e(pick(draw, ['list', 'tuple', 'str', 'bytes', 'set']))}${pick(draw, ['', ' if x', ' if x != 1', ' if x > 2'])}]`,
      () => `[a * b for a in ${e('list')} for b in range(2)]`,
      () => `${e('str')}.split(${pick(draw, ['', '","', '" "', '"a"', 'None, 1', '"", 1'])})`,
      () => `${e('str')}.${pick(draw, ['splitlines()', 'rsplit(",", 1)', 'rsplit()', 'splitlines(True)'])}`,
      () => `list(${pick(draw, ['zip', 'map'])}(${pick(draw, ['str', 'lambda *a: a'])}, ${e('list')}))`,
      () => `list(zip(${e('list')}, ${e('str')}))`,
      () => `list(enumerate(${e('str')}, ${int(draw, 0, 2)}))`,
      () => `list(${e(pick(draw, ['dict', 'tuple', 'set', 'str', 'bytes']))})`,
      () => `list(reversed(${e('list')}))`,
      () => `list(range(${int(draw, -3, 6)}, ${int(draw, -3, 8)}, ${pick(draw, ['1', '2', '-1', '3', '0'])}))`,
      () => `[*${e('list')}, *${e('tuple')}]`,
      () => `list(filter(${pick(draw, ['None', 'lambda v: v'])}, ${e('list')}))`,
      () => `list(${e('dict')}.${pick(draw, ['items', 'values', 'keys'])}())`,
    ])(),
  tuple: (draw, e) =>
    pick<() => string>(draw, [
      () => `(${e('int')}, ${e('str')})`,
      () => `tuple(${e(pick(draw, ['list', 'str', 'bytes', 'dict']))})`,
      () => `(${e('tuple')} + ${e('tuple')})`,
      () => `${e('tuple')}${subscript(draw)}`,
      () => `divmod(${e('int')}, ${e('int')})`,
      () => `${e('str')}.partition(${e('str')})`,
      () => `(*${e('list')}, ${e('float')})`,
    ])(),
  dict: (draw, e) =>
    pick<() => string>(draw, [
      () => `{${e('str')}: ${e('int')}, ${e('int')}: ${e('list')}}`,
      () => `{**${e('dict')}, "n": ${e('int')}}`,
      () => `(${e('dict')} | ${e('dict')})`,
      () => `{k: k * 2 for k in ${e(pick(draw, ['list', 'str', 'tuple']))}}`,
      () => `dict(zip(${e('str')}, ${e('list')}))`,
      () => `dict.fromkeys(${e(pick(draw, ['str', 'tuple']))}, ${int(draw, 0, 3)})`,
    ])(),
  set: (draw, e) =>
    pick<() => string>(draw, [
      () => `(${e('set')} ${pick(draw, ['|', '&', '-', '^'])} ${e('set')})`,
      () => `set(${pick(draw, [() => `range(${int(draw, 0, 9)})`, () => `[abs(${e('int')}), -abs(${e('int')})]`])()})`,
      // No None in sets: its hash is an address.
      () => `{abs(${e('int')}), -abs(${e('int')}), ${int(draw, 0, 99)}}`,
      () => `{x % ${int(draw, 1, 9)} for x in range(${int(draw, 0, 30)})}`,
      () => `${e('set')}.${pick(draw, ['union', 'intersection', 'difference', 'symmetric_difference'])}(${e('set')})`,
      () => `${e('set')}.copy()`,
    ])(),
  bool: (draw, e) =>
    pick<() => string>(draw, [
      () => `(${e('int')} ${pick(draw, ['<', '<=', '==', '!=', '>', '>='])} ${e(pick(draw, ['int', 'float']))})`,
      () => `(${e('int')} < ${e('int')} ${pick(draw, ['<', '<=', '==', '!='])} ${e('int')})`,
      () => `(${e('str')} ${pick(draw, ['<', '==', 'in', 'not in', '>='])} ${e('str')})`,
      () => `(not ${e(pick(draw, KINDS))})`,
      () => `bool(${e(pick(draw, KINDS))})`,
      () => `(${e('int')} ${pick(draw, ['in', 'not in'])} ${e(pick(draw, ['list', 'set', 'tuple', 'dict']))})`,
      () => `(${e('list')} ${pick(draw, ['==', '<', '>=', '!='])} ${e('list')})`,
      () => `${e('str')}.${pick(draw, ['isalpha', 'isdigit', 'isspace', 'isupper', 'islower', 'istitle', 'isalnum', 'isidentifier'])}()`,
      () => `${e('str')}.${pick(draw, ['startswith', 'endswith'])}(${pick(draw, ['("a", "x")', '"a"', '""', '"ab", 1'])})`,
      () => `isinstance(${e(pick(draw, KINDS))}, ${pick(draw, ['int', 'str', '(list, dict)', 'object', 'bool'])})`,
      () => `${pick(draw, ['any', 'all'])}(${e(pick(draw, ['list', 'tuple', 'str']))})`,
      () => `(${e('set')} ${pick(draw, ['<=', '==', '<', '>='])} ${e('set')})`,
      () => `(${e('tuple')} ${pick(draw, ['<', '=='])} ${e('tuple')})`,
      () => `(${e('bytes')} ${pick(draw, ['<', '==', 'in'])} ${e('bytes')})`,
      () => `(${e(pick(draw, KINDS))} == ${e(pick(draw, KINDS))})`,
    ])(),
};
