/**
 * Counts how long a worker has been silent, fairly: only while this thread's own clock keeps time. On a machine that is short of
 * processor time both threads get none, and a healthy worker must not be taken for one that spins.
 */

/** Time between two looks at the clock, in milliseconds. */
export const LOOK = 100;
/** A look that comes later than this, in milliseconds, tells that the machine is busy: it does not count. */
export const LATE = 30;

export interface Watchdog {
  /** Begins to count anew. */
  heard(): void;
  stop(): void;
}

/** Calls `bite` once, after `patience()` milliseconds of silence, counted in looks that came in time. */
export function startWatchdog(patience: () => number, bite: () => void): Watchdog {
  let silent = 0;
  let due = performance.now() + LOOK;
  const timer = setInterval(() => {
    const now = performance.now();
    if (now - due <= LATE) silent += LOOK;
    due = now + LOOK;
    if (silent < patience()) return;
    clearInterval(timer);
    bite();
  }, LOOK);
  return {
    heard: () => {
      silent = 0;
    },
    stop: () => clearInterval(timer),
  };
}
