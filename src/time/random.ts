/**
 * Seeded randomness as plain data. Every purpose (a link's losses, a host's ports) draws from a stream of its own, so that
 * switching one kind of chance on does not change what all the others do.
 *
 * The generator is sfc32 (Chris Doty-Humphrey, PractRand): four 32-bit words, integer operations only, equal on every machine.
 */
export interface Random {
  a: number;
  b: number;
  c: number;
  d: number;
}

/** A 32-bit hash of numbers and words (murmur3's mixing over each); the same on every machine. */
export function hash32(...parts: readonly (number | string)[]): number {
  let h = 0x9e3779b9;
  const mix = (value: number): void => {
    let k = Math.imul(value | 0, 0xcc9e2d51);
    k = (k << 15) | (k >>> 17);
    h ^= Math.imul(k, 0x1b873593);
    h = (h << 13) | (h >>> 19);
    h = (Math.imul(h, 5) + 0xe6546b64) | 0;
  };
  for (const part of parts) {
    if (typeof part === 'string') {
      for (let i = 0; i < part.length; i++) mix(part.charCodeAt(i));
      mix(part.length);
    } else {
      mix(part % 0x1_0000_0000);
      mix(Math.floor(part / 0x1_0000_0000));
    }
  }
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A stream of random numbers for one purpose of one run. */
export function randomFor(seed: number, ...purpose: readonly (number | string)[]): Random {
  const random: Random = { a: hash32(seed, 1, ...purpose), b: hash32(seed, 2, ...purpose), c: hash32(seed, 3, ...purpose), d: 1 };
  for (let i = 0; i < 12; i++) nextWord(random);
  return random;
}

/** The next 32 random bits. */
export function nextWord(r: Random): number {
  const sum = (((r.a + r.b) | 0) + r.d) | 0;
  r.d = (r.d + 1) | 0;
  r.a = r.b ^ (r.b >>> 9);
  r.b = (r.c + (r.c << 3)) | 0;
  r.c = (((r.c << 21) | (r.c >>> 11)) + sum) | 0;
  return sum >>> 0;
}

/** At least 0, below 1, in steps of 2^-53. */
export function nextFraction(r: Random): number {
  const high = nextWord(r) >>> 5;
  return (high * 0x400_0000 + (nextWord(r) >>> 6)) / 0x20_0000_0000_0000;
}

/** A whole number, at least 0 and below `limit`. */
export const nextBelow = (r: Random, limit: number): number => Math.floor(nextFraction(r) * limit);

/** True with this probability. Draws nothing where the answer is certain. */
export const chance = (r: Random, probability: number): boolean => probability > 0 && (probability >= 1 || nextFraction(r) < probability);
