/**
 * What a Python value is here. None, bool, int and str are the host's null, boolean, number (bigint beyond 2^53) and string; everything else is
 * a plain object with a numeric tag `t` and a reference count `rc`. No methods, no closures: the whole heap can be structured-cloned.
 */
import type { Code } from '#languages/machine/code.ts';
import type { FrameCore } from '#languages/machine/frames.ts';

/** Tags. Constants, not an enum: the loop compares them as small integers. */
export const FLOAT = 1,
  BYTES = 2,
  BYTEARRAY = 3,
  LIST = 4,
  TUPLE = 5,
  DICT = 6,
  SET = 7,
  RANGE = 8,
  SLICE = 9,
  FUNCTION = 10,
  NATIVE = 11,
  BOUND = 12,
  CELL = 13,
  TYPE = 14,
  INSTANCE = 15,
  EXCEPTION = 16,
  TRACEBACK = 17,
  FRAME = 18,
  GENERATOR = 19,
  MODULE = 20,
  ITERATOR = 21,
  PROPERTY = 22,
  STATICMETHOD = 23,
  CLASSMETHOD = 24,
  SUPER = 25,
  CODE = 26,
  SINGLETON = 27,
  VIEW = 28,
  ALIAS = 29;

export type Value = null | boolean | number | bigint | string | Heap;
/** A register or a place that may be empty. */
export type Slot = Value | undefined;

export interface Float {
  t: typeof FLOAT;
  rc: number;
  v: number;
}
export interface Bytes {
  t: typeof BYTES;
  rc: number;
  v: Uint8Array;
}
/** The content is buffer[start, end); room before and after makes appending and deleting at the front cheap, as in CPython. */
export interface Bytearray {
  t: typeof BYTEARRAY;
  rc: number;
  buffer: Uint8Array;
  start: number;
  end: number;
}
/** `cls` is null for the builtin type itself, else the subclass; `dict` its attributes. */
export interface List {
  t: typeof LIST;
  rc: number;
  a: Value[];
  cls: Type | null;
  dict: Dict | null;
}
export interface Tuple {
  t: typeof TUPLE;
  rc: number;
  a: Value[];
  cls: Type | null;
  dict: Dict | null;
}
/**
 * Insertion-ordered, as CPython's: entry i is keys[i] -> values[i], undefined where deleted. `index` finds the entry of a lookup key (hash.ts);
 * it is null while there are few entries and all keys are plain str. `custom` counts keys whose class defines its own equality.
 */
export interface Dict {
  t: typeof DICT;
  rc: number;
  keys: Slot[];
  values: Slot[];
  index: Map<LookupKey, number> | null;
  live: number;
  custom: number;
  cls: Type | null;
  dict: Dict | null;
}
/** CPython's open-addressing table (Objects/setobject.c), so that sets iterate in its order; `finger` is where pop() goes on searching. */
export interface PySet {
  t: typeof SET;
  rc: number;
  frozen: boolean;
  keys: Slot[];
  lookup: LookupKey[];
  hashes: Hash[];
  mask: number;
  fill: number;
  used: number;
  finger: number;
  custom: number;
  cls: Type | null;
  dict: Dict | null;
}
export interface Range {
  t: typeof RANGE;
  rc: number;
  start: number;
  stop: number;
  step: number;
  length: number;
}
export interface Slice {
  t: typeof SLICE;
  rc: number;
  start: Value;
  stop: Value;
  step: Value;
}
export interface PyFunction {
  t: typeof FUNCTION;
  rc: number;
  code: PyCode;
  globals: Dict;
  name: string;
  qualname: string;
  defaults: Tuple | null;
  keywordDefaults: Dict | null;
  closure: Cell[];
  annotations: Value;
  doc: Value;
  module: Value;
  dict: Dict | null;
}
/** A builtin function, by its place in the table of natives. */
export interface Native {
  t: typeof NATIVE;
  rc: number;
  id: number;
}
export interface Bound {
  t: typeof BOUND;
  rc: number;
  self: Value;
  func: Value;
}
export interface Cell {
  t: typeof CELL;
  rc: number;
  v: Slot;
}
export interface Type {
  t: typeof TYPE;
  rc: number;
  name: string;
  qualname: string;
  bases: Type[];
  mro: Type[];
  dict: Dict;
  /** Name of the table of natives that holds this type's methods; '' for classes written in Python. */
  natives: string;
  /** Tag its instances are made with. */
  layout: number;
  /** Builtin type whose layout the instances have, itself for builtin types. */
  base: Type | null;
  /** The class of the class, where that is not plain `type`. */
  meta: Type | null;
  /** Classes written in Python. */
  heap: boolean;
  /** Written in the library's own Python: shown as a builtin. */
  hidden: boolean;
  /** Lookups through the resolution order, by name; null: not there. Dropped when any class changes. */
  cache: Map<string, Value | undefined>;
  subclasses: Type[];
  /** Has a finaliser (__del__). */
  finaliser: boolean;
  /** Has its own __eq__ or __hash__. */
  ownEquality: boolean;
  /** Brings a __getattribute__, a __setattr__ or __delattr__ of its own. */
  readHook: boolean;
  writeHook: boolean;
  /** Names in __slots__ where there is no instance dict. */
  slots: string[] | null;
}
/** `value` holds the primitive of a subclass of int, str, float or bytes. */
export interface Instance {
  t: typeof INSTANCE;
  rc: number;
  cls: Type;
  dict: Dict | null;
  value: Slot;
  finalised: boolean;
}
/** `fields` are the members that CPython keeps outside the instance dict (errno, strerror, value, code, ...). */
export interface PyException {
  t: typeof EXCEPTION;
  rc: number;
  cls: Type;
  dict: Dict | null;
  args: Tuple;
  cause: Value;
  context: Value;
  suppress: boolean;
  traceback: Traceback | null;
  fields: Dict | null;
  finalised: boolean;
}
export interface Traceback {
  t: typeof TRACEBACK;
  rc: number;
  next: Traceback | null;
  frame: Frame;
  pc: number;
}
export interface Generator {
  t: typeof GENERATOR;
  rc: number;
  frame: Frame | null;
  kind: string;
  name: string;
  qualname: string;
  started: boolean;
  running: boolean;
  handled: Value;
  finalised: boolean;
}
export interface Module {
  t: typeof MODULE;
  rc: number;
  name: string;
  dict: Dict;
}
/** Iterators over builtin containers: `kind` says over what, `source` what it walks, `at` the position. */
export interface Iterator {
  t: typeof ITERATOR;
  rc: number;
  kind: IteratorKind;
  source: Value;
  at: number;
  step: number;
  size: number;
}
export type IteratorKind =
  | 'list_iterator'
  | 'tuple_iterator'
  | 'str_iterator'
  | 'str_ascii_iterator'
  | 'bytes_iterator'
  | 'bytearray_iterator'
  | 'range_iterator'
  | 'set_iterator'
  | 'dict_keyiterator'
  | 'dict_valueiterator'
  | 'dict_itemiterator'
  | 'list_reverseiterator'
  | 'reversed'
  | 'dict_reversekeyiterator'
  | 'dict_reversevalueiterator'
  | 'dict_reverseitemiterator'
  | 'enumerate'
  | 'zip'
  | 'longrange_iterator';
export interface Property {
  t: typeof PROPERTY;
  rc: number;
  get: Value;
  set: Value;
  del: Value;
  doc: Value;
}
export interface Staticmethod {
  t: typeof STATICMETHOD;
  rc: number;
  func: Value;
}
export interface Classmethod {
  t: typeof CLASSMETHOD;
  rc: number;
  func: Value;
}
export interface Super {
  t: typeof SUPER;
  rc: number;
  cls: Type;
  self: Value;
}
export interface Singleton {
  t: typeof SINGLETON;
  rc: number;
  name: 'NotImplemented' | 'Ellipsis';
}
export interface View {
  t: typeof VIEW;
  rc: number;
  kind: 'dict_keys' | 'dict_values' | 'dict_items';
  dict: Dict;
}
/** list[int], dict[str, int] in annotations. */
export interface Alias {
  t: typeof ALIAS;
  rc: number;
  origin: Type;
  args: Value;
}

export interface PyCode extends Code<Value> {
  t: typeof CODE;
  rc: number;
  readonly positionalOnlyCount: number;
  /** Positional parameters, positional-only ones included. */
  readonly argumentCount: number;
  readonly keywordOnlyCount: number;
  readonly hasVariadic: boolean;
  readonly hasVariadicKeywords: boolean;
  /** It yields. */
  readonly isGenerator: boolean;
  /** It is async: with isGenerator an async generator. */
  readonly isCoroutine: boolean;
  /** Registers that hold cells from the beginning. */
  readonly cells: readonly number[];
  /** Register of the first free variable. */
  readonly firstFree: number;
  readonly freeNames: readonly string[];
  readonly doc: Value;
  /** No *args, **kwargs, keyword-only parameters, cells or generator: the call can copy its arguments straight into the registers. */
  readonly simple: boolean;
}

export interface Frame extends FrameCore<Value> {
  t: typeof FRAME;
  rc: number;
  code: PyCode;
  func: PyFunction | null;
  globals: Dict;
  /** Local namespace of class bodies and modules; null in functions. */
  names: Dict | null;
  /** What happens to the value this frame returns (interpreter/continuations.ts). */
  after: number;
  /** What that needs. */
  held: Value;
  generator: Generator | null;
  /** Frames of the program up to and including this one; beyond the recursion limit RecursionError is raised. */
  depth: number;
  /** Line that was last reported to the trace; -1: the next one is reported in any case. */
  line: number;
}

export type Heap =
  | Float
  | Bytes
  | Bytearray
  | List
  | Tuple
  | Dict
  | PySet
  | Range
  | Slice
  | PyFunction
  | Native
  | Bound
  | Cell
  | Type
  | Instance
  | PyException
  | Traceback
  | Frame
  | Generator
  | Module
  | Iterator
  | Property
  | Staticmethod
  | Classmethod
  | Super
  | PyCode
  | Singleton
  | View
  | Alias;

/** What a dict or set finds a key by: equal for equal keys (hash.ts). */
export type LookupKey = string | number | bigint | null | Heap;
export type Hash = number | bigint;

/** Reference count of what is never freed: constants of the code, builtin types. */
export const IMMORTAL = 1 << 30;

/** The first that is there. (`??` would take None, which is null here, for nothing.) */
export const firstOf = (a: Slot, b: Slot): Slot => (a === undefined ? b : a);

export const isHeap = (value: Slot): value is Heap => typeof value === 'object' && value !== null;

export const float = (v: number): Float => ({ t: FLOAT, rc: 1, v });
export const bytes = (v: Uint8Array): Bytes => ({ t: BYTES, rc: 1, v });
export const bytearray = (v: Uint8Array): Bytearray => ({ t: BYTEARRAY, rc: 1, buffer: v, start: 0, end: v.length });
/** Takes over the references in `a`. */
export const list = (a: Value[]): List => ({ t: LIST, rc: 1, a, cls: null, dict: null });
/** Takes over the references in `a`. */
export const tuple = (a: Value[]): Tuple => ({ t: TUPLE, rc: 1, a, cls: null, dict: null });
export const cell = (v: Slot): Cell => ({ t: CELL, rc: 1, v });
export const newDict = (): Dict => ({ t: DICT, rc: 1, keys: [], values: [], index: null, live: 0, custom: 0, cls: null, dict: null });

export const bytearrayContent = (value: Bytearray): Uint8Array => value.buffer.subarray(value.start, value.end);

/** An int as the host keeps it: a number where that is exact. */
export const int = (value: bigint): number | bigint => (value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value);
