/**
 * Memory of the receive buffer: small pieces share it, and when it runs out the queues are packed. Linux tcp_try_coalesce, tcp_prune_queue, tcp_collapse.
 */
import type { ArrivedRun, Connection } from './state.ts';

/**
 * Is there memory for one more? When the buffer is over its limit, many small pieces are packed together; if that does not help, what waits out of order
 * is forgotten (it will be sent again). Linux tcp_try_rmem_schedule, tcp_prune_queue, tcp_collapse.
 */
export function makeRoom(c: Connection): boolean {
  if (c.receiveMemory <= c.receiveBuffer) return true;
  c.quickAcks = 0;
  if (c.options.receiveBuffer === 0 && c.receiveBuffer < c.settings.rmem[2])
    c.receiveBuffer = Math.min(c.receiveMemory, c.settings.rmem[2]);
  if (c.receiveMemory <= c.receiveBuffer) return true;
  c.rcvSsthresh = Math.min(c.windowClamp, 2 * c.advertisedMss);
  pack(c, c.receiveQueue);
  pack(c, c.outOfOrder);
  if (c.receiveMemory <= c.receiveBuffer) return true;
  forgetOutOfOrder(c);
  return c.receiveMemory <= c.receiveBuffer;
}

export function forgetOutOfOrder(c: Connection): void {
  for (const run of c.outOfOrder) c.receiveMemory -= run.truesize;
  c.outOfOrder = [];
  c.sackBlocks = [];
}

/** Packs neighbours into pages of 4 kB: 3776 bytes of payload each, 4352 of memory. */
function pack(c: Connection, queue: readonly ArrivedRun[]): void {
  let first = 0;
  while (first < queue.length) {
    let end = first;
    let length = 0;
    let memory = 0;
    while (end < queue.length) {
      const run = queue[end] as ArrivedRun;
      if (end > first && (run.seq !== (queue[end - 1] as ArrivedRun).end || length + run.bytes.length > 3776)) break;
      length += run.bytes.length;
      memory += run.truesize;
      end++;
    }
    const packed = Math.min(memory, Math.max(length, 64) + 576);
    if (packed < memory) {
      for (let i = first; i < end; i++) {
        const run = queue[i] as ArrivedRun;
        run.truesize = i === end - 1 ? packed : 0;
        run.room = 0;
      }
      c.receiveMemory -= memory - packed;
    }
    first = end;
  }
}

/** On loopback the sender's pages are handed over: they hang on to the neighbour, and only the bytes count. */
export function join(c: Connection, neighbour: ArrivedRun, run: ArrivedRun): void {
  c.receiveMemory += run.bytes.length;
  run.truesize = neighbour.truesize + run.bytes.length;
  neighbour.truesize = 0;
}

/** A small piece fits behind its neighbour, in memory already charged; the later piece carries the charge. Linux tcp_try_coalesce. */
export function moveIn(neighbour: ArrivedRun, run: ArrivedRun): void {
  run.truesize = neighbour.truesize;
  run.room = neighbour.room - run.bytes.length;
  neighbour.truesize = 0;
  neighbour.room = 0;
}
