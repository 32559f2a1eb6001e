/** The ledger: how far each direction of each channel has been written, sent, acknowledged, received and read. */
import type { EventAmong, StreamOffset } from '../events.ts';
import type { Trace } from '../trace.ts';
import type { Ledger } from '../world.ts';
import type { WorldDraft, Writable } from './draft.ts';

type ChannelEvent = EventAmong<'channel.opened' | 'bytes.written' | 'bytes.acked' | 'bytes.received' | 'bytes.read' | 'channel.end'>;

const ZERO = 0 as StreamOffset;
const NEW_LEDGER: Ledger = {
  written: ZERO,
  sent: ZERO,
  acked: ZERO,
  received: ZERO,
  read: ZERO,
  outOfOrder: [],
  end: { shut: false, sent: false, acked: false, received: false, read: false, reset: false },
  writes: 0,
  reads: 0,
};

/** Ranges [left, right, left, right, ...] as pairs, in order of offset. */
const pairs = (flat: readonly number[]): Ledger['outOfOrder'] => {
  if (flat.length === 0) return NEW_LEDGER.outOfOrder;
  const ranges: (readonly [StreamOffset, StreamOffset])[] = [];
  for (let i = 0; i + 1 < flat.length; i += 2) ranges.push([flat[i] as StreamOffset, flat[i + 1] as StreamOffset]);
  return ranges.sort((a, b) => a[0] - b[0]);
};

const ledgerKey = (channel: number, direction: number): number => channel * 2 + (direction === 0 ? 0 : 1);

/** Reads the ranges that lie out of order now: those of the last bytes.received of each ledger. */
export const settleOutOfOrder = (draft: WorldDraft, trace: Trace): void =>
  draft.received.forEach((id, key) => {
    const ledger = draft.ledgers.get(key);
    if (ledger !== undefined) ledger.outOfOrder = pairs(trace.eventOf('bytes.received', id).outOfOrder);
  });

/** The ledger of one direction, to be changed: a copy of this draft's own in place of the one before, made once. */
export const editLedger = (draft: WorldDraft, channel: number, direction: number): Writable<Ledger> => {
  const key = ledgerKey(channel, direction);
  const own = draft.ledgers.get(key);
  if (own !== undefined) return own;
  const view = draft.channels.edit(channel);
  const [there, back] = view.directions;
  const copy: Writable<Ledger> = { ...(direction === 0 ? there : back) };
  view.directions = direction === 0 ? [copy, back] : [there, copy];
  draft.ledgers.set(key, copy);
  return copy;
};

const later = (a: StreamOffset, b: number): StreamOffset => (b > a ? (b as StreamOffset) : a);

export const reduceChannel = (draft: WorldDraft, event: ChannelEvent): void => {
  if (event.kind === 'channel.opened') {
    draft.channels.set(event.channel, { channel: event.channel, what: event.what, directions: [NEW_LEDGER, NEW_LEDGER] });
    return;
  }
  const ledger = editLedger(draft, event.channel, event.direction);
  switch (event.kind) {
    case 'bytes.written':
      ledger.written = later(ledger.written, event.offset + event.bytes.length);
      ledger.writes++;
      // A pipe has one buffer and no wire: what is written has arrived.
      if (draft.channels.get(event.channel)?.what !== 'connection') ledger.sent = ledger.acked = ledger.received = ledger.written;
      return;
    case 'bytes.acked':
      ledger.acked = later(ledger.acked, event.upTo);
      return;
    case 'bytes.received':
      ledger.received = later(ledger.received, event.upTo);
      draft.received.set(ledgerKey(event.channel, event.direction), event.id);
      return;
    case 'bytes.read':
      ledger.read = later(ledger.read, event.offset + event.length);
      ledger.reads++;
      return;
    case 'channel.end':
      ledger.end = { ...ledger.end, [event.stage]: true };
      return;
    default:
      event satisfies never;
  }
};
