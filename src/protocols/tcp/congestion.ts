/**
 * Congestion control as an exchangeable part, counted in segments as Linux does. Here: the contract, what all controls share, and Reno (RFC 5681),
 * with Linux's byte-exact slow start (RFC 3465 in spirit) and window validation (RFC 7661, tcp_cwnd_validate). CUBIC is in cubic.ts, the choice in controls.ts.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { Out } from './connection.ts';
import { before } from './sequence.ts';
import { INITIAL_WINDOW, type Connection } from './state.ts';
import { TICK } from './timers.ts';

/** What a congestion control decides. All counts are segments. Linux struct tcp_congestion_ops. */
export interface CongestionControl {
  readonly name: string;
  /** The connection is established, or the program has just chosen this control. */
  begin(c: Connection, now: Nanoseconds): void;
  /** Where the window should go after a loss. */
  ssthresh(c: Connection): number;
  /** `acked` segments were acknowledged while nothing was wrong. */
  avoid(c: Connection, acked: number, now: Nanoseconds): void;
  /** The window to return to when the loss turned out not to be one. */
  undo(c: Connection): number;
  /** The round trip of the last segment acknowledged, in microseconds. */
  measured(c: Connection, microseconds: number, now: Nanoseconds, out: Out): void;
  /** The retransmission timer has run out. */
  timedOut(c: Connection, now: Nanoseconds): void;
  /** Data leaves while nothing is in flight; `lastSentAt` still tells of the time before. */
  resumed(c: Connection, now: Nanoseconds): void;
}

export const RENO: CongestionControl = {
  name: 'reno',
  begin: nothing,
  // RFC 5681 (4): half the flight, at least two segments.
  ssthresh: (c) => Math.max(c.cwnd >> 1, 2),
  avoid(c, acked) {
    // RFC 7661: a window that is not used gives no right to a larger one.
    if (!isWindowLimited(c)) return;
    const rest = inSlowStart(c) ? slowStart(c, acked) : acked;
    if (rest > 0) additiveIncrease(c, c.cwnd, rest);
  },
  undo: (c) => Math.max(c.cwnd, c.priorCwnd),
  measured: nothing,
  timedOut: nothing,
  resumed: nothing,
};

function nothing(): void {
  // Reno remembers nothing but the window itself.
}

/** RFC 5681 3.1: one segment for each acknowledged, up to ssthresh. Returns how many are left over for congestion avoidance. */
export function slowStart(c: Connection, acked: number): number {
  const grown = Math.min(c.cwnd + acked, c.ssthresh);
  const rest = acked - (grown - c.cwnd);
  c.cwnd = grown;
  return rest;
}

export const inSlowStart = (c: Connection): boolean => c.cwnd < c.ssthresh;

/** RFC 5681 (3): one segment more for each full window acknowledged. Linux tcp_cong_avoid_ai. */
export function additiveIncrease(c: Connection, window: number, acked: number): void {
  if (c.cwndCount >= window) {
    c.cwndCount = 0;
    c.cwnd++;
  }
  c.cwndCount += acked;
  if (c.cwndCount >= window) {
    const more = Math.floor(c.cwndCount / window);
    c.cwndCount -= more * window;
    c.cwnd += more;
  }
}

/** Segments presumed to be in the network. RFC 6675 "pipe", Linux tcp_packets_in_flight. */
export const packetsInFlight = (c: Connection): number => c.packetsOut - (c.sackedOut + c.lostOut) + c.retransOut;

/** Is the congestion window what holds us? In slow start it may grow to twice what was in use. */
export function isWindowLimited(c: Connection): boolean {
  return c.cwndLimited || (inSlowStart(c) && c.cwnd < 2 * c.maxPacketsOut);
}

/** After sending: was the window used? A window unused for a timeout shrinks towards what was used. Linux tcp_cwnd_validate, RFC 7661. */
export function validateWindow(c: Connection, limited: boolean, now: Nanoseconds): void {
  if (!before(c.sndUna, c.maxPacketsSeq) || limited || (!c.cwndLimited && c.packetsOut > c.maxPacketsOut)) {
    c.cwndLimited = limited;
    c.maxPacketsOut = c.packetsOut;
    c.maxPacketsSeq = c.sndNxt;
  }
  if (isWindowLimited(c)) {
    c.cwndUsed = 0;
    c.cwndStamp = now;
    return;
  }
  if (c.packetsOut > c.cwndUsed) c.cwndUsed = c.packetsOut;
  if (c.settings.slowStartAfterIdle && now - c.cwndStamp >= c.rto * TICK) {
    if (c.lossState === 'open' && !c.noSpace) {
      const used = Math.max(c.cwndUsed, INITIAL_WINDOW);
      if (used < c.cwnd) {
        c.ssthresh = rememberedThreshold(c);
        c.cwnd = (c.cwnd + used) >> 1;
      }
      c.cwndUsed = 0;
    }
    c.cwndStamp = now;
  }
}

const rememberedThreshold = (c: Connection): number =>
  c.lossState === 'cwr' || c.lossState === 'recovery' ? c.ssthresh : Math.max(c.ssthresh, (c.cwnd >> 1) + (c.cwnd >> 2));

/** Before queueing after a silence longer than the timeout: the window halves for each timeout, down to the initial one. RFC 5681 4.1, Linux tcp_cwnd_restart. */
export function restartAfterIdle(c: Connection, now: Nanoseconds): void {
  if (!c.settings.slowStartAfterIdle || c.packetsOut > 0 || c.lastSentAt < 0) return;
  let idle = Math.floor((now - c.lastSentAt) / TICK);
  if (idle <= c.rto) return;
  c.ssthresh = rememberedThreshold(c);
  const floor = Math.min(INITIAL_WINDOW, c.cwnd);
  let cwnd = c.cwnd;
  while ((idle -= c.rto) > 0 && cwnd > floor) cwnd >>= 1;
  c.cwnd = Math.max(cwnd, floor);
  c.cwndStamp = now;
  c.cwndUsed = 0;
}

/** Bytes a second at which this connection sends about now: what sizes large sends. Linux tcp_update_pacing_rate. */
export function pacingRate(c: Connection): number {
  if (c.srtt === 0) return Number.POSITIVE_INFINITY;
  const ratio = c.cwnd < c.ssthresh / 2 ? 200 : 120;
  return Math.floor((c.mss * 80_000 * ratio * Math.max(c.cwnd, c.packetsOut)) / c.srtt);
}
