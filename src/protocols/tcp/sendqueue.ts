/**
 * The send queue: bytes stored once as the program wrote them, and runs over them that are sent and acknowledged together.
 * Linux: sk_write_queue and tcp_rtx_queue, tso_fragment, tcp_trim_head.
 */
import { FLAG } from '#trace/events.ts';
import type { Ground } from './connection.ts';
import { advance } from './sequence.ts';
import { NEVER, type Connection, type QueuedRun } from './state.ts';

/** Memory of a run beside its bytes: an sk_buff (256), 256 bytes for headers, 320 of administration. What SO_MEMINFO shows for one small write on Linux 6.18. */
export const RUN_OVERHEAD = 832;

/** An empty run at the end of what is queued. */
export function newRun(c: Connection, flags: number, grounds: readonly Ground[]): QueuedRun {
  return {
    seq: c.writeSeq,
    end: c.writeSeq,
    offset: c.written,
    length: 0,
    flags,
    segments: 0,
    size: 0,
    sentAt: NEVER,
    sentOrder: 0,
    everRetransmitted: false,
    retransmitted: false,
    lost: false,
    sacked: false,
    truesize: RUN_OVERHEAD,
    deliveredBefore: 0,
    grounds,
  };
}

export function enqueue(c: Connection, run: QueuedRun): void {
  c.unsent.push(run);
  c.queuedMemory += run.truesize;
}

/** Lengthens the last run by bytes just stored. */
export function growRun(c: Connection, run: QueuedRun, count: number, ground: Ground): void {
  run.length += count;
  run.end = advance(run.end, count);
  run.truesize += count;
  c.queuedMemory += count;
  c.writeSeq = advance(c.writeSeq, count);
  c.written += count;
  if (run.grounds.length === 0 || run.grounds[run.grounds.length - 1] !== ground) run.grounds = [...run.grounds, ground];
}

/** Fills the first unsent run up from the one behind it, by at most `count` bytes, so that segments leave full. Linux tcp_grow_skb, tcp_eat_one_skb. */
export function fillFromNext(c: Connection, count: number): void {
  const run = c.unsent[0];
  const next = c.unsent[1];
  if (run === undefined || next === undefined) return;
  const moved = Math.min(count, next.length);
  if (moved <= 0) return;
  run.length += moved;
  run.end = advance(run.end, moved);
  run.truesize += moved;
  c.queuedMemory += moved;
  if (run.grounds !== next.grounds) run.grounds = [...new Set([...run.grounds, ...next.grounds])];
  run.segments = 0;
  trimRun(c, next, moved);
  next.segments = 0;
  if (next.length > 0) return;
  // Nothing is left of it but its FIN and PSH.
  run.end = next.end;
  run.flags |= next.flags;
  c.queuedMemory -= next.truesize;
  c.unsent.splice(1, 1);
}

/** Stores written bytes; they are copied once, because the program may change its buffer. */
export function store(c: Connection, bytes: Uint8Array): void {
  c.stored.push({ offset: c.written, bytes: bytes.slice() });
}

/** Cuts a run after `count` bytes. The second part keeps FIN and PSH, because they belong to its end. Linux tcp_fragment. */
export function splitRun(c: Connection, run: QueuedRun, count: number, mss: number): QueuedRun {
  // Field by field, in the order of newRun: so all runs have one layout.
  const rest: QueuedRun = {
    seq: advance(run.seq, count),
    end: run.end,
    offset: run.offset + count,
    length: run.length - count,
    flags: run.flags,
    segments: run.segments,
    size: run.size,
    sentAt: run.sentAt,
    sentOrder: run.sentOrder,
    everRetransmitted: run.everRetransmitted,
    retransmitted: run.retransmitted,
    lost: run.lost,
    sacked: run.sacked,
    truesize: RUN_OVERHEAD + run.length - count,
    deliveredBefore: run.deliveredBefore,
    grounds: run.grounds,
  };
  c.queuedMemory += RUN_OVERHEAD;
  run.end = rest.seq;
  run.length = count;
  run.truesize -= rest.length;
  run.flags &= ~(FLAG.FIN | FLAG.PSH);
  countSegments(run, mss);
  countSegments(rest, mss);
  return rest;
}

/** Cuts the run at `index` of what is in flight, and keeps the counters right. Linux tcp_fragment, tcp_adjust_pcount. */
export function splitInFlight(c: Connection, index: number, count: number, mss: number): void {
  const run = c.inFlight[index];
  if (run === undefined) return;
  const segments = run.segments;
  const rest = splitRun(c, run, count, mss);
  c.inFlight.splice(index + 1, 0, rest);
  adjustCounts(c, run, segments - run.segments - rest.segments);
}

/** A run makes fewer segments than before (or more, when negative): the counters follow. Linux tcp_adjust_pcount. */
export function adjustCounts(c: Connection, run: QueuedRun, fewer: number): void {
  if (fewer === 0) return;
  c.packetsOut -= fewer;
  if (run.sacked) c.sackedOut -= fewer;
  if (run.retransmitted) c.retransOut -= fewer;
  if (run.lost) c.lostOut -= fewer;
}

/** How many segments a run makes at this MSS; a bare SYN or FIN is one. */
export function countSegments(run: QueuedRun, mss: number): number {
  run.size = mss;
  run.segments = run.length <= mss ? 1 : Math.ceil(run.length / mss);
  return run.segments;
}

/** Takes acknowledged bytes off the front of a run. Linux tcp_trim_head. */
export function trimRun(c: Connection, run: QueuedRun, count: number): void {
  run.seq = advance(run.seq, count);
  run.offset += count;
  run.length -= count;
  run.truesize -= count;
  c.queuedMemory -= count;
}

/** Forgets stored bytes below the acknowledged offset. */
export function releaseStored(c: Connection): void {
  let gone = 0;
  while (gone < c.stored.length) {
    const piece = c.stored[gone] as { offset: number; bytes: Uint8Array };
    if (piece.offset + piece.bytes.length > c.ackedOffset) break;
    gone++;
  }
  if (gone > 0) c.stored.splice(0, gone);
}

/** The bytes [offset, offset + length) of the stream: a view where one write holds them all, else a joined copy. */
export function storedBytes(c: Connection, offset: number, length: number): Uint8Array {
  if (length === 0) return EMPTY;
  let low = 0;
  let high = c.stored.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((c.stored[middle]?.offset ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const first = c.stored[low];
  if (first === undefined) return EMPTY;
  const from = offset - first.offset;
  if (from + length <= first.bytes.length) return first.bytes.subarray(from, from + length);
  const joined = new Uint8Array(length);
  let filled = 0;
  for (let i = low; filled < length; i++) {
    const piece = c.stored[i];
    if (piece === undefined) break;
    const part = piece.bytes.subarray(Math.max(0, offset + filled - piece.offset), offset + length - piece.offset);
    joined.set(part, filled);
    filled += part.length;
  }
  return joined;
}

export const EMPTY = new Uint8Array(0);
