/**
 * The special methods of builtin types as methods one can name: (5).__add__(3), list.__len__(x), super().__setitem__(k, v). Operators themselves
 * do not go through here (interpreter/operators.ts). What a type knows nothing of is answered with NotImplemented.
 */
import { own } from '../objects/counting.ts';
import { hashOf } from '../objects/hash.ts';
import { NEEDS_PYTHON } from '../objects/dict.ts';
import { plain, typeName } from '../objects/types.ts';
import { BYTEARRAY, BYTES, DICT, FLOAT, LIST, RANGE, SET, TUPLE, float, isHeap, tuple, type Slot, type Value } from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { format } from '../interpreter/formatting.ts';
import { contains } from '../interpreter/instructions.ts';
import { plainIterator } from '../interpreter/iteration.ts';
import { arithmetic, integer, isFloat, numeric } from '../interpreter/numbers.ts';
import { plainTruth, throughMethods, unaryOperation } from '../interpreter/operators.ts';
import { item, remove, store } from '../interpreter/subscripts.ts';
import { repr } from '../interpreter/text.ts';
import { divideModulo } from '../numbers/int-arithmetic.ts';
import { divideModuloFloat } from '../numbers/float-arithmetic.ts';
import { toFloat } from '../interpreter/numbers.ts';
import { typeError } from '../text/python-error.ts';
import { lengthOf } from './functions.ts';
import { namedText } from './primitives.ts';
import { natives, type NativeFunction } from './registry.ts';

const tagged = (...tags: readonly number[]) => (value: Value): boolean => {
  const one = plain(value);
  return isHeap(one) && tags.includes(one.t);
};
const isText = (value: Value): boolean => typeof plain(value) === 'string';
const isInteger = (value: Value): boolean => integer(value) !== undefined;
const isNumber = (value: Value): boolean => numeric(value) !== undefined;
const isSet = tagged(SET);

interface Shape {
  /** Is this value of the type (or of a subclass)? */
  readonly self: (value: Value) => boolean;
  /** Operands that arithmetic knows; others give NotImplemented. */
  readonly operand: (value: Value) => boolean;
  readonly arithmetic: readonly string[];
  /** Operands that comparison knows. */
  readonly comparable: (value: Value) => boolean;
  readonly order: boolean;
  readonly hashable: boolean;
}

const ARITHMETIC = ['+', '-', '*', '/', '//', '%', '**', 'divmod'];
const BITS = ['<<', '>>', '&', '|', '^'];
const SHAPES: Readonly<Record<string, Shape>> = {
  int: { self: isInteger, operand: isInteger, arithmetic: [...ARITHMETIC, ...BITS], comparable: isInteger, order: true, hashable: true },
  float: { self: tagged(FLOAT), operand: isNumber, arithmetic: ARITHMETIC, comparable: isNumber, order: true, hashable: true },
  str: { self: isText, operand: () => true, arithmetic: ['+', '*', '%'], comparable: isText, order: true, hashable: true },
  bytes: { self: tagged(BYTES), operand: () => true, arithmetic: ['+', '*', '%'], comparable: tagged(BYTES, BYTEARRAY), order: true, hashable: true },
  bytearray: { self: tagged(BYTEARRAY), operand: () => true, arithmetic: ['+', '*', '%'], comparable: tagged(BYTES, BYTEARRAY), order: true, hashable: false },
  list: { self: tagged(LIST), operand: () => true, arithmetic: ['+', '*'], comparable: tagged(LIST), order: true, hashable: false },
  tuple: { self: tagged(TUPLE), operand: () => true, arithmetic: ['+', '*'], comparable: tagged(TUPLE), order: true, hashable: true },
  dict: { self: tagged(DICT), operand: tagged(DICT), arithmetic: ['|'], comparable: tagged(DICT), order: false, hashable: false },
  set: { self: isSet, operand: isSet, arithmetic: ['|', '&', '-', '^'], comparable: isSet, order: true, hashable: false },
  frozenset: { self: isSet, operand: isSet, arithmetic: ['|', '&', '-', '^'], comparable: isSet, order: true, hashable: true },
  range: { self: tagged(RANGE), operand: () => false, arithmetic: [], comparable: tagged(RANGE), order: false, hashable: true },
};

const NAMES: Readonly<Record<string, string>> = {
  '+': 'add', '-': 'sub', '*': 'mul', '/': 'truediv', '//': 'floordiv', '%': 'mod', '**': 'pow', divmod: 'divmod', '<<': 'lshift', '>>': 'rshift', '&': 'and', '|': 'or', '^': 'xor',
};
const COMPARISON: Readonly<Record<string, string>> = { '<': 'lt', '<=': 'le', '==': 'eq', '!=': 'ne', '>': 'gt', '>=': 'ge' };

/** The builtin behaviour of an operator, whatever methods the classes of the operands have. */
const BUILTIN_STAGE = 3;

function mine(vm: Vm, owner: string, shape: Shape, self: Slot, method: string): Value {
  if (self !== undefined && shape.self(self)) return plain(self);
  return typeError(`descriptor '${method}' requires a '${owner}' object but received a '${typeName(vm, self ?? null)}'`);
}

function binary(vm: Vm, op: string, left: Value, right: Value): Slot {
  const [a, b] = [numeric(left), numeric(right)];
  if (op === 'divmod') {
    if (a === undefined || b === undefined) return own(vm.notImplemented);
    if (!isFloat(a) && !isFloat(b)) return tuple([...divideModulo(a, b)]);
    return tuple(divideModuloFloat(toFloat(a), toFloat(b)).map(float));
  }
  if (a !== undefined && b !== undefined) return arithmetic(vm, op, a, b);
  return throughMethods(vm, op, left, plain(right), BUILTIN_STAGE);
}

for (const [owner, shape] of Object.entries(SHAPES)) {
  const table: Record<string, NativeFunction> = {};
  for (const op of shape.arithmetic) {
    const name = NAMES[op]!;
    table[`__${name}__(self, value, /)`] = (vm, self, value) => {
      const left = mine(vm, owner, shape, self, `__${name}__`);
      return shape.operand(value!) ? binary(vm, op, left, value!) : own(vm.notImplemented);
    };
    if (owner === 'list' || owner === 'tuple' || owner === 'str' || owner === 'bytes' || owner === 'bytearray') {
      if (op !== '*') continue;
    }
    table[`__r${name}__(self, value, /)`] = (vm, self, value) => {
      const right = mine(vm, owner, shape, self, `__r${name}__`);
      return shape.operand(value!) ? binary(vm, op, value!, right) : own(vm.notImplemented);
    };
  }
  for (const [op, name] of Object.entries(COMPARISON)) {
    if (!shape.order && op !== '==' && op !== '!=') continue;
    table[`__${name}__(self, value, /)`] = (vm, self, value) => {
      const left = mine(vm, owner, shape, self, `__${name}__`);
      return shape.comparable(value!) ? throughMethods(vm, op, left, plain(value!), BUILTIN_STAGE) : own(vm.notImplemented);
    };
  }
  if (shape.hashable) {
    table['__hash__(self, /)'] = (vm, self) => {
      const hash = hashOf(mine(vm, owner, shape, self, '__hash__'), vm.seed);
      if (hash === undefined) throw NEEDS_PYTHON;
      return hash;
    };
  }
  table['__repr__(self, /)'] = (vm, self) => repr(vm, mine(vm, owner, shape, self, '__repr__'));
  if (owner === 'int' || owner === 'float') {
    for (const [op, name] of [['-', 'neg'], ['+', 'pos'], ['~', 'invert']] as const) {
      if (op === '~' && owner === 'float') continue;
      table[`__${name}__(self, /)`] = (vm, self) => unaryOperation(vm, op, mine(vm, owner, shape, self, `__${name}__`));
    }
    table['__abs__(self, /)'] = (vm, self) => {
      const value = numeric(mine(vm, owner, shape, self, '__abs__'))!;
      return isFloat(value) ? float(Math.abs(value.v)) : value < 0 ? -value : value;
    };
    table['__bool__(self, /)'] = (vm, self) => plainTruth(mine(vm, owner, shape, self, '__bool__'));
  } else {
    table['__len__(self, /)'] = (vm, self) => lengthOf(mine(vm, owner, shape, self, '__len__'))!;
    table['__contains__(self, key, /)'] = (vm, self, key) => contains(vm, mine(vm, owner, shape, self, '__contains__'), key!, 0);
    table['__iter__(self, /)'] = (vm, self) => plainIterator(mine(vm, owner, shape, self, '__iter__'));
  }
  if (owner === 'str') {
    table['__str__(self, /)'] = (vm, self) => mine(vm, owner, shape, self, '__str__');
  }
  if (owner === 'str' || owner === 'int' || owner === 'float') {
    table['__format__(self, format_spec, /)'] = (vm, self, spec) => format(vm, mine(vm, owner, shape, self, '__format__'), namedText(vm, spec, '__format__() argument'));
  }
  if (owner !== 'int' && owner !== 'float' && owner !== 'set' && owner !== 'frozenset') {
    table['__getitem__(self, key, /)'] = (vm, self, key) => item(vm, mine(vm, owner, shape, self, '__getitem__'), key!, self!);
  }
  if (owner === 'list' || owner === 'dict' || owner === 'bytearray') {
    table['__setitem__(self, key, value, /)'] = (vm, self, key, value) => {
      // A slice from an iterable is stored by the library's Python: its frame gives the None.
      return store(vm, mine(vm, owner, shape, self, '__setitem__'), key!, value!) === true ? null : undefined;
    };
    table['__delitem__(self, key, /)'] = (vm, self, key) => {
      remove(vm, mine(vm, owner, shape, self, '__delitem__'), key!);
      return null;
    };
  }
  natives(owner, 'method', table);
}

