/** Function and class definitions, and lambdas: the inner code, then the instructions that make the object. */
import type { ClassStatement, ExpressionOf, FunctionStatement, Parameter, Parameters, Statement } from '../syntax/ast.ts';
import { IMMORTAL, TUPLE, type PyCode, type Value } from '../objects/values.ts';
import { nestedName } from './comprehensions.ts';
import { expression, spreadKeywords } from './expressions.ts';
import { HAS_ANNOTATIONS, HAS_CLOSURE, HAS_DEFAULTS, HAS_KEYWORD_DEFAULTS, OP } from './opcodes.ts';
import { statements } from './statements.ts';
import { allParameters, mangle } from './symbols.ts';
import { at, closeUnit, lineAt, loadConstant, nowhere, openUnit, variable, type Unit } from './unit.ts';

export function docstring(body: readonly Statement[]): string | null {
  const first = body[0];
  return first?.kind === 'Expr' && first.value.kind === 'Constant' && typeof first.value.value === 'string' ? first.value.value : null;
}

const namesTuple = (names: readonly string[]): Value => ({ t: TUPLE, rc: IMMORTAL, a: [...names], cls: null, dict: null });

/** Pushes the function made of `code`; what `flags` names lies on the stack already. */
export function loadFunction(unit: Unit, code: PyCode, flags: number): void {
  const { asm } = unit;
  if (code.freeNames.length > 0) {
    for (const name of code.freeNames) asm.emit(OP.LOAD_CLOSURE, unit.registerOf.get(name)!);
    asm.emit(OP.BUILD_TUPLE, code.freeNames.length);
    flags |= HAS_CLOSURE;
  }
  loadConstant(unit, code);
  asm.emit(OP.MAKE_FUNCTION, flags);
}

function defaults(unit: Unit, parameters: Parameters): number {
  let flags = 0;
  if (parameters.defaults.length > 0) {
    for (const value of parameters.defaults) expression(unit, value);
    unit.asm.emit(OP.BUILD_TUPLE, parameters.defaults.length);
    flags |= HAS_DEFAULTS;
  }
  let count = 0;
  parameters.keywordOnly.forEach((parameter, index) => {
    const value = parameters.keywordDefaults[index];
    if (value === null || value === undefined) return;
    loadConstant(unit, mangle(unit.scope.className, parameter.name));
    expression(unit, value);
    count++;
  });
  if (count > 0) {
    unit.asm.emit(OP.BUILD_MAP, count);
    flags |= HAS_KEYWORD_DEFAULTS;
  }
  return flags;
}

function annotations(unit: Unit, node: FunctionStatement): number {
  let count = 0;
  const one = (name: string, parameter: Pick<Parameter, 'annotation'>): void => {
    if (parameter.annotation === null) return;
    loadConstant(unit, mangle(unit.scope.className, name));
    expression(unit, parameter.annotation);
    count++;
  };
  for (const parameter of allParameters(node.parameters)) one(parameter.name, parameter);
  one('return', { annotation: node.returns });
  if (count === 0) return 0;
  unit.asm.emit(OP.BUILD_MAP, count);
  return HAS_ANNOTATIONS;
}

function shapeOf(parameters: Parameters): {
  argumentCount: number;
  positionalOnlyCount: number;
  keywordOnlyCount: number;
  hasVariadic: boolean;
  hasVariadicKeywords: boolean;
} {
  return {
    argumentCount: parameters.positionalOnly.length + parameters.positional.length,
    positionalOnlyCount: parameters.positionalOnly.length,
    keywordOnlyCount: parameters.keywordOnly.length,
    hasVariadic: parameters.variadic !== null,
    hasVariadicKeywords: parameters.variadicKeywords !== null,
  };
}

export function functionDefinition(unit: Unit, node: FunctionStatement): void {
  for (const decorator of node.decorators) {
    at(unit, decorator);
    unit.asm.emit(OP.PUSH_NULL);
    expression(unit, decorator);
  }
  at(unit, node);
  const flags = defaults(unit, node.parameters) | annotations(unit, node);
  const inner = openUnit(unit.source, unit.scopes, unit.scopes.get(node)!, unit, nestedName(unit, node.name));
  const doc = docstring(node.body);
  statements(inner, doc === null ? node.body : node.body.slice(1));
  nowhere(inner);
  loadConstant(inner, null);
  inner.asm.emit(OP.RETURN_VALUE);
  const firstLine = lineAt(unit.source, node.decorators[0]?.from ?? node.from);
  const code = closeUnit(inner, { name: node.name, line: firstLine, doc, ...shapeOf(node.parameters) });
  at(unit, node);
  loadFunction(unit, code, flags);
  decorate(unit, node);
  at(unit, node);
  variable(unit, 'store', node.name);
}

function decorate(unit: Unit, node: FunctionStatement | ClassStatement): void {
  for (const decorator of [...node.decorators].reverse()) {
    at(unit, decorator);
    unit.asm.emit(OP.CALL, 1);
  }
}

export function lambda(unit: Unit, node: ExpressionOf<'Lambda'>): void {
  const flags = defaults(unit, node.parameters);
  const inner = openUnit(unit.source, unit.scopes, unit.scopes.get(node)!, unit, nestedName(unit, '<lambda>'));
  expression(inner, node.body);
  at(inner, node.body);
  inner.asm.emit(OP.RETURN_VALUE);
  const code = closeUnit(inner, { name: '<lambda>', line: lineAt(unit.source, node.from), doc: null, ...shapeOf(node.parameters) });
  at(unit, node);
  loadFunction(unit, code, flags);
}

export function classDefinition(unit: Unit, node: ClassStatement): void {
  const { asm } = unit;
  for (const decorator of node.decorators) {
    at(unit, decorator);
    asm.emit(OP.PUSH_NULL);
    expression(unit, decorator);
  }
  at(unit, node);
  asm.emit(OP.PUSH_NULL);
  asm.emit(OP.LOAD_BUILD_CLASS);
  loadFunction(unit, classBody(unit, node), 0);
  loadConstant(unit, node.name);
  const plain = node.bases.every((base) => base.kind !== 'Starred') && node.keywords.every((keyword) => keyword.name !== null);
  if (!plain) {
    asm.emit(OP.BUILD_LIST, 2);
    for (const base of node.bases) {
      expression(unit, base.kind === 'Starred' ? base.value : base);
      asm.emit(base.kind === 'Starred' ? OP.LIST_EXTEND : OP.LIST_APPEND, 1);
    }
    asm.emit(OP.LIST_TO_TUPLE);
    if (node.keywords.length > 0) spreadKeywords(unit, node, node.keywords);
    at(unit, node);
    asm.emit(OP.CALL_EX, node.keywords.length > 0 ? 1 : 0);
    decorate(unit, node);
    at(unit, node);
    return variable(unit, 'store', node.name);
  }
  for (const base of node.bases) expression(unit, base);
  for (const keyword of node.keywords) expression(unit, keyword.value);
  at(unit, node);
  const count = 2 + node.bases.length + node.keywords.length;
  if (node.keywords.length === 0) asm.emit(OP.CALL, count);
  else {
    loadConstant(unit, namesTuple(node.keywords.map((keyword) => keyword.name!)));
    asm.emit(OP.CALL_KW, count);
  }
  decorate(unit, node);
  at(unit, node);
  return variable(unit, 'store', node.name);
}

function classBody(unit: Unit, node: ClassStatement): PyCode {
  const scope = unit.scopes.get(node)!;
  const inner = openUnit(unit.source, unit.scopes, scope, unit, nestedName(unit, node.name));
  const { asm } = inner;
  at(inner, { from: node.from, to: node.from });
  asm.emit(OP.LOAD_NAME, asm.name('__name__'));
  asm.emit(OP.STORE_NAME, asm.name('__module__'));
  loadConstant(inner, inner.qualifiedName);
  asm.emit(OP.STORE_NAME, asm.name('__qualname__'));
  if (unit.source.file < 0) {
    // The library's own classes are shown as builtin ones.
    loadConstant(inner, true);
    asm.emit(OP.STORE_NAME, asm.name('__library__'));
  }
  if (scope.annotated.size > 0) asm.emit(OP.SETUP_ANNOTATIONS);
  const doc = docstring(node.body);
  if (doc !== null) {
    at(inner, node.body[0]!);
    loadConstant(inner, doc);
    asm.emit(OP.STORE_NAME, asm.name('__doc__'));
  }
  statements(inner, doc === null ? node.body : node.body.slice(1));
  nowhere(inner);
  if (scope.needsClassCell) {
    asm.emit(OP.LOAD_CLOSURE, inner.registerOf.get('__class__')!);
    asm.emit(OP.COPY, 1);
    asm.emit(OP.STORE_NAME, asm.name('__classcell__'));
  } else loadConstant(inner, null);
  asm.emit(OP.RETURN_VALUE);
  return closeUnit(inner, {
    name: node.name,
    line: lineAt(unit.source, node.decorators[0]?.from ?? node.from),
    doc,
    argumentCount: 0,
    positionalOnlyCount: 0,
    keywordOnlyCount: 0,
    hasVariadic: false,
    hasVariadicKeywords: false,
  });
}
