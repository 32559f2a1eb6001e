/**
 * Expressions: from the nodes of @lezer/python to our tree. That grammar gives `not` and `await` a precedence of its own, so operators are
 * taken as a flat row of operands and signs and put together again by Python's rules (The Python Language Reference, 6.17).
 */
import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import type {
  BinaryOperator,
  CompareOperator,
  Comprehension,
  Constant,
  Expression,
  Keyword,
  NameExpression,
  Parameter,
  Parameters,
} from './ast.ts';
import { decodeBytes, decodeString, numberLiteral, stringParts } from './literals.ts';
import { syntaxError, unsupported } from './problem.ts';
import type { Token } from './tokens.ts';

/** The text under conversion. `islands`: expressions that stand as a name in the tree, from -> to; read on their own. */
export interface Source {
  readonly text: string;
  readonly islands: ReadonlyMap<number, number>;
  /** Tokens of each case clause's pattern and guard, by where they begin. */
  readonly cases: ReadonlyMap<number, readonly Token[]>;
}

export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name === 'Comment') continue;
    children.push(child);
  }
  return children;
}

export const textOf = (source: Source, node: { readonly from: number; readonly to: number }): string =>
  source.text.slice(node.from, node.to);

/** The whole error goes to the diagnosis in errors.ts, which knows CPython's words; this is where it stands. */
export function malformed(node: { readonly from: number }): never {
  syntaxError(node.from, 'invalid syntax');
}

const ROW = new Set(['BinaryExpression', 'UnaryExpression', 'ConditionalExpression', 'AwaitExpression']);
const SIGNS = new Set(['ArithOp', 'BitOp', 'CompareOp', 'not', 'in', 'is', 'and', 'or', 'if', 'else', 'await']);

export function expression(source: Source, node: SyntaxNode): Expression {
  if (node.type.isError) malformed(node);
  const at = { from: node.from, to: node.to };
  if (ROW.has(node.name)) return new Row(source, node).test();
  switch (node.name) {
    case 'VariableName':
    case 'print':
      if (source.islands.get(node.from) === node.to) return island(source, node);
      return { kind: 'Name', id: textOf(source, node).normalize('NFKC'), ...at };
    case 'self':
      return { kind: 'Name', id: 'self', ...at };
    case 'Number':
      return { kind: 'Constant', value: numberLiteral(textOf(source, node), node.from), ...at };
    case 'Boolean':
      return { kind: 'Constant', value: textOf(source, node) === 'True', ...at };
    case 'None':
      return { kind: 'Constant', value: null, ...at };
    case 'Ellipsis':
      return { kind: 'Constant', value: { ellipsis: true }, ...at };
    case 'String':
    case 'FormatString':
      return joinStrings(source, [node], at);
    case 'ContinuedString':
      return joinStrings(source, childrenOf(node), at);
    case 'ParenthesizedExpression':
      return parenthesized(source, node);
    case 'TupleExpression':
      return { kind: 'Tuple', elements: elements(source, childrenOf(node).slice(1, -1)), ...at };
    case 'ArrayExpression':
      return { kind: 'List', elements: elements(source, childrenOf(node).slice(1, -1)), ...at };
    case 'SetExpression':
      return { kind: 'Set', elements: elements(source, childrenOf(node).slice(1, -1)), ...at };
    case 'DictionaryExpression':
      return dictionary(source, node);
    case 'ArrayComprehensionExpression':
      return comprehension(source, 'ListComp', childrenOf(node).slice(1, -1), at);
    case 'SetComprehensionExpression':
      return comprehension(source, 'SetComp', childrenOf(node).slice(1, -1), at);
    case 'ComprehensionExpression':
      return comprehension(source, 'GeneratorExp', childrenOf(node).slice(1, -1), at);
    case 'DictionaryComprehensionExpression':
      return dictionaryComprehension(source, node);
    case 'CallExpression':
      return call(source, node);
    case 'MemberExpression':
      return member(source, node);
    case 'LambdaExpression':
      return lambda(source, node);
    case 'NamedExpression':
      return named(source, childrenOf(node), at);
    case 'YieldExpression':
    case 'YieldStatement':
      return yieldExpression(source, node);
    default:
      return malformed(node);
  }
}

const startOf = (node: Expression): number => node.outer?.from ?? node.from;
const endOf = (node: Expression): number => node.outer?.to ?? node.to;

/** An expression that the grammar did not see (parse.ts). */
function island(source: Source, node: SyntaxNode): Expression {
  return expressionBetween(source, node.from, node.to);
}

/** The expression that stands between two offsets. */
export function expressionBetween(source: Source, from: number, to: number): Expression {
  const node = { from, to };
  const tree = parser.parse('\n'.repeat(node.from) + source.text.slice(node.from, node.to));
  const [statement, ...rest] = childrenOf(tree.topNode);
  if (statement?.name !== 'ExpressionStatement' || rest.length > 0) malformed(node);
  return expressionList({ text: source.text, islands: new Map(), cases: new Map() }, childrenOf(statement), node);
}

/** Operands and signs of a chain of operators, and the recursive descent that gives each its place. */
class Row {
  private readonly source: Source;
  private readonly parts: SyntaxNode[] = [];
  private next = 0;

  constructor(source: Source, node: SyntaxNode) {
    this.source = source;
    this.collect(node);
  }

  private collect(node: SyntaxNode): void {
    for (const child of childrenOf(node)) {
      if (ROW.has(child.name)) this.collect(child);
      else this.parts.push(child);
    }
  }

  private sign(): string {
    const part = this.parts[this.next];
    return part !== undefined && SIGNS.has(part.name) ? textOf(this.source, part) : '';
  }

  private take(): SyntaxNode {
    const part = this.parts[this.next++];
    return part ?? malformed(this.parts[this.parts.length - 1]!);
  }

  private accept(...signs: string[]): string {
    const sign = this.sign();
    if (sign === '' || !signs.includes(sign)) return '';
    this.next++;
    return sign;
  }

  test(): Expression {
    const body = this.or();
    if (!this.accept('if')) return this.complete(body);
    const test = this.or();
    if (!this.accept('else')) malformed(this.take());
    const orelse = this.test();
    return { kind: 'IfExp', test, body, orelse, from: startOf(body), to: endOf(orelse) };
  }

  private complete(whole: Expression): Expression {
    return this.next < this.parts.length && !['if', 'else'].includes(this.sign()) ? malformed(this.take()) : whole;
  }

  private or(): Expression {
    return this.bool('or', () => this.and());
  }

  private and(): Expression {
    return this.bool('and', () => this.not());
  }

  private bool(op: 'and' | 'or', operand: () => Expression): Expression {
    const first = operand();
    const values = [first];
    while (this.accept(op)) values.push(operand());
    return values.length === 1 ? first : { kind: 'BoolOp', op, values, from: startOf(first), to: endOf(values[values.length - 1]!) };
  }

  private not(): Expression {
    if (this.sign() !== 'not') return this.comparison();
    const { from } = this.take();
    const operand = this.not();
    return { kind: 'UnaryOp', op: 'not', operand, from, to: endOf(operand) };
  }

  private comparison(): Expression {
    const left = this.binary(0);
    const ops: CompareOperator[] = [];
    const comparators: Expression[] = [];
    for (;;) {
      let op = this.accept('<', '<=', '==', '!=', '>', '>=', 'in', 'is', 'not', '<>');
      if (op === '') break;
      if (op === '<>') malformed(this.parts[this.next - 1]!);
      if (op === 'not') {
        if (!this.accept('in')) malformed(this.take());
        op = 'not in';
      } else if (op === 'is' && this.accept('not')) op = 'is not';
      ops.push(op as CompareOperator);
      comparators.push(this.binary(0));
    }
    return ops.length === 0
      ? left
      : { kind: 'Compare', left, ops, comparators, from: startOf(left), to: endOf(comparators[comparators.length - 1]!) };
  }

  private static readonly LEVELS: readonly (readonly string[])[] = [
    ['|'],
    ['^'],
    ['&'],
    ['<<', '>>'],
    ['+', '-'],
    ['*', '@', '/', '//', '%'],
  ];

  private binary(level: number): Expression {
    const signs = Row.LEVELS[level];
    if (signs === undefined) return this.factor();
    let left = this.binary(level + 1);
    for (;;) {
      const op = this.accept(...signs);
      if (op === '') return left;
      const right = this.binary(level + 1);
      left = { kind: 'BinOp', op: op as BinaryOperator, left, right, from: startOf(left), to: endOf(right) };
    }
  }

  private factor(): Expression {
    const sign = this.sign();
    if (sign === '-' || sign === '+' || sign === '~') {
      const { from } = this.take();
      const operand = this.factor();
      return { kind: 'UnaryOp', op: sign, operand, from, to: endOf(operand) };
    }
    return this.power();
  }

  private power(): Expression {
    const left = this.primary();
    if (!this.accept('**')) return left;
    const right = this.factor();
    return { kind: 'BinOp', op: '**', left, right, from: startOf(left), to: endOf(right) };
  }

  private primary(): Expression {
    const node = this.take();
    if (node.name === 'await') {
      const value = this.primary();
      return { kind: 'Await', value, from: node.from, to: endOf(value) };
    }
    if (SIGNS.has(node.name)) malformed(node);
    return withOuterRange(this.source, node);
  }
}

/** An operand keeps its inner range, but the operator around it begins at the parenthesis, as in CPython. */
function withOuterRange(source: Source, node: SyntaxNode): Expression {
  const inner = expression(source, node);
  return node.name === 'ParenthesizedExpression' ? { ...inner, outer: { from: node.from, to: node.to } } : inner;
}

function parenthesized(source: Source, node: SyntaxNode): Expression {
  const inside = childrenOf(node).slice(1, -1);
  if (inside[0]?.name === 'YieldExpression') return expression(source, inside[0]);
  if (inside.length === 1) return expression(source, inside[0]!);
  if (inside.length === 0) malformed(node);
  if (inside[1]?.name === 'AssignOp') return named(source, inside, { from: inside[0]!.from, to: inside[inside.length - 1]!.to });
  return malformed(inside[1]!);
}

function named(source: Source, parts: readonly SyntaxNode[], at: { from: number; to: number }): Expression {
  const [target, op, value] = parts;
  if (target === undefined || op === undefined || value === undefined) malformed(at);
  if (textOf(source, op) !== ':=' || target.name !== 'VariableName') malformed(op);
  return { kind: 'NamedExpr', target: expression(source, target) as NameExpression, value: expression(source, value), ...at };
}

/** Splits a row of nodes at its commas; each piece is the nodes between two of them. */
export function splitAtCommas(parts: readonly SyntaxNode[]): SyntaxNode[][] {
  const pieces: SyntaxNode[][] = [];
  let piece: SyntaxNode[] = [];
  for (const part of parts) {
    if (part.name !== ',') {
      piece.push(part);
      continue;
    }
    if (piece.length === 0) malformed(part);
    pieces.push(piece);
    piece = [];
  }
  if (piece.length > 0) pieces.push(piece);
  return pieces;
}

/** One element of a list, tuple or call: an expression, `*expression` or `name := expression`. */
function element(source: Source, piece: readonly SyntaxNode[]): Expression {
  const [first, second] = piece;
  if (first === undefined) return malformed({ from: 0 });
  if (first.name === '*' && second !== undefined) {
    if (piece.length > 2) malformed(piece[2]!);
    const value = expression(source, second);
    return { kind: 'Starred', value, from: first.from, to: second.to };
  }
  if (piece.length === 3 && second?.name === 'AssignOp') return named(source, piece, { from: first.from, to: piece[2]!.to });
  if (piece.length > 1) malformed(second!);
  return expression(source, first);
}

export function elements(source: Source, parts: readonly SyntaxNode[]): Expression[] {
  return splitAtCommas(parts).map((piece) => element(source, piece));
}

/** What stands without parentheses after `return`, `=`, `in`: one expression, or a tuple where there is a comma. */
export function expressionList(source: Source, parts: readonly SyntaxNode[], at: { from: number; to: number }): Expression {
  const first = parts[0];
  if (first === undefined) return malformed(at);
  const list = elements(source, parts);
  if (list.length === 1 && parts[parts.length - 1]!.name !== ',') {
    if (list[0]!.kind === 'Starred') syntaxError(first.from, "can't use starred expression here");
    return list[0]!;
  }
  return { kind: 'Tuple', elements: list, from: first.from, to: parts[parts.length - 1]!.to };
}

function dictionary(source: Source, node: SyntaxNode): Expression {
  const keys: (Expression | null)[] = [];
  const values: Expression[] = [];
  for (const piece of splitAtCommas(childrenOf(node).slice(1, -1))) {
    if (piece[0]?.name === '**' && piece.length === 2) {
      keys.push(null);
      values.push(expression(source, piece[1]!));
    } else if (piece.length === 3 && piece[1]!.name === ':') {
      if (piece[2]!.type.isError) syntaxError(piece[1]!.from, "expression expected after dictionary key and ':'");
      keys.push(expression(source, piece[0]!));
      values.push(expression(source, piece[2]!));
    } else if (piece.length === 1 && piece[0]!.name !== '**' && !piece[0]!.type.isError)
      syntaxError(piece[0]!.from, "':' expected after dictionary key");
    else if (piece[1]?.name === ':' && (piece[2] === undefined || piece[2].type.isError))
      syntaxError(piece[1].from, "expression expected after dictionary key and ':'");
    else malformed(piece[piece.length - 1]!);
  }
  return { kind: 'Dict', keys, values, from: node.from, to: node.to };
}

function clauses(source: Source, parts: readonly SyntaxNode[]): Comprehension[] {
  const found: Comprehension[] = [];
  let i = 0;
  while (i < parts.length) {
    let isAsync = false;
    if (parts[i]!.name === 'async') {
      isAsync = true;
      i++;
    }
    if (parts[i]?.name !== 'for') malformed(parts[i]!);
    const begin = ++i;
    while (i < parts.length && parts[i]!.name !== 'in') i++;
    const target = expressionList(source, parts.slice(begin, i), parts[begin - 1]!);
    const iterable = parts[++i];
    if (iterable === undefined) malformed(parts[parts.length - 1]!);
    i++;
    const conditions: Expression[] = [];
    while (parts[i]?.name === 'if') {
      const condition = parts[i + 1] ?? malformed(parts[i]!);
      conditions.push(expression(source, condition));
      i += 2;
    }
    found.push({ target: checkTarget(target, 'assign to'), iterable: expression(source, iterable), conditions, isAsync });
  }
  return found;
}

function comprehension(
  source: Source,
  kind: 'ListComp' | 'SetComp' | 'GeneratorExp',
  parts: readonly SyntaxNode[],
  at: { from: number; to: number },
): Expression {
  const begin = parts.findIndex((part) => part.name === 'for' || part.name === 'async');
  return { kind, element: element(source, parts.slice(0, begin)), generators: clauses(source, parts.slice(begin)), ...at };
}

function dictionaryComprehension(source: Source, node: SyntaxNode): Expression {
  const parts = childrenOf(node).slice(1, -1);
  const [key, colon, value] = parts;
  if (key === undefined || colon?.name !== ':' || value === undefined) malformed(node);
  return {
    kind: 'DictComp',
    key: expression(source, key),
    value: expression(source, value),
    generators: clauses(source, parts.slice(3)),
    from: node.from,
    to: node.to,
  };
}

/** The arguments between the parentheses of a call or a class statement. */
export function callArguments(source: Source, list: SyntaxNode): { args: Expression[]; keywords: Keyword[] } {
  const inside = childrenOf(list).slice(1, -1);
  if (inside.some((part) => part.name === 'for')) {
    const last = inside.findLastIndex((part) => part.name === 'in');
    if (inside.slice(last).some((part) => part.name === ',')) syntaxError(inside[0]!.from, 'Generator expression must be parenthesized');
    return { args: [comprehension(source, 'GeneratorExp', inside, { from: list.from, to: list.to })], keywords: [] };
  }
  const args: Expression[] = [];
  const keywords: Keyword[] = [];
  for (const piece of splitAtCommas(inside)) {
    const [first, second, third] = piece;
    if (first === undefined) malformed(list);
    if (first.name === '**' && second !== undefined && piece.length === 2) {
      keywords.push({ name: null, value: expression(source, second), from: first.from, to: second.to });
    } else if (second?.name === 'AssignOp' && textOf(source, second) === '=' && third !== undefined && piece.length === 3) {
      if (first.name !== 'VariableName') syntaxError(first.from, 'expression cannot contain assignment, perhaps you meant "=="?');
      const name = textOf(source, first);
      if (keywords.some((keyword) => keyword.name === name)) syntaxError(first.from, `keyword argument repeated: ${name}`);
      keywords.push({ name, value: expression(source, third), from: first.from, to: third.to });
    } else {
      const value = element(source, piece);
      if (value.kind !== 'Starred' && keywords.length > 0) {
        syntaxError(
          first.to,
          keywords.some((k) => k.name === null)
            ? 'positional argument follows keyword argument unpacking'
            : 'positional argument follows keyword argument',
        );
      }
      args.push(value);
    }
  }
  return { args, keywords };
}

function call(source: Source, node: SyntaxNode): Expression {
  const [callee, list] = childrenOf(node);
  if (callee === undefined || list?.name !== 'ArgList') malformed(node);
  return { kind: 'Call', callee: withOuterRange(source, callee), ...callArguments(source, list), from: node.from, to: node.to };
}

function member(source: Source, node: SyntaxNode): Expression {
  const parts = childrenOf(node);
  const at = { from: node.from, to: node.to };
  const [value, sign] = parts;
  if (value === undefined || sign === undefined) malformed(node);
  if (sign.name === '.') {
    const name = parts[2];
    // `5.` is read by the grammar as a member without a name.
    if (
      value.name === 'Number' &&
      /^[\d_]+$/.test(textOf(source, value)) &&
      value.to === sign.from &&
      (name === undefined || name.type.isError || name.from === sign.to)
    ) {
      const text = textOf(source, { from: value.from, to: name === undefined ? sign.to : name.to });
      if (/^[\d_]+\.([eE][+-]?\d+)?$/.test(text)) return { kind: 'Constant', value: numberLiteral(text, node.from), ...at };
    }
    if (name === undefined || name.type.isError) malformed(sign);
    return {
      kind: 'Attribute',
      value: withOuterRange(source, value),
      name: textOf(source, name),
      nameRange: { from: name.from, to: name.to },
      ...at,
    };
  }
  const inside = parts.slice(2, -1);
  if (inside.length === 0) malformed(parts[parts.length - 1]!);
  return { kind: 'Subscript', value: withOuterRange(source, value), index: subscript(source, inside), ...at };
}

function subscript(source: Source, inside: readonly SyntaxNode[]): Expression {
  const pieces: Expression[] = [];
  for (const piece of splitAtCommas(inside)) pieces.push(sliceOrIndex(source, piece));
  const from = inside[0]!.from;
  const last = inside[inside.length - 1]!;
  if (pieces.length === 1 && last.name !== ',') return pieces[0]!;
  return { kind: 'Tuple', elements: pieces, from, to: last.to };
}

function sliceOrIndex(source: Source, piece: readonly SyntaxNode[]): Expression {
  if (!piece.some((part) => part.name === ':')) return element(source, piece);
  const bounds: (Expression | null)[] = [null, null, null];
  let slot = 0;
  for (const part of piece) {
    if (part.name === ':') slot++;
    else if (slot > 2 || bounds[slot] !== null) malformed(part);
    else bounds[slot] = expression(source, part);
  }
  return { kind: 'Slice', lower: bounds[0]!, upper: bounds[1]!, step: bounds[2]!, from: piece[0]!.from, to: piece[piece.length - 1]!.to };
}

function lambda(source: Source, node: SyntaxNode): Expression {
  const parts = childrenOf(node);
  const list = parts.find((part) => part.name === 'ParamList');
  const body = parts[parts.length - 1]!;
  return {
    kind: 'Lambda',
    parameters: parameters(source, list === undefined ? [] : childrenOf(list), node),
    body: expression(source, body),
    from: node.from,
    to: node.to,
  };
}

/** `parts`: what stands in the parameter list, without its parentheses. The grammar drops the `/`, so the text between two commas is looked at. */
export function parameters(source: Source, parts: readonly SyntaxNode[], owner: SyntaxNode): Parameters {
  let positionalOnly: Parameter[] = [];
  let positional: Parameter[] = [];
  const keywordOnly: Parameter[] = [];
  const defaults: Expression[] = [];
  const keywordDefaults: (Expression | null)[] = [];
  let variadic: Parameter | null = null;
  let variadicKeywords: Parameter | null = null;
  let afterStar = false;
  const seen = new Set<string>();
  let i = 0;
  let from = parts[0]?.from ?? owner.from;
  const parameter = (): Parameter => {
    const name = parts[i++];
    if (name?.name !== 'VariableName' && name?.name !== 'self') malformed(name ?? owner);
    let annotation: Expression | null = null;
    if (parts[i]?.name === 'TypeDef') annotation = typeAnnotation(source, parts[i++]!);
    const id = textOf(source, name);
    if (seen.has(id)) syntaxError(name.from, `duplicate argument '${id}' in function definition`);
    seen.add(id);
    return { name: id, annotation, from: name.from, to: name.to };
  };
  while (i < parts.length) {
    const part = parts[i]!;
    if (part.name === ',') {
      i++;
    } else if (part.name === '*') {
      i++;
      if (afterStar) malformed(part);
      afterStar = true;
      if (parts[i] !== undefined && parts[i]!.name !== ',') variadic = parameter();
      else if (parts[i + 1] === undefined || parts[i + 1]!.name === '**') syntaxError(part.from, 'named arguments must follow bare *');
    } else if (part.name === '**') {
      i++;
      variadicKeywords = parameter();
    } else {
      if (variadicKeywords !== null) syntaxError(part.from, 'arguments cannot follow var-keyword argument');
      const one = parameter();
      let value: Expression | null = null;
      if (parts[i]?.name === 'AssignOp') {
        const given = parts[i + 1] ?? malformed(parts[i]!);
        value = expression(source, given);
        i += 2;
      }
      if (afterStar) {
        keywordOnly.push(one);
        keywordDefaults.push(value);
      } else {
        if (value !== null) defaults.push(value);
        else if (defaults.length > 0) syntaxError(one.from, 'non-default argument follows default argument');
        positional.push(one);
      }
    }
    const to = parts[i]?.from ?? owner.to;
    const gap = source.text.slice(parts[i - 1]?.to ?? from, to);
    if (/^\s*\/\s*$/.test(gap.replace(/\).*$/s, '')) && !afterStar && positionalOnly.length === 0) {
      positionalOnly = positional;
      positional = [];
    }
    from = to;
  }
  return { positionalOnly, positional, variadic, keywordOnly, variadicKeywords, defaults, keywordDefaults };
}

export function typeAnnotation(source: Source, node: SyntaxNode): Expression {
  const parts = childrenOf(node);
  const value = parts[parts.length - 1]!;
  if (value.name === ':' || value.type.isError) malformed(value);
  return expression(source, value);
}

function yieldExpression(source: Source, node: SyntaxNode): Expression {
  const at = { from: node.from, to: node.to };
  const parts = childrenOf(node)
    .slice(1)
    .filter((part) => !(part.type.isError && part.from === part.to));
  if (parts.length === 0) return { kind: 'Yield', value: null, from: node.from, to: node.from + 'yield'.length };
  if (parts[0]!.name === 'from') {
    const value = parts[1] ?? malformed(parts[0]!);
    return { kind: 'YieldFrom', value: expression(source, value), ...at };
  }
  return { kind: 'Yield', value: expressionList(source, parts, at), ...at };
}

// -- strings ---------------------------------------------------------------------------------------------------------------------

function joinStrings(source: Source, nodes: readonly SyntaxNode[], at: { from: number; to: number }): Expression {
  const values: Expression[] = [];
  const bytes: Uint8Array[] = [];
  let text = '';
  let textFrom = at.from;
  let formatted = false;
  let strings = 0;
  const flush = (to: number): void => {
    if (text !== '') values.push({ kind: 'Constant', value: text, from: textFrom, to });
    text = '';
    textFrom = to;
  };
  for (const node of nodes) {
    if (node.type.isError) malformed(node);
    const parts = stringParts(textOf(source, node), node.from);
    if (parts.bytes) {
      bytes.push(decodeBytes(source.text.slice(parts.bodyFrom, parts.bodyTo), parts.raw, node.from));
      continue;
    }
    strings++;
    if (!parts.formatted) {
      text += decodeString(source.text.slice(parts.bodyFrom, parts.bodyTo), parts.raw, node.from);
      continue;
    }
    formatted = true;
    let position = parts.bodyFrom;
    for (const replacement of childrenOf(node)) {
      if (replacement.name === 'Escape') continue;
      if (replacement.name !== 'FormatReplacement') malformed(replacement);
      text += formatText(source.text.slice(position, replacement.from), parts.raw, position);
      const { label, value } = formatReplacement(source, replacement, parts.raw);
      text += label;
      flush(replacement.from);
      values.push(value);
      position = replacement.to;
    }
    text += formatText(source.text.slice(position, parts.bodyTo), parts.raw, position);
  }
  if (bytes.length > 0) {
    if (strings > 0) syntaxError(at.from, 'cannot mix bytes and nonbytes literals');
    return { kind: 'Constant', value: { bytes: joinBytes(bytes) }, ...at };
  }
  if (!formatted) return { kind: 'Constant', value: text, ...at };
  flush(at.to);
  return { kind: 'JoinedStr', values, ...at };
}

function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function formatText(body: string, raw: boolean, at: number): string {
  const single = /^(?:[^}]|\}\})*$/.test(body);
  if (!single) syntaxError(at, "f-string: single '}' is not allowed");
  return decodeString(body.replace(/\{\{/g, '{').replace(/\}\}/g, '}'), raw, at);
}

/** `{expression = !r : spec}`; `label` is the text that `=` puts before it. */
function formatReplacement(source: Source, node: SyntaxNode, raw: boolean): { label: string; value: Expression } {
  const parts = childrenOf(node);
  const close = parts[parts.length - 1];
  const rest = source.text.slice(node.from + 1);
  if (/^\s*[}!:]/.test(rest) && !/^\s*!=/.test(rest)) syntaxError(node.from, 'f-string: empty expression not allowed');
  if (/^[^{}'"]*?![^=sra}]/.test(rest)) syntaxError(node.from, "f-string: invalid conversion character: expected 's', 'r', or 'a'");
  if (close?.name !== '}') syntaxError(node.from, "f-string: expecting '}'");
  const inside = parts.slice(1, -1);
  let conversion = '';
  let spec: Expression | null = null;
  let label = '';
  const operand: SyntaxNode[] = [];
  for (const part of inside) {
    if (part.name === 'FormatSelfDoc') {
      const end = source.text.slice(part.to).search(/[^\s]/);
      label = source.text.slice(parts[0]!.to, part.to + Math.max(0, end));
    } else if (part.name === 'FormatConversion') {
      conversion = textOf(source, part).slice(1).trim();
      if (!['s', 'r', 'a'].includes(conversion))
        syntaxError(part.from, "f-string: invalid conversion character: expected 's', 'r', or 'a'");
    } else if (part.name === 'FormatSpec') spec = formatSpec(source, part, raw);
    else operand.push(part);
  }
  if (operand.length === 0) syntaxError(node.from, 'f-string: empty expression not allowed');
  const body = source.text.slice(operand[0]!.from, operand[operand.length - 1]!.to);
  if (body.includes('\\')) syntaxError(node.from, 'f-string expression part cannot include a backslash');
  if (operand.some((part) => part.type.isError)) malformed(operand.find((part) => part.type.isError)!);
  const value =
    operand[0]!.name === 'yield'
      ? unsupported(operand[0]!.from, 'yield inside an f-string is not part of the Python that runs here.')
      : expressionList(source, operand, node);
  if (label !== '' && spec === null && conversion === '') conversion = 'r';
  return { label, value: { kind: 'FormattedValue', value, conversion, spec, from: node.from, to: node.to } };
}

function formatSpec(source: Source, node: SyntaxNode, raw: boolean): Expression {
  const values: Expression[] = [];
  let position = node.from + 1;
  const literal = (to: number): void => {
    if (to > position)
      values.push({ kind: 'Constant', value: decodeString(source.text.slice(position, to), raw, position), from: position, to });
  };
  for (const part of childrenOf(node)) {
    if (part.name !== 'FormatReplacement') continue;
    literal(part.from);
    const { value } = formatReplacement(source, part, raw);
    values.push(value);
    position = part.to;
  }
  literal(node.to);
  return { kind: 'JoinedStr', values, from: node.from, to: node.to };
}

// -- targets ---------------------------------------------------------------------------------------------------------------------

const NAMES_OF: Readonly<Record<string, string>> = {
  Call: 'function call',
  BinOp: 'expression',
  UnaryOp: 'expression',
  BoolOp: 'expression',
  Compare: 'comparison',
  IfExp: 'conditional expression',
  Lambda: 'lambda',
  Dict: 'dict literal',
  Set: 'set display',
  ListComp: 'list comprehension',
  SetComp: 'set comprehension',
  DictComp: 'dict comprehension',
  GeneratorExp: 'generator expression',
  Yield: 'yield expression',
  YieldFrom: 'yield expression',
  Await: 'await expression',
  JoinedStr: 'f-string expression',
  FormattedValue: 'f-string expression',
  NamedExpr: 'named expression',
  Slice: 'slice',
  Starred: 'starred',
};

function constantName(value: Constant): string {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  return typeof value === 'object' && 'ellipsis' in value ? 'ellipsis' : 'literal';
}

/** The words of CPython's "cannot assign to ..." for an expression that is no target. */
export function describeExpression(node: Expression): string {
  return node.kind === 'Constant' ? constantName(node.value) : (NAMES_OF[node.kind] ?? 'expression');
}

/** Refuses what cannot be assigned to (or deleted), in CPython's words. */
export function checkTarget(target: Expression, verb: 'assign to' | 'delete', hint = ''): Expression {
  switch (target.kind) {
    case 'Name':
    case 'Attribute':
    case 'Subscript':
      return target;
    case 'Starred':
      if (verb === 'delete') syntaxError(target.from, 'cannot delete starred');
      checkTarget(target.value, verb);
      return target;
    case 'Tuple':
    case 'List':
      for (const part of target.elements) checkTarget(part, verb);
      if (target.elements.filter((part) => part.kind === 'Starred').length > 1)
        syntaxError(target.from, 'multiple starred expressions in assignment');
      return target;
    default:
      return syntaxError(target.from, `cannot ${verb} ${describeExpression(target)}${hint}`);
  }
}
