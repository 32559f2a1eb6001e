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
import { before, distance } from './sequence.ts';
import { countSegments, splitRun, trimRun } from './sendqueue.ts';
import type { Connection, QueuedRun } from './state.ts';
import { setTransmitTimer, stopTransmitTimer, TICK, ticksFromMicroseconds, ticksFromMilliseconds } from './timers.ts';
import { transmitRun } from './transmit.ts';

/** RFC 6298 5.1 to 5.3: runs while something is unacknowledged, starts anew when something new is acknowledged. Linux tcp_rearm_rto. */
export function rearmRetransmission(c: Connection, now: Nanoseconds, out: Out): void {
  if (c.packetsOut === 0) {
    stopTransmitTimer(c, out);
    return;
  }
  let ticks = c.rto;
  if (c.transmitTimer === 'reorder' || c.transmitTimer === 'loss-probe') {
    // Those ran inside the timeout: count from when the oldest was sent.
    const oldest = c.inFlight[0];
    if (oldest !== undefined) ticks = Math.max(1, ticksFromMicroseconds(Math.floor((oldest.sentAt + c.rto * TICK - now) / 1000)));
  }
  setTransmitTimer(c, 'retransmission', ticks, now, out);
}

/** The timer ran out. */
export function retransmissionTimeout(c: Connection, now: Nanoseconds, out: Out): void {
  const head = c.inFlight[0];
  if (head === undefined || c.packetsOut === 0) return;
  if (gaveUp(c, now, out)) return;
  const waited = now - head.sentAt;
  if (c.retransmitStamp < 0) c.retransmitStamp = head.sentAt;
  if (c.state !== 'SYN-SENT') enterLoss(c, now, out);
  c.retransmits++;
  c.timeouts++;
  const why = decision('retransmit', 'retransmission-timer', 'RFC 6298 5.4',
    `Sent again: ${what(head)} stayed unacknowledged for ${milliseconds(waited)}, and the retransmission timer of ${milliseconds(c.rto * TICK)} ran out.`,
    [waited, c.rto * TICK, c.retransmits], head.grounds);
  retransmitRun(c, head, 1, why, now, out);
  // RFC 6298 5.5: back off. Linux lets the first SYN retransmissions go out evenly (tcp_syn_linear_timeouts).
  if (c.state !== 'SYN-SENT' || c.timeouts > c.settings.synLinearTimeouts) {
    c.backoff++;
    c.rto = Math.min(c.rto * 2, ticksFromMilliseconds(c.settings.rtoMax));
  }
  setTransmitTimer(c, 'retransmission', clampToUserTimeout(c, now), now, out);
}

const what = (run: QueuedRun): string => ((run.flags & FLAG.SYN) !== 0 ? 'the SYN' : run.length === 0 ? 'the FIN' : `${Math.min(run.length, run.size || run.length)} B`);

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
    let most = c.options.synCount || c.settings.synRetries;
    most += Math.min(most, c.settings.synLinearTimeouts) === 0 ? 0 : 0;
    over = c.retransmits >= most;
    if (!over && c.options.userTimeout > 0 && c.retransmitStamp >= 0) over = now - c.retransmitStamp >= c.options.userTimeout * 1e6;
  } else {
    let most = c.settings.retries2;
    if (c.orphaned) {
      // Nobody waits for it any more: give up sooner.
      const alive = c.rto < ticksFromMilliseconds(c.settings.rtoMax);
      most = c.settings.orphanRetries > 0 ? c.settings.orphanRetries : c.softError !== '' && !alive ? 0 : alive ? 8 : 0;
    }
    over = timedOut(c, most, c.options.userTimeout, now);
  }
  if (!over) return false;
  tell(out, decision('close', 'gave-up', 'RFC 9293 3.8.3; Linux tcp_timer.c tcp_write_timeout', `Given up after ${c.retransmits} retransmissions without an answer.`, [c.retransmits]));
  finish(c, c.softError || 'ETIMEDOUT', now, out);
  return true;
}

/** Has the oldest been unanswered for as long as `boundary` doublings of the smallest timeout would take? */
export function timedOut(c: Connection, boundary: number, userTimeout: number, now: Nanoseconds): boolean {
  if (c.retransmits === 0) return false;
  let limit = userTimeout;
  if (limit === 0) {
    const least = c.settings.rtoMin;
    const most = c.settings.rtoMax;
    const doublings = Math.floor(Math.log2(most / least));
    limit = boundary <= doublings ? (2 ** (boundary + 1) - 1) * least : (2 ** (doublings + 1) - 1) * least + (boundary - doublings) * most;
  }
  const start = c.retransmitStamp >= 0 ? c.retransmitStamp : now;
  return now - start >= limit * 1e6;
}

/** Sends up to `most` segments of a run once more. Returns how many. */
export function retransmitRun(c: Connection, run: QueuedRun, most: number, why: Decision | null, now: Nanoseconds, out: Out): number {
  const mss = currentMss(c);
  // What was acknowledged in the middle of a run is not sent again.
  if (before(run.seq, c.sndUna) && run.length > 0) trimRun(c, run, Math.min(run.length, distance(c.sndUna, run.seq)));
  const previous = run.segments;
  if (run.length > most * mss) {
    const rest = splitRun(c, run, most * mss, mss);
    c.inFlight.splice(c.inFlight.indexOf(run) + 1, 0, rest);
    adjustCounts(c, run, rest, previous - run.segments - rest.segments);
  } else {
    countSegments(run, mss);
    adjustCounts(c, run, null, previous - run.segments);
  }
  run.deliveredBefore = c.delivered;
  transmitRun(c, run, now, out, true, why);
  c.totalRetransmissions += run.segments;
  if (!run.retransmitted) c.retransOut += run.segments;
  run.retransmitted = true;
  run.everRetransmitted = true;
  if (c.retransmitStamp < 0) c.retransmitStamp = now;
  if (c.undoRetrans < 0) c.undoRetrans = 0;
  c.undoRetrans += run.segments;
  return run.segments;
}

/** A run was cut anew: the counters follow. Linux tcp_adjust_pcount. */
export function adjustCounts(c: Connection, run: QueuedRun, _rest: QueuedRun | null, fewer: number): void {
  if (fewer === 0) return;
  c.packetsOut -= fewer;
  if (run.sacked) c.sackedOut -= fewer;
  if (run.retransmitted) c.retransOut -= fewer;
  if (run.lost) c.lostOut -= fewer;
}
