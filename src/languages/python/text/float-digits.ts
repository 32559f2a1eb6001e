/**
 * The exact decimal digits of a float, rounded half to even on its exact value (Python/dtoa.c modes 2 and 3), by bigint arithmetic.
 * The host's toFixed and toExponential round ties up; Python rounds them to even.
 */

import { overflowError } from './python-error.ts';

/** 0.DIGITS times ten to `point`; digits carry no sign. Zero is digits "0", point 1. */
export interface Digits {
  readonly digits: string;
  readonly point: number;
}

const view = new DataView(new ArrayBuffer(8));

/** The float as mantissa times two to `exponent`, exactly. Finite values only; the sign is dropped. */
export function decompose(value: number): { readonly mantissa: bigint; readonly exponent: number } {
  view.setFloat64(0, value);
  const high = view.getUint32(0);
  const biased = (high >>> 20) & 0x7ff;
  const fraction = (BigInt(high & 0xfffff) << 32n) | BigInt(view.getUint32(4));
  return biased === 0 ? { mantissa: fraction, exponent: -1074 } : { mantissa: fraction | (1n << 52n), exponent: biased - 1075 };
}

/** Two to a power from -1022 to 1023, from its bits: the host's own power function is not bound to be exact. */
export function powerOfTwo(exponent: number): number {
  view.setUint32(0, (exponent + 1023) << 20);
  view.setUint32(4, 0);
  return view.getFloat64(0);
}

/** numerator / denominator to the nearest integer, ties to even. Both positive. */
export function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const twice = (numerator - quotient * denominator) * 2n;
  if (twice > denominator || (twice === denominator && (quotient & 1n) === 1n)) return quotient + 1n;
  return quotient;
}

/** The magnitude times ten to `places`, as an integer rounded half to even. `places` may be negative. */
export function scaledToInteger(value: number, places: number): bigint {
  const { mantissa, exponent } = decompose(value);
  let numerator = mantissa;
  let denominator = 1n;
  if (exponent >= 0) numerator <<= BigInt(exponent);
  else denominator <<= BigInt(-exponent);
  if (places >= 0) numerator *= 10n ** BigInt(places);
  else denominator *= 10n ** BigInt(-places);
  return divideHalfEven(numerator, denominator);
}

function belowPowerOfTen(value: number, power: number): boolean {
  const { mantissa, exponent } = decompose(value);
  const numerator = (power < 0 ? mantissa * 10n ** BigInt(-power) : mantissa) << BigInt(Math.max(exponent, 0));
  const denominator = (power < 0 ? 1n : 10n ** BigInt(power)) << BigInt(Math.max(-exponent, 0));
  return numerator < denominator;
}

/** The shortest digits that read back as this float. */
export function shortestDigits(value: number): Digits {
  if (value === 0) return { digits: '0', point: 1 };
  const [mantissa = '', exponent = ''] = Math.abs(value).toExponential().split('e');
  return { digits: mantissa.replace('.', ''), point: Number(exponent) + 1 };
}

/** Exactly `count` (1 or more) significant digits. */
export function significantDigits(value: number, count: number): Digits {
  if (value === 0) return { digits: '0'.repeat(count), point: 1 };
  // The shortest digits may stand one power of ten too high: 1e23 is 9.99...e22 exactly.
  const shortest = Math.abs(value).toExponential();
  let exponent = Number(shortest.split('e')[1]);
  if (shortest.startsWith('1e') && belowPowerOfTen(value, exponent)) exponent -= 1;
  let digits = scaledToInteger(value, count - 1 - exponent).toString();
  // Rounding may carry into one digit more.
  if (digits.length > count) {
    exponent += 1;
    digits = digits.slice(0, count);
  }
  return { digits, point: exponent + 1 };
}

/** The magnitude with exactly `places` (0 or more) digits after the point: "3.50", "12". Finite values only. */
export function fixedText(value: number, places: number): string {
  const magnitude = Math.abs(value);
  if (magnitude < 1e21 && places <= 50) {
    // A tie has exactly one bit beyond the last place, so an odd number of halves at that scale; there the host would round up.
    const halves = magnitude * powerOfTwo(places + 1);
    if (halves % 2 !== 1) return magnitude.toFixed(places);
  }
  const digits = scaledToInteger(magnitude, places)
    .toString()
    .padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** round(value, places) of a float: the float nearest to the exactly rounded decimal (Objects/floatobject.c double_round). */
export function roundFloat(value: number, places: number): number {
  if (!Number.isFinite(value) || value === 0) return value;
  if (places > 323) return value;
  if (places < -308) return value < 0 ? -0 : 0;
  const digits = scaledToInteger(value, places);
  const rounded = Number(`${digits}e${-places}`);
  if (rounded === Infinity) overflowError('rounded value too large to represent');
  return value < 0 ? -rounded : rounded;
}
