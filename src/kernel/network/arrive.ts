/** A packet comes out of its link: for this host and one of its sockets, or for somebody further on. */
import type { EventId } from '#trace/events.ts';
import { hostOf, record } from '../kernel.ts';
import type { HostState, Kernel, Packet } from '../state.ts';
import { sendUnreachable, receiveIcmp } from './icmp.ts';
import { carry, lose, UNDISTURBED } from './link.ts';
import { isLocal, routeTo } from './route.ts';
import { receiveTcp } from './demultiplex.ts';
import { receivePiece } from './reassemble.ts';
import { receiveUdp } from './udp.ts';

export function arrive(k: Kernel, id: number): void {
  const packet = k.state.flying.get(id);
  if (!packet) return;
  k.state.flying.delete(id);
  if (packet.doom) {
    lose(k, id, packet.doom, packet.sent);
    return;
  }
  const host = hostOf(k, packet.toward);
  if (!isLocal(host, packet.destination)) forward(k, host, packet);
  // One flipped bit never gets past the checksum of RFC 1071, which TCP, UDP and ICMP all carry.
  // A broken piece is noticed when the datagram is whole: IP's own checksum covers only its header.
  else if (packet.corrupted && packet.body.kind !== 'fragment')
    record(k, 'packet.lost', packet.sent, { packet: id, why: 'checksum', fault: -1 });
  else deliver(k, host, packet);
}

function deliver(k: Kernel, host: HostState, packet: Packet): void {
  const { body } = packet;
  switch (body.kind) {
    case 'tcp':
      receiveTcp(k, host, packet, body.segment);
      return;
    case 'udp':
      receiveUdp(k, host, packet, body);
      return;
    case 'fragment':
      receivePiece(k, host, packet, body);
      return;
    case 'icmp':
      receiveIcmp(k, host, packet, body);
      return;
    default:
      body satisfies never;
  }
}

/** A host that forwards sends the packet on; any other lets it drop (RFC 1122 3.3.1.1). RFC 1812 5.3.1: the time to live goes down by one. */
function forward(k: Kernel, host: HostState, packet: Packet): void {
  const lost = (why: 'no-route' | 'ttl' | 'mtu'): EventId => record(k, 'packet.lost', packet.sent, { packet: packet.id, why, fault: -1 });
  const route = host.forward ? routeTo(k, host, packet.destination) : null;
  if (!host.forward) {
    lost('no-route');
  } else if (packet.ttl <= 1) {
    sendUnreachable(k, host, packet, 'ttl', 0, lost('ttl'));
  } else if (!route) {
    sendUnreachable(k, host, packet, 'network', 0, lost('no-route'));
  } else if (packet.size > route.mtu && packet.dontFragment) {
    sendUnreachable(k, host, packet, 'fragmentation', route.mtu, lost('mtu'));
  } else {
    const forwarded = record(k, 'packet.forwarded', packet.sent, { packet: packet.id, host: host.index, link: route.link });
    packet.ttl--;
    packet.sent = forwarded;
    carry(k, host.index, route.link, packet, UNDISTURBED, forwarded);
  }
}
