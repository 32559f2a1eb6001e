/**
 * TCP options as bytes: Linux's order and padding on the way out, anything legal on the way in.
 * RFC 9293 3.2 (MSS, NOP, end), RFC 7323 (window scale, timestamps), RFC 2018 (SACK).
 */
import { byteAt, read16, read32, write16, write32 } from './bytes.ts';
import type { TcpOptions } from './segment.ts';

const KIND = { END: 0, NOP: 1, MSS: 2, WINDOW_SCALE: 3, SACK_PERMITTED: 4, SACK: 5, TIMESTAMPS: 8 } as const;

/** Room that options take in the header, in bytes, a multiple of four. */
export function optionsLength(options: TcpOptions): number {
  return (
    (options.mss === null ? 0 : 4) +
    (options.timestamps === null ? 0 : 12) +
    (options.sackPermitted && options.timestamps === null ? 4 : 0) +
    (options.windowScale === null ? 0 : 4) +
    (options.sack.length === 0 ? 0 : 4 + options.sack.length * 8)
  );
}

/**
 * Writes the options at `at`, in the order of Linux's tcp_options_write (tcp_output.c): MSS, timestamps, window scale, SACK blocks.
 * SACK-permitted takes the place of the two NOPs before the timestamps. Returns the position after them.
 */
export function writeOptions(bytes: Uint8Array, at: number, options: TcpOptions): number {
  let to = at;
  if (options.mss !== null) {
    bytes[to] = KIND.MSS;
    bytes[to + 1] = 4;
    write16(bytes, to + 2, options.mss);
    to += 4;
  }
  if (options.timestamps !== null) {
    bytes[to] = options.sackPermitted ? KIND.SACK_PERMITTED : KIND.NOP;
    bytes[to + 1] = options.sackPermitted ? 2 : KIND.NOP;
    bytes[to + 2] = KIND.TIMESTAMPS;
    bytes[to + 3] = 10;
    write32(bytes, to + 4, options.timestamps.value);
    write32(bytes, to + 8, options.timestamps.echo);
    to += 12;
  } else if (options.sackPermitted) {
    bytes.set([KIND.NOP, KIND.NOP, KIND.SACK_PERMITTED, 2], to);
    to += 4;
  }
  if (options.windowScale !== null) {
    bytes.set([KIND.NOP, KIND.WINDOW_SCALE, 3, options.windowScale], to);
    to += 4;
  }
  if (options.sack.length > 0) {
    bytes.set([KIND.NOP, KIND.NOP, KIND.SACK, 2 + options.sack.length * 8], to);
    to += 4;
    for (const [left, right] of options.sack) {
      write32(bytes, to, left);
      write32(bytes, to + 4, right);
      to += 8;
    }
  }
  return to;
}

/** Reads options from `from` to `to`. Unknown kinds are skipped; a length that cannot be ends the reading, as in Linux's tcp_parse_options. */
export function readOptions(bytes: Uint8Array, from: number, to: number): TcpOptions {
  let mss: number | null = null;
  let windowScale: number | null = null;
  let sackPermitted = false;
  let timestamps: TcpOptions['timestamps'] = null;
  const sack: (readonly [number, number])[] = [];
  let at = from;
  while (at < to) {
    const kind = byteAt(bytes, at);
    if (kind === KIND.END) break;
    if (kind === KIND.NOP) {
      at += 1;
      continue;
    }
    const length = at + 1 < to ? byteAt(bytes, at + 1) : 0;
    if (length < 2 || at + length > to) break;
    if (kind === KIND.MSS && length === 4) mss = read16(bytes, at + 2);
    else if (kind === KIND.WINDOW_SCALE && length === 3) windowScale = byteAt(bytes, at + 2);
    else if (kind === KIND.SACK_PERMITTED && length === 2) sackPermitted = true;
    else if (kind === KIND.TIMESTAMPS && length === 10) timestamps = { value: read32(bytes, at + 2), echo: read32(bytes, at + 6) };
    else if (kind === KIND.SACK && (length - 2) % 8 === 0)
      for (let b = at + 2; b < at + length; b += 8) sack.push([read32(bytes, b), read32(bytes, b + 4)]);
    at += length;
  }
  return { mss, windowScale, sackPermitted, timestamps, sack };
}

/** The options of a segment as tcpdump-like words in wire order, without padding: what the command line prints. */
export function optionWords(options: TcpOptions): (string | ['sack', (readonly [number, number])[]])[] {
  const words: (string | ['sack', (readonly [number, number])[]])[] = [];
  if (options.mss !== null) words.push(`mss ${options.mss}`);
  if (options.sackPermitted) words.push('sackOK');
  if (options.timestamps !== null) words.push('ts');
  if (options.windowScale !== null) words.push(`wscale ${options.windowScale}`);
  if (options.sack.length > 0) words.push(['sack', [...options.sack]]);
  return words;
}
