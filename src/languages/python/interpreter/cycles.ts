/**
 * The cycle collector (gc.collect(), and the end of the program), and the recount that tests hold the reference counts to. Both walk the heap
 * with a list of their own.
 */
import { eachReference, reaper } from '../objects/counting.ts';
import { IMMORTAL, isHeap, type Heap, type Instance, type Slot } from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';

/** References that the machine itself owns. */
function roots(vm: Vm): Slot[] {
  const list: Slot[] = [
    vm.builtins,
    vm.prelude,
    vm.modules,
    vm.main,
    vm.notImplemented,
    vm.ellipsis,
    vm.fatal,
    ...vm.pending,
    ...Object.values(vm.types),
  ];
  for (const thread of vm.threads) {
    list.push(...thread.frames, ...thread.handled, thread.injected);
  }
  return list;
}

/** Everything reachable, with the number of references found to each. */
export function recount(vm: Vm): Map<Heap, number> {
  const found = new Map<Heap, number>();
  const work: Heap[] = [];
  const visit = (value: Slot): void => {
    if (!isHeap(value)) return;
    const count = found.get(value);
    found.set(value, (count ?? 0) + 1);
    if (count === undefined) work.push(value);
  };
  for (const root of roots(vm)) visit(root);
  while (work.length > 0) eachReference(work.pop()!, visit);
  return found;
}

/** Objects whose count differs from the references that exist: for tests. */
export function miscounted(vm: Vm): { readonly value: Heap; readonly counted: number; readonly found: number }[] {
  const wrong: { readonly value: Heap; readonly counted: number; readonly found: number }[] = [];
  for (const [value, found] of recount(vm)) {
    if (value.rc >= IMMORTAL / 2) continue;
    if (value.rc !== found) wrong.push({ value, counted: value.rc, found });
  }
  return wrong;
}

/**
 * Puts the objects with finalisers that only rings of references keep alive aside, for the loop to run those. Answers how many it found. Objects
 * without one need nothing: the host's own collector takes them.
 */
export function collectCycles(vm: Vm): number {
  const reachable = recount(vm);
  const lost: Instance[] = [];
  const kept: Instance[] = [];
  for (const one of vm.tracked) {
    if (one.rc <= 0 || one.finalised) continue;
    if (reachable.has(one)) kept.push(one);
    else lost.push(one);
  }
  vm.tracked = kept;
  for (const one of lost) {
    one.finalised = true;
    one.rc++;
    reaper.pending.push(one);
    reaper.limit = -1;
  }
  return lost.length;
}
