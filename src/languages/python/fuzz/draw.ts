/** Reproducible choices: a seed gives the same program for ever (mulberry32). */
export interface Draw {
  state: number;
}

export const newDraw = (seed: number): Draw => ({ state: seed >>> 0 });

/** A number in [0, 1). */
export function unit(draw: Draw): number {
  draw.state = (draw.state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(draw.state ^ (draw.state >>> 15), draw.state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}

/** A whole number from least to most, both included. */
export const int = (draw: Draw, least: number, most: number): number => least + Math.floor(unit(draw) * (most - least + 1));

export const chance = (draw: Draw, probability: number): boolean => unit(draw) < probability;

export function pick<Item>(draw: Draw, items: readonly Item[]): Item {
  return items[Math.floor(unit(draw) * items.length)]!;
}
