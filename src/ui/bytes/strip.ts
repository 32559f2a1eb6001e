/**
 * What is drawn of a buffer, by how much it holds: letters in cells up to 64 B, ranges labelled by write up to 64 KiB, a filled gauge above (DESIGN 11, density).
 * Positions are fractions of the strip's width, so that one picture serves every size.
 */
import { byteText, countText, numeral, sizeText } from '../wording/wording.ts';
import type { ByteRun } from './runs.ts';

export const MOST_LETTERS = 64;
export const MOST_LABELLED = 65_536;
/** A strip of letters has at least this many places, so that five bytes look like five of few, not like a full buffer. */
const FEWEST_PLACES = 12;
/** No labelled range is drawn narrower than this: what is there must be seen. */
const NARROWEST = 0.012;

/** One byte in its place; `place` counts from 0, of `places`. */
export interface LetterCell {
  readonly offset: number;
  readonly place: number;
  readonly text: string;
  readonly run: ByteRun;
}
/** A run with its place as fractions of the width. */
export interface StripRange {
  readonly left: number;
  readonly width: number;
  readonly run: ByteRun;
  readonly label: string;
}

export type Strip =
  | { readonly kind: 'letters'; readonly places: number; readonly cells: readonly LetterCell[] }
  | { readonly kind: 'ranges'; readonly ranges: readonly StripRange[] }
  | { readonly kind: 'gauge'; readonly ranges: readonly StripRange[]; readonly capacity: number };

/**
 * The strip for these runs. `byteAt` gives the byte at a stream offset, -1 where it is not known. `capacity` in bytes scales the gauge
 * (0 = unknown: the gauge is filled). `places` is how many letter cells the strip shows at least.
 */
export function strip(runs: readonly ByteRun[], byteAt: (offset: number) => number, capacity: number, places = FEWEST_PLACES): Strip {
  const first = runs[0];
  const last = runs[runs.length - 1];
  const length = first === undefined || last === undefined ? 0 : last.to - first.from;
  if (length <= MOST_LETTERS) return letters(runs, length, byteAt, places);
  if (length <= MOST_LABELLED) return { kind: 'ranges', ranges: ranges(runs, length) };
  return { kind: 'gauge', ranges: gauge(runs, Math.max(length, capacity)), capacity: Math.max(length, capacity) };
}

function letters(runs: readonly ByteRun[], length: number, byteAt: (offset: number) => number, fewest: number): Strip {
  const cells: LetterCell[] = [];
  const start = runs[0]?.from ?? 0;
  for (const run of runs) {
    for (let offset = run.from; offset < run.to; offset += 1) {
      const byte = run.state === 'gap' ? -1 : byteAt(offset);
      cells.push({ offset, place: offset - start, text: byte < 0 ? '' : byteText(byte), run });
    }
  }
  return { kind: 'letters', places: placesFor(length, fewest), cells };
}

/** Steps of the number of places: a cell keeps its width while the buffer grows a little. */
export function placesFor(length: number, fewest = FEWEST_PLACES): number {
  let places = fewest;
  while (places < length) places = Math.min(MOST_LETTERS, Math.max(places + 1, places * 2));
  return places;
}

function ranges(runs: readonly ByteRun[], length: number): readonly StripRange[] {
  // Short runs are widened to be visible; the long ones give that width up.
  const natural = runs.map((run) => (run.to - run.from) / length);
  const narrowest = Math.min(NARROWEST, 1 / Math.max(1, runs.length));
  const short = natural.reduce((sum, width) => (width < narrowest ? sum + narrowest : sum), 0);
  const long = natural.reduce((sum, width) => (width < narrowest ? sum : sum + width), 0);
  const shrink = long === 0 ? 1 : (1 - short) / long;
  let left = 0;
  return runs.map((run, index) => {
    const own = natural[index] ?? 0;
    const width = own < narrowest ? (long === 0 ? 1 / runs.length : narrowest) : own * shrink;
    const range: StripRange = { left, width, run, label: rangeLabel(run) };
    left += width;
    return range;
  });
}

/** Above 64 KiB the writes are not told apart any more: one filled part per state. */
function gauge(runs: readonly ByteRun[], capacity: number): readonly StripRange[] {
  const merged: ByteRun[] = [];
  for (const run of runs) {
    const last = merged[merged.length - 1];
    if (last !== undefined && last.state === run.state && last.to === run.from) {
      merged[merged.length - 1] = { ...last, to: run.to, write: last.write === run.write ? run.write : 0 };
    } else merged.push(run);
  }
  const start = merged[0]?.from ?? 0;
  return merged.map((run) => ({
    left: (run.from - start) / capacity,
    width: (run.to - run.from) / capacity,
    run,
    label: sizeText(run.to - run.from),
  }));
}

export function rangeLabel(run: ByteRun): string {
  if (run.state === 'gap') return `gap · ${sizeText(run.to - run.from)}`;
  return run.write === 0 ? sizeText(run.to - run.from) : `${numeral(run.write)} ${sizeText(run.to - run.from)}`;
}

/** "① 5 B unacknowledged · ② 5 B held": a buffer in words; `empty` where it holds nothing. What takes more than `most` parts, or more room than there is, is summed up. */
export function caption(runs: readonly ByteRun[], empty: string, most = 3): string {
  const parts = mergedByWrite(runs);
  if (parts.length === 0) return empty;
  const words = parts
    .map((part) => `${part.write === 0 ? '' : `${numeral(part.write)} `}${sizeText(part.length)} ${WORDS[part.state]}`)
    .join(' · ');
  if (parts.length <= most && words.length <= MOST_LETTERS_OF_CAPTION) return words;
  return summed(runs);
}

/** The longest caption that fits beside "receive buffer" in a narrow card. */
const MOST_LETTERS_OF_CAPTION = 36;

/** "102,808 B · 21,720 unacknowledged": the whole and the part that is not in its first state. */
function summed(runs: readonly ByteRun[]): string {
  const length = (state: ByteRun['state']): number => runs.reduce((sum, run) => (run.state === state ? sum + run.to - run.from : sum), 0);
  const whole = runs.reduce((sum, run) => (run.state === 'gap' ? sum : sum + run.to - run.from), 0);
  const parts = (['unacknowledged', 'out-of-order', 'gap'] as const).filter((state) => length(state) > 0);
  if (parts.length === 0) return `${sizeText(whole)} ${WORDS[runs[0]?.state ?? 'held']}`;
  return [sizeText(whole), ...parts.map((state) => `${length(state) === whole ? 'all' : countText(length(state))} ${WORDS[state]}`)].join(
    ' · ',
  );
}

const WORDS: Readonly<Record<ByteRun['state'], string>> = {
  held: 'held',
  unacknowledged: 'unacknowledged',
  unread: 'unread',
  'out-of-order': 'out of order',
  gap: 'missing',
};

function mergedByWrite(
  runs: readonly ByteRun[],
): readonly { readonly write: number; readonly state: ByteRun['state']; readonly length: number }[] {
  const parts: { write: number; state: ByteRun['state']; length: number }[] = [];
  for (const run of runs) {
    const last = parts[parts.length - 1];
    if (last !== undefined && last.write === run.write && last.state === run.state) last.length += run.to - run.from;
    else parts.push({ write: run.write, state: run.state, length: run.to - run.from });
  }
  return parts;
}
