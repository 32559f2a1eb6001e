/**
 * A World being folded. A view is copied when it is touched first, and changed in place from then on, so that folding n events costs n small
 * changes and one copy of each view they touched. Views of sealed Worlds are never changed.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { EventId } from '../events.ts';
import { emptyTable, type IntegerTable } from '../table.ts';
import type { ChannelView, FlyingPacket, Ledger, ProcessView, SocketView, ThreadView, World } from '../world.ts';

/** The same fields, writable; what they hold is replaced, not changed. */
export type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** The views of one table while they are being changed. */
export class ViewsDraft<T extends object> {
  readonly #before: IntegerTable<T>;
  readonly #what: string;
  /** Views of this draft's own: copies and new ones; null where one was taken out. */
  readonly #own = new Map<number, Writable<T> | null>();

  constructor(before: ReadonlyMap<number, T>, what: string) {
    this.#before = before as IntegerTable<T>;
    this.#what = what;
  }

  /** The view to be changed. An id nobody introduced is an error of the engine, and said. */
  edit(id: number): Writable<T> {
    const view = this.#own.get(id);
    if (view) return view;
    const before = view === null ? undefined : this.#before.get(id);
    if (before === undefined) throw new Error(`The trace speaks of ${this.#what} ${id} before introducing it.`);
    const copy: Writable<T> = { ...before };
    this.#own.set(id, copy);
    return copy;
  }

  /** The view to be looked at, or undefined. */
  get(id: number): T | undefined {
    const own = this.#own.get(id);
    return own === undefined ? this.#before.get(id) : (own ?? undefined);
  }

  /** Puts a new view in; the draft may change it from now on. */
  set(id: number, view: T): void {
    this.#own.set(id, view);
  }

  delete(id: number): void {
    this.#own.set(id, null);
  }

  /** The table with all changes; the one before where there are none. The draft is used up. */
  seal(): IntegerTable<T> {
    if (this.#own.size === 0) return this.#before;
    const draft = this.#before.edit();
    this.#own.forEach((view, id) => {
      if (view === null) draft.delete(id);
      else draft.set(id, view);
    });
    return draft.seal(this.#before);
  }
}

export interface WorldDraft {
  /** Id of the first event folded into this draft: what an event from there on made is the draft's own. */
  readonly first: EventId;
  time: Nanoseconds;
  events: number;
  readonly processes: ViewsDraft<ProcessView>;
  readonly threads: ViewsDraft<ThreadView>;
  readonly sockets: ViewsDraft<SocketView>;
  readonly channels: ViewsDraft<ChannelView>;
  readonly flying: ViewsDraft<FlyingPacket>;
  ended: EventId | null;
  /** Where each event replaces the one before, only the last is read, when the draft is sealed: tcp.variables by socket, bytes.received by ledger. */
  readonly variables: Map<number, EventId>;
  readonly received: Map<number, EventId>;
  /** Ledgers of this draft's own, by channel and direction. */
  readonly ledgers: Map<number, Writable<Ledger>>;
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

export const draftOf = (world: World): WorldDraft => ({
  first: world.events,
  time: world.time,
  events: world.events,
  processes: new ViewsDraft(world.processes, 'process'),
  threads: new ViewsDraft(world.threads, 'thread'),
  sockets: new ViewsDraft(world.sockets, 'socket'),
  channels: new ViewsDraft(world.channels, 'channel'),
  flying: new ViewsDraft(world.flying, 'packet'),
  ended: world.ended,
  variables: new Map(),
  received: new Map(),
  ledgers: new Map(),
});

/** The draft as a World; tables that were not touched stay the same objects. */
export const sealed = (draft: WorldDraft): World => ({
  time: draft.time,
  events: draft.events,
  processes: draft.processes.seal(),
  threads: draft.threads.seal(),
  sockets: draft.sockets.seal(),
  channels: draft.channels.seal(),
  flying: draft.flying.seal(),
  ended: draft.ended,
});
