/**
 * Methods that bytes and bytearray share (Objects/bytes_methods.c, bytesobject.c, bytearrayobject.c): arguments are read here, the work is done
 * in ../text. A bytearray's method gives a bytearray.
 */
import { decref } from '../objects/counting.ts';
import { NEEDS_PYTHON } from '../objects/dict.ts';
import { typeName } from '../objects/types.ts';
import { TUPLE, bytearray, bytes, isHeap, list, tuple, type Slot, type Value } from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { charge, perByte, reserve } from '../interpreter/charge.ts';
import { collect, isIterable } from '../interpreter/iteration.ts';
import { integer } from '../interpreter/numbers.ts';
import { decode, latin1Text } from '../text/codecs.ts';
import { typeError, valueError } from '../text/python-error.ts';
import * as search from '../text/bytes-search.ts';
import * as splits from '../text/bytes-split.ts';
import * as texts from '../text/bytes-text.ts';
import { bytesArgument, bytesOf, optionalIndex } from './arguments.ts';
import { flagOf, namedText, selfBytes, sizeOf, textOf } from './primitives.ts';
import { codecOf, errorsOf } from './str.ts';
import { natives, type NativeFunction } from './registry.ts';

type Owner = 'bytes' | 'bytearray';

/** A part to look for: bytes, or one byte as an int. */
function partOf(vm: Vm, value: Slot): Uint8Array {
  const part = bytesOf(value);
  if (part !== undefined) return part;
  const byte = integer(value ?? null);
  return byte === undefined ? typeError(`argument should be integer or bytes-like object, not '${typeName(vm, value ?? null)}'`) : search.byteArgument(byte);
}

function shared(owner: Owner): void {
  const make = (content: Uint8Array): Value => (owner === 'bytes' ? bytes(content) : bytearray(content));
  const parts = (contents: readonly Uint8Array[]): Value => list(contents.map(make));
  const self = (vm: Vm, value: Slot, method: string): Uint8Array => {
    const content = selfBytes(vm, value, owner, method);
    charge(vm, perByte(content.length));
    return content;
  };

  const table: Record<string, NativeFunction | readonly [NativeFunction, string]> = {};
  for (const [name, change] of Object.entries({
    upper: texts.bytesUpper, lower: texts.bytesLower, title: texts.bytesTitle, capitalize: texts.bytesCapitalize, swapcase: texts.bytesSwapcase,
  })) table[`${name}(self, /)`] = (vm, value) => make(change(self(vm, value, name)));
  for (const [name, ask] of Object.entries({
    isalpha: texts.bytesAreAlpha, isdigit: texts.bytesAreDigits, isalnum: texts.bytesAreAlnum, isspace: texts.bytesAreSpace, isascii: texts.bytesAreAscii,
    islower: texts.bytesAreLower, isupper: texts.bytesAreUpper, istitle: texts.bytesAreTitle,
  })) table[`${name}(self, /)`] = (vm, value) => ask(self(vm, value, name));
  for (const [name, find] of Object.entries({
    find: search.bytesFind, rfind: search.bytesRfind, index: search.bytesIndex, rindex: search.bytesRindex, count: search.bytesCount,
  })) {
    table[`${name}(self, sub, start=, end=, /)`] = (vm, value, part, start, end) => find(self(vm, value, name), partOf(vm, part), optionalIndex(vm, start), optionalIndex(vm, end));
  }
  for (const [name, ask] of Object.entries({ startswith: search.bytesStartWith, endswith: search.bytesEndWith })) {
    table[`${name}(self, prefix, start=, end=, /)`] = (vm, value, wanted, startValue, endValue) => {
      const content = selfBytes(vm, value, owner, name);
      const start = optionalIndex(vm, startValue);
      const end = optionalIndex(vm, endValue);
      if (isHeap(wanted) && wanted.t === TUPLE) return wanted.a.some((one) => ask(content, bytesArgument(vm, one), start, end));
      return ask(content, bytesOf(wanted) ?? typeError(`${name} first arg must be bytes or a tuple of bytes, not ${typeName(vm, wanted!)}`), start, end);
    };
  }
  for (const [name, ends] of [['strip', 'both'], ['lstrip', 'left'], ['rstrip', 'right']] as const) {
    table[`${name}(self, bytes=, /)`] = (vm, value, characters) =>
      make(splits.bytesStrip(selfBytes(vm, value, owner, name), characters === undefined || characters === null ? null : bytesArgument(vm, characters), ends));
  }
  for (const [name, cut] of [['split', splits.bytesSplit], ['rsplit', splits.bytesRsplit]] as const) {
    table[`${name}(self, sep=, maxsplit=)`] = (vm, value, separator, limit) =>
      parts(cut(self(vm, value, name), separator === undefined || separator === null ? null : bytesArgument(vm, separator), sizeOf(vm, limit, -1)));
  }
  for (const [name, cut] of [['partition', splits.bytesPartition], ['rpartition', splits.bytesRpartition]] as const) {
    table[`${name}(self, sep, /)`] = (vm, value, separator) => tuple(cut(self(vm, value, name), bytesArgument(vm, separator)).map(make));
  }
  for (const name of ['center', 'ljust', 'rjust'] as const) {
    table[`${name}(self, width, fillchar=, /)`] = (vm, value, width, fill) => {
      const size = sizeOf(vm, width, 0);
      reserve(vm, size);
      charge(vm, perByte(size));
      return make(texts.bytesPad(name, selfBytes(vm, value, owner, name), size, fillOf(vm, fill, name)));
    };
  }
  natives(owner, 'method', {
    ...table,
    'replace(self, old, new, count=, /)': (vm, value, old, fresh, count) => {
      const content = self(vm, value, 'replace');
      const to = bytesArgument(vm, fresh);
      reserve(vm, content.length * Math.max(1, to.length));
      return make(search.bytesReplace(content, bytesArgument(vm, old), to, sizeOf(vm, count, -1)));
    },
    'removeprefix(self, prefix, /)': (vm, value, prefixValue) => {
      const content = self(vm, value, 'removeprefix');
      const prefix = bytesArgument(vm, prefixValue);
      return make(content.slice(search.bytesStartWith(content, prefix) ? prefix.length : 0));
    },
    'removesuffix(self, suffix, /)': (vm, value, suffixValue) => {
      const content = self(vm, value, 'removesuffix');
      const suffix = bytesArgument(vm, suffixValue);
      return make(content.slice(0, search.bytesEndWith(content, suffix) ? content.length - suffix.length : content.length));
    },
    'splitlines(self, keepends=)': (vm, value, keep) => parts(splits.bytesSplitLines(self(vm, value, 'splitlines'), flagOf(vm, keep, false))),
    'zfill(self, width, /)': (vm, value, width) => {
      const size = sizeOf(vm, width, 0);
      reserve(vm, size);
      charge(vm, perByte(size));
      return make(texts.bytesZeroFill(selfBytes(vm, value, owner, 'zfill'), size));
    },
    'expandtabs(self, tabsize=)': (vm, value, size) => make(texts.bytesExpandTabs(self(vm, value, 'expandtabs'), sizeOf(vm, size, 8))),
    'decode(self, encoding=, errors=)': (vm, value, encoding, errors) =>
      decode(self(vm, value, 'decode').slice(), codecOf(vm, encoding, 'decode'), errorsOf(vm, errors, 'decode')),
    'hex(self, sep=, bytes_per_sep=)': (vm, value, separator, group) => {
      const content = self(vm, value, 'hex');
      if (separator === undefined) return texts.bytesHex(content);
      const between = textOf(separator) ?? latin1Text(bytesOf(separator) ?? typeError('sep must be str or bytes.'));
      if (between.length !== 1) return valueError('sep must be length 1.');
      return texts.bytesHex(content, between, sizeOf(vm, group, 1));
    },
    'translate(self, table, delete=)': (vm, value, table256, deleted) =>
      make(texts.bytesTranslate(self(vm, value, 'translate'), table256 === null ? null : bytesArgument(vm, table256), deleted === undefined ? new Uint8Array(0) : bytesArgument(vm, deleted))),
    'join(self, iterable_of_bytes, /)': [(vm, value, iterable) => make(join(vm, selfBytes(vm, value, owner, 'join'), iterable!)), 'bytes_join'],
  });
  natives(owner, 'static', { 'maketrans(frm, to, /)': (vm, from, to) => bytes(texts.bytesMakeTranslation(bytesArgument(vm, from), bytesArgument(vm, to))) });
  natives(owner, 'class', { 'fromhex(cls, string, /)': (vm, _cls, text) => make(texts.bytesFromHex(namedText(vm, text, 'fromhex() argument'))) });
}

function fillOf(vm: Vm, value: Slot, method: string): number {
  if (value === undefined) return 32;
  const content = bytesOf(value);
  if (content?.length === 1) return content[0]!;
  return typeError(`${method}() argument 2 must be a byte string of length 1, not ${typeName(vm, value)}`);
}

function join(vm: Vm, separator: Uint8Array, iterable: Value): Uint8Array {
  if (!isIterable(vm, iterable)) return typeError('can only join an iterable');
  const items = collect(vm, iterable);
  if (items === undefined) throw NEEDS_PYTHON;
  try {
    const contents = items.map((item, at) => bytesOf(item) ?? typeError(`sequence item ${at}: expected a bytes-like object, ${typeName(vm, item)} found`));
    const length = contents.reduce((sum, one) => sum + one.length, 0) + separator.length * Math.max(0, contents.length - 1);
    reserve(vm, length);
    charge(vm, perByte(length));
    return search.joinBytes(separator, contents);
  } finally {
    items.forEach(decref);
  }
}

shared('bytes');
shared('bytearray');

