/** The way of bytes through a run: which bytes a call moved, and the stations from the line that wrote them to the recv that read them. */
import type { StreamOffset } from '#trace/events.ts';
import type { TraceIndex } from '#trace/index/index.ts';
import type { ByteRange } from '../store/selection.ts';

interface Moved {
  count: number;
  readonly byCall: Map<number, ByteRange & { readonly event: number }>;
}
const moved = new WeakMap<TraceIndex['trace'], Moved>();

/** The bytes a call wrote or read within the first `events` events; null where it moved none. A call moves one range. */
export function bytesOfCall(index: TraceIndex, call: number, events: number): ByteRange | null {
  let known = moved.get(index.trace);
  if (known === undefined || known.count !== index.events) {
    known = { count: index.events, byCall: new Map() };
    for (const channel of index.channels) {
      channel.directions.forEach((entry, direction) => {
        for (const one of [...entry.writes, ...entry.reads]) {
          if (one.call < 0) continue;
          const from = known?.byCall.get(one.call)?.from ?? one.offset;
          known?.byCall.set(one.call, {
            channel: channel.channel,
            direction: direction === 0 ? 0 : 1,
            from,
            to: (one.offset + one.length) as StreamOffset,
            event: one.event,
          });
        }
      });
    }
    moved.set(index.trace, known);
  }
  const found = known.byCall.get(call);
  return found === undefined || found.event >= events
    ? null
    : { channel: found.channel, direction: found.direction, from: found.from, to: found.to };
}
