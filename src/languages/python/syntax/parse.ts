/**
 * Python source text -> abstract syntax tree, by way of @lezer/python. The grammar does not know parenthesised `with` items, so these are
 * blanked out before it sees the text (offsets stay the same). Throws SourceProblem.
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
  const source: Source = { text };
  const tree = parser.parse(blankWithParentheses(text, tokens));
  try {
    return { body: statements(source, childrenOf(tree.topNode)) };
  } catch (problem) {
    if (problem instanceof SourceProblem && problem.kind === 'syntax' && problem.message === 'invalid syntax') throw diagnose(text, tokens, problem);
    throw problem;
  }
}

/** `with (open(a) as b, c as d):` -> `with  open(a) as b, c as d :`. Line breaks inside become blanks too. */
function blankWithParentheses(text: string, tokens: readonly Token[]): string {
  let out = text;
  for (let i = 0; i + 1 < tokens.length; i++) {
    if (tokens[i]!.text !== 'with' || tokens[i]!.kind !== 'name' || tokens[i + 1]!.text !== '(') continue;
    let depth = 0;
    let hasAs = false;
    let j = i + 1;
    for (; j < tokens.length; j++) {
      const token = tokens[j]!;
      if (token.text === '(' || token.text === '[' || token.text === '{') depth++;
      else if (token.text === ')' || token.text === ']' || token.text === '}') depth--;
      else if (token.text === 'as' && depth === 1) hasAs = true;
      if (depth === 0) break;
    }
    const close = tokens[j];
    if (!hasAs || close === undefined || tokens[j + 1]?.text !== ':') continue;
    const open = tokens[i + 1]!;
    let inside = '';
    for (let k = i + 2; k < j; k++) {
      const token = tokens[k]!;
      if (token.kind === 'newline' || (token.text === ',' && k === j - 1)) continue;
      inside = inside.padEnd(token.from - open.to, ' ') + token.text;
    }
    out = `${out.slice(0, open.from)} ${inside.padEnd(close.from - open.to, ' ')} ${out.slice(close.to)}`;
  }
  return out;
}
