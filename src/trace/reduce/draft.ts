/**
 * A World being folded: its tables as drafts. Views inside the tables are never changed, only replaced by changed copies,
 * so a World that has been sealed stays what it was.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { emptyTable, type IntegerTable, type TableDraft } from '../table.ts';
import type { EventId } from '../events.ts';
import type { ChannelView, FlyingPacket, ProcessView, SocketView, ThreadView, World } from '../world.ts';

export interface WorldDraft {
  time: Nanoseconds;
  events: number;
  readonly processes: TableDraft<ProcessView>;
  readonly threads: TableDraft<ThreadView>;
  readonly sockets: TableDraft<SocketView>;
  readonly channels: TableDraft<ChannelView>;
  readonly flying: TableDraft<FlyingPacket>;
  ended: EventId | null;
}

/** The World before the first event. */
export const EMPTY_WORLD: World = {
  time: 0 as Nanoseconds,
  events: 0,
  processes: emptyTable<ProcessView>(),
  threads: emptyTable<ThreadView>(),
  sockets: emptyTable<SocketView>(),
  channels: emptyTable<ChannelView>(),
  flying: emptyTable<FlyingPacket>(),
  ended: null,
};

const tableOf = <T>(table: ReadonlyMap<number, T>): IntegerTable<T> => table as IntegerTable<T>;

export const draftOf = (world: World): WorldDraft => ({
  time: world.time,
  events: world.events,
  processes: tableOf(world.processes).edit(),
  threads: tableOf(world.threads).edit(),
  sockets: tableOf(world.sockets).edit(),
  channels: tableOf(world.channels).edit(),
  flying: tableOf(world.flying).edit(),
  ended: world.ended,
});

/** The draft as a World; tables that were not touched are those of `before`. */
export const sealed = (draft: WorldDraft, before: World): World => ({
  time: draft.time,
  events: draft.events,
  processes: draft.processes.seal(tableOf(before.processes)),
  threads: draft.threads.seal(tableOf(before.threads)),
  sockets: draft.sockets.seal(tableOf(before.sockets)),
  channels: draft.channels.seal(tableOf(before.channels)),
  flying: draft.flying.seal(tableOf(before.flying)),
  ended: draft.ended,
});

/** Replaces one entry by a changed copy. An id nobody introduced is an error of the engine, and said. */
export const change = <T>(table: TableDraft<T>, key: number, what: string, next: (before: T) => T): void => {
  const before = table.get(key);
  if (before === undefined) throw new Error(`The trace speaks of ${what} ${key} before introducing it.`);
  table.set(key, next(before));
};
