/** What the library's own Python asks of the machine: hidden natives, seen by no program. Their names begin with an underscore. */
import { decref, own } from '../objects/counting.ts';
import * as dicts from '../objects/dict.ts';
import { hashFrozenset, hashInt, hashOf, hashTuple, identityOf, lookupKey, Unhashable } from '../objects/hash.ts';
import * as sets from '../objects/set.ts';
import { plain, typeName, typeOf } from '../objects/types.ts';
import {
  ALIAS,
  DICT,
  EXCEPTION,
  FUNCTION,
  GENERATOR,
  INSTANCE,
  ITERATOR,
  LIST,
  MODULE,
  SET,
  TUPLE,
  VIEW,
  BOUND,
  CLASSMETHOD,
  bytes,
  isHeap,
  list,
  newDict,
  tuple,
  type Dict,
  type Float,
  type Hash,
  type Iterator,
  type List,
  type PyFunction,
  type PySet,
  type Slot,
  type Tuple,
  type Type,
  type Value,
} from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { Stop } from '#languages/machine/budget.ts';
import { importOne } from '../interpreter/imports.ts';
import { charge, perItem } from '../interpreter/charge.ts';
import { runBody } from '../interpreter/classes.ts';
import { collectCycles } from '../interpreter/cycles.ts';
import { plainInstance } from '../interpreter/calls.ts';
import { isException, missing, newException, typeError, valueError } from '../interpreter/errors.ts';
import { format } from '../interpreter/formatting.ts';
import { isIterable, collect } from '../interpreter/iteration.ts';
import { find, special } from '../interpreter/lookup.ts';
import { integer, isFloat, numeric } from '../interpreter/numbers.ts';
import { binaryOperation } from '../interpreter/operators.ts';
import { render } from '../interpreter/percent.ts';
import { qualifiedTypeName, repr } from '../interpreter/text.ts';
import { tracebackPieces } from '../interpreter/tracebacks.ts';
import { suggestionFor } from '../interpreter/suggestions.ts';
import { latin1Text } from '../text/codecs.ts';
import { escapeBeyondAscii } from '../text/repr.ts';
import { parsePercentTemplate } from '../text/percent-format.ts';
import { indexOutOfRange, parseFormatTemplate, unknownConversion, type FormatPiece } from '../text/str-format.ts';
import { bytesOf, sizeArgument } from './arguments.ts';
import { reversedIterator, sortValues } from './containers.ts';
import { lengthOf, nativeIterator, needsPython } from './functions.ts';
import { natives } from './registry.ts';

const asDict = (value: Slot): Dict => value as Dict;
const asSet = (value: Slot): PySet => value as PySet;

/** Items of a builtin container whatever its class says about iteration. */
function plainItems(value: Value): Value[] {
  const one = plain(value);
  if (!isHeap(one)) return [];
  if (one.t === LIST || one.t === TUPLE) return [...one.a];
  if (one.t === SET) return sets.members(one);
  if (one.t === DICT) return [...dicts.entries(one)].map(([key]) => key);
  return [];
}

natives('_machine', 'function', {
  '_special(value, name)': (vm, value, name) => own(special(vm, value!, name as string) ?? null),
  '_type_name(value)': (vm, value) => typeName(vm, value!),
  '_qualified_type_name(value)': (vm, value) => qualifiedTypeName(typeOf(vm, value!)),
  '_is_exception(value)': (vm, value) => isException(vm, value!),
  '_is_iterable(value)': (vm, value) => isIterable(vm, value!),
  '_is_unhashable(value)': (vm, value) => {
    if (find(typeOf(vm, value!), '__hash__') === null) return true;
    try {
      lookupKey(value!);
      return isHeap(value) && (value.t === INSTANCE || value.t === EXCEPTION);
    } catch (error) {
      if (error instanceof Unhashable) return true;
      throw error;
    }
  },
  '_identity_hash(value)': (vm, value) => (isHeap(value) ? identityOf(value, vm) * 16 : 0),
  // slot_tp_hash: what fits a Py_ssize_t stands, but for -1.
  '_fold_hash(value)': (_, value) => {
    const hash = integer(value!)!;
    if (hash === -1) return -2;
    return BigInt.asIntN(64, BigInt(hash)) === BigInt(hash) ? hash : hashInt(hash);
  },
  '_hash_tuple(hashes)': (_, hashes) => hashTuple((hashes as List).a as Hash[]),
  '_hash_frozenset(hashes)': (_, hashes) => hashFrozenset((hashes as List).a as Hash[], (hashes as List).a.length),
  '_plain_items(value)': (_, value) => list(plainItems(value!).map(own)),
  '_plain_pairs(value)': (_, value) => list([...dicts.entries(asDict(value))].map(([key, one]) => tuple([own(key), own(one)]))),
  '_plain_length(value)': (_, value) => lengthOf(value!) ?? 0,
  '_as_plain(value)': (_, value) => {
    if (!isHeap(value)) return value;
    if (value.t === LIST && value.cls !== null) return list(value.a.map(own));
    if (value.t === TUPLE && value.cls !== null) return tuple(value.a.map(own));
    return own(plain(value));
  },
  '_kind(value)': (vm, value) => {
    const one = plain(value!);
    if (!isHeap(one)) return typeName(vm, one);
    const kinds: Readonly<Record<number, string>> = { [LIST]: 'list', [TUPLE]: 'tuple', [DICT]: 'dict', [SET]: 'set' };
    return kinds[one.t] ?? (one.t === VIEW ? one.kind : typeName(vm, one));
  },
  '_container_repr(value, again)': (vm, value) => repr(vm, value!),
  '_bound_parts(value)': (_, value) => {
    if (!isHeap(value) || value.t !== BOUND) return null;
    const { func } = value;
    return tuple([isHeap(func) && func.t === FUNCTION ? func.qualname : '?', own(value.self)]);
  },
  '_exception_name(value)': (vm, value) => {
    const name = qualifiedTypeName(typeOf(vm, value!));
    return name.startsWith('__main__.') ? name.slice('__main__.'.length) : name;
  },
  '_escape(text)': (_, text) => escapeBeyondAscii(text as string),
  '_format(value, spec)': (vm, value, spec) => format(vm, value!, spec as string),
  '_int_text(value)': (_, value) => String(integer(value!)),
  '_to_nanoseconds(seconds)': (vm, seconds) => {
    const value = numeric(seconds!);
    if (value === undefined) return typeError(vm, `'${typeName(vm, seconds!)}' object cannot be interpreted as an integer`);
    // Rounded up, as _PyTime_ROUND_CEILING does.
    return isFloat(value) ? Math.ceil(value.v * 1e9) : Number(value) * 1e9;
  },
  // Rounded away from zero, as _PyTime_ROUND_TIMEOUT does.
  '_up_to_nanoseconds(seconds)': (_, seconds) => {
    const value = (seconds as Float).v * 1e9;
    return value < 0 ? Math.floor(value) : Math.ceil(value);
  },
  '_unsupported(sentence)': (_, sentence) => {
    throw new Stop('unsupported', sentence as string);
  },

  // -- containers ------------------------------------------------------------------------------------------------------------
  '_append(self, value)': (_, self, value) => {
    (self as List).a.push(own(value!));
    return null;
  },
  '_extend(self, values)': (_, self, values) => {
    for (const one of (values as List).a) (self as List).a.push(own(one));
    return null;
  },
  '_dict_of(value)': (_, value) => own(isHeap(value) && value.t === VIEW ? value.dict : value!),
  '_entry_candidates(self, key, hash)': (vm, self, key, hash) => candidates(vm, asDict(self), key!, hash as Hash),
  '_entry_key(self, at)': (_, self, at) => own(asDict(self).keys[at as number]!),
  '_entry_value(self, at)': (_, self, at) => own(asDict(self).values[at as number]!),
  '_store_entry(self, at, key, value, hash)': (_, self, at, key, value, hash) => {
    if ((at as number) < 0) rememberHash(key!, hash as Hash);
    dicts.setAt(asDict(self), at as number, key!, own(value!), lookupKey(key!) === undefined);
    return null;
  },
  '_take_entry(self, at)': (_, self, at) => dicts.takeAt(asDict(self), at as number),
  '_set_plain(self, key, value)': (_, self, key, value) => {
    dicts.set(asDict(self), key!, own(value!));
    return null;
  },
  '_needs_python_key(self, key)': (_, self, key) => asDict(self).custom > 0 || lookupKey(key!) === undefined,
  '_member_candidates(self, key, hash)': (vm, self, key, hash) => {
    const set = asSet(self);
    const found: number[] = [];
    const wanted = lookupKey(key!);
    set.keys.forEach((one, i) => {
      if (one === undefined || set.hashes[i] !== hash) return;
      const there = lookupKey(one);
      if (wanted === undefined || there === undefined || there === wanted) found.push(i);
    });
    charge(vm, perItem(set.used));
    return list(found);
  },
  '_member(self, at)': (_, self, at) => own(asSet(self).keys[at as number]!),
  '_add_member(self, key, hash)': (_, self, key, hash) => {
    sets.addHashed(asSet(self), key!, hash as Hash);
    return null;
  },
  '_member_pairs(self)': (vm, self) => {
    const set = asSet(self);
    charge(vm, perItem(set.used));
    const pairs: Value[] = [];
    set.keys.forEach((key, at) => {
      if (key !== undefined) pairs.push(tuple([own(key), set.hashes[at]!]));
    });
    return list(pairs);
  },
  '_copy_members(self, other)': (vm, self, other) => {
    charge(vm, perItem(asSet(other).used));
    sets.copyInto(asSet(self), asSet(other));
    return null;
  },
  '_reserve_members(self, count)': (_, self, count) => {
    sets.reserve(asSet(self), count as number);
    return null;
  },
  '_compact_members(self)': (_, self) => {
    sets.compact(asSet(self));
    return null;
  },
  '_drop_member(self, at)': (_, self, at) => {
    sets.discardAt(asSet(self), at as number);
    return null;
  },
  '_add_plain(self, key)': (vm, self, key) => {
    sets.add(asSet(self), key!, vm.seed);
    return null;
  },
  '_needs_python_member(self, key)': (_, self, key) => asSet(self).custom > 0 || lookupKey(key!) === undefined,
  '_freeze(self)': (_, self) => {
    asSet(self).frozen = true;
    return own(self!);
  },

  // -- iteration ---------------------------------------------------------------------------------------------------------------
  '_native_iterator(value)': (vm, value) => nativeIterator(vm, value!) ?? null,
  '_native_enumerate(iterator, start)': (vm, iterator, start) => ({
    t: ITERATOR,
    rc: 1,
    kind: 'enumerate',
    source: own(iterator!),
    at: sizeArgument(vm, start),
    step: 1,
    size: 0,
  }),
  '_native_zip(iterators, strict)': (_, iterators, strict): Iterator => ({
    t: ITERATOR,
    rc: 1,
    kind: 'zip',
    source: tuple((iterators as List).a.map(own)),
    at: 0,
    step: 1,
    size: strict === true ? 1 : 0,
  }),
  '_native_reversed(value)': (vm, value) => reversedIterator(vm, value!) ?? null,
  '_native_sort(items, keys, reverse)': (vm, items, keys, reverse) => {
    const values = (keys as List).a;
    if (values.some((one) => needsPython(one))) return false;
    sortValues(vm, (items as List).a, values.slice(), reverse === true || reverse === 1);
    return true;
  },
  '_native_sum(iterable, start)': (vm, iterable, start) => {
    if (!isHeap(iterable) || iterable.t === GENERATOR || iterable.t === ITERATOR) return null;
    if (numeric(start!) === undefined) return null;
    const items = collect(vm, iterable);
    if (items === undefined) return null;
    charge(vm, perItem(items.length));
    let total: Value = own(start!);
    let all = true;
    for (const one of items) {
      if (numeric(one) === undefined || (isHeap(one) && one.t === INSTANCE)) {
        all = false;
        break;
      }
      total = binaryOperation(vm, '+', total, one, false)!;
    }
    for (const one of items) decref(one);
    return all ? total : null;
  },
  '_as_kind(generator, kind)': (_, generator, kind) => {
    if (isHeap(generator) && generator.t === GENERATOR) generator.kind = kind as string;
    return own(generator!);
  },

  // -- formatting ----------------------------------------------------------------------------------------------------------------
  '_percent_operands(template)': (_, template) => {
    const content = bytesOf(template);
    const text = content === undefined ? (plain(template!) as string) : latin1Text(content);
    const rows: Value[] = [];
    for (const piece of parsePercentTemplate(text, content !== undefined)) {
      if (piece.kind !== 'conversion') continue;
      if (piece.width === '*') rows.push(tuple([null, 'size']));
      if (piece.precision === '*') rows.push(tuple([null, 'size']));
      rows.push(
        tuple([
          piece.key === null ? null : content === undefined ? piece.key : bytes(Uint8Array.from(piece.key, (c) => c.charCodeAt(0))),
          piece.operand,
        ]),
      );
    }
    return list(rows);
  },
  '_percent_render(template, operand)': (vm, template, operand) => render(vm, plain(template!), operand!, true),
  '_format_pieces(template)': (_, template) => piecesAsTuples(parseFormatTemplate(plain(template!) as string)),
  '_index_out_of_range(index)': (_, index) => indexOutOfRange(index as number),
  '_unknown_conversion(text)': (_, text) => unknownConversion(text as string),

  // -- classes, modules ------------------------------------------------------------------------------------------------------------
  '_class_entries(cls)': (_, cls) => list([...dicts.entries((cls as Type).dict)].map(([key, value]) => tuple([own(key), own(value)]))),
  '_super_init_subclass(cls)': (vm, cls) => {
    const { mro } = cls as Type;
    for (const one of mro.slice(1)) {
      const hook = dicts.getText(one.dict, '__init_subclass__');
      if (isHeap(hook) && hook.t === CLASSMETHOD) return { t: BOUND, rc: 1, self: own(cls!), func: own(hook.func) };
    }
    return { t: BOUND, rc: 1, self: own(cls!), func: own(find(vm.types['object']!, '__init_subclass__')!) };
  },
  '_generic_alias(origin, args)': (_, origin, args) => ({ t: ALIAS, rc: 1, origin: own(origin as Type), args: own(args!) }),
  '_bind_method(func, self)': (_, func, self) => ({ t: BOUND, rc: 1, self: own(self!), func: own(func!) }),
  '_mapping_proxy(mapping)': (_, mapping) => own(mapping!),
  /** An object of the same class that no __init__ has seen. */
  '_bare_instance(value)': (vm, value) => {
    const type = typeOf(vm, value!);
    if (isHeap(value) && type.heap) {
      own(type);
      switch (value.t) {
        case LIST:
          return { ...list([]), cls: type };
        case TUPLE:
          return { ...tuple(value.a.map(own)), cls: type };
        case DICT:
          return { ...newDict(), cls: type };
        case SET:
          return { ...sets.newSet(value.frozen), cls: type };
        case INSTANCE:
          type.rc--;
          return plainInstance(vm, type, own(value.value));
        case EXCEPTION:
          type.rc--;
          return newException(type, value.args.a.map(own));
        default:
      }
    }
    if (isHeap(value) && value.t === EXCEPTION) return newException(value.cls, value.args.a.map(own));
    return missing(`Copying ${typeName(vm, value!)} objects is not part of the Python that runs here.`);
  },
  '_import_one(name)': (vm, name) => importOne(vm, name as string),
  '_new_exception(cls, args)': (_, cls, args) => newException(cls as Type, (args as Tuple).a.map(own)),
  '_own_module()': (vm) => own(dicts.getText(vm.modules, 'builtins')!),
  '_run_class_body(body, names)': (vm, body, names) => {
    runBody(vm, body as PyFunction, own(asDict(names)));
    return undefined;
  },
  '_publish(names)': (vm, names) => {
    const namespace = asDict(names);
    const module = dicts.getText(vm.modules, dicts.getText(namespace, '__name__') as string);
    if (!isHeap(module) || !('dict' in module) || module.dict === null) return null;
    for (const [key, value] of dicts.entries(namespace))
      if (typeof key === 'string' && !key.startsWith('_')) dicts.setText(module.dict, key, own(value));
    return null;
  },
  '_publish_one(name, value)': (vm, name, value) => {
    const frame = vm.thread.frames[vm.thread.frames.length - 1]!;
    const module = dicts.getText(vm.modules, dicts.getText(frame.globals, '__name__') as string);
    if (isHeap(module) && 'dict' in module && module.dict !== null) dicts.setText(module.dict, name as string, own(value!));
    return null;
  },

  // -- exceptions -------------------------------------------------------------------------------------------------------------------
  '_traceback_pieces(exception)': (vm, exception) =>
    isHeap(exception) && exception.t === EXCEPTION ? list(tracebackPieces(vm, exception.traceback)) : list([]),
  '_suggestion(exception)': (vm, exception) => (isHeap(exception) && exception.t === EXCEPTION ? suggestionFor(vm, exception) : null),
  '_finaliser_of(value)': (vm, value) => {
    if (isHeap(value) && value.t === GENERATOR) return own(value);
    const method = find(typeOf(vm, value!), '__del__');
    return method === undefined ? null : own(method);
  },
  '_stdout()': (vm) => {
    const sys = dicts.getText(vm.modules, 'sys');
    const current = isHeap(sys) && sys.t === MODULE ? dicts.getText(sys.dict, 'stdout') : undefined;
    return own(current ?? dicts.getText(vm.prelude, '_stdout_object')!);
  },
  '_collect_cycles()': (vm) => collectCycles(vm),
  '_random_bytes(count)': (vm, count) => {
    const size = sizeArgument(vm, count);
    if (size < 0) return valueError(vm, 'negative argument not allowed');
    const content = new Uint8Array(size);
    for (let i = 0; i < size; i++) {
      vm.random = (Math.imul(vm.random, 1664525) + 1013904223) >>> 0;
      content[i] = vm.random >>> 24;
    }
    return bytes(content);
  },
});

function piecesAsTuples(pieces: readonly FormatPiece[]): Value {
  return list(
    pieces.map((piece): Value => {
      if (piece.kind === 'text') return tuple(['text', piece.text]);
      if (piece.kind === 'error') return tuple(['error', piece.message]);
      const path = piece.path.map((part): Value =>
        tuple([part.kind, part.kind === 'attribute' ? part.name : part.kind === 'item' ? part.index : part.message]),
      );
      return tuple(['field', piece.first, list(path), piece.conversion, piecesAsTuples(piece.spec)]);
    }),
  );
}

/** Entries whose hash is this and whose equality with the key only Python code can tell, or that are equal for sure. */
function candidates(vm: Vm, dict: Dict, key: Value, hash: Hash): Value {
  const wanted = lookupKey(key);
  const found: number[] = [];
  charge(vm, perItem(dict.live));
  for (let i = 0; i < dict.keys.length; i++) {
    const one = dict.keys[i];
    if (one === undefined) continue;
    const there = lookupKey(one);
    if (wanted !== undefined && there !== undefined) {
      if (wanted === there) found.push(i);
      continue;
    }
    if (one === key) return list([i]);
    // Hashes of keys with a __hash__ in Python are kept in the key.
    const known = there === undefined ? (one as { keyHash?: Hash }).keyHash : hashOf(one, vm.seed);
    if (known === undefined || known === hash) found.push(i);
  }
  return list(found);
}

/** The hash a key with a __hash__ of its own had when it went in; `==` is asked only where hashes agree. */
function rememberHash(key: Value, hash: Hash): void {
  if (isHeap(key)) (key as { keyHash?: Hash }).keyHash = hash;
}
