/**
 * One host's eyes: which parts of another host's card have not causally reached that host, and are veiled. Read off the causes the engine recorded
 * (trace/eyes.ts), so the veil is exact: a part is seen only when the last thing that changed it is known.
 */
import { knownTo } from '#trace/eyes.ts';
import { NO_EVENT, type EventId } from '#trace/events.ts';
import type { DirectionEntry } from '#trace/index/entries.ts';
import type { TraceIndex } from '#trace/index/index.ts';
import type { SocketView, World } from '#trace/world.ts';

export interface ProgramVeil {
  readonly code: boolean;
  readonly output: boolean;
}
export interface SocketVeil {
  readonly socket: boolean;
  readonly send: boolean;
  readonly receive: boolean;
}
export interface Veils {
  readonly program: (process: number) => ProgramVeil;
  readonly socket: (socket: number) => SocketVeil;
}

const CLEAR: Veils = { program: () => ({ code: false, output: false }), socket: () => ({ socket: false, send: false, receive: false }) };

/** What host `eyes` cannot know of host `host` at the instant of `world`; nothing is veiled with both eyes or on its own card. */
export function veilsOf(index: TraceIndex, world: World, eyes: number | null, host: number): Veils {
  if (eyes === null || eyes === host) return CLEAR;
  const known = knownTo(index, eyes, world.events);
  const veiled = (event: EventId): boolean => event === NO_EVENT || !known(event);
  return {
    program: (process) => {
      const view = world.processes.get(process);
      const thread = [...world.threads.values()].find((one) => one.process === process);
      const last = view?.exited?.event ?? thread?.call?.entered ?? thread?.lastCall?.returned ?? view?.started ?? NO_EVENT;
      return { code: veiled(last), output: view?.output == null ? veiled(view?.started ?? NO_EVENT) : veiled(view.output) };
    },
    socket: (socket) => {
      const view = world.sockets.get(socket);
      if (view === undefined) return { socket: true, send: true, receive: true };
      return {
        socket: veiled(view.stateSince),
        send: veiled(lastOf(index, world, view, 'send')),
        receive: veiled(lastOf(index, world, view, 'receive')),
      };
    },
  };
}

/** The last event that changed a buffer within the world's events; the socket's creation where nothing has yet. */
function lastOf(index: TraceIndex, world: World, view: SocketView, side: 'send' | 'receive'): EventId {
  const channel = index.channels[view.channel];
  if (channel === undefined) return view.created;
  const entry: DirectionEntry = channel.directions[side === 'send' ? view.direction : view.direction === 0 ? 1 : 0];
  const lists = side === 'send' ? [entry.writes, entry.acked] : [entry.received, entry.reads];
  const sent = side === 'send' ? entry.packets.map((packet) => ({ event: index.packets[packet]?.departed ?? NO_EVENT })) : [];
  return [...lists, sent].reduce((last, list) => Math.max(last, lastBefore(list, world.events)), view.created);
}

function lastBefore(list: readonly { readonly event: EventId }[], events: number): EventId {
  for (let at = list.length - 1; at >= 0; at -= 1) {
    const event = list[at]?.event ?? NO_EVENT;
    if (event < events) return event;
  }
  return NO_EVENT;
}
