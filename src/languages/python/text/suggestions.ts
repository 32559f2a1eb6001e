/**
 * "Did you mean: 'name'?" of an uncaught NameError or AttributeError: the nearest known name by edit distance, where it is near enough
 * (Python/suggestions.c of CPython 3.11). Works on UTF-8 bytes, as CPython does.
 */
import { encode } from './codecs.ts';

const MAX_CANDIDATES = 750;
const MAX_LENGTH = 40;
/** Cost of inserting, deleting or replacing; a letter in the other case costs half. */
const MOVE = 2;
const CASE = 1;

/** The suggestion among the names, in the order CPython looks at them (dir(obj) sorted; locals, then globals, then builtins), or null. */
export function suggest(name: string, candidates: readonly string[]): string | null {
  if (candidates.length >= MAX_CANDIDATES) return null;
  const wanted = encode(name, 'utf-8', 'surrogatepass');
  let best: string | null = null;
  let least = Infinity;
  for (const candidate of candidates) {
    const bytes = encode(candidate, 'utf-8', 'surrogatepass');
    // At most a third of the characters may need a change; and only a nearer one is taken.
    const most = Math.min(Math.floor(((wanted.length + bytes.length + 3) * MOVE) / 6), least - 1);
    const distance = candidate === name ? Infinity : editDistance(wanted, bytes, most);
    if (distance > most) continue;
    best = candidate;
    least = distance;
  }
  return best;
}

function substitutionCost(a: number, b: number): number {
  if (a === b) return 0;
  const lower = (byte: number): number => (byte >= 65 && byte <= 90 ? byte + 32 : byte);
  return (a & 31) === (b & 31) && lower(a) === lower(b) ? CASE : MOVE;
}

/** The distance, or anything above `most` where it is above. */
function editDistance(left: Uint8Array, right: Uint8Array, most: number): number {
  let start = 0;
  let [leftEnd, rightEnd] = [left.length, right.length];
  while (start < leftEnd && start < rightEnd && left[start] === right[start]) start++;
  while (leftEnd > start && rightEnd > start && left[leftEnd - 1] === right[rightEnd - 1]) {
    leftEnd--;
    rightEnd--;
  }
  let [a, b] = [left.subarray(start, leftEnd), right.subarray(start, rightEnd)];
  if (a.length === 0 || b.length === 0) return (a.length + b.length) * MOVE;
  if (a.length > MAX_LENGTH || b.length > MAX_LENGTH) return most + 1;
  if (b.length < a.length) [a, b] = [b, a];
  if ((b.length - a.length) * MOVE > most) return most + 1;
  let row = Array.from({ length: a.length + 1 }, (_, at) => at * MOVE);
  for (let j = 0; j < b.length; j++) {
    const next = [(j + 1) * MOVE];
    for (let i = 0; i < a.length; i++) {
      next.push(Math.min(row[i]! + substitutionCost(a[i]!, b[j]!), row[i + 1]! + MOVE, next[i]! + MOVE));
    }
    row = next;
  }
  return row[a.length]!;
}
