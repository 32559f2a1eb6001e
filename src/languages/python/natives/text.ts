/** Methods of str: the algorithms stand in text/, here arguments are read and lists made. */
import { decref, own } from '../objects/counting.ts';
import * as dicts from '../objects/dict.ts';
import { plain, typeName } from '../objects/types.ts';
import { DICT, TUPLE, TYPE, bytes, isHeap, list, newDict, tuple, type Slot, type Value } from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { charge, perByte } from '../interpreter/charge.ts';
import { missing, typeError } from '../interpreter/errors.ts';
import { AFTER } from '../interpreter/after.ts';
import { callLibrary, plainInstance } from '../interpreter/calls.ts';
import { isIterable } from '../interpreter/iteration.ts';
import { str } from '../interpreter/text.ts';
import { codePointLength } from '../text/code-points.ts';
import { decode, encode, findCodec, type Codec } from '../text/codecs.ts';
import * as casing from '../text/str-case.ts';
import { center, expandTabs, leftJustify, rightJustify, zeroFill } from '../text/str-pad.ts';
import * as search from '../text/str-search.ts';
import { rsplit, split, splitLines, strip, stripLeft, stripRight } from '../text/str-split.ts';
import * as tests from '../text/str-test.ts';
import { makeTranslation, translate } from '../text/str-translate.ts';
import { bytesOf, indexArgument, optionalIndex, sizeArgument, textArgument, clinicText } from './arguments.ts';
import { itemsOf } from './containers.ts';
import { natives, variadic, type NativeFunction } from './registry.ts';

const textOf = (self: Slot): string => plain(self!) as string;

/** "must be str, not int" */
const must = (vm: Vm, value: Slot, what = ''): string => textArgument(vm, value, (name) => `${what}must be str, not ${name}`);

const unary =
  (work: (text: string) => string | boolean): NativeFunction =>
  (vm, self) => {
    const text = textOf(self);
    charge(vm, perByte(text.length));
    return work(text);
  };

const find =
  (work: (text: string, part: string, start: number | bigint | null, end: number | bigint | null) => number): NativeFunction =>
  (vm, self, part, start, end) => {
    charge(vm, perByte(textOf(self).length));
    return work(textOf(self), must(vm, part), optionalIndex(vm, start), optionalIndex(vm, end));
  };

const affix =
  (
    name: string,
    work: (text: string, part: string, start: number | bigint | null, end: number | bigint | null) => boolean,
  ): NativeFunction =>
  (vm, self, part, start, end) => {
    const one = (value: Value, within: boolean): boolean => {
      const text = plain(value);
      if (typeof text !== 'string')
        return typeError(
          vm,
          within
            ? `tuple for ${name} must only contain str, not ${typeName(vm, value)}`
            : `${name} first arg must be str or a tuple of str, not ${typeName(vm, value)}`,
        );
      return work(textOf(self), text, optionalIndex(vm, start), optionalIndex(vm, end));
    };
    if (isHeap(part) && part.t === TUPLE) return part.a.some((value) => one(value, true));
    return one(part!, false);
  };

const pad =
  (work: (text: string, width: number, fill?: string) => string): NativeFunction =>
  (vm, self, width, fill) => {
    const size = sizeArgument(vm, width);
    charge(vm, perByte(size));
    if (fill === undefined) return work(textOf(self), size);
    const character = textArgument(vm, fill, (name) => `The fill character must be a unicode character, not ${name}`);
    if (codePointLength(character) !== 1) return typeError(vm, 'The fill character must be exactly one character long');
    return work(textOf(self), size, character);
  };

const strips =
  (name: string, work: (text: string, characters: string | null) => string): NativeFunction =>
  (vm, self, characters) =>
    work(
      textOf(self),
      characters === undefined || characters === null ? null : textArgument(vm, characters, () => `${name} arg must be None or str`),
    );

const splits =
  (work: (text: string, separator: string | null, limit: number | bigint) => string[]): NativeFunction =>
  (vm, self, separator, limit) => {
    charge(vm, perByte(textOf(self).length));
    const by =
      separator === undefined || separator === null ? null : textArgument(vm, separator, (name) => `must be str or None, not ${name}`);
    return list(work(textOf(self), by, limit === undefined ? -1 : indexArgument(vm, limit)));
  };

/** The codec of a name; stops the run where only CPython has it. */
export function codecOf(vm: Vm, name: Slot, method: string): Codec {
  if (name === undefined) return 'utf-8';
  const text = clinicText(vm, name, `${method}() argument 'encoding'`);
  const codec = findCodec(text);
  return codec === 'missing' ? missing(`The encoding ${text} is not part of the Python that runs here.`) : codec;
}

export const errorsOf = (vm: Vm, value: Slot, method: string): string =>
  value === undefined ? 'strict' : clinicText(vm, value, `${method}() argument 'errors'`);

natives('str', 'method', {
  'upper(self)': unary(casing.upper),
  'lower(self)': unary(casing.lower),
  'casefold(self)': unary(casing.casefold),
  'title(self)': unary(casing.title),
  'capitalize(self)': unary(casing.capitalize),
  'swapcase(self)': unary(casing.swapcase),
  'isalpha(self)': unary(tests.isAlpha),
  'isdigit(self)': unary(tests.isDigit),
  'isdecimal(self)': unary(tests.isDecimal),
  'isnumeric(self)': unary(tests.isNumeric),
  'isalnum(self)': unary(tests.isAlnum),
  'isspace(self)': unary(tests.isSpace),
  'isupper(self)': unary(tests.isUpper),
  'islower(self)': unary(tests.isLower),
  'istitle(self)': unary(tests.isTitle),
  'isidentifier(self)': unary(tests.isIdentifier),
  'isprintable(self)': unary(tests.isPrintable),
  'isascii(self)': unary(tests.isAscii),
  'find(self, sub, start=, end=, /)': find(search.find),
  'rfind(self, sub, start=, end=, /)': find(search.rfind),
  'index(self, sub, start=, end=, /)': find(search.index),
  'rindex(self, sub, start=, end=, /)': find(search.rindex),
  'count(self, sub, start=, end=, /)': find(search.count),
  'startswith(self, prefix, start=, end=, /)': affix('startswith', search.startsWith),
  'endswith(self, suffix, start=, end=, /)': affix('endswith', search.endsWith),
  'replace(self, old, new, count=, /)': (vm, self, old, fresh, count) => {
    const result = search.replace(
      textOf(self),
      clinicText(vm, old, 'replace() argument 1'),
      clinicText(vm, fresh, 'replace() argument 2'),
      count === undefined ? -1 : indexArgument(vm, count),
    );
    charge(vm, perByte(textOf(self).length + result.length));
    return result;
  },
  'removeprefix(self, prefix, /)': (vm, self, prefix) =>
    search.removePrefix(textOf(self), clinicText(vm, prefix, 'removeprefix() argument')),
  'removesuffix(self, suffix, /)': (vm, self, suffix) =>
    search.removeSuffix(textOf(self), clinicText(vm, suffix, 'removesuffix() argument')),
  'partition(self, sep, /)': (vm, self, separator) => tuple([...search.partition(textOf(self), must(vm, separator))]),
  'rpartition(self, sep, /)': (vm, self, separator) => tuple([...search.rpartition(textOf(self), must(vm, separator))]),
  'split(self, sep=, maxsplit=)': splits(split),
  'rsplit(self, sep=, maxsplit=)': splits(rsplit),
  'splitlines(self, keepends=)': (vm, self, keep) => {
    charge(vm, perByte(textOf(self).length));
    return list(splitLines(textOf(self), keep !== undefined && keep !== false && keep !== 0));
  },
  'strip(self, chars=, /)': strips('strip', strip),
  'lstrip(self, chars=, /)': strips('lstrip', stripLeft),
  'rstrip(self, chars=, /)': strips('rstrip', stripRight),
  'center(self, width, fillchar=, /)': pad(center),
  'ljust(self, width, fillchar=, /)': pad(leftJustify),
  'rjust(self, width, fillchar=, /)': pad(rightJustify),
  'zfill(self, width, /)': (vm, self, width) => zeroFill(textOf(self), sizeArgument(vm, width)),
  'expandtabs(self, tabsize=)': (vm, self, size) => expandTabs(textOf(self), size === undefined ? 8 : sizeArgument(vm, size)),
  'join(self, iterable, /)': [
    (vm, self, iterable) => {
      if (!isIterable(vm, iterable!)) return typeError(vm, 'can only join an iterable');
      const items = itemsOf(vm, iterable!);
      try {
        const parts = items.map((one, i) =>
          textArgument(vm, one, (name) => `sequence item ${String(i)}: expected str instance, ${name} found`),
        );
        const result = parts.join(textOf(self));
        charge(vm, perByte(result.length));
        return result;
      } finally {
        for (const one of items) decref(one);
      }
    },
    'str_join',
  ],
  'encode(self, encoding=, errors=)': (vm, self, encoding, errors) => {
    charge(vm, perByte(textOf(self).length));
    return bytes(encode(textOf(self), codecOf(vm, encoding, 'encode'), errorsOf(vm, errors, 'encode')));
  },
  'translate(self, table, /)': (vm, self, table) => {
    if (!isHeap(table) || table.t !== DICT)
      return missing('str.translate with something else than a dict is not part of the Python that runs here.');
    const map = new Map<number, number | string | null>();
    for (const [key, value] of dicts.entries(table)) {
      if (typeof key !== 'number') continue;
      if (value === null || typeof value === 'string' || typeof value === 'number') map.set(key, value);
      else typeError(vm, 'character mapping must return integer, None or str');
    }
    return translate(textOf(self), map);
  },
});

natives('str', 'static', {
  'maketrans(x, y=, z=, /)': (vm, x, y, z) => {
    const dict = newDict();
    if (y === undefined) {
      if (!isHeap(x) || x.t !== DICT) return typeError(vm, 'if you give only one argument to maketrans it must be a dict');
      for (const [key, value] of dicts.entries(x)) {
        if (typeof key === 'string' && codePointLength(key) !== 1) typeError(vm, 'string keys in translate table must be of length 1');
        dicts.set(dict, typeof key === 'string' ? key.codePointAt(0)! : key, value);
      }
      return dict;
    }
    const table = makeTranslation(must(vm, x), must(vm, y), z === undefined ? '' : must(vm, z));
    for (const [key, value] of table) dicts.set(dict, key, value);
    return dict;
  },
});

variadic('str', 'method', {
  format: (vm, args, keywords) =>
    callLibrary(
      vm,
      'str_format',
      [args[0]!, tuple(args.slice(1).map(own)), dicts.dictOf([...(keywords ?? [])].map(([key, value]) => [key, own(value)] as const))],
      AFTER.PUSH,
      null,
      2,
    ),
});
natives('str', 'method', { 'format_map(self, mapping, /)': (vm, self, mapping) => callLibrary(vm, 'str_format_map', [self!, mapping!]) });

/** str(object), str(bytes, encoding, errors). */
function construct(vm: Vm, args: readonly Value[], keywords: ReadonlyMap<string, Value> | null): string {
  // None is a value like others: only what is absent comes from the keywords.
  const given = (at: number, name: string): Slot => (at < args.length ? args[at] : keywords?.get(name));
  const object = given(0, 'object');
  const encoding = given(1, 'encoding');
  const errors = given(2, 'errors');
  if (args.length > 3) typeError(vm, `str() takes at most 3 arguments (${String(args.length)} given)`);
  if (object === undefined) return '';
  if (encoding === undefined && errors === undefined) return str(vm, object);
  const codec = codecOf(vm, encoding, 'str');
  const handler = errorsOf(vm, errors, 'str');
  const content = bytesOf(object);
  if (content === undefined)
    return typeError(
      vm,
      typeof object === 'string'
        ? 'decoding str is not supported'
        : `decoding to str: need a bytes-like object, ${typeName(vm, object)} found`,
    );
  return decode(content, codec, handler);
}

variadic('str', 'static', {
  '()': [construct, 'slow_str'],
  __new__: [
    (vm, args, keywords) => {
      const [cls, ...rest] = args;
      if (!isHeap(cls) || cls.t !== TYPE) return typeError(vm, 'str.__new__(X): X is not a type object');
      const text = construct(vm, rest, keywords);
      return cls.heap ? plainInstance(vm, cls, text) : text;
    },
    'str_new',
  ],
});
