import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LOOK, startWatchdog } from './watchdog.ts';

let now = 0;
let bitten = 0;
beforeEach(() => {
  now = 0;
  bitten = 0;
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Looks that come `late` milliseconds after they were due. */
function looks(count: number, late: number): void {
  for (let i = 0; i < count; i++) {
    now += LOOK + late;
    vi.advanceTimersByTime(LOOK);
  }
}
const dog = () =>
  startWatchdog(
    () => 2_000,
    () => bitten++,
  );

it('bites once, after two seconds of silence', () => {
  dog();
  looks(19, 0);
  expect(bitten).toBe(0);
  looks(30, 0);
  expect(bitten).toBe(1);
});

it('begins anew with every word it hears', () => {
  const watchdog = dog();
  looks(19, 0);
  watchdog.heard();
  looks(19, 0);
  expect(bitten).toBe(0);
});

it('does not count the time in which its own clock could not run either', () => {
  dog();
  looks(100, 200);
  expect(bitten).toBe(0);
  looks(20, 5);
  expect(bitten).toBe(1);
});

it('is quiet once it is stopped', () => {
  dog().stop();
  looks(50, 0);
  expect(bitten).toBe(0);
});
