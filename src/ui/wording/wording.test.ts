import { describe, expect, test } from 'vitest';
import { ns } from '#time/nanoseconds.ts';
import { addressText, byteText, millisecondText, numeral, quoteBytes, rangeText, spanText } from './wording.ts';

describe('how numbers and names are written', () => {
  test('addresses, also above 2^31', () => {
    expect(addressText(0x0a090001)).toBe('10.9.0.1');
    expect(addressText(0xc0a80001)).toBe('192.168.0.1');
  });

  test('ranges count from one and include both ends', () => {
    expect(rangeText(0, 5)).toBe('bytes 1–5');
    expect(rangeText(5, 6)).toBe('byte 6');
  });

  test('instants are milliseconds with a tenth', () => {
    expect([0, 41_440_000, 1_234_560_000].map((t) => millisecondText(ns(t)))).toEqual(['0.0', '41.4', '1234.6']);
    expect([1, 2, 3].map((digits) => millisecondText(ns(3_025_500), digits))).toEqual(['3.0', '3.03', '3.026']);
  });

  test('spans take the unit that suits them', () => {
    expect([200, 1_400, 20_000_000, 60_000_000_000].map((t) => spanText(ns(t)))).toEqual(['200 ns', '1.4 µs', '20 ms', '60 s']);
  });

  test('writes are numbered in circles as far as there are circles', () => {
    expect([1, 2, 10, 11, 51].map(numeral)).toEqual(['①', '②', '⑩', '(11)', '(51)']);
  });

  test('bytes are letters where they can be', () => {
    expect([0x41, 0x20, 0x0a, 0x00].map(byteText)).toEqual(['A', '␣', '↵', '00']);
  });

  test('bytes are quoted where they are text and counted where they are not', () => {
    const of = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
    expect(quoteBytes(of('Hello'))).toBe('“Hello”');
    expect(quoteBytes(of('a line that is long'))).toBe('“a line that …”');
    expect(quoteBytes(of('a\n'))).toBe('“a\\n”');
    expect(quoteBytes(Uint8Array.of(0, 1, 2))).toBe('3 B');
  });
});
