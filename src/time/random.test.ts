import { describe, expect, it } from 'vitest';
import { chance, hash32, nextBelow, nextFraction, nextWord, randomFor } from './random.ts';

describe('seeded randomness', () => {
  it('gives the same numbers for the same seed and purpose on every machine', () => {
    const r = randomFor(1, 'link', 0);
    expect([nextWord(r), nextWord(r), nextWord(r)]).toMatchInlineSnapshot(`
      [
        15678506,
        1877447877,
        1821015351,
      ]
    `);
    expect(hash32(1, 'port', 2 ** 40 + 1)).toMatchInlineSnapshot(`1970428087`);
  });
  it('gives each purpose a stream of its own', () => {
    expect(nextWord(randomFor(1, 'loss'))).not.toBe(nextWord(randomFor(1, 'jitter')));
    expect(nextWord(randomFor(1, 'loss'))).not.toBe(nextWord(randomFor(2, 'loss')));
  });
  it('continues a copy as the original', () => {
    const r = randomFor(7);
    nextWord(r);
    const copy = structuredClone(r);
    expect([nextFraction(copy), nextBelow(copy, 10)]).toEqual([nextFraction(r), nextBelow(r, 10)]);
  });
  it('is even: a tenth of the draws lie below a tenth', () => {
    const r = randomFor(3);
    let hits = 0;
    for (let i = 0; i < 20_000; i++) if (chance(r, 0.1)) hits++;
    expect(hits).toBeGreaterThan(1_850);
    expect(hits).toBeLessThan(2_150);
  });
  it('draws nothing where chance has no say', () => {
    const r = randomFor(3);
    const copy = structuredClone(r);
    expect([chance(r, 0), chance(r, 1)]).toEqual([false, true]);
    expect(r).toEqual(copy);
  });
});
