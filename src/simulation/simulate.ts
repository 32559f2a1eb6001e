/**
 * simulate: Scenario -> Trace. Builds the computers, lets everything happen in slices, and keeps snapshots on the way, from which any earlier
 * instant can be reached again by running on. The same code runs in the worker, in Node and in tests.
 */
import { boot, type BootProblem } from '#kernel/boot.ts';
import { TRACE_BYTES } from '#kernel/constants.ts';
import { copyState } from '#kernel/copy.ts';
import { endRun } from '#kernel/processes.ts';
import { step } from '#kernel/run.ts';
import type { Kernel, KernelState } from '#kernel/state.ts';
import type { Scenario } from '#scenario/scenario.ts';
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { NO_EVENT, type EventId, type Recorder } from '#trace/events.ts';
import { emptySnapshots, keepSnapshot, type Snapshots } from './snapshots.ts';

/** A recorder that can say how much it holds. */
export interface CountingRecorder extends Recorder {
  readonly count: number;
  size(): number;
}

export interface Simulation {
  readonly kernel: Kernel;
  readonly recorder: CountingRecorder;
  readonly snapshots: Snapshots;
}
export type Begun = { readonly simulation: Simulation } | { readonly problems: readonly BootProblem[] };

/** Everything at instant 0, or what keeps the scenario from running. */
export function begin(scenario: Scenario, recorder: CountingRecorder, runtimes: Kernel['runtimes']): Begun {
  const booted = boot(scenario, runtimes, recorder);
  if ('problems' in booted) return booted;
  const again = (): KernelState => {
    const fresh = boot(scenario, runtimes, deafRecorder(NO_EVENT + 1));
    if ('problems' in fresh) throw new Error('A scenario that has begun cannot begin again.');
    return fresh.kernel.state;
  };
  return { simulation: { kernel: booted.kernel, recorder, snapshots: emptySnapshots(again) } };
}

/** Counts events, so that causes keep their numbers, and keeps none. */
export function deafRecorder(first: EventId): Recorder {
  let next = first;
  return { record: () => next++, line: () => {} };
}

/** A slice ends after this many happenings or steps: some milliseconds of the host's time, and always the same ones. */
const HAPPENINGS = 1_000;
const STEPS = 200_000;

/** Runs one slice. False once the run has ended. */
export function advance(simulation: Simulation): boolean {
  const { kernel, recorder, snapshots } = simulation;
  const { state } = kernel;
  const lastStep = state.steps + STEPS;
  for (let i = 0; i < HAPPENINGS && state.steps < lastStep; i++) {
    keepSnapshot(snapshots, kernel, recorder.count);
    if (!step(kernel)) return false;
  }
  if (recorder.size() > TRACE_BYTES) {
    endRun(kernel, 'budget', `The trace has grown beyond ${TRACE_BYTES / 1024 / 1024} MB, the most that one run may record.`, NO_EVENT);
    return false;
  }
  return true;
}

/** Virtual time simulated so far. */
export const reached = (simulation: Simulation): Nanoseconds => simulation.kernel.state.now;

/** The whole run at once. */
export function runToEnd(simulation: Simulation): void {
  while (advance(simulation));
}

/** A kernel that runs on from a snapshot, writing into another recorder (whose first id is the snapshot's count of events). */
export const restore = (state: KernelState, trace: Recorder, runtimes: Kernel['runtimes']): Kernel => ({
  state: copyState(state, runtimes),
  trace,
  runtimes,
  halt: null,
  outside: null,
});
