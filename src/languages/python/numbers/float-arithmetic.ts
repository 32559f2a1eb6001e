/**
 * Arithmetic of Python's float where it differs from the host's: floor division, modulo, conversion to int, hex.
 * Objects/floatobject.c. Addition, subtraction and multiplication are the host's.
 */
import { decompose } from '../text/float-digits.ts';
import { normalizeInt } from '../text/int-text.ts';
import { overflowError, raise, valueError } from '../text/python-error.ts';
import type { Int } from './int-arithmetic.ts';

export function divideFloat(left: number, right: number): number {
  if (right === 0) raise('ZeroDivisionError', 'float division by zero');
  return left / right;
}

/** Quotient and remainder as float_divmod: the remainder has the divisor's sign, also where it is zero. */
function floorAndRest(left: number, right: number): readonly [number, number] {
  let rest = left % right;
  let quotient = (left - rest) / right;
  if (rest !== 0) {
    if (right < 0 !== rest < 0) {
      rest += right;
      quotient -= 1;
    }
  } else rest = right < 0 ? -0 : 0;
  if (quotient === 0) return [left / right < 0 || Object.is(left / right, -0) ? -0 : 0, rest];
  const floor = Math.floor(quotient);
  return [quotient - floor > 0.5 ? floor + 1 : floor, rest];
}

/** left // right. */
export function floorDivideFloat(left: number, right: number): number {
  if (right === 0) raise('ZeroDivisionError', 'float floor division by zero');
  return floorAndRest(left, right)[0];
}

/** left % right. */
export function moduloFloat(left: number, right: number): number {
  if (right === 0) raise('ZeroDivisionError', 'float modulo');
  return floorAndRest(left, right)[1];
}

/** divmod(left, right). */
export function divideModuloFloat(left: number, right: number): readonly [number, number] {
  if (right === 0) raise('ZeroDivisionError', 'float divmod()');
  return floorAndRest(left, right);
}

/** int(value): towards zero. */
export function floatToInt(value: number): Int {
  if (Number.isNaN(value)) valueError('cannot convert float NaN to integer');
  if (!Number.isFinite(value)) overflowError('cannot convert float infinity to integer');
  const whole = Math.trunc(value) + 0;
  return Number.isSafeInteger(whole) ? whole : normalizeInt(BigInt(whole));
}

/** round(value) without places: an int, half to even. */
export function roundToInt(value: number): Int {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (!(rest >= 0)) return floatToInt(value);
  return floatToInt(rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor);
}

/** float.as_integer_ratio: numerator and denominator, in lowest terms. */
export function integerRatio(value: number): readonly [Int, Int] {
  if (Number.isNaN(value)) valueError('cannot convert NaN to integer ratio');
  if (!Number.isFinite(value)) overflowError('cannot convert Infinity to integer ratio');
  if (value === 0) return [0, 1];
  let { mantissa, exponent } = decompose(value);
  while ((mantissa & 1n) === 0n && exponent < 0) {
    mantissa >>= 1n;
    exponent++;
  }
  const numerator = exponent > 0 ? mantissa << BigInt(exponent) : mantissa;
  return [normalizeInt(value < 0 ? -numerator : numerator), normalizeInt(exponent < 0 ? 1n << BigInt(-exponent) : 1n)];
}

/** float.hex. */
export function floatHex(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  if (value === 0) return `${sign}0x0.0p+0`;
  const { mantissa, exponent } = decompose(value);
  const lead = mantissa >> 52n;
  const fraction = (mantissa & ((1n << 52n) - 1n)).toString(16).padStart(13, '0');
  const power = exponent + 52;
  return `${sign}0x${lead}.${fraction}p${power < 0 ? '-' : '+'}${Math.abs(power)}`;
}
