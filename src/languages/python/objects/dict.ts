/**
 * Dictionaries: entries in order of insertion, as CPython's (Objects/dictobject.c). Deleted entries leave holes until the table is packed, so a
 * position stays valid while one iterates. A key with equality of its own (`__eq__` in Python) throws NEEDS_PYTHON before anything has changed:
 * the caller then goes the slow way through the library's Python.
 */
import { decref, own } from './counting.ts';
import { lookupKey } from './hash.ts';
import { DICT, newDict, type Dict, type LookupKey, type Slot, type Value } from './values.ts';

/** Thrown where only Python code can tell whether two keys are equal. */
export const NEEDS_PYTHON = { needsPython: true } as const;

/** Up to this many entries with plain text keys are searched one by one. */
const SMALL = 8;

function buildIndex(dict: Dict): Map<LookupKey, number> {
  const index = new Map<LookupKey, number>();
  for (let i = 0; i < dict.keys.length; i++) {
    const key = dict.keys[i];
    if (key === undefined) continue;
    const found = lookupKey(key);
    if (found !== undefined) index.set(found, i);
  }
  dict.index = index;
  return index;
}

/** Entry of a text key, or -1. */
export function findText(dict: Dict, key: string): number {
  if (dict.index === null) {
    const { keys } = dict;
    for (let i = 0; i < keys.length; i++) if (keys[i] === key) return i;
    return -1;
  }
  return dict.index.get(key.charCodeAt(0) === 0 ? lookupKey(key)! : key) ?? -1;
}

/** Entry of a key, or -1. Throws Unhashable, NEEDS_PYTHON. */
export function find(dict: Dict, key: Value): number {
  if (dict.custom > 0) throw NEEDS_PYTHON;
  if (typeof key === 'string') return findText(dict, key);
  const found = lookupKey(key);
  if (found === undefined) throw NEEDS_PYTHON;
  if (dict.live === 0) return -1;
  return (dict.index ?? buildIndex(dict)).get(found) ?? -1;
}

/** The value, borrowed; undefined where there is none. */
export function getText(dict: Dict, key: string): Slot {
  const at = findText(dict, key);
  return at < 0 ? undefined : dict.values[at];
}

export function get(dict: Dict, key: Value): Slot {
  const at = find(dict, key);
  return at < 0 ? undefined : dict.values[at];
}

function append(dict: Dict, key: Value, value: Value): void {
  const at = dict.keys.length;
  dict.keys.push(key);
  dict.values.push(value);
  dict.live++;
  if (dict.index !== null || typeof key !== 'string' || dict.keys.length > SMALL) {
    const index = dict.index ?? buildIndex(dict);
    const found = lookupKey(key);
    if (found !== undefined) index.set(found, at);
  }
}

/** Takes over the reference to `value`; the key is borrowed. */
export function setText(dict: Dict, key: string, value: Value): void {
  const at = findText(dict, key);
  if (at < 0) append(dict, key, value);
  else {
    const old = dict.values[at];
    dict.values[at] = value;
    decref(old);
  }
}

/** Takes over the reference to `value`; the key is borrowed. */
export function set(dict: Dict, key: Value, value: Value): void {
  const at = find(dict, key);
  if (at < 0) append(dict, own(key), value);
  else {
    const old = dict.values[at];
    dict.values[at] = value;
    decref(old);
  }
}

/** Stores at an entry that Python code found, or appends (-1). `custom`: the key has equality of its own. */
export function setAt(dict: Dict, at: number, key: Value, value: Value, custom: boolean): void {
  if (at >= 0) {
    const old = dict.values[at];
    dict.values[at] = value;
    decref(old);
    return;
  }
  if (custom) {
    dict.custom++;
    if (dict.index === null) buildIndex(dict);
  }
  append(dict, own(key), value);
}

/** Removes an entry and hands its value over; the key's reference is dropped. */
export function takeAt(dict: Dict, at: number): Value {
  const key = dict.keys[at]!;
  const value = dict.values[at]!;
  const found = lookupKey(key);
  if (found === undefined) dict.custom--;
  else dict.index?.delete(found);
  dict.keys[at] = undefined;
  dict.values[at] = undefined;
  dict.live--;
  if (at === dict.keys.length - 1) {
    while (dict.keys.length > 0 && dict.keys[dict.keys.length - 1] === undefined) {
      dict.keys.pop();
      dict.values.pop();
    }
  } else if (dict.keys.length > 32 && dict.live < dict.keys.length >> 2) pack(dict);
  decref(key);
  return value;
}

function pack(dict: Dict): void {
  const keys: Slot[] = [];
  const values: Slot[] = [];
  for (let i = 0; i < dict.keys.length; i++) {
    if (dict.keys[i] === undefined) continue;
    keys.push(dict.keys[i]);
    values.push(dict.values[i]);
  }
  dict.keys = keys;
  dict.values = values;
  if (dict.index !== null) buildIndex(dict);
}

/** The value, handed over; undefined where there was none. */
export function take(dict: Dict, key: Value): Slot {
  const at = find(dict, key);
  return at < 0 ? undefined : takeAt(dict, at);
}

export function clear(dict: Dict): void {
  const { keys, values } = dict;
  dict.keys = [];
  dict.values = [];
  dict.index = null;
  dict.live = 0;
  dict.custom = 0;
  for (let i = 0; i < keys.length; i++) {
    decref(keys[i]);
    decref(values[i]);
  }
}

export function copy(dict: Dict): Dict {
  const other = newDict();
  for (let i = 0; i < dict.keys.length; i++) {
    const key = dict.keys[i];
    if (key === undefined) continue;
    other.keys.push(own(key));
    other.values.push(own(dict.values[i]!));
  }
  other.live = dict.live;
  other.custom = dict.custom;
  if (dict.index !== null) buildIndex(other);
  return other;
}

/** Live entries, in order. References borrowed. */
export function* entries(dict: Dict): IterableIterator<readonly [Value, Value]> {
  for (let i = 0; i < dict.keys.length; i++) {
    const key = dict.keys[i];
    if (key !== undefined) yield [key, dict.values[i]!];
  }
}

/** A dict of text keys; takes over the references to the values. */
export function dictOf(pairs: Iterable<readonly [string, Value]>): Dict {
  const dict = newDict();
  for (const [key, value] of pairs) setText(dict, key, value);
  return dict;
}

export const isDict = (value: Slot): value is Dict => typeof value === 'object' && value !== null && value.t === DICT;
