/**
 * Equality of keys and hashes. A lookup key is a host value that is equal (===) exactly when the Python keys are equal: 1, 1.0 and True give
 * the number 1, texts give themselves, bytes and tuples a text that no Python str can be, objects without equality of their own themselves.
 * `undefined` means that Python code must decide (__hash__, __eq__), which only the library's Python may call.
 */
import { hashKey, hashString, type HashKey } from '../numbers/hashes.ts';
import {
  BYTES,
  EXCEPTION,
  FLOAT,
  INSTANCE,
  NATIVE,
  SET,
  TUPLE,
  RANGE,
  BOUND,
  LIST,
  DICT,
  BYTEARRAY,
  SLICE,
  CODE,
  VIEW,
  isHeap,
  type Hash,
  type LookupKey,
  type Value,
} from './values.ts';

/** First character of texts that stand for something else than a str. */
const MARK = '\u0000';

export class Unhashable extends Error {
  readonly value: Value;
  constructor(value: Value) {
    super('unhashable');
    this.value = value;
  }
}

let nextIdentity = 1;
/** Identity of an object inside a composite key. Kept in the object as `id` so that copies agree. */
export function identityOf(value: object & { id?: number }, counter?: { nextId: number }): number {
  if (value.id === undefined) value.id = counter === undefined ? nextIdentity++ : counter.nextId++;
  return value.id;
}

/** undefined: needs Python code. Throws Unhashable. */
export function lookupKey(value: Value): LookupKey | undefined {
  if (typeof value === 'string') return value.charCodeAt(0) === 0 ? `${MARK}s${value}` : value;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null || typeof value === 'bigint') return value;
  switch (value.t) {
    case FLOAT:
      return floatKey(value.v, value);
    case BYTES:
      return `${MARK}b${latin1(value.v)}`;
    case TUPLE: {
      if (value.cls?.ownEquality) return undefined;
      let text = `${MARK}t`;
      for (const element of value.a) {
        const key = lookupKey(element);
        if (key === undefined) return undefined;
        text += partKey(key);
      }
      return text;
    }
    case SET: {
      if (!value.frozen) throw new Unhashable(value);
      if (value.custom > 0) return undefined;
      const parts: string[] = [];
      value.keys.forEach((key, i) => {
        if (key !== undefined) parts.push(partKey(value.lookup[i]!));
      });
      return `${MARK}f${parts.sort().join('')}`;
    }
    case RANGE:
      return `${MARK}r${String(value.length)},${value.length === 0 ? '' : String(value.start)},${value.length < 2 ? '' : String(value.step)}`;
    case NATIVE:
      return `${MARK}n${String(value.id)}`;
    case BOUND: {
      const self = isHeap(value.self) ? partKey(value.self) : partKey(lookupKey(value.self) ?? null);
      return `${MARK}m${self}${isHeap(value.func) ? partKey(value.func.t === NATIVE ? value.func.id : value.func) : ''}`;
    }
    case INSTANCE:
      if (value.cls.ownEquality) return undefined;
      return value.value === undefined ? value : lookupKey(value.value);
    case EXCEPTION:
      return value.cls.ownEquality ? undefined : value;
    case LIST:
    case DICT:
    case BYTEARRAY:
    case SLICE:
      if ('cls' in value && value.cls?.ownEquality) return undefined;
      throw new Unhashable(value);
    case VIEW:
      if (value.kind !== 'dict_values') throw new Unhashable(value);
      return value;
    case CODE:
      return value;
    default:
      return value;
  }
}

function floatKey(v: number, value: LookupKey): LookupKey {
  if (v !== v) return value;
  if (Number.isInteger(v) && !Number.isSafeInteger(v)) return BigInt(v);
  return v === 0 ? 0 : v;
}

/** A part of a composite key: its kind, its length and its text, so that no two rows of parts look alike. */
function partKey(key: LookupKey): string {
  if (key === null) return 'N;';
  switch (typeof key) {
    case 'number':
    case 'bigint':
      return `#${String(key)};`;
    case 'string':
      return `"${String(key.length)}:${key}`;
    default:
      return `@${String(identityOf(key))};`;
  }
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return text;
}

const MODULUS = (1n << 61n) - 1n;

/** hash() of an int: modulo 2^61 - 1 with its sign; -1 is -2 (Objects/longobject.c). */
export function hashInt(value: number | bigint): Hash {
  if (typeof value === 'number') return value === -1 ? -2 : value;
  const size = (value < 0n ? -value : value) % MODULUS;
  const signed = value < 0n ? -size : size;
  return shrink(signed === -1n ? -2n : signed);
}

const shrink = (value: bigint): Hash => (value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value);

/** hash() of a float (Python/pyhash.c _Py_HashDouble). */
export function hashFloat(value: number): Hash {
  if (value === Infinity) return 314159;
  if (value === -Infinity) return -314159;
  if (Number.isSafeInteger(value)) return hashInt(value);
  if (Number.isInteger(value)) return hashInt(BigInt(value));
  let mantissa = Math.abs(value);
  let exponent = 0;
  while (mantissa >= 1) {
    mantissa /= 2;
    exponent++;
  }
  while (mantissa < 0.5) {
    mantissa *= 2;
    exponent--;
  }
  let x = 0n;
  while (mantissa !== 0) {
    x = ((x << 28n) & MODULUS) | (x >> 33n);
    mantissa *= 268435456;
    exponent -= 28;
    const y = Math.trunc(mantissa);
    mantissa -= y;
    x += BigInt(y);
    if (x >= MODULUS) x -= MODULUS;
  }
  exponent = exponent >= 0 ? exponent % 61 : 60 - ((-1 - exponent) % 61);
  const turn = BigInt(exponent);
  x = ((x << turn) & MODULUS) | (x >> (61n - turn));
  const signed = value < 0 ? -x : x;
  return shrink(signed === -1n ? -2n : signed);
}

let keyed: { readonly seed: number; readonly key: HashKey } = { seed: 0, key: hashKey(0) };

/** hash() of a text, as CPython's with PYTHONHASHSEED=seed. Bytes give their Latin-1 text: its hash is theirs. */
export function hashText(text: string, seed: number): Hash {
  if (keyed.seed !== seed) keyed = { seed, key: hashKey(seed) };
  return hashString(text, keyed.key);
}

const P1 = 11400714785074694791n,
  P2 = 14029467366897019727n,
  P5 = 2870177450012600261n,
  WORD = (1n << 64n) - 1n;

/** hash() of a tuple from its elements' (Objects/tupleobject.c, xxHash). */
export function hashTuple(hashes: readonly Hash[]): Hash {
  let acc = P5;
  for (const hash of hashes) {
    acc = (acc + BigInt.asUintN(64, BigInt(hash)) * P2) & WORD;
    acc = ((acc << 31n) | (acc >> 33n)) & WORD;
    acc = (acc * P1) & WORD;
  }
  acc = (acc + (BigInt(hashes.length) ^ (P5 ^ 3527539n))) & WORD;
  if (acc === WORD) acc = 1546275796n;
  return shrink(BigInt.asIntN(64, acc));
}

/** hash() of a frozenset from its elements' (Objects/setobject.c frozenset_hash). */
export function hashFrozenset(hashes: readonly Hash[], used: number): Hash {
  let hash = 0n;
  const shuffle = (h: bigint): bigint => ((h ^ 89869747n ^ ((h << 16n) & WORD)) * 3644798167n) & WORD;
  for (const one of hashes) hash ^= shuffle(BigInt.asUintN(64, BigInt(one)));
  hash ^= (BigInt(used + 1) * 1927868237n) & WORD;
  hash ^= (hash >> 11n) ^ (hash >> 25n);
  hash = (hash * 69069n + 907133923n) & WORD;
  if (hash === WORD) hash = 590923713n;
  return shrink(BigInt.asIntN(64, hash));
}

/** hash() where no Python code is needed; undefined where it is. Throws Unhashable. */
export function hashOf(value: Value, seed: number): Hash | undefined {
  if (value === null) return 0x3a1b2c;
  switch (typeof value) {
    case 'string':
      return hashText(value, seed);
    case 'number':
    case 'bigint':
      return hashInt(value);
    case 'boolean':
      return value ? 1 : 0;
    default:
  }
  switch (value.t) {
    case FLOAT:
      return value.v === value.v ? hashFloat(value.v) : identityOf(value) * 16;
    case BYTES:
      return hashText(latin1(value.v), seed);
    case TUPLE: {
      if (value.cls?.ownEquality) return undefined;
      const hashes: Hash[] = [];
      for (const element of value.a) {
        const hash = hashOf(element, seed);
        if (hash === undefined) return undefined;
        hashes.push(hash);
      }
      return hashTuple(hashes);
    }
    case SET: {
      if (!value.frozen) throw new Unhashable(value);
      if (value.custom > 0) return undefined;
      return hashFrozenset(
        value.hashes.filter((_, i) => value.keys[i] !== undefined),
        value.used,
      );
    }
    case INSTANCE:
      if (value.cls.ownEquality) return undefined;
      return value.value === undefined ? identityOf(value) * 16 : hashOf(value.value, seed);
    default: {
      const key = lookupKey(value);
      if (key === undefined) return undefined;
      return typeof key === 'string' ? hashText(key, seed) : identityOf(value) * 16;
    }
  }
}
