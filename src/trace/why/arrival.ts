/** What came of a packet at its receiver: the choices its arrival led to. Why is it acknowledged now, or later, or dropped? */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { NO_EVENT, type EventId } from '../events.ts';
import type { PacketEntry } from '../index/entries.ts';
import type { TraceIndex } from '../index/index.ts';

/** How many events behind an arrival are looked at: one stimulus leads to few. */
const REACH = 200;

/** Decisions that this arrival caused directly, before event `before`, in order. */
export function decisionsOnArrival(index: TraceIndex, packet: PacketEntry, before: EventId): readonly EventId[] {
  if (packet.fate !== 'arrived' || packet.ended >= before) return [];
  const { trace } = index;
  const at: Nanoseconds = trace.at(packet.ended);
  const found: EventId[] = [];
  for (let id = packet.ended + 1; id < Math.min(before, packet.ended + REACH) && trace.at(id) === at; id++) {
    if (trace.kindOf(id) === 'decision' && causedBy(index, id, packet.ended)) found.push(id);
  }
  return found;
}

/** Directly, or through what the kernel noted of it in between. */
function causedBy(index: TraceIndex, id: EventId, arrival: EventId): boolean {
  let cause = index.trace.cause(id);
  while (cause > arrival) {
    const kind = index.trace.kindOf(cause);
    if (kind === 'packet.sent' || kind === 'packet.arrived' || kind === 'call.entered' || kind === 'decision') return false;
    cause = index.trace.cause(cause);
  }
  return cause === arrival && cause !== NO_EVENT;
}
