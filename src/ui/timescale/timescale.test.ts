import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ns } from '#time/nanoseconds.ts';
import { shownScale, ticks } from './timescale.ts';

const ms = (count: number) => ns(count * 1e6);

describe('the compressed time scale', () => {
  it('shortens a long silence and leaves the rest as long as life', () => {
    const scale = shownScale([{ from: ms(100), to: ms(400) }], ms(500));
    expect(scale.length).toBe(ms(200) + ms(16));
    expect(scale.place(ms(100))).toBe(ms(100));
    expect(scale.place(ms(400))).toBe(ms(116));
    expect(scale.place(ms(450))).toBe(ms(166));
  });
  it('leaves a short silence alone', () => {
    const scale = shownScale([{ from: ms(100), to: ms(120) }], ms(500));
    expect(scale.silences).toEqual([]);
    expect(scale.length).toBe(ms(500));
  });
  const spans = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 50_000_000 }), fc.integer({ min: 1, max: 900_000_000 })), { maxLength: 6 })
    .map((pairs) => {
      let at = 0;
      return pairs.map(([gap, width]) => {
        const from = at + gap;
        at = from + width;
        return { from: ns(from), to: ns(at) };
      });
    });
  it('never turns time round, and finds its way back', () => {
    fc.assert(
      fc.property(spans, fc.nat(2_000_000_000), fc.nat(2_000_000_000), (silences, a, b) => {
        const scale = shownScale(silences, ns(2_000_000_000));
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(scale.place(ns(low))).toBeLessThanOrEqual(scale.place(ns(high)));
        // Inside a silence one place stands for many instants: the way back is as exact as the place.
        expect(scale.place(scale.instant(scale.place(ns(a))))).toBeCloseTo(scale.place(ns(a)), 0);
      }),
    );
  });
  it('marks round instants, apart from each other and outside silences', () => {
    const scale = shownScale([{ from: ms(103), to: ms(397) }], ms(500));
    const marks = ticks(scale, 0, scale.length, ms(12));
    expect(marks.map((mark) => mark.time / 1e6)).toEqual([0, 20, 40, 60, 80, 100, 400, 420, 440, 460, 480, 500]);
  });
  it('marks microseconds when looked at closely', () => {
    const scale = shownScale([], ms(1));
    expect(ticks(scale, 0, 10_000, 1_500).map((mark) => mark.time)).toEqual([0, 2000, 4000, 6000, 8000, 10_000]);
  });
});
