/** The same comparison as fuzz.test.ts over many more programs: RUNS of them (3,000 unless said), from SEED on (101 unless said). */
import { expect, it } from 'vitest';
import { compareSeeds, firstDifference, hasPython } from './testing/compare.ts';

/** Programs that still differ, and in what. A debt: the list only shrinks, and a seed that is not in it fails. */
const DIFFERS: ReadonlyMap<number, string> = new Map([
  [1429, 'which error comes first, after a finaliser ran in between'],
  [1629, 'the text of a TypeError from += on an instance with __add__'],
  [1896, 'a generator that ignores GeneratorExit is told without its traceback'],
  [2347, 'an instance in a cycle is finalised at exit, here not'],
  [2351, 'an instance in a cycle is finalised at exit, here not'],
  [2593, 'float() of an instance shows its text empty'],
]);

it('print here what they print under CPython', ({ skip }) => {
  skip(!hasPython(), 'there is no python3 of version 3.11 here to compare with');
  const { different } = compareSeeds(Number(process.env['SEED'] ?? 101), Number(process.env['RUNS'] ?? 3_000));
  const news = different.filter((one) => !DIFFERS.has(one.seed));
  expect(news.map((one) => `seed ${one.seed}\n${firstDifference(one.expected, one.got)}`)).toEqual([]);
});
