/** What a TCP connection shows of itself: its state, its variables, its timers, and the last choice it made. */
import type { EventAmong } from '../events.ts';
import type { SocketView } from '../world.ts';
import { change, type WorldDraft } from './draft.ts';

type TcpEvent = EventAmong<'tcp.state' | 'tcp.variables' | 'timer.set' | 'timer.fired' | 'decision'>;

const without = (timers: SocketView['timers'], name: string): SocketView['timers'] => {
  if (!(name in timers)) return timers;
  const { [name]: _, ...others } = timers;
  return others;
};

export const reduceTcp = (draft: WorldDraft, event: TcpEvent): void => {
  if (event.kind === 'decision' && event.socket < 0) return;
  change(draft.sockets, event.socket, 'socket', (view) => {
    switch (event.kind) {
      case 'tcp.state':
        return { ...view, state: event.state, stateSince: event.id };
      case 'tcp.variables':
        return { ...view, variables: event };
      case 'timer.set':
        return { ...view, timers: event.due < 0 ? without(view.timers, event.timer) : { ...view.timers, [event.timer]: event.due } };
      case 'timer.fired':
        return { ...view, timers: without(view.timers, event.timer) };
      case 'decision':
        return { ...view, lastDecision: event.id };
    }
  });
};
