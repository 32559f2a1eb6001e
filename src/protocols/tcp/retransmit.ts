/**
 * The retransmission timer: the last resort when no answer comes. RFC 6298 5, with Karn's rule and exponential backoff;
 * Linux tcp_timer.c tcp_retransmit_timer, tcp_write_timeout; tcp_output.c tcp_retransmit_skb.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { FLAG } from '#trace/events.ts';
import type { Decision, Out } from './connection.ts';
import { decision, milliseconds, tell } from './decisions.ts';
import { finish } from './finish.ts';
import { enterLoss } from './recovery.ts';
import { currentMss } from './options.ts';
import { advance, after, before, distance } from './sequence.ts';
import { adjustCounts, countSegments, splitInFlight, trimRun } from './sendqueue.ts';
import type { Connection, QueuedRun } from './state.ts';
import { setTransmitTimer, stopTransmitTimer, TICK, ticksFromMicroseconds, ticksFromMilliseconds } from './timers.ts';
import { transmitRun } from './transmit.ts';

/** RFC 6298 5.1 to 5.3: runs while something is unacknowledged, starts anew when something new is acknowledged. Linux tcp_rearm_rto. */
export function rearmRetransmission(c: Connection, now: Nanoseconds): void {
  if (c.packetsOut === 0) {
    stopTransmitTimer(c);
    return;
  }
  let ticks = c.rto;
  if (c.transmitTimer === 'reorder' || c.transmitTimer === 'loss-probe') {
    // Those ran inside the timeout: count from when the oldest was sent.
    const oldest = c.inFlight[0];
    if (oldest !== undefined) ticks = Math.max(1, ticksFromMicroseconds(Math.floor((oldest.sentAt + c.rto * TICK - now) / 1000)));
  }
  setTransmitTimer(c, 'retransmission', ticks, now);
}

/** The timer ran out. */
export function retransmissionTimeout(c: Connection, now: Nanoseconds, out: Out): void {
  const head = c.inFlight[0];
  if (head === undefined || c.packetsOut === 0) return;
  if (gaveUp(c, now, out)) return;
  const waited = now - head.sentAt;
  enterLoss(c, now);
  c.retransmits++;
  c.timeouts++;
  const why = decision(
    'retransmit',
    'retransmission-timer',
    'RFC 6298 5.4',
    `Sent again: ${what(head)} stayed unacknowledged for ${milliseconds(waited)}, and the retransmission timer of ${milliseconds(c.rto * TICK)} ran out.`,
    [waited, c.rto * TICK, c.retransmits],
    head.grounds,
  );
  retransmitRun(c, head, 1, why, now, out);
  // RFC 6298 5.5: back off. Linux lets the first SYN retransmissions go out evenly (tcp_syn_linear_timeouts).
  if (c.state !== 'SYN-SENT' || c.timeouts > c.settings.synLinearTimeouts) {
    c.backoff++;
    c.rto = Math.min(c.rto * 2, ticksFromMilliseconds(c.settings.rtoMax));
  }
  setTransmitTimer(c, 'retransmission', clampToUserTimeout(c, now), now);
}

const what = (run: QueuedRun): string =>
  (run.flags & FLAG.SYN) !== 0 ? 'the SYN' : run.length === 0 ? 'the FIN' : `${Math.min(run.length, run.size || run.length)} B`;

/** TCP_USER_TIMEOUT must be noticed in time. RFC 5482, Linux tcp_clamp_rto_to_user_timeout. */
function clampToUserTimeout(c: Connection, now: Nanoseconds): number {
  if (c.options.userTimeout === 0 || c.retransmitStamp < 0) return c.rto;
  const left = c.options.userTimeout * 1e6 - (now - c.retransmitStamp);
  return left <= 0 ? 1 : Math.min(c.rto, ticksFromMicroseconds(Math.floor(left / 1000)));
}

/** Has it gone on for too long? Linux tcp_write_timeout, retransmits_timed_out. RFC 9293 3.8.3 (R2). */
function gaveUp(c: Connection, now: Nanoseconds, out: Out): boolean {
  let over: boolean;
  if (c.state === 'SYN-SENT' || c.state === 'SYN-RECEIVED') {
    const doublings = c.options.synCount || c.settings.synRetries;
    over =
      c.retransmits >= doublings + (c.state === 'SYN-SENT' ? c.settings.synLinearTimeouts : 0) ||
      timedOut(c, doublings, c.options.userTimeout, now);
  } else {
    // Nobody waits for an orphan any more: give up sooner.
    const most = c.orphaned ? orphanRetries(c, c.rto < ticksFromMilliseconds(c.settings.rtoMax)) : c.settings.retries2;
    over = timedOut(c, most, c.options.userTimeout, now);
  }
  if (!over) return false;
  tell(
    out,
    decision(
      'close',
      'gave-up',
      'RFC 9293 3.8.3; Linux tcp_timer.c tcp_write_timeout',
      `Given up after ${c.retransmits} retransmissions without an answer.`,
      [c.retransmits],
    ),
  );
  finish(c, c.softError || 'ETIMEDOUT', now, out);
  return true;
}

/** Linux tcp_orphan_retries: 8 takes more than 100 s at the smallest timeout. */
export function orphanRetries(c: Connection, alive: boolean): number {
  if (c.softError !== '' && !alive) return 0;
  return c.settings.orphanRetries === 0 && alive ? 8 : c.settings.orphanRetries;
}

/** Has the oldest been unanswered for as long as `boundary` doublings of the smallest timeout (for a SYN: of 1 s) would take? */
export function timedOut(c: Connection, boundary: number, userTimeout: number, now: Nanoseconds): boolean {
  if (c.retransmits === 0) return false;
  let limit = userTimeout;
  if (limit === 0) {
    const least = c.state === 'SYN-SENT' || c.state === 'SYN-RECEIVED' ? 1000 : c.settings.rtoMin;
    const most = c.settings.rtoMax;
    const doublings = 31 - Math.clz32(Math.floor(most / least));
    limit = boundary <= doublings ? (2 ** (boundary + 1) - 1) * least : (2 ** (doublings + 1) - 1) * least + (boundary - doublings) * most;
  }
  const start = c.retransmitStamp >= 0 ? c.retransmitStamp : now;
  return now - start >= limit * 1e6;
}

/** Sends up to `most` segments of a run once more, and counts it as in flight again. Returns how many segments went, 0 for none. Linux tcp_retransmit_skb. */
export function retransmitRun(c: Connection, run: QueuedRun, most: number, why: Decision | null, now: Nanoseconds, out: Out): number {
  const sent = resendOnce(c, run, most, why, now, out);
  if (sent === 0) return 0;
  if (!run.retransmitted) c.retransOut += run.segments;
  run.retransmitted = true;
  if (c.retransmitStamp < 0) c.retransmitStamp = now;
  if (c.undoRetrans < 0) c.undoRetrans = 0;
  c.undoRetrans += run.segments;
  return sent;
}

/** The sending itself, without the counting: what a loss probe does. Linux __tcp_retransmit_skb. */
export function resendOnce(c: Connection, run: QueuedRun, most: number, why: Decision | null, now: Nanoseconds, out: Out): number {
  const mss = currentMss(c);
  if (before(run.seq, c.sndUna)) {
    // What was acknowledged in the middle of a run is not sent again.
    if (run.length > 0) trimRun(c, run, Math.min(run.length, distance(c.sndUna, run.seq)));
  }
  let room = distance(advance(c.sndUna, c.sndWnd), run.seq);
  if (room <= 0) {
    // The receiver shrank its window. The first segment goes all the same: it serves as a probe.
    if (run.seq !== c.sndUna) return 0;
    room = mss;
  }
  let length = mss * most;
  if (length > room) length = room < mss ? room : room - (room % mss);
  const segmentsBefore = run.segments;
  if (run.length > length) {
    splitInFlight(c, c.inFlight.indexOf(run), length, mss);
  } else {
    countSegments(run, mss);
    adjustCounts(c, run, segmentsBefore - run.segments);
    joinFollowing(c, run, Math.min(room, mss));
  }
  run.deliveredBefore = c.delivered;
  transmitRun(c, run, now, out, true, why);
  run.everRetransmitted = true;
  c.totalRetransmissions += run.segments;
  return run.segments;
}

/** Small runs behind this one go along with it, as far as they fit into one segment. Linux tcp_retrans_try_collapse. */
function joinFollowing(c: Connection, run: QueuedRun, space: number): void {
  if (run.length >= space || (run.flags & (FLAG.SYN | FLAG.FIN)) !== 0) return;
  const at = c.inFlight.indexOf(run);
  let room = space - run.length;
  for (;;) {
    const next = c.inFlight[at + 1];
    if (next === undefined || next.segments > 1 || next.sacked || (next.flags & FLAG.SYN) !== 0 || (run.flags & FLAG.FIN) !== 0) return;
    room -= next.length;
    if (room < 0 || after(next.end, advance(c.sndUna, c.sndWnd))) return;
    run.length += next.length;
    run.end = next.end;
    run.truesize += next.length;
    run.flags |= next.flags;
    run.grounds = run.grounds === next.grounds ? run.grounds : [...run.grounds, ...next.grounds];
    if (next.everRetransmitted) run.everRetransmitted = true;
    c.queuedMemory -= next.truesize - next.length;
    c.inFlight.splice(at + 1, 1);
    adjustCounts(c, next, next.segments);
    // Without SACK a duplicate may stand for what has just vanished.
    if (!c.sackOk) c.sackedOut -= Math.min(c.sackedOut, next.segments);
  }
}
