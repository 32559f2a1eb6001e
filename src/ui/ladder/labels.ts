/**
 * Places the labels of the ladder so that none lies on another: each along its own line, the important ones first.
 * The places depend on the drawing alone, not on the instant, so labels stand still while time passes.
 */
import type { Point } from './geometry.ts';

export interface LabelWish {
  readonly key: number;
  readonly text: string;
  readonly start: Point;
  readonly end: Point;
  /** Higher goes first: chosen, lost, data, then the rest. */
  readonly weight: number;
}
export interface PlacedLabel {
  readonly key: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface LabelRoom {
  readonly letter: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
}

/** Shares of the way at which a label may stand: the middle first. */
const SHARES = [0.5, 0.38, 0.62, 0.28, 0.72, 0.2, 0.8];

/** Labels that found a free place beside each other and beside the obstacles; x and y are the label's centre. Those that did not are left out (hovering still tells). */
export function placeLabels(wishes: readonly LabelWish[], room: LabelRoom, obstacles: readonly PlacedLabel[] = []): readonly PlacedLabel[] {
  const ordered = [...wishes].sort((a, b) => b.weight - a.weight || a.start.y - b.start.y || a.key - b.key);
  const taken = new Map<number, PlacedLabel[]>();
  const placed: PlacedLabel[] = [];
  const take = (label: PlacedLabel): void => {
    for (const row of rowsOf(label, room.height)) {
      const list = taken.get(row);
      if (list === undefined) taken.set(row, [label]);
      else list.push(label);
    }
  };
  obstacles.forEach(take);
  for (const wish of ordered) {
    const label = firstFree(wish, room, taken);
    if (label === null) continue;
    placed.push(label);
    take(label);
  }
  return placed.sort((a, b) => a.y - b.y || a.key - b.key);
}

function firstFree(wish: LabelWish, room: LabelRoom, taken: ReadonlyMap<number, readonly PlacedLabel[]>): PlacedLabel | null {
  const width = wish.text.length * room.letter + 8;
  if (width > room.right - room.left) return null;
  for (const share of SHARES) {
    const centre = wish.start.x + (wish.end.x - wish.start.x) * share;
    const x = Math.max(room.left + width / 2, Math.min(room.right - width / 2, centre));
    const y = wish.start.y + (wish.end.y - wish.start.y) * share;
    const label: PlacedLabel = { key: wish.key, text: wish.text, x, y, width, height: room.height };
    const free = rowsOf(label, room.height).every((row) => (taken.get(row) ?? []).every((other) => !collide(label, other)));
    if (free) return label;
  }
  return null;
}

/** Rows of a grid as high as a label: only neighbours need to be compared. */
function rowsOf(label: PlacedLabel, height: number): readonly number[] {
  const row = Math.floor(label.y / height);
  return [row - 1, row, row + 1];
}

export function collide(a: PlacedLabel, b: PlacedLabel): boolean {
  return Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;
}

/**
 * The height of a label that keeps clear of the now line and of the dots on it: it waits below the line until that has reached it, then stands above.
 * Everywhere else it stands in its own place.
 */
export function clearOfNow(label: Pick<PlacedLabel, 'y' | 'height'>, nowY: number): number {
  const room = label.height * 0.95;
  const apart = nowY - label.y;
  if (Math.abs(apart) >= room) return label.y;
  return apart <= 0 ? nowY + room : nowY - room;
}
