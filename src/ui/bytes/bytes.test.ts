import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StreamOffset } from '#trace/events.ts';
import type { Ledger } from '#trace/world.ts';
import { lengthOf, receiveRuns, sendRuns, writeAt, type ByteRun, type WriteSpan } from './runs.ts';
import { caption, placesFor, strip } from './strip.ts';

const at = (n: number): StreamOffset => n as StreamOffset;
const ledger = (
  fields: Partial<Record<'written' | 'sent' | 'acked' | 'received' | 'read', number>>,
  outOfOrder: readonly (readonly [number, number])[] = [],
): Ledger => ({
  written: at(fields.written ?? 0),
  sent: at(fields.sent ?? 0),
  acked: at(fields.acked ?? 0),
  received: at(fields.received ?? 0),
  read: at(fields.read ?? 0),
  outOfOrder: outOfOrder.map(([left, right]) => [at(left), at(right)] as const),
  end: { shut: false, sent: false, acked: false, received: false, read: false, reset: false },
  writes: 0,
  reads: 0,
});
const HELLO_WORLD: readonly WriteSpan[] = [
  { write: 1, from: 0, to: 5 },
  { write: 2, from: 5, to: 10 },
];
const drawn = (runs: readonly ByteRun[]): string => runs.map((run) => `${run.write}:${run.from}-${run.to} ${run.state}`).join(' | ');
const letterAt = (offset: number): number => 'HelloWorld'.charCodeAt(offset);

describe('what a buffer holds, read off the ledger', () => {
  test('Nagle: Hello is sent and unacknowledged, World is held', () => {
    const runs = sendRuns(ledger({ written: 10, sent: 5 }), HELLO_WORLD);
    expect(drawn(runs)).toBe('1:0-5 unacknowledged | 2:5-10 held');
    expect(caption(runs, 'empty')).toBe('① 5 B unacknowledged · ② 5 B held');
  });

  test('acknowledged bytes leave the send buffer', () => {
    expect(drawn(sendRuns(ledger({ written: 10, sent: 10, acked: 5 }), HELLO_WORLD))).toBe('2:5-10 unacknowledged');
    expect(caption(sendRuns(ledger({ written: 10, sent: 10, acked: 10 }), HELLO_WORLD), 'empty')).toBe('empty');
  });

  test('what is acknowledged in the middle of a write leaves its rest', () => {
    expect(drawn(sendRuns(ledger({ written: 10, sent: 10, acked: 3 }), HELLO_WORLD))).toBe('1:3-5 unacknowledged | 2:5-10 unacknowledged');
  });

  test('the receive buffer shows a gap before what came out of order', () => {
    expect(drawn(receiveRuns(ledger({ received: 2, read: 1 }, [[5, 10]]), HELLO_WORLD))).toBe(
      '1:1-2 unread | 0:2-5 gap | 2:5-10 out-of-order',
    );
  });

  test('the write of a byte', () => {
    expect([0, 4, 5, 9, 10].map((offset) => writeAt(HELLO_WORLD, offset))).toEqual([1, 1, 2, 2, 0]);
  });

  test('runs cover exactly what the ledger says, in order, without overlap', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }),
        fc.array(fc.nat(), { minLength: 2, maxLength: 2 }),
        (lengths, cuts) => {
          let from = 0;
          const writes = lengths.map((length, index) => ({ write: index + 1, from, to: (from += length) }));
          const written = from;
          const sent = (cuts[0] ?? 0) % (written + 1);
          const acked = (cuts[1] ?? 0) % (sent + 1);
          const runs = sendRuns(ledger({ written, sent, acked }), writes);
          let position = acked;
          for (const run of runs) {
            expect(run.from).toBe(position);
            position = run.to;
            expect(run.write).toBe(writeAt(writes, run.from));
            expect(run.write).toBe(writeAt(writes, run.to - 1));
          }
          expect(position).toBe(written);
          expect(lengthOf(runs, 'unacknowledged')).toBe(sent - acked);
          expect(lengthOf(runs, 'held')).toBe(written - sent);
        },
      ),
    );
  });
});

describe('how a buffer is drawn', () => {
  test('few bytes are letters in cells', () => {
    const picture = strip(sendRuns(ledger({ written: 10, sent: 5 }), HELLO_WORLD), letterAt, 0);
    expect(picture.kind === 'letters' ? picture.cells.map((cell) => cell.text).join('') : picture.kind).toBe('HelloWorld');
  });

  test('the number of places grows in steps, so that cells keep their width', () => {
    expect([0, 5, 12, 13, 24, 25, 48, 49, 64].map((length) => placesFor(length))).toEqual([12, 12, 12, 24, 24, 48, 48, 64, 64]);
  });

  test('above 64 B ranges are labelled by write, above 64 KiB a gauge fills', () => {
    const big: readonly WriteSpan[] = [
      { write: 1, from: 0, to: 4000 },
      { write: 2, from: 4000, to: 4001 },
    ];
    const middle = strip(sendRuns(ledger({ written: 4001, sent: 1448 }), big), () => 65, 0);
    expect(middle.kind === 'ranges' ? middle.ranges.map((range) => range.label) : middle.kind).toEqual(['① 1448 B', '① 2552 B', '② 1 B']);
    const large = strip(
      sendRuns(ledger({ written: 90_000, sent: 70_000 }), [
        { write: 1, from: 0, to: 40_000 },
        { write: 2, from: 40_000, to: 90_000 },
      ]),
      () => 65,
      180_000,
    );
    expect(large.kind === 'gauge' ? large.ranges.map((range) => [range.left, range.width, range.label]) : large.kind).toEqual([
      [0, 70 / 180, '70,000 B'],
      [70 / 180, 20 / 180, '20,000 B'],
    ]);
  });

  test('labelled ranges fill the strip side by side, however short some are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 20 }), (lengths) => {
        let from = 0;
        const runs = lengths.map((length, index): ByteRun => ({ from, to: (from += length), write: index + 1, state: 'held' }));
        const picture = strip(runs, () => 65, 0);
        if (picture.kind !== 'ranges') return;
        let left = 0;
        for (const range of picture.ranges) {
          expect(range.left).toBeCloseTo(left, 9);
          expect(range.width).toBeGreaterThan(0);
          left += range.width;
        }
        expect(left).toBeCloseTo(1, 9);
      }),
    );
  });

  test('many writes, or large ones, are summed up in words', () => {
    const writes = [1, 2, 3, 4, 5].map((write) => ({ write, from: (write - 1) * 2, to: write * 2 }));
    expect(caption(sendRuns(ledger({ written: 10, sent: 4 }), writes), 'empty')).toBe('10 B · 4 unacknowledged');
    const large = [
      { write: 1, from: 0, to: 40_000 },
      { write: 2, from: 40_000, to: 90_000 },
    ];
    expect(caption(sendRuns(ledger({ written: 90_000, sent: 40_000 }), large), 'empty')).toBe('90,000 B · 40,000 unacknowledged');
  });
});
