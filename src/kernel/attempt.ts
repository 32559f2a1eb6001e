/** What a system call's code gets and gives: one attempt to carry it out now. */
import { FOREVER, plus, type Nanoseconds } from '#time/nanoseconds.ts';
import type { EventId } from '#trace/events.ts';
import type { Errno } from './errno.ts';
import type { HostState, Kernel, OpenFile, PendingCall, Process, Socket, Thread } from './state.ts';
import type { CallResult, CallValue } from './systemcalls.ts';

export interface Caller {
  readonly k: Kernel;
  readonly host: HostState;
  readonly process: Process;
  readonly thread: Thread;
  readonly pending: PendingCall;
  /** What the events of this attempt are caused by: entering the call, or what woke the sleeper. */
  readonly cause: EventId;
  /** False on the first attempt. */
  readonly retry: boolean;
}

/** Finished, or asleep: why, on which sockets, and until when the clock lets it sleep. */
export type Attempt =
  | CallResult
  | {
      readonly reason: string;
      readonly on: readonly { readonly socket: number; readonly events: number }[];
      readonly deadline: Nanoseconds;
      /** The epoll instance it sleeps on. */
      readonly epoll?: number;
    };

export const done = (value: CallValue): Attempt => ({ value });
export const fail = (errno: Errno): Attempt => ({ errno });

/** Sleeps on one socket. */
export const wait = (reason: string, socket: Socket, events: number, deadline: Nanoseconds = FOREVER): Attempt => ({
  reason,
  on: [{ socket: socket.id, events }],
  deadline,
});

/** The moment a timeout of this call runs out, fixed at its first attempt. */
export function deadlineOf(caller: Caller, timeout: Nanoseconds): Nanoseconds {
  caller.pending.deadline ??= Number.isFinite(timeout) ? plus(caller.k.state.now, timeout) : FOREVER;
  return caller.pending.deadline;
}

/** An open file by descriptor; undefined where the descriptor is not open. */
export const fileOf = (caller: Caller, fd: number): OpenFile | undefined => {
  const file = caller.process.descriptors.get(fd);
  return file === undefined ? undefined : caller.k.state.files.get(file);
};

/** The socket behind a descriptor, or the errno: EBADF, ENOTSOCK. */
export function socketBehind(
  caller: Caller,
  fd: number,
): { readonly socket: Socket; readonly file: OpenFile } | { readonly errno: 'EBADF' | 'ENOTSOCK' } {
  const file = fileOf(caller, fd);
  if (!file) return { errno: 'EBADF' };
  const socket = file.what === 'socket' ? caller.k.state.sockets.get(file.target) : undefined;
  return socket ? { socket, file } : { errno: 'ENOTSOCK' };
}

/** Takes the error a socket has pending: reading it clears it (man 7 socket, SO_ERROR). */
export function takeError(socket: Socket): string {
  const { error } = socket;
  socket.error = '';
  return error;
}
