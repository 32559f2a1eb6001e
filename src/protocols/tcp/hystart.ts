/**
 * HyStart: leaves slow start before it overshoots, when ACKs keep coming for half a round trip (the way is full), or when the delay rises.
 * Linux net/ipv4/tcp_cubic.c hystart_update; S. Ha, I. Rhee, "Taming the elephants: new TCP slow start" (2008). RFC 9406 describes a later kin.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { pacingRate } from './congestion.ts';
import type { Out } from './connection.ts';
import { decision, milliseconds, segmentsWord, tell } from './decisions.ts';
import { GSO_SIZE, type Connection } from './state.ts';
import { after, type SequenceNumber } from './sequence.ts';

/** Times in microseconds. A round ends when what was sent up to its beginning is acknowledged. */
export interface HyStart {
  found: boolean;
  roundStart: number;
  end: SequenceNumber;
  /** Last ACK of a train: those that follow each other within 2 ms. */
  lastAck: number;
  /** Smallest delay of this round, and how many samples it rests on; smallest of all, 0 before any. */
  current: number;
  samples: number;
  least: number;
}

const LOW_WINDOW = 16;
const TRAIN_GAP = 2000;
const SAMPLES = 8;
const DELAY_RISE = { least: 4000, most: 16_000 } as const;

const microseconds = (t: Nanoseconds): number => Math.floor(t / 1000);

export function newRound(c: Connection, now: Nanoseconds): HyStart {
  const h: HyStart = { found: false, roundStart: 0, end: c.sndNxt, lastAck: 0, current: 0, samples: 0, least: 0 };
  beginRound(c, h, now);
  return h;
}

export function beginRound(c: Connection, h: HyStart, now: Nanoseconds): void {
  h.roundStart = microseconds(now);
  h.lastAck = h.roundStart;
  h.end = c.sndNxt;
  h.current = Number.POSITIVE_INFINITY;
  h.samples = 0;
}

/** After a timeout slow start begins anew, and so does the watch. */
export function forgetRounds(h: HyStart): void {
  h.found = false;
  h.least = 0;
}

/** One acknowledged segment's delay, in slow start. */
export function watchRound(c: Connection, h: HyStart, delay: number, now: Nanoseconds, out: Out): void {
  if (after(c.sndUna, h.end)) beginRound(c, h, now);
  if (c.cwnd < LOW_WINDOW) return;
  const at = microseconds(now);
  if (at - h.lastAck <= TRAIN_GAP) {
    h.lastAck = at;
    const train = at - h.roundStart;
    if (train > (h.least + largeSendDelay(c)) >> 1)
      leaveSlowStart(
        c,
        h,
        `ACKs have followed each other for ${milliseconds(train * 1000)}, more than half a round trip, so the way is full.`,
        out,
      );
  }
  h.current = Math.min(h.current, delay);
  if (h.samples < SAMPLES) {
    h.samples++;
  } else if (h.current > h.least + Math.min(Math.max(h.least >> 3, DELAY_RISE.least), DELAY_RISE.most)) {
    leaveSlowStart(
      c,
      h,
      `the round trip has grown from ${milliseconds(h.least * 1000)} to ${milliseconds(h.current * 1000)}, so a queue builds up on the way.`,
      out,
    );
  }
}

/** What four of the largest sends take at this rate, at most 1 ms. Linux hystart_ack_delay. */
function largeSendDelay(c: Connection): number {
  const rate = pacingRate(c);
  return Number.isFinite(rate) && rate > 0 ? Math.min(1000, Math.floor((GSO_SIZE * 4 * 1_000_000) / rate)) : 0;
}

function leaveSlowStart(c: Connection, h: HyStart, why: string, out: Out): void {
  if (h.found) return;
  h.found = true;
  c.ssthresh = c.cwnd;
  tell(
    out,
    decision('window', 'hystart', 'Linux tcp_cubic.c hystart_update', `Slow start ends at ${segmentsWord(c.cwnd)}: ${why}`, [
      c.cwnd,
      h.least,
      h.current === Number.POSITIVE_INFINITY ? 0 : h.current,
    ]),
  );
}
