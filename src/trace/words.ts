/** How this room writes numbers, names and bytes in its sentences. No locale: the same text on every machine. */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { FLAG } from './events.ts';

/** "64,240": whole numbers, with separators from 10,000 on ("4,000" would be read as a decimal elsewhere; 9999 stays plain). */
export const countText = (count: number): string => {
  const digits = String(Math.abs(Math.round(count)));
  const grouped = digits.length < 5 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, ',');
  return count < 0 ? `-${grouped}` : grouped;
};

/** A sentence of the engine with separators in its long numbers; ports are names and stay as they are. */
export const groupedNumbers = (sentence: string): string =>
  sentence.replace(/(ports? (?:\d+ and )?)?(?<![\w.])(\d{5,})(?![\w.]*\d)/g, (whole, port: string | undefined, digits: string) =>
    port === undefined ? countText(Number(digits)) : whole,
  );

/** "1 byte", "5 bytes". */
export const bytesText = (count: number): string => (count === 1 ? '1 byte' : `${countText(count)} bytes`);

/** From here on milliseconds say less than seconds do. */
const A_MINUTE = 60_000_000_000;

/** An instant or span with a tenth, in milliseconds: "46.6 ms"; from a minute on in seconds: "972.8 s". */
export const millisecondsText = (time: Nanoseconds): string => {
  const long = Math.abs(time) >= A_MINUTE;
  const tenths = Math.round(time / (long ? 100_000_000 : 100_000));
  return `${countText(Math.trunc(tenths / 10))}.${Math.abs(tenths % 10)} ${long ? 's' : 'ms'}`;
};

/** "10.9.0.2". */
export const addressText = (address: number): string => [24, 16, 8, 0].map((shift) => (address >>> shift) & 0xff).join('.');

const FLAG_NAMES = ['SYN', 'FIN', 'RST', 'PSH', 'ACK', 'URG', 'ECE', 'CWR'] as const;
/** "SYN-ACK", "RST ACK", "PSH ACK": the two that answer a SYN have a name together. */
export const flagNames = (flags: number): string => {
  const names = FLAG_NAMES.filter((name) => (flags & FLAG[name]) !== 0);
  return names[0] === 'SYN' && names.includes('ACK')
    ? ['SYN-ACK', ...names.filter((name) => name !== 'SYN' && name !== 'ACK')].join(' ')
    : names.join(' ');
};

const FLAG_LETTERS: readonly (readonly [number, string])[] = [
  [FLAG.SYN, 'S'],
  [FLAG.FIN, 'F'],
  [FLAG.RST, 'R'],
  [FLAG.PSH, 'P'],
  [FLAG.ACK, '.'],
  [FLAG.URG, 'U'],
  [FLAG.ECE, 'E'],
  [FLAG.CWR, 'W'],
];
/** tcpdump's letters, in its order: "S", "S.", "P.", "F.", "R.", ".". */
export const flagLetters = (flags: number): string => FLAG_LETTERS.map(([bit, letter]) => ((flags & bit) === 0 ? '' : letter)).join('');

/** "bytes 1–5", "byte 3": counted from 1, both ends included; the arguments are a half-open range of offsets. */
export const rangeText = (from: number, to: number): string =>
  to - from === 1 ? `byte ${countText(to)}` : `bytes ${countText(from + 1)}–${countText(to)}`;

/** Printable bytes in quotes, shortened: "“Hello”", "“GET / HTT…”"; '' where they would not read as text. */
export const quotedBytes = (bytes: Uint8Array, most = 16): string => {
  if (bytes.length === 0) return '';
  const shown = bytes.subarray(0, most);
  if (shown.some((byte) => byte < 32 || byte > 126)) return '';
  return `“${String.fromCharCode(...shown)}${bytes.length > most ? '…' : ''}”`;
};

/** Clauses that begin with an ordinary word. Names (of programs, hosts, functions) keep their own letters; a host may be called "a". */
const ORDINARY_START = /^(the|an|segment|socket|nobody) |^a (?!knows|passed|told)/;

/** A sentence from a clause: capital letter, full stop. */
export const asSentence = (clause: string): string => {
  const end = /[.!?]$/.test(clause) ? '' : '.';
  return `${ORDINARY_START.test(clause) ? clause.charAt(0).toUpperCase() + clause.slice(1) : clause}${end}`;
};
