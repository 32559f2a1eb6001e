/** The door between the page and the worker: what goes through it. Plain data, transferable where large. */
import type { FrameView, Problem } from '#kernel/runtime.ts';
import type { Nanoseconds } from '#time/nanoseconds.ts';

export type Request =
  /** `scenario` is the file format (version 1, unresolved), already parsed JSON. */
  | { readonly kind: 'run'; readonly run: number; readonly scenario: unknown }
  | { readonly kind: 'inspect'; readonly run: number; readonly question: number; readonly thread: number; readonly time: Nanoseconds }
  | { readonly kind: 'cancel'; readonly run: number };

export type Reply =
  /** The worker's code has been loaded and it listens; said once, about no run (-1). Until then silence means nothing. */
  | { readonly kind: 'ready'; readonly run: -1 }
  /** A piece of the trace (see trace/columns). `reached` is virtual time simulated so far. */
  | { readonly kind: 'chunk'; readonly run: number; readonly chunk: unknown; readonly reached: Nanoseconds }
  | { readonly kind: 'done'; readonly run: number; readonly milliseconds: number }
  /** The scenario could not be run: each problem by path or by program line. */
  | {
      readonly kind: 'refused';
      readonly run: number;
      readonly problems: readonly { readonly path: string; readonly sentence: string; readonly program: Problem | null }[];
    }
  | { readonly kind: 'inspected'; readonly run: number; readonly question: number; readonly frames: readonly FrameView[] }
  /** Still alive: the watchdog replaces a worker that is silent for 2 s. */
  | { readonly kind: 'alive'; readonly run: number; readonly reached: Nanoseconds };
