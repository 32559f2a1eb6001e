/**
 * What the peer's SACK blocks say about the flight: runs marked as delivered, reordering noticed, duplicates counted.
 * RFC 2018, RFC 2883; Linux tcp_input.c tcp_sacktag_write_queue, tcp_sacktag_one, tcp_check_dsack.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { AckReport } from './acknowledged.ts';
import { rackAdvance } from './rack.ts';
import { splitInFlight } from './sendqueue.ts';
import { after, before, distance, type SequenceNumber } from './sequence.ts';
import type { Connection, QueuedRun } from './state.ts';

type Block = readonly [SequenceNumber, SequenceNumber];

/** The sequence number behind the highest run reported by SACK; snd.una while there is none. Linux tcp_highest_sack_seq. */
export const highestSacked = (c: Connection): SequenceNumber => (c.sackedOut === 0 ? c.sndUna : c.highestSack);

/** Works through the blocks of one acknowledgment. */
export function sackArrived(
  c: Connection,
  ack: SequenceNumber,
  prior: SequenceNumber,
  blocks: readonly Block[],
  report: AckReport,
  now: Nanoseconds,
): void {
  const duplicate = duplicateReported(c, ack, prior, blocks, report);
  // Too old to say anything.
  if (c.packetsOut === 0 || distance(prior, ack) > c.maxWindow) return;
  let reorder = c.sndNxt;
  const valid: { block: Block; duplicate: boolean }[] = [];
  blocks.forEach((block, i) => {
    const dup = i === 0 && duplicate;
    if (isValid(c, block, dup) && after(block[1], prior)) valid.push({ block, duplicate: dup });
  });
  valid.sort((a, b) => distance(a.block[0], b.block[0]));
  for (const { block, duplicate: dup } of valid) {
    const [left, right] = block;
    for (let i = firstTouched(c, left); i < c.inFlight.length; i++) {
      const run = c.inFlight[i] as QueuedRun;
      if (!before(run.seq, right)) break;
      if (!matches(c, run, i, left, right)) continue;
      reorder = tag(c, run, dup, reorder, report, now);
    }
  }
  if (c.lossState !== 'loss' || c.undoValid) checkReordering(c, reorder);
}

/** Index of the first run that ends after `left`; the queue is sorted. */
function firstTouched(c: Connection, left: SequenceNumber): number {
  let low = 0;
  let high = c.inFlight.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (after((c.inFlight[middle] as QueuedRun).end, left)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Does the block cover the run? A large run is cut at whole segments first, so that a part of it can be marked. Linux tcp_match_skb_to_sack. */
function matches(c: Connection, run: QueuedRun, index: number, left: SequenceNumber, right: SequenceNumber): boolean {
  const whole = !after(left, run.seq) && !before(right, run.end);
  if (whole) return true;
  if (run.segments <= 1 || !after(run.end, left)) return false;
  const mss = run.size;
  const begins = !after(left, run.seq);
  let count = begins ? distance(right, run.seq) : distance(left, run.seq);
  if (count < mss) {
    if (begins) return false;
    count = mss;
  }
  if (count > mss) {
    const rounded = Math.floor(count / mss) * mss;
    count = !begins && rounded < count ? rounded + mss : rounded;
  }
  if (count >= run.length) return begins;
  splitInFlight(c, index, count, mss);
  return begins;
}

/** Marks one run as delivered. Returns the lowest sequence number that came out of order. Linux tcp_sacktag_one. */
function tag(
  c: Connection,
  run: QueuedRun,
  duplicate: boolean,
  reorder: SequenceNumber,
  report: AckReport,
  now: Nanoseconds,
): SequenceNumber {
  let lowest = reorder;
  const sentTwice = run.retransmitted || run.everRetransmitted;
  if (duplicate && sentTwice) {
    if (c.undoValid && c.undoRetrans > 0 && after(run.end, c.undoMarker)) c.undoRetrans = Math.max(0, c.undoRetrans - run.segments);
    if (run.sacked && before(run.seq, lowest)) lowest = run.seq;
  }
  if (!after(run.end, c.sndUna)) return lowest;
  if (!run.sacked) {
    rackAdvance(c, run, now);
    if (run.retransmitted) {
      if (run.lost) {
        run.lost = false;
        run.retransmitted = false;
        c.lostOut -= run.segments;
        c.retransOut -= run.segments;
      }
    } else {
      if (!sentTwice) {
        // Never sent again, and yet it arrived after later ones: the network reorders.
        if (before(run.seq, highestSacked(c)) && before(run.seq, lowest)) lowest = run.seq;
        if (!after(run.end, c.highSeq)) report.originalSacked = true;
        if (report.sackFirstSent < 0) report.sackFirstSent = run.sentAt;
        report.sackLastSent = run.sentAt;
      }
      if (run.lost) {
        run.lost = false;
        c.lostOut -= run.segments;
      }
    }
    run.sacked = true;
    report.dataSacked = true;
    if (c.sackedOut === 0 || after(run.end, c.highestSack)) c.highestSack = run.end;
    c.sackedOut += run.segments;
    c.delivered += run.segments;
    if (run.deliveredBefore > report.priorDelivered) report.priorDelivered = run.deliveredBefore;
  }
  if (duplicate && run.retransmitted) {
    run.retransmitted = false;
    c.retransOut -= run.segments;
  }
  return lowest;
}

/** RFC 2883 4: is the first block a report of something that came twice? */
function duplicateReported(
  c: Connection,
  ack: SequenceNumber,
  prior: SequenceNumber,
  blocks: readonly Block[],
  report: AckReport,
): boolean {
  const first = blocks[0];
  const second = blocks[1];
  if (first === undefined) return false;
  const [left, right] = first;
  if (!before(left, ack)) {
    if (second === undefined || after(right, second[1]) || before(left, second[0])) return false;
  }
  const count = countDuplicates(c, left, right, report);
  if (count === 0) return false;
  if (c.undoValid && c.undoRetrans > 0 && !after(right, prior) && after(right, c.undoMarker))
    c.undoRetrans = Math.max(0, c.undoRetrans - count);
  return true;
}

/** How many of our retransmissions the report says were not needed. Linux tcp_dsack_seen. */
function countDuplicates(c: Connection, left: SequenceNumber, right: SequenceNumber, report: AckReport): number {
  const length = distance(right, left);
  if (length <= 0 || length > c.maxWindow) return 0;
  let segments = 1;
  if (length > c.mss) segments = Math.ceil(length / c.mss);
  else if (c.probe.outstanding && c.probe.high === right) report.dsackOfProbe = true;
  c.dsackDuplicates += segments;
  // We did not send that much again: the network duplicates by itself.
  if (c.dsackDuplicates > c.totalRetransmissions) return 0;
  // RFC 8985 6.2 step 4: a needless retransmission widens the reordering window.
  if (c.reorderSeen > 0 && !report.dsackOfProbe) c.rack.dsackSeen = true;
  report.dsack = true;
  c.delivered += segments;
  return segments;
}

/** RFC 2018 with Linux's tcp_is_sackblock_valid: between what is unacknowledged and what was sent; a duplicate may reach back. */
function isValid(c: Connection, [left, right]: Block, duplicate: boolean): boolean {
  if (after(right, c.sndNxt) || !before(left, right)) return false;
  if (!before(left, c.sndNxt)) return false;
  if (after(left, c.sndUna)) return true;
  if (!duplicate || !c.undoValid) return !before(left, c.sndUna);
  if (after(right, c.sndUna)) return false;
  if (!before(left, c.undoMarker)) return true;
  return after(right, c.undoMarker) && distance(right, left) <= c.maxWindow;
}

/** Something arrived late by more than the tolerance: tolerate more from now on. Linux tcp_check_sack_reordering. */
export function checkReordering(c: Connection, lowest: SequenceNumber): void {
  const highest = highestSacked(c);
  if (!before(lowest, highest)) return;
  const extent = distance(highest, lowest);
  if (extent > c.reordering * c.mss) c.reordering = Math.min(Math.ceil(extent / c.mss), c.settings.maxReordering);
  c.reorderSeen++;
}

/** Marks a run as lost. Linux tcp_mark_skb_lost: a retransmission lost in its turn is no longer in flight. */
export function markLost(c: Connection, run: QueuedRun): void {
  if (run.sacked) return;
  if (run.lost) {
    if (run.retransmitted) {
      run.retransmitted = false;
      c.retransOut -= run.segments;
    }
  } else {
    run.lost = true;
    c.lostOut += run.segments;
  }
}

// -- without SACK: duplicate ACKs counted as if they were blocks. Linux tcp_add_reno_sack and its neighbours ------------------------

/** Each duplicate ACK means that one segment has left the network. RFC 5681 3.2. */
export function addDuplicates(c: Connection, count: number): void {
  if (count === 0) return;
  const prior = c.sackedOut;
  c.sackedOut += count;
  if (limitDuplicates(c)) noticeReordering(c, 0);
  if (c.sackedOut > prior) c.delivered += c.sackedOut - prior;
}

/** New data acknowledged: one segment filled the hole, the rest had been counted as duplicates. */
export function removeDuplicates(c: Connection, acked: number): void {
  if (acked > 0) {
    c.delivered += Math.max(acked - c.sackedOut, 1);
    c.sackedOut = acked - 1 >= c.sackedOut ? 0 : c.sackedOut - (acked - 1);
  }
  if (limitDuplicates(c)) noticeReordering(c, acked);
}

export function forgetDuplicates(c: Connection): void {
  c.sackedOut = 0;
}

function limitDuplicates(c: Connection): boolean {
  const holes = Math.min(Math.max(c.lostOut, 1), c.packetsOut);
  if (c.sackedOut + holes <= c.packetsOut) return false;
  c.sackedOut = c.packetsOut - holes;
  return true;
}

function noticeReordering(c: Connection, more: number): void {
  c.reordering = Math.min(c.packetsOut + more, c.settings.maxReordering);
  c.reorderSeen++;
}

/** Without SACK the first unacknowledged segment is the lost one. RFC 6582; Linux tcp_newreno_mark_lost. */
export function markFirstLost(c: Connection, advanced: boolean): void {
  const inRecovery = c.lossState === 'recovery';
  if (!((!inRecovery && c.lossState !== 'loss' && c.sackedOut >= c.reordering) || (inRecovery && advanced))) return;
  const head = c.inFlight[0];
  if (head === undefined || head.lost) return;
  if (head.segments > 1 && head.length > head.size) splitInFlight(c, 0, head.size, head.size);
  markLost(c, head);
}
