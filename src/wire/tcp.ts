/**
 * The TCP header: fields to bytes and back, with the checksum over pseudo header, header and data. RFC 9293 3.1.
 */
import { byteAt, read16, read32, write16, write32, type Decoded } from './bytes.ts';
import { addWords, foldChecksum, pseudoHeaderSum } from './checksum.ts';
import { PROTOCOL } from './ipv4.ts';
import type { TcpSegment } from './segment.ts';
import { optionsLength, readOptions, writeOptions } from './tcpoptions.ts';

export const TCP_HEADER = 20;

/** Header and payload as bytes, checksum filled in for these two addresses. */
export function encodeTcp(segment: TcpSegment, source: number, destination: number): Uint8Array {
  const header = TCP_HEADER + optionsLength(segment.options);
  const bytes = new Uint8Array(header + segment.payload.length);
  write16(bytes, 0, segment.sourcePort);
  write16(bytes, 2, segment.destinationPort);
  write32(bytes, 4, segment.sequence);
  write32(bytes, 8, segment.acknowledgment);
  bytes[12] = (header / 4) << 4;
  bytes[13] = segment.flags;
  write16(bytes, 14, segment.window);
  writeOptions(bytes, TCP_HEADER, segment.options);
  bytes.set(segment.payload, header);
  write16(bytes, 16, tcpChecksum(bytes, source, destination));
  return bytes;
}

/** The checksum of a segment's bytes between two addresses; 0 when the checksum inside them is right. */
export function tcpChecksum(bytes: Uint8Array, source: number, destination: number): number {
  return foldChecksum(addWords(pseudoHeaderSum(source, destination, PROTOCOL.TCP, bytes.length), bytes, 0, bytes.length));
}

/** Reads a segment; the payload is a view. A wrong checksum is an error: the receiver drops such a segment (RFC 9293 3.1). */
export function decodeTcp(bytes: Uint8Array, source: number, destination: number): Decoded<TcpSegment> {
  if (bytes.length < TCP_HEADER) return { error: `A TCP header takes 20 bytes; here are ${bytes.length}.` };
  const header = (byteAt(bytes, 12) >> 4) * 4;
  if (header < TCP_HEADER || header > bytes.length)
    return { error: `The data offset field says ${header} bytes; it must lie between 20 and ${bytes.length}.` };
  if (tcpChecksum(bytes, source, destination) !== 0)
    return { error: `The TCP checksum 0x${read16(bytes, 16).toString(16).padStart(4, '0')} does not fit the segment.` };
  return {
    value: {
      sourcePort: read16(bytes, 0),
      destinationPort: read16(bytes, 2),
      sequence: read32(bytes, 4),
      acknowledgment: read32(bytes, 8),
      flags: byteAt(bytes, 13),
      window: read16(bytes, 14),
      options: readOptions(bytes, TCP_HEADER, header),
      payload: bytes.subarray(header),
    },
  };
}
