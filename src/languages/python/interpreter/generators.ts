/** Generators: a frame that leaves the thread at each yield and comes back at each resumption (Objects/genobject.c). */
import { decref, own } from '../objects/counting.ts';
import { isHeap, GENERATOR, type Frame, type Generator, type PyException, type Slot, type Value } from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { OP } from '../compiler/opcodes.ts';
import { OPCODE_MASK } from '#languages/machine/code.ts';
import { AFTER } from './after.ts';
import { newException, raise, Raised } from './errors.ts';

/** Puts the generator's frame on the thread. `value` (taken over) is what the yield gives; `after` says where its next value goes. */
export function resumeGenerator(vm: Vm, generator: Generator, value: Value, after: number): void {
  const { frame } = generator;
  if (generator.running) {
    decref(value);
    raise(vm, 'ValueError', `${generator.kind === 'generator' ? 'generator' : generator.kind} already executing`);
  }
  if (frame === null) {
    decref(value);
    if (generator.kind === 'coroutine') raise(vm, 'RuntimeError', 'cannot reuse already awaited coroutine');
    throw new Raised(newException(vm.types['StopIteration']!, []));
  }
  enter(vm, generator, frame, after);
  if (generator.started) frame.registers[frame.top++] = value;
  generator.started = true;
}

function enter(vm: Vm, generator: Generator, frame: Frame, after: number): void {
  const { thread } = vm;
  const caller = thread.frames[thread.frames.length - 1];
  const depth = (caller?.depth ?? 0) + (frame.code.file >= 0 ? 1 : 0);
  if (depth > vm.recursionLimit || thread.frames.length > 6000) raise(vm, 'RecursionError', 'maximum recursion depth exceeded');
  generator.running = true;
  generator.rc++;
  frame.after = after;
  frame.held = generator;
  frame.generator = generator;
  frame.depth = depth;
  thread.frames.push(frame);
  thread.handled.push(generator.handled);
  generator.handled = null;
}

/** The generator's frame leaves the thread, at a yield or for good. */
export function leaveGenerator(vm: Vm, frame: Frame): Generator {
  const generator = frame.generator!;
  generator.handled = vm.thread.handled.pop() ?? null;
  generator.running = false;
  frame.held = null;
  return generator;
}

/** The frame returned or raised: nothing of it remains. Drops the reference that the running frame held to its generator. */
export function finishGenerator(vm: Vm, frame: Frame): void {
  const generator = leaveGenerator(vm, frame);
  decref(generator.handled);
  generator.handled = null;
  generator.frame = null;
  decref(generator);
}

/** YIELD: the innermost frame (off its own stack already) hands `value` to whoever resumed it, through `yield from` chains. Throws what close() does not accept. */
export function yieldValue(vm: Vm, value: Value): void {
  const { frames } = vm.thread;
  for (;;) {
    const frame = frames.pop()!;
    const { after } = frame;
    const generator = leaveGenerator(vm, frame);
    decref(generator);
    const caller = frames[frames.length - 1]!;
    if (after === AFTER.YIELD_FROM) {
      caller.pc--;
      continue;
    }
    if (after === AFTER.CLOSE) {
      decref(value);
      raise(vm, 'RuntimeError', `${generator.kind === 'coroutine' ? 'coroutine' : 'generator'} ignored GeneratorExit`);
    }
    caller.registers[caller.top++] = value;
    return;
  }
}

const delegating = (frame: Frame): boolean => (frame.code.words[frame.pc]! & OPCODE_MASK) === OP.YIELD_FROM;

/**
 * Raises `exception` (taken over) inside the generator where it is suspended: its frame goes on the thread, and the loop raises there once the caller's
 * instruction is done. A generator that has ended throws it at once.
 */
export function throwInto(vm: Vm, generator: Generator, exception: PyException, after: number): undefined {
  const { frame } = generator;
  if (generator.running) raise(vm, 'ValueError', 'generator already executing');
  if (frame === null) {
    if (generator.kind === 'coroutine') raise(vm, 'RuntimeError', 'cannot reuse already awaited coroutine');
    throw new Raised(exception);
  }
  if (!generator.started) {
    // Never begun: the exception comes out at its first line without running anything.
    generator.started = true;
    enter(vm, generator, frame, after);
    vm.thread.injected = exception;
    return undefined;
  }
  enter(vm, generator, frame, after);
  if (delegating(frame)) {
    frame.pc++;
    const inner = frame.registers[frame.top - 1];
    if (isHeap(inner) && inner.t === GENERATOR && inner.frame !== null && !inner.running)
      return throwInto(vm, inner, exception, AFTER.YIELD_FROM);
  }
  vm.thread.injected = exception;
  return undefined;
}

/** generator.close(): undefined when its frame runs first. */
export function closeGenerator(vm: Vm, generator: Generator): Slot {
  const { frame } = generator;
  if (generator.running) return raise(vm, 'ValueError', 'generator already executing');
  if (frame === null) return null;
  if (!generator.started) {
    generator.frame = null;
    decref(frame);
    return null;
  }
  return throwInto(vm, generator, newException(vm.types['GeneratorExit']!, []), AFTER.CLOSE);
}

/** The value of a StopIteration, a new reference. */
export function stopValue(exception: PyException): Value {
  const at = exception.fields?.keys.indexOf('value') ?? -1;
  return at < 0 ? null : own(exception.fields!.values[at]!);
}

export function stopIteration(vm: Vm, value: Value): PyException {
  return newException(vm.types['StopIteration']!, value === null ? [] : [value]);
}
