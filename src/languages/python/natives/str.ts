/** Methods of str (Objects/unicodeobject.c): arguments are read here, the work is done in ../text. */
import { decref, own } from '../objects/counting.ts';
import { entries, isDict, NEEDS_PYTHON, set as setItem } from '../objects/dict.ts';
import { plain, typeName } from '../objects/types.ts';
import { TUPLE, bytes, isHeap, list, newDict, tuple, type Slot, type Value } from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { charge, perByte, reserve } from '../interpreter/charge.ts';
import { missing } from '../interpreter/errors.ts';
import { collect, isIterable } from '../interpreter/iteration.ts';
import { integer } from '../interpreter/numbers.ts';
import { encode, findCodec } from '../text/codecs.ts';
import { codePointLength } from '../text/code-points.ts';
import { typeError, valueError } from '../text/python-error.ts';
import * as cases from '../text/str-case.ts';
import * as pads from '../text/str-pad.ts';
import * as search from '../text/str-search.ts';
import * as splits from '../text/str-split.ts';
import * as tests from '../text/str-test.ts';
import { makeTranslation, translate, type TranslationTable } from '../text/str-translate.ts';
import { optionalIndex } from './arguments.ts';
import { flagOf, namedText, selfText, sizeOf, textOf } from './primitives.ts';
import { natives, type NativeFunction } from './registry.ts';

type Change = (text: string) => string | boolean;

/** Methods without arguments: text in, text or truth out. */
function plainMethods(table: Readonly<Record<string, Change>>): void {
  for (const [name, change] of Object.entries(table)) {
    natives('str', 'method', {
      [`${name}(self, /)`]: (vm, self) => {
        const text = selfText(vm, self, name);
        charge(vm, perByte(text.length));
        return change(text);
      },
    });
  }
}

plainMethods({
  upper: cases.upper, lower: cases.lower, casefold: cases.casefold, title: cases.title, capitalize: cases.capitalize, swapcase: cases.swapcase,
  isalpha: tests.isAlpha, isdecimal: tests.isDecimal, isdigit: tests.isDigit, isnumeric: tests.isNumeric, isalnum: tests.isAlnum, isspace: tests.isSpace,
  isprintable: tests.isPrintable, isascii: tests.isAscii, islower: tests.isLower, isupper: tests.isUpper, istitle: tests.isTitle, isidentifier: tests.isIdentifier,
});

type Search = (text: string, part: string, start: number | bigint | null, end: number | bigint | null) => Value;

for (const [name, find] of Object.entries<Search>({ find: search.find, rfind: search.rfind, index: search.index, rindex: search.rindex, count: search.count })) {
  natives('str', 'method', {
    [`${name}(self, sub, start=, end=, /)`]: (vm, self, part, start, end) => {
      const text = selfText(vm, self, name);
      charge(vm, perByte(text.length));
      return find(text, mustBeText(vm, part), optionalIndex(vm, start), optionalIndex(vm, end));
    },
  });
}

/** startswith and endswith: a str or a tuple of them. */
function startsOrEnds(name: 'startswith' | 'endswith'): NativeFunction {
  const ask = name === 'startswith' ? search.startsWith : search.endsWith;
  return (vm, self, wanted, startValue, endValue) => {
    const text = selfText(vm, self, name);
    const start = optionalIndex(vm, startValue);
    const end = optionalIndex(vm, endValue);
    if (isHeap(wanted) && wanted.t === TUPLE) {
      for (const one of wanted.a) {
        const part = textOf(one);
        if (part === undefined) return typeError(`tuple for ${name} must only contain str, not ${typeName(vm, one)}`);
        if (ask(text, part, start, end)) return true;
      }
      return false;
    }
    const part = textOf(wanted);
    return part === undefined ? typeError(`${name} first arg must be str or a tuple of str, not ${typeName(vm, wanted!)}`) : ask(text, part, start, end);
  };
}

/** An argument of strip and its kin: a text, or None for white space. */
function stripped(value: Slot, name: string): string | null {
  if (value === undefined || value === null) return null;
  return textOf(value) ?? typeError(`${name} arg must be None or str`);
}

function separatorOf(vm: Vm, value: Slot): string | null {
  if (value === undefined || value === null) return null;
  return textOf(value) ?? typeError(`must be str or None, not ${typeName(vm, value)}`);
}

const texts = (parts: readonly string[]): Value => list([...parts]);

function fillOf(vm: Vm, value: Slot): string {
  if (value === undefined) return ' ';
  const text = textOf(value);
  if (text === undefined) return typeError(`The fill character must be a unicode character, not ${typeName(vm, value)}`);
  return codePointLength(text) === 1 ? text : typeError('The fill character must be exactly one character long');
}

function padded(name: 'center' | 'ljust' | 'rjust'): NativeFunction {
  const pad = { center: pads.center, ljust: pads.leftJustify, rjust: pads.rightJustify }[name];
  return (vm, self, width, fill) => {
    const text = selfText(vm, self, name);
    const size = sizeOf(vm, width, 0);
    room(vm, size);
    return pad(text, size, fillOf(vm, fill));
  };
}

function room(vm: Vm, size: number): void {
  reserve(vm, size);
  charge(vm, perByte(size));
}

natives('str', 'method', {
  'startswith(self, prefix, start=, end=, /)': startsOrEnds('startswith'),
  'endswith(self, suffix, start=, end=, /)': startsOrEnds('endswith'),
  'replace(self, old, new, count=, /)': (vm, self, old, fresh, count) => {
    const text = selfText(vm, self, 'replace');
    const from = namedText(vm, old, 'replace() argument 1');
    const to = namedText(vm, fresh, 'replace() argument 2');
    charge(vm, perByte(text.length));
    if (to.length > from.length) reserve(vm, text.length * Math.max(1, to.length / Math.max(1, from.length)));
    return search.replace(text, from, to, sizeOf(vm, count, -1));
  },
  'removeprefix(self, prefix, /)': (vm, self, prefix) => search.removePrefix(selfText(vm, self, 'removeprefix'), namedText(vm, prefix, 'removeprefix() argument')),
  'removesuffix(self, suffix, /)': (vm, self, suffix) => search.removeSuffix(selfText(vm, self, 'removesuffix'), namedText(vm, suffix, 'removesuffix() argument')),
  'partition(self, sep, /)': (vm, self, separator) => tuple([...search.partition(selfText(vm, self, 'partition'), mustBeText(vm, separator))]),
  'rpartition(self, sep, /)': (vm, self, separator) => tuple([...search.rpartition(selfText(vm, self, 'rpartition'), mustBeText(vm, separator))]),
  'split(self, sep=, maxsplit=)': (vm, self, separator, limit) => {
    const text = selfText(vm, self, 'split');
    charge(vm, text.length >> 5);
    return texts(splits.split(text, separatorOf(vm, separator), sizeOf(vm, limit, -1)));
  },
  'rsplit(self, sep=, maxsplit=)': (vm, self, separator, limit) => {
    const text = selfText(vm, self, 'rsplit');
    charge(vm, text.length >> 5);
    return texts(splits.rsplit(text, separatorOf(vm, separator), sizeOf(vm, limit, -1)));
  },
  'splitlines(self, keepends=)': (vm, self, keep) => {
    const text = selfText(vm, self, 'splitlines');
    charge(vm, text.length >> 5);
    return texts(splits.splitLines(text, flagOf(vm, keep, false)));
  },
  'strip(self, chars=, /)': (vm, self, characters) => splits.strip(selfText(vm, self, 'strip'), stripped(characters, 'strip')),
  'lstrip(self, chars=, /)': (vm, self, characters) => splits.stripLeft(selfText(vm, self, 'lstrip'), stripped(characters, 'lstrip')),
  'rstrip(self, chars=, /)': (vm, self, characters) => splits.stripRight(selfText(vm, self, 'rstrip'), stripped(characters, 'rstrip')),
  'center(self, width, fillchar=, /)': padded('center'),
  'ljust(self, width, fillchar=, /)': padded('ljust'),
  'rjust(self, width, fillchar=, /)': padded('rjust'),
  'zfill(self, width, /)': (vm, self, width) => {
    const text = selfText(vm, self, 'zfill');
    const size = sizeOf(vm, width, 0);
    room(vm, size);
    return pads.zeroFill(text, size);
  },
  'expandtabs(self, tabsize=)': (vm, self, width) => {
    const text = selfText(vm, self, 'expandtabs');
    const size = sizeOf(vm, width, 8);
    room(vm, Math.max(0, size) * (text.split('\t').length - 1));
    return pads.expandTabs(text, size);
  },
  'encode(self, encoding=, errors=)': (vm, self, encoding, errors) => {
    const text = selfText(vm, self, 'encode');
    charge(vm, perByte(text.length));
    return bytes(encode(text, codecOf(vm, encoding, 'encode'), errorsOf(vm, errors, 'encode')));
  },
  'join(self, iterable, /)': [(vm, self, iterable) => join(vm, selfText(vm, self, 'join'), iterable!), 'str_join'],
  'translate(self, table, /)': [(vm, self, table) => translate(selfText(vm, self, 'translate'), tableOf(table!)), 'str_translate'],
});

natives('str', 'static', {
  'maketrans(x, y=, z=, /)': (vm, x, y, z) => {
    if (y === undefined) {
      if (!isDict(x)) return typeError('if you give only one argument to maketrans it must be a dict');
      const table = newDict();
      for (const [key, value] of entries(x)) {
        const text = textOf(key);
        if (text !== undefined && codePointLength(text) !== 1) return valueError('string keys in translate table must be of length 1');
        if (text === undefined && integer(key) === undefined) return typeError('keys in translate table must be strings or integers');
        setItem(table, text === undefined ? key : text.codePointAt(0)!, own(value));
      }
      return table;
    }
    const from = textOf(x) ?? typeError('first maketrans argument must be a string if there is a second argument');
    const made = makeTranslation(from, namedText(vm, y, 'maketrans() argument 2'), z === undefined ? '' : namedText(vm, z, 'maketrans() argument 3'));
    const table = newDict();
    for (const [point, target] of made) setItem(table, point, target);
    return table;
  },
});

function mustBeText(vm: Vm, value: Slot): string {
  return textOf(value) ?? typeError(`must be str, not ${typeName(vm, value ?? null)}`);
}

/** The codec of an encoding argument. One that only CPython has stops the run. */
export function codecOf(vm: Vm, value: Slot, method: string): Exclude<ReturnType<typeof findCodec>, 'missing'> {
  if (value === undefined) return 'utf-8';
  const codec = findCodec(namedText(vm, value, `${method}() argument 'encoding'`));
  return codec === 'missing' ? missing(`The encoding ${textOf(value) ?? ''} is not part of the Python that runs here.`) : codec;
}

export function errorsOf(vm: Vm, value: Slot, method: string): string {
  return value === undefined ? 'strict' : namedText(vm, value, `${method}() argument 'errors'`);
}

function join(vm: Vm, separator: string, iterable: Value): string {
  if (!isIterable(vm, iterable)) return typeError('can only join an iterable');
  const items = collect(vm, iterable);
  if (items === undefined) throw NEEDS_PYTHON;
  const parts = items.map(textOf);
  const wrong = parts.indexOf(undefined);
  if (wrong >= 0) {
    const name = typeName(vm, items[wrong]!);
    items.forEach(decref);
    return typeError(`sequence item ${wrong}: expected str instance, ${name} found`);
  }
  const length = parts.reduce((sum, part) => sum + part!.length, 0) + separator.length * Math.max(0, parts.length - 1);
  room(vm, length);
  const text = parts.join(separator);
  items.forEach(decref);
  return text;
}

/** A dict as the table of translate; other mappings are asked by the library's Python. */
function tableOf(value: Value): TranslationTable {
  if (!isDict(value) || value.cls !== null) throw NEEDS_PYTHON;
  const table = new Map<number, number | string | null>();
  for (const [key, held] of entries(value)) {
    const point = integer(key);
    const target = plain(held);
    if (point === undefined) continue;
    if (target !== null && typeof target !== 'string' && integer(target) === undefined) return typeError('character mapping must return integer, None or str');
    table.set(Number(point), target === null || typeof target === 'string' ? target : Number(integer(target)));
  }
  return table;
}

