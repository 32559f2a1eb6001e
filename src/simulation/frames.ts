/**
 * IPv4 packets on a byte stream, each behind its length as a 16-bit big-endian number: how a live host talks through standard input and output.
 */

/** One packet with its length in front. */
export function frame(packet: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(2 + packet.length);
  bytes[0] = packet.length >> 8;
  bytes[1] = packet.length & 255;
  bytes.set(packet, 2);
  return bytes;
}

/** Bytes that have come and make no whole packet yet. */
export interface Unframed {
  rest: Uint8Array;
}

/** Takes a piece of the stream; gives the packets that are whole now. */
export function unframe(state: Unframed, piece: Uint8Array): readonly Uint8Array[] {
  const bytes = new Uint8Array(state.rest.length + piece.length);
  bytes.set(state.rest);
  bytes.set(piece, state.rest.length);
  const packets: Uint8Array[] = [];
  let at = 0;
  while (at + 2 <= bytes.length) {
    const end = at + 2 + (((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0));
    if (end > bytes.length) break;
    packets.push(bytes.slice(at + 2, end));
    at = end;
  }
  state.rest = bytes.slice(at);
  return packets;
}
