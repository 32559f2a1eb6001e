/**
 * The clock of the player, as a pure function: how far virtual time moves while real time passes.
 * It runs along the compressed time scale, so that a long silence takes as little time to watch as it takes room to show.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { ns } from '#time/nanoseconds.ts';

/** A map between instants and places on a line where silences are short. Both directions rise and are each other's inverse. */
export interface Pace {
  /** Place of an instant, in nanoseconds of shown time. */
  place(time: Nanoseconds): number;
  instant(place: number): Nanoseconds;
}

/** The instant after `elapsed` milliseconds of real time at `slowness` times slower than life, not beyond `end`. */
export function advance(pace: Pace, from: Nanoseconds, elapsed: number, slowness: number, end: Nanoseconds): Nanoseconds {
  const to = pace.instant(pace.place(from) + (elapsed * 1e6) / slowness);
  return ns(Math.min(end, Math.max(from, Math.round(to))));
}

/** The first instant in (from, to] at which playing has to stop, or null. `stops` are sorted. */
export function stopBetween(stops: readonly Nanoseconds[], from: Nanoseconds, to: Nanoseconds): Nanoseconds | null {
  for (const stop of stops) {
    if (stop > to) return null;
    if (stop > from) return stop;
  }
  return null;
}

const ROUND = [1, 2, 5];
/** A slowness from 1, 2, 5, 10, 20, ... at which the shown length takes about `seconds` to play. */
export function fittingSlowness(shownLength: number, seconds: number): number {
  const wanted = Math.max(1, (seconds * 1e9) / Math.max(1, shownLength));
  let best = 1;
  for (let power = 1; power <= 1e9; power *= 10) {
    for (const digit of ROUND) {
      const value = digit * power;
      if (Math.abs(Math.log(value / wanted)) < Math.abs(Math.log(best / wanted))) best = value;
    }
  }
  return best;
}

/** Ease in and out, for the short glide of a step. 0..1 to 0..1. */
export const ease = (share: number): number => (share < 0.5 ? 2 * share * share : 1 - 2 * (1 - share) * (1 - share));
