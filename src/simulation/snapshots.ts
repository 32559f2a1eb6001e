/**
 * Snapshots: copies of the whole simulation along a run, in bounded memory. When there are too many, every other one goes and the
 * distance doubles, so a short run has them close together and a long one still has some everywhere.
 */
import { copyState } from '#kernel/copy.ts';
import type { Kernel, KernelState } from '#kernel/state.ts';
import type { Nanoseconds } from '#time/nanoseconds.ts';

export interface Snapshot {
  readonly at: Nanoseconds;
  /** Events recorded before it. */
  readonly events: number;
  readonly state: KernelState;
  /** By thread: up to when it has been run ahead. Its program stands there, not at `at`. */
  readonly ahead: readonly Nanoseconds[];
}

export interface Snapshots {
  kept: Snapshot[];
  /** The state at instant 0, made anew: whoever looks there pays for it, not every run. Null where it has to be kept like any other. */
  readonly beginning: (() => KernelState) | null;
  /** Distance between two snapshots, in executed steps and in recorded events, whichever comes first. */
  steps: number;
  events: number;
  nextSteps: number;
  nextEvents: number;
}

const MOST = 48;
const FIRST_STEPS = 100_000;
const FIRST_EVENTS = 5_000;

export const emptySnapshots = (beginning: Snapshots['beginning'] = null): Snapshots => ({
  kept: [],
  beginning,
  steps: FIRST_STEPS,
  events: FIRST_EVENTS,
  nextSteps: beginning ? FIRST_STEPS : 0,
  nextEvents: beginning ? FIRST_EVENTS : 0,
});

/** Takes a snapshot where one is due. */
export function keepSnapshot(snapshots: Snapshots, { state, runtimes }: Kernel, events: number): void {
  if (state.steps < snapshots.nextSteps && events < snapshots.nextEvents) return;
  snapshots.kept.push(takeSnapshot({ state, runtimes }, events));
  if (snapshots.kept.length > MOST) {
    snapshots.kept = snapshots.kept.filter((_, i) => i % 2 === 0);
    snapshots.steps *= 2;
    snapshots.events *= 2;
  }
  snapshots.nextSteps = state.steps + snapshots.steps;
  snapshots.nextEvents = events + snapshots.events;
}

export function takeSnapshot({ state, runtimes }: Pick<Kernel, 'state' | 'runtimes'>, events: number): Snapshot {
  return { at: state.now, events, state: copyState(state, runtimes), ahead: state.threads.map((thread) => aheadOf(state, thread.id)) };
}

function aheadOf(state: KernelState, id: number): Nanoseconds {
  const thread = state.threads[id]!;
  const entry = thread.outcome ? state.queue.heap.find(({ kind, target }) => kind === 'outcome' && target === id) : undefined;
  return entry?.at ?? state.now;
}

/** The latest snapshot from which this thread's program can still be stopped at this instant. */
export function nearestSnapshot({ kept, beginning }: Snapshots, thread: number, time: Nanoseconds): Snapshot | undefined {
  const found = kept.findLast((snapshot) => snapshot.at <= time && (snapshot.ahead[thread] ?? snapshot.at) <= time);
  if (found || !beginning) return found;
  const state = beginning();
  return { at: state.now, events: state.nextEvent, state, ahead: [] };
}
