/** File-descriptor tables and the open files behind them (man 2 open, "open file descriptions"). */
import { type EventId } from '#trace/events.ts';
import { DESCRIPTOR_LIMIT } from './constants.ts';
import { forgetFile } from './epoll.ts';
import { record } from './kernel.ts';
import { releaseSocket } from './release.ts';
import type { Kernel, OpenFile, Process } from './state.ts';

/** A new open file, not yet in any table. */
export function openFile(k: Kernel, what: OpenFile['what'], target: number, input: Uint8Array | null = null): OpenFile {
  const file: OpenFile = { id: k.state.next.file++, what, target, input, nonBlocking: false, references: 0 };
  k.state.files.set(file.id, file);
  return file;
}

/** The lowest descriptor that is free, as POSIX promises; -1 where the table is full (EMFILE). */
export function freeDescriptor(process: Process): number {
  for (let descriptor = 0; descriptor < DESCRIPTOR_LIMIT; descriptor++) if (!process.descriptors.has(descriptor)) return descriptor;
  return -1;
}

/** Puts an open file into a process's table. */
export function install(k: Kernel, process: Process, descriptor: number, file: OpenFile, cause: EventId): void {
  process.descriptors.set(descriptor, file.id);
  file.references++;
  record(k, 'descriptor.opened', cause, {
    process: process.id,
    descriptor,
    socket: file.what === 'socket' ? file.target : -1,
    what: nameOf(file),
  });
}

const nameOf = (file: OpenFile): string => {
  switch (file.what) {
    case 'null':
      return '/dev/null';
    case 'stdin':
      return 'stdin';
    case 'printed':
      return file.target === 1 ? 'stdout' : 'stderr';
    case 'socket':
      return 'socket';
    case 'epoll':
      return 'epoll';
  }
};

/** Takes a descriptor out of the table; the last reference closes the open file. False where it was not open. */
export function closeDescriptor(k: Kernel, process: Process, descriptor: number, cause: EventId): boolean {
  const file = k.state.files.get(process.descriptors.get(descriptor) ?? -1);
  if (!file) return false;
  process.descriptors.delete(descriptor);
  const closed = record(k, 'descriptor.closed', cause, {
    process: process.id,
    descriptor,
    socket: file.what === 'socket' ? file.target : -1,
  });
  file.references--;
  if (file.references === 0) {
    k.state.files.delete(file.id);
    if (k.state.epolls.size > 0) forgetFile(k, file.id, file.what === 'epoll' ? file.target : -1, closed);
    if (file.what === 'socket') releaseSocket(k, file.target, closed);
  }
  return true;
}
