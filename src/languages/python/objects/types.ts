/**
 * The builtin types of a process, made afresh for each: their names, bases and layouts. Methods are names in the tables of natives, not part of
 * the state. Exceptions after Objects/exceptions.c.
 */
import {
  ALIAS,
  BOUND,
  BYTEARRAY,
  BYTES,
  CELL,
  CLASSMETHOD,
  CODE,
  DICT,
  EXCEPTION,
  FLOAT,
  FRAME,
  FUNCTION,
  GENERATOR,
  IMMORTAL,
  INSTANCE,
  ITERATOR,
  LIST,
  MODULE,
  NATIVE,
  PROPERTY,
  RANGE,
  SET,
  SINGLETON,
  SLICE,
  STATICMETHOD,
  SUPER,
  TRACEBACK,
  TUPLE,
  TYPE,
  VIEW,
  newDict,
  isHeap,
  type Slot,
  type Type,
  type Value,
} from './values.ts';
import { definitionOf, type NativeDefinition } from '../natives/registry.ts';
import type { Vm } from './vm.ts';

/** name: [base, layout]. Layout 0: made by no Python code. */
const BUILTIN: readonly (readonly [string, string, number])[] = [
  ['object', '', INSTANCE],
  ['type', 'object', TYPE],
  ['int', 'object', INSTANCE],
  ['bool', 'int', 0],
  ['float', 'object', INSTANCE],
  ['str', 'object', INSTANCE],
  ['bytes', 'object', INSTANCE],
  ['bytearray', 'object', BYTEARRAY],
  ['list', 'object', LIST],
  ['tuple', 'object', TUPLE],
  ['dict', 'object', DICT],
  ['set', 'object', SET],
  ['frozenset', 'object', SET],
  ['range', 'object', 0],
  ['slice', 'object', 0],
  ['function', 'object', 0],
  ['builtin_function_or_method', 'object', 0],
  ['method', 'object', 0],
  ['method_descriptor', 'object', 0],
  ['wrapper_descriptor', 'object', 0],
  ['method-wrapper', 'object', 0],
  ['NoneType', 'object', 0],
  ['NotImplementedType', 'object', 0],
  ['ellipsis', 'object', 0],
  ['cell', 'object', 0],
  ['code', 'object', 0],
  ['frame', 'object', 0],
  ['traceback', 'object', 0],
  ['generator', 'object', 0],
  ['coroutine', 'object', 0],
  ['async_generator', 'object', 0],
  ['async_generator_asend', 'object', 0],
  ['async_generator_athrow', 'object', 0],
  ['module', 'object', 0],
  ['property', 'object', PROPERTY],
  ['staticmethod', 'object', STATICMETHOD],
  ['classmethod', 'object', CLASSMETHOD],
  ['super', 'object', 0],
  ['dict_keys', 'object', 0],
  ['dict_values', 'object', 0],
  ['dict_items', 'object', 0],
  ['list_iterator', 'object', 0],
  ['tuple_iterator', 'object', 0],
  ['str_iterator', 'object', 0],
  ['str_ascii_iterator', 'object', 0],
  ['bytes_iterator', 'object', 0],
  ['bytearray_iterator', 'object', 0],
  ['range_iterator', 'object', 0],
  ['longrange_iterator', 'object', 0],
  ['set_iterator', 'object', 0],
  ['dict_keyiterator', 'object', 0],
  ['dict_valueiterator', 'object', 0],
  ['dict_itemiterator', 'object', 0],
  ['dict_reversekeyiterator', 'object', 0],
  ['dict_reversevalueiterator', 'object', 0],
  ['dict_reverseitemiterator', 'object', 0],
  ['list_reverseiterator', 'object', 0],
  ['reversed', 'object', 0],
  ['enumerate', 'object', 0],
  ['zip', 'object', 0],
  ['map', 'object', 0],
  ['filter', 'object', 0],
  ['callable_iterator', 'object', 0],
  ['GenericAlias', 'object', 0],
  ['_collections._deque_iterator', 'object', 0],
  ...'cycle accumulate compress dropwhile takewhile filterfalse starmap pairwise islice _tee zip_longest product permutations combinations combinations_with_replacement'
    .split(' ')
    .map((name) => [`itertools.${name}`, 'object', 0] as const),
];

const EXCEPTIONS: readonly (readonly [string, string])[] = [
  ['BaseException', 'object'],
  ['SystemExit', 'BaseException'],
  ['KeyboardInterrupt', 'BaseException'],
  ['GeneratorExit', 'BaseException'],
  ['Exception', 'BaseException'],
  ['StopIteration', 'Exception'],
  ['StopAsyncIteration', 'Exception'],
  ['ArithmeticError', 'Exception'],
  ['FloatingPointError', 'ArithmeticError'],
  ['OverflowError', 'ArithmeticError'],
  ['ZeroDivisionError', 'ArithmeticError'],
  ['AssertionError', 'Exception'],
  ['AttributeError', 'Exception'],
  ['BufferError', 'Exception'],
  ['EOFError', 'Exception'],
  ['ImportError', 'Exception'],
  ['ModuleNotFoundError', 'ImportError'],
  ['LookupError', 'Exception'],
  ['IndexError', 'LookupError'],
  ['KeyError', 'LookupError'],
  ['MemoryError', 'Exception'],
  ['NameError', 'Exception'],
  ['UnboundLocalError', 'NameError'],
  ['OSError', 'Exception'],
  ['BlockingIOError', 'OSError'],
  ['ChildProcessError', 'OSError'],
  ['ConnectionError', 'OSError'],
  ['BrokenPipeError', 'ConnectionError'],
  ['ConnectionAbortedError', 'ConnectionError'],
  ['ConnectionRefusedError', 'ConnectionError'],
  ['ConnectionResetError', 'ConnectionError'],
  ['FileExistsError', 'OSError'],
  ['FileNotFoundError', 'OSError'],
  ['InterruptedError', 'OSError'],
  ['IsADirectoryError', 'OSError'],
  ['NotADirectoryError', 'OSError'],
  ['PermissionError', 'OSError'],
  ['ProcessLookupError', 'OSError'],
  ['TimeoutError', 'OSError'],
  ['ReferenceError', 'Exception'],
  ['RuntimeError', 'Exception'],
  ['NotImplementedError', 'RuntimeError'],
  ['RecursionError', 'RuntimeError'],
  ['SyntaxError', 'Exception'],
  ['IndentationError', 'SyntaxError'],
  ['TabError', 'IndentationError'],
  ['SystemError', 'Exception'],
  ['TypeError', 'Exception'],
  ['ValueError', 'Exception'],
  ['UnicodeError', 'ValueError'],
  ['UnicodeDecodeError', 'UnicodeError'],
  ['UnicodeEncodeError', 'UnicodeError'],
  ['UnicodeTranslateError', 'UnicodeError'],
  ['Warning', 'Exception'],
  ['DeprecationWarning', 'Warning'],
  ['PendingDeprecationWarning', 'Warning'],
  ['RuntimeWarning', 'Warning'],
  ['SyntaxWarning', 'Warning'],
  ['UserWarning', 'Warning'],
  ['FutureWarning', 'Warning'],
  ['ImportWarning', 'Warning'],
  ['UnicodeWarning', 'Warning'],
  ['BytesWarning', 'Warning'],
  ['ResourceWarning', 'Warning'],
  ['EncodingWarning', 'Warning'],
];

export const EXCEPTION_NAMES: readonly string[] = EXCEPTIONS.map(([name]) => name);

/** Types that a program can name. */
export const NAMED_TYPES = [
  'object',
  'type',
  'int',
  'bool',
  'float',
  'str',
  'bytes',
  'bytearray',
  'list',
  'tuple',
  'dict',
  'set',
  'frozenset',
  'range',
  'slice',
  'property',
  'staticmethod',
  'classmethod',
  'super',
  'reversed',
  'enumerate',
  'zip',
  'map',
  'filter',
  ...EXCEPTION_NAMES,
] as const;

const BY_TAG: readonly (readonly [number, string])[] = [
  [FLOAT, 'float'],
  [BYTES, 'bytes'],
  [BYTEARRAY, 'bytearray'],
  [LIST, 'list'],
  [TUPLE, 'tuple'],
  [DICT, 'dict'],
  [RANGE, 'range'],
  [SLICE, 'slice'],
  [FUNCTION, 'function'],
  [NATIVE, 'builtin_function_or_method'],
  [BOUND, 'method'],
  [CELL, 'cell'],
  [TYPE, 'type'],
  [TRACEBACK, 'traceback'],
  [FRAME, 'frame'],
  [GENERATOR, 'generator'],
  [MODULE, 'module'],
  [PROPERTY, 'property'],
  [STATICMETHOD, 'staticmethod'],
  [CLASSMETHOD, 'classmethod'],
  [SUPER, 'super'],
  [CODE, 'code'],
  [ALIAS, 'GenericAlias'],
];

export function makeType(name: string, bases: readonly Type[], layout: number): Type {
  const type: Type = {
    t: TYPE,
    rc: 1,
    name,
    qualname: name,
    bases: [...bases],
    mro: [],
    dict: newDict(),
    natives: '',
    layout,
    base: null,
    meta: null,
    heap: false,
    hidden: false,
    cache: new Map(),
    subclasses: [],
    finaliser: false,
    ownEquality: false,
    readHook: false,
    writeHook: false,
    slots: null,
  };
  return type;
}

export function builtinTypes(): { types: Record<string, Type>; byTag: (Type | null)[] } {
  const types: Record<string, Type> = {};
  const add = (name: string, base: string, layout: number): void => {
    const parent = types[base];
    const type = makeType(name, parent === undefined ? [] : [parent], layout);
    type.rc = IMMORTAL;
    type.dict.rc = IMMORTAL;
    type.mro = [type, ...(parent?.mro ?? [])];
    type.natives = name;
    if (name.includes('.')) type.name = type.qualname = name.slice(name.lastIndexOf('.') + 1);
    type.base = type;
    parent?.subclasses.push(type);
    types[name] = type;
  };
  for (const [name, base, layout] of BUILTIN) add(name, base, layout);
  for (const [name, base] of EXCEPTIONS) add(name, base, EXCEPTION);
  add('struct.error', 'Exception', EXCEPTION);
  for (const name of ['list', 'dict', 'set', 'bytearray']) {
    const { dict } = types[name]!;
    dict.keys.push('__hash__');
    dict.values.push(null);
    dict.live++;
  }
  const byTag: (Type | null)[] = new Array<Type | null>(32).fill(null);
  for (const [tag, name] of BY_TAG) byTag[tag] = types[name]!;
  return { types, byTag };
}

/** Special methods that CPython writes as plain methods, not as slots of the type. */
const PLAIN_METHODS =
  /^list\.__(getitem|reversed)__$|^(dict|set|frozenset)\.__(contains|getitem|reversed)__$|__(format|reduce|reduce_ex|sizeof|dir|round|trunc|floor|ceil|init_subclass|subclasshook)__$/;

/** What type() says of a native reached through its class. */
export function nativeKind(definition: NativeDefinition): 'builtin_function_or_method' | 'method_descriptor' | 'wrapper_descriptor' {
  if (definition.kind !== 'method') return 'builtin_function_or_method';
  const slot = definition.name.startsWith('__') && !PLAIN_METHODS.test(`${definition.owner}.${definition.name}`);
  return slot ? 'wrapper_descriptor' : 'method_descriptor';
}

/** type(value). */
export function typeOf(vm: Vm, value: Value): Type {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return vm.intType;
    case 'string':
      return vm.strType;
    case 'boolean':
      return vm.boolType;
    default:
  }
  if (value === null) return vm.none;
  switch (value.t) {
    case INSTANCE:
    case EXCEPTION:
      return value.cls;
    case TYPE:
      return value.meta ?? vm.byTag[TYPE]!;
    case LIST:
    case TUPLE:
    case DICT:
      return value.cls ?? vm.byTag[value.t]!;
    case SET:
      return value.cls ?? vm.types[value.frozen ? 'frozenset' : 'set']!;
    case ITERATOR:
      return vm.types[value.kind]!;
    case GENERATOR:
      return vm.types[value.kind]!;
    case VIEW:
      return vm.types[value.kind]!;
    case SINGLETON:
      return vm.types[value.name === 'Ellipsis' ? 'ellipsis' : 'NotImplementedType']!;
    case NATIVE:
      return vm.types[nativeKind(definitionOf(value))]!;
    case BOUND: {
      if (!isHeap(value.func) || value.func.t !== NATIVE) return vm.byTag[BOUND]!;
      return vm.types[nativeKind(definitionOf(value.func)) === 'wrapper_descriptor' ? 'method-wrapper' : 'builtin_function_or_method']!;
    }
    default:
      return vm.byTag[value.t]!;
  }
}

/** The name CPython's messages give a value's type. */
export const typeName = (vm: Vm, value: Value): string => messageName(typeOf(vm, value));

/** Types that CPython writes in C are named with their module in messages: "unhashable type: 'collections.deque'". */
export function messageName(type: Type): string {
  if (!type.hidden) return type.name;
  const at = type.dict.keys.indexOf('_c_name');
  return at < 0 ? type.name : (type.dict.values[at] as string);
}

export const isSubtype = (type: Type, of: Type): boolean => type === of || type.mro.includes(of);

export function isInstance(vm: Vm, value: Value, name: string): boolean {
  return isSubtype(typeOf(vm, value), vm.types[name]!);
}

/** A subclass instance of int, str, float or bytes as the primitive it holds; anything else as it is. */
export function plain(value: Value): Value {
  return isHeap(value) && value.t === INSTANCE && value.value !== undefined ? value.value : value;
}

/** The attribute in the class or its bases, borrowed; undefined where there is none. */
export function lookup(type: Type, name: string, find: (type: Type, name: string) => Slot): Slot {
  const known = type.cache.get(name);
  if (known !== undefined || type.cache.has(name)) return known;
  let found: Slot;
  for (const one of type.mro) {
    found = find(one, name);
    if (found !== undefined) break;
  }
  type.cache.set(name, found);
  return found;
}

/** Forget what was looked up: a class changed. */
export function forget(type: Type): void {
  type.cache.clear();
  for (const sub of type.subclasses) forget(sub);
}
