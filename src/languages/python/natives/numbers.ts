/** int, bool and float: constructors and methods (Objects/longobject.c, floatobject.c). */
import { own } from '../objects/counting.ts';
import { NEEDS_PYTHON } from '../objects/dict.ts';
import { plain, typeName } from '../objects/types.ts';
import { TYPE, bytes, firstOf, float, isHeap, tuple, type Slot, type Value } from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { plainInstance } from '../interpreter/calls.ts';
import { reserve } from '../interpreter/charge.ts';
import { typeError } from '../interpreter/errors.ts';
import { isIterable } from '../interpreter/iteration.ts';
import { special } from '../interpreter/lookup.ts';
import { integer, isFloat, numeric, toFloat, type Integer } from '../interpreter/numbers.ts';
import { plainTruth } from '../interpreter/operators.ts';
import { divideModuloFloat, floatHex, floatToInt, integerRatio, roundToInt } from '../numbers/float-arithmetic.ts';
import { bitCount, bitLength, divideModulo, roundInt } from '../numbers/int-arithmetic.ts';
import { intFromBytes, intToBytes } from '../numbers/int-bytes.ts';
import { latin1Text } from '../text/codecs.ts';
import { roundFloat } from '../text/float-digits.ts';
import { parseFloatText, parseInteger } from '../text/int-text.ts';
import { reprBytes } from '../text/repr.ts';
import { bytesOf, clinicName, indexArgument, sizeArgument } from './arguments.ts';
import { itemsOf } from './containers.ts';
import { getters, natives, variadic } from './registry.ts';

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
  if (number !== undefined) return isFloat(number) ? floatToInt(number.v) : number;
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
  __new__: [
    (vm, args, keywords) => {
      const [cls, ...rest] = args;
      if (!isHeap(cls) || cls.t !== TYPE) return typeError(vm, 'int.__new__(X): X is not a type object');
      const value = toInt(vm, rest, keywords);
      return cls.heap ? plainInstance(vm, cls, value) : value;
    },
    'int_new',
  ],
});
natives('bool', 'static', {
  '()(x=, /)': [
    (vm, x) => {
      if (x !== undefined && (special(vm, x, '__bool__') !== undefined || special(vm, x, '__len__') !== undefined)) throw NEEDS_PYTHON;
      return x !== undefined && plainTruth(x);
    },
    'truth_of',
  ],
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

natives('int', 'method', {
  'bit_length(self)': (_, self) => bitLength(wholeOf(self)),
  'bit_count(self)': (_, self) => bitCount(wholeOf(self)),
  'conjugate(self)': (_, self) => wholeOf(self),
  'as_integer_ratio(self)': (_, self) => tuple([wholeOf(self), 1]),
  'to_bytes(self, length=, byteorder=, signed=)': (vm, self, length, order, signed) => {
    const count = length === undefined ? 1 : sizeArgument(vm, length);
    reserve(vm, count);
    return bytes(intToBytes(wholeOf(self), count, orderOf(vm, order, 'to_bytes'), signed === true || signed === 1));
  },
  '__trunc__(self)': (_, self) => wholeOf(self),
  '__floor__(self)': (_, self) => wholeOf(self),
  '__ceil__(self)': (_, self) => wholeOf(self),
  '__round__(self, ndigits=, /)': (vm, self, digits) =>
    digits === undefined ? wholeOf(self) : roundInt(wholeOf(self), indexArgument(vm, digits)),
  '__divmod__(self, value, /)': (vm, self, value) => {
    const other = integer(value!);
    return other === undefined ? own(vm.notImplemented) : tuple([...divideModulo(wholeOf(self), other)]);
  },
});
natives('int', 'class', {
  'from_bytes(cls, bytes, byteorder=, signed=)': [
    (vm, cls, source, order, signed) => {
      void cls;
      const byteorder = orderOf(vm, order, 'from_bytes');
      const given = bytesOf(source);
      if (given === undefined && (typeof source === 'string' || !isIterable(vm, source!)))
        return typeError(vm, `cannot convert '${typeName(vm, source!)}' object to bytes`);
      return intFromBytes(
        given ?? Uint8Array.from(itemsOf(vm, source!), (one) => Number(indexArgument(vm, one))),
        byteorder,
        signed === true || signed === 1,
      );
    },
    'int_from_bytes',
  ],
});

function orderOf(vm: Vm, order: Slot, method: string): string {
  if (order === undefined) return 'big';
  return typeof order === 'string' ? order : typeError(vm, `${method}() argument 'byteorder' must be str, not ${clinicName(vm, order)}`);
}

getters('int', {
  real: (_, self) => wholeOf(self),
  imag: () => 0,
  numerator: (_, self) => wholeOf(self),
  denominator: () => 1,
});

const valueOf = (self: Slot): number => toFloat(numeric(self!)!);

natives('float', 'method', {
  'is_integer(self)': (_, self) => Number.isInteger(valueOf(self)),
  'conjugate(self)': (_, self) => float(valueOf(self)),
  'as_integer_ratio(self)': (_, self) => tuple([...integerRatio(valueOf(self))]),
  'hex(self)': (_, self) => floatHex(valueOf(self)),
  '__int__(self)': (_, self) => floatToInt(valueOf(self)),
  '__trunc__(self)': (_, self) => floatToInt(valueOf(self)),
  '__floor__(self)': (_, self) => floatToInt(Math.floor(valueOf(self))),
  '__ceil__(self)': (_, self) => floatToInt(Math.ceil(valueOf(self))),
  '__round__(self, ndigits=, /)': (vm, self, digits) => {
    if (digits === undefined || digits === null) return roundToInt(valueOf(self));
    const places = indexArgument(vm, digits);
    return float(roundFloat(valueOf(self), typeof places === 'number' ? places : places > 0n ? 400 : -400));
  },
  '__divmod__(self, value, /)': (vm, self, value) => {
    const other = numeric(value!);
    return other === undefined ? own(vm.notImplemented) : tuple(divideModuloFloat(valueOf(self), toFloat(other)).map(float));
  },
});
getters('float', { real: (_, self) => float(valueOf(self)), imag: () => float(0) });
