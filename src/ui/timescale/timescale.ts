/**
 * The compressed time scale that lanes, ladder and player share: one line of time on which long silences take little room.
 * A place is measured in nanoseconds of shown time from 0; outside silences it advances as time does.
 */
import { positionAt, timeAt, timeScale } from '#trace/index/scale.ts';
import type { TimeScale as Scale } from '#trace/index/scale.ts';
import type { Silence } from '#trace/index/entries.ts';
import type { TraceIndex } from '#trace/index/index.ts';
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { ns } from '#time/nanoseconds.ts';

export interface TimeScale extends Scale {
  /** Place of an instant, in nanoseconds of shown time; monotone and continuous. */
  place(time: Nanoseconds): number;
  /** The inverse, to the nanosecond. */
  instant(place: number): Nanoseconds;
}

/** A silence is shortened when it is at least this many times longer than what it is shortened to: less is not worth a break in the axis. */
const WORTH_SHORTENING = 3;
/** Shown length of a shortened silence, as a share of everything that is no silence. */
const SILENCE_SHARE = 0.08;

/** The scale of a run that ends at `end`. `silences` are disjoint and sorted; those before 0 or after the end do not count. */
export function shownScale(silences: readonly Silence[], end: Nanoseconds): TimeScale {
  const inside = silences.filter((span) => span.from < end);
  const quiet = inside.reduce((sum, span) => sum + Math.min(span.to, end) - span.from, 0);
  const width = Math.max(1, Math.round((end - quiet) * SILENCE_SHARE));
  const scale = timeScale(
    inside.filter((span) => Math.min(span.to, end) - span.from >= width * WORTH_SHORTENING),
    end,
    width,
  );
  return { ...scale, place: (time) => positionAt(scale, time), instant: (place) => timeAt(scale, place) };
}

/** Silences and end that two runs have in common; those of the one run where there is no other. */
export function commonSpan(
  a: Pick<TraceIndex, 'silences' | 'trace'>,
  b: Pick<TraceIndex, 'silences' | 'trace'> | null,
): { readonly silences: readonly Silence[]; readonly end: Nanoseconds } {
  if (b === null) return { silences: a.silences, end: a.trace.end };
  const end = ns(Math.max(a.trace.end, b.trace.end));
  const silent = ({ silences, trace }: typeof a): readonly Silence[] =>
    trace.end < end ? [...silences, { from: trace.end, to: end }] : silences;
  return { silences: overlap(silent(a), silent(b)), end };
}

/** Where both are silent. Both lists are sorted and disjoint, and so is the result. */
function overlap(a: readonly Silence[], b: readonly Silence[]): readonly Silence[] {
  const both: Silence[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const [one, other] = [a[i], b[j]];
    if (one === undefined || other === undefined) return both;
    const from = ns(Math.max(one.from, other.from));
    const to = ns(Math.min(one.to, other.to));
    if (from < to) both.push({ from, to });
    if (one.to < other.to) i += 1;
    else j += 1;
  }
}

const STEPS = [1, 2, 5];
export interface Tick {
  readonly time: Nanoseconds;
  readonly place: number;
}

/** Round instants (1, 2, 5 times a power of ten nanoseconds) in a visible range of places, at least `gap` apart on the scale, none inside a shortened silence. */
export function ticks(scale: TimeScale, fromPlace: number, toPlace: number, gap: number): readonly Tick[] {
  let step = 1;
  search: for (let power = 1; ; power *= 10) {
    for (const digit of STEPS) {
      step = digit * power;
      if (step >= gap) break search;
    }
  }
  const out: Tick[] = [];
  const first = Math.ceil(scale.instant(Math.max(0, fromPlace)) / step) * step;
  let time = first;
  while (out.length < 500) {
    const silence = scale.silences.find((span) => time > span.from && time < span.to);
    if (silence !== undefined) {
      time = Math.ceil(silence.to / step) * step;
    }
    const place = scale.place(ns(time));
    if (place > toPlace || time > scale.end) break;
    const last = out.at(-1);
    if (last === undefined || place - last.place >= gap * 0.999) out.push({ time: ns(time), place });
    time += step;
  }
  return out;
}
