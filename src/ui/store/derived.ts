/** What follows from (trace, time), remembered: one world per instant, one scale per trace, however many views ask. */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { World } from '#trace/world.ts';
import { shownScale } from '../timescale/timescale.ts';
import type { TimeScale } from '../timescale/timescale.ts';
import { indexOf, worldAt } from './trace.ts';
import type { Trace } from './trace.ts';

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

const scales = new WeakMap<Trace, { readonly events: number; readonly scale: TimeScale }>();

/** The compressed time scale of this trace, as far as it has grown. */
export function scaleOf(trace: Trace, events: number): TimeScale {
  const known = scales.get(trace);
  if (known !== undefined && known.events === events) return known.scale;
  const scale = shownScale(indexOf(trace).silences, trace.end);
  scales.set(trace, { events, scale });
  return scale;
}
