/** How numbers and names are written everywhere on the page. No locale: the same text on every machine. */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { addressText, countText, rangeText } from '#trace/words.ts';

// The trace room writes its sentences with the same words.
export { addressText, countText, rangeText };

/** "10.9.0.2:9000". */
export function endpointText(address: number, port: number): string {
  return `${addressText(address)}:${port}`;
}

/** "5 B", "65,160 B". */
export const sizeText = (bytes: number): string => `${countText(bytes)} B`;

/** An instant or a span in milliseconds with a tenth: "41.4 ms". */
export function timeText(time: Nanoseconds): string {
  return `${millisecondText(time)} ms`;
}

/** The number of `timeText` without its unit, with `digits` behind the point. */
export function millisecondText(time: Nanoseconds, digits = 1): string {
  const parts = Math.round(time / 10 ** (6 - digits));
  const whole = Math.trunc(parts / 10 ** digits);
  return `${countText(whole)}.${String(Math.abs(parts % 10 ** digits)).padStart(digits, '0')}`;
}

/** A span in the unit that suits it: "200 ns", "1.4 µs", "41.4 ms", "60 s". */
export function spanText(span: Nanoseconds): string {
  if (span < 1_000) return `${Math.round(span)} ns`;
  if (span < 1_000_000) return `${trimmed(span / 1_000)} µs`;
  if (span < 1_000_000_000) return `${trimmed(span / 1_000_000)} ms`;
  return `${trimmed(span / 1_000_000_000)} s`;
}

const trimmed = (value: number): string => {
  const text = value.toFixed(1);
  return text.endsWith('.0') ? countText(Number(text)) : text;
};

/** The circled number of a write: ① to ⑩, then (11): beyond ten many systems have no font with circled numbers. */
export function numeral(write: number): string {
  if (write >= 1 && write <= 10) return String.fromCodePoint(0x2460 + write - 1);
  return `(${write})`;
}

/** A byte as a letter where it is one, else as two hexadecimal digits; blanks and line ends get a visible sign. */
export function byteText(byte: number): string {
  if (byte === 0x20) return '␣';
  if (byte === 0x0a) return '↵';
  if (byte === 0x0d) return '␍';
  if (byte === 0x09) return '⇥';
  if (byte > 0x20 && byte < 0x7f) return String.fromCharCode(byte);
  return byte.toString(16).padStart(2, '0');
}

/** A short quotation of bytes for a label: `"Hello"`, `"GET / HTT…"`, or `12 bytes` where they are no text. */
export function quoteBytes(bytes: Uint8Array, most = 12): string {
  let text = '';
  for (const byte of bytes.subarray(0, most + 1)) {
    if (byte === 0x0a) text += '\\n';
    else if (byte === 0x0d) text += '\\r';
    else if (byte === 0x09) text += '\\t';
    else if (byte >= 0x20 && byte < 0x7f) text += String.fromCharCode(byte);
    else return sizeText(bytes.length);
  }
  return text.length > most ? `“${text.slice(0, most)}…”` : `“${text}”`;
}
