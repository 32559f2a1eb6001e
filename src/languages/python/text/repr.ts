/**
 * repr() and ascii() of the primitive values, as CPython 3.11 writes them (Objects/unicodeobject.c unicode_repr, bytesobject.c
 * PyBytes_Repr, floatobject.c float_repr with Python/pystrtod.c format code 'r').
 */
import { valueError } from './python-error.ts';
import { inUnicodeSet } from './unicode.ts';

const PLAIN = /^[\x20-\x26\x28-\x5b\x5d-\x7e]*$/;

/** repr of a str: single quotes unless it holds one and no double quote; what is not printable escaped. */
export function reprString(text: string): string {
  return PLAIN.test(text) ? `'${text}'` : quoteString(text, false);
}

/** ascii() of a str: repr with everything beyond ASCII escaped. */
export function asciiString(text: string): string {
  return PLAIN.test(text) ? `'${text}'` : quoteString(text, true);
}

function quoteString(text: string, onlyAscii: boolean): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let out = quote;
  for (const character of text) {
    const point = character.codePointAt(0)!;
    if (character === quote || character === '\\') out += `\\${character}`;
    else if (point >= 0x20 && point < 0x7f) out += character;
    else if (character === '\n') out += '\\n';
    else if (character === '\r') out += '\\r';
    else if (character === '\t') out += '\\t';
    else if (!onlyAscii && point > 0x7f && inUnicodeSet('printable', point)) out += character;
    else out += escapePoint(point);
  }
  return out + quote;
}

/** The shortest of \xhh, \uhhhh, \Uhhhhhhhh that holds the code point. */
export function escapePoint(point: number): string {
  if (point < 0x100) return `\\x${point.toString(16).padStart(2, '0')}`;
  if (point < 0x10000) return `\\u${point.toString(16).padStart(4, '0')}`;
  return `\\U${point.toString(16).padStart(8, '0')}`;
}

/** ascii() of anything else: its repr with what is beyond ASCII escaped. */
export function escapeBeyondAscii(repr: string): string {
  let out = '';
  for (const character of repr) {
    const point = character.codePointAt(0)!;
    out += point < 0x80 ? character : escapePoint(point);
  }
  return out;
}

function bytesQuote(bytes: Uint8Array): string {
  return bytes.includes(0x27) && !bytes.includes(0x22) ? '"' : "'";
}

/** repr of bytes, such as b'GET \x00'. */
export function reprBytes(bytes: Uint8Array): string {
  const quote = bytesQuote(bytes);
  return `b${quote}${escapeBytes(bytes, quote.charCodeAt(0))}${quote}`;
}

/** repr of a bytearray, such as bytearray(b'ab'); a subclass gives its own name. It escapes ' even between double quotes (bytearray_repr). */
export function reprBytearray(bytes: Uint8Array, typeName = 'bytearray'): string {
  const quote = bytesQuote(bytes);
  return `${typeName}(b${quote}${escapeBytes(bytes, 0x27)}${quote})`;
}

function escapeBytes(bytes: Uint8Array, escaped: number): string {
  let out = '';
  for (const byte of bytes) {
    if (byte === escaped || byte === 0x5c) out += `\\${String.fromCharCode(byte)}`;
    else if (byte === 9) out += '\\t';
    else if (byte === 10) out += '\\n';
    else if (byte === 13) out += '\\r';
    else if (byte < 0x20 || byte >= 0x7f) out += `\\x${byte.toString(16).padStart(2, '0')}`;
    else out += String.fromCharCode(byte);
  }
  return out;
}

/** repr (and str) of a float: the shortest digits that read back the same, an exponent below 1e-4 and from 1e16. */
export function reprFloat(value: number): string {
  if (value !== value) return 'nan';
  if (value === Infinity) return 'inf';
  if (value === -Infinity) return '-inf';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const [mantissa = '', exponentText = ''] = value.toExponential().split('e');
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 16) {
    const size = String(Math.abs(exponent)).padStart(2, '0');
    return `${mantissa}e${exponent < 0 ? '-' : '+'}${size}`;
  }
  const plain = value.toString();
  return plain.includes('.') ? plain : `${plain}.0`;
}

/** CPython refuses to write ints of more digits than this (sys.int_info.default_max_str_digits). */
export const MAX_STR_DIGITS = 4300;

/** The first int with too many digits: huge ones are not written out to find that. */
const BEYOND_DIGITS = 10n ** BigInt(MAX_STR_DIGITS);

function tooManyDigits(): never {
  return valueError(
    'Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit',
  );
}

/** repr (and str) of an int. Throws ValueError above 4300 digits, as CPython 3.11 does. */
export function reprInt(value: number | bigint): string {
  if (typeof value === 'bigint' && (value >= BEYOND_DIGITS || value <= -BEYOND_DIGITS)) tooManyDigits();
  return value.toString();
}
