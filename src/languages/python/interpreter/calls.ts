/**
 * Calling things. A Python function gets a frame; a native runs at once; a class makes an instance and goes on with __init__. Arguments are
 * borrowed here: what a frame or an object keeps is counted anew.
 */
import { outOfMemory } from '#languages/machine/budget.ts';
import { decref, own } from '../objects/counting.ts';
import { dictOf, getText, NEEDS_PYTHON, setText } from '../objects/dict.ts';
import { Unhashable } from '../objects/hash.ts';
import { isSubtype, typeName, typeOf } from '../objects/types.ts';
import {
  BOUND,
  CELL,
  EXCEPTION,
  FRAME,
  FUNCTION,
  GENERATOR,
  INSTANCE,
  NATIVE,
  STATICMETHOD,
  TYPE,
  isHeap,
  newDict,
  tuple,
  type Frame,
  type Native,
  type PyCode,
  type PyException,
  type PyFunction,
  type Slot,
  type Type,
  type Value,
} from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { definitionOf, nativeOf, type NativeDefinition } from '../natives/registry.ts';
import { PythonError } from '../text/python-error.ts';
import { AFTER } from './after.ts';
import { fromTextError, missing, newException, Raised, raise, typeError } from './errors.ts';
import { find, special } from './lookup.ts';
import { errorClass } from './suspension.ts';

export type Keywords = ReadonlyMap<string, Value> | null;

/** Frames that library code may add before recursion is at its end. */
const HIDDEN_FRAMES = 6000;

/** Takes over `registers` and `held`. */
export function pushFrame(vm: Vm, func: PyFunction, registers: Slot[], after: number, held: Value): Frame {
  const { code } = func;
  const { frames } = vm.thread;
  const caller = frames[frames.length - 1];
  const depth = (caller === undefined ? 0 : caller.depth) + (code.file >= 0 ? 1 : 0);
  if (depth > vm.recursionLimit || frames.length > HIDDEN_FRAMES) {
    for (const one of registers) decref(one);
    decref(held);
    raise(vm, 'RecursionError', 'maximum recursion depth exceeded');
  }
  func.rc++;
  func.globals.rc++;
  const frame: Frame = {
    t: FRAME,
    rc: 1,
    code,
    pc: 0,
    registers,
    top: code.registers.length,
    func,
    globals: func.globals,
    names: null,
    after,
    held,
    generator: null,
    depth,
    line: -1,
  };
  frames.push(frame);
  return frame;
}

/** Registers of a call: arguments in their places, defaults filled in, cells made. Throws TypeError in CPython's words. */
export function bindArguments(vm: Vm, func: PyFunction, args: readonly Value[], keywords: Keywords): Slot[] {
  const { code } = func;
  const registers: Slot[] = new Array<Slot>(code.size).fill(undefined);
  const positional = code.argumentCount;
  const total = positional + code.keywordOnlyCount;
  const given = Math.min(args.length, positional);
  for (let i = 0; i < given; i++) registers[i] = args[i];
  const extra = new Map<string, Value>();
  if (keywords !== null) {
    for (const [name, value] of keywords) {
      const at = code.registers.indexOf(name);
      if (at < code.positionalOnlyCount || at >= total) {
        if (code.hasVariadicKeywords) extra.set(name, value);
        else if (at >= 0 && at < code.positionalOnlyCount) {
          const wrong = [...keywords.keys()].filter(
            (one) => code.registers.indexOf(one) >= 0 && code.registers.indexOf(one) < code.positionalOnlyCount,
          );
          typeError(vm, `${func.qualname}() got some positional-only arguments passed as keyword arguments: '${wrong.join(', ')}'`);
        } else typeError(vm, `${func.qualname}() got an unexpected keyword argument '${name}'`);
      } else if (registers[at] !== undefined) typeError(vm, `${func.qualname}() got multiple values for argument '${name}'`);
      else registers[at] = value;
    }
  }
  if (args.length > positional && !code.hasVariadic) tooMany(vm, func, args.length, registers);
  fillDefaults(vm, func, registers);
  let next = total;
  for (let i = 0; i < total; i++) registers[i] = own(registers[i]);
  if (code.hasVariadic) registers[next++] = tuple(args.slice(positional).map(own));
  if (code.hasVariadicKeywords) {
    const dict = newDict();
    for (const [name, value] of extra) setText(dict, name, own(value));
    registers[next] = dict;
  }
  makeCells(code, func, registers);
  return registers;
}

export function makeCells(code: PyCode, func: PyFunction | null, registers: Slot[]): void {
  for (const at of code.cells) registers[at] = { t: CELL, rc: 1, v: registers[at] };
  if (func !== null)
    func.closure.forEach((cell, i) => {
      registers[code.firstFree + i] = own(cell);
    });
}

function fillDefaults(vm: Vm, func: PyFunction, registers: Slot[]): void {
  const { code } = func;
  const defaults = func.defaults?.a ?? [];
  const firstDefault = code.argumentCount - defaults.length;
  const lacking: string[] = [];
  for (let i = 0; i < code.argumentCount; i++) {
    if (registers[i] !== undefined) continue;
    if (i >= firstDefault) registers[i] = defaults[i - firstDefault];
    else lacking.push(code.registers[i]!);
  }
  if (lacking.length > 0) lack(vm, func, lacking, 'positional');
  for (let i = code.argumentCount; i < code.argumentCount + code.keywordOnlyCount; i++) {
    if (registers[i] !== undefined) continue;
    const value = func.keywordDefaults === null ? undefined : getText(func.keywordDefaults, code.registers[i]!);
    if (value === undefined) lacking.push(code.registers[i]!);
    else registers[i] = value;
  }
  if (lacking.length > 0) lack(vm, func, lacking, 'keyword-only');
}

function lack(vm: Vm, func: PyFunction, names: readonly string[], kind: string): never {
  const quoted = names.map((name) => `'${name}'`);
  const last = quoted[quoted.length - 1]!;
  const list =
    quoted.length === 1 ? last : quoted.length === 2 ? `${quoted[0]!} and ${last}` : `${quoted.slice(0, -1).join(', ')}, and ${last}`;
  return typeError(
    vm,
    `${func.qualname}() missing ${String(names.length)} required ${kind} argument${names.length === 1 ? '' : 's'}: ${list}`,
  );
}

function tooMany(vm: Vm, func: PyFunction, given: number, registers: readonly Slot[]): never {
  const { code } = func;
  const count = code.argumentCount;
  const defaults = func.defaults?.a.length ?? 0;
  const takes = defaults > 0 ? `from ${String(count - defaults)} to ${String(count)}` : String(count);
  const plural = defaults > 0 ? count !== 1 || defaults > 0 : count !== 1;
  let keywordOnly = 0;
  for (let i = count; i < count + code.keywordOnlyCount; i++) if (registers[i] !== undefined) keywordOnly++;
  const also =
    keywordOnly > 0
      ? ` positional argument${given === 1 ? '' : 's'} (and ${String(keywordOnly)} keyword-only argument${keywordOnly === 1 ? '' : 's'})`
      : '';
  return typeError(
    vm,
    `${func.qualname}() takes ${takes} positional argument${plural ? 's' : ''} but ${String(given)}${also} ${given === 1 && keywordOnly === 0 ? 'was' : 'were'} given`,
  );
}

/** A generator object around a frame that has not begun. */
export function makeGenerator(vm: Vm, func: PyFunction, registers: Slot[]): Value {
  const frame = pushFrame(vm, func, registers, AFTER.YIELD, null);
  vm.thread.frames.pop();
  return {
    t: GENERATOR,
    rc: 1,
    frame,
    kind: func.code.isCoroutine ? (func.code.isGenerator ? 'async_generator' : 'coroutine') : 'generator',
    name: func.name,
    qualname: func.qualname,
    started: false,
    running: false,
    handled: null,
    finalised: false,
  };
}

/**
 * Calls anything. Gives the result (a new reference), or undefined when a frame was pushed: its value then goes the way `after` says. With
 * another `after` than PUSH a frame is always pushed. `held` is taken over.
 */
export function invoke(
  vm: Vm,
  callee: Value,
  args: readonly Value[],
  keywords: Keywords = null,
  after: number = AFTER.PUSH,
  held: Value = null,
): Slot {
  if (isHeap(callee)) {
    if (callee.t === FUNCTION) {
      const registers = guard(() => bindArguments(vm, callee, args, keywords), held);
      if (!callee.code.isGenerator && !callee.code.isCoroutine) {
        pushFrame(vm, callee, registers, after, held);
        return undefined;
      }
      if (after === AFTER.PUSH) return makeGenerator(vm, callee, registers);
      for (const one of registers) decref(one);
    } else if (callee.t === BOUND) return invoke(vm, callee.func, [callee.self, ...args], keywords, after, held);
    if (after !== AFTER.PUSH) {
      // Through a small library function, so that there is a frame whose return value can be waited for.
      return callLibrary(vm, 'apply', [callee, tuple(args.map(own)), keywordDict(keywords)], after, held, 2);
    }
    if (callee.t === NATIVE) return callNative(vm, callee, args, keywords);
    if (callee.t === TYPE) return callType(vm, callee, args, keywords);
    if (callee.t === STATICMETHOD) return invoke(vm, callee.func, args, keywords);
    const method = special(vm, callee, '__call__');
    if (method !== undefined) return invoke(vm, method, [callee, ...args], keywords);
  }
  decref(held);
  return typeError(vm, `'${typeName(vm, callee)}' object is not callable`);
}

function guard<Result>(work: () => Result, held: Value): Result {
  try {
    return work();
  } catch (error) {
    decref(held);
    throw error;
  }
}

function keywordDict(keywords: Keywords): Value {
  return dictOf(keywords === null ? [] : [...keywords].map(([name, value]) => [name, own(value)] as const));
}

/** Calls a function of the library's own Python. The last `fresh` arguments are new references that the call takes over. */
export function callLibrary(vm: Vm, name: string, args: readonly Value[], after: number = AFTER.PUSH, held: Value = null, fresh = 0): Slot {
  const callee = getText(vm.prelude, name);
  if (callee === undefined) throw new Error(`library function ${name} is missing`);
  const result = invoke(vm, callee, args, null, after, held);
  for (const one of args.slice(args.length - fresh)) decref(one);
  return result;
}

export function callNative(vm: Vm, callee: Native, args: readonly Value[], keywords: Keywords): Slot {
  const definition = definitionOf(callee);
  try {
    if (definition.variadic !== null) return definition.variadic(vm, args, keywords);
    const given = keywords === null || keywords.size === 0 ? args : withKeywords(vm, definition, args, keywords);
    if (given.length < definition.min || given.length > definition.max) wrongCount(vm, definition, given.length);
    return definition.call!(vm, given[0], given[1], given[2], given[3], given[4], given[5]);
  } catch (error) {
    return recover(vm, definition, args, keywords, error);
  }
}

/** Turns what natives throw into Python exceptions, and gives way to the library's Python where that has to decide. */
export function recover(vm: Vm, definition: NativeDefinition, args: readonly Value[], keywords: Keywords, error: unknown): Slot {
  if (error === NEEDS_PYTHON) {
    if (definition.slow === '') return withPlainArguments(vm, definition, args, keywords);
    const callee = getText(vm.prelude, definition.slow);
    if (callee === undefined) throw new Error(`library function ${definition.slow} is missing`);
    return invoke(vm, callee, args, keywords);
  }
  throw translate(vm, error);
}

/** Arguments that are numbers by their __index__ or __float__ become such, and the native is called again. */
function withPlainArguments(vm: Vm, definition: NativeDefinition, args: readonly Value[], keywords: Keywords): Slot {
  if (!args.some((one) => special(vm, one, '__index__') !== undefined || special(vm, one, '__float__') !== undefined)) {
    missing(`${definition.name}() of an object that brings methods of its own is not part of the Python that runs here.`);
  }
  const native: Value = { t: NATIVE, rc: 1, id: definition.id };
  return callLibrary(vm, 'call_with_numbers', [native, tuple(args.map(own)), keywordDict(keywords)], AFTER.PUSH, null, 3);
}

/** Host-side failures of natives as Python exceptions. */
export function translate(vm: Vm, error: unknown): unknown {
  if (error instanceof PythonError) return new Raised(fromTextError(vm, error));
  if (error instanceof Unhashable)
    return new Raised(newException(vm.types['TypeError']!, [`unhashable type: '${typeName(vm, error.value)}'`]));
  if (error instanceof RangeError) {
    // The host's own bounds: strings, arrays and big numbers that no process here may have; and its stack.
    if (/call stack/.test(error.message))
      return new Raised(newException(vm.types['RecursionError']!, ['maximum recursion depth exceeded']));
    return outOfMemory();
  }
  return error;
}

function withKeywords(vm: Vm, definition: NativeDefinition, args: readonly Value[], keywords: ReadonlyMap<string, Value>): Value[] {
  const given: Value[] = [...args];
  const holes: Slot[] = given;
  for (const [name, value] of keywords) {
    const at = definition.parameters.indexOf(name);
    if (name === '' || at < 0) {
      if (definition.parameters.every((one) => one === '' || one === 'self'))
        typeError(vm, `${shownName(definition)}() takes no keyword arguments`);
      typeError(vm, `'${name}' is an invalid keyword argument for ${definition.name}()`);
    }
    if (at < args.length)
      typeError(
        vm,
        `argument for ${definition.name}() given by name ('${name}') and position (${String(at + 1 - (definition.isMethod ? 1 : 0))})`,
      );
    while (holes.length <= at) holes.push(undefined);
    holes[at] = value;
  }
  for (let i = 0; i < definition.min; i++) {
    if (holes[i] === undefined)
      typeError(
        vm,
        `${definition.name}() missing required argument '${definition.parameters[i] ?? ''}' (pos ${String(i + 1 - (definition.isMethod ? 1 : 0))})`,
      );
  }
  return given;
}

const shownName = (definition: NativeDefinition): string =>
  definition.isMethod || definition.kind === 'class'
    ? `${definition.owner}.${definition.name}`
    : definition.name === '()' || definition.name === '__new__'
      ? definition.owner
      : definition.name;

/** CPython's texts for the wrong number of arguments (Objects/methodobject.c, Argument Clinic). */
export function wrongCount(vm: Vm, definition: NativeDefinition, given: number): never {
  const hidden = definition.isMethod || definition.name === '__new__' ? 1 : 0;
  const count = given - hidden;
  const min = definition.min - hidden;
  const max = definition.max - hidden;
  const name = shownName(definition);
  const plural = (n: number): string => (n === 1 ? '' : 's');
  if (max === 0) typeError(vm, `${name}() takes no arguments (${String(count)} given)`);
  if (min === max && max === 1) typeError(vm, `${name}() takes exactly one argument (${String(count)} given)`);
  const short = definition.name === '()' || definition.name === '__new__' ? definition.owner : definition.name;
  if (min === max) typeError(vm, `${short} expected ${String(max)} argument${plural(max)}, got ${String(count)}`);
  if (count < min) typeError(vm, `${short} expected at least ${String(min)} argument${plural(min)}, got ${String(count)}`);
  return typeError(vm, `${short} expected at most ${String(max)} argument${plural(max)}, got ${String(count)}`);
}

/** Calling a class. */
export function callType(vm: Vm, type: Type, args: readonly Value[], keywords: Keywords): Slot {
  const hook = type.meta === null ? undefined : find(type.meta, '__call__');
  if (isHeap(hook) && hook.t !== NATIVE) return invoke(vm, hook, [type, ...args], keywords);
  return typeCall(vm, type, args, keywords);
}

/** type.__call__: __new__, then __init__. */
export function typeCall(vm: Vm, type: Type, args: readonly Value[], keywords: Keywords): Slot {
  if (!type.heap) {
    const construct = nativeOf(type.natives, '()');
    if (construct !== undefined) return callNative(vm, construct, args, keywords);
    if (type.layout === EXCEPTION) {
      return withMembers(vm, newException(osErrorClass(vm, type, args), args.map(own)), keywords);
    }
    return typeError(vm, `cannot create '${type.name}' instances`);
  }
  const maker = find(type, '__new__');
  if (isHeap(maker) && maker.t !== NATIVE) {
    const func = maker.t === STATICMETHOD ? maker.func : maker;
    return invoke(vm, func, [type, ...args], keywords, AFTER.NEW, tuple([own(type), tuple(args.map(own)), keywordDict(keywords)]));
  }
  if (type.layout === TYPE) {
    // A class made by its metaclass may need library code before __init__ can follow.
    const held = tuple([own(type), tuple(args.map(own)), keywordDict(keywords)]);
    return callLibrary(vm, 'apply', [maker!, tuple([own(type), ...args.map(own)]), keywordDict(keywords)], AFTER.NEW, held, 2);
  }
  const instance = newInstance(vm, type, args, keywords);
  if (instance === undefined) return undefined;
  return initialise(vm, type, instance, args, keywords);
}

/** The members that some exceptions take by keyword (name=, path=, obj=). */
export function withMembers(vm: Vm, exception: PyException, keywords: Keywords): PyException {
  const allowed: Readonly<Record<string, readonly string[]>> = {
    ImportError: ['name', 'path'],
    NameError: ['name'],
    AttributeError: ['name', 'obj'],
  };
  const names = exception.cls.mro.map((one) => allowed[one.natives]).find((one) => one !== undefined) ?? [];
  for (const [name, value] of keywords ?? []) {
    if (names.length === 0) typeError(vm, `${exception.cls.name}() takes no keyword arguments`);
    if (!names.includes(name))
      typeError(
        vm,
        `'${name}' is an invalid keyword argument for ${exception.cls.mro.find((one) => allowed[one.natives] !== undefined)!.name}()`,
      );
    setText((exception.fields ??= newDict()), name, own(value));
  }
  return exception;
}

/** OSError(errno, text) is an instance of the subclass for that number. */
function osErrorClass(vm: Vm, type: Type, args: readonly Value[]): Type {
  const [errno] = args;
  return type.natives === 'OSError' && args.length >= 2 && typeof errno === 'number' ? vm.types[errorClass(errno)]! : type;
}

/** object.__new__ and its kin for a class written in Python; undefined when library code makes it (its result is pushed). */
export function newInstance(vm: Vm, type: Type, args: readonly Value[], keywords: Keywords): Slot {
  if (type.layout === INSTANCE && type.base?.natives === 'object') {
    checkAbstract(vm, type);
    // Nothing that would take the arguments: refused before there is an instance (Objects/typeobject.c object_new).
    if ((args.length > 0 || (keywords !== null && keywords.size > 0)) && !takesArguments(type))
      return typeError(vm, `${type.name}() takes no arguments`);
    return plainInstance(vm, type, undefined);
  }
  if (type.layout === EXCEPTION) return newException(type, args.map(own));
  const native = nativeOf(type.base!.natives, '__new__');
  if (native === undefined) return typeError(vm, `cannot create '${type.name}' instances`);
  return callNative(vm, native, [type, ...args], keywords);
}

/** An instance of a class written in Python; `value` is the primitive of a subclass of int, str, float or bytes. */
export function plainInstance(vm: Vm, type: Type, value: Slot): Value {
  type.rc++;
  const instance: Value = { t: INSTANCE, rc: 1, cls: type, dict: null, value, finalised: false };
  if (type.finaliser) {
    vm.tracked.push(instance);
    if (vm.tracked.length > 256 && (vm.tracked.length & 255) === 0) vm.tracked = vm.tracked.filter((one) => one.rc > 0);
  }
  return instance;
}

function checkAbstract(vm: Vm, type: Type): void {
  const abstract = find(type, '__abstractmethods__');
  if (!isHeap(abstract) || abstract.t !== 7 || abstract.used === 0) return;
  const names = abstract.keys.filter((one): one is string => typeof one === 'string').sort();
  typeError(vm, `Can't instantiate abstract class ${type.name} with abstract method${names.length === 1 ? '' : 's'} ${names.join(', ')}`);
}

/** Runs __init__ on a new instance (taken over), and gives the instance. */
export function initialise(vm: Vm, type: Type, instance: Value, args: readonly Value[], keywords: Keywords): Slot {
  const init = find(type, '__init__');
  if (isHeap(init) && init.t !== NATIVE) return invoke(vm, init, [instance, ...args], keywords, AFTER.INIT, instance);
  if (isHeap(init) && definitionOf(init).owner !== 'object') {
    if (type.layout === EXCEPTION) {
      if (isHeap(instance) && instance.t === EXCEPTION) withMembers(vm, instance, keywords);
      return instance;
    }
    // A container's own __init__ may need Python code to walk its argument: then the instance comes back through the library.
    const result = guard(() => callNative(vm, init, [instance, ...args], keywords), instance);
    if (result === undefined) {
      const frame = vm.thread.frames[vm.thread.frames.length - 1]!;
      frame.after = AFTER.INIT;
      frame.held = instance;
      return undefined;
    }
    return instance;
  }
  return instance;
}

/** Has a class an __init__ that is not object's? */
export function takesArguments(type: Type): boolean {
  const init = find(type, '__init__');
  return !(isHeap(init) && init.t === NATIVE && definitionOf(init).owner === 'object');
}

/** __new__ written in Python has given `made`: __init__ follows if it is an instance of the class. */
export function afterNew(vm: Vm, type: Type, made: Value, args: readonly Value[], keywords: Keywords): Slot {
  return isSubtype(typeOf(vm, made), type) ? initialise(vm, type, made, args, keywords) : made;
}

export function notCallable(vm: Vm, value: Value): never {
  return typeError(vm, `'${typeName(vm, value)}' object is not callable`);
}
