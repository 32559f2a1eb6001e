/** Indexes channels: the writes and reads of each direction, and from when on which bytes were received and acknowledged. */
import { type EventAmong } from '../events.ts';
import { asDirection, entry, introduce, newDirection, type Building, type Growing } from './building.ts';
import type { Progress } from './entries.ts';

type ChannelEvent = EventAmong<'channel.opened' | 'bytes.written' | 'bytes.acked' | 'bytes.received' | 'bytes.read' | 'channel.end'>;

const advance = (list: Growing<Progress>[], progress: Progress): void => {
  const last = list.at(-1);
  if (last === undefined || progress.upTo > last.upTo) list.push({ ...progress });
};

export const indexChannel = (building: Building, event: ChannelEvent): void => {
  if (event.kind === 'channel.opened') {
    introduce(building.channels, event.channel, 'channel', {
      channel: event.channel,
      what: event.what,
      opened: event.id,
      sockets: [-1, -1],
      directions: [newDirection(), newDirection()],
    });
    return;
  }
  const direction = entry(building.channels, event.channel, 'channel').directions[asDirection(event.direction)];
  switch (event.kind) {
    case 'bytes.written':
      direction.writes.push({
        write: event.write,
        event: event.id,
        at: event.at,
        offset: event.offset,
        length: event.bytes.length,
        call: event.call,
      });
      return;
    case 'bytes.read':
      direction.reads.push({
        read: direction.reads.length + 1,
        event: event.id,
        at: event.at,
        offset: event.offset,
        length: event.length,
        call: event.call,
      });
      return;
    case 'bytes.acked':
      advance(direction.acked, { upTo: event.upTo, event: event.id, at: event.at });
      return;
    case 'bytes.received':
      advance(direction.received, { upTo: event.upTo, event: event.id, at: event.at });
      return;
    case 'channel.end':
      direction.end[event.stage] = event.id;
      return;
    default:
      event satisfies never;
  }
};
