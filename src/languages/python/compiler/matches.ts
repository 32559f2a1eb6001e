/**
 * The match statement. What a pattern takes apart goes into registers of its own; names are bound when the whole pattern has matched, as in CPython.
 * Taking apart is done by the library (prelude/matching.ts), which knows what counts as a sequence, a mapping or an instance.
 */
import type { Label } from '#languages/machine/assembler.ts';
import { IMMORTAL, TUPLE, type Value } from '../objects/values.ts';
import type { Expression, Pattern, StatementOf } from '../syntax/ast.ts';
import { capturedNames } from '../syntax/patterns.ts';
import { syntaxError } from '../syntax/problem.ts';
import { expression, jumpIf } from './expressions.ts';
import { OP } from './opcodes.ts';
import { statements } from './statements.ts';
import { at, constantKey, constantValue, loadConstant, nowhere, variable, type Unit } from './unit.ts';

/** Registers one case clause uses, and where its captures lie. */
interface Case {
  readonly unit: Unit;
  readonly captures: Map<string, number>;
  readonly used: number[];
}

export function matchStatement(unit: Unit, node: StatementOf<'Match'>): void {
  const { asm } = unit;
  const end = asm.label();
  const subject = register(unit, []);
  expression(unit, node.subject);
  at(unit, node.subject);
  asm.emit(OP.STORE_FAST, subject);
  node.cases.forEach((clause, index) => {
    const isLast = index === node.cases.length - 1;
    const next = asm.label();
    const here: Case = { unit, captures: new Map(), used: [subject] };
    checkNames(clause.pattern);
    if (!isLast && clause.guard === null) checkReachable(clause.pattern);
    match(here, clause.pattern, subject, next);
    for (const [name, from] of here.captures) {
      asm.emit(OP.LOAD_FAST, from);
      variable(unit, 'store', name);
    }
    if (clause.guard !== null) jumpIf(unit, clause.guard, next, false, clause.guard);
    nowhere(unit);
    clear(unit, here.used);
    statements(unit, clause.body);
    nowhere(unit);
    asm.jump(OP.JUMP, end);
    asm.place(next);
    clear(unit, isLast ? here.used : here.used.slice(1));
  });
  asm.place(end);
}

/** A register that no program sees. Clauses and nested statements share them: outside of its clause none holds anything. */
function register(unit: Unit, taken: readonly number[]): number {
  for (let i = 0; ; i++) {
    const name = `.match${String(i)}`;
    const known = unit.registerOf.get(name);
    if (known !== undefined && taken.includes(known)) continue;
    if (known !== undefined) return known;
    unit.registerOf.set(name, unit.registers.length);
    return unit.registers.push(name) - 1;
  }
}

function clear(unit: Unit, registers: readonly number[]): void {
  for (const one of registers) {
    loadConstant(unit, null);
    unit.asm.emit(OP.STORE_FAST, one);
  }
}

function fresh(here: Case): number {
  const made = register(here.unit, here.used);
  here.used.push(made);
  return made;
}

const load = (here: Case, from: number): void => here.unit.asm.emit(OP.LOAD_FAST, from);

function library(here: Case, name: string): void {
  const { asm } = here.unit;
  asm.emit(OP.PUSH_NULL);
  asm.emit(OP.LOAD_LIBRARY, asm.name(name));
}

/** Goes on behind where the value in register `from` matches; jumps to `fail` otherwise. */
function match(here: Case, pattern: Pattern, from: number, fail: Label): void {
  const { unit } = here;
  const { asm } = unit;
  at(unit, pattern);
  switch (pattern.kind) {
    case 'MatchValue':
      load(here, from);
      expression(unit, pattern.value);
      at(unit, pattern);
      asm.emit(OP.COMPARE_EQ);
      return asm.jump(OP.POP_JUMP_IF_FALSE, fail);
    case 'MatchSingleton':
      load(here, from);
      loadConstant(unit, pattern.value);
      asm.emit(OP.IS_OP, 0);
      return asm.jump(OP.POP_JUMP_IF_FALSE, fail);
    case 'MatchStar':
      return capture(here, pattern.name, from);
    case 'MatchAs':
      if (pattern.pattern !== null) match(here, pattern.pattern, from, fail);
      return capture(here, pattern.name, from);
    case 'MatchOr':
      return alternatives(here, pattern, from, fail);
    case 'MatchSequence':
      return sequence(here, pattern, from, fail);
    case 'MatchMapping': {
      library(here, 'match_mapping');
      load(here, from);
      for (const key of pattern.keys) expression(unit, key);
      at(unit, pattern);
      asm.emit(OP.BUILD_TUPLE, pattern.keys.length);
      loadConstant(unit, pattern.rest !== null);
      asm.emit(OP.CALL, 3);
      const rest: Pattern[] =
        pattern.rest === null ? [] : [{ kind: 'MatchAs', pattern: null, name: pattern.rest, from: pattern.from, to: pattern.to }];
      return parts(here, [...pattern.patterns, ...rest], fail);
    }
    case 'MatchClass': {
      library(here, 'match_class');
      load(here, from);
      expression(unit, pattern.cls);
      at(unit, pattern);
      loadConstant(unit, pattern.patterns.length);
      loadConstant(unit, textTuple(pattern.names));
      asm.emit(OP.CALL, 4);
      return parts(here, [...pattern.patterns, ...pattern.named], fail);
    }
    default:
      throw new Error(pattern satisfies never);
  }
}

const textTuple = (names: readonly string[]): Value => ({ t: TUPLE, rc: IMMORTAL, a: [...names], cls: null, dict: null });

function capture(here: Case, name: string | null, from: number): void {
  if (name !== null) here.captures.set(name, from);
}

/** The library's answer lies on the stack: None, or a tuple of what the patterns are for. */
function parts(here: Case, patterns: readonly Pattern[], fail: Label): void {
  const { unit } = here;
  const { asm } = unit;
  const answer = fresh(here);
  asm.emit(OP.COPY, 1);
  asm.emit(OP.STORE_FAST, answer);
  loadConstant(unit, null);
  asm.emit(OP.IS_OP, 0);
  asm.jump(OP.POP_JUMP_IF_TRUE, fail);
  if (patterns.length === 0) return;
  load(here, answer);
  asm.emit(OP.UNPACK_SEQUENCE, patterns.length);
  const places = patterns.map(() => fresh(here));
  for (const place of places) asm.emit(OP.STORE_FAST, place);
  patterns.forEach((one, index) => match(here, one, places[index]!, fail));
}

function sequence(here: Case, pattern: Extract<Pattern, { readonly kind: 'MatchSequence' }>, from: number, fail: Label): void {
  const { unit } = here;
  const { patterns } = pattern;
  const star = patterns.findIndex((one) => one.kind === 'MatchStar');
  if (star >= 0 && patterns.slice(star + 1).some((one) => one.kind === 'MatchStar'))
    syntaxError(pattern.from, 'multiple starred names in sequence pattern');
  library(here, 'match_sequence');
  load(here, from);
  loadConstant(unit, star < 0 ? patterns.length : star);
  loadConstant(unit, star < 0 ? -1 : patterns.length - star - 1);
  unit.asm.emit(OP.CALL, 3);
  parts(here, patterns, fail);
}

function alternatives(here: Case, pattern: Extract<Pattern, { readonly kind: 'MatchOr' }>, from: number, fail: Label): void {
  const { unit } = here;
  const { asm } = unit;
  const matched = asm.label();
  const names = [...capturedNames(pattern)];
  const places = new Map(names.map((name) => [name, fresh(here)]));
  pattern.patterns.forEach((one, index) => {
    const bound = [...capturedNames(one)];
    if (bound.length !== names.length || bound.some((name) => !names.includes(name)))
      syntaxError(pattern.from, 'alternative patterns bind different names');
    const isLast = index === pattern.patterns.length - 1;
    if (!isLast && isIrrefutable(one)) unreachable(one);
    const next = isLast ? fail : asm.label();
    const inner: Case = { unit, captures: new Map(), used: here.used };
    match(inner, one, from, next);
    for (const [name, register] of inner.captures) {
      asm.emit(OP.LOAD_FAST, register);
      asm.emit(OP.STORE_FAST, places.get(name)!);
    }
    if (isLast) return;
    asm.jump(OP.JUMP, matched);
    asm.place(next);
  });
  asm.place(matched);
  for (const [name, place] of places) here.captures.set(name, place);
}

const isIrrefutable = (pattern: Pattern): boolean =>
  (pattern.kind === 'MatchAs' && (pattern.pattern === null || isIrrefutable(pattern.pattern))) ||
  (pattern.kind === 'MatchOr' && pattern.patterns.some(isIrrefutable));

function unreachable(pattern: Pattern): never {
  let one = pattern;
  while (one.kind === 'MatchAs' && one.pattern !== null) one = one.pattern;
  const name = one.kind === 'MatchAs' ? one.name : null;
  return syntaxError(pattern.from, `${name === null ? 'wildcard' : `name capture '${name}'`} makes remaining patterns unreachable`);
}

function checkReachable(pattern: Pattern): void {
  if (pattern.kind !== 'MatchOr' && isIrrefutable(pattern)) unreachable(pattern);
}

/** What CPython's compiler refuses: a name bound twice, a key or attribute named twice. */
function checkNames(pattern: Pattern): void {
  const seen = new Set<string>();
  for (const name of capturedNames(pattern)) {
    if (seen.has(name)) syntaxError(pattern.from, `multiple assignments to name '${name}' in pattern`);
    seen.add(name);
  }
  const inside = (one: Pattern): void => {
    if (one.kind === 'MatchClass') {
      const twice = one.names.find((name, index) => one.names.indexOf(name) !== index);
      if (twice !== undefined)
        syntaxError(one.named[one.names.lastIndexOf(twice)]!.from, `attribute name repeated in class pattern: ${twice}`);
      [...one.patterns, ...one.named].forEach(inside);
    } else if (one.kind === 'MatchMapping') {
      const keys = one.keys.flatMap((key) => (key.kind === 'Constant' ? [{ key, text: constantText(key) }] : []));
      const again = keys.find(({ text }, index) => keys.findIndex((other) => other.text === text) !== index);
      if (again !== undefined) syntaxError(one.from, `mapping pattern checks duplicate key (${shownKey(again.key)})`);
      one.patterns.forEach(inside);
    } else if (one.kind === 'MatchSequence' || one.kind === 'MatchOr') one.patterns.forEach(inside);
    else if (one.kind === 'MatchAs' && one.pattern !== null) inside(one.pattern);
  };
  inside(pattern);
}

function constantText(node: Expression): string {
  if (node.kind !== 'Constant') return '';
  const value = constantValue(node.value);
  return typeof value === 'string' ? `s${value}` : constantKey(value);
}

const shownKey = (node: Expression): string =>
  node.kind === 'Constant' && typeof node.value === 'string' ? `'${node.value}'` : node.kind === 'Constant' ? String(node.value) : '';
