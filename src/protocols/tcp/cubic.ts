/**
 * CUBIC: after a loss the window grows along a cubic curve around the window where the loss was, independent of the round trip. RFC 9438.
 * The integers are Linux's (net/ipv4/tcp_cubic.c): windows in segments, time in ticks of 4 ms and in units of 1/1024 s, constants scaled by 1024.
 * In Linux's C and beta: W(t) = C (t - K)^3 + W_max with C = 410/1024, beta = 717/1024.
 */
import { ns, type Nanoseconds } from '#time/nanoseconds.ts';
import { additiveIncrease, inSlowStart, isWindowLimited, slowStart, type CongestionControl } from './congestion.ts';
import { beginRound, forgetRounds, newRound, watchRound, type HyStart } from './hystart.ts';
import type { Connection } from './state.ts';
import { TICK, tickOf, ticksFromMicroseconds } from './timers.ts';

/** What CUBIC remembers of one connection: Linux's struct bictcp. Windows in segments, times in ticks. */
export interface Cubic {
  /** One segment more for each so many acknowledged. */
  count: number;
  /** W_max, and the window at the last look and when that was. */
  lastMax: number;
  lastWindow: number;
  lastTime: number;
  /** Where the curve is flat, and when it gets there: K, in 1/1024 s. */
  origin: number;
  k: number;
  /** When this stretch of growth began; -1 while none has. */
  epoch: number;
  /** Segments acknowledged, and the window that Reno would have by now (W_est). */
  acknowledged: number;
  reno: number;
  hystart: HyStart;
}

/** RFC 9438 4.6: beta 0.7, as 717/1024. Fast convergence, 4.7. */
const SCALE = 1024;
const BETA = 717;
/** C for a round trip of 100 ms, in 1/1024 segments; what K is the cube root of, per segment. */
const CURVE = 41 * 10;
const PER_SEGMENT = Math.floor(2 ** 40 / CURVE);
/** 8 (1 + beta) / 3 (1 - beta): segments acknowledged in which Reno with this beta gains one, in eighths of a window. RFC 9438 4.3. */
const FRIENDLY = Math.floor(Math.floor((8 * (SCALE + BETA)) / 3) / (SCALE - BETA));
const TICKS_A_SECOND = 1_000_000_000 / TICK;

export const newCubic = (c: Connection, now: Nanoseconds): Cubic => ({ ...blank(), hystart: newRound(c, now) });
const blank = (): Omit<Cubic, 'hystart'> => ({
  count: 0,
  lastMax: 0,
  lastWindow: 0,
  lastTime: 0,
  origin: 0,
  k: 0,
  epoch: -1,
  acknowledged: 0,
  reno: 0,
});

/** The state, made where the connection has none yet. */
function stateOf(c: Connection, now: Nanoseconds): Cubic {
  c.cubic ??= newCubic(c, now);
  return c.cubic;
}

export const CUBIC: CongestionControl = {
  name: 'cubic',
  begin(c, now) {
    c.cubic = newCubic(c, now);
  },
  ssthresh(c) {
    const q = stateOf(c, ns(0));
    q.epoch = -1;
    // RFC 9438 4.7: a flow that lost before it was back at W_max makes room for others.
    q.lastMax = c.cwnd < q.lastMax ? Math.floor((c.cwnd * (SCALE + BETA)) / (2 * SCALE)) : c.cwnd;
    return Math.max(Math.floor((c.cwnd * BETA) / SCALE), 2);
  },
  avoid(c, acked, now) {
    if (!isWindowLimited(c)) return;
    const rest = inSlowStart(c) ? slowStart(c, acked) : acked;
    if (rest === 0) return;
    const q = stateOf(c, now);
    follow(q, c.cwnd, rest, now);
    additiveIncrease(c, q.count, rest);
  },
  undo: (c) => Math.max(c.cwnd, c.priorCwnd),
  measured(c, microseconds, now, out) {
    const q = stateOf(c, now);
    // The first second after a recovery says little about the way's delay.
    if (q.epoch >= 0 && tickOf(now) - q.epoch < TICKS_A_SECOND) return;
    const { hystart } = q;
    const delay = Math.max(1, microseconds);
    if (hystart.least === 0 || hystart.least > delay) hystart.least = delay;
    if (!hystart.found && inSlowStart(c)) watchRound(c, hystart, delay, now, out);
  },
  timedOut(c, now) {
    const { hystart } = stateOf(c, now);
    forgetRounds(hystart);
    beginRound(c, hystart, now);
    c.cubic = { ...blank(), hystart };
  },
  resumed(c, now) {
    const q = stateOf(c, now);
    // RFC 9438 5.8: a silence of the program's own does not count as time on the curve.
    const silence = tickOf(now) - tickOf(c.lastSentAt);
    if (q.epoch >= 0 && silence > 0) q.epoch = Math.min(q.epoch + silence, tickOf(now));
  },
};

/** How fast the window should grow now: RFC 9438 4.2 to 4.5. Linux bictcp_update. */
function follow(q: Cubic, window: number, acked: number, now: Nanoseconds): void {
  const tick = tickOf(now);
  q.acknowledged += acked;
  if (q.lastWindow === window && tick - q.lastTime <= Math.floor(TICKS_A_SECOND / 32)) return;
  // The curve moves once a tick at most.
  if (q.epoch < 0 || tick !== q.lastTime) {
    q.lastWindow = window;
    q.lastTime = tick;
    if (q.epoch < 0) beginEpoch(q, window, acked, tick);
    const target = curveAt(q, tick);
    q.count = target > window ? Math.floor(window / (target - window)) : 100 * window;
    // Before any loss the capacity is unknown: 5 % a round trip at least.
    if (q.lastMax === 0 && q.count > 20) q.count = 20;
  }
  stayFriendly(q, window);
  // RFC 9438 4.4: at most half as much again in a round trip.
  q.count = Math.max(q.count, 2);
}

function beginEpoch(q: Cubic, window: number, acked: number, tick: number): void {
  q.epoch = tick;
  q.acknowledged = acked;
  q.reno = window;
  q.k = q.lastMax <= window ? 0 : cubeRoot(PER_SEGMENT * (q.lastMax - window));
  q.origin = Math.max(q.lastMax, window);
}

/** W_cubic one round trip ahead. RFC 9438 4.2 (1). */
function curveAt(q: Cubic, tick: number): number {
  const time = Math.floor(((tick - q.epoch + ticksFromMicroseconds(q.hystart.least)) * 1024) / TICKS_A_SECOND);
  const away = BigInt(Math.abs(time - q.k));
  const step = Number((BigInt(CURVE) * away * away * away) >> 40n);
  return time < q.k ? q.origin - step : q.origin + step;
}

/** Never slower than Reno would be on the same way. RFC 9438 4.3. */
function stayFriendly(q: Cubic, window: number): void {
  const each = (window * FRIENDLY) >> 3;
  if (q.acknowledged > each && each > 0) {
    const gained = Math.ceil(q.acknowledged / each) - 1;
    q.acknowledged -= gained * each;
    q.reno += gained;
  }
  if (q.reno > window) q.count = Math.min(q.count, Math.floor(window / (q.reno - window)));
}

/** Cube roots of 0 to 63, times 64, less 10: where the approximation begins. */
const ROOTS = [
  0, 54, 54, 54, 118, 118, 118, 118, 123, 129, 134, 138, 143, 147, 151, 156, 157, 161, 164, 168, 170, 173, 176, 179, 181, 185, 187, 190,
  192, 194, 197, 199, 200, 202, 204, 206, 209, 211, 213, 215, 217, 219, 221, 222, 224, 225, 227, 229, 231, 232, 234, 236, 237, 239, 240,
  242, 244, 245, 246, 248, 250, 251, 252, 254,
] as const;

/** The cube root of a whole number below 2^53, to about 0.2 %: a table and one step of Newton and Raphson. Linux cubic_root. */
export function cubeRoot(a: number): number {
  const bits = a < 2 ** 32 ? 32 - Math.clz32(a) : 64 - Math.clz32(Math.floor(a / 2 ** 32));
  if (bits < 7) return ((ROOTS[a] ?? 0) + 35) >> 6;
  const third = ((bits * 84) >> 8) - 1;
  const guess = (((ROOTS[Math.floor(a / 2 ** (third * 3))] ?? 0) + 10) * 2 ** third) >>> 6;
  const better = 2 * guess + Math.floor(a / (guess * (guess - 1)));
  return Math.floor((better * 341) / 1024);
}
