/** Between lanes and the page's selection: what pressing a bar, tick or flight selects, and which of them a selection lights up. */
import type { TraceIndex } from '#trace/index/index.ts';
import type { StreamOffset } from '#trace/events.ts';
import { overlaps } from '../store/selection.ts';
import type { ByteRange, Selection } from '../store/selection.ts';
import type { Hit } from './layout.ts';

/** The bytes a packet carries, or null. */
function bytesOfPacket(index: TraceIndex, packet: number): ByteRange | null {
  const entry = index.packets[packet];
  if (entry === undefined || entry.channel < 0 || entry.length === 0) return null;
  return { channel: entry.channel, direction: entry.direction, from: entry.offset, to: (entry.offset + entry.length) as StreamOffset };
}

/** The bytes a call wrote or read, or null. */
function bytesOfCall(index: TraceIndex, call: number): ByteRange | null {
  const socket = index.sockets[index.calls[call]?.socket ?? -1];
  if (socket === undefined || socket.channel < 0) return null;
  const directions = index.channels[socket.channel]?.directions;
  if (directions === undefined) return null;
  for (const direction of [0, 1] as const) {
    const found = [...directions[direction].writes, ...directions[direction].reads].find((one) => one.call === call);
    if (found !== undefined && found.length > 0) return { channel: socket.channel, direction, from: found.offset, to: (found.offset + found.length) as StreamOffset };
  }
  return null;
}

export function selectionOf(index: TraceIndex, hit: Hit | null): Selection | null {
  if (hit === null) return null;
  switch (hit.kind) {
    case 'flight': return { kind: 'packet', packet: hit.flight.packet, bytes: bytesOfPacket(index, hit.flight.packet) };
    case 'tick': return { kind: 'write', channel: hit.tick.channel, direction: hit.tick.direction, write: hit.tick.write, bytes: bytesOfCall(index, hit.tick.call) };
    case 'bar': return hit.bar.target.kind === 'call'
      ? { kind: 'call', call: hit.bar.target.call, bytes: bytesOfCall(index, hit.bar.target.call) }
      : { kind: 'socket', socket: hit.bar.target.socket, bytes: null };
    default: { const never: never = hit; return never; }
  }
}

export function litBy(index: TraceIndex | null, lit: Selection | null): (thing: { readonly packet?: number; readonly call?: number; readonly socket?: number }) => boolean {
  if (index === null || lit === null) return () => false;
  return (thing) => {
    if (thing.packet !== undefined) return (lit.kind === 'packet' && lit.packet === thing.packet) || overlaps(lit.bytes, bytesOfPacket(index, thing.packet));
    if (thing.call !== undefined) return ((lit.kind === 'call' || lit.kind === 'read') && lit.call === thing.call) || overlaps(lit.bytes, bytesOfCall(index, thing.call));
    return thing.socket !== undefined && lit.kind === 'socket' && lit.socket === thing.socket;
  };
}
