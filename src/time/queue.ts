/**
 * The queue of what happens next: a binary heap over a plain array, ordered by (at, sequence).
 * Entries are plain data, so a simulation in mid-run can be copied with structuredClone and run on.
 */
import type { Nanoseconds } from './nanoseconds.ts';

export interface QueueEntry<Kind extends string = string> {
  readonly at: Nanoseconds;
  /** Counts every push: of two entries at the same time, the one queued first comes first. */
  readonly sequence: number;
  readonly kind: Kind;
  /** What it is about: the number of a thread, a socket, a packet, as the kind says. */
  readonly target: number;
  /** The trace event that led to it. */
  readonly cause: number;
}

export interface EventQueue<Kind extends string = string> {
  readonly heap: QueueEntry<Kind>[];
  nextSequence: number;
}

export const emptyQueue = <Kind extends string>(): EventQueue<Kind> => ({ heap: [], nextSequence: 0 });

const before = (a: QueueEntry, b: QueueEntry): boolean => a.at < b.at || (a.at === b.at && a.sequence < b.sequence);

/** Adds an entry and returns its sequence number, by which the owner recognises it when it comes up. */
export function push<Kind extends string>(queue: EventQueue<Kind>, at: Nanoseconds, kind: Kind, target: number, cause: number): number {
  const entry: QueueEntry<Kind> = { at, sequence: queue.nextSequence++, kind, target, cause };
  const { heap } = queue;
  let hole = heap.length;
  heap.push(entry);
  while (hole > 0) {
    const parent = (hole - 1) >> 1;
    const above = heap[parent]!;
    if (!before(entry, above)) break;
    heap[hole] = above;
    hole = parent;
  }
  heap[hole] = entry;
  return entry.sequence;
}

/** The next entry, left in the queue; undefined when it is empty. */
export const peek = <Kind extends string>(queue: EventQueue<Kind>): QueueEntry<Kind> | undefined => queue.heap[0];

/** Takes the next entry. */
export function pop<Kind extends string>(queue: EventQueue<Kind>): QueueEntry<Kind> | undefined {
  const { heap } = queue;
  const first = heap[0];
  const last = heap.pop();
  if (first === undefined || last === undefined || heap.length === 0) return first;
  let hole = 0;
  for (;;) {
    let child = 2 * hole + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
    const below = heap[child]!;
    if (!before(below, last)) break;
    heap[hole] = below;
    hole = child;
  }
  heap[hole] = last;
  return first;
}
