/**
 * What the index knows of each thing of a run, over its whole life. Plain rows; event ids are -1 and times null where it has not happened (yet).
 * The rows grow in place while the trace grows; whoever shows an instant looks at the times in them.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { EventFields, EventId, StreamOffset, TcpState } from '../events.ts';
import type { ThreadView } from '../world.ts';

export interface PacketEntry {
  readonly packet: number;
  /** The packet.sent event with the header fields, and the event at which it left (another one only for duplicates). */
  readonly sent: EventId;
  readonly departed: EventId;
  readonly sentAt: Nanoseconds;
  /** packet.arrived or packet.lost. */
  readonly ended: EventId;
  readonly endedAt: Nanoseconds | null;
  readonly fate: 'flying' | 'arrived' | 'lost';
  readonly why: EventFields<'packet.lost'>['why'] | null;
  readonly from: number;
  /** Host it is addressed to, -1 where nobody has the address. */
  readonly to: number;
  readonly link: number;
  readonly protocol: number;
  readonly flags: number;
  /** Relative to the initial sequence number of each side, as the command line prints them: a SYN is 0. `acknowledgment` is 0 without the ACK flag. */
  readonly sequence: number;
  readonly acknowledgment: number;
  /** Sending socket and, once arrived, receiving socket; -1 where there is none. */
  readonly socket: number;
  readonly receiver: number;
  /** Stream bytes it carries; channel -1 where it belongs to none. */
  readonly channel: number;
  readonly direction: 0 | 1;
  readonly offset: StreamOffset;
  readonly length: number;
  readonly repeat: boolean;
  /** The packet.marked event (ECN), or -1. */
  readonly marked: EventId;
  /** Packet id of the one it duplicates, or -1. */
  readonly copyOf: number;
  /** Routers that passed it on. */
  readonly hops: readonly Hop[];
}

/** A router passed a packet on, over this link. */
export interface Hop {
  readonly event: EventId;
  readonly at: Nanoseconds;
  readonly host: number;
  readonly link: number;
}

export interface CallEntry {
  readonly call: number;
  readonly thread: number;
  readonly name: string;
  /** As strace prints it: what was known at entry, completed on return. */
  readonly argument: string;
  readonly line: number;
  readonly descriptor: number;
  readonly socket: number;
  readonly entered: EventId;
  readonly enteredAt: Nanoseconds;
  readonly blocked: EventId;
  readonly blockedAt: Nanoseconds | null;
  readonly reason: string;
  readonly returned: EventId;
  readonly returnedAt: Nanoseconds | null;
  /** The number it returned: bytes, a descriptor, 0, or -1 with `errno`. */
  readonly value: number;
  readonly errno: string;
  readonly result: string;
}

/** A stretch of a thread's life. While running, step(t) = step + (t - from) / stepCost; otherwise the step stands still. */
export interface ThreadInterval {
  readonly from: Nanoseconds;
  readonly to: Nanoseconds | null;
  readonly state: Exclude<ThreadView['state'], 'exited'>;
  readonly step: number;
  /** The call it is in, or -1. */
  readonly call: number;
}
export interface ThreadEntry {
  readonly thread: number;
  readonly process: number;
  readonly name: string;
  readonly started: EventId;
  readonly exited: EventId;
  readonly intervals: readonly ThreadInterval[];
  /** Ids of its calls, in order. */
  readonly calls: readonly number[];
}

/** A printed line. `last` ends it; a line written in pieces lists where each piece ends in `text`. */
export interface OutputLine {
  readonly stream: number;
  readonly text: string;
  readonly first: EventId;
  readonly last: EventId;
  readonly pieces: readonly { readonly event: EventId; readonly length: number }[];
  readonly complete: boolean;
}
export interface ProcessEntry {
  readonly process: number;
  readonly host: number;
  readonly program: string;
  readonly started: EventId;
  readonly exited: EventId;
  readonly threads: readonly number[];
  readonly lines: readonly OutputLine[];
}

export interface StateInterval {
  readonly from: Nanoseconds;
  readonly to: Nanoseconds | null;
  readonly state: TcpState;
  readonly event: EventId;
}
export interface SocketEntry {
  readonly socket: number;
  readonly host: number;
  readonly created: EventId;
  readonly destroyed: EventId;
  readonly listener: number;
  readonly channel: number;
  readonly direction: 0 | 1;
  readonly states: readonly StateInterval[];
  readonly decisions: readonly EventId[];
  /** Descriptors that stood for it: process and number. */
  readonly descriptors: readonly { readonly process: number; readonly descriptor: number; readonly opened: EventId }[];
}

/** One write of a direction: `write` counts from 1. Its bytes are [offset, offset + length). */
export interface WriteEntry {
  readonly write: number;
  readonly event: EventId;
  readonly at: Nanoseconds;
  readonly offset: StreamOffset;
  readonly length: number;
  readonly call: number;
}
export interface ReadEntry {
  readonly read: number;
  readonly event: EventId;
  readonly at: Nanoseconds;
  readonly offset: StreamOffset;
  readonly length: number;
  readonly call: number;
}
/** The instant from which everything below `upTo` was acknowledged, or received. */
export interface Progress {
  readonly upTo: StreamOffset;
  readonly event: EventId;
  readonly at: Nanoseconds;
}
export interface DirectionEntry {
  readonly writes: readonly WriteEntry[];
  readonly reads: readonly ReadEntry[];
  /** Packets that carry bytes of this direction, in order of departure. */
  readonly packets: readonly number[];
  readonly acked: readonly Progress[];
  readonly received: readonly Progress[];
  readonly end: Readonly<Record<EventFields<'channel.end'>['stage'], EventId>>;
}
export interface ChannelEntry {
  readonly channel: number;
  readonly what: EventFields<'channel.opened'>['what'];
  readonly opened: EventId;
  /** The socket that writes direction 0 and the one that writes direction 1; -1 where there is none (yet). */
  readonly sockets: readonly [number, number];
  readonly directions: readonly [DirectionEntry, DirectionEntry];
}

/** A span in which nothing happens: no event, no packet on its way, no thread that executes. */
export interface Silence {
  readonly from: Nanoseconds;
  readonly to: Nanoseconds;
}
