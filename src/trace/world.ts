/** World: what every host, buffer, packet and thread looks like at one instant. Immutable, structurally shared, plain data. */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { EventId, EventOf, StreamOffset, TcpState } from './events.ts';

export type Table<T> = ReadonlyMap<number, T>;

export interface World {
  readonly time: Nanoseconds;
  /** How many events lie at or before `time`. */
  readonly events: number;
  readonly processes: Table<ProcessView>;
  readonly threads: Table<ThreadView>;
  readonly sockets: Table<SocketView>;
  readonly channels: Table<ChannelView>;
  /** Packets that have left and neither arrived nor been lost, by packet id. */
  readonly flying: Table<FlyingPacket>;
  /** Set once the run is over. */
  readonly ended: EventId | null;
}

export interface ProcessView {
  readonly process: number;
  readonly host: number;
  readonly pid: number;
  readonly program: string;
  readonly started: EventId;
  readonly descriptors: Table<DescriptorView>;
  /** The last output event at this instant; the lines themselves are in the trace's index. */
  readonly output: EventId | null;
  readonly exited: { readonly event: EventId; readonly status: number; readonly signal: string } | null;
  readonly stopped: EventId | null;
}
export interface DescriptorView {
  readonly descriptor: number;
  readonly socket: number;
  readonly what: string;
  readonly opened: EventId;
}

export interface ThreadView {
  readonly thread: number;
  readonly process: number;
  readonly name: string;
  readonly state: 'running' | 'ready' | 'blocked' | 'in-call' | 'exited';
  /** Steps executed at `anchorAt`; while running, step = anchorStep + (time - anchorAt) / stepCost. */
  readonly anchorAt: Nanoseconds;
  readonly anchorStep: number;
  /** The call it is in, and the last one that returned. */
  readonly call: CallView | null;
  readonly lastCall: CallView | null;
}
export interface CallView {
  readonly call: number;
  readonly name: string;
  readonly argument: string;
  readonly line: number;
  readonly descriptor: number;
  readonly socket: number;
  readonly entered: EventId;
  readonly blocked: EventId | null;
  readonly reason: string;
  readonly until: Nanoseconds;
  readonly returned: EventId | null;
  readonly result: string;
}

export interface SocketView {
  readonly socket: number;
  readonly host: number;
  readonly process: number;
  readonly type: 'stream' | 'datagram';
  readonly created: EventId;
  readonly state: TcpState;
  readonly stateSince: EventId;
  readonly address: number;
  readonly port: number;
  readonly peerAddress: number;
  readonly peerPort: number;
  /** -1 where there is none yet. `direction` is the one this socket writes. */
  readonly channel: number;
  readonly direction: 0 | 1;
  readonly listening: { readonly backlog: number; readonly syn: readonly number[]; readonly accept: readonly number[] } | null;
  /** Listening socket this one came from, or -1. */
  readonly listener: number;
  readonly options: Readonly<Record<string, number>>;
  readonly error: string;
  /** Of a datagram socket: what waits to be read, oldest first, and the receive buffer it stands in (0 before any came). */
  readonly datagrams: readonly DatagramView[];
  readonly datagramLimit: number;
  readonly variables: EventOf<'tcp.variables'> | null;
  readonly timers: Readonly<Record<string, Nanoseconds>>;
  readonly lastDecision: EventId | null;
  readonly destroyed: boolean;
}

/** A datagram in a receive queue. `queued` is the event of its coming there. */
export interface DatagramView {
  readonly queued: EventId;
  readonly packet: number;
  readonly length: number;
  readonly address: number;
  readonly port: number;
  /** What it takes of the receive buffer. */
  readonly memory: number;
}

/** One direction of a channel: the ledger. read <= received <= sent <= written and acked <= received hold at every instant. */
export interface Ledger {
  readonly written: StreamOffset;
  readonly sent: StreamOffset;
  readonly acked: StreamOffset;
  readonly received: StreamOffset;
  readonly read: StreamOffset;
  readonly outOfOrder: readonly (readonly [StreamOffset, StreamOffset])[];
  readonly end: {
    readonly shut: boolean;
    readonly sent: boolean;
    readonly acked: boolean;
    readonly received: boolean;
    readonly read: boolean;
    readonly reset: boolean;
  };
  /** How many writes there have been, and how many reads. */
  readonly writes: number;
  readonly reads: number;
}
export interface ChannelView {
  readonly channel: number;
  readonly what: 'connection' | 'pipe' | 'socketpair' | 'terminal';
  readonly directions: readonly [Ledger, Ledger];
}

/**
 * `sent` holds the header fields; `departed` is when it left (another event only for a duplicate, which has the fields of its original);
 * `hop` is when it left the host it was at last: a router's packet.forwarded, else as `departed`.
 */
export interface FlyingPacket {
  readonly packet: number;
  readonly sent: EventId;
  readonly departed: EventId;
  readonly hop: EventId;
  readonly lost: EventId | null;
}
