/**
 * Arriving data: in order to the program's queue, ahead of a gap to the side, what is old or beyond the window away.
 * RFC 9293 3.10.7.4 seventh step, RFC 2018 (SACK blocks), RFC 2883 (duplicates); Linux tcp_input.c tcp_data_queue, tcp_data_queue_ofo.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { FLAG, type StreamOffset } from '#trace/events.ts';
import type { TcpSegment } from '#wire/segment.ts';
import { enterInteractive, enterQuickMode, followRhythm, MAX_QUICK_ACKS, scheduleAck } from './acknowledge.ts';
import type { Ground, Out } from './connection.ts';
import { acceptReduced, noteMark } from './ecn.ts';
import { lastOf } from './layout.ts';
import { forgetOutOfOrder, join, makeRoom, moveIn } from './memory.ts';
import { dropped, segmentLength } from './reset.ts';
import { enterState } from './finish.ts';
import { advance, after, before, distance, earlier, later, type SequenceNumber } from './sequence.ts';
import type { ArrivedRun, Connection } from './state.ts';
import { enterTimeWait } from './timewait.ts';
import { sendAck } from './transmit.ts';
import { decision } from './decisions.ts';
import { arrivedRoom, arrivedTruesize, growBuffer, growWindow, measureByWindow, measureSegment, windowLeft } from './window.ts';

/** Linux tcp_data_queue: the segment has passed the checks of receive.ts. */
export function dataArrived(c: Connection, segment: TcpSegment, ground: Ground, now: Nanoseconds, out: Out): void {
  // A SYN that comes here is the second of a simultaneous open: a duplicate, and reported as one.
  const seq = segment.sequence as SequenceNumber;
  const end = advance(segment.sequence as SequenceNumber, segmentLength(segment));
  if (seq === end) return;
  acceptReduced(c, segment);
  const run: ArrivedRun = {
    seq,
    end,
    bytes: segment.payload,
    fin: (segment.flags & FLAG.FIN) !== 0,
    push: (segment.flags & FLAG.PSH) !== 0,
    truesize: arrivedTruesize(c, segment.payload.length),
    room: arrivedRoom(c, segment.payload.length),
  };
  if (seq === c.rcvNxt) {
    if (windowLeft(c) === 0) {
      outOfWindow(c, ground, out);
      return;
    }
    if (c.receiveQueue.length > 0 && !makeRoom(c)) {
      dropped(out, 'no-memory', 'Linux tcp_input.c tcp_try_rmem_schedule', 'Dropped: the receive buffer is full.', [
        c.receiveMemory,
        c.receiveBuffer,
      ]);
      scheduleAck(c, ground);
      c.ackNow = true;
      return;
    }
    queueInOrder(c, run, ground, now, out);
    return;
  }
  if (!after(end, c.rcvNxt)) {
    // All of it was here before: a retransmission that was not needed, or our ACK got lost. RFC 2883 4.
    duplicateSack(c, seq, end);
    enterQuickMode(c, MAX_QUICK_ACKS);
    scheduleAck(c, ground);
    dropped(out, 'duplicate', 'RFC 9293 3.10.7.4', `Dropped: bytes up to ${offsetOf(c, end)} have all arrived before.`, [offsetOf(c, end)]);
    return;
  }
  if (!before(seq, advance(c.rcvNxt, windowLeft(c)))) {
    outOfWindow(c, ground, out);
    return;
  }
  if (before(seq, c.rcvNxt)) {
    // Its beginning is old, its end new.
    duplicateSack(c, seq, c.rcvNxt);
    if (windowLeft(c) === 0) {
      outOfWindow(c, ground, out);
      return;
    }
    trimFront(run, c.rcvNxt);
    queueInOrder(c, run, ground, now, out);
    return;
  }
  queueOutOfOrder(c, run, ground, out);
}

function outOfWindow(c: Connection, ground: Ground, out: Out): void {
  enterQuickMode(c, MAX_QUICK_ACKS);
  scheduleAck(c, ground);
  dropped(out, 'window', 'RFC 9293 3.10.7.4', 'Dropped: it lies beyond the window this side offered.', [windowLeft(c)]);
}

function queueInOrder(c: Connection, run: ArrivedRun, ground: Ground, now: Nanoseconds, out: Out): void {
  const hadGap = c.outOfOrder.length > 0;
  deliver(c, run);
  if (run.bytes.length > 0) noteData(c, run, ground, now, out);
  if (run.fin) finArrived(c, ground, now, out);
  if (hadGap) {
    closeGap(c, ground, now, out);
    // RFC 5681 4.2: acknowledge at once when a gap is filled.
    if (c.outOfOrder.length === 0) c.ackNow = true;
  }
  if (c.sackBlocks.length > 0) forgetSackBelow(c);
  tellReceived(c, out);
  if (run.bytes.length > 0 && !c.orphaned) out.push({ kind: 'wake', what: 'readable', errno: '' });
}

/** Appends to the program's queue. */
function deliver(c: Connection, run: ArrivedRun): void {
  c.rcvNxt = run.end;
  c.received += run.bytes.length;
  if (run.bytes.length === 0) return;
  const last = lastOf(c.receiveQueue);
  if (last !== undefined && c.path.loopback) join(c, last, run);
  else if (last !== undefined && last.room >= run.bytes.length) moveIn(last, run);
  else c.receiveMemory += run.truesize;
  c.receiveQueue.push(run);
}

/** Linux tcp_event_data_recv. */
function noteData(c: Connection, run: ArrivedRun, ground: Ground, now: Nanoseconds, out: Out): void {
  scheduleAck(c, ground);
  measureSegment(c, run.bytes.length, run.push);
  measureByWindow(c, now);
  followRhythm(c, now);
  noteMark(c, ground, out);
  if (run.bytes.length >= 128) growWindow(c, run);
}

/** The gap before what waited is filled: it joins the queue. Linux tcp_ofo_queue. */
function closeGap(c: Connection, ground: Ground, now: Nanoseconds, out: Out): void {
  let first = c.outOfOrder[0];
  while (first !== undefined && !after(first.seq, c.rcvNxt)) {
    c.outOfOrder.shift();
    c.receiveMemory -= first.truesize;
    if (after(first.end, c.rcvNxt)) {
      if (before(first.seq, c.rcvNxt)) {
        duplicateSack(c, first.seq, c.rcvNxt);
        trimFront(first, c.rcvNxt);
      }
      deliver(c, first);
      if (first.fin) finArrived(c, ground, now, out);
    } else {
      duplicateSack(c, first.seq, first.end);
    }
    first = c.outOfOrder[0];
  }
}

/** Keeps a segment that came too early, in order, without overlaps. */
function queueOutOfOrder(c: Connection, run: ArrivedRun, ground: Ground, out: Out): void {
  noteMark(c, ground, out);
  // Also what comes too early tells the peer's segment size (Linux 6.17 on, tcp_data_queue_ofo).
  measureSegment(c, run.bytes.length, run.push);
  scheduleAck(c, ground);
  const queue = c.outOfOrder;
  let at = queue.length;
  while (at > 0 && after((queue[at - 1] as ArrivedRun).seq, run.seq)) at--;
  const previous = at > 0 ? queue[at - 1] : undefined;
  if (previous !== undefined && after(previous.end, run.seq)) {
    if (!after(run.end, previous.end)) {
      duplicateSack(c, run.seq, run.end);
      return;
    }
    duplicateSack(c, run.seq, previous.end);
    trimFront(run, previous.end);
  }
  while (at < queue.length) {
    const next = queue[at] as ArrivedRun;
    if (!after(run.end, next.seq)) break;
    if (before(run.end, next.end)) {
      // Keep the part before it; the rest is here already.
      duplicateSack(c, next.seq, run.end);
      run.bytes = run.bytes.subarray(0, distance(next.seq, run.seq));
      run.end = next.seq;
      run.fin = false;
      break;
    }
    duplicateSack(c, next.seq, next.end);
    c.receiveMemory -= next.truesize;
    queue.splice(at, 1);
  }
  growBuffer(c, c.spaceCopied);
  if (c.sackOk) growWindow(c, run);
  queue.splice(at, 0, run);
  c.receiveMemory += run.truesize;
  if (c.sackOk) newSackBlock(c, run.seq, run.end);
  out.push({ kind: 'received', upTo: c.received as StreamOffset, outOfOrder: outOfOrderRanges(c) });
}

function trimFront(run: ArrivedRun, to: SequenceNumber): void {
  run.bytes = run.bytes.subarray(distance(to, run.seq));
  run.seq = to;
}

/** Reports a duplicate in the next ACK's first block. RFC 2883 4. */
export function duplicateSack(c: Connection, left: SequenceNumber, right: SequenceNumber): void {
  if (!c.sackOk || !c.settings.dsack) return;
  c.duplicateSack =
    c.duplicateSack !== null && !after(left, c.duplicateSack[1]) && !before(right, c.duplicateSack[0])
      ? [earlier(left, c.duplicateSack[0]), later(right, c.duplicateSack[1])]
      : [left, right];
}

/** The block that holds the newest segment comes first. RFC 2018 4. */
function newSackBlock(c: Connection, left: SequenceNumber, right: SequenceNumber): void {
  let low = left;
  let high = right;
  const others: (readonly [SequenceNumber, SequenceNumber])[] = [];
  for (const block of c.sackBlocks) {
    if (!after(block[0], high) && !before(block[1], low)) {
      low = earlier(low, block[0]);
      high = later(high, block[1]);
    } else {
      others.push(block);
    }
  }
  // One block may have closed the space between two that were apart.
  c.sackBlocks = [[low, high] as const, ...others].slice(0, 4);
}

function forgetSackBelow(c: Connection): void {
  c.sackBlocks = c.outOfOrder.length === 0 ? [] : c.sackBlocks.filter(([left]) => after(left, c.rcvNxt));
}

/** Stream offset of a sequence number near rcv.nxt. */
const offsetOf = (c: Connection, s: SequenceNumber): number => c.received + distance(s, c.rcvNxt) + (c.finReceived ? 1 : 0);

function outOfOrderRanges(c: Connection): number[] {
  const ranges: number[] = [];
  for (const run of c.outOfOrder) {
    const left = offsetOf(c, run.seq);
    const right = left + run.bytes.length;
    if (lastOf(ranges) === left) ranges[ranges.length - 1] = right;
    else if (right > left) ranges.push(left, right);
  }
  return ranges;
}

function tellReceived(c: Connection, out: Out): void {
  out.push({ kind: 'received', upTo: c.received as StreamOffset, outOfOrder: c.outOfOrder.length === 0 ? NO_RANGES : outOfOrderRanges(c) });
}
const NO_RANGES: readonly number[] = [];

/** The peer's FIN is in order. RFC 9293 3.10.7.4 eighth step, Linux tcp_fin. */
function finArrived(c: Connection, ground: Ground, now: Nanoseconds, out: Out): void {
  scheduleAck(c, ground);
  c.receiveShut = true;
  c.finReceived = true;
  out.push({ kind: 'end', direction: 'theirs', stage: 'received' });
  switch (c.state) {
    case 'SYN-RECEIVED':
    case 'ESTABLISHED':
      enterState(c, 'CLOSE-WAIT', out);
      // The program will close soon, and its FIN can carry the ACK.
      enterInteractive(c);
      break;
    case 'FIN-WAIT-1':
      // Both closed at once.
      sendAck(
        c,
        now,
        out,
        decision(
          'acknowledge',
          'fin',
          'RFC 9293 3.10.7.4',
          'Acknowledged at once: both sides have sent their FIN at the same time.',
          [],
          [ground],
        ),
      );
      enterState(c, 'CLOSING', out);
      break;
    case 'FIN-WAIT-2':
      sendAck(
        c,
        now,
        out,
        decision(
          'acknowledge',
          'fin',
          'RFC 9293 3.10.7.4',
          'Acknowledged at once: the other side is done, too, and so is the connection.',
          [],
          [ground],
        ),
      );
      enterTimeWait(c, now, out);
      break;
    default:
      break;
  }
  // Nothing can follow a FIN.
  forgetOutOfOrder(c);
  if (!c.orphaned) out.push({ kind: 'wake', what: 'readable', errno: '' });
}
