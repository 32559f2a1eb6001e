/** listen(2): a socket becomes a listening one, with a SYN queue and an accept queue. */
import { done, fail, socketBehind, type Attempt, type Caller } from '../attempt.ts';
import { record, sysctl } from '../kernel.ts';
import { portForBind } from '../network/ports.ts';
import { enterState, nameSocket } from '../sockets.ts';
import type { SystemCall } from '../systemcalls.ts';
import { conflicts } from './bind.ts';

export function listen(caller: Caller, call: Extract<SystemCall, { name: 'listen' }>): Attempt {
  const { k, host, cause } = caller;
  const found = socketBehind(caller, call.fd);
  if ('errno' in found) return found;
  const { socket } = found;
  if (socket.type !== 'stream') return fail('EOPNOTSUPP');
  if (socket.tcpState !== 'CLOSED' && socket.tcpState !== 'LISTEN') return fail('EINVAL');
  // A negative backlog is a very large unsigned one (net/socket.c __sys_listen).
  const most = sysctl(host, 'net.core.somaxconn');
  const backlog = call.backlog < 0 ? most : Math.min(call.backlog, most);
  if (socket.listening) {
    socket.listening.backlog = backlog;
    return done(0);
  }
  if (!socket.holdsPort) {
    const port = portForBind(host, socket);
    if (port < 0) return fail('EADDRINUSE');
    nameSocket(k, socket, 0, port, cause);
  } else if (conflicts(k, host, socket, socket.address, socket.port)) {
    return fail('EADDRINUSE');
  }
  socket.listening = { backlog, syn: [], accept: [], cookies: new Map() };
  const listening = record(k, 'socket.listening', cause, { socket: socket.id, backlog });
  enterState(k, socket, 'LISTEN', listening);
  return done(0);
}
