/**
 * The round-trip estimate and the retransmission timeout. RFC 6298, in Linux's integer form (net/ipv4/tcp_input.c tcp_rtt_estimator):
 * the deviation is floored at 200 ms, and decays once per round trip.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { after } from './sequence.ts';
import type { Connection } from './state.ts';
import { ticksFromMicroseconds, ticksFromMilliseconds } from './timers.ts';

/** Takes one sample in microseconds. RFC 6298 2.2 and 2.3. */
export function estimateRoundTrip(c: Connection, sample: number): void {
  const floor = c.settings.rtoMin * 1000;
  if (c.srtt === 0) {
    // RFC 6298 2.2: SRTT = R, RTTVAR = R/2 (mdev holds four times that).
    c.srtt = sample << 3;
    c.mdev = sample << 1;
    c.rttvar = Math.max(c.mdev, floor);
    c.mdevMax = c.rttvar;
    c.rttSeq = c.sndNxt;
  } else {
    // RFC 6298 2.3: SRTT += (R - SRTT)/8, RTTVAR += (|SRTT - R| - RTTVAR)/4.
    let error = sample - (c.srtt >> 3);
    c.srtt += error;
    if (error < 0) {
      error = -error - (c.mdev >> 2);
      // A shorter sample moves the deviation by an eighth of that only, so that a sudden drop of the delay does not raise the timeout.
      if (error > 0) error >>= 3;
    } else {
      error -= c.mdev >> 2;
    }
    c.mdev += error;
    if (c.mdev > c.mdevMax) {
      c.mdevMax = c.mdev;
      if (c.mdevMax > c.rttvar) c.rttvar = c.mdevMax;
    }
    if (after(c.sndUna, c.rttSeq)) {
      if (c.mdevMax < c.rttvar) c.rttvar -= (c.rttvar - c.mdevMax) >> 2;
      c.rttSeq = c.sndNxt;
      c.mdevMax = floor;
    }
  }
  if (c.srtt < 1) c.srtt = 1;
  // RFC 6298 2.3: RTO = SRTT + 4 * RTTVAR; Linux's rttvar holds the four times already. 2.5: at most rto_max.
  c.rto = Math.min(ticksFromMicroseconds((c.srtt >> 3) + c.rttvar), ticksFromMilliseconds(c.settings.rtoMax));
}

/** Keeps the smallest round trip of the last five minutes (tcp_min_rtt_wlen). */
export function rememberMinimum(c: Connection, sample: number, now: Nanoseconds): void {
  if (sample <= c.minRtt || now - c.minRttAt > 300e9) {
    c.minRtt = Math.max(sample, 1);
    c.minRttAt = now;
  }
}

/** Our timestamp clock: milliseconds plus an offset of this connection. RFC 7323 5.4, Linux tcp_time_stamp_ms. */
export const timestampNow = (c: Connection, now: Nanoseconds): number => (Math.floor(now / 1e6) + c.timestampOffset) >>> 0;

/** Round trip by the echoed timestamp, in microseconds, at least `least` ms; -1 when it cannot be told. RFC 7323 4. */
export function timestampRoundTrip(c: Connection, now: Nanoseconds, least: number): number {
  const delta = (timestampNow(c, now) - c.rcvTsEcho) | 0;
  if (delta < 0 || delta > 2_147_483) return -1;
  return Math.max(delta, least) * 1000;
}
