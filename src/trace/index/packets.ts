/** Indexes packets: when each left, when and how it ended, and which bytes it carries. */
import { NO_EVENT, type EventAmong } from '../events.ts';
import { asDirection, entry, introduce, type Building } from './building.ts';

type PacketEvent = EventAmong<'packet.sent' | 'packet.arrived' | 'packet.lost' | 'packet.duplicated'>;

export const indexPacket = (building: Building, event: PacketEvent): void => {
  switch (event.kind) {
    case 'packet.sent':
      introduce(building.packets, event.packet, 'packet', {
        packet: event.packet,
        sent: event.id,
        departed: event.id,
        sentAt: event.at,
        ended: NO_EVENT,
        endedAt: null,
        fate: 'flying',
        why: null,
        from: event.host,
        to: event.to,
        link: event.link,
        protocol: event.protocol,
        flags: event.flags,
        socket: event.socket,
        receiver: -1,
        channel: event.channel,
        direction: asDirection(event.direction),
        offset: event.offset,
        length: event.length,
        repeat: event.repeat !== 0,
        copyOf: -1,
      });
      building.flying++;
      if (event.channel >= 0 && event.length > 0) {
        entry(building.channels, event.channel, 'channel').directions[asDirection(event.direction)].packets.push(event.packet);
      }
      return;
    case 'packet.arrived': {
      const packet = entry(building.packets, event.packet, 'packet');
      if (packet.fate === 'flying') building.flying--;
      packet.fate = 'arrived';
      packet.ended = event.id;
      packet.endedAt = event.at;
      packet.to = event.host;
      packet.receiver = event.socket;
      return;
    }
    case 'packet.lost': {
      const packet = entry(building.packets, event.packet, 'packet');
      if (packet.fate === 'flying') building.flying--;
      packet.fate = 'lost';
      packet.ended = event.id;
      packet.endedAt = event.at;
      packet.why = event.why;
      return;
    }
    case 'packet.duplicated': {
      const original = entry(building.packets, event.packet, 'packet');
      introduce(building.packets, event.copy, 'packet', {
        ...original,
        packet: event.copy,
        departed: event.id,
        sentAt: event.at,
        ended: NO_EVENT,
        endedAt: null,
        fate: 'flying',
        why: null,
        receiver: -1,
        copyOf: event.packet,
      });
      building.flying++;
      if (original.channel >= 0 && original.length > 0) {
        entry(building.channels, original.channel, 'channel').directions[original.direction].packets.push(event.copy);
      }
      return;
    }
    default:
      event satisfies never;
  }
};
