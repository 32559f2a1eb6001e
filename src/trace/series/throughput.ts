/** How fast bytes came in order at the receiving kernel: bytes per stretch of time, as bits per second. */
import { ns, type Nanoseconds } from '#time/nanoseconds.ts';
import type { TraceIndex } from '../index/index.ts';
import type { Flow } from './flows.ts';

export interface Stretch {
  readonly from: Nanoseconds;
  readonly to: Nanoseconds;
  readonly bytes: number;
  readonly bitsPerSecond: number;
}

/** A round length (1, 2 or 5 times a power of ten, from a microsecond on) of which at most `most` fit into a span. */
export function roundLength(span: number, most: number): number {
  for (let power = 1_000; ; power *= 10) for (const digit of [1, 2, 5]) if (span / (digit * power) <= most) return digit * power;
}

/** Stretches of equal length that cover [from, to], beginning at a multiple of it. */
export function throughputOf(index: TraceIndex, flow: Flow, from: Nanoseconds, to: Nanoseconds, length: number): readonly Stretch[] {
  const received = index.channels[flow.channel]?.directions[flow.direction].received ?? [];
  const stretches: Stretch[] = [];
  let place = 0;
  let before = 0;
  for (let start = Math.floor(from / length) * length; start < to; start += length) {
    while (place < received.length && (received[place]?.at ?? 0) < start) before = received[place++]?.upTo ?? before;
    let upTo = before;
    while (place < received.length && (received[place]?.at ?? 0) < start + length) upTo = received[place++]?.upTo ?? upTo;
    const bytes = upTo - before;
    before = upTo;
    stretches.push({ from: ns(start), to: ns(start + length), bytes, bitsPerSecond: (bytes * 8 * 1_000_000_000) / length });
  }
  return stretches;
}

/**
 * Jain's index of fairness of what flows got: 1 where all got the same, 1/n where one got everything.
 * Jain, Chiu, Hawe: A Quantitative Measure of Fairness (1984).
 */
export function fairness(shares: readonly number[]): number {
  const sum = shares.reduce((total, share) => total + share, 0);
  const squares = shares.reduce((total, share) => total + share * share, 0);
  return squares === 0 ? 1 : (sum * sum) / (shares.length * squares);
}
