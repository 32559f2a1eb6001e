/**
 * The hash table of CPython 3.11's set (Objects/setobject.c), as plain data: what decides the order in which a set iterates. The keys'
 * equality is the interpreter's (it may run Python code): it asks for candidates, compares, then adds or discards by slot.
 */
import type { Int } from './int-arithmetic.ts';

/** One table; `state` per slot: 0 unused, 1 in use, 2 dummy (a discarded key). Mutated in place. */
export interface SetTable<Key> {
  /** Number of slots less one; slots are a power of two, 8 at first. */
  mask: number;
  /** Slots in use and dummies. */
  fill: number;
  /** Keys in the set: len(). */
  used: number;
  /** Where pop() goes on searching. */
  finger: number;
  state: Uint8Array;
  keys: (Key | undefined)[];
  hashes: Int[];
}

const LINEAR_PROBES = 9;
const PERTURB_SHIFT = 5;
const MIN_SIZE = 8;

export function newSetTable<Key>(): SetTable<Key> {
  return {
    mask: MIN_SIZE - 1,
    fill: 0,
    used: 0,
    finger: 0,
    state: new Uint8Array(MIN_SIZE),
    keys: new Array<Key | undefined>(MIN_SIZE).fill(undefined),
    hashes: new Array<Int>(MIN_SIZE).fill(0),
  };
}

/** The low 32 bits of a hash, enough for any mask. */
function lowBits(hash: Int): number {
  return typeof hash === 'number' ? hash | 0 : Number(BigInt.asIntN(32, hash));
}

/** The hash as size_t shifted once: what perturb is after the first group of probes. */
function shifted(perturb: Int): Int {
  if (typeof perturb === 'number' && perturb >= 0) return Math.floor(perturb / 32);
  const next = BigInt.asUintN(64, BigInt(perturb)) >> BigInt(PERTURB_SHIFT);
  return next <= 9007199254740991n ? Number(next) : next;
}

/** Slots in probing order until `stop` says so; the same walk serves lookups and insertions. */
function walk(hash: Int, mask: number, stop: (slot: number) => boolean): number {
  let start = lowBits(hash) & mask;
  let perturb = hash;
  for (;;) {
    const last = start + LINEAR_PROBES <= mask ? start + LINEAR_PROBES : start;
    for (let slot = start; slot <= last; slot++) if (stop(slot)) return slot;
    perturb = shifted(perturb);
    start = (start * 5 + 1 + (lowBits(perturb) >>> 0)) & mask;
  }
}

/** Slots whose keys have this hash, in the order CPython compares them with the wanted key. */
export function candidateSlots<Key>(table: SetTable<Key>, hash: Int): readonly number[] {
  const found: number[] = [];
  walk(hash, table.mask, (slot) => {
    if (table.state[slot] === 0) return true;
    if (table.state[slot] === 1 && table.hashes[slot] === hash) found.push(slot);
    return false;
  });
  return found;
}

/** Adds a key that no candidate equals: into the last dummy passed on the way, else into the unused slot at its end. */
export function addNewKey<Key>(table: SetTable<Key>, key: Key, hash: Int): void {
  let dummy = -1;
  const unused = walk(hash, table.mask, (slot) => {
    if (table.state[slot] === 2) dummy = slot;
    return table.state[slot] === 0;
  });
  put(table, dummy >= 0 ? dummy : unused, key, hash);
  if (dummy >= 0) return;
  table.fill++;
  if (table.fill * 5 >= table.mask * 3) resize(table, table.used > 50_000 ? table.used * 2 : table.used * 4);
}

function put<Key>(table: SetTable<Key>, slot: number, key: Key, hash: Int): void {
  table.state[slot] = 1;
  table.keys[slot] = key;
  table.hashes[slot] = hash;
  table.used++;
}

/** Into a table without dummies that has room. */
function insertClean<Key>(table: SetTable<Key>, key: Key, hash: Int): void {
  put(
    table,
    walk(hash, table.mask, (slot) => table.state[slot] === 0),
    key,
    hash,
  );
  table.fill++;
}

/** Discards the key in a slot. */
export function discardSlot<Key>(table: SetTable<Key>, slot: number): void {
  table.state[slot] = 2;
  table.keys[slot] = undefined;
  table.hashes[slot] = -1;
  table.used--;
}

function resize<Key>(table: SetTable<Key>, atLeast: number): void {
  let size = MIN_SIZE;
  while (size <= atLeast) size *= 2;
  const old = { ...table };
  Object.assign(table, { ...newSetTable<Key>(), finger: table.finger, mask: size - 1, state: new Uint8Array(size) });
  table.keys = new Array<Key | undefined>(size).fill(undefined);
  table.hashes = new Array<Int>(size).fill(0);
  for (let slot = 0; slot <= old.mask; slot++) if (old.state[slot] === 1) insertClean(table, old.keys[slot]!, old.hashes[slot]!);
}

/** Slots in iteration order. */
export function usedSlots<Key>(table: SetTable<Key>): number[] {
  const out: number[] = [];
  for (let slot = 0; slot <= table.mask; slot++) if (table.state[slot] === 1) out.push(slot);
  return out;
}

/** The first used slot at or after this one, or -1: how an iterator goes on. */
export function nextUsedSlot<Key>(table: SetTable<Key>, from: number): number {
  for (let slot = from; slot <= table.mask; slot++) if (table.state[slot] === 1) return slot;
  return -1;
}

/** The slot that pop() takes; the set must not be empty. Discard it afterwards. */
export function slotToPop<Key>(table: SetTable<Key>): number {
  let slot = table.finger & table.mask;
  while (table.state[slot] !== 1) slot = slot >= table.mask ? 0 : slot + 1;
  table.finger = slot + 1;
  return slot;
}

/** Room for a merge, as set_merge and set_update_internal (from a dict) make it before they add `incoming` keys. */
export function reserveFor<Key>(table: SetTable<Key>, incoming: number): void {
  if ((table.fill + incoming) * 5 >= table.mask * 3) resize(table, (table.used + incoming) * 2);
}

/**
 * The start of set_merge(target, other): makes room, and where the target is still empty takes over all keys of `other` at once.
 * Returns true where that was done; else add the keys of `other` one by one, in its order (looking each up first).
 */
export function mergeIntoEmpty<Key>(target: SetTable<Key>, other: SetTable<Key>): boolean {
  if (other.used === 0) return true;
  reserveFor(target, other.used);
  if (target.fill !== 0) return false;
  if (target.mask === other.mask && other.fill === other.used) {
    Object.assign(target, {
      fill: other.fill,
      used: other.used,
      state: other.state.slice(),
      keys: [...other.keys],
      hashes: [...other.hashes],
    });
    return true;
  }
  for (const slot of usedSlots(other)) insertClean(target, other.keys[slot]!, other.hashes[slot]!);
  return true;
}

/** The end of difference_update: a table with more than a fifth of dummies is rebuilt. */
export function compactAfterDifference<Key>(table: SetTable<Key>): void {
  if (table.fill - table.used > Math.floor(table.mask / 5)) resize(table, table.used > 50_000 ? table.used * 2 : table.used * 4);
}

/** a - b copies a and discards from it where b is small against a; else it adds to a new set what b lacks (set_difference). */
export function differenceByCopy(sizeOfSet: number, sizeOfOther: number): boolean {
  return sizeOfSet >> 2 > sizeOfOther;
}

/** a & b of two sets iterates over the smaller one; with equal sizes over b. True: iterate over a (set_intersection). */
export function intersectionIteratesOverSet(sizeOfSet: number, sizeOfOther: number): boolean {
  return sizeOfOther > sizeOfSet;
}
