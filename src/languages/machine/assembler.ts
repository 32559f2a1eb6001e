/**
 * Puts instructions, labels and exception regions together into Code: resolves jumps, follows the stack depth along every path (the depth at
 * which a handler starts is the depth where its region began), and marks the words where a line
 * may begin: where the line changes, and where a jump arrives.
 */
import { LINE_BIT, OPCODE_BITS, type Code } from './code.ts';

export type Label = number;

/** How an instruction moves the stack: [when it falls through, when it jumps]. */
export type StackEffect = (opcode: number, argument: number) => readonly [number, number];

interface Instruction {
  readonly opcode: number;
  readonly argument: number;
  readonly label: Label;
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly begins: boolean;
  readonly region: Region | null;
}

/** A stretch of code whose exceptions go to a handler. */
export interface Region {
  readonly outer: Region | null;
  readonly target: Label;
  /** Added to the depth at its first instruction. */ readonly adjust: number;
  depth: number;
}

export interface AssemblerRules {
  readonly effect: StackEffect;
  /** Never falls through. */ readonly ends: (opcode: number) => boolean;
}

export class Assembler<Constant> {
  private readonly instructions: Instruction[] = [];
  private readonly places: number[] = [];
  private readonly constants: Constant[] = [];
  private readonly constantIndex = new Map<string, number>();
  private readonly names: string[] = [];
  private readonly nameIndex = new Map<string, number>();
  private readonly rules: AssemblerRules;
  private region: Region | null = null;
  private line = 0;
  private from = -1;
  private to = -1;
  private begins = false;
  private lastLine = -1;

  constructor(rules: AssemblerRules) {
    this.rules = rules;
  }

  label(): Label {
    return this.places.push(-1) - 1;
  }

  place(label: Label): void {
    this.places[label] = this.instructions.length;
    this.begins = true;
  }

  isPlaced(label: Label): boolean {
    return this.places[label] !== -1;
  }

  /** The next instructions belong to this range; `line` 0 keeps them without a line of their own. */
  position(line: number, from: number, to: number): void {
    this.line = line;
    this.from = from;
    this.to = to;
  }

  currentPosition(): readonly [number, number, number] {
    return [this.line, this.from, this.to];
  }

  emit(opcode: number, argument = 0): void {
    this.add(opcode, argument, -1);
  }

  jump(opcode: number, label: Label): void {
    this.add(opcode, 0, label);
  }

  private add(opcode: number, argument: number, label: Label): void {
    const begins = this.line > 0 && (this.begins || this.line !== this.lastLine);
    this.begins = false;
    if (this.line > 0) this.lastLine = this.line;
    this.instructions.push({ opcode, argument, label, line: this.line, from: this.from, to: this.to, begins, region: this.region });
  }

  /** From here on exceptions go to `target`, where the stack is cut back to its present depth and the exception pushed. */
  enter(target: Label, adjust = 0): Region {
    this.region = { outer: this.region, target, adjust, depth: -1 };
    return this.region;
  }

  /** Ends the innermost region; gives it back so that it can be resumed (a `finally` body that stands in the middle of a `return`). */
  leave(): Region {
    const region = this.region;
    if (region === null) throw new Error('no region to leave');
    this.region = region.outer;
    return region;
  }

  activeRegion(): Region | null {
    return this.region;
  }

  setRegion(region: Region | null): void {
    this.region = region;
  }

  constant(key: string, value: Constant): number {
    const known = this.constantIndex.get(key);
    if (known !== undefined) return known;
    const index = this.constants.push(value) - 1;
    this.constantIndex.set(key, index);
    return index;
  }

  name(name: string): number {
    const known = this.nameIndex.get(name);
    if (known !== undefined) return known;
    const index = this.names.push(name) - 1;
    this.nameIndex.set(name, index);
    return index;
  }

  finish(about: {
    readonly name: string;
    readonly qualifiedName: string;
    readonly file: number;
    readonly line: number;
    readonly registers: readonly string[];
    readonly markLines: boolean;
  }): Code<Constant> {
    const count = this.instructions.length;
    const depths = this.followDepths();
    const words = new Int32Array(count);
    const lines = new Int32Array(count);
    const from = new Int32Array(count);
    const to = new Int32Array(count);
    let deepest = 0;
    this.instructions.forEach((instruction, i) => {
      const argument = instruction.label >= 0 ? this.places[instruction.label]! : instruction.argument;
      words[i] = instruction.opcode | (argument << OPCODE_BITS) | (instruction.begins && about.markLines ? LINE_BIT : 0);
      lines[i] = instruction.line;
      from[i] = instruction.from;
      to[i] = instruction.to;
      deepest = Math.max(deepest, depths[i]! + 2);
    });
    return {
      shared: true,
      name: about.name,
      qualifiedName: about.qualifiedName,
      file: about.file,
      line: about.line,
      words,
      lines,
      from,
      to,
      handlers: this.handlerTable(),
      constants: this.constants,
      names: this.names,
      registers: about.registers,
      size: about.registers.length + deepest + 2,
    };
  }

  private followDepths(): Int32Array {
    const depths = new Int32Array(this.instructions.length).fill(-1);
    const work: [number, number][] = [[0, 0]];
    const visit = (at: number, depth: number): void => {
      if (at < depths.length && depths[at] === -1) work.push([at, depth]);
    };
    while (work.length > 0) {
      let [at, depth] = work.pop()!;
      while (at < depths.length && depths[at] === -1) {
        depths[at] = depth;
        const { opcode, argument, label, region } = this.instructions[at]!;
        for (let r = region; r !== null && r.depth === -1; r = r.outer) {
          // The region's depth is the depth at its first instruction, which every path reaches before any other in it.
          r.depth = depth + r.adjust;
          visit(this.places[r.target]!, r.depth + 1);
        }
        const [falls, jumps] = this.rules.effect(opcode, argument);
        if (label >= 0) visit(this.places[label]!, depth + jumps);
        if (this.rules.ends(opcode)) break;
        depth += falls;
        if (depth < 0) throw new Error(`stack underflow at ${String(at)}`);
        at++;
      }
    }
    return depths;
  }

  private handlerTable(): Int32Array {
    const table: number[] = [];
    const open = (region: Region, start: number, end: number): void => {
      table.push(start, end, this.places[region.target]!, region.depth);
    };
    let start = 0;
    for (let i = 1; i <= this.instructions.length; i++) {
      const region = this.instructions[start]!.region;
      if (i < this.instructions.length && this.instructions[i]!.region === region) continue;
      if (region !== null && region.depth >= 0) open(region, start, i);
      start = i;
    }
    return Int32Array.from(table);
  }
}
