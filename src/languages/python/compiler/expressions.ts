/** Expressions to instructions, in CPython 3.11's order of evaluation (Python/compile.c). Each leaves its value on the stack. */
import type { Label } from '#languages/machine/assembler.ts';
import { IMMORTAL, TUPLE, type Value } from '../objects/values.ts';
import type { BinaryOperator, CompareOperator, Expression, ExpressionOf, Keyword, Range } from '../syntax/ast.ts';
import { syntaxError } from '../syntax/problem.ts';
import { comprehension } from './comprehensions.ts';
import { lambda } from './functions.ts';
import { OF_CALL, OF_CONSTANTS, OP, OPERATORS } from './opcodes.ts';
import { mangle } from './symbols.ts';
import { at, constantValue, lineAt, loadConstant, variable, type Unit } from './unit.ts';

const COMPARE: Readonly<Partial<Record<CompareOperator, number>>> = {
  '<': OP.COMPARE_LT,
  '<=': OP.COMPARE_LE,
  '==': OP.COMPARE_EQ,
  '!=': OP.COMPARE_NE,
  '>': OP.COMPARE_GT,
  '>=': OP.COMPARE_GE,
};

export function expression(unit: Unit, node: Expression): void {
  const { asm } = unit;
  at(unit, node);
  switch (node.kind) {
    case 'Constant':
      return constant(unit, node);
    case 'Name':
      if (node.id === '__debug__') return loadConstant(unit, true);
      return variable(unit, 'load', node.id);
    case 'BoolOp': {
      const end = asm.label();
      const op = node.op === 'and' ? OP.POP_JUMP_IF_FALSE : OP.POP_JUMP_IF_TRUE;
      node.values.forEach((value, index) => {
        expression(unit, value);
        at(unit, node);
        if (index === node.values.length - 1) return;
        asm.emit(OP.COPY, 1);
        asm.jump(op, end);
        asm.emit(OP.POP_TOP);
      });
      return asm.place(end);
    }
    case 'BinOp':
      expression(unit, node.left);
      expression(unit, node.right);
      at(unit, node);
      return binary(unit, node.op);
    case 'UnaryOp':
      return unary(unit, node);
    case 'Compare':
      return compare(unit, node);
    case 'IfExp': {
      const orelse = asm.label();
      const end = asm.label();
      jumpIf(unit, node.test, orelse, false, node);
      expression(unit, node.body);
      asm.jump(OP.JUMP, end);
      asm.place(orelse);
      expression(unit, node.orelse);
      return asm.place(end);
    }
    case 'Lambda':
      return lambda(unit, node);
    case 'NamedExpr':
      expression(unit, node.value);
      at(unit, node);
      asm.emit(OP.COPY, 1);
      return variable(unit, 'store', node.target.id);
    case 'Tuple': {
      const folded = constantTuple(node);
      if (folded !== null) return loadConstant(unit, folded);
      return display(unit, node, OP.BUILD_TUPLE);
    }
    case 'List':
      return display(unit, node, OP.BUILD_LIST);
    case 'Set':
      return display(unit, node, OP.BUILD_SET);
    case 'Dict':
      return dictionary(unit, node);
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp':
    case 'DictComp':
      return comprehension(unit, node);
    case 'Call':
      return call(unit, node);
    case 'Attribute':
      expression(unit, node.value);
      attributePosition(unit, node);
      return asm.emit(OP.LOAD_ATTR, asm.name(mangle(unit.scope.className, node.name)));
    case 'Subscript':
      expression(unit, node.value);
      expression(unit, node.index);
      at(unit, node);
      return asm.emit(OP.BINARY_SUBSCR);
    case 'Slice':
      return slice(unit, node);
    case 'Starred':
      return syntaxError(node.from, "can't use starred expression here");
    case 'Yield':
      if (node.value === null) loadConstant(unit, null);
      else expression(unit, node.value);
      at(unit, node);
      if (unit.scope.isCoroutine) asm.emit(OP.ASYNC_GEN_WRAP);
      return asm.emit(OP.YIELD_VALUE);
    case 'YieldFrom':
      if (unit.scope.isCoroutine) syntaxError(node.from, "'yield from' inside async function");
      expression(unit, node.value);
      at(unit, node);
      asm.emit(OP.GET_YIELD_FROM_ITER);
      loadConstant(unit, null);
      return asm.emit(OP.YIELD_FROM);
    case 'Await':
      if (unit.scope.kind !== 'function') syntaxError(node.from, "'await' outside function");
      if (!unit.scope.isCoroutine) syntaxError(node.from, "'await' outside async function");
      expression(unit, node.value);
      at(unit, node);
      return awaitTop(unit, 0);
    case 'JoinedStr':
      return joined(unit, node, node);
    case 'FormattedValue':
      return formatted(unit, node, node);
    default:
      throw new Error(node satisfies never);
  }
}

/** Awaits what lies on top of the stack; its result takes its place. */
export function awaitTop(unit: Unit, place: number): void {
  unit.asm.emit(OP.GET_AWAITABLE, place);
  loadConstant(unit, null);
  unit.asm.emit(OP.YIELD_FROM);
}

function constant(unit: Unit, node: ExpressionOf<'Constant'>): void {
  const value = constantValue(node.value);
  if (value === 'ellipsis') return unit.asm.emit(OP.LOAD_GLOBAL, unit.asm.name('Ellipsis'));
  return loadConstant(unit, value);
}

/** Value of an expression that is written as a constant; undefined where it is none. */
function constantOf(node: Expression): Value | undefined {
  if (node.kind === 'Constant') {
    const value = constantValue(node.value);
    return typeof node.value === 'object' && node.value !== null && 'ellipsis' in node.value ? undefined : value;
  }
  if (node.kind === 'Tuple') return constantTuple(node) ?? undefined;
  if (node.kind === 'UnaryOp' && node.op === '-') {
    const operand = constantOf(node.operand);
    if (typeof operand === 'number' || typeof operand === 'bigint') return operand === 0 ? 0 : -operand;
    if (typeof operand === 'object' && operand !== null && operand.t === 1) return { ...operand, v: -operand.v };
  }
  return undefined;
}

function constantTuple(node: ExpressionOf<'Tuple'>): Value | null {
  const values: Value[] = [];
  for (const element of node.elements) {
    const value = constantOf(element);
    if (value === undefined) return null;
    values.push(value);
  }
  return { t: TUPLE, rc: IMMORTAL, a: values, cls: null, dict: null };
}

export function binary(unit: Unit, op: BinaryOperator): void {
  if (op === '+') unit.asm.emit(OP.BINARY_ADD);
  else if (op === '-') unit.asm.emit(OP.BINARY_SUBTRACT);
  else if (op === '*') unit.asm.emit(OP.BINARY_MULTIPLY);
  else unit.asm.emit(OP.BINARY_OP, OPERATORS.indexOf(op));
}

function unary(unit: Unit, node: ExpressionOf<'UnaryOp'>): void {
  const folded = constantOf(node);
  if (folded !== undefined) return loadConstant(unit, folded);
  expression(unit, node.operand);
  at(unit, node);
  unit.asm.emit({ '-': OP.UNARY_NEGATIVE, '+': OP.UNARY_POSITIVE, '~': OP.UNARY_INVERT, not: OP.UNARY_NOT }[node.op]);
}

function comparison(unit: Unit, op: CompareOperator): void {
  const opcode = COMPARE[op];
  if (opcode !== undefined) unit.asm.emit(opcode);
  else if (op === 'in' || op === 'not in') unit.asm.emit(OP.CONTAINS_OP, op === 'in' ? 0 : 1);
  else unit.asm.emit(OP.IS_OP, op === 'is' ? 0 : 1);
}

function compare(unit: Unit, node: ExpressionOf<'Compare'>): void {
  const { asm } = unit;
  expression(unit, node.left);
  if (node.ops.length === 1) {
    expression(unit, node.comparators[0]!);
    at(unit, node);
    return comparison(unit, node.ops[0]!);
  }
  const cleanup = asm.label();
  const end = asm.label();
  node.ops.forEach((op, index) => {
    expression(unit, node.comparators[index]!);
    at(unit, node);
    if (index === node.ops.length - 1) return comparison(unit, op);
    asm.emit(OP.SWAP, 2);
    asm.emit(OP.COPY, 2);
    comparison(unit, op);
    asm.emit(OP.COPY, 1);
    asm.jump(OP.POP_JUMP_IF_FALSE, cleanup);
    return asm.emit(OP.POP_TOP);
  });
  asm.jump(OP.JUMP, end);
  asm.place(cleanup);
  asm.emit(OP.SWAP, 2);
  asm.emit(OP.POP_TOP);
  asm.place(end);
}

/**
 * Jumps to `target` when the truth of the expression is `when`; falls through otherwise. Asking for the truth belongs to `place`, the statement or
 * expression around: that is where CPython's tracebacks point.
 */
export function jumpIf(unit: Unit, node: Expression, target: Label, when: boolean, place: Range): void {
  const { asm } = unit;
  switch (node.kind) {
    case 'UnaryOp':
      if (node.op === 'not') return jumpIf(unit, node.operand, target, !when, place);
      break;
    case 'BoolOp': {
      const decides = node.op === 'or';
      const through = asm.label();
      const last = node.values.length - 1;
      node.values.forEach((value, index) => {
        if (index === last) jumpIf(unit, value, target, when, place);
        else jumpIf(unit, value, decides === when ? target : through, decides, place);
      });
      return asm.place(through);
    }
    case 'IfExp': {
      const orelse = asm.label();
      const end = asm.label();
      jumpIf(unit, node.test, orelse, false, place);
      jumpIf(unit, node.body, target, when, place);
      asm.jump(OP.JUMP, end);
      asm.place(orelse);
      jumpIf(unit, node.orelse, target, when, place);
      return asm.place(end);
    }
    case 'Compare': {
      if (node.ops.length === 1) break;
      const cleanup = asm.label();
      const end = asm.label();
      expression(unit, node.left);
      node.ops.forEach((op, index) => {
        expression(unit, node.comparators[index]!);
        at(unit, node);
        if (index === node.ops.length - 1) return comparison(unit, op);
        asm.emit(OP.SWAP, 2);
        asm.emit(OP.COPY, 2);
        comparison(unit, op);
        return asm.jump(OP.POP_JUMP_IF_FALSE, cleanup);
      });
      asm.jump(when ? OP.POP_JUMP_IF_TRUE : OP.POP_JUMP_IF_FALSE, target);
      asm.jump(OP.JUMP, end);
      asm.place(cleanup);
      asm.emit(OP.POP_TOP);
      if (!when) asm.jump(OP.JUMP, target);
      return asm.place(end);
    }
    default:
  }
  expression(unit, node);
  at(unit, place);
  asm.jump(when ? OP.POP_JUMP_IF_TRUE : OP.POP_JUMP_IF_FALSE, target);
}

function display(unit: Unit, node: ExpressionOf<'Tuple' | 'List' | 'Set'>, opcode: number): void {
  const { asm } = unit;
  const starred = node.elements.findIndex((element) => element.kind === 'Starred');
  const isSet = opcode === OP.BUILD_SET;
  if (starred < 0) {
    // CPython keeps three or more constants as a frozenset and updates an empty set from it: that decides the order.
    const fromFrozen = isSet && node.elements.length >= 3 && node.elements.every((element) => constantOf(element) !== undefined);
    if (fromFrozen) asm.emit(OP.BUILD_SET, 0);
    for (const element of node.elements) expression(unit, element);
    at(unit, node);
    asm.emit(opcode, node.elements.length);
    return fromFrozen ? asm.emit(OP.SET_UPDATE, 1 | OF_CONSTANTS) : undefined;
  }
  collect(unit, node, node.elements, isSet);
  if (opcode === OP.BUILD_TUPLE) asm.emit(OP.LIST_TO_TUPLE);
}

/** Builds a list (or set) of elements some of which are starred. */
function collect(unit: Unit, node: Expression, elements: readonly Expression[], isSet: boolean): void {
  const { asm } = unit;
  const first = elements.findIndex((element) => element.kind === 'Starred');
  for (const element of elements.slice(0, first)) expression(unit, element);
  at(unit, node);
  asm.emit(isSet ? OP.BUILD_SET : OP.BUILD_LIST, first);
  for (const element of elements.slice(first)) {
    expression(unit, element.kind === 'Starred' ? element.value : element);
    at(unit, node);
    if (element.kind === 'Starred') asm.emit(isSet ? OP.SET_UPDATE : OP.LIST_EXTEND, 1);
    else asm.emit(isSet ? OP.SET_ADD : OP.LIST_APPEND, 1);
  }
}

function dictionary(unit: Unit, node: ExpressionOf<'Dict'>): void {
  const { asm } = unit;
  let pending = 0;
  let begun = false;
  const flush = (): void => {
    at(unit, node);
    if (!begun) asm.emit(OP.BUILD_MAP, pending);
    else if (pending > 0) {
      asm.emit(OP.BUILD_MAP, pending);
      asm.emit(OP.DICT_UPDATE, 1);
    }
    begun = true;
    pending = 0;
  };
  node.keys.forEach((key, index) => {
    const value = node.values[index]!;
    if (key !== null) {
      expression(unit, key);
      expression(unit, value);
      pending++;
      return;
    }
    flush();
    expression(unit, value);
    at(unit, node);
    asm.emit(OP.DICT_UPDATE, 1);
  });
  if (!begun || pending > 0) flush();
}

function slice(unit: Unit, node: ExpressionOf<'Slice'>): void {
  for (const bound of [node.lower, node.upper]) {
    if (bound === null) loadConstant(unit, null);
    else expression(unit, bound);
  }
  if (node.step !== null) expression(unit, node.step);
  at(unit, node);
  unit.asm.emit(OP.BUILD_SLICE, node.step === null ? 2 : 3);
}

/** In a chain over several lines an attribute belongs to the line of its name. */
function attributePosition(unit: Unit, node: ExpressionOf<'Attribute'>, whole: Expression = node): void {
  const from = lineAt(unit.source, node.from) === lineAt(unit.source, node.nameRange.to) ? whole.from : node.nameRange.from;
  at(unit, { from, to: whole.to });
}

function call(unit: Unit, node: ExpressionOf<'Call'>): void {
  const { asm } = unit;
  const { callee } = node;
  const plain = node.args.every((arg) => arg.kind !== 'Starred') && node.keywords.every((keyword) => keyword.name !== null);
  const isMethod = callee.kind === 'Attribute' && plain;
  if (isMethod) {
    expression(unit, callee.value);
    attributePosition(unit, callee);
    asm.emit(OP.LOAD_METHOD, asm.name(mangle(unit.scope.className, callee.name)));
  } else {
    asm.emit(OP.PUSH_NULL);
    expression(unit, callee);
  }
  const here = (): void => {
    if (isMethod) attributePosition(unit, callee, node);
    else at(unit, node);
  };
  if (plain) {
    for (const arg of node.args) expression(unit, arg);
    for (const keyword of node.keywords) expression(unit, keyword.value);
    here();
    if (node.keywords.length === 0) return asm.emit(OP.CALL, node.args.length);
    loadConstant(unit, { t: TUPLE, rc: IMMORTAL, a: node.keywords.map((keyword) => keyword.name), cls: null, dict: null });
    return asm.emit(OP.CALL_KW, node.args.length + node.keywords.length);
  }
  const withKeywords = callSpread(unit, node, node.args, node.keywords);
  here();
  return asm.emit(OP.CALL_EX, withKeywords ? 1 : 0);
}

/** Pushes the arguments of a call as one tuple and, where there are keywords (answered by true), one dict. */
export function callSpread(unit: Unit, node: Expression, args: readonly Expression[], keywords: readonly Keyword[]): boolean {
  const { asm } = unit;
  const only = args[0];
  if (args.length === 1 && only?.kind === 'Starred') {
    at(unit, node);
    asm.emit(OP.BUILD_LIST, 0);
    expression(unit, only.value);
    at(unit, node);
    asm.emit(OP.LIST_EXTEND, 1 | OF_CALL);
    asm.emit(OP.LIST_TO_TUPLE);
  } else if (args.some((arg) => arg.kind === 'Starred')) {
    collect(unit, node, args, false);
    asm.emit(OP.LIST_TO_TUPLE);
  } else {
    for (const arg of args) expression(unit, arg);
    at(unit, node);
    asm.emit(OP.BUILD_TUPLE, args.length);
  }
  if (keywords.length === 0) return false;
  spreadKeywords(unit, node, keywords);
  return true;
}

/** Pushes the keywords of a call as one dict. */
export function spreadKeywords(unit: Unit, node: Range, keywords: readonly Keyword[]): void {
  const { asm } = unit;
  let begun = false;
  let pending = 0;
  const flush = (): void => {
    at(unit, node);
    if (!begun) asm.emit(OP.BUILD_MAP, pending);
    else if (pending > 0) {
      asm.emit(OP.BUILD_MAP, pending);
      asm.emit(OP.DICT_MERGE, 1);
    }
    begun = true;
    pending = 0;
  };
  for (const keyword of keywords) {
    if (keyword.name !== null) {
      at(unit, keyword);
      loadConstant(unit, keyword.name);
      expression(unit, keyword.value);
      pending++;
    } else {
      flush();
      expression(unit, keyword.value);
      at(unit, node);
      asm.emit(OP.DICT_MERGE, 1);
    }
  }
  if (!begun || pending > 0) flush();
}

/** Formatting what stands in braces belongs to `place`, the whole f-string. */
function joined(unit: Unit, node: ExpressionOf<'JoinedStr'>, place: Range): void {
  for (const value of node.values) {
    if (value.kind === 'FormattedValue') formatted(unit, value, place);
    else expression(unit, value);
  }
  at(unit, place);
  if (node.values.length === 0) loadConstant(unit, '');
  else if (node.values.length > 1 || node.values[0]!.kind !== 'FormattedValue') unit.asm.emit(OP.BUILD_STRING, node.values.length);
}

function formatted(unit: Unit, node: ExpressionOf<'FormattedValue'>, place: Range): void {
  expression(unit, node.value);
  const conversion = { '': 0, s: 1, r: 2, a: 3 }[node.conversion] ?? 0;
  if (node.spec !== null) {
    if (node.spec.kind === 'JoinedStr') joined(unit, node.spec, place);
    else expression(unit, node.spec);
  }
  at(unit, place);
  unit.asm.emit(OP.FORMAT_VALUE, conversion | (node.spec === null ? 0 : 4));
}
