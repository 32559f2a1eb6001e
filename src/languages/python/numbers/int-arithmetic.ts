/**
 * Arithmetic of Python's int, which has any size: a number while it is a safe integer, a bigint beyond. Objects/longobject.c.
 */
import { powerOfTwo } from '../text/float-digits.ts';
import { intToFloat, normalizeInt } from '../text/int-text.ts';
import { overflowError, raise, valueError } from '../text/python-error.ts';
import { power as floatPower } from './float-power.ts';

export type Int = number | bigint;

/** A result above this many bits is refused before it is computed: CPython would run out of memory or time. */
const MAX_BITS = 100_000_000;

function zeroDivision(message: string): never {
  return raise('ZeroDivisionError', message);
}

export function add(left: Int, right: Int): Int {
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = left + right;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return normalizeInt(BigInt(left) + BigInt(right));
}

export function subtract(left: Int, right: Int): Int {
  if (typeof left === 'number' && typeof right === 'number') {
    const difference = left - right;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return normalizeInt(BigInt(left) - BigInt(right));
}

export function multiply(left: Int, right: Int): Int {
  if (typeof left === 'number' && typeof right === 'number') {
    const product = left * right;
    // Adding zero turns -0 into 0: an int has no negative zero.
    if (Number.isSafeInteger(product)) return product + 0;
  }
  return normalizeInt(BigInt(left) * BigInt(right));
}

export function negate(value: Int): Int {
  return typeof value === 'number' ? 0 - value : normalizeInt(-value);
}

/** left // right: rounds towards minus infinity. */
export function floorDivide(left: Int, right: Int): Int {
  if (right === 0) zeroDivision('integer division or modulo by zero');
  if (typeof left === 'number' && typeof right === 'number') {
    const remainder = left % right;
    const quotient = (left - remainder) / right;
    return (remainder !== 0 && remainder < 0 !== right < 0 ? quotient - 1 : quotient) + 0;
  }
  const a = BigInt(left);
  const b = BigInt(right);
  const quotient = a / b;
  return normalizeInt(a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient);
}

/** left % right: has the sign of the divisor. */
export function modulo(left: Int, right: Int): Int {
  if (right === 0) zeroDivision('integer modulo by zero');
  if (typeof left === 'number' && typeof right === 'number') {
    const remainder = left % right;
    return (remainder !== 0 && remainder < 0 !== right < 0 ? remainder + right : remainder) + 0;
  }
  const b = BigInt(right);
  const remainder = BigInt(left) % b;
  return normalizeInt(remainder !== 0n && remainder < 0n !== b < 0n ? remainder + b : remainder);
}

/** divmod(left, right). */
export function divideModulo(left: Int, right: Int): readonly [Int, Int] {
  return [floorDivide(left, right), modulo(left, right)];
}

/** left / right: the float nearest to the exact quotient, also of ints that no float holds. */
export function trueDivide(left: Int, right: Int): number {
  if (right === 0) zeroDivision('division by zero');
  if (typeof left === 'number' && typeof right === 'number') return left / right;
  const a = BigInt(left);
  const b = BigInt(right);
  // As in CPython, 0 / -5 is -0.0.
  const negative = a < 0n !== b < 0n;
  const numerator = a < 0n ? -a : a;
  const denominator = b < 0n ? -b : b;
  if (numerator === 0n) return negative ? -0 : 0;
  // 55 bits or more of quotient with a sticky last bit round once, to nearest even; subnormal results keep fewer bits.
  const shift = Math.max(bitLength(numerator) - bitLength(denominator) - 55, -1076);
  const scaled = shift >= 0 ? numerator / (denominator << BigInt(shift)) : (numerator << BigInt(-shift)) / denominator;
  const exact = shift >= 0 ? scaled * (denominator << BigInt(shift)) === numerator : scaled * denominator === numerator << BigInt(-shift);
  const magnitude = scaleByPowerOfTwo(exact ? scaled : scaled | 1n, shift);
  if (magnitude === Infinity) overflowError('integer division result too large for a float');
  return negative ? -magnitude : magnitude;
}

/** bits * 2**exponent rounded once. */
function scaleByPowerOfTwo(bits: bigint, exponent: number): number {
  if (exponent >= 0) return exponent > 1100 ? Infinity : Number(bits << BigInt(exponent));
  // The lowest bit of the result, 2**-1074, must be reached with one rounding: drop what lies below it here, half to even.
  const kept = bitLength(bits) + exponent;
  const drop = Math.max(bitLength(bits) - 53, kept < -1021 ? -1074 - exponent : 0);
  if (drop <= 0) return multiplyByPowerOfTwo(Number(bits), exponent);
  const low = bits & ((1n << BigInt(drop)) - 1n);
  let high = bits >> BigInt(drop);
  const half = 1n << BigInt(drop - 1);
  if (low > half || (low === half && (high & 1n) === 1n)) high += 1n;
  return multiplyByPowerOfTwo(Number(high), exponent + drop);
}

/** Exact where the result is a float; in two factors, because 2**-1074 alone is the smallest there is. */
export function multiplyByPowerOfTwo(value: number, exponent: number): number {
  if (exponent < -1022) return value * powerOfTwo(-1000) * powerOfTwo(exponent + 1000);
  if (exponent > 1023) return value * powerOfTwo(1000) * powerOfTwo(exponent - 1000);
  return value * powerOfTwo(exponent);
}

export function bitLength(value: Int): number {
  if (value === 0) return 0;
  if (typeof value === 'number') {
    const magnitude = Math.abs(value);
    return magnitude < 0x100000000 ? 32 - Math.clz32(magnitude) : 64 - Math.clz32(Math.floor(magnitude / 0x100000000));
  }
  const hex = (value < 0n ? -value : value).toString(16);
  return hex.length * 4 - Math.clz32(parseInt(hex[0]!, 16)) + 28;
}

/** int.bit_count: ones in the magnitude. */
export function bitCount(value: Int): number {
  let count = 0;
  for (const bit of (value < 0 ? -value : value).toString(2)) if (bit === '1') count++;
  return count;
}

/** left ** right for ints; a negative exponent gives a float. */
export function power(left: Int, right: Int): { readonly int: Int } | { readonly float: number } {
  if (right < 0) return { float: floatPower(intToFloat(left), intToFloat(right)) };
  if (left === 0 || left === 1) return { int: right === 0 ? 1 : left };
  if (left === -1) return { int: modulo(right, 2) === 0 ? 1 : -1 };
  if (bitLength(left) * Number(right) > MAX_BITS) raise('MemoryError');
  if (typeof left === 'number' && right <= 52) {
    let small = 1;
    for (let nth = 0; nth < right && Number.isSafeInteger(small); nth++) small *= left;
    if (Number.isSafeInteger(small)) return { int: small };
  }
  return { int: normalizeInt(BigInt(left) ** BigInt(right)) };
}

/** pow(base, exponent, modulus). */
export function powerModulo(base: Int, exponent: Int, modulus: Int): Int {
  if (modulus === 0) valueError('pow() 3rd argument cannot be 0');
  const m = BigInt(modulus) < 0n ? -BigInt(modulus) : BigInt(modulus);
  let b = ((BigInt(base) % m) + m) % m;
  let e = BigInt(exponent);
  if (e < 0n) {
    b = inverse(b, m);
    e = -e;
  }
  let result = 1n % m;
  for (; e > 0n; e >>= 1n) {
    if ((e & 1n) === 1n) result = (result * b) % m;
    b = (b * b) % m;
  }
  return normalizeInt(modulus < 0 && result !== 0n ? result - m : result);
}

function inverse(value: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [value, modulus, 1n, 0n];
  while (b !== 0n) {
    const quotient = a / b;
    [a, b, x, y] = [b, a - quotient * b, y, x - quotient * y];
  }
  if (a !== 1n && modulus !== 1n) valueError('base is not invertible for the given modulus');
  return ((x % modulus) + modulus) % modulus;
}

export function shiftLeft(left: Int, right: Int): Int {
  if (right < 0) valueError('negative shift count');
  if (left === 0) return 0;
  if (right > MAX_BITS) overflowError('too many digits in integer');
  const places = Number(right);
  if (typeof left === 'number' && places < 32) {
    const shifted = left * powerOfTwo(places);
    if (Number.isSafeInteger(shifted)) return shifted;
  }
  return normalizeInt(BigInt(left) << BigInt(places));
}

export function shiftRight(left: Int, right: Int): Int {
  if (right < 0) valueError('negative shift count');
  if (right > MAX_BITS) return left < 0 ? -1 : 0;
  if (typeof left === 'number') return Number(right) > 60 ? (left < 0 ? -1 : 0) : Math.floor(left / powerOfTwo(Number(right)));
  return normalizeInt(left >> BigInt(right));
}

const isSmall = (value: Int): value is number => typeof value === 'number' && (value | 0) === value;

export function bitAnd(left: Int, right: Int): Int {
  return isSmall(left) && isSmall(right) ? left & right : normalizeInt(BigInt(left) & BigInt(right));
}

export function bitOr(left: Int, right: Int): Int {
  return isSmall(left) && isSmall(right) ? left | right : normalizeInt(BigInt(left) | BigInt(right));
}

export function bitXor(left: Int, right: Int): Int {
  return isSmall(left) && isSmall(right) ? left ^ right : normalizeInt(BigInt(left) ^ BigInt(right));
}

export function invert(value: Int): Int {
  return subtract(-1, value);
}

/** round(value, places) of an int: half to even where places is negative. */
export function roundInt(value: Int, places: Int): Int {
  if (places >= 0) return value;
  if (-places > 10_000) return 0;
  const unit = 10n ** BigInt(-places);
  const exact = BigInt(value);
  const remainder = ((exact % unit) + unit) % unit;
  const lower = exact - remainder;
  const twice = remainder * 2n;
  const up = twice > unit || (twice === unit && ((lower / unit) & 1n) === 1n);
  return normalizeInt(up ? lower + unit : lower);
}

/** math.isqrt, for a value of 0 or more. */
export function integerSquareRoot(value: Int): Int {
  if (value < 0) valueError('isqrt() argument must be nonnegative');
  const n = BigInt(value);
  if (n < 2n) return value;
  let x = 1n << BigInt((bitLength(value) + 1) >> 1);
  for (;;) {
    const y = (x + n / x) >> 1n;
    if (y >= x) return normalizeInt(x);
    x = y;
  }
}

/** math.gcd of two. */
export function greatestCommonDivisor(left: Int, right: Int): Int {
  let a = BigInt(left);
  let b = BigInt(right);
  while (b !== 0n) [a, b] = [b, a % b];
  return normalizeInt(a < 0n ? -a : a);
}
