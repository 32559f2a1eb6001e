/**
 * The questions a str answers about itself: isalpha, isdigit, isupper and their kin.
 */
import { inUnicodeSet, type UnicodeSet } from './unicode.ts';

/** True where there is a character and every one is in one of the sets. */
function every(text: string, ...sets: readonly UnicodeSet[]): boolean {
  if (text === '') return false;
  for (const character of text) {
    const point = character.codePointAt(0)!;
    if (!sets.some((set) => inUnicodeSet(set, point))) return false;
  }
  return true;
}

export function isAlpha(text: string): boolean {
  return every(text, 'alpha');
}

export function isDecimal(text: string): boolean {
  return every(text, 'decimal');
}

export function isDigit(text: string): boolean {
  return every(text, 'digit');
}

export function isNumeric(text: string): boolean {
  return every(text, 'numeric');
}

export function isAlnum(text: string): boolean {
  return every(text, 'alpha', 'decimal', 'digit', 'numeric');
}

export function isSpace(text: string): boolean {
  return every(text, 'space');
}

/** True of the empty text too. */
export function isPrintable(text: string): boolean {
  return text === '' || every(text, 'printable');
}

/** True of the empty text too. */
export function isAscii(text: string): boolean {
  return /^[\x00-\x7f]*$/.test(text);
}

/** At least one cased character, and none of the other cases. */
function isCase(text: string, wanted: 'lower' | 'upper'): boolean {
  let found = false;
  for (const character of text) {
    const point = character.codePointAt(0)!;
    if (inUnicodeSet(wanted === 'lower' ? 'upper' : 'lower', point) || inUnicodeSet('title', point)) return false;
    found ||= inUnicodeSet(wanted, point);
  }
  return found;
}

export function isLower(text: string): boolean {
  return isCase(text, 'lower');
}

export function isUpper(text: string): boolean {
  return isCase(text, 'upper');
}

/** Capitals only after what has no case, small letters only after what has. */
export function isTitle(text: string): boolean {
  let found = false;
  let afterCased = false;
  for (const character of text) {
    const point = character.codePointAt(0)!;
    const capital = inUnicodeSet('upper', point) || inUnicodeSet('title', point);
    const small = !capital && inUnicodeSet('lower', point);
    if ((capital && afterCased) || (small && !afterCased)) return false;
    afterCased = capital || small;
    found ||= afterCased;
  }
  return found;
}

export function isIdentifier(text: string): boolean {
  let first = true;
  for (const character of text) {
    if (!inUnicodeSet(first ? 'identifierStart' : 'identifierContinue', character.codePointAt(0)!)) return false;
    first = false;
  }
  return !first;
}
