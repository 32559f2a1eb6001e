/**
 * printf-style formatting of str and bytes, '%5.2f' % x, in two phases: the template becomes a list of plain pieces; the interpreter
 * fetches each operand and turns it into a primitive (str() of an object may run Python code); then a conversion is rendered.
 * Objects/unicodeobject.c PyUnicode_Format, bytesobject.c _PyBytes_FormatEx.
 */
import { codePointLength, takePoints } from './code-points.ts';
import { formatFloatMagnitude } from './format-float.ts';
import { intToBase } from './int-text.ts';
import { overflowError, typeError } from './python-error.ts';
import { reprInt } from './repr.ts';

/** What the interpreter must turn the operand into. */
export type Operand =
  /** str(x), repr(x), ascii(x); a bytes template's %s and %b want bytes. */
  | 'str'
  | 'repr'
  | 'ascii'
  | 'bytes'
  /** An int as it is, else int(x) of a real number ("%d format: a real number is required, not str"). */
  | 'number'
  /** An int, else its __index__ ("%x format: an integer is required, not float"). */
  | 'index'
  /** float(x) ("must be real number, not str"). */
  | 'float'
  /** An int or a str of length 1 ("%c requires int or char"); a bytes template: an int or one byte. */
  | 'character'
  /** No such conversion: fetch the operand ("not enough arguments" comes first), then raise ValueError(operandError(conversion, '')). */
  | 'unsupported';

export interface Conversion {
  readonly kind: 'conversion';
  /** The mapping key of "%(name)s", else null. */
  readonly key: string | null;
  readonly leftAdjust: boolean;
  readonly plus: boolean;
  readonly space: boolean;
  readonly alternate: boolean;
  readonly zero: boolean;
  /** -1 where absent, '*' where the next operand (an int, else "* wants int") gives it. */
  readonly width: number | '*';
  readonly precision: number | '*';
  readonly type: string;
  readonly operand: Operand;
  /** Of a bytes template. */
  readonly bytes: boolean;
  /** Code-point index of the type character in the template. */
  readonly index: number;
}

export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | Conversion
  /** Raise this when the pieces before it are done: CPython finds it on its way, after converting what came earlier. */
  | {
      readonly kind: 'error';
      readonly type: string;
      readonly message: string;
      /** Where the operand is no mapping, TypeError(REQUIRES_MAPPING) comes first. */
      readonly needsMapping: boolean;
    };

const OPERAND_OF: Readonly<Record<string, Operand>> = {
  s: 'str',
  r: 'repr',
  a: 'ascii',
  c: 'character',
  d: 'number',
  i: 'number',
  u: 'number',
  o: 'index',
  x: 'index',
  X: 'index',
  e: 'float',
  E: 'float',
  f: 'float',
  F: 'float',
  g: 'float',
  G: 'float',
};

/** The texts of the errors that the interpreter raises while fetching operands. */
export const NOT_ENOUGH_ARGUMENTS = 'not enough arguments for format string';
export const REQUIRES_MAPPING = 'format requires a mapping';
export const STAR_WANTS_INT = '* wants int';

/** "not all arguments converted during string formatting" (bytes say "bytes"). */
export function notAllConverted(bytes: boolean): string {
  return `not all arguments converted during ${bytes ? 'bytes' : 'string'} formatting`;
}

/** The text of the TypeError (of the ValueError where unsupported) for an operand that cannot be converted; `given` is the name of its type. */
export function operandError(conversion: Conversion, given: string): string {
  const { type, bytes } = conversion;
  switch (conversion.operand) {
    case 'number':
      return `%${bytes && type === 'i' ? 'd' : type} format: a real number is required, not ${given}`;
    case 'index':
      return `%${type} format: an integer is required, not ${given}`;
    case 'float':
      return bytes ? `float argument required, not ${given}` : `must be real number, not ${given}`;
    case 'bytes':
      return `%b requires a bytes-like object, or an object that implements __bytes__, not '${given}'`;
    case 'unsupported': {
      const point = type.codePointAt(0) ?? 0;
      return `unsupported format character '${bytes || (point > 31 && point < 128) ? type : '?'}' (0x${point.toString(16)}) at index ${conversion.index}`;
    }
    default:
      return bytes ? '%c requires an integer in range(256) or a single byte' : '%c requires int or char';
  }
}

const TOO_BIG = -2;

/** Cuts a template into pieces. For bytes give its Latin-1 text and `bytes` true (%b is then the same as %s). */
export function parsePercentTemplate(template: string, bytes = false): readonly Piece[] {
  const pieces: Piece[] = [];
  const fail = (message: string, needsMapping = false): readonly Piece[] => [
    ...pieces,
    { kind: 'error', type: 'ValueError', message, needsMapping },
  ];
  let at = 0;
  let text = '';
  while (at < template.length) {
    const percent = template.indexOf('%', at);
    if (percent < 0) {
      text += template.slice(at);
      break;
    }
    text += template.slice(at, percent);
    at = percent + 1;
    if (template[at] === '%') {
      text += '%';
      at++;
      continue;
    }
    let key: string | null = null;
    if (template[at] === '(') {
      let depth = 1;
      const start = ++at;
      while (at < template.length && depth > 0) {
        if (template[at] === ')') depth--;
        else if (template[at] === '(') depth++;
        at++;
      }
      if (depth > 0) return fail('incomplete format key', true);
      key = template.slice(start, at - 1);
    }
    const flags = { leftAdjust: false, plus: false, space: false, alternate: false, zero: false };
    for (; at < template.length; at++) {
      const flag = template[at];
      if (flag === '-') flags.leftAdjust = true;
      else if (flag === '+') flags.plus = true;
      else if (flag === ' ') flags.space = true;
      else if (flag === '#') flags.alternate = true;
      else if (flag === '0') flags.zero = true;
      else break;
    }
    const readSize = (limit: number): number | '*' => {
      if (template[at] === '*') {
        at++;
        return '*';
      }
      const digits = /^[0-9]*/.exec(template.slice(at, at + 25))?.[0] ?? '';
      at += digits.length;
      const size = digits === '' ? -1 : Number(digits);
      return size > limit ? TOO_BIG : size;
    };
    const width = readSize(Number.MAX_SAFE_INTEGER);
    if (width === TOO_BIG) return fail('width too big');
    let precision: number | '*' = -1;
    if (template[at] === '.') {
      at++;
      precision = readSize(0x7fffffff);
      if (precision === TOO_BIG) return fail(bytes ? 'prec too big' : 'precision too big');
      if (precision === -1) precision = 0;
    }
    if (template[at] === 'h' || template[at] === 'l' || template[at] === 'L') at++;
    if (at >= template.length) return fail('incomplete format');
    const type = String.fromCodePoint(template.codePointAt(at)!);
    if (text !== '') pieces.push({ kind: 'text', text });
    text = '';
    const operand = bytes && (type === 's' || type === 'b') ? 'bytes' : bytes && type === 'r' ? 'ascii' : OPERAND_OF[type];
    const index = codePointLength(template.slice(0, at));
    pieces.push({ kind: 'conversion', key, ...flags, width, precision, type, operand: operand ?? 'unsupported', bytes, index });
    at += type.length;
  }
  if (text !== '') pieces.push({ kind: 'text', text });
  return pieces;
}

/** With the width and precision that '*' took from operands: a negative width means left-adjusted, a negative precision 0. */
export function withSizes(conversion: Conversion, width: number | null, precision: number | null): Conversion {
  let out = conversion;
  if (conversion.width === '*' && width !== null) out = { ...out, width: Math.abs(width), leftAdjust: out.leftAdjust || width < 0 };
  if (conversion.precision === '*' && precision !== null) out = { ...out, precision: Math.max(0, precision) };
  return out;
}

/** Renders %s, %r, %a (and of bytes %s with its Latin-1 text). */
export function renderText(conversion: Conversion, text: string): string {
  const precision = size(conversion.precision);
  return padTo(conversion, precision >= 0 ? takePoints(text, precision) : text);
}

/** Renders %c of a code point (OverflowError outside the range) or of a text of one character. */
export function renderCharacter(conversion: Conversion, value: number | bigint | string): string {
  if (typeof value === 'string') return padTo(conversion, value);
  if (conversion.bytes && (value < 0 || value > 255)) overflowError('%c arg not in range(256)');
  if (value < 0 || value > 0x10ffff) overflowError('%c arg not in range(0x110000)');
  return padTo(conversion, String.fromCodePoint(Number(value)));
}

/** Renders %d %i %u %o %x %X. */
export function renderInt(conversion: Conversion, value: number | bigint): string {
  const negative = value < 0;
  const magnitude = negative ? -value : value;
  const { type } = conversion;
  const base = type === 'o' ? 8 : type === 'x' || type === 'X' ? 16 : 10;
  let digits = base === 10 ? reprInt(magnitude) : intToBase(magnitude, base);
  digits = digits.padStart(size(conversion.precision), '0');
  let prefix = conversion.alternate && base !== 10 ? `0${type}` : '';
  if (type === 'X') {
    digits = digits.toUpperCase();
    prefix = prefix.toUpperCase();
  }
  return padNumber(conversion, negative, prefix, digits);
}

/** Renders %e %f %g and their capitals. */
export function renderFloat(conversion: Conversion, value: number): string {
  const precision = size(conversion.precision);
  const type = conversion.type as 'e' | 'E' | 'f' | 'F' | 'g' | 'G';
  const digits = formatFloatMagnitude(value, {
    type,
    precision: precision < 0 ? 6 : precision,
    alternate: conversion.alternate,
    addPointZero: false,
  });
  return padNumber(conversion, value < 0 || Object.is(value, -0), '', digits);
}

/** Renders a conversion with an operand of the kind it asked for; a whole number for %d, a float for %f. */
export function renderConversion(conversion: Conversion, operand: string | number | bigint): string {
  switch (conversion.operand) {
    case 'number':
    case 'index':
      return typeof operand === 'string' ? typeError(operandError(conversion, 'str')) : renderInt(conversion, operand);
    case 'float':
      return renderFloat(conversion, Number(operand));
    case 'character':
      return renderCharacter(conversion, operand);
    default:
      return renderText(conversion, String(operand));
  }
}

function size(given: number | '*'): number {
  return given === '*' ? -1 : given;
}

function padTo(conversion: Conversion, text: string): string {
  const missing = size(conversion.width) - codePointLength(text);
  if (missing <= 0) return text;
  return conversion.leftAdjust ? text + ' '.repeat(missing) : ' '.repeat(missing) + text;
}

function padNumber(conversion: Conversion, negative: boolean, prefix: string, digits: string): string {
  const sign = negative ? '-' : conversion.plus ? '+' : conversion.space ? ' ' : '';
  const missing = size(conversion.width) - sign.length - prefix.length - digits.length;
  if (missing <= 0) return sign + prefix + digits;
  if (conversion.leftAdjust) return sign + prefix + digits + ' '.repeat(missing);
  return conversion.zero ? sign + prefix + '0'.repeat(missing) + digits : ' '.repeat(missing) + sign + prefix + digits;
}
