/** Every way a connection can end. */
import { expect, test } from 'vitest';
import { FLAG } from '#trace/events.ts';
import { MILLISECOND, ns } from '#time/nanoseconds.ts';
import { NO_OPTIONS, type TcpSegment } from '#wire/segment.ts';
import { Pair } from './pair.ts';
import { advance } from './sequence.ts';

const states = (p: Pair, side: 'client' | 'server'): string[] => p.states.filter((s) => s.side === side).map((s) => s.state);

test('the side that closes first ends in TIME-WAIT and stays there for a minute', () => {
  const p = new Pair().established();
  p.close('client');
  p.wait(25);
  p.close('server');
  p.wait(100);
  expect([p.client.state, p.server.state], p.ladder()).toEqual(['TIME-WAIT', 'CLOSED']);
  const began = p.states.find((s) => s.state === 'TIME-WAIT')?.at ?? 0;
  p.run();
  expect((p.now - began) / 1e9).toBeGreaterThanOrEqual(60);
  expect((p.now - began) / 1e9).toBeLessThan(62.1);
  expect(states(p, 'client')).toEqual(['SYN-SENT', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT', 'CLOSED']);
  expect(states(p, 'server')).toEqual(['SYN-RECEIVED', 'ESTABLISHED', 'CLOSE-WAIT', 'LAST-ACK', 'CLOSED']);
});

test('half-closed: after the FIN the other direction still carries data', () => {
  const p = new Pair({ clientReads: true }).established();
  p.shutdown('client');
  p.wait(100);
  p.send('server', 'still here');
  p.wait(100);
  expect(new TextDecoder().decode(p.bytes('client')), p.ladder()).toBe('still here');
});

test('both sides close at once: CLOSING, and TIME-WAIT on both', () => {
  const p = new Pair().established();
  p.close('client');
  p.close('server');
  p.wait(100);
  expect(states(p, 'client').slice(-3), p.ladder()).toEqual(['FIN-WAIT-1', 'CLOSING', 'TIME-WAIT']);
  expect(states(p, 'server').slice(-3)).toEqual(['FIN-WAIT-1', 'CLOSING', 'TIME-WAIT']);
});

test('closing with unread bytes sends RST, and the other side gets ECONNRESET', () => {
  const p = new Pair().established();
  p.send('client', 'nobody reads this');
  p.wait(50);
  p.close('server');
  p.wait(50);
  expect([p.client.state, p.server.state, p.errors.client], p.ladder()).toEqual(['CLOSED', 'CLOSED', 'ECONNRESET']);
  expect(p.decided('server', 'unread-data')[0]?.sentence).toContain('closed with 17 B unread');
});

test('SO_LINGER with 0 s sends RST instead of FIN', () => {
  const p = new Pair({ client: { linger: 0 } }).established();
  p.close('client');
  p.wait(50);
  expect(
    p.crossings.some((x) => (x.segment.flags & FLAG.RST) !== 0),
    p.ladder(),
  ).toBe(true);
  expect([p.client.state, p.errors.server]).toEqual(['CLOSED', 'ECONNRESET']);
});

test('data for a program that has closed is answered with RST', () => {
  const p = new Pair().established();
  p.close('client');
  p.wait(100);
  p.send('server', 'too late');
  p.wait(100);
  expect([p.client.state, p.errors.server], p.ladder()).toEqual(['CLOSED', 'EPIPE']);
});

test('what arrived before a RST can still be read', () => {
  const p = new Pair().established();
  p.send('client', 'last words');
  p.wait(25);
  p.abort('client');
  p.wait(50);
  expect(p.server.state).toBe('CLOSED');
  expect(new TextDecoder().decode(p.read('server', 100))).toBe('last words');
});

test('the FIN waits behind bytes that the window holds back', () => {
  const p = new Pair({ serverReads: true }).established();
  p.send('client', new Uint8Array(40_000));
  p.close('client');
  expect(p.crossings.some((x) => (x.segment.flags & FLAG.FIN) !== 0)).toBe(false);
  p.wait(500);
  expect([p.server.received, p.server.finReceived], p.ladder()).toEqual([40_000, true]);
});

test('a lost FIN is sent again', () => {
  const p = new Pair({ line: (from, nth) => (from === 'client' && nth === 3 ? [] : [ns(0)]) }).established();
  p.close('client');
  p.wait(600);
  expect(p.server.finReceived, p.ladder()).toBe(true);
});

test('nobody closes the other side: the orphan leaves FIN-WAIT-2 after a minute', () => {
  const p = new Pair().established();
  p.close('client');
  p.wait(200);
  expect(p.client.state).toBe('FIN-WAIT-2');
  p.wait(63_000);
  expect(p.client.state).toBe('CLOSED');
});

test('keepalive asks after a silence, and gives up when nobody answers', () => {
  let silent = false;
  const p = new Pair({
    client: { keepalive: true, keepaliveIdle: 2000, keepaliveInterval: 1000, keepaliveProbes: 3 },
    line: () => (silent ? [] : [ns(0)]),
  }).established();
  p.wait(5000);
  expect(p.decided('client', 'keepalive').length, p.ladder()).toBe(2);
  expect(p.client.state).toBe('ESTABLISHED');
  silent = true;
  p.wait(10_000);
  expect([p.client.state, p.errors.client], p.ladder()).toEqual(['CLOSED', 'ETIMEDOUT']);
});

const forged = (p: Pair, change: Partial<TcpSegment>): TcpSegment => ({
  sourcePort: 40_000,
  destinationPort: 9000,
  sequence: p.server.rcvNxt,
  acknowledgment: p.server.sndNxt,
  flags: FLAG.ACK,
  window: 63,
  options: NO_OPTIONS,
  payload: new Uint8Array(0),
  ...change,
});

test('a RST is believed only with exactly the next sequence number; another one in the window is challenged', () => {
  const p = new Pair({ settings: { timestamps: false } }).established();
  p.inject('client', forged(p, { flags: FLAG.RST, sequence: advance(p.server.rcvNxt, 100) }));
  p.wait(50);
  expect(p.server.state, p.ladder()).toBe('ESTABLISHED');
  expect(p.decided('server', 'challenge-ack').length).toBe(1);
  p.inject('client', forged(p, { flags: FLAG.RST }));
  p.wait(50);
  expect([p.server.state, p.errors.server]).toEqual(['CLOSED', 'ECONNRESET']);
});

test('a SYN in a running connection is challenged, not obeyed', () => {
  const p = new Pair({ settings: { timestamps: false } }).established();
  p.inject('client', forged(p, { flags: FLAG.SYN, sequence: advance(p.server.rcvNxt, 10) }));
  p.wait(50);
  expect(p.server.state, p.ladder()).toBe('ESTABLISHED');
  expect(p.decided('server', 'challenge-ack').length).toBe(1);
});

test('a segment with an old timestamp is dropped and answered with an ACK (PAWS)', () => {
  const p = new Pair().established();
  p.send('client', 'first');
  p.wait(1000);
  p.inject(
    'client',
    forged(p, {
      payload: new TextEncoder().encode('forged'),
      options: { ...NO_OPTIONS, timestamps: { value: p.server.tsRecent - 5000, echo: 0 } },
    }),
  );
  p.wait(50);
  expect(p.server.received, p.ladder()).toBe(5);
  expect(p.decided('server', 'paws').length).toBe(1);
});

test('a segment beyond the window is dropped and answered with an ACK', () => {
  const p = new Pair({ settings: { timestamps: false } }).established();
  p.inject('client', forged(p, { sequence: advance(p.server.rcvNxt, 500_000), payload: new Uint8Array(10) }));
  p.wait(50);
  expect([p.server.received, p.decided('server', 'outside-window').length], p.ladder()).toEqual([0, 1]);
});

test('in TIME-WAIT a repeated FIN is acknowledged again and the minute starts anew', () => {
  const p = new Pair({ line: (from, nth) => (from === 'client' && nth === 4 ? [] : [ns(0)]) }).established();
  p.close('client');
  p.wait(25);
  p.close('server');
  p.wait(1000);
  expect([p.client.state, p.server.state], p.ladder()).toEqual(['TIME-WAIT', 'CLOSED']);
  expect(p.decided('client', 'time-wait').length).toBe(1);
  expect(p.client.lifeDue).toBeGreaterThan(60_300 * MILLISECOND);
});
