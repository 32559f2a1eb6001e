/**
 * Random classes and what is done with their instances: inheritance, super(), properties, special methods that print when they are asked,
 * attributes found and not found, exceptions of one's own.
 */
import { chance, int, pick, type Draw } from './draw.ts';

/** Text of a class statement, line by line, indented from zero; `holds`: it derives from a builtin type. */
export interface RandomClass {
  readonly lines: readonly string[];
  readonly name: string;
  readonly holds: boolean;
}

const METHODS: readonly ((draw: Draw, name: string) => readonly string[])[] = [
  (draw) => [
    'def m(self, x=1):',
    `    return ${pick(draw, ['x', 'self.v', 'x + self.v', 'super().m(x)', '[x, self.v]', 'type(self).__name__', 'self.k', 'self.missing'])}`,
  ],
  (draw) => ['def n(self, *a, **k):', `    return ${pick(draw, ['(a, k)', 'self.m(*a)', 'len(a) + len(k)', 'a[0]', 'self'])}`],
  (draw) => [
    '@property',
    'def p(self):',
    '    print("get p")',
    `    return ${pick(draw, ['self.v', 'self._p', '7', 'super().p', '1 // self.v'])}`,
  ],
  () => [
    '@property',
    'def q(self):',
    '    return self._q',
    '@q.setter',
    'def q(self, value):',
    '    print("set q", value)',
    '    self._q = value',
    '@q.deleter',
    'def q(self):',
    '    print("del q")',
    '    del self._q',
  ],
  (draw) => ['@staticmethod', 'def s(a, b=2):', `    return ${pick(draw, ['a + b', '(a, b)', 'a[b]'])}`],
  (draw) => ['@classmethod', 'def c(cls, a=0):', `    return ${pick(draw, ['cls.__name__', '(cls.k, a)', 'cls(a).v'])}`],
  (draw) => ['def __add__(self, o):', '    print("add")', `    return ${pick(draw, ['self.v', 'NotImplemented', 'o', 'self.v + o'])}`],
  (draw) => ['def __radd__(self, o):', '    print("radd")', `    return ${pick(draw, ['o', 'NotImplemented', 'self'])}`],
  (draw) => [
    'def __iadd__(self, o):',
    '    print("iadd", o)',
    `    ${pick(draw, ['self.v = o', 'pass', 'self.w = o'])}`,
    '    return self',
  ],
  (draw) => ['def __len__(self):', '    print("len")', `    return ${pick(draw, ['3', '0', '-1', '"x"', 'self.v'])}`],
  (draw) => ['def __bool__(self):', '    print("bool")', `    return ${pick(draw, ['True', 'False', '0', 'self.v == 1'])}`],
  (draw) => [
    'def __getitem__(self, i):',
    '    print("item", i)',
    '    if i == 4:',
    '        raise IndexError("end")',
    `    ${pick(draw, ['return i', 'return [5, 6][i]', 'raise KeyError(i)', 'return self.v'])}`,
  ],
  (draw) => [
    'def __setitem__(self, i, x):',
    '    print("setitem", i, x)',
    `    ${pick(draw, ['pass', 'self.v = x', 'raise IndexError(i)'])}`,
  ],
  (draw) => [
    'def __iter__(self):',
    '    print("iter")',
    `    ${pick(draw, ['return iter([1, 2])', 'yield self.v', 'yield from "ab"', 'return self', 'return 5'])}`,
  ],
  (draw) => [
    'def __next__(self):',
    '    print("next")',
    `    ${pick(draw, ['raise StopIteration', 'raise StopIteration(4)', 'raise ValueError("in next")'])}`,
  ],
  (draw) => ['def __contains__(self, x):', '    print("contains", x)', `    return ${pick(draw, ['True', 'False', 'x', '[]'])}`],
  (draw) => [
    'def __eq__(self, o):',
    '    print("eq")',
    `    return ${pick(draw, ['True', 'False', 'NotImplemented', 'self is o', '"yes"'])}`,
  ],
  (draw) => [
    'def __lt__(self, o):',
    '    print("lt")',
    `    return ${pick(draw, ['True', 'False', 'self.v < getattr(o, "v", 0)', 'NotImplemented'])}`,
  ],
  (draw) => ['def __hash__(self):', '    print("hash")', `    return ${pick(draw, ['1', 'hash(self.v)', '"x"'])}`],
  (draw) => ['def __call__(self, *a):', `    return ${pick(draw, ['a', 'self', 'a[0]'])}`],
  (draw) => ['def __str__(self):', `    return ${pick(draw, ['"str"', 'str(self.v)', '5', '"<" + super().__str__()[:3] + ">"'])}`],
  (draw, name) => ['def __repr__(self):', `    return ${pick(draw, [`"${name}!"`, `f"${name}({self.v!r})"`, 'str(self.missing)'])}`],
  (draw) => ['def __format__(self, spec):', `    return ${pick(draw, ['"f" + spec', 'spec * 2', '1'])}`],
  (draw) => [
    'def __getattr__(self, name):',
    '    print("getattr", name)',
    `    ${pick(draw, ['raise AttributeError(name)', 'return name', 'return 3'])}`,
  ],
  (draw) => [
    'def __setattr__(self, name, value):',
    '    print("setattr", name)',
    `    ${pick(draw, ['super().__setattr__(name, value)', 'object.__setattr__(self, name, value)', 'self.__dict__[name] = value'])}`,
  ],
  (draw) => [
    'def __enter__(self):',
    '    print("enter")',
    `    return ${pick(draw, ['self', '1', 'self.v'])}`,
    'def __exit__(self, *e):',
    '    print("exit", e[0] and e[0].__name__)',
    `    return ${pick(draw, ['True', 'False', 'None', 'self.v'])}`,
  ],
  () => ['def __int__(self):', '    return 4', 'def __index__(self):', '    print("index")', '    return 1'],
  (draw) => [
    'def g(self):',
    '    try:',
    `        yield ${pick(draw, ['self.v', '1', 'self.missing'])}`,
    '    finally:',
    '        print("g done")',
  ],
];

/** A class, perhaps with bases among those that are there. */
export function randomClass(draw: Draw, name: string, bases: readonly RandomClass[]): RandomClass {
  const parents =
    bases.length === 0 || chance(draw, 0.4) ? [] : chance(draw, 0.75) ? [pick(draw, bases)] : [...bases].reverse().slice(0, 2);
  const base =
    parents.length > 0
      ? parents.map((one) => one.name).join(', ')
      : chance(draw, 0.12)
        ? pick(draw, ['Exception', 'ValueError', 'list', 'dict', 'int', 'str'])
        : '';
  const lines = [base === '' ? `class ${name}:` : `class ${name}(${base}):`];
  if (chance(draw, 0.4)) lines.push(`    k = ${pick(draw, ['1', '[]', '"k"', 'None'])}`);
  const plainInit = base === '' || parents.length > 0;
  if (plainInit && chance(draw, 0.85)) {
    lines.push('    def __init__(self, v=0):');
    if (parents.length > 0 && chance(draw, 0.6)) lines.push(`        super().__init__(${pick(draw, ['v', '', 'v + 1'])})`);
    if (chance(draw, 0.85)) lines.push('        self.v = v');
    lines.push(`        print("init ${name}")`);
  }
  const holds = parents.some((one) => one.holds) || (parents.length === 0 && base !== '');
  for (let count = int(draw, 1, 5); count > 0; count--) for (const line of pick(draw, METHODS)(draw, name)) lines.push(`    ${line}`);
  // Finalisers of subclasses of builtin containers and exceptions are not run here yet.
  if (!holds && chance(draw, 0.15)) {
    lines.push('    def __del__(self):', `        print("del", ${pick(draw, ['1', 'self.v', 'self.missing'])})`);
  }
  return { lines, name, holds };
}

const USES: readonly ((draw: Draw, o: string, cls: string) => string)[] = [
  (draw, o) => `print(${o}.m(${pick(draw, ['', '5', '"x"', 'x=2', 'y=1'])}))`,
  (draw, o) => `print(${o}.n(${pick(draw, ['', '1', '1, 2', 'a=1', '*[1], **{"z": 2}'])}))`,
  (draw, o) => `print(${o}.${pick(draw, ['p', 'q', 'k', 'v', 'missing', '__class__.__name__'])})`,
  (draw, o) => `${o}.${pick(draw, ['q', 'v', 'k', 'p', 'fresh'])} = ${int(draw, 0, 5)}`,
  (draw, o) => `del ${o}.${pick(draw, ['q', 'v', 'k', 'nothing'])}`,
  (draw, o, cls) => `print(${pick(draw, [o, cls])}.s(${pick(draw, ['1', '1, 3', '"a", "b"', ''])}))`,
  (draw, o, cls) => `print(${pick(draw, [o, cls])}.c(${pick(draw, ['', '1'])}))`,
  (draw, o) => `print(${o} + ${pick(draw, ['1', '"a"', o])})`,
  (draw, o) => `print(${pick(draw, ['1', '[]', '"a"'])} + ${o})`,
  (draw, o) => `${o} += ${int(draw, 0, 4)}`,
  (draw, o) => `print(${pick(draw, ['len', 'bool', 'list', 'sorted', 'int', 'hex', 'sum', 'max', 'tuple', 'set', 'float', 'abs'])}(${o}))`,
  (_, o) => `print("yes" if ${o} else "no", not ${o}, ${o} and 1, ${o} or 2)`,
  (draw, o) => `print(${o}[${pick(draw, ['0', '1', '5', '"k"', '1:2'])}])`,
  (draw, o) => `${o}[${int(draw, 0, 2)}] = ${int(draw, 0, 9)}`,
  (_, o) => `print([x for x in ${o}])`,
  (draw, o) => `print(${int(draw, 0, 3)} in ${o}, "z" not in ${o})`,
  (draw, o) => `print(${o} == ${pick(draw, ['1', o, '[]'])}, ${o} != 1, ${o} is ${o})`,
  (draw, o) => `print(${o} < ${pick(draw, ['1', o])}, ${o} > 1)`,
  (_, o) => `print({${o}: 1}, len({${o}, ${o}}))`,
  (draw, o) => `print(${o}(${pick(draw, ['', '1', '1, 2'])}))`,
  (_, o) => `print(str(${o})[:9], f"{${o}!s:>8.8}", "%s" % ${o})`.replaceAll('object at', ''),
  (draw, o) => `print(f"{${o}:${pick(draw, ['', 'ab', '>9'])}}"[:9])`,
  (draw, o) => `with ${o} as w:\n    print("body")${pick(draw, ['', '\n    raise ValueError("in with")', '\n    w.x'])}`,
  (_, o) => `print(next(${o}.g()), list(${o}.g()))`,
  (_, o) => `a, b = ${o}\nprint(a, b)`,
  (_, o, cls) => `print(isinstance(${o}, ${cls}), issubclass(${cls}, object), [c.__name__ for c in ${cls}.__mro__])`,
  (draw, o) => `print(hasattr(${o}, "${pick(draw, ['v', 'm', 'zz', 'p'])}"), getattr(${o}, "${pick(draw, ['v', 'zz', 'q'])}", "default"))`,
  (_, o) => `print(sorted(${o}.__dict__))`,
  (draw, o) => `print(sorted([${o}, ${o}], key=lambda x: x.${pick(draw, ['v', 'missing', 'm()'])})[0] is ${o})`,
  (_, o) => `raise ${o}`,
  (_, o) => `print([10, 20, 30][${o}])`,
  (_, o) => `${o} = None`,
  (_, o) => `print(${o}.m is ${o}.m, ${o}.m == ${o}.m)`,
];

/** Statements that do something with an instance of the class. */
export function randomUse(draw: Draw, object: string, cls: string): readonly string[] {
  return pick(draw, USES)(draw, object, cls).split('\n');
}
