/**
 * The system-call boundary: what a program may ask of the simulated kernel, and what comes back. Plain data both ways.
 * Bytes that cross it never change afterwards, on either side: kernel, wire and trace keep them as they are, uncopied.
 * Names, arguments and error names are Linux's (man 2 socket, bind, listen, accept, connect, send, recv, shutdown, close, ...).
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';

/** IPv4 address as an unsigned 32-bit integer, and a port. */
export interface SocketAddress {
  readonly address: number;
  readonly port: number;
}

export type SystemCall =
  | { readonly name: 'socket'; readonly family: number; readonly type: number; readonly protocol: number }
  | { readonly name: 'bind'; readonly fd: number; readonly address: SocketAddress }
  | { readonly name: 'listen'; readonly fd: number; readonly backlog: number }
  | { readonly name: 'accept4'; readonly fd: number }
  | { readonly name: 'connect'; readonly fd: number; readonly address: SocketAddress }
  | {
      readonly name: 'sendto';
      readonly fd: number;
      readonly bytes: Uint8Array;
      readonly flags: number;
      readonly address: SocketAddress | null;
    }
  | { readonly name: 'recvfrom'; readonly fd: number; readonly length: number; readonly flags: number; readonly wantAddress: boolean }
  | { readonly name: 'shutdown'; readonly fd: number; readonly how: number }
  | { readonly name: 'close'; readonly fd: number }
  | {
      readonly name: 'setsockopt';
      readonly fd: number;
      readonly level: number;
      readonly option: number;
      readonly value: number | Uint8Array;
    }
  | { readonly name: 'getsockopt'; readonly fd: number; readonly level: number; readonly option: number; readonly length: number }
  | { readonly name: 'getsockname'; readonly fd: number }
  | { readonly name: 'getpeername'; readonly fd: number }
  /** Blocking mode lives on the open file, as O_NONBLOCK does. */
  | { readonly name: 'ioctl'; readonly fd: number; readonly request: 'FIONBIO'; readonly value: number }
  | { readonly name: 'write'; readonly fd: number; readonly bytes: Uint8Array }
  | { readonly name: 'read'; readonly fd: number; readonly length: number }
  /** Relative sleep, as CPython's time.sleep does it. */
  | { readonly name: 'clock_nanosleep'; readonly duration: Nanoseconds }
  /** Waits until one descriptor is ready: what a socket with a timeout does before it asks again. timeout -1 waits for ever. */
  | { readonly name: 'poll'; readonly fds: readonly { readonly fd: number; readonly events: number }[]; readonly timeout: Nanoseconds }
  /** select(): the descriptors of each set. timeout -1 waits for ever. */
  | {
      readonly name: 'pselect6';
      readonly read: readonly number[];
      readonly write: readonly number[];
      readonly except: readonly number[];
      readonly timeout: Nanoseconds;
    }
  | { readonly name: 'epoll_create1' }
  | {
      readonly name: 'epoll_ctl';
      readonly epfd: number;
      readonly operation: 'add' | 'modify' | 'delete';
      readonly fd: number;
      readonly events: number;
    }
  /** At most `most` events, given as descriptor, events, descriptor, events, ... timeout -1 waits for ever. */
  | { readonly name: 'epoll_wait'; readonly epfd: number; readonly most: number; readonly timeout: Nanoseconds }
  | { readonly name: 'getpid' }
  /** Signals by Linux's numbers; 0 only asks whether the process is there. */
  | { readonly name: 'kill'; readonly pid: number; readonly signal: number }
  | { readonly name: 'exit_group'; readonly status: number }
  /** A vDSO reading, no system call: answered at once, not recorded, costs nothing here (the library charges its steps). */
  | { readonly name: 'clock_gettime'; readonly clock: 'realtime' | 'monotonic' };

/** What select() answers: the ready ones of each set, and what is left of the timeout (-1 where there was none). */
export interface ReadySets {
  readonly read: readonly number[];
  readonly write: readonly number[];
  readonly except: readonly number[];
  readonly left: number;
}

export type CallValue =
  | number
  | Uint8Array
  | SocketAddress
  | readonly number[]
  | ReadySets
  | { readonly fd: number; readonly address: SocketAddress }
  | { readonly bytes: Uint8Array; readonly address: SocketAddress | null };

/** What a finished call gives. `errno` is Linux's name ("ECONNREFUSED"); numbers and messages are in errno.ts. */
export type CallResult = { readonly value: CallValue } | { readonly errno: string };
