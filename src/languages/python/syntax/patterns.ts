/**
 * Patterns of the match statement (The Python Language Reference, 8.6.4), read from tokens: @lezer/python knows them only in part, so that parse.ts
 * puts other words in their place and the patterns are read here.
 */
import type { Expression, Pattern, Range } from './ast.ts';
import { expressionBetween, type Source } from './expressions.ts';
import { syntaxError } from './problem.ts';
import type { Token } from './tokens.ts';

/** The pattern of one case clause and its guard. */
export function readPattern(source: Source, tokens: readonly Token[]): { readonly pattern: Pattern; readonly guard: Expression | null } {
  const reader = new Reader(source, tokens);
  const pattern = reader.open();
  const guard = reader.guard();
  return { pattern, guard };
}

class Reader {
  private readonly source: Source;
  private readonly tokens: readonly Token[];
  private next = 0;

  constructor(source: Source, tokens: readonly Token[]) {
    this.source = source;
    this.tokens = tokens;
  }

  private get token(): Token | undefined {
    return this.tokens[this.next];
  }

  private is(text: string): boolean {
    return this.token?.text === text && this.token.kind !== 'string';
  }

  private accept(text: string): boolean {
    if (!this.is(text)) return false;
    this.next++;
    return true;
  }

  private fail(at = this.token?.from ?? this.tokens[this.tokens.length - 1]?.to ?? 0): never {
    return syntaxError(at, 'invalid syntax');
  }

  private expect(text: string): void {
    if (!this.accept(text)) this.fail();
  }

  private since(first: number): Range {
    return { from: this.tokens[first]!.from, to: this.tokens[this.next - 1]!.to };
  }

  guard(): Expression | null {
    if (this.token === undefined) return null;
    this.expect('if');
    if (this.token === undefined) this.fail();
    return expressionBetween(this.source, this.token.from, this.tokens[this.tokens.length - 1]!.to);
  }

  /** patterns: an open sequence needs no brackets. */
  open(): Pattern {
    if (this.token === undefined) return this.fail();
    const first = this.next;
    const one = this.star() ?? this.as();
    if (!this.is(',')) return one.kind === 'MatchStar' ? this.fail(one.from) : one;
    return this.sequence(first, one, '');
  }

  /** The rest of a sequence that began at token `first`, up to `close` or the end of the pattern. */
  private sequence(first: number, begin: Pattern | null, close: string): Pattern {
    const patterns: Pattern[] = begin === null ? [] : [begin];
    const ended = (): boolean => (close === '' ? this.token === undefined || this.is('if') : this.is(close));
    let comma = begin === null || this.accept(',');
    while (!ended()) {
      if (!comma) this.fail();
      patterns.push(this.star() ?? this.as());
      comma = this.accept(',');
    }
    if (close !== '') this.expect(close);
    return { kind: 'MatchSequence', patterns, ...this.since(first) };
  }

  private star(): Pattern | null {
    const first = this.next;
    if (!this.accept('*')) return null;
    const name = this.capture();
    return { kind: 'MatchStar', name: name === '_' ? null : name, ...this.since(first) };
  }

  private capture(): string {
    const { token } = this;
    if (token?.kind !== 'name' || KEYWORDS.has(token.text)) return this.fail();
    this.next++;
    return token.text.normalize('NFKC');
  }

  private as(): Pattern {
    const first = this.next;
    const pattern = this.or();
    if (!this.accept('as')) return pattern;
    const at = this.token?.from ?? 0;
    const name = this.capture();
    if (name === '_') return syntaxError(at, "cannot use '_' as a target");
    if (this.is('.') || this.is('(')) return syntaxError(at, 'invalid pattern target');
    return { kind: 'MatchAs', pattern, name, ...this.since(first) };
  }

  private or(): Pattern {
    const first = this.next;
    const patterns = [this.closed()];
    while (this.accept('|')) patterns.push(this.closed());
    return patterns.length === 1 ? patterns[0]! : { kind: 'MatchOr', patterns, ...this.since(first) };
  }

  private closed(): Pattern {
    const first = this.next;
    const { token } = this;
    if (token === undefined) return this.fail();
    if (token.kind === 'number' || token.kind === 'string' || token.text === '-') return this.literal();
    if (token.text === 'None' || token.text === 'True' || token.text === 'False') {
      this.next++;
      return { kind: 'MatchSingleton', value: token.text === 'None' ? null : token.text === 'True', ...this.since(first) };
    }
    if (token.text === '(') return this.group();
    if (this.accept('[')) return this.sequence(first, null, ']');
    if (this.accept('{')) return this.mapping(first);
    const name = this.capture();
    if (!this.is('.') && !this.is('(')) return { kind: 'MatchAs', pattern: null, name: name === '_' ? null : name, ...this.since(first) };
    while (this.accept('.')) this.capture();
    const value = this.valueSince(first);
    return this.accept('(') ? this.classPattern(first, value) : { kind: 'MatchValue', value, ...this.since(first) };
  }

  private valueSince(first: number): Expression {
    const { from, to } = this.since(first);
    return expressionBetween(this.source, from, to);
  }

  /** Numbers with a sign, complex numbers, and strings side by side. */
  private literal(): Pattern {
    const first = this.next;
    if (this.token?.kind === 'string') {
      while (this.token?.kind === 'string') this.next++;
      const value = this.valueSince(first);
      if (value.kind === 'JoinedStr') return syntaxError(value.from, 'patterns may only match literals and attribute lookups');
      return { kind: 'MatchValue', value, ...this.since(first) };
    }
    this.accept('-');
    if (this.token?.kind !== 'number') this.fail();
    this.next++;
    if ((this.is('+') || this.is('-')) && this.tokens[this.next + 1]?.kind === 'number') this.next += 2;
    return { kind: 'MatchValue', value: this.valueSince(first), ...this.since(first) };
  }

  /** A pattern in parentheses, or a sequence. */
  private group(): Pattern {
    const first = this.next++;
    if (this.accept(')')) return { kind: 'MatchSequence', patterns: [], ...this.since(first) };
    const one = this.star() ?? this.as();
    if (one.kind !== 'MatchStar' && this.accept(')')) return one;
    return this.sequence(first, one, ')');
  }

  private mapping(first: number): Pattern {
    const keys: Expression[] = [];
    const patterns: Pattern[] = [];
    let rest: string | null = null;
    while (!this.accept('}')) {
      if (rest !== null) this.fail();
      if (this.accept('**')) {
        const at = this.token?.from ?? 0;
        rest = this.capture();
        if (rest === '_') return syntaxError(at, 'invalid syntax');
      } else {
        const key = this.key();
        this.expect(':');
        keys.push(key);
        patterns.push(this.as());
      }
      if (!this.accept(',') && !this.is('}')) this.fail();
    }
    return { kind: 'MatchMapping', keys, patterns, rest, ...this.since(first) };
  }

  private key(): Expression {
    const first = this.next;
    const { token } = this;
    if (token?.kind === 'name' && !KEYWORDS.has(token.text)) {
      this.next++;
      if (!this.is('.')) this.fail();
      while (this.accept('.')) this.capture();
      return this.valueSince(first);
    }
    const pattern = this.closed();
    if (pattern.kind === 'MatchValue') return pattern.value;
    if (pattern.kind === 'MatchSingleton') return { kind: 'Constant', value: pattern.value, from: pattern.from, to: pattern.to };
    return syntaxError(pattern.from, 'invalid syntax');
  }

  private classPattern(first: number, cls: Expression): Pattern {
    const patterns: Pattern[] = [];
    const names: string[] = [];
    const named: Pattern[] = [];
    while (!this.accept(')')) {
      if (this.token?.kind === 'name' && this.tokens[this.next + 1]?.text === '=') {
        names.push(this.capture());
        this.expect('=');
        named.push(this.as());
      } else {
        const at = this.token?.from ?? 0;
        const one = this.as();
        if (names.length > 0) return syntaxError(at, 'positional patterns follow keyword patterns');
        patterns.push(one);
      }
      if (!this.accept(',') && !this.is(')')) this.fail();
    }
    return { kind: 'MatchClass', cls, patterns, names, named, ...this.since(first) };
  }
}

const KEYWORDS = new Set(
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
);

/** Every name a pattern binds, in order. */
export function* capturedNames(pattern: Pattern): IterableIterator<string> {
  switch (pattern.kind) {
    case 'MatchValue':
    case 'MatchSingleton':
      return;
    case 'MatchStar':
      if (pattern.name !== null) yield pattern.name;
      return;
    case 'MatchAs':
      if (pattern.pattern !== null) yield* capturedNames(pattern.pattern);
      if (pattern.name !== null) yield pattern.name;
      return;
    case 'MatchOr':
      yield* capturedNames(pattern.patterns[0]!);
      return;
    case 'MatchSequence':
      for (const one of pattern.patterns) yield* capturedNames(one);
      return;
    case 'MatchMapping':
      for (const one of pattern.patterns) yield* capturedNames(one);
      if (pattern.rest !== null) yield pattern.rest;
      return;
    case 'MatchClass':
      for (const one of [...pattern.patterns, ...pattern.named]) yield* capturedNames(one);
      return;
    default:
      pattern satisfies never;
  }
}

/** Expressions that a pattern evaluates. */
export function* patternValues(pattern: Pattern): IterableIterator<Expression> {
  switch (pattern.kind) {
    case 'MatchValue':
      yield pattern.value;
      return;
    case 'MatchSingleton':
    case 'MatchStar':
      return;
    case 'MatchAs':
      if (pattern.pattern !== null) yield* patternValues(pattern.pattern);
      return;
    case 'MatchOr':
    case 'MatchSequence':
      for (const one of pattern.patterns) yield* patternValues(one);
      return;
    case 'MatchMapping':
      yield* pattern.keys;
      for (const one of pattern.patterns) yield* patternValues(one);
      return;
    case 'MatchClass':
      yield pattern.cls;
      for (const one of [...pattern.patterns, ...pattern.named]) yield* patternValues(one);
      return;
    default:
      pattern satisfies never;
  }
}
