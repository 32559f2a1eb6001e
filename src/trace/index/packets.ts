/** Indexes packets: when each left, when and how it ended, and which bytes it carries. */
import { FLAG, NO_EVENT, type EventAmong, type EventOf } from '../events.ts';
import { asDirection, entry, introduce, type Building } from './building.ts';

type PacketEvent = EventAmong<'packet.sent' | 'packet.forwarded' | 'packet.arrived' | 'packet.lost' | 'packet.duplicated'>;

const TCP = 6;
const endpoint = (address: number, port: number): number => address * 65_536 + port;

/** The first sequence number of this side: that of its SYN, or the first that was seen of it (a reset from where nobody listens has only that). */
const initialOf = (building: Building, from: number, to: number, seen: number, syn: boolean): number => {
  let sides = building.initial.get(from);
  if (sides === undefined) {
    sides = new Map();
    building.initial.set(from, sides);
  }
  const known = syn ? undefined : sides.get(to);
  if (known !== undefined) return known;
  sides.set(to, seen);
  return seen;
};

/** Sequence and acknowledgment number relative to where each side began. */
const relative = (building: Building, event: EventOf<'packet.sent'>): { readonly sequence: number; readonly acknowledgment: number } => {
  if (event.protocol !== TCP) return { sequence: 0, acknowledgment: 0 };
  const from = endpoint(event.source, event.sourcePort);
  const to = endpoint(event.destination, event.destinationPort);
  const ours = initialOf(building, from, to, event.sequence, (event.flags & FLAG.SYN) !== 0);
  const theirs = (event.flags & FLAG.ACK) === 0 ? event.acknowledgment : (building.initial.get(to)?.get(from) ?? event.acknowledgment - 1);
  return { sequence: (event.sequence - ours) >>> 0, acknowledgment: (event.acknowledgment - theirs) >>> 0 };
};

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
        ...relative(building, event),
        socket: event.socket,
        receiver: -1,
        channel: event.channel,
        direction: asDirection(event.direction),
        offset: event.offset,
        length: event.length,
        repeat: event.repeat !== 0,
        copyOf: -1,
        hops: [],
      });
      building.flying++;
      if (event.channel >= 0 && event.length > 0) {
        entry(building.channels, event.channel, 'channel').directions[asDirection(event.direction)].packets.push(event.packet);
      }
      return;
    case 'packet.forwarded':
      entry(building.packets, event.packet, 'packet').hops.push({ event: event.id, at: event.at, host: event.host, link: event.link });
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
        hops: [],
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
