/** Which program of a host sets a socket option itself, so that a switch of the host does not decide; null where none does in this run. */
import type { TraceIndex } from '#trace/index/index.ts';

export function setsItself(index: TraceIndex, host: number, option: string): string | null {
  for (const id of index.trace.eventsOf('socket.option')) {
    const { name, socket } = index.trace.eventOf('socket.option', id);
    if (name !== option || index.sockets[socket]?.host !== host) continue;
    const process = index.processes.find(
      (one) => one.host === host && index.sockets[socket]?.descriptors.some((entry) => entry.process === one.process),
    );
    return process?.program ?? 'A program';
  }
  return null;
}
