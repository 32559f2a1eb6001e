/**
 * utf-16 with a byte order mark, utf-16-le and utf-16-be (Objects/stringlib/codecs.h utf16_decode, utf16_encode).
 */
import { handleUndecodable, handleUnencodable } from './codec-errors.ts';

type Utf16 = 'utf-16' | 'utf-16-le' | 'utf-16-be';

export function encodeUtf16(text: string, codec: Utf16, errors: string): Uint8Array {
  const out: number[] = codec === 'utf-16' ? [0xff, 0xfe] : [];
  const bigEndian = codec === 'utf-16-be';
  const pushUnit = (unit: number): void => {
    if (bigEndian) out.push(unit >> 8, unit & 0xff);
    else out.push(unit & 0xff, unit >> 8);
  };
  let pointIndex = 0;
  for (const character of text) {
    const point = character.codePointAt(0)!;
    if (point >= 0xd800 && point < 0xe000 && errors !== 'surrogatepass') {
      const instead = handleUnencodable(codec, text, [point], pointIndex, 'surrogates not allowed', errors);
      if (typeof instead === 'string') for (const replacement of instead) pushUnit(replacement.charCodeAt(0));
      else out.push(...instead);
    } else for (let unit = 0; unit < character.length; unit++) pushUnit(character.charCodeAt(unit));
    pointIndex++;
  }
  return Uint8Array.from(out);
}

export function decodeUtf16(bytes: Uint8Array, codec: Utf16, errors: string): string {
  let bigEndian = codec === 'utf-16-be';
  let at = 0;
  if (codec === 'utf-16' && bytes.length >= 2) {
    const mark = bytes[0]! | (bytes[1]! << 8);
    if (mark === 0xfeff || mark === 0xfffe) at = 2;
    bigEndian = mark === 0xfffe;
  }
  const name = codec === 'utf-16' && at === 0 ? 'utf-16-le' : codec === 'utf-16' ? (bigEndian ? 'utf-16-be' : 'utf-16-le') : codec;
  const unitAt = (index: number): number =>
    bigEndian ? (bytes[index]! << 8) | bytes[index + 1]! : bytes[index]! | (bytes[index + 1]! << 8);
  let out = '';
  while (at < bytes.length) {
    const problem = (length: number, reason: string): void => {
      out += handleUndecodable(name, bytes, at, at + length, reason, errors);
      at += length;
    };
    if (at + 1 >= bytes.length) {
      problem(1, 'truncated data');
      continue;
    }
    const unit = unitAt(at);
    if (unit < 0xd800 || unit >= 0xe000) {
      out += String.fromCharCode(unit);
      at += 2;
    } else if (unit >= 0xdc00) problem(2, 'illegal encoding');
    else if (at + 3 >= bytes.length) problem(bytes.length - at, 'unexpected end of data');
    else {
      const low = unitAt(at + 2);
      if (low < 0xdc00 || low >= 0xe000) problem(2, 'illegal UTF-16 surrogate');
      else {
        out += String.fromCharCode(unit, low);
        at += 4;
      }
    }
  }
  return out;
}
