/** Statements: from the nodes of @lezer/python to our tree. Anything that does not fit is left to errors.ts, which finds CPython's words for it. */
import type { SyntaxNode } from '@lezer/common';
import type { BinaryOperator, ExceptHandler, Expression, FunctionStatement, ImportAlias, MatchCase, Statement, WithItem } from './ast.ts';
import {
  callArguments,
  checkTarget,
  childrenOf,
  describeExpression,
  elements,
  expression,
  expressionList,
  malformed,
  parameters,
  splitAtCommas,
  textOf,
  typeAnnotation,
  type Source,
} from './expressions.ts';
import { readPattern } from './patterns.ts';
import { syntaxError } from './problem.ts';

/** The statements of a Script, Body or StatementGroup. */
export function statements(source: Source, nodes: readonly SyntaxNode[]): Statement[] {
  const list: Statement[] = [];
  let previous = '';
  for (const node of nodes) {
    if (node.name === ':' || node.name === ';') {
      if (node.name === ';' && previous === ';') malformed(node);
      previous = node.name;
      continue;
    }
    previous = node.name;
    if (node.name === 'StatementGroup') list.push(...statements(source, childrenOf(node)));
    else list.push(statement(source, node));
  }
  return list;
}

function statement(source: Source, node: SyntaxNode): Statement {
  if (node.type.isError) malformed(node);
  const at = { from: node.from, to: trimmedEnd(source, node) };
  const parts = childrenOf(node);
  switch (node.name) {
    case 'ExpressionStatement':
      return { kind: 'Expr', value: parts.length === 1 ? expression(source, parts[0]!) : expressionList(source, parts, at), ...at };
    case 'YieldStatement': {
      const value = expression(source, node);
      return { kind: 'Expr', value, ...at };
    }
    case 'PrintStatement':
      return printStatement(source, node, at);
    case 'AssignStatement':
      return assignment(source, parts, at);
    case 'UpdateStatement':
      return update(source, parts, at);
    case 'DeleteStatement':
      return deletion(source, parts, at);
    case 'PassStatement':
      return { kind: 'Pass', ...at };
    case 'BreakStatement':
      return { kind: 'Break', ...at };
    case 'ContinueStatement':
      return { kind: 'Continue', ...at };
    case 'ReturnStatement':
      return { kind: 'Return', value: parts.length > 1 ? expressionList(source, parts.slice(1), at) : null, ...at };
    case 'RaiseStatement':
      return raising(source, parts, at);
    case 'AssertStatement':
      return assertion(source, parts, at);
    case 'ScopeStatement': {
      const names = parts
        .slice(1)
        .filter((part) => part.name !== ',')
        .map((part) => (part.type.isError ? malformed(part) : textOf(source, part)));
      return { kind: parts[0]!.name === 'global' ? 'Global' : 'Nonlocal', names, ...at };
    }
    case 'ImportStatement':
      return importation(source, parts, at);
    case 'IfStatement':
      return conditional(source, parts, at);
    case 'WhileStatement': {
      if (textOf(source, parts[0]!) === 'match') return matching(source, parts, at);
      const [body, orelse] = bodies(source, parts);
      return { kind: 'While', test: condition(source, parts[1]!), body: body ?? malformed(node), orelse: orelse ?? [], ...at };
    }
    case 'ForStatement':
      return loop(source, parts, at);
    case 'TryStatement':
      return trying(source, node, parts, at);
    case 'WithStatement':
      return withStatement(source, parts, at);
    case 'FunctionDefinition':
      return functionDefinition(source, node, []);
    case 'ClassDefinition':
      return classDefinition(source, node, []);
    case 'DecoratedStatement':
      return decorated(source, parts);
    case 'TypeDefinition':
      return syntaxError(node.from + 'type '.length, 'invalid syntax');
    default:
      return malformed(node);
  }
}

/** Compound statements of the grammar run on to the next line's beginning; ours end with their last word. */
function trimmedEnd(source: Source, node: SyntaxNode): number {
  return node.from + textOf(source, node).trimEnd().length;
}

type At = { readonly from: number; readonly to: number };

function printStatement(source: Source, node: SyntaxNode, at: At): Statement {
  if (textOf(source, node).trim() === 'print')
    return { kind: 'Expr', value: { kind: 'Name', id: 'print', from: node.from, to: node.from + 5 }, ...at };
  return syntaxError(node.from, "Missing parentheses in call to 'print'. Did you mean print(...)?");
}

/** An expression, which a `:=` may name. */
function condition(source: Source, node: SyntaxNode): Expression {
  return expression(source, node);
}

function assignment(source: Source, parts: readonly SyntaxNode[], at: At): Statement {
  const annotation = parts.find((part) => part.name === 'TypeDef');
  if (annotation !== undefined) {
    const begin = parts.indexOf(annotation);
    if (begin !== 1) syntaxError(at.from, 'only single target (not tuple) can be annotated');
    const target = expression(source, parts[0]!);
    if (target.kind === 'Tuple' || target.kind === 'List')
      syntaxError(at.from, `only single target (not ${target.kind.toLowerCase()}) can be annotated`);
    if (!['Name', 'Attribute', 'Subscript'].includes(target.kind)) syntaxError(at.from, 'illegal target for annotation');
    const value = parts[2]?.name === 'AssignOp' ? expressionList(source, parts.slice(3), at) : null;
    return {
      kind: 'AnnAssign',
      target,
      annotation: typeAnnotation(source, annotation),
      value,
      simple: parts[0]!.name === 'VariableName',
      ...at,
    };
  }
  const groups: SyntaxNode[][] = [[]];
  for (const part of parts) {
    if (part.name === 'AssignOp') groups.push([]);
    else groups[groups.length - 1]!.push(part);
  }
  const value = expressionList(source, groups[groups.length - 1]!, at);
  const targets = groups.slice(0, -1).map((group) => target(source, group, at));
  return { kind: 'Assign', targets, value, ...at };
}

function target(source: Source, parts: readonly SyntaxNode[], at: At): Expression {
  if (parts.length === 2 && parts[0]!.name === '*') syntaxError(parts[0]!.from, 'starred assignment target must be in a list or tuple');
  const node = expressionList(source, parts, at);
  // CPython's grammar guesses at `==` only where the left side binds as tightly as |.
  const soft = ['Call', 'BinOp', 'UnaryOp', 'Constant', 'Dict', 'Set', 'JoinedStr', 'Await', 'ListComp', 'DictComp', 'SetComp'];
  const name = describeExpression(node);
  const hint =
    soft.includes(node.kind) && !(node.kind === 'UnaryOp' && node.op === 'not') && !['True', 'False', 'None', 'ellipsis'].includes(name)
      ? " here. Maybe you meant '==' instead of '='?"
      : '';
  return checkTarget(node, 'assign to', hint);
}

function update(source: Source, parts: readonly SyntaxNode[], at: At): Statement {
  const index = parts.findIndex((part) => part.name === 'UpdateOp');
  if (index < 0) return malformed(parts[0]!);
  const targetNode = expressionList(source, parts.slice(0, index), at);
  if (!['Name', 'Attribute', 'Subscript'].includes(targetNode.kind)) {
    const what = targetNode.kind === 'Tuple' || targetNode.kind === 'List' ? targetNode.kind.toLowerCase() : describeExpression(targetNode);
    syntaxError(targetNode.from, `'${what}' is an illegal expression for augmented assignment`);
  }
  return {
    kind: 'AugAssign',
    target: targetNode,
    op: textOf(source, parts[index]!).slice(0, -1) as BinaryOperator,
    value: expressionList(source, parts.slice(index + 1), at),
    ...at,
  };
}

function deletion(source: Source, parts: readonly SyntaxNode[], at: At): Statement {
  if (parts.length < 2) malformed(at);
  const targets = elements(source, parts.slice(1));
  for (const one of targets) checkTarget(one, 'delete');
  return { kind: 'Delete', targets, ...at };
}

function raising(source: Source, parts: readonly SyntaxNode[], at: At): Statement {
  const from = parts.findIndex((part) => part.name === 'from');
  const end = from < 0 ? parts.length : from;
  const comma = parts.find((part) => part.name === ',');
  if (comma !== undefined) malformed(comma);
  if (from === 1) malformed(parts[1]!);
  const exception = end > 1 ? expressionList(source, parts.slice(1, end), at) : null;
  const cause = from < 0 ? null : expressionList(source, parts.slice(from + 1), at);
  return { kind: 'Raise', exception, cause, ...at };
}

function assertion(source: Source, parts: readonly SyntaxNode[], at: At): Statement {
  const [test, message] = splitAtCommas(parts.slice(1));
  if (test === undefined) return malformed(at);
  return {
    kind: 'Assert',
    test: expressionList(source, test, at),
    message: message === undefined ? null : expressionList(source, message, at),
    ...at,
  };
}

function importation(source: Source, parts: readonly SyntaxNode[], at: At): Statement {
  if (parts.some((part) => part.type.isError)) malformed(parts.find((part) => part.type.isError)!);
  const words = parts.filter((part) => part.name !== '(' && part.name !== ')');
  if (words[0]!.name === 'from') {
    const importAt = words.findIndex((part) => part.name === 'import');
    if (importAt < 0) malformed(words[0]!);
    const path = words
      .slice(1, importAt)
      .map((part) => textOf(source, part))
      .join('');
    const level = /^\.*/.exec(path)![0].length;
    const rest = words.slice(importAt + 1);
    if (rest.length === 0) malformed(words[importAt]!);
    if (rest[rest.length - 1]!.name === ',' && !parts.some((part) => part.name === '(')) {
      syntaxError(rest[rest.length - 1]!.from, 'trailing comma not allowed without surrounding parentheses');
    }
    return { kind: 'ImportFrom', module: path.slice(level), level, names: aliases(source, rest), ...at };
  }
  if (words[words.length - 1]!.name === ',') malformed({ from: at.to });
  return { kind: 'Import', names: aliases(source, words.slice(1)), ...at };
}

function aliases(source: Source, parts: readonly SyntaxNode[]): ImportAlias[] {
  return splitAtCommas(parts).map((piece) => {
    const as = piece.findIndex((part) => part.name === 'as');
    const name = piece
      .slice(0, as < 0 ? piece.length : as)
      .map((part) => textOf(source, part))
      .join('');
    const last = piece[piece.length - 1]!;
    return { name, asName: as < 0 ? null : textOf(source, last), from: piece[0]!.from, to: last.to };
  });
}

function body(source: Source, node: SyntaxNode): Statement[] {
  const list = statements(source, childrenOf(node));
  return list.length === 0 ? malformed({ from: node.to }) : list;
}

/** The Body nodes of a compound statement, in order. */
function bodies(source: Source, parts: readonly SyntaxNode[]): Statement[][] {
  return parts.filter((part) => part.name === 'Body').map((part) => body(source, part));
}

function conditional(source: Source, parts: readonly SyntaxNode[], at: At): Statement {
  const test = parts[1] ?? malformed(at);
  const bodyAt = parts.findIndex((part) => part.name === 'Body');
  if (bodyAt !== 2) malformed(parts[2] ?? at);
  const rest = parts.slice(bodyAt + 1);
  let orelse: Statement[] = [];
  if (rest[0]?.name === 'elif') orelse = [conditional(source, rest, { from: rest[0].from, to: at.to })];
  else if (rest[0]?.name === 'else') orelse = body(source, rest[1] ?? malformed(rest[0]));
  else if (rest.length > 0) malformed(rest[0]!);
  return { kind: 'If', test: condition(source, test), body: body(source, parts[bodyAt]!), orelse, ...at };
}

/** A match statement, which the grammar sees as `while` over `with` statements (parse.ts). */
function matching(source: Source, parts: readonly SyntaxNode[], at: At): Statement {
  const block = parts.find((part) => part.name === 'Body') ?? malformed(at);
  const clauses = childrenOf(block).filter((part) => part.name !== ':');
  const cases = clauses.map((clause): MatchCase => {
    const tokens = source.cases.get(clause.from);
    const inner = childrenOf(clause).find((part) => part.name === 'Body');
    if (tokens === undefined || inner === undefined) return malformed(clause);
    return { ...readPattern(source, tokens), body: body(source, inner), from: clause.from, to: trimmedEnd(source, clause) };
  });
  return { kind: 'Match', subject: condition(source, parts[1]!), cases, ...at };
}

function loop(source: Source, parts: readonly SyntaxNode[], at: At): Statement {
  const isAsync = parts[0]!.name === 'async';
  const begin = isAsync ? 2 : 1;
  const inAt = parts.findIndex((part) => part.name === 'in');
  const bodyAt = parts.findIndex((part) => part.name === 'Body');
  if (inAt < 0 || bodyAt < 0) malformed(parts[parts.length - 1]!);
  const [first, second] = bodies(source, parts);
  return {
    kind: 'For',
    target: checkTarget(expressionList(source, parts.slice(begin, inAt), at), 'assign to'),
    iterable: expressionList(source, parts.slice(inAt + 1, bodyAt), at),
    body: first!,
    orelse: second ?? [],
    isAsync,
    ...at,
  };
}

function trying(source: Source, node: SyntaxNode, parts: readonly SyntaxNode[], at: At): Statement {
  const handlers: ExceptHandler[] = [];
  let main: Statement[] = [];
  let orelse: Statement[] = [];
  let finalbody: Statement[] = [];
  let isStar = false;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!;
    if (part.type.isError) malformed(part);
    if (part.name === 'try') main = body(source, parts[++i] ?? malformed(part));
    else if (part.name === 'else') orelse = body(source, parts[++i] ?? malformed(part));
    else if (part.name === 'finally') finalbody = body(source, parts[++i] ?? malformed(part));
    else if (part.name === 'except') {
      const end = parts.findIndex((later, index) => index > i && later.name === 'Body');
      if (end < 0) malformed(part);
      let head = parts.slice(i + 1, end);
      if (head[0]?.name === '*') {
        isStar = true;
        head = head.slice(1);
      }
      const as = head.findIndex((one) => one.name === 'as');
      const typeParts = as < 0 ? head : head.slice(0, as);
      if (typeParts.some((one) => one.name === ',')) syntaxError(typeParts[0]!.from, 'multiple exception types must be parenthesized');
      if (handlers.some((handler) => handler.type === null))
        syntaxError(handlers.find((handler) => handler.type === null)!.from, "default 'except:' must be last");
      handlers.push({
        type: typeParts.length === 0 ? null : expressionList(source, typeParts, part),
        name: as < 0 ? null : textOf(source, head[as + 1] ?? malformed(part)),
        body: body(source, parts[end]!),
        from: part.from,
        to: trimmedEnd(source, parts[end]!),
      });
      i = end;
    } else malformed(part);
  }
  if (handlers.length === 0 && finalbody.length === 0) syntaxError(trimmedEnd(source, node), "expected 'except' or 'finally' block");
  if (isStar && handlers.some((handler) => handler.type === null)) syntaxError(at.from, 'expected one or more exception types');
  return { kind: 'Try', body: main, handlers, orelse, finalbody, isStar, ...at };
}

function withStatement(source: Source, parts: readonly SyntaxNode[], at: At): Statement {
  const isAsync = parts[0]!.name === 'async';
  const bodyAt = parts.findIndex((part) => part.name === 'Body');
  if (bodyAt < 0) malformed(parts[parts.length - 1]!);
  let head = parts.slice(isAsync ? 2 : 1, bodyAt);
  // `with (a, b):` are two context managers, not a tuple.
  if (head.length === 1 && head[0]!.name === 'TupleExpression') head = childrenOf(head[0]!).slice(1, -1);
  const items: WithItem[] = splitAtCommas(head).map((piece) => {
    const as = piece.findIndex((part) => part.name === 'as');
    if (as < 0) return { context: expressionList(source, piece, at), target: null };
    const target = expressionList(source, piece.slice(as + 1), at);
    return { context: expressionList(source, piece.slice(0, as), at), target: checkTarget(target, 'assign to') };
  });
  if (items.length === 0) malformed(at);
  return { kind: 'With', items, body: body(source, parts[bodyAt]!), isAsync, ...at };
}

function functionDefinition(source: Source, node: SyntaxNode, decorators: readonly Expression[]): FunctionStatement {
  const parts = childrenOf(node);
  const bad = parts.find((part) => part.type.isError);
  if (bad !== undefined) malformed(bad);
  const isAsync = parts[0]!.name === 'async';
  const name = parts.find((part) => part.name === 'VariableName') ?? malformed(node);
  const list = parts.find((part) => part.name === 'ParamList') ?? malformed(node);
  const returns = parts.find((part) => part.name === 'TypeDef');
  const block = parts.find((part) => part.name === 'Body') ?? malformed(node);
  return {
    kind: 'FunctionDef',
    name: textOf(source, name),
    parameters: parameters(source, childrenOf(list).slice(1, -1), list),
    body: body(source, block),
    decorators,
    returns: returns === undefined ? null : typeAnnotation(source, returns),
    isAsync,
    from: node.from,
    to: trimmedEnd(source, node),
  };
}

function classDefinition(source: Source, node: SyntaxNode, decorators: readonly Expression[]): Statement {
  const parts = childrenOf(node);
  const bad = parts.find((part) => part.type.isError);
  if (bad !== undefined) malformed(bad);
  const name = parts.find((part) => part.name === 'VariableName') ?? malformed(node);
  const list = parts.find((part) => part.name === 'ArgList');
  const block = parts.find((part) => part.name === 'Body') ?? malformed(node);
  const { args, keywords } = list === undefined ? { args: [], keywords: [] } : callArguments(source, list);
  return {
    kind: 'ClassDef',
    name: textOf(source, name),
    bases: args,
    keywords,
    body: body(source, block),
    decorators,
    from: node.from,
    to: trimmedEnd(source, node),
  };
}

function decorated(source: Source, parts: readonly SyntaxNode[]): Statement {
  const decorators: Expression[] = [];
  for (const part of parts) {
    if (part.name === 'Decorator') decorators.push(decorator(source, part));
    else if (part.name === 'FunctionDefinition') return functionDefinition(source, part, decorators);
    else if (part.name === 'ClassDefinition') return classDefinition(source, part, decorators);
    else malformed(part);
  }
  return malformed(parts[parts.length - 1]!);
}

/** The grammar lays the names of `@a.b.c(x)` out flat. */
function decorator(source: Source, node: SyntaxNode): Expression {
  let value: Expression | null = null;
  for (const part of childrenOf(node)) {
    if (part.name === 'At' || part.name === '.') continue;
    if (part.type.isError) malformed(part);
    if (part.name === 'ArgList') {
      if (value === null) return malformed(part);
      value = { kind: 'Call', callee: value, ...callArguments(source, part), from: value.from, to: part.to };
    } else if (value !== null && (part.name === 'VariableName' || part.name === 'PropertyName')) {
      value = {
        kind: 'Attribute',
        value,
        name: textOf(source, part),
        nameRange: { from: part.from, to: part.to },
        from: value.from,
        to: part.to,
      };
    } else value = expression(source, part);
  }
  return value ?? malformed(node);
}
