/**
 * What CPython 3.11 knows about a code point: membership in its character sets and its case mappings. Tables, not the host's own
 * \p{...} or toUpperCase, because those follow the host's Unicode version and a run must be the same in every browser.
 */
import { UNICODE_MAPPINGS, UNICODE_SETS } from './unicode-tables.ts';

export type UnicodeSet = keyof typeof UNICODE_SETS;
export type CaseMapping = 'lower' | 'upper' | 'title' | 'casefold';

const borders: Partial<Record<UnicodeSet, Uint32Array>> = {};
const mappings: Partial<Record<CaseMapping, ReadonlyMap<number, string>>> = {};

function decodeBorders(name: UnicodeSet): Uint32Array {
  const differences = UNICODE_SETS[name].split(' ');
  const out = new Uint32Array(differences.length);
  let at = 0;
  for (let index = 0; index < differences.length; index++) {
    at += parseInt(differences[index]!, 36);
    out[index] = at;
  }
  return out;
}

/** Is this code point in the set? An odd number of borders at or below it means inside. */
export function inUnicodeSet(name: UnicodeSet, point: number): boolean {
  const table = (borders[name] ??= decodeBorders(name));
  let low = 0;
  let high = table.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (table[middle]! <= point) low = middle + 1;
    else high = middle;
  }
  return (low & 1) === 1;
}

function decodeMapping(name: CaseMapping): ReadonlyMap<number, string> {
  const out = new Map<number, string>();
  const [runs = '', texts = ''] = UNICODE_MAPPINGS[name].split(';');
  const numbers = runs.split(' ').map((number) => parseInt(number, 36));
  let point = 0;
  for (let index = 0; index + 3 < numbers.length; index += 4) {
    point += numbers[index]!;
    for (let nth = 0; nth < numbers[index + 1]!; nth++) {
      if (nth > 0) point += numbers[index + 2]!;
      out.set(point, String.fromCodePoint(point + numbers[index + 3]!));
    }
  }
  const pairs = texts === '' ? [] : texts.split(' ');
  for (let index = 0; index < pairs.length; index += 2) {
    out.set(parseInt(pairs[index]!, 36), String.fromCodePoint(...pairs[index + 1]!.split('+').map((number) => parseInt(number, 36))));
  }
  return out;
}

function mapped(name: CaseMapping, point: number): string | undefined {
  return (mappings[name] ??= decodeMapping(name)).get(point);
}

/** The text one code point becomes: "\xdf" upper is "SS". Without context: the final sigma is str.lower's affair. */
export function mapCase(name: CaseMapping, point: number): string {
  const found = mapped(name, point);
  if (found !== undefined) return found;
  if (name === 'title') return mapCase('upper', point);
  if (name === 'casefold') return mapCase('lower', point);
  return String.fromCodePoint(point);
}

let zeros: readonly number[] | undefined;

/** The value 0 to 9 of a decimal digit of any script, or -1. */
export function decimalValue(point: number): number {
  if (point < 128) return point >= 48 && point <= 57 ? point - 48 : -1;
  if (zeros === undefined) {
    let at = 0;
    zeros = UNICODE_MAPPINGS.decimalZeros.split(' ').map((difference) => (at += parseInt(difference, 36)));
  }
  for (const zero of zeros) if (point >= zero && point <= zero + 9) return point - zero;
  return -1;
}
