/**
 * Searching and taking apart bytes and bytearray. A part may be bytes or one byte as an int (b'abc'.find(97)).
 */
import { valueError } from './python-error.ts';
import { searchRange } from './slices.ts';

type Index = number | bigint | null;

/** One byte given as an int; ValueError outside 0 to 255. */
export function byteArgument(value: number | bigint): Uint8Array {
  if (value < 0 || value > 255) valueError('byte must be in range(0, 256)');
  return Uint8Array.of(Number(value));
}

/** First index in [from, to - part.length] where `part` stands, or -1. */
export function findBytes(bytes: Uint8Array, part: Uint8Array, from: number, to: number): number {
  const last = to - part.length;
  if (from > last) return -1;
  if (part.length === 0) return from;
  const first = part[0]!;
  for (let at = bytes.indexOf(first, from); at >= 0 && at <= last; at = bytes.indexOf(first, at + 1)) {
    let nth = 1;
    while (nth < part.length && bytes[at + nth] === part[nth]) nth++;
    if (nth === part.length) return at;
  }
  return -1;
}

/** Last such index, or -1. */
export function findLastBytes(bytes: Uint8Array, part: Uint8Array, from: number, to: number): number {
  for (let at = to - part.length; at >= from; at--) {
    let nth = 0;
    while (nth < part.length && bytes[at + nth] === part[nth]) nth++;
    if (nth === part.length) return at;
  }
  return -1;
}

export function bytesFind(bytes: Uint8Array, part: Uint8Array, start: Index = null, end: Index = null): number {
  const range = searchRange(start, end, bytes.length);
  return findBytes(bytes, part, range.start, range.end);
}

export function bytesRfind(bytes: Uint8Array, part: Uint8Array, start: Index = null, end: Index = null): number {
  const range = searchRange(start, end, bytes.length);
  return findLastBytes(bytes, part, range.start, range.end);
}

/** bytes.index: ValueError where find gives -1. */
export function bytesIndex(bytes: Uint8Array, part: Uint8Array, start: Index = null, end: Index = null): number {
  const found = bytesFind(bytes, part, start, end);
  return found < 0 ? valueError('subsection not found') : found;
}

export function bytesRindex(bytes: Uint8Array, part: Uint8Array, start: Index = null, end: Index = null): number {
  const found = bytesRfind(bytes, part, start, end);
  return found < 0 ? valueError('subsection not found') : found;
}

export function bytesContain(bytes: Uint8Array, part: Uint8Array): boolean {
  return findBytes(bytes, part, 0, bytes.length) >= 0;
}

export function bytesCount(bytes: Uint8Array, part: Uint8Array, start: Index = null, end: Index = null): number {
  const range = searchRange(start, end, bytes.length);
  if (range.start > range.end) return 0;
  if (part.length === 0) return range.end - range.start + 1;
  let found = 0;
  for (let at = findBytes(bytes, part, range.start, range.end); at >= 0; at = findBytes(bytes, part, at + part.length, range.end)) found++;
  return found;
}

export function bytesStartWith(bytes: Uint8Array, prefix: Uint8Array, start: Index = null, end: Index = null): boolean {
  const range = searchRange(start, end, bytes.length);
  return range.start + prefix.length <= range.end && findBytes(bytes, prefix, range.start, range.start + prefix.length) === range.start;
}

export function bytesEndWith(bytes: Uint8Array, suffix: Uint8Array, start: Index = null, end: Index = null): boolean {
  const range = searchRange(start, end, bytes.length);
  const at = range.end - suffix.length;
  return at >= range.start && findBytes(bytes, suffix, at, range.end) === at;
}

/** bytes.replace; a negative `limit` replaces all. */
export function bytesReplace(bytes: Uint8Array, old: Uint8Array, fresh: Uint8Array, limit: number | bigint = -1): Uint8Array {
  let left = limit < 0 ? Infinity : Number(limit);
  const pieces: Uint8Array[] = [];
  let at = 0;
  if (old.length === 0) {
    for (; at <= bytes.length && left > 0; at++, left--) pieces.push(fresh, bytes.subarray(at, at + 1));
    return concatBytes([...pieces, bytes.subarray(at)]);
  }
  for (let found = findBytes(bytes, old, 0, bytes.length); found >= 0 && left > 0; found = findBytes(bytes, old, at, bytes.length)) {
    pieces.push(bytes.subarray(at, found), fresh);
    at = found + old.length;
    left--;
  }
  return concatBytes([...pieces, bytes.subarray(at)]);
}

/** The pieces one behind the other, as a fresh array. */
export function concatBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

/** separator.join(pieces). */
export function joinBytes(separator: Uint8Array, pieces: readonly Uint8Array[]): Uint8Array {
  return concatBytes(pieces.flatMap((piece, nth) => (nth === 0 ? [piece] : [separator, piece])));
}

/** bytes * times: what is there already is doubled, so the work is in a few large copies however short the pattern. */
export function repeatBytes(bytes: Uint8Array, times: number): Uint8Array {
  const out = new Uint8Array(Math.max(0, bytes.length * times));
  if (bytes.length === 1) return out.fill(bytes[0] ?? 0);
  if (out.length > 0) out.set(bytes);
  for (let filled = bytes.length; filled > 0 && filled < out.length; filled *= 2)
    out.copyWithin(filled, 0, Math.min(filled, out.length - filled));
  return out;
}

export function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  for (let at = 0; at < left.length; at++) if (left[at] !== right[at]) return false;
  return true;
}

/** Negative, zero or positive as left sorts before, with or behind right. */
export function compareBytes(left: Uint8Array, right: Uint8Array): number {
  const common = Math.min(left.length, right.length);
  for (let at = 0; at < common; at++) if (left[at] !== right[at]) return left[at]! - right[at]!;
  return left.length - right.length;
}
