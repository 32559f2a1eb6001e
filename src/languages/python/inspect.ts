/** What a paused thread looks like: its frames with the texts of their variables. Never runs code of the program. */
import type { FrameView } from '#kernel/runtime.ts';
import * as dicts from './objects/dict.ts';
import { CELL, EXCEPTION, FUNCTION, LIST, MODULE, NATIVE, TUPLE, TYPE, isHeap, type Frame, type Value } from './objects/values.ts';
import type { Thread, Vm } from './objects/vm.ts';
import { defaultRepr, repr } from './interpreter/text.ts';
import { lineBefore } from './interpreter/tracebacks.ts';

/** Characters of one value's text. */
const LONGEST = 160;
const MOST_ITEMS = 20;

export function inspect(vm: Vm, thread: Thread): readonly FrameView[] {
  const views: FrameView[] = [];
  for (const frame of thread.frames) {
    if (frame.code.file < 0) continue;
    views.push({
      function: frame.code.name,
      file: frame.code.file,
      line: lineBefore(frame.code.lines, Math.max(0, frame.pc - 1)),
      locals: localsOf(vm, frame),
    });
  }
  return views;
}

function localsOf(vm: Vm, frame: Frame): FrameView['locals'] {
  const found: { name: string; value: string }[] = [];
  const add = (name: string, value: Value): void => {
    found.push({ name, value: describe(vm, value) });
  };
  if (frame.names !== null) {
    for (const [name, value] of dicts.entries(frame.names)) {
      if (typeof name !== 'string' || name.startsWith('__')) continue;
      if (isHeap(value) && (value.t === MODULE || value.t === FUNCTION || value.t === TYPE || value.t === NATIVE)) continue;
      add(name, value);
    }
    return found;
  }
  frame.code.registers.forEach((name, i) => {
    const held = frame.registers[i];
    const value = isHeap(held) && held.t === CELL ? held.v : held;
    if (value !== undefined && !name.startsWith('.')) add(name, value);
  });
  return found;
}

/** The repr where no Python code is needed for it, cut to a bounded length. */
export function describe(vm: Vm, value: Value): string {
  const text = safeRepr(vm, value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function safeRepr(vm: Vm, value: Value): string {
  if (typeof value === 'string' && value.length > LONGEST) return repr(vm, value.slice(0, LONGEST));
  if (isHeap(value) && (value.t === LIST || value.t === TUPLE) && value.a.length > MOST_ITEMS) {
    const shown = value.a
      .slice(0, MOST_ITEMS)
      .map((one) => describe(vm, one))
      .join(', ');
    return value.t === LIST ? `[${shown}, …]` : `(${shown}, …)`;
  }
  if (isHeap(value) && 'v' in value && value.v instanceof Uint8Array && value.v.length > LONGEST)
    return repr(vm, { ...value, v: value.v.slice(0, LONGEST) } as Value);
  // Objects get their address from a counter; looking must not count.
  const counter = vm.nextId;
  try {
    return repr(vm, value);
  } catch {
    if (isHeap(value)) return value.t === EXCEPTION ? `${value.cls.name}(…)` : defaultRepr(vm, value);
    return '…';
  } finally {
    vm.nextId = counter;
  }
}
