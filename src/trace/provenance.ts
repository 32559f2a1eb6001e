/**
 * Every byte has an address: channel, direction, offset. So a write, a segment, a buffer and a read are ranges on one line.
 * From any of them to its ranges (`rangesOf`), and from a range to everything that carries it, at this instant and over time.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { EventId, StreamOffset } from './events.ts';
import type { DirectionEntry, PacketEntry, Progress, ReadEntry, WriteEntry } from './index/entries.ts';
import type { TraceIndex } from './index/index.ts';
import type { World } from './world.ts';

/** The bytes [from, to) of one direction of a channel. */
export interface ByteRange {
  readonly channel: number;
  readonly direction: 0 | 1;
  readonly from: StreamOffset;
  readonly to: StreamOffset;
}

/** What a person can point at. */
export type Subject =
  | { readonly kind: 'packet'; readonly packet: number }
  | { readonly kind: 'write'; readonly channel: number; readonly direction: 0 | 1; readonly write: number }
  | { readonly kind: 'read'; readonly channel: number; readonly direction: 0 | 1; readonly read: number }
  | { readonly kind: 'call'; readonly call: number }
  | { readonly kind: 'event'; readonly event: EventId }
  | { readonly kind: 'bytes'; readonly range: ByteRange };

const at = (offset: number): StreamOffset => offset as StreamOffset;
const rangeOf = (channel: number, direction: 0 | 1, from: number, length: number): ByteRange => ({
  channel,
  direction,
  from: at(from),
  to: at(from + length),
});

/** The direction a range lies in, or undefined where the trace has no such channel. */
export const directionOf = (
  index: TraceIndex,
  place: { readonly channel: number; readonly direction: 0 | 1 },
): DirectionEntry | undefined => index.channels[place.channel]?.directions[place.direction];

/** Place of the first item that ends after `offset`, in a list ordered by offset. */
const firstEndingAfter = (list: readonly { readonly offset: number; readonly length: number }[], offset: number): number => {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = list[middle];
    if (item !== undefined && item.offset + item.length <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
};

const overlapping = <T extends { readonly offset: number; readonly length: number }>(
  list: readonly T[],
  from: number,
  to: number,
): readonly T[] => {
  const found: T[] = [];
  for (let place = firstEndingAfter(list, from); place < list.length; place++) {
    const item = list[place];
    if (item === undefined || item.offset >= to) break;
    if (item.length > 0) found.push(item);
  }
  return found;
};

/** The write that put the byte at `offset` there; undefined before it was written. Its `write` is the number that gives the hue. */
export const writeAt = (direction: DirectionEntry, offset: number): WriteEntry | undefined => {
  const write = direction.writes[firstEndingAfter(direction.writes, offset)];
  return write !== undefined && write.offset <= offset ? write : undefined;
};

/** A part of a range that comes from one write; `write` is 0 for bytes nobody has written yet. */
export interface WriteRun {
  readonly write: number;
  readonly from: StreamOffset;
  readonly to: StreamOffset;
}

/** A range cut at the borders between writes: what a view paints in one hue each. */
export const writeRuns = (direction: DirectionEntry, from: number, to: number): readonly WriteRun[] => {
  const runs: WriteRun[] = [];
  let edge = from;
  for (const write of overlapping(direction.writes, from, to)) {
    const end = Math.min(to, write.offset + write.length);
    runs.push({ write: write.write, from: at(edge), to: at(end) });
    edge = end;
  }
  if (edge < to) runs.push({ write: 0, from: at(edge), to: at(to) });
  return runs;
};

/** The bytes of a range, put together from the writes. Bytes not written yet are left off at the end. */
export const bytesOf = (index: TraceIndex, range: ByteRange): Uint8Array => {
  const direction = directionOf(index, range);
  const writes = direction === undefined ? [] : overlapping(direction.writes, range.from, range.to);
  const last = writes.at(-1);
  const end = last === undefined ? range.from : Math.min(range.to, last.offset + last.length);
  const bytes = new Uint8Array(end - range.from);
  for (const write of writes) {
    const source = index.trace.eventOf('bytes.written', write.event).bytes;
    const from = Math.max(range.from, write.offset);
    bytes.set(source.subarray(from - write.offset, Math.min(end - write.offset, source.length)), from - range.from);
  }
  return bytes;
};

/** The payload of a packet: its range of the stream, or its own bytes where it belongs to no channel. */
export const payloadOf = (index: TraceIndex, packet: PacketEntry): Uint8Array =>
  packet.channel < 0
    ? index.trace.eventOf('packet.sent', packet.sent).bytes
    : bytesOf(index, rangeOf(packet.channel, packet.direction, packet.offset, packet.length));

/** The bytes that a thing stands for; an empty list where it stands for none. */
export const rangesOf = (index: TraceIndex, subject: Subject): readonly ByteRange[] => {
  switch (subject.kind) {
    case 'bytes':
      return [subject.range];
    case 'packet': {
      const packet = index.packets[subject.packet];
      if (packet === undefined || packet.channel < 0 || packet.length === 0) return [];
      return [rangeOf(packet.channel, packet.direction, packet.offset, packet.length)];
    }
    case 'write': {
      const write = directionOf(index, subject)?.writes[subject.write - 1];
      return write === undefined ? [] : [rangeOf(subject.channel, subject.direction, write.offset, write.length)];
    }
    case 'read': {
      const read = directionOf(index, subject)?.reads[subject.read - 1];
      return read === undefined ? [] : [rangeOf(subject.channel, subject.direction, read.offset, read.length)];
    }
    case 'call':
      return rangesOfCall(index, subject.call);
    case 'event':
      return rangesOfEvent(index, subject.event);
    default:
      return subject satisfies never;
  }
};

/** What a call wrote or read: of its socket's channel, the writes and reads that name the call. */
const rangesOfCall = (index: TraceIndex, id: number): readonly ByteRange[] => {
  const call = index.calls[id];
  const socket = call === undefined ? undefined : index.sockets[call.socket];
  if (socket === undefined || socket.channel < 0) return [];
  const channel = index.channels[socket.channel];
  if (channel === undefined) return [];
  const theirs: 0 | 1 = socket.direction === 0 ? 1 : 0;
  return [
    ...channel.directions[socket.direction].writes
      .filter((write) => write.call === id)
      .map((write) => rangeOf(socket.channel, socket.direction, write.offset, write.length)),
    ...channel.directions[theirs].reads
      .filter((read) => read.call === id)
      .map((read) => rangeOf(socket.channel, theirs, read.offset, read.length)),
  ];
};

const rangesOfEvent = (index: TraceIndex, id: EventId): readonly ByteRange[] => {
  const event = index.trace.event(id);
  switch (event.kind) {
    case 'bytes.written':
      return [rangeOf(event.channel, event.direction === 0 ? 0 : 1, event.offset, event.bytes.length)];
    case 'bytes.read':
      return [rangeOf(event.channel, event.direction === 0 ? 0 : 1, event.offset, event.length)];
    case 'packet.sent':
    case 'packet.arrived':
    case 'packet.lost':
    case 'packet.marked':
    case 'packet.duplicated':
      return rangesOf(index, { kind: 'packet', packet: event.packet });
    case 'call.entered':
    case 'call.blocked':
    case 'call.returned':
      return rangesOfCall(index, event.call);
    default:
      return [];
  }
};

export const overlap = (a: ByteRange, b: ByteRange): boolean =>
  a.channel === b.channel && a.direction === b.direction && a.from < b.to && b.from < a.to;

/** Everything that carries at least one byte of the range, over the whole run, in order of time. */
export interface Carriers {
  readonly writes: readonly WriteEntry[];
  readonly packets: readonly PacketEntry[];
  readonly reads: readonly ReadEntry[];
}

export const carriersOf = (index: TraceIndex, range: ByteRange): Carriers => {
  const direction = directionOf(index, range);
  if (direction === undefined) return { writes: [], packets: [], reads: [] };
  return {
    writes: overlapping(direction.writes, range.from, range.to),
    packets: direction.packets.flatMap((id) => {
      const packet = index.packets[id];
      return packet !== undefined && packet.offset < range.to && range.from < packet.offset + packet.length ? [packet] : [];
    }),
    reads: overlapping(direction.reads, range.from, range.to),
  };
};

/** Where a byte is, seen from both ends: what the sender still keeps, and what the receiver has. */
export type SenderPlace = 'unwritten' | 'held' | 'unacknowledged' | 'done';
export type ReceiverPlace = 'absent' | 'out of order' | 'waiting to be read' | 'read';
export interface Whereabouts {
  readonly from: StreamOffset;
  readonly to: StreamOffset;
  readonly sender: SenderPlace;
  readonly receiver: ReceiverPlace;
}

/** Where the bytes of a range are at this instant, in runs of equal whereabouts. */
export const whereabouts = (world: World, range: ByteRange): readonly Whereabouts[] => {
  const ledger = world.channels.get(range.channel)?.directions[range.direction];
  if (ledger === undefined || range.from >= range.to) return [];
  const edges = [ledger.written, ledger.sent, ledger.acked, ledger.received, ledger.read, ...ledger.outOfOrder.flat()].filter(
    (edge) => edge > range.from && edge < range.to,
  );
  const cuts = [range.from, ...new Set(edges.toSorted((a, b) => a - b)), range.to];
  return cuts.slice(0, -1).map((from, place): Whereabouts => {
    const sender: SenderPlace =
      from >= ledger.written ? 'unwritten' : from >= ledger.sent ? 'held' : from >= ledger.acked ? 'unacknowledged' : 'done';
    const aside = ledger.outOfOrder.some(([left, right]) => left <= from && from < right);
    const receiver: ReceiverPlace =
      from < ledger.read ? 'read' : from < ledger.received ? 'waiting to be read' : aside ? 'out of order' : 'absent';
    return { from, to: cuts[place + 1] ?? range.to, sender, receiver };
  });
};

/** A station on the way of some bytes: for "follow these bytes". `packet` and `call` are -1 where there is none. */
export interface Station {
  readonly what: 'written' | 'sent' | 'lost' | 'arrived' | 'acknowledged' | 'read';
  readonly event: EventId;
  readonly at: Nanoseconds;
  readonly packet: number;
  readonly call: number;
}

const reached = (progress: readonly Progress[], offset: number): Progress | undefined => progress.find((step) => step.upTo >= offset);

/** The way of a range from the write to the read, in order of time. "Acknowledged" and "read" are when the last of its bytes was. */
export const journeyOf = (index: TraceIndex, range: ByteRange): readonly Station[] => {
  const direction = directionOf(index, range);
  if (direction === undefined) return [];
  const { writes, packets, reads } = carriersOf(index, range);
  const stations: Station[] = writes.map((write) => ({ what: 'written', event: write.event, at: write.at, packet: -1, call: write.call }));
  for (const packet of packets) {
    stations.push({ what: 'sent', event: packet.departed, at: packet.sentAt, packet: packet.packet, call: -1 });
    if (packet.fate === 'flying' || packet.endedAt === null) continue;
    stations.push({ what: packet.fate, event: packet.ended, at: packet.endedAt, packet: packet.packet, call: -1 });
  }
  const acked = reached(direction.acked, range.to);
  if (acked !== undefined) stations.push({ what: 'acknowledged', event: acked.event, at: acked.at, packet: -1, call: -1 });
  stations.push(...reads.map((read): Station => ({ what: 'read', event: read.event, at: read.at, packet: -1, call: read.call })));
  return stations.toSorted((a, b) => a.event - b.event);
};
