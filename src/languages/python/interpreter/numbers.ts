/** Arithmetic of int, bool and float with Python's rules: floor division, the sign of %, big ints, errors (Objects/longobject.c, floatobject.c). */
import { outOfSteps, PROCESS_STEPS } from '#languages/machine/budget.ts';
import { FLOAT, float, int, isHeap, type Float, type Value } from '../objects/values.ts';
import { plain } from '../objects/types.ts';
import type { Vm } from '../objects/vm.ts';
import { power as powerOfFloats, powerIsComplex } from '../numbers/float-power.ts';
import { bitLength, trueDivide } from '../numbers/int-arithmetic.ts';
import { powerOfTwo } from '../text/float-digits.ts';
import { intToFloat } from '../text/int-text.ts';
import { charge } from './charge.ts';
import { missing, raise } from './errors.ts';

export type Integer = number | bigint;
/** A number as the host computes with it: an int, or a float in its box. */
export type Numeric = Integer | Float;

/** int, bool, float and their subclasses as a number; undefined for anything else. */
export function numeric(value: Value): Numeric | undefined {
  const one = plain(value);
  if (typeof one === 'number' || typeof one === 'bigint') return one;
  if (typeof one === 'boolean') return one ? 1 : 0;
  return isHeap(one) && one.t === FLOAT ? one : undefined;
}

/** An int, bool or subclass; undefined for anything else. */
export function integer(value: Value): Integer | undefined {
  const one = plain(value);
  if (typeof one === 'number' || typeof one === 'bigint') return one;
  return typeof one === 'boolean' ? (one ? 1 : 0) : undefined;
}

export const isFloat = (value: Numeric): value is Float => typeof value === 'object';
export const toFloat = (value: Numeric): number => (isFloat(value) ? value.v : typeof value === 'number' ? value : intToFloat(value));

/** A result of host arithmetic on safe integers. */
export const fromNumber = (value: number, exact: () => bigint): Integer => (Number.isSafeInteger(value) ? value : int(exact()));

/** The operator on two numbers; undefined where numbers do not have it (@, and & on floats). */
export function arithmetic(vm: Vm, op: string, a: Numeric, b: Numeric): Value | undefined {
  if (isFloat(a) || isFloat(b)) return onFloats(vm, op, toFloat(a), toFloat(b));
  return onIntegers(vm, op, a, b);
}

function onIntegers(vm: Vm, op: string, a: Integer, b: Integer): Value | undefined {
  const small = typeof a === 'number' && typeof b === 'number';
  switch (op) {
    case '+':
      return small ? fromNumber(a + b, () => BigInt(a) + BigInt(b)) : big(vm, BigInt(a) + BigInt(b));
    case '-':
      return small ? fromNumber(a - b, () => BigInt(a) - BigInt(b)) : big(vm, BigInt(a) - BigInt(b));
    case '*':
      if (small) return fromNumber(a * b + 0, () => BigInt(a) * BigInt(b));
      charge(vm, Math.floor((bits(a) * bits(b)) / 65536));
      return big(vm, BigInt(a) * BigInt(b));
    case '/':
      return float(trueDivide(a, b));
    case '//':
      return floorDivide(vm, a, b);
    case '%':
      return modulo(vm, a, b);
    case '**':
      return power(vm, a, b);
    case '<<':
      return shiftLeft(vm, a, b);
    case '>>': {
      if (b < 0) return raise(vm, 'ValueError', 'negative shift count');
      if (bits(a) < b) return a < 0 ? -1 : 0;
      return small && a >= -0x80000000 && a <= 0x7fffffff && b < 32 ? a >> b : int(BigInt(a) >> BigInt(b));
    }
    case '&':
      return small && fits(a) && fits(b) ? a & b : int(BigInt(a) & BigInt(b));
    case '|':
      return small && fits(a) && fits(b) ? a | b : int(BigInt(a) | BigInt(b));
    case '^':
      return small && fits(a) && fits(b) ? a ^ b : int(BigInt(a) ^ BigInt(b));
    default:
      return undefined;
  }
}

const fits = (value: number): boolean => value >= -0x80000000 && value <= 0x7fffffff;

/** Number of bits; at least 1. */
export const bits = (value: Integer): number => Math.max(1, bitLength(value));

function big(vm: Vm, value: bigint): Integer {
  charge(vm, value > -(1n << 4096n) && value < 1n << 4096n ? 0 : Math.floor(bits(value) / 4096));
  return int(value);
}

export function floorDivide(vm: Vm, a: Integer, b: Integer): Integer {
  if (b == 0) return raise(vm, 'ZeroDivisionError', 'integer division or modulo by zero');
  if (typeof a === 'number' && typeof b === 'number') {
    const quotient = Math.floor(a / b);
    // The quotient of two doubles may round up to the next integer.
    if (Math.abs(a) <= 0x1fffffffffff || Number.isSafeInteger(quotient) === false)
      return Number.isSafeInteger(quotient) ? quotient + 0 : int(bigFloor(BigInt(a), BigInt(b)));
  }
  return int(bigFloor(BigInt(a), BigInt(b)));
}

function bigFloor(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

export function modulo(vm: Vm, a: Integer, b: Integer): Integer {
  if (b == 0) return raise(vm, 'ZeroDivisionError', 'integer modulo by zero');
  if (typeof a === 'number' && typeof b === 'number') {
    const rest = a % b;
    return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest + 0;
  }
  const rest = BigInt(a) % BigInt(b);
  return int(rest !== 0n && rest < 0n !== BigInt(b) < 0n ? rest + BigInt(b) : rest);
}

export function power(vm: Vm, a: Integer, b: Integer): Value {
  if (b < 0) {
    if (a == 0) return raise(vm, 'ZeroDivisionError', '0.0 cannot be raised to a negative power');
    return onFloats(vm, '**', toFloat(a), toFloat(b))!;
  }
  if (typeof a === 'number' && typeof b === 'number') {
    if (a === 0 || a === 1) return b === 0 ? 1 : a;
    if (a === -1) return b % 2 === 0 ? 1 : -1;
    // The host's power is exact where no rounding happens at all.
    const product = smallPower(a, b);
    if (product !== undefined) return product;
  }
  const size = bits(a) * Number(b);
  if (size > 0x400000000) throw outOfSteps(PROCESS_STEPS);
  charge(vm, Math.floor((size / 4096) * Math.sqrt(size / 4096)));
  return int(BigInt(a) ** BigInt(b));
}

function smallPower(a: number, b: number): number | undefined {
  let result = 1;
  let base = a;
  for (let exponent = b; exponent > 0;) {
    if (exponent & 1) {
      result *= base;
      if (!Number.isSafeInteger(result)) return undefined;
    }
    exponent = Math.floor(exponent / 2);
    if (exponent > 0) {
      base *= base;
      if (!Number.isSafeInteger(base)) return undefined;
    }
  }
  return result;
}

function shiftLeft(vm: Vm, a: Integer, b: Integer): Value {
  if (b < 0) return raise(vm, 'ValueError', 'negative shift count');
  if (a == 0) return 0;
  const size = bits(a) + Number(b);
  if (size < 53 && typeof a === 'number') return a * powerOfTwo(Number(b));
  if (size > 0x80000000) return raise(vm, 'MemoryError');
  charge(vm, Math.floor(size / 4096));
  return int(BigInt(a) << BigInt(b));
}

function onFloats(vm: Vm, op: string, a: number, b: number): Value | undefined {
  switch (op) {
    case '+':
      return float(a + b);
    case '-':
      return float(a - b);
    case '*':
      return float(a * b);
    case '/':
      return b === 0 ? raise(vm, 'ZeroDivisionError', 'float division by zero') : float(a / b);
    case '//':
      return b === 0 ? raise(vm, 'ZeroDivisionError', 'float floor division by zero') : float(floatDivmod(a, b)[0]);
    case '%':
      return b === 0 ? raise(vm, 'ZeroDivisionError', 'float modulo') : float(floatDivmod(a, b)[1]);
    case '**':
      return floatPower(a, b);
    default:
      return undefined;
  }
}

/** Objects/floatobject.c _float_div_mod. */
export function floatDivmod(a: number, b: number): readonly [number, number] {
  let rest = a % b;
  let quotient = (a - rest) / b;
  if (rest !== 0) {
    if (b < 0 !== rest < 0) {
      rest += b;
      quotient -= 1;
    }
  } else rest = Object.is(b, -0) || b < 0 ? -0 : 0;
  if (quotient !== 0) {
    const floor = Math.floor(quotient);
    quotient = quotient - floor > 0.5 ? floor + 1 : floor;
  } else quotient = Object.is(a / b, -0) || a / b < 0 ? -0 : 0;
  return [quotient, rest];
}

function floatPower(a: number, b: number): Value {
  if (powerIsComplex(a, b))
    return missing('Complex numbers (a negative number to a power that is no whole number) are not part of the Python that runs here.');
  return float(powerOfFloats(a, b));
}

/** -1, 0, 1, or undefined where one is not a number (nan). */
export function compareNumbers(a: Numeric, b: Numeric): -1 | 0 | 1 | undefined {
  const left = isFloat(a) ? a.v : a;
  const right = isFloat(b) ? b.v : b;
  if (left < right) return -1;
  if (left > right) return 1;
  return left == right ? 0 : undefined;
}
