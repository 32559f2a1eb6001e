/** The writes of every channel and direction, as the trace stores them: who wrote which bytes, for hues, letters and labels. */
import type { EventId } from '#trace/events.ts';
import type { Trace } from '#trace/trace.ts';
import type { WriteSpan } from './runs.ts';

export interface Write extends WriteSpan {
  readonly event: EventId;
  /** The call that wrote, or -1. */
  readonly call: number;
  readonly bytes: Uint8Array;
}

interface Kept {
  count: number;
  readonly writes: Map<string, Write[]>;
}
const kept = new WeakMap<Trace, Kept>();
const NONE: readonly Write[] = [];

/** Writes of one direction of a channel, ascending by offset; grows with the trace. */
export function writesOf(trace: Trace, channel: number, direction: number): readonly Write[] {
  let known = kept.get(trace);
  if (known === undefined) {
    known = { count: 0, writes: new Map() };
    kept.set(trace, known);
  }
  const events = trace.eventsOf('bytes.written');
  for (; known.count < events.length; known.count += 1) {
    const event = trace.eventOf('bytes.written', events[known.count] ?? 0);
    const key = `${event.channel}:${event.direction}`;
    const list = known.writes.get(key);
    const write: Write = {
      write: event.write,
      from: event.offset,
      to: event.offset + event.bytes.length,
      event: event.id,
      call: event.call,
      bytes: event.bytes,
    };
    if (list === undefined) known.writes.set(key, [write]);
    else list.push(write);
  }
  return known.writes.get(`${channel}:${direction}`) ?? NONE;
}

/** The byte at an offset, -1 where none was written. */
export function byteOf(writes: readonly Write[], offset: number): number {
  let low = 0;
  let high = writes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((writes[middle]?.to ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  const write = writes[low];
  return write === undefined || offset < write.from ? -1 : (write.bytes[offset - write.from] ?? -1);
}
