/**
 * The loop: one word of bytecode after the other, until a limit, a system call or the end. Everything it works on is plain data in frames; the
 * common paths of numbers, locals and calls stand here, the rest in the files beside. The labels are literal numbers so that the host makes a
 * jump table of the switch; a test compares them with compiler/opcodes.ts.
 *
 * Rules of counting: a place on the stack owns its reference. An instruction leaves its operands on the stack until it is done, so that the
 * unwinder finds them when it throws. A function beside answers `undefined` when a frame was pushed: the operands are dropped, the loop goes on in
 * that frame, and what it returns takes their place.
 */
import { outOfSteps, PROCESS_STEPS, Stop } from '#languages/machine/budget.ts';
import { ARGUMENT_MASK, OPCODE_BITS, OPCODE_MASK } from '#languages/machine/code.ts';
import type { LineSink, Outcome } from '#kernel/runtime.ts';
import { decref, own, reaper } from '../objects/counting.ts';
import * as dicts from '../objects/dict.ts';
import { isSubtype, typeName, typeOf } from '../objects/types.ts';
import {
  CELL,
  EXCEPTION,
  FLOAT,
  FRAME,
  FUNCTION,
  GENERATOR,
  ITERATOR,
  LIST,
  NATIVE,
  SET,
  SLICE,
  TUPLE,
  firstOf,
  isHeap,
  list,
  newDict,
  tuple,
  type Cell,
  type Dict,
  type PyException,
  type Slot,
  type Tuple,
  type Value,
} from '../objects/values.ts';
import type { Thread, Vm } from '../objects/vm.ts';
import { definitionOf } from '../natives/registry.ts';
import { AFTER } from './after.ts';
import { deleteAttribute, loadAttribute, methodOf, storeAttribute } from './attributes.ts';
import { callNative, invoke, recover, translate, wrongCount } from './calls.ts';
import { charge, perByte } from './charge.ts';
import { asyncIterator, asyncNext, awaitable, beforeAsyncWith, isCoroutine } from './coroutines.ts';
import { raise, Raised, typeError } from './errors.ts';
import {
  addToSet,
  beforeWith,
  buildMap,
  buildSet,
  checkSelf,
  contains,
  exceptionMatches,
  extendFrom,
  formatValue,
  keywordMap,
  makeFunction,
  noName,
  raiseStatement,
  unboundName,
  unpackEx,
  unpackSequence,
} from './instructions.ts';
import { importFrom, importModule, importStar } from './imports.ts';
import { advance, getIterator } from './iteration.ts';
import { resumeGenerator, yieldValue } from './generators.ts';
import { find, special } from './lookup.ts';
import { binaryOperation, compareOperation, truth, unaryOperation, COMPARISONS } from './operators.ts';
import { OP, OPERATORS } from '../compiler/opcodes.ts';
import { deleteItem, loadItem, storeItem } from './subscripts.ts';
import { returned } from './continuations.ts';
import { endLoop, setContext, unwind } from './unwind.ts';
import { beginShutdown, runFinalisers } from './shutdown.ts';
import { deliverResult } from './suspension.ts';

const MAX = Number.MAX_SAFE_INTEGER;

/** Runs one thread up to step `limit`. */
export function execute(vm: Vm, thread: Thread, limit: number, lines: LineSink): Outcome {
  const { frames } = thread;
  let step = thread.step;
  let frame = frames[frames.length - 1]!;
  let words = frame.code.words;
  let registers = frame.registers;
  let pc = frame.pc;
  let top = frame.top;
  let line = frame.line;
  let failure: PyException | null = null;
  let again = false;
  reaper.limit = -1;
  const stopped = (reason: 'unsupported' | 'budget' | 'internal', sentence: string): Outcome => {
    thread.step = step;
    vm.stopped = { reason, sentence };
    return { kind: 'stopped', step, line: thread.line, reason, sentence };
  };

  for (;;) {
    try {
      if (failure !== null) {
        const exception = failure;
        failure = null;
        thread.step = step;
        if (!again) setContext(vm, exception);
        const caught = unwind(vm, exception, again);
        again = false;
        if (!caught) beginShutdown(vm);
        if (thread.finished) return { kind: 'exited', step, line: thread.line, status: vm.status };
        frame = frames[frames.length - 1]!;
        words = frame.code.words;
        registers = frame.registers;
        pc = frame.pc;
        top = frame.top;
        line = frame.line;
      }
      for (;;) {
        if (step >= reaper.limit) {
          frame.pc = pc;
          frame.top = top;
          frame.line = line;
          thread.step = step;
          if (thread.owed > 0) {
            const paid = Math.min(thread.owed, limit - step);
            thread.owed -= paid;
            step += paid;
            thread.step = step;
            if (thread.owed > 0) return { kind: 'slice', step, line: thread.line };
          }
          if (thread.call !== null) {
            if (!thread.callHandedOut) {
              thread.callHandedOut = true;
              return { kind: 'call', step, line: thread.line, call: thread.call };
            }
            if (thread.result === null) throw new Error('the thread waits for the result of its system call');
            deliverResult(vm, thread);
          }
          if (reaper.pending.length > 0) runFinalisers(vm);
          if (frames.length === 0) beginShutdown(vm);
          if (thread.finished) return { kind: 'exited', step, line: thread.line, status: vm.status };
          if (step >= PROCESS_STEPS) throw outOfSteps(PROCESS_STEPS);
          if (step >= limit) return { kind: 'slice', step, line: thread.line };
          reaper.limit = thread.call === null && thread.owed === 0 && reaper.pending.length === 0 ? Math.min(limit, PROCESS_STEPS) : -1;
          frame = frames[frames.length - 1]!;
          words = frame.code.words;
          registers = frame.registers;
          pc = frame.pc;
          top = frame.top;
          line = frame.line;
          if (reaper.limit < 0) continue;
        }
        const word = words[pc++]!;
        if (word < 0) {
          const here = frame.code.lines[pc - 1]!;
          if (here !== line) {
            line = here;
            thread.line = here;
            lines(step, frame.code.file, here);
          }
        }
        step++;
        const argument = (word >>> OPCODE_BITS) & ARGUMENT_MASK;
        switch (word & OPCODE_MASK) {
          case 0: // NOP
            continue;
          case 1: {
            // LOAD_CONST
            const value = frame.code.constants[argument]!;
            if (typeof value === 'object' && value !== null) value.rc++;
            registers[top++] = value;
            continue;
          }
          case 2: {
            // LOAD_FAST
            const value = registers[argument];
            if (value === undefined) unboundName(vm, frame, argument);
            if (typeof value === 'object' && value !== null) value.rc++;
            registers[top++] = value;
            continue;
          }
          case 3: {
            // STORE_FAST
            const old = registers[argument];
            registers[argument] = registers[--top];
            if (typeof old === 'object' && old !== null) decref(old);
            continue;
          }
          case 4: {
            // DELETE_FAST
            const old = registers[argument];
            if (old === undefined) unboundName(vm, frame, argument);
            registers[argument] = undefined;
            decref(old);
            continue;
          }
          case 5:
          case 9: {
            // LOAD_DEREF, LOAD_CLASSDEREF
            let value = (registers[argument] as Cell).v;
            if ((word & OPCODE_MASK) === OP.LOAD_CLASSDEREF)
              value = firstOf(dicts.getText(frame.names!, frame.code.registers[argument]!), value);
            if (value === undefined) unboundName(vm, frame, argument);
            registers[top++] = own(value);
            continue;
          }
          case 6: {
            // STORE_DEREF
            const cell = registers[argument] as Cell;
            const old = cell.v;
            cell.v = registers[--top];
            decref(old);
            continue;
          }
          case 7: {
            // DELETE_DEREF
            const cell = registers[argument] as Cell;
            const old = cell.v;
            if (old === undefined) unboundName(vm, frame, argument);
            cell.v = undefined;
            decref(old);
            continue;
          }
          case 8: // LOAD_CLOSURE
            registers[top++] = own(registers[argument]);
            continue;
          case 11: {
            // LOAD_GLOBAL
            const name = frame.code.names[argument]!;
            const { globals } = frame;
            const at = globals.index === null ? dicts.findText(globals, name) : (globals.index.get(name) ?? -1);
            const value = at >= 0 ? globals.values[at] : dicts.getText(vm.builtins, name);
            if (value === undefined) noName(vm, name);
            if (typeof value === 'object' && value !== null) value.rc++;
            registers[top++] = value;
            continue;
          }
          case 12: // STORE_GLOBAL
            dicts.setText(frame.globals, frame.code.names[argument]!, registers[--top]!);
            continue;
          case 13: {
            // DELETE_GLOBAL
            const name = frame.code.names[argument]!;
            const at = dicts.findText(frame.globals, name);
            if (at < 0) noName(vm, name);
            decref(dicts.takeAt(frame.globals, at));
            continue;
          }
          case 14: {
            // LOAD_NAME
            const name = frame.code.names[argument]!;
            let value = dicts.getText(frame.names!, name);
            if (value === undefined && frame.names !== frame.globals) value = dicts.getText(frame.globals, name);
            if (value === undefined) value = dicts.getText(vm.builtins, name);
            if (value === undefined) noName(vm, name);
            if (typeof value === 'object' && value !== null) value.rc++;
            registers[top++] = value;
            continue;
          }
          case 15: // STORE_NAME
            dicts.setText(frame.names!, frame.code.names[argument]!, registers[--top]!);
            continue;
          case 16: {
            // DELETE_NAME
            const name = frame.code.names[argument]!;
            const at = dicts.findText(frame.names!, name);
            if (at < 0) noName(vm, name);
            decref(dicts.takeAt(frame.names!, at));
            continue;
          }
          case 17: {
            // LOAD_ATTR
            const object = registers[top - 1]!;
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const value = loadAttribute(vm, object, frame.code.names[argument]!);
            if (value !== undefined) {
              registers[top - 1] = value;
              if (typeof object === 'object' && object !== null) decref(object);
              continue;
            }
            frame.top = top - 1;
            decref(object);
            break;
          }
          case 18: {
            // STORE_ATTR
            const object = registers[top - 1]!;
            const value = registers[top - 2]!;
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const done = storeAttribute(vm, object, frame.code.names[argument]!, value);
            top -= 2;
            frame.top = top;
            decref(value);
            decref(object);
            if (done) continue;
            break;
          }
          case 19: {
            // DELETE_ATTR
            const object = registers[top - 1]!;
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const done = deleteAttribute(vm, object, frame.code.names[argument]!);
            frame.top = --top;
            decref(object);
            if (done) continue;
            break;
          }
          case 20: {
            // LOAD_METHOD
            const object = registers[top - 1]!;
            const name = frame.code.names[argument]!;
            const method = methodOf(vm, object, name);
            if (method !== undefined) {
              if (typeof method === 'object' && method !== null) method.rc++;
              registers[top - 1] = method;
              registers[top++] = object;
              continue;
            }
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const value = loadAttribute(vm, object, name);
            registers[top - 1] = undefined;
            if (value !== undefined) {
              registers[top++] = value;
              decref(object);
              continue;
            }
            frame.top = top;
            decref(object);
            break;
          }
          case 21: {
            // BINARY_SUBSCR
            const index = registers[top - 1]!;
            const container = registers[top - 2]!;
            if (
              typeof container === 'object' &&
              container !== null &&
              container.t === LIST &&
              container.cls === null &&
              typeof index === 'number' &&
              index >= 0
            ) {
              const value = container.a[index];
              if (value !== undefined) {
                if (typeof value === 'object' && value !== null) value.rc++;
                registers[top - 2] = value;
                top--;
                decref(container);
                continue;
              }
            }
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const value = loadItem(vm, container, index);
            if (value !== undefined) {
              registers[top - 2] = value;
              top--;
              decref(index);
              decref(container);
              continue;
            }
            frame.top = top - 2;
            decref(index);
            decref(container);
            break;
          }
          case 22: {
            // STORE_SUBSCR
            const index = registers[top - 1]!;
            const container = registers[top - 2]!;
            const value = registers[top - 3]!;
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const done = storeItem(vm, container, index, value);
            top -= 3;
            frame.top = top;
            decref(value);
            decref(container);
            decref(index);
            if (done) continue;
            break;
          }
          case 23: {
            // DELETE_SUBSCR
            const index = registers[top - 1]!;
            const container = registers[top - 2]!;
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const done = deleteItem(vm, container, index);
            top -= 2;
            frame.top = top;
            decref(container);
            decref(index);
            if (done) continue;
            break;
          }
          case 24: {
            // BUILD_SLICE
            const slice: Value = {
              t: SLICE,
              rc: 1,
              start: registers[top - argument]!,
              stop: registers[top - argument + 1]!,
              step: argument === 3 ? registers[top - 1]! : null,
            };
            top -= argument - 1;
            registers[top - 1] = slice;
            continue;
          }
          case 25:
          case 26:
          case 27: {
            // UNARY_NEGATIVE, UNARY_POSITIVE, UNARY_INVERT
            const value = registers[top - 1]!;
            const code = word & OPCODE_MASK;
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const result = unaryOperation(vm, code === OP.UNARY_NEGATIVE ? '-' : code === OP.UNARY_POSITIVE ? '+' : '~', value);
            if (result !== undefined) {
              registers[top - 1] = result;
              decref(value);
              continue;
            }
            frame.top = top - 1;
            decref(value);
            break;
          }
          case 28: {
            // UNARY_NOT
            const value = registers[top - 1]!;
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const result = truth(vm, value);
            if (result !== undefined) {
              registers[top - 1] = !result;
              decref(value);
              continue;
            }
            frame.top = top - 1;
            decref(value);
            break;
          }
          case 29: {
            // BINARY_ADD
            const b = registers[top - 1]!;
            const a = registers[top - 2]!;
            if (typeof a === 'number' && typeof b === 'number') {
              const sum = a + b;
              if (sum <= MAX && sum >= -MAX) {
                registers[--top - 1] = sum;
                continue;
              }
            } else if (typeof a === 'object' && a !== null && a.t === FLOAT && typeof b === 'object' && b !== null && b.t === FLOAT) {
              a.rc--;
              b.rc--;
              registers[--top - 1] = { t: FLOAT, rc: 1, v: a.v + b.v };
              continue;
            }
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const result = binaryOperation(vm, '+', a, b, false);
            if (result !== undefined) {
              registers[--top - 1] = result;
              decref(a);
              decref(b);
              continue;
            }
            frame.top = top - 2;
            decref(a);
            decref(b);
            break;
          }
          case 30: {
            // BINARY_SUBTRACT
            const b = registers[top - 1]!;
            const a = registers[top - 2]!;
            if (typeof a === 'number' && typeof b === 'number') {
              const difference = a - b;
              if (difference <= MAX && difference >= -MAX) {
                registers[--top - 1] = difference;
                continue;
              }
            } else if (typeof a === 'object' && a !== null && a.t === FLOAT && typeof b === 'object' && b !== null && b.t === FLOAT) {
              a.rc--;
              b.rc--;
              registers[--top - 1] = { t: FLOAT, rc: 1, v: a.v - b.v };
              continue;
            }
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const result = binaryOperation(vm, '-', a, b, false);
            if (result !== undefined) {
              registers[--top - 1] = result;
              decref(a);
              decref(b);
              continue;
            }
            frame.top = top - 2;
            decref(a);
            decref(b);
            break;
          }
          case 31: {
            // BINARY_MULTIPLY
            const b = registers[top - 1]!;
            const a = registers[top - 2]!;
            if (typeof a === 'number' && typeof b === 'number') {
              const product = a * b;
              if (product <= MAX && product >= -MAX) {
                registers[--top - 1] = product + 0;
                continue;
              }
            } else if (typeof a === 'object' && a !== null && a.t === FLOAT && typeof b === 'object' && b !== null && b.t === FLOAT) {
              a.rc--;
              b.rc--;
              registers[--top - 1] = { t: FLOAT, rc: 1, v: a.v * b.v };
              continue;
            }
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const result = binaryOperation(vm, '*', a, b, false);
            if (result !== undefined) {
              registers[--top - 1] = result;
              decref(a);
              decref(b);
              continue;
            }
            frame.top = top - 2;
            decref(a);
            decref(b);
            break;
          }
          case 32:
          case 33: {
            // BINARY_OP, INPLACE_OP
            const b = registers[top - 1]!;
            const a = registers[top - 2]!;
            if (typeof a === 'number' && typeof b === 'number' && argument <= 1) {
              const result = argument === 0 ? a + b : a - b;
              if (result <= MAX && result >= -MAX) {
                registers[--top - 1] = result;
                continue;
              }
            }
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const result = binaryOperation(vm, OPERATORS[argument]!, a, b, (word & OPCODE_MASK) === OP.INPLACE_OP);
            if (result !== undefined) {
              registers[--top - 1] = result;
              decref(a);
              decref(b);
              continue;
            }
            frame.top = top - 2;
            decref(a);
            decref(b);
            break;
          }
          case 34:
          case 35:
          case 36:
          case 37:
          case 38:
          case 39: {
            // COMPARE_LT, COMPARE_LE, COMPARE_EQ, COMPARE_NE, COMPARE_GT, COMPARE_GE
            const b = registers[top - 1]!;
            const a = registers[top - 2]!;
            const code = (word & OPCODE_MASK) - OP.COMPARE_LT;
            if (typeof a === 'number' && typeof b === 'number') {
              registers[--top - 1] =
                code === 0 ? a < b : code === 1 ? a <= b : code === 2 ? a === b : code === 3 ? a !== b : code === 4 ? a > b : a >= b;
              continue;
            }
            if (typeof a === 'string' && typeof b === 'string' && (code === 2 || code === 3)) {
              registers[--top - 1] = (a === b) === (code === 2);
              continue;
            }
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const result = compareOperation(vm, COMPARISONS[code]!, a, b);
            if (result !== undefined) {
              registers[--top - 1] = result;
              decref(a);
              decref(b);
              continue;
            }
            frame.top = top - 2;
            decref(a);
            decref(b);
            break;
          }
          case 40: {
            // IS_OP
            const b = registers[--top];
            const a = registers[top - 1];
            const same =
              a === b ||
              (typeof a === 'object' &&
                a !== null &&
                typeof b === 'object' &&
                b !== null &&
                a.t === NATIVE &&
                b.t === NATIVE &&
                a.id === b.id);
            registers[top - 1] = same === (argument === 0);
            decref(a);
            decref(b);
            continue;
          }
          case 41: {
            // CONTAINS_OP
            const container = registers[top - 1]!;
            const value = registers[top - 2]!;
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const result = contains(vm, container, value, argument);
            if (result !== undefined) {
              registers[--top - 1] = result;
              decref(value);
              decref(container);
              continue;
            }
            frame.top = top - 2;
            decref(value);
            decref(container);
            break;
          }
          case 42: // JUMP
            if (argument < pc) line = -1;
            pc = argument;
            continue;
          case 43:
          case 44: {
            // POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE
            const value = registers[top - 1]!;
            let result: boolean | undefined;
            if (typeof value === 'boolean') {
              result = value;
              top--;
            } else {
              frame.pc = pc;
              frame.top = top;
              frame.line = line;
              result = truth(vm, value);
              frame.top = --top;
              decref(value);
              if (result === undefined) break;
            }
            if (result === ((word & OPCODE_MASK) === OP.POP_JUMP_IF_TRUE)) {
              if (argument < pc) line = -1;
              pc = argument;
            }
            continue;
          }
          case 45: {
            // GET_ITER
            const value = registers[top - 1]!;
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const iterator = getIterator(vm, value);
            if (iterator !== undefined) {
              registers[top - 1] = iterator;
              decref(value);
              continue;
            }
            frame.top = top - 1;
            decref(value);
            break;
          }
          case 46: {
            // FOR_ITER
            const iterator = registers[top - 1]!;
            if (typeof iterator === 'object' && iterator !== null) {
              if (iterator.t === ITERATOR) {
                let value: Slot;
                if (iterator.kind === 'range_iterator') {
                  if (iterator.size > 0) {
                    iterator.size--;
                    value = iterator.at;
                    iterator.at += iterator.step;
                  }
                } else value = advance(vm, iterator);
                if (value === undefined) {
                  frame.pc = pc;
                  frame.top = top;
                  endLoop(frame);
                  pc = frame.pc;
                  top = frame.top;
                } else registers[top++] = value;
                continue;
              }
              frame.pc = pc;
              frame.top = top;
              frame.line = line;
              if (iterator.t === GENERATOR) {
                if (iterator.frame === null && !iterator.running) {
                  endLoop(frame);
                  pc = frame.pc;
                  top = frame.top;
                  continue;
                }
                resumeGenerator(vm, iterator, null, AFTER.FOR_ITER);
                break;
              }
              const method = special(vm, iterator, '__next__');
              if (method !== undefined) {
                invoke(vm, method, [iterator], null, AFTER.FOR_ITER);
                break;
              }
            }
            typeError(vm, `'${typeName(vm, iterator)}' object is not an iterator`);
            break;
          }
          case 47: {
            // POP_TOP
            const value = registers[--top];
            if (typeof value === 'object' && value !== null) decref(value);
            continue;
          }
          case 48: {
            // COPY
            const value = registers[top - argument];
            if (typeof value === 'object' && value !== null) value.rc++;
            registers[top++] = value;
            continue;
          }
          case 49: {
            // SWAP
            const value = registers[top - 1];
            registers[top - 1] = registers[top - argument];
            registers[top - argument] = value;
            continue;
          }
          case 50: // PUSH_NULL
            registers[top++] = undefined;
            continue;
          case 51: {
            // BUILD_TUPLE
            const items = registers.slice(top - argument, top) as Value[];
            top -= argument;
            registers[top++] = tuple(items);
            continue;
          }
          case 52: {
            // BUILD_LIST
            const items = registers.slice(top - argument, top) as Value[];
            top -= argument;
            registers[top++] = list(items);
            continue;
          }
          case 53: {
            // BUILD_SET
            const items = registers.slice(top - argument, top) as Value[];
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const made = buildSet(vm, items);
            if (made !== undefined) {
              for (const one of items) decref(one);
              top -= argument;
              registers[top++] = made;
              continue;
            }
            frame.top = top - argument;
            for (const one of items) decref(one);
            break;
          }
          case 54: {
            // BUILD_MAP
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const items = registers.slice(top - 2 * argument, top) as Value[];
            const made = buildMap(vm, items);
            frame.top = top - 2 * argument;
            for (const one of items) decref(one);
            if (made !== undefined) {
              top -= 2 * argument;
              registers[top++] = made;
              continue;
            }
            break;
          }
          case 55: {
            // BUILD_STRING
            let text = '';
            for (let i = top - argument; i < top; i++) text += registers[i] as string;
            charge(vm, perByte(text.length));
            top -= argument;
            registers[top++] = text;
            continue;
          }
          case 56: {
            // LIST_APPEND
            const value = registers[--top]!;
            const target = registers[top - argument];
            if (isHeap(target) && target.t === LIST) target.a.push(value);
            continue;
          }
          case 57: {
            // SET_ADD
            const value = registers[top - 1]!;
            const target = registers[top - 1 - argument];
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            if (isHeap(target) && target.t === SET && addToSet(vm, target, value)) {
              top--;
              decref(value);
              continue;
            }
            frame.top = top - 1;
            decref(value);
            break;
          }
          case 58: {
            // MAP_ADD
            const value = registers[top - 1]!;
            const key = registers[top - 2]!;
            const target = registers[top - 2 - argument]!;
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const done = storeItem(vm, target, key, value);
            top -= 2;
            frame.top = top;
            decref(value);
            decref(key);
            if (done) continue;
            break;
          }
          case 59:
          case 60:
          case 61:
          case 62: {
            // LIST_EXTEND, SET_UPDATE, DICT_UPDATE, DICT_MERGE
            const value = registers[top - 1]!;
            const target = registers[top - 1 - (argument & 1023)]!;
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const done = extendFrom(vm, frame, target, value, word & OPCODE_MASK, argument);
            frame.top = --top;
            decref(value);
            if (done) continue;
            break;
          }
          case 63: {
            // LIST_TO_TUPLE
            const value = registers[top - 1];
            if (isHeap(value) && value.t === LIST) registers[top - 1] = tuple(value.a);
            continue;
          }
          case 64: {
            // UNPACK_SEQUENCE
            const value = registers[top - 1]!;
            if (
              typeof value === 'object' &&
              value !== null &&
              (value.t === TUPLE || value.t === LIST) &&
              value.a.length === argument &&
              value.cls === null
            ) {
              const { a } = value;
              top--;
              for (let i = argument - 1; i >= 0; i--) {
                const one = a[i]!;
                if (typeof one === 'object' && one !== null) one.rc++;
                registers[top++] = one;
              }
              decref(value);
              continue;
            }
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            if (unpackSequence(vm, frame, value, argument)) {
              top = frame.top;
              continue;
            }
            break;
          }
          case 65: {
            // UNPACK_EX
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            if (unpackEx(vm, frame, registers[top - 1]!, argument)) {
              top = frame.top;
              continue;
            }
            break;
          }
          case 66: {
            // FORMAT_VALUE
            const hasSpec = (argument & 4) !== 0;
            const spec = hasSpec ? registers[top - 1]! : '';
            const at = hasSpec ? top - 2 : top - 1;
            const value = registers[at]!;
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const text = formatValue(vm, value, argument & 3, spec as string);
            if (text !== undefined) {
              registers[at] = text;
              top = at + 1;
              decref(value);
              continue;
            }
            frame.top = at;
            decref(value);
            break;
          }
          case 67: {
            // CALL
            let first = top - argument;
            let callee = registers[first - 2];
            if (callee === undefined) callee = registers[first - 1];
            else first--;
            // first: index of the first argument; the callee and the empty place lie below.
            const count = top - first;
            const base = first - (count === argument ? 2 : 1);
            if (typeof callee === 'object' && callee !== null) {
              if (callee.t === FUNCTION) {
                const { code } = callee;
                if (code.simple && code.argumentCount === count) {
                  if (frame.depth >= vm.recursionLimit || frames.length > 6000)
                    raise(vm, 'RecursionError', 'maximum recursion depth exceeded');
                  const fresh = new Array<Slot>(code.size);
                  const { length } = code.registers;
                  for (let i = 0; i < count; i++) fresh[i] = registers[first + i];
                  for (let i = count; i < length; i++) fresh[i] = undefined;
                  frame.pc = pc;
                  frame.top = base;
                  frame.line = line;
                  callee.globals.rc++;
                  // The reference to the callee moves from the stack into the frame.
                  frame = {
                    t: FRAME,
                    rc: 1,
                    code,
                    pc: 0,
                    registers: fresh,
                    top: length,
                    func: callee,
                    globals: callee.globals,
                    names: null,
                    after: 0,
                    held: null,
                    generator: null,
                    depth: code.file >= 0 ? frame.depth + 1 : frame.depth,
                    line: -1,
                  };
                  frames.push(frame);
                  words = code.words;
                  registers = fresh;
                  pc = 0;
                  top = length;
                  line = -1;
                  continue;
                }
              } else if (callee.t === NATIVE) {
                const definition = definitionOf(callee);
                frame.pc = pc;
                frame.top = top;
                frame.line = line;
                let result: Slot;
                if (definition.call !== null) {
                  if (count < definition.min || count > definition.max) wrongCount(vm, definition, count);
                  if (definition.isMethod && count === argument) checkSelf(vm, definition, registers[first]!);
                  try {
                    result = definition.call(
                      vm,
                      count > 0 ? registers[first] : undefined,
                      count > 1 ? registers[first + 1] : undefined,
                      count > 2 ? registers[first + 2] : undefined,
                      count > 3 ? registers[first + 3] : undefined,
                      count > 4 ? registers[first + 4] : undefined,
                      count > 5 ? registers[first + 5] : undefined,
                    );
                  } catch (error) {
                    result = recover(vm, definition, registers.slice(first, top) as Value[], null, error);
                  }
                } else result = callNative(vm, callee, registers.slice(first, top) as Value[], null);
                frame.top = base;
                for (let i = first; i < top; i++) decref(registers[i]);
                if (result !== undefined) {
                  registers[base] = result;
                  top = base + 1;
                  continue;
                }
                break;
              }
            }
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const result = invoke(vm, callee!, registers.slice(first, top) as Value[]);
            frame.top = base;
            for (let i = base; i < top; i++) decref(registers[i]);
            if (result !== undefined) {
              registers[base] = result;
              top = base + 1;
              continue;
            }
            break;
          }
          case 68: {
            // CALL_KW
            const names = registers[top - 1] as Tuple;
            let first = top - 1 - argument;
            const base = first - 2;
            let callee = registers[base];
            if (callee === undefined) callee = registers[first - 1];
            else first--;
            const positional = registers.slice(first, top - 1 - names.a.length) as Value[];
            const keywords = new Map<string, Value>();
            names.a.forEach((name, i) => keywords.set(name as string, registers[top - 1 - names.a.length + i]!));
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const result = invoke(vm, callee!, positional, keywords);
            frame.top = base;
            for (let i = base; i < top; i++) decref(registers[i]);
            if (result !== undefined) {
              registers[base] = result;
              top = base + 1;
              continue;
            }
            break;
          }
          case 69: {
            // CALL_EX
            const base = top - 2 - argument - 1;
            const callee = registers[base + 1]!;
            const args = registers[base + 2] as Tuple;
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const keywords = argument === 1 ? keywordMap(vm, registers[base + 3] as Dict) : null;
            const result = invoke(vm, callee, args.a, keywords);
            frame.top = base;
            for (let i = base; i < top; i++) decref(registers[i]);
            if (result !== undefined) {
              registers[base] = result;
              top = base + 1;
              continue;
            }
            break;
          }
          case 70: {
            // RETURN_VALUE
            const value = registers[--top]!;
            const done = frame;
            done.pc = pc;
            done.top = top;
            frames.pop();
            if (done.after === AFTER.PUSH && done.generator === null) {
              // The common case of dropFrame and of AFTER.PUSH.
              if (done.rc > 1) done.rc--;
              else {
                for (let i = 0; i < top; i++) {
                  const one = registers[i];
                  if (typeof one === 'object' && one !== null) decref(one);
                }
                done.top = 0;
                const { func } = done;
                if (func !== null && --func.rc === 0) {
                  func.rc = 1;
                  decref(func);
                }
                if (done.names !== null) decref(done.names);
                done.globals.rc--;
              }
              frame = frames[frames.length - 1]!;
              words = frame.code.words;
              registers = frame.registers;
              pc = frame.pc;
              top = frame.top;
              line = frame.line;
              registers[top++] = value;
              continue;
            }
            returned(vm, done, value);
            break;
          }
          case 71: {
            // YIELD_VALUE
            const value = registers[--top]!;
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            yieldValue(vm, value);
            break;
          }
          case 72: {
            // YIELD_FROM
            const sent = registers[top - 1]!;
            const iterator = registers[top - 2]!;
            frame.pc = pc;
            frame.top = top - 1;
            frame.line = line;
            if (isHeap(iterator)) {
              if (iterator.t === GENERATOR) {
                if (!iterator.running && iterator.frame === null) {
                  registers[top - 2] = null;
                  top--;
                  decref(sent);
                  decref(iterator);
                  continue;
                }
                resumeGenerator(vm, iterator, sent, AFTER.YIELD_FROM);
                break;
              }
              // send() of a value goes to the iterator's own send, which builtin iterators lack.
              if (iterator.t === ITERATOR && sent === null) {
                const value = advance(vm, iterator);
                if (value === undefined) {
                  registers[top - 2] = null;
                  top--;
                  decref(iterator);
                  continue;
                }
                frame.pc = pc - 1;
                yieldValue(vm, value);
                break;
              }
              const method = sent === null ? special(vm, iterator, '__next__') : find(typeOf(vm, iterator), 'send');
              if (method !== undefined) {
                invoke(vm, method, sent === null ? [iterator] : [iterator, sent], null, AFTER.DELEGATE);
                decref(sent);
                break;
              }
            }
            if (sent !== null) raise(vm, 'AttributeError', `'${typeName(vm, iterator)}' object has no attribute 'send'`);
            typeError(vm, `'${typeName(vm, iterator)}' object is not an iterator`);
            break;
          }
          case 73: {
            // GET_YIELD_FROM_ITER
            const value = registers[top - 1]!;
            if (isHeap(value) && value.t === GENERATOR && !isCoroutine(value)) continue;
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const iterator = getIterator(vm, value);
            if (iterator !== undefined) {
              registers[top - 1] = iterator;
              decref(value);
              continue;
            }
            frame.top = top - 1;
            decref(value);
            break;
          }
          case 74: // MAKE_FUNCTION
            frame.top = top;
            makeFunction(frame, argument);
            top = frame.top;
            continue;
          case 75: // LOAD_BUILD_CLASS
            registers[top++] = own(dicts.getText(vm.builtins, '__build_class__')!);
            continue;
          case 76: // LOAD_ASSERTION_ERROR
            registers[top++] = own(vm.types['AssertionError']!);
            continue;
          case 77: {
            // PUSH_EXC_INFO
            const { handled } = thread;
            const exception = registers[top - 1]!;
            registers[top - 1] = handled[handled.length - 1]!;
            registers[top++] = exception;
            handled[handled.length - 1] = own(exception);
            continue;
          }
          case 78: {
            // POP_EXCEPT
            const { handled } = thread;
            const old = handled[handled.length - 1];
            handled[handled.length - 1] = registers[--top]!;
            decref(old);
            continue;
          }
          case 79: {
            // RERAISE
            const exception = registers[--top];
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            if (!isHeap(exception) || exception.t !== EXCEPTION) throw new Error('no exception to raise again');
            failure = exception;
            again = true;
            break;
          }
          case 80: {
            // CHECK_EXC_MATCH
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const type = registers[top - 1]!;
            const result = exceptionMatches(vm, registers[top - 2]!, type);
            registers[top - 1] = result;
            decref(type);
            continue;
          }
          case 81: {
            // RAISE
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const same = raiseStatement(vm, frame, argument);
            if (same !== null) {
              failure = same;
              again = true;
            }
            break;
          }
          case 82: {
            // BEFORE_WITH
            const manager = registers[top - 1]!;
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const enter = beforeWith(vm, frame, manager);
            frame.top = top;
            if (enter !== undefined) {
              registers[top++] = enter;
              continue;
            }
            break;
          }
          case 83: {
            // WITH_EXCEPT_START
            const exception = registers[top - 1] as PyException;
            const exit = registers[top - 3]!;
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const result = invoke(vm, exit, [exception.cls, exception, exception.traceback]);
            if (result !== undefined) {
              registers[top++] = result;
              continue;
            }
            break;
          }
          case 84: {
            // IMPORT_NAME
            const fromList = registers[top - 1]!;
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const module = importModule(vm, frame.code.names[argument]!, fromList);
            top -= 2;
            frame.top = top;
            decref(fromList);
            if (module !== undefined) {
              registers[top++] = module;
              continue;
            }
            break;
          }
          case 85: {
            // IMPORT_FROM
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const found = importFrom(vm, registers[top - 1]!, frame.code.names[argument]!);
            if (found === undefined) break;
            registers[top++] = found;
            continue;
          }
          case 86: {
            // IMPORT_STAR
            const module = registers[top - 1]!;
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            importStar(vm, frame, module);
            top--;
            decref(module);
            continue;
          }
          case 87: // SETUP_ANNOTATIONS
            if (dicts.getText(frame.names!, '__annotations__') === undefined) dicts.setText(frame.names!, '__annotations__', newDict());
            continue;
          case 88: // LOAD_LIBRARY
            registers[top++] = own(dicts.getText(vm.prelude, frame.code.names[argument]!)!);
            continue;
          case 89: {
            // GET_AWAITABLE
            const value = registers[top - 1]!;
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const found = awaitable(vm, value, argument);
            if (found !== undefined) {
              registers[top - 1] = found;
              decref(value);
              continue;
            }
            frame.top = top - 1;
            decref(value);
            break;
          }
          case 90: {
            // GET_AITER
            const value = registers[top - 1]!;
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const found = asyncIterator(vm, value);
            if (found !== undefined) {
              registers[top - 1] = found;
              decref(value);
              continue;
            }
            frame.top = top - 1;
            decref(value);
            break;
          }
          case 91: {
            // GET_ANEXT
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const found = asyncNext(vm, registers[top - 1]!);
            if (found !== undefined) {
              registers[top++] = found;
              continue;
            }
            break;
          }
          case 92: {
            // BEFORE_ASYNC_WITH
            const manager = registers[top - 1]!;
            frame.pc = pc;
            frame.top = top;
            frame.line = line;
            const enter = beforeAsyncWith(vm, frame, manager);
            frame.top = top;
            if (enter !== undefined) {
              registers[top++] = enter;
              continue;
            }
            break;
          }
          case 93: {
            // END_ASYNC_FOR
            const exception = registers[top - 1] as PyException;
            if (isSubtype(exception.cls, vm.types['StopAsyncIteration']!)) {
              decref(registers[--top]);
              decref(registers[--top]);
              continue;
            }
            frame.pc = pc;
            frame.top = --top;
            frame.line = line;
            failure = exception;
            again = true;
            break;
          }
          case 94: // ASYNC_GEN_WRAP
            registers[top - 1] = { t: CELL, rc: 1, v: registers[top - 1] };
            continue;
          default:
            throw new Error(`unknown instruction ${String(word & OPCODE_MASK)}`);
        }
        // Another frame is on top now, or an exception is on its way.
        if (thread.injected !== null) {
          failure = thread.injected;
          thread.injected = null;
          frame = frames[frames.length - 1]!;
        }
        if (failure !== null) break;
        if (frames.length === 0) beginShutdown(vm);
        if (thread.finished) return { kind: 'exited', step, line: thread.line, status: vm.status };
        frame = frames[frames.length - 1]!;
        words = frame.code.words;
        registers = frame.registers;
        pc = frame.pc;
        top = frame.top;
        line = frame.line;
      }
    } catch (error) {
      thread.step = step;
      if (frames[frames.length - 1] === frame) {
        frame.pc = pc;
        frame.top = top;
        frame.line = line;
      }
      const translated = translate(vm, error);
      if (translated instanceof Raised) {
        failure = translated.exception;
        again = false;
        continue;
      }
      if (translated instanceof Stop) return stopped(translated.reason, translated.message);
      throw translated;
    }
  }
}
