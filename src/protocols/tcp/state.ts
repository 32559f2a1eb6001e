/**
 * Everything one connection remembers, as plain data that can be structured-cloned at any instant.
 * Names follow RFC 9293 3.3.1 where it has one (snd.una is `sndUna`), else Linux's field (include/linux/tcp.h), written out.
 */
import type { LossState, TcpState } from '#trace/events.ts';
import { FOREVER, ns, type Nanoseconds } from '#time/nanoseconds.ts';
import type { Ground } from './connection.ts';
import type { Cubic } from './cubic.ts';
import { widened } from './layout.ts';
import type { EcnState } from './ecn.ts';
import { advance, sequence, type SequenceNumber } from './sequence.ts';
import type { Path, SocketOptions, TcpSettings } from './settings.ts';

/**
 * A run of the send queue that is sent, marked and acknowledged together: Linux's sk_buff on the write and retransmit queues.
 * It may be several segments long; on the wire each segment goes alone (what a network card does with a large send).
 */
export interface QueuedRun {
  seq: SequenceNumber;
  /** One past its last sequence number; SYN and FIN count. */
  end: SequenceNumber;
  /** Stream offset of its first byte, and how many bytes it carries. */
  offset: number;
  length: number;
  /** FIN, PSH, SYN bits. */
  flags: number;
  /** Segments it makes, and payload of each but the last; 0 before it is first looked at. */
  segments: number;
  size: number;
  /** When it last left; -1 never. */
  sentAt: Nanoseconds;
  /** The how many-th transmission that was: runs that leave in the same instant of virtual time still leave one after the other. */
  sentOrder: number;
  /** Has ever been retransmitted (Karn); is a retransmission now in flight; presumed lost; reported by SACK. */
  everRetransmitted: boolean;
  retransmitted: boolean;
  lost: boolean;
  sacked: boolean;
  /** Memory it takes, Linux's truesize. */
  truesize: number;
  /** c.delivered at the time it was sent. */
  deliveredBefore: number;
  /** The writes its bytes came from. */
  grounds: readonly Ground[];
}

/** A piece of the stream as it arrived: Linux's sk_buff on the receive and out-of-order queues. */
export interface ArrivedRun {
  seq: SequenceNumber;
  end: SequenceNumber;
  bytes: Uint8Array;
  fin: boolean;
  push: boolean;
  /** Memory charged for it, and bytes still free in that memory: a small neighbour may move in. */
  truesize: number;
  room: number;
}

/** One of the program's writes, kept until it is acknowledged. */
export interface StoredBytes {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** Linux's icsk_ca_state. */
export type { LossState };

/** What the shared transmission timer is set for (Linux icsk_pending). */
export type TransmitTimer = 'retransmission' | 'loss-probe' | 'reorder' | 'persist';
/** What the slow timer is set for (Linux sk_timer, the request timer, the time-wait timer). */
export type LifeTimer = 'keepalive' | 'fin-wait-2' | 'time-wait' | 'syn-ack';

export interface Connection {
  readonly localPort: number;
  readonly remotePort: number;
  path: Path;
  readonly settings: TcpSettings;
  options: SocketOptions;
  state: TcpState;
  /** Opened by this side. */
  readonly active: boolean;
  /** The program has closed its descriptor (Linux SOCK_DEAD); it will read no more; it has shut its sending side. */
  orphaned: boolean;
  receiveShut: boolean;
  sendShut: boolean;
  /** What ended it: an errno name, '' while nothing has. */
  error: string;
  /** An ICMP error worth reporting if the connection ends by a timeout. */
  softError: string;

  // -- options agreed on in the handshake ----------------------------------------------------------------------------------------
  timestampsOk: boolean;
  sackOk: boolean;
  windowScaleOk: boolean;
  sndScale: number;
  rcvScale: number;
  /** Added to the millisecond clock in our timestamps. */
  readonly timestampOffset: number;
  /** The peer's timestamp to echo (TS.Recent), when it was taken (seconds for PAWS age), and the ACK that was last sent (Last.ACK.sent). */
  tsRecent: number;
  tsRecentAt: Nanoseconds;
  tsRecentValid: boolean;
  /** Timestamps of the segment being worked on. */
  sawTimestamp: boolean;
  rcvTsValue: number;
  rcvTsEcho: number;
  /** MSS we told the peer less what options take, MSS the peer told us, and what a segment of ours carries now. */
  advertisedMss: number;
  mssClamp: number;
  mss: number;
  /** Header bytes of a data segment without SACK blocks: 20 or 32. */
  headerLength: number;

  // -- sending --------------------------------------------------------------------------------------------------------------------
  readonly iss: SequenceNumber;
  sndUna: SequenceNumber;
  sndNxt: SequenceNumber;
  /** One past the last queued sequence number (Linux write_seq). */
  writeSeq: SequenceNumber;
  sndWnd: number;
  sndWl1: SequenceNumber;
  maxWindow: number;
  /** End of the last segment smaller than the MSS (Minshall's variant of Nagle). */
  sndSml: SequenceNumber;
  /** Last byte marked with PSH. */
  pushedSeq: SequenceNumber;
  stored: StoredBytes[];
  /** Stream offsets: written by the program, first ever sent beyond, acknowledged. */
  written: number;
  sentOffset: number;
  ackedOffset: number;
  /** Sent and not acknowledged, oldest first; then not sent yet. */
  inFlight: QueuedRun[];
  unsent: QueuedRun[];
  /** Memory the send queue takes, and its limit (SO_SNDBUF). */
  queuedMemory: number;
  sendBuffer: number;
  /** A writer was told to wait. */
  noSpace: boolean;
  /** TCP_NODELAY was just set or the cork pulled: what is queued goes now. */
  nagleOff: boolean;
  corked: boolean;
  naglePush: boolean;
  /** Why the head of the unsent queue did not go, '' when nothing holds it. */
  held: '' | 'nagle' | 'cork' | 'congestion-window' | 'send-window' | 'tso' | 'zero-window';
  gsoSegments: number;
  lastSentAt: Nanoseconds;
  /** When something was first sent again in this episode (for a SYN: first sent); NEVER while nothing is. When the first SYN or SYN-ACK left. */
  retransmitStamp: Nanoseconds;
  firstSynAt: Nanoseconds;

  // -- loss and congestion --------------------------------------------------------------------------------------------------------
  ecn: EcnState;
  /** Name of the congestion control, and what CUBIC remembers, null before it is asked. */
  control: string;
  cubic: Cubic | null;
  /** Counted in segments: in flight, reported by SACK, presumed lost, retransmitted and not yet answered. */
  packetsOut: number;
  sackedOut: number;
  lostOut: number;
  retransOut: number;
  lossState: LossState;
  cwnd: number;
  ssthresh: number;
  cwndCount: number;
  priorCwnd: number;
  priorSsthresh: number;
  cwndUsed: number;
  cwndStamp: Nanoseconds;
  maxPacketsOut: number;
  maxPacketsSeq: SequenceNumber;
  cwndLimited: boolean;
  /** snd.nxt when the loss was noticed: recovery ends when it is acknowledged. */
  highSeq: SequenceNumber;
  undoMarker: SequenceNumber;
  undoValid: boolean;
  undoRetrans: number;
  /** Segments delivered so far; runs sent so far, again included. */
  delivered: number;
  transmissions: number;
  reordering: number;
  reorderSeen: number;
  frto: boolean;
  prrDelivered: number;
  prrOut: number;
  /** RFC 8985: the newest delivered segment and when it was sent (us), its round trip, the reordering window. */
  rack: {
    sentAt: number;
    order: number;
    end: SequenceNumber;
    rtt: number;
    reorderSteps: number;
    reorderPersist: number;
    dsackSeen: boolean;
    lastDelivered: number;
    advanced: boolean;
  };
  /** Tail-loss probe: is one out, snd.nxt when it was sent, was it a retransmission. */
  probe: { outstanding: boolean; high: SequenceNumber; retransmission: boolean };
  /** End of the highest run the peer reported by SACK, while any is. */
  highestSack: SequenceNumber;
  /** Segments the peer reported as duplicates. */
  dsackDuplicates: number;

  // -- round trip -----------------------------------------------------------------------------------------------------------------
  /** Linux's fixed point: srtt in 1/8 us, mdev in 1/4 us; 0 before the first sample. */
  srtt: number;
  mdev: number;
  mdevMax: number;
  rttvar: number;
  rttSeq: SequenceNumber;
  /** Smallest recent round trip in us; null before any. */
  minRtt: number;
  minRttAt: Nanoseconds;
  /** Retransmission timeout in ticks of 4 ms. */
  rto: number;
  backoff: number;
  retransmits: number;
  totalRetransmissions: number;
  timeouts: number;

  // -- receiving ------------------------------------------------------------------------------------------------------------------
  irs: SequenceNumber;
  rcvNxt: SequenceNumber;
  /** rcv.nxt when the window was last told, and the window then. */
  rcvWup: SequenceNumber;
  rcvWnd: number;
  /** First byte the program has not read. */
  copiedSeq: SequenceNumber;
  /** Stream offsets: received in order, read. */
  received: number;
  read: number;
  finReceived: boolean;
  receiveQueue: ArrivedRun[];
  /** Bytes already taken from the first of them. */
  receiveQueueTaken: number;
  outOfOrder: ArrivedRun[];
  /** SACK blocks to send, most recent first, and one duplicate to report before them. */
  sackBlocks: (readonly [SequenceNumber, SequenceNumber])[];
  duplicateSack: readonly [SequenceNumber, SequenceNumber] | null;
  /** Receive buffer: limit, in use, the share of it that is payload (of 256), soft and hard bounds of the window. */
  receiveBuffer: number;
  receiveMemory: number;
  scalingRatio: number;
  rcvSsthresh: number;
  windowClamp: number;
  /** Dynamic right-sizing: bytes copied in the last round trip and when that began. */
  spaceCopied: number;
  spaceSeq: SequenceNumber;
  spaceAt: Nanoseconds;
  rcvRtt: number;
  rcvRttSeq: SequenceNumber;
  rcvRttAt: Nanoseconds;
  rcvRttEcho: number;

  // -- acknowledging --------------------------------------------------------------------------------------------------------------
  /** An ACK is owed; at once; a full-sized or pushed segment asks for it when the program has read. */
  ackScheduled: boolean;
  ackNow: boolean;
  ackPushed: boolean;
  ackPushedAgain: boolean;
  quickAcks: number;
  pingpong: number;
  /** Delayed-ACK estimate in ticks; 0 before the first data. */
  ato: number;
  lastReceivedAt: Nanoseconds;
  /** When anything acceptable arrived last. */
  lastHeardAt: Nanoseconds;
  /** Largest segment seen: the peer's MSS, guessed. */
  rcvMss: number;
  lastSegmentSize: number;
  compressedAcks: number;
  compressedAckNxt: SequenceNumber;
  dupAckCounter: number;
  /** Arrived segments no ACK has answered yet. */
  ackGrounds: Ground[];
  lastDupAckAt: Nanoseconds;
  challengeAt: Nanoseconds;
  challengeCount: number;

  // -- timers ---------------------------------------------------------------------------------------------------------------------
  transmitTimer: TransmitTimer | null;
  transmitDue: Nanoseconds;
  delayedAckDue: Nanoseconds;
  compressedAckDue: Nanoseconds;
  lifeTimer: LifeTimer | null;
  lifeDue: Nanoseconds;
  /** Probes of a closed window unanswered, and since when. */
  probesOut: number;
  probesSince: Nanoseconds;
  keepaliveProbes: number;
  synAckRetries: number;
  /** What tcp.variables and the timers last told, so that only changes are. */
  shown: number[];
  toldTransmit: TransmitTimer | null;
  toldTransmitDue: Nanoseconds;
  toldAckDue: Nanoseconds;
  toldLife: LifeTimer | null;
  toldLifeDue: Nanoseconds;
}

/** What a new connection starts from. */
export interface Beginning {
  readonly localPort: number;
  readonly remotePort: number;
  readonly iss: SequenceNumber;
  /** Added to our timestamps, so that they do not tell how long the host is up. */
  readonly timestampOffset: number;
  readonly path: Path;
  readonly settings: TcpSettings;
  readonly socket: SocketOptions;
}

export const NEVER = ns(-1);
/** Largest IP packet a host builds before it is cut into segments: Linux's GSO size less headers. */
export const GSO_SIZE = 65_536 - 321;
/** Linux TCP_INIT_CWND and TCP_INFINITE_SSTHRESH; RFC 6928. */
export const INITIAL_WINDOW = 10;
export const INFINITE_SSTHRESH = 0x7fffffff;
/** 1 s before the first measurement, in ticks. RFC 6298 2.1, Linux TCP_TIMEOUT_INIT. */
export const INITIAL_RTO = 250;

/** What may hold a sequence number, a time, or a count above 2^31. */
const WIDE: readonly (keyof Connection)[] = [
  'tsRecentAt',
  'iss',
  'sndUna',
  'sndNxt',
  'writeSeq',
  'sndWl1',
  'sndSml',
  'pushedSeq',
  'lastSentAt',
  'retransmitStamp',
  'firstSynAt',
  'cwndStamp',
  'maxPacketsSeq',
  'highSeq',
  'undoMarker',
  'highestSack',
  'rttSeq',
  'minRttAt',
  'irs',
  'rcvNxt',
  'rcvWup',
  'copiedSeq',
  'spaceSeq',
  'spaceAt',
  'rcvRttSeq',
  'rcvRttAt',
  'lastReceivedAt',
  'lastHeardAt',
  'compressedAckNxt',
  'lastDupAckAt',
  'challengeAt',
  'transmitDue',
  'delayedAckDue',
  'compressedAckDue',
  'lifeDue',
  'probesSince',
  'toldTransmitDue',
  'toldAckDue',
  'toldLifeDue',
  'tsRecent',
  'rcvTsValue',
  'rcvTsEcho',
  'rcvRttEcho',
  'timestampOffset',
  'minRtt',
  'sndWnd',
  'maxWindow',
  'written',
  'sentOffset',
  'ackedOffset',
  'received',
  'read',
];

/** A connection before its first segment, in state CLOSED. */
export function blankConnection(b: Beginning, active: boolean): Connection {
  const zero = sequence(0);
  const first = advance(b.iss, 1);
  // In two parts, the busier first: V8 gives an object literal of 128 fields or more a layout of its own each time it makes one.
  const busy = {
    localPort: b.localPort,
    remotePort: b.remotePort,
    path: b.path,
    settings: b.settings,
    options: b.socket,
    state: 'CLOSED',
    active,
    error: '',
    timestampsOk: false,
    sackOk: false,
    sndScale: 0,
    rcvScale: 0,
    timestampOffset: b.timestampOffset,
    tsRecent: 0,
    tsRecentAt: ns(0),
    tsRecentValid: false,
    sawTimestamp: false,
    rcvTsValue: 0,
    rcvTsEcho: 0,
    mssClamp: 0,
    mss: 536,
    headerLength: 20,
    iss: b.iss,
    sndUna: b.iss,
    sndNxt: b.iss,
    writeSeq: b.iss,
    sndWnd: 0,
    sndWl1: zero,
    maxWindow: 0,
    sndSml: b.iss,
    pushedSeq: first,
    stored: [],
    written: 0,
    sentOffset: 0,
    ackedOffset: 0,
    inFlight: [],
    unsent: [],
    queuedMemory: 0,
    sendBuffer: b.socket.sendBuffer || b.settings.wmem[1],
    noSpace: false,
    nagleOff: b.socket.noDelay,
    held: '',
    gsoSegments: 0,
    lastSentAt: NEVER,
    ecn: { ok: false, seen: false, echo: false, reduced: false, arrived: 0 },
    control: b.socket.congestionControl || b.settings.congestionControl,
    cubic: null,
    packetsOut: 0,
    sackedOut: 0,
    lostOut: 0,
    retransOut: 0,
    lossState: 'open',
    cwnd: INITIAL_WINDOW,
    ssthresh: INFINITE_SSTHRESH,
    cwndCount: 0,
    cwndUsed: 0,
    cwndStamp: ns(0),
    maxPacketsOut: 0,
    cwndLimited: false,
    highSeq: b.iss,
    delivered: 0,
    transmissions: 0,
    rack: {
      sentAt: -1,
      order: 0,
      end: zero,
      rtt: 0,
      reorderSteps: 1,
      reorderPersist: 0,
      dsackSeen: false,
      lastDelivered: 0,
      advanced: false,
    },
    probe: { outstanding: false, high: zero, retransmission: false },
    highestSack: zero,
    srtt: 0,
    mdev: 250_000 * 4,
    rttvar: 0,
    minRtt: Number.POSITIVE_INFINITY,
    rto: INITIAL_RTO,
    retransmits: 0,
    rcvNxt: zero,
    rcvWup: zero,
    rcvWnd: 0,
    copiedSeq: zero,
    received: 0,
    read: 0,
    receiveQueue: [],
    receiveQueueTaken: 0,
    outOfOrder: [],
    sackBlocks: [],
    receiveBuffer: b.socket.receiveBuffer || b.settings.rmem[1],
    receiveMemory: 0,
    scalingRatio: 128,
    rcvSsthresh: 0,
    windowClamp: b.socket.windowClamp,
    spaceAt: ns(0),
    rcvRtt: 0,
    ackScheduled: false,
    ackNow: false,
    ackPushed: false,
    ackPushedAgain: false,
    quickAcks: 0,
    pingpong: 0,
    ato: 0,
    lastReceivedAt: NEVER,
    lastHeardAt: NEVER,
    rcvMss: 88,
    lastSegmentSize: 0,
    compressedAcks: 0,
    ackGrounds: [],
    transmitTimer: null,
    transmitDue: FOREVER,
    delayedAckDue: FOREVER,
    compressedAckDue: FOREVER,
    lifeTimer: null,
    lifeDue: FOREVER,
    shown: [],
    toldTransmit: null,
    toldTransmitDue: FOREVER,
    toldAckDue: FOREVER,
    toldLife: null,
    toldLifeDue: FOREVER,
  } satisfies Partial<Connection>;
  const rest = {
    orphaned: false,
    receiveShut: false,
    sendShut: false,
    softError: '',
    windowScaleOk: false,
    advertisedMss: 0,
    corked: b.socket.cork,
    naglePush: false,
    retransmitStamp: NEVER,
    firstSynAt: NEVER,
    priorCwnd: 0,
    priorSsthresh: 0,
    maxPacketsSeq: b.iss,
    undoMarker: zero,
    undoValid: false,
    undoRetrans: 0,
    reordering: b.settings.reordering,
    reorderSeen: 0,
    frto: false,
    prrDelivered: 0,
    prrOut: 0,
    dsackDuplicates: 0,
    mdevMax: 0,
    rttSeq: b.iss,
    minRttAt: ns(0),
    backoff: 0,
    totalRetransmissions: 0,
    timeouts: 0,
    irs: zero,
    finReceived: false,
    duplicateSack: null,
    spaceCopied: 0,
    spaceSeq: zero,
    rcvRttSeq: zero,
    rcvRttAt: NEVER,
    rcvRttEcho: 0,
    compressedAckNxt: zero,
    dupAckCounter: 0,
    lastDupAckAt: NEVER,
    challengeAt: NEVER,
    challengeCount: 0,
    probesOut: 0,
    probesSince: NEVER,
    keepaliveProbes: 0,
    synAckRetries: 0,
  } satisfies Partial<Connection>;
  return widened<Connection>(Object.assign(busy, rest), WIDE);
}
