/**
 * int as text and text as int: bases, int(text, base) and float(text) with CPython's error texts, and int to float.
 */
import { overflowError, valueError } from './python-error.ts';
import { MAX_STR_DIGITS, reprString } from './repr.ts';
import { decimalValue, inUnicodeSet } from './unicode.ts';

/** Narrows to number where it is a safe integer: the form ints travel in. */
export function normalizeInt(value: bigint): number | bigint {
  return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value;
}

/** The digits of a non-negative int in a base, lower case, without prefix. */
export function intToBase(value: number | bigint, base: 2 | 8 | 10 | 16): string {
  return value.toString(base);
}

/** bin(), oct(), hex(): the sign before the prefix. */
export function intWithPrefix(value: number | bigint, base: 2 | 8 | 16): string {
  const prefix = base === 2 ? '0b' : base === 8 ? '0o' : '0x';
  return value < 0 ? `-${prefix}${(-value).toString(base)}` : prefix + value.toString(base);
}

/** float(value) of an int; OverflowError beyond the largest float. */
export function intToFloat(value: number | bigint): number {
  if (typeof value === 'number') return value;
  const float = Number(value);
  if (!Number.isFinite(float)) overflowError('int too large to convert to float');
  return float;
}

/** As _PyUnicode_TransformDecimalAndSpaceToASCII (beyond ASCII, digits of any script and spaces of any kind), then C's isspace stripped. */
function toAsciiDigits(text: string): string {
  if (/^[\x21-\x7e]*$/.test(text)) return text;
  let out = '';
  for (const character of text) {
    const point = character.codePointAt(0)!;
    const digit = point < 128 ? -1 : decimalValue(point);
    if (digit >= 0) out += String(digit);
    else out += point >= 128 && inUnicodeSet('space', point) ? ' ' : character;
  }
  return out.replace(/^[ \t-\r]+|[ \t-\r]+$/g, '');
}

const PREFIX: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16 };

/** int(text, base); `shown` is the repr of the argument, for the error (bytes give theirs). Base 0 or 2 to 36. */
export function parseInteger(text: string, base = 10, shown?: string): number | bigint {
  if (base !== 0 && (base < 2 || base > 36)) valueError('int() base must be >= 2 and <= 36, or 0');
  const fail = (): never => valueError(`invalid literal for int() with base ${base}: ${shown ?? shortRepr(text)}`);
  let rest = toAsciiDigits(text);
  const negative = rest.startsWith('-');
  if (negative || rest.startsWith('+')) rest = rest.slice(1);
  let radix = base;
  const prefixed = rest.length > 1 && rest[0] === '0' ? PREFIX[rest[1]!.toLowerCase()] : undefined;
  if (prefixed !== undefined && (base === 0 || base === prefixed)) {
    radix = prefixed;
    rest = rest.slice(2);
    if (rest.startsWith('_')) rest = rest.slice(1);
  } else if (base === 0) {
    radix = 10;
    // "010" is no literal; "00" is.
    if (rest.startsWith('0') && /[1-9]/.test(rest)) return fail();
  }
  if (!/^[0-9a-zA-Z]+(_[0-9a-zA-Z]+)*$/.test(rest)) return fail();
  const digits = rest.replaceAll('_', '').toLowerCase();
  for (const digit of digits) if (parseInt(digit, 36) >= radix) return fail();
  // Power-of-two bases cost linear time and are not limited.
  if (digits.length > MAX_STR_DIGITS && (radix & (radix - 1)) !== 0) {
    valueError(
      `Exceeds the limit (4300 digits) for integer string conversion: value has ${digits.length} digits; use sys.set_int_max_str_digits() to increase the limit`,
    );
  }
  const magnitude = parseDigits(digits, radix);
  return negative && magnitude !== 0 ? -magnitude : magnitude;
}

function parseDigits(digits: string, radix: number): number | bigint {
  if (digits.length <= 10) return parseInt(digits, radix);
  if (radix === 10) return normalizeInt(BigInt(digits));
  const prefix = radix === 16 ? '0x' : radix === 8 ? '0o' : radix === 2 ? '0b' : undefined;
  if (prefix !== undefined) return normalizeInt(BigInt(prefix + digits));
  let value = 0n;
  for (const digit of digits) value = value * BigInt(radix) + BigInt(parseInt(digit, 36));
  return normalizeInt(value);
}

/** The error shows at most 200 characters of the repr ("%.200R"). */
function shortRepr(text: string): string {
  return Array.from(reprString(text)).slice(0, 200).join('');
}

const FLOAT = /^[+-]?(?:[0-9]+(?:_[0-9]+)*\.?(?:[0-9]+(?:_[0-9]+)*)?|\.[0-9]+(?:_[0-9]+)*)(?:[eE][+-]?[0-9]+(?:_[0-9]+)*)?$/;
const SPECIAL = /^([+-]?)(inf(?:inity)?|nan)$/i;

/** float(text); `shown` is the repr of the argument, for the error. */
export function parseFloatText(text: string, shown?: string): number {
  const rest = toAsciiDigits(text);
  const special = SPECIAL.exec(rest);
  if (special !== null) {
    if (special[2]!.toLowerCase() === 'nan') return NaN;
    return special[1] === '-' ? -Infinity : Infinity;
  }
  if (!FLOAT.test(rest)) valueError(`could not convert string to float: ${shown ?? reprString(text)}`);
  return Number(rest.replaceAll('_', ''));
}
