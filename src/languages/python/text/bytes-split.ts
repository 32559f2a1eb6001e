/**
 * split, rsplit, splitlines, strip, partition of bytes. White space is ASCII's; lines end at \n, \r and \r\n only.
 */
import { valueError } from './python-error.ts';
import { findBytes, findLastBytes } from './bytes-search.ts';

export function isSpaceByte(byte: number | undefined): boolean {
  return byte === 32 || (byte !== undefined && byte >= 9 && byte <= 13);
}

/** bytes.split; `separator` null splits at runs of white space. */
export function bytesSplit(bytes: Uint8Array, separator: Uint8Array | null = null, limit: number | bigint = -1): Uint8Array[] {
  let left = limit < 0 ? Infinity : Number(limit);
  const out: Uint8Array[] = [];
  let at = 0;
  if (separator === null) {
    for (;;) {
      while (isSpaceByte(bytes[at])) at++;
      if (at >= bytes.length) return out;
      if (left-- <= 0) {
        out.push(bytes.slice(at));
        return out;
      }
      const start = at;
      while (at < bytes.length && !isSpaceByte(bytes[at])) at++;
      out.push(bytes.slice(start, at));
    }
  }
  if (separator.length === 0) valueError('empty separator');
  for (
    let found = findBytes(bytes, separator, 0, bytes.length);
    found >= 0 && left > 0;
    found = findBytes(bytes, separator, at, bytes.length)
  ) {
    out.push(bytes.slice(at, found));
    at = found + separator.length;
    left--;
  }
  out.push(bytes.slice(at));
  return out;
}

/** bytes.rsplit. */
export function bytesRsplit(bytes: Uint8Array, separator: Uint8Array | null = null, limit: number | bigint = -1): Uint8Array[] {
  let left = limit < 0 ? Infinity : Number(limit);
  const out: Uint8Array[] = [];
  let end = bytes.length;
  if (separator === null) {
    for (;;) {
      while (isSpaceByte(bytes[end - 1])) end--;
      if (end === 0) return out.reverse();
      if (left-- <= 0) {
        out.push(bytes.slice(0, end));
        return out.reverse();
      }
      const stop = end;
      while (end > 0 && !isSpaceByte(bytes[end - 1])) end--;
      out.push(bytes.slice(end, stop));
    }
  }
  if (separator.length === 0) valueError('empty separator');
  for (let found = findLastBytes(bytes, separator, 0, end); found >= 0 && left > 0; found = findLastBytes(bytes, separator, 0, end)) {
    out.push(bytes.slice(found + separator.length, end));
    end = found;
    left--;
  }
  out.push(bytes.slice(0, end));
  return out.reverse();
}

/** bytes.splitlines. */
export function bytesSplitLines(bytes: Uint8Array, keepEnds = false): Uint8Array[] {
  const out: Uint8Array[] = [];
  let start = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== 10 && bytes[at] !== 13) continue;
    const end = bytes[at] === 13 && bytes[at + 1] === 10 ? at + 2 : at + 1;
    out.push(bytes.slice(start, keepEnds ? end : at));
    start = end;
    at = end - 1;
  }
  if (start < bytes.length) out.push(bytes.slice(start));
  return out;
}

/** strip, lstrip, rstrip: `ends` says which; `characters` null strips white space. */
export function bytesStrip(bytes: Uint8Array, characters: Uint8Array | null = null, ends: 'both' | 'left' | 'right' = 'both'): Uint8Array {
  const stripped = (byte: number | undefined): boolean =>
    characters === null ? isSpaceByte(byte) : byte !== undefined && characters.includes(byte);
  let start = 0;
  let end = bytes.length;
  if (ends !== 'right') while (start < end && stripped(bytes[start])) start++;
  if (ends !== 'left') while (end > start && stripped(bytes[end - 1])) end--;
  return bytes.slice(start, end);
}

const NONE = new Uint8Array(0);

/** bytes.partition. */
export function bytesPartition(bytes: Uint8Array, separator: Uint8Array): readonly [Uint8Array, Uint8Array, Uint8Array] {
  if (separator.length === 0) valueError('empty separator');
  const at = findBytes(bytes, separator, 0, bytes.length);
  return at < 0 ? [bytes.slice(), NONE, NONE] : [bytes.slice(0, at), separator.slice(), bytes.slice(at + separator.length)];
}

/** bytes.rpartition. */
export function bytesRpartition(bytes: Uint8Array, separator: Uint8Array): readonly [Uint8Array, Uint8Array, Uint8Array] {
  if (separator.length === 0) valueError('empty separator');
  const at = findLastBytes(bytes, separator, 0, bytes.length);
  return at < 0 ? [NONE, NONE, bytes.slice()] : [bytes.slice(0, at), separator.slice(), bytes.slice(at + separator.length)];
}
