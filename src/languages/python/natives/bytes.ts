/** Methods of bytes and bytearray: the algorithms stand in text/, here arguments are read and results wrapped in the type of the object. */
import { decref, own } from '../objects/counting.ts';
import { NEEDS_PYTHON } from '../objects/dict.ts';
import { typeName } from '../objects/types.ts';
import {
  BYTEARRAY,
  BYTES,
  FLOAT,
  TUPLE,
  TYPE,
  bytearray,
  bytes,
  isHeap,
  list,
  tuple,
  type Bytearray,
  type Slot,
  type Value,
} from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { plainInstance } from '../interpreter/calls.ts';
import { charge, perByte, reserve } from '../interpreter/charge.ts';
import { indexError, typeError, valueError } from '../interpreter/errors.ts';
import { special } from '../interpreter/lookup.ts';
import { integer } from '../interpreter/numbers.ts';
import { appendBytes } from '../interpreter/operators.ts';
import * as search from '../text/bytes-search.ts';
import * as splitting from '../text/bytes-split.ts';
import * as text from '../text/bytes-text.ts';
import { decode, encode } from '../text/codecs.ts';
import { bytesArgument, bytesOf, indexArgument, optionalIndex, sizeArgument, textArgument, clinicText } from './arguments.ts';
import { itemsOf } from './containers.ts';
import { isIterable } from '../interpreter/iteration.ts';
import { codecOf, errorsOf } from './text.ts';
import { natives, variadic, type NativeFunction } from './registry.ts';

const contentOf = (self: Slot): Uint8Array => bytesOf(self)!;
const isArray = (self: Slot): boolean => isHeap(self) && self.t === BYTEARRAY;
const wrap = (self: Slot, content: Uint8Array): Value => (isArray(self) ? bytearray(content) : bytes(content));
const charged = (vm: Vm, self: Slot): Uint8Array => {
  const content = contentOf(self);
  charge(vm, perByte(content.length));
  return content;
};

const maps =
  (work: (content: Uint8Array) => Uint8Array): NativeFunction =>
  (vm, self) =>
    wrap(self, work(charged(vm, self)));
const asks =
  (work: (content: Uint8Array) => boolean): NativeFunction =>
  (vm, self) =>
    work(charged(vm, self));

/** What is searched for: bytes, or one byte as an int. */
function needle(vm: Vm, value: Slot): Uint8Array {
  const byte = value === undefined ? undefined : integer(value);
  if (byte !== undefined) return search.byteArgument(byte);
  return bytesOf(value) ?? typeError(vm, `argument should be integer or bytes-like object, not '${typeName(vm, value ?? null)}'`);
}

const finds =
  (work: (content: Uint8Array, part: Uint8Array, start: number | bigint | null, end: number | bigint | null) => number): NativeFunction =>
  (vm, self, part, start, end) =>
    work(charged(vm, self), needle(vm, part), optionalIndex(vm, start), optionalIndex(vm, end));

const affix =
  (
    name: string,
    work: (content: Uint8Array, part: Uint8Array, start: number | bigint | null, end: number | bigint | null) => boolean,
  ): NativeFunction =>
  (vm, self, part, start, end) => {
    const one = (value: Value): boolean => {
      const content = bytesOf(value) ?? typeError(vm, `${name} first arg must be bytes or a tuple of bytes, not ${typeName(vm, value)}`);
      return work(contentOf(self), content, optionalIndex(vm, start), optionalIndex(vm, end));
    };
    return isHeap(part) && part.t === TUPLE
      ? part.a.some((value) => work(contentOf(self), bytesArgument(vm, value), optionalIndex(vm, start), optionalIndex(vm, end)))
      : one(part!);
  };

const splits =
  (work: (content: Uint8Array, separator: Uint8Array | null, limit: number | bigint) => Uint8Array[]): NativeFunction =>
  (vm, self, separator, limit) => {
    const by = separator === undefined || separator === null ? null : bytesArgument(vm, separator);
    return list(work(charged(vm, self), by, limit === undefined ? -1 : indexArgument(vm, limit)).map((one) => wrap(self, one)));
  };

const strips =
  (ends: 'both' | 'left' | 'right'): NativeFunction =>
  (vm, self, characters) =>
    wrap(
      self,
      splitting.bytesStrip(charged(vm, self), characters === undefined || characters === null ? null : bytesArgument(vm, characters), ends),
    );

const pads =
  (method: 'center' | 'ljust' | 'rjust'): NativeFunction =>
  (vm, self, width, fill) => {
    const given = fill === undefined ? undefined : bytesArgument(vm, fill);
    if (given !== undefined && given.length !== 1)
      return typeError(vm, `${method}() argument 2 must be a byte string of length 1, not ${typeName(vm, fill!)}`);
    return wrap(self, text.bytesPad(method, charged(vm, self), sizeArgument(vm, width), given?.[0] ?? 32));
  };

const partitions =
  (work: (content: Uint8Array, separator: Uint8Array) => readonly [Uint8Array, Uint8Array, Uint8Array]): NativeFunction =>
  (vm, self, separator) =>
    tuple(work(charged(vm, self), bytesArgument(vm, separator)).map((one) => wrap(self, one)));

for (const owner of ['bytes', 'bytearray']) {
  natives(owner, 'method', {
    'upper(self)': maps(text.bytesUpper),
    'lower(self)': maps(text.bytesLower),
    'swapcase(self)': maps(text.bytesSwapcase),
    'capitalize(self)': maps(text.bytesCapitalize),
    'title(self)': maps(text.bytesTitle),
    'isalpha(self)': asks(text.bytesAreAlpha),
    'isdigit(self)': asks(text.bytesAreDigits),
    'isalnum(self)': asks(text.bytesAreAlnum),
    'isspace(self)': asks(text.bytesAreSpace),
    'isascii(self)': asks(text.bytesAreAscii),
    'islower(self)': asks(text.bytesAreLower),
    'isupper(self)': asks(text.bytesAreUpper),
    'istitle(self)': asks(text.bytesAreTitle),
    'find(self, sub, start=, end=, /)': finds(search.bytesFind),
    'rfind(self, sub, start=, end=, /)': finds(search.bytesRfind),
    'index(self, sub, start=, end=, /)': finds(search.bytesIndex),
    'rindex(self, sub, start=, end=, /)': finds(search.bytesRindex),
    'count(self, sub, start=, end=, /)': finds(search.bytesCount),
    'startswith(self, prefix, start=, end=, /)': affix('startswith', search.bytesStartWith),
    'endswith(self, suffix, start=, end=, /)': affix('endswith', search.bytesEndWith),
    'replace(self, old, new, count=, /)': (vm, self, old, fresh, count) =>
      wrap(
        self,
        search.bytesReplace(
          charged(vm, self),
          bytesArgument(vm, old),
          bytesArgument(vm, fresh),
          count === undefined ? -1 : indexArgument(vm, count),
        ),
      ),
    'split(self, sep=, maxsplit=)': splits(splitting.bytesSplit),
    'rsplit(self, sep=, maxsplit=)': splits(splitting.bytesRsplit),
    'splitlines(self, keepends=)': (vm, self, keep) =>
      list(splitting.bytesSplitLines(charged(vm, self), keep !== undefined && keep !== false && keep !== 0).map((one) => wrap(self, one))),
    'strip(self, chars=, /)': strips('both'),
    'lstrip(self, chars=, /)': strips('left'),
    'rstrip(self, chars=, /)': strips('right'),
    'partition(self, sep, /)': partitions(splitting.bytesPartition),
    'rpartition(self, sep, /)': partitions(splitting.bytesRpartition),
    'center(self, width, fillchar=, /)': pads('center'),
    'ljust(self, width, fillchar=, /)': pads('ljust'),
    'rjust(self, width, fillchar=, /)': pads('rjust'),
    'zfill(self, width, /)': (vm, self, width) => wrap(self, text.bytesZeroFill(charged(vm, self), sizeArgument(vm, width))),
    'expandtabs(self, tabsize=)': (vm, self, size) =>
      wrap(self, text.bytesExpandTabs(charged(vm, self), size === undefined ? 8 : sizeArgument(vm, size))),
    'translate(self, table, /, delete=)': (vm, self, table, deleted) =>
      wrap(
        self,
        text.bytesTranslate(
          charged(vm, self),
          table === null ? null : bytesArgument(vm, table),
          deleted === undefined ? new Uint8Array(0) : bytesArgument(vm, deleted),
        ),
      ),
    'removeprefix(self, prefix, /)': (vm, self, prefix) => {
      const [content, part] = [contentOf(self), bytesArgument(vm, prefix)];
      return wrap(self, search.bytesStartWith(content, part) ? content.slice(part.length) : content.slice());
    },
    'removesuffix(self, suffix, /)': (vm, self, suffix) => {
      const [content, part] = [contentOf(self), bytesArgument(vm, suffix)];
      return wrap(
        self,
        part.length > 0 && search.bytesEndWith(content, part) ? content.slice(0, content.length - part.length) : content.slice(),
      );
    },
    'hex(self, sep=, bytes_per_sep=)': (vm, self, separator, group) => {
      const by = separator === undefined ? '' : textArgument(vm, separator, () => 'sep must be str or bytes.');
      return text.bytesHex(charged(vm, self), by, group === undefined ? 1 : sizeArgument(vm, group));
    },
    'decode(self, encoding=, errors=)': (vm, self, encoding, errors) =>
      decode(charged(vm, self), codecOf(vm, encoding, 'decode'), errorsOf(vm, errors, 'decode')),
    'join(self, iterable, /)': [
      (vm, self, iterable) => {
        if (!isIterable(vm, iterable!)) return typeError(vm, 'can only join an iterable');
        const items = itemsOf(vm, iterable!);
        try {
          const parts = items.map(
            (one, i) =>
              bytesOf(one) ?? typeError(vm, `sequence item ${String(i)}: expected a bytes-like object, ${typeName(vm, one)} found`),
          );
          const joined = search.joinBytes(contentOf(self), parts);
          charge(vm, perByte(joined.length));
          return wrap(self, joined);
        } finally {
          for (const one of items) decref(one);
        }
      },
      'str_join',
    ],
  });
  natives(owner, 'class', {
    'fromhex(cls, string, /)': (vm, cls, source) => {
      void cls;
      const content = text.bytesFromHex(clinicText(vm, source, 'fromhex() argument'));
      return owner === 'bytes' ? bytes(content) : bytearray(content);
    },
  });
  natives(owner, 'static', {
    'maketrans(frm, to, /)': (vm, from, to) => bytes(text.bytesMakeTranslation(bytesArgument(vm, from), bytesArgument(vm, to))),
  });
}

/** The content of bytes(...) or bytearray(...). */
function content(vm: Vm, owner: string, args: readonly Value[], keywords: ReadonlyMap<string, Value> | null): Uint8Array {
  const argument = (at: number, name: string): Slot => (at < args.length ? args[at] : keywords?.get(name));
  const source = argument(0, 'source');
  const encoding = argument(1, 'encoding');
  const errors = argument(2, 'errors');
  if (source === undefined) return new Uint8Array(0);
  if (typeof source === 'string') {
    if (encoding === undefined) return typeError(vm, 'string argument without an encoding');
    return encode(source, codecOf(vm, encoding, owner), errorsOf(vm, errors, owner));
  }
  if (encoding !== undefined) return typeError(vm, 'encoding without a string argument');
  if (errors !== undefined) return typeError(vm, 'errors without a string argument');
  const given = bytesOf(source);
  if (given !== undefined) return given.slice();
  if (special(vm, source, '__bytes__') !== undefined) throw NEEDS_PYTHON;
  const count = integer(source);
  if (count !== undefined) {
    if (count < 0) return valueError(vm, 'negative count');
    reserve(vm, Number(count));
    charge(vm, perByte(Number(count)));
    return new Uint8Array(Number(count));
  }
  if (isHeap(source) && (source.t === FLOAT || source.t === TYPE))
    typeError(vm, `cannot convert '${typeName(vm, source)}' object to ${owner}`);
  let items: Value[];
  try {
    items = itemsOf(vm, source);
  } catch (error) {
    if (error === NEEDS_PYTHON) throw error;
    return typeError(vm, `cannot convert '${typeName(vm, source)}' object to ${owner}`);
  }
  return Uint8Array.from(items, (one) => {
    const byte = integer(one) ?? typeError(vm, `'${typeName(vm, one)}' object cannot be interpreted as an integer`);
    return byte < 0 || byte > 255
      ? valueError(vm, owner === 'bytes' ? 'bytes must be in range(0, 256)' : 'byte must be in range(0, 256)')
      : Number(byte);
  });
}

variadic('bytes', 'static', {
  '()': [
    (vm, args, keywords) => {
      const [only] = args;
      if (args.length === 1 && isHeap(only) && only.t === BYTES) return own(only);
      return bytes(content(vm, 'bytes', args, keywords));
    },
    'bytes_from',
  ],
  __new__: (vm, args, keywords) => {
    const [cls, ...rest] = args;
    if (!isHeap(cls) || cls.t !== TYPE) return typeError(vm, 'bytes.__new__(X): X is not a type object');
    const made = bytes(content(vm, 'bytes', rest, keywords));
    return cls.heap ? plainInstance(vm, cls, made) : made;
  },
});
variadic('bytearray', 'static', { '()': [(vm, args, keywords) => bytearray(content(vm, 'bytearray', args, keywords)), 'bytearray_from'] });

// -- bytearray alone ---------------------------------------------------------------------------------------------------------------

const asArray = (self: Slot): Bytearray => self as Bytearray;

function byteArgument(vm: Vm, value: Slot): number {
  const byte = indexArgument(vm, value);
  return byte < 0 || byte > 255 ? valueError(vm, 'byte must be in range(0, 256)') : Number(byte);
}

natives('bytearray', 'method', {
  'append(self, item, /)': (vm, self, item) => {
    appendBytes(asArray(self), Uint8Array.of(byteArgument(vm, item)));
    return null;
  },
  'extend(self, iterable, /)': [
    (vm, self, iterable) => {
      if (isHeap(iterable) && iterable.t === TUPLE && iterable.a.length === 0) return null;
      const more = bytesOf(iterable) ?? content(vm, 'bytearray', [iterable!], null);
      charge(vm, perByte(more.length));
      appendBytes(asArray(self), more);
      return null;
    },
    'bytearray_extend',
  ],
  'pop(self, index=, /)': (vm, self, index) => {
    const target = asArray(self);
    const length = target.end - target.start;
    if (length === 0) return indexError(vm, 'pop from empty bytearray');
    const at = index === undefined ? -1 : sizeArgument(vm, index);
    const place = at < 0 ? at + length : at;
    if (place < 0 || place >= length) return indexError(vm, 'pop index out of range');
    charge(vm, perByte(length - place));
    const byte = target.buffer[target.start + place]!;
    target.buffer.copyWithin(target.start + place, target.start + place + 1, target.end);
    target.end--;
    return byte;
  },
  'insert(self, index, item, /)': (vm, self, index, item) => {
    const target = asArray(self);
    const length = target.end - target.start;
    const at = sizeArgument(vm, index);
    const place = at < 0 ? Math.max(0, at + length) : Math.min(at, length);
    const byte = byteArgument(vm, item);
    charge(vm, perByte(length));
    appendBytes(target, Uint8Array.of(0));
    target.buffer.copyWithin(target.start + place + 1, target.start + place, target.end - 1);
    target.buffer[target.start + place] = byte;
    return null;
  },
  'remove(self, value, /)': (vm, self, value) => {
    const target = asArray(self);
    const at = contentOf(target).indexOf(byteArgument(vm, value));
    if (at < 0) return valueError(vm, 'value not found in bytearray');
    target.buffer.copyWithin(target.start + at, target.start + at + 1, target.end);
    target.end--;
    return null;
  },
  'clear(self)': (_, self) => {
    asArray(self).end = asArray(self).start;
    return null;
  },
  'reverse(self)': (vm, self) => {
    charged(vm, self).reverse();
    return null;
  },
  'copy(self)': (vm, self) => bytearray(charged(vm, self).slice()),
});
