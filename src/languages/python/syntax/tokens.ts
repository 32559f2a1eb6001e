/**
 * A plain tokenizer of Python, for what the tolerant grammar does not tell: the errors of strings, brackets and indentation in CPython's
 * words (Parser/tokenizer.c), and where a line of code ends. Not used for running programs.
 */
import { syntaxError } from './problem.ts';

export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'operator' | 'newline' | 'indent' | 'dedent' | 'end';
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const OPERATOR =
  /(?:\*\*=|\/\/=|>>=|<<=|\.\.\.|!=|->|:=|<=|>=|==|\+=|-=|\*=|\/=|%=|&=|\|=|\^=|@=|\*\*|\/\/|<<|>>|<>|[-+*/%@&|^~<>()[\]{},:;.=])/y;
const NUMBER = /(?:0[xX][\da-fA-F_]*|0[bB][01_]*|0[oO][0-7_]*|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?[jJ]?)/y;
const NAME = /[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}_]*/uy;
const STRING = /([bBrRuUfF]{0,2})('''|"""|'|")/y;
const CLOSER: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** CPython's own bounds. */
const MOST_BRACKETS = 200;
const MOST_INDENTS = 100;

export const lineOf = (text: string, offset: number): number => {
  let line = 1;
  for (let i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) line++;
  return line;
};

/** Throws SourceProblem where CPython's tokenizer would raise. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const brackets: { readonly text: string; readonly at: number }[] = [];
  const indents: string[] = [''];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  let lineStart = true;
  const add = (kind: Token['kind'], to: number): void => {
    tokens.push({ kind, text: text.slice(at, to), from: at, to });
    at = to;
  };
  while (at < text.length) {
    if (lineStart && brackets.length === 0) {
      lineStart = false;
      at = indentation(text, at, indents, tokens);
      continue;
    }
    const c = text[at]!;
    if (c === '\n' || c === '\r') {
      const blank = tokens.length === 0 || ['newline', 'indent', 'dedent'].includes(tokens[tokens.length - 1]!.kind);
      const size = c === '\r' && text[at + 1] === '\n' ? 2 : 1;
      if (brackets.length === 0) {
        if (!blank) add('newline', at + size);
        else at += size;
        lineStart = true;
      } else at += size;
    } else if (c === ' ' || c === '\t' || c === '\f' || c === '\ufeff') at++;
    else if (c === '#') {
      while (at < text.length && text[at] !== '\n') at++;
    } else if (c === '\\') {
      const rest = /\\(\r\n|\r|\n)/y;
      rest.lastIndex = at;
      const match = rest.exec(text);
      if (match === null)
        syntaxError(
          at + 1,
          at + 1 >= text.length ? 'unexpected EOF while parsing' : 'unexpected character after line continuation character',
        );
      at += match[0].length;
    } else if (matches(STRING, text, at) > 0) add('string', stringEnd(text, at));
    else if (matches(NUMBER, text, at) > 0) add('number', numberEnd(text, at));
    else if (matches(NAME, text, at) > 0) add('name', at + matches(NAME, text, at));
    else if (matches(OPERATOR, text, at) > 0) {
      const size = matches(OPERATOR, text, at);
      const sign = text.slice(at, at + size);
      if (CLOSER[sign] !== undefined) {
        if (brackets.length >= MOST_BRACKETS) syntaxError(at, 'too many nested parentheses');
        brackets.push({ text: sign, at });
      } else if (sign === ')' || sign === ']' || sign === '}') close(text, at, sign, brackets);
      add('operator', at + size);
    } else invalidCharacter(text, at);
  }
  if (brackets.length > 0) {
    const open = brackets[brackets.length - 1]!;
    syntaxError(open.at, `'${open.text}' was never closed`);
  }
  if (tokens.length > 0 && tokens[tokens.length - 1]!.kind !== 'newline') tokens.push({ kind: 'newline', text: '', from: at, to: at });
  for (let i = indents.length; i > 1; i--) tokens.push({ kind: 'dedent', text: '', from: at, to: at });
  tokens.push({ kind: 'end', text: '', from: at, to: at });
  return tokens;
}

function matches(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** Width of white space with tabs as 8 columns, and as 1: CPython compares both to find lines whose order depends on the tab size. */
function widths(white: string): readonly [number, number] {
  let wide = 0;
  for (const c of white) wide = c === '\t' ? (Math.floor(wide / 8) + 1) * 8 : c === '\f' ? 0 : wide + 1;
  return [wide, white.length];
}

function indentation(text: string, from: number, indents: string[], tokens: Token[]): number {
  let to = from;
  while (text[to] === ' ' || text[to] === '\t' || text[to] === '\f') to++;
  const next = text[to];
  if (next === undefined || next === '\n' || next === '\r' || next === '#' || next === '\\') return to;
  const white = text.slice(from, to);
  const [wide, narrow] = widths(white);
  const [topWide, topNarrow] = widths(indents[indents.length - 1]!);
  if (wide === topWide) {
    if (narrow !== topNarrow) syntaxError(to, 'inconsistent use of tabs and spaces in indentation');
  } else if (wide > topWide) {
    if (narrow <= topNarrow) syntaxError(to, 'inconsistent use of tabs and spaces in indentation');
    if (indents.length >= MOST_INDENTS) syntaxError(to, 'too many levels of indentation');
    indents.push(white);
    tokens.push({ kind: 'indent', text: white, from, to });
  } else {
    while (indents.length > 1 && widths(indents[indents.length - 1]!)[0] > wide) {
      indents.pop();
      tokens.push({ kind: 'dedent', text: '', from: to, to });
    }
    const [levelWide, levelNarrow] = widths(indents[indents.length - 1]!);
    if (levelWide !== wide) syntaxError(lineEnd(text, to), 'unindent does not match any outer indentation level');
    if (levelNarrow !== narrow) syntaxError(to, 'inconsistent use of tabs and spaces in indentation');
  }
  return to;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function stringEnd(text: string, from: number): number {
  STRING.lastIndex = from;
  const match = STRING.exec(text)!;
  const quote = match[2]!;
  let at = from + match[0].length;
  const start = from + match[1]!.length;
  for (;;) {
    const c = text[at];
    if (c === undefined || (quote.length === 1 && (c === '\n' || c === '\r'))) {
      const line = String(lineOf(text, quote.length === 1 ? start : text.length));
      return syntaxError(
        start,
        quote.length === 3
          ? `unterminated triple-quoted string literal (detected at line ${line})`
          : `unterminated string literal (detected at line ${line})`,
      );
    }
    if (c === '\\') {
      at += text[at + 1] === '\r' && text[at + 2] === '\n' ? 3 : 2;
      continue;
    }
    if (text.startsWith(quote, at)) return at + quote.length;
    at++;
  }
}

function numberEnd(text: string, from: number): number {
  const to = from + matches(NUMBER, text, from);
  const literal = text.slice(from, to);
  const next = text[to] ?? '';
  const kind = baseName(literal);
  if ((kind === 'octal' || kind === 'binary') && /\d/.test(next)) syntaxError(to, `invalid digit '${next}' in ${kind} literal`);
  if (/^0[xXoObB]$/.test(literal)) syntaxError(to - 1, `invalid ${kind} literal`);
  if (/[\p{L}_]/u.test(next) && !/^(?:and|else|for|if|in|is|or|not)\b/.test(text.slice(to))) syntaxError(to - 1, `invalid ${kind} literal`);
  const under = literal.search(/__|_$/);
  if (under >= 0) syntaxError(from + under, `invalid ${kind} literal`);
  if (/^0[\d_]*[1-9][\d_]*$/.test(literal))
    syntaxError(from, 'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers');
  return to;
}

function baseName(literal: string): 'hexadecimal' | 'octal' | 'binary' | 'decimal' {
  const base = literal[0] === '0' ? (literal[1] ?? '').toLowerCase() : '';
  return base === 'x' ? 'hexadecimal' : base === 'o' ? 'octal' : base === 'b' ? 'binary' : 'decimal';
}

function close(text: string, at: number, sign: string, brackets: { readonly text: string; readonly at: number }[]): void {
  const open = brackets.pop();
  if (open === undefined) syntaxError(at, `unmatched '${sign}'`);
  if (CLOSER[open.text] === sign) return;
  const openLine = lineOf(text, open.at);
  const where = openLine === lineOf(text, at) ? '' : ` on line ${String(openLine)}`;
  syntaxError(at, `closing parenthesis '${sign}' does not match opening parenthesis '${open.text}'${where}`);
}

function invalidCharacter(text: string, at: number): never {
  const point = text.codePointAt(at) ?? 0;
  if (point < 128 && point >= 32) return syntaxError(at, 'invalid syntax');
  const hex = point.toString(16).toUpperCase().padStart(4, '0');
  return syntaxError(
    at,
    point < 32 || (point >= 127 && point < 160) || point === 0xa0
      ? `invalid non-printable character U+${hex}`
      : `invalid character '${String.fromCodePoint(point)}' (U+${hex})`,
  );
}
