/**
 * The internet checksum: the ones' complement of the ones' complement sum of 16-bit words. RFC 1071.
 * It finds any single flipped bit, but not two words swapped: that is how the real one is, too.
 */

/** Adds `bytes[from..to)` as big-endian words to a running sum; an odd last byte counts as the high half of a word. */
export function addWords(sum: number, bytes: Uint8Array, from: number, to: number): number {
  let total = sum;
  let i = from;
  for (; i + 1 < to; i += 2) total += ((bytes[i] as number) << 8) | (bytes[i + 1] as number);
  if (i < to) total += (bytes[i] as number) << 8;
  // A double stays exact far beyond any packet; folding happens once, at the end.
  return total;
}

/** Folds a running sum to 16 bits and complements it. */
export function foldChecksum(sum: number): number {
  let folded = sum;
  while (folded > 0xffff) folded = (folded % 0x10000) + Math.floor(folded / 0x10000);
  return ~folded & 0xffff;
}

/** The checksum of a whole run of bytes. A block that contains its own correct checksum gives 0. */
export function checksum(bytes: Uint8Array, from = 0, to = bytes.length): number {
  return foldChecksum(addWords(0, bytes, from, to));
}

/** Sum of the pseudo header that TCP and UDP checksums cover: addresses, protocol, length. RFC 9293 3.1, RFC 768. */
export function pseudoHeaderSum(source: number, destination: number, protocol: number, length: number): number {
  return (source >>> 16) + (source & 0xffff) + (destination >>> 16) + (destination & 0xffff) + protocol + length;
}
