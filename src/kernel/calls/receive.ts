/** recvfrom(2) and read(2): bytes from the receive buffer, the end of the stream, one datagram, or what stdin holds. */
import { atEnd, peek, read as readBytes, readable, type Out } from '#protocols/tcp/connection.ts';
import type { StreamOffset } from '#trace/events.ts';
import { deadlineOf, done, fail, fileOf, socketBehind, takeError, wait, type Attempt, type Caller } from '../attempt.ts';
import { MSG, POLL } from '../constants.ts';
import { record } from '../kernel.ts';
import { drive } from '../network/tcp.ts';
import { takeDatagram } from '../network/udp.ts';
import type { Socket } from '../state.ts';
import type { SystemCall } from '../systemcalls.ts';

const NOTHING = new Uint8Array(0);
const stream = (bytes: Uint8Array): Attempt => done({ bytes, address: null });

export function recvfrom(caller: Caller, call: Extract<SystemCall, { name: 'recvfrom' }>): Attempt {
  const found = socketBehind(caller, call.fd);
  if ('errno' in found) return found;
  const { socket, file } = found;
  if (call.flags & MSG.OOB) return fail('EINVAL');
  const patient = !file.nonBlocking && !(call.flags & MSG.DONTWAIT);
  return socket.type === 'stream'
    ? receiveStream(caller, socket, call.length, call.flags, patient)
    : receiveOne(caller, socket, call.length, call.flags, patient);
}

export function read(caller: Caller, call: Extract<SystemCall, { name: 'read' }>): Attempt {
  const file = fileOf(caller, call.fd);
  if (!file) return fail('EBADF');
  switch (file.what) {
    case 'null':
      return done(NOTHING);
    case 'printed':
      return fail('EBADF');
    case 'epoll':
      return fail('EINVAL');
    case 'stdin': {
      const input = file.input ?? NOTHING;
      file.input = input.slice(call.length);
      return done(input.slice(0, call.length));
    }
    case 'socket': {
      const got = recvfrom(caller, { name: 'recvfrom', fd: call.fd, length: call.length, flags: 0, wantAddress: false });
      return 'value' in got && typeof got.value === 'object' && 'bytes' in got.value ? done(got.value.bytes) : got;
    }
  }
}

/** Linux tcp.c tcp_recvmsg_locked: data first, then the pending error, then the end, then sleep. */
function receiveStream(caller: Caller, socket: Socket, length: number, flags: number, patient: boolean): Attempt {
  const { k, pending } = caller;
  if (
    socket.listening ||
    (!socket.tcp && !socket.connecting) ||
    (!socket.wasConnected && socket.tcpState === 'CLOSED' && socket.error === '')
  )
    return fail('ENOTCONN');
  const peeking = (flags & MSG.PEEK) !== 0;
  const all = (flags & MSG.WAITALL) !== 0 && !peeking;
  const have = (): number => pending.progress;
  const result = (): Attempt => stream(pending.collected.length === 1 ? pending.collected[0]! : joined(pending.collected));
  const waiting = socket.tcp ? readable(socket.tcp) : 0;
  if (waiting > 0) {
    if (length === 0) return stream(NOTHING);
    if (peeking) return stream(peek(socket.tcp!, length));
    pending.collected.push(take(caller, socket, Math.min(waiting, length - have())));
    pending.progress = pending.collected.reduce((sum, piece) => sum + piece.length, 0);
    if (!all || have() >= length) return result();
  }
  // A FIN that has come counts before any error that came after it (Linux SOCK_DONE).
  if (socket.error !== '' && !socket.tcp?.finReceived) return have() > 0 ? result() : { errno: takeError(socket) };
  if (!socket.tcp || socket.tcp.finReceived || atEnd(socket.tcp) || socket.shutRead || socket.gone) {
    if (have() > 0) return result();
    if (socket.tcp?.finReceived && !socket.endRead && !peeking) {
      socket.endRead = true;
      record(k, 'channel.end', caller.cause, { channel: socket.channel, direction: socket.direction === 0 ? 1 : 0, stage: 'read' });
    }
    return stream(NOTHING);
  }
  const deadline = deadlineOf(caller, socket.options.receiveTimeout);
  if (!patient || deadline <= k.state.now) return have() > 0 ? result() : fail('EAGAIN');
  return wait('no bytes to read', socket, POLL.IN, deadline);
}

function take(caller: Caller, socket: Socket, length: number): Uint8Array {
  const { k, pending, cause } = caller;
  const read = record(k, 'bytes.read', cause, {
    channel: socket.channel,
    direction: socket.direction === 0 ? 1 : 0,
    offset: socket.read as StreamOffset,
    length,
    call: pending.id,
  });
  socket.read += length;
  const out: Out = [];
  const bytes = readBytes(socket.tcp!, length, k.state.now, read, out);
  drive(k, socket, out, read);
  return bytes;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** One datagram; what does not fit is cut off and gone (man 2 recv, MSG_TRUNC). */
function receiveOne(caller: Caller, socket: Socket, length: number, flags: number, patient: boolean): Attempt {
  const { k } = caller;
  if (socket.error !== '') return { errno: takeError(socket) };
  const peeking = (flags & MSG.PEEK) !== 0;
  const first = peeking ? socket.datagrams[0] : takeDatagram(socket);
  if (first) {
    const taken = Math.min(length, first.bytes.length);
    if (!peeking)
      record(k, 'datagram.read', caller.cause, { socket: socket.id, packet: first.packet, length: taken, call: caller.pending.id });
    return done({ bytes: first.bytes.slice(0, taken), address: first.from });
  }
  if (socket.shutRead) return done({ bytes: NOTHING, address: null });
  const deadline = deadlineOf(caller, socket.options.receiveTimeout);
  if (!patient || deadline <= k.state.now) return fail('EAGAIN');
  return wait('no datagram to read', socket, POLL.IN, deadline);
}
