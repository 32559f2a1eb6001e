import { describe, expect, test } from 'vitest';
import { twoSendsTrace } from '#trace/fixtures/two-sends.ts';
import { indexOf } from '#trace/index/index.ts';
import { ns } from '#time/nanoseconds.ts';
import { drawLadder } from './drawing.ts';
import { collide } from './labels.ts';
import { flightsOf } from './run.ts';

const index = indexOf(twoSendsTrace());
const size = { width: 168, height: 560, zoom: 1, letter: 7.3, axisLetter: 6.6, row: 16, chosen: null };

describe('the ladder of two small writes', () => {
  test('says in plain words what each packet is', () => {
    expect(flightsOf(index).map((flight) => `${flight.from}→${flight.to} ${flight.label}`)).toEqual([
      '0→1 SYN',
      '1→0 SYN-ACK',
      '0→1 ACK',
      '0→1 “Hello”',
      '1→0 ACK: send 6 next',
      '0→1 “World”',
      '1→0 ACK: send 11 next',
      '0→1 FIN',
      '1→0 FIN',
      '0→1 ACK of the FIN',
    ]);
  });

  test('data has the number of its write, and nothing else has one', () => {
    expect(
      flightsOf(index)
        .filter((flight) => flight.write > 0)
        .map((flight) => `${flight.label} ${flight.write}`),
    ).toEqual(['“Hello” 1', '“World” 2']);
  });

  test('time runs downwards without a step back, and silences are squeezed', () => {
    const drawing = drawLadder(index, size);
    const ys = [0, 100, 400, 420, 446.6, 500, 600, 740, 780].map((ms) => drawing.frame.y(ns(ms * 1e6)));
    expect([...ys].sort((a, b) => a - b)).toEqual(ys);
    // 220 ms of sleep take less room than one flight of 20 ms.
    const sleep = drawing.frame.y(ns(740e6)) - drawing.frame.y(ns(520e6));
    const flight = drawing.frame.y(ns(460e6)) - drawing.frame.y(ns(440e6));
    expect(sleep).toBeLessThan(flight);
    expect(drawing.silences.map((silence) => silence.label)).toContain('220 ms of silence');
  });

  test('a place on the drawing and its instant belong together', () => {
    const drawing = drawLadder(index, size);
    for (const ms of [405, 446.6, 481, 745]) expect(drawing.timeAtY(drawing.frame.y(ns(ms * 1e6))) / 1e6).toBeCloseTo(ms, 3);
  });

  test('no label lies on another, at any zoom', () => {
    for (const zoom of [0.3, 1, 3]) {
      const labels = [...drawLadder(index, { ...size, zoom }).labels.values()];
      labels.forEach((label, at) => {
        for (const other of labels.slice(at + 1)) expect(collide(label, other)).toBe(false);
      });
    }
  });

  test('the drawing does not depend on the instant: it is the same object\u2019s worth of numbers twice', () => {
    expect(drawLadder(index, size).rows).toEqual(drawLadder(index, size).rows);
  });
});
