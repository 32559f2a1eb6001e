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
