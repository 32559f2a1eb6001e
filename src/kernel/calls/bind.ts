/** bind(2): a local name for a socket, and who else may have the same. */
import { done, fail, socketBehind, type Attempt, type Caller } from '../attempt.ts';
import { isLocal } from '../network/route.ts';
import { portForBind } from '../network/ports.ts';
import { nameSocket, otherHolders } from '../sockets.ts';
import type { HostState, Kernel, Socket } from '../state.ts';
import type { SystemCall } from '../systemcalls.ts';

export function bind(caller: Caller, call: Extract<SystemCall, { name: 'bind' }>): Attempt {
  const { k, host, cause } = caller;
  const found = socketBehind(caller, call.fd);
  if ('errno' in found) return found;
  const { socket } = found;
  const { address, port } = call.address;
  if (address !== 0 && !isLocal(host, address)) return fail('EADDRNOTAVAIL');
  if (socket.holdsPort || socket.tcpState !== 'CLOSED') return fail('EINVAL');
  const chosen = port === 0 ? portForBind(host, socket) : port;
  if (chosen < 0 || conflicts(k, host, socket, address, chosen)) return fail('EADDRINUSE');
  nameSocket(k, socket, address, chosen, cause);
  socket.named = true;
  return done(0);
}

/**
 * Whether somebody else's name stands in the way (Linux inet_connection_sock.c inet_bind_conflict, udp.c udp_lib_lport_inuse): same port, addresses
 * that overlap, unless both sides set SO_REUSEADDR and, for TCP, the other one does not listen. Connections and TIME-WAIT count too.
 */
export function conflicts(k: Kernel, host: HostState, socket: Socket, address: number, port: number): boolean {
  return otherHolders(k, host, socket, port).some((other) => {
    if (other.address !== 0 && address !== 0 && other.address !== address) return false;
    if (socket.options.reusePort && other.options.reusePort) return false;
    const shared = socket.options.reuseAddress && other.options.reuseAddress;
    return !(shared && (socket.type === 'datagram' || other.listening === null));
  });
}
