/**
 * Taking a str apart: split, rsplit, splitlines, strip. White space is what str.isspace says.
 */
import { isSimple } from './code-points.ts';
import { valueError } from './python-error.ts';
import { findLastUnits, findUnits } from './str-search.ts';
import { inUnicodeSet } from './unicode.ts';

export function isSpacePoint(point: number): boolean {
  if (point < 128) return point === 32 || (point >= 9 && point <= 13) || (point >= 28 && point <= 31);
  return inUnicodeSet('space', point);
}

/** No white space lies beyond the BMP, so UTF-16 units can be asked one by one. */
function isSpaceUnit(text: string, unit: number): boolean {
  return isSpacePoint(text.charCodeAt(unit));
}

/** str.split; `separator` null splits at runs of white space, a negative `limit` has no end. */
export function split(text: string, separator: string | null = null, limit: number | bigint = -1): string[] {
  let left = limit < 0 ? Infinity : Number(limit);
  const out: string[] = [];
  if (separator === null) {
    let at = 0;
    for (;;) {
      while (at < text.length && isSpaceUnit(text, at)) at++;
      if (at >= text.length) return out;
      if (left-- <= 0) {
        out.push(text.slice(at));
        return out;
      }
      const start = at;
      while (at < text.length && !isSpaceUnit(text, at)) at++;
      out.push(text.slice(start, at));
    }
  }
  if (separator === '') valueError('empty separator');
  let at = 0;
  for (
    let found = findUnits(text, separator, 0, text.length);
    found >= 0 && left > 0;
    found = findUnits(text, separator, at, text.length)
  ) {
    out.push(text.slice(at, found));
    at = found + separator.length;
    left--;
  }
  out.push(text.slice(at));
  return out;
}

/** str.rsplit: the same from the right. */
export function rsplit(text: string, separator: string | null = null, limit: number | bigint = -1): string[] {
  let left = limit < 0 ? Infinity : Number(limit);
  const out: string[] = [];
  let end = text.length;
  if (separator === null) {
    for (;;) {
      while (end > 0 && isSpaceUnit(text, end - 1)) end--;
      if (end === 0) return out.reverse();
      if (left-- <= 0) {
        out.push(text.slice(0, end));
        return out.reverse();
      }
      const stop = end;
      while (end > 0 && !isSpaceUnit(text, end - 1)) end--;
      out.push(text.slice(end, stop));
    }
  }
  if (separator === '') valueError('empty separator');
  for (let found = findLastUnits(text, separator, 0, end); found >= 0 && left > 0; found = findLastUnits(text, separator, 0, end)) {
    out.push(text.slice(found + separator.length, end));
    end = found;
    left--;
  }
  out.push(text.slice(0, end));
  return out.reverse();
}

const LINE_END = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g;

/** str.splitlines. */
export function splitLines(text: string, keepEnds = false): string[] {
  const out: string[] = [];
  let at = 0;
  for (const end of text.matchAll(LINE_END)) {
    out.push(text.slice(at, keepEnds ? end.index + end[0].length : end.index));
    at = end.index + end[0].length;
  }
  if (at < text.length) out.push(text.slice(at));
  return out;
}

/** str.lstrip; `characters` null strips white space. */
export function stripLeft(text: string, characters: string | null = null): string {
  let at = 0;
  if (characters === null) {
    while (at < text.length && isSpaceUnit(text, at)) at++;
    return text.slice(at);
  }
  const set = new Set(characters);
  if (isSimple(text)) {
    while (at < text.length && set.has(text[at]!)) at++;
    return text.slice(at);
  }
  for (const character of text) {
    if (!set.has(character)) break;
    at += character.length;
  }
  return text.slice(at);
}

/** str.rstrip. */
export function stripRight(text: string, characters: string | null = null): string {
  let end = text.length;
  if (characters === null) {
    while (end > 0 && isSpaceUnit(text, end - 1)) end--;
    return text.slice(0, end);
  }
  const set = new Set(characters);
  if (isSimple(text)) {
    while (end > 0 && set.has(text[end - 1]!)) end--;
    return text.slice(0, end);
  }
  const points = Array.from(text);
  while (points.length > 0 && set.has(points.at(-1)!)) end -= points.pop()!.length;
  return text.slice(0, end);
}

/** str.strip. */
export function strip(text: string, characters: string | null = null): string {
  return stripRight(stripLeft(text, characters), characters);
}
