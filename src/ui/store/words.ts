/** The ordered log in words, grown along with the instant: only what is new is put into words. */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { ns } from '#time/nanoseconds.ts';
import { told } from '#trace/describe.ts';
import { indexOf } from './trace.ts';
import type { Trace } from './trace.ts';

export interface LogLine {
  readonly event: number;
  readonly at: Nanoseconds;
  readonly where: string;
  readonly sentence: string;
}

/** Lines of one step of the cache, so that going on costs only what is new. */
const PIECE = 256;
const kept = new WeakMap<Trace, LogLine[][]>();

function pieceOf(trace: Trace, number: number): readonly LogLine[] {
  let pieces = kept.get(trace);
  if (pieces === undefined) {
    pieces = [];
    kept.set(trace, pieces);
  }
  const known = pieces[number];
  const to = (number + 1) * PIECE;
  if (known !== undefined) return known;
  const index = indexOf(trace);
  const lines = told(index, number * PIECE, to).map((line): LogLine => ({
    event: line.event,
    at: ns(line.at),
    where: trace.header.hosts[index.hosts[line.event] ?? -1]?.name ?? '',
    sentence: line.sentence,
  }));
  if (trace.count >= to) pieces[number] = lines;
  return lines;
}

/** Everything told of the first `events` events, the last `most` lines of it. */
export function logUpTo(trace: Trace, events: number, most = 500): readonly LogLine[] {
  const lines: LogLine[] = [];
  for (let piece = Math.floor(Math.max(0, events - 1) / PIECE); piece >= 0 && lines.length < most; piece -= 1) {
    lines.unshift(...pieceOf(trace, piece).filter((line) => line.event < events));
  }
  return lines.slice(-most);
}
