/** Reading the arguments of natives, with CPython's words for what does not fit. */
import { plain, typeName } from '../objects/types.ts';
import { BYTEARRAY, BYTES, INSTANCE, bytearrayContent, isHeap, type Slot } from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { NEEDS_PYTHON } from '../objects/dict.ts';
import { raise, typeError } from '../interpreter/errors.ts';
import { special } from '../interpreter/lookup.ts';
import { integer, numeric, toFloat, type Integer } from '../interpreter/numbers.ts';

/** What can stand where an int is asked for: operator.index(). */
export function indexArgument(vm: Vm, value: Slot): Integer {
  const found = value === undefined ? undefined : integer(value);
  if (found !== undefined) return found;
  if (value !== undefined && special(vm, value, '__index__') !== undefined) throw NEEDS_PYTHON;
  return typeError(vm, `'${typeName(vm, value ?? null)}' object cannot be interpreted as an integer`);
}

/** An int that fits a Py_ssize_t. */
export function sizeArgument(vm: Vm, value: Slot): number {
  const found = indexArgument(vm, value);
  if (typeof found === 'bigint') return raise(vm, 'OverflowError', 'Python int too large to convert to C ssize_t');
  return found;
}

export function floatArgument(vm: Vm, value: Slot): number {
  const found = value === undefined ? undefined : numeric(value);
  if (found !== undefined) return toFloat(found);
  if (value !== undefined && (special(vm, value, '__float__') !== undefined || special(vm, value, '__index__') !== undefined))
    throw NEEDS_PYTHON;
  return typeError(vm, `must be real number, not ${typeName(vm, value ?? null)}`);
}

/** None or absent: null. */
export function optionalIndex(vm: Vm, value: Slot): Integer | null {
  if (value === undefined || value === null) return null;
  const found = integer(value);
  if (found !== undefined) return found;
  if (special(vm, value, '__index__') !== undefined) throw NEEDS_PYTHON;
  return typeError(vm, 'slice indices must be integers or None or have an __index__ method');
}

export function textArgument(vm: Vm, value: Slot, message: (name: string) => string): string {
  const text = value === undefined ? undefined : plain(value);
  return typeof text === 'string' ? text : typeError(vm, message(typeName(vm, value ?? null)));
}

/** The name that Argument Clinic's messages ("replace() argument 1 must be str, not None") give a value: None itself, else its type. */
export const clinicName = (vm: Vm, value: Slot): string => (value === null || value === undefined ? 'None' : typeName(vm, value));

/** A str argument with a message of Argument Clinic's form; `what` such as "replace() argument 1". */
export function clinicText(vm: Vm, value: Slot, what: string): string {
  const text = value === undefined ? undefined : plain(value);
  return typeof text === 'string' ? text : typeError(vm, `${what} must be str, not ${clinicName(vm, value)}`);
}

/** bytes, bytearray and their subclasses; undefined for anything else. */
export function bytesOf(value: Slot): Uint8Array | undefined {
  if (!isHeap(value)) return undefined;
  if (value.t === BYTES) return value.v;
  if (value.t === BYTEARRAY) return bytearrayContent(value);
  return value.t === INSTANCE && isHeap(value.value) && value.value.t === BYTES ? value.value.v : undefined;
}

export function bytesArgument(vm: Vm, value: Slot): Uint8Array {
  return bytesOf(value) ?? typeError(vm, `a bytes-like object is required, not '${typeName(vm, value ?? null)}'`);
}
