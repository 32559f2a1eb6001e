import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ns } from '#time/nanoseconds.ts';
import { greatest, StepBuilder, thinned, valueAt, type Steps } from './steps.ts';

const stepsOf = (changes: readonly (readonly [number, number])[]): Steps => {
  const builder = new StepBuilder();
  for (const [at, value] of changes) builder.add(at, value);
  return builder.build();
};

describe('a quantity over time', () => {
  const steps = stepsOf([
    [10, 1],
    [20, 5],
    [20, 4],
    [30, 4],
    [40, Number.NaN],
  ]);

  it('keeps its value until the next change', () => {
    expect([9, 10, 19, 20, 39].map((time) => valueAt(steps, ns(time)))).toEqual([null, 1, 1, 4, 4]);
  });
  it('has no value where it is not a number', () => expect(valueAt(steps, ns(50))).toBe(null));
  it('remembers no change that changes nothing, and of two at one instant the later', () => expect([...steps.at]).toEqual([10, 20, 40]));
  it('finds its greatest value, the one that holds at the start included', () => {
    expect(greatest(steps, 25, 35)).toBe(4);
    expect(greatest(steps, 0, 15)).toBe(1);
  });
});

describe('thinning', () => {
  const changes = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 100 })), { minLength: 1, maxLength: 300 })
    .map((list) => list.toSorted((a, b) => a[0] - b[0]));

  it('loses no peak and no valley, and keeps at most four changes a column', () => {
    fc.assert(
      fc.property(changes, fc.integer({ min: 1, max: 40 }), (list, columns) => {
        const steps = stepsOf(list);
        const corners = thinned(steps, 0, 1000, columns);
        const values = [...steps.value];
        expect(Math.max(...corners.map((corner) => corner.value))).toBe(Math.max(...values));
        expect(Math.min(...corners.map((corner) => corner.value))).toBe(Math.min(...values));
        expect(corners.length).toBeLessThanOrEqual(4 * (columns + 1) + 1);
        expect(corners.map((corner) => corner.at)).toEqual(corners.map((corner) => corner.at).toSorted((a, b) => a - b));
      }),
    );
  });
  it('begins with the value that holds at its left edge', () => {
    const steps = stepsOf([
      [10, 7],
      [90, 8],
    ]);
    expect(thinned(steps, 50, 100, 10)).toEqual([
      { at: 50, value: 7 },
      { at: 90, value: 8 },
    ]);
  });
});
