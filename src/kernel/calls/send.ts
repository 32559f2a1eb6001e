/** sendto(2) and write(2): bytes go into the send buffer, or out as a datagram, or into what the program prints. */
import { maySend, send as sendBytes, sendSpace, type Out } from '#protocols/tcp/connection.ts';
import type { StreamOffset } from '#trace/events.ts';
import { deadlineOf, done, fail, fileOf, socketBehind, takeError, wait, type Attempt, type Caller } from '../attempt.ts';
import { MSG, POLL, UDP_LARGEST } from '../constants.ts';
import { record } from '../kernel.ts';
import { portForBind } from '../network/ports.ts';
import { isLocal, routeTo, sourceAddress } from '../network/route.ts';
import { drive } from '../network/tcp.ts';
import { sendDatagram } from '../network/udp.ts';
import { printBytes } from '../output.ts';
import { nameSocket } from '../sockets.ts';
import type { Socket } from '../state.ts';
import type { SocketAddress, SystemCall } from '../systemcalls.ts';
import { LOOPBACK_ADDRESS } from '#wire/address.ts';

export function sendto(caller: Caller, call: Extract<SystemCall, { name: 'sendto' }>): Attempt {
  const found = socketBehind(caller, call.fd);
  if ('errno' in found) return found;
  const { socket, file } = found;
  if (call.flags & MSG.OOB) return fail('EOPNOTSUPP');
  const patient = !file.nonBlocking && !(call.flags & MSG.DONTWAIT);
  return socket.type === 'stream'
    ? sendStream(caller, socket, call.bytes, call.flags, patient)
    : sendOne(caller, socket, call.bytes, call.address);
}

export function write(caller: Caller, call: Extract<SystemCall, { name: 'write' }>): Attempt {
  const file = fileOf(caller, call.fd);
  if (!file) return fail('EBADF');
  switch (file.what) {
    case 'null':
      return done(call.bytes.length);
    case 'stdin':
      return fail('EBADF');
    case 'epoll':
      return fail('EINVAL');
    case 'printed':
      printBytes(caller.k, caller.process, file.target === 1 ? 1 : 2, call.bytes, caller.cause);
      return done(call.bytes.length);
    case 'socket':
      return sendto(caller, { name: 'sendto', fd: call.fd, bytes: call.bytes, flags: 0, address: null });
  }
}

/** Linux tcp.c tcp_sendmsg_locked: takes what fits, sleeps for room where the socket is blocking, and returns what it took. */
function sendStream(caller: Caller, socket: Socket, bytes: Uint8Array, flags: number, patient: boolean): Attempt {
  const { k, pending } = caller;
  const taken = pending.progress;
  if (socket.tcpState === 'SYN-SENT' || socket.tcpState === 'SYN-RECEIVED') {
    if (socket.error === '') {
      if (!patient) return fail('EAGAIN');
      return wait('no answer to the SYN yet', socket, POLL.OUT, deadlineOf(caller, socket.options.sendTimeout));
    }
  }
  // A pending error comes before "broken pipe" (net/core/stream.c sk_stream_error); what was taken already counts first.
  if (socket.error !== '' || !socket.tcp || socket.gone || socket.shutWrite || !maySend(socket.tcp)) {
    if (taken > 0) return done(taken);
    return socket.error !== '' ? { errno: takeError(socket) } : fail('EPIPE');
  }
  if (taken < bytes.length) fill(caller, socket, bytes.subarray(taken), (flags & MSG.MORE) !== 0);
  if (pending.progress >= bytes.length) return done(bytes.length);
  if (!patient) return pending.progress > 0 ? done(pending.progress) : fail('EAGAIN');
  const deadline = deadlineOf(caller, socket.options.sendTimeout);
  if (deadline <= k.state.now) return pending.progress > 0 ? done(pending.progress) : fail('EAGAIN');
  return wait('the send buffer is full', socket, POLL.OUT, deadline);
}

/** Puts as much as fits into the send buffer. The write is the ground of what the TCP makes of it, so its event comes first. */
function fill(caller: Caller, socket: Socket, rest: Uint8Array, more: boolean): void {
  const { k, pending, cause } = caller;
  const { tcp } = socket;
  if (!tcp) return;
  const out: Out = [];
  const ground = sendSpace(tcp) > 0 ? k.state.nextEvent : cause;
  const taken = sendBytes(tcp, rest, k.state.now, ground, more, out);
  if (taken === 0) {
    drive(k, socket, out, cause);
    return;
  }
  const written = record(k, 'bytes.written', cause, {
    channel: socket.channel,
    direction: socket.direction,
    offset: socket.written as StreamOffset,
    bytes: rest.subarray(0, taken),
    write: ++socket.writes,
    call: pending.id,
  });
  socket.written += taken;
  pending.progress += taken;
  drive(k, socket, out, written);
}

/** One datagram, whole or not at all. */
function sendOne(caller: Caller, socket: Socket, bytes: Uint8Array, to: SocketAddress | null): Attempt {
  const { k, host, cause } = caller;
  const peer = to ?? (socket.peerPort !== 0 ? { address: socket.peerAddress, port: socket.peerPort } : null);
  if (!peer) return fail('EDESTADDRREQ');
  if (peer.port === 0) return fail('EINVAL');
  if (bytes.length > UDP_LARGEST) return fail('EMSGSIZE');
  if (socket.error !== '') return { errno: takeError(socket) };
  const address = peer.address === 0 ? LOOPBACK_ADDRESS : peer.address;
  if (address === 0xffffffff && !socket.options.broadcast) return fail('EACCES');
  if (!routeTo(k, host, address)) return fail('ENETUNREACH');
  if (!socket.holdsPort) {
    const port = portForBind(host, socket);
    if (port < 0) return fail('EAGAIN');
    nameSocket(k, socket, 0, port, cause);
  }
  const source = socket.address !== 0 ? socket.address : sourceAddress(host, address);
  // From 127.0.0.1 nothing leaves the host.
  if (source === LOOPBACK_ADDRESS && !isLocal(host, address)) return fail('EINVAL');
  sendDatagram(k, host, socket, bytes, source, address, peer.port, cause);
  return done(bytes.length);
}
