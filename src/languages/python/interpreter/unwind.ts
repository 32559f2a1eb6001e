/**
 * Exceptions on their way out: context, traceback, the handler that takes them, and what the frames they leave behind were needed for. A frame
 * of library code leaves no trace in the traceback.
 */
import { ARGUMENT_MASK, OPCODE_BITS, handlerAt } from '#languages/machine/code.ts';
import { decref, own } from '../objects/counting.ts';
import { take } from '../objects/dict.ts';
import { isSubtype } from '../objects/types.ts';
import {
  EXCEPTION,
  MODULE,
  TRACEBACK,
  TUPLE,
  isHeap,
  type Frame,
  type Generator,
  type PyException,
  type Value,
} from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { AFTER } from './after.ts';
import { charge, perItem } from './charge.ts';
import { noAttribute } from './attributes.ts';
import { callLibrary } from './calls.ts';
import { newException, Raised } from './errors.ts';
import { finishGenerator, stopValue } from './generators.ts';

/** The exception being handled, borrowed: what `raise` alone raises again and what a new exception gets as its context. */
export function handledException(vm: Vm): PyException | null {
  const { handled } = vm.thread;
  for (let i = handled.length - 1; i >= 0; i--) {
    const one = handled[i];
    if (isHeap(one) && one.t === EXCEPTION) return one;
  }
  return null;
}

/** _PyErr_SetObject: the exception being handled becomes the context of a new one, without making a ring. */
export function setContext(vm: Vm, exception: PyException): void {
  const context = handledException(vm);
  if (context === null || context === exception) return;
  let links = 0;
  for (let one: Value = context; isHeap(one) && one.t === EXCEPTION; links++) {
    const next: Value = one.context;
    if (next === exception) {
      one.context = null;
      decref(exception);
      break;
    }
    one = next;
  }
  charge(vm, perItem(links));
  const old = exception.context;
  exception.context = own(context);
  decref(old);
}

function addTraceback(exception: PyException, frame: Frame): void {
  if (frame.code.file < 0) return;
  frame.rc++;
  exception.traceback = { t: TRACEBACK, rc: 1, next: exception.traceback, frame, pc: frame.pc - 1 };
}

/** Empties the operand stack of a frame down to a depth. */
function cutStack(frame: Frame, depth: number): void {
  const base = frame.code.registers.length + depth;
  while (frame.top > base) {
    const value = frame.registers[--frame.top];
    frame.registers[frame.top] = undefined;
    decref(value);
  }
}

/** A frame that is done: drops what it holds, unless a traceback keeps it. */
export function dropFrame(frame: Frame): void {
  if (frame.rc > 1) {
    frame.rc--;
    return;
  }
  const { registers } = frame;
  for (let i = 0; i < frame.top; i++) {
    const value = registers[i];
    if (typeof value === 'object' && value !== null) decref(value);
  }
  frame.top = 0;
  decref(frame.func);
  decref(frame.names);
  frame.globals.rc--;
}

/**
 * Finds who handles the exception (taken over) and leaves that frame ready to run; answers false when nobody does: the thread has no frames left.
 * `again`: it was raised once more by a clean-up, so that the frame where it stands is in its traceback already.
 */
export function unwind(vm: Vm, thrown: PyException, again: boolean): boolean {
  const { frames } = vm.thread;
  let exception = thrown;
  let known = again;
  while (frames.length > 0) {
    const frame = frames[frames.length - 1]!;
    if (!known) addTraceback(exception, frame);
    known = false;
    const entry = handlerAt(frame.code, frame.pc - 1);
    if (entry >= 0) {
      const { handlers } = frame.code;
      cutStack(frame, handlers[entry + 3]!);
      frame.registers[frame.top++] = exception;
      frame.pc = handlers[entry + 2]!;
      return true;
    }
    charge(vm, 1);
    cutStack(frame, 0);
    frames.pop();
    const replaced = leave(vm, frame, exception);
    if (replaced === null) return true;
    exception = replaced;
  }
  vm.fatal = exception;
  return false;
}

/** A frame ends by an exception: what its caller makes of that. null when it is swallowed and the caller goes on. */
function leave(vm: Vm, frame: Frame, thrown: PyException): PyException | null {
  let exception = thrown;
  const { frames } = vm.thread;
  const { after, held } = frame;
  if (frame.generator !== null && frame.generator.frame === frame) {
    exception = convertStopIteration(vm, frame.generator, exception);
    finishGenerator(vm, frame);
    dropFrame(frame);
  } else {
    frame.held = null;
    dropFrame(frame);
  }
  const caller = frames[frames.length - 1];
  const is = (name: string): boolean => isSubtype(exception.cls, vm.types[name]!);
  switch (after) {
    case AFTER.FOR_ITER:
      if (caller === undefined || !is('StopIteration')) return exception;
      decref(exception);
      endLoop(caller);
      return null;
    case AFTER.YIELD_FROM:
    case AFTER.DELEGATE: {
      if (caller === undefined || !is('StopIteration')) return exception;
      const value = stopValue(exception);
      decref(exception);
      decref(caller.registers[caller.top - 1]);
      caller.registers[caller.top - 1] = value;
      return null;
    }
    case AFTER.CLOSE:
      if (caller === undefined || !(is('GeneratorExit') || is('StopIteration'))) return exception;
      decref(exception);
      caller.registers[caller.top++] = null;
      return null;
    case AFTER.GETATTRIBUTE: {
      if (!is('AttributeError') || !isHeap(held) || held.t !== TUPLE || caller === undefined) break;
      const [object, name] = held.a;
      try {
        const value = noAttribute(vm, object!, name as string);
        if (value !== undefined) caller.registers[caller.top++] = value;
        decref(held);
        decref(exception);
        return null;
      } catch (error) {
        decref(held);
        if (!(error instanceof Raised)) throw error;
        decref(error.exception);
        return exception;
      }
    }
    case AFTER.FINALISE: {
      // The library writes "Exception ignored in: ..." and the traceback; the object lives until that is done.
      callLibrary(vm, 'report_ignored', [exception, held], AFTER.FINALISE, held);
      decref(exception);
      return null;
    }
    case AFTER.MODULE:
      forgetModule(vm, held);
      break;
    default:
  }
  if (frame.generator === null) decref(held);
  return exception;
}

/** A module whose body failed is not imported. */
function forgetModule(vm: Vm, module: Value): void {
  if (isHeap(module) && module.t === MODULE) decref(take(vm.modules, module.name));
}

/** PEP 479, and PEP 525 for async generators. */
function convertStopIteration(vm: Vm, generator: Generator, exception: PyException): PyException {
  const isAsync = generator.kind === 'async_generator';
  const name = ['StopIteration', ...(isAsync ? ['StopAsyncIteration'] : [])].find((one) => isSubtype(exception.cls, vm.types[one]!));
  if (name === undefined) return exception;
  const who = isAsync ? 'async generator' : generator.kind === 'coroutine' ? 'coroutine' : 'generator';
  const error = newException(vm.types['RuntimeError']!, [`${who} raised ${name}`]);
  error.cause = exception;
  error.context = own(exception);
  error.suppress = true;
  return error;
}

/** FOR_ITER found the end: drops the iterator and jumps past the loop. The frame's pc stands behind the FOR_ITER. */
export function endLoop(frame: Frame): void {
  const iterator = frame.registers[--frame.top];
  frame.registers[frame.top] = undefined;
  frame.pc = (frame.code.words[frame.pc - 1]! >>> OPCODE_BITS) & ARGUMENT_MASK;
  decref(iterator);
}
