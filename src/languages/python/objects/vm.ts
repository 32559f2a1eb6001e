/** The whole state of one Python process, as plain data: what Runtime<State> calls State. */
import type { ThreadCore } from '#languages/machine/frames.ts';
import type { Dict, Frame, Generator, Instance, Module, PyCode, PyException, Singleton, Type, Value } from './values.ts';

export interface Thread extends ThreadCore<Frame> {
  /** The exception being handled, per running generator level; the innermost non-null one is what `raise` without operand means. */
  handled: Value[];
  /** An exception to raise in the frame on top, as soon as the instruction that put it there is done. */
  injected: PyException | null;
  /** How the result of the system call becomes a Python value (interpreter/suspension.ts). */
  conversion: string;
  /** What the kernel delivered, until the thread runs again. */
  result: CallOutcome | null;
  finished: boolean;
}
export type CallOutcome = { readonly value: unknown } | { readonly errno: string };

export interface ProgramText {
  readonly name: string;
  readonly source: string;
  readonly index: number;
}

export interface Vm {
  /** Builtin types by name; the exceptions too. */
  types: Record<string, Type>;
  /** Type of a heap value by its tag, where the tag says it all. */
  byTag: (Type | null)[];
  none: Type;
  boolType: Type;
  intType: Type;
  strType: Type;
  notImplemented: Singleton;
  ellipsis: Singleton;
  builtins: Dict;
  /** Library functions written in Python, by name. */
  prelude: Dict;
  /** sys.modules. */
  modules: Dict;
  main: Module | null;
  threads: Thread[];
  /** The running thread. */
  thread: Thread;
  pending: (Instance | Generator)[];
  /** What id() and the addresses in reprs count from. */
  nextId: number;
  /** Big allocations alive, bytes. */
  memory: number;
  seed: number;
  /** State of the process's own randomness (os.urandom). */
  random: number;
  files: ProgramText[];
  directory: string;
  argv: string[];
  env: Record<string, string>;
  hosts: Record<string, number>;
  pid: number;
  recursionLimit: number;
  /** The value waiting to be the process's exit status; -1 while it runs. */
  status: number;
  /** What is left to do when the main program has ended (interpreter/shutdown.ts). */
  ending: number;
  uncaught: { type: string; message: string; line: number } | null;
  stopped: { reason: 'unsupported' | 'budget' | 'internal'; sentence: string } | null;
  /** Exception that ended the program, while its traceback is printed. */
  fatal: PyException | null;
  /** Every instance with a finaliser: where the cycle collector looks. Not counted. */
  tracked: Instance[];
  /** Code of the program files, by module name, compiled when the program was loaded. */
  codes: Record<string, PyCode>;
}
