/** What a TCP connection shows of itself: its state, its variables, its timers, and the last choice it made. */
import type { EventAmong } from '../events.ts';
import type { Trace } from '../trace.ts';
import type { SocketView } from '../world.ts';
import type { WorldDraft } from './draft.ts';

type TcpEvent = EventAmong<'tcp.state' | 'tcp.variables' | 'timer.set' | 'timer.fired' | 'decision'>;

const without = (timers: SocketView['timers'], name: string): SocketView['timers'] => {
  if (!(name in timers)) return timers;
  const { [name]: _, ...others } = timers;
  return others;
};

/** Reads the variables of each socket as its last tcp.variables gives them. */
export const settleVariables = (draft: WorldDraft, trace: Trace): void =>
  draft.variables.forEach((id, socket) => {
    draft.sockets.edit(socket).variables = trace.eventOf('tcp.variables', id);
  });

export const reduceTcp = (draft: WorldDraft, event: TcpEvent): void => {
  switch (event.kind) {
    case 'tcp.state': {
      const socket = draft.sockets.edit(event.socket);
      socket.state = event.state;
      socket.stateSince = event.id;
      return;
    }
    case 'tcp.variables':
      draft.variables.set(event.socket, event.id);
      return;
    case 'timer.set': {
      const socket = draft.sockets.edit(event.socket);
      socket.timers = event.due < 0 ? without(socket.timers, event.timer) : { ...socket.timers, [event.timer]: event.due };
      return;
    }
    case 'timer.fired': {
      const socket = draft.sockets.edit(event.socket);
      socket.timers = without(socket.timers, event.timer);
      return;
    }
    case 'decision':
      if (event.socket >= 0) draft.sockets.edit(event.socket).lastDecision = event.id;
      return;
    default:
      event satisfies never;
  }
};
