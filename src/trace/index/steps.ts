/**
 * Where a thread stands, and the next and previous instant at which something of a given size happens.
 * Line steps are stored by step count; time follows from the intervals in which the thread ran.
 */
import { ns, type Nanoseconds } from '#time/nanoseconds.ts';
import type { EventKind } from '../events.ts';
import { eachLineFrom, lastLineStep, lineEntry, type LineColumn, type LineStep } from '../lines.ts';
import type { Trace } from '../trace.ts';
import type { ThreadInterval } from './entries.ts';
import type { TraceIndex } from './index.ts';

const lastBelow = <T>(list: readonly T[], fits: (item: T) => boolean): number => {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(list[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

const stepCostOf = (index: TraceIndex, thread: number): number => {
  const process = index.threads[thread]?.process ?? -1;
  const host = index.processes[process]?.host ?? -1;
  return index.trace.header.hosts[host]?.stepCost ?? 200;
};

const intervalsOf = (index: TraceIndex, thread: number): readonly ThreadInterval[] => index.threads[thread]?.intervals ?? [];

/** When the thread executed (or begins to execute) step `step`; null where it never ran so far. A step after a wait belongs to the time after it. */
export const timeOfStep = (index: TraceIndex, thread: number, step: number): Nanoseconds | null => {
  const intervals = intervalsOf(index, thread);
  const interval = intervals[lastBelow(intervals, (candidate) => candidate.step <= step)];
  if (interval === undefined) return null;
  return interval.state === 'running' ? ns(interval.from + (step - interval.step) * stepCostOf(index, thread)) : interval.from;
};

/** How many steps the thread has executed at `time`, and whether it is executing. */
export const stepAt = (index: TraceIndex, thread: number, time: Nanoseconds): { readonly step: number; readonly running: boolean } => {
  const intervals = intervalsOf(index, thread);
  const interval = intervals[lastBelow(intervals, (candidate) => candidate.from <= time)];
  if (interval === undefined) return { step: 0, running: false };
  if (interval.state !== 'running') return { step: interval.step, running: false };
  const until = interval.to === null ? time : Math.min(time, interval.to);
  return {
    step: interval.step + Math.floor((until - interval.from) / stepCostOf(index, thread)),
    running: interval.to === null || time < interval.to,
  };
};

/**
 * The line at which the thread stands at `time`; null before its first. A thread that waits stands at the line that made it wait,
 * also when its next line begins at the very step the call returns to.
 */
export const lineAt = (index: TraceIndex, thread: number, time: Nanoseconds): LineStep | null => {
  const column = index.trace.linesOf(thread);
  const started = intervalsOf(index, thread)[0];
  if (column === null || started === undefined || started.from > time) return null;
  const { step, running } = stepAt(index, thread, time);
  return lastLineStep(column, step, running) ?? lastLineStep(column, step, true);
};

const nextLineOf = (index: TraceIndex, thread: number, column: LineColumn, time: Nanoseconds): Nanoseconds | null => {
  const { step } = stepAt(index, thread, time);
  const before = lastLineStep(column, step, false);
  let found: Nanoseconds | null = null;
  eachLineFrom(column, before === null ? 0 : before.entry + 1, (entry) => {
    const at = timeOfStep(index, thread, entry.step);
    if (at === null || at <= time) return false;
    found = at;
    return true;
  });
  return found;
};

const previousLineOf = (index: TraceIndex, thread: number, column: LineColumn, time: Nanoseconds): Nanoseconds | null => {
  const { step } = stepAt(index, thread, time);
  let entry = lastLineStep(column, step, true);
  while (entry !== null) {
    const at = timeOfStep(index, thread, entry.step);
    if (at !== null && at < time) return at;
    entry = lineEntry(column, entry.entry - 1);
  }
  return null;
};

/** Steps come in sizes. `callback` waits for event loops: no program has one yet, and it never finds anything. */
export type StepSize = 'packet' | 'call' | 'line' | 'callback';

const KINDS_OF: Readonly<Record<Exclude<StepSize, 'line'>, readonly EventKind[]>> = {
  packet: ['packet.sent', 'packet.arrived', 'packet.lost'],
  call: ['call.entered', 'call.returned'],
  callback: [],
};

const nextOfKind = (trace: Trace, kind: EventKind, time: Nanoseconds): Nanoseconds | null => {
  const events = trace.eventsOf(kind);
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (trace.at(events[middle] as number) <= time) low = middle + 1;
    else high = middle;
  }
  return low < events.length ? trace.at(events[low] as number) : null;
};

const previousOfKind = (trace: Trace, kind: EventKind, time: Nanoseconds): Nanoseconds | null => {
  const events = trace.eventsOf(kind);
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (trace.at(events[middle] as number) < time) low = middle + 1;
    else high = middle;
  }
  return low > 0 ? trace.at(events[low - 1] as number) : null;
};

const candidates = (
  index: TraceIndex,
  size: StepSize,
  ofKind: (kind: EventKind) => Nanoseconds | null,
  ofLines: (thread: number, column: LineColumn) => Nanoseconds | null,
): Nanoseconds[] => {
  const found =
    size === 'line'
      ? index.trace.lineThreads.map((thread) => {
          const column = index.trace.linesOf(thread);
          return column === null ? null : ofLines(thread, column);
        })
      : KINDS_OF[size].map(ofKind);
  return found.filter((time) => time !== null);
};

/** The first instant after `time` at which something of this size happens (a packet leaves or ends, a call is entered or returns, a new line begins); null at the end. */
export const nextInstant = (index: TraceIndex, size: StepSize, time: Nanoseconds): Nanoseconds | null => {
  const found = candidates(
    index,
    size,
    (kind) => nextOfKind(index.trace, kind, time),
    (thread, column) => nextLineOf(index, thread, column, time),
  );
  return found.length === 0 ? null : ns(Math.min(...found));
};

/** The last such instant before `time`; null at the start. */
export const previousInstant = (index: TraceIndex, size: StepSize, time: Nanoseconds): Nanoseconds | null => {
  const found = candidates(
    index,
    size,
    (kind) => previousOfKind(index.trace, kind, time),
    (thread, column) => previousLineOf(index, thread, column, time),
  );
  return found.length === 0 ? null : ns(Math.max(...found));
};
