/**
 * Searching and replacing in a str: indexes in and out are code points. Lone surrogates are characters of their own, so a find never
 * matches half of a pair.
 */
import { codePointLength, isSimple, pointIndex, unitIndex } from './code-points.ts';
import { valueError } from './python-error.ts';
import { searchRange } from './slices.ts';

type Index = number | bigint | null;

/** Is there a border between characters at this UTF-16 index? */
function isBorder(text: string, unit: number): boolean {
  const after = text.charCodeAt(unit);
  if (!(after >= 0xdc00 && after < 0xe000)) return true;
  const before = text.charCodeAt(unit - 1);
  return !(before >= 0xd800 && before < 0xdc00);
}

/** First UTF-16 index at or after `from` where `part` stands and ends by `to`, or -1. */
export function findUnits(text: string, part: string, from: number, to: number): number {
  for (let at = text.indexOf(part, from); at >= 0 && at + part.length <= to; at = text.indexOf(part, at + 1)) {
    if (isBorder(text, at) && isBorder(text, at + part.length)) return at;
    if (at >= text.length) return -1;
  }
  return -1;
}

/** Last UTF-16 index at or after `from` where `part` stands and ends by `to`, or -1. */
export function findLastUnits(text: string, part: string, from: number, to: number): number {
  if (to - part.length < from) return -1;
  for (let at = text.lastIndexOf(part, to - part.length); at >= from; at = text.lastIndexOf(part, at - 1)) {
    if (isBorder(text, at) && isBorder(text, at + part.length)) return at;
    if (at === 0) return -1;
  }
  return -1;
}

/** The searched range as UTF-16 indexes, or null where nothing, not even the empty text, can stand in it. */
function unitRange(text: string, start: Index, end: Index): { readonly from: number; readonly to: number } | null {
  if (start === null && end === null) return { from: 0, to: text.length };
  const simple = isSimple(text);
  const range = searchRange(start, end, simple ? text.length : codePointLength(text));
  if (range.start > range.end) return null;
  return simple ? { from: range.start, to: range.end } : { from: unitIndex(text, range.start), to: unitIndex(text, range.end) };
}

/** str.find: a code-point index, or -1. */
export function find(text: string, part: string, start: Index = null, end: Index = null): number {
  const range = unitRange(text, start, end);
  const found = range === null ? -1 : findUnits(text, part, range.from, range.to);
  return found <= 0 ? found : pointIndex(text, found);
}

/** str.rfind: a code-point index, or -1. */
export function rfind(text: string, part: string, start: Index = null, end: Index = null): number {
  const range = unitRange(text, start, end);
  const found = range === null ? -1 : findLastUnits(text, part, range.from, range.to);
  return found <= 0 ? found : pointIndex(text, found);
}

/** str.index: ValueError where find gives -1. */
export function index(text: string, part: string, start: Index = null, end: Index = null): number {
  const found = find(text, part, start, end);
  return found < 0 ? valueError('substring not found') : found;
}

/** str.rindex. */
export function rindex(text: string, part: string, start: Index = null, end: Index = null): number {
  const found = rfind(text, part, start, end);
  return found < 0 ? valueError('substring not found') : found;
}

/** str.__contains__. */
export function contains(text: string, part: string): boolean {
  return findUnits(text, part, 0, text.length) >= 0;
}

/** str.count: occurrences that do not overlap; the empty text stands before, between and after the characters. */
export function count(text: string, part: string, start: Index = null, end: Index = null): number {
  const range = unitRange(text, start, end);
  if (range === null) return 0;
  if (part === '') return codePointLength(text.slice(range.from, range.to)) + 1;
  let found = 0;
  for (let at = findUnits(text, part, range.from, range.to); at >= 0; at = findUnits(text, part, at + part.length, range.to)) found++;
  return found;
}

/** str.startswith with one prefix (of a tuple, ask for each). */
export function startsWith(text: string, prefix: string, start: Index = null, end: Index = null): boolean {
  const range = unitRange(text, start, end);
  return (
    range !== null &&
    range.from + prefix.length <= range.to &&
    text.startsWith(prefix, range.from) &&
    isBorder(text, range.from + prefix.length)
  );
}

/** str.endswith with one suffix. */
export function endsWith(text: string, suffix: string, start: Index = null, end: Index = null): boolean {
  const range = unitRange(text, start, end);
  if (range === null || range.from + suffix.length > range.to) return false;
  return text.endsWith(suffix, range.to) && isBorder(text, range.to - suffix.length);
}

/** str.replace; a negative `limit` replaces all. */
export function replace(text: string, old: string, fresh: string, limit: number | bigint = -1): string {
  if (limit === 0 || limit === 0n) return text;
  let left = limit < 0 ? Infinity : Number(limit);
  if (old === '') {
    const points = Array.from(text);
    let out = '';
    for (const point of points) {
      out += left > 0 ? fresh + point : point;
      left--;
    }
    return left > 0 ? out + fresh : out;
  }
  if (left === Infinity && isSimple(text)) return text.replaceAll(old, () => fresh);
  let out = '';
  let at = 0;
  for (let found = findUnits(text, old, 0, text.length); found >= 0 && left > 0; found = findUnits(text, old, at, text.length)) {
    out += text.slice(at, found) + fresh;
    at = found + old.length;
    left--;
  }
  return out + text.slice(at);
}

/** str.removeprefix. */
export function removePrefix(text: string, prefix: string): string {
  return prefix !== '' && startsWith(text, prefix) ? text.slice(prefix.length) : text;
}

/** str.removesuffix. */
export function removeSuffix(text: string, suffix: string): string {
  return suffix !== '' && endsWith(text, suffix) ? text.slice(0, -suffix.length) : text;
}

/** str.partition: before, separator, after; ValueError for an empty separator. */
export function partition(text: string, separator: string): readonly [string, string, string] {
  if (separator === '') valueError('empty separator');
  const at = findUnits(text, separator, 0, text.length);
  return at < 0 ? [text, '', ''] : [text.slice(0, at), separator, text.slice(at + separator.length)];
}

/** str.rpartition. */
export function rpartition(text: string, separator: string): readonly [string, string, string] {
  if (separator === '') valueError('empty separator');
  const at = findLastUnits(text, separator, 0, text.length);
  return at < 0 ? ['', '', text] : [text.slice(0, at), separator, text.slice(at + separator.length)];
}
