/** Where lanes stand, and what lies under a point: geometry in CSS pixels, shared by drawing and pointing. */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { TimeScale } from '../timescale/timescale.ts';
import type { Bar, Flight, Lane, Tick } from './lanes.ts';

export interface Metrics {
  readonly row: number;
  readonly bar: number;
  readonly wire: number;
  readonly gap: number;
  readonly font: number;
}
export const METRICS: Metrics = { row: 26, bar: 16, wire: 38, gap: 3, font: 12 };
export const LARGE_METRICS: Metrics = { row: 46, bar: 34, wire: 64, gap: 8, font: 24 };

export interface PlacedLane {
  readonly lane: Lane;
  readonly top: number;
  readonly height: number;
}

export function placeLanes(lanes: readonly Lane[], metrics: Metrics): { readonly placed: readonly PlacedLane[]; readonly height: number } {
  let top = 0;
  const placed = lanes.map((lane): PlacedLane => {
    const height = lane.kind === 'wire' ? metrics.wire : metrics.row;
    const at = top;
    top += height + metrics.gap;
    return { lane, top: at, height };
  });
  return { placed, height: top };
}

/** The visible stretch of the scale: places `from`..`to` across `width` pixels. */
export interface Window {
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

export function xOf(scale: TimeScale, window: Window, time: Nanoseconds): number {
  return ((scale.place(time) - window.from) / (window.to - window.from)) * window.width;
}
export function timeAtX(scale: TimeScale, window: Window, x: number): Nanoseconds {
  return scale.instant(window.from + (x / window.width) * (window.to - window.from));
}

/** Width of a tick and the least distance between two, so that writes in one microsecond are still two. */
export const TICK = 5.5;

/** Ticks from left to right, each moved on as far as the one before it needs. */
export function placeTicks(
  ticks: readonly Tick[],
  scale: TimeScale,
  window: Window,
): readonly { readonly tick: Tick; readonly x: number }[] {
  let free = Number.NEGATIVE_INFINITY;
  return ticks.map((tick) => {
    const x = Math.max(free, xOf(scale, window, tick.at));
    free = x + TICK;
    return { tick, x };
  });
}

export type Hit =
  | { readonly kind: 'bar'; readonly bar: Bar }
  | { readonly kind: 'tick'; readonly tick: Tick }
  | { readonly kind: 'flight'; readonly flight: Flight };

/** How far from a line a pointer may be, in pixels, and still mean it. */
const REACH = 5;

/** What lies under a point; only what has begun by `until` counts, the rest is not there yet. */
export function hitAt(
  placed: readonly PlacedLane[],
  scale: TimeScale,
  window: Window,
  until: Nanoseconds,
  x: number,
  y: number,
): Hit | null {
  const row = placed.find((one) => y >= one.top && y < one.top + one.height);
  if (row === undefined) return null;
  const { lane } = row;
  if (lane.kind === 'wire') {
    let best: Flight | null = null,
      nearest = REACH;
    for (const flight of lane.flights) {
      if (flight.from > until) continue;
      const distance = distanceTo(flightEnds(flight, row, scale, window, until), x, y);
      if (distance < nearest) {
        nearest = distance;
        best = flight;
      }
    }
    return best === null ? null : { kind: 'flight', flight: best };
  }
  if (lane.kind === 'thread') {
    const found = placeTicks(lane.ticks, scale, window).findLast((one) => one.tick.at <= until && x >= one.x - 1 && x <= one.x + REACH);
    if (found !== undefined) return { kind: 'tick', tick: found.tick };
  }
  const bar = lane.bars.findLast(
    (one) => one.from <= until && xOf(scale, window, one.from) <= x && (one.to === null || xOf(scale, window, one.to) >= x),
  );
  return bar === undefined ? null : { kind: 'bar', bar };
}

export interface Line {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** The line of a packet in its lane. One that is still flying at the end of the trace ends there. */
export function flightEnds(flight: Flight, row: PlacedLane, scale: TimeScale, window: Window, until: Nanoseconds): Line {
  const top = row.top + 6,
    bottom = row.top + row.height - 6;
  const x1 = xOf(scale, window, flight.from);
  const end = flight.to ?? until;
  const whole = flight.lost ? 0.5 : 1;
  const y1 = flight.down ? top : bottom;
  const y2 = y1 + (flight.down ? 1 : -1) * (bottom - top) * whole;
  const x2 = Math.max(xOf(scale, window, end), flight.lost ? x1 + 12 : x1);
  return { x1, y1, x2, y2 };
}

function distanceTo(line: Line, x: number, y: number): number {
  const dx = line.x2 - line.x1,
    dy = line.y2 - line.y1;
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - line.x1) * dx + (y - line.y1) * dy) / length));
  return Math.hypot(x - (line.x1 + share * dx), y - (line.y1 + share * dy));
}
