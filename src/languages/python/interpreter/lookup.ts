/** Finding names in classes: the class dict, then the native methods of a builtin type, along the method resolution order. */
import { getText } from '../objects/dict.ts';
import { lookup, typeOf } from '../objects/types.ts';
import { NATIVE, firstOf, isHeap, type Slot, type Type, type Value } from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { nativeOf } from '../natives/registry.ts';

const inOne = (type: Type, name: string): Slot =>
  firstOf(getText(type.dict, name), type.natives === '' ? undefined : nativeOf(type.natives, name));

/** The attribute in the class or its bases, borrowed. */
export function find(type: Type, name: string): Slot {
  return lookup(type, name, inOne);
}

/** A special method that a class written in Python defines, borrowed; undefined where the builtin behaviour stands. */
export function special(vm: Vm, value: Value, name: string): Slot {
  if (!isHeap(value)) return undefined;
  const type = typeOf(vm, value);
  if (!type.heap) return undefined;
  const found = find(type, name);
  return isHeap(found) && found.t === NATIVE ? undefined : found;
}
