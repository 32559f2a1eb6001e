/**
 * CPython 3.11's list.sort (Objects/listobject.c, listsort.txt): runs, binary insertion, merges by power, galloping. Ours asks "is x less than
 * y?" of the same pairs in the same order, because a comparison may fail and its message names the two. On an exception the items stay a
 * permutation, as CPython leaves them. The library's Python (prelude) holds the same algorithm for keys that compare in Python.
 */

const MIN_GALLOP = 7;
const MAX_MINRUN = 64;

export type Less<Item> = (x: Item, y: Item) => boolean;

interface Run {
  readonly start: number;
  length: number;
  power: number;
}

/** Sorts in place, stable. */
export function listSort<Item>(items: Item[], less: Less<Item>): void {
  if (items.length < 2) return;
  const merging = { gallop: MIN_GALLOP };
  const runs: Run[] = [];
  const shortest = minimalRun(items.length);
  for (let low = 0; low < items.length;) {
    let length = countRun(items, low, less);
    if (length < shortest) {
      const forced = Math.min(shortest, items.length - low);
      insertBinary(items, low, low + forced, low + length, less);
      length = forced;
    }
    const top = runs.at(-1);
    if (top !== undefined) {
      const power = powerOf(top.start, top.length, length, items.length);
      while (runs.length > 1 && runs.at(-2)!.power > power) mergeAt(items, runs, runs.length - 2, merging, less);
      runs.at(-1)!.power = power;
    }
    runs.push({ start: low, length, power: 0 });
    low += length;
  }
  while (runs.length > 1) {
    let at = runs.length - 2;
    if (at > 0 && runs[at - 1]!.length < runs[at + 1]!.length) at--;
    mergeAt(items, runs, at, merging, less);
  }
}

/** The length below which runs are extended: the list's length over a power of two is just below one. */
function minimalRun(length: number): number {
  let rest = 0;
  let n = length;
  while (n >= MAX_MINRUN) {
    rest |= n & 1;
    n >>= 1;
  }
  return n + rest;
}

/** Depth of the border between two neighbouring runs in the ideal merge tree. */
function powerOf(start: number, first: number, second: number, length: number): number {
  let a = 2 * start + first;
  let b = a + first + second;
  for (let power = 1; ; power++) {
    if (a >= length) {
      a -= length;
      b -= length;
    } else if (b >= length) return power;
    a *= 2;
    b *= 2;
  }
}

/** Length of the run at `low`; one that strictly descends is turned round. */
function countRun<Item>(items: Item[], low: number, less: Less<Item>): number {
  let at = low + 1;
  if (at === items.length) return 1;
  const descending = less(items[at]!, items[at - 1]!);
  for (at++; at < items.length && less(items[at]!, items[at - 1]!) === descending; at++);
  if (descending)
    for (let left = low, right = at - 1; left < right; left++, right--) [items[left], items[right]] = [items[right]!, items[left]!];
  return at - low;
}

function insertBinary<Item>(items: Item[], low: number, high: number, from: number, less: Less<Item>): void {
  for (let at = from === low ? from + 1 : from; at < high; at++) {
    const pivot = items[at]!;
    let left = low;
    let right = at;
    while (left < right) {
      const middle = left + ((right - left) >> 1);
      if (less(pivot, items[middle]!)) right = middle;
      else left = middle + 1;
    }
    items.copyWithin(left + 1, left, at);
    items[left] = pivot;
  }
}

/** Where the key belongs in items[base, base + count), before equals; searching starts at `hint`. */
function gallopLeft<Item>(key: Item, items: readonly Item[], base: number, count: number, hint: number, less: Less<Item>): number {
  let last = 0;
  let offset = 1;
  if (less(items[base + hint]!, key)) {
    const most = count - hint;
    while (offset < most && less(items[base + hint + offset]!, key)) {
      last = offset;
      offset = offset * 2 + 1;
    }
    offset = Math.min(offset, most);
    last += hint;
    offset += hint;
  } else {
    const most = hint + 1;
    while (offset < most && !less(items[base + hint - offset]!, key)) {
      last = offset;
      offset = offset * 2 + 1;
    }
    offset = Math.min(offset, most);
    [last, offset] = [hint - offset, hint - last];
  }
  for (last++; last < offset;) {
    const middle = last + ((offset - last) >> 1);
    if (less(items[base + middle]!, key)) last = middle + 1;
    else offset = middle;
  }
  return offset;
}

/** The same, behind equals. */
function gallopRight<Item>(key: Item, items: readonly Item[], base: number, count: number, hint: number, less: Less<Item>): number {
  let last = 0;
  let offset = 1;
  if (less(key, items[base + hint]!)) {
    const most = hint + 1;
    while (offset < most && less(key, items[base + hint - offset]!)) {
      last = offset;
      offset = offset * 2 + 1;
    }
    offset = Math.min(offset, most);
    [last, offset] = [hint - offset, hint - last];
  } else {
    const most = count - hint;
    while (offset < most && !less(key, items[base + hint + offset]!)) {
      last = offset;
      offset = offset * 2 + 1;
    }
    offset = Math.min(offset, most);
    last += hint;
    offset += hint;
  }
  for (last++; last < offset;) {
    const middle = last + ((offset - last) >> 1);
    if (less(key, items[base + middle]!)) offset = middle;
    else last = middle + 1;
  }
  return offset;
}

function mergeAt<Item>(items: Item[], runs: Run[], at: number, merging: { gallop: number }, less: Less<Item>): void {
  const [first, second] = [runs[at]!, runs[at + 1]!];
  let a = first.start;
  let na = first.length;
  const b = second.start;
  let nb = second.length;
  first.length = na + nb;
  runs.splice(at + 1, 1);
  // What lies before the second run's first item stays, and what lies behind the first run's last.
  const skipped = gallopRight(items[b]!, items, a, na, 0, less);
  a += skipped;
  na -= skipped;
  if (na === 0) return;
  nb = gallopLeft(items[a + na - 1]!, items, b, nb, nb - 1, less);
  if (nb === 0) return;
  if (na <= nb) mergeLow(items, a, na, b, nb, merging, less);
  else mergeHigh(items, a, na, b, nb, merging, less);
}

function move<Item>(target: Item[], to: number, source: readonly Item[], from: number, count: number): void {
  if (target === source) target.copyWithin(to, from, from + count);
  else for (let nth = 0; nth < count; nth++) target[to + nth] = source[from + nth]!;
}

/** Merges to the right, the shorter first run kept aside. */
function mergeLow<Item>(
  items: Item[],
  start: number,
  countA: number,
  startB: number,
  countB: number,
  merging: { gallop: number },
  less: Less<Item>,
): void {
  const aside = items.slice(start, start + countA);
  let [a, na, b, nb, to] = [0, countA, startB, countB, start];
  const takeA = (): void => {
    items[to++] = aside[a++]!;
    na--;
  };
  const takeB = (): void => {
    items[to++] = items[b++]!;
    nb--;
  };
  // The last item of the first run belongs behind all of the second: no need to compare.
  const over = (): boolean => nb === 0 || na <= 1;
  try {
    takeB();
    while (!over()) {
      let [winsA, winsB] = [0, 0];
      while (!over() && winsA < merging.gallop && winsB < merging.gallop) {
        if (less(items[b]!, aside[a]!)) {
          takeB();
          winsB++;
          winsA = 0;
        } else {
          takeA();
          winsA++;
          winsB = 0;
        }
      }
      if (over()) break;
      let gallop = merging.gallop + 1;
      do {
        if (gallop > 1) gallop--;
        merging.gallop = gallop;
        winsA = gallopRight(items[b]!, aside, a, na, 0, less);
        move(items, to, aside, a, winsA);
        to += winsA;
        a += winsA;
        na -= winsA;
        if (over() && winsA > 0) break;
        takeB();
        if (nb === 0) break;
        winsB = gallopLeft(aside[a]!, items, b, nb, 0, less);
        move(items, to, items, b, winsB);
        to += winsB;
        b += winsB;
        nb -= winsB;
        if (nb === 0) break;
        takeA();
        if (na === 1) break;
      } while (winsA >= MIN_GALLOP || winsB >= MIN_GALLOP);
      if (over()) break;
      merging.gallop = gallop + 1;
    }
    if (na === 1 && nb > 0) {
      move(items, to, items, b, nb);
      to += nb;
      nb = 0;
    }
  } finally {
    move(items, to, aside, a, na);
  }
}

/** Merges to the left, the shorter second run kept aside. */
function mergeHigh<Item>(
  items: Item[],
  start: number,
  countA: number,
  startB: number,
  countB: number,
  merging: { gallop: number },
  less: Less<Item>,
): void {
  const aside = items.slice(startB, startB + countB);
  let [na, nb, to] = [countA, countB, startB + countB - 1];
  const takeA = (): void => {
    items[to--] = items[start + --na]!;
  };
  const takeB = (): void => {
    items[to--] = aside[--nb]!;
  };
  const over = (): boolean => na === 0 || nb <= 1;
  try {
    takeA();
    while (!over()) {
      let [winsA, winsB] = [0, 0];
      while (!over() && winsA < merging.gallop && winsB < merging.gallop) {
        if (less(aside[nb - 1]!, items[start + na - 1]!)) {
          takeA();
          winsA++;
          winsB = 0;
        } else {
          takeB();
          winsB++;
          winsA = 0;
        }
      }
      if (over()) break;
      let gallop = merging.gallop + 1;
      do {
        if (gallop > 1) gallop--;
        merging.gallop = gallop;
        winsA = na - gallopRight(aside[nb - 1]!, items, start, na, na - 1, less);
        to -= winsA;
        na -= winsA;
        move(items, to + 1, items, start + na, winsA);
        if (na === 0) break;
        takeB();
        if (nb === 1) break;
        winsB = nb - gallopLeft(items[start + na - 1]!, aside, 0, nb, nb - 1, less);
        to -= winsB;
        nb -= winsB;
        move(items, to + 1, aside, nb, winsB);
        if (over() && winsB > 0) break;
        takeA();
        if (na === 0) break;
      } while (winsA >= MIN_GALLOP || winsB >= MIN_GALLOP);
      if (over()) break;
      merging.gallop = gallop + 1;
    }
    if (nb === 1 && na > 0) {
      to -= na;
      move(items, to + 1, items, start, na);
      na = 0;
    }
  } finally {
    move(items, to - nb + 1, aside, 0, nb);
  }
}
