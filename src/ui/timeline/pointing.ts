/** Between lanes and the page's selection: what pressing a bar, tick or flight selects, and which of them a selection lights up. */
import { horizon, knownTo } from '#trace/eyes.ts';
import type { TraceIndex } from '#trace/index/index.ts';
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { ZERO } from '#time/nanoseconds.ts';
import { overlaps } from '../store/selection.ts';
import type { Selection } from '../store/selection.ts';
import { selectCall, selectPacket, selectSocket, selectWrite } from '../store/pointed.ts';
import type { Eyes } from '../store/store.ts';
import type { Picture } from './draw.ts';
import type { Bar } from './lanes.ts';
import type { Hit } from './layout.ts';

export function selectionOf(index: TraceIndex, hit: Hit | null): Selection | null {
  if (hit === null) return null;
  switch (hit.kind) {
    case 'flight':
      return selectPacket(index, hit.flight.packet);
    case 'tick':
      return selectWrite(index, hit.tick.channel, hit.tick.direction, hit.tick.write);
    case 'bar':
      return selectionOfBar(index, hit.bar);
    default: {
      const never: never = hit;
      return never;
    }
  }
}

function selectionOfBar(index: TraceIndex, { target }: Bar): Selection {
  switch (target.kind) {
    case 'call':
      return selectCall(index, target.call);
    case 'socket':
      return selectSocket(target.socket);
    case 'thread':
      return { kind: 'thread', thread: target.thread, bytes: null };
    default: {
      const never: never = target;
      return never;
    }
  }
}

export function litBy(
  index: TraceIndex | null,
  lit: Selection | null,
): (thing: { readonly packet?: number; readonly call?: number; readonly socket?: number; readonly thread?: number }) => boolean {
  if (index === null || lit === null) return () => false;
  return (thing) => {
    if (thing.packet !== undefined)
      return (lit.kind === 'packet' && lit.packet === thing.packet) || overlaps(lit.bytes, selectPacket(index, thing.packet).bytes);
    if (thing.call !== undefined)
      return (
        ((lit.kind === 'call' || lit.kind === 'read') && lit.call === thing.call) ||
        overlaps(lit.bytes, selectCall(index, thing.call).bytes)
      );
    if (thing.thread !== undefined) return lit.kind === 'thread' && lit.thread === thing.thread;
    return thing.socket !== undefined && lit.kind === 'socket' && lit.socket === thing.socket;
  };
}

/** What the host whose eyes these are knows by now; null with the eyes of both. */
export function knownBy(index: TraceIndex | null, eyes: Eyes, events: number, now: Nanoseconds): Picture['known'] {
  if (index === null || eyes === null) return null;
  const event = knownTo(index, eyes, events);
  return {
    event: (id) => id !== -1 && event(id),
    until: (host) => {
      if (host === eyes) return now;
      const newest = horizon(index, eyes, host, events);
      return newest === -1 ? ZERO : index.trace.at(newest);
    },
  };
}
