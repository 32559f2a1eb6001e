/**
 * Live mode: packets of one host as bytes that strangers understand, and strangers' bytes as packets. What does not decode is dropped, as a
 * network card or the IP layer would drop it.
 */
import { NO_EVENT } from '#trace/events.ts';
import { decodeIcmp, encodeIcmp } from '#wire/icmp.ts';
import { decodeIpv4, encodeIpv4, PROTOCOL, type Ipv4Packet } from '#wire/ipv4.ts';
import { decodeTcp, encodeTcp } from '#wire/tcp.ts';
import { decodeUdp, encodeUdp } from '#wire/udp.ts';
import type { Kernel, Packet, PacketBody, Quoted } from '../state.ts';
import { arrive } from './arrive.ts';

const NO_OPTIONS = new Uint8Array(0);

/** A packet of ours as it goes on the wire, checksums filled in. */
export function encodePacket(packet: Packet): Uint8Array {
  const { body } = packet;
  return encodeIpv4({
    service: packet.ecn,
    identification: packet.identification,
    dontFragment: packet.dontFragment,
    moreFragments: body.kind === 'fragment' && body.more,
    fragmentOffset: body.kind === 'fragment' ? body.offset : 0,
    ttl: packet.ttl,
    protocol: body.kind === 'tcp' ? PROTOCOL.TCP : body.kind === 'icmp' ? PROTOCOL.ICMP : PROTOCOL.UDP,
    source: packet.source,
    destination: packet.destination,
    options: NO_OPTIONS,
    payload: transportBytes(packet, body),
  });
}

function transportBytes(packet: Packet, body: PacketBody): Uint8Array {
  switch (body.kind) {
    case 'tcp':
      return encodeTcp(body.segment, packet.source, packet.destination);
    case 'udp':
      return encodeUdp(body, packet.source, packet.destination);
    case 'fragment':
      return body.bytes;
    case 'icmp':
      return encodeIcmp(body.message);
  }
}

/** Bytes have come from outside: the host takes them as a packet that comes out of its link. Returns why not, '' where it did. */
export function arriveFromOutside(k: Kernel, bytes: Uint8Array): string {
  if (!k.outside) return 'This run is not live.';
  const decoded = decodeIpv4(bytes);
  if (decoded.value === undefined) return decoded.error;
  const ip = decoded.value;
  const body = bodyOf(ip);
  if (typeof body === 'string') return body;
  const id = k.state.next.packet++;
  k.state.flying.set(id, {
    id,
    source: ip.source,
    destination: ip.destination,
    identification: ip.identification,
    dontFragment: ip.dontFragment,
    ecn: ip.service & 3,
    ttl: ip.ttl,
    body,
    size: bytes.length,
    channel: -1,
    toward: k.outside.host,
    link: 0,
    corrupted: false,
    doom: null,
    sent: NO_EVENT,
  });
  arrive(k, id);
  return '';
}

function bodyOf(ip: Ipv4Packet): PacketBody | string {
  if (ip.moreFragments || ip.fragmentOffset > 0) {
    if (ip.protocol !== PROTOCOL.UDP) return 'Only datagrams of UDP are put together from pieces.';
    return {
      kind: 'fragment',
      sourcePort: 0,
      destinationPort: 0,
      first: 0,
      offset: ip.fragmentOffset,
      more: ip.moreFragments,
      bytes: ip.payload,
    };
  }
  switch (ip.protocol) {
    case PROTOCOL.TCP: {
      const tcp = decodeTcp(ip.payload, ip.source, ip.destination);
      return tcp.value === undefined ? tcp.error : { kind: 'tcp', segment: tcp.value };
    }
    case PROTOCOL.UDP: {
      const udp = decodeUdp(ip.payload, ip.source, ip.destination);
      return udp.value === undefined ? udp.error : { kind: 'udp', ...udp.value };
    }
    case PROTOCOL.ICMP: {
      const icmp = decodeIcmp(ip.payload);
      return icmp.value === undefined ? icmp.error : { kind: 'icmp', message: icmp.value, about: quotedIn(icmp.value.payload) };
    }
    default:
      return `Protocol ${ip.protocol} is not spoken here.`;
  }
}

/** The packet an ICMP error quotes: its IP header and at least 8 bytes (RFC 792). All zero where nothing is quoted. */
function quotedIn(bytes: Uint8Array): Quoted {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = bytes.length > 0 ? ((bytes[0] ?? 0) & 15) * 4 : 0;
  if (header < 20 || bytes.length < header + 8)
    return { protocol: 'icmp', source: 0, destination: 0, sourcePort: 0, destinationPort: 0, sequence: 0 };
  const protocol = bytes[9];
  return {
    protocol: protocol === PROTOCOL.TCP ? 'tcp' : protocol === PROTOCOL.UDP ? 'udp' : 'icmp',
    source: view.getUint32(12),
    destination: view.getUint32(16),
    sourcePort: view.getUint16(header),
    destinationPort: view.getUint16(header + 2),
    sequence: protocol === PROTOCOL.TCP ? view.getUint32(header + 4) : 0,
  };
}
