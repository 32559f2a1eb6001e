/** Durations as people write them: "20ms", "1.5s", "200ns". Used by the scenario format, by links and by every readout. */
import { ns, type Nanoseconds } from './nanoseconds.ts';

const UNITS = { ns: 1, us: 1_000, ms: 1_000_000, s: 1_000_000_000 } as const;
/** Decimal places that each unit has before it falls below a nanosecond. */
const PLACES = { ns: 0, us: 3, ms: 6, s: 9 } as const;

/** "61.6ms" to nanoseconds; null where the text is no duration. Digits below one nanosecond are refused, not rounded. */
export function parseDuration(text: string): Nanoseconds | null {
  const match = /^(\d{1,15})(?:\.(\d{1,9}))?(ns|us|ms|s)$/.exec(text);
  if (!match) return null;
  const [, whole = '', written = '', unit = 's'] = match;
  const places = PLACES[unit as keyof typeof PLACES];
  // In whole numbers, so that "0.1s" is exactly 100,000,000 ns on every machine.
  const fraction = written.replace(/0+$/, '');
  if (fraction.length > places) return null;
  const value = Number(whole) * UNITS[unit as keyof typeof UNITS] + Number(fraction.padEnd(places, '0'));
  return Number.isSafeInteger(value) ? ns(value) : null;
}

/** The shortest exact text in the largest unit that keeps the number at 1 or above: 61.6ms, 1.5s, 200ns. */
export function printDuration(duration: Nanoseconds): string {
  if (!Number.isFinite(duration)) return duration > 0 ? 'for ever' : 'never';
  const size = Math.abs(duration);
  const unit = size === 0 || size >= UNITS.s ? 's' : size >= UNITS.ms ? 'ms' : size >= UNITS.us ? 'us' : 'ns';
  return `${decimal(duration, UNITS[unit])}${unit}`;
}

/** Always in milliseconds: "2122ms", "0.4ms". */
export const printMilliseconds = (duration: Nanoseconds): string => `${decimal(duration, UNITS.ms)}ms`;

function decimal(value: number, scale: number): string {
  const sign = value < 0 ? '-' : '';
  const size = Math.abs(value);
  const whole = Math.floor(size / scale);
  const rest = size - whole * scale;
  if (rest === 0) return `${sign}${whole}`;
  const places = String(scale).length - 1;
  return `${sign}${whole}.${String(rest).padStart(places, '0').replace(/0+$/, '')}`;
}
