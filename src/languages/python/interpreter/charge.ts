/**
 * What builtins cost: steps for what they touch, owed by the thread and paid before its next instruction; and the bounds of the process. Charged
 * before the work begins, so that no builtin can do more than the budget allows.
 */
import { outOfMemory, outOfSteps, PROCESS_BYTES, PROCESS_STEPS } from '#languages/machine/budget.ts';
import { reaper } from '../objects/counting.ts';
import type { Vm } from '../objects/vm.ts';

/** Steps for touching this many items: eight to a step. */
export const perItem = (count: number): number => count >> 3;
/** Steps for moving this many bytes or characters: 256 to a step. */
export const perByte = (count: number): number => count >> 8;

export function charge(vm: Vm, steps: number): void {
  if (steps < 1) return;
  const { thread } = vm;
  thread.owed += steps;
  reaper.limit = -1;
  if (thread.step + thread.owed > PROCESS_STEPS) {
    thread.owed = 0;
    throw outOfSteps(PROCESS_STEPS);
  }
}

/** Memory of one big object; what is given back is not counted, so this bounds what a single builtin may ask for. */
export function reserve(vm: Vm, bytes: number): void {
  void vm;
  if (bytes > PROCESS_BYTES) throw outOfMemory();
}
