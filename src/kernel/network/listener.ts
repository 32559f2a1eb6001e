/**
 * The kernel's side of listening: SYNs are answered, handshakes finished and queued without any program being asked.
 * The bounds of the two queues and what happens at them are Linux's.
 */
import { abort, accept as acceptSyn, receive, type Decision, type Out } from '#protocols/tcp/connection.ts';
import { SECOND, times } from '#time/nanoseconds.ts';
import { FLAG, type EventId } from '#trace/events.ts';
import type { TcpSegment } from '#wire/segment.ts';
import { record, sysctl } from '../kernel.ts';
import { createSocket, hashConnection, holdPort } from '../sockets.ts';
import type { HostState, Kernel, Packet, Socket } from '../state.ts';
import { sendPacket } from './send.ts';
import { initialSequence } from './sequence.ts';
import { beginning, decide, drive, tellConnection } from './tcp.ts';

type Queues = NonNullable<Socket['listening']>;

/** A SYN for a listening socket: the kernel answers by itself, no program is asked (RFC 9293 3.10.7.2; Linux tcp_input.c tcp_conn_request). */
export function greet(k: Kernel, host: HostState, listener: Socket, packet: Packet, segment: TcpSegment, arrived: EventId): void {
  const { listening } = listener;
  if (!listening) return;
  const refusal = synRefusal(host, listening);
  if (refusal) {
    decide(k, listener, refusal, arrived);
    return;
  }
  if (sysctl(host, 'net.ipv4.tcp_syncookies') === 2 || synQueueFull(listening)) sendCookie(k, host, listener, packet, segment, arrived);
  else admit(k, host, listener, packet, segment, arrived);
}

/** A socket of the kernel's own for a connection in the making, in the SYN queue. */
function prepare(
  k: Kernel,
  host: HostState,
  listener: Socket,
  packet: Pick<Packet, 'source' | 'destination' | 'channel'>,
  syn: TcpSegment,
  cause: EventId,
): Socket {
  const child = createSocket(k, host, 'stream', -1, listener.id, { ...listener.options }, cause);
  child.address = packet.destination;
  child.port = listener.port;
  child.peerAddress = packet.source;
  child.peerPort = syn.sourcePort;
  child.channel = packet.channel >= 0 ? packet.channel : k.state.next.channel++;
  child.direction = 1;
  if (packet.channel < 0) record(k, 'channel.opened', child.created, { channel: child.channel, what: 'connection' });
  const told = tellConnection(k, child, child.created);
  holdPort(k, child);
  hashConnection(k, child);
  listener.listening?.syn.push(child.id);
  record(k, 'queue.entered', told, { listener: listener.id, socket: child.id, queue: 'syn' });
  return child;
}

/** A connection in the making, and the SYN-ACK. */
function admit(k: Kernel, host: HostState, listener: Socket, packet: Packet, syn: TcpSegment, cause: EventId): void {
  const child = prepare(k, host, listener, packet, syn, cause);
  const out: Out = [];
  child.tcp = acceptSyn(beginning(k, host, child, initialSequence(k, child, k.state.now)), syn, k.state.now, cause, out, packet.ecn);
  drive(k, child, out, cause);
}

/** Linux include/net/inet_connection_sock.h inet_csk_reqsk_queue_is_full. */
const synQueueFull = (queues: Queues): boolean => queues.syn.length > queues.backlog;

/** Why a SYN is dropped, if it is. With SYN cookies (the default) a full SYN queue is no reason. */
function synRefusal(host: HostState, queues: Queues): Decision | null {
  const { accept, syn, backlog } = queues;
  const most = sysctl(host, 'net.ipv4.tcp_max_syn_backlog');
  const drop = (rule: string, clause: string, sentence: string, numbers: readonly number[]): Decision => ({
    action: 'drop',
    rule,
    clause,
    sentence,
    numbers,
    grounds: [],
  });
  if (sysctl(host, 'net.ipv4.tcp_syncookies') === 0 && (synQueueFull(queues) || most - syn.length < most >> 2))
    return drop(
      'syn-queue-full',
      'Linux tcp_input.c tcp_conn_request, inet_csk_reqsk_queue_is_full',
      `The SYN queue holds ${syn.length} unfinished connections, and a backlog of ${backlog} allows no more. The SYN is dropped; the client will send it again.`,
      [syn.length, backlog],
    );
  if (accept.length > backlog)
    return drop(
      'accept-queue-full',
      'Linux tcp_input.c tcp_conn_request, include/net/sock.h sk_acceptq_is_full',
      `The accept queue holds ${accept.length} connections, and a backlog of ${backlog} allows no more. The SYN is dropped; the client will send it again.`,
      [accept.length, backlog],
    );
  return null;
}

/**
 * The last ACK of a handshake, and no place in the accept queue: it is dropped as if it had never come (the SYN-ACK will be sent again), or answered with RST
 * where tcp_abort_on_overflow says so. Linux tcp_minisocks.c tcp_check_req.
 */
export function overflows(k: Kernel, child: Socket, segment: TcpSegment, arrived: EventId): boolean {
  if (child.tcpState !== 'SYN-RECEIVED' || !(segment.flags & FLAG.ACK) || segment.flags & (FLAG.RST | FLAG.SYN)) return false;
  const listener = k.state.sockets.get(child.listener);
  const queues = listener?.listening;
  if (!listener || !queues || queues.accept.length <= queues.backlog) return false;
  if (child.tcp?.settings.abortOnOverflow) {
    const why = decide(k, listener, fullAcceptQueue(queues, 'refuse', 'The connection is refused (tcp_abort_on_overflow).'), arrived);
    const out: Out = [];
    abort(child.tcp, k.state.now, why, out, 'overflow');
    drive(k, child, out, why);
  } else {
    decide(k, listener, fullAcceptQueue(queues, 'drop', 'The last ACK of the handshake is dropped, as if it had never come.'), arrived);
  }
  return true;
}

const fullAcceptQueue = (queues: Queues, action: 'drop' | 'refuse', what: string): Decision => ({
  action,
  rule: 'accept-queue-full',
  clause: 'Linux tcp_minisocks.c tcp_check_req, tcp_ipv4.c tcp_v4_syn_recv_sock',
  sentence: `The accept queue holds ${queues.accept.length} connections, more than the backlog of ${queues.backlog}. ${what}`,
  numbers: [queues.accept.length, queues.backlog],
  grounds: [],
});

// -- SYN cookies (RFC 4987 3.6; Linux net/ipv4/syncookies.c) ------------------------------------------------------------------------------

/** A cookie is good for two minutes. */
const COOKIE_LIFE = times(SECOND, 120);
/** The sizes a cookie can say (msstab). */
const COOKIE_MSS = [1460, 1440, 1300, 536];

const cookieName = (packet: Pick<Packet, 'source' | 'destination'>, segment: TcpSegment): string =>
  `${packet.source}:${segment.sourcePort} ${packet.destination}:${segment.destinationPort}`;

/** What of a SYN fits into a cookie: a rounded MSS, and the rest only where timestamps carry it back. */
function cookieSyn(syn: TcpSegment): TcpSegment {
  const { options } = syn;
  const mss = COOKIE_MSS.find((size) => size <= (options.mss ?? 536)) ?? 536;
  return { ...syn, options: options.timestamps ? { ...options, mss } : { ...options, mss, windowScale: null, sackPermitted: false } };
}

/**
 * Answers a SYN without taking it into the queue. A real kernel keeps nothing and finds everything again in the number the ACK brings back; here the note lies in the
 * listening socket, and counts for nothing until that ACK comes.
 */
function sendCookie(k: Kernel, host: HostState, listener: Socket, packet: Packet, segment: TcpSegment, arrived: EventId): void {
  const ends = {
    host: host.index,
    address: packet.destination,
    port: listener.port,
    peerAddress: packet.source,
    peerPort: segment.sourcePort,
    options: listener.options,
  };
  const iss = initialSequence(k, ends, k.state.now);
  const syn = cookieSyn(segment);
  listener.listening?.cookies.set(cookieName(packet, segment), { syn, iss, at: k.state.now, channel: packet.channel });
  const out: Out = [];
  acceptSyn(beginning(k, host, ends, iss), syn, k.state.now, arrived, out);
  const answer = out.find((o) => o.kind === 'segment');
  if (!answer) return;
  const why = decide(
    k,
    listener,
    {
      action: 'accept',
      rule: 'syn-cookie',
      clause: 'RFC 4987 3.6; Linux net/ipv4/syncookies.c',
      sentence:
        'The SYN queue is full. The SYN-ACK carries a cookie as its sequence number, and nothing is remembered: if the ACK brings it back, the connection is made from it.',
      numbers: [listener.listening?.syn.length ?? 0, listener.listening?.backlog ?? 0],
      grounds: [],
    },
    arrived,
  );
  sendPacket(
    k,
    host,
    {
      source: packet.destination,
      destination: packet.source,
      socket: listener.id,
      body: { kind: 'tcp', segment: answer.segment },
      dontFragment: true,
      channel: packet.channel,
      direction: 1,
      offset: 0,
      length: 0,
      repeat: false,
    },
    why,
  );
}

/** An ACK for a listening socket: if it brings back a cookie, there is a connection after all. False where it does not. */
export function redeem(k: Kernel, host: HostState, listener: Socket, packet: Packet, segment: TcpSegment, arrived: EventId): boolean {
  const queues = listener.listening;
  const name = cookieName(packet, segment);
  const cookie = queues?.cookies.get(name);
  if (!queues || !cookie || k.state.now - cookie.at > COOKIE_LIFE || segment.acknowledgment !== (cookie.iss + 1) % 0x1_0000_0000)
    return false;
  if (queues.accept.length > queues.backlog) {
    decide(k, listener, fullAcceptQueue(queues, 'drop', 'The cookie is good, but there is no place: the segment is dropped.'), arrived);
    return true;
  }
  queues.cookies.delete(name);
  const child = prepare(k, host, listener, { ...packet, channel: cookie.channel }, cookie.syn, arrived);
  const out: Out = [];
  child.tcp = acceptSyn(beginning(k, host, child, cookie.iss), cookie.syn, k.state.now, arrived, out);
  // The SYN-ACK went out long ago.
  drive(
    k,
    child,
    out.filter((o) => o.kind !== 'segment'),
    arrived,
  );
  const more: Out = [];
  receive(child.tcp, segment, k.state.now, arrived, more);
  drive(k, child, more, arrived);
  return true;
}
