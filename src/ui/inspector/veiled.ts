/** With one host's eyes: may the inspector speak of this? Only of what has causally reached that host. */
import { NO_EVENT, type EventId } from '#trace/events.ts';
import { knownTo } from '#trace/eyes.ts';
import type { TraceIndex } from '#trace/index/index.ts';
import type { World } from '#trace/world.ts';
import type { Selection } from '../store/selection.ts';

/** Is the last thing that made it what it is now unknown to host `eyes`? */
export function isVeiled(index: TraceIndex, world: World, eyes: number, selection: Selection): boolean {
  const event = lastEvent(index, world, selection);
  return event !== NO_EVENT && event < world.events && !knownTo(index, eyes, world.events)(event);
}

function lastEvent(index: TraceIndex, world: World, selection: Selection): EventId {
  switch (selection.kind) {
    case 'packet':
      return index.packets[selection.packet]?.departed ?? NO_EVENT;
    case 'call':
    case 'read':
      return index.calls[selection.call]?.entered ?? NO_EVENT;
    case 'socket':
      return world.sockets.get(selection.socket)?.stateSince ?? NO_EVENT;
    case 'thread': {
      const thread = world.threads.get(selection.thread);
      return thread?.call?.entered ?? thread?.lastCall?.returned ?? index.threads[selection.thread]?.started ?? NO_EVENT;
    }
    case 'event':
      return selection.event;
    case 'write':
    case 'bytes': {
      const { bytes } = selection;
      if (bytes === null) return NO_EVENT;
      const writes = index.channels[bytes.channel]?.directions[bytes.direction].writes ?? [];
      return writes.findLast((write) => write.offset < bytes.to)?.event ?? NO_EVENT;
    }
    default: {
      const never: never = selection;
      return never;
    }
  }
}
