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

/** The SipHash key, two 64-bit halves. */
export interface HashKey { readonly k0: bigint; readonly k1: bigint }

/** As PYTHONHASHSEED=seed does (Python/bootstrap_hash.c lcg_urandom); 0 switches the randomness off. */
export function hashKey(seed: number): HashKey {
  if (seed === 0) return { k0: 0n, k1: 0n };
  let x = seed >>> 0;
  const bytes: bigint[] = [];
  for (let nth = 0; nth < 16; nth++) {
    x = (Math.imul(x, 214013) + 2531011) >>> 0;
    bytes.push(BigInt((x >>> 16) & 0xff));
  }
  const half = (from: number): bigint => bytes.slice(from, from + 8).reduceRight((sum, byte) => (sum << 8n) | byte, 0n);
  return { k0: half(0), k1: half(8) };
}

const rotate = (value: bigint, places: bigint): bigint => ((value << places) | (value >> (64n - places))) & MASK;

/** hash of bytes. */
export function hashBytes(bytes: Uint8Array, key: HashKey): Int {
  if (bytes.length === 0) return 0;
  let v0 = key.k0 ^ 0x736f6d6570736575n;
  let v1 = key.k1 ^ 0x646f72616e646f6dn;
  let v2 = key.k0 ^ 0x6c7967656e657261n;
  let v3 = key.k1 ^ 0x7465646279746573n;
  const round = (): void => {
    v0 = (v0 + v1) & MASK;
    v1 = rotate(v1, 13n) ^ v0;
    v0 = rotate(v0, 32n);
    v2 = (v2 + v3) & MASK;
    v3 = rotate(v3, 16n) ^ v2;
    v0 = (v0 + v3) & MASK;
    v3 = rotate(v3, 21n) ^ v0;
    v2 = (v2 + v1) & MASK;
    v1 = rotate(v1, 17n) ^ v2;
    v2 = rotate(v2, 32n);
  };
  const word = (from: number, count: number): bigint => {
    let out = 0n;
    for (let nth = count - 1; nth >= 0; nth--) out = (out << 8n) | BigInt(bytes[from + nth]!);
    return out;
  };
  const whole = bytes.length - (bytes.length % 8);
  for (let at = 0; at < whole; at += 8) {
    const m = word(at, 8);
    v3 ^= m;
    round();
    v0 ^= m;
  }
  const last = word(whole, bytes.length - whole) | (BigInt(bytes.length & 0xff) << 56n);
  v3 ^= last;
  round();
  v0 ^= last;
  v2 ^= 0xffn;
  round();
  round();
  round();
  return signed(v0 ^ v1 ^ v2 ^ v3);
}

/** hash of a str: of its code points in the narrowest of one, two or four bytes each, as CPython stores them. */
export function hashString(text: string, key: HashKey): Int {
  const points = Array.from(text, (character) => character.codePointAt(0)!);
  const widest = points.reduce((most, point) => Math.max(most, point), 0);
  const width = widest < 0x100 ? 1 : widest < 0x10000 ? 2 : 4;
  const bytes = new Uint8Array(points.length * width);
  points.forEach((point, nth) => {
    for (let byte = 0; byte < width; byte++) bytes[nth * width + byte] = (point >>> (8 * byte)) & 0xff;
  });
  return hashBytes(bytes, key);
}

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
