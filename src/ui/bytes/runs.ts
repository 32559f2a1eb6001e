/**
 * What a buffer holds, as runs of bytes that share a write and a state. Read off the ledger alone:
 * send buffer = [acked, written), receive buffer = [read, received) plus what came out of order (DESIGN 4).
 */
import type { Ledger } from '#trace/world.ts';

/**
 * held: written, not sent yet · unacknowledged: sent, the sender does not know that it arrived · unread: arrived in order, the program has not read it ·
 * out-of-order: arrived, may not be delivered · gap: missing before something that arrived
 */
export type ByteState = 'held' | 'unacknowledged' | 'unread' | 'out-of-order' | 'gap';

/** Half-open [from, to) in stream offsets. `write` is 0 where it is not known (a gap the receiver cannot see into). */
export interface ByteRun {
  readonly from: number;
  readonly to: number;
  readonly write: number;
  readonly state: ByteState;
}

/** One write of a direction: which bytes it produced. */
export interface WriteSpan {
  readonly write: number;
  readonly from: number;
  readonly to: number;
}

/** The send buffer's runs, in stream order. `writes` ascending. */
export function sendRuns(ledger: Ledger, writes: readonly WriteSpan[]): readonly ByteRun[] {
  const sent = Math.max(ledger.acked, Math.min(ledger.sent, ledger.written));
  return [...byWrite(ledger.acked, sent, 'unacknowledged', writes), ...byWrite(sent, ledger.written, 'held', writes)];
}

/** The receive buffer's runs, in stream order, with the gaps before what came out of order. */
export function receiveRuns(ledger: Ledger, writes: readonly WriteSpan[]): readonly ByteRun[] {
  const runs: ByteRun[] = [...byWrite(ledger.read, ledger.received, 'unread', writes)];
  const ranges = [...ledger.outOfOrder].sort((a, b) => a[0] - b[0]);
  let at: number = ledger.received;
  for (const [left, right] of ranges) {
    if (left > at) runs.push({ from: at, to: left, write: 0, state: 'gap' });
    runs.push(...byWrite(Math.max(at, left), right, 'out-of-order', writes));
    at = Math.max(at, right);
  }
  return runs;
}

/** Cuts [from, to) where writes begin and end. Bytes of no known write keep number 0. */
export function byWrite(from: number, to: number, state: ByteState, writes: readonly WriteSpan[]): readonly ByteRun[] {
  const runs: ByteRun[] = [];
  let at = from;
  for (let index = firstEndingAfter(writes, from); index < writes.length && at < to; index += 1) {
    const span = writes[index];
    if (span === undefined || span.from >= to) break;
    if (span.from > at) runs.push({ from: at, to: span.from, write: 0, state });
    const start = Math.max(at, span.from);
    const end = Math.min(to, span.to);
    if (end > start) runs.push({ from: start, to: end, write: span.write, state });
    at = Math.max(at, end);
  }
  if (at < to) runs.push({ from: at, to, write: 0, state });
  return runs;
}

/** The write that produced the byte at `offset`, or 0. */
export function writeAt(writes: readonly WriteSpan[], offset: number): number {
  const span = writes[firstEndingAfter(writes, offset)];
  return span !== undefined && span.from <= offset ? span.write : 0;
}

/** Index of the first span whose end lies after `offset` (binary search). */
function firstEndingAfter(writes: readonly WriteSpan[], offset: number): number {
  let low = 0;
  let high = writes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((writes[middle]?.to ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

export const lengthOf = (runs: readonly ByteRun[], state?: ByteState): number =>
  runs.reduce((sum, run) => (state === undefined || run.state === state ? sum + run.to - run.from : sum), 0);
