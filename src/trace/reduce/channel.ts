/** The ledger: how far each direction of each channel has been written, sent, acknowledged, received and read. */
import type { EventAmong, StreamOffset } from '../events.ts';
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

const pairs = (flat: readonly number[]): readonly (readonly [StreamOffset, StreamOffset])[] => {
  const ranges: (readonly [StreamOffset, StreamOffset])[] = [];
  for (let i = 0; i + 1 < flat.length; i += 2) ranges.push([flat[i] as StreamOffset, flat[i + 1] as StreamOffset]);
  return ranges.sort((a, b) => a[0] - b[0]);
};

/** The ledger of one direction, to be changed: a copy of this draft's own in place of the one before, made once. */
export const editLedger = (draft: WorldDraft, channel: number, direction: number): Writable<Ledger> => {
  const key = channel * 2 + (direction === 0 ? 0 : 1);
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
      ledger.outOfOrder = pairs(event.outOfOrder);
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
