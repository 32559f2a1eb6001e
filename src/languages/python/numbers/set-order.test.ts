import { describe, expect, it } from 'vitest';
import { asList, asText, readRecordedFrom, type Recorded } from '../text/recorded/recorded.ts';
import { hashInt, hashKey, hashString } from './hashes.ts';
import type { Int } from './int-arithmetic.ts';
import {
  addNewKey,
  candidateSlots,
  compactAfterDifference,
  differenceByCopy,
  discardSlot,
  intersectionIteratesOverSet,
  mergeIntoEmpty,
  newSetTable,
  slotToPop,
  usedSlots,
  type SetTable,
} from './set-order.ts';

type Key = string | number | bigint;
type Table = SetTable<Key>;
const key = hashKey(1234);
const hashOf = (value: Key): Int => (typeof value === 'string' ? hashString(value, key) : hashInt(value));
const asKey = (value: Recorded | undefined): Key => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
  throw new Error('no key');
};
const items = (table: Table): Key[] => usedSlots(table).map((slot) => table.keys[slot]!);
const find = (table: Table, value: Key): number => candidateSlots(table, hashOf(value)).find((slot) => table.keys[slot] === value) ?? -1;

/** The interpreter's side of each operation, for keys whose equality runs no code. */
function add(table: Table, value: Key): void {
  if (find(table, value) < 0) addNewKey(table, value, hashOf(value));
}
function discard(table: Table, value: Key): void {
  const slot = find(table, value);
  if (slot >= 0) discardSlot(table, slot);
}
function merge(table: Table, other: Table): void {
  if (table === other) return;
  if (!mergeIntoEmpty(table, other)) for (const value of items(other)) add(table, value);
}
function from(values: readonly Key[]): Table {
  const table = newSetTable<Key>();
  for (const value of values) add(table, value);
  return table;
}
function copy(table: Table): Table {
  const fresh = newSetTable<Key>();
  merge(fresh, table);
  return fresh;
}
function intersection(left: Table, right: Table): Table {
  if (left === right) return copy(left);
  const [iterated, asked] = intersectionIteratesOverSet(left.used, right.used) ? [left, right] : [right, left];
  return from(items(iterated).filter((value) => find(asked, value) >= 0));
}
function differenceUpdate(table: Table, other: Table): void {
  if (table === other) {
    Object.assign(table, newSetTable<Key>(), { finger: table.finger });
    return;
  }
  for (const value of items(other)) discard(table, value);
  compactAfterDifference(table);
}
function difference(left: Table, right: Table): Table {
  if (!differenceByCopy(left.used, right.used)) return from(items(left).filter((value) => find(right, value) < 0));
  const result = copy(left);
  differenceUpdate(result, right);
  return result;
}
function symmetricUpdate(table: Table, other: Table): void {
  if (table === other) {
    Object.assign(table, newSetTable<Key>(), { finger: table.finger });
    return;
  }
  for (const value of items(other)) {
    const slot = find(table, value);
    if (slot >= 0) discardSlot(table, slot);
    else addNewKey(table, value, hashOf(value));
  }
}

function run(tables: Table[], action: string, at: number, other: number, argument: Recorded): void {
  const target = tables[at]!;
  const second = tables[other]!;
  switch (action) {
    case 'add':
      return add(target, asKey(argument));
    case 'many':
      return asList(argument).forEach((value) => add(target, asKey(value)));
    case 'discard':
      return discard(target, asKey(argument));
    case 'pop':
      if (target.used > 0) discardSlot(target, slotToPop(target));
      return;
    case 'clear':
      tables[at] = { ...newSetTable<Key>(), finger: target.finger };
      return;
    case 'frozen':
      tables[at] = newSetTable<Key>();
      return merge(tables[at]!, from(asList(argument).map(asKey)));
    case 'copy':
      tables[at] = copy(second);
      return;
    case 'union':
      tables[at] = copy(target);
      // set.union skips an argument that is the set itself.
      return second === target ? undefined : merge(tables[at]!, second);
    case 'update':
      return merge(target, second);
    case 'intersection':
      tables[at] = intersection(target, second);
      return;
    case 'intersection_update':
      tables[at] = { ...intersection(target, second), finger: target.finger };
      return;
    case 'difference':
      tables[at] = difference(target, second);
      return;
    case 'difference_update':
      return differenceUpdate(target, second);
    case 'symmetric_difference': {
      const result = copy(second);
      symmetricUpdate(result, target);
      tables[at] = result;
      return;
    }
    case 'symmetric_difference_update':
      return symmetricUpdate(target, second);
    default:
      throw new Error(action);
  }
}

describe('sets', () => {
  it('iterate in the order of CPython 3.11, whatever was done to them', () => {
    for (const [, steps] of readRecordedFrom(new URL('recorded/set-order.json', import.meta.url))) {
      const tables = [newSetTable<Key>(), newSetTable<Key>(), newSetTable<Key>()];
      const done: string[] = [];
      for (const step of asList(steps)) {
        const [action, at, other, argument, order] = asList(step);
        run(tables, asText(action), Number(at), Number(other), argument ?? null);
        done.push(`${asText(action)} ${String(at)} ${String(other)} ${String(argument)}`);
        expect([done, items(tables[Number(at)]!)]).toEqual([done, order]);
      }
    }
  });
});
