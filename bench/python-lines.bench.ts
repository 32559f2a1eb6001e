/** Python lines per second with line tracing on, DESIGN 13: loops, calls and attributes, run as the kernel runs them (slices of 5 ms). */
import { pythonRuntime } from '../src/languages/python/runtime.ts';
import { perSecond, type Measure } from './measure.ts';

const SLICE = 25_000;

/** Runs a program to its end; answers how many line steps it made. */
function lines(source: string): number {
  const loaded = pythonRuntime.load({
    main: 'b.py',
    files: [{ name: 'b.py', source, index: 0 }],
    args: ['b.py'],
    env: {},
    hosts: {},
    pid: 1,
    seed: 1,
    date: '',
  });
  if ('problems' in loaded) throw new Error(loaded.problems.map((one) => one.sentence).join('\n'));
  const { state } = loaded;
  let count = 0;
  for (let limit = SLICE; ; limit += SLICE) {
    const outcome = pythonRuntime.run(state, 0, limit, () => {
      count++;
    });
    limit = Math.max(limit, outcome.step);
    if (outcome.kind === 'exited') return count;
    if (outcome.kind === 'stopped') throw new Error(outcome.sentence);
    if (outcome.kind === 'call') pythonRuntime.resume(state, 0, { value: outcome.call.name === 'write' ? outcome.call.bytes.length : 0 });
  }
}

const WHILE = 'i = 0\ntotal = 0\nwhile i < 500000:\n    total += i\n    i += 1\n';
const FOR =
  'def main():\n    total = 0\n    for i in range(700000):\n        if i % 3 == 0:\n            total += i\n    return total\nmain()\n';
const CALLS =
  'def add(a, b):\n    c = a + b\n    return c\ndef main():\n    total = 0\n    for i in range(300000):\n        total = add(total, i)\nmain()\n';
const OBJECTS = `class Point:
    def __init__(self, x):
        self.x = x
    def move(self, by):
        self.x += by
        return self.x
def main():
    point = Point(0)
    seen = {}
    for i in range(150000):
        point.move(i)
        seen[i % 100] = i
main()
`;

const measure = (title: string, source: string): Measure => {
  const count = lines(source);
  return { title, unit: 'lines/s', runs: 5, goal: { least: 5_000_000 }, run: () => perSecond(count, () => lines(source)) };
};

export const measures: readonly Measure[] = [
  measure('Python, while loop of a module', WHILE),
  measure('Python, for loop of a function', FOR),
  measure('Python, function calls', CALLS),
  measure('Python, methods, attributes and a dict', OBJECTS),
];
