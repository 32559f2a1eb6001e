/** What the loop's longer instructions do, one function each. `undefined` or false: a frame was pushed, its value takes the place. */
import { decref, own } from '../objects/counting.ts';
import * as dicts from '../objects/dict.ts';
import * as sets from '../objects/set.ts';
import { isSubtype, plain, typeName, typeOf } from '../objects/types.ts';
import {
  BOUND,
  BYTEARRAY,
  BYTES,
  CELL,
  CODE,
  DICT,
  EXCEPTION,
  FUNCTION,
  GENERATOR,
  INSTANCE,
  ITERATOR,
  LIST,
  NATIVE,
  RANGE,
  SET,
  TUPLE,
  TYPE,
  VIEW,
  bytearrayContent,
  isHeap,
  list,
  newDict,
  type Cell,
  type Dict,
  type Frame,
  type PyException,
  type PyFunction,
  type PySet,
  type Slot,
  type Value,
} from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { HAS_ANNOTATIONS, HAS_CLOSURE, HAS_DEFAULTS, HAS_KEYWORD_DEFAULTS, OF_CALL, OF_CONSTANTS, OP } from '../compiler/opcodes.ts';
import { definitionOf, type NativeDefinition } from '../natives/registry.ts';
import { moduleHas } from '../names/names.ts';
import { findBytes } from '../text/bytes-search.ts';
import { AFTER } from './after.ts';
import { callLibrary, invoke } from './calls.ts';
import { charge, perByte, perItem } from './charge.ts';
import { missing, newException, raise, raiseWithFields, Raised, typeError } from './errors.ts';
import { formatWith } from './formatting.ts';
import { collect, isIterable } from './iteration.ts';
import { find, special } from './lookup.ts';
import { integer } from './numbers.ts';
import { equal } from './operators.ts';
import { handledException } from './unwind.ts';

// -- names -----------------------------------------------------------------------------------------------------------------------

export function noName(vm: Vm, name: string): never {
  if (moduleHas('builtins', name) === true) missing(`The builtin ${name} is not part of the Python that runs here.`);
  return raiseWithFields(vm, 'NameError', [`name '${name}' is not defined`], { name });
}

/** A register read before anything was put there. */
export function unboundName(vm: Vm, frame: Frame, register: number): never {
  const name = frame.code.registers[register]!;
  if (register >= frame.code.firstFree) {
    return raiseWithFields(
      vm,
      'NameError',
      [`cannot access free variable '${name}' where it is not associated with a value in enclosing scope`],
      { name },
    );
  }
  return raiseWithFields(vm, 'UnboundLocalError', [`cannot access local variable '${name}' where it is not associated with a value`], {
    name,
  });
}

// -- functions -------------------------------------------------------------------------------------------------------------------

/** Code and its defaults lie on the stack; the function takes their place. */
export function makeFunction(frame: Frame, flags: number): void {
  const { registers } = frame;
  const pop = (): Slot => registers[--frame.top];
  const code = pop();
  if (!isHeap(code) || code.t !== CODE) throw new Error('no code to make a function of');
  const closure = (flags & HAS_CLOSURE) !== 0 ? pop() : null;
  const annotations = (flags & HAS_ANNOTATIONS) !== 0 ? pop() : null;
  const keywordDefaults = (flags & HAS_KEYWORD_DEFAULTS) !== 0 ? pop() : null;
  const defaults = (flags & HAS_DEFAULTS) !== 0 ? pop() : null;
  const cells: Cell[] = [];
  if (isHeap(closure) && closure.t === TUPLE) {
    for (const one of closure.a) if (isHeap(one) && one.t === CELL) cells.push(own(one));
    decref(closure);
  }
  frame.globals.rc++;
  const func: PyFunction = {
    t: FUNCTION,
    rc: 1,
    code,
    globals: frame.globals,
    name: code.name,
    qualname: code.qualifiedName,
    defaults: isHeap(defaults) && defaults.t === TUPLE ? defaults : null,
    keywordDefaults: isHeap(keywordDefaults) && keywordDefaults.t === DICT ? keywordDefaults : null,
    closure: cells,
    annotations: annotations ?? null,
    doc: code.doc,
    module: dicts.getText(frame.globals, '__name__') ?? null,
    dict: null,
  };
  registers[frame.top++] = func;
}

/** `list.append(5)`: a method of a builtin type, called with something else. */
export function checkSelf(vm: Vm, definition: NativeDefinition, self: Value): void {
  const owner = vm.types[definition.owner];
  if (owner === undefined || isSubtype(typeOf(vm, self), owner)) return;
  typeError(vm, `descriptor '${definition.name}' for '${definition.owner}' objects doesn't apply to a '${typeName(vm, self)}' object`);
}

export function keywordMap(vm: Vm, dict: Dict): Map<string, Value> {
  const map = new Map<string, Value>();
  for (const [key, value] of dicts.entries(dict)) {
    if (typeof key !== 'string') return typeError(vm, 'keywords must be strings');
    map.set(key, value);
  }
  return map;
}

// -- displays --------------------------------------------------------------------------------------------------------------------

export function buildSet(vm: Vm, items: readonly Value[]): Slot {
  const set = sets.newSet(false);
  try {
    for (const one of items) sets.add(set, one, vm.seed);
    return set;
  } catch (error) {
    decref(set);
    if (error !== dicts.NEEDS_PYTHON) throw error;
    return callLibrary(vm, 'build_set', [list(items.map(own))], AFTER.PUSH, null, 1);
  }
}

export function addToSet(vm: Vm, set: PySet, value: Value): boolean {
  try {
    sets.add(set, value, vm.seed);
    return true;
  } catch (error) {
    if (error !== dicts.NEEDS_PYTHON) throw error;
    callLibrary(vm, 'set_add', [set, value], AFTER.DROP);
    return false;
  }
}

/** `items`: key, value, key, value. */
export function buildMap(vm: Vm, items: readonly Value[]): Slot {
  const dict = newDict();
  try {
    for (let i = 0; i < items.length; i += 2) dicts.set(dict, items[i]!, own(items[i + 1]!));
    return dict;
  } catch (error) {
    decref(dict);
    if (error !== dicts.NEEDS_PYTHON) throw error;
    return callLibrary(vm, 'build_map', [list(items.map(own))], AFTER.PUSH, null, 1);
  }
}

/** LIST_EXTEND, SET_UPDATE, DICT_UPDATE, DICT_MERGE. */
export function extendFrom(vm: Vm, frame: Frame, target: Value, value: Value, opcode: number, argument: number): boolean {
  if (!isHeap(target)) throw new Error('nothing to extend');
  if (opcode === OP.LIST_EXTEND && target.t === LIST) {
    const items = collect(vm, value);
    if (items !== undefined) {
      charge(vm, perItem(items.length));
      for (const one of items) target.a.push(one);
      return true;
    }
    if (!isIterable(vm, value)) notSpreadable(vm, frame, value, (argument & OF_CALL) !== 0);
    callLibrary(vm, 'list_extend', [target, value], AFTER.DROP);
    return false;
  }
  if (opcode === OP.SET_UPDATE) {
    if (target.t === SET && isHeap(value) && value.t === SET && target.custom === 0 && value.custom === 0) {
      charge(vm, perItem(value.used));
      if ((argument & OF_CONSTANTS) === 0) sets.merge(target, value, vm.seed);
      else {
        // CPython's compiler makes the frozenset of constants twice, the second time from the first one's order (merge_consts_recursive).
        const again = sets.newSet(true);
        for (const one of sets.members(value)) sets.add(again, one, vm.seed);
        sets.merge(target, again, vm.seed);
        decref(again);
      }
      return true;
    }
    if (!isIterable(vm, value)) typeError(vm, `'${typeName(vm, value)}' object is not iterable`);
    callLibrary(vm, 'set_update', [target, value], AFTER.DROP);
    return false;
  }
  if (target.t !== DICT) throw new Error('no dict to extend');
  if (opcode === OP.DICT_MERGE) return mergeKeywords(vm, frame, target, value);
  if (isHeap(value) && value.t === DICT && value.custom === 0 && target.custom === 0) {
    charge(vm, perItem(value.live));
    for (const [key, one] of dicts.entries(value)) dicts.set(target, key, own(one));
    return true;
  }
  if (special(vm, value, 'keys') === undefined && !(isHeap(value) && value.t === DICT))
    typeError(vm, `'${typeName(vm, value)}' object is not a mapping`);
  callLibrary(vm, 'dict_merge', [target, value], AFTER.DROP);
  return false;
}

function calledName(vm: Vm, callee: Slot): string {
  if (!isHeap(callee)) return callee === undefined ? '' : `${typeName(vm, callee)} object`;
  if (callee.t === BOUND) return calledName(vm, callee.func);
  if (callee.t === FUNCTION)
    return `${typeof callee.module === 'string' && callee.module !== 'builtins' ? `${callee.module}.` : ''}${callee.qualname}()`;
  if (callee.t === TYPE) {
    const module = dicts.getText(callee.dict, '__module__');
    return `${callee.heap && typeof module === 'string' && module !== 'builtins' ? `${module}.` : ''}${callee.qualname}()`;
  }
  if (callee.t === NATIVE) return `${definitionOf(callee).name}()`;
  return `${typeName(vm, callee)} object`;
}

function notSpreadable(vm: Vm, frame: Frame, value: Value, ofCall: boolean): never {
  if (!ofCall) return typeError(vm, `Value after * must be an iterable, not ${typeName(vm, value)}`);
  return typeError(
    vm,
    `${calledName(vm, frame.registers[frame.top - 3])} argument after * must be an iterable, not ${typeName(vm, value)}`,
  );
}

function mergeKeywords(vm: Vm, frame: Frame, target: Dict, value: Value): boolean {
  const callee = frame.registers[frame.top - 4];
  if (isHeap(value) && value.t === DICT) {
    for (const [key, one] of dicts.entries(value)) {
      if (typeof key !== 'string') return typeError(vm, 'keywords must be strings');
      if (dicts.findText(target, key) >= 0) typeError(vm, `${calledName(vm, callee)} got multiple values for keyword argument '${key}'`);
      dicts.setText(target, key, own(one));
    }
    return true;
  }
  if (special(vm, value, 'keys') === undefined)
    typeError(vm, `${calledName(vm, callee)} argument after ** must be a mapping, not ${typeName(vm, value)}`);
  callLibrary(vm, 'dict_merge', [target, value], AFTER.DROP);
  return false;
}

// -- unpacking -------------------------------------------------------------------------------------------------------------------

/** Puts `count` items on the stack in place of the top. False: Python code makes a list of them first, then the instruction runs again. */
export function unpackSequence(vm: Vm, frame: Frame, value: Value, count: number): boolean {
  const ready = isHeap(value) && (value.t === LIST || value.t === TUPLE) && value.cls === null ? value.a : undefined;
  const items = ready ?? collectForUnpack(vm, value);
  if (items === undefined) {
    callLibrary(vm, 'unpack', [value, count], AFTER.AGAIN);
    return false;
  }
  const owned = ready === undefined;
  if (items.length !== count) {
    const got = items.length;
    if (owned) for (const one of items) decref(one);
    if (got < count) raise(vm, 'ValueError', `not enough values to unpack (expected ${String(count)}, got ${String(got)})`);
    raise(vm, 'ValueError', `too many values to unpack (expected ${String(count)})`);
  }
  if (!owned) items.forEach((one) => own(one));
  place(frame, value, [...items].reverse());
  return true;
}

function place(frame: Frame, value: Value, items: readonly Value[]): void {
  frame.top--;
  for (const one of items) frame.registers[frame.top++] = one;
  decref(value);
}

function collectForUnpack(vm: Vm, value: Value): Value[] | undefined {
  const items = collect(vm, value);
  if (items === undefined && !isIterable(vm, value)) typeError(vm, `cannot unpack non-iterable ${typeName(vm, value)} object`);
  return items;
}

/** a, *b, c = value. `argument`: targets before the star, and those after it << 10. */
export function unpackEx(vm: Vm, frame: Frame, value: Value, argument: number): boolean {
  const before = argument & 1023;
  const after = argument >> 10;
  const ready = isHeap(value) && (value.t === LIST || value.t === TUPLE) ? value.a.map(own) : undefined;
  const items = ready ?? collectForUnpack(vm, value);
  if (items === undefined) {
    callLibrary(vm, 'unpack', [value, -1], AFTER.AGAIN);
    return false;
  }
  if (items.length < before + after) {
    const got = items.length;
    for (const one of items) decref(one);
    raise(vm, 'ValueError', `not enough values to unpack (expected at least ${String(before + after)}, got ${String(got)})`);
  }
  const rest = list(items.slice(before, items.length - after));
  place(frame, value, [...items.slice(items.length - after).reverse(), rest, ...items.slice(0, before).reverse()]);
  return true;
}

// -- in ----------------------------------------------------------------------------------------------------------------------------

/** `value in container`, turned round where `inverted` is 1. */
export function contains(vm: Vm, container: Value, value: Value, inverted: number): boolean | undefined {
  const hook = special(vm, container, '__contains__');
  if (hook !== undefined) {
    invoke(vm, hook, [container, value], null, AFTER.CONTAINS, inverted);
    return undefined;
  }
  try {
    const found = holdsValue(vm, plain(container), value);
    if (found !== undefined) return found !== (inverted === 1);
  } catch (error) {
    if (error !== dicts.NEEDS_PYTHON) throw error;
  }
  if (!isIterable(vm, container)) typeError(vm, `argument of type '${typeName(vm, container)}' is not iterable`);
  callLibrary(vm, 'contains', [container, value], AFTER.CONTAINS, inverted);
  return undefined;
}

function holdsValue(vm: Vm, container: Value, value: Value): boolean | undefined {
  if (typeof container === 'string') {
    const part = plain(value);
    if (typeof part !== 'string') return typeError(vm, `'in <string>' requires string as left operand, not ${typeName(vm, value)}`);
    charge(vm, perByte(container.length));
    return container.includes(part);
  }
  if (!isHeap(container)) return undefined;
  switch (container.t) {
    case LIST:
    case TUPLE:
      charge(vm, perItem(container.a.length));
      return container.a.some((one) => one === value || equal(vm, one, value));
    case DICT:
      return dicts.find(container, value) >= 0;
    case SET:
      return sets.has(container, isHeap(value) && value.t === SET && !value.frozen ? { ...value, frozen: true } : value, vm.seed);
    case RANGE: {
      const number = integer(value);
      if (number === undefined) return undefined;
      if (container.length === 0) return false;
      const distance = Number(number) - container.start;
      return distance % container.step === 0 && distance / container.step >= 0 && distance / container.step < container.length;
    }
    case BYTES:
    case BYTEARRAY: {
      const content = container.t === BYTES ? container.v : bytearrayContent(container);
      const byte = integer(value);
      if (byte !== undefined)
        return byte < 0 || byte > 255 ? raise(vm, 'ValueError', 'byte must be in range(0, 256)') : content.includes(Number(byte));
      if (isHeap(value) && (value.t === BYTES || value.t === BYTEARRAY)) {
        return findBytes(content, value.t === BYTES ? value.v : bytearrayContent(value), 0, content.length) >= 0;
      }
      return typeError(vm, `a bytes-like object is required, not '${typeName(vm, value)}'`);
    }
    case VIEW:
      if (container.kind === 'dict_keys') return dicts.find(container.dict, value) >= 0;
      if (container.kind === 'dict_values')
        return [...dicts.entries(container.dict)].some(([, one]) => one === value || equal(vm, one, value));
      if (!isHeap(value) || value.t !== TUPLE || value.a.length !== 2) return false;
      {
        const found = dicts.get(container.dict, value.a[0]!);
        return found !== undefined && (found === value.a[1] || equal(vm, found, value.a[1]!));
      }
    case ITERATOR:
    case GENERATOR:
    case INSTANCE:
      return undefined;
    default:
      return undefined;
  }
}

// -- text --------------------------------------------------------------------------------------------------------------------------

/** FORMAT_VALUE: conversion (1 str, 2 repr, 3 ascii), then format(value, spec). */
export function formatValue(vm: Vm, value: Value, conversion: number, spec: string): Slot {
  if (typeof value === 'string' && spec === '' && conversion < 2) return value;
  try {
    return formatWith(vm, value, conversion, spec);
  } catch (error) {
    if (error !== dicts.NEEDS_PYTHON) throw error;
    return callLibrary(vm, 'format_value', [value, conversion, spec]);
  }
}

// -- exceptions --------------------------------------------------------------------------------------------------------------------

export function exceptionMatches(vm: Vm, exception: Value, type: Value): boolean {
  const isClass = (one: Value): boolean => isHeap(one) && one.t === TYPE && isSubtype(one, vm.types['BaseException']!);
  const candidates = isHeap(type) && type.t === TUPLE ? type.a : [type];
  if (!candidates.every(isClass)) return typeError(vm, 'catching classes that do not inherit from BaseException is not allowed');
  if (!isHeap(exception) || exception.t !== EXCEPTION) return false;
  return candidates.some((one) => isHeap(one) && one.t === TYPE && isSubtype(exception.cls, one));
}

/** The exception to go on with, for a `raise` without operand; null when a library frame raises. Else throws. */
export function raiseStatement(vm: Vm, frame: Frame, count: number): PyException | null {
  if (count === 0) {
    const handled = handledException(vm);
    if (handled === null) return raise(vm, 'RuntimeError', 'No active exception to reraise');
    return own(handled);
  }
  const value = frame.registers[frame.top - count]!;
  const cause = count === 2 ? frame.registers[frame.top - 1]! : undefined;
  const isClass = (one: Slot): boolean => isHeap(one) && one.t === TYPE && isSubtype(one, vm.types['BaseException']!);
  if (isHeap(value) && value.t === TYPE && isClass(value) && (value.heap || isClass(cause))) {
    callLibrary(vm, count === 1 ? 'raise_class' : 'raise_from', count === 1 ? [value] : [value, cause!]);
    return null;
  }
  if (cause !== undefined && isClass(cause)) {
    callLibrary(vm, 'raise_from', [value, cause]);
    return null;
  }
  let exception: PyException;
  if (isHeap(value) && value.t === TYPE && isClass(value)) exception = newException(value, []);
  else if (isHeap(value) && value.t === EXCEPTION) exception = own(value);
  else return typeError(vm, 'exceptions must derive from BaseException');
  if (cause !== undefined) {
    if (cause !== null && !(isHeap(cause) && cause.t === EXCEPTION))
      return typeError(vm, 'exception causes must derive from BaseException');
    const old = exception.cause;
    exception.cause = own(cause);
    exception.suppress = true;
    decref(old);
  }
  throw new Raised(exception);
}

// -- with ---------------------------------------------------------------------------------------------------------------------------

/** Puts __exit__, bound, in the place of the manager and calls __enter__. */
export function beforeWith(vm: Vm, frame: Frame, manager: Value): Slot {
  const type = typeOf(vm, manager);
  const enter = find(type, '__enter__');
  if (enter === undefined) return typeError(vm, `'${type.name}' object does not support the context manager protocol`);
  const exit = find(type, '__exit__');
  if (exit === undefined)
    return typeError(vm, `'${type.name}' object does not support the context manager protocol (missed __exit__ method)`);
  frame.registers[frame.top - 1] = { t: BOUND, rc: 1, self: manager, func: own(exit) };
  return invoke(vm, enter, [manager]);
}
