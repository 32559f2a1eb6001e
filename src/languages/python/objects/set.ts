/**
 * Sets with CPython's own table (Objects/setobject.c): linear probes of nine places, then a perturbed jump; growth by four, by two above 50,000. So
 * a set of ints iterates in the same order as there. Keys with equality of their own throw NEEDS_PYTHON before anything has changed.
 */
import { decref, own } from './counting.ts';
import { NEEDS_PYTHON } from './dict.ts';
import { hashOf, lookupKey } from './hash.ts';
import { SET, type Hash, type LookupKey, type PySet, type Slot, type Value } from './values.ts';

const LINEAR_PROBES = 9;
const PERTURB_SHIFT = 5;
const MINIMUM = 8;

/** In `hashes`: an unused place, and one whose key was removed (searching goes on past it). No hash is ever -1, as in CPython. */
const EMPTY: Hash = Number.NaN;
const REMOVED: Hash = -1;
const isEmpty = (hash: Hash): boolean => hash !== hash;

export function newSet(frozen: boolean): PySet {
  return {
    t: SET,
    rc: 1,
    frozen,
    keys: new Array<Slot>(MINIMUM).fill(undefined),
    lookup: new Array<LookupKey>(MINIMUM).fill(null),
    hashes: new Array<Hash>(MINIMUM).fill(EMPTY),
    mask: MINIMUM - 1,
    fill: 0,
    used: 0,
    finger: 0,
    custom: 0,
    cls: null,
    dict: null,
  };
}

/** The first step of a probe sequence and how it goes on, for a hash of any size. */
function* probes(hash: Hash, mask: number): Generator<number> {
  let perturb = BigInt.asUintN(64, BigInt(hash));
  const wide = BigInt(mask);
  let i = Number(perturb & wide);
  for (;;) {
    const limit = i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
    for (let j = 0; j <= limit; j++) yield i + j;
    perturb >>= BigInt(PERTURB_SHIFT);
    i = Number((BigInt(i) * 5n + 1n + perturb) & wide);
  }
}

/** The common case without big numbers: a hash below 2^31 and not negative. */
function findSmall(set: PySet, key: LookupKey, hash: number): number {
  const { mask, hashes, lookup } = set;
  let perturb = hash;
  let i = hash & mask;
  for (;;) {
    const end = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
    for (let at = i; at <= end; at++) {
      const there = hashes[at]!;
      if (isEmpty(there)) return ~at;
      if (there === hash && lookup[at] === key) return at;
    }
    perturb >>>= PERTURB_SHIFT;
    i = (i * 5 + 1 + perturb) & mask;
  }
}

/** Place of the key, or ~place where it would go. */
function locate(set: PySet, key: LookupKey, hash: Hash): number {
  if (typeof hash === 'number' && hash >= 0 && hash < 0x7fffffff && set.mask < 0x3fffffff) return findSmall(set, key, hash);
  for (const at of probes(hash, set.mask)) {
    const there = set.hashes[at]!;
    if (isEmpty(there)) return ~at;
    if (there === hash && set.lookup[at] === key) return at;
  }
  return -1;
}

function keyAndHash(set: PySet, key: Value, seed: number): { lookup: LookupKey; hash: Hash } {
  if (set.custom > 0) throw NEEDS_PYTHON;
  const lookup = lookupKey(key);
  const hash = hashOf(key, seed);
  if (lookup === undefined || hash === undefined) throw NEEDS_PYTHON;
  return { lookup, hash };
}

/** Throws Unhashable, NEEDS_PYTHON. */
export function has(set: PySet, key: Value, seed: number): boolean {
  const { lookup, hash } = keyAndHash(set, key, seed);
  return locate(set, lookup, hash) >= 0;
}

/** Adds the key (borrowed). */
export function add(set: PySet, key: Value, seed: number): void {
  const { lookup, hash } = keyAndHash(set, key, seed);
  const at = locate(set, lookup, hash);
  if (at < 0) put(set, ~at, key, lookup, hash);
}

/** Puts a new key into the unused place where searching ended, or into the last place passed on the way whose key was removed. */
function put(set: PySet, unused: number, key: Value, lookup: LookupKey, hash: Hash): void {
  const reused = set.fill > set.used ? lastRemoved(set, hash) : -1;
  const at = reused < 0 ? unused : reused;
  set.keys[at] = own(key);
  set.lookup[at] = lookup;
  set.hashes[at] = hash;
  set.used++;
  if (reused >= 0) return;
  set.fill++;
  if (set.fill * 5 >= set.mask * 3) resize(set, set.used > 50000 ? set.used * 2 : set.used * 4);
}

function lastRemoved(set: PySet, hash: Hash): number {
  let found = -1;
  for (const at of probes(hash, set.mask)) {
    const there = set.hashes[at]!;
    if (isEmpty(there)) break;
    if (there === REMOVED) found = at;
  }
  return found;
}

/** Adds a key that Python code has not found among the keys, with the hash it has. */
export function addHashed(set: PySet, key: Value, hash: Hash): void {
  const lookup = lookupKey(key);
  for (const at of probes(hash, set.mask)) {
    if (!isEmpty(set.hashes[at]!)) continue;
    if (lookup === undefined) set.custom++;
    put(set, at, key, lookup ?? null, hash);
    return;
  }
}

/** Room for keys to come, made at once: before a set is merged or the keys of a dict are added. */
export function reserve(set: PySet, incoming: number): void {
  if ((set.fill + incoming) * 5 >= set.mask * 3) resize(set, (set.used + incoming) * 2);
}

/** After many removals: a table with more than a fifth of removed places is rebuilt (set_difference_update_internal). */
export function compact(set: PySet): void {
  if (set.fill - set.used > Math.floor(set.mask / 5)) resize(set, set.used > 50000 ? set.used * 2 : set.used * 4);
}

function resize(set: PySet, minimum: number): void {
  let size = MINIMUM;
  while (size <= minimum) size *= 2;
  const { keys, lookup, hashes } = set;
  set.keys = new Array<Slot>(size).fill(undefined);
  set.lookup = new Array<LookupKey>(size).fill(null);
  set.hashes = new Array<Hash>(size).fill(EMPTY);
  set.mask = size - 1;
  set.fill = set.used;
  for (let i = 0; i < keys.length; i++) {
    if (keys[i] !== undefined) insertClean(set, keys[i], lookup[i]!, hashes[i]!);
  }
}

function insertClean(set: PySet, key: Slot, lookup: LookupKey, hash: Hash): void {
  const place = (at: number): void => {
    set.keys[at] = key;
    set.lookup[at] = lookup;
    set.hashes[at] = hash;
  };
  if (typeof hash === 'number' && hash >= 0 && hash < 0x7fffffff) {
    const { mask, hashes } = set;
    let perturb = hash;
    let i = hash & mask;
    for (;;) {
      const end = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
      for (let at = i; at <= end; at++) if (isEmpty(hashes[at]!)) return place(at);
      perturb >>>= PERTURB_SHIFT;
      i = (i * 5 + 1 + perturb) & mask;
    }
  }
  for (const at of probes(hash, set.mask)) if (isEmpty(set.hashes[at]!)) return place(at);
}

function removeAt(set: PySet, at: number): Value {
  const key = set.keys[at]!;
  set.keys[at] = undefined;
  set.lookup[at] = null;
  set.hashes[at] = REMOVED;
  set.used--;
  return key;
}

/** Removes the key; false where it was not in. */
export function discard(set: PySet, key: Value, seed: number): boolean {
  const { lookup, hash } = keyAndHash(set, key, seed);
  const at = locate(set, lookup, hash);
  if (at < 0) return false;
  decref(removeAt(set, at));
  return true;
}

/** Removes the key at a place that Python code found. */
export function discardAt(set: PySet, at: number): void {
  if (lookupKey(set.keys[at]!) === undefined) set.custom--;
  decref(removeAt(set, at));
}

/** Hands over the next key from where the last pop() stopped; undefined where the set is empty. */
export function pop(set: PySet): Slot {
  if (set.used === 0) return undefined;
  let at = set.finger & set.mask;
  while (set.keys[at] === undefined) at = at >= set.mask ? 0 : at + 1;
  set.finger = at + 1;
  if (lookupKey(set.keys[at]!) === undefined) set.custom--;
  return removeAt(set, at);
}

/** Live keys in table order, borrowed. */
export function members(set: PySet): Value[] {
  const list: Value[] = [];
  for (const key of set.keys) if (key !== undefined) list.push(key);
  return list;
}

export function clear(set: PySet): void {
  const old = set.keys;
  const fresh = newSet(set.frozen);
  set.keys = fresh.keys;
  set.lookup = fresh.lookup;
  set.hashes = fresh.hashes;
  set.mask = fresh.mask;
  set.fill = set.used = set.custom = 0;
  for (const key of old) decref(key);
}

/** set_merge: adds all of `other`, growing once beforehand. */
export function merge(set: PySet, other: PySet, seed: number): void {
  if (other === set || other.used === 0) return;
  if (set.fill === 0) return copyInto(set, other);
  if (set.custom > 0 || other.custom > 0) throw NEEDS_PYTHON;
  reserve(set, other.used);
  for (const key of members(other)) add(set, key, seed);
}

/** Fills a set that never held a key with those of another: none has to be compared. */
export function copyInto(set: PySet, other: PySet): void {
  reserve(set, other.used);
  set.custom = other.custom;
  if (set.mask === other.mask && other.fill === other.used) {
    other.keys.forEach((key, i) => {
      set.keys[i] = own(key);
      set.lookup[i] = other.lookup[i]!;
      set.hashes[i] = other.hashes[i]!;
    });
    set.fill = set.used = other.used;
    return;
  }
  set.fill = set.used = other.used;
  other.keys.forEach((key, i) => {
    if (key !== undefined) insertClean(set, own(key), other.lookup[i]!, other.hashes[i]!);
  });
}

export function copy(set: PySet, frozen: boolean, seed: number): PySet {
  const other = newSet(frozen);
  merge(other, set, seed);
  return other;
}

export const isSet = (value: Slot): value is PySet => typeof value === 'object' && value !== null && value.t === SET;
