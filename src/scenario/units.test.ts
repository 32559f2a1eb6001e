import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ns } from '#time/nanoseconds.ts';
import { formatAddress, formatDuration, formatRate, LONGEST, parseAddress, parseDuration, parseRate } from './units.ts';

describe('durations', () => {
  it.each([
    ['0ms', 0],
    ['1ns', 1],
    ['1.5us', 1_500],
    ['61.6ms', 61_600_000],
    ['5s', 5_000_000_000],
    ['0.000000001s', 1],
    ['007ms', 7_000_000],
    ['86400s', LONGEST],
  ])('%s', (text, nanoseconds) => expect(parseDuration(text)).toBe(nanoseconds));
  it.each(['', '5', 'ms', '5 ms', '1.5ns', '-5ms', '5m', '1e3ms', '.5s', '5.s', '86401s', 'NaNms', '0.1234567891s'])('%j is none', (text) =>
    expect(parseDuration(text)).toBeNull(),
  );
  it('may be negative where that is asked for', () => expect(parseDuration('-2ms', true)).toBe(-2_000_000));
  it('come back from their text', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: -86_400e9, max: 86_400e9 }),
        (value) => parseDuration(formatDuration(ns(value)), true) === (value === 0 ? 0 : value),
      ),
    ));
  it('are short', () =>
    expect([0, 61_600_000, 1_500, 2_000_000_000, -5_000_000].map((value) => formatDuration(ns(value)))).toEqual([
      '0ms',
      '61.6ms',
      '1.5us',
      '2s',
      '-5ms',
    ]));
});

describe('rates and addresses', () => {
  it('rates are decimal', () =>
    expect(['1bit', '2.5kbit', '100Mbit', '1Gbit', '0bit', '10', '10MB'].map(parseRate)).toEqual([
      1,
      2_500,
      100_000_000,
      1_000_000_000,
      null,
      null,
      null,
    ]));
  it('rates come back from their text', () =>
    fc.assert(fc.property(fc.integer({ min: 1, max: 1e12 }), (rate) => parseRate(formatRate(rate)) === rate)));
  it('addresses come back from their text', () =>
    fc.assert(fc.property(fc.nat(0xffffffff), (address) => parseAddress(formatAddress(address)) === address)));
  it.each(['', '1.2.3', '1.2.3.4.5', '256.1.1.1', '01.2.3.4', '1.2.3.-4', 'a.b.c.d'])('%j is no address', (text) =>
    expect(parseAddress(text)).toBeNull(),
  );
});
