/** Iterators over builtin containers, as plain positions. What Python code iterates (generators, __next__) is called by the loop. */
import { decref, own } from '../objects/counting.ts';
import * as sets from '../objects/set.ts';
import { plain, typeName } from '../objects/types.ts';
import {
  BYTEARRAY,
  BYTES,
  DICT,
  GENERATOR,
  INSTANCE,
  ITERATOR,
  LIST,
  RANGE,
  SET,
  TUPLE,
  VIEW,
  bytearrayContent,
  isHeap,
  tuple,
  type Iterator,
  type IteratorKind,
  type Slot,
  type Value,
} from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { isSimple } from '../text/code-points.ts';
import { AFTER } from './after.ts';
import { callLibrary, invoke } from './calls.ts';
import { isCoroutine } from './coroutines.ts';
import { raise, typeError } from './errors.ts';
import { special } from './lookup.ts';

const iterator = (kind: IteratorKind, source: Value, at = 0, step = 1, size = 0): Iterator => ({
  t: ITERATOR,
  rc: 1,
  kind,
  source: own(source),
  at,
  step,
  size,
});

/** An iterator over a builtin container; undefined for everything else. */
export function plainIterator(value: Value): Iterator | undefined {
  if (typeof value === 'string') return iterator(isSimple(value) ? 'str_ascii_iterator' : 'str_iterator', value);
  if (!isHeap(value)) return undefined;
  switch (value.t) {
    case LIST:
      return iterator('list_iterator', value);
    case TUPLE:
      return iterator('tuple_iterator', value);
    case DICT:
      return iterator('dict_keyiterator', value, 0, 1, value.live);
    case SET:
      return iterator('set_iterator', value, 0, 1, value.used);
    case RANGE:
      return iterator('range_iterator', null, value.start, value.step, value.length);
    case BYTES:
      return iterator('bytes_iterator', value);
    case BYTEARRAY:
      return iterator('bytearray_iterator', value);
    case VIEW: {
      const kind =
        value.kind === 'dict_keys' ? 'dict_keyiterator' : value.kind === 'dict_values' ? 'dict_valueiterator' : 'dict_itemiterator';
      return iterator(kind, value.dict, 0, 1, value.dict.live);
    }
    case INSTANCE:
      return value.value === undefined ? undefined : plainIterator(value.value);
    default:
      return undefined;
  }
}

/** iter(value): a new reference, or undefined when __iter__ in Python was called. */
export function getIterator(vm: Vm, value: Value): Slot {
  if (isHeap(value) && (value.t === ITERATOR || (value.t === GENERATOR && !isCoroutine(value)))) return own(value);
  const hook = special(vm, value, '__iter__');
  if (hook !== undefined && hook !== null) return invoke(vm, hook, [value], null, AFTER.ITER);
  const made = hook === null ? undefined : plainIterator(value);
  if (made !== undefined) return made;
  if (hook !== null && special(vm, value, '__getitem__') !== undefined) return callLibrary(vm, 'sequence_iterator', [value]);
  return typeError(vm, `'${typeName(vm, value)}' object is not iterable`);
}

export function isIterator(vm: Vm, value: Value): boolean {
  return (
    isHeap(value) &&
    (value.t === ITERATOR || (value.t === GENERATOR && !isCoroutine(value)) || special(vm, value, '__next__') !== undefined)
  );
}

/** Next item of a builtin iterator (a new reference); undefined at its end. */
export function advance(vm: Vm, it: Iterator): Slot {
  const { source } = it;
  switch (it.kind) {
    case 'range_iterator':
      if (it.size <= 0) return undefined;
      it.size--;
      {
        const value = it.at;
        it.at += it.step;
        return value;
      }
    case 'list_iterator':
    case 'tuple_iterator': {
      if (!isHeap(source) || (source.t !== LIST && source.t !== TUPLE)) return undefined;
      const value = source.a[it.at];
      if (value === undefined) return finish(it);
      it.at++;
      return own(value);
    }
    case 'list_reverseiterator':
    case 'reversed': {
      const value = reversedItem(source, it.at);
      if (value === undefined) return finish(it);
      it.at--;
      return own(value);
    }
    case 'str_ascii_iterator': {
      const text = plain(source) as string;
      if (it.at >= text.length) return undefined;
      return text[it.at++];
    }
    case 'str_iterator': {
      const text = plain(source) as string;
      const point = text.codePointAt(it.at);
      if (point === undefined) return undefined;
      it.at += point > 0xffff ? 2 : 1;
      return String.fromCodePoint(point);
    }
    case 'bytes_iterator':
    case 'bytearray_iterator': {
      const bytes = plain(source);
      if (!isHeap(bytes) || (bytes.t !== BYTES && bytes.t !== BYTEARRAY)) return undefined;
      const content = bytes.t === BYTES ? bytes.v : bytearrayContent(bytes);
      const value = content[it.at];
      if (value === undefined) return finish(it);
      it.at++;
      return value;
    }
    case 'set_iterator': {
      if (!isHeap(source) || source.t !== SET) return undefined;
      if (source.used !== it.size) {
        it.size = -1;
        return raise(vm, 'RuntimeError', 'Set changed size during iteration');
      }
      while (it.at <= source.mask) {
        const key = source.keys[it.at++];
        if (key !== undefined) return own(key);
      }
      return finish(it);
    }
    case 'dict_keyiterator':
    case 'dict_valueiterator':
    case 'dict_itemiterator': {
      if (!isHeap(source) || source.t !== DICT) return undefined;
      if (source.live !== it.size) {
        it.size = -1;
        return raise(vm, 'RuntimeError', 'dictionary changed size during iteration');
      }
      while (it.at < source.keys.length) {
        const key = source.keys[it.at];
        const value = source.values[it.at++];
        if (key === undefined) continue;
        return it.kind === 'dict_keyiterator' ? own(key) : it.kind === 'dict_valueiterator' ? own(value!) : tuple([own(key), own(value!)]);
      }
      return finish(it);
    }
    case 'dict_reversekeyiterator':
    case 'dict_reversevalueiterator':
    case 'dict_reverseitemiterator': {
      if (!isHeap(source) || source.t !== DICT) return undefined;
      if (source.live !== it.size) return raise(vm, 'RuntimeError', 'dictionary changed size during iteration');
      while (it.at >= 0) {
        const key = source.keys[it.at];
        const value = source.values[it.at--];
        if (key === undefined) continue;
        return it.kind === 'dict_reversekeyiterator'
          ? own(key)
          : it.kind === 'dict_reversevalueiterator'
            ? own(value!)
            : tuple([own(key), own(value!)]);
      }
      return finish(it);
    }
    case 'enumerate': {
      const value = advance(vm, source as Iterator);
      return value === undefined ? undefined : tuple([it.at++, value]);
    }
    case 'zip': {
      const items: Value[] = [];
      const { a } = source as { a: Value[] };
      for (const one of a) {
        const value = advance(vm, one as Iterator);
        if (value === undefined) {
          if (it.size === 1) zipLengths(vm, a, items.length);
          for (const item of items) if (isHeap(item)) item.rc--;
          return undefined;
        }
        items.push(value);
      }
      return items.length === 0 ? undefined : tuple(items);
    }
    case 'longrange_iterator':
      return undefined;
    default:
      throw new Error(it.kind satisfies never);
  }
}

/** zip(strict=True) */
function zipLengths(vm: Vm, iterators: readonly Value[], at: number): void {
  const others = (count: number): string => (count === 1 ? 'argument 1' : `arguments 1-${String(count)}`);
  if (at > 0) raise(vm, 'ValueError', `zip() argument ${String(at + 1)} is shorter than ${others(at)}`);
  for (let i = 1; i < iterators.length; i++) {
    if (advance(vm, iterators[i] as Iterator) !== undefined)
      raise(vm, 'ValueError', `zip() argument ${String(i + 1)} is longer than ${others(i)}`);
  }
}

function reversedItem(source: Value, at: number): Slot {
  if (at < 0) return undefined;
  const value = plain(source);
  if (typeof value === 'string') return Array.from(value)[at];
  if (!isHeap(value)) return undefined;
  if (value.t === LIST || value.t === TUPLE) return value.a[at];
  if (value.t === BYTES) return value.v[at];
  if (value.t === BYTEARRAY) return bytearrayContent(value)[at];
  return undefined;
}

/** An exhausted iterator lets its container go. */
function finish(it: Iterator): undefined {
  const { source } = it;
  it.source = null;
  decref(source);
  return undefined;
}

/** All items of a builtin container or iterator as new references; undefined where Python code has to run for them. */
export function collect(vm: Vm, value: Value): Value[] | undefined {
  if (isHeap(value)) {
    if (value.t === GENERATOR) return undefined;
    if (value.t === ITERATOR) return drain(vm, value);
    if (special(vm, value, '__iter__') !== undefined || (value.t === INSTANCE && value.value === undefined)) return undefined;
    if (value.t === LIST || value.t === TUPLE) return value.a.map(own);
    if (value.t === SET) return sets.members(value).map(own);
  }
  const it = plainIterator(value);
  if (it === undefined) return undefined;
  const items = drain(vm, it);
  decref(it);
  return items;
}

function drain(vm: Vm, it: Iterator): Value[] {
  const items: Value[] = [];
  for (let value = advance(vm, it); value !== undefined; value = advance(vm, it)) items.push(value);
  return items;
}

export const isIterable = (vm: Vm, value: Value): boolean =>
  (isHeap(value) &&
    (value.t === ITERATOR ||
      value.t === GENERATOR ||
      special(vm, value, '__iter__') !== undefined ||
      special(vm, value, '__getitem__') !== undefined)) ||
  typeof value === 'string' ||
  (isHeap(value) && [LIST, TUPLE, DICT, SET, RANGE, BYTES, BYTEARRAY, VIEW].includes(value.t as 4));
