/** Reading a clock (man 2 clock_gettime): seconds and nanoseconds, as a timespec holds them. */
import { SECOND, type Nanoseconds } from '#time/nanoseconds.ts';
import type { KernelState } from '../state.ts';

/** Both parts, because a wall-clock time in nanoseconds is too long a number for a double. */
export function readClock(state: KernelState, clock: 'realtime' | 'monotonic', at: Nanoseconds): readonly [number, number] {
  const seconds = Math.floor(at / SECOND);
  return [clock === 'realtime' ? state.epoch + seconds : seconds, at - seconds * SECOND];
}
