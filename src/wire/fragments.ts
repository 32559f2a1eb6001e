/** Datagrams that went in pieces, as the trace tells them: the whole payload of each, and which packet is which piece. */
import type { Trace } from '#trace/trace.ts';

export interface PieceOf {
  /** Where the piece begins in what IP carries, UDP header included. */
  readonly offset: number;
  readonly more: boolean;
  /** Payload of the whole datagram. */
  readonly whole: Uint8Array;
}

/** By packet; packets that are whole datagrams are not in it. */
export function piecesOf(trace: Trace): ReadonlyMap<number, PieceOf> {
  const sent = new Map<number, Uint8Array>();
  const rows = [...trace.eventsOf('packet.fragment')].map((id) => trace.eventOf('packet.fragment', id));
  if (rows.length === 0) return new Map();
  for (const id of trace.eventsOf('packet.sent')) {
    const event = trace.eventOf('packet.sent', id);
    sent.set(event.packet, event.bytes);
  }
  const wholes = new Map<number, number[]>();
  for (const { packet, first } of rows) wholes.set(first, [...(wholes.get(first) ?? []), ...(sent.get(packet) ?? [])]);
  return new Map(
    rows.map(({ packet, first, offset, more }) => [packet, { offset, more: more === 1, whole: Uint8Array.from(wholes.get(first) ?? []) }]),
  );
}
