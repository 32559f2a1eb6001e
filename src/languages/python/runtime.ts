/** Python 3.11 as the kernel sees it: a process is a Vm, plain data; running it ends at a limit, a system call or the end. */
import type { CallResult } from '#kernel/systemcalls.ts';
import type { LineSink, Outcome, Runtime } from '#kernel/runtime.ts';
import { snapshot } from '../machine/snapshot.ts';
import { BYTES } from './objects/values.ts';
import { reaper } from './objects/counting.ts';
import type { Thread, Vm } from './objects/vm.ts';
import { execute } from './interpreter/loop.ts';
import { inspect } from './inspect.ts';
import { load } from './load.ts';

/** The process becomes the one whose objects are counted. */
function enter(vm: Vm, thread: number): Thread {
  const one = vm.threads[thread];
  if (one === undefined) throw new Error(`the process has no thread ${String(thread)}`);
  vm.thread = one;
  reaper.pending = vm.pending;
  return one;
}

function run(vm: Vm, thread: number, limit: number, lines: LineSink): Outcome {
  const one = enter(vm, thread);
  if (vm.stopped !== null) return { kind: 'stopped', step: one.step, line: one.line, ...vm.stopped };
  if (one.finished) return { kind: 'exited', step: one.step, line: one.line, status: vm.status };
  if (one.call !== null && one.callHandedOut && one.result === null) throw new Error('the thread waits for the result of its system call');
  return execute(vm, one, limit, lines);
}

export const pythonRuntime: Runtime<Vm> = {
  language: 'python',
  load,
  run,
  resume(vm: Vm, thread: number, result: CallResult): void {
    const one = vm.threads[thread];
    if (one === undefined || one.call === null) throw new Error('the thread waits for no result');
    one.result = 'errno' in result ? { errno: result.errno } : { value: result.value };
  },
  // A bytes object never changes, nor what a system call carries; only a bytearray does.
  copy: (vm) => snapshot(vm, (owner) => ('t' in owner ? owner.t === BYTES : 'bytes' in owner)),
  uncaught: (vm) => vm.uncaught,
  inspect(vm: Vm, thread: number) {
    const one = enter(vm, thread);
    return inspect(vm, one);
  },
};
