/** Indexes packets: when each left, when and how it ended, and which bytes it carries. */
import { FLAG, NO_EVENT, type EventAmong, type EventOf } from '../events.ts';
import { PacketLife } from './packetlife.ts';
import { entry, introduce, type Building } from './building.ts';

type PacketEvent = EventAmong<
  'packet.sent' | 'packet.forwarded' | 'packet.marked' | 'packet.arrived' | 'packet.lost' | 'packet.duplicated'
>;

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

/** A packet is on its way: it is introduced, and where it carries stream bytes, its direction gets to know it. */
const depart = (building: Building, packet: PacketLife): void => {
  introduce(building.packets, packet.packet, 'packet', packet);
  building.flying++;
  if (packet.channel >= 0 && packet.length > 0) {
    entry(building.channels, packet.channel, 'channel').directions[packet.direction].packets.push(packet.packet);
  }
};

export const indexPacket = (building: Building, event: PacketEvent): void => {
  switch (event.kind) {
    case 'packet.sent':
      depart(building, new PacketLife(building.trace, event.packet, { sent: event.id, departed: event.id }, relative(building, event), -1));
      return;
    case 'packet.forwarded': {
      const packet = entry(building.packets, event.packet, 'packet');
      packet.hops = [...packet.hops, { event: event.id, at: event.at, host: event.host, link: event.link }];
      return;
    }
    case 'packet.marked':
      entry(building.packets, event.packet, 'packet').marked = event.id;
      return;
    case 'packet.arrived':
    case 'packet.lost': {
      const packet = entry(building.packets, event.packet, 'packet');
      if (packet.ended === NO_EVENT) building.flying--;
      packet.ended = event.id;
      return;
    }
    case 'packet.duplicated': {
      const original = entry(building.packets, event.packet, 'packet');
      depart(building, new PacketLife(building.trace, event.copy, { sent: original.sent, departed: event.id }, original, event.packet));
      return;
    }
    default:
      event satisfies never;
  }
};
