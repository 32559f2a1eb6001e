/** poll(2): which descriptors are ready, or sleep until one is. */
import { atEnd, readable, writable } from '#protocols/tcp/connection.ts';
import { FOREVER } from '#time/nanoseconds.ts';
import { deadlineOf, done, fileOf, type Attempt, type Caller } from '../attempt.ts';
import { EPOLL, POLL } from '../constants.ts';
import type { Kernel, OpenFile, Socket } from '../state.ts';
import type { SystemCall } from '../systemcalls.ts';

export function poll(caller: Caller, call: Extract<SystemCall, { name: 'poll' }>): Attempt {
  const deadline = deadlineOf(caller, call.timeout < 0 ? FOREVER : call.timeout);
  const ready = call.fds.map(({ fd, events }) => {
    if (fd < 0) return 0;
    const file = fileOf(caller, fd);
    return file ? readiness(caller.k, file) & (events | POLL.ERR | POLL.HUP) : POLL.NVAL;
  });
  if (ready.some((events) => events !== 0) || deadline <= caller.k.state.now) return done(ready);
  const on = call.fds.flatMap(({ fd, events }) => {
    const file = fileOf(caller, fd);
    return file?.what === 'socket' ? [{ socket: file.target, events }] : [];
  });
  return { reason: call.fds.length === 1 ? 'the descriptor is not ready' : 'no descriptor is ready', on, deadline };
}

/** What of an open file is ready now, in the bits of poll and epoll. */
export function readiness(k: Kernel, file: OpenFile): number {
  const ready = plainReadiness(k, file);
  return ready | (ready & POLL.IN ? EPOLL.RDNORM : 0) | (ready & POLL.OUT ? EPOLL.WRNORM : 0);
}

function plainReadiness(k: Kernel, file: OpenFile): number {
  switch (file.what) {
    case 'null':
      return POLL.IN | POLL.OUT;
    case 'stdin':
      return POLL.IN;
    case 'printed':
      return POLL.OUT;
    case 'epoll':
      return (k.state.epolls.get(file.target)?.ready.length ?? 0) > 0 ? POLL.IN : 0;
    case 'socket': {
      const socket = k.state.sockets.get(file.target);
      if (!socket) return POLL.NVAL;
      return socket.type === 'stream' ? streamReadiness(socket) : datagramReadiness(socket);
    }
  }
}

/** Linux tcp.c tcp_poll. "Writable" means room in the own send buffer, and is also said where writing would fail at once. */
export function streamReadiness(socket: Socket): number {
  if (socket.listening) return socket.listening.accept.length > 0 ? POLL.IN : 0;
  let ready = socket.error !== '' ? POLL.ERR : 0;
  const { tcp } = socket;
  const through = socket.tcpState === 'CLOSED' || socket.gone;
  const ended = through || socket.shutRead || (tcp !== null && socket.wasConnected && receivedEnd(socket));
  const shut = through || socket.shutWrite;
  if (through || (ended && shut)) ready |= POLL.HUP;
  if (ended && (socket.wasConnected || socket.error !== '')) ready |= POLL.IN | POLL.RDHUP;
  if (socket.tcpState === 'SYN-SENT' || socket.tcpState === 'SYN-RECEIVED') return ready;
  if (tcp && readable(tcp) > 0) ready |= POLL.IN;
  if (shut || (tcp && writable(tcp))) ready |= POLL.OUT;
  // Whoever asks in vain is told when there is room again (Linux SOCK_NOSPACE).
  else if (tcp) tcp.noSpace = true;
  return ready;
}

const receivedEnd = (socket: Socket): boolean => {
  switch (socket.tcpState) {
    case 'CLOSE-WAIT':
    case 'CLOSING':
    case 'LAST-ACK':
    case 'TIME-WAIT':
      return true;
    default:
      return socket.tcp !== null && atEnd(socket.tcp);
  }
};

const datagramReadiness = (socket: Socket): number =>
  (socket.datagrams.length > 0 || socket.shutRead ? POLL.IN : 0) |
  POLL.OUT |
  (socket.error !== '' ? POLL.ERR : 0) |
  (socket.shutRead && socket.shutWrite ? POLL.HUP : 0);
