/** The index while it grows: the same rows as in entries.ts, writable, and what the next event needs to know. */
import { ns, type Nanoseconds } from '#time/nanoseconds.ts';
import { NO_EVENT, type StreamOffset } from '../events.ts';
import type { ChannelEntry, DirectionEntry, ProcessEntry, Silence, SocketEntry, ThreadEntry } from './entries.ts';
import type { CallLife } from './calllife.ts';
import type { PacketLife } from './packetlife.ts';
import type { Trace } from '../trace.ts';

/** The same shape, writable all the way down. */
export type Growing<T> = T extends number | string | boolean | null ? T : { -readonly [K in keyof T]: Growing<T[K]> };

export interface Building {
  readonly trace: Trace;
  readonly packets: PacketLife[];
  readonly calls: CallLife[];
  readonly threads: Growing<ThreadEntry>[];
  readonly processes: Growing<ProcessEntry>[];
  readonly sockets: Growing<SocketEntry>[];
  readonly channels: Growing<ChannelEntry>[];
  readonly silences: Silence[];
  hosts: Int16Array<ArrayBuffer>;
  /** First sequence number of each side of each connection, by its two endpoints. */
  readonly initial: Map<number, Map<number, number>>;
  /** For silences: how much is going on since `lastAt`. */
  flying: number;
  running: number;
  lastAt: Nanoseconds;
  /** A gap shorter than this is no silence. */
  readonly quiet: Nanoseconds;
}

export const newBuilding = (trace: Trace, quiet: Nanoseconds): Building => ({
  trace,
  packets: [],
  calls: [],
  threads: [],
  processes: [],
  sockets: [],
  channels: [],
  silences: [],
  hosts: new Int16Array(0),
  initial: new Map(),
  flying: 0,
  running: 0,
  lastAt: ns(0),
  quiet,
});

/** The row with this id. One that the trace never introduced is an error of the engine, and said. */
export const entry = <T>(list: readonly T[], id: number, what: string): T => {
  const found = list[id];
  if (found === undefined) throw new Error(`The trace speaks of ${what} ${id} before introducing it.`);
  return found;
};

/** Puts a row at its id; ids count up from 0, each used once. */
export const introduce = <T>(list: T[], id: number, what: string, row: T): void => {
  if (id !== list.length) throw new Error(`The trace introduces ${what} ${id}, but ${list.length} comes next.`);
  list.push(row);
};

export const newDirection = (): Growing<DirectionEntry> => ({
  writes: [],
  reads: [],
  packets: [],
  acked: [],
  received: [],
  end: { shut: NO_EVENT, sent: NO_EVENT, acked: NO_EVENT, received: NO_EVENT, read: NO_EVENT, reset: NO_EVENT },
});

export const asDirection = (direction: number): 0 | 1 => (direction === 0 ? 0 : 1);
export const ZERO_OFFSET = 0 as StreamOffset;
