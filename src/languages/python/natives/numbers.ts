/** int, bool and float: constructors and methods (Objects/longobject.c, floatobject.c). */
import { NEEDS_PYTHON } from '../objects/dict.ts';
import { plain, typeName } from '../objects/types.ts';
import { TYPE, bytes, firstOf, float, int, isHeap, tuple, type Slot, type Value } from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { plainInstance } from '../interpreter/calls.ts';
import { raise, typeError, valueError } from '../interpreter/errors.ts';
import { special } from '../interpreter/lookup.ts';
import { integer, isFloat, numeric, toFloat, type Integer } from '../interpreter/numbers.ts';
import { plainTruth } from '../interpreter/operators.ts';
import { latin1Text } from '../text/codecs.ts';
import { parseFloatText, parseInteger } from '../text/int-text.ts';
import { reprBytes } from '../text/repr.ts';
import { bytesOf, indexArgument, sizeArgument } from './arguments.ts';
import { itemsOf } from './containers.ts';
import { getters, natives, variadic } from './registry.ts';

function fromFloat(vm: Vm, value: number): Integer {
  if (Number.isNaN(value)) return valueError(vm, 'cannot convert float NaN to integer');
  if (!Number.isFinite(value)) return raise(vm, 'OverflowError', 'cannot convert float infinity to integer');
  return int(BigInt(Math.trunc(value)));
}

/** int(x=0), int(x, base). Throws NEEDS_PYTHON for __int__, __index__ and __trunc__ in Python. */
function toInt(vm: Vm, args: readonly Value[], keywords: ReadonlyMap<string, Value> | null): Integer {
  for (const word of keywords?.keys() ?? []) if (word !== 'base') typeError(vm, `'${word}' is an invalid keyword argument for int()`);
  const base = firstOf(args[1], keywords?.get('base'));
  if (args.length > 2) typeError(vm, `int() takes at most 2 arguments (${String(args.length)} given)`);
  const value = args[0];
  if (value === undefined) return base === undefined ? 0 : typeError(vm, 'int() missing string argument');
  const text = plain(value);
  const content = bytesOf(value);
  if (base !== undefined) {
    const radix = Number(indexArgument(vm, base));
    if (typeof text === 'string') return parseInteger(text, radix);
    if (content !== undefined) return parseInteger(latin1Text(content), radix, reprBytes(content));
    return typeError(vm, "int() can't convert non-string with explicit base");
  }
  if (typeof text === 'string') return parseInteger(text);
  if (content !== undefined) return parseInteger(latin1Text(content), 10, reprBytes(content));
  if (special(vm, value, '__int__') !== undefined) throw NEEDS_PYTHON;
  const number = numeric(value);
  if (number !== undefined) return isFloat(number) ? fromFloat(vm, number.v) : number;
  if (special(vm, value, '__index__') !== undefined || special(vm, value, '__trunc__') !== undefined) throw NEEDS_PYTHON;
  return typeError(vm, `int() argument must be a string, a bytes-like object or a real number, not '${typeName(vm, value)}'`);
}

function toFloatValue(vm: Vm, value: Slot): number {
  if (value === undefined) return 0;
  const text = plain(value);
  if (typeof text === 'string') return parseFloatText(text);
  const content = bytesOf(value);
  if (content !== undefined) return parseFloatText(latin1Text(content), reprBytes(content));
  if (special(vm, value, '__float__') !== undefined) throw NEEDS_PYTHON;
  const number = numeric(value);
  if (number !== undefined) return toFloat(number);
  if (special(vm, value, '__index__') !== undefined) throw NEEDS_PYTHON;
  return typeError(vm, `float() argument must be a string or a real number, not '${typeName(vm, value)}'`);
}

variadic('int', 'static', {
  '()': [toInt, 'int_from'],
  __new__: [(vm, args, keywords) => {
    const [cls, ...rest] = args;
    if (!isHeap(cls) || cls.t !== TYPE) return typeError(vm, 'int.__new__(X): X is not a type object');
    const value = toInt(vm, rest, keywords);
    return cls.heap ? plainInstance(vm, cls, value) : value;
  }, 'int_new'],
});
natives('bool', 'static', {
  '()(x=, /)': [(vm, x) => {
    if (x !== undefined && (special(vm, x, '__bool__') !== undefined || special(vm, x, '__len__') !== undefined)) throw NEEDS_PYTHON;
    return x !== undefined && plainTruth(x);
  }, 'truth_of'],
});
natives('float', 'static', {
  '()(x=, /)': [(vm, x) => float(toFloatValue(vm, x)), 'float_from'],
  '__new__(cls, x=, /)': (vm, cls, x) => {
    if (!isHeap(cls) || cls.t !== TYPE) return typeError(vm, 'float.__new__(X): X is not a type object');
    const value = float(toFloatValue(vm, x));
    return cls.heap ? plainInstance(vm, cls, value) : value;
  },
});

const wholeOf = (self: Slot): Integer => integer(self!)!;
const magnitude = (self: Slot): bigint => { const one = BigInt(wholeOf(self)); return one < 0n ? -one : one; };

natives('int', 'method', {
  'bit_length(self)': (_, self) => (wholeOf(self) == 0 ? 0 : magnitude(self).toString(2).length),
  'bit_count(self)': (_, self) => magnitude(self).toString(2).replaceAll('0', '').length,
  'conjugate(self)': (_, self) => wholeOf(self),
  'as_integer_ratio(self)': (_, self) => tuple([wholeOf(self), 1]),
  'to_bytes(self, length=, byteorder=, signed=)': (vm, self, length, order, signed) => {
    const count = length === undefined ? 1 : sizeArgument(vm, length);
    if (count < 0) return valueError(vm, 'length argument must be non-negative');
    const big = bigEndian(vm, order);
    const isSigned = signed === true || signed === 1;
    let value = BigInt(wholeOf(self));
    if (value < 0n && !isSigned) return raise(vm, 'OverflowError', "can't convert negative int to unsigned");
    const room = 1n << BigInt(count * 8);
    if (isSigned ? value >= room / 2n || value < -(room / 2n) : value >= room) return raise(vm, 'OverflowError', 'int too big to convert');
    if (value < 0n) value += room;
    const result = new Uint8Array(count);
    for (let i = 0; i < count; i++) {
      result[big ? count - 1 - i : i] = Number(value & 255n);
      value >>= 8n;
    }
    return bytes(result);
  },
});
natives('int', 'class', {
  'from_bytes(cls, bytes, byteorder=, signed=)': [(vm, cls, source, order, signed) => {
    void cls;
    const big = bigEndian(vm, order);
    const given = bytesOf(source) ?? Uint8Array.from(itemsOf(vm, source!), (one) => Number(indexArgument(vm, one)));
    let value = 0n;
    for (let i = 0; i < given.length; i++) value = (value << 8n) | BigInt(given[big ? i : given.length - 1 - i]!);
    if ((signed === true || signed === 1) && given.length > 0 && value >= 1n << BigInt(given.length * 8 - 1)) value -= 1n << BigInt(given.length * 8);
    return int(value);
  }, 'int_from_bytes'],
});

function bigEndian(vm: Vm, order: Slot): boolean {
  if (order === undefined || order === 'big') return true;
  if (order === 'little') return false;
  return typeof order === 'string' ? valueError(vm, "byteorder must be either 'little' or 'big'") : typeError(vm, `argument 'byteorder' must be str, not ${typeName(vm, order)}`);
}

getters('int', {
  real: (_, self) => wholeOf(self), imag: () => 0, numerator: (_, self) => wholeOf(self), denominator: () => 1,
});

const valueOf = (self: Slot): number => toFloat(numeric(self!)!);

natives('float', 'method', {
  'is_integer(self)': (_, self) => Number.isInteger(valueOf(self)),
  'conjugate(self)': (_, self) => float(valueOf(self)),
  'as_integer_ratio(self)': (vm, self) => {
    let value = valueOf(self);
    if (Number.isNaN(value)) return valueError(vm, 'cannot convert NaN to integer ratio');
    if (!Number.isFinite(value)) return raise(vm, 'OverflowError', 'cannot convert Infinity to integer ratio');
    let denominator = 1n;
    while (!Number.isInteger(value)) {
      value *= 2;
      denominator *= 2n;
    }
    return tuple([int(BigInt(value)), int(denominator)]);
  },
});
getters('float', { real: (_, self) => float(valueOf(self)), imag: () => float(0) });

