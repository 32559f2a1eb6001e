import { describe, expect, it } from 'vitest';
import { asList, readRecordedFrom } from '../text/recorded/recorded.ts';
import { listSort } from './list-sort.ts';

describe('list.sort', () => {
  it('asks the same questions in the same order as CPython, and leaves what CPython leaves when one of them fails', () => {
    for (const [given, rolling, count, fail, left] of readRecordedFrom(new URL('recorded/list-sort.json', import.meta.url))) {
      const values = asList(given).map(Number);
      const sorted = [...values];
      let [number, asked] = [0, 0];
      listSort(sorted, (a, b) => {
        number = (number * 31 + a * 1009 + b) % 1000000007;
        asked++;
        return a < b;
      });
      expect(sorted).toEqual([...values].sort((a, b) => a - b));
      expect([values, asked, number]).toEqual([values, count, rolling]);
      const broken = [...values];
      let until = Number(fail);
      try {
        listSort(broken, (a, b) => {
          if (--until === 0) throw new RangeError();
          return a < b;
        });
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
      }
      expect(broken).toEqual(left);
    }
  });
});
