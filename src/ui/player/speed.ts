/** The speed of a scenario: so much slower than life that a beat of its story takes a few seconds to watch. */
import type { Trace } from '../store/trace.ts';
import { scaleOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { fittingSlowness } from './clock.ts';

const SECONDS_PER_BEAT = 3.5;

/** Slowness of "1×" for this trace. */
export function baseSlowness(trace: Trace): number {
  const beats = Math.max(4, useStore.getState().scenario?.story.length ?? 0);
  return fittingSlowness(scaleOf(trace, trace.count).length, beats * SECONDS_PER_BEAT);
}
