/**
 * How the pure text and number functions say "Python would raise here": they throw a PythonError, and the interpreter turns it into a
 * Python exception at the one place where it calls natives. It carries the type's name and the constructor's arguments, nothing live.
 */

/** What an exception argument may be: a str, an int (number or bigint) or bytes. */
export type ErrorArgument = string | number | bigint | Uint8Array;

export class PythonError extends Error {
  /** Name of the builtin exception class, such as "ValueError". */
  readonly type: string;
  /** Arguments as CPython passes them to the constructor: one text for most, five for UnicodeDecodeError. */
  readonly args: readonly ErrorArgument[];

  constructor(type: string, ...args: readonly ErrorArgument[]) {
    super(`${type}: ${typeof args[0] === 'string' ? args[0] : ''}`);
    this.type = type;
    this.args = args;
  }
}

export function raise(type: string, ...args: readonly ErrorArgument[]): never {
  throw new PythonError(type, ...args);
}

export function valueError(message: string): never {
  throw new PythonError('ValueError', message);
}

export function typeError(message: string): never {
  throw new PythonError('TypeError', message);
}

export function overflowError(message: string): never {
  throw new PythonError('OverflowError', message);
}
