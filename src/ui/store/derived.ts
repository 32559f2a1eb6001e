/** What follows from (trace, time), remembered: one world per instant and trace, one scale per run or pair of runs, however many views ask. */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { ns } from '#time/nanoseconds.ts';
import type { World } from '#trace/world.ts';
import { commonSpan, shownScale } from '../timescale/timescale.ts';
import type { TimeScale } from '../timescale/timescale.ts';
import type { LabState } from './store.ts';
import { indexOf, worldAt } from './trace.ts';
import type { Trace } from './trace.ts';

interface KeptWorld {
  readonly events: number;
  readonly time: Nanoseconds;
  readonly world: World;
}
const worlds = new WeakMap<Trace, KeptWorld>();

/** The world of this trace (as far as it has grown) at this instant; the last answer for each trace is kept. */
export function worldOf(trace: Trace, events: number, time: Nanoseconds): World {
  const known = worlds.get(trace);
  if (known !== undefined && known.events === events && known.time === time) return known.world;
  const world = worldAt(trace, time);
  worlds.set(trace, { events, time, world });
  return world;
}

const scales = new WeakMap<Trace, { readonly events: number; readonly beside: Trace | null; readonly scale: TimeScale }>();

/** The compressed time scale of this trace, as far as it has grown; with a second run beside it, the scale that both share. */
export function scaleOf(trace: Trace, events: number, beside: Trace | null = null): TimeScale {
  const known = scales.get(trace);
  if (known !== undefined && known.events === events && known.beside === beside) return known.scale;
  const span = commonSpan(indexOf(trace), beside === null ? null : indexOf(beside));
  const scale = shownScale(span.silences, span.end);
  scales.set(trace, { events, beside, scale });
  return scale;
}

/** The runs that are shown: one, or the two that are compared. */
export const tracesOf = (state: Pick<LabState, 'trace' | 'beside'>): readonly Trace[] =>
  [state.trace, state.beside?.trace ?? null].filter((trace) => trace !== null);

/** Where the clock ends: with the longer of the runs that are shown. */
export const endOf = (state: Pick<LabState, 'trace' | 'beside'>): Nanoseconds =>
  ns(Math.max(0, ...tracesOf(state).map((trace) => trace.end)));
