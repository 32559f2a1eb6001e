/**
 * Packet captures that Wireshark opens: a section header, one interface per link or host, one enhanced packet block per packet.
 * Format: IETF draft-ietf-opsawg-pcapng. Little-endian, timestamps in nanoseconds, raw IPv4 packets.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';

/** LINKTYPE_IPV4: the packet begins with an IPv4 header. https://www.tcpdump.org/linktypes.html */
export const LINKTYPE_IPV4 = 228;

export interface CapturedPacket {
  /** Index into the interfaces. */
  readonly interface: number;
  /** Since the start of the capture. */
  readonly at: Nanoseconds;
  readonly bytes: Uint8Array;
  /** Shown by Wireshark beside the packet; '' for none. */
  readonly comment: string;
  /** How it passed the interface. */
  readonly direction: 'in' | 'out' | 'unknown';
}

const BLOCK = { SECTION: 0x0a0d0d0a, INTERFACE: 1, PACKET: 6 } as const;
const OPTION = { END: 0, COMMENT: 1, USER_APPLICATION: 4, INTERFACE_NAME: 2, RESOLUTION: 9, PACKET_FLAGS: 2 } as const;

/** A whole capture file. `begin` is the wall-clock time of instant 0, in nanoseconds since 1970. */
export function encodePcapng(
  application: string,
  interfaces: readonly string[],
  packets: Iterable<CapturedPacket>,
  begin: bigint,
): Uint8Array {
  const blocks: Uint8Array[] = [sectionHeader(application), ...interfaces.map(interfaceDescription)];
  for (const packet of packets) blocks.push(enhancedPacket(packet, begin));
  const file = new Uint8Array(blocks.reduce((length, block) => length + block.length, 0));
  let at = 0;
  for (const block of blocks) {
    file.set(block, at);
    at += block.length;
  }
  return file;
}

function sectionHeader(application: string): Uint8Array {
  const fixed = new Uint8Array(16);
  const view = new DataView(fixed.buffer);
  view.setUint32(0, 0x1a2b3c4d, true);
  view.setUint16(4, 1, true);
  view.setUint16(6, 0, true);
  // Section length unknown: minus one.
  view.setBigInt64(8, -1n, true);
  return block(BLOCK.SECTION, [fixed, textOption(OPTION.USER_APPLICATION, application), endOption()]);
}

function interfaceDescription(name: string): Uint8Array {
  const fixed = new Uint8Array(8);
  new DataView(fixed.buffer).setUint16(0, LINKTYPE_IPV4, true);
  return block(BLOCK.INTERFACE, [
    fixed,
    textOption(OPTION.INTERFACE_NAME, name),
    option(OPTION.RESOLUTION, new Uint8Array([9])),
    endOption(),
  ]);
}

function enhancedPacket(packet: CapturedPacket, begin: bigint): Uint8Array {
  const fixed = new Uint8Array(20);
  const view = new DataView(fixed.buffer);
  const time = begin + BigInt(packet.at);
  view.setUint32(0, packet.interface, true);
  view.setUint32(4, Number(time >> 32n), true);
  view.setUint32(8, Number(time & 0xffffffffn), true);
  view.setUint32(12, packet.bytes.length, true);
  view.setUint32(16, packet.bytes.length, true);
  const parts = [fixed, packet.bytes, padding(packet.bytes.length)];
  const flags = packet.direction === 'in' ? 1 : packet.direction === 'out' ? 2 : 0;
  if (flags !== 0) parts.push(option(OPTION.PACKET_FLAGS, new Uint8Array([flags, 0, 0, 0])));
  if (packet.comment !== '') parts.push(textOption(OPTION.COMMENT, packet.comment));
  if (flags !== 0 || packet.comment !== '') parts.push(endOption());
  return block(BLOCK.PACKET, parts);
}

function block(type: number, parts: readonly Uint8Array[]): Uint8Array {
  const length = 12 + parts.reduce((sum, part) => sum + part.length, 0);
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, type, true);
  view.setUint32(4, length, true);
  let at = 8;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  view.setUint32(at, length, true);
  return bytes;
}

function option(code: number, value: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + value.length + padding(value.length).length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, code, true);
  view.setUint16(2, value.length, true);
  bytes.set(value, 4);
  return bytes;
}
const textOption = (code: number, text: string): Uint8Array => option(code, new TextEncoder().encode(text).subarray(0, 0xffff));
const endOption = (): Uint8Array => new Uint8Array(4);
const padding = (length: number): Uint8Array => new Uint8Array((4 - (length % 4)) % 4);
