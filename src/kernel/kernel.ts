/** Small verbs that every part of the kernel uses: record an event, find a socket, queue what happens later. */
import { type Nanoseconds } from '#time/nanoseconds.ts';
import { push } from '#time/queue.ts';
import { type EventFields, type EventId, type EventKind } from '#trace/events.ts';
import type { Runtime } from './runtime.ts';
import type { HostState, Kernel, Process, QueueKind, Socket, Thread } from './state.ts';

/** Records an event at the present instant; returns its id. */
export const record = <K extends EventKind>(
  k: Kernel,
  kind: K,
  cause: EventId,
  fields: EventFields<K>,
  because?: readonly EventId[],
): EventId => {
  const id = k.trace.record(k.state.now, kind, cause, fields, because);
  k.state.nextEvent = id + 1;
  return id;
};

/** Queues something for later; returns its sequence number. */
export const schedule = (k: Kernel, at: Nanoseconds, kind: QueueKind, target: number, cause: EventId): number =>
  push(k.state.queue, at, kind, target, cause);

const there = <T>(found: T | undefined, what: string, index: number): T => {
  if (found === undefined) throw new Error(`There is no ${what} ${index}.`);
  return found;
};
export const hostOf = (k: Kernel, index: number): HostState => there(k.state.hosts[index], 'host', index);
export const threadOf = (k: Kernel, index: number): Thread => there(k.state.threads[index], 'thread', index);
export const processOf = (k: Kernel, index: number): Process => there(k.state.processes[index], 'process', index);
export const socketOf = (k: Kernel, index: number): Socket => there(k.state.sockets.get(index), 'socket', index);

export const processOfThread = (k: Kernel, thread: Thread): Process => processOf(k, thread.process);
export const hostOfThread = (k: Kernel, thread: Thread): HostState => hostOf(k, processOf(k, thread.process).host);

/** A whole-number sysctl of a host. */
export const sysctl = (host: HostState, name: string): number => {
  const value = host.sysctl[name];
  if (typeof value !== 'number') throw new Error(`There is no number in the sysctl ${name}.`);
  return value;
};

/** The runtime that executes a program file. */
export const runtimeOf = (k: Kernel, program: number): Runtime<unknown> => {
  const language = there(k.state.programs[program], 'program', program).language;
  const runtime = k.runtimes[language];
  if (!runtime) throw new Error(`No runtime executes ${language} programs.`);
  return runtime;
};
