/** Methods of set and frozenset (Objects/setobject.c). */
import { decref, own } from '../objects/counting.ts';
import { isDict } from '../objects/dict.ts';
import * as sets from '../objects/set.ts';
import { SET, isHeap, type PySet, type Slot, type Value } from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { charge, perItem } from '../interpreter/charge.ts';
import { raise } from '../interpreter/errors.ts';
import { combine, combineItems } from '../interpreter/operators.ts';
import { heapClass, itemsOf } from './containers.ts';
import { natives, variadic, type VariadicFunction } from './registry.ts';

const asSet = (self: Slot): PySet => self as PySet;

/** A set of the items of any iterable; a new reference. */
function setOf(vm: Vm, value: Value, frozen = false): PySet {
  if (isHeap(value) && value.t === SET) {
    charge(vm, perItem(value.used));
    return sets.copy(value, frozen, vm.seed);
  }
  const items = itemsOf(vm, value);
  const made = sets.newSet(frozen);
  try {
    if (isDict(value)) sets.reserve(made, items.length);
    for (const one of items) sets.add(made, one, vm.seed);
    return made;
  } catch (error) {
    decref(made);
    throw error;
  } finally {
    for (const one of items) decref(one);
  }
}

/** One step of a chain of set operations: a new set, or the same one changed; a new reference either way. */
function step(vm: Vm, op: string, set: PySet, other: Value, inplace: boolean): PySet {
  if (isHeap(other) && other.t === SET) {
    charge(vm, perItem(set.used + other.used));
    return combine(vm, op, set, other, inplace);
  }
  const items = itemsOf(vm, other);
  try {
    if (!isDict(other) || op === '&' || op === '^') return combineItems(vm, op, set, items, inplace);
    // Of a dict CPython makes room for all keys at once, and a difference with one goes as with a set.
    const keys = setOf(vm, other);
    const result =
      op === '|' && !inplace ? sets.copy(set, set.frozen, vm.seed) : op === '|' ? own(set) : combine(vm, op, set, keys, inplace);
    if (op === '|') {
      sets.reserve(result, items.length);
      for (const item of items) sets.add(result, item, vm.seed);
    }
    decref(keys);
    return result;
  } finally {
    for (const item of items) decref(item);
  }
}

const operation =
  (op: string): VariadicFunction =>
  (vm, args) => {
    const [self, ...others] = args;
    if (others.length === 0) return sets.copy(asSet(self), asSet(self).frozen, vm.seed);
    let result = step(vm, op, asSet(self), others[0]!, false);
    for (const other of others.slice(1)) {
      const next = step(vm, op, result, other, op !== '&');
      decref(result);
      result = next;
    }
    return result;
  };

const update =
  (op: string): VariadicFunction =>
  (vm, args) => {
    const [self, ...others] = args;
    for (const other of others) decref(step(vm, op, asSet(self), other, true));
    return null;
  };

for (const owner of ['set', 'frozenset']) {
  variadic(owner, 'method', {
    union: [operation('|'), 'set_union'],
    intersection: [operation('&'), 'set_intersection'],
    difference: [operation('-'), 'set_difference'],
  });
  natives(owner, 'method', {
    'symmetric_difference(self, other, /)': [(vm, self, other) => operation('^')(vm, [self!, other!], null), 'set_symmetric_difference'],
    'copy(self)': (vm, self) => (asSet(self).frozen ? own(asSet(self)) : sets.copy(asSet(self), false, vm.seed)),
    'issubset(self, other, /)': [
      (vm, self, other) => {
        const right = setOf(vm, other!);
        const answer = sets.members(asSet(self)).every((key) => sets.has(right, key, vm.seed));
        decref(right);
        return answer;
      },
      'set_issubset',
    ],
    'issuperset(self, other, /)': [
      (vm, self, other) => {
        const right = setOf(vm, other!);
        const answer = sets.members(right).every((key) => sets.has(asSet(self), key, vm.seed));
        decref(right);
        return answer;
      },
      'set_issuperset',
    ],
    'isdisjoint(self, other, /)': [
      (vm, self, other) => {
        const right = setOf(vm, other!);
        const answer = !sets.members(right).some((key) => sets.has(asSet(self), key, vm.seed));
        decref(right);
        return answer;
      },
      'set_isdisjoint',
    ],
  });
}

for (const owner of ['dict_keys', 'dict_items']) {
  natives(owner, 'method', {
    'isdisjoint(self, other, /)': (vm, self, other) => {
      const [mine, others] = [setOf(vm, self!), itemsOf(vm, other!)];
      const answer = !others.some((key) => sets.has(mine, key, vm.seed));
      decref(mine);
      for (const one of others) decref(one);
      return answer;
    },
  });
}

natives('set', 'method', {
  'add(self, element, /)': [
    (vm, self, element) => {
      sets.add(asSet(self), element!, vm.seed);
      return null;
    },
    'set_add',
  ],
  'discard(self, element, /)': [
    (vm, self, element) => {
      sets.discard(asSet(self), element!, vm.seed);
      return null;
    },
    'set_discard',
  ],
  'remove(self, element, /)': [
    (vm, self, element) => (sets.discard(asSet(self), element!, vm.seed) ? null : raise(vm, 'KeyError', element!)),
    'set_remove',
  ],
  'pop(self)': (vm, self) => {
    const key = sets.pop(asSet(self));
    return key === undefined ? raise(vm, 'KeyError', 'pop from an empty set') : key;
  },
  'clear(self)': (_, self) => {
    sets.clear(asSet(self));
    return null;
  },
  '__init__(self, iterable=, /)': [
    (vm, self, iterable) => {
      sets.clear(asSet(self));
      if (iterable !== undefined) {
        const items = itemsOf(vm, iterable);
        for (const one of items) sets.add(asSet(self), one, vm.seed);
        for (const one of items) decref(one);
      }
      return null;
    },
    'set_init',
  ],
});
variadic('set', 'method', {
  update: [update('|'), 'set_update_all'],
  intersection_update: [update('&'), 'set_intersection_update'],
  difference_update: [update('-'), 'set_difference_update'],
});
natives('set', 'method', {
  'symmetric_difference_update(self, other, /)': [
    (vm, self, other) => update('^')(vm, [self!, other!], null),
    'set_symmetric_difference_update',
  ],
});
natives('set', 'static', {
  '()(iterable=, /)': [(vm, iterable) => (iterable === undefined ? sets.newSet(false) : setOf(vm, iterable)), 'set_from'],
  '__new__(cls, iterable=, /)': (vm, cls) => ({ ...sets.newSet(false), cls: heapClass(vm, cls) }),
});
natives('frozenset', 'static', {
  '()(iterable=, /)': [
    (vm, iterable) => {
      if (isHeap(iterable) && iterable.t === SET && iterable.frozen && iterable.cls === null) return own(iterable);
      return iterable === undefined ? sets.newSet(true) : setOf(vm, iterable, true);
    },
    'frozenset_from',
  ],
  '__new__(cls, iterable=, /)': (vm, cls, iterable) => ({
    ...(iterable === undefined ? sets.newSet(true) : setOf(vm, iterable, true)),
    cls: heapClass(vm, cls),
  }),
});
