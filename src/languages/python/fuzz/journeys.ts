/**
 * Random programs of a second kind: classes and their use, functions that call one another and fail somewhere below, so that what a program
 * prints on its way and the traceback at its end can be compared.
 */
import { randomClass, randomUse, type RandomClass } from './classes.ts';
import { chance, int, newDraw, pick, type Draw } from './draw.ts';
import { expression, KINDS, type Kind } from './expressions.ts';

interface Page {
  readonly draw: Draw;
  readonly lines: string[];
}

const put = (page: Page, indent: number, ...lines: readonly string[]): void => {
  for (const line of lines) page.lines.push('    '.repeat(indent) + line);
};

/** A program from a seed. */
export function randomJourney(seed: number): string {
  const page: Page = { draw: newDraw(seed ^ 0x5f3759df), lines: [] };
  const { draw } = page;
  const classes: RandomClass[] = [];
  const objects: [string, string][] = [];
  for (let step = 0; step < 16; step++) {
    if (classes.length === 0 || chance(draw, 0.18)) {
      const made = randomClass(draw, `C${classes.length}`, classes);
      put(page, 0, ...guarded(draw, made.lines));
      classes.push(made);
    } else if (objects.length === 0 || chance(draw, 0.2)) {
      const cls = pick(draw, classes).name;
      const name = `o${objects.length}`;
      put(page, 0, ...guarded(draw, [`${name} = ${cls}(${pick(draw, ['', '1', '2', '"t"'])})`]));
      objects.push([name, cls]);
    } else if (chance(draw, 0.25)) put(page, 0, ...guarded(draw, callChain(draw, step)));
    else {
      const [name, cls] = pick(draw, objects);
      put(page, 0, ...guarded(draw, randomUse(draw, name, cls)));
    }
  }
  // The last thing may fail for good: its traceback is part of what is compared.
  put(page, 0, ...(chance(draw, 0.5) ? callChain(draw, 99) : objects.length > 0 ? randomUse(draw, ...pick(draw, objects)) : []));
  put(page, 0, 'print("end")');
  return `${page.lines.join('\n')}\n`;
}

/** In a try statement that names what went wrong, with chances of an else, a finally and a look at the exception. */
function guarded(draw: Draw, lines: readonly string[]): readonly string[] {
  const out = [
    'try:',
    ...lines.map((line) => `    ${line}`),
    `except ${pick(draw, ['Exception', 'Exception', 'BaseException', '(TypeError, ValueError, LookupError, AttributeError, ArithmeticError, NameError, RuntimeError, Exception)'])} as e:`,
    `    print("!", type(e).__name__, ${pick(draw, ['e', 'e', 'e.args', 'repr(e)[:60]', 'e, repr(e.__context__)[:50]', 'e, repr(e.__cause__)[:50]', 'e, e.__suppress_context__'])})`,
  ];
  if (chance(draw, 0.15)) out.push('else:', '    print("fine")');
  if (chance(draw, 0.15)) out.push('finally:', '    print("finally")');
  return out;
}

/** Functions that call one another downwards, with something that may fail at the bottom and handlers on the way. */
function callChain(draw: Draw, step: number): readonly string[] {
  const depth = int(draw, 1, 3);
  const lines: string[] = [];
  const name = (level: number): string => `f${step}_${level}`;
  for (let level = depth; level >= 0; level--) {
    lines.push(`def ${name(level)}(${pick(draw, ['a', 'a, b=2', 'a, *r', 'a, **k', 'a, b=1, *, c=3'])}):`);
    const scope = new Map<string, Kind>([['a', 'int']]);
    const value = (): string => expression(draw, pick(draw, KINDS), scope, pick(draw, [1, 2]));
    const below =
      level === depth
        ? value()
        : `${pick(draw, ['', '', '1 + ', '[x for x in [1, 2]] + '])}${name(level + 1)}(${pick(draw, ['a', 'a + 1', 'a, 5', 'a, c=1', 'a, *[1]', 'a, **{"b": 3}', `\n        a,\n    `])})`;
    switch (int(draw, 0, 6)) {
      case 0:
        lines.push(
          '    try:',
          `        return ${below}`,
          `    except ${pick(draw, ['TypeError', 'ValueError', 'LookupError', 'Exception'])} as e:`,
          `        ${pick(draw, ['raise', 'raise RuntimeError("again") from e', 'raise KeyError("new")', 'raise ValueError("clean") from None', 'return repr(e)', 'print("saw", e)'])}`,
        );
        break;
      case 1:
        lines.push(
          '    try:',
          `        return ${below}`,
          '    finally:',
          `        ${pick(draw, ['print("leaving")', 'a = None', 'pass', `print(${value()})`])}`,
        );
        break;
      case 2:
        lines.push(
          `    for i in range(${int(draw, 1, 3)}):`,
          `        if i == ${int(draw, 0, 2)}:`,
          `            ${pick(draw, ['break', 'continue', `return ${value()}`])}`,
          `        print(i, ${value()})`,
          `    return ${below}`,
        );
        break;
      case 3:
        lines.push(`    r = ${below}`, '    print("r", r)', '    return r');
        break;
      case 4:
        lines.push(`    return [${below} for x in range(${int(draw, 1, 2)})]`);
        break;
      case 5:
        lines.push(
          '    def inner(n):',
          '        nonlocal a',
          `        a = n${pick(draw, ['', ' + 1', ' // 0', ' + "x"'])}`,
          '        return a',
          `    return inner(a), ${below}`,
        );
        break;
      default:
        lines.push(`    return ${below}`);
    }
  }
  lines.push(`print(${name(0)}(${pick(draw, ['1', '2', '"t"', 'None', '-3', ''])}))`);
  return lines.flatMap((line) => line.split('\n'));
}
