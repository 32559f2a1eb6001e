/** What a benchmark exports: `export const measures: readonly Measure[] = [...]`. The runner warms up, repeats, and prints median and spread. */
import { readFileSync } from 'node:fs';

export interface Measure {
  /** What is measured, as a row of the table reads. */
  readonly title: string;
  /** Of the number that `run` gives back: ms, events/s, MB, bytes an event. */
  readonly unit: string;
  readonly runs: number;
  /** Runs before the first that counts; 1 unless said. */
  readonly warmup?: number;
  /** From DESIGN 13; told beside the figure, not enforced: machines differ. */
  readonly goal?: { readonly least: number } | { readonly most: number };
  run(): number | Promise<number>;
  /** Something to say beside the figure, after the runs. */
  note?(): string;
}

/** Milliseconds that `work` takes. */
export function milliseconds(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/**
 * Milliseconds for which one core works on `work`: what the main thread has run, so that other programs on a busy machine do not count, nor the compiler's and
 * collector's own threads. Linux tells it; elsewhere it is the time that passed.
 */
export function coreMilliseconds(work: () => unknown): number {
  const started = onCore();
  work();
  return onCore() - started;
}

function onCore(): number {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return performance.now();
  }
}

/** Times per second that `count` things happen when `work` does them all. */
export const perSecond = (count: number, work: () => unknown): number => (count * 1_000) / milliseconds(work);

/** Heap in bytes that what `make` gives back keeps alive. Needs --expose-gc, which the runner sets. */
export function retained(make: () => unknown): number {
  const collect = (globalThis as { gc?: () => void }).gc;
  collect?.();
  const before = process.memoryUsage();
  const kept: unknown[] = [make()];
  collect?.();
  const after = process.memoryUsage();
  // Typed arrays lie outside the heap proper.
  const bytes = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  kept.length = 0;
  return bytes;
}
