/**
 * ICMP messages that report a packet's fate: what they say and the beginning of the packet they are about. RFC 792, RFC 1191.
 */
import { byteAt, read16, read32, write16, write32, type Decoded } from './bytes.ts';
import { checksum } from './checksum.ts';

export const ICMP_TYPE = { ECHO_REPLY: 0, UNREACHABLE: 3, ECHO: 8, TIME_EXCEEDED: 11 } as const;
/** Codes of UNREACHABLE. FRAGMENTATION_NEEDED carries the MTU of the next hop in `rest` (RFC 1191 4). */
export const UNREACHABLE = { NETWORK: 0, HOST: 1, PROTOCOL: 2, PORT: 3, FRAGMENTATION_NEEDED: 4 } as const;

export interface IcmpMessage {
  readonly type: number;
  readonly code: number;
  /** The second word of the header: unused, an MTU, or identifier and sequence of an echo. */
  readonly rest: number;
  /** The header and first bytes of the packet this is about, or echo data. */
  readonly payload: Uint8Array;
}

export const ICMP_HEADER = 8;

export function encodeIcmp(message: IcmpMessage): Uint8Array {
  const bytes = new Uint8Array(ICMP_HEADER + message.payload.length);
  bytes[0] = message.type;
  bytes[1] = message.code;
  write32(bytes, 4, message.rest);
  bytes.set(message.payload, ICMP_HEADER);
  write16(bytes, 2, checksum(bytes));
  return bytes;
}

export function decodeIcmp(bytes: Uint8Array): Decoded<IcmpMessage> {
  if (bytes.length < ICMP_HEADER) return { error: `An ICMP header takes 8 bytes; here are ${bytes.length}.` };
  if (checksum(bytes) !== 0)
    return { error: `The ICMP checksum 0x${read16(bytes, 2).toString(16).padStart(4, '0')} does not fit the message.` };
  return { value: { type: byteAt(bytes, 0), code: byteAt(bytes, 1), rest: read32(bytes, 4), payload: bytes.subarray(ICMP_HEADER) } };
}
