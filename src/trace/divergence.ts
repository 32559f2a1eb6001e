/**
 * Where two runs part: the first event in which they differ. Two runs of scenarios that are nearly the same are equal event by event up to
 * there, since a run is deterministic; from there on they are two futures.
 */
import { ns, type Nanoseconds } from '#time/nanoseconds.ts';
import { LAYOUTS } from './columns.ts';
import type { EventId } from './events.ts';
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
  const kinds = LAYOUTS.map((layout) => comparisonOf(before, after, layout));
  for (let id = 0; id < both; id++) {
    const code = before.codeAt(id);
    if (code === after.codeAt(id) && before.at(id) === after.at(id) && before.cause(id) === after.cause(id) && kinds[code]?.(id) === true)
      continue;
    return { at: ns(Math.min(before.at(id), after.at(id))), before: id, after: id };
  }
  if (before.count === after.count) return null;
  const [longer, shorter] = before.count > after.count ? [before, after] : [after, before];
  if (!shorter.complete) return null;
  return { at: longer.at(both), before: longer === before ? both : null, after: longer === after ? both : null };
}

/** Are the fields of an event equal in both? Numbers are read straight from their columns: a long run has millions. */
function comparisonOf(before: Trace, after: Trace, { kind, fields }: (typeof LAYOUTS)[number]): (id: EventId) => boolean {
  const names = fields.map((field) => field.name as never);
  const numbers = fields
    .filter((field) => field.storage === 'number' || field.storage === 'word')
    .map((field) => [before.column(kind, field.name as never), after.column(kind, field.name as never)] as const);
  const rest = names.filter((_, at) => fields[at]?.storage !== 'number' && fields[at]?.storage !== 'word');
  return (id) => {
    const [one, other] = [before.row(id), after.row(id)];
    for (const [a, b] of numbers) if (!Object.is(a[one], b[other])) return false;
    if (rest.length === 0) return true;
    const [left, right] = [before.peek(id), after.peek(id)] as readonly Readonly<Record<string, unknown>>[];
    return rest.every((name) => same(left?.[name], right?.[name]));
  };
}

/** Numbers, texts, lists of numbers, bytes. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isList(a) || !isList(b) || a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
const isList = (value: unknown): value is ArrayLike<number> => value instanceof Uint8Array || Array.isArray(value);
