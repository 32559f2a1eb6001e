/** The instant with microseconds: "80.028 ms". */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { countText } from '../wording/wording.ts';

export function fineTimeText(time: Nanoseconds): string {
  const micro = Math.round(time / 1_000);
  return `${countText(Math.trunc(micro / 1_000))}.${String(micro % 1_000).padStart(3, '0')} ms`;
}
