/**
 * The whole ladder of a run as a drawing: scale, lifelines, rows, labels, silences, axis. Depends on trace, size and zoom, not on the instant:
 * the past is what lies above the now line, so time only moves a clip, and nothing is placed anew while it passes.
 */
import { positionAt, timeAt, timeScale, type TimeScale } from '#trace/index/scale.ts';
import type { TraceIndex } from '#trace/index/index.ts';
import { ns, type Nanoseconds } from '#time/nanoseconds.ts';
import { commonSpan } from '../timescale/timescale.ts';
import { spanText } from '../wording/wording.ts';
import { firstOf, pathOrder, trains, type Flight, type Row } from './flights.ts';
import { axisMarks, flightLine, lifelines, trainShape, type FlightLine, type LadderFrame } from './geometry.ts';
import { placeLabels, type LabelWish, type PlacedLabel } from './labels.ts';
import { flightsOf } from './run.ts';

export interface DrawingSize {
  readonly width: number;
  readonly height: number;
  /** Times the natural scale. */
  readonly zoom: number;
  /** Width of a letter of a label and of the axis, and height of a row of labels, in pixels. */
  readonly letter: number;
  readonly axisLetter: number;
  readonly row: number;
  /** A packet that must not hide in a train, or null. */
  readonly chosen: number | null;
  /** A second run that is drawn beside this one on the same scale, or null. */
  readonly beside?: TraceIndex | null;
  /** Hosts that stand open on the stage: the way between two of them is drawn wider. */
  readonly open?: ReadonlySet<number>;
}

export interface DrawnRow {
  readonly row: Row;
  readonly line: FlightLine;
  /** The train's last line. */ readonly last: FlightLine | null;
  readonly key: number;
}
export interface DrawnSilence {
  readonly y: number;
  readonly height: number;
  readonly label: string;
  readonly from: Nanoseconds;
}

/** A wire that is cut, between its two lifelines. `until` is where it is whole again, or the end of the drawing. */
export interface DrawnCut {
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly until: number;
}

export interface Drawing {
  readonly order: readonly number[];
  readonly frame: LadderFrame;
  readonly height: number;
  /** In order of their start. */
  readonly rows: readonly DrawnRow[];
  /** The longest row, in pixels of height. */
  readonly tallest: number;
  /** By packet (a train's first). */
  readonly labels: ReadonlyMap<number, PlacedLabel>;
  readonly silences: readonly DrawnSilence[];
  readonly cuts: readonly DrawnCut[];
  readonly marks: readonly { readonly time: Nanoseconds; readonly y: number; readonly label: string }[];
  readonly timeAtY: (y: number) => Nanoseconds;
}

/** Pixels of a flight of median length, the most that is spent on a packet on average, of a silence, above the first and below the last instant. */
const FLIGHT = 104;
const PACKET = 260;
const TALLEST = 400_000;
const SILENCE = 44;
const EDGE = 18;
/** Between the numbers of the axis and the lifeline: the tick and a little air. */
export const AXIS = 9;
/** How close flights may start before they are bundled: closer together first, wider where too many rows would still be in sight at once. */
const CLOSEST = [6, 14, 30, 64];
const MOST_IN_SIGHT = 64;

export function drawLadder(index: TraceIndex, size: DrawingSize): Drawing {
  const { trace } = index;
  const flights = flightsOf(index);
  const order = pathOrder(trace.header.hosts.length, trace.header.links);
  const beside = size.beside ?? null;
  const span = commonSpan(index, beside);
  const density = Math.min(densityOf(index, size, span), beside === null ? Number.POSITIVE_INFINITY : densityOf(beside, size, span));
  const scale = timeScale(span.silences, span.end, SILENCE / density);
  const y = (time: Nanoseconds): number => EDGE + positionAt(scale, time) * density;
  const marks = marksOf(scale, density, span.end, y, size.row * 3.5);
  const right = Math.max(14, Math.min(26, size.width * 0.09));
  // The axis stands beside the lifeline, where no packet crosses its numbers.
  const left = Math.max(right, AXIS + marks.reduce((most, mark) => Math.max(most, mark.label.length), 2) * size.axisLetter);
  const frame: LadderFrame = { width: size.width, lifelineX: lifelines(order, size.width, left, right, size.open ?? new Set()), y };
  const rows = bundled(flights, (time) => positionAt(scale, time) * density, size).map((row): DrawnRow => {
    const key = firstOf(row).packet;
    if (row.kind === 'flight') return { row, line: flightLine(row.flight, frame), last: null, key };
    const { first, last } = trainShape(row, frame);
    return { row, line: first, last, key };
  });
  return {
    order,
    frame,
    rows,
    marks,
    tallest: rows.reduce((most, drawn) => Math.max(most, bottomOf(drawn) - drawn.line.start.y), 0),
    height: y(span.end) + EDGE * 2,
    labels: labelsOf(rows, marks, frame, size),
    silences: scale.silences.map((silence) => ({
      y: EDGE + silence.position * density,
      height: silence.width * density,
      label: `${spanText((silence.to - silence.from) as Nanoseconds)} of silence`,
      from: silence.from,
    })),
    cuts: trace.header.links.flatMap(({ between, down }) => {
      const [a = 0, b = 0] = between.map((host) => frame.lifelineX.get(host));
      return down
        .filter((cut) => cut.from < trace.end)
        .map((cut) => ({ left: Math.min(a, b), right: Math.max(a, b), y: y(cut.from), until: y(ns(Math.min(cut.to, trace.end))) }));
    }),
    timeAtY: (at) => timeAt(scale, (at - EDGE) / density),
  };
}

function bundled(flights: readonly Flight[], place: (time: Nanoseconds) => number, size: DrawingSize): readonly Row[] {
  let rows: readonly Row[] = [];
  for (const closest of CLOSEST) {
    rows = trains(flights, place, closest, size.chosen);
    if (mostWithin(rows, place, size.height) <= MOST_IN_SIGHT) break;
  }
  return rows;
}

/** The most rows that begin within a window of this height. */
function mostWithin(rows: readonly Row[], place: (time: Nanoseconds) => number, height: number): number {
  const starts = rows.map((row) => place(firstOf(row).sent));
  let most = 0;
  let first = 0;
  starts.forEach((start, at) => {
    while (start - (starts[first] ?? start) > height) first += 1;
    most = Math.max(most, at - first + 1);
  });
  return most;
}

/** Where a row ends. */
export const bottomOf = (drawn: DrawnRow): number => (drawn.last ?? drawn.line).end.y;

/** Places [first, after) of the rows that may be seen between two heights. */
export function rowsBetween(drawing: Drawing, from: number, to: number): readonly [number, number] {
  return [firstStartingAt(drawing.rows, from - drawing.tallest), firstStartingAt(drawing.rows, to)];
}

function firstStartingAt(rows: readonly DrawnRow[], y: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.line.start.y ?? 0) < y) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Pixels per nanosecond: the median flight gets its natural length, unless packets are so short against the pauses between them (loopback) that the drawing
 * would be endless; a short run fills the height.
 */
function densityOf(index: TraceIndex, size: DrawingSize, span: ReturnType<typeof commonSpan>): number {
  const spans = index.packets
    .map((packet) => (packet.endedAt ?? packet.sentAt) - packet.sentAt)
    .filter((span) => span > 0)
    .sort((a, b) => a - b);
  const active = timeScale(span.silences, span.end, 0).length;
  const median = spans[Math.floor(spans.length / 2)] ?? Math.max(1, active);
  const natural = Math.min(FLIGHT / median, (PACKET * Math.max(1, index.packets.length)) / Math.max(1, active));
  const whole = timeScale(span.silences, span.end, SILENCE / natural).length * natural;
  const room = size.height - 3 * EDGE;
  const fill = whole > 0 && whole < room ? Math.min(2.2, room / whole) : 1;
  // A drawing has an end: beyond it, the numbers of an SVG are too coarse to place a line.
  return Math.min(natural * fill, TALLEST / Math.max(1, active)) * size.zoom;
}

/** Marks of the axis outside the silences, where the scale is even. */
function marksOf(scale: TimeScale, density: number, end: Nanoseconds, y: (time: Nanoseconds) => number, apart: number): Drawing['marks'] {
  const marks: Drawing['marks'][number][] = [];
  let from = 0;
  for (const silence of [...scale.silences, null]) {
    const to = silence === null ? end : silence.from;
    if ((to - from) * density > 8) marks.push(...axisMarks(from as Nanoseconds, to as Nanoseconds, y, apart));
    from = silence === null ? end : silence.to;
  }
  return marks.filter((mark, at) => at === 0 || mark.y - (marks[at - 1]?.y ?? 0) > apart / 3);
}

/** Closer together than this, two lines of one way can carry only one label. */
const TWINS = 9;

/** An ACK that goes out together with data the same way says nothing that the data's label does not leave room for. */
function standsBesideData(rows: readonly DrawnRow[], at: number): boolean {
  const own = rows[at];
  if (own === undefined || firstOf(own.row).kind !== 'ack') return false;
  const flight = firstOf(own.row);
  return [rows[at - 1], rows[at + 1]].some((other) => {
    if (other === undefined) return false;
    const twin = firstOf(other.row);
    return (
      twin.kind !== 'ack' &&
      twin.lostAt === null &&
      twin.from === flight.from &&
      twin.to === flight.to &&
      Math.abs(other.line.start.y - own.line.start.y) < TWINS
    );
  });
}

function labelsOf(
  rows: readonly DrawnRow[],
  marks: Drawing['marks'],
  frame: LadderFrame,
  size: DrawingSize,
): ReadonlyMap<number, PlacedLabel> {
  const wishes = rows
    .filter((drawn, at) => drawn.key === size.chosen || !standsBesideData(rows, at))
    .map((drawn): LabelWish => {
      const flight = firstOf(drawn.row);
      const text =
        drawn.row.kind === 'train'
          ? `${flight.kind === 'ack' ? 'ACK ' : ''}×${drawn.row.flights.length}`
          : flight.lostAt === null
            ? flight.label
            : `${flight.label} · lost`;
      const weight =
        flight.packet === size.chosen
          ? 5
          : flight.lostAt !== null || flight.kind === 'rst'
            ? 4
            : drawn.row.kind === 'train'
              ? 3
              : flight.kind === 'ack'
                ? 1
                : 2;
      const { arc } = drawn.line;
      // An arc's label stands beside its belly.
      const outwards = arc !== null && arc.one.x < drawn.line.start.x ? -1 : 1;
      const start =
        arc === null ? drawn.line.start : { x: arc.one.x + outwards * ((text.length * size.letter) / 2 - 4), y: drawn.line.start.y };
      const end = arc === null ? drawn.line.end : { x: start.x, y: drawn.line.end.y };
      return { key: drawn.key, text, start, end, weight };
    });
  const axisX = Math.min(...frame.lifelineX.values());
  const obstacles = marks.map((mark, at): PlacedLabel => ({
    key: -1 - at,
    text: mark.label,
    x: axisX - AXIS - (mark.label.length * size.axisLetter) / 2,
    y: mark.y,
    width: mark.label.length * size.axisLetter + 6,
    height: size.row * 0.8,
  }));
  return new Map(
    placeLabels(wishes, { letter: size.letter, height: size.row, left: 2, right: size.width - 2 }, obstacles).map((label) => [
      label.key,
      label,
    ]),
  );
}
