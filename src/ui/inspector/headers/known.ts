/** What the trace knows beside a packet's bytes: hosts by address, where counting began, how windows scale, whether it was damaged. */
import { FLAG } from '#trace/events.ts';
import type { PacketEntry } from '#trace/index/entries.ts';
import type { TraceIndex } from '#trace/index/index.ts';
import { payloadOf } from '#trace/provenance.ts';
import type { Trace } from '#trace/trace.ts';
import { piecesOf, type PieceOf } from '#wire/fragments.ts';
import { packetBytes } from '#wire/packet.ts';
import { numberingOf } from '../../ladder/run.ts';
import type { Known, PacketPicture } from './field.ts';
import { pictureOf } from './picture.ts';

const TCP = 6;
const UDP_HEADER = 8;

/** The picture of one packet as it left its host. */
export function packetPicture(index: TraceIndex, entry: PacketEntry): PacketPicture {
  const piece = pieceOf(index.trace, entry.copyOf < 0 ? entry.packet : entry.copyOf);
  const bytes = packetBytes(index.trace.eventOf('packet.sent', entry.sent), payloadOf(index, entry), piece);
  return pictureOf(bytes, knownOf(index, entry, piece));
}

const kept = new WeakMap<Trace, { readonly count: number; readonly pieces: ReadonlyMap<number, PieceOf> }>();
function pieceOf(trace: Trace, packet: number): PieceOf | null {
  let known = kept.get(trace);
  if (known === undefined || known.count !== trace.count) {
    known = { count: trace.count, pieces: piecesOf(trace) };
    kept.set(trace, known);
  }
  return known.pieces.get(packet) ?? null;
}

function knownOf(index: TraceIndex, entry: PacketEntry, piece: PieceOf | null): Known {
  const { hosts } = index.trace.header;
  const sent = index.trace.eventOf('packet.sent', entry.sent);
  // On loopback both ends have the same name; programs tell them apart no better here, so the ports do.
  const loopback = entry.link < 0;
  const common = {
    nameOf: (address: number): string => (loopback ? '' : (hosts.find((host) => host.address === address)?.name ?? '')),
    damaged: entry.why === 'checksum',
    whole: piece === null ? null : piece.whole.length + UDP_HEADER,
  };
  if (sent.protocol !== TCP) return { ...common, sequence: null, acknowledgment: null, windowScale: -1 };
  const numbering = numberingOf(index);
  const own = `${entry.channel}:${entry.direction}`;
  const other = `${entry.channel}:${entry.direction === 0 ? 1 : 0}`;
  // Scaling counts only where both sides have offered it (RFC 7323 1.3).
  const both = numbering.scales.has(own) && numbering.scales.has(other);
  return {
    ...common,
    // The index counts from the SYN of each side, by addresses and ports: also for a RST from where there is no socket.
    sequence: (sent.sequence - entry.sequence) >>> 0,
    acknowledgment: (sent.flags & FLAG.ACK) === 0 ? null : (sent.acknowledgment - entry.acknowledgment) >>> 0,
    windowScale: both ? (numbering.scales.get(own) ?? 0) : 0,
  };
}
