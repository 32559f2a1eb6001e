/** The bounds that keep any program from taking the page with it (design, chapter 5), and the stop that no program can catch. */

/** Steps one process may execute. */
export const PROCESS_STEPS = 20_000_000;
/** Bytes of live data one process may hold, estimated. */
export const PROCESS_BYTES = 256 * 1024 * 1024;

export type StopReason = 'unsupported' | 'budget' | 'internal';

/** Thrown through everything: ends the process. Not an exception of the program. */
export class Stop extends Error {
  readonly reason: StopReason;
  constructor(reason: StopReason, sentence: string) {
    super(sentence);
    this.reason = reason;
  }
}

/** 12345678 -> "12,345,678", without the host's locale. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

export function outOfSteps(limit: number): Stop {
  return new Stop('budget', `The program ran ${grouped(limit)} steps without coming to an end; the run stops here.`);
}

export function outOfMemory(): Stop {
  return new Stop('budget', `The program wants more than ${String(PROCESS_BYTES / 1024 / 1024)} MB of memory; the run stops here.`);
}
