/**
 * Frames and threads as plain data. A frame is one activation of a Code: its registers (locals, cells, then the operand stack) and where it
 * stands. A language adds its own fields; nothing here is a closure, so a thread can be copied between any two instructions.
 */
import type { SystemCall } from '#kernel/systemcalls.ts';
import type { Code } from './code.ts';

export interface FrameCore<Value> {
  code: Code<Value>;
  /** Index of the next word. */
  pc: number;
  /** Registers, then the operand stack. */
  registers: (Value | undefined)[];
  /** Index of the first free stack place in `registers`. */
  top: number;
}

export interface ThreadCore<Frame> {
  /** Innermost last. */
  frames: Frame[];
  /** Steps executed so far. */
  step: number;
  /** Steps that the last instruction still has to pay before the next one begins: a builtin that touches much takes long. */
  owed: number;
  /** The system call the thread is suspended in, or is about to make once it has paid what it owes. */
  call: SystemCall | null;
  callHandedOut: boolean;
  /** Line of the program where the thread stands. */
  line: number;
}
