import { describe, expect, it } from 'vitest';
import { asBytes, asFloat, asInt, asText, outcome, readRecorded } from './recorded/recorded.ts';
import { asciiString, escapeBeyondAscii, reprBytearray, reprBytes, reprFloat, reprInt, reprString } from './repr.ts';

describe('repr', () => {
  const recorded = readRecorded('repr');
  const of = (kind: string) => recorded.filter((one) => one[0] === kind);

  it('writes a str as CPython does: its quotes, its escapes, what it calls printable', () => {
    for (const [, text, repr, ascii] of of('str')) {
      expect(reprString(asText(text))).toBe(repr);
      expect(asciiString(asText(text))).toBe(ascii);
      expect(escapeBeyondAscii(reprString(asText(text)))).toBe(ascii);
    }
  });

  it('writes bytes and bytearray as CPython does', () => {
    for (const [, bytes, repr, array] of of('bytes')) {
      expect(reprBytes(asBytes(bytes))).toBe(repr);
      expect(reprBytearray(asBytes(bytes))).toBe(array);
    }
  });

  it('writes a float with the shortest digits that read back the same, and an exponent where CPython has one', () => {
    for (const [, value, repr] of of('float')) expect(reprFloat(asFloat(value))).toBe(repr);
  });

  it('refuses an int of more than 4300 digits', () => {
    for (const [, value, repr] of of('int')) expect(outcome(() => reprInt(asInt(value)))).toEqual(repr);
  });
});
