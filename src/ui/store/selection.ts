/**
 * What the person points at. One selection for the whole page, so that the same bytes light up in every view.
 * `bytes` is the range on a channel that the thing stands for (null where it stands for none); views compare ranges, never kinds.
 */
import type { StreamOffset } from '#trace/events.ts';

/** Half-open range [from, to) of one direction of a channel. */
export interface ByteRange {
  readonly channel: number;
  readonly direction: 0 | 1;
  readonly from: StreamOffset;
  readonly to: StreamOffset;
}

export type Selected =
  | { readonly kind: 'packet'; readonly packet: number }
  /** `write` numbers the writes of this direction from 1, as bytes.written does. */
  | { readonly kind: 'write'; readonly channel: number; readonly direction: 0 | 1; readonly write: number }
  /** A read is the call that took the bytes. */
  | { readonly kind: 'read'; readonly call: number }
  | { readonly kind: 'bytes' }
  | { readonly kind: 'call'; readonly call: number }
  | { readonly kind: 'socket'; readonly socket: number }
  | { readonly kind: 'thread'; readonly thread: number }
  | { readonly kind: 'event'; readonly event: number };

export type Selection = Selected & { readonly bytes: ByteRange | null };

/** Do two ranges share at least one byte? An empty range shares none. */
export function overlaps(a: ByteRange | null, b: ByteRange | null): boolean {
  if (a === null || b === null) return false;
  return a.channel === b.channel && a.direction === b.direction && a.from < b.to && b.from < a.to;
}

/** Is this the same thing (not merely the same bytes)? */
export function sameThing(a: Selection | null, b: Selection | null): boolean {
  if (a === b) return true;
  if (a === null || b === null || a.kind !== b.kind) return false;
  switch (a.kind) {
    case 'packet':
      return b.kind === 'packet' && a.packet === b.packet;
    case 'write':
      return b.kind === 'write' && a.channel === b.channel && a.direction === b.direction && a.write === b.write;
    case 'read':
      return b.kind === 'read' && a.call === b.call;
    case 'call':
      return b.kind === 'call' && a.call === b.call;
    case 'socket':
      return b.kind === 'socket' && a.socket === b.socket;
    case 'thread':
      return b.kind === 'thread' && a.thread === b.thread;
    case 'event':
      return b.kind === 'event' && a.event === b.event;
    case 'bytes': {
      const left = a.bytes,
        right = b.bytes;
      return (
        left !== null &&
        right !== null &&
        left.channel === right.channel &&
        left.direction === right.direction &&
        left.from === right.from &&
        left.to === right.to
      );
    }
    default: {
      const never: never = a;
      return never;
    }
  }
}
