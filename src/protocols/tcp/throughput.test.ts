/** A seeded sweep over loss, buffer and delay: how fast 200 kB get through. Kept as a table; look at it when it changes. */
import { expect, test } from 'vitest';
import { MILLISECOND, ns } from '#time/nanoseconds.ts';
import { Pair } from './pair.ts';

const TOTAL = 200_000;

/** kB a second of one transfer, and how many segments went twice. */
function transfer(loss: number, receiveBuffer: number, delay: number, sack: boolean): { rate: number; repeats: number } {
  let state = 12_345;
  const dice = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 0x100000000;
  };
  const p = new Pair({
    delay: ns(delay * MILLISECOND),
    serverReads: true,
    settings: { sack },
    server: { receiveBuffer },
    line: () => (dice() < loss ? [] : [ns(0)]),
  }).established();
  const begun = p.now;
  let sent = 0;
  while (p.server.received < TOTAL && p.errors.client === '') {
    sent += p.send('client', new Uint8Array(Math.min(65_536, TOTAL - sent)));
    if (p.run(ns(p.now + 3000 * MILLISECOND), 1) === 0) break;
  }
  return {
    rate: Math.round(p.server.received / 1000 / ((p.now - begun) / 1e9)),
    repeats: p.crossings.filter((x) => x.repeat && x.from === 'client').length,
  };
}

test('throughput by loss, buffer and delay', async () => {
  const lines = ['loss   buffer  delay   SACK: kB/s (again)   without: kB/s (again)'];
  for (const loss of [0, 0.01, 0.05, 0.15]) {
    for (const buffer of [8192, 65_536, 0]) {
      for (const delay of [2, 20, 100]) {
        const cell = (r: { rate: number; repeats: number }): string => `${String(r.rate).padStart(6)} (${r.repeats})`.padEnd(20);
        lines.push(
          `${`${loss * 100} %`.padEnd(5)}${(buffer === 0 ? 'auto' : String(buffer)).padStart(8)}${`${delay} ms`.padStart(7)}   ${cell(transfer(loss, buffer, delay, true))} ${cell(transfer(loss, buffer, delay, false))}`.trimEnd(),
        );
      }
    }
  }
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('throughput.txt');
});
