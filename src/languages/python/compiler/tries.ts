/**
 * try, except, else, finally. Exceptions go by a table (no instruction is spent on entering a try); a `finally` body is compiled once for the
 * normal way, once for the exception, and once for each `return`, `break` or `continue` that leaves through it, as CPython does.
 */
import type { ExceptHandler, StatementOf } from '../syntax/ast.ts';
import { expression } from './expressions.ts';
import { OP } from './opcodes.ts';
import { statements } from './statements.ts';
import { at, loadConstant, nowhere, variable, type Unit } from './unit.ts';

type Try = StatementOf<'Try'>;

export function tryStatement(unit: Unit, node: Try): void {
  unit.asm.emit(OP.NOP);
  if (node.finalbody.length > 0) tryFinally(unit, node);
  else tryExcept(unit, node);
}

function tryFinally(unit: Unit, node: Try): void {
  const { asm } = unit;
  const handler = asm.label();
  const cleanup = asm.label();
  const exit = asm.label();
  const region = asm.enter(handler);
  unit.blocks.push({ block: { kind: 'finally', body: node.finalbody }, region });
  if (node.handlers.length > 0) tryExcept(unit, node);
  else statements(unit, node.body);
  asm.leave();
  unit.blocks.pop();
  statements(unit, node.finalbody);
  nowhere(unit);
  asm.jump(OP.JUMP, exit);

  asm.place(handler);
  const inner = asm.enter(cleanup);
  asm.emit(OP.PUSH_EXC_INFO);
  unit.blocks.push({ block: { kind: 'finally-end' }, region: inner });
  statements(unit, node.finalbody);
  nowhere(unit);
  asm.emit(OP.RERAISE, 0);
  unit.blocks.pop();
  asm.leave();
  restoreAndReraise(unit, cleanup);
  asm.place(exit);
}

/** The stack holds [previous exception, exception]. */
export function restoreAndReraise(unit: Unit, label: number): void {
  const { asm } = unit;
  nowhere(unit);
  asm.place(label);
  asm.emit(OP.SWAP, 2);
  asm.emit(OP.POP_EXCEPT);
  asm.emit(OP.RERAISE, 0);
}

function tryExcept(unit: Unit, node: Try): void {
  if (node.isStar) return tryExceptStar(unit, node);
  const { asm } = unit;
  const handler = asm.label();
  const cleanup = asm.label();
  const end = asm.label();
  const region = asm.enter(handler);
  unit.blocks.push({ block: { kind: 'try' }, region });
  statements(unit, node.body);
  unit.blocks.pop();
  asm.leave();
  statements(unit, node.orelse);
  nowhere(unit);
  asm.jump(OP.JUMP, end);

  asm.place(handler);
  const inner = asm.enter(cleanup);
  asm.emit(OP.PUSH_EXC_INFO);
  for (const one of node.handlers) exceptClause(unit, one, end, inner);
  nowhere(unit);
  asm.emit(OP.RERAISE, 0);
  asm.leave();
  restoreAndReraise(unit, cleanup);
  asm.place(end);
}

/** A register that no program sees. Statements that stand inside each other take different ones. */
function register(unit: Unit, name: string): number {
  for (let i = 0; ; i++) {
    const whole = `.${name}${String(i)}`;
    if (unit.registerOf.has(whole)) continue;
    unit.registerOf.set(whole, unit.registers.length);
    return unit.registers.push(whole) - 1;
  }
}

/**
 * except*: each clause takes its part of the group; what clauses raise is collected, and put together with what nobody took. The stack holds [previous,
 * exception] between the clauses.
 */
function tryExceptStar(unit: Unit, node: Try): void {
  const { asm } = unit;
  const [rest, raised, taken] = [register(unit, 'rest'), register(unit, 'raised'), register(unit, 'taken')];
  const handler = asm.label();
  const cleanup = asm.label();
  const handled = asm.label();
  const end = asm.label();
  const library = (name: string): void => {
    asm.emit(OP.PUSH_NULL);
    asm.emit(OP.LOAD_LIBRARY, asm.name(name));
  };
  const region = asm.enter(handler);
  unit.blocks.push({ block: { kind: 'try' }, region });
  statements(unit, node.body);
  unit.blocks.pop();
  asm.leave();
  statements(unit, node.orelse);
  nowhere(unit);
  asm.jump(OP.JUMP, end);

  asm.place(handler);
  asm.enter(cleanup);
  asm.emit(OP.PUSH_EXC_INFO);
  asm.emit(OP.COPY, 1);
  asm.emit(OP.STORE_FAST, rest);
  asm.emit(OP.BUILD_LIST, 0);
  asm.emit(OP.STORE_FAST, raised);
  for (const clause of node.handlers) {
    const next = asm.label();
    const failed = asm.label();
    at(unit, clause);
    library('except_star');
    asm.emit(OP.LOAD_FAST, rest);
    expression(unit, clause.type!);
    at(unit, clause);
    asm.emit(OP.CALL, 2);
    asm.emit(OP.UNPACK_SEQUENCE, 2);
    asm.emit(OP.STORE_FAST, taken);
    asm.emit(OP.STORE_FAST, rest);
    asm.emit(OP.LOAD_FAST, taken);
    loadConstant(unit, null);
    asm.emit(OP.IS_OP, 0);
    asm.jump(OP.POP_JUMP_IF_TRUE, next);
    const inner = asm.enter(failed);
    asm.emit(OP.LOAD_FAST, taken);
    asm.emit(OP.PUSH_EXC_INFO);
    if (clause.name === null) asm.emit(OP.POP_TOP);
    else variable(unit, 'store', clause.name);
    unit.blocks.push({ block: { kind: 'star' }, region: inner });
    statements(unit, clause.body);
    unit.blocks.pop();
    nowhere(unit);
    asm.emit(OP.POP_EXCEPT);
    asm.leave();
    if (clause.name !== null) unbind(unit, clause.name);
    asm.jump(OP.JUMP, next);

    // What the clause raised is kept; the exception that was being handled before it is handled again.
    asm.place(failed);
    asm.emit(OP.LOAD_FAST, raised);
    asm.emit(OP.SWAP, 2);
    asm.emit(OP.LIST_APPEND, 1);
    asm.emit(OP.POP_TOP);
    asm.emit(OP.COPY, 1);
    asm.emit(OP.POP_EXCEPT);
    if (clause.name !== null) unbind(unit, clause.name);
    asm.place(next);
  }
  nowhere(unit);
  library('except_star_end');
  asm.emit(OP.COPY, 3);
  asm.emit(OP.LOAD_FAST, raised);
  asm.emit(OP.LOAD_FAST, rest);
  asm.emit(OP.CALL, 3);
  for (const one of [rest, raised, taken]) {
    loadConstant(unit, null);
    asm.emit(OP.STORE_FAST, one);
  }
  asm.emit(OP.COPY, 1);
  loadConstant(unit, null);
  asm.emit(OP.IS_OP, 0);
  asm.jump(OP.POP_JUMP_IF_TRUE, handled);
  asm.emit(OP.RERAISE, 0);
  asm.place(handled);
  asm.emit(OP.POP_TOP);
  asm.leave();
  asm.emit(OP.POP_TOP);
  asm.emit(OP.POP_EXCEPT);
  asm.jump(OP.JUMP, end);
  restoreAndReraise(unit, cleanup);
  asm.place(end);
}

function exceptClause(unit: Unit, node: ExceptHandler, end: number, outer: ReturnType<Unit['asm']['enter']>): void {
  const { asm } = unit;
  const next = asm.label();
  at(unit, node);
  if (node.type !== null) {
    expression(unit, node.type);
    at(unit, node.type);
    asm.emit(OP.CHECK_EXC_MATCH);
    asm.jump(OP.POP_JUMP_IF_FALSE, next);
  }
  at(unit, node);
  if (node.name === null) {
    asm.emit(OP.POP_TOP);
    unit.blocks.push({ block: { kind: 'handler', name: null }, region: outer });
    statements(unit, node.body);
    unit.blocks.pop();
    asm.leave();
    nowhere(unit);
    asm.emit(OP.POP_EXCEPT);
  } else {
    const cleanup = asm.label();
    variable(unit, 'store', node.name);
    asm.enter(cleanup);
    unit.blocks.push({ block: { kind: 'handler', name: node.name }, region: outer });
    statements(unit, node.body);
    unit.blocks.pop();
    asm.leave();
    asm.leave();
    nowhere(unit);
    asm.emit(OP.POP_EXCEPT);
    unbind(unit, node.name);
    asm.jump(OP.JUMP, end);
    asm.setRegion(outer);
    asm.place(cleanup);
    unbind(unit, node.name);
    asm.emit(OP.RERAISE, 0);
  }
  if (node.name === null) {
    asm.jump(OP.JUMP, end);
    asm.setRegion(outer);
  }
  asm.place(next);
}

/** `except E as e` sets e to None and deletes it at the end of the clause. */
export function unbind(unit: Unit, name: string): void {
  loadConstant(unit, null);
  variable(unit, 'store', name);
  variable(unit, 'delete', name);
}
