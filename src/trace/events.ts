/**
 * The vocabulary between engine and views: every kind of event and its fields, as data.
 * The TypeScript types, the columns of the trace and the reducers all follow from this one table.
 *
 * Identifiers (process, thread, socket, channel, packet, call) are small integers counted from 0 over the whole run.
 * A channel is a byte stream with two directions: direction 0 flows from the side that opened it (a TCP client), 1 back.
 * Offsets count payload bytes of one direction from 0; SYN and FIN have none.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';

declare const brand: unique symbol;
/** Position in one direction of a channel's byte stream, in bytes. */
export type StreamOffset = number & { readonly [brand]: 'offset' };
/** A 32-bit TCP sequence number as it stands in the header; wraps. */
export type SequenceNumber = number & { readonly [brand]: 'sequence' };

export const TCP_STATES = [
  'CLOSED',
  'LISTEN',
  'SYN-SENT',
  'SYN-RECEIVED',
  'ESTABLISHED',
  'FIN-WAIT-1',
  'FIN-WAIT-2',
  'CLOSE-WAIT',
  'CLOSING',
  'LAST-ACK',
  'TIME-WAIT',
] as const;
export type TcpState = (typeof TCP_STATES)[number];

export const LOSS_STATES = ['open', 'disorder', 'cwr', 'recovery', 'loss'] as const;
export type LossState = (typeof LOSS_STATES)[number];

/** How a field is stored in its column; an array of words is an enumeration. */
export type FieldKind =
  | 'u8'
  | 'u16'
  | 'u32'
  | 'i32'
  | 'f64'
  | 'time'
  | 'offset'
  | 'sequence'
  | 'text'
  | 'bytes'
  | 'numbers'
  | readonly string[];

export const EVENTS = {
  // -- program: processes, threads, system calls, output ------------------------------------------------------------------------
  'process.started': { process: 'u32', host: 'u16', parent: 'i32', program: 'text', pid: 'u32' },
  /** `status` is the exit code; `signal` is '' or the name of the signal that killed it. */
  'process.exited': { process: 'u32', status: 'i32', signal: 'text' },
  /** The simulation ended it: unsupported name, budget, spinning. `line` 0 where there is none. */
  'process.stopped': { process: 'u32', reason: ['unsupported', 'budget', 'syntax', 'internal', 'spinning'], line: 'u32', sentence: 'text' },
  'thread.started': { thread: 'u32', process: 'u32', name: 'text' },
  /** From here on the thread executes steps: the time of step s is at + (s - step) * stepCost, until its next event. */
  'thread.running': { thread: 'u32', step: 'f64' },
  /** Wants a core (or the interpreter lock) and has none; `step` stands still. */
  'thread.ready': { thread: 'u32', step: 'f64' },
  'thread.exited': { thread: 'u32', step: 'f64' },
  /** `argument` is the text between the parentheses as strace prints it; `descriptor` and `socket` are -1 where there is none. `line` is where the program stands. */
  'call.entered': {
    call: 'u32',
    thread: 'u32',
    step: 'f64',
    line: 'u32',
    name: 'text',
    argument: 'text',
    descriptor: 'i32',
    socket: 'i32',
  },
  /** The call cannot finish yet: the thread sleeps. `reason` is a short phrase: "no bytes to read", "no finished connection". `until` is -1 where no clock ends it. */
  'call.blocked': { call: 'u32', thread: 'u32', reason: 'text', until: 'time' },
  /** `result` as strace prints it ("5", "-1 ECONNREFUSED (Connection refused)"); the thread runs on from `step`. `argument` is the full argument text where the kernel filled a buffer, else ''. */
  'call.returned': { call: 'u32', thread: 'u32', step: 'f64', value: 'f64', errno: 'text', result: 'text', argument: 'text' },
  /** Lines a program wrote: stream 1 or 2. */
  'output.written': { process: 'u32', stream: 'u8', text: 'text' },
  /** An exception nobody caught; the traceback itself is in the output. */
  'exception.uncaught': { process: 'u32', thread: 'u32', line: 'u32', type: 'text', message: 'text' },

  // -- kernel: descriptors and sockets -------------------------------------------------------------------------------------------
  'descriptor.opened': { process: 'u32', descriptor: 'i32', socket: 'i32', what: 'text' },
  'descriptor.closed': { process: 'u32', descriptor: 'i32', socket: 'i32' },
  'socket.created': { socket: 'u32', host: 'u16', process: 'i32', type: ['stream', 'datagram'], listener: 'i32' },
  /** Name of this end. Addresses are unsigned 32-bit integers (0 = any), ports 0 where unset. */
  'socket.bound': { socket: 'u32', address: 'u32', port: 'u16' },
  'socket.listening': { socket: 'u32', backlog: 'u32' },
  /** The four numbers of a connection, and which channel it is; `direction` is the one this socket writes. */
  'socket.connection': { socket: 'u32', channel: 'u32', direction: 'u8', address: 'u32', port: 'u16', peerAddress: 'u32', peerPort: 'u16' },
  'socket.option': { socket: 'u32', name: 'text', value: 'f64' },
  /** An error the next call will report (SO_ERROR). */
  'socket.error': { socket: 'u32', errno: 'text' },
  'socket.destroyed': { socket: 'u32' },
  /** A connection (or request) enters or leaves a queue of its listening socket. */
  'queue.entered': { listener: 'u32', socket: 'u32', queue: ['syn', 'accept'] },
  'queue.left': { listener: 'u32', socket: 'u32', queue: ['syn', 'accept'], why: ['established', 'accepted', 'dropped'] },
  /**
   * A datagram stands in the receive queue of its socket, behind those that came before: `length` bytes of payload from `address`:`port`, brought by `packet` (its last
   * piece where it came in several). It takes `memory` of the receive buffer's `limit` bytes.
   */
  'datagram.queued': { socket: 'u32', packet: 'u32', length: 'u32', address: 'u32', port: 'u16', memory: 'u32', limit: 'u32' },
  /** The oldest datagram was taken by a call, `length` bytes of it; the rest is gone. */
  'datagram.read': { socket: 'u32', packet: 'u32', length: 'u32', call: 'i32' },

  /** The interest list of an epoll instance (numbered by its open file) changes. `events` are epoll's bits; socket -1 where none is behind the descriptor. */
  'epoll.interest': { epoll: 'u32', descriptor: 'i32', socket: 'i32', operation: ['add', 'modify', 'delete'], events: 'u32' },
  /** A watched descriptor comes to the end of the ready list (`listed` 1), or leaves the list (0). */
  'epoll.ready': { epoll: 'u32', descriptor: 'i32', socket: 'i32', listed: 'u8' },

  // -- channel: the ledger --------------------------------------------------------------------------------------------------------
  'channel.opened': { channel: 'u32', what: ['connection', 'pipe', 'socketpair', 'terminal'] },
  /** The program handed bytes to the kernel; stored here once. `write` numbers the writes of this direction from 1. */
  'bytes.written': { channel: 'u32', direction: 'u8', offset: 'offset', bytes: 'bytes', write: 'u32', call: 'i32' },
  /** The sender learned that everything below `upTo` has arrived. */
  'bytes.acked': { channel: 'u32', direction: 'u8', upTo: 'offset' },
  /** The receiver holds everything below `upTo` in order, and these further ranges [left, right, left, right, ...] out of order. */
  'bytes.received': { channel: 'u32', direction: 'u8', upTo: 'offset', outOfOrder: 'numbers' },
  'bytes.read': { channel: 'u32', direction: 'u8', offset: 'offset', length: 'u32', call: 'i32' },
  /** The way of the end of one direction: shut by the program, FIN sent, FIN acknowledged, FIN received in order, b'' read; or cut off by a reset. */
  'channel.end': { channel: 'u32', direction: 'u8', stage: ['shut', 'sent', 'acked', 'received', 'read', 'reset'] },

  // -- tcp -------------------------------------------------------------------------------------------------------------------------
  'tcp.state': { socket: 'u32', state: TCP_STATES, previous: TCP_STATES },
  /** The variables of a connection after something changed them. Times in ns, windows in bytes; rto 0 before any, srtt -1 before the first sample. */
  'tcp.variables': {
    socket: 'u32',
    iss: 'sequence',
    irs: 'sequence',
    sndUna: 'sequence',
    sndNxt: 'sequence',
    sndWnd: 'u32',
    rcvNxt: 'sequence',
    rcvWnd: 'u32',
    cwnd: 'u32',
    ssthresh: 'u32',
    inFlight: 'u32',
    srtt: 'time',
    rttvar: 'time',
    rto: 'time',
    mss: 'u16',
    /** Where the sender stands with loss: nothing suspected, something odd, slowed down, repairing by ACKs, repairing after a timeout (Linux icsk_ca_state). */
    loss: LOSS_STATES,
    /** How often the retransmission timer ran out in a row: it doubles each time. */
    backoff: 'u8',
    /** So many of the next segments are acknowledged at once. */
    quickAcks: 'u8',
  },
  /** A timer is set (due) or stopped (due -1). */
  'timer.set': {
    socket: 'u32',
    timer: [
      'retransmission',
      'delayed-ack',
      'persist',
      'keepalive',
      'time-wait',
      'fin-wait-2',
      'loss-probe',
      'reorder',
      'user-timeout',
      'syn-ack',
    ],
    due: 'time',
  },
  'timer.fired': {
    socket: 'u32',
    timer: [
      'retransmission',
      'delayed-ack',
      'persist',
      'keepalive',
      'time-wait',
      'fin-wait-2',
      'loss-probe',
      'reorder',
      'user-timeout',
      'syn-ack',
    ],
  },
  /** A choice the protocol made: what it did, by which rule, where that is written, and the numbers it weighed, in order of the rule. */
  decision: {
    socket: 'i32',
    action: ['send', 'hold', 'acknowledge', 'delay-ack', 'retransmit', 'drop', 'refuse', 'reset', 'window', 'accept', 'close'],
    rule: 'text',
    clause: 'text',
    sentence: 'text',
    numbers: 'numbers',
  },

  // -- packets ---------------------------------------------------------------------------------------------------------------------
  /**
   * A packet leaves its host. `link` is -1 on loopback. `protocol` as in IP (6 TCP, 17 UDP, 1 ICMP). Payload is channel/direction/offset/length where it belongs to a
   * channel (channel -1 otherwise, then `bytes` holds it). Options: mss 0, windowScale -1, sackPermitted 0, timestamps 0 mean absent;
   * `sack` is [left, right, ...] absolute. `ecn` is ECN's field of the IP header as it leaves. `repeat` is 1 for a retransmission. `to` is the host it is addressed to (-1 nobody has it).
   */
  'packet.sent': {
    packet: 'u32',
    host: 'u16',
    to: 'i32',
    link: 'i32',
    socket: 'i32',
    protocol: 'u8',
    source: 'u32',
    destination: 'u32',
    sourcePort: 'u16',
    destinationPort: 'u16',
    sequence: 'sequence',
    acknowledgment: 'sequence',
    flags: 'u8',
    window: 'u16',
    mss: 'u16',
    windowScale: 'i32',
    sackPermitted: 'u8',
    timestamps: 'u8',
    tsValue: 'u32',
    tsEcho: 'u32',
    sack: 'numbers',
    channel: 'i32',
    direction: 'u8',
    offset: 'offset',
    length: 'u32',
    bytes: 'bytes',
    identification: 'u16',
    ttl: 'u8',
    ecn: 'u8',
    repeat: 'u8',
  },
  /**
   * This packet, just sent, is a piece of a datagram too long for the link: the bytes from `offset` on of what IP carries, in pieces that begin with packet `first`.
   * `more` is 1 where further pieces follow. RFC 791 3.2.
   */
  'packet.fragment': { packet: 'u32', first: 'u32', offset: 'u32', more: 'u8' },
  /** A router passed it on: it left this host over this link. It is the same packet, one hop older. */
  'packet.forwarded': { packet: 'u32', host: 'u16', link: 'i32' },
  /** A queue was long (or a fault says so): it now carries ECN's "congestion experienced" (RFC 3168). `link` is the one it waits for. */
  'packet.marked': { packet: 'u32', link: 'i32', fault: 'i32' },
  'packet.arrived': { packet: 'u32', host: 'u16', socket: 'i32' },
  /** It will never arrive (here), or was thrown away on arrival. */
  'packet.lost': { packet: 'u32', why: ['fault', 'loss', 'queue', 'no-route', 'checksum', 'ttl', 'mtu', 'down'], fault: 'i32' },
  /** The same bytes once more, as a packet of its own (a fault or the link duplicated it). */
  'packet.duplicated': { packet: 'u32', copy: 'u32', fault: 'i32' },

  // -- run -------------------------------------------------------------------------------------------------------------------------
  'run.ended': { why: ['end', 'quiet', 'budget', 'stopped'], sentence: 'text' },
} as const satisfies Record<string, Record<string, FieldKind>>;

export type EventKind = keyof typeof EVENTS;

export type FieldValue<K extends FieldKind> = K extends 'time'
  ? Nanoseconds
  : K extends 'offset'
    ? StreamOffset
    : K extends 'sequence'
      ? SequenceNumber
      : K extends 'text'
        ? string
        : K extends 'bytes'
          ? Uint8Array
          : K extends 'numbers'
            ? readonly number[]
            : K extends readonly (infer Word)[]
              ? Word
              : number;

/** The fields of one kind of event. */
export type EventFields<K extends EventKind> = {
  readonly [F in keyof (typeof EVENTS)[K]]: (typeof EVENTS)[K][F] extends FieldKind ? FieldValue<(typeof EVENTS)[K][F]> : never;
};

/** Index of an event in its trace. */
export type EventId = number;
export const NO_EVENT: EventId = -1;

export type EventOf<K extends EventKind> = {
  readonly id: EventId;
  readonly at: Nanoseconds;
  readonly kind: K;
  /** The one earlier event that triggered this one; NO_EVENT for the first causes (a program's start). */
  readonly cause: EventId;
  /** Further earlier events a decision rested on. */
  readonly because: readonly EventId[];
} & EventFields<K>;

/** An event of one of several kinds, told apart by `kind`. */
export type EventAmong<Kinds extends EventKind> = { [K in Kinds]: EventOf<K> }[Kinds];
export type TraceEvent = EventAmong<EventKind>;

/** TCP flag bits as they stand in the header. */
export const FLAG = { FIN: 1, SYN: 2, RST: 4, PSH: 8, ACK: 16, URG: 32, ECE: 64, CWR: 128 } as const;

/** Where the engine writes. Nothing else leaves a simulation. */
export interface Recorder {
  /** Appends an event; returns its id, to be used as a cause. */
  record<K extends EventKind>(at: Nanoseconds, kind: K, cause: EventId, fields: EventFields<K>, because?: readonly EventId[]): EventId;
  /** A thread's step count reached a new line. `file` indexes the trace's file table; called with rising steps per thread. */
  line(thread: number, step: number, file: number, line: number): void;
}
