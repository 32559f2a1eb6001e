/**
 * Where two runs part: the first event in which they differ. Two runs of scenarios that are nearly the same are equal event by event up to
 * there, since a run is deterministic; from there on they are two futures.
 */
import { ns, type Nanoseconds } from '#time/nanoseconds.ts';
import { EVENTS, type EventId, type TraceEvent } from './events.ts';
import type { Trace } from './trace.ts';

export interface Divergence {
  /** The earlier of the two instants. */
  readonly at: Nanoseconds;
  /** The first event of each run that the other does not have in its place; null where that run is over by then. */
  readonly before: EventId | null;
  readonly after: EventId | null;
}

/** Null: they are the same as far as both have grown, and to the end once both are complete. */
export function divergenceOf(before: Trace, after: Trace): Divergence | null {
  const both = Math.min(before.count, after.count);
  for (let id = 0; id < both; id++) {
    if (before.at(id) === after.at(id) && before.codeAt(id) === after.codeAt(id) && sameFields(before.peek(id), after.peek(id))) continue;
    return { at: ns(Math.min(before.at(id), after.at(id))), before: id, after: id };
  }
  if (before.count === after.count) return null;
  const [longer, shorter] = before.count > after.count ? [before, after] : [after, before];
  if (!shorter.complete) return null;
  return { at: longer.at(both), before: longer === before ? both : null, after: longer === after ? both : null };
}

function sameFields(one: TraceEvent, other: TraceEvent): boolean {
  const a = one as unknown as Readonly<Record<string, unknown>>;
  const b = other as unknown as Readonly<Record<string, unknown>>;
  if (a['cause'] !== b['cause']) return false;
  for (const name of Object.keys(EVENTS[one.kind])) if (!same(a[name], b[name])) return false;
  return true;
}

/** Numbers, texts, lists of numbers, bytes. */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isList(a) || !isList(b) || a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
const isList = (value: unknown): value is ArrayLike<number> => value instanceof Uint8Array || Array.isArray(value);
