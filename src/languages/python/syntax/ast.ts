/**
 * The abstract syntax tree, in the shape of Python's own `ast` module. `from` and `to` are offsets into the source text; parentheses around an
 * expression are not part of it, as in CPython. Plain data; written by the converters beside this file, read by the compiler.
 */
/** `outer` is the range with the parentheses around it, where there are any: an operator's own range includes them. */
export interface Range {
  readonly from: number;
  readonly to: number;
  readonly outer?: { readonly from: number; readonly to: number };
}

export type Constant =
  | null
  | boolean
  | number
  | bigint
  | string
  | { readonly float: number }
  | { readonly bytes: Uint8Array }
  | { readonly ellipsis: true };

export type BinaryOperator = '+' | '-' | '*' | '@' | '/' | '//' | '%' | '**' | '<<' | '>>' | '&' | '^' | '|';
export type CompareOperator = '<' | '<=' | '==' | '!=' | '>' | '>=' | 'in' | 'not in' | 'is' | 'is not';

export type Expression = Range &
  (
    | { readonly kind: 'Constant'; readonly value: Constant }
    | { readonly kind: 'Name'; readonly id: string }
    | { readonly kind: 'BoolOp'; readonly op: 'and' | 'or'; readonly values: readonly Expression[] }
    | { readonly kind: 'BinOp'; readonly op: BinaryOperator; readonly left: Expression; readonly right: Expression }
    | { readonly kind: 'UnaryOp'; readonly op: '-' | '+' | '~' | 'not'; readonly operand: Expression }
    | {
        readonly kind: 'Compare';
        readonly left: Expression;
        readonly ops: readonly CompareOperator[];
        readonly comparators: readonly Expression[];
      }
    | { readonly kind: 'IfExp'; readonly test: Expression; readonly body: Expression; readonly orelse: Expression }
    | { readonly kind: 'Lambda'; readonly parameters: Parameters; readonly body: Expression }
    | { readonly kind: 'NamedExpr'; readonly target: NameExpression; readonly value: Expression }
    | { readonly kind: 'Tuple'; readonly elements: readonly Expression[] }
    | { readonly kind: 'List'; readonly elements: readonly Expression[] }
    | { readonly kind: 'Set'; readonly elements: readonly Expression[] }
    /** A null key is `**value`. */
    | { readonly kind: 'Dict'; readonly keys: readonly (Expression | null)[]; readonly values: readonly Expression[] }
    | {
        readonly kind: 'ListComp' | 'SetComp' | 'GeneratorExp';
        readonly element: Expression;
        readonly generators: readonly Comprehension[];
      }
    | { readonly kind: 'DictComp'; readonly key: Expression; readonly value: Expression; readonly generators: readonly Comprehension[] }
    | { readonly kind: 'Call'; readonly callee: Expression; readonly args: readonly Expression[]; readonly keywords: readonly Keyword[] }
    | { readonly kind: 'Attribute'; readonly value: Expression; readonly name: string; readonly nameRange: Range }
    | { readonly kind: 'Subscript'; readonly value: Expression; readonly index: Expression }
    | { readonly kind: 'Slice'; readonly lower: Expression | null; readonly upper: Expression | null; readonly step: Expression | null }
    | { readonly kind: 'Starred'; readonly value: Expression }
    | { readonly kind: 'Yield'; readonly value: Expression | null }
    | { readonly kind: 'YieldFrom'; readonly value: Expression }
    | { readonly kind: 'Await'; readonly value: Expression }
    | { readonly kind: 'JoinedStr'; readonly values: readonly Expression[] }
    /** One `{...}` of an f-string; `conversion` is '' or one of s, r, a. */
    | { readonly kind: 'FormattedValue'; readonly value: Expression; readonly conversion: string; readonly spec: Expression | null }
  );
export type ExpressionOf<K extends Expression['kind']> = Expression & { readonly kind: K };
export type NameExpression = ExpressionOf<'Name'>;

export interface Comprehension {
  readonly target: Expression;
  readonly iterable: Expression;
  readonly conditions: readonly Expression[];
  readonly isAsync: boolean;
}
/** name null: `**value`. */
export interface Keyword extends Range {
  readonly name: string | null;
  readonly value: Expression;
}

export interface Parameter extends Range {
  readonly name: string;
  readonly annotation: Expression | null;
}
export interface Parameters {
  readonly positionalOnly: readonly Parameter[];
  readonly positional: readonly Parameter[];
  readonly variadic: Parameter | null;
  readonly keywordOnly: readonly Parameter[];
  readonly variadicKeywords: Parameter | null;
  /** Of the last positional parameters. */
  readonly defaults: readonly Expression[];
  /** One per keyword-only parameter; null where required. */
  readonly keywordDefaults: readonly (Expression | null)[];
}

export interface WithItem {
  readonly context: Expression;
  readonly target: Expression | null;
}
export interface ImportAlias extends Range {
  readonly name: string;
  readonly asName: string | null;
}
export interface ExceptHandler extends Range {
  readonly type: Expression | null;
  readonly name: string | null;
  readonly body: readonly Statement[];
}

export interface MatchCase extends Range {
  readonly pattern: Pattern;
  readonly guard: Expression | null;
  readonly body: readonly Statement[];
}
export type Pattern = Range &
  (
    | { readonly kind: 'MatchValue'; readonly value: Expression }
    | { readonly kind: 'MatchSingleton'; readonly value: null | boolean }
    | { readonly kind: 'MatchSequence'; readonly patterns: readonly Pattern[] }
    | { readonly kind: 'MatchOr'; readonly patterns: readonly Pattern[] }
    /** `rest` is the name behind the two stars. */
    | {
        readonly kind: 'MatchMapping';
        readonly keys: readonly Expression[];
        readonly patterns: readonly Pattern[];
        readonly rest: string | null;
      }
    | {
        readonly kind: 'MatchClass';
        readonly cls: Expression;
        readonly patterns: readonly Pattern[];
        readonly names: readonly string[];
        readonly named: readonly Pattern[];
      }
    | { readonly kind: 'MatchStar'; readonly name: string | null }
    /** Both null: the wildcard. */
    | { readonly kind: 'MatchAs'; readonly pattern: Pattern | null; readonly name: string | null }
  );

export type Statement = Range &
  (
    | { readonly kind: 'Expr'; readonly value: Expression }
    | { readonly kind: 'Assign'; readonly targets: readonly Expression[]; readonly value: Expression }
    | { readonly kind: 'AugAssign'; readonly target: Expression; readonly op: BinaryOperator; readonly value: Expression }
    | {
        readonly kind: 'AnnAssign';
        readonly target: Expression;
        readonly annotation: Expression;
        readonly value: Expression | null;
        readonly simple: boolean;
      }
    | { readonly kind: 'Delete'; readonly targets: readonly Expression[] }
    | { readonly kind: 'Pass' | 'Break' | 'Continue' }
    | { readonly kind: 'Return'; readonly value: Expression | null }
    | { readonly kind: 'Raise'; readonly exception: Expression | null; readonly cause: Expression | null }
    | { readonly kind: 'Global' | 'Nonlocal'; readonly names: readonly string[] }
    | { readonly kind: 'Assert'; readonly test: Expression; readonly message: Expression | null }
    | { readonly kind: 'Import'; readonly names: readonly ImportAlias[] }
    | { readonly kind: 'ImportFrom'; readonly module: string; readonly level: number; readonly names: readonly ImportAlias[] }
    | { readonly kind: 'If'; readonly test: Expression; readonly body: readonly Statement[]; readonly orelse: readonly Statement[] }
    | { readonly kind: 'While'; readonly test: Expression; readonly body: readonly Statement[]; readonly orelse: readonly Statement[] }
    | {
        readonly kind: 'For';
        readonly target: Expression;
        readonly iterable: Expression;
        readonly body: readonly Statement[];
        readonly orelse: readonly Statement[];
        readonly isAsync: boolean;
      }
    | {
        readonly kind: 'Try';
        readonly body: readonly Statement[];
        readonly handlers: readonly ExceptHandler[];
        readonly orelse: readonly Statement[];
        readonly finalbody: readonly Statement[];
        readonly isStar: boolean;
      }
    | { readonly kind: 'With'; readonly items: readonly WithItem[]; readonly body: readonly Statement[]; readonly isAsync: boolean }
    | { readonly kind: 'Match'; readonly subject: Expression; readonly cases: readonly MatchCase[] }
    | FunctionStatement
    | ClassStatement
  );
export interface FunctionStatement extends Range {
  readonly kind: 'FunctionDef';
  readonly name: string;
  readonly parameters: Parameters;
  readonly body: readonly Statement[];
  readonly decorators: readonly Expression[];
  readonly returns: Expression | null;
  readonly isAsync: boolean;
}
export interface ClassStatement extends Range {
  readonly kind: 'ClassDef';
  readonly name: string;
  readonly bases: readonly Expression[];
  readonly keywords: readonly Keyword[];
  readonly body: readonly Statement[];
  readonly decorators: readonly Expression[];
}
export type StatementOf<K extends Statement['kind']> = Extract<Statement, { readonly kind: K }>;

export interface Module {
  readonly body: readonly Statement[];
}
