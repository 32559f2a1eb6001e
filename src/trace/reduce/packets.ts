/** Packets on their way, and how far their sending moves the ledger. */
import type { EventAmong, StreamOffset } from '../events.ts';
import { editLedger } from './channel.ts';
import type { WorldDraft } from './draft.ts';

type PacketEvent = EventAmong<'packet.sent' | 'packet.forwarded' | 'packet.arrived' | 'packet.lost' | 'packet.duplicated'>;

export const reducePackets = (draft: WorldDraft, event: PacketEvent): void => {
  switch (event.kind) {
    case 'packet.sent': {
      draft.flying.set(event.packet, { packet: event.packet, sent: event.id, departed: event.id, hop: event.id, lost: null });
      if (event.channel < 0 || event.length === 0) return;
      const end = event.offset + event.length;
      const ledger = draft.channels.get(event.channel)?.directions[event.direction === 0 ? 0 : 1];
      // Sent is the highest offset ever sent; what goes again moves nothing.
      if (ledger === undefined || end > ledger.sent) editLedger(draft, event.channel, event.direction).sent = end as StreamOffset;
      return;
    }
    case 'packet.forwarded':
      if (draft.flying.get(event.packet) !== undefined) draft.flying.edit(event.packet).hop = event.id;
      return;
    case 'packet.arrived':
    case 'packet.lost':
      draft.flying.delete(event.packet);
      return;
    case 'packet.duplicated': {
      const original = draft.flying.get(event.packet);
      draft.flying.set(event.copy, {
        packet: event.copy,
        sent: original?.sent ?? event.cause,
        departed: event.id,
        hop: event.id,
        lost: null,
      });
      return;
    }
    default:
      event satisfies never;
  }
};
