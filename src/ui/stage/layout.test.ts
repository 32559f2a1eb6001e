import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stageLayout, type Box, type HostNeed, type SlotKind, type StageLayout } from './layout.ts';
import { DESK, WALL } from './metrics.ts';

const need = (host: number, processes: number, slots: readonly SlotKind[] = ['connection'], orphans = false): HostNeed => ({
  host,
  processes,
  slots,
  orphans,
});

const apart = (a: Box, b: Box): boolean => a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
const inside = (a: Box, b: Box): boolean =>
  a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width + 0.01 && a.y + a.height <= b.y + b.height + 0.01;

/** Every pair of boxes that must not touch, by name. */
function overlaps(layout: StageLayout): readonly string[] {
  const found: string[] = [];
  const check = (boxes: readonly (readonly [string, Box])[]): void => {
    boxes.forEach(([name, box], index) => {
      for (const [other, otherBox] of boxes.slice(index + 1))
        if (!apart(box, otherBox)) found.push(`${name} over ${other}: ${JSON.stringify([box, otherBox])}`);
    });
  };
  check([
    ...layout.cards.map((card) => [`card ${card.host}`, card.box] as const),
    ...layout.chips.map((chip) => [`chip ${chip.host}`, chip.box] as const),
    ...(layout.ladder === null ? [] : [['ladder', layout.ladder] as const]),
  ]);
  for (const card of layout.cards) {
    check([
      ['header', card.header],
      ['kernel', card.kernel],
      ...card.processes.flatMap((process, index) => [
        [`code ${index}`, process.code] as const,
        [`output ${index}`, process.output] as const,
        [`call ${index}`, process.call] as const,
      ]),
    ]);
    check(card.slots.map((slot, index) => [`slot ${index}`, slot.whole] as const));
    for (const [name, box] of [
      ['header', card.header] as const,
      ['kernel', card.kernel] as const,
      ...card.processes.map((p, i) => [`process ${i}`, p.whole] as const),
    ]) {
      if (!inside(box, card.box)) found.push(`${name} leaves its card`);
    }
  }
  return found;
}

const hostsOf = (count: number, processes: number): Pick<Parameters<typeof stageLayout>[0], 'open' | 'chips' | 'lifelines'> => ({
  open: Array.from({ length: Math.min(2, count) }, (_, host) =>
    need(host, processes, host === 0 ? ['connection'] : ['door', 'connection', 'connection']),
  ),
  chips: Array.from({ length: Math.max(0, count - 2) }, (_, index) => index + 2),
  lifelines: count,
});

describe('where everything on the stage stands', () => {
  for (const [screen, width, height, metrics] of [
    ['1440x900', 820, 600, DESK],
    ['1920x1080', 1300, 780, DESK],
    ['on a wall', 1880, 900, WALL],
    ['phone', 390, 620, DESK],
  ] as const) {
    for (const hosts of [1, 2, 3, 5]) {
      for (const processes of [1, 2, 3]) {
        test(`nothing overlaps: ${hosts} hosts with ${processes} programs each, ${screen}`, () => {
          const layout = stageLayout({ width, height, metrics, ...hostsOf(hosts, processes) });
          expect(overlaps(layout)).toEqual([]);
          const right = Math.max(
            ...layout.cards.map((card) => card.box.x + card.box.width),
            layout.ladder === null ? 0 : layout.ladder.x + layout.ladder.width,
          );
          expect(right).toBeLessThanOrEqual(width);
        });
      }
    }
  }

  test('nothing overlaps for any size and need', () => {
    const slots = fc.array(fc.constantFrom<SlotKind>('door', 'connection', 'plain'), { maxLength: 12 });
    const one = fc.record({ processes: fc.integer({ min: 0, max: 4 }), slots, orphans: fc.boolean() });
    fc.assert(
      fc.property(
        fc.integer({ min: 360, max: 2400 }),
        fc.integer({ min: 420, max: 1400 }),
        fc.array(one, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 4 }),
        (width, height, open, chips) => {
          const layout = stageLayout({
            width,
            height,
            metrics: DESK,
            lifelines: open.length + chips,
            open: open.map((host, index) => ({ host: index, ...host })),
            chips: Array.from({ length: chips }, (_, index) => open.length + index),
          });
          expect(overlaps(layout)).toEqual([]);
        },
      ),
    );
  });

  test('two hosts have the ladder between them and the wire on their inner sides', () => {
    const layout = stageLayout({ width: 1000, height: 600, metrics: DESK, open: [need(0, 1), need(1, 1)], chips: [], lifelines: 2 });
    const [left, right] = layout.cards;
    expect(layout.ladder?.x).toBeGreaterThan((left?.box.x ?? 0) + (left?.box.width ?? 0));
    expect((layout.ladder?.x ?? 0) + (layout.ladder?.width ?? 0)).toBeLessThan(right?.box.x ?? 0);
    expect([left?.wire, right?.wire]).toEqual(['right', 'left']);
  });

  test('a closed ladder leaves its width to the hosts', () => {
    const layout = stageLayout({ width: 1000, height: 600, metrics: DESK, open: [need(0, 1), need(1, 1)], chips: [], lifelines: 0 });
    expect(layout.ladder).toBeNull();
    expect(layout.cards.map((card) => card.box.width)).toEqual([493, 493]);
  });

  test('a host with two programs gets a wider card, its programs side by side', () => {
    const layout = stageLayout({ width: 1300, height: 700, metrics: DESK, open: [need(0, 1), need(1, 2)], chips: [], lifelines: 0 });
    expect(layout.cards[1]?.box.width).toBeGreaterThan(layout.cards[0]?.box.width ?? 0);
    const [first, second] = layout.cards[1]?.processes ?? [];
    expect(first?.code.y).toBe(second?.code.y);
  });

  test('a connection shows its buffers below each other where there is room, side by side where there is little', () => {
    const fit = (height: number): string | undefined =>
      stageLayout({ width: 1000, height, metrics: DESK, open: [need(0, 1, ['door', 'connection'])], chips: [], lifelines: 0 }).cards[0]
        ?.slots[1]?.fit;
    expect([fit(800), fit(560), fit(460)]).toEqual(['roomy', 'snug', 'tight']);
  });

  test('many connections fold to a row each', () => {
    const layout = stageLayout({
      width: 1000,
      height: 640,
      metrics: DESK,
      open: [need(0, 1, ['door', ...Array.from({ length: 20 }, () => 'connection' as const)])],
      chips: [],
      lifelines: 0,
    });
    expect(layout.cards[0]?.slots.map((slot) => slot.folded)).toEqual([false, ...Array.from({ length: 20 }, () => true)]);
  });
});
