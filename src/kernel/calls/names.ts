/** getsockname(2) and getpeername(2). */
import { done, fail, socketBehind, type Attempt, type Caller } from '../attempt.ts';
import type { SystemCall } from '../systemcalls.ts';

export function getsockname(caller: Caller, call: Extract<SystemCall, { name: 'getsockname' }>): Attempt {
  const found = socketBehind(caller, call.fd);
  if ('errno' in found) return found;
  return done({ address: found.socket.address, port: found.socket.port });
}

/** ENOTCONN before the handshake is through and after the connection is gone (net/ipv4/af_inet.c inet_getname). */
export function getpeername(caller: Caller, call: Extract<SystemCall, { name: 'getpeername' }>): Attempt {
  const found = socketBehind(caller, call.fd);
  if ('errno' in found) return found;
  const { socket } = found;
  if (socket.peerPort === 0) return fail('ENOTCONN');
  if (socket.type === 'stream' && (socket.tcpState === 'CLOSED' || socket.tcpState === 'SYN-SENT')) return fail('ENOTCONN');
  return done({ address: socket.peerAddress, port: socket.peerPort });
}
