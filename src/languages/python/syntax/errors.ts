/**
 * What is wrong with a text that does not parse, in CPython 3.11's words where they are known: the tolerant grammar only says where it stumbled.
 */
import { SourceProblem } from './problem.ts';
import { lineOf, type Token } from './tokens.ts';

const COMPOUND: Readonly<Record<string, string>> = {
  if: "'if' statement",
  elif: "'elif' statement",
  else: "'else' statement",
  while: "'while' statement",
  for: "'for' statement",
  try: "'try' statement",
  except: "'except' statement",
  finally: "'finally' statement",
  with: "'with' statement",
  def: 'function definition',
  class: 'class definition',
  match: "'match' statement",
  case: "'case' statement",
};
const KEYWORDS = new Set([
  'False',
  'None',
  'True',
  'and',
  'as',
  'assert',
  'async',
  'await',
  'break',
  'class',
  'continue',
  'def',
  'del',
  'elif',
  'else',
  'except',
  'finally',
  'for',
  'from',
  'global',
  'if',
  'import',
  'in',
  'is',
  'lambda',
  'nonlocal',
  'not',
  'or',
  'pass',
  'raise',
  'return',
  'try',
  'while',
  'with',
  'yield',
]);

/** Parts of a statement beyond which the grammar gives up on what may be correct. */
const LONGEST = 900;

const problem = (at: number, sentence: string): SourceProblem => new SourceProblem('syntax', at, sentence);

/** One logical line: its tokens without the newline, whether more indented text follows, and where it is. */
interface Line {
  readonly tokens: readonly Token[];
  readonly indents: number;
  readonly after: Token | undefined;
  /** Where the line ends. */ readonly end: number;
}

function logicalLines(tokens: readonly Token[]): Line[] {
  const lines: Line[] = [];
  let current: Token[] = [];
  let indents = 0;
  tokens.forEach((token, index) => {
    if (token.kind === 'indent') indents++;
    else if (token.kind === 'newline') {
      lines.push({ tokens: current, indents, after: tokens[index + 1], end: token.from });
      current = [];
      indents = 0;
    } else if (token.kind !== 'dedent' && token.kind !== 'end') current.push(token);
  });
  return lines;
}

function opener(line: Line): Token | undefined {
  const [first, second] = line.tokens;
  if (first?.kind !== 'name') return undefined;
  if (first.text === 'async' && second !== undefined && ['def', 'for', 'with'].includes(second.text)) return second;
  if (first.text === 'match' || first.text === 'case') return line.tokens[line.tokens.length - 1]!.text === ':' ? first : undefined;
  return COMPOUND[first.text] === undefined ? undefined : first;
}

/** Index of the colon that ends the head of a compound statement; -1 where there is none. */
function headColon(line: Line): number {
  let depth = 0;
  let lambdas = 0;
  for (let i = 0; i < line.tokens.length; i++) {
    const { text, kind } = line.tokens[i]!;
    if (kind === 'string') continue;
    if ('([{'.includes(text)) depth++;
    else if (')]}'.includes(text)) depth--;
    else if (depth === 0 && text === 'lambda') lambdas++;
    else if (depth === 0 && text === ':') {
      if (lambdas === 0) return i;
      lambdas--;
    }
  }
  return -1;
}

/** Indentation that no statement asked for or that one asked for and did not get: found before the grammar looks. */
export function checkText(text: string, tokens: readonly Token[]): void {
  const nul = text.indexOf('\0');
  if (nul >= 0) throw problem(nul, 'source code cannot contain null bytes');
  const lines = logicalLines(tokens);
  let expected: { readonly token: Token; readonly line: Line } | null = null;
  let before: Line | undefined;
  for (const line of lines) {
    const first = line.tokens[0];
    if (first === undefined) continue;
    if (expected !== null && line.indents === 0) {
      throw problem(
        first.from,
        `expected an indented block after ${COMPOUND[expected.token.text] ?? ''} on line ${String(lineOf(text, expected.token.from))}`,
      );
    }
    if (expected === null && line.indents > 0) {
      // A head that lost its colon is what is wrong, not the block under it.
      throw (before === undefined ? null : missingColon(before)) ?? problem(first.from - 1, 'unexpected indent');
    }
    expected = null;
    before = line;
    const token = opener(line);
    if (token === undefined) continue;
    const colon = headColon(line);
    if (colon >= 0 && colon === line.tokens.length - 1) expected = { token, line };
  }
  if (expected !== null) {
    throw problem(
      text.length,
      `expected an indented block after ${COMPOUND[expected.token.text] ?? ''} on line ${String(lineOf(text, expected.token.from))}`,
    );
  }
}

/** Names the problem the grammar stumbled over. */
export function diagnose(text: string, tokens: readonly Token[], found: SourceProblem): SourceProblem {
  const lines = logicalLines(tokens);
  const line =
    lines.find((one) => {
      const first = one.tokens[0];
      const last = one.tokens[one.tokens.length - 1];
      return first !== undefined && last !== undefined && first.from <= found.at && found.at <= (one.after?.from ?? last.to);
    }) ?? lines[lines.length - 1];
  if (line === undefined) return found;
  if (line.tokens.length > LONGEST)
    return new SourceProblem(
      'unsupported',
      line.tokens[0]!.from,
      'A statement with so many parts is not part of the Python that runs here.',
    );
  return (
    oldStatement(line) ??
    (stumbledInside(line, found) ? null : missingColon(line)) ??
    singleEquals(line) ??
    forgottenComma(line, found) ??
    brokenWord(line, found, text) ??
    found
  );
}

/** Heads that hold an expression are only said to lack their colon where nothing else follows (CPython's invalid_* rules ask for a NEWLINE there). */
const COLON_AT_ONCE = new Set(['def', 'else', 'try', 'finally']);
function stumbledInside(line: Line, found: SourceProblem): boolean {
  const token = opener(line);
  const last = line.tokens[line.tokens.length - 1]!;
  return token !== undefined && !COLON_AT_ONCE.has(token.text) && found.at < last.from;
}

/** `exec 'code'` of Python 2. */
function oldStatement(line: Line): SourceProblem | null {
  const [first, second] = line.tokens;
  if (first?.text !== 'exec' || second === undefined || !['string', 'name', 'number'].includes(second.kind)) return null;
  return problem(first.from, "Missing parentheses in call to 'exec'. Did you mean exec(...)?");
}

function missingColon(line: Line): SourceProblem | null {
  const token = opener(line);
  if (token === undefined || headColon(line) >= 0) return null;
  const last = line.tokens[line.tokens.length - 1]!;
  if (token.text === 'def' && !line.tokens.some((one) => one.text === '(')) return problem(last.to, "expected '('");
  if (token.text === 'def') {
    const next = line.tokens[closing(line) + 1];
    if (next !== undefined && next.text !== '->') return problem(next.from, "expected ':'");
  }
  if (
    line.tokens.some(
      (one, index) =>
        index > 0 && one.text === '=' && ['if', 'elif', 'while'].includes(token.text) && line.tokens[index - 1]!.kind === 'name',
    )
  )
    return singleEquals(line);
  return problem(last.to, "expected ':'");
}

/** Index of the bracket that closes the first one of the line. */
function closing(line: Line): number {
  let depth = 0;
  for (let i = 0; i < line.tokens.length; i++) {
    const { text, kind } = line.tokens[i]!;
    if (kind !== 'operator') continue;
    if ('([{'.includes(text)) depth++;
    else if (')]}'.includes(text) && --depth === 0) return i;
  }
  return line.tokens.length;
}

/** `if x = 3:` */
function singleEquals(line: Line): SourceProblem | null {
  const token = opener(line);
  if (token === undefined || !['if', 'elif', 'while'].includes(token.text)) return null;
  let depth = 0;
  for (let i = 1; i < line.tokens.length; i++) {
    const one = line.tokens[i]!;
    if (one.kind === 'string') continue;
    if ('([{'.includes(one.text)) depth++;
    else if (')]}'.includes(one.text)) depth--;
    else if (one.text === '=' && depth === 0) {
      const left = line.tokens.slice(1, i);
      if (left.length === 0) return null;
      const simple = left.length === 1 && left[0]!.kind === 'name';
      const what = simple
        ? ''
        : left[left.length - 1]!.text === ']'
          ? 'subscript'
          : left.length === 3 && left[1]!.text === '.'
            ? 'attribute'
            : '';
      if (simple) return problem(left[0]!.from, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
      if (what !== '') return problem(left[0]!.from, `cannot assign to ${what} here. Maybe you meant '==' instead of '='?`);
    }
  }
  return null;
}

/** Two operands side by side inside brackets. */
function forgottenComma(line: Line, found: SourceProblem): SourceProblem | null {
  const stack: number[] = [];
  let start = -1;
  for (let i = 0; i < line.tokens.length; i++) {
    const one = line.tokens[i]!;
    if (one.kind === 'operator' && '([{'.includes(one.text)) {
      stack.push(i);
      start = i + 1;
      continue;
    }
    if (one.kind === 'operator' && ')]}'.includes(one.text)) {
      stack.pop();
      continue;
    }
    if (one.text === ',' || one.text === '=') start = i + 1;
    if (one.from < found.at - 200 || stack.length === 0 || start < 0) continue;
    const before = line.tokens[i - 1];
    const operand = (token: Token | undefined): boolean =>
      token !== undefined && (token.kind === 'number' || token.kind === 'string' || (token.kind === 'name' && !KEYWORDS.has(token.text)));
    if (
      operand(one) &&
      (operand(before) || before?.text === ')' || before?.text === ']') &&
      i > start &&
      !(one.kind === 'string' && before!.kind === 'string')
    ) {
      return problem(line.tokens[start]!.from, 'invalid syntax. Perhaps you forgot a comma?');
    }
  }
  return null;
}

/** The grammar's place may be a character early or the start of the wrong word: take the token that stands there. */
function brokenWord(line: Line, found: SourceProblem, text: string): SourceProblem {
  const token = line.tokens.find((one) => one.to > found.at) ?? line.tokens[line.tokens.length - 1];
  if (token === undefined) return found;
  const [first, second] = line.tokens;
  if (first !== undefined && first.kind === 'name' && KEYWORDS.has(first.text) && second?.text === '=') {
    const word = ['True', 'False', 'None'].includes(first.text);
    return problem(word ? first.from : second.from, word ? `cannot assign to ${first.text}` : 'invalid syntax');
  }
  const last = line.tokens[line.tokens.length - 1]!;
  return problem(found.at >= last.to ? Math.min(line.end, text.length) : token.from, 'invalid syntax');
}
