/** When written bytes leave, when they wait, and what each decision says. */
import { expect, test } from 'vitest';
import { MILLISECOND } from '#time/nanoseconds.ts';
import { Pair } from './pair.ts';

const data = (p: Pair, from: 'client' | 'server' = 'client'): number[] =>
  p.crossings.filter((x) => x.from === from && x.segment.payload.length > 0).map((x) => x.segment.payload.length);

test('holds the second small write until the first is acknowledged', () => {
  const p = new Pair().established();
  p.send('client', 'Hello');
  p.send('client', 'World');
  expect(data(p), p.ladder()).toEqual([5]);
  expect(p.decided('client', 'nagle')[0]?.sentence).toBe('Held: 5 B is less than the MSS of 1448 B, and 5 B are still unacknowledged.');
  p.wait(50);
  expect(data(p), p.ladder()).toEqual([5, 5]);
  expect(p.decided('client', 'nagle-release')[0]?.sentence).toBe('Sent now: everything before these 5 B has been acknowledged.');
});

test('small writes that wait together leave as one segment', () => {
  const p = new Pair().established();
  for (const text of ['a', 'bb', 'ccc']) p.send('client', text);
  p.wait(50);
  expect(data(p), p.ladder()).toEqual([1, 5]);
});

test('TCP_NODELAY sends every write at once, and switching it on sends what was held', () => {
  const p = new Pair({ client: { noDelay: true } }).established();
  p.send('client', 'Hello');
  p.send('client', 'World');
  expect(data(p)).toEqual([5, 5]);
  expect(p.decided('client', 'no-delay')[0]?.sentence).toContain('the program switched Nagle off');
  const late = new Pair().established();
  late.send('client', 'Hello');
  late.send('client', 'World');
  late.set('client', { noDelay: true });
  expect(data(late), late.ladder()).toEqual([5, 5]);
});

test('a full segment does not wait for a small one before it', () => {
  const p = new Pair().established();
  p.send('client', 'small');
  p.send('client', new Uint8Array(2000));
  expect(data(p), p.ladder()).toEqual([5, 1448]);
});

test('TCP_CORK holds a small rest until it is pulled', () => {
  const p = new Pair({ client: { cork: true } }).established();
  p.send('client', new Uint8Array(2000));
  p.wait(100);
  expect(data(p), p.ladder()).toEqual([1448]);
  expect(p.decided('client', 'cork')[0]?.sentence).toBe(
    'Held: the program said that more will come, and 552 B is less than the MSS of 1448 B.',
  );
  p.set('client', { cork: false });
  expect(data(p), p.ladder()).toEqual([1448, 552]);
});

test('MSG_MORE holds this write, the next one takes it along', () => {
  const p = new Pair().established();
  p.send('client', 'header,', true);
  expect(data(p)).toEqual([]);
  p.send('client', 'body');
  expect(data(p), p.ladder()).toEqual([11]);
});

test('the first flight is ten segments, and each acknowledged one lets one more follow', () => {
  const p = new Pair({ serverReads: true }).established();
  p.send('client', new Uint8Array(40_000));
  expect(data(p).length, p.ladder()).toBe(10);
  expect(p.decided('client', 'congestion-window')[0]?.sentence).toBe('Held: the congestion window of 10 segments is full.');
  p.wait(45);
  expect(data(p).length, p.ladder()).toBe(28);
  expect(p.client.cwnd).toBe(20);
});

test('the last segment of a write, and every second one of a large send, carries PSH', () => {
  const p = new Pair().established();
  p.send('client', new Uint8Array(1448 * 5));
  expect(
    p.crossings.slice(3).map((x) => (x.segment.flags & 8) !== 0),
    p.ladder(),
  ).toEqual([false, true, false, true, true]);
});

test('a receiver that does not read closes the window, and opens it when it reads', () => {
  const p = new Pair({ server: { receiveBuffer: 8192 } }).established();
  p.send('client', new Uint8Array(30_000));
  p.wait(1000);
  const closed = p.crossings.filter((x) => x.from === 'server').at(-1);
  expect(closed?.segment.window, p.ladder()).toBe(0);
  expect(p.decided('client', 'window-probe').length).toBeGreaterThan(1);
  expect(p.client.transmitTimer).toBe('persist');
  let got = 0;
  for (let i = 0; i < 400 && got < 30_000; i++) {
    got += p.read('server', 65_536).length;
    p.wait(50);
  }
  expect(got, p.ladder()).toBe(30_000);
  expect(p.decided('server', 'window-update').length).toBeGreaterThan(0);
});

test('probes of a closed window go out at doubling intervals', () => {
  const p = new Pair({ server: { receiveBuffer: 4096 } }).established();
  p.send('client', new Uint8Array(20_000));
  p.wait(8000);
  const probes = p.crossings.filter((x) => x.decision?.rule === 'window-probe').map((x) => x.at / MILLISECOND);
  const gaps = probes.slice(1).map((at, i) => at - (probes[i] ?? 0));
  for (let i = 1; i < gaps.length; i++) expect((gaps[i] ?? 0) / (gaps[i - 1] ?? 1), p.ladder()).toBeGreaterThan(1.6);
});

test('the send buffer takes only so much, and wakes the writer when a third of it is free', () => {
  const p = new Pair({ client: { sendBuffer: 20_000 } }).established();
  p.keepOutputs = true;
  let taken = 0;
  while (p.space('client') > 0) taken += p.send('client', new Uint8Array(200_000));
  expect(taken).toBeGreaterThan(10_000);
  expect(taken).toBeLessThan(60_000);
  expect(p.space('client')).toBe(0);
  p.wait(200);
  expect(
    p.outputs.some((o) => o.side === 'client' && o.output.kind === 'wake' && o.output.what === 'writable'),
    p.ladder(),
  ).toBe(true);
  expect(p.space('client')).toBeGreaterThan(0);
});

test('after a long silence the congestion window starts small again', () => {
  const p = new Pair({ serverReads: true }).established();
  p.send('client', new Uint8Array(40_000));
  p.wait(500);
  expect(p.client.cwnd).toBeGreaterThan(20);
  p.wait(5000);
  p.send('client', new Uint8Array(40_000));
  expect(data(p).length - 28, p.ladder()).toBe(10);
});
