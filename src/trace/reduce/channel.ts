/** The ledger: how far each direction of each channel has been written, sent, acknowledged, received and read. */
import type { EventAmong, StreamOffset } from '../events.ts';
import type { ChannelView, Ledger } from '../world.ts';
import { change, type WorldDraft } from './draft.ts';

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

/** Replaces the ledger of one direction. */
export const changeLedger = (
  draft: WorldDraft,
  channel: number,
  direction: number,
  next: (ledger: Ledger, view: ChannelView) => Ledger,
): void =>
  change(draft.channels, channel, 'channel', (view): ChannelView => {
    const ledger = next(view.directions[direction === 0 ? 0 : 1], view);
    return { ...view, directions: direction === 0 ? [ledger, view.directions[1]] : [view.directions[0], ledger] };
  });

const later = (a: StreamOffset, b: number): StreamOffset => (b > a ? (b as StreamOffset) : a);

export const reduceChannel = (draft: WorldDraft, event: ChannelEvent): void => {
  switch (event.kind) {
    case 'channel.opened':
      draft.channels.set(event.channel, { channel: event.channel, what: event.what, directions: [NEW_LEDGER, NEW_LEDGER] });
      return;
    case 'bytes.written': {
      const written = event.offset + event.bytes.length;
      changeLedger(draft, event.channel, event.direction, (ledger, view) => {
        const next = { ...ledger, written: later(ledger.written, written), writes: ledger.writes + 1 };
        if (view.what === 'connection') return next;
        // A pipe has one buffer and no wire: what is written has arrived.
        return { ...next, sent: next.written, acked: next.written, received: next.written };
      });
      return;
    }
    case 'bytes.acked':
      changeLedger(draft, event.channel, event.direction, (ledger) => ({ ...ledger, acked: later(ledger.acked, event.upTo) }));
      return;
    case 'bytes.received':
      changeLedger(draft, event.channel, event.direction, (ledger) => ({
        ...ledger,
        received: later(ledger.received, event.upTo),
        outOfOrder: pairs(event.outOfOrder),
      }));
      return;
    case 'bytes.read':
      changeLedger(draft, event.channel, event.direction, (ledger) => ({
        ...ledger,
        read: later(ledger.read, event.offset + event.length),
        reads: ledger.reads + 1,
      }));
      return;
    case 'channel.end':
      changeLedger(draft, event.channel, event.direction, (ledger) => ({ ...ledger, end: { ...ledger.end, [event.stage]: true } }));
      return;
    default:
      event satisfies never;
  }
};
