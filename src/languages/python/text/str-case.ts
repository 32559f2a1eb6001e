/**
 * Upper, lower, title case and folding of a str, full mappings, with the one rule that looks around: a capital sigma at the end of a
 * word becomes the final one (Objects/unicodeobject.c handle_capital_final_sigma).
 */
import { inUnicodeSet, mapCase } from './unicode.ts';

const ASCII = /^[\x00-\x7f]*$/;
const SIGMA = 0x3a3;

function pointsOf(text: string): number[] {
  return Array.from(text, (character) => character.codePointAt(0)!);
}

function lowerAt(points: readonly number[], at: number): string {
  const point = points[at]!;
  if (point !== SIGMA) return mapCase('lower', point);
  let before = at - 1;
  while (before >= 0 && inUnicodeSet('caseIgnorable', points[before]!)) before--;
  if (before < 0 || !inUnicodeSet('cased', points[before]!)) return '\u03c3';
  let after = at + 1;
  while (after < points.length && inUnicodeSet('caseIgnorable', points[after]!)) after++;
  return after < points.length && inUnicodeSet('cased', points[after]!) ? '\u03c3' : '\u03c2';
}

/** str.lower. */
export function lower(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  const points = pointsOf(text);
  return points.map((_, at) => lowerAt(points, at)).join('');
}

/** str.upper. */
export function upper(text: string): string {
  if (ASCII.test(text)) return text.toUpperCase();
  return pointsOf(text)
    .map((point) => mapCase('upper', point))
    .join('');
}

/** str.casefold. */
export function casefold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return pointsOf(text)
    .map((point) => mapCase('casefold', point))
    .join('');
}

/** str.capitalize: the first character in title case, the rest lower. */
export function capitalize(text: string): string {
  const points = pointsOf(text);
  return points.map((point, at) => (at === 0 ? mapCase('title', point) : lowerAt(points, at))).join('');
}

/** str.title: after a cased character lower, else title case. */
export function title(text: string): string {
  const points = pointsOf(text);
  let afterCased = false;
  return points
    .map((point, at) => {
      const mapped = afterCased ? lowerAt(points, at) : mapCase('title', point);
      afterCased = inUnicodeSet('cased', point);
      return mapped;
    })
    .join('');
}

/** str.swapcase. */
export function swapcase(text: string): string {
  const points = pointsOf(text);
  return points
    .map((point, at) => {
      if (inUnicodeSet('upper', point)) return lowerAt(points, at);
      return inUnicodeSet('lower', point) ? mapCase('upper', point) : String.fromCodePoint(point);
    })
    .join('');
}
