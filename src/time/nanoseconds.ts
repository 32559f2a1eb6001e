/** Virtual time. Whole nanoseconds since the start of the run; a double counts them exactly for 104 days. */

declare const unit: unique symbol;

/** A moment of virtual time, or a span of it, in whole nanoseconds. */
export type Nanoseconds = number & { readonly [unit]: 'ns' };

export const ns = (count: number): Nanoseconds => count as Nanoseconds;
export const MICROSECOND = ns(1_000);
export const MILLISECOND = ns(1_000_000);
export const SECOND = ns(1_000_000_000);
export const ZERO = ns(0);
export const FOREVER = ns(Number.POSITIVE_INFINITY);

export const plus = (a: Nanoseconds, b: Nanoseconds): Nanoseconds => ns(a + b);
export const minus = (a: Nanoseconds, b: Nanoseconds): Nanoseconds => ns(a - b);
export const times = (a: Nanoseconds, factor: number): Nanoseconds => ns(Math.round(a * factor));
export const inMilliseconds = (t: Nanoseconds): number => t / 1_000_000;
