/** Explicit congestion notification, as RFC 3168 has it. The recordings ecn-* in conformance/kernel hold it to the real kernel. */
import { expect, test } from 'vitest';
import { FLAG } from '#trace/events.ts';
import { Pair, type PairOptions } from './pair.ts';

const asking: PairOptions = { settings: { ecn: 1 }, serverReads: true };
const flags = (p: Pair, from: 'client' | 'server', flag: number): number[] =>
  p.crossings.filter((x) => x.from === from && (x.segment.flags & flag) !== 0).map((x) => x.segment.sequence);

test('the SYN asks with ECE and CWR, the SYN-ACK agrees with ECE alone', () => {
  const p = new Pair(asking).established();
  expect(p.summary().slice(0, 3), p.ladder()).toEqual([
    expect.stringMatching(/^C SEW /),
    expect.stringMatching(/^S S\.E /),
    expect.stringMatching(/^C \. /),
  ]);
  expect([p.client.ecn.ok, p.server.ecn.ok]).toEqual([true, true]);
});

test('nobody asks by default, and a host with tcp_ecn 0 does not agree', () => {
  const silent = new Pair({ serverReads: true }).established();
  expect([silent.client.ecn.ok, silent.server.ecn.ok]).toEqual([false, false]);
  const refusing = new Pair({ ...asking, serverSettings: { ecn: 0 } }).established();
  expect([refusing.client.ecn.ok, refusing.server.ecn.ok], refusing.ladder()).toEqual([false, false]);
});

test('a mark halves the window once, nothing is sent again, and CWR ends the echo', () => {
  const p = new Pair({ ...asking, marks: (from, nth) => from === 'client' && nth >= 5 && nth <= 8 }).established();
  for (let round = 0; round < 4; round++) {
    p.send('client', new Uint8Array(30 * 1448));
    p.wait(40);
  }
  expect(p.decided('client', 'ecn-echo').length, p.ladder()).toBe(1);
  expect(p.decided('server', 'congestion-experienced').length).toBe(1);
  expect(p.crossings.some((x) => x.repeat)).toBe(false);
  const [reduced] = flags(p, 'client', FLAG.CWR).slice(1);
  expect(flags(p, 'client', FLAG.CWR).length, 'one SYN, one answer').toBe(2);
  expect(reduced).toBeDefined();
  const echoes = p.crossings.filter((x) => x.from === 'server' && (x.segment.flags & FLAG.ECE) !== 0);
  const last = echoes[echoes.length - 1];
  expect(last === undefined ? 1 : (last.segment.acknowledgment - (reduced ?? 0)) | 0, p.ladder()).toBeLessThanOrEqual(0);
});

test('what is sent again is not ECN-capable: it must not be marked instead of dropped', () => {
  const marked: number[] = [];
  const p = new Pair({
    ...asking,
    line: (from, nth) => (from === 'client' && nth === 5 ? [] : [0 as never]),
    marks: (from, nth) => {
      if (from === 'client') marked.push(nth);
      return false;
    },
  }).established();
  p.send('client', new Uint8Array(10 * 1448));
  p.wait(400);
  const again = p.crossings.filter((x) => x.from === 'client').findIndex((x) => x.repeat) + 1;
  expect(again).toBeGreaterThan(0);
  expect(marked, p.ladder()).not.toContain(again);
  expect(p.server.received).toBe(14_480);
});
