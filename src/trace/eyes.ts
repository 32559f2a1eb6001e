/**
 * One host's eyes: what has causally reached a host by an instant. An event is known to a host when it happened there,
 * or is a cause (near or far) of something that happened there. Exact, because every cause is recorded.
 * Each event becomes known to each host once; that moment is found once, and kept.
 */
import { grown } from './columns.ts';
import { NO_EVENT, type EventId } from './events.ts';
import type { TraceIndex } from './index/index.ts';
import type { Trace } from './trace.ts';

interface HostEyes {
  /** By event: the event on this host by which it became known, or -1. */
  knownBy: Int32Array<ArrayBuffer>;
  /** By other host, in step: the event here, and the newest event there that it brought news of. */
  readonly news: { readonly here: EventId[]; readonly there: EventId[] }[];
}
interface Eyes {
  events: number;
  readonly hosts: HostEyes[];
}

const KEPT = new WeakMap<Trace, Eyes>();

/** Marks `event` and all its causes that this host did not know yet. */
const learn = (index: TraceIndex, eyes: HostEyes, event: EventId, by: EventId): void => {
  const open: EventId[] = [event];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === NO_EVENT || eyes.knownBy[id] !== NO_EVENT) continue;
    eyes.knownBy[id] = by;
    const news = eyes.news[index.hosts[id] ?? -1];
    if (news !== undefined && id > (news.there.at(-1) ?? NO_EVENT)) {
      if (news.here.at(-1) === by) news.there[news.there.length - 1] = id;
      else {
        news.here.push(by);
        news.there.push(id);
      }
    }
    open.push(index.trace.cause(id), ...index.trace.because(id));
  }
};

/** Eyes of every host as far as the trace has grown; reads only what is new. */
const eyesOf = (index: TraceIndex): Eyes => {
  const hosts = index.trace.header.hosts;
  let eyes = KEPT.get(index.trace);
  if (eyes === undefined) {
    eyes = { events: 0, hosts: hosts.map(() => ({ knownBy: new Int32Array(0), news: hosts.map(() => ({ here: [], there: [] })) })) };
    KEPT.set(index.trace, eyes);
  }
  if (eyes.events >= index.events) return eyes;
  for (const host of eyes.hosts) {
    host.knownBy = grown(host.knownBy, eyes.events, index.events);
    host.knownBy.fill(NO_EVENT, eyes.events);
  }
  for (let id = eyes.events; id < index.events; id++) {
    const host = eyes.hosts[index.hosts[id] ?? -1];
    if (host !== undefined) learn(index, host, id, id);
  }
  eyes.events = index.events;
  return eyes;
};

/**
 * Which events a host knows of, when the first `events` events have happened (World.events). The answer is a question: ask it for each event.
 * Events on no host (a packet lost on its way) are known to nobody, until something follows from them.
 */
export const knownTo = (index: TraceIndex, host: number, events: number): ((event: EventId) => boolean) => {
  const known = eyesOf(index).hosts[host]?.knownBy;
  if (known === undefined) return () => false;
  return (event) => {
    const by = known[event] ?? NO_EVENT;
    return by !== NO_EVENT && by < events;
  };
};

/** The event by which the host came to know of `event`; -1 where it never does. */
export const learnedBy = (index: TraceIndex, host: number, event: EventId): EventId =>
  eyesOf(index).hosts[host]?.knownBy[event] ?? NO_EVENT;

/** The newest event on `other` that `host` knows of; -1 where it knows nothing of it. What happened there later is veiled. */
export const horizon = (index: TraceIndex, host: number, other: number, events: number): EventId => {
  const news = eyesOf(index).hosts[host]?.news[other];
  if (news === undefined) return NO_EVENT;
  let low = 0;
  let high = news.here.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((news.here[middle] ?? 0) < events) low = middle + 1;
    else high = middle;
  }
  return news.there[low - 1] ?? NO_EVENT;
};
