/**
 * Compiled code, shared by both languages: plain typed arrays and constants. A word is `opcode | argument << 8`; its sign bit says that a line
 * of the program begins here. Code never changes while it runs, so snapshots share it.
 */
export interface Code<Constant = unknown> {
  /** Marks immutable parts that a snapshot shares instead of copying. */
  readonly shared: true;
  readonly name: string;
  readonly qualifiedName: string;
  /** Index in the trace's file table; -1 for library code, which is hidden from the trace. */
  readonly file: number;
  /** Line of the definition. */
  readonly line: number;
  readonly words: Int32Array;
  /** Per word: its line, and the range of the source text it was compiled from (from -1 where there is none). */
  readonly lines: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Exception table: [start, end, target, depth] per entry; entries do not overlap. */
  readonly handlers: Int32Array;
  readonly constants: readonly Constant[];
  readonly names: readonly string[];
  /** Names of the registers below the stack: parameters and locals, then cells, then free variables. */
  readonly registers: readonly string[];
  /** Registers plus the deepest stack. */
  readonly size: number;
}

export const OPCODE_BITS = 8;
export const OPCODE_MASK = 255;
export const ARGUMENT_MASK = 0x3fffff;
/** Sign bit: a line begins. */
export const LINE_BIT = 0x80000000;

/** The entry of the exception table that covers `pc`, as its index into `handlers`, or -1. */
export function handlerAt(code: Code, pc: number): number {
  const table = code.handlers;
  for (let i = 0; i < table.length; i += 4) {
    if (table[i]! <= pc && pc < table[i + 1]!) return i;
  }
  return -1;
}
