/**
 * What the kernel needs from a language. A process's program state is plain data owned by the runtime (structured-cloneable,
 * no closures); the kernel only stores it, hands it back, and carries system calls.
 */
import type { CallResult, SystemCall } from './systemcalls.ts';

/** One program file of a host. `index` is its place in the trace's file table. */
export interface SourceFile {
  readonly name: string;
  readonly source: string;
  readonly index: number;
}

export interface ProgramImage {
  readonly main: string;
  readonly files: readonly SourceFile[];
  /** argv[0] first. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Name to IPv4 address, for resolving (what /etc/hosts would hold). */
  readonly hosts: Readonly<Record<string, number>>;
  readonly pid: number;
  /** For string hashes and the program's own randomness. */
  readonly seed: number;
  /** ISO date at which wall clocks start. */
  readonly date: string;
}

/** Something wrong with a program before it runs. Lines and columns from 1. */
export interface Problem {
  readonly kind: 'syntax' | 'unsupported';
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly sentence: string;
  readonly lineText: string;
}

export type LoadResult<State> = { readonly state: State } | { readonly problems: readonly Problem[] };

/** Line steps go straight into the trace's columns, not through the outcome. */
export interface LineSink {
  (step: number, file: number, line: number): void;
}

/** Why a thread handed back control. `step` counts the thread's executed steps so far; `line` is where it stands in its own program file. */
export type Outcome =
  | { readonly kind: 'call'; readonly step: number; readonly line: number; readonly call: SystemCall }
  /** The limit was reached; run again. */
  | { readonly kind: 'slice'; readonly step: number; readonly line: number }
  /** The main thread ended: the process ends with this status, after the runtime's own clean-up calls were made. */
  | { readonly kind: 'exited'; readonly step: number; readonly line: number; readonly status: number }
  | {
      readonly kind: 'stopped';
      readonly step: number;
      readonly line: number;
      readonly reason: 'unsupported' | 'budget' | 'internal';
      readonly sentence: string;
    };

export interface UncaughtException {
  readonly type: string;
  readonly message: string;
  readonly line: number;
}

/** A thread's call stack as `inspect` shows it, innermost last. */
export interface FrameView {
  readonly function: string;
  readonly file: number;
  readonly line: number;
  readonly locals: readonly { readonly name: string; readonly value: string }[];
}

export interface Runtime<State> {
  readonly language: 'python' | 'javascript';
  load(image: ProgramImage): LoadResult<State>;
  /** Executes at most up to step `limit` (absolute count of this thread). `thread` is 0 for the main thread. Deterministic. */
  run(state: State, thread: number, limit: number, lines: LineSink): Outcome;
  /** A copy that shares with the original nothing that can change; structuredClone where a language offers none. */
  copy?(state: State): State;
  /** Delivers the result of the call the thread was suspended in. */
  resume(state: State, thread: number, result: CallResult): void;
  /** The exception that ended the program, once it has ended by one. */
  uncaught(state: State): UncaughtException | null;
  inspect(state: State, thread: number): readonly FrameView[];
}
