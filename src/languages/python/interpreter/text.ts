/**
 * repr() and str() of values that need no Python code for it. Throws NEEDS_PYTHON at the first object that has a __repr__ or __str__ written
 * in Python: the library's own Python then does it step by step.
 */
import { entries, NEEDS_PYTHON } from '../objects/dict.ts';
import { identityOf } from '../objects/hash.ts';
import { members } from '../objects/set.ts';
import { nativeKind, typeOf } from '../objects/types.ts';
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
  bytearrayContent,
  isHeap,
  type Heap,
  type PyException,
  type Type,
  type Value,
} from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { definitionOf } from '../natives/registry.ts';
import { reprBytearray, reprBytes, reprFloat, reprInt, reprString } from '../text/repr.ts';
import { unicodeErrorText } from '../text/codec-errors.ts';
import { find } from './lookup.ts';
import { raise } from './errors.ts';

/** How deep containers may nest: CPython's own limit is its C stack and the recursion limit. */
const DEPTH = 900;

export function addressOf(vm: Vm, value: Heap): string {
  return `0x${(0x7f3a00000000 + identityOf(value, vm) * 48).toString(16)}`;
}

/** Does a class written in Python define this method? */
function overridden(type: Type, name: string): boolean {
  const found = find(type, name);
  return found !== undefined && !(isHeap(found) && found.t === NATIVE);
}

export function repr(vm: Vm, value: Value): string {
  return reprWithin(vm, value, []);
}

function reprWithin(vm: Vm, value: Value, open: Value[]): string {
  if (value === null) return 'None';
  switch (typeof value) {
    case 'boolean':
      return value ? 'True' : 'False';
    case 'number':
    case 'bigint':
      return reprInt(value);
    case 'string':
      return reprString(value);
    default:
  }
  if (open.length > DEPTH) raise(vm, 'RecursionError', 'maximum recursion depth exceeded while getting the repr of an object');
  switch (value.t) {
    case FLOAT:
      return reprFloat(value.v);
    case BYTES:
      return reprBytes(value.v);
    case BYTEARRAY:
      return reprBytearray(bytearrayContent(value));
    case LIST:
      return container(value, open, () => `[${value.a.map((one) => reprWithin(vm, one, open)).join(', ')}]`, '[...]');
    case TUPLE:
      return container(
        value,
        open,
        () => `(${value.a.map((one) => reprWithin(vm, one, open)).join(', ')}${value.a.length === 1 ? ',' : ''})`,
        '(...)',
      );
    case DICT:
      return container(
        value,
        open,
        () => `{${[...entries(value)].map(([key, one]) => `${reprWithin(vm, key, open)}: ${reprWithin(vm, one, open)}`).join(', ')}}`,
        '{...}',
      );
    case SET: {
      const name = value.cls?.name ?? (value.frozen ? 'frozenset' : 'set');
      if (value.used === 0) return `${name}()`;
      return container(
        value,
        open,
        () => {
          const text = `{${members(value)
            .map((one) => reprWithin(vm, one, open))
            .join(', ')}}`;
          return name === 'set' ? text : `${name}(${text})`;
        },
        `${name}(...)`,
      );
    }
    case RANGE:
      return value.step === 1
        ? `range(${String(value.start)}, ${String(value.stop)})`
        : `range(${String(value.start)}, ${String(value.stop)}, ${String(value.step)})`;
    case SLICE:
      return `slice(${reprWithin(vm, value.start, open)}, ${reprWithin(vm, value.stop, open)}, ${reprWithin(vm, value.step, open)})`;
    case FUNCTION:
      return `<function ${value.qualname} at ${addressOf(vm, value)}>`;
    case NATIVE: {
      const { kind, owner, name } = definitionOf(value);
      if (nativeKind(definitionOf(value)) === 'wrapper_descriptor') return `<slot wrapper '${name}' of '${owner}' objects>`;
      return kind === 'method' ? `<method '${name}' of '${owner}' objects>` : `<built-in function ${name}>`;
    }
    case BOUND: {
      const { func } = value;
      if (isHeap(func) && func.t === NATIVE) {
        const what =
          typeOf(vm, value).name === 'method-wrapper'
            ? `method-wrapper '${definitionOf(func).name}'`
            : `built-in method ${definitionOf(func).name}`;
        return `<${what} of ${typeOf(vm, value.self).name} object at ${isHeap(value.self) ? addressOf(vm, value.self) : '0x7f0000000000'}>`;
      }
      return `<bound method ${isHeap(func) && func.t === FUNCTION ? func.qualname : '?'} of ${reprWithin(vm, value.self, open)}>`;
    }
    case CELL:
      return `<cell at ${addressOf(vm, value)}: ${value.v === undefined ? 'empty' : `${typeOf(vm, value.v).name} object`}>`;
    case TYPE:
      if (value.meta !== null && overridden(value.meta, '__repr__')) throw NEEDS_PYTHON;
      return `<class '${qualifiedTypeName(value)}'>`;
    case INSTANCE:
      if (overridden(value.cls, '__repr__')) throw NEEDS_PYTHON;
      if (value.value !== undefined) return reprWithin(vm, value.value, open);
      return defaultRepr(vm, value);
    case EXCEPTION: {
      if (overridden(value.cls, '__repr__')) throw NEEDS_PYTHON;
      const { a } = value.args;
      return container(value, open, () => `${value.cls.name}(${a.map((one) => reprWithin(vm, one, open)).join(', ')})`, '...');
    }
    case GENERATOR:
      return ['generator', 'coroutine', 'async_generator'].includes(value.kind)
        ? `<${value.kind} object ${value.qualname} at ${addressOf(vm, value)}>`
        : `<${value.kind} object at ${addressOf(vm, value)}>`;
    case MODULE:
      return moduleRepr(vm, value.name);
    case SINGLETON:
      return value.name;
    case SUPER:
      return `<super: <class '${value.cls.name}'>, <${typeOf(vm, value.self).name} object>>`;
    case VIEW: {
      const texts: string[] = [];
      for (const [key, one] of entries(value.dict)) {
        if (value.kind === 'dict_keys') texts.push(reprWithin(vm, key, open));
        else if (value.kind === 'dict_values') texts.push(reprWithin(vm, one, open));
        else texts.push(`(${reprWithin(vm, key, open)}, ${reprWithin(vm, one, open)})`);
      }
      return `${value.kind}([${texts.join(', ')}])`;
    }
    case ALIAS:
      return `${value.origin.name}[${isHeap(value.args) && value.args.t === TUPLE ? value.args.a.map((one) => aliasPart(vm, one)).join(', ') : aliasPart(vm, value.args)}]`;
    case CODE:
      return `<code object ${value.name} at ${addressOf(vm, value)}, file "${vm.files[value.file]?.name ?? '?'}", line ${String(value.line)}>`;
    case ITERATOR:
    case PROPERTY:
    case STATICMETHOD:
    case CLASSMETHOD:
    case TRACEBACK:
    case FRAME:
      return `<${typeOf(vm, value).name} object at ${addressOf(vm, value)}>`;
    default:
      throw new Error(value satisfies never);
  }
}

function aliasPart(vm: Vm, value: Value): string {
  return isHeap(value) && value.t === TYPE ? value.qualname : repr(vm, value);
}

function moduleRepr(vm: Vm, name: string): string {
  const file = vm.files.find((one) => one.name === `${name}.py`);
  return file === undefined ? `<module '${name}' (built-in)>` : `<module '${name}' from '${vm.directory}/${file.name}'>`;
}

/** <__main__.Thing object at 0x7f...> */
export function defaultRepr(vm: Vm, value: Heap): string {
  return `<${qualifiedTypeName(typeOf(vm, value))} object at ${addressOf(vm, value)}>`;
}

/** Name of a type with its module, which is left out for builtins. */
export function qualifiedTypeName(type: Type): string {
  if (!type.heap) return type.natives === 'GenericAlias' ? 'types.GenericAlias' : type.natives.includes('.') ? type.natives : type.name;
  const module = type.dict.keys.indexOf('__module__');
  const name = module < 0 ? null : type.dict.values[module];
  return typeof name === 'string' && name !== 'builtins' ? `${name}.${type.qualname}` : type.qualname;
}

function container(value: Heap & { cls?: Type | null }, open: Value[], text: () => string, again: string): string {
  if (value.cls?.heap && overridden(value.cls, '__repr__')) throw NEEDS_PYTHON;
  if (open.includes(value)) return again;
  open.push(value);
  const result = text();
  open.pop();
  return result;
}

/** str() of a value. Throws NEEDS_PYTHON. */
export function str(vm: Vm, value: Value): string {
  if (typeof value === 'string') return value;
  if (!isHeap(value)) return repr(vm, value);
  if (value.t === INSTANCE) {
    if (overridden(value.cls, '__str__')) throw NEEDS_PYTHON;
    // str and bytes have a __str__ of their own, the others ask for the repr.
    if (typeof value.value === 'string') return value.value;
    if (isHeap(value.value) && value.value.t === BYTES) return reprBytes(value.value.v);
    return repr(vm, value);
  }
  if (value.t === EXCEPTION) {
    if (overridden(value.cls, '__str__')) throw NEEDS_PYTHON;
    return exceptionText(vm, value);
  }
  if ('cls' in value && value.cls !== null && value.t !== SUPER && overridden(value.cls, '__str__')) throw NEEDS_PYTHON;
  return repr(vm, value);
}

/** str() of an exception (BaseException_str, KeyError_str, OSError_str, UnicodeDecodeError_str). */
export function exceptionText(vm: Vm, exception: PyException): string {
  const { a } = exception.args;
  for (const type of exception.cls.mro) {
    if (type.natives === 'KeyError' && a.length === 1) return repr(vm, a[0]!);
    if (type.natives === 'OSError' && exception.fields !== null) {
      const field = (name: string): Value => exception.fields!.values[exception.fields!.keys.indexOf(name)] ?? null;
      if (exception.fields.keys.includes('filename') && field('filename') !== null)
        return `[Errno ${str(vm, field('errno'))}] ${str(vm, field('strerror'))}: ${repr(vm, field('filename'))}`;
      if (exception.fields.keys.includes('errno')) return `[Errno ${str(vm, field('errno'))}] ${str(vm, field('strerror'))}`;
    }
    if ((type.natives === 'UnicodeDecodeError' || type.natives === 'UnicodeEncodeError') && a.length === 5) {
      return unicodeErrorText(
        type.natives,
        a.map((one) => (isHeap(one) && one.t === BYTES ? one.v : typeof one === 'string' || typeof one === 'number' ? one : '')),
      );
    }
  }
  if (a.length === 0) return '';
  return a.length === 1 ? str(vm, a[0]!) : repr(vm, exception.args);
}
