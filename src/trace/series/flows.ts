/** The connections of a run as flows: one for each way that bytes went. What a chart is about. */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { ChannelEntry } from '../index/entries.ts';
import type { TraceIndex } from '../index/index.ts';

export interface Flow {
  readonly channel: number;
  readonly direction: 0 | 1;
  /** Socket that writes and socket that reads; -1 where there is none (yet). */
  readonly sender: number;
  readonly receiver: number;
  /** Bytes handed over by the writing program so far. */
  readonly written: number;
}

const writtenOf = (channel: ChannelEntry, direction: 0 | 1): number => {
  const last = channel.directions[direction].writes.at(-1);
  return last === undefined ? 0 : last.offset + last.length;
};

/** Both ways of every connection that carried bytes, in the order in which the connections were opened; the way that carries more comes first. */
export function flowsOf(index: TraceIndex): readonly Flow[] {
  return index.channels
    .filter((channel) => channel.what === 'connection')
    .flatMap((channel) =>
      ([0, 1] as const)
        .map((direction): Flow => ({
          channel: channel.channel,
          direction,
          sender: channel.sockets[direction],
          receiver: channel.sockets[direction === 0 ? 1 : 0],
          written: writtenOf(channel, direction),
        }))
        .filter((flow) => flow.written > 0 && flow.sender >= 0)
        .toSorted((a, b) => b.written - a.written || a.direction - b.direction),
    );
}

/** From the first to the last sign of life of these flows: opening, packets both ways, nothing of the quiet after them. Null where there was none. */
export function spanOf(index: TraceIndex, flows: readonly Flow[]): { readonly from: Nanoseconds; readonly to: Nanoseconds } | null {
  let from: Nanoseconds | null = null;
  let to: Nanoseconds | null = null;
  const sockets = new Set(flows.flatMap((flow) => [flow.sender, flow.receiver]));
  for (const packet of index.packets) {
    if (!sockets.has(packet.socket) && !sockets.has(packet.receiver)) continue;
    if (from === null || packet.sentAt < from) from = packet.sentAt;
    const end = packet.endedAt ?? packet.sentAt;
    if (to === null || end > to) to = end;
  }
  return from === null || to === null ? null : { from, to };
}
