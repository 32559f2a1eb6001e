import { describe, expect, it } from 'vitest';
import { roundFloat } from './float-digits.ts';
import { formatFloat, formatInt, formatString } from './format-spec.ts';
import { asFloat, asInt, asText, outcome, readRecorded, type Recorded } from './recorded/recorded.ts';

function formatRecorded(type: string, value: Recorded | undefined, spec: string): string {
  switch (type) {
    case 'str':
      return formatString(asText(value), spec);
    case 'int':
      return formatInt(asInt(value), spec);
    case 'bool':
      return spec === '' ? 'True' : formatInt(value === true ? 1 : 0, spec, 'bool');
    default:
      return formatFloat(asFloat(value), spec);
  }
}

describe('the format-spec mini-language', () => {
  it('formats and refuses what CPython formats and refuses, with its texts', () => {
    for (const [type, value, spec, answer] of readRecorded('format-spec')) {
      const got = outcome(() => formatRecorded(asText(type), value, asText(spec)));
      expect([value, spec, got]).toEqual([value, spec, answer]);
    }
  });

  it('groups the zeros of a zero-filled width with the digits', () => {
    expect(formatInt(1234, '010,')).toBe('00,001,234');
  });
});

describe('round of a float', () => {
  it('rounds the exact value half to even', () => {
    for (const [value, places, answer] of readRecorded('round')) {
      if (places === null) continue;
      const got = outcome(() => ({ float: roundFloat(asFloat(value), Number(places)) }));
      expect([value, places, got]).toEqual([value, places, answer]);
    }
  });
});
