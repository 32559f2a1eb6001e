/** Statements to instructions, after CPython's Python/compile.c: the order of evaluation, and which line each instruction belongs to. */
import type { Expression, Statement, StatementOf } from '../syntax/ast.ts';
import { syntaxError, unsupported } from '../syntax/problem.ts';
import { IMMORTAL, TUPLE } from '../objects/values.ts';
import { awaitTop, expression, jumpIf } from './expressions.ts';
import { classDefinition, functionDefinition } from './functions.ts';
import { matchStatement } from './matches.ts';
import { OP, OPERATORS } from './opcodes.ts';
import { mangle } from './symbols.ts';
import { remove, store } from './targets.ts';
import { tryStatement } from './tries.ts';
import { leaveBlocks, withStatement } from './withs.ts';
import { at, constantValue, loadConstant, nowhere, variable, type Unit } from './unit.ts';

export function statements(unit: Unit, list: readonly Statement[]): void {
  for (const node of list) statement(unit, node);
}

function statement(unit: Unit, node: Statement): void {
  const { asm } = unit;
  at(unit, node);
  switch (node.kind) {
    case 'Expr':
      if (node.value.kind === 'Constant') return asm.emit(OP.NOP);
      expression(unit, node.value);
      at(unit, node);
      return asm.emit(OP.POP_TOP);
    case 'Assign':
      expression(unit, node.value);
      return node.targets.forEach((target, index) => {
        at(unit, node);
        if (index < node.targets.length - 1) asm.emit(OP.COPY, 1);
        store(unit, target);
      });
    case 'AugAssign':
      return augmented(unit, node);
    case 'AnnAssign':
      return annotated(unit, node);
    case 'Delete':
      return node.targets.forEach((target) => remove(unit, target));
    case 'Pass':
      return asm.emit(OP.NOP);
    case 'Break':
    case 'Continue':
      return leaveLoop(unit, node.kind, node.from);
    case 'Return':
      return returnStatement(unit, node);
    case 'Raise': {
      let count = 0;
      if (node.exception !== null) {
        expression(unit, node.exception);
        count++;
      }
      if (node.cause !== null) {
        expression(unit, node.cause);
        count++;
      }
      at(unit, node);
      return asm.emit(OP.RAISE, count);
    }
    case 'Global':
    case 'Nonlocal':
      return undefined;
    case 'Assert':
      return assertion(unit, node);
    case 'Import':
      return importModules(unit, node);
    case 'ImportFrom':
      return importNames(unit, node);
    case 'If':
      return conditional(unit, node);
    case 'While':
      return whileLoop(unit, node);
    case 'For':
      return forLoop(unit, node);
    case 'Try':
      return tryStatement(unit, node);
    case 'With':
      return withStatement(unit, node, 0);
    case 'Match':
      return matchStatement(unit, node);
    case 'FunctionDef':
      return functionDefinition(unit, node);
    case 'ClassDef':
      return classDefinition(unit, node);
    default:
      throw new Error(node satisfies never);
  }
}

function augmented(unit: Unit, node: StatementOf<'AugAssign'>): void {
  const { asm } = unit;
  const { target } = node;
  const operate = (): void => {
    expression(unit, node.value);
    at(unit, node);
    asm.emit(OP.INPLACE_OP, OPERATORS.indexOf(node.op));
  };
  switch (target.kind) {
    case 'Name':
      at(unit, target);
      variable(unit, 'load', target.id);
      operate();
      at(unit, target);
      return variable(unit, 'store', target.id);
    case 'Attribute': {
      const name = asm.name(mangle(unit.scope.className, target.name));
      expression(unit, target.value);
      at(unit, target);
      asm.emit(OP.COPY, 1);
      asm.emit(OP.LOAD_ATTR, name);
      operate();
      at(unit, target);
      asm.emit(OP.SWAP, 2);
      return asm.emit(OP.STORE_ATTR, name);
    }
    case 'Subscript':
      expression(unit, target.value);
      expression(unit, target.index);
      at(unit, target);
      asm.emit(OP.COPY, 2);
      asm.emit(OP.COPY, 2);
      asm.emit(OP.BINARY_SUBSCR);
      operate();
      at(unit, target);
      asm.emit(OP.SWAP, 3);
      asm.emit(OP.SWAP, 2);
      return asm.emit(OP.STORE_SUBSCR);
    default:
      return syntaxError(target.from, 'illegal expression for augmented assignment');
  }
}

function annotated(unit: Unit, node: StatementOf<'AnnAssign'>): void {
  const { asm, scope } = unit;
  const { target } = node;
  if (node.value !== null) {
    expression(unit, node.value);
    store(unit, target);
  }
  if (target.kind === 'Name' && node.simple && scope.kind !== 'function') {
    expression(unit, node.annotation);
    at(unit, node);
    asm.emit(OP.LOAD_NAME, asm.name('__annotations__'));
    loadConstant(unit, mangle(scope.className, target.id));
    asm.emit(OP.STORE_SUBSCR);
  } else if (target.kind !== 'Name' && node.value === null) {
    // CPython evaluates the parts of a target that is only annotated.
    expression(unit, target.kind === 'Attribute' || target.kind === 'Subscript' ? target.value : target);
    asm.emit(OP.POP_TOP);
  } else if (node.value === null) asm.emit(OP.NOP);
}

function returnStatement(unit: Unit, node: StatementOf<'Return'>): void {
  if (unit.scope.kind !== 'function') syntaxError(node.from, "'return' outside function");
  if (node.value !== null && unit.scope.isCoroutine && unit.scope.isGenerator)
    syntaxError(node.from, "'return' with value in async generator");
  const constant = node.value === null ? null : node.value.kind === 'Constant' ? constantValue(node.value.value) : undefined;
  if (constant === undefined || constant === 'ellipsis') {
    expression(unit, node.value!);
    leaveBlocks(unit, unit.blocks.length, true);
  } else {
    if (unit.blocks.length > 0) unit.asm.emit(OP.NOP);
    leaveBlocks(unit, unit.blocks.length, false);
    at(unit, node);
    loadConstant(unit, constant);
  }
  at(unit, node);
  unit.asm.emit(OP.RETURN_VALUE);
}

function leaveLoop(unit: Unit, kind: 'Break' | 'Continue', from: number): void {
  const { asm, blocks } = unit;
  let count = 0;
  for (let i = blocks.length - 1; i >= 0; i--) {
    const { block } = blocks[i]!;
    if (block.kind === 'while' || block.kind === 'for') {
      asm.emit(OP.NOP);
      leaveBlocks(unit, count, false);
      if (kind === 'Break' && block.kind === 'for') asm.emit(OP.POP_TOP);
      return asm.jump(OP.JUMP, kind === 'Break' ? block.end : block.start);
    }
    count++;
  }
  return syntaxError(from, kind === 'Break' ? "'break' outside loop" : "'continue' not properly in loop");
}

function assertion(unit: Unit, node: StatementOf<'Assert'>): void {
  const { asm } = unit;
  const end = asm.label();
  jumpIf(unit, node.test, end, true, node);
  at(unit, node);
  asm.emit(OP.LOAD_ASSERTION_ERROR);
  if (node.message !== null) {
    // The class lies where a method call has its function, the message where its first argument is.
    asm.emit(OP.PUSH_NULL);
    asm.emit(OP.SWAP, 2);
    expression(unit, node.message);
    at(unit, node);
    asm.emit(OP.CALL, 1);
  }
  at(unit, node.test);
  asm.emit(OP.RAISE, 1);
  asm.place(end);
}

function importModules(unit: Unit, node: StatementOf<'Import'>): void {
  const { asm } = unit;
  for (const alias of node.names) {
    loadConstant(unit, 0);
    loadConstant(unit, null);
    asm.emit(OP.IMPORT_NAME, asm.name(alias.name));
    const [first, ...rest] = alias.name.split('.');
    if (alias.asName === null) variable(unit, 'store', first!);
    else {
      rest.forEach((name) => {
        asm.emit(OP.IMPORT_FROM, asm.name(name));
        asm.emit(OP.SWAP, 2);
        asm.emit(OP.POP_TOP);
      });
      variable(unit, 'store', alias.asName);
    }
  }
}

function importNames(unit: Unit, node: StatementOf<'ImportFrom'>): void {
  const { asm } = unit;
  if (node.level > 0) unsupported(node.from, 'Relative imports are not part of the Python that runs here: all files lie in one directory.');
  if (node.module === '__future__') return node.names.forEach((alias) => variable2(unit, alias.name, alias.asName, node.from));
  loadConstant(unit, 0);
  loadConstant(unit, { t: TUPLE, rc: IMMORTAL, a: node.names.map((alias) => alias.name), cls: null, dict: null });
  asm.emit(OP.IMPORT_NAME, asm.name(node.module));
  for (const alias of node.names) {
    if (alias.name === '*') return asm.emit(OP.IMPORT_STAR);
    asm.emit(OP.IMPORT_FROM, asm.name(alias.name));
    variable(unit, 'store', alias.asName ?? alias.name);
  }
  return asm.emit(OP.POP_TOP);
}

const FUTURE = [
  'annotations',
  'division',
  'generators',
  'absolute_import',
  'print_function',
  'unicode_literals',
  'with_statement',
  'nested_scopes',
  'generator_stop',
  'barry_as_FLUFL',
];

function variable2(unit: Unit, name: string, asName: string | null, from: number): void {
  if (!FUTURE.includes(name)) syntaxError(from, `future feature ${name} is not defined`);
  if (name === 'barry_as_FLUFL') unsupported(from, 'This future feature is not part of the Python that runs here.');
  loadConstant(unit, null);
  variable(unit, 'store', asName ?? name);
}

function conditional(unit: Unit, node: StatementOf<'If'>): void {
  const { asm } = unit;
  const orelse = asm.label();
  const end = asm.label();
  jumpIf(unit, node.test, orelse, false, node);
  statements(unit, node.body);
  if (node.orelse.length > 0) {
    nowhere(unit);
    asm.jump(OP.JUMP, end);
  }
  asm.place(orelse);
  statements(unit, node.orelse);
  asm.place(end);
}

const isTrue = (test: Expression): boolean =>
  test.kind === 'Constant' && (test.value === true || (typeof test.value === 'number' && test.value !== 0));

function whileLoop(unit: Unit, node: StatementOf<'While'>): void {
  const { asm } = unit;
  const start = asm.label();
  const body = asm.label();
  const orelse = asm.label();
  const end = asm.label();
  asm.place(start);
  const endless = isTrue(node.test);
  if (endless) asm.emit(OP.NOP);
  else jumpIf(unit, node.test, orelse, false, node);
  unit.blocks.push({ block: { kind: 'while', start, end }, region: null });
  asm.place(body);
  statements(unit, node.body);
  unit.blocks.pop();
  // The test stands a second time at the bottom, as in CPython: one jump per round.
  at(unit, node);
  if (endless) asm.jump(OP.JUMP, body);
  else jumpIf(unit, node.test, body, true, node);
  asm.place(orelse);
  statements(unit, node.orelse);
  asm.place(end);
}

/** In library code `for x in _over(iterator)` walks an iterator without asking it for its iterator once more. */
function readyIterator(unit: Unit, node: Expression): Expression | null {
  return unit.source.file < 0 && node.kind === 'Call' && node.callee.kind === 'Name' && node.callee.id === '_over' ? node.args[0]! : null;
}

function asyncForLoop(unit: Unit, node: StatementOf<'For'>): void {
  const { asm } = unit;
  if (!unit.scope.isCoroutine) syntaxError(node.from, "'async for' outside async function");
  const start = asm.label();
  const failed = asm.label();
  const end = asm.label();
  expression(unit, node.iterable);
  at(unit, node);
  asm.emit(OP.GET_AITER);
  asm.place(start);
  asm.enter(failed);
  asm.emit(OP.GET_ANEXT);
  awaitTop(unit, 0);
  asm.leave();
  unit.blocks.push({ block: { kind: 'for', start, end }, region: null });
  store(unit, node.target);
  statements(unit, node.body);
  unit.blocks.pop();
  nowhere(unit);
  asm.jump(OP.JUMP, start);
  asm.place(failed);
  at(unit, node);
  asm.emit(OP.END_ASYNC_FOR);
  statements(unit, node.orelse);
  asm.place(end);
}

function forLoop(unit: Unit, node: StatementOf<'For'>): void {
  const { asm } = unit;
  if (node.isAsync) return asyncForLoop(unit, node);
  const start = asm.label();
  const orelse = asm.label();
  const end = asm.label();
  const ready = readyIterator(unit, node.iterable);
  expression(unit, ready ?? node.iterable);
  at(unit, node);
  if (ready === null) asm.emit(OP.GET_ITER);
  asm.place(start);
  asm.jump(OP.FOR_ITER, orelse);
  unit.blocks.push({ block: { kind: 'for', start, end }, region: null });
  store(unit, node.target);
  statements(unit, node.body);
  unit.blocks.pop();
  nowhere(unit);
  asm.jump(OP.JUMP, start);
  asm.place(orelse);
  statements(unit, node.orelse);
  asm.place(end);
}
