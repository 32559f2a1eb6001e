/** Packets on their way, and how far their sending moves the ledger. */
import type { EventAmong, StreamOffset } from '../events.ts';
import { changeLedger } from './channel.ts';
import type { WorldDraft } from './draft.ts';

type PacketEvent = EventAmong<'packet.sent' | 'packet.forwarded' | 'packet.arrived' | 'packet.lost' | 'packet.duplicated'>;

export const reducePackets = (draft: WorldDraft, event: PacketEvent): void => {
  switch (event.kind) {
    case 'packet.sent': {
      draft.flying.set(event.packet, { packet: event.packet, sent: event.id, departed: event.id, hop: event.id, lost: null });
      const end = event.offset + event.length;
      if (event.channel < 0 || event.length === 0) return;
      changeLedger(draft, event.channel, event.direction, (ledger) =>
        end > ledger.sent ? { ...ledger, sent: end as StreamOffset } : ledger,
      );
      return;
    }
    case 'packet.forwarded': {
      const packet = draft.flying.get(event.packet);
      if (packet !== undefined) draft.flying.set(event.packet, { ...packet, hop: event.id });
      return;
    }
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
