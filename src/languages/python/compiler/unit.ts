/**
 * What the compiler knows while it works on one scope: the instructions so far, where names live, and the blocks (loops, try, with) that a
 * `return`, `break` or `continue` has to leave in order.
 */
import { Assembler, type Label, type Region } from '#languages/machine/assembler.ts';
import { CODE, FLOAT, BYTES, IMMORTAL, TUPLE, type PyCode, type Value } from '../objects/values.ts';
import type { Constant, Range, Statement } from '../syntax/ast.ts';
import { OP, endsBlock, stackEffect } from './opcodes.ts';
import { mangle, type Place, type Scope, type Scopes } from './symbols.ts';

/** The program file under compilation. `file` -1: library code, hidden from the trace. */
export interface CompiledSource {
  readonly text: string;
  readonly file: number;
  readonly lineStarts: readonly number[];
}

export type Block =
  | { readonly kind: 'while'; readonly start: Label; readonly end: Label }
  | { readonly kind: 'for'; readonly start: Label; readonly end: Label }
  | { readonly kind: 'try' }
  /** Inside an except* clause, which nothing leaves early. */
  | { readonly kind: 'star' }
  | { readonly kind: 'finally'; readonly body: readonly Statement[] }
  /** Inside the exception copy of a finally body: the stack holds [previous, exception]. */
  | { readonly kind: 'finally-end' }
  | { readonly kind: 'with'; readonly range: Range; readonly isAsync: boolean }
  /** Inside an except clause: the stack holds [previous]; `name` is the variable to unbind. */
  | { readonly kind: 'handler'; readonly name: string | null };

export interface Unit {
  readonly asm: Assembler<Value>;
  readonly source: CompiledSource;
  readonly scopes: Scopes;
  readonly scope: Scope;
  readonly outer: Unit | null;
  readonly qualifiedName: string;
  readonly registers: string[];
  readonly registerOf: Map<string, number>;
  readonly firstFree: number;
  readonly blocks: { block: Block; region: Region | null }[];
}

export function openUnit(source: CompiledSource, scopes: Scopes, scope: Scope, outer: Unit | null, qualifiedName: string): Unit {
  const registers: string[] = [];
  const registerOf = new Map<string, number>();
  const add = (name: string): void => {
    if (registerOf.has(name)) return;
    registerOf.set(name, registers.length);
    registers.push(name);
  };
  if (scope.kind === 'function') {
    scope.parameters.forEach(add);
    for (const [name, place] of scope.places) if (place === 'local' || place === 'cell') add(name);
  } else if (scope.needsClassCell) add('__class__');
  const firstFree = registers.length;
  scope.free.forEach(add);
  return {
    asm: new Assembler<Value>({ effect: stackEffect, ends: endsBlock }),
    source,
    scopes,
    scope,
    outer,
    qualifiedName,
    registers,
    registerOf,
    firstFree,
    blocks: [],
  };
}

export interface CodeShape {
  readonly name: string;
  readonly line: number;
  readonly argumentCount: number;
  readonly positionalOnlyCount: number;
  readonly keywordOnlyCount: number;
  readonly hasVariadic: boolean;
  readonly hasVariadicKeywords: boolean;
  readonly doc: Value;
}

export function closeUnit(unit: Unit, shape: CodeShape): PyCode {
  const { scope, registers, firstFree, registerOf } = unit;
  const core = unit.asm.finish({
    name: shape.name,
    qualifiedName: unit.qualifiedName,
    file: unit.source.file,
    line: shape.line,
    registers,
    markLines: unit.source.file >= 0,
  });
  const cells = [...scope.places].filter(([, place]) => place === 'cell').map(([name]) => registerOf.get(name)!);
  if (scope.kind === 'class' && scope.needsClassCell) cells.push(registerOf.get('__class__')!);
  return {
    ...core,
    t: CODE,
    rc: IMMORTAL,
    positionalOnlyCount: shape.positionalOnlyCount,
    argumentCount: shape.argumentCount,
    keywordOnlyCount: shape.keywordOnlyCount,
    hasVariadic: shape.hasVariadic,
    hasVariadicKeywords: shape.hasVariadicKeywords,
    isGenerator: scope.isGenerator,
    isCoroutine: scope.isCoroutine,
    cells,
    firstFree,
    freeNames: scope.free,
    doc: shape.doc,
    simple:
      !shape.hasVariadic &&
      !shape.hasVariadicKeywords &&
      shape.keywordOnlyCount === 0 &&
      cells.length === 0 &&
      scope.free.length === 0 &&
      !scope.isGenerator &&
      !scope.isCoroutine,
  };
}

/** Line (from 1) of an offset. */
export function lineAt(source: CompiledSource, offset: number): number {
  const starts = source.lineStarts;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

export function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return starts;
}

/** What follows was written here. */
export function at(unit: Unit, range: Range): void {
  unit.asm.position(lineAt(unit.source, range.from), range.from, range.to);
}

/** What follows belongs to no line: it goes on with the one before. */
export function nowhere(unit: Unit): void {
  unit.asm.position(0, -1, -1);
}

export function constantValue(value: Constant): Value {
  if (typeof value !== 'object' || value === null) return value;
  if ('float' in value) return { t: FLOAT, rc: IMMORTAL, v: value.float };
  if ('bytes' in value) return { t: BYTES, rc: IMMORTAL, v: value.bytes };
  return 'ellipsis';
}

export function constantKey(value: Value): string {
  if (value === null) return 'None';
  switch (typeof value) {
    case 'boolean':
      return `b${String(value)}`;
    case 'number':
    case 'bigint':
      return `i${String(value)}`;
    case 'string':
      return `s${value}`;
    default:
  }
  if (value.t === FLOAT) return `f${Object.is(value.v, -0) ? '-0' : String(value.v)}`;
  if (value.t === BYTES) return `y${value.v.join()}`;
  if (value.t === TUPLE) return `t(${value.a.map((one) => `${constantKey(one).length}:${constantKey(one)}`).join()})`;
  return `c${String(codeCount++)}`;
}
let codeCount = 0;

export function loadConstant(unit: Unit, value: Value): void {
  unit.asm.emit(OP.LOAD_CONST, unit.asm.constant(constantKey(value), value));
}

const ACTIONS = {
  load: { fast: OP.LOAD_FAST, deref: OP.LOAD_DEREF, global: OP.LOAD_GLOBAL, name: OP.LOAD_NAME },
  store: { fast: OP.STORE_FAST, deref: OP.STORE_DEREF, global: OP.STORE_GLOBAL, name: OP.STORE_NAME },
  delete: { fast: OP.DELETE_FAST, deref: OP.DELETE_DEREF, global: OP.DELETE_GLOBAL, name: OP.DELETE_NAME },
} as const;

/** Loads, stores or deletes a variable, wherever its scope keeps it. */
export function variable(unit: Unit, action: keyof typeof ACTIONS, plainName: string): void {
  const name = mangle(unit.scope.className, plainName);
  const place: Place = unit.scope.places.get(name) ?? 'implicit-global';
  const codes = ACTIONS[action];
  const { asm, scope } = unit;
  if (place === 'free') {
    const register = unit.registerOf.get(name)!;
    asm.emit(action === 'load' && scope.kind === 'class' ? OP.LOAD_CLASSDEREF : codes.deref, register);
  } else if (place === 'cell') asm.emit(codes.deref, unit.registerOf.get(name)!);
  else if (scope.kind === 'function') {
    if (place === 'local') asm.emit(codes.fast, unit.registerOf.get(name)!);
    else asm.emit(codes.global, asm.name(name));
  } else asm.emit(place === 'global' ? codes.global : codes.name, asm.name(name));
}
