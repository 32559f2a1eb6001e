/**
 * The page's side of the door, and the only part of this room the page imports: starts the worker, hands it a scenario, lets the trace grow,
 * asks what a thread's stack was, and replaces a worker that has fallen silent.
 */
import type { FrameView } from '#kernel/runtime.ts';
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { Chunk } from '#trace/chunk.ts';
import { appendChunk, traceOf, type Trace } from '#trace/trace.ts';
import type { Reply, Request } from './door.ts';
import { startWatchdog, type Watchdog } from './watchdog.ts';

export type { FrameView } from '#kernel/runtime.ts';
export { captureOf } from './capture.ts';

export type RunProblem = Extract<Reply, { kind: 'refused' }>['problems'][number];

/** What the page wants to hear of a run. Nothing is called after `done`, `refused` or `failed`. */
export interface RunListener {
  /** Every program could be read, and the run is under way. May be said more than once. */
  begun?(): void;
  /** The trace has grown (it is the same object each time). `reached` is the virtual time simulated so far. */
  grown(trace: Trace, reached: Nanoseconds): void;
  /** Nothing more will come; `trace.complete` is set. */
  done(trace: Trace, milliseconds: number): void;
  refused(problems: readonly RunProblem[]): void;
  /** The worker was silent for too long, or broke: it has been replaced. What has come of the trace stays valid. */
  failed(sentence: string): void;
}

export interface RunHandle {
  /** The call stack of a thread at an instant, innermost last; empty where it has none. */
  inspect(thread: number, time: Nanoseconds): Promise<readonly FrameView[]>;
  cancel(): void;
}

/** The part of Worker that is used. */
export interface WorkerLike {
  onmessage: ((event: { readonly data: Reply }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
  postMessage(request: Request): void;
  terminate(): void;
}

/** A worker that has been silent this long, in milliseconds, is replaced. DESIGN chapter 4, "The door". */
export const SILENCE = 2_000;
/** A worker whose code has not arrived after this long, in milliseconds, is given up: a slow network is no endless loop. */
export const LOADING = 30_000;

export interface Client {
  /** Starts the worker, so that it is ready when the first run is wanted. */
  warm(): void;
  run(scenario: unknown, listener: RunListener): RunHandle;
  close(): void;
}

const startWorker = (): WorkerLike => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }) as unknown as WorkerLike;

/** One worker and the run it works on; a new run replaces the one before. */
export function createClient(start: () => WorkerLike = startWorker): Client {
  let worker: WorkerLike | null = null;
  let current: ActiveRun | null = null;
  let runs = 0;
  /** Has the worker's code been loaded? */
  let ready = false;

  const replace = (sentence: string): void => {
    worker?.terminate();
    worker = null;
    const run = current;
    current = null;
    run?.end(sentence);
  };
  const wake = (): WorkerLike => {
    if (worker) return worker;
    const fresh = start();
    ready = false;
    fresh.onmessage = ({ data }) => {
      if (!ready) {
        ready = true;
        current?.watch();
      }
      if (data.run === current?.id) current.hear(data);
    };
    fresh.onerror = ({ message }) => replace(`The simulation broke: ${message ?? 'no reason was given'}.`);
    worker = fresh;
    return fresh;
  };

  return {
    warm: () => void wake(),
    run(scenario, listener) {
      current?.end(null);
      const running = activeRun(
        runs++,
        listener,
        (request) => wake().postMessage(request),
        () =>
          replace(
            ready
              ? `The simulation has not answered for ${SILENCE / 1000} s and was stopped. Does a program loop for ever within one step?`
              : `The simulation could not be loaded within ${LOADING / 1000} s. Is the network there?`,
          ),
        () => (ready ? SILENCE : LOADING),
      );
      current = running;
      running.ask({ kind: 'run', run: running.id, scenario });
      return {
        // A worker that has been replaced, or has gone on to another run, knows nothing of this one any more.
        inspect: (thread, time) => (current === running ? running.inspect(thread, time) : Promise.resolve([])),
        cancel: () => {
          if (current !== running) return;
          current = null;
          running.ask({ kind: 'cancel', run: running.id });
          running.end(null);
        },
      };
    },
    close() {
      current?.end(null);
      current = null;
      worker?.terminate();
      worker = null;
    },
  };
}

interface ActiveRun {
  readonly id: number;
  ask(request: Request): void;
  hear(reply: Reply): void;
  /** Begins to count the silence anew. */
  watch(): void;
  inspect(thread: number, time: Nanoseconds): Promise<readonly FrameView[]>;
  /** It is over: with a sentence for the page, or silently. */
  end(sentence: string | null): void;
}

function activeRun(
  id: number,
  listener: RunListener,
  post: (request: Request) => void,
  silent: () => void,
  patience: () => number,
): ActiveRun {
  let trace: Trace | null = null;
  let over = false;
  let questions = 0;
  let watchdog: Watchdog | null = null;
  const open = new Map<number, (frames: readonly FrameView[]) => void>();

  const stopWatching = (): void => {
    watchdog?.stop();
    watchdog = null;
  };
  const watch = (): void => {
    if (over && open.size === 0) return stopWatching();
    watchdog ??= startWatchdog(patience, silent);
    watchdog.heard();
  };

  return {
    id,
    watch,
    ask(request) {
      post(request);
      if (request.kind !== 'cancel') watch();
    },
    hear(reply) {
      switch (reply.kind) {
        case 'chunk':
          if (!over) listener.begun?.();
          trace = trace ? appendChunk(trace, reply.chunk as Chunk) : traceOf(reply.chunk as Chunk);
          if (!over) listener.grown(trace, reply.reached);
          break;
        case 'done':
          over = true;
          if (trace) {
            trace.complete = true;
            listener.done(trace, reply.milliseconds);
          }
          break;
        case 'refused':
          over = true;
          listener.refused(reply.problems);
          break;
        case 'inspected':
          open.get(reply.question)?.(reply.frames);
          open.delete(reply.question);
          break;
        case 'alive':
          if (!over) listener.begun?.();
          break;
        case 'ready':
          break;
        default:
          reply satisfies never;
      }
      watch();
    },
    inspect(thread, time) {
      const question = questions++;
      return new Promise((resolve) => {
        open.set(question, resolve);
        this.ask({ kind: 'inspect', run: id, question, thread, time });
      });
    },
    end(sentence) {
      stopWatching();
      for (const resolve of open.values()) resolve([]);
      open.clear();
      if (over) return;
      over = true;
      if (sentence !== null) listener.failed(sentence);
    },
  };
}
