/**
 * hash() of the primitive values as CPython 3.11 on 64 bits computes it: it decides the order in which sets iterate. Strings and bytes
 * use SipHash-1-3 with a key made from the seed as PYTHONHASHSEED makes it. Python/pyhash.c, Objects/tupleobject.c, setobject.c.
 */
import { decompose } from '../text/float-digits.ts';
import { normalizeInt } from '../text/int-text.ts';
import type { Int } from './int-arithmetic.ts';

const MODULUS = (1n << 61n) - 1n;
const MASK = (1n << 64n) - 1n;

/** A 64-bit pattern as the signed value hash() shows; -1 is reserved for errors and becomes -2. */
function signed(bits: bigint): Int {
  const value = normalizeInt(BigInt.asIntN(64, bits));
  return value === -1 ? -2 : value;
}

/** hash of an int (and of True and False as 1 and 0). */
export function hashInt(value: Int): Int {
  // Every safe integer is below the modulus.
  if (typeof value === 'number') return value === -1 ? -2 : value;
  const exact = BigInt(value);
  const magnitude = (exact < 0n ? -exact : exact) % MODULUS;
  return signed(exact < 0n ? -magnitude : magnitude);
}

/** hash of a float; equal to that of the int of the same value. `identity` is the hash of the object, which a nan uses. */
export function hashFloat(value: number, identity: Int = 0): Int {
  if (Number.isSafeInteger(value)) return hashInt(value + 0);
  if (Number.isNaN(value)) return identity;
  if (!Number.isFinite(value)) return value > 0 ? 314159 : -314159;
  const { mantissa, exponent } = decompose(value);
  // Modulo 2**61 - 1, a factor of two is a rotation by one of 61 bits.
  const places = BigInt(((exponent % 61) + 61) % 61);
  const residue = (mantissa << places) % MODULUS;
  return signed(value < 0 ? -residue : residue);
}

/** The SipHash key: two 64-bit halves, each as [low, high] 32 bits. */
export interface HashKey {
  readonly k0: readonly [number, number];
  readonly k1: readonly [number, number];
}

/** As PYTHONHASHSEED=seed does (Python/bootstrap_hash.c lcg_urandom); 0 switches the randomness off. */
export function hashKey(seed: number): HashKey {
  if (seed === 0) return { k0: [0, 0], k1: [0, 0] };
  let x = seed >>> 0;
  const word = (): number => {
    let out = 0;
    for (let byte = 0; byte < 32; byte += 8) {
      x = (Math.imul(x, 214013) + 2531011) >>> 0;
      out |= ((x >>> 16) & 0xff) << byte;
    }
    return out;
  };
  const [a, b, c, d] = [word(), word(), word(), word()];
  return { k0: [a, b], k1: [c, d] };
}

/** hash of bytes: SipHash with one round a word and three at the end, in 32-bit halves. */
export function hashBytes(bytes: Uint8Array, key: HashKey): Int {
  if (bytes.length === 0) return 0;
  let [l0, h0] = [key.k0[0] ^ 0x70736575, key.k0[1] ^ 0x736f6d65];
  let [l1, h1] = [key.k1[0] ^ 0x6e646f6d, key.k1[1] ^ 0x646f7261];
  let [l2, h2] = [key.k0[0] ^ 0x6e657261, key.k0[1] ^ 0x6c796765];
  let [l3, h3] = [key.k1[0] ^ 0x79746573, key.k1[1] ^ 0x74656462];
  const round = (): void => {
    let low = (l0 >>> 0) + (l1 >>> 0);
    h0 = (h0 + h1 + (low > 0xffffffff ? 1 : 0)) | 0;
    l0 = low | 0;
    [l1, h1] = [((l1 << 13) | (h1 >>> 19)) ^ l0, ((h1 << 13) | (l1 >>> 19)) ^ h0];
    [l0, h0] = [h0, l0];
    low = (l2 >>> 0) + (l3 >>> 0);
    h2 = (h2 + h3 + (low > 0xffffffff ? 1 : 0)) | 0;
    l2 = low | 0;
    [l3, h3] = [((l3 << 16) | (h3 >>> 16)) ^ l2, ((h3 << 16) | (l3 >>> 16)) ^ h2];
    low = (l0 >>> 0) + (l3 >>> 0);
    h0 = (h0 + h3 + (low > 0xffffffff ? 1 : 0)) | 0;
    l0 = low | 0;
    [l3, h3] = [((l3 << 21) | (h3 >>> 11)) ^ l0, ((h3 << 21) | (l3 >>> 11)) ^ h0];
    low = (l2 >>> 0) + (l1 >>> 0);
    h2 = (h2 + h1 + (low > 0xffffffff ? 1 : 0)) | 0;
    l2 = low | 0;
    [l1, h1] = [((l1 << 17) | (h1 >>> 15)) ^ l2, ((h1 << 17) | (l1 >>> 15)) ^ h2];
    [l2, h2] = [h2, l2];
  };
  const absorb = (low: number, high: number): void => {
    l3 ^= low;
    h3 ^= high;
    round();
    l0 ^= low;
    h0 ^= high;
  };
  const half = (from: number): number =>
    (bytes[from] ?? 0) | ((bytes[from + 1] ?? 0) << 8) | ((bytes[from + 2] ?? 0) << 16) | ((bytes[from + 3] ?? 0) << 24);
  const whole = bytes.length - (bytes.length % 8);
  for (let at = 0; at < whole; at += 8) absorb(half(at), half(at + 4));
  absorb(half(whole), half(whole + 4) | ((bytes.length & 0xff) << 24));
  l2 ^= 0xff;
  round();
  round();
  round();
  const low = (l0 ^ l1 ^ l2 ^ l3) >>> 0;
  const high = h0 ^ h1 ^ h2 ^ h3;
  // Most hashes are beyond the safe integers.
  return signed((BigInt(high) << 32n) | BigInt(low));
}

/** hash of a str: of its code points in the narrowest of one, two or four bytes each, as CPython stores them. */
export function hashString(text: string, key: HashKey): Int {
  if (/^[\x00-\xff]*$/.test(text)) {
    const bytes = new Uint8Array(text.length);
    for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
    return hashBytes(bytes, key);
  }
  const points = Array.from(text, (character) => character.codePointAt(0)!);
  const width = points.some((point) => point > 0xffff) ? 4 : 2;
  const bytes = new Uint8Array(points.length * width);
  points.forEach((point, nth) => {
    for (let byte = 0; byte < width; byte++) bytes[nth * width + byte] = (point >>> (8 * byte)) & 0xff;
  });
  return hashBytes(bytes, key);
}

const rotate = (value: bigint, places: bigint): bigint => ((value << places) | (value >> (64n - places))) & MASK;

/** hash of a tuple from its items' hashes (xxHash, tuplehash). */
export function hashTuple(hashes: readonly Int[]): Int {
  const prime1 = 11400714785074694791n;
  const prime2 = 14029467366897019727n;
  const prime5 = 2870177450012600261n;
  let sum = prime5;
  for (const hash of hashes) {
    sum = (sum + BigInt.asUintN(64, BigInt(hash)) * prime2) & MASK;
    sum = (rotate(sum, 31n) * prime1) & MASK;
  }
  sum = (sum + (BigInt(hashes.length) ^ prime5 ^ 3527539n)) & MASK;
  return sum === MASK ? 1546275796 : signed(sum);
}

/** hash of a frozenset from its items' hashes, in any order (frozenset_hash). */
export function hashFrozenset(hashes: readonly Int[]): Int {
  let hash = 0n;
  for (const item of hashes) {
    const h = BigInt.asUintN(64, BigInt(item));
    hash ^= ((h ^ 89869747n ^ ((h << 16n) & MASK)) * 3644798167n) & MASK;
  }
  hash ^= ((BigInt(hashes.length) + 1n) * 1927868237n) & MASK;
  hash ^= (hash >> 11n) ^ (hash >> 25n);
  hash = (hash * 69069n + 907133923n) & MASK;
  return hash === MASK ? 590923713 : signed(hash);
}
