/**
 * The state of the simulated computers: one plain-data object. structuredClone of it is a snapshot, and a run continues from
 * a snapshot exactly as it would have from the original. No closures, no class instances.
 */
import type { TimerName } from '#protocols/tcp/connection.ts';
import type { SocketOptions as TcpSocketOptions, TcpSettings } from '#protocols/tcp/settings.ts';
import type { Connection } from '#protocols/tcp/state.ts';
import type { Outage, PacketWhat } from '#scenario/scenario.ts';
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { EventQueue } from '#time/queue.ts';
import type { Random } from '#time/random.ts';
import type { EventId, Recorder, TcpState } from '#trace/events.ts';
import type { IcmpMessage } from '#wire/icmp.ts';
import type { TcpSegment } from '#wire/segment.ts';
import type { Outcome, Runtime, SourceFile } from './runtime.ts';
import type { CallResult, SocketAddress, SystemCall } from './systemcalls.ts';

/** What a queue entry asks for; its target is a program, thread, packet or socket number. */
export type QueueKind =
  /** A program's start time has come. */
  | 'start'
  /** A woken thread wants a core. */
  | 'runnable'
  /** A thread has reached the call, end or limit that its run ahead came to. */
  | 'outcome'
  /** A finished system call gives control back. */
  | 'return'
  /** The clock ends a wait. */
  | 'timeout'
  /** A packet comes out of its link. */
  | 'arrive'
  /** A connection's earliest timer. */
  | 'timer';

export interface KernelState {
  now: Nanoseconds;
  readonly end: Nanoseconds;
  readonly seed: number;
  /** Wall-clock time of instant 0, in whole seconds since 1970. */
  readonly epoch: number;
  readonly date: string;
  readonly queue: EventQueue<QueueKind>;
  readonly hosts: HostState[];
  readonly links: LinkState[];
  readonly programs: ProgramEntry[];
  readonly processes: Process[];
  readonly threads: Thread[];
  readonly files: Map<number, OpenFile>;
  readonly sockets: Map<number, Socket>;
  /** Epoll instances, by the number of the open file that made them. */
  readonly epolls: Map<number, Epoll>;
  /** Packets on their way. */
  readonly flying: Map<number, Packet>;
  readonly faults: FaultState[];
  /** Counters: the next number to give out. */
  readonly next: { file: number; socket: number; channel: number; packet: number; call: number; pid: number };
  /** Id that the next trace event will get. */
  nextEvent: EventId;
  /** Steps executed by all programs together. */
  steps: number;
  /** Programs that have still to start, and processes that live. */
  alive: number;
  ended: boolean;
}

export type SysctlTable = Record<string, number | string>;

export interface HostState {
  readonly index: number;
  readonly name: string;
  readonly address: number;
  readonly stepCost: Nanoseconds;
  readonly cores: number;
  readonly forward: boolean;
  /** Sockets start with TCP_NODELAY. */
  readonly nodelay: boolean;
  /** Every name that sysctl.ts knows, with this host's value. */
  readonly sysctl: SysctlTable;
  /** What TCP makes of them, shared by all its connections. */
  readonly tcpSettings: TcpSettings;
  /** Cores that nobody runs on, and the threads that wait for one, first come first served. */
  freeCores: number;
  readonly ready: number[];
  /** By destination host: the link to take, -1 where no way leads there. */
  readonly routes: readonly number[];
  /** Connections by (own address and port) and then (peer's address and port), each as one number. */
  readonly connections: Map<number, Map<number, number>>;
  /** Who holds a local port: sockets by port. */
  readonly ports: { readonly tcp: Map<number, number[]>; readonly udp: Map<number, number[]> };
  readonly random: Random;
  /** Grows with every search for a free port, as Linux's table_perturb does. */
  portCursor: number;
  identification: number;
  /** How many packets of each kind it has originated: what faults count by. */
  readonly originated: Record<PacketWhat, number>;
  /** ICMP errors it may still send now (a token bucket), and when that was counted. */
  /** Pieces of datagrams that have not all arrived, by sender and identification. RFC 791 3.2. */
  readonly reassembly: Map<string, Reassembly>;
  /** What the way to a destination is known to take, where that is less than its first link. RFC 1191. */
  readonly pathMtu: Map<number, number>;
  icmp: { tokens: number; at: Nanoseconds };
}

export interface Reassembly {
  readonly began: Nanoseconds;
  readonly pieces: { readonly offset: number; readonly more: boolean; readonly bytes: Uint8Array; readonly corrupted: boolean }[];
}

export interface FaultState {
  readonly from: number;
  readonly what: PacketWhat;
  readonly nth: number;
  readonly action: 'drop' | 'delay' | 'duplicate' | 'corrupt' | 'mark';
  readonly by: Nanoseconds;
}

/** One of the two ways of a link. */
export interface LinkDirection {
  /** When the sender has put the last bit of the last packet on the wire. */
  freeAt: Nanoseconds;
  /** When the packets that still wait or are being sent will be off the queue. */
  leaving: Nanoseconds[];
  /** Arrival of the packet that is due last: nothing sent later comes earlier, unless it is let overtake. */
  lastArrival: Nanoseconds;
  readonly random: {
    readonly loss: Random;
    readonly duplicate: Random;
    readonly reorder: Random;
    readonly corrupt: Random;
    readonly jitter: Random;
  };
}
export interface LinkState {
  readonly between: readonly [number, number];
  readonly delay: Nanoseconds;
  readonly jitter: Nanoseconds;
  readonly bandwidth: number;
  readonly mtu: number;
  readonly loss: number;
  readonly duplicate: number;
  readonly reorder: number;
  readonly corrupt: number;
  readonly queue: number;
  readonly mark: number;
  /** When the wire is cut, in rising order. */
  readonly down: readonly Outage[];
  /** [0] from between[0] to between[1], [1] back. */
  readonly directions: readonly [LinkDirection, LinkDirection];
}

/** What a packet carries. */
export type PacketBody =
  | { readonly kind: 'tcp'; readonly segment: TcpSegment }
  | { readonly kind: 'udp'; readonly sourcePort: number; readonly destinationPort: number; readonly payload: Uint8Array }
  /** A piece of a datagram that was too long for the link: `bytes` of what IP carries, from `offset` on. */
  | {
      readonly kind: 'fragment';
      readonly sourcePort: number;
      readonly destinationPort: number;
      readonly first: number;
      readonly offset: number;
      readonly more: boolean;
      readonly bytes: Uint8Array;
    }
  /** `about` is the packet an error message quotes, as its host understands the quotation. */
  | { readonly kind: 'icmp'; readonly message: IcmpMessage; readonly about: Quoted };

export interface Quoted {
  readonly protocol: 'tcp' | 'udp' | 'icmp';
  readonly source: number;
  readonly destination: number;
  readonly sourcePort: number;
  readonly destinationPort: number;
  /** Of a TCP segment; 0 otherwise. */
  readonly sequence: number;
}

/** What takes a packet off a wire. */
export interface Doom {
  readonly why: 'fault' | 'loss' | 'down';
  readonly fault: number;
}

export interface Packet {
  readonly id: number;
  readonly source: number;
  readonly destination: number;
  readonly identification: number;
  readonly dontFragment: boolean;
  ttl: number;
  readonly body: PacketBody;
  /** Whole IP packet, in bytes. */
  readonly size: number;
  /** The channel its payload belongs to; -1 none. */
  readonly channel: number;
  /** The host it arrives at next, and the link that brings it (-1 loopback). */
  toward: number;
  link: number;
  /** The ECN field of its IP header: 0 its sender does not understand ECN, 2 it does (ECT(0)), 3 congestion experienced. RFC 3168 5. */
  ecn: number;
  /** A bit was flipped on the way: the checksum will not fit. */
  corrupted: boolean;
  /** It comes to its end on the wire: why, and by which fault (-1 none). Null where it will arrive. */
  doom: Doom | null;
  /** The trace event of its leaving the last host. */
  sent: EventId;
}

/** A program file of the scenario; its index is its place in the trace's file table. */
export interface ProgramEntry {
  readonly index: number;
  readonly host: number;
  readonly name: string;
  readonly language: 'python' | 'javascript';
  readonly source: SourceFile;
  readonly start: Nanoseconds | null;
  readonly env: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  readonly stdin: string | null;
  readonly pid: number;
  /** Compiled at the door, until it starts. */
  loaded: unknown;
}

export interface Process {
  readonly id: number;
  readonly host: number;
  readonly program: number;
  readonly pid: number;
  readonly parent: number;
  /** Owned by the language's runtime. */
  state: unknown;
  /** Descriptor to open file number. */
  readonly descriptors: Map<number, number>;
  readonly threads: number[];
  /** Bytes of a character that is not complete yet, for stdout and stderr. */
  readonly undecoded: [Uint8Array, Uint8Array];
  steps: number;
  alive: boolean;
  /** Its exit status, the signal's name, or null. */
  status: number | null;
  signal: string;
  readonly started: EventId;
}

export interface PendingCall {
  readonly id: number;
  readonly call: SystemCall;
  readonly entered: EventId;
  /** The event of falling asleep, NO_EVENT before. */
  blocked: EventId;
  /** How far it has come: bytes taken by a sendto, 1 when a connect is under way. */
  progress: number;
  /** What a receive that wants everything (MSG_WAITALL) has taken so far. */
  readonly collected: Uint8Array[];
  /** When the clock ends it; FOREVER where none does. Set on the first try. */
  deadline: Nanoseconds | null;
}

export interface Thread {
  readonly id: number;
  readonly process: number;
  readonly name: string;
  status: 'ready' | 'running' | 'calling' | 'blocked' | 'waking' | 'exited';
  /** Steps executed, those run ahead included; and where and when the present stretch began. */
  step: number;
  anchorStep: number;
  anchorAt: Nanoseconds;
  line: number;
  quantumEnd: Nanoseconds;
  outcome: Outcome | null;
  call: PendingCall | null;
  result: CallResult | null;
  /** Sockets it sleeps on. */
  sleepsOn: number[];
  /** Queue sequence of the timeout that counts; -1 none. */
  timeout: number;
  /** Its last trace event, and what woke it last. */
  last: EventId;
  wokenBy: EventId;
  /** When it last had to wait for something: who never waits is spinning. */
  waitedAt: Nanoseconds;
}

/** An open file description (man 2 open): what descriptors, also of several processes, refer to. */
export interface OpenFile {
  readonly id: number;
  readonly what: 'null' | 'stdin' | 'printed' | 'socket' | 'epoll';
  /** Socket number, epoll instance, or the stream of `printed` (1 stdout, 2 stderr). */
  readonly target: number;
  /** What is left of a stdin text. */
  input: Uint8Array | null;
  nonBlocking: boolean;
  references: number;
}

/** The four numbers of a connection, and the options it goes by. */
export type Ends = Pick<Socket, 'host' | 'address' | 'port' | 'peerAddress' | 'peerPort' | 'options'>;

/** What a SYN cookie says, until its ACK comes. */
export interface SynCookie {
  readonly syn: TcpSegment;
  readonly iss: number;
  readonly at: Nanoseconds;
  readonly channel: number;
}

/** An epoll instance: what it watches, what of that may be ready (oldest first), and the threads asleep in epoll_wait. */
export interface Epoll {
  readonly id: number;
  readonly items: EpollItem[];
  readonly ready: EpollItem[];
  readonly waiters: number[];
}
export interface EpollItem {
  readonly fd: number;
  readonly file: number;
  /** -1 where no socket is behind the descriptor. */
  readonly socket: number;
  events: number;
}

export interface Waiter {
  readonly thread: number;
  readonly events: number;
}

export interface Datagram {
  readonly bytes: Uint8Array;
  /** What it takes of the receive buffer. */
  readonly memory: number;
  readonly from: SocketAddress;
  /** The packet that brought it, or its last piece. */
  readonly packet: number;
  readonly cause: EventId;
}

export interface SocketOptions {
  reuseAddress: number;
  reusePort: number;
  keepAlive: number;
  broadcast: number;
  linger: { readonly on: number; readonly seconds: number };
  /** SO_RCVBUF and SO_SNDBUF as the kernel keeps them (doubled). */
  receiveBuffer: number;
  sendBuffer: number;
  receiveTimeout: Nanoseconds;
  sendTimeout: Nanoseconds;
  /** What TCP itself obeys. */
  tcp: TcpSocketOptions;
}

export interface Socket {
  readonly id: number;
  readonly host: number;
  readonly process: number;
  readonly type: 'stream' | 'datagram';
  address: number;
  port: number;
  peerAddress: number;
  peerPort: number;
  /** The program gave it its name, with bind. */
  named: boolean;
  /** It stands in the port table. */
  holdsPort: boolean;
  readonly options: SocketOptions;
  /** What the next call reports; '' nothing. */
  error: string;
  errorCause: EventId;
  tcp: Connection | null;
  tcpState: TcpState;
  /** A connect has begun and its end has not been told to the program. */
  connecting: boolean;
  /** The handshake has been completed at some time. */
  wasConnected: boolean;
  listening: { backlog: number; readonly syn: number[]; readonly accept: number[]; readonly cookies: Map<string, SynCookie> } | null;
  readonly listener: number;
  channel: number;
  direction: 0 | 1;
  /** What this side has written to and read from its channel, and how many writes that were. */
  written: number;
  read: number;
  writes: number;
  endRead: boolean;
  shutRead: boolean;
  shutWrite: boolean;
  readonly datagrams: Datagram[];
  datagramBytes: number;
  readonly waiters: Waiter[];
  readonly timers: Partial<Record<TimerName, { due: Nanoseconds; set: EventId }>>;
  /** The one queue entry that stands for all its timers. */
  timerAt: Nanoseconds;
  timerSequence: number;
  /** A program holds it. */
  open: boolean;
  /** Its connection is through: nothing of it is left but what the program has not asked for yet. */
  gone: boolean;
  /** The latest event that changed what a waiting program would see. */
  changed: EventId;
  readonly created: EventId;
}

/** What every function of the kernel takes: the state, where events go, and the languages. Only the state is copied. */
export interface Kernel {
  state: KernelState;
  trace: Recorder;
  readonly runtimes: Readonly<Record<string, Runtime<unknown>>>;
  /** Re-execution up to one instant (inspect): this thread is not run ahead beyond it. */
  halt: { readonly thread: number; readonly at: Nanoseconds } | null;
  /** Live mode: what this host sends over a link leaves the simulation as bytes, and the whole world lies behind that link. */
  outside: { readonly host: number; readonly mtu: number; readonly send: (bytes: Uint8Array) => void } | null;
}
