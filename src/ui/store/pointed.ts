/** Selections with their bytes: from a packet, a call, a write to the range it stands for, and from a beat's `select` to the thing it means. */
import type { Found } from '#trace/anchors.ts';
import { rangesOf } from '#trace/provenance.ts';
import type { Subject } from '#trace/provenance.ts';
import type { TraceIndex } from '#trace/index/index.ts';
import type { Beat } from '#scenario/scenario.ts';
import type { ByteRange, Selection } from './selection.ts';

const bytesOf = (index: TraceIndex, subject: Subject): ByteRange | null => rangesOf(index, subject)[0] ?? null;

export const selectPacket = (index: TraceIndex, packet: number): Selection => ({
  kind: 'packet',
  packet,
  bytes: bytesOf(index, { kind: 'packet', packet }),
});
export const selectCall = (index: TraceIndex, call: number): Selection => ({
  kind: 'call',
  call,
  bytes: bytesOf(index, { kind: 'call', call }),
});
export const selectSocket = (socket: number): Selection => ({ kind: 'socket', socket, bytes: null });
export const selectEvent = (index: TraceIndex, event: number): Selection => ({
  kind: 'event',
  event,
  bytes: bytesOf(index, { kind: 'event', event }),
});
export const selectWrite = (index: TraceIndex, channel: number, direction: 0 | 1, write: number): Selection => ({
  kind: 'write',
  channel,
  direction,
  write,
  bytes: bytesOf(index, { kind: 'write', channel, direction, write }),
});

/** What a beat points at: the thing its anchor is about. `select` names another side of it; "none" points at nothing. */
export function selectionOfBeat(index: TraceIndex, beat: Beat, found: Found): Selection | null {
  const wanted = beat.select ?? (beat.at.on === 'packet' ? 'packet' : beat.at.on === 'call' ? 'call' : 'none');
  switch (wanted) {
    case 'packet':
      return found.packet === -1 ? null : selectPacket(index, found.packet);
    case 'call':
      return found.call === -1 ? null : selectCall(index, found.call);
    case 'socket':
      return found.socket === -1 ? null : selectSocket(found.socket);
    case 'write':
      return writeBefore(index, found);
    default:
      return null;
  }
}

/** The last write of the anchor's socket up to the anchor: the one a call made, a packet carries or a decision is about. */
function writeBefore(index: TraceIndex, found: Found): Selection | null {
  const socket = index.sockets[found.socket];
  if (socket === undefined || socket.channel < 0) return null;
  const write = index.channels[socket.channel]?.directions[socket.direction].writes.findLast((one) => one.event <= found.event);
  return write === undefined ? null : selectWrite(index, socket.channel, socket.direction, write.write);
}
