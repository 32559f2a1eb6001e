/** accept4(2): takes the first finished connection from the accept queue; the handshake was the kernel's business. */
import { POLL } from '../constants.ts';
import { deadlineOf, done, fail, socketBehind, wait, type Attempt, type Caller } from '../attempt.ts';
import { freeDescriptor, install, openFile } from '../descriptors.ts';
import { record, socketOf } from '../kernel.ts';
import type { SystemCall } from '../systemcalls.ts';

export function accept(caller: Caller, call: Extract<SystemCall, { name: 'accept4' }>): Attempt {
  const { k, process, cause } = caller;
  const found = socketBehind(caller, call.fd);
  if ('errno' in found) return found;
  const { socket, file } = found;
  if (socket.type !== 'stream') return fail('EOPNOTSUPP');
  if (!socket.listening) return fail('EINVAL');
  const next = socket.listening.accept[0];
  if (next === undefined) {
    const deadline = deadlineOf(caller, socket.options.receiveTimeout);
    if (file.nonBlocking || deadline <= k.state.now) return fail('EAGAIN');
    return wait('no finished connection', socket, POLL.IN, deadline);
  }
  const descriptor = freeDescriptor(process);
  if (descriptor < 0) return fail('EMFILE');
  socket.listening.accept.shift();
  const child = socketOf(k, next);
  child.open = true;
  const left = record(k, 'queue.left', cause, { listener: socket.id, socket: child.id, queue: 'accept', why: 'accepted' });
  install(k, process, descriptor, openFile(k, 'socket', child.id), left);
  return done({ fd: descriptor, address: { address: child.peerAddress, port: child.peerPort } });
}
