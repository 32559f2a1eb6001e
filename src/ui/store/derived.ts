/** What follows from (trace, time), remembered: one world per instant, one index per trace, however many views ask. */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { World } from '#trace/world.ts';
import { buildIndex, worldAt } from './trace.ts';
import type { Trace, TraceIndex } from './trace.ts';

let lastTrace: Trace | null = null;
let lastTime = -1;
let lastWorld: World | null = null;

/** The world of this trace at this instant; the last answer is kept. */
export function worldOf(trace: Trace, time: Nanoseconds): World {
  if (lastWorld === null || trace !== lastTrace || time !== lastTime) {
    lastWorld = worldAt(trace, time);
    lastTrace = trace;
    lastTime = time;
  }
  return lastWorld;
}

const indexes = new WeakMap<object, TraceIndex>();
export function indexOf(trace: Trace): TraceIndex {
  let index = indexes.get(trace);
  if (index === undefined) {
    index = buildIndex(trace);
    indexes.set(trace, index);
  }
  return index;
}
