/** Indexes sockets: their states over time, their descriptors, their decisions, and which channel joins them. */
import { NO_EVENT, type EventAmong } from '../events.ts';
import { asDirection, entry, introduce, type Building } from './building.ts';

type SocketEvent = EventAmong<'socket.created' | 'socket.connection' | 'socket.destroyed' | 'descriptor.opened' | 'tcp.state' | 'decision'>;

export const indexSocket = (building: Building, event: SocketEvent): void => {
  switch (event.kind) {
    case 'socket.created':
      introduce(building.sockets, event.socket, 'socket', {
        socket: event.socket,
        host: event.host,
        created: event.id,
        destroyed: NO_EVENT,
        listener: event.listener,
        channel: -1,
        direction: 0,
        states: [],
        decisions: [],
        descriptors: [],
      });
      return;
    case 'socket.connection': {
      const socket = entry(building.sockets, event.socket, 'socket');
      socket.channel = event.channel;
      socket.direction = asDirection(event.direction);
      const channel = building.channels[event.channel];
      if (channel !== undefined) channel.sockets[socket.direction] = event.socket;
      return;
    }
    case 'socket.destroyed': {
      const socket = entry(building.sockets, event.socket, 'socket');
      socket.destroyed = event.id;
      const open = socket.states.at(-1);
      if (open !== undefined && open.to === null) open.to = event.at;
      return;
    }
    case 'descriptor.opened':
      if (event.socket >= 0) {
        entry(building.sockets, event.socket, 'socket').descriptors.push({
          process: event.process,
          descriptor: event.descriptor,
          opened: event.id,
        });
      }
      return;
    case 'tcp.state': {
      const { states } = entry(building.sockets, event.socket, 'socket');
      const open = states.at(-1);
      if (open !== undefined && open.to === null) {
        if (open.from === event.at) states.pop();
        else open.to = event.at;
      }
      states.push({ from: event.at, to: null, state: event.state, event: event.id });
      return;
    }
    case 'decision':
      if (event.socket >= 0) entry(building.sockets, event.socket, 'socket').decisions.push(event.id);
      return;
    default:
      event satisfies never;
  }
};
