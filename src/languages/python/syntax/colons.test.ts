/** A head that lost its colon, in the words and at the place of CPython 3.11 (each recorded from it). */
import { expect, it } from 'vitest';
import { pythonRuntime } from '../runtime.ts';

const RECORDED: readonly (readonly [string, number, string])[] = [
  ['print("fine")\nif True\n    pass\n', 2, "expected ':'"],
  ['def f()\n    pass\n', 1, "expected ':'"],
  ['for x in y\n  pass\n', 1, "expected ':'"],
  ['class A\n  pass\n', 1, "expected ':'"],
  ['with a\n  x\n', 1, "expected ':'"],
  ['try\n  pass\n', 1, "expected ':'"],
  ['if a:\n  x\nelse\n  x\n', 3, "expected ':'"],
  ['try:\n  a\nexcept X\n  b\n', 3, "expected ':'"],
  ['while True print(1)\n', 1, 'invalid syntax'],
  ['if a print(1)\n', 1, 'invalid syntax'],
  ['for x in y print(1)\n', 1, 'invalid syntax'],
  ['def f() print(1)\n', 1, "expected ':'"],
  ['  x = 1\n', 1, 'unexpected indent'],
  ['if 1:\nx = 1\n', 2, "expected an indented block after 'if' statement on line 1"],
];

it.each(RECORDED)('%j is wrong on line %i: %s', (source, line, sentence) => {
  const image = {
    main: 'a.py',
    files: [{ name: 'a.py', source, index: 0 }],
    args: ['a.py'],
    env: {},
    hosts: {},
    pid: 1,
    seed: 1,
    date: '2026-01-01T00:00:00Z',
  };
  const loaded = pythonRuntime.load(image);
  const found = 'problems' in loaded ? loaded.problems[0] : undefined;
  expect(found?.line).toBe(line);
  expect(found?.sentence).toContain(sentence);
});
