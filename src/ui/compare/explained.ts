/** Where two runs part, in words: what happens in each of them there that does not happen in the other, and why. Out of the traces alone. */
import { ns, type Nanoseconds } from '#time/nanoseconds.ts';
import { why } from '#trace/causes.ts';
import { told } from '#trace/describe.ts';
import { divergenceOf } from '#trace/divergence.ts';
import type { EventKind } from '#trace/events.ts';
import { indexOf } from '../store/trace.ts';
import type { Trace } from '../store/trace.ts';

export interface Side {
  /** When it happens; null where nothing of its own follows in this run. */
  readonly at: Nanoseconds | null;
  readonly sentence: string;
}
export interface Explained {
  readonly at: Nanoseconds;
  /** Other programs run in the two: then what can be seen from outside is compared, packets and printed lines. */
  readonly programs: boolean;
  readonly first: Side;
  readonly second: Side;
}
type Told = ReturnType<typeof told>;

/** How many events after the parting are looked through for one that only this run has. */
const FAR = 400;

/** Null: both runs are the same, event by event. */
export function explained(first: Trace, second: Trace): Explained | null {
  if (!samePrograms(first, second)) return fromOutside(first, second);
  const parted = divergenceOf(first, second);
  if (parted === null) return null;
  const a = toldFrom(first, parted.before);
  const b = toldFrom(second, parted.after);
  return { at: parted.at, programs: false, first: sideOf(first, a, b), second: sideOf(second, b, a) };
}

const samePrograms = (a: Trace, b: Trace): boolean =>
  a.header.files.length === b.header.files.length && a.header.files.every((file, at) => file.source === b.header.files[at]?.source);

const toldFrom = (trace: Trace, event: number | null): Told => (event === null ? [] : told(indexOf(trace), event, event + FAR));
const keyOf = (line: Told[number]): string => `${line.at} ${line.sentence}`;

/** The first thing of this run that the other does not have at the same instant. */
function sideOf(trace: Trace, own: Told, other: Told): Side {
  if (own.length === 0) return OVER;
  const shared = new Set(other.map(keyOf));
  return said(
    trace,
    own.find((one) => !shared.has(keyOf(one))),
  );
}

const OVER: Side = { at: null, sentence: 'This run is over.' };
const said = (trace: Trace, line: Told[number] | undefined): Side =>
  line === undefined
    ? { at: null, sentence: 'Nothing of its own happens here.' }
    : { at: trace.at(line.event), sentence: why(indexOf(trace), line.event).summary };

const SEEN: ReadonlySet<EventKind> = new Set<EventKind>(['packet.sent', 'packet.arrived', 'packet.lost', 'output.written']);

/** Packets and printed lines one after the other, whatever the microsecond: the first at which the two tell something else. */
function fromOutside(first: Trace, second: Trace): Explained | null {
  const [a, b] = [first, second].map((trace) => told(indexOf(trace), 0, FAR).filter((line) => SEEN.has(trace.kindOf(line.event))));
  if (a === undefined || b === undefined) return null;
  const place = a.findIndex((line, at) => line.sentence !== b[at]?.sentence);
  const at = place === -1 ? a.length : place;
  const [one, other] = [a[at], b[at]];
  if (one === undefined && other === undefined) return null;
  return {
    at: ns(Math.min(one?.at ?? Number.POSITIVE_INFINITY, other?.at ?? Number.POSITIVE_INFINITY)),
    programs: true,
    first: one === undefined ? OVER : said(first, one),
    second: other === undefined ? OVER : said(second, other),
  };
}
