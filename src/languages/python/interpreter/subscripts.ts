/** x[i], x[i] = v, del x[i] on builtin containers; classes written in Python by their methods. */
import { decref, own } from '../objects/counting.ts';
import * as dicts from '../objects/dict.ts';
import { plain, typeName } from '../objects/types.ts';
import {
  ALIAS,
  BYTEARRAY,
  BYTES,
  CLASSMETHOD,
  DICT,
  LIST,
  RANGE,
  SLICE,
  TUPLE,
  TYPE,
  bytearray,
  bytearrayContent,
  bytes,
  isHeap,
  list,
  tuple,
  type Bytearray,
  type List,
  type Range,
  type Slice,
  type Slot,
  type Value,
} from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { codePointLength, isSimple, pointAt } from '../text/code-points.ts';
import { pickSlice, sliceIndices, type SliceIndices } from '../text/slices.ts';
import { AFTER } from './after.ts';
import { callLibrary, invoke } from './calls.ts';
import { charge, perByte, perItem } from './charge.ts';
import { indexError, raise, typeError, valueError } from './errors.ts';
import { find, special } from './lookup.ts';
import { integer } from './numbers.ts';

/** An index as a host number; throws TypeError in CPython's words for this kind of container. */
function indexOf(vm: Vm, value: Value, what: string): number {
  const index = integer(value);
  if (index === undefined) {
    if (special(vm, value, '__index__') !== undefined) throw dicts.NEEDS_PYTHON;
    return typeError(vm, `${what} indices must be integers or slices, not ${typeName(vm, value)}`);
  }
  if (typeof index === 'bigint') return raise(vm, 'IndexError', "cannot fit 'int' into an index-sized integer");
  return index;
}

export function fitSlice(vm: Vm, slice: Slice, length: number): SliceIndices {
  const part = (value: Value): number | bigint | null => {
    if (value === null) return null;
    const index = integer(value);
    if (index !== undefined) return index;
    if (special(vm, value, '__index__') !== undefined) throw dicts.NEEDS_PYTHON;
    return typeError(vm, 'slice indices must be integers or None or have an __index__ method');
  };
  return sliceIndices(part(slice.start), part(slice.stop), part(slice.step), length);
}

export function loadItem(vm: Vm, container: Value, index: Value): Slot {
  const hook = special(vm, container, '__getitem__');
  if (hook !== undefined) return invoke(vm, hook, [container, index]);
  try {
    return item(vm, plain(container), index, container);
  } catch (error) {
    if (error !== dicts.NEEDS_PYTHON) throw error;
    return callLibrary(vm, 'get_item', [container, index]);
  }
}

export function item(vm: Vm, container: Value, index: Value, shown: Value): Slot {
  if (typeof container === 'string') return textItem(vm, container, index);
  if (isHeap(container)) {
    switch (container.t) {
      case LIST:
      case TUPLE:
        return sequenceItem(vm, container.a, container.t, index);
      case DICT: {
        const value = dicts.get(container, index);
        if (value !== undefined) return own(value);
        const missing = special(vm, container, '__missing__');
        if (missing !== undefined) return invoke(vm, missing, [container, index]);
        return raise(vm, 'KeyError', index);
      }
      case BYTES:
      case BYTEARRAY: {
        const content = container.t === BYTES ? container.v : bytearrayContent(container);
        if (isHeap(index) && index.t === SLICE) {
          const slice = fitSlice(vm, index, content.length);
          charge(vm, perByte(slice.count));
          const picked =
            slice.step === 1 ? content.slice(slice.start, slice.start + slice.count) : Uint8Array.from(pickSlice(content, slice));
          return container.t === BYTES ? bytes(picked) : bytearray(picked);
        }
        const at = indexOf(vm, index, container.t === BYTES ? 'byte' : 'bytearray');
        const place = at < 0 ? at + content.length : at;
        const byte = content[place];
        return byte === undefined ? indexError(vm, container.t === BYTES ? 'index out of range' : 'bytearray index out of range') : byte;
      }
      case RANGE:
        return rangeItem(vm, container, index);
      case TYPE:
        {
          const above = special(vm, container, '__getitem__');
          if (above !== undefined) return invoke(vm, above, [container, index]);
          const hook = container.heap ? find(container, '__class_getitem__') : undefined;
          if (isHeap(hook) && hook.t === CLASSMETHOD) return invoke(vm, hook.func, [container, index]);
        }
        if (['list', 'dict', 'tuple', 'set', 'frozenset', 'type'].includes(container.natives))
          return { t: ALIAS, rc: 1, origin: own(container), args: own(index) };
        return typeError(vm, `type '${container.name}' is not subscriptable`);
      default:
    }
  }
  return typeError(vm, `'${typeName(vm, shown)}' object is not subscriptable`);
}

function textItem(vm: Vm, text: string, index: Value): Slot {
  if (isHeap(index) && index.t === SLICE) {
    const slice = fitSlice(vm, index, codePointLength(text));
    charge(vm, perByte(slice.count));
    if (isSimple(text)) return slice.step === 1 ? text.slice(slice.start, slice.start + slice.count) : pickSlice(text, slice).join('');
    return pickSlice(Array.from(text), slice).join('');
  }
  const at = integer(index);
  if (at === undefined) {
    if (special(vm, index, '__index__') !== undefined) throw dicts.NEEDS_PYTHON;
    return typeError(vm, `string indices must be integers, not '${typeName(vm, index)}'`);
  }
  const length = codePointLength(text);
  const place = Number(at) < 0 ? Number(at) + length : Number(at);
  if (place < 0 || place >= length) return indexError(vm, 'string index out of range');
  return pointAt(text, place);
}

function sequenceItem(vm: Vm, items: readonly Value[], tag: number, index: Value): Slot {
  const name = tag === LIST ? 'list' : 'tuple';
  if (isHeap(index) && index.t === SLICE) {
    const slice = fitSlice(vm, index, items.length);
    charge(vm, perItem(slice.count));
    const picked = slice.step === 1 ? items.slice(slice.start, slice.start + slice.count) : pickSlice(items, slice);
    for (const one of picked) own(one);
    return tag === LIST ? list(picked) : tuple(picked);
  }
  const at = indexOf(vm, index, name);
  const value = items[at < 0 ? at + items.length : at];
  return value === undefined ? indexError(vm, `${name} index out of range`) : own(value);
}

function rangeItem(vm: Vm, range: Range, index: Value): Slot {
  if (isHeap(index) && index.t === SLICE) {
    const slice = fitSlice(vm, index, range.length);
    const start = range.start + slice.start * range.step;
    return { t: RANGE, rc: 1, start, stop: range.start + slice.stop * range.step, step: range.step * slice.step, length: slice.count };
  }
  const at = indexOf(vm, index, 'range');
  const place = at < 0 ? at + range.length : at;
  return place < 0 || place >= range.length ? indexError(vm, 'range object index out of range') : range.start + place * range.step;
}

/** Answers true when done, undefined when Python code was called. */
export function storeItem(vm: Vm, container: Value, index: Value, value: Value): true | undefined {
  const hook = special(vm, container, '__setitem__');
  if (hook !== undefined) {
    invoke(vm, hook, [container, index, value], null, AFTER.DROP);
    return undefined;
  }
  try {
    return store(vm, container, index, value);
  } catch (error) {
    if (error !== dicts.NEEDS_PYTHON) throw error;
    callLibrary(vm, 'set_item', [container, index, value], AFTER.DROP);
    return undefined;
  }
}

export function store(vm: Vm, container: Value, index: Value, value: Value): true | undefined {
  if (isHeap(container)) {
    switch (container.t) {
      case LIST: {
        if (isHeap(index) && index.t === SLICE) return storeListSlice(vm, container, index, value);
        const at = indexOf(vm, index, 'list');
        const place = at < 0 ? at + container.a.length : at;
        const old = container.a[place];
        if (old === undefined) return indexError(vm, 'list assignment index out of range');
        container.a[place] = own(value);
        decref(old);
        return true;
      }
      case DICT:
        dicts.find(container, index);
        dicts.set(container, index, own(value));
        return true;
      case BYTEARRAY:
        return storeBytes(vm, container, index, value);
      default:
    }
  }
  return typeError(vm, `'${typeName(vm, container)}' object does not support item assignment`);
}

function storeListSlice(vm: Vm, target: List, index: Slice, value: Value): true | undefined {
  if (!isHeap(value) || (value.t !== LIST && value.t !== TUPLE) || value.cls !== null) {
    callLibrary(vm, 'set_slice', [target, index, value], AFTER.DROP);
    return undefined;
  }
  const slice = fitSlice(vm, index, target.a.length);
  const items = value.a.map(own);
  charge(vm, perItem(items.length + target.a.length - slice.start));
  if (slice.step === 1) {
    for (const old of spliceList(target, slice.start, Math.max(slice.stop, slice.start) - slice.start, items)) decref(old);
    return true;
  }
  if (items.length !== slice.count) {
    for (const one of items) decref(one);
    return valueError(vm, `attempt to assign sequence of size ${String(items.length)} to extended slice of size ${String(slice.count)}`);
  }
  for (let nth = 0, at = slice.start; nth < slice.count; nth++, at += slice.step) {
    const old = target.a[at];
    target.a[at] = items[nth]!;
    decref(old);
  }
  return true;
}

/** Array.splice without spreading a long list over the host's stack. */
export function spliceList(target: List, start: number, count: number, items: readonly Value[]): Value[] {
  const removed = target.a.slice(start, start + count);
  target.a = target.a.slice(0, start).concat(items, target.a.slice(start + count));
  return removed;
}

function byteOf(vm: Vm, value: Value): number {
  const byte = integer(value);
  if (byte === undefined) return typeError(vm, `'${typeName(vm, value)}' object cannot be interpreted as an integer`);
  if (byte < 0 || byte > 255) return valueError(vm, 'byte must be in range(0, 256)');
  return Number(byte);
}

function storeBytes(vm: Vm, target: Bytearray, index: Value, value: Value): true | undefined {
  const length = target.end - target.start;
  if (!(isHeap(index) && index.t === SLICE)) {
    const at = indexOf(vm, index, 'bytearray');
    const place = at < 0 ? at + length : at;
    if (place < 0 || place >= length) return indexError(vm, 'bytearray index out of range');
    target.buffer[target.start + place] = byteOf(vm, value);
    return true;
  }
  const slice = fitSlice(vm, index, length);
  const source = isHeap(value)
    ? value.t === BYTES
      ? value.v
      : value.t === BYTEARRAY
        ? bytearrayContent(value).slice()
        : undefined
    : undefined;
  if (source === undefined) return typeError(vm, `can assign only bytes, buffers, or iterables of ints in range(0, 256)`);
  charge(vm, perByte(source.length + length));
  if (slice.step === 1) {
    replaceBytes(target, slice.start, Math.max(slice.stop, slice.start), source);
    return true;
  }
  if (source.length !== slice.count)
    return valueError(vm, `attempt to assign bytes of size ${String(source.length)} to extended slice of size ${String(slice.count)}`);
  for (let nth = 0, at = slice.start; nth < slice.count; nth++, at += slice.step) target.buffer[target.start + at] = source[nth]!;
  return true;
}

function replaceBytes(target: Bytearray, from: number, to: number, by: Uint8Array): void {
  const content = bytearrayContent(target);
  if (by.length === 0 && from === 0) {
    target.start += to;
    return;
  }
  const result = new Uint8Array(content.length - (to - from) + by.length);
  result.set(content.subarray(0, from), 0);
  result.set(by, from);
  result.set(content.subarray(to), from + by.length);
  target.buffer = result;
  target.start = 0;
  target.end = result.length;
}

export function deleteItem(vm: Vm, container: Value, index: Value): true | undefined {
  const hook = special(vm, container, '__delitem__');
  if (hook !== undefined) {
    invoke(vm, hook, [container, index], null, AFTER.DROP);
    return undefined;
  }
  try {
    return remove(vm, container, index);
  } catch (error) {
    if (error !== dicts.NEEDS_PYTHON) throw error;
    callLibrary(vm, 'delete_item', [container, index], AFTER.DROP);
    return undefined;
  }
}

export function remove(vm: Vm, container: Value, index: Value): true {
  if (isHeap(container)) {
    switch (container.t) {
      case LIST: {
        if (isHeap(index) && index.t === SLICE) {
          const slice = fitSlice(vm, index, container.a.length);
          charge(vm, perItem(container.a.length - slice.start));
          const gone = new Set<number>();
          for (let nth = 0, at = slice.start; nth < slice.count; nth++, at += slice.step) gone.add(at);
          const old = container.a;
          container.a = old.filter((_, i) => !gone.has(i));
          for (const at of gone) decref(old[at]);
          return true;
        }
        const at = indexOf(vm, index, 'list');
        const place = at < 0 ? at + container.a.length : at;
        if (place < 0 || place >= container.a.length) return indexError(vm, 'list assignment index out of range');
        charge(vm, perItem(container.a.length - place));
        const [old] = container.a.splice(place, 1);
        decref(old);
        return true;
      }
      case DICT: {
        const at = dicts.find(container, index);
        if (at < 0) return raise(vm, 'KeyError', index);
        decref(dicts.takeAt(container, at));
        return true;
      }
      case BYTEARRAY: {
        const length = container.end - container.start;
        if (isHeap(index) && index.t === SLICE) {
          const slice = fitSlice(vm, index, length);
          if (slice.step === 1) {
            charge(vm, slice.start === 0 ? 0 : perByte(length));
            replaceBytes(container, slice.start, Math.max(slice.stop, slice.start), new Uint8Array(0));
          } else {
            charge(vm, perByte(length));
            const gone = new Set<number>();
            for (let nth = 0, at = slice.start; nth < slice.count; nth++, at += slice.step) gone.add(at);
            const kept = bytearrayContent(container).filter((_, i) => !gone.has(i));
            replaceBytes(container, 0, length, kept);
          }
          return true;
        }
        const at = indexOf(vm, index, 'bytearray');
        const place = at < 0 ? at + length : at;
        if (place < 0 || place >= length) return indexError(vm, 'bytearray index out of range');
        replaceBytes(container, place, place + 1, new Uint8Array(0));
        return true;
      }
      default:
    }
  }
  // Types with the slots of a sequence say it differently, where the index is an int (PySequence_DelItem).
  const sequence =
    typeof container === 'string' || (isHeap(container) && ('cls' in container || [BYTES, RANGE].includes(container.t as 2)));
  return typeError(
    vm,
    `'${typeName(vm, container)}' object ${sequence && integer(index) !== undefined ? "doesn't" : 'does not'} support item deletion`,
  );
}
