/**
 * Widths of a str, in code points: center, ljust, rjust, zfill, expandtabs. The fill is one character (the caller checks:
 * TypeError "The fill character must be exactly one character long").
 */
import { codePointLength } from './code-points.ts';

/** str.center: an odd rest goes left where the width is odd. */
export function center(text: string, width: number, fill = ' '): string {
  const missing = width - codePointLength(text);
  if (missing <= 0) return text;
  const left = (missing >> 1) + (missing & width & 1);
  return fill.repeat(left) + text + fill.repeat(missing - left);
}

/** str.ljust. */
export function leftJustify(text: string, width: number, fill = ' '): string {
  return text + fill.repeat(Math.max(0, width - codePointLength(text)));
}

/** str.rjust. */
export function rightJustify(text: string, width: number, fill = ' '): string {
  return fill.repeat(Math.max(0, width - codePointLength(text))) + text;
}

/** str.zfill: zeros behind a sign. */
export function zeroFill(text: string, width: number): string {
  const missing = width - codePointLength(text);
  if (missing <= 0) return text;
  const signed = text.startsWith('+') || text.startsWith('-');
  return signed ? text.slice(0, 1) + '0'.repeat(missing) + text.slice(1) : '0'.repeat(missing) + text;
}

/** str.expandtabs: columns start anew after \n and \r. */
export function expandTabs(text: string, size = 8): string {
  let out = '';
  let column = 0;
  for (const character of text) {
    if (character === '\t') {
      if (size <= 0) continue;
      const spaces = size - (column % size);
      out += ' '.repeat(spaces);
      column += spaces;
    } else {
      out += character;
      column = character === '\n' || character === '\r' ? 0 : column + 1;
    }
  }
  return out;
}
