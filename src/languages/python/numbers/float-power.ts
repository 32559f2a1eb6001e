/**
 * left ** right for floats, by arithmetic in pairs of floats (about 100 bits), so that the result is the nearest float and the same on
 * every host: engines differ in their own pow. Pairs follow Dekker (1971) and Knuth; the tests hold results to CPython's.
 */
import { decompose } from '../text/float-digits.ts';
import { raise } from '../text/python-error.ts';
import { multiplyByPowerOfTwo } from './int-arithmetic.ts';

/** An unevaluated sum: high is the nearest float, low what it misses. */
type Pair = readonly [high: number, low: number];

const LN2: Pair = [0.6931471805599453, 2.3190468138462996e-17];

function sumOf(a: number, b: number): Pair {
  const sum = a + b;
  const shadow = sum - a;
  return [sum, a - (sum - shadow) + (b - shadow)];
}

function productOf(a: number, b: number): Pair {
  const product = a * b;
  const splitA = 134217729 * a;
  const highA = splitA - (splitA - a);
  const splitB = 134217729 * b;
  const highB = splitB - (splitB - b);
  return [product, highA * highB - product + highA * (b - highB) + (a - highA) * highB + (a - highA) * (b - highB)];
}

function addPairs(a: Pair, b: Pair): Pair {
  const [high, low] = sumOf(a[0], b[0]);
  const [high2, low2] = sumOf(a[1], b[1]);
  const [high3, low3] = sumOf(high, low + high2);
  return sumOf(high3, low3 + low2);
}

function multiplyPairs(a: Pair, b: Pair): Pair {
  const [high, low] = productOf(a[0], b[0]);
  return sumOf(high, low + (a[0] * b[1] + a[1] * b[0]));
}

function dividePairs(a: Pair, b: Pair): Pair {
  const first = a[0] / b[0];
  const rest = addPairs(a, multiplyPairs(b, [-first, 0]));
  const second = rest[0] / b[0];
  const rest2 = addPairs(rest, multiplyPairs(b, [-second, 0]));
  return addPairs(sumOf(first, second), [rest2[0] / b[0], 0]);
}

/** Natural logarithm of a positive finite float: 2 atanh((m - 1) / (m + 1)) + k ln 2, with m near 1. */
export function logarithm(value: number): Pair {
  const { mantissa, exponent } = decompose(value);
  let m = Number(mantissa);
  let k = exponent;
  while (m < 4503599627370496) {
    m *= 2;
    k -= 1;
  }
  m /= 4503599627370496;
  k += 52;
  if (m > Math.SQRT2) {
    m /= 2;
    k += 1;
  }
  const s = dividePairs(sumOf(m, -1), sumOf(m, 1));
  const square = multiplyPairs(s, s);
  // |s| is at most 0.172: 23 terms reach 2**-110.
  let series: Pair = [0, 0];
  for (let n = 45; n >= 1; n -= 2) series = addPairs(multiplyPairs(series, square), dividePairs([2, 0], [n, 0]));
  return addPairs(multiplyPairs(series, s), multiplyPairs([k, 0], LN2));
}

/** e ** (pair), rounded once. */
export function exponential(exponent: Pair): number {
  if (exponent[0] > 710) return Infinity;
  if (exponent[0] < -746) return 0;
  const k = Math.round(exponent[0] / LN2[0]);
  // The reduced argument over 2**9, by the Taylor series, squared nine times.
  const reduced = addPairs(exponent, multiplyPairs([-k, 0], LN2));
  const small: Pair = [reduced[0] / 512, reduced[1] / 512];
  // exp - 1 keeps its precision through the squarings: (1 + x)**2 - 1 = x * (2 + x).
  let less: Pair = [0, 0];
  for (let n = 12; n >= 1; n--) less = dividePairs(multiplyPairs(small, addPairs([1, 0], less)), [n, 0]);
  for (let n = 0; n < 9; n++) less = multiplyPairs(less, addPairs([2, 0], less));
  const [high, low] = addPairs([1, 0], less);
  if (k > -1022) return multiplyByPowerOfTwo(high, k);
  // A subnormal result rounds at its own last place, from both parts at once.
  const unit = multiplyByPowerOfTwo(1, -1074 - k);
  const places = Math.floor(high / unit);
  const rest = high - places * unit;
  const half = unit / 2;
  const up = rest > half || (rest === half && (low > 0 || (low === 0 && places % 2 === 1)));
  return (up ? places + 1 : places) * 5e-324;
}

/** left ** right. ZeroDivisionError for zero to a negative power, OverflowError where no float is large enough. */
export function power(left: number, right: number): number {
  if (right === 0 || left === 1) return 1;
  if (Number.isNaN(left) || Number.isNaN(right)) return NaN;
  const odd = Math.abs(right) < 9007199254740992 && right % 2 !== 0 && Number.isInteger(right);
  if (!Number.isFinite(right)) {
    const magnitude = Math.abs(left);
    if (magnitude === 1) return 1;
    return magnitude > 1 === right > 0 ? Infinity : 0;
  }
  if (!Number.isFinite(left)) {
    const magnitude = right > 0 ? Infinity : 0;
    return left < 0 && odd ? -magnitude : magnitude;
  }
  if (left === 0) {
    if (right < 0) raise('ZeroDivisionError', '0.0 cannot be raised to a negative power');
    return odd ? left : 0;
  }
  const magnitude = powerOfPositive(Math.abs(left), right);
  if (magnitude === Infinity) raise('OverflowError', 34, 'Numerical result out of range');
  return left < 0 && odd ? -magnitude : magnitude;
}

/** Would left ** right be complex in Python? (A negative base and an exponent that is no whole number.) */
export function powerIsComplex(left: number, right: number): boolean {
  return left < 0 && Number.isFinite(left) && Number.isFinite(right) && !Number.isInteger(right);
}

function powerOfPositive(base: number, exponent: number): number {
  if (base === 1) return 1;
  if (exponent === 0.5) return Math.sqrt(base);
  if (exponent === 1) return base;
  if (exponent === 2) return base * base;
  const exact = exactPower(base, exponent);
  if (exact !== null) return exact;
  // log(1.8e308) * 745 is the largest product that does not over- or underflow for certain.
  const log = logarithm(base);
  if (Math.abs(exponent) > 1e19) return log[0] > 0 === exponent > 0 ? Infinity : 0;
  return exponential(multiplyPairs(log, [exponent, 0]));
}

/** Small whole exponents whose every partial product is exact need no logarithm (and must be exact). */
function exactPower(base: number, exponent: number): number | null {
  if (!Number.isInteger(exponent) || exponent < 0 || exponent > 64) return null;
  let result = 1;
  for (let nth = 0; nth < exponent; nth++) {
    const [high, low] = productOf(result, base);
    if (low !== 0 || !Number.isFinite(high) || high < 1e-200) return null;
    result = high;
  }
  return result;
}
