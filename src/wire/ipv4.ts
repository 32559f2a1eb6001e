/**
 * The IPv4 header: fields to bytes and back. RFC 791 3.1. Options are carried as they are.
 */
import { byteAt, read16, read32, write16, write32, type Decoded } from './bytes.ts';
import { checksum } from './checksum.ts';

export const PROTOCOL = { ICMP: 1, TCP: 6, UDP: 17 } as const;

/** The two ECN bits of the type of service. RFC 3168 5: a transport that does not know ECN, one that does, and "congestion experienced". */
export const ECN = { NOT_ECT: 0, ECT1: 1, ECT0: 2, CE: 3 } as const;

export interface Ipv4Packet {
  /** Type of service: DSCP and ECN. */
  readonly service: number;
  readonly identification: number;
  readonly dontFragment: boolean;
  readonly moreFragments: boolean;
  /** In bytes; on the wire in units of 8. */
  readonly fragmentOffset: number;
  readonly ttl: number;
  readonly protocol: number;
  /** Unsigned 32-bit addresses. */
  readonly source: number;
  readonly destination: number;
  readonly options: Uint8Array;
  readonly payload: Uint8Array;
}

export const IPV4_HEADER = 20;

/** The packet as bytes, header checksum filled in. Options must be a multiple of four bytes, at most 40. */
export function encodeIpv4(packet: Ipv4Packet): Uint8Array {
  const header = IPV4_HEADER + packet.options.length;
  const bytes = new Uint8Array(header + packet.payload.length);
  bytes[0] = 0x40 | (header / 4);
  bytes[1] = packet.service;
  write16(bytes, 2, bytes.length);
  write16(bytes, 4, packet.identification);
  write16(bytes, 6, (packet.dontFragment ? 0x4000 : 0) | (packet.moreFragments ? 0x2000 : 0) | (packet.fragmentOffset / 8));
  bytes[8] = packet.ttl;
  bytes[9] = packet.protocol;
  write32(bytes, 12, packet.source);
  write32(bytes, 16, packet.destination);
  bytes.set(packet.options, IPV4_HEADER);
  write16(bytes, 10, checksum(bytes, 0, header));
  bytes.set(packet.payload, header);
  return bytes;
}

/** Reads one packet. The payload is a view into the given bytes, cut at the packet's own length. */
export function decodeIpv4(bytes: Uint8Array): Decoded<Ipv4Packet> {
  if (bytes.length < IPV4_HEADER) return { error: `An IPv4 header takes 20 bytes; here are ${bytes.length}.` };
  const version = byteAt(bytes, 0) >> 4;
  if (version !== 4) return { error: `The version field says ${version}, not 4.` };
  const header = (byteAt(bytes, 0) & 15) * 4;
  const total = read16(bytes, 2);
  if (header < IPV4_HEADER) return { error: `The header length field says ${header} bytes; it takes at least 20.` };
  if (total < header || total > bytes.length)
    return { error: `The total length field says ${total} bytes; the header has ${header} and ${bytes.length} arrived.` };
  if (checksum(bytes, 0, header) !== 0)
    return { error: `The IPv4 header checksum 0x${read16(bytes, 10).toString(16).padStart(4, '0')} does not fit the header.` };
  const fragment = read16(bytes, 6);
  return {
    value: {
      service: byteAt(bytes, 1),
      identification: read16(bytes, 4),
      dontFragment: (fragment & 0x4000) !== 0,
      moreFragments: (fragment & 0x2000) !== 0,
      fragmentOffset: (fragment & 0x1fff) * 8,
      ttl: byteAt(bytes, 8),
      protocol: byteAt(bytes, 9),
      source: read32(bytes, 12),
      destination: read32(bytes, 16),
      options: bytes.subarray(IPV4_HEADER, header),
      payload: bytes.subarray(header, total),
    },
  };
}
