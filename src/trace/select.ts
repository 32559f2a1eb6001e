/**
 * Things of a run picked by what they are: packets by sender and flags, calls by program and name, printed lines by their text.
 * Anchors of a story and trace queries both pick this way, so that "the second data packet" means one thing everywhere.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { PacketWhat } from '#scenario/scenario.ts';
import { FLAG, NO_EVENT, type EventId } from './events.ts';
import type { CallEntry, OutputLine, PacketEntry } from './index/entries.ts';
import type { TraceIndex } from './index/index.ts';
import { hostName } from './names.ts';
import { flagLetters } from './words.ts';

/** Something picked, with the event and the instant it stands at. */
export interface Picked<T> {
  readonly item: T;
  readonly event: EventId;
  readonly at: Nanoseconds;
}

const TCP = 6;
const ICMP = 1;

/** `ack` is a TCP segment with the ACK flag alone and no data; `data` includes UDP payload (DESIGN, chapter 8). */
export const isWhat = (packet: PacketEntry, what: PacketWhat): boolean => {
  const tcp = packet.protocol === TCP;
  switch (what) {
    case 'any':
      return true;
    case 'data':
      return packet.length > 0 && packet.protocol !== ICMP;
    case 'syn':
      return tcp && (packet.flags & FLAG.SYN) !== 0;
    case 'fin':
      return tcp && (packet.flags & FLAG.FIN) !== 0;
    case 'rst':
      return tcp && (packet.flags & FLAG.RST) !== 0;
    case 'ack':
      return tcp && packet.flags === FLAG.ACK && packet.length === 0;
    default:
      return what satisfies never;
  }
};

/** Host a thing belongs to, by name: the host itself, or a program on it (then only that program's things). */
const isOf = (index: TraceIndex, process: number, program: string | undefined, host: string | undefined): boolean => {
  const entry = index.processes[process];
  if (program !== undefined && entry?.program !== program) return false;
  return host === undefined || (entry !== undefined && hostName(index, entry.host) === host);
};

export interface PacketCriteria {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly flags?: string | undefined;
  readonly what?: PacketWhat | undefined;
  readonly when?: 'sent' | 'arrived' | 'lost' | 'marked' | undefined;
}

/** Packets that fit, in the order in which they were sent (or arrived, were lost, or were marked by ECN, as `when` says). Duplicates on the way count as arrived, not as sent. */
export const pickPackets = (index: TraceIndex, criteria: PacketCriteria): readonly Picked<PacketEntry>[] => {
  const when = criteria.when ?? 'sent';
  const picked = index.packets.flatMap((packet): Picked<PacketEntry>[] => {
    if (criteria.from !== undefined && hostName(index, packet.from) !== criteria.from) return [];
    if (criteria.to !== undefined && hostName(index, packet.to) !== criteria.to) return [];
    if (criteria.flags !== undefined && (packet.protocol !== TCP || flagLetters(packet.flags) !== criteria.flags)) return [];
    if (criteria.what !== undefined && !isWhat(packet, criteria.what)) return [];
    if (when === 'sent') return packet.copyOf >= 0 ? [] : [{ item: packet, event: packet.departed, at: packet.sentAt }];
    if (when === 'marked')
      return packet.marked === NO_EVENT ? [] : [{ item: packet, event: packet.marked, at: index.trace.at(packet.marked) }];
    return packet.fate !== when || packet.endedAt === null ? [] : [{ item: packet, event: packet.ended, at: packet.endedAt }];
  });
  return when === 'sent' ? picked : picked.toSorted((a, b) => a.event - b.event);
};

export interface CallCriteria {
  readonly program?: string | undefined;
  readonly host?: string | undefined;
  readonly name?: string | undefined;
  readonly when?: 'entered' | 'blocked' | 'returned' | undefined;
}

/** Calls that fit, in the order in which they were entered (or blocked, or returned). Names are the kernel's: sendto, recvfrom, accept4. */
export const pickCalls = (index: TraceIndex, criteria: CallCriteria): readonly Picked<CallEntry>[] => {
  const picked = index.calls.flatMap((call): Picked<CallEntry>[] => {
    if (criteria.name !== undefined && call.name !== criteria.name) return [];
    if (!isOf(index, index.threads[call.thread]?.process ?? -1, criteria.program, criteria.host)) return [];
    switch (criteria.when ?? 'entered') {
      case 'entered':
        return [{ item: call, event: call.entered, at: call.enteredAt }];
      case 'blocked':
        return call.blockedAt === null ? [] : [{ item: call, event: call.blocked, at: call.blockedAt }];
      case 'returned':
        return call.returnedAt === null ? [] : [{ item: call, event: call.returned, at: call.returnedAt }];
    }
  });
  return picked.toSorted((a, b) => a.event - b.event);
};

/** Printed lines of a program (or of all of a host) that contain the text, in the order in which they were finished. */
export const pickLines = (
  index: TraceIndex,
  criteria: { readonly program?: string | undefined; readonly host?: string | undefined; readonly text?: string | undefined },
): readonly Picked<OutputLine>[] =>
  index.processes
    .filter((process) => isOf(index, process.process, criteria.program, criteria.host))
    .flatMap((process) => process.lines)
    .filter((line) => criteria.text === undefined || line.text.includes(criteria.text))
    .map((line) => ({ item: line, event: line.last, at: index.trace.at(line.last) }))
    .toSorted((a, b) => a.event - b.event);

/** Is the socket on this host, and (where a program is named) did that program hold it? */
export const isSocketOf = (index: TraceIndex, socket: number, program: string | undefined, host: string | undefined): boolean => {
  const entry = index.sockets[socket];
  if (entry === undefined || (host !== undefined && hostName(index, entry.host) !== host)) return false;
  return program === undefined || entry.descriptors.some((own) => index.processes[own.process]?.program === program);
};

interface Where {
  readonly program?: string | undefined;
  readonly host?: string | undefined;
}

/** Decisions of a host (or of a program's sockets), by rule, in order. */
export const pickDecisions = (
  index: TraceIndex,
  criteria: Where & { readonly rule?: string | undefined; readonly action?: string | undefined },
): readonly Picked<EventId>[] =>
  [...index.trace.eventsOf('decision')].flatMap((id): Picked<EventId>[] => {
    if (id >= index.events) return [];
    const decision = index.trace.eventOf('decision', id);
    if (criteria.rule !== undefined && decision.rule !== criteria.rule) return [];
    if (criteria.action !== undefined && decision.action !== criteria.action) return [];
    const fits =
      decision.socket >= 0
        ? isSocketOf(index, decision.socket, criteria.program, criteria.host)
        : criteria.program === undefined && (criteria.host === undefined || hostName(index, index.hosts[id] ?? -1) === criteria.host);
    return fits ? [{ item: id, event: id, at: decision.at }] : [];
  });

/** Changes of a socket's state on a host (or of a program's sockets), in order. The item is the socket. */
export const pickStates = (index: TraceIndex, criteria: Where & { readonly state?: string | undefined }): readonly Picked<number>[] =>
  [...index.trace.eventsOf('tcp.state')].flatMap((id): Picked<number>[] => {
    if (id >= index.events) return [];
    const change = index.trace.eventOf('tcp.state', id);
    if (criteria.state !== undefined && change.state !== criteria.state) return [];
    return isSocketOf(index, change.socket, criteria.program, criteria.host) ? [{ item: change.socket, event: id, at: change.at }] : [];
  });

/** Ends of a program's processes, in order. The item is the process. */
export const pickExits = (index: TraceIndex, criteria: Where): readonly Picked<number>[] =>
  index.processes
    .filter((process) => process.exited !== NO_EVENT && isOf(index, process.process, criteria.program, criteria.host))
    .map((process) => ({ item: process.process, event: process.exited, at: index.trace.at(process.exited) }))
    .toSorted((a, b) => a.event - b.event);
