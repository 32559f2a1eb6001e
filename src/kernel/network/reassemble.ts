/** Pieces of a datagram are put together again where it is going, never on the way. RFC 791 3.2; Linux net/ipv4/ip_fragment.c. */
import { SECOND, times } from '#time/nanoseconds.ts';
import { decodeUdp } from '#wire/udp.ts';
import { record } from '../kernel.ts';
import type { HostState, Kernel, Packet, Reassembly } from '../state.ts';
import { packetMemory, receiveUdp } from './udp.ts';

/** Pieces wait this long for the others (net.ipv4.ipfrag_time). */
const PATIENCE = times(SECOND, 30);

/** A piece has arrived. The last missing one delivers the datagram. */
export function receivePiece(k: Kernel, host: HostState, packet: Packet, body: Extract<Packet['body'], { kind: 'fragment' }>): void {
  const key = `${packet.source}:${packet.identification}`;
  let waiting = host.reassembly.get(key);
  if (!waiting || k.state.now - waiting.began > PATIENCE) host.reassembly.set(key, (waiting = { began: k.state.now, pieces: [] }));
  if (!waiting.pieces.some((piece) => piece.offset === body.offset))
    waiting.pieces.push({ offset: body.offset, more: body.more, bytes: body.bytes, corrupted: packet.corrupted });
  const whole = joined(waiting);
  if (!whole) {
    record(k, 'packet.arrived', packet.sent, { packet: packet.id, host: host.index, socket: -1 });
    return;
  }
  host.reassembly.delete(key);
  const decoded = decodeUdp(whole, packet.source, packet.destination);
  if (decoded.value === undefined || waiting.pieces.some((piece) => piece.corrupted))
    record(k, 'packet.lost', packet.sent, { packet: packet.id, why: 'checksum', fault: -1 });
  else {
    const datagram = { kind: 'udp' as const, ...decoded.value };
    const memory = waiting.pieces.reduce((sum, piece) => sum + packetMemory(piece.bytes.length), 0);
    receiveUdp(k, host, { ...packet, body: datagram }, datagram, memory);
  }
}

/** The datagram's bytes, once there is no gap and the last piece is there. */
function joined(waiting: Reassembly): Uint8Array | null {
  const pieces = waiting.pieces.toSorted((a, b) => a.offset - b.offset);
  let end = 0;
  for (const piece of pieces) {
    if (piece.offset !== end) return null;
    end += piece.bytes.length;
  }
  if (pieces.at(-1)?.more !== false) return null;
  const whole = new Uint8Array(end);
  for (const piece of pieces) whole.set(piece.bytes, piece.offset);
  return whole;
}
