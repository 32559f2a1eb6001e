/** On which host an event happened: from the thing it speaks of, and where that says nothing, from its cause. */
import { NO_EVENT, type TraceEvent } from '../events.ts';
import { asDirection, type Building } from './building.ts';

const NOWHERE = -1;

/** Host index, or -1 for what happens on no host. Call it after the event itself has been indexed. */
export const hostOf = (building: Building, event: TraceEvent): number => {
  const ofCause = (): number => (event.cause === NO_EVENT ? NOWHERE : (building.hosts[event.cause] ?? NOWHERE));
  const ofSocket = (socket: number): number => (socket < 0 ? ofCause() : (building.sockets[socket]?.host ?? ofCause()));
  const ofProcess = (process: number): number => building.processes[process]?.host ?? ofCause();
  const ofThread = (thread: number): number => {
    const process = building.threads[thread]?.process;
    return process === undefined ? ofCause() : ofProcess(process);
  };
  const ofEnd = (channel: number, direction: 0 | 1): number => {
    const socket = building.channels[channel]?.sockets[direction] ?? -1;
    return socket < 0 ? ofCause() : ofSocket(socket);
  };
  switch (event.kind) {
    case 'process.started':
      return event.host;
    case 'process.exited':
    case 'process.stopped':
    case 'output.written':
    case 'descriptor.opened':
    case 'descriptor.closed':
      return ofProcess(event.process);
    case 'thread.started':
    case 'thread.running':
    case 'thread.ready':
    case 'thread.exited':
    case 'call.entered':
    case 'call.blocked':
    case 'call.returned':
    case 'exception.uncaught':
      return ofThread(event.thread);
    case 'socket.created':
      return event.host;
    case 'socket.bound':
    case 'socket.listening':
    case 'socket.connection':
    case 'socket.option':
    case 'socket.error':
    case 'socket.destroyed':
    case 'datagram.queued':
    case 'datagram.read':
    case 'tcp.state':
    case 'tcp.variables':
    case 'timer.set':
    case 'timer.fired':
    case 'decision':
      return ofSocket(event.socket);
    case 'queue.entered':
    case 'queue.left':
      return ofSocket(event.listener);
    case 'epoll.interest':
    case 'epoll.ready':
    case 'channel.opened':
      return ofCause();
    case 'bytes.written':
    case 'bytes.acked':
      return ofEnd(event.channel, asDirection(event.direction));
    case 'bytes.received':
    case 'bytes.read':
      return ofEnd(event.channel, asDirection(1 - event.direction));
    case 'channel.end':
      switch (event.stage) {
        case 'shut':
        case 'sent':
        case 'acked':
          return ofEnd(event.channel, asDirection(event.direction));
        case 'received':
        case 'read':
          return ofEnd(event.channel, asDirection(1 - event.direction));
        case 'reset':
          return ofCause();
      }
    // falls through: every stage has returned
    case 'packet.sent':
    case 'packet.forwarded':
    case 'packet.arrived':
      return event.host;
    case 'packet.fragment':
      return ofCause();
    case 'packet.lost':
      // Thrown away by a host it had reached (a bad checksum) is known to nobody either: no program and no socket hears of it.
      return NOWHERE;
    // The mark is known where the packet is, when it is there.
    case 'packet.marked':
    case 'packet.duplicated':
    case 'run.ended':
      return NOWHERE;
    default:
      event satisfies never;
      return NOWHERE;
  }
};
