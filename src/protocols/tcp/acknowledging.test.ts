/** ACKs: at once at first, later delayed; duplicates and gaps always told. */
import { expect, test } from 'vitest';
import { MILLISECOND } from '#time/nanoseconds.ts';
import { Pair } from './pair.ts';

const acks = (p: Pair, from: 'client' | 'server'): number[] =>
  p.crossings.filter((x) => x.from === from && x.segment.payload.length === 0 && x.segment.flags === 16).map((x) => x.at / MILLISECOND);

test('the first segments of a connection are acknowledged at once', () => {
  const p = new Pair({ client: { noDelay: true } }).established();
  for (const text of ['a', 'b', 'c']) p.send('client', text);
  p.wait(30);
  expect(acks(p, 'server').length, p.ladder()).toBe(3);
  expect(p.decided('server', 'quick-ack')[0]?.sentence).toContain('quick-ACK mode');
});

test('once the two sides talk in turns, an ACK waits 40 ms and more for data to carry it', () => {
  const p = new Pair().established();
  p.send('client', 'ping');
  p.wait(30);
  p.send('server', 'pong');
  p.wait(60);
  p.send('client', 'ping');
  const before = p.now / MILLISECOND;
  p.wait(100);
  const last = acks(p, 'server').at(-1) ?? 0;
  expect(last - before - 20, p.ladder()).toBeGreaterThanOrEqual(40);
  expect(last - before - 20).toBeLessThan(48);
  expect(p.decided('server', 'delayed-ack').map((d) => d.action)).toContain('delay-ack');
});

test('data that goes back in time carries the ACK', () => {
  const p = new Pair().established();
  p.send('client', 'ping');
  p.wait(21);
  p.send('server', 'pong');
  p.wait(60);
  const before = acks(p, 'server').length;
  p.send('client', 'ping');
  p.wait(21);
  p.send('server', 'pong');
  p.wait(100);
  expect(acks(p, 'server').length, p.ladder()).toBe(before);
});

test('a FIN in ESTABLISHED is acknowledged a little later, because the program may close, too', () => {
  const p = new Pair().established();
  p.shutdown('client');
  p.wait(21);
  expect(acks(p, 'server').length).toBe(0);
  p.wait(50);
  expect(acks(p, 'server').length, p.ladder()).toBe(1);
});

test('TCP_QUICKACK sends an owed ACK now', () => {
  const p = new Pair().established();
  p.shutdown('client');
  p.wait(21);
  p.set('server', {}, 1);
  expect(acks(p, 'server').length, p.ladder()).toBe(1);
});

test('each segment behind a gap is answered with the byte that is missing', () => {
  const p = new Pair({ line: (from, nth) => (from === 'client' && nth === 3 ? [] : [0 as never]) }).established();
  p.send('client', new Uint8Array(1448 * 4));
  p.wait(25);
  const duplicates = p.crossings.filter((x) => x.from === 'server').slice(1);
  expect(
    duplicates.map((x) => x.segment.acknowledgment),
    p.ladder(),
  ).toEqual([1001, 1001, 1001]);
  expect(duplicates.map((x) => x.segment.options.sack.map(([l, r]) => r - l))).toEqual([[1448], [2896], [4344]]);
});

test('SACK blocks are listed with the newest first', () => {
  const p = new Pair({
    line: (from, nth) => (from === 'client' && (nth === 4 || nth === 6 || nth === 8) ? [] : [0 as never]),
  }).established();
  p.send('client', new Uint8Array(1448 * 8));
  p.wait(25);
  const last = p.crossings
    .filter((x) => x.from === 'server')
    .at(-1)
    ?.segment.options.sack.map(([l, r]) => [(l - 1001) / 1448, (r - 1001) / 1448]);
  expect(last, p.ladder()).toEqual([
    [6, 8],
    [4, 5],
    [2, 3],
  ]);
});

test('what arrives twice is reported in the first block (D-SACK)', () => {
  const p = new Pair({ line: (from, nth) => (from === 'client' && nth === 3 ? [0 as never, 0 as never] : [0 as never]) }).established();
  p.send('client', new Uint8Array(1448));
  p.wait(25);
  expect(p.crossings.filter((x) => x.from === 'server').at(-1)?.segment.options.sack, p.ladder()).toEqual([[1001, 2449]]);
});
