/**
 * The units of the file format: durations ("20ms"), rates ("100Mbit"), IPv4 addresses ("10.9.0.1").
 * Parsing is exact in whole nanoseconds and bits per second; what does not fit exactly is refused, never rounded.
 */
import { ns, type Nanoseconds } from '#time/nanoseconds.ts';

const DURATION_UNITS = { ns: 1, us: 1_000, ms: 1_000_000, s: 1_000_000_000 } as const;
const RATE_UNITS = { bit: 1, kbit: 1_000, Mbit: 1_000_000, Gbit: 1_000_000_000 } as const;

/** The longest duration a scenario may name: a day. Far below 2^53 ns, so sums stay exact. */
export const LONGEST = ns(86_400_000_000_000);

/** `whole.fraction` times `unit`, or null where that is no whole number. */
function scaled(whole: string, fraction: string, unit: number): number | null {
  const decimals = fraction.replace(/0+$/, '');
  const scale = 10 ** decimals.length;
  if (decimals !== '' && unit % scale !== 0) return null;
  const value = Number(whole) * unit + (decimals === '' ? 0 : Number(decimals) * (unit / scale));
  return Number.isSafeInteger(value) ? value : null;
}

/** "61.6ms" -> 61,600,000 ns; null where the text is no duration, is longer than a day or finer than a nanosecond. A sign is accepted with `signed`. */
export function parseDuration(text: string, signed = false): Nanoseconds | null {
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,9}))?(ns|us|ms|s)$/.exec(text);
  if (!match || (match[1] === '-' && !signed)) return null;
  const value = scaled(match[2] ?? '', match[3] ?? '', DURATION_UNITS[match[4] as keyof typeof DURATION_UNITS]);
  if (value === null || value > LONGEST) return null;
  return ns(match[1] === '-' && value !== 0 ? -value : value);
}

/** The shortest exact text in the largest unit that leaves a whole part: 61,600,000 -> "61.6ms", 0 -> "0ms". */
export function formatDuration(duration: Nanoseconds): string {
  if (duration === 0) return '0ms';
  const size = Math.abs(duration);
  const unit = size >= 1_000_000_000 ? 's' : size >= 1_000_000 ? 'ms' : size >= 1_000 ? 'us' : 'ns';
  const step = DURATION_UNITS[unit];
  const rest = size % step;
  const decimals =
    rest === 0
      ? ''
      : `.${String(rest)
          .padStart(String(step).length - 1, '0')
          .replace(/0+$/, '')}`;
  return `${duration < 0 ? '-' : ''}${(size - rest) / step}${decimals}${unit}`;
}

/** "100Mbit" -> 100,000,000 bits per second (decimal prefixes, as tc(8) has them); null where the text is no rate or is zero. */
export function parseRate(text: string): number | null {
  const match = /^(\d{1,15})(?:\.(\d{1,9}))?(bit|kbit|Mbit|Gbit)$/.exec(text);
  if (!match) return null;
  const value = scaled(match[1] ?? '', match[2] ?? '', RATE_UNITS[match[3] as keyof typeof RATE_UNITS]);
  return value === null || value === 0 ? null : value;
}

/** 10,000,000 -> "10Mbit". Takes a finite rate in bits per second. */
export function formatRate(rate: number): string {
  const unit =
    (['Gbit', 'Mbit', 'kbit'] as const).find((name) => rate >= RATE_UNITS[name] && (rate * 1_000) % RATE_UNITS[name] === 0) ?? 'bit';
  return `${rate / RATE_UNITS[unit]}${unit}`;
}

/** "10.9.0.1" -> unsigned 32-bit integer; null where the text is no dotted quad. */
export function parseAddress(text: string): number | null {
  const parts = text.split('.');
  if (parts.length !== 4) return null;
  let address = 0;
  for (const part of parts) {
    if (!/^(0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return null;
    address = address * 256 + Number(part);
  }
  return address;
}

/** Unsigned 32-bit integer -> "10.9.0.1". */
export const formatAddress = (address: number): string => [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.');

/** Can a host have this address: not "this network" (0/8), loopback (127/8), multicast or reserved (224/3). RFC 1122 3.2.1.3. */
export function isHostAddress(address: number): boolean {
  const first = address >>> 24;
  return first !== 0 && first !== 127 && first < 224;
}
