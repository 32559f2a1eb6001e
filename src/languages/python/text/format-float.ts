/**
 * A float in one of Python's presentation types, before padding and grouping (Python/pystrtod.c format_float_short).
 */
import { fixedText, shortestDigits, significantDigits, type Digits } from './float-digits.ts';

export type FloatType = 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'r';

export interface FloatFormat {
  readonly type: FloatType;
  /** Digits after the point (e, f) or significant digits (g). Ignored for r. */
  readonly precision: number;
  /** '#': the point stays even without digits after it, and g keeps trailing zeros. */
  readonly alternate: boolean;
  /** As repr does: at least one digit after the point. */
  readonly addPointZero: boolean;
}

/** The digits without sign, such as "1.50", "1e+16", "inf". The sign is the caller's affair (negative zero has one). */
export function formatFloatMagnitude(value: number, format: FloatFormat): string {
  const upper = format.type === 'E' || format.type === 'F' || format.type === 'G';
  if (value !== value) return upper ? 'NAN' : 'nan';
  if (value === Infinity || value === -Infinity) return upper ? 'INF' : 'inf';
  const text = finite(Math.abs(value), format);
  return upper ? text.toUpperCase() : text;
}

function finite(value: number, format: FloatFormat): string {
  switch (format.type) {
    case 'f':
    case 'F': {
      const text = fixedText(value, format.precision);
      return format.alternate && format.precision === 0 ? `${text}.` : text;
    }
    case 'e':
    case 'E':
      return withExponent(significantDigits(value, format.precision + 1), format.precision + 1, format);
    case 'g':
    case 'G': {
      const precision = format.precision === 0 ? 1 : format.precision;
      const all = significantDigits(value, precision);
      const digits = format.alternate ? all : { digits: all.digits.replace(/0+$/, '') || '0', point: all.point };
      const limit = precision - (format.addPointZero ? 1 : 0);
      const kept = format.alternate ? precision : digits.digits.length;
      return all.point <= -4 || all.point > limit ? withExponent(digits, kept, format) : positional(digits, format);
    }
    case 'r': {
      const digits = shortestDigits(value);
      const useExponent = digits.point <= -4 || digits.point > 16;
      return useExponent ? withExponent(digits, digits.digits.length, format) : positional(digits, format);
    }
    default:
      throw new Error(format.type satisfies never);
  }
}

function positional({ digits, point }: Digits, format: FloatFormat): string {
  const whole = point <= 0 ? '0' : digits.slice(0, point).padEnd(point, '0');
  const fraction = point <= 0 ? '0'.repeat(-point) + digits : digits.slice(point);
  if (fraction === '') return format.addPointZero ? `${whole}.0` : format.alternate ? `${whole}.` : whole;
  return `${whole}.${fraction}`;
}

function withExponent({ digits, point }: Digits, count: number, format: FloatFormat): string {
  const padded = digits.padEnd(count, '0');
  const mantissa = padded.length > 1 ? `${padded[0] ?? ''}.${padded.slice(1)}` : format.alternate ? `${padded}.` : padded;
  const exponent = point - 1;
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}
