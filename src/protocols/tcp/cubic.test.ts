/** CUBIC against the formula of RFC 9438, and when HyStart ends slow start. The recordings in conformance/kernel hold it to the real kernel. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MILLISECOND, ns } from '#time/nanoseconds.ts';
import { controlOf } from './controls.ts';
import { cubeRoot } from './cubic.ts';
import { Pair } from './pair.ts';
import type { Connection } from './state.ts';

const established = (): Connection => new Pair({ settings: { congestionControl: 'cubic' } }).established().client;

/** A window that lost at `most` segments and then has one window acknowledged every round trip: its size by time, in seconds. */
function afterLoss(most: number, roundTrip: number, seconds: number): { at: number; window: number }[] {
  const c = established();
  const control = controlOf(c);
  c.cwnd = most;
  let now = 10_000 * MILLISECOND;
  control.measured(c, roundTrip * 1000, ns(now), []);
  c.ssthresh = control.ssthresh(c);
  c.cwnd = c.ssthresh;
  c.cwndCount = 0;
  c.cwndLimited = true;
  const begun = now;
  const curve = [];
  while (now - begun < seconds * 1000 * MILLISECOND) {
    const window = c.cwnd;
    // ACKs come two segments at a time, spread over the round trip.
    for (let acked = 0; acked < window; acked += 2) control.avoid(c, 2, ns(now + Math.floor((acked / window) * roundTrip * MILLISECOND)));
    now += roundTrip * MILLISECOND;
    curve.push({ at: (now - begun) / 1e9, window: c.cwnd });
  }
  return curve;
}

test('cube roots are right to 1 % above 1000, and grow with their argument', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1000, max: 2 ** 52 }), (a) => {
      expect(Math.abs(cubeRoot(a) / Math.cbrt(a) - 1)).toBeLessThan(a < 100_000 ? 0.05 : 0.01);
    }),
    { numRuns: 2000, seed: 3 },
  );
  expect([0, 1, 8, 27, 64, 1000].map(cubeRoot)).toEqual([0, 1, 2, 3, 4, 10]);
});

test('after a loss the window follows W(t) = 0.4 (t - K)^3 + W_max', () => {
  for (const most of [200, 500, 1000]) {
    const k = Math.cbrt((most * 0.3) / 0.4);
    // RFC 9438 4.2: the window aims at W(t + RTT), and gets there within the round trip.
    const formula = (t: number): number => 0.4 * (t - k) ** 3 + most;
    const curve = afterLoss(most, 100, k * 1.5);
    for (const { at, window } of curve) {
      // Below: where the curve is flat the integer division window / (target - window) rounds growth down to a segment.
      // Above: never beyond the target of one round trip ahead.
      expect(window, `W_max ${most}, t ${at.toFixed(1)} s`).toBeGreaterThan(formula(at - 0.2) * 0.985 - 2);
      expect(window, `W_max ${most}, t ${at.toFixed(1)} s`).toBeLessThan(formula(at + 0.15) * 1.015 + 2);
    }
  }
});

test('how fast it recovers hardly depends on the round trip, unlike Reno', () => {
  const reached = (roundTrip: number): number =>
    afterLoss(600, roundTrip, 30).find(({ window }) => window >= 598)?.at ?? Number.POSITIVE_INFINITY;
  // K = 7.7 s, and the formula is within 2 segments from 5.9 s on; Reno would need 180 round trips: 9 s and 36 s.
  for (const roundTrip of [50, 100, 200]) {
    expect(reached(roundTrip)).toBeGreaterThan(5);
    expect(reached(roundTrip)).toBeLessThan(7.7);
  }
});

test('on short ways it is never slower than Reno with the same reduction', () => {
  // RFC 9438 4.3: 3 (1 - beta) / (1 + beta) = 0.53 segments a round trip.
  const curve = afterLoss(20, 5, 1);
  const last = curve[curve.length - 1]?.window ?? 0;
  expect(last).toBeGreaterThanOrEqual(14 + Math.floor(200 * 0.53 * 0.9));
});

test('a second loss below the last maximum makes room: fast convergence', () => {
  const c = established();
  const control = controlOf(c);
  c.cwnd = 100;
  expect(control.ssthresh(c)).toBe(70);
  expect(c.cubic?.lastMax).toBe(100);
  c.cwnd = 80;
  expect(control.ssthresh(c)).toBe(56);
  expect(c.cubic?.lastMax).toBe(68);
});

test('HyStart ends slow start when the round trip grows, and says so', () => {
  let queue = 0;
  const p = new Pair({
    settings: { congestionControl: 'cubic' },
    serverReads: true,
    // From the thirtieth segment on, each waits 0.5 ms longer than the one before.
    line: (from, nth, segment) => [ns(from === 'client' && nth > 30 && segment.payload.length > 0 ? (queue += 0.5 * MILLISECOND) : 0)],
  }).established();
  for (let round = 0; round < 5; round++) {
    p.send('client', new Uint8Array(100 * 1448));
    p.wait(40);
  }
  const [left] = p.decided('client', 'hystart');
  expect(left?.sentence, p.ladder()).toMatch(/^Slow start ends at \d+ segments: the round trip has grown from 40 ms to \d+/);
  expect(p.client.ssthresh).toBeLessThan(100);
  expect(p.crossings.some((x) => x.repeat)).toBe(false);
});
