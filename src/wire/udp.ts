/**
 * The UDP header: ports, length, checksum. RFC 768.
 */
import { read16, write16, type Decoded } from './bytes.ts';
import { addWords, foldChecksum, pseudoHeaderSum } from './checksum.ts';
import { PROTOCOL } from './ipv4.ts';

export interface UdpDatagram {
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly payload: Uint8Array;
}

export const UDP_HEADER = 8;

/** Header and payload as bytes. A computed checksum of 0 is sent as 0xffff, because 0 means "none". RFC 768. */
export function encodeUdp(datagram: UdpDatagram, source: number, destination: number): Uint8Array {
  const bytes = new Uint8Array(UDP_HEADER + datagram.payload.length);
  write16(bytes, 0, datagram.sourcePort);
  write16(bytes, 2, datagram.destinationPort);
  write16(bytes, 4, bytes.length);
  bytes.set(datagram.payload, UDP_HEADER);
  const sum = foldChecksum(addWords(pseudoHeaderSum(source, destination, PROTOCOL.UDP, bytes.length), bytes, 0, bytes.length));
  write16(bytes, 6, sum === 0 ? 0xffff : sum);
  return bytes;
}

/** Reads a datagram; the payload is a view, cut at the datagram's own length. */
export function decodeUdp(bytes: Uint8Array, source: number, destination: number): Decoded<UdpDatagram> {
  if (bytes.length < UDP_HEADER) return { error: `A UDP header takes 8 bytes; here are ${bytes.length}.` };
  const length = read16(bytes, 4);
  if (length < UDP_HEADER || length > bytes.length) return { error: `The UDP length field says ${length} bytes; ${bytes.length} arrived.` };
  if (
    read16(bytes, 6) !== 0 &&
    foldChecksum(addWords(pseudoHeaderSum(source, destination, PROTOCOL.UDP, length), bytes, 0, length)) !== 0
  ) {
    return { error: `The UDP checksum 0x${read16(bytes, 6).toString(16).padStart(4, '0')} does not fit the datagram.` };
  }
  return { value: { sourcePort: read16(bytes, 0), destinationPort: read16(bytes, 2), payload: bytes.subarray(UDP_HEADER, length) } };
}
