/**
 * Big-endian (network order) numbers in byte arrays, and the shape in which every decoder answers.
 */

/** What a decoder found, or a sentence saying why the bytes are not that. */
export type Decoded<T> = { readonly value: T; readonly error?: undefined } | { readonly error: string; readonly value?: undefined };

export const byteAt = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0;
export const read16 = (bytes: Uint8Array, at: number): number => (byteAt(bytes, at) << 8) | byteAt(bytes, at + 1);
export const read32 = (bytes: Uint8Array, at: number): number => ((read16(bytes, at) << 16) | read16(bytes, at + 2)) >>> 0;

export function write16(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 8;
  bytes[at + 1] = value;
}
export function write32(bytes: Uint8Array, at: number, value: number): void {
  write16(bytes, at, value >>> 16);
  write16(bytes, at + 2, value & 0xffff);
}
