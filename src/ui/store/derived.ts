/** What follows from (trace, time), remembered: one world per instant, one index per trace, however many views ask. */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { World } from '#trace/world.ts';
import { buildIndex, worldAt } from './trace.ts';
import type { Trace, TraceIndex } from './trace.ts';

let lastTrace: Trace | null = null;
let lastEvents = -1;
let lastTime = -1;
let lastWorld: World | null = null;

/** The world of this trace (as far as it has grown) at this instant; the last answer is kept. */
export function worldOf(trace: Trace, events: number, time: Nanoseconds): World {
  if (lastWorld === null || trace !== lastTrace || events !== lastEvents || time !== lastTime) {
    lastWorld = worldAt(trace, time);
    lastTrace = trace;
    lastEvents = events;
    lastTime = time;
  }
  return lastWorld;
}

const indexes = new WeakMap<Trace, { readonly events: number; readonly index: TraceIndex }>();

/** The index of this trace, built again (as a new object) when the trace has grown. */
export function indexOf(trace: Trace, events: number): TraceIndex {
  const known = indexes.get(trace);
  if (known !== undefined && known.events === events) return known.index;
  const index = buildIndex(trace);
  indexes.set(trace, { events, index });
  return index;
}
