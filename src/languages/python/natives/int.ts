/** Methods and members of int and bool (Objects/longobject.c). */
import { typeName } from '../objects/types.ts';
import { bytes, float, isHeap, tuple, type Slot } from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { charge } from '../interpreter/charge.ts';
import { integer, type Integer } from '../interpreter/numbers.ts';
import { bitCount, bitLength, roundInt } from '../numbers/int-arithmetic.ts';
import { intFromBytes, intToBytes } from '../numbers/int-bytes.ts';
import { intToFloat } from '../text/int-text.ts';
import { typeError } from '../text/python-error.ts';
import { bytesOf, indexArgument } from './arguments.ts';
import { flagOf, namedText, sizeOf } from './primitives.ts';
import { collect } from '../interpreter/iteration.ts';
import { decref } from '../objects/counting.ts';
import { NEEDS_PYTHON } from '../objects/dict.ts';
import { getters, natives } from './registry.ts';

function selfInt(vm: Vm, self: Slot, method: string): Integer {
  return integer(self ?? null) ?? typeError(`descriptor '${method}' for 'int' objects doesn't apply to a '${typeName(vm, self ?? null)}' object`);
}

/** Bytes, or an iterable of small ints, as from_bytes takes them. */
function octets(vm: Vm, value: Slot): Uint8Array {
  const held = bytesOf(value);
  if (held !== undefined) return held;
  if (!isHeap(value)) return typeError(`cannot convert '${typeName(vm, value ?? null)}' object to bytes`);
  const items = collect(vm, value);
  if (items === undefined) throw NEEDS_PYTHON;
  const out = Uint8Array.from(items, (item) => Number(indexArgument(vm, item)));
  items.forEach(decref);
  return out;
}

natives('int', 'method', {
  'bit_length(self, /)': (vm, self) => bitLength(selfInt(vm, self, 'bit_length')),
  'bit_count(self, /)': (vm, self) => bitCount(selfInt(vm, self, 'bit_count')),
  'conjugate(self, /)': (vm, self) => selfInt(vm, self, 'conjugate'),
  'as_integer_ratio(self, /)': (vm, self) => tuple([selfInt(vm, self, 'as_integer_ratio'), 1]),
  'to_bytes(self, length=, byteorder=, signed=)': (vm, self, length, order, signed) => {
    const size = sizeOf(vm, length, 1);
    charge(vm, size >> 4);
    return bytes(intToBytes(selfInt(vm, self, 'to_bytes'), size, order === undefined ? 'big' : namedText(vm, order, "to_bytes() argument 'byteorder'"), flagOf(vm, signed, false)));
  },
  '__int__(self, /)': (vm, self) => selfInt(vm, self, '__int__'),
  '__index__(self, /)': (vm, self) => selfInt(vm, self, '__index__'),
  '__trunc__(self, /)': (vm, self) => selfInt(vm, self, '__trunc__'),
  '__floor__(self, /)': (vm, self) => selfInt(vm, self, '__floor__'),
  '__ceil__(self, /)': (vm, self) => selfInt(vm, self, '__ceil__'),
  '__float__(self, /)': (vm, self) => float(intToFloat(selfInt(vm, self, '__float__'))),
  '__round__(self, ndigits=, /)': (vm, self, places) => (places === undefined ? selfInt(vm, self, '__round__') : roundInt(selfInt(vm, self, '__round__'), indexArgument(vm, places))),
});

natives('int', 'class', {
  'from_bytes(cls, bytes, byteorder=, signed=)': (vm, _cls, content, order, signed) =>
    intFromBytes(octets(vm, content), order === undefined ? 'big' : namedText(vm, order, "from_bytes() argument 'byteorder'"), flagOf(vm, signed, false)),
});

getters('int', {
  real: (_vm, self) => integer(self) ?? 0,
  imag: () => 0,
  numerator: (_vm, self) => integer(self) ?? 0,
  denominator: () => 1,
});
