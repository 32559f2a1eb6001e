/**
 * Pixels of the ladder: lifelines, flights as slanted lines, loopback as arcs, the now line, marks of the axis.
 * A function of the flights, the scale and the size; the instant only says how much of a flight is drawn.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { Flight, Row } from './flights.ts';
import { firstOf } from './flights.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface LadderFrame {
  readonly width: number;
  /** Lifelines by host index. */
  readonly lifelineX: ReadonlyMap<number, number>;
  /** y of an instant in the drawing (before scrolling). */
  readonly y: (time: Nanoseconds) => number;
}

/** What is left of the room between two lifelines where one of them belongs to a host that is folded to a chip, while others stand open. */
const FOLDED = 0.36;

/**
 * Spacing between two margins, the left one wide enough for the axis; a single lifeline leaves room for its arcs at the right.
 * Even, but the way between two hosts that both stand `open` gets more of it: that is where somebody is looking.
 */
export function lifelines(
  order: readonly number[],
  width: number,
  left: number,
  right: number,
  open: ReadonlySet<number> = new Set(),
): ReadonlyMap<number, number> {
  if (order.length === 1) return new Map([[order[0] ?? 0, Math.round(Math.max(left, width * 0.3))]]);
  const both = order.slice(1).map((host, index) => open.has(host) && open.has(order[index] ?? host));
  const shares = both.map((between) => (between || !both.includes(true) ? 1 : FOLDED));
  const unit = (width - left - right) / shares.reduce((a, b) => a + b, 0);
  const before = (index: number): number => shares.slice(0, index).reduce((a, b) => a + b, 0);
  return new Map(order.map((host, index) => [host, Math.round(left + before(index) * unit)]));
}

export interface FlightLine {
  /** From the sender over the routers on the way to where the line ends for good: at the receiver, or where it was lost. */
  readonly points: readonly Point[];
  readonly start: Point;
  readonly end: Point;
  /** For loopback: control points of the arc; null for a straight line. */
  readonly arc: { readonly one: Point; readonly two: Point } | null;
}

const straight = (points: readonly Point[]): FlightLine => {
  const start = points[0] ?? { x: 0, y: 0 };
  return { points, start, end: points[points.length - 1] ?? start, arc: null };
};

/** Beside a lifeline with less room than this an arc and its label would be cut. */
const NARROW = 80;

export function flightLine(flight: Flight, frame: LadderFrame): FlightLine {
  const x1 = frame.lifelineX.get(flight.from) ?? 0;
  const x2 = frame.lifelineX.get(flight.to) ?? x1;
  const start = { x: x1, y: frame.y(flight.sent) };
  if (flight.loopback) {
    const y2 = frame.y(flight.ended ?? flight.due);
    // The arc bulges as far as the room beside the lifeline allows, inwards at the right edge; a flight of no length is still seen.
    const beside = frame.width - x1;
    const inwards = beside < NARROW && x1 > beside;
    const bulge = Math.min(60, Math.max(26, (inwards ? x1 : beside) * 0.45)) * (inwards ? -1 : 1);
    const end = { x: x1, y: Math.max(y2, start.y + 10) };
    return { points: [start, end], start, end, arc: { one: { x: x1 + bulge, y: start.y }, two: { x: x1 + bulge, y: end.y } } };
  }
  const hops = flight.hops.map((hop): Point => ({ x: frame.lifelineX.get(hop.host) ?? x1, y: frame.y(hop.at) }));
  const last = hops[hops.length - 1] ?? start;
  if (flight.lostAt === null) return straight([start, ...hops, { x: x2, y: frame.y(flight.ended ?? flight.due) }]);
  const share = Math.max(0.06, Math.min(1, flight.lostAt));
  const whole = frame.y(flight.due) - last.y;
  // The cross stands at the instant of the loss; a loss at the sender has no length of its own, and is drawn a little way out.
  const y = flight.ended === null ? last.y + whole * share : Math.max(frame.y(flight.ended), last.y + whole * Math.min(share, 0.08));
  return straight([start, ...hops, { x: last.x + (x2 - last.x) * share, y }]);
}

/** Where the line is at height `y`: its start above it, its end below. */
export function pointAt(line: FlightLine, y: number): Point {
  if (y <= line.start.y) return line.start;
  if (y >= line.end.y) return line.end;
  if (line.arc !== null) {
    // The arc's y is (3 t² - 2 t³) of the way; its x the bulge times 3 t (1 - t). Solve y for t by halving.
    const share = (y - line.start.y) / (line.end.y - line.start.y);
    let low = 0;
    let high = 1;
    for (let step = 0; step < 20; step += 1) {
      const middle = (low + high) / 2;
      if (3 * middle ** 2 - 2 * middle ** 3 < share) low = middle;
      else high = middle;
    }
    const t = (low + high) / 2;
    return { x: line.start.x + 3 * t * (1 - t) * (line.arc.one.x - line.start.x), y };
  }
  const at = line.points.findIndex((point) => point.y >= y);
  const before = line.points[at - 1] ?? line.start;
  const after = line.points[at] ?? line.end;
  const share = after.y === before.y ? 1 : (y - before.y) / (after.y - before.y);
  return { x: before.x + (after.x - before.x) * share, y };
}

/**
 * The part of a line between two heights. What is scrolled out of sight is not drawn at all: an SVG cuts it off for the eye, but to whoever asks where
 * things are (a screen reader, axe) it would lie over the header of the page. A line that is wholly outside shrinks to a point at the edge; arcs stay whole.
 */
export function cutTo(line: FlightLine, from: number, to: number): FlightLine {
  if (line.arc !== null || (line.start.y >= from && line.end.y <= to)) return line;
  if (line.end.y <= from) return straight([{ x: line.end.x, y: from }]);
  if (line.start.y >= to) return straight([{ x: line.start.x, y: to }]);
  const start = pointAt(line, Math.max(from, line.start.y));
  const end = pointAt(line, Math.min(to, line.end.y));
  return straight([start, ...line.points.filter((point) => point.y > start.y && point.y < end.y), end]);
}

/** The part of a shape between two heights (Sutherland and Hodgman: Reentrant polygon clipping, 1974). */
export function shapeWithin(points: readonly Point[], from: number, to: number): readonly Point[] {
  return half(
    half(points, (point) => point.y - from),
    (point) => to - point.y,
  );
}
const half = (points: readonly Point[], inside: (point: Point) => number): readonly Point[] =>
  points.flatMap((point, at) => {
    const before = points[(at + points.length - 1) % points.length] ?? point;
    const [a, b] = [inside(before), inside(point)];
    const crossing = { x: before.x + ((point.x - before.x) * a) / (a - b), y: before.y + ((point.y - before.y) * a) / (a - b) };
    return [...(a >= 0 === b >= 0 ? [] : [crossing]), ...(b >= 0 ? [point] : [])];
  });

/** The path of an SVG for the whole line. */
export function pathOf(line: FlightLine): string {
  if (line.arc !== null) {
    const { one, two } = line.arc;
    return `M${px(line.start.x)} ${px(line.start.y)}C${px(one.x)} ${px(one.y)} ${px(two.x)} ${px(two.y)} ${px(line.end.x)} ${px(line.end.y)}`;
  }
  return line.points.map((point, index) => `${index === 0 ? 'M' : 'L'}${px(point.x)} ${px(point.y)}`).join('');
}

/** The band of a train: from its first flight to its last. */
export function trainShape(
  row: Row & { readonly kind: 'train' },
  frame: LadderFrame,
): { readonly first: FlightLine; readonly last: FlightLine } {
  const first = flightLine(firstOf(row), frame);
  const last = flightLine(row.flights[row.flights.length - 1] ?? firstOf(row), frame);
  return { first, last };
}

const STEPS = [1, 2, 5];
/** Marks of the axis at round milliseconds, at least `least` pixels apart on this scale; in `[from, to]`. */
export function axisMarks(
  from: Nanoseconds,
  to: Nanoseconds,
  y: (time: Nanoseconds) => number,
  least: number,
): readonly { readonly time: Nanoseconds; readonly y: number; readonly label: string }[] {
  const marks: { time: Nanoseconds; y: number; label: string }[] = [];
  if (to <= from) return marks;
  const step = roundStep(from, to, y, least);
  let lastY = Number.NEGATIVE_INFINITY;
  for (let time = Math.ceil(from / step) * step; time <= to && marks.length < 10_000; time += step) {
    const at = y(time as Nanoseconds);
    if (at - lastY < least) continue;
    lastY = at;
    marks.push({ time: time as Nanoseconds, y: at, label: markText(time, step) });
  }
  return marks;
}

/** Milliseconds; the unit stands once, over the axis. */
function markText(time: number, step: number): string {
  if (step >= 1_000_000) return `${Math.round(time / 1_000_000)}`;
  const digits = step >= 100_000 ? 1 : step >= 10_000 ? 2 : 3;
  return (time / 1_000_000).toFixed(digits);
}

/** The smallest round step whose marks stand `least` pixels apart where the scale is widest. */
function roundStep(from: Nanoseconds, to: Nanoseconds, y: (time: Nanoseconds) => number, least: number): number {
  const density = widest(from, to, y);
  const wanted = density <= 0 ? to - from : least / density;
  let size = 1_000;
  for (;;) {
    for (const step of STEPS) if (step * size >= wanted) return step * size;
    size *= 10;
  }
}

/** Pixels per nanosecond where time is stretched most (silences are not). */
function widest(from: Nanoseconds, to: Nanoseconds, y: (time: Nanoseconds) => number): number {
  const parts = 64;
  let most = 0;
  for (let part = 0; part < parts; part += 1) {
    const a = from + ((to - from) * part) / parts;
    const b = from + ((to - from) * (part + 1)) / parts;
    most = Math.max(most, (y(b as Nanoseconds) - y(a as Nanoseconds)) / (b - a));
  }
  return most;
}

/** Where the drawing is scrolled to so that now stands at `rest` of the height: a function of the instant alone, held inside the drawing. */
export function followOffset(nowY: number, drawing: number, height: number, rest = 0.44): number {
  return Math.max(0, Math.min(nowY - height * rest, drawing - height));
}

export const px = (value: number): number => Math.round(value * 10) / 10;
