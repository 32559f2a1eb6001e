/** Whatever the line does, the bytes arrive intact and in order, nobody talks for ever, and both sides end in CLOSED. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MILLISECOND, ns, SECOND } from '#time/nanoseconds.ts';
import { decodeTcp, encodeTcp } from '#wire/tcp.ts';
import { Pair, type PairOptions } from './pair.ts';
import { readable } from './connection.ts';
import type { Connection } from './state.ts';

/** A small generator of its own, so that a seed means the same everywhere. */
function random(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x100000000;
  };
}

interface Weather {
  readonly seed: number;
  readonly loss: number;
  readonly duplicate: number;
  readonly reorder: number;
  readonly corrupt: number;
}

/** A line with weather. A corrupted segment goes through the real codec and is dropped by its checksum. */
function lineOf(w: Weather): NonNullable<PairOptions['line']> {
  const next = random(w.seed);
  return (_from, _nth, segment) => {
    if (next() < w.loss) return [];
    if (next() < w.corrupt) {
      const bytes = encodeTcp(segment, 1, 2);
      const bit = Math.floor(next() * bytes.length * 8);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      if (decodeTcp(bytes, 1, 2).error === undefined) throw new Error('a corrupted segment got through its checksum');
      return [];
    }
    const late = next() < w.reorder ? Math.floor(next() * 60 * MILLISECOND) : 0;
    return next() < w.duplicate ? [ns(late), ns(late + Math.floor(next() * 30 * MILLISECOND))] : [ns(late)];
  };
}

const weather = fc.record({
  seed: fc.integer({ min: 1, max: 2 ** 31 }),
  loss: fc.double({ min: 0, max: 0.3, noNaN: true }),
  duplicate: fc.double({ min: 0, max: 0.3, noNaN: true }),
  reorder: fc.double({ min: 0, max: 0.3, noNaN: true }),
  corrupt: fc.double({ min: 0, max: 0.3, noNaN: true }),
});
const iss = fc.tuple(fc.integer({ min: 0, max: 0xffffffff }), fc.integer({ min: 0, max: 0xffffffff }));

/** Sends `total` bytes each way, reading as it goes, and closes both ends when their bytes are written. */
function transfer(
  p: Pair,
  total: { client: number; server: number },
  readMost: number,
): {
  sent: Record<'client' | 'server', Uint8Array>;
  got: Record<'client' | 'server', number[]>;
  closed: Record<'client' | 'server', boolean>;
} {
  const sent = { client: pattern(total.client, 1), server: pattern(total.server, 7) };
  const done = { client: 0, server: 0 };
  const got: Record<'client' | 'server', number[]> = { client: [], server: [] };
  const closed = { client: false, server: false };
  p.connect();
  for (let round = 0; round < 20_000; round++) {
    for (const side of ['client', 'server'] as const) {
      const c = p.ends[side];
      if (c === null || p.errors[side] !== '') continue;
      if (done[side] < total[side] && (c.state === 'ESTABLISHED' || c.state === 'CLOSE-WAIT'))
        done[side] += p.send(side, sent[side].subarray(done[side]));
      while (readable(c) > 0) {
        const bytes = p.read(side, readMost);
        for (const b of bytes) got[side].push(b);
        if (bytes.length === 0) break;
      }
      if (!closed[side] && done[side] === total[side] && (c.state === 'ESTABLISHED' || c.state === 'CLOSE-WAIT')) {
        p.shutdown(side);
        closed[side] = true;
      }
      check(p, c);
    }
    if (p.run(ns(p.now + 500 * SECOND), 1) === 0) break;
  }
  return { sent, got, closed };
}

function pattern(length: number, salt: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) bytes[i] = (i * salt + (i >> 8) * 31) & 255;
  return bytes;
}

/** What holds in every state. */
function check(p: Pair, c: Connection): void {
  const out = c.inFlight.reduce((n, run) => n + run.segments, 0);
  const lost = c.inFlight.reduce((n, run) => n + (run.lost ? run.segments : 0), 0);
  const again = c.inFlight.reduce((n, run) => n + (run.retransmitted ? run.segments : 0), 0);
  const memory = [...c.inFlight, ...c.unsent].reduce((n, run) => n + ((run.flags & 2) !== 0 ? 0 : run.truesize), 0);
  const held = [...c.receiveQueue, ...c.outOfOrder].reduce((n, run) => n + run.truesize, 0);
  const counted = {
    packetsOut: c.packetsOut,
    lostOut: c.lostOut,
    retransOut: c.retransOut,
    queuedMemory: c.queuedMemory,
    receiveMemory: c.receiveMemory,
    ledger: c.ackedOffset <= c.sentOffset && c.sentOffset <= c.written && c.read <= c.received,
  };
  const found = { packetsOut: out, lostOut: lost, retransOut: again, queuedMemory: memory, receiveMemory: held, ledger: true };
  if (JSON.stringify(counted) !== JSON.stringify(found)) expect(counted, p.ladder()).toEqual(found);
  if (c.sackOk) {
    const sacked = c.inFlight.reduce((n, run) => n + (run.sacked ? run.segments : 0), 0);
    if (sacked !== c.sackedOut) expect(c.sackedOut, p.ladder()).toBe(sacked);
  }
}

function arrived(p: Pair, total: { client: number; server: number }, readMost: number): void {
  const { sent, got } = transfer(p, total, readMost);
  for (const [from, to] of [
    ['client', 'server'],
    ['server', 'client'],
  ] as const) {
    // Weather this bad may end a connection by its timers; what arrived must still be a correct beginning.
    const complete = p.errors.client === '' && p.errors.server === '';
    expect(p.ends[to] === null || complete || got[to].length <= sent[from].length, p.ladder()).toBe(true);
    const want = Array.from(sent[from].subarray(0, complete && p.ends[to] !== null ? sent[from].length : got[to].length));
    if (JSON.stringify(got[to]) !== JSON.stringify(want)) expect(got[to].length, `${from} to ${to}\n${p.ladder()}`).toBe(want.length);
    expect(
      got[to].every((b, i) => b === want[i]),
      `${from} to ${to}: bytes differ\n${p.ladder()}`,
    ).toBe(true);
  }
  for (const side of ['client', 'server'] as const) if (p.ends[side] !== null) p.close(side);
  p.run(ns(p.now + 2000 * SECOND));
  for (const side of ['client', 'server'] as const) {
    const c = p.ends[side];
    if (c !== null) expect(c.state, `${side}\n${p.ladder()}`).toBe('CLOSED');
  }
}

test('bytes arrive intact and in order whatever the line loses, doubles, overtakes or corrupts', () => {
  fc.assert(
    fc.property(
      weather,
      iss,
      fc.integer({ min: 0, max: 30_000 }),
      fc.integer({ min: 0, max: 5000 }),
      fc.boolean(),
      fc.boolean(),
      (w, numbers, up, down, sack, timestamps) => {
        arrived(new Pair({ line: lineOf(w), iss: numbers, settings: { sack, timestamps } }), { client: up, server: down }, 4096);
      },
    ),
    { numRuns: 120, seed: 7 },
  );
}, 60_000);

test('buffers of any size, reads of any size and any segment size make no difference', () => {
  fc.assert(
    fc.property(
      weather,
      // SO_RCVBUF and SO_SNDBUF from one byte: the kernel doubles them and has least values (man 7 socket).
      fc.integer({ min: 1, max: 10_000 }).map((asked) => Math.max(2304, 2 * asked)),
      fc.integer({ min: 1, max: 15_000 }).map((asked) => Math.max(4608, 2 * asked)),
      fc.integer({ min: 1, max: 3000 }),
      fc.integer({ min: 140, max: 1500 }),
      fc.boolean(),
      (w, receiveBuffer, sendBuffer, readMost, mtu, noDelay) => {
        arrived(
          new Pair({
            line: lineOf(w),
            mtu,
            client: { sendBuffer, noDelay },
            server: { receiveBuffer, sendBuffer },
          }),
          { client: 20_000, server: 3000 },
          readMost,
        );
      },
    ),
    { numRuns: 100, seed: 8 },
  );
}, 60_000);

test('sequence numbers wrap in the middle of a transfer', () => {
  fc.assert(
    fc.property(weather, fc.integer({ min: 1, max: 19_000 }), (w, before) => {
      arrived(
        new Pair({ line: lineOf(w), iss: [0x100000000 - before, 0x100000000 - 1 - Math.floor(before / 4)] }),
        { client: 20_000, server: 5000 },
        4096,
      );
    }),
    { numRuns: 40, seed: 9 },
  );
}, 60_000);

test('the same weather gives the same ladder, and a connection survives structured cloning at any instant', () => {
  fc.assert(
    fc.property(weather, fc.integer({ min: 0, max: 300 }), (w, when) => {
      const plain = new Pair({ line: lineOf(w) });
      transfer(plain, { client: 8000, server: 100 }, 4096);
      const cloned = new Pair({ line: lineOf(w) });
      let steps = 0;
      const run = cloned.run.bind(cloned);
      cloned.run = (until, most) => {
        if (++steps === when) {
          cloned.ends.client = structuredClone(cloned.ends.client);
          cloned.ends.server = structuredClone(cloned.ends.server);
        }
        return run(until, most);
      };
      transfer(cloned, { client: 8000, server: 100 }, 4096);
      expect(cloned.ladder()).toBe(plain.ladder());
    }),
    { numRuns: 40, seed: 10 },
  );
}, 60_000);
