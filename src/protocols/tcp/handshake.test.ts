/** Opening a connection, and what happens when the opening goes wrong. */
import { expect, test } from 'vitest';
import { FLAG } from '#trace/events.ts';
import { MILLISECOND, ns } from '#time/nanoseconds.ts';
import { NO_OPTIONS } from '#wire/segment.ts';
import { answerStray } from './connection.ts';
import { Pair } from './pair.ts';

const lose =
  (...numbers: number[]) =>
  (from: string, nth: number): readonly (typeof none)[] =>
    from === 'client' && numbers.includes(nth) ? [] : [none];
const none = ns(0);

test('three segments open a connection, and both sides end in ESTABLISHED', () => {
  const p = new Pair().established();
  expect(p.summary(), p.ladder()).toEqual(['C S 0 len 0 win 64240', 'S S. 0 ack 1 len 0 win 65160', 'C . 1 ack 1 len 0 win 63']);
  expect([p.client.state, p.server.state]).toEqual(['ESTABLISHED', 'ESTABLISHED']);
});

test('on loopback the segments are large, and so are the windows', () => {
  const p = new Pair({ delay: ns(0), mtu: 65_535, loopback: true }).established();
  expect(
    p.crossings.map((x) => [x.segment.options.mss, x.segment.window]),
    p.ladder(),
  ).toEqual([
    [65_495, 65_495],
    [65_495, 65_483],
    [null, 64],
  ]);
  expect(p.client.mss).toBe(32_741);
});

test('an option is used only when both sides have sent it', () => {
  const p = new Pair({ serverSettings: { timestamps: false, sack: false, windowScaling: false } }).established();
  expect(p.crossings[1]?.segment.options, p.ladder()).toEqual({ ...NO_OPTIONS, mss: 1460 });
  expect([p.client.timestampsOk, p.client.sackOk, p.client.rcvScale, p.client.mss]).toEqual([false, false, 0, 1460]);
});

test('a lost SYN goes out again after a second, give or take the coarse timer', () => {
  const p = new Pair({ line: lose(1) }).established();
  p.run(ns(3000 * MILLISECOND));
  const again = p.crossings[1];
  expect(again?.repeat, p.ladder()).toBe(true);
  expect(again?.at).toBeGreaterThanOrEqual(1000 * MILLISECOND);
  expect(again?.at).toBeLessThan(1036 * MILLISECOND);
  expect(p.client.state).toBe('ESTABLISHED');
});

test('SYNs are repeated each second at first, then at doubling intervals, and after ten repeats the program gets ETIMEDOUT', () => {
  const p = new Pair({ line: (from) => (from === 'client' ? [] : [none]) }).connect();
  p.run();
  const seconds = p.crossings.map((x) => Math.round(x.at / 1e9));
  expect(seconds, p.ladder()).toEqual([0, 1, 2, 3, 4, 5, 7, 11, 19, 36, 70]);
  expect([p.errors.client, p.client.state]).toEqual(['ETIMEDOUT', 'CLOSED']);
});

test('a SYN-ACK that stays unanswered is repeated after 1, 3, 7, 15 and 31 seconds, then the attempt is forgotten', () => {
  const p = new Pair({ line: (from) => (from === 'server' ? [] : [none]) }).connect();
  p.run(ns(500 * MILLISECOND));
  p.ends.client = null;
  p.run();
  expect(
    p.crossings.filter((x) => x.from === 'server').map((x) => Math.round(x.at / 1e9)),
    p.ladder(),
  ).toEqual([0, 1, 3, 7, 15, 31]);
  expect(p.server.state).toBe('CLOSED');
});

test("when the handshake's last ACK is lost, the first data completes the connection", () => {
  const p = new Pair({ line: lose(2) }).connect();
  p.run(ns(100 * MILLISECOND));
  expect(p.server.state).toBe('SYN-RECEIVED');
  p.send('client', 'hello');
  p.wait(100);
  expect([p.server.state, p.server.received], p.ladder()).toEqual(['ESTABLISHED', 5]);
});

test('a SYN that nobody wants is answered with RST, and connect fails with ECONNREFUSED', () => {
  const p = new Pair().connect();
  const syn = p.crossings[0]?.segment;
  const reset = syn && answerStray(syn);
  expect(reset).toMatchObject({ flags: FLAG.RST | FLAG.ACK, sequence: 0, acknowledgment: 1001, window: 0 });
  if (reset) p.inject('server', reset);
  p.ends.server = { ...p.client, state: 'CLOSED' };
  p.run(ns(30 * MILLISECOND));
  expect([p.client.state, p.errors.client], p.ladder()).toEqual(['CLOSED', 'ECONNREFUSED']);
});

test('two sides that open at the same time become one connection', () => {
  const p = new Pair().connect();
  const mine = new Pair({ iss: [5000, 1000] }).connect();
  const theirSyn = mine.crossings[0]?.segment;
  if (theirSyn) p.inject('server', { ...theirSyn, sourcePort: 9000, destinationPort: 40_000 });
  p.ends.server = { ...mine.client, localPort: 9000, remotePort: 40_000 };
  p.run(ns(100 * MILLISECOND));
  expect([p.client.state, p.server.state], p.ladder()).toEqual(['ESTABLISHED', 'ESTABLISHED']);
  expect(
    p.crossings.filter((x) => x.from === 'client').map((x) => [x.segment.flags, x.segment.options.sack.length]),
    p.ladder(),
  ).toEqual([
    [2, 0],
    [18, 0],
    [16, 1],
  ]);
  p.send('client', 'both');
  p.wait(100);
  expect(p.server.received).toBe(4);
});

test('one lost SYN leaves the initial window of ten, two shrink it to one', () => {
  const once = new Pair({ line: lose(1) }).connect();
  once.run(ns(2000 * MILLISECOND));
  expect(once.client.cwnd).toBe(10);
  const twice = new Pair({ line: lose(1, 2) }).connect();
  twice.run(ns(3000 * MILLISECOND));
  expect(twice.client.cwnd, twice.ladder()).toBe(1);
});
