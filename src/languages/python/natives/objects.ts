/**
 * object, type, functions, generators, exceptions, properties, super: what the object model itself brings. The special methods of builtin types
 * (list.__len__, int.__add__ and so on) stand here too, in terms of the operations of the machine.
 */
import { decref, own } from '../objects/counting.ts';
import * as dicts from '../objects/dict.ts';
import { hashOf } from '../objects/hash.ts';
import { isSubtype, typeName, typeOf } from '../objects/types.ts';
import {
  BOUND,
  CELL,
  CLASSMETHOD,
  DICT,
  EXCEPTION,
  FRAME,
  FUNCTION,
  INSTANCE,
  ITERATOR,
  LIST,
  NATIVE,
  PROPERTY,
  SET,
  STATICMETHOD,
  SUPER,
  TRACEBACK,
  TUPLE,
  TYPE,
  VIEW,
  float,
  isHeap,
  list,
  newDict,
  tuple,
  type Bound,
  type Cell,
  type Generator,
  type Iterator,
  type List,
  type Native,
  type PyException,
  type Property,
  type PyFunction,
  type Slot,
  type Type,
  type Value,
} from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { AFTER } from '../interpreter/after.ts';
import { bind, instanceDict, NOT_FOUND, plainAttribute, plainDelete, plainStore } from '../interpreter/attributes.ts';
import { callLibrary, invoke, newInstance, takesArguments, typeCall, withMembers } from '../interpreter/calls.ts';
import { superOfCaller, typeNew } from '../interpreter/classes.ts';
import { fillFields, newException, Raised, raise, typeError, valueError } from '../interpreter/errors.ts';
import { format } from '../interpreter/formatting.ts';
import { closeGenerator, resumeGenerator, stopIteration, throwInto } from '../interpreter/generators.ts';
import { contains } from '../interpreter/instructions.ts';
import { advance, plainIterator } from '../interpreter/iteration.ts';
import { numeric, isFloat, toFloat, integer } from '../interpreter/numbers.ts';
import { COMPARISONS, binaryOperation, equal, extendList, plainTruth, unaryOperation } from '../interpreter/operators.ts';
import { deleteItem, loadItem, storeItem } from '../interpreter/subscripts.ts';
import { defaultRepr, exceptionText, repr } from '../interpreter/text.ts';
import { lengthOf, matches } from './functions.ts';
import { textArgument, clinicText } from './arguments.ts';
import { definitionOf, getters, natives, variadic, type NativeDefinition, type NativeFunction } from './registry.ts';
import { reversedIterator } from './containers.ts';

// -- object ------------------------------------------------------------------------------------------------------------------------

variadic('object', 'static', {
  '()': (vm, args) => (args.length > 0 ? typeError(vm, 'object() takes no arguments') : newInstance(vm, vm.types['object']!, [], null)),
  __new__: (vm, args) => {
    const [cls, ...rest] = args;
    if (!isHeap(cls) || cls.t !== TYPE) return typeError(vm, 'object.__new__(X): X is not a type object');
    if (cls === vm.types['object']) return newInstance(vm, vm.types['object']!, [], null);
    return newInstance(vm, cls, cls.layout === EXCEPTION ? rest : [], null);
  },
});

variadic('object', 'method', {
  __init__: (vm, args) =>
    args.length > 1 && isHeap(args[0]) && args[0].t === INSTANCE
      ? typeError(
          vm,
          `${takesArguments(args[0].cls) ? 'object' : args[0].cls.name}.__init__() takes exactly one argument (the instance to initialize)`,
        )
      : null,
});
variadic('object', 'class', {
  __init_subclass__: (vm, args, keywords) =>
    args.length > 1 || (keywords !== null && keywords.size > 0)
      ? typeError(
          vm,
          `${(args[0] as Type).name}.__init_subclass__() takes no ${args.length > 1 ? 'arguments' : 'keyword arguments'}${args.length > 1 ? ` (${String(args.length - 1)} given)` : ''}`,
        )
      : null,
});
natives('object', 'method', {
  '__repr__(self)': (vm, self) => (isHeap(self) ? defaultRepr(vm, self) : repr(vm, self!)),
  '__str__(self)': (vm, self) => callLibrary(vm, 'slow_repr', [self!]),
  '__format__(self, spec, /)': (vm, self, spec) =>
    spec === ''
      ? callLibrary(vm, 'slow_str', [self!])
      : typeError(vm, `unsupported format string passed to ${typeName(vm, self!)}.__format__`),
  '__eq__(self, other, /)': (vm, self, other) => (self === other ? true : own(vm.notImplemented)),
  '__ne__(self, other, /)': (vm, self, other) => (self === other ? false : own(vm.notImplemented)),
  '__lt__(self, other, /)': (vm) => own(vm.notImplemented),
  '__le__(self, other, /)': (vm) => own(vm.notImplemented),
  '__gt__(self, other, /)': (vm) => own(vm.notImplemented),
  '__ge__(self, other, /)': (vm) => own(vm.notImplemented),
  '__hash__(self)': (vm, self) => hashOf(isHeap(self) && self.t === INSTANCE ? { ...self, cls: vm.types['object']! } : self!, vm.seed) ?? 0,
  '__getattribute__(self, name, /)': (vm, self, name) => {
    const text = textArgument(vm, name, (type) => `attribute name must be string, not '${type}'`);
    const found = plainAttribute(vm, self!, text);
    return found === NOT_FOUND ? raise(vm, 'AttributeError', `'${typeName(vm, self!)}' object has no attribute '${text}'`) : found;
  },
  '__setattr__(self, name, value, /)': (vm, self, name, value) =>
    plainStore(
      vm,
      self!,
      textArgument(vm, name, (type) => `attribute name must be string, not '${type}'`),
      value!,
    ) === true
      ? null
      : noneAfter(vm),
  '__delattr__(self, name, /)': (vm, self, name) =>
    plainDelete(
      vm,
      self!,
      typeOf(vm, self!),
      textArgument(vm, name, (type) => `attribute name must be string, not '${type}'`),
    ) === true
      ? null
      : noneAfter(vm),
});

/** A setter in Python was called: what it returns is dropped and None given. */
function noneAfter(vm: Vm): undefined {
  const frame = vm.thread.frames[vm.thread.frames.length - 1]!;
  frame.after = AFTER.INIT;
  frame.held = null;
  return undefined;
}

// -- special methods of builtin types ------------------------------------------------------------------------------------------------

/** Takes part only where both operands are builtin here; else NotImplemented, so that the other side gets its turn. */
const operator =
  (op: string, reflected: boolean, accepts: (vm: Vm, a: Value, b: Value) => boolean): NativeFunction =>
  (vm, self, other) => {
    if (!accepts(vm, self!, other!)) return own(vm.notImplemented);
    return reflected ? binaryOperation(vm, op, other!, self!, false) : binaryOperation(vm, op, self!, other!, false);
  };
const bothNumbers = (_: Vm, a: Value, b: Value): boolean => numeric(a) !== undefined && numeric(b) !== undefined;
const bothInts = (_: Vm, a: Value, b: Value): boolean => integer(a) !== undefined && integer(b) !== undefined;
const always = (): boolean => true;
const sameKind = (vm: Vm, a: Value, b: Value): boolean => {
  const kind = typeOf(vm, a).base;
  return kind === typeOf(vm, b).base || (isHeap(a) && isHeap(b) && (a.t === SET || a.t === VIEW) && (b.t === SET || b.t === VIEW));
};

const ARITHMETIC: readonly (readonly [string, string])[] = [
  ['add', '+'],
  ['sub', '-'],
  ['mul', '*'],
  ['truediv', '/'],
  ['floordiv', '//'],
  ['mod', '%'],
  ['pow', '**'],
];
const BITWISE: readonly (readonly [string, string])[] = [
  ['lshift', '<<'],
  ['rshift', '>>'],
  ['and', '&'],
  ['or', '|'],
  ['xor', '^'],
];

for (const [name, op] of ARITHMETIC) {
  for (const owner of ['int', 'float']) {
    const accepts = owner === 'int' ? bothInts : bothNumbers;
    natives(owner, 'method', {
      [`__${name}__(self, value, /)`]: operator(op, false, accepts),
      [`__r${name}__(self, value, /)`]: operator(op, true, accepts),
    });
  }
}
for (const [name, op] of BITWISE)
  natives('int', 'method', {
    [`__${name}__(self, value, /)`]: operator(op, false, bothInts),
    [`__r${name}__(self, value, /)`]: operator(op, true, bothInts),
  });
for (const owner of ['int', 'float']) {
  natives(owner, 'method', {
    '__neg__(self)': (vm, self) => unaryOperation(vm, '-', builtin(self)),
    '__pos__(self)': (vm, self) => unaryOperation(vm, '+', builtin(self)),
    '__abs__(self)': (_, self) => {
      const number = numeric(self!)!;
      return isFloat(number) ? float(Math.abs(number.v)) : number < 0 ? -number : number;
    },
    '__bool__(self)': (_, self) => plainTruth(self!),
    '__float__(self)': (_, self) => float(toFloat(numeric(self!)!)),
  });
}
natives('int', 'method', {
  '__int__(self)': (_, self) => integer(self!),
  '__index__(self)': (_, self) => integer(self!),
  '__invert__(self)': (vm, self) => unaryOperation(vm, '~', builtin(self)),
});

/** A subclass instance as the builtin it holds, so that its own methods are not asked again. */
function builtin(self: Slot): Value {
  return isHeap(self) && self.t === INSTANCE && self.value !== undefined ? self.value : self!;
}

/** The container seen as its builtin type: a shallow stand-in without the subclass. */
function stripped(self: Slot): Value {
  if (isHeap(self) && (self.t === LIST || self.t === TUPLE || self.t === DICT || self.t === SET) && self.cls !== null) return self;
  return builtin(self);
}

const LENGTHS = [
  'str',
  'bytes',
  'bytearray',
  'list',
  'tuple',
  'dict',
  'set',
  'frozenset',
  'range',
  'dict_keys',
  'dict_values',
  'dict_items',
];
for (const owner of LENGTHS) {
  natives(owner, 'method', {
    '__len__(self)': (_, self) => lengthOf(self!)!,
    '__iter__(self)': (_, self) => plainIterator(self!),
    '__contains__(self, key, /)': (vm, self, key) => asBuiltin(self!, (one) => contains(vm, one, key!, 0)),
    '__eq__(self, value, /)': [
      (vm, self, value) =>
        sameKind(vm, self!, value!) ? asBuiltin(self!, (a) => asBuiltin(value!, (b) => equal(vm, a, b))) : own(vm.notImplemented),
      'list_eq',
    ],
    '__ne__(self, value, /)': [
      (vm, self, value) =>
        sameKind(vm, self!, value!) ? asBuiltin(self!, (a) => asBuiltin(value!, (b) => !equal(vm, a, b))) : own(vm.notImplemented),
      'list_ne',
    ],
  });
}
for (const owner of ['str', 'bytes', 'bytearray', 'list', 'tuple', 'range', 'dict']) {
  natives(owner, 'method', { '__getitem__(self, key, /)': (vm, self, key) => asBuiltin(self!, (one) => loadItem(vm, one, key!)) });
}
for (const owner of ['bytearray', 'list', 'dict']) {
  natives(owner, 'method', {
    '__setitem__(self, key, value, /)': (vm, self, key, value) =>
      asBuiltin(self!, (one) => (storeItem(vm, one, key!, value!) === true ? null : noneAfter(vm))),
    '__delitem__(self, key, /)': (vm, self, key) => asBuiltin(self!, (one) => (deleteItem(vm, one, key!) === true ? null : noneAfter(vm))),
  });
}
for (const owner of ['str', 'bytes', 'bytearray', 'list', 'tuple']) {
  natives(owner, 'method', {
    '__add__(self, value, /)': (vm, self, value) => asBuiltin(self!, (one) => binaryOperation(vm, '+', one, value!, false)),
    '__mul__(self, value, /)': (vm, self, value) => asBuiltin(self!, (one) => binaryOperation(vm, '*', one, value!, false)),
    '__rmul__(self, value, /)': (vm, self, value) => asBuiltin(self!, (one) => binaryOperation(vm, '*', one, value!, false)),
  });
}
for (const owner of ['str', 'int', 'float', 'list', 'tuple', 'bytes', 'set', 'frozenset']) {
  COMPARISONS.forEach((op, i) => {
    if (op === '==' || op === '!=') return;
    const name = ['__lt__', '__le__', '', '', '__gt__', '__ge__'][i]!;
    natives(owner, 'method', {
      [`${name}(self, value, /)`]: (vm, self, value) => {
        if (!sameKind(vm, self!, value!) && !bothNumbers(vm, self!, value!)) return own(vm.notImplemented);
        return asBuiltin(self!, (a) => asBuiltin(value!, (b) => binaryOperation(vm, op, a, b, false)));
      },
    });
  });
}
for (const owner of ['int', 'float']) {
  natives(owner, 'method', {
    '__eq__(self, value, /)': (vm, self, value) =>
      bothNumbers(vm, self!, value!) ? equal(vm, builtin(self), builtin(value)) : own(vm.notImplemented),
    '__ne__(self, value, /)': (vm, self, value) =>
      bothNumbers(vm, self!, value!) ? !equal(vm, builtin(self), builtin(value)) : own(vm.notImplemented),
  });
}
for (const [name, op] of [
  ['and', '&'],
  ['or', '|'],
  ['sub', '-'],
  ['xor', '^'],
] as const) {
  for (const owner of ['set', 'frozenset']) natives(owner, 'method', { [`__${name}__(self, value, /)`]: operator(op, false, sameKind) });
}
for (const [name, op] of [
  ['iand', '&'],
  ['ior', '|'],
  ['isub', '-'],
  ['ixor', '^'],
] as const) {
  natives('set', 'method', {
    [`__${name}__(self, value, /)`]: (vm, self, value) =>
      sameKind(vm, self!, value!) ? asBuiltin(self!, (one) => binaryOperation(vm, op, one, value!, true)) : own(vm.notImplemented),
  });
}
natives('list', 'method', {
  '__iadd__(self, value, /)': (vm, self, value) => extendList(vm, self as List, value!),
  '__imul__(self, value, /)': (vm, self, value) => asBuiltin(self!, (one) => binaryOperation(vm, '*', one, value!, true)),
  '__reversed__(self)': (vm, self) => reversedIterator(vm, self!),
});
natives('bytearray', 'method', {
  '__iadd__(self, value, /)': (vm, self, value) => binaryOperation(vm, '+', self!, value!, true),
  '__imul__(self, value, /)': (vm, self, value) => binaryOperation(vm, '*', self!, value!, true),
});
natives('dict', 'method', {
  '__ior__(self, value, /)': (vm, self, value) => asBuiltin(self!, (one) => binaryOperation(vm, '|', one, value!, true)),
});
natives('dict', 'method', {
  '__or__(self, value, /)': operator('|', false, sameKind),
  '__reversed__(self)': (vm, self) => reversedIterator(vm, self!),
});
natives('str', 'method', { '__mod__(self, value, /)': operator('%', false, always) });
for (const owner of ['str', 'int', 'float', 'bool', 'bytes', 'tuple', 'frozenset', 'range']) {
  natives(owner, 'method', { '__hash__(self)': [(vm, self) => hashOf(builtin(self), vm.seed) ?? raiseNeedsPython(), 'slow_hash'] });
}
for (const owner of ['list', 'dict', 'set', 'tuple', 'frozenset', 'str', 'bytes', 'bytearray', 'int', 'float', 'range']) {
  natives(owner, 'method', { '__repr__(self)': [(vm, self) => asBuiltin(self!, (one) => repr(vm, one)), 'container_repr'] });
}
for (const owner of ['str', 'int', 'float']) {
  natives(owner, 'method', {
    '__format__(self, spec, /)': (vm, self, spec) => format(vm, builtin(self), clinicText(vm, spec, '__format__() argument')),
  });
}
natives('str', 'method', { '__str__(self)': (_, self) => builtin(self) });

function raiseNeedsPython(): never {
  throw dicts.NEEDS_PYTHON;
}

/** Works on a subclass instance as if it were of its builtin type: its own methods are not asked. */
function asBuiltin<Result>(value: Value, work: (value: Value) => Result): Result {
  const one = stripped(value);
  if (!isHeap(one) || !('cls' in one) || one.cls === null || one.t === INSTANCE || one.t === EXCEPTION || one.t === SUPER) return work(one);
  const { cls } = one;
  one.cls = null;
  try {
    return work(one);
  } finally {
    one.cls = cls;
  }
}

// -- type --------------------------------------------------------------------------------------------------------------------------

/** type.__new__(metaclass, name, bases, namespace, **keywords). */
function newType(vm: Vm, args: readonly Value[], keywords: ReadonlyMap<string, Value> | null): Slot {
  const [meta, name, bases, namespace] = args;
  if (!isHeap(meta) || meta.t !== TYPE) return typeError(vm, `type.__new__(X): X is not a type object (${typeName(vm, meta ?? null)})`);
  if (args.length !== 4) return typeError(vm, `type.__new__() takes exactly 3 arguments (${String(args.length - 1)} given)`);
  if (typeof name !== 'string') return typeError(vm, `type.__new__() argument 1 must be str, not ${typeName(vm, name!)}`);
  if (!isHeap(bases) || bases.t !== TUPLE) return typeError(vm, `type.__new__() argument 2 must be tuple, not ${typeName(vm, bases!)}`);
  if (!isHeap(namespace) || namespace.t !== DICT)
    return typeError(vm, `type.__new__() argument 3 must be dict, not ${typeName(vm, namespace!)}`);
  return typeNew(vm, meta, name, bases.a, namespace, keywords);
}

variadic('type', 'static', {
  '()': (vm, args, keywords) => {
    if (args.length === 1 && (keywords === null || keywords.size === 0)) return own(typeOf(vm, args[0]!));
    if (args.length !== 3) return typeError(vm, 'type() takes 1 or 3 arguments');
    // A base with a metaclass: that one makes the class.
    const bases = isHeap(args[1]) && args[1].t === TUPLE ? args[1].a : [];
    const metas = bases.flatMap((base) => (isHeap(base) && base.t === TYPE && base.meta !== null ? [base.meta] : []));
    const winner = metas.find((one) => metas.every((other) => isSubtype(one, other)));
    return winner === undefined ? newType(vm, [vm.types['type']!, ...args], keywords) : typeCall(vm, winner, args, keywords);
  },
  __new__: newType,
});
variadic('type', 'method', {
  __init__: () => null,
  __call__: (vm, [self, ...args], keywords) => typeCall(vm, self as Type, args, keywords),
});
variadic('type', 'class', { __prepare__: () => newDict() });
natives('type', 'method', {
  'mro(self)': (_, self) => list((self as Type).mro.map(own)),
  '__instancecheck__(self, instance, /)': (vm, self, instance) => matches(vm, typeOf(vm, instance!), self!, 'isinstance() arg 2'),
  '__subclasscheck__(self, cls, /)': (vm, self, cls) => matches(vm, cls as Type, self!, 'issubclass() arg 2'),
  '__subclasses__(self)': (_, self) => list((self as Type).subclasses.filter((one) => one.rc > 0).map(own)),
});
getters('type', {
  __name__: {
    get: (_, self) => (self as Type).name,
    set: (vm, self, value) => {
      (self as Type).name = textArgument(vm, value, (name) => `can only assign string to type.__name__, not '${name}'`);
    },
  },
  __qualname__: {
    get: (_, self) => (self as Type).qualname,
    set: (vm, self, value) => {
      (self as Type).qualname = textArgument(vm, value, (name) => `can only assign string to type.__qualname__, not '${name}'`);
    },
  },
  __module__: {
    get: (_, self) => {
      const { dict, natives: table } = self as Type;
      // Builtin types of a module are kept under their whole name: "struct.error".
      return own(dicts.getText(dict, '__module__') ?? (table.includes('.') ? table.slice(0, table.lastIndexOf('.')) : 'builtins'));
    },
    set: (_, self, value) => {
      dicts.setText((self as Type).dict, '__module__', own(value ?? null));
    },
  },
  __mro__: (_, self) => tuple((self as Type).mro.map(own)),
  __bases__: (_, self) => tuple((self as Type).bases.map(own)),
  __base__: (_, self) => own((self as Type).bases[0] ?? null),
  __dict__: (_, self) => own((self as Type).dict),
  __class__: (vm, self) => own(typeOf(vm, self)),
  __doc__: {
    get: (_, self) => own(dicts.getText((self as Type).dict, '__doc__') ?? null),
    set: (_, self, value) => {
      dicts.setText((self as Type).dict, '__doc__', own(value ?? null));
    },
  },
  __annotations__: {
    get: (vm, self) => {
      const type = self as Type;
      if (!type.heap) return raise(vm, 'AttributeError', `type object '${type.name}' has no attribute '__annotations__'`);
      if (dicts.getText(type.dict, '__annotations__') === undefined) dicts.setText(type.dict, '__annotations__', newDict());
      return own(dicts.getText(type.dict, '__annotations__')!);
    },
    set: (_, self, value) => {
      dicts.setText((self as Type).dict, '__annotations__', own(value ?? null));
    },
  },
});

// -- functions and methods -----------------------------------------------------------------------------------------------------------

getters('function', {
  __name__: {
    get: (_, self) => (self as PyFunction).name,
    set: (vm, self, value) => {
      (self as PyFunction).name = textArgument(vm, value, () => '__name__ must be set to a string object');
    },
  },
  __qualname__: {
    get: (_, self) => (self as PyFunction).qualname,
    set: (vm, self, value) => {
      (self as PyFunction).qualname = textArgument(vm, value, () => '__qualname__ must be set to a string object');
    },
  },
  __doc__: {
    get: (_, self) => own((self as PyFunction).doc),
    set: (_, self, value) => {
      replace(self as PyFunction, 'doc', value ?? null);
    },
  },
  __module__: {
    get: (_, self) => own((self as PyFunction).module),
    set: (_, self, value) => {
      replace(self as PyFunction, 'module', value ?? null);
    },
  },
  __defaults__: (_, self) => own((self as PyFunction).defaults),
  __kwdefaults__: (_, self) => own((self as PyFunction).keywordDefaults),
  __closure__: (_, self) => ((self as PyFunction).closure.length === 0 ? null : tuple((self as PyFunction).closure.map(own))),
  __code__: (_, self) => own((self as PyFunction).code),
  __globals__: (_, self) => own((self as PyFunction).globals),
  __annotations__: {
    get: (_, self) => own(((self as PyFunction).annotations ??= newDict())),
    set: (_, self, value) => {
      replace(self as PyFunction, 'annotations', value ?? null);
    },
  },
});

function replace(func: PyFunction, field: 'annotations' | 'doc' | 'module', value: Value): void {
  const old = func[field];
  func[field] = own(value);
  decref(old);
}

getters('code', {
  co_name: (_, self) => (self as PyFunction['code']).name,
  co_qualname: (_, self) => (self as PyFunction['code']).qualifiedName,
  co_argcount: (_, self) => (self as PyFunction['code']).argumentCount,
  co_firstlineno: (_, self) => (self as PyFunction['code']).line,
  co_varnames: (_, self) => {
    const code = self as PyFunction['code'];
    return tuple(code.registers.slice(0, code.firstFree));
  },
  co_freevars: (_, self) => tuple([...(self as PyFunction['code']).freeNames]),
});

const nameOf = (value: Value): Slot =>
  isHeap(value) && value.t === FUNCTION ? value.name : isHeap(value) && value.t === NATIVE ? definitionOf(value).name : undefined;
getters('method', {
  __self__: (_, self) => own((self as Bound).self),
  __func__: (_, self) => own((self as Bound).func),
  __name__: (_, self) => nameOf((self as Bound).func) ?? null,
  __qualname__: (_, self) => {
    const { func } = self as Bound;
    return isHeap(func) && func.t === FUNCTION ? func.qualname : (nameOf(func) ?? null);
  },
  __doc__: (_, self) => {
    const { func } = self as Bound;
    return isHeap(func) && func.t === FUNCTION ? own(func.doc) : null;
  },
});
/** The native behind a builtin callable, bound or not. */
const nativeBehind = (self: Value): NativeDefinition => definitionOf((isHeap(self) && self.t === BOUND ? self.func : self) as Native);
for (const kind of ['builtin_function_or_method', 'method_descriptor', 'wrapper_descriptor', 'method-wrapper']) {
  getters(kind, {
    __name__: (_, self) => nativeBehind(self).name,
    __qualname__: (_, self) => {
      const { owner, name, kind: form } = nativeBehind(self);
      return form === 'method' || form === 'class' ? `${owner}.${name}` : name;
    },
  });
}
for (const kind of ['builtin_function_or_method', 'method-wrapper']) {
  getters(kind, { __self__: (_, self) => (isHeap(self) && self.t === BOUND ? own(self.self) : null) });
}
getters('builtin_function_or_method', { __module__: (_, self) => (isHeap(self) && self.t === BOUND ? null : 'builtins') });
for (const kind of ['method_descriptor', 'wrapper_descriptor']) {
  getters(kind, { __objclass__: (vm, self) => own(vm.types[nativeBehind(self).owner] ?? null) });
}
getters('cell', {
  cell_contents: (vm, self) => (isHeap(self) && self.t === CELL && self.v !== undefined ? own(self.v) : valueError(vm, 'Cell is empty')),
});

// -- properties, static and class methods, super ---------------------------------------------------------------------------------------

natives('property', 'static', {
  '()(fget=, fset=, fdel=, doc=)': (_, get, set, del, doc) => ({
    t: PROPERTY,
    rc: 1,
    get: own(get ?? null),
    set: own(set ?? null),
    del: own(del ?? null),
    doc: own(doc ?? (isHeap(get) && get.t === FUNCTION ? get.doc : null)),
  }),
});
const withPart =
  (part: 'get' | 'set' | 'del'): NativeFunction =>
  (_, self, func) => {
    if (!isHeap(self) || self.t !== PROPERTY) return null;
    const made = { t: PROPERTY, rc: 1, get: self.get, set: self.set, del: self.del, doc: own(self.doc) } as typeof self;
    made[part] = func!;
    own(made.get);
    own(made.set);
    own(made.del);
    return made;
  };
// What these answer when they are asked by name; through instances and classes they are asked without (interpreter/attributes.ts).
for (const owner of ['function', 'property', 'staticmethod', 'classmethod'])
  natives(owner, 'method', {
    '__get__(self, instance, owner=, /)': (vm, self, instance, type) => {
      const cls = isHeap(type) && type.t === TYPE ? type : typeOf(vm, instance!);
      if (instance === null && type !== undefined)
        return owner === 'staticmethod' || owner === 'classmethod' ? bind(vm, self!, null, cls) : own(self!);
      return bind(vm, self!, instance!, cls);
    },
  });
natives('property', 'method', {
  '__set__(self, instance, value, /)': (vm, self, instance, value) => {
    const { set } = self as Property;
    return set === null
      ? raise(vm, 'AttributeError', `property of '${typeName(vm, instance!)}' object has no setter`)
      : invoke(vm, set, [instance!, value!]);
  },
  '__delete__(self, instance, /)': (vm, self, instance) => {
    const { del } = self as Property;
    return del === null
      ? raise(vm, 'AttributeError', `property of '${typeName(vm, instance!)}' object has no deleter`)
      : invoke(vm, del, [instance!]);
  },
});
natives('property', 'method', {
  'getter(self, func, /)': withPart('get'),
  'setter(self, func, /)': withPart('set'),
  'deleter(self, func, /)': withPart('del'),
});
getters('property', {
  fget: (_, self) => (isHeap(self) && self.t === PROPERTY ? own(self.get) : null),
  fset: (_, self) => (isHeap(self) && self.t === PROPERTY ? own(self.set) : null),
  fdel: (_, self) => (isHeap(self) && self.t === PROPERTY ? own(self.del) : null),
  __doc__: (_, self) => (isHeap(self) && self.t === PROPERTY ? own(self.doc) : null),
});
natives('staticmethod', 'static', { '()(function, /)': (_, func) => ({ t: STATICMETHOD, rc: 1, func: own(func!) }) });
natives('classmethod', 'static', { '()(function, /)': (_, func) => ({ t: CLASSMETHOD, rc: 1, func: own(func!) }) });
for (const owner of ['staticmethod', 'classmethod']) {
  getters(owner, { __func__: (_, self) => (isHeap(self) && (self.t === STATICMETHOD || self.t === CLASSMETHOD) ? own(self.func) : null) });
}
natives('super', 'static', {
  '()(type=, object=, /)': (vm, cls, self) => {
    if (cls === undefined) return superOfCaller(vm);
    if (!isHeap(cls) || cls.t !== TYPE || self === undefined)
      return typeError(vm, `super() argument 1 must be a type, not ${typeName(vm, cls)}`);
    const start = isHeap(self) && self.t === TYPE && isSubtype(self, cls) ? self : typeOf(vm, self);
    if (!isSubtype(start, cls)) return typeError(vm, 'super(type, obj): obj must be an instance or subtype of type');
    return { t: SUPER, rc: 1, cls: own(cls), self: own(self) };
  },
});

// -- generators and iterators ------------------------------------------------------------------------------------------------------------

const asGenerator = (self: Slot): Generator => self as Generator;

for (const owner of ['generator', 'enumerate', 'zip', 'map', 'filter', 'reversed', 'callable_iterator']) {
  natives(owner, 'method', {
    '__iter__(self)': (_, self) => own(self!),
    '__next__(self)': (vm, self) => {
      if (isHeap(self) && self.t === ITERATOR) return nextItem(vm, self);
      resumeGenerator(vm, asGenerator(self), null, AFTER.PUSH);
      return undefined;
    },
  });
}
function nextItem(vm: Vm, iterator: Iterator): Value {
  const value = advance(vm, iterator);
  return value === undefined ? stop(vm) : value;
}
function stop(vm: Vm): never {
  throw new Raised(stopIteration(vm, null));
}
for (const owner of [
  'list_iterator',
  'tuple_iterator',
  'str_iterator',
  'str_ascii_iterator',
  'bytes_iterator',
  'bytearray_iterator',
  'range_iterator',
  'set_iterator',
  'dict_keyiterator',
  'dict_valueiterator',
  'dict_itemiterator',
  'list_reverseiterator',
  'dict_reversekeyiterator',
  'dict_reversevalueiterator',
  'dict_reverseitemiterator',
]) {
  natives(owner, 'method', {
    '__iter__(self)': (_, self) => own(self!),
    '__next__(self)': (vm, self) => (isHeap(self) && self.t === ITERATOR ? nextItem(vm, self) : stop(vm)),
  });
}
for (const owner of ['generator', 'coroutine', 'async_generator_asend', 'async_generator_athrow'])
  natives(owner, 'method', {
    'send(self, value, /)': (vm, self, value) => {
      const generator = asGenerator(self);
      if (!generator.started && value !== null && generator.frame !== null)
        return typeError(vm, `can't send non-None value to a just-started ${generator.kind}`);
      resumeGenerator(vm, generator, own(value!), AFTER.PUSH);
      return undefined;
    },
    'close(self)': (vm, self) => closeGenerator(vm, asGenerator(self)),
    'throw(self, type, value=, traceback=, /)': (vm, self, type, value) => {
      if (isHeap(type) && type.t === EXCEPTION) return throwInto(vm, asGenerator(self), own(type), AFTER.PUSH);
      if (!isHeap(type) || type.t !== TYPE || !isSubtype(type, vm.types['BaseException']!)) {
        return typeError(vm, `exceptions must be classes or instances deriving from BaseException, not ${typeName(vm, type!)}`);
      }
      if (isHeap(value) && value.t === EXCEPTION) return throwInto(vm, asGenerator(self), own(value), AFTER.PUSH);
      if (type.heap) return callLibrary(vm, 'generator_throw', [self!, type, value ?? null]);
      return throwInto(vm, asGenerator(self), newException(type, value === undefined || value === null ? [] : [own(value)]), AFTER.PUSH);
    },
  });
for (const owner of ['coroutine', 'async_generator_asend', 'async_generator_athrow'])
  natives(owner, 'method', { '__await__(self)': (_, self) => own(self!) });
natives('async_generator', 'method', {
  '__aiter__(self)': (_, self) => own(self!),
  '__anext__(self)': (vm, self) => callLibrary(vm, 'agen_next', [self!]),
  'asend(self, value, /)': (vm, self, value) => callLibrary(vm, 'agen_send', [self!, value!]),
  'athrow(self, type, value=, traceback=, /)': (vm, self, type, value, traceback) =>
    callLibrary(vm, 'agen_throw', [self!, type!, value ?? null, traceback ?? null]),
  'aclose(self)': (vm, self) => callLibrary(vm, 'agen_close', [self!]),
});
natives('_machine', 'function', {
  '_agen_resume(gen, value)': (vm, self, value) => {
    const generator = asGenerator(self);
    resumeGenerator(vm, generator, generator.started ? own(value!) : null, AFTER.PUSH);
    return undefined;
  },
  '_agen_throw(gen, value)': (vm, self, value) => throwInto(vm, asGenerator(self), own(value as PyException), AFTER.PUSH),
  '_agen_started(gen)': (_, self) => asGenerator(self).started,
  '_agen_ended(gen)': (_, self) => asGenerator(self).frame === null,
  '_agen_end(gen)': (_, self) => {
    const generator = asGenerator(self);
    decref(generator.frame);
    generator.frame = null;
    return null;
  },
  '_agen_is_value(item)': (_, item) => isHeap(item) && item.t === CELL,
  '_agen_value(item)': (_, item) => own((item as Cell).v),
});
for (const [kind, prefix] of [
  ['coroutine', 'cr'],
  ['async_generator', 'ag'],
] as const)
  getters(kind, {
    __name__: (_, self) => asGenerator(self).name,
    __qualname__: (_, self) => asGenerator(self).qualname,
    [`${prefix}_running`]: (_, self) => asGenerator(self).running,
    [`${prefix}_frame`]: (_, self) => own(asGenerator(self).frame),
    [`${prefix}_code`]: (_, self) => own(asGenerator(self).frame?.code ?? null),
  });
getters('generator', {
  __name__: (_, self) => asGenerator(self).name,
  __qualname__: (_, self) => asGenerator(self).qualname,
  gi_running: (_, self) => asGenerator(self).running,
  gi_frame: (_, self) => own(asGenerator(self).frame),
  gi_code: (_, self) => own(asGenerator(self).frame?.code ?? null),
});
for (const kind of ['dict_keys', 'dict_items', 'dict_values'])
  natives(kind, 'method', { '__reversed__(self)': (vm, self) => reversedIterator(vm, self!) });
for (const [name, op] of [
  ['and', '&'],
  ['or', '|'],
  ['sub', '-'],
  ['xor', '^'],
] as const) {
  for (const kind of ['dict_keys', 'dict_items']) natives(kind, 'method', { [`__${name}__(self, value, /)`]: operator(op, false, always) });
}

// -- exceptions ----------------------------------------------------------------------------------------------------------------------------

const asException = (self: Slot): PyException => self as PyException;
const field = (exception: PyException, name: string): Slot => {
  const at = exception.fields?.keys.indexOf(name) ?? -1;
  return at < 0 ? undefined : exception.fields!.values[at];
};

variadic('BaseException', 'method', {
  __init__: (vm, args, keywords) => {
    const [self, ...rest] = args;
    const exception = asException(self);
    const old = exception.args;
    exception.args = tuple(rest.map(own));
    decref(old);
    fillFields(exception);
    withMembers(vm, exception, keywords);
    return null;
  },
});
variadic('BaseException', 'static', {
  __new__: (vm, args) => {
    const [cls, ...rest] = args;
    return isHeap(cls) && cls.t === TYPE
      ? newException(cls, rest.map(own))
      : typeError(vm, 'BaseException.__new__(X): X is not a type object');
  },
});
natives('BaseException', 'method', {
  '__str__(self)': [(vm, self) => exceptionText(vm, asException(self)), 'exception_str'],
  '__repr__(self)': [
    (vm, self) =>
      `${asException(self).cls.name}(${asException(self)
        .args.a.map((one) => repr(vm, one))
        .join(', ')})`,
    'exception_repr',
  ],
  'with_traceback(self, tb, /)': (_, self, tb) => {
    const exception = asException(self);
    const old = exception.traceback;
    exception.traceback = isHeap(tb) && tb.t === TRACEBACK ? own(tb) : null;
    decref(old);
    return own(exception);
  },
  'add_note(self, note, /)': (vm, self, note) => {
    textArgument(vm, note, (name) => `note must be a str, not '${name}'`);
    const dict = instanceDict(self!)!;
    const notes = dicts.getText(dict, '__notes__');
    if (isHeap(notes) && notes.t === LIST) notes.a.push(own(note!));
    else dicts.setText(dict, '__notes__', list([own(note!)]));
    return null;
  },
});
getters('BaseException', {
  args: {
    get: (_, self) => own(asException(self).args),
    set: (vm, self, value) => {
      const exception = asException(self);
      const old = exception.args;
      if (!isHeap(value) || (value.t !== TUPLE && value.t !== LIST))
        typeError(vm, `'${typeName(vm, value ?? null)}' object is not iterable`);
      else exception.args = tuple(value.a.map(own));
      decref(old);
    },
  },
  __traceback__: {
    get: (_, self) => own(asException(self).traceback),
    set: (_, self, value) => {
      const exception = asException(self);
      const old = exception.traceback;
      exception.traceback = isHeap(value) && value.t === TRACEBACK ? own(value) : null;
      decref(old);
    },
  },
  __cause__: {
    get: (_, self) => own(asException(self).cause),
    set: (_, self, value) => {
      const exception = asException(self);
      const old = exception.cause;
      exception.cause = own(value ?? null);
      exception.suppress = true;
      decref(old);
    },
  },
  __context__: {
    get: (_, self) => own(asException(self).context),
    set: (_, self, value) => {
      const exception = asException(self);
      const old = exception.context;
      exception.context = own(value ?? null);
      decref(old);
    },
  },
  __suppress_context__: {
    get: (_, self) => asException(self).suppress,
    set: (_, self, value) => {
      asException(self).suppress = value === true;
    },
  },
});
const member = (name: string): { get: (vm: Vm, self: Value) => Slot; set: (vm: Vm, self: Value, value: Slot) => void } => ({
  get: (_, self) => own(field(asException(self), name) ?? null),
  set: (_, self, value) => {
    dicts.setText((asException(self).fields ??= newDict()), name, own(value ?? null));
  },
});
getters('OSError', { errno: member('errno'), strerror: member('strerror'), filename: member('filename'), filename2: member('filename2') });
getters('StopIteration', { value: member('value') });
getters('SystemExit', { code: member('code') });
getters('NameError', { name: member('name') });
getters('AttributeError', { name: member('name'), obj: member('obj') });
getters('ImportError', { name: member('name'), path: member('path'), msg: member('msg') });
for (const owner of ['UnicodeDecodeError', 'UnicodeEncodeError']) {
  getters(owner, {
    encoding: member('encoding'),
    object: member('object'),
    start: member('start'),
    end: member('end'),
    reason: member('reason'),
  });
}
getters('traceback', {
  tb_lineno: (_, self) => (isHeap(self) && self.t === TRACEBACK ? (self.frame.code.lines[self.pc] ?? 0) : 0),
  tb_next: (_, self) => (isHeap(self) && self.t === TRACEBACK ? own(self.next) : null),
  tb_frame: (_, self) => (isHeap(self) && self.t === TRACEBACK ? own(self.frame) : null),
});
getters('frame', {
  f_code: (_, self) => (isHeap(self) && self.t === FRAME ? own(self.code) : null),
  f_lineno: (_, self) => (isHeap(self) && self.t === FRAME ? (self.code.lines[self.pc - 1] ?? 0) : 0),
});
