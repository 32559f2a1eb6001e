/** connect(2): sends the SYN and waits for the handshake; on a datagram socket it only notes the peer. */
import { deadlineOf, done, fail, socketBehind, takeError, wait, type Attempt, type Caller } from '../attempt.ts';
import { POLL } from '../constants.ts';
import { portForBind, portForConnection } from '../network/ports.ts';
import { routeTo, sourceAddress } from '../network/route.ts';
import { openConnection } from '../network/tcp.ts';
import { holdPort, nameSocket, releasePort } from '../sockets.ts';
import type { OpenFile, Socket } from '../state.ts';
import type { SystemCall } from '../systemcalls.ts';
import { findConnection } from '../sockets.ts';
import { LOOPBACK_ADDRESS } from '#wire/address.ts';

type Call = Extract<SystemCall, { name: 'connect' }>;

export function connect(caller: Caller, call: Call): Attempt {
  const found = socketBehind(caller, call.fd);
  if ('errno' in found) return found;
  const { socket, file } = found;
  if (socket.type === 'datagram') return connectDatagram(caller, call, socket);
  if (caller.retry || (socket.connecting && caller.pending.progress === 1)) return outcome(caller, socket, file);
  if (socket.listening) return fail('EISCONN');
  if (socket.connecting) {
    // A connect begun earlier on a non-blocking socket: the first call after its end is told the end.
    if (socket.error === '' && socket.tcpState === 'SYN-SENT') return file.nonBlocking ? fail('EALREADY') : outcome(caller, socket, file);
    return outcome(caller, socket, file);
  }
  if (socket.tcp && !socket.gone) return fail('EISCONN');
  const begun = begin(caller, call, socket);
  return begun ?? outcome(caller, socket, file);
}

/** Chooses the way and the names, and sends the SYN. Gives an attempt only where it fails at once. */
function begin(caller: Caller, call: Call, socket: Socket): Attempt | null {
  const { k, host, cause } = caller;
  // Any address means this host (net/ipv4/route.c: a destination of 0 becomes loopback).
  const address = call.address.address === 0 ? LOOPBACK_ADDRESS : call.address.address;
  const { port } = call.address;
  if (!routeTo(k, host, address)) return fail('ENETUNREACH');
  const own = socket.address !== 0 ? socket.address : sourceAddress(host, address);
  let local = socket.port;
  if (!socket.holdsPort) {
    local = portForConnection(k, host, socket, own, address, port);
    if (local < 0) return fail('EADDRNOTAVAIL');
  } else if (findConnection(k, host, own, local, address, port)) {
    return fail('EADDRNOTAVAIL');
  }
  socket.gone = false;
  socket.shutRead = false;
  socket.shutWrite = false;
  socket.written = 0;
  socket.read = 0;
  socket.writes = 0;
  socket.endRead = false;
  socket.peerAddress = address;
  socket.peerPort = port;
  if (socket.address !== own || socket.port !== local) nameSocket(k, socket, own, local, cause);
  else if (!socket.holdsPort) holdPort(k, socket);
  socket.connecting = true;
  caller.pending.progress = 1;
  openConnection(k, host, socket, cause);
  return null;
}

/** How far the handshake is. */
function outcome(caller: Caller, socket: Socket, file: OpenFile): Attempt {
  if (socket.error !== '') {
    const errno = takeError(socket);
    disconnect(caller, socket);
    return { errno };
  }
  if (socket.tcpState !== 'SYN-SENT' && socket.tcpState !== 'SYN-RECEIVED') {
    socket.connecting = false;
    if (socket.wasConnected) return done(0);
    disconnect(caller, socket);
    return fail('ECONNABORTED');
  }
  if (file.nonBlocking) return fail(caller.pending.progress === 1 ? 'EINPROGRESS' : 'EALREADY');
  const deadline = deadlineOf(caller, socket.options.sendTimeout);
  if (deadline <= caller.k.state.now) return fail('EINPROGRESS');
  return wait('no answer to the SYN yet', socket, POLL.OUT, deadline);
}

/** A failed connect leaves the socket as new, except for a name the program gave it: it may try again (Linux tcp_disconnect). */
function disconnect(caller: Caller, socket: Socket): void {
  socket.connecting = false;
  if (!socket.gone) return;
  socket.gone = false;
  socket.tcp = null;
  socket.wasConnected = false;
  socket.peerAddress = 0;
  socket.peerPort = 0;
  if (socket.named) return;
  // The port is free again; getsockname still tells it, as on the real machine.
  releasePort(caller.k, socket);
  socket.address = 0;
}

function connectDatagram(caller: Caller, call: Call, socket: Socket): Attempt {
  const { k, host, cause } = caller;
  const address = call.address.address === 0 ? LOOPBACK_ADDRESS : call.address.address;
  if (!routeTo(k, host, address)) return fail('ENETUNREACH');
  const own = socket.address !== 0 ? socket.address : sourceAddress(host, address);
  const port = socket.holdsPort ? socket.port : portForBind(host, socket);
  if (port < 0) return fail('EAGAIN');
  socket.peerAddress = address;
  socket.peerPort = call.address.port;
  if (socket.address !== own || socket.port !== port) nameSocket(k, socket, own, port, cause);
  return done(0);
}
