/**
 * The end of a program, in CPython's order (Python/pylifecycle.c Py_FinalizeEx, finalize_modules): the uncaught exception is printed, rings of garbage go, the names of the
 * main module are set to None (those with a leading underscore first), other modules follow, then what only cycles kept alive. What is finalised
 * on the way runs its finaliser. Also: running the finalisers of objects whose count reached zero.
 */
import { decref, reaper } from '../objects/counting.ts';
import { entries, find as findEntry } from '../objects/dict.ts';
import { isSubtype } from '../objects/types.ts';
import { GENERATOR, MODULE, isHeap, type Module, type PyException, type Value } from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { AFTER } from './after.ts';
import { callLibrary, invoke } from './calls.ts';
import { collectCycles } from './cycles.ts';
import { find } from './lookup.ts';
import { NEEDS_PYTHON } from '../objects/dict.ts';
import { exceptionText } from './text.ts';
import { lineBefore, lineText } from './tracebacks.ts';
import { lineStartsOf } from '../compiler/unit.ts';

/** Pushes a frame for each object put aside; the first is on top and runs first. */
export function runFinalisers(vm: Vm): void {
  const waiting = reaper.pending.splice(0, reaper.pending.length);
  for (const object of waiting.reverse()) {
    if (object.t === GENERATOR && !object.started) {
      callLibrary(vm, 'never_awaited', [object.qualname, ...placeNow(vm)], AFTER.FINALISE, object);
      continue;
    }
    if (object.t === GENERATOR) {
      callLibrary(vm, 'close_generator', [object], AFTER.FINALISE, object);
      continue;
    }
    const method = find(object.cls, '__del__');
    if (method === undefined) decref(object);
    else invoke(vm, method, [object], null, AFTER.FINALISE, object);
  }
}

/** File, line and text of the line that is running, for a warning; three Nones at the end of the program. */
function placeNow(vm: Vm): [Value, Value, Value] {
  const frame = vm.thread.frames.findLast((one) => one.code.file >= 0);
  const file = frame === undefined ? undefined : vm.files[frame.code.file];
  if (frame === undefined || file === undefined) return [null, null, null];
  const line = frame.code.lines[frame.pc - 1] || lineBefore(frame.code.lines, frame.pc - 1) || frame.code.line;
  return [`${vm.directory}/${file.name}`, line, lineText(file.source, lineStartsOf(file.source), line).trim()];
}

const PHASE = { RUNNING: 0, REPORTED: 1, FIRST_CYCLES: 2, MAIN_PRIVATE: 3, MAIN: 4, MODULES: 5, LAST_CYCLES: 6, DONE: 7 } as const;

/** No frame is left: takes the next step towards the end, until a frame is pushed or all is done. */
export function beginShutdown(vm: Vm): void {
  const { thread } = vm;
  while (thread.frames.length === 0 && !thread.finished) {
    if (reaper.pending.length > 0) {
      runFinalisers(vm);
      continue;
    }
    if (vm.ending < 0) {
      // Library code at its end.
      if (vm.fatal !== null) throw new Error(`library code raised ${vm.fatal.cls.name}: ${messageOf(vm, vm.fatal)}`);
      thread.finished = true;
      return;
    }
    switch (vm.ending) {
      case PHASE.RUNNING:
        vm.ending = PHASE.REPORTED;
        if (vm.fatal !== null) reportFatal(vm, vm.fatal);
        else vm.status = 0;
        break;
      case PHASE.REPORTED: {
        vm.ending = PHASE.FIRST_CYCLES;
        const { fatal } = vm;
        vm.fatal = null;
        decref(fatal);
        break;
      }
      case PHASE.FIRST_CYCLES:
        vm.ending = PHASE.MAIN_PRIVATE;
        collectCycles(vm);
        break;
      case PHASE.MAIN_PRIVATE:
      case PHASE.MAIN:
        if (!clearOne(vm.main!, vm.ending === PHASE.MAIN_PRIVATE)) vm.ending++;
        break;
      case PHASE.MODULES:
        if (!clearModules(vm)) vm.ending = PHASE.LAST_CYCLES;
        break;
      case PHASE.LAST_CYCLES:
        vm.ending = PHASE.DONE;
        collectCycles(vm);
        break;
      default:
        thread.finished = true;
    }
  }
}

/** Sets the next name to None; false when none is left. */
function clearOne(module: Module, onlyPrivate: boolean): boolean {
  for (const [key, value] of entries(module.dict)) {
    if (value === null || typeof key !== 'string' || key === '__builtins__') continue;
    if (onlyPrivate && !(key.startsWith('_') && !key.startsWith('__'))) continue;
    const at = findEntry(module.dict, key);
    module.dict.values[at] = null;
    decref(value);
    return true;
  }
  return false;
}

function clearModules(vm: Vm): boolean {
  for (const [, module] of entries(vm.modules)) {
    if (!isHeap(module) || module.t !== MODULE || module === vm.main) continue;
    if (vm.files.some((file) => file.name === `${module.name}.py`) && clearOne(module, false)) return true;
  }
  return false;
}

function reportFatal(vm: Vm, exception: PyException): void {
  const is = (name: string): boolean => isSubtype(exception.cls, vm.types[name]!);
  if (is('SystemExit')) {
    const at = exception.fields?.keys.indexOf('code') ?? -1;
    const code = at < 0 ? null : exception.fields!.values[at]!;
    if (code === null) vm.status = 0;
    else if (typeof code === 'number') vm.status = code & 255;
    else if (typeof code === 'boolean') vm.status = code ? 1 : 0;
    else if (typeof code === 'bigint') vm.status = Number(BigInt.asUintN(8, code));
    else {
      vm.status = 1;
      callLibrary(vm, 'print_exit', [code], AFTER.SHUTDOWN);
    }
    return;
  }
  vm.status = 1;
  vm.uncaught = { type: exception.cls.qualname, message: messageOf(vm, exception), line: lineOf(exception) };
  callLibrary(vm, 'print_exception', [exception], AFTER.SHUTDOWN);
}

function messageOf(vm: Vm, exception: PyException): string {
  try {
    return exceptionText(vm, exception);
  } catch (error) {
    if (error !== NEEDS_PYTHON) throw error;
    return '';
  }
}

/** Line of the main program where it came through, last. */
function lineOf(exception: PyException): number {
  let line = 0;
  for (let one = exception.traceback; one !== null; one = one.next) line = one.frame.code.lines[one.pc] || line;
  return line;
}
