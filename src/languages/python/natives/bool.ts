/** bool has no methods of its own beside int's: `&`, `|` and `^` of two of them give a bool (Objects/boolobject.c). */
import { typeName } from '../objects/types.ts';
import type { Slot, Value } from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { arithmetic, integer } from '../interpreter/numbers.ts';
import { typeError } from '../text/python-error.ts';
import { natives } from './registry.ts';

function logic(method: string, op: '&' | '|' | '^') {
  return (vm: Vm, self: Slot, other: Slot): Slot => {
    if (typeof self !== 'boolean') return typeError(`descriptor '${method}' requires a 'bool' object but received a '${typeName(vm, self ?? null)}'`);
    if (typeof other === 'boolean') return op === '&' ? self && other : op === '|' ? self || other : self !== other;
    const right: Value | undefined = integer(other ?? null);
    return right === undefined ? vm.notImplemented : arithmetic(vm, op, self ? 1 : 0, right);
  };
}

natives('bool', 'method', {
  '__and__(self, other, /)': logic('__and__', '&'),
  '__or__(self, other, /)': logic('__or__', '|'),
  '__xor__(self, other, /)': logic('__xor__', '^'),
});
