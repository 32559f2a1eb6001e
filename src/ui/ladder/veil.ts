/**
 * One host's eyes on the ladder: its past light cone. What lies below the line from (host, now) to the newest instant it knows of each other host is veiled;
 * the corner points come from the recorded causes (trace/eyes.ts), so the cone is exact on every lifeline and straight between them.
 */
import { horizon } from '#trace/eyes.ts';
import { NO_EVENT } from '#trace/events.ts';
import type { TraceIndex } from '#trace/index/index.ts';
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { Point } from './geometry.ts';

/** Upper edge of the veil from the left to the right of the drawing; empty where nothing is veiled. `events` as in World. */
export function veilEdge(
  index: TraceIndex,
  eyes: number,
  events: number,
  now: Nanoseconds,
  order: readonly number[],
  xOf: ReadonlyMap<number, number>,
  y: (time: Nanoseconds) => number,
  width: number,
): readonly Point[] {
  const points = order.map((host): Point => {
    const x = xOf.get(host) ?? 0;
    if (host === eyes) return { x, y: y(now) };
    const event = horizon(index, eyes, host, events);
    return { x, y: event === NO_EVENT ? y(0 as Nanoseconds) - 20 : y(index.trace.at(event)) };
  });
  const first = points[0];
  const last = points[points.length - 1];
  return first === undefined || last === undefined ? [] : [{ x: 0, y: first.y }, ...points, { x: width, y: last.y }];
}
