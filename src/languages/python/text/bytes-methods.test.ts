import { describe, expect, it } from 'vitest';
import {
  bytesCount,
  bytesEndWith,
  bytesFind,
  bytesIndex,
  bytesReplace,
  bytesRfind,
  bytesRindex,
  bytesStartWith,
  compareBytes,
  concatBytes,
  equalBytes,
  joinBytes,
  repeatBytes,
} from './bytes-search.ts';
import { bytesPartition, bytesRpartition, bytesRsplit, bytesSplit, bytesSplitLines, bytesStrip } from './bytes-split.ts';
import {
  bytesAreAlnum,
  bytesAreAlpha,
  bytesAreAscii,
  bytesAreDigits,
  bytesAreLower,
  bytesAreSpace,
  bytesAreTitle,
  bytesAreUpper,
  bytesCapitalize,
  bytesExpandTabs,
  bytesFromHex,
  bytesHex,
  bytesLower,
  bytesMakeTranslation,
  bytesPad,
  bytesSwapcase,
  bytesTitle,
  bytesTranslate,
  bytesUpper,
  bytesZeroFill,
} from './bytes-text.ts';
import { latin1Bytes } from './codecs.ts';
import { asBytes, asList, asText, outcome, readRecorded, type Recorded } from './recorded/recorded.ts';

type Arguments = readonly Recorded[];
const bound = (value: Recorded | undefined): number | bigint | null =>
  typeof value === 'number' || typeof value === 'bigint' ? value : null;
const bytesOrNone = (value: Recorded | undefined): Uint8Array | null => (value instanceof Uint8Array ? value : null);
const size = (value: Recorded | undefined): number => Number(value);

const searching = {
  find: bytesFind,
  rfind: bytesRfind,
  index: bytesIndex,
  rindex: bytesRindex,
  count: bytesCount,
  startswith: bytesStartWith,
  endswith: bytesEndWith,
};
const plain = {
  upper: bytesUpper,
  lower: bytesLower,
  title: bytesTitle,
  capitalize: bytesCapitalize,
  swapcase: bytesSwapcase,
  isalpha: bytesAreAlpha,
  isdigit: bytesAreDigits,
  isalnum: bytesAreAlnum,
  isspace: bytesAreSpace,
  isascii: bytesAreAscii,
  islower: bytesAreLower,
  isupper: bytesAreUpper,
  istitle: bytesAreTitle,
};
const methods: Record<string, (bytes: Uint8Array, args: Arguments) => unknown> = {
  replace: (bytes, [old, fresh, limit]) => bytesReplace(bytes, asBytes(old), asBytes(fresh), size(limit)),
  split: (bytes, [separator, limit]) => bytesSplit(bytes, bytesOrNone(separator), size(limit)),
  rsplit: (bytes, [separator, limit]) => bytesRsplit(bytes, bytesOrNone(separator), size(limit)),
  partition: (bytes, [separator]) => bytesPartition(bytes, asBytes(separator)),
  rpartition: (bytes, [separator]) => bytesRpartition(bytes, asBytes(separator)),
  strip: (bytes, [characters]) => bytesStrip(bytes, bytesOrNone(characters)),
  lstrip: (bytes, [characters]) => bytesStrip(bytes, bytesOrNone(characters), 'left'),
  rstrip: (bytes, [characters]) => bytesStrip(bytes, bytesOrNone(characters), 'right'),
  zfill: (bytes, [width]) => bytesZeroFill(bytes, size(width)),
  expandtabs: (bytes, [width]) => bytesExpandTabs(bytes, size(width)),
  splitlines: (bytes, [keep]) => bytesSplitLines(bytes, keep === true),
  hex: (bytes, [separator, group]) => (separator === undefined ? bytesHex(bytes) : bytesHex(bytes, asText(separator), size(group))),
  fromhex: (_, [text]) => bytesFromHex(asText(text)),
};
for (const name of ['center', 'ljust', 'rjust'] as const)
  methods[name] = (bytes, [width, fill]) => bytesPad(name, bytes, size(width), asBytes(fill)[0]!);
for (const [name, search] of Object.entries(searching))
  methods[name] = (bytes, [part, start, end]) => search(bytes, asBytes(part), bound(start), bound(end));
for (const [name, ask] of Object.entries(plain)) methods[name] = (bytes) => ask(bytes);

describe('methods of bytes', () => {
  const recorded = readRecorded('bytes-methods');
  for (const name of new Set(recorded.map((one) => asText(one[0])))) {
    it(`${name} answers as CPython's`, () => {
      for (const [method, bytes, args, answer] of recorded) {
        if (method === name)
          expect([bytes, args, outcome(() => methods[name]!(asBytes(bytes), asList(args)))]).toEqual([bytes, args, answer]);
      }
    });
  }

  it('join, repeat, compare and translate', () => {
    const b = latin1Bytes;
    expect(joinBytes(b(', '), [b('a'), b(''), b('c')])).toEqual(b('a, , c'));
    expect(repeatBytes(b('ab'), 3)).toEqual(b('ababab'));
    expect(repeatBytes(b(''), 3)).toEqual(b(''));
    expect(repeatBytes(b('abc'), 7)).toEqual(b('abcabcabcabcabcabcabc'));
    expect([repeatBytes(b('x'), 5), repeatBytes(b('ab'), 0)]).toEqual([b('xxxxx'), b('')]);
    expect(equalBytes(concatBytes([b('a'), b('b')]), b('ab'))).toBe(true);
    expect([compareBytes(b('a'), b('b')), compareBytes(b('ab'), b('a')), compareBytes(b('a'), b('a'))].map(Math.sign)).toEqual([-1, 1, 0]);
    expect(bytesTranslate(b('banana'), bytesMakeTranslation(b('a'), b('o')), b('n'))).toEqual(b('booo'));
  });
});
