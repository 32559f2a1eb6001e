import { describe, expect, it } from 'vitest';
import { unicodeErrorText } from './codec-errors.ts';
import { decode, encode, findCodec } from './codecs.ts';
import { PythonError } from './python-error.ts';
import { asBytes, asText, outcome, readRecorded, type Recorded } from './recorded/recorded.ts';

/** Errors with several arguments are recorded as str() shows them. */
function shown(run: () => Recorded): Recorded {
  return outcome(() => {
    try {
      return run();
    } catch (error) {
      if (error instanceof PythonError && (error.type === 'UnicodeEncodeError' || error.type === 'UnicodeDecodeError')) {
        throw new PythonError(error.type, unicodeErrorText(error.type, error.args));
      }
      throw error;
    }
  });
}

describe('codecs', () => {
  const recorded = readRecorded('codecs');

  it('encode a str, or say which characters cannot be, as CPython does', () => {
    for (const [name, value, codec, errors, answer] of recorded) {
      if (name !== 'encode') continue;
      const got = shown(() => {
        const found = findCodec(asText(codec));
        return found === 'missing' ? null : encode(asText(value), found, asText(errors));
      });
      expect([value, codec, errors, got]).toEqual([value, codec, errors, answer]);
    }
  });

  it('decode bytes, or say which bytes cannot be and why, as CPython does', () => {
    for (const [name, value, codec, errors, answer] of recorded) {
      if (name !== 'decode') continue;
      const got = shown(() => {
        const found = findCodec(asText(codec));
        return found === 'missing' ? null : decode(asBytes(value), found, asText(errors));
      });
      expect([value, codec, errors, got]).toEqual([value, codec, errors, answer]);
    }
  });

  it('tell a codec that only CPython has from one that nobody has', () => {
    expect(findCodec('cp1252')).toBe('missing');
    expect(outcome(() => findCodec('nonsense'))).toEqual({ error: ['LookupError', 'unknown encoding: nonsense'] });
  });
});
