import { describe, expect, it } from 'vitest';
import { asList, asText, outcome, readRecorded, type Recorded } from './recorded/recorded.ts';
import { pickSlice, sliceIndices } from './slices.ts';
import { capitalize, casefold, lower, swapcase, title, upper } from './str-case.ts';
import { center, expandTabs, leftJustify, rightJustify, zeroFill } from './str-pad.ts';
import {
  count,
  endsWith,
  find,
  index,
  partition,
  removePrefix,
  removeSuffix,
  replace,
  rfind,
  rindex,
  rpartition,
  startsWith,
} from './str-search.ts';
import { rsplit, split, splitLines, strip, stripLeft, stripRight } from './str-split.ts';
import {
  isAlnum,
  isAlpha,
  isAscii,
  isDecimal,
  isDigit,
  isIdentifier,
  isLower,
  isNumeric,
  isPrintable,
  isSpace,
  isTitle,
  isUpper,
} from './str-test.ts';
import { makeTranslation, translate } from './str-translate.ts';

type Arguments = readonly Recorded[];
const bound = (value: Recorded | undefined): number | bigint | null =>
  typeof value === 'number' || typeof value === 'bigint' ? value : null;
const textOrNone = (value: Recorded | undefined): string | null => (typeof value === 'string' ? value : null);
const size = (value: Recorded | undefined): number => Number(value);

const searching = { find, rfind, index, rindex, count, startswith: startsWith, endswith: endsWith };
const plain = {
  upper,
  lower,
  title,
  capitalize,
  swapcase,
  casefold,
  isalpha: isAlpha,
  isdecimal: isDecimal,
  isdigit: isDigit,
  isnumeric: isNumeric,
  isalnum: isAlnum,
  isspace: isSpace,
  isprintable: isPrintable,
  isascii: isAscii,
  islower: isLower,
  isupper: isUpper,
  istitle: isTitle,
  isidentifier: isIdentifier,
};
const methods: Record<string, (text: string, args: Arguments) => unknown> = {
  replace: (text, [old, fresh, limit]) => replace(text, asText(old), asText(fresh), size(limit)),
  split: (text, [separator, limit]) => split(text, textOrNone(separator), size(limit)),
  rsplit: (text, [separator, limit]) => rsplit(text, textOrNone(separator), size(limit)),
  partition: (text, [separator]) => partition(text, asText(separator)),
  rpartition: (text, [separator]) => rpartition(text, asText(separator)),
  strip: (text, [characters]) => strip(text, textOrNone(characters)),
  lstrip: (text, [characters]) => stripLeft(text, textOrNone(characters)),
  rstrip: (text, [characters]) => stripRight(text, textOrNone(characters)),
  removeprefix: (text, [prefix]) => removePrefix(text, asText(prefix)),
  removesuffix: (text, [suffix]) => removeSuffix(text, asText(suffix)),
  center: (text, [width, fill]) => center(text, size(width), asText(fill)),
  ljust: (text, [width, fill]) => leftJustify(text, size(width), asText(fill)),
  rjust: (text, [width, fill]) => rightJustify(text, size(width), asText(fill)),
  zfill: (text, [width]) => zeroFill(text, size(width)),
  expandtabs: (text, [width]) => expandTabs(text, size(width)),
  splitlines: (text, [keep]) => splitLines(text, keep === true),
};
for (const [name, search] of Object.entries(searching))
  methods[name] = (text, [part, start, end]) => search(text, asText(part), bound(start), bound(end));
for (const [name, ask] of Object.entries(plain)) methods[name] = (text) => ask(text);

describe('methods of str', () => {
  const recorded = readRecorded('str-methods');
  for (const name of new Set(recorded.map((one) => asText(one[0])))) {
    it(`${name} answers as CPython's`, () => {
      for (const [method, text, args, answer] of recorded) {
        if (method === name) expect([text, args, outcome(() => methods[name]!(asText(text), asList(args)))]).toEqual([text, args, answer]);
      }
    });
  }

  it('translate maps, widens and deletes characters', () => {
    expect(translate('banane', makeTranslation('an', 'o\u{1f600}', 'e'))).toBe('bo\u{1f600}o\u{1f600}');
    expect(translate('ab', new Map([[97, 'xyz']]))).toBe('xyzb');
  });

  it('a search never matches half of a surrogate pair', () => {
    expect(find('\u{10400}\ude00', '\ude00')).toBe(1);
    expect(find('\u{10400}', '\udc00')).toBe(-1);
  });
});

describe('slices', () => {
  it('fit to a length as slice.indices says, and pick what a list picks', () => {
    for (const [length, start, stop, step, indices, picked] of readRecorded('slices')) {
      const numbers = Array.from({ length: Number(length) }, (_, at) => at);
      const indicesOf = outcome(() => {
        const slice = sliceIndices(bound(start), bound(stop), bound(step), Number(length));
        return [slice.start, slice.stop, slice.step];
      });
      const pick = outcome(() => pickSlice(numbers, sliceIndices(bound(start), bound(stop), bound(step), Number(length))));
      // CPython's indices() keeps a step of any size; ours is brought into range, which picks the same.
      if (typeof step !== 'bigint') expect([length, start, stop, step, indicesOf]).toEqual([length, start, stop, step, indices]);
      expect([length, start, stop, step, pick]).toEqual([length, start, stop, step, picked]);
    }
  });
});
