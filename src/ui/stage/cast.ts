/**
 * Who appears on the stage during the whole run, and in which fixed place: programs per host, and sockets in slots that they keep for life.
 * Derived from the trace alone, never from the instant, so that nothing jumps while time passes.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { EventId } from '#trace/events.ts';
import type { Trace } from '#trace/trace.ts';
import type { SlotKind } from './layout.ts';
import { placesOf, type Place } from './places.ts';

/** A place for a program in its host's user space: one program that starts by itself, or a process started by another. */
export interface Role {
  readonly program: string;
  /** In the trace's file table; -1 where the program has no file there. */ readonly file: number;
  /** -1 until it has started. */ readonly process: number;
  readonly start: Nanoseconds | null;
}

export interface SocketLife {
  readonly socket: number;
  readonly kind: SlotKind;
  /** Shown in its slot during [from, to). */
  readonly from: Nanoseconds;
  readonly to: Nanoseconds;
  readonly slot: number;
  readonly created: EventId;
}
export interface HostCast {
  readonly host: number;
  readonly roles: readonly Role[];
  /** Roles that never run at the same time share a place. */
  readonly places: readonly Place[];
  readonly slots: readonly SlotKind[];
  readonly lives: ReadonlyMap<number, SocketLife>;
  /** Will there be sockets without a process (TIME-WAIT)? */
  readonly orphans: boolean;
}
export interface Cast {
  readonly hosts: readonly HostCast[];
  /** Threads of each process, in order of their start. */ readonly threads: ReadonlyMap<number, readonly number[]>;
}

const remembered = new WeakMap<Trace, { readonly count: number; readonly cast: Cast }>();

/** The cast of a trace as far as it has grown. */
export function castOf(trace: Trace): Cast {
  const known = remembered.get(trace);
  if (known !== undefined && known.count === trace.count) return known.cast;
  const cast = buildCast(trace);
  remembered.set(trace, { count: trace.count, cast });
  return cast;
}

function buildCast(trace: Trace): Cast {
  const roles = trace.header.hosts.map((): Role[] => []);
  trace.header.files.forEach((file, index) => {
    if (file.start !== null) roles[file.host]?.push({ program: file.name, file: index, process: -1, start: file.start });
  });
  for (const id of trace.eventsOf('process.started')) {
    const { process, host, program, parent } = trace.eventOf('process.started', id);
    const list = roles[host];
    if (list === undefined) continue;
    const waiting = parent === -1 ? list.findIndex((role) => role.program === program && role.process === -1) : -1;
    const file = trace.header.files.findIndex((entry) => entry.name === program);
    if (waiting === -1) list.push({ program, file, process, start: trace.at(id) });
    else list[waiting] = { ...(list[waiting] ?? { program, file, start: null }), process };
  }
  const threads = new Map<number, number[]>();
  for (const id of trace.eventsOf('thread.started')) {
    const { thread, process } = trace.eventOf('thread.started', id);
    const list = threads.get(process);
    if (list === undefined) threads.set(process, [thread]);
    else list.push(thread);
  }
  const bySocket = lives(trace);
  const hosts = trace.header.hosts.map((_, host): HostCast => {
    const own = bySocket.filter((life) => life.host === host);
    const { slots, placed } = placeInSlots(own);
    const cast = roles[host] ?? [];
    return { host, roles: cast, places: placesOf(trace, cast), slots, lives: placed, orphans: own.some((life) => life.timeWait) };
  });
  return { hosts, threads };
}

interface Life {
  socket: number;
  host: number;
  kind: SlotKind;
  from: number;
  to: number;
  created: EventId;
  timeWait: boolean;
  fromQueue: boolean;
}

/** When each socket is to be seen in a slot: from its creation (from the end of its handshake where it came through a door) to TIME-WAIT or its end. */
function lives(trace: Trace): readonly Life[] {
  const all = new Map<number, Life>();
  const end = Number.POSITIVE_INFINITY;
  for (const id of trace.eventsOf('socket.created')) {
    const { socket, host, listener, type } = trace.eventOf('socket.created', id);
    all.set(socket, {
      socket,
      host,
      kind: type === 'stream' ? 'connection' : 'plain',
      from: trace.at(id),
      to: end,
      created: id,
      timeWait: false,
      fromQueue: listener !== -1,
    });
  }
  for (const life of all.values()) if (life.fromQueue) life.from = end;
  for (const id of trace.eventsOf('socket.listening')) {
    const life = all.get(trace.eventOf('socket.listening', id).socket);
    if (life !== undefined) life.kind = 'door';
  }
  for (const id of trace.eventsOf('tcp.state')) {
    const { socket, state } = trace.eventOf('tcp.state', id);
    const life = all.get(socket);
    if (life === undefined) continue;
    if (state !== 'SYN-RECEIVED' && state !== 'LISTEN' && state !== 'CLOSED') life.from = Math.min(life.from, trace.at(id));
    if (state === 'TIME-WAIT') {
      life.timeWait = true;
      life.to = Math.min(life.to, trace.at(id));
    }
  }
  for (const id of trace.eventsOf('socket.destroyed')) {
    const life = all.get(trace.eventOf('socket.destroyed', id).socket);
    if (life !== undefined) life.to = Math.min(life.to, trace.at(id));
  }
  return [...all.values()].filter((life) => life.from < life.to);
}

/** Gives every socket the first slot of its kind that is free for its whole life: doors first, then connections, then the rest. */
export function placeInSlots(lifetimes: readonly Life[]): {
  readonly slots: readonly SlotKind[];
  readonly placed: ReadonlyMap<number, SocketLife>;
} {
  const slots: SlotKind[] = [];
  const placed = new Map<number, SocketLife>();
  for (const kind of ['door', 'connection', 'plain'] as const) {
    const first = slots.length;
    const free: number[] = [];
    const own = lifetimes.filter((life) => life.kind === kind).sort((a, b) => a.from - b.from || a.socket - b.socket);
    for (const life of own) {
      let index = free.findIndex((until) => until <= life.from);
      if (index === -1) {
        index = free.length;
        slots.push(kind);
      }
      free[index] = life.to;
      placed.set(life.socket, {
        socket: life.socket,
        kind,
        from: life.from as Nanoseconds,
        to: life.to as Nanoseconds,
        slot: first + index,
        created: life.created,
      });
    }
  }
  return { slots, placed };
}
