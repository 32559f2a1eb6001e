/**
 * The program takes bytes out of the receive buffer. RFC 9293 3.10.3; Linux tcp_recvmsg_locked, __tcp_cleanup_rbuf.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { ackAfterReading } from './acknowledge.ts';
import type { Ground, Out } from './connection.ts';
import { advance } from './sequence.ts';
import { EMPTY } from './sendqueue.ts';
import type { Connection } from './state.ts';
import { sendAck } from './transmit.ts';
import { tellChanges } from './variables.ts';
import { adjustSpace, windowLeft } from './window.ts';

/** Bytes in order and unread. */
export const readable = (c: Connection): number => c.received - c.read;
/**
 * The peer's FIN came and everything before it has been read: read() gives b''. Also after this side shut its reading.
 * Ask before looking at a pending error: after a FIN, Linux's recv() gives b'' even when a RST came later (tcp_recvmsg_locked, SOCK_DONE).
 */
export const atEnd = (c: Connection): boolean => readable(c) === 0 && (c.finReceived || (c.receiveShut && c.error === ''));

/** Takes up to `most` bytes; an empty array when nothing is there. */
export function read(c: Connection, most: number, now: Nanoseconds, _ground: Ground, out: Out): Uint8Array {
  const bytes = peek(c, most);
  let left = bytes.length;
  while (left > 0) {
    const first = c.receiveQueue[0];
    if (first === undefined) break;
    const rest = first.bytes.length - c.receiveQueueTaken;
    const taken = Math.min(left, rest);
    left -= taken;
    c.read += taken;
    c.copiedSeq = advance(c.copiedSeq, taken);
    // Piece by piece, as Linux does: the first piece of a read decides whether the buffer grows.
    adjustSpace(c, now);
    if (taken < rest) {
      c.receiveQueueTaken += taken;
    } else {
      c.receiveQueueTaken = 0;
      c.receiveQueue.shift();
      c.receiveMemory -= first.truesize;
    }
  }
  if (bytes.length === 0) return bytes;
  if (c.state !== 'CLOSED') {
    const why = ackAfterReading(c, bytes.length, windowLeft(c));
    if (why !== null) sendAck(c, now, out, why);
  }
  tellChanges(c, out);
  return bytes;
}

/** The same bytes without taking them: MSG_PEEK. */
export function peek(c: Connection, most: number): Uint8Array {
  const count = Math.min(most, readable(c));
  if (count <= 0) return EMPTY;
  const first = c.receiveQueue[0];
  // One piece holds it all: a view of it will do, since bytes that have arrived never change.
  if (first !== undefined && first.bytes.length - c.receiveQueueTaken >= count)
    return first.bytes.subarray(c.receiveQueueTaken, c.receiveQueueTaken + count);
  const bytes = new Uint8Array(count);
  let filled = 0;
  let skip = c.receiveQueueTaken;
  for (const run of c.receiveQueue) {
    const part = run.bytes.subarray(skip, skip + count - filled);
    bytes.set(part, filled);
    filled += part.length;
    skip = 0;
    if (filled === count) break;
  }
  return bytes;
}
