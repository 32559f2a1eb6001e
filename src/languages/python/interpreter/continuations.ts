/** A frame has returned: where its value goes, by the frame's `after`. */
import { decref, own } from '../objects/counting.ts';
import { entries } from '../objects/dict.ts';
import { typeName } from '../objects/types.ts';
import { SINGLETON, TUPLE, TYPE, DICT, isHeap, type Frame, type Slot, type Tuple, type Value } from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { AFTER } from './after.ts';
import { afterNew, type Keywords } from './calls.ts';
import { makeClass } from './classes.ts';
import { raise, Raised, typeError } from './errors.ts';
import { finishGenerator, stopIteration, yieldValue } from './generators.ts';
import { isIterator } from './iteration.ts';
import { plainTruth, throughMethods } from './operators.ts';
import { dropFrame, endLoop } from './unwind.ts';

/**
 * Finishes a frame that is off the thread already; `value` is taken over. Pushes what the caller gets on its stack (or calls on). Throws Raised
 * in the caller's name.
 */
export function returned(vm: Vm, frame: Frame, value: Value): void {
  const { frames } = vm.thread;
  const { after, held } = frame;
  if (frame.generator !== null && frame.generator.frame === frame) {
    generatorReturned(vm, frame, value);
    return;
  }
  const caller = frames[frames.length - 1];
  frame.held = null;
  if (after === AFTER.CLASS) {
    const names = own(frame.names!);
    dropFrame(frame);
    try {
      const made = makeClass(vm, held as Tuple, names);
      if (made !== undefined) caller!.registers[caller!.top++] = made;
    } finally {
      decref(value);
      decref(names);
      decref(held);
    }
    return;
  }
  dropFrame(frame);
  if (caller === undefined) {
    decref(value);
    decref(held);
    return;
  }
  const push = (one: Value): void => {
    caller.registers[caller.top++] = one;
  };
  switch (after) {
    case AFTER.PUSH:
      push(value);
      return;
    case AFTER.DROP:
    case AFTER.FINALISE:
    case AFTER.SHUTDOWN:
    case AFTER.MAIN:
      decref(value);
      decref(held);
      return;
    case AFTER.TRUTH:
      push(truthOf(vm, value, held));
      caller.pc--;
      return;
    case AFTER.CONTAINS: {
      const result = held === 1 ? !plainTruth(value) : plainTruth(value);
      decref(value);
      push(result);
      return;
    }
    case AFTER.INIT:
      if (value !== null) {
        const name = typeName(vm, value);
        decref(value);
        decref(held);
        typeError(vm, `__init__() should return None, not '${name}'`);
      }
      push(held);
      return;
    case AFTER.NEW: {
      const [cls, args, keywords] = (held as Tuple).a;
      try {
        if (!isHeap(cls) || cls.t !== TYPE || !isHeap(args) || args.t !== TUPLE) throw new Error('damaged frame');
        const made = afterNew(vm, cls, value, args.a, keywordsOf(keywords));
        if (made !== undefined) push(made);
      } finally {
        decref(held);
      }
      return;
    }
    case AFTER.FOR_ITER:
      push(value);
      return;
    case AFTER.OPERATOR:
      operatorReturned(vm, caller, held as Tuple, value);
      return;
    case AFTER.ITER:
      if (!isIterator(vm, value)) {
        const name = typeName(vm, value);
        decref(value);
        typeError(vm, `iter() returned non-iterator of type '${name}'`);
      }
      push(value);
      return;
    case AFTER.AGAIN:
      decref(caller.registers[caller.top - 1]);
      caller.registers[caller.top - 1] = value;
      caller.pc--;
      return;
    case AFTER.MODULE:
      decref(value);
      push(held);
      return;
    case AFTER.GETATTRIBUTE:
      decref(held);
      push(value);
      return;
    case AFTER.TEXT:
      if (typeof value !== 'string' && !(isHeap(value) && 'value' in value && typeof value.value === 'string')) {
        const name = typeName(vm, value);
        decref(value);
        typeError(
          vm,
          held === '__format__' ? `__format__ must return a str, not ${name}` : `${String(held)} returned non-string (type ${name})`,
        );
      }
      push(value);
      return;
    case AFTER.DELEGATE:
      // The frame that delegates yields this value in its turn, and asks again when it is resumed.
      caller.pc--;
      yieldValue(vm, value);
      return;
    default:
      throw new Error(`unknown continuation ${String(after)}`);
  }
}

function keywordsOf(value: Slot): Keywords {
  if (!isHeap(value) || value.t !== DICT || value.live === 0) return null;
  return new Map([...entries(value)].map(([key, one]) => [key as string, one]));
}

function truthOf(vm: Vm, value: Value, method: Value): boolean {
  if (method === '__bool__') {
    if (typeof value === 'boolean') return value;
    const name = typeName(vm, value);
    decref(value);
    return typeError(vm, `__bool__ should return bool, returned ${name}`);
  }
  if (typeof value === 'number') return value < 0 ? raise(vm, 'ValueError', '__len__() should return >= 0') : value !== 0;
  if (typeof value === 'boolean') return value;
  const name = typeName(vm, value);
  decref(value);
  return typeError(vm, `'${name}' object cannot be interpreted as an integer`);
}

function operatorReturned(vm: Vm, caller: Frame, held: Tuple, value: Value): void {
  const [a, b, op, stage, isInplace, negated] = held.a;
  try {
    if (isHeap(value) && value.t === SINGLETON && value.name === 'NotImplemented') {
      decref(value);
      const next = throughMethods(vm, op as string, a!, b!, (stage as number) + 1, isInplace === true);
      if (next !== undefined) caller.registers[caller.top++] = next;
      return;
    }
    if (negated === true) {
      // `!=` by way of __eq__.
      const opposite = !plainTruth(value);
      decref(value);
      caller.registers[caller.top++] = opposite;
    } else caller.registers[caller.top++] = value;
  } finally {
    decref(held);
  }
}

function generatorReturned(vm: Vm, frame: Frame, value: Value): void {
  const { frames } = vm.thread;
  const { after } = frame;
  finishGenerator(vm, frame);
  dropFrame(frame);
  const caller = frames[frames.length - 1]!;
  switch (after) {
    case AFTER.FOR_ITER:
      decref(value);
      endLoop(caller);
      return;
    case AFTER.YIELD_FROM:
      decref(caller.registers[caller.top - 1]);
      caller.registers[caller.top - 1] = value;
      return;
    case AFTER.CLOSE:
      decref(value);
      caller.registers[caller.top++] = null;
      return;
    default:
      throw new Raised(stopIteration(vm, value));
  }
}
