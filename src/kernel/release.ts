/** What is left when the last descriptor of a socket is closed, or a listening socket stops listening. */
import type { EventId } from '#trace/events.ts';
import { record, socketOf } from './kernel.ts';
import { abandonConnection, closeConnection } from './network/tcp.ts';
import { destroySocket, enterState } from './sockets.ts';
import type { Kernel, Socket } from './state.ts';

/** The last descriptor is closed: a connection lives on in the kernel until it is through, everything else is gone. */
export function releaseSocket(k: Kernel, id: number, cause: EventId): void {
  const socket = socketOf(k, id);
  socket.open = false;
  if (socket.listening) closeListener(k, socket, cause);
  if (socket.tcp) closeConnection(k, socket, cause);
  else destroySocket(k, socket, cause);
}

/** Nobody accepts any more: finished connections that waited are reset, unfinished ones forgotten (inet_csk_listen_stop). */
export function closeListener(k: Kernel, socket: Socket, cause: EventId): void {
  const { listening } = socket;
  if (!listening) return;
  socket.listening = null;
  for (const queue of ['accept', 'syn'] as const) {
    for (const child of listening[queue].splice(0)) {
      const left = record(k, 'queue.left', cause, { listener: socket.id, socket: child, queue, why: 'dropped' });
      abandonConnection(k, socketOf(k, child), queue === 'accept', left);
    }
  }
  enterState(k, socket, 'CLOSED', cause);
}
