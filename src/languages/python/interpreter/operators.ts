/**
 * Binary, unary and comparison operators: builtin types here, classes written in Python by calling their methods (The Python Data Model, 3.3.8). Answers
 * a new reference, or undefined when a method was called.
 */
import { decref, own } from '../objects/counting.ts';
import * as dicts from '../objects/dict.ts';
import { lookupKey } from '../objects/hash.ts';
import * as sets from '../objects/set.ts';
import { isSubtype, plain, typeName, typeOf } from '../objects/types.ts';
import {
  ALIAS,
  BOUND,
  BYTEARRAY,
  BYTES,
  DICT,
  EXCEPTION,
  FLOAT,
  INSTANCE,
  LIST,
  NATIVE,
  RANGE,
  SET,
  SLICE,
  TUPLE,
  TYPE,
  VIEW,
  bytearray,
  bytearrayContent,
  bytes,
  isHeap,
  list,
  tuple,
  type Heap,
  type PySet,
  type Slot,
  type Type,
  type Value,
  type View,
} from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { compareBytes, concatBytes, equalBytes, repeatBytes } from '../text/bytes-search.ts';
import { definitionOf } from '../natives/registry.ts';
import { AFTER } from './after.ts';
import { callLibrary, invoke } from './calls.ts';
import { charge, perByte, perItem, reserve } from './charge.ts';
import { raise, typeError } from './errors.ts';
import { isIterable } from './iteration.ts';
import { find, special } from './lookup.ts';
import { arithmetic, compareNumbers, integer, numeric, type Numeric } from './numbers.ts';
import { percentFormat } from './percent.ts';

/** [method, reflected method, in-place method] by operator. */
const METHODS: Readonly<Record<string, readonly [string, string, string]>> = {
  '+': ['__add__', '__radd__', '__iadd__'],
  '-': ['__sub__', '__rsub__', '__isub__'],
  '*': ['__mul__', '__rmul__', '__imul__'],
  '/': ['__truediv__', '__rtruediv__', '__itruediv__'],
  '//': ['__floordiv__', '__rfloordiv__', '__ifloordiv__'],
  '%': ['__mod__', '__rmod__', '__imod__'],
  '**': ['__pow__', '__rpow__', '__ipow__'],
  '@': ['__matmul__', '__rmatmul__', '__imatmul__'],
  '<<': ['__lshift__', '__rlshift__', '__ilshift__'],
  '>>': ['__rshift__', '__rrshift__', '__irshift__'],
  '&': ['__and__', '__rand__', '__iand__'],
  '^': ['__xor__', '__rxor__', '__ixor__'],
  '|': ['__or__', '__ror__', '__ior__'],
  '<': ['__lt__', '__gt__', ''],
  '<=': ['__le__', '__ge__', ''],
  '==': ['__eq__', '__eq__', ''],
  '!=': ['__ne__', '__ne__', ''],
  '>': ['__gt__', '__lt__', ''],
  '>=': ['__ge__', '__le__', ''],
  divmod: ['__divmod__', '__rdivmod__', ''],
};
export const COMPARISONS = ['<', '<=', '==', '!=', '>', '>='] as const;

/** `inplace`: `a += b`. Operands are borrowed. */
export function binaryOperation(vm: Vm, op: string, a: Value, b: Value, inplace: boolean): Slot {
  const left = numeric(a);
  const right = left === undefined ? undefined : numeric(b);
  if (left !== undefined && right !== undefined && !isInstanceOfClass(a) && !isInstanceOfClass(b)) {
    const result = arithmetic(vm, op, left, right);
    if (result !== undefined) return result;
  }
  return throughMethods(vm, op, a, b, inplace ? 0 : 1);
}

const isInstanceOfClass = (value: Value): boolean =>
  isHeap(value) && (value.t === INSTANCE || value.t === EXCEPTION || ('cls' in value && value.cls !== null));

/**
 * The candidates in order: in-place method, then left method and reflected one (the reflected first where the right operand's class is a subclass that
 * brings its own). Stage 0 in-place, 1 first, 2 second, 3 the builtin behaviour.
 */
export function throughMethods(vm: Vm, op: string, a: Value, b: Value, from: number, isInplace = from === 0): Slot {
  const [method, reflected, inplace] = METHODS[op]!;
  let stage = from;
  if (isInstanceOfClass(a) || isInstanceOfClass(b)) {
    const reflectedFirst = comesFirst(vm, a, b, reflected);
    for (; stage < 3; stage++) {
      let callee: Slot;
      let args: Value[];
      if (stage === 0) {
        callee = inplace === '' ? undefined : special(vm, a, inplace);
        args = [a, b];
      } else if ((stage === 1) !== reflectedFirst) {
        callee = special(vm, a, method);
        args = [a, b];
      } else {
        callee = typeOf(vm, a) === typeOf(vm, b) && !isComparison(op) ? undefined : special(vm, b, reflected);
        args = [b, a];
      }
      if (callee === null) continue;
      if (callee !== undefined) return invoke(vm, callee, args, null, AFTER.OPERATOR, tuple([own(a), own(b), op, stage, isInplace]));
      // `!=` without __ne__ is the opposite of __eq__ (object.__ne__).
      if (op === '!=' && stage > 0) {
        const target = args[0]!;
        const equal = comparesByObject(typeOf(vm, target)) ? special(vm, target, '__eq__') : undefined;
        if (equal !== undefined && equal !== null)
          return invoke(vm, equal, args, null, AFTER.OPERATOR, tuple([own(a), own(b), op, stage, isInplace, true]));
      }
    }
  }
  return builtinOperation(vm, op, a, b, isInplace);
}

/** Is the __ne__ of a class object's own? (Subclasses of str, int and so on have those of their builtin type.) */
function comparesByObject(type: Type): boolean {
  const found = find(type, '__ne__');
  return isHeap(found) && found.t === NATIVE && definitionOf(found).owner === 'object';
}

const isComparison = (op: string): boolean => (COMPARISONS as readonly string[]).includes(op);

function comesFirst(vm: Vm, a: Value, b: Value, reflected: string): boolean {
  const left = typeOf(vm, a);
  const right = typeOf(vm, b);
  if (left === right || !isSubtype(right, left)) return false;
  const mine = find(right, reflected);
  return mine !== undefined && mine !== find(left, reflected);
}

function builtinOperation(vm: Vm, op: string, x: Value, y: Value, inplace: boolean): Slot {
  const a = plain(x);
  const b = plain(y);
  if (isComparison(op)) return compareBuiltin(vm, op, x, y);
  const left = numeric(a);
  const right = numeric(b);
  if (left !== undefined && right !== undefined) {
    const result = arithmetic(vm, op, left, right);
    if (result !== undefined) return result;
  }
  switch (op) {
    case '+': {
      if (inplace && isHeap(a) && a.t === LIST) return extendList(vm, a, b);
      const sum = add(vm, a, b, inplace);
      if (sum !== undefined) return sum;
      break;
    }
    case '*': {
      const product = repeat(vm, a, b, inplace) ?? repeat(vm, b, a, false);
      if (product !== undefined) return product;
      break;
    }
    case '%':
      if (typeof a === 'string' || (isHeap(a) && (a.t === BYTES || a.t === BYTEARRAY))) return percentFormat(vm, a, y);
      break;
    case '|':
    case '&':
    case '-':
    case '^': {
      if (op === '|' && isUnionPart(a) && isUnionPart(b) && !(a === null && b === null)) return callLibrary(vm, 'union_type', [a, b]);
      const slow = slowSets(a, b, op);
      if (slow !== '')
        return slow === 'set_operation'
          ? callLibrary(vm, slow, [op, a, b, inplace])
          : callLibrary(vm, inplace ? 'dict_ior' : 'dict_or', [a, b]);
      const result = setOperation(vm, op, a, b, inplace);
      if (result !== undefined) return result;
      break;
    }
    default:
  }
  return unsupportedOperands(vm, op, x, y, inplace);
}

function unsupportedOperands(vm: Vm, op: string, a: Value, b: Value, inplace: boolean): never {
  const one = plain(a);
  if (op === '+' && !inplace) {
    if (typeof one === 'string') typeError(vm, `can only concatenate str (not "${typeName(vm, b)}") to str`);
    if (isHeap(one) && (one.t === LIST || one.t === TUPLE))
      typeError(
        vm,
        `can only concatenate ${one.t === LIST ? 'list' : 'tuple'} (not "${typeName(vm, b)}") to ${one.t === LIST ? 'list' : 'tuple'}`,
      );
    if (isHeap(one) && (one.t === BYTES || one.t === BYTEARRAY)) typeError(vm, `can't concat ${typeName(vm, b)} to ${typeName(vm, one)}`);
  }
  if (op === '+' && inplace) {
    if (typeof one === 'string') typeError(vm, `can only concatenate str (not "${typeName(vm, b)}") to str`);
    if (isHeap(one) && one.t === TUPLE) typeError(vm, `can only concatenate tuple (not "${typeName(vm, b)}") to tuple`);
    if (isHeap(one) && (one.t === BYTES || one.t === BYTEARRAY)) typeError(vm, `can't concat ${typeName(vm, b)} to ${typeName(vm, one)}`);
  }
  if (op === '*') {
    const sequence = [a, b]
      .map(plain)
      .find((value) => typeof value === 'string' || (isHeap(value) && [LIST, TUPLE, BYTES, BYTEARRAY].includes(value.t as 4)));
    if (sequence !== undefined)
      typeError(vm, `can't multiply sequence by non-int of type '${typeName(vm, sequence === plain(a) ? b : a)}'`);
  }
  const sign = op === 'divmod' ? 'divmod()' : op === '**' ? (inplace ? '**=' : '** or pow()') : inplace ? `${op}=` : op;
  return typeError(vm, `unsupported operand type(s) for ${sign}: '${typeName(vm, a)}' and '${typeName(vm, b)}'`);
}

const bytesOf = (value: Value): Uint8Array | undefined => {
  if (!isHeap(value)) return undefined;
  return value.t === BYTES ? value.v : value.t === BYTEARRAY ? bytearrayContent(value) : undefined;
};

function add(vm: Vm, a: Value, b: Value, inplace: boolean): Slot {
  if (typeof a === 'string') {
    if (typeof b !== 'string') return undefined;
    charge(vm, perByte(a.length + b.length));
    reserve(vm, a.length + b.length);
    return a + b;
  }
  if (!isHeap(a)) return undefined;
  if (a.t === LIST) {
    if (!isHeap(b) || b.t !== LIST) return undefined;
    charge(vm, perItem(a.a.length + b.a.length));
    return list([...a.a.map(own), ...b.a.map(own)]);
  }
  if (a.t === TUPLE) {
    if (!isHeap(b) || b.t !== TUPLE) return undefined;
    charge(vm, perItem(a.a.length + b.a.length));
    return tuple([...a.a.map(own), ...b.a.map(own)]);
  }
  const left = bytesOf(a);
  const right = bytesOf(b);
  if (left === undefined || right === undefined) return undefined;
  if (a.t === BYTEARRAY && inplace) {
    charge(vm, perByte(right.length));
    appendBytes(a, right);
    return own(a);
  }
  charge(vm, perByte(left.length + right.length));
  const sum = concatBytes([left, right]);
  return a.t === BYTES ? bytes(sum) : bytearray(sum);
}

/** Room doubles, as a list's does, so that appending stays cheap. */
export function appendBytes(target: Heap & { t: typeof BYTEARRAY }, more: Uint8Array): void {
  const size = target.end - target.start;
  if (target.end + more.length > target.buffer.length) {
    const room = new Uint8Array(Math.max(32, (size + more.length) * 2));
    room.set(target.buffer.subarray(target.start, target.end));
    const copy = more.slice();
    target.buffer = room;
    target.start = 0;
    target.end = size;
    target.buffer.set(copy, size);
  } else target.buffer.set(more, target.end);
  target.end += more.length;
}

export function extendList(vm: Vm, target: Heap & { t: typeof LIST }, b: Value): Slot {
  if (isHeap(b) && (b.t === LIST || b.t === TUPLE) && b.cls === null) {
    charge(vm, perItem(b.a.length));
    for (const one of [...b.a]) target.a.push(own(one));
    return own(target);
  }
  if (!isIterable(vm, b)) return typeError(vm, `'${typeName(vm, b)}' object is not iterable`);
  return callLibrary(vm, 'list_iadd', [target, b]);
}

function repeat(vm: Vm, sequence: Value, times: Value, inplace: boolean): Slot {
  const count = integer(times);
  if (count === undefined) return undefined;
  const n = count > 0 ? Number(count) : 0;
  if (typeof sequence === 'string') {
    size(vm, sequence.length * n, 1);
    return sequence.repeat(n);
  }
  if (!isHeap(sequence)) return undefined;
  if (sequence.t === LIST || sequence.t === TUPLE) {
    size(vm, sequence.a.length * n, 8);
    const items: Value[] = [];
    for (let i = 0; i < n; i++) for (const one of sequence.a) items.push(own(one));
    if (sequence.t === TUPLE) return tuple(items);
    if (!inplace) return list(items);
    const old = sequence.a;
    sequence.a = items;
    for (const one of old) if (isHeap(one)) one.rc--;
    return own(sequence);
  }
  const content = bytesOf(sequence);
  if (content === undefined) return undefined;
  size(vm, content.length * n, 1);
  const result = repeatBytes(content, n);
  if (sequence.t !== BYTEARRAY || !inplace) return sequence.t === BYTES ? bytes(result) : bytearray(result);
  sequence.buffer = result;
  sequence.start = 0;
  sequence.end = result.length;
  return own(sequence);
}

/** Steps and memory of a new sequence of this many items. */
function size(vm: Vm, items: number, each: number): void {
  if (items > Number.MAX_SAFE_INTEGER / 8) raise(vm, 'MemoryError');
  reserve(vm, items * each);
  charge(vm, each === 1 ? perByte(items) : perItem(items));
}

/** Name of the library function for sets or dicts some of whose keys have equality of their own; '' where natives can do it. */
function slowSets(a: Value, b: Value, op: string): string {
  if (!isHeap(a) || !isHeap(b)) return '';
  if (a.t === DICT && b.t === DICT) return op === '|' && (a.custom > 0 || b.custom > 0) ? 'dict_or' : '';
  if (a.t !== SET && a.t !== VIEW) return '';
  if (b.t !== SET && b.t !== VIEW) return '';
  const custom = (one: PySet | View): number => (one.t === SET ? one.custom : one.dict.custom);
  return custom(a) > 0 || custom(b) > 0 ? 'set_operation' : '';
}

function asSet(vm: Vm, value: Value): PySet | undefined {
  if (!isHeap(value)) return undefined;
  if (value.t === SET) return value;
  if (value.t !== VIEW || value.kind === 'dict_values') return undefined;
  const made = sets.newSet(false);
  for (const [key, item] of dicts.entries(value.dict)) {
    const member = value.kind === 'dict_keys' ? own(key) : tuple([own(key), own(item)]);
    sets.add(made, member, vm.seed);
    decref(member);
  }
  return made;
}

/** int | None, list[int] | str: types.UnionType. */
const isUnionPart = (value: Value): boolean => value === null || (isHeap(value) && (value.t === TYPE || value.t === ALIAS));

function setOperation(vm: Vm, op: string, a: Value, b: Value, inplace: boolean): Slot {
  if (isHeap(a) && isHeap(b) && a.t === DICT && b.t === DICT && op === '|') {
    const target = inplace ? own(a) : dicts.copy(a);
    for (const [key, value] of dicts.entries(b)) dicts.set(target, key, own(value));
    return target;
  }
  const isView = (value: Value): value is View => isHeap(value) && value.t === VIEW;
  const isSetLike = (value: Value): boolean => isHeap(value) && (value.t === SET || (isView(value) && value.kind !== 'dict_values'));
  if (!isSetLike(a) || !isSetLike(b)) return undefined;
  const left = asSet(vm, a)!;
  const right = asSet(vm, b)!;
  charge(vm, perItem(left.used + right.used));
  const result = combine(vm, op, left, right, inplace && a === left && !left.frozen);
  if (left !== a) decref(left);
  if (right !== b) decref(right);
  return result;
}

/** Set algebra in CPython's order of insertion (Objects/setobject.c). */
export function combine(vm: Vm, op: string, a: PySet, b: PySet, inplace: boolean): PySet {
  const { seed } = vm;
  switch (op) {
    case '|': {
      const result = inplace ? a : sets.copy(a, a.frozen, seed);
      if (a !== b) sets.merge(result, b, seed);
      return inplace ? own(result) : result;
    }
    case '&': {
      if (a === b && !inplace) return sets.copy(a, a.frozen, seed);
      const result = sets.newSet(a.frozen);
      const [few, many] = b.used > a.used ? [a, b] : [b, a];
      for (const key of sets.members(few)) if (sets.has(many, key, seed)) sets.add(result, key, seed);
      return inplace ? replaceSet(a, result) : result;
    }
    case '-': {
      if (inplace || a.used >> 2 > b.used) {
        const result = inplace ? own(a) : sets.copy(a, a.frozen, seed);
        if (a === b) sets.clear(result);
        else removeAll(result, sets.members(b), seed);
        return result;
      }
      const result = sets.newSet(a.frozen);
      for (const key of sets.members(a)) if (!sets.has(b, key, seed)) sets.add(result, key, seed);
      return result;
    }
    default: {
      if (inplace && a === b) {
        sets.clear(a);
        return own(a);
      }
      const result = inplace ? a : sets.copy(b, a.frozen, seed);
      for (const key of sets.members(inplace ? b : a)) if (!sets.discard(result, key, seed)) sets.add(result, key, seed);
      return inplace ? own(result) : result;
    }
  }
}

/** Set algebra with the items of something that is no set (borrowed), as its methods take it. */
export function combineItems(vm: Vm, op: string, a: PySet, items: readonly Value[], inplace: boolean): PySet {
  const { seed } = vm;
  switch (op) {
    case '|': {
      const result = inplace ? own(a) : sets.copy(a, a.frozen, seed);
      for (const item of items) sets.add(result, item, seed);
      return result;
    }
    case '&': {
      const result = sets.newSet(a.frozen);
      for (const item of items) if (sets.has(a, item, seed)) sets.add(result, item, seed);
      return inplace ? replaceSet(a, result) : result;
    }
    case '-': {
      const result = inplace ? own(a) : sets.copy(a, a.frozen, seed);
      removeAll(result, items, seed);
      return result;
    }
    default: {
      const other = sets.newSet(false);
      for (const item of items) sets.add(other, item, seed);
      const result = combine(vm, op, a, other, inplace);
      decref(other);
      return result;
    }
  }
}

function removeAll(target: PySet, keys: readonly Value[], seed: number): void {
  for (const key of keys) sets.discard(target, key, seed);
  sets.compact(target);
}

function replaceSet(target: PySet, by: PySet): PySet {
  const old = sets.members(target);
  Object.assign(target, {
    keys: by.keys,
    lookup: by.lookup,
    hashes: by.hashes,
    mask: by.mask,
    fill: by.fill,
    used: by.used,
    custom: by.custom,
  });
  for (const one of old) if (isHeap(one)) one.rc--;
  return own(target);
}

// -- comparison ------------------------------------------------------------------------------------------------------------------

export function compareOperation(vm: Vm, op: string, a: Value, b: Value): Slot {
  if (isInstanceOfClass(a) || isInstanceOfClass(b)) return throughMethods(vm, op, a, b, 1);
  return compareBuiltin(vm, op, a, b);
}

const holds = (op: string, order: number): boolean =>
  op === '=='
    ? order === 0
    : op === '!='
      ? order !== 0
      : op === '<'
        ? order < 0
        : op === '<='
          ? order <= 0
          : op === '>'
            ? order > 0
            : order >= 0;

function compareBuiltin(vm: Vm, op: string, x: Value, y: Value): Slot {
  const a = plain(x);
  const b = plain(y);
  try {
    const result = compareValues(vm, op, a, b, 0);
    if (result !== undefined) return result;
  } catch (error) {
    if (error !== dicts.NEEDS_PYTHON) throw error;
    return callLibrary(vm, 'compare_containers', [op, a, b]);
  }
  if (op === '==' || op === '!=') return (x === y) === (op === '==');
  return typeError(vm, `'${op}' not supported between instances of '${typeName(vm, x)}' and '${typeName(vm, y)}'`);
}

/** Equality of builtin values. Throws NEEDS_PYTHON where a class decides. */
export function equal(vm: Vm, a: Value, b: Value, depth = 0): boolean {
  if (a === b) return true;
  if (typeof a === 'string' || typeof a === 'number') if (typeof b === typeof a) return false;
  if (needsMethods(a) || needsMethods(b)) throw dicts.NEEDS_PYTHON;
  const x = plain(a);
  const y = plain(b);
  return compareValues(vm, '==', x, y, depth) ?? sameNative(x, y);
}

function sameNative(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (!isHeap(a) || !isHeap(b) || a.t !== b.t) return false;
  return a.t === NATIVE || a.t === BOUND ? lookupKey(a) === lookupKey(b) : false;
}

/** Does a class written in Python say what equality means? */
function needsMethods(value: Value): boolean {
  if (!isHeap(value)) return false;
  return value.t === INSTANCE || value.t === EXCEPTION
    ? value.cls.ownEquality
    : 'cls' in value && value.cls !== null && value.cls.ownEquality;
}

/** undefined: the types know no such comparison. */
function compareValues(vm: Vm, op: string, a: Value, b: Value, depth: number): boolean | undefined {
  const left = numeric(a);
  if (left !== undefined) {
    const right: Numeric | undefined = numeric(b);
    if (right === undefined) return undefined;
    const order = compareNumbers(left, right);
    return order === undefined ? op === '!=' : holds(op, order);
  }
  if (typeof a === 'string') return typeof b === 'string' ? holds(op, compareText(a, b)) : undefined;
  if (!isHeap(a) || !isHeap(b)) return undefined;
  if (depth > 900) return raise(vm, 'RecursionError', 'maximum recursion depth exceeded in comparison');
  switch (a.t) {
    case LIST:
    case TUPLE:
      return b.t === a.t ? compareSequences(vm, op, a.a, b.a, depth) : undefined;
    case BYTES:
    case BYTEARRAY: {
      const right = bytesOf(b);
      if (right === undefined) return undefined;
      const content = bytesOf(a)!;
      charge(vm, perByte(content.length));
      if (op === '==' || op === '!=') return equalBytes(content, right) === (op === '==');
      return holds(op, compareBytes(content, right));
    }
    case DICT:
      return b.t === DICT && (op === '==' || op === '!=') ? equalDicts(vm, a, b, depth) === (op === '==') : undefined;
    case SET:
    case VIEW:
      return b.t === SET || b.t === VIEW ? compareSetLike(vm, op, a, b) : undefined;
    case RANGE:
    case NATIVE:
    case BOUND:
      return b.t === a.t && (op === '==' || op === '!=') ? (lookupKey(a) === lookupKey(b)) === (op === '==') : undefined;
    case SLICE:
      return b.t === SLICE ? compareSequences(vm, op, [a.start, a.stop, a.step], [b.start, b.stop, b.step], depth) : undefined;
    case ALIAS:
      return b.t === ALIAS && (op === '==' || op === '!=')
        ? (a.origin === b.origin && equal(vm, a.args, b.args)) === (op === '==')
        : undefined;
    default:
      return undefined;
  }
}

/** By code points, which UTF-16 units order differently beyond the basic plane. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    const wide = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;
    if (wide(x) !== wide(y)) return wide(x) ? 1 : -1;
    return x < y ? -1 : 1;
  }
  return a.length < b.length ? -1 : 1;
}

function compareSequences(vm: Vm, op: string, a: readonly Value[], b: readonly Value[], depth: number): boolean | undefined {
  if (a.length !== b.length && (op === '==' || op === '!=')) return op === '!=';
  charge(vm, perItem(Math.min(a.length, b.length)));
  for (let i = 0; i < a.length && i < b.length; i++) {
    const x = a[i]!;
    const y = b[i]!;
    if (x === y || equal(vm, x, y, depth + 1)) continue;
    if (op === '==') return false;
    if (op === '!=') return true;
    if (isInstanceOfClass(x) || isInstanceOfClass(y)) throw dicts.NEEDS_PYTHON;
    return (
      compareValues(vm, op, x, y, depth + 1) ??
      typeError(vm, `'${op}' not supported between instances of '${typeName(vm, x)}' and '${typeName(vm, y)}'`)
    );
  }
  return holds(op, a.length - b.length);
}

function equalDicts(vm: Vm, a: Heap & { t: typeof DICT }, b: Heap & { t: typeof DICT }, depth: number): boolean {
  if (a.live !== b.live) return false;
  charge(vm, perItem(a.live));
  for (const [key, value] of dicts.entries(a)) {
    const other = dicts.get(b, key);
    if (other === undefined || !(value === other || equal(vm, value, other, depth + 1))) return false;
  }
  return true;
}

function compareSetLike(vm: Vm, op: string, a: Value, b: Value): boolean | undefined {
  const left = asSet(vm, a);
  const right = asSet(vm, b);
  const answer = compareSets(vm, op, left, right);
  if (left !== a) decref(left);
  if (right !== b) decref(right);
  return answer;
}

function compareSets(vm: Vm, op: string, a: PySet | undefined, b: PySet | undefined): boolean | undefined {
  if (a === undefined || b === undefined) return undefined;
  charge(vm, perItem(a.used));
  const within = (x: PySet, y: PySet): boolean => x.used <= y.used && sets.members(x).every((key) => sets.has(y, key, vm.seed));
  switch (op) {
    case '==':
      return a.used === b.used && within(a, b);
    case '!=':
      return !(a.used === b.used && within(a, b));
    case '<=':
      return within(a, b);
    case '<':
      return a.used < b.used && within(a, b);
    case '>=':
      return within(b, a);
    default:
      return b.used < a.used && within(b, a);
  }
}

// -- unary -----------------------------------------------------------------------------------------------------------------------

export function unaryOperation(vm: Vm, op: '-' | '+' | '~', value: Value): Slot {
  const method = special(vm, value, { '-': '__neg__', '+': '__pos__', '~': '__invert__' }[op]);
  if (method !== undefined) return invoke(vm, method, [value]);
  const number = numeric(value);
  if (number !== undefined) {
    if (typeof number === 'object') {
      if (op === '-') return { t: FLOAT, rc: 1, v: -number.v };
      if (op === '+') return { t: FLOAT, rc: 1, v: number.v };
    } else if (op === '-') return number === 0 ? 0 : -number;
    else if (op === '+') return number;
    else return typeof number === 'number' ? -number - 1 : -number - 1n;
  }
  return typeError(vm, `bad operand type for unary ${op}: '${typeName(vm, value)}'`);
}

/** Truth of a value; undefined when __bool__ or __len__ in Python was called, whose answer makes the instruction run again. */
export function truth(vm: Vm, value: Value): boolean | undefined {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      return value !== 0;
    case 'string':
      return value !== '';
    case 'bigint':
      return true;
    default:
  }
  if (value === null) return false;
  if (isInstanceOfClass(value)) {
    const hook = special(vm, value, '__bool__');
    // Subclasses of int and float have the __bool__ of their builtin type: their __len__ is not asked.
    const method = hook ?? (numeric(value) === undefined ? special(vm, value, '__len__') : undefined);
    if (method !== undefined) {
      invoke(vm, method, [value], null, AFTER.TRUTH, hook === undefined ? '__len__' : '__bool__');
      return undefined;
    }
  }
  return plainTruth(value);
}

/** Truth without asking Python methods. */
export function plainTruth(value: Value): boolean {
  const one = plain(value);
  if (!isHeap(one)) return one !== null && one !== false && one !== 0 && one !== '';
  switch (one.t) {
    case FLOAT:
      return one.v !== 0;
    case BYTES:
      return one.v.length > 0;
    case BYTEARRAY:
      return one.end > one.start;
    case LIST:
    case TUPLE:
      return one.a.length > 0;
    case DICT:
      return one.live > 0;
    case SET:
      return one.used > 0;
    case RANGE:
      return one.length > 0;
    case VIEW:
      return one.dict.live > 0;
    default:
      return true;
  }
}
