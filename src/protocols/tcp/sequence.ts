/**
 * Sequence numbers: 32-bit counters that wrap. Compare them only with these functions, never with < or >.
 * "Before" and "after" mean the shorter way round the circle. RFC 9293 3.4.
 */
import type { SequenceNumber } from '#trace/events.ts';

export type { SequenceNumber };

/** Any whole number as a sequence number, modulo 2^32. */
export const sequence = (n: number): SequenceNumber => (n >>> 0) as SequenceNumber;

/** The number `count` bytes further on (or back, when negative). */
export const advance = (s: SequenceNumber, count: number): SequenceNumber => ((s + count) >>> 0) as SequenceNumber;

/** How far `a` lies after `b`, in bytes: negative when it lies before. */
export const distance = (a: SequenceNumber, b: SequenceNumber): number => (a - b) | 0;

export const before = (a: SequenceNumber, b: SequenceNumber): boolean => ((a - b) | 0) < 0;
export const after = (a: SequenceNumber, b: SequenceNumber): boolean => ((b - a) | 0) < 0;
/** low <= s <= high, going round. */
export const between = (s: SequenceNumber, low: SequenceNumber, high: SequenceNumber): boolean => (high - low) >>> 0 >= (s - low) >>> 0;
export const later = (a: SequenceNumber, b: SequenceNumber): SequenceNumber => (after(a, b) ? a : b);
export const earlier = (a: SequenceNumber, b: SequenceNumber): SequenceNumber => (before(a, b) ? a : b);
