/**
 * The one worker of the page, shared by the lab and the small pictures of the gallery, so that opening a scenario finds it warm.
 * The lab comes first: its run takes the worker from whatever preview is under way.
 */
import { createClient } from '#simulation/client.ts';
import type { FrameView, RunHandle, RunListener, RunProblem } from '#simulation/client.ts';
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { Trace } from './trace.ts';

const client = createClient();
/** A second worker, started when it is first wanted: the run to compare with must not take the worker from the one that is shown. */
const second = createClient();
let labRun: RunHandle | null = null;
/** While a lab stands on the page no preview takes the worker: one that was still loading its scenario waits until the lab is left. */
let inLab = false;

interface Preview {
  readonly scenario: unknown;
  readonly settle: (trace: Trace | null) => void;
}
const queue: Preview[] = [];
let drawing: Preview | null = null;

/** The lab's scenario, or one that wants to become it, takes the worker: what is under way or waiting is given up. */
function clear(): void {
  for (const preview of [...(drawing === null ? [] : [drawing]), ...queue.splice(0)]) preview.settle(null);
  drawing = null;
  giveUpTrial();
}

/** Runs the lab's scenario; previews under way or waiting are given up (they settle with null). */
export function runForLab(scenario: unknown, listener: RunListener): void {
  clear();
  inLab = true;
  labRun = client.run(scenario, listener);
}

/** The lab has been left: previews may be drawn. Its run stays known until one is. */
export function leaveLab(): void {
  inLab = false;
  drawNext();
}

/** `given-up`: something else took the worker meanwhile. */
export type Trial =
  | { readonly kind: 'runs' }
  | { readonly kind: 'given-up' }
  | { readonly kind: 'refused'; readonly problems: readonly RunProblem[] }
  | { readonly kind: 'failed'; readonly sentence: string };

let giveUpTrial = (): void => undefined;

/** Can this scenario begin to run? Only its first moments are simulated: enough to know that every program can be read. */
export function tryToRun(scenario: unknown): Promise<Trial> {
  clear();
  labRun = null;
  return new Promise((resolve) => {
    const settle = (trial: Trial): void => {
      giveUpTrial = () => undefined;
      resolve(trial);
    };
    giveUpTrial = () => settle({ kind: 'given-up' });
    const begun = (): void => {
      handle.cancel();
      settle({ kind: 'runs' });
    };
    const handle = client.run(scenario, {
      begun,
      grown: begun,
      done: begun,
      refused: (problems) => settle({ kind: 'refused', problems }),
      failed: (sentence) => settle({ kind: 'failed', sentence }),
    });
  });
}

export function cancelLabRun(): void {
  labRun?.cancel();
  labRun = null;
}

/** Does the worker still know the lab's run, so that it can be asked about it? */
export const labRunIsKnown = (): boolean => labRun !== null;

/** The call stack of a thread of the lab's run at an instant, innermost last; empty where it is not known. */
export function inspect(thread: number, time: Nanoseconds): Promise<readonly FrameView[]> {
  return labRun === null ? Promise.resolve([]) : labRun.inspect(thread, time);
}

/** Runs a scenario for its picture, one after the other. Null where it cannot run or the lab took the worker. */
export function runForPreview(scenario: unknown): Promise<Trace | null> {
  return new Promise((settle) => {
    queue.push({ scenario, settle });
    drawNext();
  });
}

function drawNext(): void {
  if (drawing !== null || inLab) return;
  const preview = queue.shift();
  if (preview === undefined) return;
  giveUpTrial();
  drawing = preview;
  labRun = null;
  const settle = (trace: Trace | null): void => {
    if (drawing === preview) drawing = null;
    preview.settle(trace);
    drawNext();
  };
  client.run(preview.scenario, {
    grown: () => undefined,
    done: (trace) => settle(trace),
    refused: () => settle(null),
    failed: () => settle(null),
  });
}

let lastBeside: Promise<unknown> = Promise.resolve();

/** Runs a scenario beside the lab's own, one after the other. Null where it cannot run. */
export function runBeside(scenario: unknown): Promise<Trace | null> {
  const run = lastBeside.then(
    () =>
      new Promise<Trace | null>((settle) => {
        second.run(scenario, {
          grown: () => undefined,
          done: (trace) => settle(trace),
          refused: () => settle(null),
          failed: () => settle(null),
        });
      }),
  );
  lastBeside = run;
  return run;
}
