import { describe, expect, it } from 'vitest';
import { compareSeeds, firstDifference, hasPython } from './testing/compare.ts';
import { randomProgram } from './programs.ts';

describe('random programs', () => {
  it('are the same for the same seed', () => {
    expect(randomProgram(7)).toBe(randomProgram(7));
    expect(randomProgram(7)).not.toBe(randomProgram(8));
  });

  it('print here what they print under CPython', ({ skip }) => {
    skip(!hasPython(), 'there is no python3 of version 3.11 here to compare with');
    const { different, same } = compareSeeds(1, 100);
    expect(different.map((one) => `seed ${one.seed}\n${firstDifference(one.expected, one.got)}`)).toEqual([]);
    expect(same).toBeGreaterThan(90);
  }, 120_000);
});
