/**
 * format(value, spec) and the conversions of f-strings for values that need no Python code: the mini-language itself is in ../text. Throws
 * NEEDS_PYTHON where a class brings its own __format__, __str__ or __repr__.
 */
import { NEEDS_PYTHON } from '../objects/dict.ts';
import { plain, typeName } from '../objects/types.ts';
import { FLOAT, isHeap, type Value } from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { formatFloat, formatInt, formatString } from '../text/format-spec.ts';
import { typeError } from '../text/python-error.ts';
import { asciiString, escapeBeyondAscii } from '../text/repr.ts';
import { charge, perByte, reserve } from './charge.ts';
import { special } from './lookup.ts';
import { repr, str } from './text.ts';

/** What stands in the braces of an f-string: conversion 0 none, 1 !s, 2 !r, 3 !a, then the format spec. */
export function formatWith(vm: Vm, value: Value, conversion: number, spec: string): string {
  if (conversion === 0) return format(vm, value, spec);
  return format(vm, conversion === 1 ? str(vm, value) : conversion === 2 ? repr(vm, value) : ascii(vm, value), spec);
}

/** ascii(value). */
export function ascii(vm: Vm, value: Value): string {
  return typeof value === 'string' ? asciiString(value) : escapeBeyondAscii(repr(vm, value));
}

/** format(value, spec). */
export function format(vm: Vm, value: Value, spec: string): string {
  if (special(vm, value, '__format__') !== undefined) throw NEEDS_PYTHON;
  if (spec === '') return str(vm, value);
  const width = /[0-9]{5,}/.exec(spec);
  if (width !== null) {
    reserve(vm, Number(width[0]));
    charge(vm, perByte(Number(width[0])));
  }
  const one = plain(value);
  const name = typeName(vm, value);
  switch (typeof one) {
    case 'string':
      return formatString(one, spec, name);
    case 'number':
    case 'bigint':
      return formatInt(one, spec, name);
    case 'boolean':
      return formatInt(one ? 1 : 0, spec, name);
    default:
  }
  if (isHeap(one) && one.t === FLOAT) return formatFloat(one.v, spec, name);
  return typeError(`unsupported format string passed to ${name}.__format__`);
}
