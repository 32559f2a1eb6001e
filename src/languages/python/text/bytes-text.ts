/**
 * What bytes share with ASCII text: case, the is-questions, widths, translate; and hex in both directions.
 */
import { latin1Bytes, latin1Text } from './codecs.ts';
import { valueError } from './python-error.ts';
import { center, expandTabs, leftJustify, rightJustify, zeroFill } from './str-pad.ts';
import { isSpaceByte } from './bytes-split.ts';

const isUpperByte = (byte: number): boolean => byte >= 65 && byte <= 90;
const isLowerByte = (byte: number): boolean => byte >= 97 && byte <= 122;
const isLetter = (byte: number): boolean => isUpperByte(byte) || isLowerByte(byte);
const isDigitByte = (byte: number): boolean => byte >= 48 && byte <= 57;
const upperByte = (byte: number): number => (isLowerByte(byte) ? byte - 32 : byte);
const lowerByte = (byte: number): number => (isUpperByte(byte) ? byte + 32 : byte);

export function bytesUpper(bytes: Uint8Array): Uint8Array {
  return bytes.map(upperByte);
}

export function bytesLower(bytes: Uint8Array): Uint8Array {
  return bytes.map(lowerByte);
}

export function bytesSwapcase(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => (isUpperByte(byte) ? byte + 32 : upperByte(byte)));
}

export function bytesCapitalize(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, at) => (at === 0 ? upperByte(byte) : lowerByte(byte)));
}

export function bytesTitle(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, at) => (at > 0 && isLetter(bytes[at - 1]!) ? lowerByte(byte) : upperByte(byte)));
}

export function bytesAreAlpha(bytes: Uint8Array): boolean {
  return bytes.length > 0 && bytes.every(isLetter);
}

export function bytesAreDigits(bytes: Uint8Array): boolean {
  return bytes.length > 0 && bytes.every(isDigitByte);
}

export function bytesAreAlnum(bytes: Uint8Array): boolean {
  return bytes.length > 0 && bytes.every((byte) => isLetter(byte) || isDigitByte(byte));
}

export function bytesAreSpace(bytes: Uint8Array): boolean {
  return bytes.length > 0 && bytes.every(isSpaceByte);
}

/** True of empty bytes too. */
export function bytesAreAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 128);
}

export function bytesAreLower(bytes: Uint8Array): boolean {
  return bytes.some(isLowerByte) && !bytes.some(isUpperByte);
}

export function bytesAreUpper(bytes: Uint8Array): boolean {
  return bytes.some(isUpperByte) && !bytes.some(isLowerByte);
}

export function bytesAreTitle(bytes: Uint8Array): boolean {
  return (
    bytes.some(isUpperByte) &&
    bytes.every((byte, at) => {
      const afterLetter = at > 0 && isLetter(bytes[at - 1]!);
      return isUpperByte(byte) ? !afterLetter : isLowerByte(byte) ? afterLetter : true;
    })
  );
}

/** center, ljust, rjust, zfill and expandtabs do on bytes what they do on ASCII text. `fill` is one byte. */
export function bytesPad(method: 'center' | 'ljust' | 'rjust', bytes: Uint8Array, width: number, fill = 32): Uint8Array {
  const pad = { center, ljust: leftJustify, rjust: rightJustify }[method];
  return latin1Bytes(pad(latin1Text(bytes), width, String.fromCharCode(fill)));
}

export function bytesZeroFill(bytes: Uint8Array, width: number): Uint8Array {
  return latin1Bytes(zeroFill(latin1Text(bytes), width));
}

export function bytesExpandTabs(bytes: Uint8Array, size = 8): Uint8Array {
  return latin1Bytes(expandTabs(latin1Text(bytes), size));
}

/** bytes.translate: a table of 256 bytes or null, and bytes to delete first. */
export function bytesTranslate(bytes: Uint8Array, table: Uint8Array | null, deleted: Uint8Array): Uint8Array {
  if (table !== null && table.length !== 256) valueError('translation table must be 256 characters long');
  const kept = deleted.length === 0 ? bytes.slice() : bytes.filter((byte) => !deleted.includes(byte));
  return table === null ? kept : kept.map((byte) => table[byte]!);
}

/** bytes.maketrans. */
export function bytesMakeTranslation(from: Uint8Array, to: Uint8Array): Uint8Array {
  if (from.length !== to.length) valueError('maketrans arguments must have same length');
  const table = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  from.forEach((byte, at) => (table[byte] = to[at]!));
  return table;
}

/** bytes.hex(separator, group): groups counted from the right, from the left where `group` is negative. */
export function bytesHex(bytes: Uint8Array, separator = '', group = 1): string {
  const pairs = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
  const size = Math.abs(group);
  if (separator === '' || size === 0) return pairs.join('');
  const first = group > 0 ? pairs.length % size : 0;
  const groups = first === 0 ? [] : [pairs.slice(0, first).join('')];
  for (let at = first; at < pairs.length; at += size) groups.push(pairs.slice(at, at + size).join(''));
  return groups.join(separator);
}

/** bytes.fromhex: white space between bytes is skipped. */
export function bytesFromHex(text: string): Uint8Array {
  const out: number[] = [];
  const fail = (unit: number): never =>
    valueError(`non-hexadecimal number found in fromhex() arg at position ${Array.from(text.slice(0, unit)).length}`);
  // CPython looks for what is not ASCII first, whatever comes before it.
  const foreign = text.search(/[^\x00-\x7f]/);
  if (foreign >= 0) fail(foreign);
  for (let at = 0; at < text.length;) {
    if (isSpaceByte(text.charCodeAt(at))) {
      at++;
      continue;
    }
    if (!/[0-9a-fA-F]/.test(text[at]!)) fail(at);
    if (!/^[0-9a-fA-F]$/.test(text[at + 1] ?? '')) fail(at + 1);
    out.push(parseInt(text.slice(at, at + 2), 16));
    at += 2;
  }
  return Uint8Array.from(out);
}
