/** One event into a World, by the reducer of its subject. Every kind has its reducer; the compiler holds us to it. */
import type { TraceEvent } from '../events.ts';
import type { Trace } from '../trace.ts';
import { reduceChannel, settleOutOfOrder } from './channel.ts';
import type { WorldDraft } from './draft.ts';
import { reduceKernel } from './kernel.ts';
import { reducePackets } from './packets.ts';
import { reduceProgram } from './program.ts';
import { reduceTcp, settleVariables } from './tcp.ts';

/** What only the last events of a draft decide; call it once, before the draft is sealed. */
export const settle = (draft: WorldDraft, trace: Trace): void => {
  settleVariables(draft, trace);
  settleOutOfOrder(draft, trace);
};

export const fold = (draft: WorldDraft, event: TraceEvent): void => {
  switch (event.kind) {
    case 'process.started':
    case 'process.exited':
    case 'process.stopped':
    case 'thread.started':
    case 'thread.running':
    case 'thread.ready':
    case 'thread.exited':
    case 'call.entered':
    case 'call.blocked':
    case 'call.returned':
    case 'output.written':
    case 'exception.uncaught':
      reduceProgram(draft, event);
      break;
    case 'descriptor.opened':
    case 'descriptor.closed':
    case 'socket.created':
    case 'socket.bound':
    case 'socket.listening':
    case 'socket.connection':
    case 'socket.option':
    case 'socket.error':
    case 'socket.destroyed':
    case 'queue.entered':
    case 'queue.left':
    case 'datagram.queued':
    case 'datagram.read':
      reduceKernel(draft, event);
      break;
    case 'channel.opened':
    case 'bytes.written':
    case 'bytes.acked':
    case 'bytes.received':
    case 'bytes.read':
    case 'channel.end':
      reduceChannel(draft, event);
      break;
    case 'tcp.state':
    case 'tcp.variables':
    case 'timer.set':
    case 'timer.fired':
    case 'decision':
      reduceTcp(draft, event);
      break;
    case 'packet.sent':
    case 'packet.forwarded':
    case 'packet.arrived':
    case 'packet.lost':
    case 'packet.duplicated':
      reducePackets(draft, event);
      break;
    // The lists of an epoll instance are in no World yet: trace.eventsOf finds them.
    case 'epoll.interest':
    case 'epoll.ready':
    // A piece flies as the packet it is, and so does a marked one.
    case 'packet.fragment':
    case 'packet.marked':
      break;
    case 'run.ended':
      draft.ended = event.id;
      break;
    default:
      event satisfies never;
  }
  draft.time = event.at;
  draft.events = event.id + 1;
};
