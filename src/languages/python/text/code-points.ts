/**
 * Python counts code points, JavaScript counts UTF-16 units. A text without surrogates is the same in both; only others pay.
 */

const SURROGATE = /[\ud800-\udfff]/;

/** Does every code point of this text take one UTF-16 unit? (Lone surrogates count as needing care; they cost only time.) */
export function isSimple(text: string): boolean {
  return !SURROGATE.test(text);
}

/** len(text). */
export function codePointLength(text: string): number {
  if (isSimple(text)) return text.length;
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** UTF-16 index of the code point with this index (the text's end where there are fewer). */
export function unitIndex(text: string, pointIndex: number): number {
  let unit = 0;
  for (let point = 0; point < pointIndex && unit < text.length; point++) {
    unit += text.codePointAt(unit)! > 0xffff ? 2 : 1;
  }
  return unit;
}

/** Code-point index of this UTF-16 index. */
export function pointIndex(text: string, unit: number): number {
  return isSimple(text) ? unit : codePointLength(text.slice(0, unit));
}

/** text[start:end] in code points, with 0 <= start; an empty text where end <= start. */
export function slicePoints(text: string, start: number, end: number): string {
  if (end <= start) return '';
  if (isSimple(text)) return text.slice(start, end);
  const from = unitIndex(text, start);
  const rest = text.slice(from);
  return rest.slice(0, unitIndex(rest, end - start));
}

/** The first `count` code points. */
export function takePoints(text: string, count: number): string {
  return slicePoints(text, 0, count);
}

/** The code point at an index within the text, as a text of one character. */
export function pointAt(text: string, index: number): string {
  if (isSimple(text)) return text.charAt(index);
  const unit = unitIndex(text, index);
  return String.fromCodePoint(text.codePointAt(unit)!);
}
