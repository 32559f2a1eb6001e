/**
 * What a thread's call stack and locals were at an instant. They are not recorded: the nearest snapshot is restored and run on, and the thread is
 * not run ahead beyond the instant. Running is deterministic, so the answer is the same every time.
 */
import { processOf, runtimeOf } from '#kernel/kernel.ts';
import { step } from '#kernel/run.ts';
import type { FrameView } from '#kernel/runtime.ts';
import type { Kernel } from '#kernel/state.ts';
import { peek } from '#time/queue.ts';
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { deafRecorder, restore } from './simulate.ts';
import { nearestSnapshot, type Snapshots } from './snapshots.ts';

/** The frames of a thread at an instant, innermost last; empty before it starts and after it ends. */
export function inspect(snapshots: Snapshots, runtimes: Kernel['runtimes'], thread: number, time: Nanoseconds): readonly FrameView[] {
  const snapshot = nearestSnapshot(snapshots, thread, time);
  if (!snapshot) return [];
  const kernel = restore(snapshot.state, deafRecorder(snapshot.events), runtimes);
  kernel.halt = { thread, at: time };
  const { state } = kernel;
  for (;;) {
    const next = peek(state.queue);
    if (!next || next.at > time) break;
    // Cut short within one step of the instant: that is where it was to stop.
    if (
      next.kind === 'outcome' &&
      next.target === thread &&
      state.threads[thread]?.outcome?.kind === 'slice' &&
      next.at + stepCost(kernel, thread) > time
    )
      break;
    if (!step(kernel)) break;
  }
  const found = state.threads[thread];
  if (!found || found.status === 'exited') return [];
  const process = processOf(kernel, found.process);
  return runtimeOf(kernel, process.program).inspect(process.state, process.threads.indexOf(thread));
}

const stepCost = (kernel: Kernel, thread: number): number =>
  kernel.state.hosts[processOf(kernel, kernel.state.threads[thread]!.process).host]!.stepCost;
