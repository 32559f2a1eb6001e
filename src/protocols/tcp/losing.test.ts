/** Losses, and how they are noticed and mended. */
import { expect, test } from 'vitest';
import { MILLISECOND, ns, type Nanoseconds } from '#time/nanoseconds.ts';
import { Pair, type PairOptions } from './pair.ts';

const none = ns(0);
/** Loses the client's segments with these numbers (the handshake takes 1 and 2). */
const losing = (...numbers: number[]): PairOptions => ({
  serverReads: true,
  line: (from, nth) => (from === 'client' && numbers.includes(nth) ? [] : [none]),
});
const repeats = (p: Pair): { at: number; rule: string; seq: number; length: number }[] =>
  p.crossings
    .filter((x) => x.from === 'client' && x.repeat)
    .map((x) => ({
      at: x.at / MILLISECOND,
      rule: x.decision?.rule ?? '',
      seq: x.segment.sequence - 1001,
      length: x.segment.payload.length,
    }));

test('a lost segment comes again when something sent later has arrived', () => {
  const p = new Pair(losing(5)).established();
  p.send('client', new Uint8Array(14_480));
  const sent = p.now / MILLISECOND;
  p.wait(400);
  expect(repeats(p), p.ladder()).toEqual([
    { at: expect.closeTo(sent + 40, 3) as number, rule: 'fast-retransmit', seq: 2896, length: 1448 },
  ]);
  expect(p.server.received).toBe(14_480);
  expect(p.client.ssthresh).toBe(6);
  expect(p.decided('client', 'fast-recovery')[0]?.sentence).toBe(
    '1 segment presumed lost: something sent later has arrived. The congestion window will fall from 12 segments to 6.',
  );
});

test('without SACK three duplicate ACKs do the same, one hole a round trip', () => {
  const p = new Pair({ ...losing(5, 8), settings: { sack: false } }).established();
  p.send('client', new Uint8Array(14_480));
  const sent = p.now / MILLISECOND;
  p.wait(600);
  expect(
    repeats(p).map((r) => [Math.round((r.at - sent) / 20), r.seq]),
    p.ladder(),
  ).toEqual([
    [2, 2896],
    [4, 7240],
  ]);
  expect(p.server.received).toBe(14_480);
});

test('a lost segment with nothing behind it waits for the timer: the round trip and 200 ms', () => {
  const p = new Pair({ ...losing(3), settings: { earlyRetransmit: 0 } }).established();
  p.wait(100);
  p.send('client', 'alone');
  const sent = p.now / MILLISECOND;
  p.wait(400);
  const [again] = repeats(p);
  expect(again?.rule, p.ladder()).toBe('retransmission-timer');
  expect((again?.at ?? 0) - sent).toBeGreaterThanOrEqual(240);
  expect((again?.at ?? 0) - sent).toBeLessThan(250);
});

test('the timer doubles each time', () => {
  const p = new Pair({ ...losing(3, 4, 5, 6), settings: { earlyRetransmit: 0 } }).established();
  p.send('client', 'alone');
  const sent = p.now / MILLISECOND;
  p.wait(9000);
  const at = repeats(p).map((r) => r.at - sent);
  const gaps = at.map((t, i) => t - (at[i - 1] ?? 0));
  expect(
    gaps.map((g) => Math.round(g / 240)),
    p.ladder(),
  ).toEqual([1, 2, 4, 8]);
});

test('a tail-loss probe brings back the end of a flight before the timer would', () => {
  const long = { ...losing(12), delay: ns(100 * MILLISECOND) };
  const probed = new Pair(long).established();
  probed.send('client', new Uint8Array(14_480));
  probed.wait(3000);
  expect(
    repeats(probed).map((r) => r.rule),
    probed.ladder(),
  ).toEqual(['loss-probe']);
  const timed = new Pair({ ...long, settings: { earlyRetransmit: 0 } }).established();
  timed.send('client', new Uint8Array(14_480));
  timed.wait(3000);
  expect(
    repeats(timed).map((r) => r.rule),
    timed.ladder(),
  ).toEqual(['retransmission-timer']);
});

test('a segment overtaken by a few is waited for, and nothing is sent again', () => {
  const p = new Pair({
    serverReads: true,
    line: (from, nth) => [from === 'client' && nth === 4 ? ns(2 * MILLISECOND) : none],
  }).established();
  p.send('client', new Uint8Array(1448 * 3));
  p.wait(500);
  expect(repeats(p), p.ladder()).toEqual([]);
});

test('a needless retransmission is noticed by D-SACK or timestamp, and the window goes back up', () => {
  const p = new Pair({
    serverReads: true,
    settings: { earlyRetransmit: 0 },
    line: (from, nth, _s, at): readonly Nanoseconds[] => [
      from === 'server' && nth > 1 && at > 50 * MILLISECOND && at < 400 * MILLISECOND ? ns(400 * MILLISECOND) : none,
    ],
  }).established();
  p.send('client', new Uint8Array(14_480));
  p.wait(2000);
  expect(p.decided('client', 'undo').length, p.ladder()).toBe(1);
  expect(p.client.cwnd).toBeGreaterThanOrEqual(10);
});

test('when a whole flight is lost, it is sent again from one segment upwards', () => {
  const p = new Pair({ ...losing(3, 4, 5, 6, 7, 8, 9, 10, 11, 12), settings: { earlyRetransmit: 0 } }).established();
  p.send('client', new Uint8Array(14_480));
  p.wait(2000);
  const rounds = new Map<number, number>();
  for (const r of repeats(p)) rounds.set(Math.round(r.at / 20), (rounds.get(Math.round(r.at / 20)) ?? 0) + 1);
  expect([...rounds.values()], p.ladder()).toEqual([1, 2, 4, 3]);
  expect(p.server.received).toBe(14_480);
});

test('two small segments that were lost come back as one', () => {
  const p = new Pair({ ...losing(3, 4), client: { noDelay: true }, settings: { earlyRetransmit: 0 } }).established();
  p.send('client', 'Hello');
  p.send('client', 'World');
  p.wait(500);
  expect(
    repeats(p).map((r) => r.length),
    p.ladder(),
  ).toEqual([10]);
});

test('after 15 doublings the program is told ETIMEDOUT; TCP_USER_TIMEOUT makes it sooner', () => {
  const gone: PairOptions = { line: (from, nth) => (from === 'client' && nth > 2 ? [] : [none]) };
  const p = new Pair(gone).established();
  p.send('client', 'anybody?');
  p.run();
  expect(p.errors.client).toBe('ETIMEDOUT');
  expect(p.now / 60e9).toBeGreaterThan(13);
  expect(p.now / 60e9).toBeLessThan(18);
  const soon = new Pair({ ...gone, client: { userTimeout: 2000 } }).established();
  soon.send('client', 'anybody?');
  soon.run();
  expect([soon.errors.client, soon.now < 3.5e9], soon.ladder()).toEqual(['ETIMEDOUT', true]);
});
