/**
 * What may leave now: walks the unsent queue until a rule stops it. RFC 9293 3.8.6.2.1, 3.7.4; Linux tcp_output.c tcp_write_xmit.
 * The rules in order: congestion window, the peer's window, Nagle, and whether a larger send is worth waiting for.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { FLAG } from '#trace/events.ts';
import { packetsInFlight, pacingRate, validateWindow } from './congestion.ts';
import type { Decision, Out } from './connection.ts';
import { decision, segmentsWord, tell } from './decisions.ts';
import { lastOf } from './layout.ts';
import { nagleHolds, noteSmall } from './nagle.ts';
import { boundToHalfWindow, currentMss } from './options.ts';
import { setProbeTimer } from './persist.ts';
import { rearmRetransmission } from './retransmit.ts';
import { advance, after, distance } from './sequence.ts';
import { countSegments, fillFromNext, splitRun } from './sendqueue.ts';
import { GSO_SIZE, type Connection, type QueuedRun } from './state.ts';
import { scheduleLossProbe } from './lossprobe.ts';
import { transmitRun } from './transmit.ts';

/** How this push treats Nagle: `off` for the last small segment, `corked` by MSG_MORE. */
export interface PushMode {
  readonly push: boolean;
  readonly off: boolean;
  readonly corked: boolean;
}

/** The socket's own options. */
export const ordinary = (c: Connection): PushMode => ({ push: c.naglePush, off: c.nagleOff, corked: c.corked });
/** Whatever is queued goes, even a small one: the buffer is full, or TCP_NODELAY was just set. */
export const PUSH: PushMode = { push: true, off: true, corked: false };
/** For a FIN. */
export const NAGLE_OFF: PushMode = { push: false, off: true, corked: false };

/** Segments to put into one large send: about 1 ms worth, more on very short ways. Linux tcp_tso_autosize. */
export function largeSendSegments(c: Connection, mss: number): number {
  let bytes = Math.min(Math.floor(pacingRate(c) / 1024), GSO_SIZE);
  const shortness = c.minRtt === Number.POSITIVE_INFINITY ? 32 : c.minRtt >> c.settings.tsoRttLog;
  if (shortness < 32) bytes += GSO_SIZE >> shortness;
  bytes = Math.min(bytes, GSO_SIZE);
  return Math.max(Math.floor(bytes / mss), c.settings.minTsoSegments);
}

/** Bytes one run of the queue should collect: whole segments, at most half of the peer's largest window. Linux tcp_xmit_size_goal. */
export function sizeGoal(c: Connection, mss: number): number {
  const most = boundToHalfWindow(c, GSO_SIZE);
  return Math.max(mss, Math.floor(most / mss) * mss);
}

const SENT: Decision = decision('send', 'send', 'RFC 9293 3.8.6', 'Sent at once: the receiver has room and the network has room.');

/**
 * Sends what may be sent. `one` sends a single run: 'probe' even against the congestion window (a loss probe). Returns whether
 * something waits although nothing is in flight (then the window must be probed).
 */
export function writeOut(c: Connection, mode: PushMode, one: 'no' | 'one' | 'probe', now: Nanoseconds, out: Out): boolean {
  const mss = currentMss(c);
  const most = largeSendSegments(c, mss);
  let sent = 0;
  let congestionLimited = false;
  for (;;) {
    const run = c.unsent[0];
    if (run === undefined) break;
    let quota = congestionQuota(c);
    if (quota === 0) {
      if (one !== 'probe') {
        hold(c, run, 'congestion-window', mss, out);
        break;
      }
      quota = 1;
    }
    quota = Math.min(quota, most);
    if (run.length < quota * mss) fillFromNext(c, quota * mss - run.length);
    if (run.size !== mss || run.segments === 0 || run.length > run.segments * mss || run.length <= (run.segments - 1) * mss)
      countSegments(run, mss);
    const edge = advance(c.sndUna, c.sndWnd);
    const firstEnd = run.length > mss ? advance(run.seq, mss) : run.end;
    if (after(firstEnd, edge)) {
      hold(c, run, 'send-window', mss, out);
      break;
    }
    if (run.segments === 1) {
      const last = c.unsent.length === 1;
      const small = run.length < mss && (run.flags & FLAG.FIN) === 0;
      const why = mode.push || !last ? '' : nagleHolds(c, small, mode.off, mode.corked);
      if (why !== '') {
        hold(c, run, why, mss, out);
        break;
      }
    } else if (one === 'no') {
      const defer = deferLargeSend(c, run, most, now);
      if (defer !== '') {
        if (defer === 'congestion-window') congestionLimited = true;
        hold(c, run, defer, mss, out);
        break;
      }
    }
    let limit = mss;
    if (run.segments > 1) limit = splitPoint(c, run, mss, quota, mode);
    if (run.length > limit) c.unsent.splice(1, 0, splitRun(c, run, limit, mss));
    else if (run.length === 0 && (run.flags & FLAG.FIN) === 0) break;
    const why = whyNow(c, run, mss, mode);
    c.unsent.shift();
    run.deliveredBefore = c.delivered;
    transmitRun(c, run, now, out, false, why);
    newDataSent(c, run, now);
    noteSmall(c, run, mss);
    sent += run.segments;
    if (one !== 'no') break;
  }
  if (packetsInFlight(c) >= c.cwnd) congestionLimited = true;
  if (sent > 0 || congestionLimited) validateWindow(c, congestionLimited, now);
  if (sent > 0) {
    if (c.lossState === 'cwr' || c.lossState === 'recovery') c.prrOut += sent;
    if (one !== 'probe') scheduleLossProbe(c, false, now);
    return false;
  }
  return c.packetsOut === 0 && c.unsent.length > 0;
}

/** Linux __tcp_push_pending_frames. */
export function pushPending(c: Connection, mode: PushMode, now: Nanoseconds, out: Out): void {
  if (c.unsent.length === 0 || c.state === 'CLOSED') return;
  if (writeOut(c, mode, 'no', now, out)) setProbeTimer(c, now);
}

/** Segments the congestion window has room for, at most half of it at a time. Linux tcp_cwnd_test. */
function congestionQuota(c: Connection): number {
  const flight = packetsInFlight(c);
  if (flight >= c.cwnd) return 0;
  return Math.min(Math.max(c.cwnd >> 1, 1), c.cwnd - flight);
}

/** Where to cut a run: not past the window, the quota, and not in the middle of the last segment if Nagle would hold it. Linux tcp_mss_split_point. */
function splitPoint(c: Connection, run: QueuedRun, mss: number, quota: number, mode: PushMode): number {
  const window = distance(advance(c.sndUna, c.sndWnd), run.seq);
  const most = mss * quota;
  if (most <= window && c.unsent.length > 1) return most;
  const needed = Math.min(run.length, window);
  if (most <= needed) return most;
  const partial = needed % mss;
  return nagleHolds(c, partial !== 0, mode.push || mode.off, mode.corked) !== '' ? needed - partial : needed;
}

/** Is it better to wait for the next ACK and send more at once? Linux tcp_tso_should_defer. */
function deferLargeSend(c: Connection, run: QueuedRun, most: number, now: Nanoseconds): '' | 'congestion-window' | 'send-window' | 'tso' {
  if (c.lossState === 'recovery' || c.lossState === 'loss') return '';
  // Only while the last write was within a millisecond.
  if (now - c.lastSentAt > 1_000_000) return '';
  const sendWindow = distance(advance(c.sndUna, c.sndWnd), run.seq);
  const congestionWindow = (c.cwnd - packetsInFlight(c)) * c.mss;
  const limit = Math.min(sendWindow, congestionWindow);
  if (limit >= most * c.mss) return '';
  const middle = c.unsent.length > 1;
  if (middle && limit >= run.length) return '';
  if (c.settings.tsoWindowDivisor > 0) {
    if (limit >= Math.floor(Math.min(c.sndWnd, c.cwnd * c.mss) / c.settings.tsoWindowDivisor)) return '';
  } else if (limit > 3 * c.mss) {
    return '';
  }
  const oldest = c.inFlight[0];
  if (oldest === undefined) return '';
  // The next ACK is expected too late: in more than a millisecond, or half a round trip where that is less.
  const roundTrip = c.srtt * 125;
  if (oldest.sentAt + roundTrip - now > Math.min(roundTrip / 2, 1_000_000)) return '';
  if (congestionWindow < sendWindow) {
    if (congestionWindow <= run.length) return 'congestion-window';
  } else if (sendWindow <= run.length) {
    return 'send-window';
  }
  if ((run.flags & FLAG.FIN) !== 0) return '';
  return 'tso';
}

/** Linux tcp_event_new_data_sent. */
function newDataSent(c: Connection, run: QueuedRun, now: Nanoseconds): void {
  const prior = c.packetsOut;
  c.sndNxt = run.end;
  c.inFlight.push(run);
  c.packetsOut += run.segments;
  c.held = '';
  if (prior === 0 || c.transmitTimer === 'loss-probe') rearmRetransmission(c, now);
}

function hold(c: Connection, run: QueuedRun, why: Exclude<Connection['held'], ''>, mss: number, out: Out): void {
  // Said once for each reason, not at every look.
  if (c.held === why) return;
  c.held = why;
  tell(out, holdDecision(c, run, why, mss));
}

function holdDecision(c: Connection, run: QueuedRun, why: Exclude<Connection['held'], ''>, mss: number): Decision {
  const unacknowledged = distance(c.sndNxt, c.sndUna);
  switch (why) {
    case 'nagle':
      return decision(
        'hold',
        'nagle',
        'RFC 9293 3.7.4; Linux tcp_output.c tcp_nagle_check',
        `Held: ${run.length} B is less than the MSS of ${mss} B, and ${unacknowledged} B are still unacknowledged.`,
        [run.length, mss, unacknowledged],
        groundsBefore(c, run),
      );
    case 'cork':
      return decision(
        'hold',
        'cork',
        'Linux tcp_output.c tcp_nagle_check, TCP_CORK and MSG_MORE',
        `Held: the program said that more will come, and ${run.length} B is less than the MSS of ${mss} B.`,
        [run.length, mss],
        run.grounds,
      );
    case 'congestion-window':
      return decision(
        'hold',
        'congestion-window',
        'RFC 5681 3.1',
        `Held: the congestion window of ${segmentsWord(c.cwnd)} is full.`,
        [packetsInFlight(c), c.cwnd],
        run.grounds,
      );
    case 'send-window':
    case 'zero-window':
      return c.sndWnd === 0
        ? decision('hold', 'zero-window', 'RFC 9293 3.8.6.1', 'Held: the receiver has no room; its window is 0.', [0], run.grounds)
        : decision(
            'hold',
            'send-window',
            'RFC 9293 3.8.6',
            `Held: the receiver has room for ${c.sndWnd} B, ${unacknowledged} B of that are on their way, and the next segment does not fit.`,
            [c.sndWnd, unacknowledged, Math.min(run.length, mss)],
            run.grounds,
          );
    case 'tso':
      return decision(
        'hold',
        'large-send',
        'Linux tcp_output.c tcp_tso_should_defer',
        'Held for a moment: with the next ACK more can go at once.',
        [run.length],
        run.grounds,
      );
  }
}

/** The writes of what is held and of the small segment it waits for. */
function groundsBefore(c: Connection, run: QueuedRun): readonly number[] {
  const last = lastOf(c.inFlight);
  return last === undefined ? run.grounds : [...last.grounds, ...run.grounds];
}

/** Why it goes now, told from what held it before. */
function whyNow(c: Connection, run: QueuedRun, mss: number, mode: PushMode): Decision | null {
  if (run.length === 0) {
    return decision(
      'send',
      'fin',
      'RFC 9293 3.6',
      'FIN sent: the program has shut its sending side, and all its bytes have left.',
      [],
      run.grounds,
    );
  }
  switch (c.held) {
    case 'nagle':
      return decision(
        'send',
        'nagle-release',
        'RFC 9293 3.7.4',
        run.length >= mss ? `Sent now: enough has gathered for a full segment of ${mss} B.` : smallReason(c, run, mode),
        [run.length, mss],
        run.grounds,
      );
    case 'cork':
      return decision(
        'send',
        'uncork',
        'Linux TCP_CORK',
        run.length >= mss ? `Sent now: a full segment of ${mss} B has gathered.` : 'Sent now: the cork was pulled.',
        [run.length, mss],
        run.grounds,
      );
    case 'congestion-window':
      return decision(
        'send',
        'congestion-window',
        'RFC 5681 3.1',
        `Sent now: the congestion window of ${segmentsWord(c.cwnd)} has room again.`,
        [packetsInFlight(c), c.cwnd],
        run.grounds,
      );
    case 'send-window':
    case 'zero-window':
      return decision(
        'send',
        'send-window',
        'RFC 9293 3.8.6',
        `Sent now: the receiver has room again, ${c.sndWnd} B.`,
        [c.sndWnd],
        run.grounds,
      );
    default:
      if (run.length < mss && c.packetsOut > 0 && mode.off && !mode.push) {
        return decision(
          'send',
          'no-delay',
          'RFC 9293 3.7.4, TCP_NODELAY',
          `Sent at once, though it is small and ${distance(c.sndNxt, c.sndUna)} B are unacknowledged: the program switched Nagle off.`,
          [run.length, mss],
          run.grounds,
        );
      }
      return run.length < mss && c.packetsOut === 0 && run.grounds.length > 0
        ? decision(
            'send',
            'send',
            'RFC 9293 3.7.4',
            `Sent at once: ${run.length} B is less than the MSS of ${mss} B, but nothing is unacknowledged.`,
            [run.length, mss],
            run.grounds,
          )
        : SENT;
  }
}

function smallReason(c: Connection, run: QueuedRun, mode: PushMode): string {
  if (mode.off || mode.push) return `Sent now: Nagle is off for these ${run.length} B.`;
  return c.packetsOut === 0
    ? `Sent now: everything before these ${run.length} B has been acknowledged.`
    : `Sent now: no small segment before these ${run.length} B is unacknowledged any more.`;
}
