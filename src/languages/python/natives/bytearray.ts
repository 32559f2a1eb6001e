/** What bytearray has beyond bytes: methods that change it in place (Objects/bytearrayobject.c). */
import { decref } from '../objects/counting.ts';
import { NEEDS_PYTHON } from '../objects/dict.ts';
import { typeName } from '../objects/types.ts';
import { BYTEARRAY, bytearray, bytearrayContent, isHeap, type Bytearray, type Slot } from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { charge, perByte } from '../interpreter/charge.ts';
import { indexError } from '../interpreter/errors.ts';
import { collect, isIterable } from '../interpreter/iteration.ts';
import { appendBytes } from '../interpreter/operators.ts';
import { typeError, valueError } from '../text/python-error.ts';
import { bytesOf } from './arguments.ts';
import { byteOf } from './constructors.ts';
import { sizeOf } from './primitives.ts';
import { natives } from './registry.ts';

function selfArray(vm: Vm, self: Slot, method: string): Bytearray {
  if (isHeap(self) && self.t === BYTEARRAY) return self;
  return typeError(`descriptor '${method}' for 'bytearray' objects doesn't apply to a '${typeName(vm, self ?? null)}' object`);
}

/** Cuts one byte out; what lies behind it moves, except at either end. */
function cut(vm: Vm, array: Bytearray, at: number): number {
  const place = array.start + at;
  const byte = array.buffer[place]!;
  if (at === 0) array.start++;
  else {
    charge(vm, perByte(array.end - place));
    array.buffer.copyWithin(place, place + 1, array.end);
    array.end--;
  }
  return byte;
}

natives('bytearray', 'method', {
  'append(self, item, /)': (vm, self, item) => {
    const array = selfArray(vm, self, 'append');
    appendBytes(array, Uint8Array.of(byteOf(vm, item!, 'bytearray')));
    return null;
  },
  'extend(self, iterable_of_ints, /)': [(vm, self, more) => {
    const array = selfArray(vm, self, 'extend');
    const content = bytesOf(more);
    if (content !== undefined) {
      charge(vm, perByte(content.length));
      appendBytes(array, content.slice());
      return null;
    }
    if (typeof more === 'string') return typeError("expected iterable of integers; got: 'str'");
    if (!isIterable(vm, more!)) return typeError(`can't extend bytearray with ${typeName(vm, more!)}`);
    const items = collect(vm, more!);
    if (items === undefined) throw NEEDS_PYTHON;
    try {
      charge(vm, items.length >> 3);
      appendBytes(array, Uint8Array.from(items, (item) => byteOf(vm, item, 'bytearray')));
    } finally {
      items.forEach(decref);
    }
    return null;
  }, 'bytearray_extend'],
  'insert(self, index, item, /)': (vm, self, index, item) => {
    const array = selfArray(vm, self, 'insert');
    const length = array.end - array.start;
    const wanted = sizeOf(vm, index, 0);
    const at = wanted < 0 ? Math.max(0, wanted + length) : Math.min(wanted, length);
    const byte = byteOf(vm, item!, 'bytearray');
    charge(vm, perByte(length - at));
    appendBytes(array, Uint8Array.of(0));
    array.buffer.copyWithin(array.start + at + 1, array.start + at, array.end - 1);
    array.buffer[array.start + at] = byte;
    return null;
  },
  'pop(self, index=, /)': (vm, self, index) => {
    const array = selfArray(vm, self, 'pop');
    const length = array.end - array.start;
    if (length === 0) return indexError(vm, 'pop from empty bytearray');
    const wanted = sizeOf(vm, index, -1);
    const at = wanted < 0 ? wanted + length : wanted;
    if (at < 0 || at >= length) return indexError(vm, 'pop index out of range');
    if (at === length - 1) return array.buffer[--array.end]!;
    return cut(vm, array, at);
  },
  'remove(self, value, /)': (vm, self, value) => {
    const array = selfArray(vm, self, 'remove');
    const at = bytearrayContent(array).indexOf(byteOf(vm, value!, 'bytearray'));
    if (at < 0) return valueError('value not found in bytearray');
    cut(vm, array, at);
    return null;
  },
  'reverse(self, /)': (vm, self) => {
    const array = selfArray(vm, self, 'reverse');
    charge(vm, perByte(array.end - array.start));
    bytearrayContent(array).reverse();
    return null;
  },
  'clear(self, /)': (vm, self) => {
    const array = selfArray(vm, self, 'clear');
    array.buffer = new Uint8Array(0);
    array.start = array.end = 0;
    return null;
  },
  'copy(self, /)': (vm, self) => {
    const content = bytearrayContent(selfArray(vm, self, 'copy'));
    charge(vm, perByte(content.length));
    return bytearray(content.slice());
  },
});
