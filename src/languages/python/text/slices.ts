/**
 * Index arithmetic of sequences: slices as PySlice_AdjustIndices, and the start/end of find, count, startswith as ADJUST_INDICES.
 */
import { valueError } from './python-error.ts';

/** A slice fitted to a length: `count` items from `start`, `step` apart. `stop` is what slice.indices() shows. */
export interface SliceIndices {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
  readonly count: number;
}

type Index = number | bigint | null;

/** Brings an index of any size into the range of a safe number: what is beyond any sequence stays beyond. */
function clampIndex(index: number | bigint): number {
  if (typeof index === 'number') return index;
  return index > 0n ? Number.MAX_SAFE_INTEGER : -Number.MAX_SAFE_INTEGER;
}

/** slice(start, stop, step).indices(length); null is None. ValueError for a step of zero. */
export function sliceIndices(startIndex: Index, stopIndex: Index, stepIndex: Index, length: number): SliceIndices {
  const step = stepIndex === null ? 1 : clampIndex(stepIndex);
  if (step === 0) valueError('slice step cannot be zero');
  const lowest = step < 0 ? -1 : 0;
  const highest = step < 0 ? length - 1 : length;
  const fit = (index: number): number => {
    if (index < 0) return Math.max(index + length, lowest);
    return Math.min(index, highest);
  };
  const start = startIndex === null ? (step < 0 ? highest : lowest) : fit(clampIndex(startIndex));
  const stop = stopIndex === null ? (step < 0 ? lowest : highest) : fit(clampIndex(stopIndex));
  const distance = step < 0 ? start - stop : stop - start;
  const count = distance <= 0 ? 0 : Math.floor((distance - 1) / Math.abs(step)) + 1;
  return { start, stop, step, count };
}

/** The items of an array-like that a slice picks. */
export function pickSlice<Item>(items: { readonly length: number; readonly [index: number]: Item }, slice: SliceIndices): Item[] {
  const out = new Array<Item>(slice.count);
  for (let nth = 0, at = slice.start; nth < slice.count; nth++, at += slice.step) out[nth] = items[at]!;
  return out;
}

/** Start and end of a search, fitted to the length; `start` may stay beyond `end` and beyond the length. */
export function searchRange(startIndex: Index, endIndex: Index, length: number): { readonly start: number; readonly end: number } {
  let start = startIndex === null ? 0 : clampIndex(startIndex);
  let end = endIndex === null ? length : clampIndex(endIndex);
  if (end > length) end = length;
  else if (end < 0) end = Math.max(0, end + length);
  if (start < 0) start = Math.max(0, start + length);
  return { start, end };
}
