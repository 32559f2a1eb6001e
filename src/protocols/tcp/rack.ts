/**
 * RACK: a segment is lost when one sent sufficiently later has been delivered. Time, not counting, decides. RFC 8985;
 * Linux tcp_recovery.c. Since Linux 6.17 this alone detects losses on connections with SACK (commit 1c120191dcec).
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { after, type SequenceNumber } from './sequence.ts';
import { markLost } from './scoreboard.ts';
import type { Connection, QueuedRun } from './state.ts';
import { setTransmitTimer, ticksFromMicroseconds } from './timers.ts';

const microseconds = (t: Nanoseconds): number => Math.floor(t / 1000);
/** How long a reordering window that DSACKs have widened is kept: 16 recoveries. */
const PERSISTENCE = 16;
/** Linux TCP_TIMEOUT_MIN_US. */
const LEAST_TIMEOUT = 2000;

interface Sent {
  readonly at: number;
  readonly order: number;
  readonly end: SequenceNumber;
}
/** RFC 8985 6.2 step 2. Where real time always passes between two transmissions, virtual time may not: their order decides before their place in the stream. */
const sentAfter = (a: Sent, b: Sent): boolean =>
  a.at > b.at || (a.at === b.at && (a.order > b.order || (a.order === b.order && after(a.end, b.end))));
const sending = (run: QueuedRun): Sent => ({ at: microseconds(run.sentAt), order: run.sentOrder, end: run.end });
const newestDelivered = ({ rack }: Connection): Sent => ({ at: rack.sentAt, order: rack.order, end: rack.end });

/** A run was delivered: is it the newest by time of sending? RFC 8985 6.2 step 2. */
export function rackAdvance(c: Connection, run: QueuedRun, now: Nanoseconds): void {
  const sent = microseconds(run.sentAt);
  const roundTrip = microseconds(now) - sent;
  // Faster than the network can: it was the original that arrived, not this retransmission.
  if (roundTrip < c.minRtt && (run.retransmitted || run.everRetransmitted)) return;
  c.rack.advanced = true;
  c.rack.rtt = roundTrip;
  if (sentAfter(sending(run), newestDelivered(c))) {
    c.rack.sentAt = sent;
    c.rack.order = run.sentOrder;
    c.rack.end = run.end;
  }
}

/** How long to wait for segments that may only be late. RFC 8985 6.2 step 4. */
function reorderingWindow(c: Connection): number {
  if (c.reorderSeen === 0) {
    // No reordering was ever seen: waste no time in recovery, or after three duplicates.
    if (c.lossState === 'recovery' || c.lossState === 'loss') return 0;
    if (c.sackedOut >= c.reordering && (c.settings.recovery & 4) === 0) return 0;
  }
  const least = c.minRtt === Number.POSITIVE_INFINITY ? 0xffffffff : c.minRtt;
  return Math.min((least >> 2) * c.rack.reorderSteps, c.srtt >> 3);
}

/** Microseconds until a run counts as lost; 0 or less: now. */
export const rackRemaining = (c: Connection, run: QueuedRun, window: number, now: Nanoseconds): number =>
  c.rack.rtt + window - (microseconds(now) - microseconds(run.sentAt));

/** Marks what is overdue; returns how long the longest other one may still take, 0 for none. RFC 8985 6.2 step 5. */
export function rackDetect(c: Connection, now: Nanoseconds): number {
  const window = reorderingWindow(c);
  const newest = newestDelivered(c);
  let longest = 0;
  for (const run of c.inFlight) {
    if (run.sacked || (run.lost && !run.retransmitted)) continue;
    if (!sentAfter(newest, sending(run))) continue;
    const remaining = rackRemaining(c, run, window, now);
    if (remaining <= 0) markLost(c, run);
    else if (remaining > longest) longest = remaining;
  }
  return longest;
}

/** After an acknowledgment. Returns whether a timer was set for segments that may only be late. Linux tcp_rack_mark_lost. */
export function rackMarkLost(c: Connection, now: Nanoseconds): boolean {
  if (!c.rack.advanced) return false;
  c.rack.advanced = false;
  const wait = rackDetect(c, now);
  if (wait === 0) return false;
  setTransmitTimer(c, 'reorder', Math.min(ticksFromMicroseconds(wait + LEAST_TIMEOUT), c.rto), now);
  return true;
}

/** DSACKs widen the window by steps of a quarter of the smallest round trip; without them it falls back. RFC 8985 6.2 step 4. */
export function rackUpdateWindow(c: Connection, priorDelivered: number): void {
  if ((c.settings.recovery & 2) !== 0 || priorDelivered < 0) return;
  const { rack } = c;
  if (priorDelivered < rack.lastDelivered) rack.dsackSeen = false;
  if (rack.dsackSeen) {
    rack.reorderSteps = Math.min(255, rack.reorderSteps + 1);
    rack.dsackSeen = false;
    rack.lastDelivered = c.delivered;
    rack.reorderPersist = PERSISTENCE;
  } else if (rack.reorderPersist === 0) {
    rack.reorderSteps = 1;
  }
}

export const persistReordering = (c: Connection): void => {
  c.rack.reorderPersist = Math.min(PERSISTENCE, c.rack.reorderPersist + 1);
};
