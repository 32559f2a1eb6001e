/** The with statement, and leaving blocks early: what `return`, `break` and `continue` have to do on their way out. */
import type { Region } from '#languages/machine/assembler.ts';
import type { Range, StatementOf } from '../syntax/ast.ts';
import { syntaxError } from '../syntax/problem.ts';
import { awaitTop, expression } from './expressions.ts';
import { OP } from './opcodes.ts';
import { statements } from './statements.ts';
import { store } from './targets.ts';
import { restoreAndReraise, unbind } from './tries.ts';
import { at, loadConstant, nowhere, type Unit } from './unit.ts';

export function withStatement(unit: Unit, node: StatementOf<'With'>, index: number): void {
  const { asm } = unit;
  if (node.isAsync && !unit.scope.isCoroutine) syntaxError(node.from, "'async with' outside async function");
  const item = node.items[index]!;
  const failed = asm.label();
  const cleanup = asm.label();
  const suppressed = asm.label();
  const exit = asm.label();
  expression(unit, item.context);
  // The statement as a whole is where CPython says that a context manager is missing.
  at(unit, node);
  asm.emit(node.isAsync ? OP.BEFORE_ASYNC_WITH : OP.BEFORE_WITH);
  if (node.isAsync) awaitTop(unit, 1);
  const region = asm.enter(failed, -1);
  unit.blocks.push({ block: { kind: 'with', range: node, isAsync: node.isAsync }, region });
  if (item.target === null) asm.emit(OP.POP_TOP);
  else store(unit, item.target);
  if (index + 1 < node.items.length) withStatement(unit, node, index + 1);
  else statements(unit, node.body);
  unit.blocks.pop();
  asm.leave();
  at(unit, node);
  callExit(unit, node.isAsync);
  asm.jump(OP.JUMP, exit);

  asm.place(failed);
  at(unit, node);
  asm.enter(cleanup);
  asm.emit(OP.PUSH_EXC_INFO);
  asm.emit(OP.WITH_EXCEPT_START);
  if (node.isAsync) awaitTop(unit, 2);
  asm.jump(OP.POP_JUMP_IF_TRUE, suppressed);
  asm.emit(OP.RERAISE, 0);
  asm.place(suppressed);
  asm.emit(OP.POP_TOP);
  asm.leave();
  asm.emit(OP.POP_EXCEPT);
  asm.emit(OP.POP_TOP);
  asm.jump(OP.JUMP, exit);
  restoreAndReraise(unit, cleanup);
  asm.place(exit);
}

/** __exit__ lies on top of the stack: calls it with three Nones and drops the result. */
function callExit(unit: Unit, isAsync: boolean): void {
  for (let i = 0; i < 3; i++) loadConstant(unit, null);
  unit.asm.emit(OP.CALL, 2);
  if (isAsync) awaitTop(unit, 2);
  unit.asm.emit(OP.POP_TOP);
}

/**
 * Emits what leaving the innermost `count` blocks takes, innermost first: the exceptions of each step go to the blocks further out. `keep`: a
 * return value lies on top of the stack and stays there.
 */
export function leaveBlocks(unit: Unit, count: number, keep: boolean): void {
  const { asm, blocks } = unit;
  const savedRegion = asm.activeRegion();
  const saved = blocks.slice();
  const [line, from, to] = asm.currentPosition();
  const here: Range = { from, to };
  for (let i = 0; i < count; i++) {
    const { block, region } = blocks.pop()!;
    asm.setRegion(outside(region, asm.activeRegion()));
    if (keep && block.kind !== 'try' && block.kind !== 'finally' && block.kind !== 'while') asm.emit(OP.SWAP, 2);
    switch (block.kind) {
      case 'star':
        return syntaxError(from, "'break', 'continue' and 'return' cannot appear in an except* block");
      case 'while':
      case 'try':
        break;
      case 'for':
        asm.emit(OP.POP_TOP);
        break;
      case 'finally':
        statements(unit, block.body);
        asm.position(line, here.from, here.to);
        break;
      case 'finally-end':
        // [previous, exception] lie there: drop the exception, restore the previous one.
        asm.emit(OP.POP_TOP);
        if (keep) asm.emit(OP.SWAP, 2);
        asm.emit(OP.POP_EXCEPT);
        break;
      case 'with':
        at(unit, block.range);
        callExit(unit, block.isAsync);
        asm.position(line, here.from, here.to);
        break;
      case 'handler':
        asm.emit(OP.POP_EXCEPT);
        if (block.name !== null) {
          nowhere(unit);
          unbind(unit, block.name);
          asm.position(line, here.from, here.to);
        }
        break;
      default:
        throw new Error(block satisfies never);
    }
  }
  blocks.splice(0, blocks.length, ...saved);
  asm.setRegion(savedRegion);
}

/** The region around `region`; loops have none of their own. */
function outside(region: Region | null, active: Region | null): Region | null {
  return region === null ? active : region.outer;
}
