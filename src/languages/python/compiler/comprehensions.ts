/** Comprehensions and generator expressions: each a function of its own over the outermost iterable, as in CPython 3.11. */
import type { Expression, ExpressionOf } from '../syntax/ast.ts';
import { awaitTop, expression, jumpIf } from './expressions.ts';
import { loadFunction } from './functions.ts';
import { OP } from './opcodes.ts';
import { store } from './targets.ts';
import { at, closeUnit, lineAt, loadConstant, nowhere, openUnit, type Unit } from './unit.ts';

type ComprehensionNode = ExpressionOf<'ListComp' | 'SetComp' | 'GeneratorExp' | 'DictComp'>;

const NAMES = { ListComp: '<listcomp>', SetComp: '<setcomp>', DictComp: '<dictcomp>', GeneratorExp: '<genexpr>' } as const;
const BUILD = { ListComp: OP.BUILD_LIST, SetComp: OP.BUILD_SET, DictComp: OP.BUILD_MAP } as const;

export function comprehension(unit: Unit, node: ComprehensionNode): void {
  const name = NAMES[node.kind];
  const scope = unit.scopes.get(node)!;
  const inner = openUnit(unit.source, unit.scopes, scope, unit, nestedName(unit, name));
  at(inner, node);
  if (node.kind !== 'GeneratorExp') inner.asm.emit(BUILD[node.kind], 0);
  level(inner, node, 0);
  if (node.kind === 'GeneratorExp') {
    nowhere(inner);
    loadConstant(inner, null);
  }
  inner.asm.emit(OP.RETURN_VALUE);
  const code = closeUnit(inner, {
    name,
    line: lineAt(unit.source, node.from),
    argumentCount: 1,
    positionalOnlyCount: 0,
    keywordOnlyCount: 0,
    hasVariadic: false,
    hasVariadicKeywords: false,
    doc: null,
  });
  unit.asm.emit(OP.PUSH_NULL);
  loadFunction(unit, code, 0);
  expression(unit, node.generators[0]!.iterable);
  at(unit, node);
  unit.asm.emit(node.generators[0]!.isAsync ? OP.GET_AITER : OP.GET_ITER);
  unit.asm.emit(OP.CALL, 1);
  if (scope.isCoroutine && node.kind !== 'GeneratorExp') awaitTop(unit, 0);
}

export function nestedName(unit: Unit, name: string): string {
  if (unit.scope.kind === 'module') return name;
  return unit.scope.kind === 'class' ? `${unit.qualifiedName}.${name}` : `${unit.qualifiedName}.<locals>.${name}`;
}

function level(unit: Unit, node: ComprehensionNode, depth: number): void {
  const { asm } = unit;
  const generator = node.generators[depth]!;
  const start = asm.label();
  const next = asm.label();
  const end = asm.label();
  if (depth === 0) asm.emit(OP.LOAD_FAST, 0);
  else {
    expression(unit, generator.iterable);
    asm.emit(generator.isAsync ? OP.GET_AITER : OP.GET_ITER);
  }
  const failed = asm.label();
  asm.place(start);
  at(unit, node);
  if (generator.isAsync) {
    asm.enter(failed);
    asm.emit(OP.GET_ANEXT);
    awaitTop(unit, 0);
    asm.leave();
  } else asm.jump(OP.FOR_ITER, end);
  store(unit, generator.target);
  for (const condition of generator.conditions) jumpIf(unit, condition, next, false, node);
  if (depth + 1 < node.generators.length) level(unit, node, depth + 1);
  else element(unit, node);
  asm.place(next);
  at(unit, node);
  asm.jump(OP.JUMP, start);
  asm.place(end);
  if (!generator.isAsync) return;
  asm.place(failed);
  asm.emit(OP.END_ASYNC_FOR);
}

function element(unit: Unit, node: ComprehensionNode): void {
  const { asm } = unit;
  const under = node.generators.length + 1;
  const value = (one: Expression): void => {
    expression(unit, one);
    at(unit, one);
  };
  switch (node.kind) {
    case 'ListComp':
      value(node.element);
      return asm.emit(OP.LIST_APPEND, under);
    case 'SetComp':
      value(node.element);
      return asm.emit(OP.SET_ADD, under);
    case 'DictComp':
      value(node.key);
      value(node.value);
      return asm.emit(OP.MAP_ADD, under);
    case 'GeneratorExp':
      value(node.element);
      if (unit.scope.isCoroutine) asm.emit(OP.ASYNC_GEN_WRAP);
      asm.emit(OP.YIELD_VALUE);
      return asm.emit(OP.POP_TOP);
    default:
      throw new Error(node satisfies never);
  }
}
