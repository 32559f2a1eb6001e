/** Making classes: __build_class__, the method resolution order (C3), and what follows from the bases (Objects/typeobject.c). */
import { incref, own } from '../objects/counting.ts';
import * as dicts from '../objects/dict.ts';
import * as sets from '../objects/set.ts';
import { isSubtype, makeType, typeName } from '../objects/types.ts';
import {
  ALIAS,
  CELL,
  DICT,
  EXCEPTION,
  FUNCTION,
  INSTANCE,
  LIST,
  PROPERTY,
  STATICMETHOD,
  CLASSMETHOD,
  SUPER,
  TUPLE,
  TYPE,
  isHeap,
  newDict,
  tuple,
  type Dict,
  type Frame,
  type PyFunction,
  type Slot,
  type Tuple,
  type Type,
  type Value,
} from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { AFTER } from './after.ts';
import { classChanged } from './attributes.ts';
import { callLibrary, makeCells, pushFrame, type Keywords } from './calls.ts';
import { raise, typeError } from './errors.ts';
import { find } from './lookup.ts';

/** Runs the body of a class; makeClass follows when it returns. Metaclasses and bases that are no classes are the library's work. */
export function buildClass(vm: Vm, args: readonly Value[], keywords: Keywords): Slot {
  const [body, name, ...bases] = args;
  if (!isHeap(body) || body.t !== FUNCTION) throw new Error('class body is no function');
  const words = newDict();
  if (keywords !== null) for (const [word, value] of keywords) dicts.setText(words, word, own(value));
  const metaclass = keywords?.get('metaclass');
  const isPlain = (base: Value): boolean => isHeap(base) && ((base.t === TYPE && base.meta === null) || base.t === ALIAS);
  if ((metaclass !== undefined && metaclass !== vm.types['type']) || !bases.every(isPlain))
    return callLibrary(vm, 'build_class', [body, name!, tuple(bases.map(own)), words], AFTER.PUSH, null, 2);
  const frame = runBody(vm, body, newDict());
  frame.after = AFTER.CLASS;
  frame.held = tuple([name!, tuple(bases.map(own)), words]);
  return undefined;
}

/** Pushes the frame of a class body that fills `names` (taken over). */
export function runBody(vm: Vm, body: PyFunction, names: Dict): Frame {
  const registers: Slot[] = new Array<Slot>(body.code.size).fill(undefined);
  makeCells(body.code, body, registers);
  const frame = pushFrame(vm, body, registers, AFTER.PUSH, null);
  frame.names = names;
  return frame;
}

/** `held` is (name, bases, keywords); `names` the namespace the body made. All borrowed. */
export function makeClass(vm: Vm, held: Tuple, names: Dict): Slot {
  const [name, bases, words] = held.a;
  if (typeof name !== 'string' || !isHeap(bases) || bases.t !== TUPLE || !isHeap(words) || words.t !== DICT)
    throw new Error('damaged class frame');
  const rest = new Map(
    [...dicts.entries(words)].filter(([word]) => word !== 'metaclass').map(([word, value]) => [word as string, value] as const),
  );
  return typeNew(vm, null, name, bases.a, names, rest);
}

/** type.__new__: the class, and then what __set_name__ and __init_subclass__ make of it. `meta` null: plain type. */
export function typeNew(vm: Vm, meta: Type | null, name: string, bases: readonly Value[], names: Dict, keywords: Keywords): Slot {
  const parents: Type[] = [];
  let winner = meta;
  for (const base of bases) {
    if (isHeap(base) && base.t === ALIAS) {
      parents.push(base.origin);
      continue;
    }
    if (!isHeap(base) || base.t !== TYPE) return typeError(vm, `${typeName(vm, base)} expected as a base class`);
    if (!base.heap && ['bool', 'range', 'slice', 'function', 'NoneType', 'generator', 'method'].includes(base.natives))
      typeError(vm, `type '${base.name}' is not an acceptable base type`);
    if (base.meta !== null && (winner === null || isSubtype(base.meta, winner))) winner = base.meta;
    else if (base.meta !== null && !isSubtype(winner!, base.meta))
      typeError(
        vm,
        'metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases',
      );
    parents.push(base);
  }
  const type = newClass(vm, name, parents.length === 0 ? [vm.types['object']!] : parents, names);
  type.meta = winner === vm.types['type'] ? null : winner;
  own(type.meta);
  const cell = dicts.getText(names, '__classcell__');
  if (isHeap(cell) && cell.t === CELL) {
    type.rc++;
    cell.v = type;
  }
  setAbstract(vm, type);
  const hooks = [...dicts.entries(type.dict)].some(
    ([, value]) => isHeap(value) && value.t === INSTANCE && find(value.cls, '__set_name__') !== undefined,
  );
  const inherits = type.mro.slice(1).some((one) => dicts.getText(one.dict, '__init_subclass__') !== undefined);
  if (hooks || inherits) {
    const rest = newDict();
    for (const [word, value] of keywords ?? []) dicts.setText(rest, word, own(value));
    return callLibrary(vm, 'finish_class', [type, rest], AFTER.PUSH, null, 2);
  }
  if (keywords !== null && keywords.size > 0) return typeError(vm, `${name}.__init_subclass__() takes no keyword arguments`);
  return type;
}

/** Exceptions whose instances have members beyond BaseException's: two such do not go together. */
const WITH_MEMBERS = [
  'OSError',
  'ImportError',
  'SystemExit',
  'StopIteration',
  'SyntaxError',
  'UnicodeDecodeError',
  'UnicodeEncodeError',
  'NameError',
  'AttributeError',
];
const hasMembers = (type: Type): boolean => type.mro.some((one) => WITH_MEMBERS.includes(one.natives));

function newClass(vm: Vm, name: string, bases: Type[], names: Dict): Type {
  const seen = new Set<Type>();
  for (const base of bases) {
    if (seen.has(base)) typeError(vm, `duplicate base class ${base.name}`);
    seen.add(base);
  }
  const best = bases.reduce((a, b) =>
    isSubtype(b.base!, a.base!)
      ? b
      : isSubtype(a.base!, b.base!) || (a.layout === EXCEPTION && b.layout === EXCEPTION && !hasMembers(b))
        ? a
        : a.layout === EXCEPTION && b.layout === EXCEPTION && !hasMembers(a)
          ? b
          : typeError(vm, 'multiple bases have instance lay-out conflict'),
  );
  const type = makeType(name, bases, best.layout);
  type.heap = true;
  type.hidden = dicts.getText(names, '__library__') === true;
  type.base = best.base;
  type.mro = linearise(vm, type);
  for (const base of bases) incref(base);
  for (const base of bases) base.subclasses.push(type);
  for (const [key, value] of dicts.entries(names)) {
    if (key === '__classcell__' || key === '__library__') continue;
    if (key === '__qualname__') {
      if (typeof value === 'string') type.qualname = value;
      continue;
    }
    if (isHeap(value) && value.t === FUNCTION && (key === '__new__' || key === '__init_subclass__' || key === '__class_getitem__')) {
      dicts.setText(
        type.dict,
        key,
        key === '__new__' ? { t: STATICMETHOD, rc: 1, func: own(value) } : { t: CLASSMETHOD, rc: 1, func: own(value) },
      );
      continue;
    }
    if (typeof key === 'string') dicts.setText(type.dict, key, own(value));
  }
  if (dicts.getText(type.dict, '__eq__') !== undefined && dicts.getText(type.dict, '__hash__') === undefined)
    dicts.setText(type.dict, '__hash__', null);
  if (dicts.getText(type.dict, '__module__') === undefined) dicts.setText(type.dict, '__module__', callingModule(vm));
  if (dicts.getText(type.dict, '__doc__') === undefined) dicts.setText(type.dict, '__doc__', null);
  readSlots(type);
  classChanged(type);
  return type;
}

/** type(name, bases, namespace) belongs to the module that calls it. */
function callingModule(vm: Vm): Value {
  for (const frame of [...vm.thread.frames].reverse())
    if (frame.code.file >= 0) return own(dicts.getText(frame.globals, '__name__') ?? 'builtins');
  return 'builtins';
}

function readSlots(type: Type): void {
  const slots = dicts.getText(type.dict, '__slots__');
  if (slots === undefined) {
    type.slots = null;
    return;
  }
  const names =
    typeof slots === 'string'
      ? [slots]
      : isHeap(slots) && (slots.t === TUPLE || slots.t === LIST)
        ? slots.a.filter((one): one is string => typeof one === 'string')
        : [];
  const inherited: string[] = [];
  for (const base of type.mro.slice(1)) {
    if (base.heap && base.slots === null) return;
    if (base.slots !== null) inherited.push(...base.slots);
  }
  type.slots = names.includes('__dict__') ? null : [...inherited, ...names];
}

/** Names that still need a body: __abstractmethods__, for classes below ABC. */
function setAbstract(vm: Vm, type: Type): void {
  if (type.meta === null || !type.meta.mro.some((one) => one.hidden && one.name === 'ABCMeta')) return;
  const abstract = sets.newSet(true);
  const isAbstract = (value: Value): boolean => {
    if (!isHeap(value)) return false;
    if (value.t === FUNCTION) return value.dict !== null && dicts.getText(value.dict, '__isabstractmethod__') === true;
    if (value.t === PROPERTY) return value.get !== null && isAbstract(value.get);
    return (value.t === STATICMETHOD || value.t === CLASSMETHOD) && isAbstract(value.func);
  };
  const names = new Set<string>();
  for (const one of type.mro) for (const [key, value] of dicts.entries(one.dict)) if (isAbstract(value)) names.add(key as string);
  for (const name of names) {
    const value = find(type, name);
    if (value !== undefined && isAbstract(value)) sets.add(abstract, name, vm.seed);
  }
  dicts.setText(type.dict, '__abstractmethods__', abstract);
}

/** C3 linearisation. */
function linearise(vm: Vm, type: Type): Type[] {
  const lists = [...type.bases.map((base) => [...base.mro]), [...type.bases]].filter((one) => one.length > 0);
  const result: Type[] = [type];
  while (lists.length > 0) {
    const head = lists.map((one) => one[0]!).find((candidate) => lists.every((one) => one.indexOf(candidate) <= 0));
    if (head === undefined)
      return typeError(
        vm,
        `Cannot create a consistent method resolution\norder (MRO) for bases ${type.bases.map((base) => base.name).join(', ')}`,
      );
    result.push(head);
    for (let i = lists.length - 1; i >= 0; i--) {
      if (lists[i]![0] === head) lists[i]!.shift();
      if (lists[i]!.length === 0) lists.splice(i, 1);
    }
  }
  return result;
}

/** super() without arguments: the class cell and first argument of the calling function. */
export function superOfCaller(vm: Vm): Value {
  const frame = vm.thread.frames[vm.thread.frames.length - 1]!;
  if (frame.code.argumentCount === 0 && !frame.code.hasVariadic) return raise(vm, 'RuntimeError', 'super(): no arguments');
  const at = frame.code.registers.indexOf('__class__');
  const holder = at < 0 ? undefined : frame.registers[at];
  if (!isHeap(holder) || holder.t !== CELL) return raise(vm, 'RuntimeError', 'super(): __class__ cell not found');
  let self = frame.registers[0];
  if (isHeap(self) && self.t === CELL && frame.code.cells.includes(0)) self = self.v;
  if (frame.code.argumentCount === 0 || self === undefined) return raise(vm, 'RuntimeError', 'super(): no arguments');
  if (!isHeap(holder.v) || holder.v.t !== TYPE) return raise(vm, 'RuntimeError', 'super(): empty __class__ cell');
  return { t: SUPER, rc: 1, cls: own(holder.v), self: own(self) };
}
