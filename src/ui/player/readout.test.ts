import { expect, it } from 'vitest';
import { ns } from '#time/nanoseconds.ts';
import { fineTimeText } from './readout.ts';

it('tells microseconds apart', () => {
  expect([0, 80_028_400, 1_234_999_600].map((time) => fineTimeText(ns(time)))).toEqual(['0.000 ms', '80.028 ms', '1235.000 ms']);
});
