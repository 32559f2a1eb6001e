/** Descriptors, sockets, and the queues of listening sockets. */
import type { EventAmong } from '../events.ts';
import type { IntegerTable } from '../table.ts';
import type { DescriptorView } from '../world.ts';
import type { WorldDraft } from './draft.ts';

type KernelEvent = EventAmong<
  | 'descriptor.opened'
  | 'descriptor.closed'
  | 'socket.created'
  | 'socket.bound'
  | 'socket.listening'
  | 'socket.connection'
  | 'socket.option'
  | 'socket.error'
  | 'socket.destroyed'
  | 'queue.entered'
  | 'queue.left'
  | 'datagram.queued'
  | 'datagram.read'
>;

const withDescriptor = (
  table: ReadonlyMap<number, DescriptorView>,
  descriptor: number,
  view: DescriptorView | null,
): IntegerTable<DescriptorView> => {
  const before = table as IntegerTable<DescriptorView>;
  const draft = before.edit();
  if (view === null) draft.delete(descriptor);
  else draft.set(descriptor, view);
  return draft.seal(before);
};

export const reduceKernel = (draft: WorldDraft, event: KernelEvent): void => {
  const { processes, sockets } = draft;
  switch (event.kind) {
    case 'descriptor.opened': {
      const process = processes.edit(event.process);
      const view: DescriptorView = { descriptor: event.descriptor, socket: event.socket, what: event.what, opened: event.id };
      process.descriptors = withDescriptor(process.descriptors, event.descriptor, view);
      if (event.socket < 0) return;
      // An accepted connection belongs to the process that got a descriptor for it.
      const socket = sockets.edit(event.socket);
      if (socket.process < 0) socket.process = event.process;
      return;
    }
    case 'descriptor.closed': {
      const process = processes.edit(event.process);
      process.descriptors = withDescriptor(process.descriptors, event.descriptor, null);
      return;
    }
    case 'socket.created':
      sockets.set(event.socket, {
        socket: event.socket,
        host: event.host,
        process: event.process,
        type: event.type,
        created: event.id,
        state: 'CLOSED',
        stateSince: event.id,
        address: 0,
        port: 0,
        peerAddress: 0,
        peerPort: 0,
        channel: -1,
        direction: 0,
        listening: null,
        listener: event.listener,
        // What comes in at a listening socket has its options (Linux sk_clone_lock).
        options: event.listener < 0 ? {} : (sockets.get(event.listener)?.options ?? {}),
        error: '',
        datagrams: [],
        datagramLimit: 0,
        variables: null,
        timers: {},
        lastDecision: null,
        destroyed: false,
      });
      return;
    case 'socket.bound': {
      const socket = sockets.edit(event.socket);
      socket.address = event.address;
      socket.port = event.port;
      return;
    }
    case 'socket.listening': {
      const socket = sockets.edit(event.socket);
      socket.listening = { backlog: event.backlog, syn: socket.listening?.syn ?? [], accept: socket.listening?.accept ?? [] };
      return;
    }
    case 'socket.connection': {
      const socket = sockets.edit(event.socket);
      socket.channel = event.channel;
      socket.direction = event.direction === 0 ? 0 : 1;
      socket.address = event.address;
      socket.port = event.port;
      socket.peerAddress = event.peerAddress;
      socket.peerPort = event.peerPort;
      return;
    }
    case 'socket.option': {
      const socket = sockets.edit(event.socket);
      socket.options = { ...socket.options, [event.name]: event.value };
      return;
    }
    case 'socket.error':
      sockets.edit(event.socket).error = event.errno;
      return;
    case 'socket.destroyed': {
      const socket = sockets.edit(event.socket);
      socket.destroyed = true;
      socket.timers = {};
      return;
    }
    case 'queue.entered':
    case 'queue.left': {
      const socket = sockets.edit(event.listener);
      const queues = socket.listening;
      if (queues === null) return;
      const others = queues[event.queue].filter((waiting) => waiting !== event.socket);
      socket.listening = { ...queues, [event.queue]: event.kind === 'queue.entered' ? [...others, event.socket] : others };
      return;
    }
    case 'datagram.queued': {
      const socket = sockets.edit(event.socket);
      const { packet, length, address, port, memory } = event;
      socket.datagrams = [...socket.datagrams, { queued: event.id, packet, length, address, port, memory }];
      socket.datagramLimit = event.limit;
      return;
    }
    case 'datagram.read': {
      const socket = sockets.edit(event.socket);
      socket.datagrams = socket.datagrams.filter((one) => one.packet !== event.packet);
      return;
    }
    default:
      event satisfies never;
  }
};
