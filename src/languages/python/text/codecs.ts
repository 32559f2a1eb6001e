/**
 * str.encode and bytes.decode: utf-8, utf-8-sig, ascii, latin-1, utf-16 (le, be) with CPython's errors and positions
 * (Objects/unicodeobject.c, stringlib/codecs.h).
 */
import { handleUndecodable, handleUnencodable, unknownEncoding } from './codec-errors.ts';
import { decodeUtf16, encodeUtf16 } from './codec-utf16.ts';

export type Codec = 'utf-8' | 'utf-8-sig' | 'ascii' | 'latin-1' | 'utf-16' | 'utf-16-le' | 'utf-16-be';

const ALIASES: Readonly<Record<string, Codec>> = {
  utf_8: 'utf-8',
  utf8: 'utf-8',
  u8: 'utf-8',
  utf: 'utf-8',
  cp65001: 'utf-8',
  utf_8_sig: 'utf-8-sig',
  ascii: 'ascii',
  us_ascii: 'ascii',
  '646': 'ascii',
  iso646_us: 'ascii',
  latin_1: 'latin-1',
  latin1: 'latin-1',
  latin: 'latin-1',
  l1: 'latin-1',
  iso_8859_1: 'latin-1',
  iso8859_1: 'latin-1',
  '8859': 'latin-1',
  cp819: 'latin-1',
  utf_16: 'utf-16',
  utf16: 'utf-16',
  u16: 'utf-16',
  utf_16_le: 'utf-16-le',
  utf_16le: 'utf-16-le',
  utf_16_be: 'utf-16-be',
  utf_16be: 'utf-16-be',
};

/** Names CPython has and we have not: the interpreter stops the run on them instead of raising LookupError. */
const CPYTHON_ONLY =
  /^(?:cp\d+|utf_?32.*|utf_?7|iso_?8859_\d+|koi8_.*|mac_.*|big5.*|gb.*|hz|euc_.*|shift_jis.*|iso2022.*|johab|idna|punycode|unicode_escape|raw_unicode_escape|hex.*|base64.*|rot_?13|zlib.*|bz2.*|mbcs|oem|undefined|uu.*|quopri.*|windows_\d+|ptcp154|tis_620|kz1048|palmos)$/;

/** The codec of a name. 'missing' where CPython has one that we have not; LookupError where neither has. */
export function findCodec(name: string): Codec | 'missing' {
  const normal = name
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '_')
    .replace(/^_|_$/g, '');
  const codec = ALIASES[normal];
  if (codec !== undefined) return codec;
  return CPYTHON_ONLY.test(normal) ? 'missing' : unknownEncoding(name);
}

/** Grows as bytes are added; a plain array of numbers would cost eight times as much. */
interface Bytes {
  buffer: Uint8Array;
  length: number;
}

function push(out: Bytes, byte: number): void {
  if (out.length === out.buffer.length) {
    const grown = new Uint8Array(out.buffer.length * 2 + 16);
    grown.set(out.buffer);
    out.buffer = grown;
  }
  out.buffer[out.length++] = byte;
}

/** str.encode. */
export function encode(text: string, codec: Codec = 'utf-8', errors = 'strict'): Uint8Array {
  switch (codec) {
    case 'utf-8':
      return encodeUtf8(text, errors);
    case 'utf-8-sig': {
      const body = encodeUtf8(text, errors);
      const out = new Uint8Array(body.length + 3);
      out.set([0xef, 0xbb, 0xbf]);
      out.set(body, 3);
      return out;
    }
    case 'ascii':
      return encodeSingleByte(text, 'ascii', 128, errors);
    case 'latin-1':
      return encodeSingleByte(text, 'latin-1', 256, errors);
    case 'utf-16':
    case 'utf-16-le':
    case 'utf-16-be':
      return encodeUtf16(text, codec, errors);
    default:
      throw new Error(codec satisfies never);
  }
}

/** bytes.decode. */
export function decode(bytes: Uint8Array, codec: Codec = 'utf-8', errors = 'strict'): string {
  switch (codec) {
    case 'utf-8':
      return decodeUtf8(bytes, errors);
    case 'utf-8-sig': {
      const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
      return decodeUtf8(marked ? bytes.subarray(3) : bytes, errors);
    }
    case 'ascii':
      return decodeAscii(bytes, errors);
    case 'latin-1':
      return latin1Text(bytes);
    case 'utf-16':
    case 'utf-16-le':
    case 'utf-16-be':
      return decodeUtf16(bytes, codec, errors);
    default:
      throw new Error(codec satisfies never);
  }
}

/** The text whose characters have the bytes' values. */
export function latin1Text(bytes: Uint8Array): string {
  let out = '';
  for (let at = 0; at < bytes.length; at += 4096) out += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return out;
}

/** The bytes of a text that holds only characters below 256 (a rendered bytes template, for instance). */
export function latin1Bytes(text: string): Uint8Array {
  const out = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) out[at] = text.charCodeAt(at);
  return out;
}

function encodeUtf8(text: string, errors: string): Uint8Array {
  const out: Bytes = { buffer: new Uint8Array(text.length + 8), length: 0 };
  let pointIndex = 0;
  for (let at = 0; at < text.length; pointIndex++) {
    const point = text.codePointAt(at)!;
    at += point > 0xffff ? 2 : 1;
    if (point < 0x80) push(out, point);
    else if (point < 0x800) {
      push(out, 0xc0 | (point >> 6));
      push(out, 0x80 | (point & 0x3f));
    } else if (point >= 0xd800 && point < 0xe000) {
      // A run of lone surrogates is one error.
      const bad = [point];
      while (at < text.length && isLoneSurrogate(text, at)) bad.push(text.charCodeAt(at++));
      if (errors === 'surrogatepass') {
        for (const surrogate of bad) pushThree(out, surrogate);
      } else {
        const instead = handleUnencodable('utf-8', text, bad, pointIndex, 'surrogates not allowed', errors);
        for (const byte of typeof instead === 'string' ? latin1Bytes(instead) : instead) push(out, byte);
      }
      pointIndex += bad.length - 1;
    } else if (point < 0x10000) pushThree(out, point);
    else {
      push(out, 0xf0 | (point >> 18));
      push(out, 0x80 | ((point >> 12) & 0x3f));
      push(out, 0x80 | ((point >> 6) & 0x3f));
      push(out, 0x80 | (point & 0x3f));
    }
  }
  return out.buffer.slice(0, out.length);
}

function isLoneSurrogate(text: string, at: number): boolean {
  const point = text.codePointAt(at)!;
  return point >= 0xd800 && point < 0xe000;
}

function pushThree(out: Bytes, point: number): void {
  push(out, 0xe0 | (point >> 12));
  push(out, 0x80 | ((point >> 6) & 0x3f));
  push(out, 0x80 | (point & 0x3f));
}

function encodeSingleByte(text: string, encoding: 'ascii' | 'latin-1', limit: number, errors: string): Uint8Array {
  const out: Bytes = { buffer: new Uint8Array(text.length), length: 0 };
  const points = Array.from(text, (character) => character.codePointAt(0)!);
  for (let at = 0; at < points.length; at++) {
    if (points[at]! < limit) {
      push(out, points[at]!);
      continue;
    }
    const start = at;
    while (at + 1 < points.length && points[at + 1]! >= limit) at++;
    const instead = handleUnencodable(encoding, text, points.slice(start, at + 1), start, `ordinal not in range(${limit})`, errors);
    for (const byte of typeof instead === 'string' ? latin1Bytes(instead) : instead) push(out, byte);
  }
  return out.buffer.slice(0, out.length);
}

function decodeAscii(bytes: Uint8Array, errors: string): string {
  if (bytes.every((byte) => byte < 0x80)) return latin1Text(bytes);
  let out = '';
  bytes.forEach((byte, at) => {
    out += byte < 0x80 ? String.fromCharCode(byte) : handleUndecodable('ascii', bytes, at, at + 1, 'ordinal not in range(128)', errors);
  });
  return out;
}

function decodeUtf8(bytes: Uint8Array, errors: string): string {
  if (bytes.every((byte) => byte < 0x80)) return latin1Text(bytes);
  let out = '';
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at]!;
    if (lead < 0x80) {
      out += String.fromCharCode(lead);
      at++;
      continue;
    }
    const { length, point, reason } = readSequence(bytes, at, errors === 'surrogatepass');
    out +=
      reason === ''
        ? String.fromCodePoint(point)
        : handleUndecodable('utf-8', bytes, at, at + length, reason, errors === 'surrogatepass' ? 'strict' : errors);
    at += length;
  }
  return out;
}

/** A multi-byte sequence, or the length and reason of what is wrong there. */
function readSequence(
  bytes: Uint8Array,
  at: number,
  surrogates: boolean,
): { readonly length: number; readonly point: number; readonly reason: string } {
  const lead = bytes[at]!;
  if (lead < 0xc2 || lead > 0xf4) return { length: 1, point: 0, reason: 'invalid start byte' };
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  let point = lead & (0xff >> (length + 1));
  for (let nth = 1; nth < length; nth++) {
    const byte = bytes[at + nth];
    if (byte === undefined) return { length: nth, point: 0, reason: 'unexpected end of data' };
    // No overlong forms, no surrogates, nothing above U+10FFFF: the second byte tells.
    const low = nth > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const high = nth > 1 ? 0xbf : lead === 0xed && !surrogates ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (byte < low || byte > high) return { length: nth, point: 0, reason: 'invalid continuation byte' };
    point = (point << 6) | (byte & 0x3f);
  }
  return { length, point, reason: '' };
}
