/**
 * A quantity over time, as steps: it has `value[i]` from `at[i]` until the next change, and none before the first. NaN where it has no value.
 * Two arrays of numbers, so that a million changes cost 16 MB and not a million objects.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';

export interface Steps {
  /** Rising. */
  readonly at: Float64Array;
  readonly value: Float64Array;
}
export const NO_STEPS: Steps = { at: new Float64Array(0), value: new Float64Array(0) };

/** Collects changes in order of time. A change to the same value adds nothing; of two at one instant the later counts. */
export class StepBuilder {
  readonly #at: number[] = [];
  readonly #value: number[] = [];

  add(at: number, value: number): void {
    const last = this.#at.length - 1;
    if (last >= 0 && this.#at[last] === at) {
      this.#value[last] = value;
      return;
    }
    if (last >= 0 && Object.is(this.#value[last], value)) return;
    this.#at.push(at);
    this.#value.push(value);
  }

  build(): Steps {
    return { at: Float64Array.from(this.#at), value: Float64Array.from(this.#value) };
  }
}

/** Place of the last change at or before an instant; -1 where there is none. */
export function stepAt(steps: Steps, time: number): number {
  let low = 0;
  let high = steps.at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps.at[middle] as number) <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The value at an instant; null where it has none. */
export function valueAt(steps: Steps, time: Nanoseconds): number | null {
  const value = steps.value[stepAt(steps, time)];
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** The greatest value within [from, to], the one that still holds at `from` included; 0 where there is none. */
export function greatest(steps: Steps, from: number, to: number): number {
  let most = 0;
  for (let i = Math.max(0, stepAt(steps, from)); i < steps.at.length && (steps.at[i] as number) <= to; i++) {
    const value = steps.value[i] as number;
    if (value > most) most = value;
  }
  return most;
}

export interface Corner {
  readonly at: number;
  readonly value: number;
}

/**
 * The part within [from, to] as at most four changes a column of the screen: first, least, greatest and last of each, so that no peak is lost.
 * The value that holds at `from` comes first, moved to `from`.
 */
export function thinned(steps: Steps, from: number, to: number, columns: number): readonly Corner[] {
  const corners: Corner[] = [];
  const width = Math.max((to - from) / Math.max(1, columns), Number.MIN_VALUE);
  const start = stepAt(steps, from);
  let next = start + 1;
  if (start >= 0) corners.push({ at: from, value: steps.value[start] as number });
  while (next < steps.at.length && (steps.at[next] as number) <= to) {
    const first = next;
    const column = Math.floor(((steps.at[first] as number) - from) / width);
    const end = from + (column + 1) * width;
    let least = first,
      most = first;
    while (next < steps.at.length && (steps.at[next] as number) <= to && (next === first || (steps.at[next] as number) < end)) {
      if (Number.isNaN(steps.value[least] as number) || (steps.value[next] as number) < (steps.value[least] as number)) least = next;
      if (Number.isNaN(steps.value[most] as number) || (steps.value[next] as number) > (steps.value[most] as number)) most = next;
      next++;
    }
    for (const place of [...new Set([first, least, most, next - 1])].toSorted((a, b) => a - b))
      corners.push({ at: steps.at[place] as number, value: steps.value[place] as number });
  }
  return corners;
}
