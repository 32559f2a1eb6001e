/**
 * What is pointed at, from one run to a changed one. Numbers of packets, calls and sockets are those of the old run; up to where the two runs
 * part they mean the same thing in the new one. After that, a packet is found again by what it is (the host's third data segment), and
 * anything else is let go.
 */
import { divergenceOf } from '#trace/divergence.ts';
import type { TraceIndex } from '#trace/index/index.ts';
import { namesOf, packetNamed } from '#trace/originated.ts';
import { selectPacket } from './pointed.ts';
import type { Selection } from './selection.ts';
import type { LabState } from './store.ts';
import { indexOf } from './trace.ts';
import type { Trace } from './trace.ts';

export function carriedOver(old: Pick<LabState, 'trace' | 'selection'>, trace: Trace): Pick<LabState, 'selection' | 'hovered'> {
  const { selection } = old;
  if (selection === null || old.trace === null) return { selection: null, hovered: null };
  const parted = divergenceOf(old.trace, trace);
  const shared = parted === null ? trace.count : (parted.after ?? trace.count);
  return { selection: again(selection, indexOf(old.trace), indexOf(trace), shared), hovered: null };
}

/** The same thing in the new run; `shared` is the first event in which the two differ. */
function again(selection: Selection, before: TraceIndex, after: TraceIndex, shared: number): Selection | null {
  const known = (event: number | undefined): boolean => event !== undefined && event >= 0 && event < shared;
  switch (selection.kind) {
    case 'packet': {
      if (known(before.packets[selection.packet]?.departed)) return selectPacket(after, selection.packet);
      const name = namesOf(before, selection.packet)[0];
      const packet = name === undefined ? null : packetNamed(after, name);
      return packet === null ? null : selectPacket(after, packet.packet);
    }
    case 'call':
    case 'read':
      return known(before.calls[selection.call]?.entered) ? selection : null;
    case 'socket':
      return known(before.sockets[selection.socket]?.created) ? selection : null;
    case 'thread':
      return known(before.threads[selection.thread]?.started) ? selection : null;
    case 'event':
      return known(selection.event) ? selection : null;
    case 'write':
    case 'bytes': {
      const channel = selection.kind === 'write' ? selection.channel : selection.bytes?.channel;
      return channel !== undefined && known(before.channels[channel]?.opened) && after.channels[channel] !== undefined ? selection : null;
    }
    default: {
      const never: never = selection;
      return never;
    }
  }
}
