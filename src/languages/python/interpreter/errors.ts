/** Making Python exceptions, and throwing them out of native code into the loop. */
import { Stop } from '#languages/machine/budget.ts';
import { decref, own } from '../objects/counting.ts';
import { dictOf, setText } from '../objects/dict.ts';
import { isSubtype, typeName } from '../objects/types.ts';
import { EXCEPTION, bytes, isHeap, tuple, type PyException, type Slot, type Type, type Value } from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import type { PythonError } from '../text/python-error.ts';

/** Thrown by natives; the loop takes the exception (owned) and unwinds. */
export class Raised {
  readonly exception: PyException;
  constructor(exception: PyException) {
    this.exception = exception;
  }
}

export function newException(cls: Type, args: Value[]): PyException {
  cls.rc++;
  const exception: PyException = {
    t: EXCEPTION,
    rc: 1,
    cls,
    dict: null,
    args: tuple(args),
    cause: null,
    context: null,
    suppress: false,
    traceback: null,
    fields: null,
    finalised: false,
  };
  fillFields(exception);
  return exception;
}

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  StopIteration: ['value'],
  SystemExit: ['code'],
  UnicodeDecodeError: ['encoding', 'object', 'start', 'end', 'reason'],
  UnicodeEncodeError: ['encoding', 'object', 'start', 'end', 'reason'],
};

/** Sets the members that the constructor arguments determine (Objects/exceptions.c). */
export function fillFields(exception: PyException): void {
  const { a } = exception.args;
  const put = (name: string, value: Slot): void => {
    exception.fields ??= dictOf([]);
    setText(exception.fields, name, own(value ?? null));
  };
  for (const type of exception.cls.mro) {
    const names = FIELDS[type.natives];
    if (names !== undefined) {
      if (type.natives === 'SystemExit') put('code', a.length === 0 ? null : a.length === 1 ? a[0]! : exception.args);
      else names.forEach((name, index) => put(name, a[index]));
      return;
    }
    if (type.natives === 'OSError') {
      if (a.length < 2 || a.length > 5) return;
      put('errno', a[0]);
      put('strerror', a[1]);
      if (a.length >= 3) {
        put('filename', a[2]);
        const old = exception.args;
        exception.args = tuple([own(a[0]!), own(a[1]!)]);
        decref(old);
      }
      return;
    }
    if (type.natives === 'ImportError') {
      put('msg', a.length === 1 ? a[0] : null);
      put('name', null);
      put('path', null);
      return;
    }
    if (type.natives === 'NameError' || type.natives === 'AttributeError') {
      put('name', null);
      if (type.natives === 'AttributeError') put('obj', null);
      return;
    }
  }
}

/** Throws an exception of a builtin type. Arguments: borrowed. */
export function raise(vm: Vm, type: string, ...args: Value[]): never {
  throw new Raised(newException(vm.types[type]!, args.map(own)));
}

export const typeError = (vm: Vm, message: string): never => raise(vm, 'TypeError', message);
export const valueError = (vm: Vm, message: string): never => raise(vm, 'ValueError', message);
export const indexError = (vm: Vm, message: string): never => raise(vm, 'IndexError', message);

export function raiseWithFields(vm: Vm, type: string, args: Value[], fields: Readonly<Record<string, Value>>): never {
  const exception = newException(vm.types[type]!, args.map(own));
  exception.fields ??= dictOf([]);
  for (const [name, value] of Object.entries(fields)) setText(exception.fields, name, own(value));
  throw new Raised(exception);
}

/** What the text functions throw, as a Python exception. */
export function fromTextError(vm: Vm, error: PythonError): PyException {
  const args = error.args.map((one): Value => (one instanceof Uint8Array ? bytes(one) : one));
  return newException(vm.types[error.type] ?? vm.types['Exception']!, args);
}

/** An attribute or name that the real runtime has and this one lacks: ends the program, whatever it catches. */
export function missing(sentence: string): never {
  throw new Stop('unsupported', sentence);
}

export function isException(vm: Vm, value: Value): value is PyException {
  return isHeap(value) && value.t === EXCEPTION && isSubtype(value.cls, vm.types['BaseException']!);
}

export function wrongType(vm: Vm, expected: string, value: Value): never {
  return typeError(vm, `${expected}, not ${typeName(vm, value)}`);
}
