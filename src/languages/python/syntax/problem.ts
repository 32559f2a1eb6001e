/** What the converters and the compiler throw when a program cannot be taken: a syntax error, or something outside the subset. */
export class SourceProblem extends Error {
  readonly kind: 'syntax' | 'unsupported';
  /** Offset into the source text. */
  readonly at: number;
  constructor(kind: 'syntax' | 'unsupported', at: number, sentence: string) {
    super(sentence);
    this.kind = kind;
    this.at = at;
  }
}

export function syntaxError(at: number, sentence: string): never {
  throw new SourceProblem('syntax', at, sentence);
}

export function unsupported(at: number, sentence: string): never {
  throw new SourceProblem('unsupported', at, sentence);
}
