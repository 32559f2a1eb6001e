/**
 * The one owner of requestAnimationFrame. Nothing else on the page asks for frames, so that nothing moves on a clock of its own,
 * and so that the page can say when it is idle (data-idle on the root), which end-to-end tests wait for instead of for time.
 */
export type FrameTask = (now: number, elapsed: number) => void;

const running = new Set<FrameTask>();
let once: FrameTask[] = [];
let requested = false;
let last = 0;
let quiet = 0;
let busyCount = 0;

const SAMPLES = 240;
const durations = new Float64Array(SAMPLES);
let measured = 0;

function request(): void {
  if (requested) return;
  requested = true;
  document.documentElement.dataset['idle'] = 'false';
  requestAnimationFrame(frame);
}

function frame(now: number): void {
  requested = false;
  const elapsed = last === 0 ? 0 : now - last;
  last = now;
  if (elapsed > 0) {
    durations[measured % SAMPLES] = elapsed;
    measured += 1;
  }
  const tasks = once;
  once = [];
  for (const task of tasks) task(now, elapsed);
  for (const task of running) task(now, elapsed);
  if (running.size > 0 || once.length > 0) {
    quiet = 0;
    request();
    return;
  }
  // Two quiet frames: what the last change caused (effects, measured sizes) has been painted as well.
  quiet += 1;
  if (quiet < 2) {
    request();
    return;
  }
  quiet = 0;
  last = 0;
  if (busyCount === 0) document.documentElement.dataset['idle'] = 'true';
}

/** Calls the task on every frame until stopped. */
export function everyFrame(task: FrameTask): () => void {
  running.add(task);
  request();
  return () => {
    running.delete(task);
  };
}

/** Calls the task on the next frame, once. */
export function nextFrame(task: FrameTask): void {
  once.push(task);
  request();
}

/** The page has something under way that is no frame (a simulation in the worker): not idle until the returned function is called. */
export function busy(): () => void {
  busyCount += 1;
  document.documentElement.dataset['idle'] = 'false';
  let over = false;
  return () => {
    if (over) return;
    over = true;
    busyCount -= 1;
    request();
  };
}

/** Something changed: idle again only after it has been painted. */
export const stir = (): void => request();

/** Milliseconds between the last frames: how many, the median and the 95th percentile. */
export function frameStatistics(): { readonly frames: number; readonly median: number; readonly p95: number } {
  const sorted = Array.from(durations.subarray(0, Math.min(measured, SAMPLES))).toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { frames: measured, median: at(0.5), p95: at(0.95) };
}
