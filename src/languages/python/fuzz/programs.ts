/**
 * Random Python programs: assignments, loops, try/except/else/finally with break, continue, return and raise inside, closures, generators,
 * classes and with statements around random expressions. Each ends; each prints what it does, so that two interpreters can be compared.
 */
import { chance, int, newDraw, pick, type Draw } from './draw.ts';
import { expression, KINDS, type Kind } from './expressions.ts';

/** Keeps values small where a loop would let them grow. */
const HEADER = `def clip(v):
    if isinstance(v, bool) or isinstance(v, float) or v is None:
        return v
    if isinstance(v, int):
        return v if -10 ** 30 < v < 10 ** 30 else v % 9973
    if isinstance(v, (str, bytes, list, tuple)):
        return v[:24]
    return v
class Ctx:
    def __init__(self, name, swallow):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self.name
    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__, value)
        return self.swallow
class Num:
    def __init__(self, n):
        self.n = n
    def __repr__(self):
        return f"Num({self.n})"
    def __add__(self, o):
        return Num(self.n + getattr(o, "n", o))
    __radd__ = __add__
    def __lt__(self, o):
        return self.n < getattr(o, "n", o)
    def __eq__(self, o):
        return self.n == getattr(o, "n", o)
    def __hash__(self):
        return hash(self.n)
    def __bool__(self):
        return self.n % 2 == 1
    def __del__(self):
        print("gone", self.n)
`;

interface Writer {
  readonly draw: Draw;
  readonly lines: string[];
  indent: number;
  names: number;
  /** Statements that may still be written. */
  left: number;
}

interface Place {
  readonly scope: Map<string, Kind>;
  readonly inLoop: boolean;
  readonly inFunction: boolean;
  readonly inGenerator: boolean;
  readonly depth: number;
}

const ERRORS = ['ValueError', 'KeyError', 'TypeError', 'ZeroDivisionError', 'IndexError', 'RuntimeError'];

export function randomProgram(seed: number): string {
  const writer: Writer = { draw: newDraw(seed), lines: [], indent: 0, names: 0, left: 26 };
  const place: Place = { scope: new Map(), inLoop: false, inFunction: false, inGenerator: false, depth: 0 };
  while (writer.left > 0) {
    // What goes wrong ends one top-level statement, not the program.
    line(writer, 'try:');
    block(writer, () => statement(writer, place));
    line(writer, 'except Exception as caught:');
    line(writer, '    print("!", type(caught).__name__, caught)');
  }
  if (chance(writer.draw, 0.3)) statement(writer, place);
  line(writer, 'print("end")');
  return HEADER + writer.lines.join('\n') + '\n';
}

function line(writer: Writer, text: string): void {
  writer.lines.push('    '.repeat(writer.indent) + text);
}

function block(writer: Writer, body: () => void): void {
  writer.indent++;
  const before = writer.lines.length;
  body();
  if (writer.lines.length === before) line(writer, 'pass');
  writer.indent--;
}

function fresh(writer: Writer, letter: string): string {
  return `${letter}${writer.names++}`;
}

function suite(writer: Writer, place: Place): void {
  const inner: Place = { ...place, depth: place.depth + 1 };
  block(writer, () => {
    for (let count = int(writer.draw, 1, 3); count > 0 && writer.left > 0; count--) statement(writer, inner);
  });
}

function statement(writer: Writer, place: Place): void {
  const { draw } = writer;
  writer.left--;
  const deep = place.depth >= 4;
  const choices: [number, (writer: Writer, place: Place) => void][] = [
    [5, assign],
    [4, show],
    [2, augment],
    [2, mutate],
    [1, unpack],
    [1, removeItem],
    ...(deep
      ? []
      : ([
          [2, branch],
          [2, forLoop],
          [1, whileLoop],
          [4, attempt],
          [2, withBlock],
          [2, functionUse],
          [2, generatorUse],
          [1, closureUse],
          [1, finaliser],
        ] as [number, typeof assign][])),
    ...(place.inLoop ? ([[1, jump]] as [number, typeof assign][]) : []),
    ...(place.inFunction ? ([[1, leave]] as [number, typeof assign][]) : []),
    ...(place.inGenerator ? ([[3, giveValue]] as [number, typeof assign][]) : []),
    ...(place.depth > 0 ? ([[1, fail]] as [number, typeof assign][]) : []),
  ];
  let at = int(
    draw,
    1,
    choices.reduce((sum, [weight]) => sum + weight, 0),
  );
  for (const [weight, write] of choices) {
    at -= weight;
    if (at <= 0) return write(writer, place);
  }
}

const expr = (writer: Writer, kind: Kind, place: Place): string =>
  expression(writer.draw, kind, place.scope, pick(writer.draw, [0, 1, 1, 2, 2, 3]));

function assign(writer: Writer, place: Place): void {
  const kind = pick(writer.draw, KINDS);
  const value = expr(writer, kind, place);
  const old = [...place.scope].filter(([, held]) => held === kind).map(([name]) => name);
  const name = old.length > 0 && chance(writer.draw, 0.4) ? pick(writer.draw, old) : fresh(writer, 'v');
  line(writer, `${name} = clip(${value})`);
  place.scope.set(name, kind);
}

function show(writer: Writer, place: Place): void {
  line(
    writer,
    `print(${expr(writer, pick(writer.draw, KINDS), place)}${chance(writer.draw, 0.4) ? `, ${expr(writer, pick(writer.draw, KINDS), place)}` : ''})`,
  );
}

function augment(writer: Writer, place: Place): void {
  const names = [...place.scope].filter(([, kind]) => kind === 'int' || kind === 'str' || kind === 'list' || kind === 'float');
  if (names.length === 0) return assign(writer, place);
  const [name, kind] = pick(writer.draw, names);
  const operator =
    kind === 'int'
      ? pick(writer.draw, ['+=', '-=', '*=', '//=', '%=', '|=', '^='])
      : kind === 'float'
        ? pick(writer.draw, ['+=', '*=', '-='])
        : '+=';
  line(writer, `${name} ${operator} ${expr(writer, kind, place)}`);
  line(writer, `${name} = clip(${name})`);
}

function mutate(writer: Writer, place: Place): void {
  const { draw } = writer;
  const names = [...place.scope].filter(([, kind]) => kind === 'list' || kind === 'dict');
  if (names.length === 0) return assign(writer, place);
  const [name, kind] = pick(draw, names);
  const value = expr(writer, 'int', place);
  if (kind === 'dict') {
    line(
      writer,
      pick(draw, [
        `${name}[${expr(writer, pick(draw, ['str', 'int']), place)}] = ${value}`,
        `print(${name}.pop(${expr(writer, 'str', place)}, None))`,
        `print(${name}.setdefault("s", ${value}))`,
        `${name}.update(u=${value})`,
      ]),
    );
  } else {
    line(
      writer,
      pick(draw, [
        `${name}.append(${value})`,
        `${name}.extend(${expr(writer, 'tuple', place)})`,
        `${name}.insert(${int(draw, -3, 4)}, ${value})`,
        `print(${name}.pop(${pick(draw, ['', '0', '-1', '5'])}))`,
        `${name}.reverse()`,
        `${name}.sort()`,
        `${name}[${int(draw, -2, 2)}] = ${value}`,
        `${name}[${int(draw, 0, 2)}:${int(draw, 1, 4)}] = ${expr(writer, 'list', place)}`,
        `${name}.remove(${value})`,
      ]),
    );
  }
  line(writer, `print(${name})`);
}

function removeItem(writer: Writer, place: Place): void {
  const names = [...place.scope].filter(([, kind]) => kind === 'list');
  if (names.length === 0) return show(writer, place);
  const [name] = pick(writer.draw, names);
  line(writer, `del ${name}[${pick(writer.draw, ['0', '-1', ':1', '::2', '1:'])}]`);
}

function unpack(writer: Writer, place: Place): void {
  const [a, b] = [fresh(writer, 'v'), fresh(writer, 'v')];
  const star = pick(writer.draw, ['', '', '*']);
  line(writer, `${a}, ${star}${b} = ${expr(writer, pick(writer.draw, ['tuple', 'list', 'str']), place)}`);
  line(writer, `print(${a}, ${b})`);
  if (star === '*') place.scope.set(b, 'list');
}

function branch(writer: Writer, place: Place): void {
  line(writer, `if ${expr(writer, 'bool', place)}:`);
  suite(writer, branchPlace(place));
  if (chance(writer.draw, 0.3)) {
    line(writer, `elif ${expr(writer, 'bool', place)}:`);
    suite(writer, branchPlace(place));
  }
  if (chance(writer.draw, 0.5)) {
    line(writer, 'else:');
    suite(writer, branchPlace(place));
  }
}

/** Names bound in a branch may be unbound behind it: they stay inside. */
const branchPlace = (place: Place): Place => ({ ...place, scope: new Map(place.scope) });

function forLoop(writer: Writer, place: Place): void {
  const { draw } = writer;
  const name = fresh(writer, 'i');
  const [source, kind] = pick<readonly [string, Kind]>(draw, [
    [`range(${int(draw, 0, 4)})`, 'int'],
    [`clip(${expr(writer, 'str', place)})[:4]`, 'str'],
    [`list(clip(${expr(writer, 'list', place)}))[:4]`, 'int'],
    [`sorted(${expr(writer, 'set', place)})[:4]`, 'int'],
  ]);
  line(writer, `for ${name} in ${source}:`);
  const inner: Place = { ...branchPlace(place), inLoop: true };
  inner.scope.set(name, kind);
  suite(writer, inner);
  if (chance(draw, 0.3)) {
    line(writer, 'else:');
    suite(writer, branchPlace(place));
  }
}

function whileLoop(writer: Writer, place: Place): void {
  const name = fresh(writer, 'n');
  line(writer, `${name} = ${int(writer.draw, 0, 4)}`);
  line(writer, `while ${name} > 0:`);
  block(writer, () => line(writer, `${name} -= 1`));
  // The loop's own counter is not in the scope: nothing else changes it.
  suite(writer, { ...branchPlace(place), inLoop: true });
  if (chance(writer.draw, 0.3)) {
    line(writer, 'else:');
    suite(writer, branchPlace(place));
  }
}

function attempt(writer: Writer, place: Place): void {
  const { draw } = writer;
  line(writer, 'try:');
  suite(writer, branchPlace(place));
  const caught = chance(draw, 0.75);
  if (caught) {
    line(writer, `except ${pick(draw, [...ERRORS, 'Exception', '(KeyError, ValueError)', 'LookupError', 'ArithmeticError'])} as e:`);
    block(writer, () => line(writer, 'print("caught", type(e).__name__, e)'));
    suite(writer, branchPlace(place));
    if (chance(draw, 0.3)) {
      line(writer, 'except Exception:');
      suite(writer, branchPlace(place));
    }
    if (chance(draw, 0.3)) {
      line(writer, 'else:');
      suite(writer, branchPlace(place));
    }
  }
  if (!caught || chance(draw, 0.5)) {
    line(writer, 'finally:');
    block(writer, () => line(writer, `print("finally ${writer.names++}")`));
    suite(writer, branchPlace(place));
  }
}

function withBlock(writer: Writer, place: Place): void {
  const name = fresh(writer, 'w');
  line(
    writer,
    `with Ctx("${name}", ${pick(writer.draw, ['False', 'False', 'True'])})${chance(writer.draw, 0.3) ? `, Ctx("${name}b", False)` : ''}:`,
  );
  suite(writer, branchPlace(place));
}

function jump(writer: Writer): void {
  line(writer, pick(writer.draw, ['break', 'continue']));
}

function leave(writer: Writer, place: Place): void {
  line(writer, place.inGenerator ? 'return' : `return ${expr(writer, 'int', place)}`);
}

function fail(writer: Writer, place: Place): void {
  const error = pick(writer.draw, ERRORS);
  const guard = chance(writer.draw, 0.5) ? `if ${expr(writer, 'bool', place)}: ` : '';
  line(
    writer,
    `${guard}raise ${error}(${expr(writer, pick(writer.draw, ['str', 'int']), place)})${chance(writer.draw, 0.15) ? ' from None' : ''}`,
  );
}

function giveValue(writer: Writer, place: Place): void {
  line(
    writer,
    pick(writer.draw, [
      `yield ${expr(writer, 'int', place)}`,
      `print("sent", (yield ${expr(writer, 'str', place)}))`,
      `yield from ${pick(writer.draw, ['range(2)', '"ab"', '[]', '(x for x in [1, 2])'])}`,
    ]),
  );
}

function functionUse(writer: Writer, place: Place): void {
  const name = fresh(writer, 'f');
  const { draw } = writer;
  const parameters = pick(draw, ['a', 'a, b=2', 'a, *rest', 'a, b=3, *, c=4', 'a, **more', 'a, b=1, *rest, **more']);
  line(writer, `def ${name}(${parameters}):`);
  // Assigning to a global name would make it local, so the body knows only its parameters.
  const scope = new Map<string, Kind>();
  scope.set('a', 'int');
  if (parameters.includes('b=')) scope.set('b', 'int');
  if (parameters.includes('*rest')) scope.set('rest', 'tuple');
  if (parameters.includes('**more')) scope.set('more', 'dict');
  suite(writer, { scope, inLoop: false, inFunction: true, inGenerator: false, depth: place.depth + 1 });
  line(
    writer,
    `print(${name}(${expr(writer, 'int', place)}${pick(draw, ['', '', ', 5', ', b=7', ', 1, 2', ', c=8', ', z=9', ', **{"q": 1}', ', *[1, 2]'])}))`,
  );
}

function generatorUse(writer: Writer, place: Place): void {
  const name = fresh(writer, 'g');
  const { draw } = writer;
  line(writer, `def ${name}(a):`);
  suite(writer, {
    scope: new Map<string, Kind>([['a', 'int']]),
    inLoop: false,
    inFunction: true,
    inGenerator: true,
    depth: place.depth + 1,
  });
  line(writer, '    yield a');
  const made = fresh(writer, 'it');
  line(writer, `${made} = ${name}(${expr(writer, 'int', place)})`);
  line(
    writer,
    pick(draw, [
      `print(list(${made}))`,
      `print(next(${made}, "none"), next(${made}, "none"))`,
      `print(next(${made}), ${made}.send("hey"))`,
      `print([x for x in ${made}][:5])`,
    ]),
  );
  if (chance(draw, 0.3)) line(writer, pick(draw, [`${made}.close()`, `print(${made}.throw(ValueError("thrown")))`, `del ${made}`]));
}

function closureUse(writer: Writer, place: Place): void {
  const outer = fresh(writer, 'o');
  line(writer, `def ${outer}(n):`);
  line(writer, '    def step(by=1):');
  line(writer, '        nonlocal n');
  line(writer, `        n ${pick(writer.draw, ['+=', '-=', '*=', '^='])} by`);
  line(writer, '        n = clip(n)');
  line(writer, '        return n');
  line(writer, pick(writer.draw, ['    return step', '    return lambda k=2: step(k)', '    return [step for _ in range(2)][1]']));
  line(writer, `c = ${outer}(${expr(writer, 'int', place)})`);
  line(writer, `print(c(), c(${int(writer.draw, -5, 9)}), c())`);
}

function finaliser(writer: Writer, place: Place): void {
  const name = fresh(writer, 'd');
  const { draw } = writer;
  line(writer, `${name} = Num(${int(draw, 0, 9)})`);
  line(
    writer,
    pick(draw, [
      `print(${name} + ${expr(writer, 'int', place)})`,
      `${name} = ${name} + 1`,
      `print(sorted([Num(3), ${name}, Num(1)]))`,
      `print(${name} in [Num(5)], bool(${name}), ${name} == 4)`,
      `${name} = [${name}, Num(7)][${int(draw, 0, 1)}]`,
      `print({${name}: 1})`,
    ]),
  );
  line(writer, pick(draw, [`del ${name}`, `${name} = None`, 'pass', `print(${name})`]));
}
