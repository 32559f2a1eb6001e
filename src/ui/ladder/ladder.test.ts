import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ns, type Nanoseconds } from '#time/nanoseconds.ts';
import { pathOrder, trains, type Flight, type Row } from './flights.ts';
import { axisMarks, cutTo, flightLine, followOffset, type LadderFrame, lifelines, pathOf, pointAt, shapeWithin } from './geometry.ts';
import { clearOfNow, collide, placeLabels } from './labels.ts';

const ms = (value: number): Nanoseconds => ns(Math.round(value * 1_000_000));
let packets = 0;
const flight = (from: number, to: number, sent: number, fields: Partial<Flight> = {}): Flight => ({
  packet: (packets += 1),
  departed: packets,
  kind: 'data',
  from,
  to,
  sent: ms(sent),
  ended: ms(sent + 20),
  due: ms(sent + 20),
  lostAt: null,
  loopback: from === to,
  hops: [],
  repeat: false,
  label: 'data',
  write: 1,
  channel: 0,
  direction: 0,
  offset: 0,
  length: 5,
  ...fields,
});
const place = (time: Nanoseconds): number => (time / 1_000_000) * 5;
const frame: LadderFrame = { width: 140, lifelineX: lifelines([0, 1], 140, 20, 20), y: place };
const drawn = (rows: readonly Row[]): string =>
  rows.map((row) => (row.kind === 'flight' ? row.flight.kind : `×${row.flights.length}`)).join(' ');

describe('lifelines in path order', () => {
  test('a router stands between the two it joins', () => {
    expect(pathOrder(3, [{ between: [0, 2] }, { between: [2, 1] }])).toEqual([0, 2, 1]);
  });
  test('two clients of one server stand on both sides of it', () => {
    expect(pathOrder(3, [{ between: [0, 1] }, { between: [1, 2] }])).toEqual([0, 1, 2]);
  });
  test('every host stands exactly once, whatever the links', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 12 }), (hosts, pairs) => {
        const links = pairs.map(([a, b]) => ({ between: [a % hosts, b % hosts] as const }));
        expect([...pathOrder(hosts, links)].sort((a, b) => a - b)).toEqual(Array.from({ length: hosts }, (_, host) => host));
      }),
    );
  });
});

describe('flights', () => {
  test('a packet goes from lifeline to lifeline, from when it left to when it arrived', () => {
    expect(pathOf(flightLine(flight(0, 1, 40), frame))).toBe('M20 200L120 300');
  });

  test('in flight, the dot lies on the now line', () => {
    const line = flightLine(flight(0, 1, 40), frame);
    expect(pointAt(line, place(ms(46.6)))).toEqual({ x: 53, y: 233 });
    expect(pointAt(line, place(ms(30)))).toEqual(line.start);
    expect(pointAt(line, place(ms(70)))).toEqual(line.end);
  });

  test('a packet over a router bends at its lifeline, when the router passed it on', () => {
    const three: LadderFrame = { width: 240, lifelineX: lifelines([0, 2, 1], 240, 20, 20), y: place };
    const line = flightLine(flight(0, 1, 40, { hops: [{ host: 2, at: ms(45) }], ended: ms(65) }), three);
    expect(pathOf(line)).toBe('M20 200L120 225L220 325');
    expect(pointAt(line, 275)).toEqual({ x: 170, y: 275 });
  });

  test('the way between two open hosts is wider than one to a host that is folded', () => {
    const xs = lifelines([0, 2, 1], 176, 20, 20, new Set([0, 2]));
    expect([...xs]).toEqual([
      [0, 20],
      [2, 120],
      [1, 156],
    ]);
    expect(lifelines([0, 2, 1], 240, 20, 20, new Set([0, 1]))).toEqual(lifelines([0, 2, 1], 240, 20, 20));
    expect(lifelines([0, 2, 1], 240, 20, 20, new Set([0, 1, 2]))).toEqual(lifelines([0, 2, 1], 240, 20, 20));
  });

  test('a lost packet ends on its way', () => {
    const line = flightLine(flight(1, 0, 40, { lostAt: 0.5, ended: ms(50) }), frame);
    expect(line.end).toEqual({ x: 70, y: 250 });
  });

  test('loopback is an arc on one lifeline, seen however short it is', () => {
    const line = flightLine(flight(0, 0, 40, { ended: ms(40.01), due: ms(40.01) }), frame);
    expect(line.end.x).toBe(line.start.x);
    expect(line.end.y - line.start.y).toBeGreaterThanOrEqual(10);
    expect(pointAt(line, (line.start.y + line.end.y) / 2).x).toBeGreaterThan(line.start.x + 15);
    expect(pathOf(line)).toMatch(/^M20 200C/);
  });

  test('loopback at the right edge is an arc inwards', () => {
    const line = flightLine(flight(1, 1, 40, { ended: ms(40.01), due: ms(40.01) }), frame);
    expect(pointAt(line, (line.start.y + line.end.y) / 2).x).toBeLessThan(line.start.x - 15);
  });
});

describe('trains of packets', () => {
  const burst = (count: number, from: number, fields: Partial<Flight> = {}): Flight[] =>
    Array.from({ length: count }, (_, index) => flight(0, 1, from + index * 0.1, fields));

  test('packets too close to draw apart are bundled', () => {
    expect(drawn(trains(burst(38, 40), place, 4, null))).toBe('×38');
    expect(drawn(trains(burst(2, 40), place, 4, null))).toBe('data data');
  });

  test('a loss, a reset, an end or a repetition never hides in a train', () => {
    const mixed = [
      ...burst(5, 40),
      flight(0, 1, 40.5, { lostAt: 0.5 }),
      ...burst(5, 40.6),
      flight(0, 1, 41.2, { kind: 'fin' }),
      flight(0, 1, 41.3, { kind: 'rst' }),
      flight(0, 1, 41.4, { repeat: true }),
    ];
    expect(drawn(trains(mixed, place, 4, null))).toBe('×5 data ×5 fin rst data');
  });

  test('the chosen packet steps out of its train', () => {
    const packetsOfTrain = burst(6, 40);
    expect(drawn(trains(packetsOfTrain, place, 4, packetsOfTrain[2]?.packet ?? null))).toBe('data data data ×3');
  });

  test('no packet is lost or doubled by bundling', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            gap: fc.integer({ min: 0, max: 30 }),
            back: fc.boolean(),
            kind: fc.constantFrom('data' as const, 'ack' as const, 'fin' as const),
            lost: fc.boolean(),
          }),
          { maxLength: 60 },
        ),
        (list) => {
          let time = 0;
          const flights = list.map((one) => {
            time += one.gap / 10;
            return flight(one.back ? 1 : 0, one.back ? 0 : 1, time, { kind: one.kind, lostAt: one.lost ? 0.5 : null });
          });
          const rows = trains(flights, place, 4, null);
          const seen = rows.flatMap((row) => (row.kind === 'flight' ? [row.flight] : row.flights)).map((one) => one.packet);
          expect([...seen].sort((a, b) => a - b)).toEqual(flights.map((one) => one.packet));
          for (const row of rows)
            if (row.kind === 'train') expect(row.flights.every((one) => one.lostAt === null && one.kind !== 'fin')).toBe(true);
        },
      ),
    );
  });
});

describe('labels', () => {
  const wish = (key: number, y: number, weight = 0): Parameters<typeof placeLabels>[0][number] => ({
    key,
    text: 'ACK: send 6 next',
    start: { x: 20, y },
    end: { x: 120, y: y + 100 },
    weight,
  });
  const room = { letter: 6, height: 16, left: 0, right: 140 };

  test('stand in the middle of their line where that is free', () => {
    expect(placeLabels([wish(1, 100)], room)[0]).toMatchObject({ x: 70, y: 150 });
  });

  test('never lie on each other', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 40 }), (ys) => {
        const placed = placeLabels(
          ys.map((y, index) => wish(index, y)),
          room,
        );
        placed.forEach((label, index) => {
          for (const other of placed.slice(index + 1)) expect(collide(label, other)).toBe(false);
          expect(label.x - label.width / 2).toBeGreaterThanOrEqual(room.left);
          expect(label.x + label.width / 2).toBeLessThanOrEqual(room.right);
        });
      }),
    );
  });

  test('the important one keeps its place, the other gives way', () => {
    const placed = placeLabels([wish(1, 100), wish(2, 102, 5)], room);
    expect(placed.find((label) => label.key === 2)?.y).toBe(152);
    expect(placed.find((label) => label.key === 1)?.y).not.toBe(150);
  });
});

describe('labels at the now line', () => {
  test('wait below it, then stand above it, and never lie on it', () => {
    const label = { key: 1, text: 'SYN', x: 70, y: 100, width: 40, height: 16 };
    expect([60, 90, 100, 101, 110, 130].map((nowY) => Math.round(clearOfNow(label, nowY)))).toEqual([100, 105, 115, 86, 95, 100]);
    for (let nowY = 60; nowY < 140; nowY += 0.5) expect(Math.abs(clearOfNow(label, nowY) - nowY)).toBeGreaterThan(15);
  });
});

describe('the axis and the scroll', () => {
  test('marks stand at round milliseconds, apart from each other', () => {
    expect(axisMarks(ms(0), ms(110), place, 60).map((mark) => mark.label)).toEqual(['0', '20', '40', '60', '80', '100']);
    expect(axisMarks(ms(0), ms(1), (time) => time / 1000, 150).map((mark) => mark.label)).toEqual([
      '0.0',
      '0.2',
      '0.4',
      '0.6',
      '0.8',
      '1.0',
    ]);
  });

  test('the drawing follows now and stays inside its ends', () => {
    expect([
      followOffset(0, 1000, 500, 0.4),
      followOffset(500, 1000, 500, 0.4),
      followOffset(990, 1000, 500, 0.4),
      followOffset(100, 300, 500, 0.4),
    ]).toEqual([0, 300, 500, 0]);
  });
});

describe('what is scrolled out of sight', () => {
  const line = { points: [], start: { x: 0, y: 0 }, end: { x: 100, y: 100 }, arc: null };
  const slanted = { ...line, points: [line.start, line.end] };
  test('is not drawn: a line is cut at the edge, one wholly outside shrinks to a point there', () => {
    expect(cutTo(slanted, 20, 70).points).toEqual([
      { x: 20, y: 20 },
      { x: 70, y: 70 },
    ]);
    expect(cutTo(slanted, 150, 300).points).toEqual([{ x: 100, y: 150 }]);
    expect(cutTo(slanted, -50, -10).points).toEqual([{ x: 0, y: -10 }]);
    expect(cutTo(slanted, -50, 300)).toBe(slanted);
  });
  test('a band keeps the part in sight, and nothing where it has none', () => {
    const band = [
      { x: 0, y: 0 },
      { x: 100, y: 40 },
      { x: 100, y: 100 },
      { x: 0, y: 60 },
    ];
    const shown = shapeWithin(band, 50, 70);
    expect(shown.length).toBeGreaterThan(3);
    for (const point of shown) {
      expect(point.y).toBeGreaterThanOrEqual(50);
      expect(point.y).toBeLessThanOrEqual(70);
    }
    expect(shapeWithin(band, 200, 300)).toEqual([]);
    expect(shapeWithin(band, 0, 100)).toEqual(band);
  });
});
