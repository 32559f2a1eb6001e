/** The builtin functions that need no Python code of the program, or give way where they do (Python/bltinmodule.c). */
import { decref, own } from '../objects/counting.ts';
import * as dicts from '../objects/dict.ts';
import { hashOf, identityOf } from '../objects/hash.ts';
import { plain, typeName, typeOf } from '../objects/types.ts';
import {
  ALIAS,
  BOUND,
  BYTEARRAY,
  BYTES,
  CELL,
  DICT,
  FUNCTION,
  GENERATOR,
  INSTANCE,
  ITERATOR,
  LIST,
  MODULE,
  NATIVE,
  RANGE,
  SET,
  SUPER,
  TUPLE,
  TYPE,
  VIEW,
  float,
  isHeap,
  list,
  tuple,
  int,
  type Iterator,
  type Slot,
  type Type,
  type Value,
} from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { codePointLength } from '../text/code-points.ts';
import { roundFloat } from '../text/float-digits.ts';
import { intWithPrefix } from '../text/int-text.ts';
import { AFTER } from '../interpreter/after.ts';
import { deleteAttribute, instanceDict, loadAttribute, storeAttribute } from '../interpreter/attributes.ts';
import { callLibrary, invoke } from '../interpreter/calls.ts';
import { isCoroutine } from '../interpreter/coroutines.ts';
import { charge, perItem } from '../interpreter/charge.ts';
import { buildClass } from '../interpreter/classes.ts';
import { missing, raise, typeError, valueError } from '../interpreter/errors.ts';
import { ascii, format } from '../interpreter/formatting.ts';
import { resumeGenerator, stopIteration } from '../interpreter/generators.ts';
import { advance, collect, getIterator, isIterator, plainIterator } from '../interpreter/iteration.ts';
import { find, special } from '../interpreter/lookup.ts';
import { arithmetic, integer, isFloat, numeric } from '../interpreter/numbers.ts';
import { bitLength, powerModulo } from '../numbers/int-arithmetic.ts';
import { binaryOperation, compareOperation } from '../interpreter/operators.ts';
import { repr } from '../interpreter/text.ts';
import { Raised } from '../interpreter/errors.ts';
import { indexArgument, textArgument, clinicText } from './arguments.ts';
import { typeHas } from '../names/names.ts';
import { natives, tableOf, variadic, type VariadicFunction } from './registry.ts';

/** len(x) of builtin containers; undefined for anything else. */
export function lengthOf(value: Value): number | undefined {
  const one = plain(value);
  if (typeof one === 'string') return codePointLength(one);
  if (!isHeap(one)) return undefined;
  switch (one.t) {
    case LIST:
    case TUPLE:
      return one.a.length;
    case BYTES:
      return one.v.length;
    case BYTEARRAY:
      return one.end - one.start;
    case DICT:
      return one.live;
    case SET:
      return one.used;
    case RANGE:
      return one.length;
    case VIEW:
      return one.dict.live;
    default:
      return undefined;
  }
}

/** isinstance and issubclass: `cls` a type or a tuple of them. */
export function matches(vm: Vm, type: Type, cls: Value, what: string): boolean {
  if (isHeap(cls)) {
    if (cls.t === TYPE) {
      if (type.mro.includes(cls)) return true;
      return virtualSubclass(type, cls);
    }
    if (cls.t === TUPLE) return cls.a.some((one) => matches(vm, type, one, what));
    if (cls.t === ALIAS && what.startsWith('isinstance')) return typeError(vm, 'isinstance() argument 2 cannot be a parameterized generic');
  }
  return typeError(vm, `${what} must be a type, a tuple of types, or a union`);
}

/** The abstract base classes of collections.abc know a type by its methods. */
function virtualSubclass(type: Type, cls: Type): boolean {
  if (cls.meta !== null && registered(type, cls)) return true;
  if (!cls.hidden) return false;
  const methods = dicts.getText(cls.dict, '_methods');
  if (!isHeap(methods) || methods.t !== TUPLE) return false;
  return methods.a.every((name) => {
    const found = find(type, name as string);
    if (found !== undefined) return found !== null;
    const builtin = type.mro.find((one) => one.natives !== '' && one.natives !== 'object');
    if (builtin === undefined) return false;
    if (name === '__hash__') return !['list', 'dict', 'set', 'bytearray'].includes(builtin.natives);
    return typeHas(builtin.natives, name as string) === true;
  });
}

/** ABCMeta.register: with the class itself or one below it. */
function registered(type: Type, cls: Type): boolean {
  const list = dicts.getText(cls.dict, '_abc_registry');
  if (
    isHeap(list) &&
    list.t === TUPLE &&
    list.a.some((one) => isHeap(one) && one.t === TYPE && (type.mro.includes(one) || registered(type, one)))
  )
    return true;
  return cls.subclasses.some((one) => registered(type, one));
}

/** Does a metaclass answer isinstance() or issubclass() itself? */
function asksMetaclass(vm: Vm, cls: Slot, name: string): boolean {
  if (isHeap(cls) && cls.t === TUPLE) return cls.a.some((one) => asksMetaclass(vm, one, name));
  return cls !== undefined && special(vm, cls, name) !== undefined;
}

/** next(x): undefined where Python code runs. StopIteration at the end. */
function nextOf(vm: Vm, iterator: Value): Slot {
  if (isHeap(iterator)) {
    if (iterator.t === ITERATOR) {
      const value = advance(vm, iterator);
      if (value === undefined) throw new Raised(stopIteration(vm, null));
      return value;
    }
    if (iterator.t === GENERATOR && !isCoroutine(iterator)) {
      resumeGenerator(vm, iterator, null, AFTER.PUSH);
      return undefined;
    }
    const method = special(vm, iterator, '__next__');
    if (method !== undefined) return invoke(vm, method, [iterator]);
  }
  return typeError(vm, `'${typeName(vm, iterator)}' object is not an iterator`);
}

/** Smallest (-1) or largest (1) of values that compare without Python code. */
function extreme(vm: Vm, items: readonly Value[], sign: number): Value {
  let best = items[0]!;
  charge(vm, perItem(items.length));
  for (let i = 1; i < items.length; i++) {
    const one = items[i]!;
    if (typeof one === 'number' && typeof best === 'number') {
      if (sign < 0 ? one < best : one > best) best = one;
      continue;
    }
    if (needsPython(one) || needsPython(best)) throw dicts.NEEDS_PYTHON;
    const better = compareOperation(vm, sign < 0 ? '<' : '>', one, best);
    if (better === undefined) throw new Error('comparison called Python code');
    if (better === true) best = one;
  }
  return best;
}

/** May comparing it run Python code? */
export function needsPython(value: Value, depth = 0): boolean {
  if (!isHeap(value)) return false;
  if (value.t === INSTANCE) return true;
  // What is nested too deeply, or holds itself, is left to Python code, which knows its limits.
  if (value.t === TUPLE || value.t === LIST) return value.cls !== null || depth > 50 || value.a.some((one) => needsPython(one, depth + 1));
  return 'cls' in value && value.cls !== null && value.t !== SUPER;
}

function minMax(name: 'min' | 'max', sign: number) {
  return (vm: Vm, args: readonly Value[], keywords: ReadonlyMap<string, Value> | null): Slot => {
    for (const word of keywords?.keys() ?? [])
      if (word !== 'key' && word !== 'default') typeError(vm, `${name}() got an unexpected keyword argument '${word}'`);
    if (args.length === 0) return typeError(vm, `${name} expected at least 1 argument, got 0`);
    if (args.length > 1 && keywords?.has('default'))
      return typeError(vm, `Cannot specify a default for ${name}() with multiple positional arguments`);
    const key = keywords?.get('key') ?? null;
    if (key !== null) throw dicts.NEEDS_PYTHON;
    const only = args.length === 1;
    const items = only ? collect(vm, args[0]!) : args.map(own);
    if (items === undefined) {
      if (
        !isIterator(vm, args[0]!) &&
        special(vm, args[0]!, '__iter__') === undefined &&
        special(vm, args[0]!, '__getitem__') === undefined
      )
        typeError(vm, `'${typeName(vm, args[0]!)}' object is not iterable`);
      throw dicts.NEEDS_PYTHON;
    }
    try {
      if (items.length === 0) {
        const given = keywords?.get('default');
        return given === undefined ? valueError(vm, `${name}() arg is an empty sequence`) : own(given);
      }
      return own(extreme(vm, items, sign));
    } finally {
      for (const one of items) decref(one);
    }
  };
}

natives('builtins', 'function', {
  'len(x, /)': (vm, x) => {
    const method = special(vm, x!, '__len__');
    if (method !== undefined) return callLibrary(vm, 'slow_len', [x!]);
    return lengthOf(x!) ?? typeError(vm, `object of type '${typeName(vm, x!)}' has no len()`);
  },
  'repr(x, /)': [(vm, x) => repr(vm, x!), 'slow_repr'],
  'ascii(x, /)': [(vm, x) => ascii(vm, x!), 'slow_ascii'],
  'format(x, spec=, /)': [
    (vm, x, spec) => format(vm, x!, spec === undefined ? '' : clinicText(vm, spec, 'format() argument 2')),
    'slow_format',
  ],
  'abs(x, /)': (vm, x) => {
    const method = special(vm, x!, '__abs__');
    if (method !== undefined) return invoke(vm, method, [x!]);
    const number = numeric(x!);
    if (number === undefined) return typeError(vm, `bad operand type for abs(): '${typeName(vm, x!)}'`);
    if (isFloat(number)) return float(Math.abs(number.v));
    return number < 0 ? -number : number;
  },
  'hash(x, /)': [
    (vm, x) => {
      const hash = hashOf(x!, vm.seed);
      if (hash === undefined) throw dicts.NEEDS_PYTHON;
      return hash;
    },
    'slow_hash',
  ],
  'id(x, /)': (vm, x) =>
    isHeap(x)
      ? 0x7f3a00000000 + identityOf(x, vm) * 48
      : x === null
        ? 94213640
        : typeof x === 'number'
          ? 94300000 + (Math.abs(x) % 1000000) * 32
          : 139000000000,
  'callable(x, /)': (vm, x) =>
    isHeap(x) && ([FUNCTION, NATIVE, BOUND, TYPE].includes(x.t as 10) || special(vm, x, '__call__') !== undefined),
  'isinstance(x, cls, /)': (vm, x, cls) =>
    asksMetaclass(vm, cls, '__instancecheck__')
      ? callLibrary(vm, 'slow_isinstance', [x!, cls!])
      : matches(vm, typeOf(vm, x!), cls!, 'isinstance() arg 2'),
  'issubclass(x, cls, /)': (vm, x, cls) =>
    asksMetaclass(vm, cls, '__subclasscheck__')
      ? callLibrary(vm, 'slow_issubclass', [x!, cls!])
      : isHeap(x) && x.t === TYPE
        ? matches(vm, x, cls!, 'issubclass() arg 2')
        : typeError(vm, 'issubclass() arg 1 must be a class'),
  'iter(x, sentinel=, /)': (vm, x, sentinel) =>
    sentinel === undefined ? getIterator(vm, x!) : callLibrary(vm, 'callable_iterator', [x!, sentinel]),
  'next(iterator, default=, /)': (vm, iterator, fallback) => {
    if (fallback === undefined) return nextOf(vm, iterator!);
    if (isHeap(iterator) && iterator.t === ITERATOR) {
      const value = advance(vm, iterator);
      return value === undefined ? own(fallback) : value;
    }
    return callLibrary(vm, 'next_or', [iterator!, fallback]);
  },
  'chr(i, /)': (vm, i) => {
    const point = indexArgument(vm, i);
    if (point > 0x7fffffff || point < -0x80000000) return raise(vm, 'OverflowError', 'Python int too large to convert to C int');
    if (point < 0 || point > 0x10ffff) return valueError(vm, 'chr() arg not in range(0x110000)');
    return String.fromCodePoint(Number(point));
  },
  'ord(c, /)': (vm, c) => {
    const text = plain(c!);
    if (typeof text === 'string') {
      const length = codePointLength(text);
      return length === 1
        ? text.codePointAt(0)!
        : typeError(vm, `ord() expected a character, but string of length ${String(length)} found`);
    }
    if (isHeap(text) && text.t === BYTES)
      return text.v.length === 1
        ? text.v[0]!
        : typeError(vm, `ord() expected a character, but string of length ${String(text.v.length)} found`);
    return typeError(vm, `ord() expected string of length 1, but ${typeName(vm, c!)} found`);
  },
  'hex(x, /)': (vm, x) => intWithPrefix(indexArgument(vm, x), 16),
  'oct(x, /)': (vm, x) => intWithPrefix(indexArgument(vm, x), 8),
  'bin(x, /)': (vm, x) => intWithPrefix(indexArgument(vm, x), 2),
  'divmod(a, b, /)': (vm, a, b) => {
    const left = numeric(a!);
    const right = numeric(b!);
    if (left === undefined || right === undefined) return binaryOperation(vm, 'divmod', a!, b!, false);
    if (isFloat(left) || isFloat(right)) {
      if ((isFloat(right) ? right.v : right) == 0) return raise(vm, 'ZeroDivisionError', 'float divmod()');
    }
    return tuple([arithmetic(vm, '//', left, right)!, arithmetic(vm, '%', left, right)!]);
  },
  'pow(base, exp, mod=)': (vm, base, exp, mod) => {
    if (mod === undefined || mod === null) return binaryOperation(vm, '**', base!, exp!, false);
    const method = special(vm, base!, '__pow__');
    if (method !== undefined) return invoke(vm, method, [base!, exp!, mod]);
    const [b, e, m] = [integer(base!), integer(exp!), integer(mod)];
    if (b === undefined || e === undefined || m === undefined) {
      if ([base!, exp!, mod].every((one) => numeric(one) !== undefined))
        return typeError(vm, 'pow() 3rd argument not allowed unless all arguments are integers');
      return typeError(
        vm,
        `unsupported operand type(s) for ** or pow(): '${typeName(vm, base!)}', '${typeName(vm, exp!)}', '${typeName(vm, mod)}'`,
      );
    }
    charge(vm, bitLength(e) * (bitLength(m) >> 6));
    return powerModulo(b, e, m);
  },
  'round(number, ndigits=)': (vm, number, digits) => {
    const method = special(vm, number!, '__round__');
    if (method !== undefined) return invoke(vm, method, digits === undefined ? [number!] : [number!, digits]);
    const value = numeric(number!);
    if (value === undefined) return typeError(vm, `type ${typeName(vm, number!)} doesn't define __round__ method`);
    const places = digits === undefined || digits === null ? undefined : Number(indexArgument(vm, digits));
    if (isFloat(value)) {
      if (places !== undefined) return float(roundFloat(value.v, places));
      if (Number.isNaN(value.v)) return valueError(vm, 'cannot convert float NaN to integer');
      if (!Number.isFinite(value.v)) return raise(vm, 'OverflowError', 'cannot convert float infinity to integer');
      return int(BigInt(roundHalfEven(value.v)));
    }
    if (places === undefined || places >= 0) return value;
    const unit = 10n ** BigInt(-places);
    const whole = BigInt(value);
    const half = ((whole % unit) + unit) % unit;
    const down = whole - half;
    const up = half * 2n > unit || (half * 2n === unit && (down / unit) % 2n !== 0n);
    return int(up ? down + unit : down);
  },
  'getattr(object, name, default=, /)': (vm, object, name, fallback) => {
    const text = textArgument(vm, name, () => "attribute name must be string, not '" + typeName(vm, name!) + "'");
    return fallback === undefined ? loadAttribute(vm, object!, text) : callLibrary(vm, 'getattr_or', [object!, name!, fallback]);
  },
  'hasattr(object, name, /)': (vm, object, name) => {
    textArgument(vm, name, () => "attribute name must be string, not '" + typeName(vm, name!) + "'");
    return callLibrary(vm, 'slow_hasattr', [object!, name!]);
  },
  'setattr(object, name, value, /)': (vm, object, name, value) => {
    const text = textArgument(vm, name, () => "attribute name must be string, not '" + typeName(vm, name!) + "'");
    return storeAttribute(vm, object!, text, value!) === true ? null : becomesNone(vm);
  },
  'delattr(object, name, /)': (vm, object, name) => {
    const text = textArgument(vm, name, () => "attribute name must be string, not '" + typeName(vm, name!) + "'");
    return deleteAttribute(vm, object!, text) === true ? null : becomesNone(vm);
  },
  'vars(object=, /)': (vm, object) => {
    if (object === undefined) return localsOf(vm);
    const dict = isHeap(object) && object.t === TYPE ? object.dict : instanceDict(object);
    return dict === null ? typeError(vm, 'vars() argument must have __dict__ attribute') : own(dict);
  },
  'globals()': (vm) => own(callerFrame(vm).globals),
  'locals()': (vm) => localsOf(vm),
  'dir(object=, /)': (vm, object) => directory(vm, object),
});

variadic('builtins', 'function', {
  min: [minMax('min', -1), 'slow_min'],
  max: [minMax('max', 1), 'slow_max'],
  __build_class__: (vm, args, keywords) => buildClass(vm, args, keywords),
});

/** Functions that are written in the library's Python altogether. */
const inLibrary =
  (name: string): VariadicFunction =>
  (vm, args, keywords) => {
    const known = KEYWORDS[name];
    for (const word of keywords?.keys() ?? [])
      if (known !== undefined && !known.includes(word))
        typeError(vm, `'${word}' is an invalid keyword argument for ${name === 'sorted' ? 'sort' : name}()`);
    return invoke(vm, dicts.getText(vm.prelude, name)!, args, keywords);
  };
const KEYWORDS: Readonly<Record<string, readonly string[]>> = { print: ['sep', 'end', 'file', 'flush'], sorted: ['key', 'reverse'] };
for (const name of ['any', 'all', 'sum', 'sorted', 'print', 'input', 'aiter', 'anext'])
  variadic('builtins', 'function', { [name]: inLibrary(name) });
for (const name of ['enumerate', 'zip', 'map', 'filter', 'reversed']) variadic(name, 'static', { '()': inLibrary(name) });

/** The frame that called the native. */
function callerFrame(vm: Vm) {
  const { frames } = vm.thread;
  return frames[frames.length - 1]!;
}

function localsOf(vm: Vm): Value {
  const frame = callerFrame(vm);
  if (frame.names !== null) return own(frame.names);
  const found: [string, Value][] = [];
  frame.code.registers.forEach((name, i) => {
    const held = frame.registers[i];
    const value = isHeap(held) && held.t === CELL ? held.v : held;
    if (value !== undefined && !name.startsWith('.')) found.push([name, own(value)]);
  });
  return dicts.dictOf(found);
}

/** A setter in Python was called: its result is dropped, so None has to come from elsewhere. */
function becomesNone(vm: Vm): undefined {
  const frame = vm.thread.frames[vm.thread.frames.length - 1]!;
  if (frame.after === AFTER.DROP) {
    frame.after = AFTER.INIT;
    frame.held = null;
  }
  return undefined;
}

function directory(vm: Vm, object: Slot): Slot {
  const names = new Set<string>();
  const addDict = (dict: Value): void => {
    if (dicts.isDict(dict)) for (const [key] of dicts.entries(dict)) if (typeof key === 'string') names.add(key);
  };
  if (object === undefined) {
    const dict = localsOf(vm);
    addDict(dict);
    decref(dict);
  } else {
    const method = special(vm, object, '__dir__');
    if (method !== undefined) return callLibrary(vm, 'slow_dir', [object]);
    if (isHeap(object) && object.t === MODULE) {
      addDict(object.dict);
    } else {
      if (!(isHeap(object) && object.t === TYPE)) {
        const dict = instanceDict(object);
        if (dict !== null) addDict(dict);
      }
      const type = isHeap(object) && object.t === TYPE ? object : typeOf(vm, object);
      for (const one of type.mro) {
        if (one.natives !== '')
          missing(
            'dir() of objects of builtin types is not part of the Python that runs here: it would show fewer names than the real one.',
          );
        addDict(one.dict);
        for (const name of tableOf(one.natives).keys()) names.add(name);
      }
    }
  }
  return list([...names].sort());
}

function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest < 0.5) return floor;
  if (rest > 0.5) return floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

/** An iterator over iterators that all run without Python code; undefined otherwise. */
export function nativeIterator(vm: Vm, value: Value): Iterator | undefined {
  if (isHeap(value) && value.t === ITERATOR) return own(value);
  if (isHeap(value) && special(vm, value, '__iter__') !== undefined) return undefined;
  return plainIterator(value);
}
