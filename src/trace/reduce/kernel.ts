/** Descriptors, sockets, and the queues of listening sockets. */
import type { EventAmong } from '../events.ts';
import type { IntegerTable } from '../table.ts';
import type { DescriptorView, SocketView } from '../world.ts';
import { change, type WorldDraft } from './draft.ts';

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
  const socket = (id: number, next: (view: SocketView) => SocketView): void => change(sockets, id, 'socket', next);
  switch (event.kind) {
    case 'descriptor.opened': {
      const view: DescriptorView = { descriptor: event.descriptor, socket: event.socket, what: event.what, opened: event.id };
      change(processes, event.process, 'process', (process) => ({
        ...process,
        descriptors: withDescriptor(process.descriptors, event.descriptor, view),
      }));
      // An accepted connection belongs to the process that got a descriptor for it.
      if (event.socket >= 0) socket(event.socket, (before) => (before.process >= 0 ? before : { ...before, process: event.process }));
      return;
    }
    case 'descriptor.closed':
      change(processes, event.process, 'process', (process) => ({
        ...process,
        descriptors: withDescriptor(process.descriptors, event.descriptor, null),
      }));
      return;
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
        options: {},
        error: '',
        variables: null,
        timers: {},
        lastDecision: null,
        destroyed: false,
      });
      return;
    case 'socket.bound':
      socket(event.socket, (view) => ({ ...view, address: event.address, port: event.port }));
      return;
    case 'socket.listening':
      socket(event.socket, (view) => ({
        ...view,
        listening: { backlog: event.backlog, syn: view.listening?.syn ?? [], accept: view.listening?.accept ?? [] },
      }));
      return;
    case 'socket.connection':
      socket(event.socket, (view) => ({
        ...view,
        channel: event.channel,
        direction: event.direction === 0 ? 0 : 1,
        address: event.address,
        port: event.port,
        peerAddress: event.peerAddress,
        peerPort: event.peerPort,
      }));
      return;
    case 'socket.option':
      socket(event.socket, (view) => ({ ...view, options: { ...view.options, [event.name]: event.value } }));
      return;
    case 'socket.error':
      socket(event.socket, (view) => ({ ...view, error: event.errno }));
      return;
    case 'socket.destroyed':
      socket(event.socket, (view) => ({ ...view, destroyed: true, timers: {} }));
      return;
    case 'queue.entered':
      socket(event.listener, (view) =>
        view.listening === null
          ? view
          : { ...view, listening: { ...view.listening, [event.queue]: [...view.listening[event.queue], event.socket] } },
      );
      return;
    case 'queue.left':
      socket(event.listener, (view) =>
        view.listening === null
          ? view
          : {
              ...view,
              listening: { ...view.listening, [event.queue]: view.listening[event.queue].filter((waiting) => waiting !== event.socket) },
            },
      );
      return;
    default:
      event satisfies never;
  }
};
