import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDuration, printDuration, printMilliseconds } from './duration.ts';
import { ns } from './nanoseconds.ts';

describe('durations', () => {
  it('are exact whole nanoseconds', () => {
    expect(parseDuration('0.1s')).toBe(100_000_000);
    expect(parseDuration('61.6ms')).toBe(61_600_000);
    expect(parseDuration('0ms')).toBe(0);
    expect(parseDuration('200ns')).toBe(200);
  });
  it('are refused where they are none', () => {
    for (const text of ['soon', '', '5', 'ms', '-1ms', '1e3ms', '0.5ns', '1.ms', ' 1ms', '1 ms', '99999999999s', 'Infinitys'])
      expect(parseDuration(text), text).toBeNull();
  });
  it('print in the unit that keeps the number short', () => {
    expect([0, 200, 1_500, 61_600_000, 2_122_000_000].map((t) => printDuration(ns(t)))).toEqual([
      '0s',
      '200ns',
      '1.5us',
      '61.6ms',
      '2.122s',
    ]);
    expect(printMilliseconds(ns(2_122_000_000))).toBe('2122ms');
    expect(printMilliseconds(ns(400_000))).toBe('0.4ms');
  });
  it('survive being printed and read again', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (t) => {
        expect(parseDuration(printDuration(ns(t)))).toBe(t);
      }),
    );
  });
});
