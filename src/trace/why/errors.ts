/** Why a system call failed: one sentence for each errno, by what the program asked for. Sources: the ERRORS section of the man page named. */
import type { CallEntry } from '../index/entries.ts';

/** What the sentence may rest on. */
export interface Failure {
  readonly call: CallEntry;
  /** The socket is a datagram socket. */
  readonly datagram: boolean;
  /** This side has shut its sending direction. */
  readonly shut: boolean;
  /** "9000", the port it asked for; '' where its argument names none. */
  readonly port: string;
}

/** Sentences without their full stop; the man page and the call's name are added by the caller. */
export function failureClause({ call, datagram, shut, port }: Failure): string {
  switch (call.errno) {
    case 'ECONNREFUSED':
      return datagram
        ? 'an ICMP message had come back: nobody has a socket at the port of an earlier datagram'
        : 'the answer to the SYN was a RST, so nobody listens there';
    case 'ECONNRESET':
      return 'the other side has ended the connection with a RST';
    case 'EPIPE':
      return shut
        ? 'the program itself has shut this direction: nothing may follow its FIN'
        : 'the connection is over, and nobody would read this: the other side has ended it with a RST';
    case 'ETIMEDOUT':
      return 'the other side has not answered for so long that TCP gave up';
    case 'EHOSTUNREACH':
      return 'a router reported that the host cannot be reached';
    case 'ENETUNREACH':
      return 'no way leads to that address';
    case 'EAGAIN':
      return call.blockedAt === null
        ? `there is nothing ${call.name === 'accept4' ? 'to accept' : call.name === 'sendto' ? 'free in the send buffer' : 'to read'} now, and the program has said that it does not want to wait`
        : 'the time that the program is willing to wait is over';
    case 'EINPROGRESS':
      return 'the SYN is on its way, and the program has said that it does not want to wait: poll() tells it when the answer is there';
    case 'EALREADY':
      return 'the handshake it began earlier is not finished yet';
    case 'EISCONN':
      return 'the socket is connected already';
    case 'ENOTCONN':
      return 'the socket is connected to nobody';
    case 'EADDRINUSE':
      return `another socket has ${port === '' ? 'that address and port' : `port ${port}`}, if only one in TIME-WAIT`;
    case 'EADDRNOTAVAIL':
      return 'this host does not have that address, or no free port';
    case 'EMSGSIZE':
      return 'a datagram holds at most 65,507 bytes of data';
    case 'EDESTADDRREQ':
      return 'the socket has no peer, and the call names none';
    case 'EBADF':
      return 'that descriptor is not open';
    case 'ENOTSOCK':
      return 'that descriptor is no socket';
    case 'ECONNABORTED':
      return 'the connection was over before it was accepted';
    case 'EINVAL':
      return call.name === 'accept4'
        ? 'the socket does not listen'
        : call.name === 'bind'
          ? 'the socket has a name already'
          : 'its arguments do not fit this socket, or the state it is in';
    case 'EACCES':
      return 'the program has no right to that, for example to send to everybody without SO_BROADCAST';
    case 'EPERM':
      return 'the program has no right to that';
    case 'ESRCH':
      return 'there is no such process';
    case 'EINTR':
      return 'a signal interrupted it';
    case 'EOPNOTSUPP':
      return 'this kind of socket cannot do that';
    case 'ENOPROTOOPT':
      return 'there is no such option';
    case 'EMFILE':
      return 'the process has as many descriptors open as it may';
    case 'EAFNOSUPPORT':
    case 'EPROTONOSUPPORT':
    case 'ESOCKTNOSUPPORT':
    case 'EPROTOTYPE':
      return 'the kernel has no such kind of socket';
    default:
      return `the kernel answered ${call.errno}`;
  }
}

const PAGES: Readonly<Record<string, string>> = {
  sendto: 'send(2)',
  recvfrom: 'recv(2)',
  accept4: 'accept(2)',
  clock_nanosleep: 'nanosleep(2)',
  pselect6: 'select(2)',
  epoll_create1: 'epoll_create(2)',
  exit_group: 'exit(2)',
  setsockopt: 'getsockopt(2)',
};
/** The manual page of a system call: "send(2)". Errors that belong to the socket rather than the call stand in tcp(7), udp(7) and ip(7). */
export const pageOf = (name: string): string => PAGES[name] ?? `${name}(2)`;
