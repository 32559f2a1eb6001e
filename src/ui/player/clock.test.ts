import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ns } from '#time/nanoseconds.ts';
import { advance, ease, fittingSlowness, stopBetween } from './clock.ts';
import type { Pace } from './clock.ts';

const life: Pace = { place: (time) => time, instant: (place) => ns(place) };
/** From 100 ms to 300 ms lies a silence that is shown as 10 ms. */
const silent: Pace = {
  place: (time) => (time <= 1e8 ? time : time <= 3e8 ? 1e8 + (time - 1e8) / 20 : time - 1.9e8),
  instant: (place) => ns(place <= 1e8 ? place : place <= 1.1e8 ? 1e8 + (place - 1e8) * 20 : place + 1.9e8),
};

describe("the player's clock", () => {
  it('at a hundred times slower, a second shows ten milliseconds', () => {
    expect(advance(life, ns(0), 1000, 100, ns(1e9))).toBe(10e6);
  });
  it('passes a silence as fast as it is short on the scale', () => {
    expect(advance(silent, ns(1e8), 1000, 100, ns(1e9))).toBe(3e8);
  });
  it('stops at the end, and never runs backwards', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e8 }), fc.integer({ min: 0, max: 5000 }), (from, elapsed) => {
        const to = advance(silent, ns(from), elapsed, 50, ns(4e8));
        expect(to).toBeGreaterThanOrEqual(from);
        expect(to).toBeLessThanOrEqual(4e8);
      }),
    );
  });
  it('stops at the first stop that lies ahead, not at the one it stands on', () => {
    const stops = [10, 20, 30].map(ns);
    expect(stopBetween(stops, ns(10), ns(25))).toBe(20);
    expect(stopBetween(stops, ns(10), ns(19))).toBeNull();
    expect(stopBetween(stops, ns(30), ns(99))).toBeNull();
  });
  it('chooses a round slowness', () => {
    expect(fittingSlowness(200e6, 20)).toBe(100);
    expect(fittingSlowness(300e3, 20)).toBe(50_000);
    expect(fittingSlowness(60e9, 20)).toBe(1);
  });
  it('glides from rest to rest', () => {
    expect([0, 0.5, 1].map(ease)).toEqual([0, 0.5, 1]);
  });
});
