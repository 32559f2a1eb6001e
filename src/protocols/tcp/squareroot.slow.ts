/**
 * Reno's throughput against the square-root law: with a loss probability p the window saws between W and W/2, so that a flow gets
 * MSS/RTT * sqrt(3/2) / sqrt(p) (M. Mathis et al., "The macroscopic behavior of the TCP congestion avoidance algorithm", 1997; RFC 5348 has the longer form).
 * The law counts no timeouts, no recovery of several rounds and no end of slow start; Linux counts acknowledged segments, so delayed ACKs do not slow
 * its growth (b = 1). Over losses from 0.05 % to 1 % the measured constant must stay within 25 % of 1.22, and fall slowly with p.
 */
import { expect, test } from 'vitest';
import { MILLISECOND, ns } from '#time/nanoseconds.ts';
import { Pair } from './pair.ts';

const ROUND_TRIP = 0.04;
const SECONDS = 120;
const MEGABYTES = new Uint8Array(4_000_000);
const big = [4096, 8_000_000, 8_000_000] as const;

/** Segments a second of one long flow whose data segments are lost with probability p, each by itself. */
function rate(p: number, seed: number): number {
  let state = seed;
  const dice = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 0x100000000;
  };
  const pair = new Pair({
    serverReads: true,
    settings: { rmem: big, wmem: big },
    line: (from, _nth, segment) => (from === 'client' && segment.payload.length > 0 && dice() < p ? [] : [ns(0)]),
  }).established();
  const warm = 10;
  let before = 0;
  for (let second = 0; second < SECONDS; second++) {
    if (second === warm) before = pair.server.received;
    for (let part = 0; part < 4; part++) {
      // It takes what fits: the buffer never runs dry.
      pair.send('client', MEGABYTES);
      pair.run(ns(pair.now + 250 * MILLISECOND));
      pair.crossings.length = 0;
      pair.decisions.length = 0;
      pair.got.server.length = 0;
    }
  }
  return (pair.server.received - before) / 1448 / (SECONDS - warm);
}

test('Reno by loss, against sqrt(3/2) / (RTT sqrt(p))', async () => {
  const lines = ['loss       segments/s   law      constant (1.22)'];
  for (const p of [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02]) {
    const measured = (rate(p, 7) + rate(p, 99) + rate(p, 12_345)) / 3;
    const law = Math.sqrt(1.5 / p) / ROUND_TRIP;
    const constant = measured * ROUND_TRIP * Math.sqrt(p);
    lines.push(`${`${p * 100} %`.padEnd(10)} ${measured.toFixed(0).padStart(8)} ${law.toFixed(0).padStart(8)}      ${constant.toFixed(2)}`);
    if (p <= 0.01) {
      expect(constant, `p ${p}`).toBeGreaterThan(1.22 * 0.75);
      expect(constant, `p ${p}`).toBeLessThan(1.22 * 1.25);
    }
  }
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('squareroot.txt');
});
