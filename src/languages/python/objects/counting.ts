/**
 * Reference counts, and what happens when one reaches zero: the children's references are dropped in CPython's order, without using the host's
 * stack; an object with a finaliser is put aside for the loop, which runs it before the next instruction.
 */
import { handlerAt } from '#languages/machine/code.ts';
import {
  ALIAS,
  BOUND,
  BYTEARRAY,
  BYTES,
  CELL,
  CLASSMETHOD,
  CODE,
  DICT,
  EXCEPTION,
  FLOAT,
  FRAME,
  FUNCTION,
  GENERATOR,
  INSTANCE,
  ITERATOR,
  LIST,
  MODULE,
  NATIVE,
  PROPERTY,
  RANGE,
  SET,
  SINGLETON,
  SLICE,
  STATICMETHOD,
  SUPER,
  TRACEBACK,
  TUPLE,
  TYPE,
  VIEW,
  type Generator,
  type Heap,
  type Instance,
  type Slot,
} from './values.ts';

/** Of the process that runs now; set on entry by the runtime (`enter`). `wake` makes the loop look at `pending` before its next instruction. */
export const reaper: { pending: (Instance | Generator)[]; limit: number } = { pending: [], limit: 0 };

export function incref(value: Slot): void {
  if (typeof value === 'object' && value !== null) value.rc++;
}

/** One more reference, and the value itself. */
export function own<V extends Slot>(value: V): V {
  if (typeof value === 'object' && value !== null) value.rc++;
  return value;
}

export function decref(value: Slot): void {
  if (typeof value === 'object' && value !== null && --value.rc === 0) free(value);
}

export function decrefAll(values: readonly Slot[]): void {
  for (const value of values) decref(value);
}

const dead: Heap[] = [];
let freeing = false;

function free(value: Heap): void {
  dead.push(value);
  if (freeing) return;
  freeing = true;
  const fresh: Heap[] = [];
  while (dead.length > 0) {
    const one = dead.pop()!;
    if (hasWork(one)) {
      one.rc = 1;
      one.finalised = true;
      reaper.pending.push(one);
      reaper.limit = -1;
      continue;
    }
    const mark = dead.length;
    release(one);
    // What died just now goes first to last, each with all that hangs on it.
    while (dead.length > mark) fresh.push(dead.pop()!);
    for (const next of fresh) dead.push(next);
    fresh.length = 0;
  }
  freeing = false;
}

/** Does Python code have to run before this object goes? */
function hasWork(value: Heap): value is Instance | Generator {
  if (value.t === INSTANCE) return value.cls.finaliser && !value.finalised;
  if (value.t === GENERATOR) {
    if (value.kind === 'coroutine' && !value.started) return !value.finalised && value.frame !== null;
    return !value.finalised && value.started && value.frame !== null && handlerAt(value.frame.code, value.frame.pc - 1) >= 0;
  }
  return false;
}

function release(value: Heap): void {
  eachReference(value, decref);
  switch (value.t) {
    case LIST:
    case TUPLE:
      value.a = [];
      return;
    case GENERATOR:
      value.frame = null;
      return;
    case FRAME:
      value.top = 0;
      return;
    default:
  }
}

/** Calls `visit` for every reference the object owns, in the order in which CPython drops them. */
export function eachReference(value: Heap, visit: (child: Slot) => void): void {
  switch (value.t) {
    case FLOAT:
    case BYTES:
    case BYTEARRAY:
    case RANGE:
    case NATIVE:
    case CODE:
    case SINGLETON:
      return;
    case LIST:
    case TUPLE:
      for (let i = value.a.length - 1; i >= 0; i--) visit(value.a[i]);
      visit(value.dict);
      visit(value.cls);
      return;
    case DICT:
      for (let i = 0; i < value.keys.length; i++) {
        if (value.keys[i] === undefined) continue;
        visit(value.keys[i]);
        visit(value.values[i]);
      }
      visit(value.dict);
      visit(value.cls);
      return;
    case SET:
      for (const key of value.keys) visit(key);
      visit(value.dict);
      visit(value.cls);
      return;
    case SLICE:
      visit(value.step);
      visit(value.start);
      visit(value.stop);
      return;
    case FUNCTION:
      visit(value.globals);
      visit(value.module);
      visit(value.defaults);
      visit(value.keywordDefaults);
      visit(value.doc);
      visit(value.dict);
      for (let i = value.closure.length - 1; i >= 0; i--) visit(value.closure[i]);
      visit(value.annotations);
      return;
    case BOUND:
      visit(value.func);
      visit(value.self);
      return;
    case CELL:
      visit(value.v);
      return;
    case TYPE:
      visit(value.dict);
      for (const base of value.bases) visit(base);
      visit(value.meta);
      return;
    case INSTANCE:
      visit(value.value);
      visit(value.dict);
      visit(value.cls);
      return;
    case EXCEPTION:
      visit(value.fields);
      visit(value.dict);
      visit(value.args);
      visit(value.traceback);
      visit(value.cause);
      visit(value.context);
      visit(value.cls);
      return;
    case TRACEBACK:
      visit(value.next);
      visit(value.frame);
      return;
    case FRAME:
      for (let i = 0; i < value.top; i++) visit(value.registers[i]);
      visit(value.func);
      visit(value.globals);
      visit(value.names);
      visit(value.held);
      return;
    case GENERATOR:
      // While it runs, its frame belongs to the thread.
      if (!value.running) visit(value.frame);
      visit(value.handled);
      return;
    case MODULE:
      visit(value.dict);
      return;
    case ITERATOR:
      visit(value.source);
      return;
    case PROPERTY:
      visit(value.get);
      visit(value.set);
      visit(value.del);
      visit(value.doc);
      return;
    case STATICMETHOD:
    case CLASSMETHOD:
      visit(value.func);
      return;
    case SUPER:
      visit(value.cls);
      visit(value.self);
      return;
    case VIEW:
      visit(value.dict);
      return;
    case ALIAS:
      visit(value.args);
      visit(value.origin);
      return;
    default:
      throw new Error(value satisfies never);
  }
}
