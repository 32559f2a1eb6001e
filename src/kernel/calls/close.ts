/** close(2): gives a descriptor back; the last one takes the socket from the program. With SO_LINGER it waits for the last ACK. */
import { SECOND, times } from '#time/nanoseconds.ts';
import { deadlineOf, done, fail, fileOf, wait, type Attempt, type Caller } from '../attempt.ts';
import { POLL } from '../constants.ts';
import { closeDescriptor } from '../descriptors.ts';
import type { Socket } from '../state.ts';
import type { SystemCall } from '../systemcalls.ts';

export function close(caller: Caller, call: Extract<SystemCall, { name: 'close' }>): Attempt {
  const { k, process, cause, pending } = caller;
  if (caller.retry) return linger(caller, pending.progress - 1);
  const file = fileOf(caller, call.fd);
  if (!file) return fail('EBADF');
  const socket = file.what === 'socket' ? k.state.sockets.get(file.target) : undefined;
  const last = file.references === 1;
  closeDescriptor(k, process, call.fd, cause);
  if (!last || !socket?.tcp || !socket.options.linger.on || socket.options.linger.seconds === 0) return done(0);
  deadlineOf(caller, times(SECOND, socket.options.linger.seconds));
  pending.progress = socket.id + 1;
  return linger(caller, socket.id);
}

/** Waits until everything, the FIN included, is acknowledged, or the time is over (Linux net/core/stream.c sk_stream_wait_close). */
function linger(caller: Caller, id: number): Attempt {
  const socket = caller.k.state.sockets.get(id);
  const deadline = caller.pending.deadline;
  if (!socket || socket.gone || !waits(socket) || deadline === null || deadline <= caller.k.state.now) return done(0);
  return wait('the last bytes are not acknowledged yet', socket, POLL.HUP, deadline);
}

const waits = (socket: Socket): boolean =>
  socket.tcpState === 'FIN-WAIT-1' || socket.tcpState === 'CLOSING' || socket.tcpState === 'LAST-ACK';
