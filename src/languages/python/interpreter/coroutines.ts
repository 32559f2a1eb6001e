/** await, async for, async with (Python/ceval.c GET_AWAITABLE and its kin). Async generators are driven by the library (prelude/coroutines.ts). */
import { own } from '../objects/counting.ts';
import { typeName, typeOf } from '../objects/types.ts';
import { BOUND, GENERATOR, isHeap, type Frame, type Slot, type Value } from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { AFTER } from './after.ts';
import { callLibrary, invoke } from './calls.ts';
import { raise, typeError } from './errors.ts';
import { find, special } from './lookup.ts';

/** Kinds of generator frames that are no iterators for programs. */
export const isCoroutine = (value: Value): boolean =>
  isHeap(value) && value.t === GENERATOR && (value.kind === 'coroutine' || value.kind === 'async_generator');

/** What `await` drives: a coroutine itself, or what __await__ gives (undefined while that runs). `place`: 1 after __aenter__, 2 after __aexit__. */
export function awaitable(vm: Vm, value: Value, place: number): Slot {
  if (isHeap(value) && value.t === GENERATOR && value.kind !== 'generator' && value.kind !== 'async_generator') {
    if (value.kind === 'coroutine' && value.running) return raise(vm, 'RuntimeError', 'coroutine is being awaited already');
    return own(value);
  }
  const method = special(vm, value, '__await__');
  if (method !== undefined) return invoke(vm, method, [value], null, AFTER.ITER);
  if (place > 0)
    return typeError(
      vm,
      `'async with' received an object from ${place === 1 ? '__aenter__' : '__aexit__'} that does not implement __await__: ${typeName(vm, value)}`,
    );
  return typeError(vm, `object ${typeName(vm, value)} can't be used in 'await' expression`);
}

export function asyncIterator(vm: Vm, value: Value): Slot {
  if (isHeap(value) && value.t === GENERATOR && value.kind === 'async_generator') return own(value);
  const method = special(vm, value, '__aiter__');
  if (method !== undefined) return invoke(vm, method, [value]);
  return typeError(vm, `'async for' requires an object with __aiter__ method, got ${typeName(vm, value)}`);
}

/** The awaitable for the next item. */
export function asyncNext(vm: Vm, iterator: Value): Slot {
  if (isHeap(iterator) && iterator.t === GENERATOR && iterator.kind === 'async_generator') return callLibrary(vm, 'agen_next', [iterator]);
  const method = special(vm, iterator, '__anext__');
  if (method !== undefined) return invoke(vm, method, [iterator]);
  return typeError(vm, `'async for' received an object from __aiter__ that does not implement __anext__: ${typeName(vm, iterator)}`);
}

/** Puts __aexit__, bound, in the place of the manager and calls __aenter__. */
export function beforeAsyncWith(vm: Vm, frame: Frame, manager: Value): Slot {
  const type = typeOf(vm, manager);
  const enter = find(type, '__aenter__');
  if (enter === undefined) return typeError(vm, `'${type.name}' object does not support the asynchronous context manager protocol`);
  const exit = find(type, '__aexit__');
  if (exit === undefined)
    return typeError(vm, `'${type.name}' object does not support the asynchronous context manager protocol (missed __aexit__ method)`);
  frame.registers[frame.top - 1] = { t: BOUND, rc: 1, self: manager, func: own(exit) };
  return invoke(vm, enter, [manager]);
}
