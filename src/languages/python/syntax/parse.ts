/**
 * Python source text -> abstract syntax tree, by way of @lezer/python. That grammar does not know all of Python 3.11: what it lacks is put into words it knows
 * before it sees the text, keeping every offset, and read from the original afterwards. Throws SourceProblem.
 */
import { parser } from '@lezer/python';
import type { Module } from './ast.ts';
import { checkText, diagnose } from './errors.ts';
import { childrenOf, type Source } from './expressions.ts';
import { SourceProblem } from './problem.ts';
import { statements } from './statements.ts';
import { tokenize, type Token } from './tokens.ts';

export function parse(text: string): Module {
  const tokens = tokenize(text);
  checkText(text, tokens);
  const islands = new Map<number, number>();
  const cases = new Map<number, readonly Token[]>();
  const prepared = prepare(text, tokens, islands, cases);
  const source: Source = { text, islands, cases };
  const tree = parser.parse(prepared);
  try {
    return { body: statements(source, childrenOf(tree.topNode)) };
  } catch (problem) {
    if (problem instanceof SourceProblem && problem.kind === 'syntax' && problem.message === 'invalid syntax')
      throw diagnose(text, tokens, problem);
    if (problem instanceof SourceProblem && /^(?:f-string: |cannot mix bytes)/.test(problem.message)) throw afterString(tokens, problem);
    throw problem;
  }
}

/** CPython finds what is wrong inside a string when it has read the token behind it. */
function afterString(tokens: readonly Token[], problem: SourceProblem): SourceProblem {
  const last = tokens.findIndex((token) => token.kind === 'string' && token.from <= problem.at && problem.at < token.to);
  const next = tokens.slice(Math.max(0, last)).find((token) => token.kind !== 'string');
  return new SourceProblem('syntax', next?.from ?? problem.at, problem.message);
}

const OPEN = new Set(['(', '[', '{']);
const CLOSE = new Set([')', ']', '}']);
const isBracket = (token: Token, set: ReadonlySet<string>): boolean => token.kind === 'operator' && set.has(token.text);

/** Index of the first token from `from` on, outside brackets, that `stops`. */
function scan(tokens: readonly Token[], from: number, stops: (token: Token) => boolean): number {
  let depth = 0;
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (depth === 0 && stops(token)) return i;
    if (isBracket(token, OPEN)) depth++;
    else if (isBracket(token, CLOSE)) {
      if (depth === 0) return i;
      depth--;
    }
  }
  return tokens.length;
}

/**
 * An island is an expression where the grammar expects a name: it is replaced by a name of the same length, and read on its own later. Islands are targets
 * of `with ... as`, decorators beyond dotted names, starred lists to iterate over. `match x:` becomes `while x:`, and `case p:` becomes `with p:`.
 */
function prepare(text: string, tokens: readonly Token[], islands: Map<number, number>, cases: Map<number, readonly Token[]>): string {
  const out = Array.from(text);
  // Surrogate pairs make one item of two units: keep offsets in units.
  if (out.length !== text.length) out.splice(0, out.length, ...text.split(''));
  const fill = (from: number, to: number, character: string): void => {
    for (let i = from; i < to; i++) out[i] = character;
  };
  const island = (first: number, end: number): void => {
    const from = tokens[first]?.from;
    const to = tokens[end - 1]?.to;
    if (from === undefined || to === undefined || end <= first) return;
    islands.set(from, to);
    fill(from, to, 'x');
  };
  // Of each match statement that is open: how deep its case clauses are indented.
  const matches: number[] = [];
  let depth = 0;
  let lineStart = true;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const next = tokens[i + 1];
    if (token.kind === 'newline' || token.kind === 'indent' || token.kind === 'dedent') {
      lineStart = true;
      if (token.kind === 'indent') depth++;
      if (token.kind === 'dedent' && --depth < (matches[matches.length - 1] ?? 0)) matches.pop();
      continue;
    }
    const starts = lineStart;
    lineStart = token.text === ';' || token.text === ':';
    if (token.kind === 'string' && /^[rR]?[fF]/.test(token.text)) {
      // {value:=8}: a format spec, not an assignment.
      for (const match of token.text.matchAll(/\{[^{}:!'"()[\]]*:(?==)/g)) out[token.from + match.index + match[0].length] = '\ue000';
    }
    if (token.kind !== 'name' && token.text !== '@') continue;
    if (token.text === '@' && starts) {
      const end = scan(tokens, i + 1, (one) => one.kind === 'newline');
      if (!/^[\w.\s]+(\(.*\))?$/s.test(text.slice(tokens[i + 1]?.from ?? 0, tokens[end - 1]?.to ?? 0))) island(i + 1, end);
    } else if (
      token.text === 'print' &&
      starts &&
      next !== undefined &&
      !['name', 'number', 'string'].includes(next.kind) &&
      next.text !== '>>'
    )
      out[token.from + 4] = 'T';
    else if (token.text === 'match' && starts && isMatch(tokens, i)) {
      const end = scan(tokens, i + 1, (one) => one.text === ':');
      island(i + 1, end);
      for (let k = 0; k < 5; k++) out[token.from + k] = 'while'[k]!;
      matches.push(depth + 1);
    } else if (token.text === 'case' && starts && matches[matches.length - 1] === depth) {
      const end = scan(tokens, i + 1, (one) => one.text === ':' || one.kind === 'newline');
      cases.set(token.from, tokens.slice(i + 1, end));
      island(i + 1, end);
      islands.delete(tokens[i + 1]!.from);
      for (let k = 0; k < 4; k++) out[token.from + k] = 'with'[k]!;
    } else if (token.text === 'with' && starts) withStatement(tokens, i + 1, out, island);
    else if (token.text === 'in' && next?.text === '*') {
      const end = scan(tokens, i + 1, (one) => one.text === ':' || one.kind === 'newline');
      if (tokens[end]?.text === ':') island(i + 1, end);
    }
  }
  return out.join('');
}

/** A soft keyword: only what begins like a whole match statement is one. */
function isMatch(tokens: readonly Token[], at: number): boolean {
  const end = scan(tokens, at + 1, (one) => one.text === ':' || one.kind === 'newline');
  return (
    end > at + 1 &&
    tokens[end]?.text === ':' &&
    tokens[end + 1]?.kind === 'newline' &&
    tokens[end + 2]?.kind === 'indent' &&
    tokens[end + 3]?.text === 'case'
  );
}

/** `with (a as b, c as d):` -> `with  a as b, c as d :`, and every target that is no name becomes an island. */
function withStatement(tokens: readonly Token[], from: number, out: string[], island: (first: number, end: number) => void): void {
  let first = from;
  let end = scan(tokens, from, (token) => token.text === ':' || token.kind === 'newline');
  const open = tokens[from];
  if (open?.text === '(') {
    const close = scan(tokens, from + 1, () => false);
    const hasAs = scan(tokens, from + 1, (token) => token.text === 'as') < close;
    if (hasAs && tokens[close + 1]?.text === ':') {
      const shut = tokens[close]!;
      for (let i = open.from; i < shut.to; i++) if (out[i] === '\n' || out[i] === '\r') out[i] = ' ';
      out[open.from] = ' ';
      out[shut.from] = ' ';
      const last = tokens[close - 1]!;
      if (last.text === ',') out[last.from] = ' ';
      // Comments between the items have no end any more: blank them out.
      for (let i = from + 1; i < close; i++) for (let at = tokens[i - 1]!.to; at < tokens[i]!.from; at++) out[at] = ' ';
      for (let at = last.to; at < shut.from; at++) out[at] = ' ';
      first = from + 1;
      end = close;
    }
  }
  while (first < end) {
    const stop = Math.min(
      end,
      scan(tokens, first, (token) => token.text === ',' || token.text === ':' || token.kind === 'newline'),
    );
    const as = scan(tokens, first, (token) => token.text === 'as');
    if (as < stop && !(stop - as === 2 && tokens[as + 1]!.kind === 'name')) island(as + 1, stop);
    first = stop + 1;
  }
}
