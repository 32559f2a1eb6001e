/** The visible stretch of time: the wheel zooms around the pointer, the wheel with Shift (or sideways) moves, buttons and keys do both. */
import { useCallback, useState } from 'react';
import type { Span } from './models.ts';

/** No closer than this many nanoseconds. */
const CLOSEST = 1_000;

export interface ChartWindow {
  readonly span: Span;
  readonly zoomed: boolean;
  /** Makes the stretch `factor` times as long, around an instant that stays in place. */
  readonly zoom: (factor: number, around: number) => void;
  /** Moves by a share of the visible stretch. */
  readonly pan: (share: number) => void;
  readonly whole: () => void;
}

/** A stretch inside the whole, moved in where it would stick out. */
export function within(whole: Span, from: number, to: number): Span {
  const length = Math.min(whole.to - whole.from, Math.max(CLOSEST, to - from));
  const start = Math.max(whole.from, Math.min(whole.to - length, from));
  return { from: start, to: start + length };
}

export function useChartWindow(whole: Span): ChartWindow {
  const [chosen, setChosen] = useState<Span | null>(null);
  const span = chosen === null ? whole : within(whole, chosen.from, chosen.to);
  const zoom = useCallback(
    (factor: number, around: number): void =>
      setChosen((before) => {
        const now = before ?? whole;
        const next = within(whole, around - (around - now.from) * factor, around + (now.to - around) * factor);
        return next.from <= whole.from && next.to >= whole.to ? null : next;
      }),
    [whole],
  );
  const pan = useCallback(
    (share: number): void =>
      setChosen((before) => {
        if (before === null) return null;
        const by = (before.to - before.from) * share;
        return within(whole, before.from + by, before.to + by);
      }),
    [whole],
  );
  const reset = useCallback((): void => setChosen(null), []);
  return { span, zoomed: chosen !== null, zoom, pan, whole: reset };
}
