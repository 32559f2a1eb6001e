/** Reading str, bytes and int arguments as the methods of the primitive types name them in their messages. */
import { plain, typeName } from '../objects/types.ts';
import { BYTEARRAY, BYTES, bytearrayContent, isHeap, type Slot } from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { NEEDS_PYTHON } from '../objects/dict.ts';
import { special } from '../interpreter/lookup.ts';
import { overflowError, typeError } from '../text/python-error.ts';
import { indexArgument } from './arguments.ts';

/** A str or an instance of a subclass, as its text; undefined for anything else. */
export function textOf(value: Slot): string | undefined {
  const one = value === undefined ? undefined : plain(value);
  return typeof one === 'string' ? one : undefined;
}

/** `self` of a method reached through the class: str.upper(5). */
function wrongSelf(vm: Vm, self: Slot, owner: string, method: string): never {
  return typeError(`descriptor '${method}' for '${owner}' objects doesn't apply to a '${typeName(vm, self ?? null)}' object`);
}

export function selfText(vm: Vm, self: Slot, method: string): string {
  return textOf(self) ?? wrongSelf(vm, self, 'str', method);
}

export function selfBytes(vm: Vm, self: Slot, owner: 'bytes' | 'bytearray', method: string): Uint8Array {
  const one = self === undefined ? undefined : plain(self);
  if (isHeap(one) && owner === 'bytes' && one.t === BYTES) return one.v;
  if (isHeap(one) && owner === 'bytearray' && one.t === BYTEARRAY) return bytearrayContent(one);
  return wrongSelf(vm, self, owner, method);
}

/** An int that has to fit a C ssize_t: widths, counts, limits. */
export function sizeOf(vm: Vm, value: Slot, missing: number): number {
  if (value === undefined) return missing;
  const whole = indexArgument(vm, value);
  if (typeof whole === 'bigint') overflowError('Python int too large to convert to C ssize_t');
  return Number(whole);
}

/** A str argument that CPython names in its message: "replace() argument 1 must be str, not int". */
export function namedText(vm: Vm, value: Slot, name: string): string {
  return textOf(value) ?? typeError(`${name} must be str, not ${typeName(vm, value ?? null)}`);
}

/** The truth of a flag such as keepends, where no Python has to be asked. */
export function flagOf(vm: Vm, value: Slot, missing: boolean): boolean {
  if (value === undefined) return missing;
  const one = plain(value);
  if (!isHeap(one)) return one !== null && one !== false && one !== 0 && one !== '';
  if (special(vm, value, '__bool__') !== undefined || special(vm, value, '__len__') !== undefined) throw NEEDS_PYTHON;
  return true;
}
