/**
 * The template of str.format, cut into plain pieces: the interpreter looks fields up, converts and calls __format__ between them.
 * Errors stand in the list where CPython meets them on its way (Objects/stringlib/unicode_format.h).
 */
import { decimalValue } from './unicode.ts';

export type FieldPart =
  | { readonly kind: 'attribute'; readonly name: string }
  | { readonly kind: 'item'; readonly index: number | string }
  /** Raise ValueError(message) when this part's turn comes. */
  | { readonly kind: 'error'; readonly message: string };

export type FormatPiece =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'field';
      /** A position among the positional arguments (automatic numbers are resolved), or a keyword. */
      readonly first: number | string;
      readonly path: readonly FieldPart[];
      /** '' where absent; other than s, r, a raises ValueError(unknownConversion(...)), after the lookup. */
      readonly conversion: string;
      /** Pieces to render in the same way, joined into the format spec. */
      readonly spec: readonly FormatPiece[];
    }
  /** Raise ValueError(message) here. */
  | { readonly kind: 'error'; readonly message: string };

/** IndexError where `first` is beyond the positional arguments. */
export function indexOutOfRange(index: number): string {
  return `Replacement index ${index} out of range for positional args tuple`;
}

export function unknownConversion(conversion: string): string {
  const point = conversion.codePointAt(0) ?? 0;
  return `Unknown conversion specifier ${point > 32 && point < 127 ? conversion : `\\x${point.toString(16)}`}`;
}

/** Whether fields so far were numbered by hand or automatically, shared with the nested specs. */
interface Numbering {
  state: 'open' | 'automatic' | 'manual';
  next: number;
}

export function parseFormatTemplate(template: string): readonly FormatPiece[] {
  return parsePieces(template, 2, { state: 'open', next: 0 });
}

function parsePieces(template: string, depth: number, numbering: Numbering): readonly FormatPiece[] {
  const pieces: FormatPiece[] = [];
  const fail = (message: string): readonly FormatPiece[] => [...pieces, { kind: 'error', message }];
  if (depth <= 0) return fail('Max string recursion exceeded');
  let text = '';
  let at = 0;
  while (at < template.length) {
    const brace = template.slice(at).search(/[{}]/);
    if (brace < 0) {
      text += template.slice(at);
      break;
    }
    text += template.slice(at, at + brace);
    at += brace;
    const character = template[at]!;
    if (template[at + 1] === character) {
      text += character;
      at += 2;
      continue;
    }
    if (text !== '') pieces.push({ kind: 'text', text });
    text = '';
    if (character === '}' || at + 1 >= template.length) return fail(`Single '${character}' encountered in format string`);
    const field = cutField(template, at + 1);
    if (typeof field === 'string') return fail(field);
    at = field.end;
    const piece = readField(field, depth, numbering);
    pieces.push(piece);
    if (piece.kind === 'error') return pieces;
  }
  if (text !== '') pieces.push({ kind: 'text', text });
  return pieces;
}

interface CutField {
  readonly name: string;
  readonly conversion: string;
  readonly spec: string;
  readonly nested: boolean;
  readonly end: number;
}

/** From behind the opening brace to behind the closing one; a text is the error. */
function cutField(template: string, start: number): CutField | string {
  let at = start;
  let stop = '';
  while (at < template.length) {
    const character = template[at++]!;
    if (character === '{') return "unexpected '{' in field name";
    if (character === '[') {
      while (at < template.length && template[at] !== ']') at++;
    } else if (character === '}' || character === ':' || character === '!') {
      stop = character;
      break;
    }
  }
  const name = template.slice(start, stop === '' ? at : at - 1);
  if (stop === '}') return { name, conversion: '', spec: '', nested: false, end: at };
  if (stop === '') return "expected '}' before end of string";
  let conversion = '';
  if (stop === '!') {
    if (at >= template.length) return 'end of string while looking for conversion specifier';
    conversion = String.fromCodePoint(template.codePointAt(at)!);
    at += conversion.length;
    if (at < template.length) {
      const after = template[at++];
      if (after === '}') return { name, conversion, spec: '', nested: false, end: at };
      if (after !== ':') return "expected ':' after conversion specifier";
    }
  }
  const specStart = at;
  let nested = false;
  for (let open = 1; at < template.length;) {
    const character = template[at++];
    if (character === '{') {
      nested = true;
      open++;
    } else if (character === '}' && --open === 0) return { name, conversion, spec: template.slice(specStart, at - 1), nested, end: at };
  }
  return "unmatched '{' in format spec";
}

const TOO_MANY_DIGITS = 'Too many decimal digits in format string';

/** The number a name is, -1 where it is none, null where it is too big. */
function readIndex(name: string): number | null {
  if (name === '') return -1;
  let value = 0n;
  for (const character of name) {
    const digit = decimalValue(character.codePointAt(0)!);
    if (digit < 0) return -1;
    value = value * 10n + BigInt(digit);
    if (value > 9223372036854775807n) return null;
  }
  return Number(value);
}

function readField(field: CutField, depth: number, numbering: Numbering): FormatPiece {
  const border = field.name.search(/[.[]/);
  const name = border < 0 ? field.name : field.name.slice(0, border);
  const index = readIndex(name);
  if (index === null) return { kind: 'error', message: TOO_MANY_DIGITS };
  let first: number | string = index === -1 ? name : index;
  if (name === '' || index !== -1) {
    const wanted = name === '' ? 'automatic' : 'manual';
    if (numbering.state === 'open') numbering.state = wanted;
    if (numbering.state === 'manual' && wanted === 'automatic') {
      return { kind: 'error', message: 'cannot switch from manual field specification to automatic field numbering' };
    }
    if (numbering.state === 'automatic' && wanted === 'manual') {
      return { kind: 'error', message: 'cannot switch from automatic field numbering to manual field specification' };
    }
    if (name === '') first = numbering.next++;
  }
  const path = border < 0 ? [] : readPath(field.name.slice(border));
  const spec = field.nested
    ? parsePieces(field.spec, depth - 1, numbering)
    : field.spec === ''
      ? []
      : [{ kind: 'text' as const, text: field.spec }];
  return { kind: 'field', first, path, conversion: field.conversion, spec };
}

/** ".name[item].name": a part per step. */
function readPath(text: string): readonly FieldPart[] {
  const parts: FieldPart[] = [];
  let rest = text;
  const fail = (message: string): readonly FieldPart[] => [...parts, { kind: 'error', message }];
  while (rest !== '') {
    if (rest[0] === '.') {
      const border = rest.slice(1).search(/[.[]/);
      const name = border < 0 ? rest.slice(1) : rest.slice(1, border + 1);
      if (name === '') return fail('Empty attribute in format string');
      parts.push({ kind: 'attribute', name });
      rest = rest.slice(1 + name.length);
    } else if (rest[0] === '[') {
      const close = rest.indexOf(']');
      if (close < 0) return fail("Missing ']' in format string");
      const name = rest.slice(1, close);
      const index = readIndex(name);
      if (index === null) return fail(TOO_MANY_DIGITS);
      if (name === '') return fail('Empty attribute in format string');
      parts.push({ kind: 'item', index: index === -1 ? name : index });
      rest = rest.slice(close + 1);
    } else return fail("Only '.' or '[' may follow ']' in format field specifier");
  }
  return parts;
}
