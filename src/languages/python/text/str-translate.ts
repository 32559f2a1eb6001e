/**
 * str.maketrans with texts, and str.translate through a plain table. The interpreter turns a dict into the table (and, for other
 * mappings, asks for the code points it needs first).
 */
import { codePointLength } from './code-points.ts';
import { valueError } from './python-error.ts';

/** A code point, a text, or null to delete; a code point without an entry stays. */
export type TranslationTable = ReadonlyMap<number, number | string | null>;

/** str.maketrans(from, to, deleted). ValueError where the lengths differ. */
export function makeTranslation(from: string, to: string, deleted = ''): TranslationTable {
  if (codePointLength(from) !== codePointLength(to)) valueError('the first two maketrans arguments must have equal length');
  const table = new Map<number, number | string | null>();
  const targets = Array.from(to);
  Array.from(from).forEach((character, at) => table.set(character.codePointAt(0)!, targets[at]!.codePointAt(0)!));
  for (const character of deleted) table.set(character.codePointAt(0)!, null);
  return table;
}

/** str.translate. */
export function translate(text: string, table: TranslationTable): string {
  let out = '';
  for (const character of text) {
    const target = table.get(character.codePointAt(0)!);
    if (target === undefined) out += character;
    else if (typeof target === 'number') {
      if (target < 0 || target > 0x10ffff) valueError('character mapping must be in range(0x110000)');
      out += String.fromCodePoint(target);
    } else if (target !== null) out += target;
  }
  return out;
}
