/** Methods of list, tuple, range, slice, dict and its views (Objects/listobject.c, tupleobject.c, dictobject.c). */
import { decref, own } from '../objects/counting.ts';
import * as dicts from '../objects/dict.ts';
import { typeName } from '../objects/types.ts';
import {
  DICT,
  ITERATOR,
  LIST,
  RANGE,
  SET,
  SLICE,
  TUPLE,
  TYPE,
  VIEW,
  firstOf,
  isHeap,
  list,
  newDict,
  tuple,
  type Dict,
  type Iterator,
  type IteratorKind,
  type List,
  type Range,
  type Slice,
  type Slot,
  type Tuple,
  type Value,
  type View,
} from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { callLibrary } from '../interpreter/calls.ts';
import { charge, perItem, reserve } from '../interpreter/charge.ts';
import { indexError, missing, raise, typeError, valueError } from '../interpreter/errors.ts';
import { collect, isIterable } from '../interpreter/iteration.ts';
import { special } from '../interpreter/lookup.ts';
import { integer } from '../interpreter/numbers.ts';
import { compareOperation, equal } from '../interpreter/operators.ts';
import { fitSlice } from '../interpreter/subscripts.ts';
import { repr } from '../interpreter/text.ts';
import { searchRange } from '../text/slices.ts';
import { indexArgument, optionalIndex, sizeArgument } from './arguments.ts';
import { lengthOf, needsPython } from './functions.ts';
import { getters, natives, variadic, type NativeFunction } from './registry.ts';
import { listSort } from '../numbers/list-sort.ts';

/** Items of any iterable as new references; throws NEEDS_PYTHON where Python code must walk it. */
export function itemsOf(vm: Vm, value: Value): Value[] {
  const hint = isHeap(value) && value.t === ITERATOR ? value.size : (lengthOf(value) ?? 0);
  reserve(vm, hint * 8);
  charge(vm, perItem(hint));
  const items = collect(vm, value);
  if (items !== undefined) return items;
  if (!isIterable(vm, value)) typeError(vm, `'${typeName(vm, value)}' object is not iterable`);
  throw dicts.NEEDS_PYTHON;
}

function indexIn(vm: Vm, items: readonly Value[], value: Value, start: Slot, stop: Slot): number {
  const range = searchRange(optionalIndex(vm, start), optionalIndex(vm, stop), items.length);
  charge(vm, perItem(items.length));
  for (let i = range.start; i < range.end && i < items.length; i++) if (items[i] === value || equal(vm, items[i]!, value)) return i;
  return -1;
}

const countIn = (vm: Vm, items: readonly Value[], value: Value): number => {
  charge(vm, perItem(items.length));
  return items.filter((one) => one === value || equal(vm, one, value)).length;
};

const asList = (self: Slot): List => self as List;
const asDict = (self: Slot): Dict => self as Dict;

/** Sorts in place what compares without Python code; throws NEEDS_PYTHON otherwise, before anything moved. Where a comparison fails, what was sorted so far stays. */
export function sortValues(vm: Vm, items: Value[], keys: readonly Value[], reverse: boolean): void {
  if (keys.some((key) => needsPython(key))) throw dicts.NEEDS_PYTHON;
  const count = keys.length;
  charge(vm, perItem(count * (32 - Math.clz32(count))));
  const order = keys.map((_, i) => i);
  const less = (i: number, j: number): boolean => {
    const [a, b] = [keys[i]!, keys[j]!];
    if (typeof a === 'number' && typeof b === 'number') return a < b;
    return compareOperation(vm, '<', a, b) === true;
  };
  // Turned round before and after: equal items keep their order in a descending sort too.
  if (reverse) order.reverse();
  try {
    listSort(order, less);
  } finally {
    if (reverse) order.reverse();
    const sorted = order.map((i) => items[i]!);
    for (let i = 0; i < count; i++) items[i] = sorted[i]!;
  }
}

natives('list', 'method', {
  'append(self, object, /)': (_, self, value) => {
    asList(self).a.push(own(value!));
    return null;
  },
  'extend(self, iterable, /)': [
    (vm, self, iterable) => {
      for (const one of itemsOf(vm, iterable!)) asList(self).a.push(one);
      return null;
    },
    'list_extend',
  ],
  'insert(self, index, object, /)': (vm, self, index, value) => {
    const { a } = asList(self);
    const at = sizeArgument(vm, index);
    const place = at < 0 ? Math.max(0, at + a.length) : Math.min(at, a.length);
    charge(vm, perItem(a.length - place));
    a.splice(place, 0, own(value!));
    return null;
  },
  'pop(self, index=, /)': (vm, self, index) => {
    const { a } = asList(self);
    if (a.length === 0) return indexError(vm, 'pop from empty list');
    if (index === undefined) return a.pop()!;
    const at = sizeArgument(vm, index);
    const place = at < 0 ? at + a.length : at;
    if (place < 0 || place >= a.length) return indexError(vm, 'pop index out of range');
    charge(vm, perItem(a.length - place));
    return a.splice(place, 1)[0]!;
  },
  'remove(self, value, /)': [
    (vm, self, value) => {
      const at = indexIn(vm, asList(self).a, value!, undefined, undefined);
      if (at < 0) return valueError(vm, 'list.remove(x): x not in list');
      decref(asList(self).a.splice(at, 1)[0]);
      return null;
    },
    'list_remove',
  ],
  'clear(self)': (_, self) => {
    const old = asList(self).a;
    asList(self).a = [];
    for (let i = old.length - 1; i >= 0; i--) decref(old[i]);
    return null;
  },
  'copy(self)': (vm, self) => {
    charge(vm, perItem(asList(self).a.length));
    return list(asList(self).a.map(own));
  },
  'reverse(self)': (vm, self) => {
    charge(vm, perItem(asList(self).a.length));
    asList(self).a.reverse();
    return null;
  },
  'index(self, value, start=, stop=, /)': [
    (vm, self, value, start, stop) => {
      const at = indexIn(vm, asList(self).a, value!, start, stop);
      return at < 0 ? valueError(vm, `${shown(vm, value!)} is not in list`) : at;
    },
    'list_index',
  ],
  'count(self, value, /)': [(vm, self, value) => countIn(vm, asList(self).a, value!), 'list_count'],
  '__init__(self, iterable=, /)': [
    (vm, self, iterable) => {
      const target = asList(self);
      const items = iterable === undefined ? [] : itemsOf(vm, iterable);
      const old = target.a;
      target.a = items;
      for (const one of old) decref(one);
      return null;
    },
    'list_init',
  ],
});
const shown = (vm: Vm, value: Value): string => repr(vm, value);

variadic('list', 'method', {
  sort: [
    (vm, args, keywords) => {
      const target = asList(args[0]);
      if (args.length > 1) return typeError(vm, `sort() takes no positional arguments`);
      for (const word of keywords?.keys() ?? [])
        if (word !== 'key' && word !== 'reverse') typeError(vm, `'${word}' is an invalid keyword argument for sort()`);
      if ((keywords?.get('key') ?? null) !== null) throw dicts.NEEDS_PYTHON;
      const reverse = keywords?.get('reverse');
      sortValues(vm, target.a, target.a.slice(), reverse !== undefined && reverse !== false && reverse !== 0);
      return null;
    },
    'list_sort',
  ],
});

natives('list', 'static', {
  '__new__(cls, iterable=, /)': (vm, cls) => ({ t: LIST, rc: 1, a: [], cls: heapClass(vm, cls), dict: null }),
  '()(iterable=, /)': [(vm, iterable) => (iterable === undefined ? list([]) : list(itemsOf(vm, iterable))), 'list_from'],
});

/** The class of a subclass instance, counted; null for the builtin type itself. */
export function heapClass(vm: Vm, cls: Slot): List['cls'] {
  if (!isHeap(cls) || cls.t !== TYPE) return typeError(vm, '__new__(X): X is not a type object');
  if (!cls.heap) return null;
  cls.rc++;
  return cls;
}

natives('tuple', 'method', {
  'index(self, value, start=, stop=, /)': [
    (vm, self, value, start, stop) => {
      const at = indexIn(vm, (self as Tuple).a, value!, start, stop);
      return at < 0 ? valueError(vm, 'tuple.index(x): x not in tuple') : at;
    },
    'list_index',
  ],
  'count(self, value, /)': [(vm, self, value) => countIn(vm, (self as Tuple).a, value!), 'list_count'],
});
natives('tuple', 'static', {
  '__new__(cls, iterable=, /)': [
    (vm, cls, iterable) => ({
      t: TUPLE,
      rc: 1,
      a: iterable === undefined ? [] : itemsOf(vm, iterable),
      cls: heapClass(vm, cls),
      dict: null,
    }),
    'tuple_new',
  ],
  '()(iterable=, /)': [
    (vm, iterable) => {
      if (isHeap(iterable) && iterable.t === TUPLE && iterable.cls === null) return own(iterable);
      return tuple(iterable === undefined ? [] : itemsOf(vm, iterable));
    },
    'tuple_from',
  ],
});

// -- range, slice ------------------------------------------------------------------------------------------------------------------

natives('range', 'static', {
  '()(start, stop=, step=, /)': (vm, a, b, c) => {
    const [start, stop] = b === undefined ? [0, indexArgument(vm, a)] : [indexArgument(vm, a), indexArgument(vm, b)];
    const step = c === undefined ? 1 : indexArgument(vm, c);
    if (step == 0) return valueError(vm, 'range() arg 3 must not be zero');
    if (typeof start === 'bigint' || typeof stop === 'bigint' || typeof step === 'bigint') {
      return missing('range() with numbers beyond 2**53 is not part of the Python that runs here.');
    }
    return { t: RANGE, rc: 1, start, stop, step, length: Math.max(0, Math.ceil((stop - start) / step)) };
  },
});
natives('range', 'method', {
  'index(self, value, /)': (vm, self, value) => {
    const range = self as Range;
    const number = integer(value!);
    const place = number === undefined ? -1 : (Number(number) - range.start) / range.step;
    return Number.isInteger(place) && place >= 0 && place < range.length ? place : valueError(vm, `${shown(vm, value!)} is not in range`);
  },
  'count(self, value, /)': (_, self, value) => {
    const range = self as Range;
    const number = integer(value!);
    const place = number === undefined ? -1 : (Number(number) - range.start) / range.step;
    return Number.isInteger(place) && place >= 0 && place < range.length ? 1 : 0;
  },
});
getters('range', {
  start: (_, self) => (self as Range).start,
  stop: (_, self) => (self as Range).stop,
  step: (_, self) => (self as Range).step,
});

natives('slice', 'static', {
  '()(start, stop=, step=, /)': (_, a, b, c) => ({
    t: SLICE,
    rc: 1,
    start: b === undefined ? null : own(a!),
    stop: b === undefined ? own(a!) : own(b),
    step: c === undefined ? null : own(c),
  }),
});
natives('slice', 'method', {
  'indices(self, length, /)': (vm, self, length) => {
    const fitted = fitSlice(vm, self as Slice, sizeArgument(vm, length));
    return tuple([fitted.start, fitted.stop, fitted.step]);
  },
});
getters('slice', {
  start: (_, self) => own((self as Slice).start),
  stop: (_, self) => own((self as Slice).stop),
  step: (_, self) => own((self as Slice).step),
});

// -- dict --------------------------------------------------------------------------------------------------------------------------

const view =
  (kind: View['kind']): NativeFunction =>
  (_, self) => ({ t: VIEW, rc: 1, kind, dict: own(asDict(self)) });

natives('dict', 'method', {
  'get(self, key, default=, /)': [(_, self, key, fallback) => own(firstOf(dicts.get(asDict(self), key!), fallback ?? null)!), 'dict_get'],
  'keys(self)': view('dict_keys'),
  'values(self)': view('dict_values'),
  'items(self)': view('dict_items'),
  'pop(self, key, default=, /)': [
    (vm, self, key, fallback) => {
      const value = dicts.take(asDict(self), key!);
      if (value !== undefined) return value;
      return fallback === undefined ? raise(vm, 'KeyError', key!) : own(fallback);
    },
    'dict_pop',
  ],
  'popitem(self)': (vm, self) => {
    const dict = asDict(self);
    for (let i = dict.keys.length - 1; i >= 0; i--) {
      const key = dict.keys[i];
      if (key === undefined) continue;
      own(key);
      return tuple([key, dicts.takeAt(dict, i)]);
    }
    return raise(vm, 'KeyError', 'popitem(): dictionary is empty');
  },
  'setdefault(self, key, default=, /)': [
    (_, self, key, fallback) => {
      const found = dicts.get(asDict(self), key!);
      if (found !== undefined) return own(found);
      dicts.set(asDict(self), key!, own(fallback ?? null));
      return own(fallback ?? null);
    },
    'dict_setdefault',
  ],
  'clear(self)': (_, self) => {
    dicts.clear(asDict(self));
    return null;
  },
  'copy(self)': (vm, self) => {
    charge(vm, perItem(asDict(self).live));
    return dicts.copy(asDict(self));
  },
});

function updateDict(vm: Vm, target: Dict, source: Value): void {
  if (isHeap(source) && source.t === DICT && special(vm, source, 'keys') === undefined) {
    if (source.custom > 0 || target.custom > 0) throw dicts.NEEDS_PYTHON;
    charge(vm, perItem(source.live));
    for (const [key, value] of [...dicts.entries(source)]) dicts.set(target, key, own(value));
    return;
  }
  throw dicts.NEEDS_PYTHON;
}

variadic('dict', 'method', {
  update: [
    (vm, args, keywords) => {
      if (args.length > 2) return typeError(vm, `update expected at most 1 argument, got ${String(args.length - 1)}`);
      const target = asDict(args[0]);
      if (args.length === 2) updateDict(vm, target, args[1]!);
      for (const [name, value] of keywords ?? []) dicts.setText(target, name, own(value));
      return null;
    },
    'dict_update',
  ],
  __init__: [
    (vm, args, keywords) => {
      if (args.length > 2) return typeError(vm, `dict expected at most 1 argument, got ${String(args.length - 1)}`);
      const target = asDict(args[0]);
      if (args.length === 2) updateDict(vm, target, args[1]!);
      for (const [name, value] of keywords ?? []) dicts.setText(target, name, own(value));
      return null;
    },
    'dict_update',
  ],
});
variadic('dict', 'static', {
  __new__: (vm, args) => ({ ...newDict(), cls: heapClass(vm, args[0]) }),
  '()': [
    (vm, args, keywords) => {
      if (args.length > 1) return typeError(vm, `dict expected at most 1 argument, got ${String(args.length)}`);
      const dict = newDict();
      if (args.length === 1) {
        if (!isHeap(args[0]) || args[0].t !== DICT || args[0].custom > 0 || args[0].cls !== null) throw dicts.NEEDS_PYTHON;
        updateDict(vm, dict, args[0]);
      }
      for (const [name, value] of keywords ?? []) dicts.setText(dict, name, own(value));
      return dict;
    },
    'dict_from',
  ],
});
natives('dict', 'class', {
  'fromkeys(cls, iterable, value=, /)': (vm, cls, iterable, value) => callLibrary(vm, 'dict_fromkeys', [cls!, iterable!, value ?? null]),
});

// -- what all sequences and collections have -----------------------------------------------------------------------------------------

const reversedKind: Readonly<Record<number, IteratorKind>> = { [LIST]: 'list_reverseiterator' };

/** reversed(x) of builtin sequences, dicts and ranges; undefined for anything else. */
export function reversedIterator(vm: Vm, value: Value): Slot {
  if (isHeap(value)) {
    if (value.t === RANGE) {
      const last = value.start + (value.length - 1) * value.step;
      return { t: ITERATOR, rc: 1, kind: 'range_iterator', source: null, at: last, step: -value.step, size: value.length };
    }
    if (value.t === DICT)
      return {
        t: ITERATOR,
        rc: 1,
        kind: 'dict_reversekeyiterator',
        source: own(value),
        at: value.keys.length - 1,
        step: 1,
        size: value.live,
      };
    if (value.t === VIEW) {
      const kind =
        value.kind === 'dict_keys'
          ? 'dict_reversekeyiterator'
          : value.kind === 'dict_values'
            ? 'dict_reversevalueiterator'
            : 'dict_reverseitemiterator';
      return { t: ITERATOR, rc: 1, kind, source: own(value.dict), at: value.dict.keys.length - 1, step: 1, size: value.dict.live };
    }
    if (value.t === SET) return typeError(vm, `'${typeName(vm, value)}' object is not reversible`);
  }
  const length = lengthOf(value);
  if (length === undefined || special(vm, value, '__getitem__') !== undefined) return undefined;
  const iterator: Iterator = {
    t: ITERATOR,
    rc: 1,
    kind: (isHeap(value) ? reversedKind[value.t] : undefined) ?? 'reversed',
    source: own(value),
    at: length - 1,
    step: 1,
    size: 0,
  };
  return iterator;
}
