/**
 * Compressed time: a straight line with its silences squeezed to a fixed width, so that a 20 ms flight and a 60 s wait fit one axis.
 * Positions are in nanoseconds of shown time; the view scales them to pixels. Both ways are exact inverses outside silences and linear inside.
 */
import { ns, type Nanoseconds } from '#time/nanoseconds.ts';
import type { Silence } from './entries.ts';

export interface TimeScale {
  readonly end: Nanoseconds;
  /** Shown length of the whole run. */
  readonly length: number;
  /** Each silence with the position where it begins and its shown width. */
  readonly silences: readonly (Silence & { readonly position: number; readonly width: number })[];
}

/**
 * A scale from 0 to `end` in which each silence takes `width`. Silences shorter than that are left as they are; width 0 is allowed.
 * Without silences it is plain time.
 */
export const timeScale = (silences: readonly Silence[], end: Nanoseconds, width: number): TimeScale => {
  let saved = 0;
  const placed: TimeScale['silences'][number][] = [];
  for (const silence of silences) {
    const span = Math.min(silence.to, end) - silence.from;
    if (span <= width) continue;
    placed.push({ from: silence.from, to: ns(silence.from + span), position: silence.from - saved, width });
    saved += span - width;
  }
  return { end, length: end - saved, silences: placed };
};

/** How many silences begin at or before `at`, measured by `edge`. */
const reached = (scale: TimeScale, at: number, edge: 'from' | 'position'): number => {
  let low = 0;
  let high = scale.silences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((scale.silences[middle]?.[edge] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Where an instant is shown. */
export const positionAt = (scale: TimeScale, time: Nanoseconds): number => {
  const silence = scale.silences[reached(scale, time, 'from') - 1];
  if (silence === undefined) return time;
  if (time >= silence.to) return silence.position + silence.width + (time - silence.to);
  return silence.position + ((time - silence.from) / (silence.to - silence.from)) * silence.width;
};

/** Which instant is shown there, to the nanosecond. */
export const timeAt = (scale: TimeScale, position: number): Nanoseconds => {
  const silence = scale.silences[reached(scale, position, 'position') - 1];
  if (silence === undefined) return ns(Math.round(position));
  const inside = position - silence.position;
  if (inside >= silence.width) return ns(Math.round(silence.to + inside - silence.width));
  return ns(Math.round(silence.from + (inside / silence.width) * (silence.to - silence.from)));
};
