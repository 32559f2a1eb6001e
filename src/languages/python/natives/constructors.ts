/**
 * int(), float(), bool(), str(), bytes(), bytearray() and the __new__ of the subclassable ones. Objects with methods of their own go to the
 * library's Python (prelude/primitives.ts).
 */
import { decref, own } from '../objects/counting.ts';
import { NEEDS_PYTHON } from '../objects/dict.ts';
import { isSubtype, plain, typeName } from '../objects/types.ts';
import { FLOAT, INSTANCE, TYPE, bytearray, bytes, float, isHeap, type Slot, type Type, type Value } from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { charge, perByte, reserve } from '../interpreter/charge.ts';
import type { Keywords } from '../interpreter/calls.ts';
import { collect } from '../interpreter/iteration.ts';
import { special } from '../interpreter/lookup.ts';
import { integer, toFloat } from '../interpreter/numbers.ts';
import { str } from '../interpreter/text.ts';
import { plainTruth } from '../interpreter/operators.ts';
import { floatToInt } from '../numbers/float-arithmetic.ts';
import { decode, encode, latin1Text } from '../text/codecs.ts';
import { parseFloatText, parseInteger } from '../text/int-text.ts';
import { typeError, valueError } from '../text/python-error.ts';
import { reprBytes } from '../text/repr.ts';
import { bytesOf, indexArgument } from './arguments.ts';
import { textOf } from './primitives.ts';
import { codecOf, errorsOf } from './str.ts';
import { variadic, type VariadicFunction } from './registry.ts';

/** Positional and keyword arguments by parameter name; TypeErrors in CPython's words. */
function named(vm: Vm, owner: string, names: readonly string[], args: readonly Value[], keywords: Keywords): Slot[] {
  void vm;
  const total = args.length + (keywords?.size ?? 0);
  if (total > names.length) typeError(`${owner}() takes at most ${names.length} argument${names.length === 1 ? '' : 's'} (${total} given)`);
  const out: Slot[] = [...args];
  for (const [name, value] of keywords ?? []) {
    const at = names.indexOf(name);
    if (at < 0) typeError(`'${name}' is an invalid keyword argument for ${owner}()`);
    if (at < args.length) typeError(`argument for ${owner}() given by name ('${name}') and position (${at + 1})`);
    out[at] = value;
  }
  return out;
}

const has = (vm: Vm, value: Value, name: string): boolean => special(vm, value, name) !== undefined;

/** An int of a text or of bytes, its base known. */
function readInteger(value: Value, base: number): number | bigint | undefined {
  const text = textOf(value);
  if (text !== undefined) return parseInteger(text, base);
  const content = bytesOf(value);
  if (content === undefined) return undefined;
  // Only ASCII can be a literal in bytes; what lies above is no digit and no space there.
  return parseInteger(content.some((byte) => byte > 127) ? '\\' : latin1Text(content), base, reprBytes(content));
}

const makeInt: VariadicFunction = (vm, args, keywords) => {
  const [value, baseValue] = named(vm, 'int', ['', 'base'], args, keywords);
  if (value === undefined) return baseValue === undefined ? 0 : typeError('int() missing string argument');
  if (baseValue !== undefined) {
    const given = indexArgument(vm, baseValue);
    const base = typeof given === 'bigint' ? -1 : given;
    const read = readInteger(value, base);
    return read ?? typeError("int() can't convert non-string with explicit base");
  }
  if (isHeap(value) && value.t === INSTANCE && (has(vm, value, '__int__') || has(vm, value, '__index__'))) throw NEEDS_PYTHON;
  const whole = integer(value);
  if (whole !== undefined) return whole;
  const one = plain(value);
  if (isHeap(one) && one.t === FLOAT) return floatToInt(one.v);
  const text = textOf(value);
  charge(vm, text === undefined ? 0 : text.length >> 3);
  return readInteger(value, 10) ?? typeError(`int() argument must be a string, a bytes-like object or a real number, not '${typeName(vm, value)}'`);
};

const makeFloat: VariadicFunction = (vm, args, keywords) => {
  if (keywords !== null && keywords.size > 0) typeError('float() takes no keyword arguments');
  if (args.length > 1) typeError(`float expected at most 1 argument, got ${args.length}`);
  const [value] = args;
  if (value === undefined) return float(0);
  if (isHeap(value) && value.t === INSTANCE && (has(vm, value, '__float__') || (value.value === undefined && has(vm, value, '__index__')))) throw NEEDS_PYTHON;
  const one = plain(value);
  if (isHeap(one) && one.t === FLOAT) return float(one.v);
  const whole = integer(value);
  if (whole !== undefined) return float(toFloat(whole));
  const text = textOf(value);
  if (text !== undefined) return float(parseFloatText(text));
  const content = bytesOf(value);
  if (content !== undefined) return float(parseFloatText(latin1Text(content), reprBytes(content)));
  return typeError(`float() argument must be a string or a real number, not '${typeName(vm, value)}'`);
};

const makeBool: VariadicFunction = (vm, args, keywords) => {
  if (keywords !== null && keywords.size > 0) typeError('bool() takes no keyword arguments');
  if (args.length > 1) typeError(`bool expected at most 1 argument, got ${args.length}`);
  const [value] = args;
  if (value === undefined) return false;
  if (has(vm, value, '__bool__') || has(vm, value, '__len__')) throw NEEDS_PYTHON;
  return plainTruth(value);
};

const makeStr: VariadicFunction = (vm, args, keywords) => {
  const [value, encoding, errors] = named(vm, 'str', ['object', 'encoding', 'errors'], args, keywords);
  if (encoding === undefined && errors === undefined) return value === undefined ? '' : str(vm, value);
  const codec = codecOf(vm, encoding, 'str');
  const handler = errorsOf(vm, errors, 'str');
  if (value === undefined) return '';
  if (textOf(value) !== undefined) return typeError('decoding str is not supported');
  const content = bytesOf(value) ?? typeError(`decoding to str: need a bytes-like object, ${typeName(vm, value)} found`);
  charge(vm, perByte(content.length));
  return decode(content.slice(), codec, handler);
};

/** The bytes that bytes() and bytearray() are made of. */
function content(vm: Vm, owner: 'bytes' | 'bytearray', args: readonly Value[], keywords: Keywords): Uint8Array {
  const [source, encoding, errors] = named(vm, owner, ['source', 'encoding', 'errors'], args, keywords);
  const text = textOf(source);
  if (text !== undefined) {
    if (encoding === undefined) return typeError('string argument without an encoding');
    return encode(text, codecOf(vm, encoding, owner), errorsOf(vm, errors, owner));
  }
  if (encoding !== undefined) return typeError('encoding without a string argument');
  if (errors !== undefined) return typeError('errors without a string argument');
  if (source === undefined) return new Uint8Array(0);
  if (owner === 'bytes' && has(vm, source, '__bytes__')) throw NEEDS_PYTHON;
  const held = bytesOf(source);
  if (held !== undefined) {
    charge(vm, perByte(held.length));
    return held.slice();
  }
  const count = integer(source);
  if (count !== undefined) {
    if (count < 0) return valueError('negative count');
    if (typeof count === 'bigint') return typeError("cannot fit 'int' into an index-sized integer");
    reserve(vm, count);
    charge(vm, perByte(count));
    return new Uint8Array(count);
  }
  if (has(vm, source, '__index__')) throw NEEDS_PYTHON;
  return fromItems(vm, owner, source);
}

function fromItems(vm: Vm, owner: 'bytes' | 'bytearray', source: Value): Uint8Array {
  if (!isHeap(source)) return typeError(`cannot convert '${typeName(vm, source)}' object to ${owner}`);
  const iterable = !(source.t === FLOAT || (source.t === INSTANCE && !has(vm, source, '__iter__') && !has(vm, source, '__getitem__')));
  if (!iterable) return typeError(`cannot convert '${typeName(vm, source)}' object to ${owner}`);
  const items = collect(vm, source);
  if (items === undefined) {
    if (special(vm, source, '__iter__') === undefined && source.t !== 19 && source.t !== INSTANCE) return typeError(`cannot convert '${typeName(vm, source)}' object to ${owner}`);
    throw NEEDS_PYTHON;
  }
  try {
    const out = new Uint8Array(items.length);
    items.forEach((item, at) => { out[at] = byteOf(vm, item, owner); });
    return out;
  } finally {
    items.forEach(decref);
  }
}

/** An item as a byte; the two types word the error differently. */
export function byteOf(vm: Vm, item: Value, owner: 'bytes' | 'bytearray'): number {
  const whole = indexArgument(vm, item);
  if (whole < 0 || whole > 255) valueError(owner === 'bytes' ? 'bytes must be in range(0, 256)' : 'byte must be in range(0, 256)');
  return Number(whole);
}

variadic('int', 'function', { '()': [makeInt, 'int_new'] });
variadic('float', 'function', { '()': [makeFloat, 'float_new'] });
variadic('bool', 'function', { '()': [makeBool, 'bool_new'] });
variadic('str', 'function', { '()': [makeStr, 'str_new'] });
variadic('bytes', 'function', { '()': [(vm, args, keywords) => bytes(content(vm, 'bytes', args, keywords)), 'bytes_new'] });
variadic('bytearray', 'function', { '()': [(vm, args, keywords) => bytearray(content(vm, 'bytearray', args, keywords)), 'bytearray_new'] });

/** int.__new__(cls, ...) and its kin: of the type itself as calling it, of a subclass an instance that holds the value. */
function maker(owner: 'int' | 'float' | 'str' | 'bytes', make: VariadicFunction): VariadicFunction {
  return (vm, args, keywords) => {
    const [cls, ...rest] = args;
    if (!isHeap(cls) || cls.t !== TYPE) return typeError(`${owner}.__new__(X): X is not a type object (${typeName(vm, cls ?? null)})`);
    if (!isSubtype(cls, vm.types[owner]!)) return typeError(`${owner}.__new__(${cls.name}): ${cls.name} is not a subtype of ${owner}`);
    const value = make(vm, rest, keywords);
    return cls.heap ? instanceOf(cls, value!) : value;
  };
}

function instanceOf(cls: Type, value: Value): Value {
  return { t: INSTANCE, rc: 1, cls: own(cls), dict: null, value, finalised: false };
}

variadic('int', 'static', { __new__: [maker('int', makeInt), 'int_subclass_new'] });
variadic('float', 'static', { __new__: [maker('float', makeFloat), 'float_subclass_new'] });
variadic('str', 'static', { __new__: [maker('str', makeStr), 'str_subclass_new'] });
variadic('bytes', 'static', { __new__: [maker('bytes', (vm, args, keywords) => bytes(content(vm, 'bytes', args, keywords))), 'bytes_subclass_new'] });
