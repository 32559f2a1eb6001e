import { describe, expect, it } from 'vitest';
import { intWithPrefix, parseFloatText, parseInteger } from './int-text.ts';
import { asInt, asText, outcome, readRecorded } from './recorded/recorded.ts';

const recorded = readRecorded('int-text');

describe('numbers read from text', () => {
  it('int(text, base) reads and refuses as CPython does', () => {
    for (const [kind, text, base, answer] of recorded) {
      if (kind !== 'int') continue;
      expect([text, base, outcome(() => parseInteger(asText(text), Number(base)))]).toEqual([text, base, answer]);
    }
  });

  it('float(text) reads and refuses as CPython does', () => {
    for (const [kind, text, , answer] of recorded) {
      if (kind === 'float') expect([text, outcome(() => ({ float: parseFloatText(asText(text)) }))]).toEqual([text, answer]);
    }
  });

  it('bin, oct and hex put the sign before the prefix', () => {
    for (const [kind, value, , bin, oct, hex] of recorded) {
      if (kind === 'prefix')
        expect([intWithPrefix(asInt(value), 2), intWithPrefix(asInt(value), 8), intWithPrefix(asInt(value), 16)]).toEqual([bin, oct, hex]);
    }
  });
});
