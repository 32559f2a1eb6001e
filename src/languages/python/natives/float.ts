/** Methods and members of float (Objects/floatobject.c). */
import { plain, typeName } from '../objects/types.ts';
import { FLOAT, float, isHeap, tuple, type Slot } from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { floatHex, floatToInt, integerRatio, roundToInt } from '../numbers/float-arithmetic.ts';
import { roundFloat } from '../text/float-digits.ts';
import { typeError } from '../text/python-error.ts';
import { indexArgument } from './arguments.ts';
import { getters, natives } from './registry.ts';

function selfFloat(vm: Vm, self: Slot, method: string): number {
  const one = self === undefined ? undefined : plain(self);
  if (isHeap(one) && one.t === FLOAT) return one.v;
  return typeError(`descriptor '${method}' for 'float' objects doesn't apply to a '${typeName(vm, self ?? null)}' object`);
}

/** round(x, n): n of any size. */
export function roundTo(value: number, places: number | bigint): number {
  return roundFloat(value, typeof places === 'number' ? places : places > 0n ? 400 : -400);
}

natives('float', 'method', {
  'is_integer(self, /)': (vm, self) => Number.isInteger(selfFloat(vm, self, 'is_integer')),
  'as_integer_ratio(self, /)': (vm, self) => tuple([...integerRatio(selfFloat(vm, self, 'as_integer_ratio'))]),
  'hex(self, /)': (vm, self) => floatHex(selfFloat(vm, self, 'hex')),
  'conjugate(self, /)': (vm, self) => float(selfFloat(vm, self, 'conjugate')),
  '__int__(self, /)': (vm, self) => floatToInt(selfFloat(vm, self, '__int__')),
  '__trunc__(self, /)': (vm, self) => floatToInt(selfFloat(vm, self, '__trunc__')),
  '__float__(self, /)': (vm, self) => float(selfFloat(vm, self, '__float__')),
  '__floor__(self, /)': (vm, self) => floatToInt(Math.floor(selfFloat(vm, self, '__floor__'))),
  '__ceil__(self, /)': (vm, self) => floatToInt(Math.ceil(selfFloat(vm, self, '__ceil__'))),
  '__round__(self, ndigits=, /)': (vm, self, places) => {
    const value = selfFloat(vm, self, '__round__');
    return places === undefined || places === null ? roundToInt(value) : float(roundTo(value, indexArgument(vm, places)));
  },
});

getters('float', { real: (vm, self) => float(selfFloat(vm, self, 'real')), imag: () => float(0) });
