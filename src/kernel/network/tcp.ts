/**
 * Between sockets and the TCP: which connection a segment belongs to, and what to do with everything the TCP puts out.
 * The TCP decides; this file records, sends, wakes and keeps the queues of listening sockets.
 */
import {
  abort,
  accept as acceptSyn,
  answerStray,
  close,
  nextTimeout,
  onTimeout,
  open,
  receive,
  strayDecision,
  timeWaitAllowsSyn,
  variablesOf,
  type Decision,
  type Out,
  type TcpOutput,
} from '#protocols/tcp/connection.ts';
import { sequence } from '#protocols/tcp/sequence.ts';
import type { Beginning } from '#protocols/tcp/state.ts';
import { FOREVER, ns } from '#time/nanoseconds.ts';
import { FLAG, NO_EVENT, type EventId } from '#trace/events.ts';
import type { TcpSegment } from '#wire/segment.ts';
import { LARGEST_PACKET, POLL } from '../constants.ts';
import type { Errno } from '../errno.ts';
import { hostOf, record, schedule, socketOf, sysctl } from '../kernel.ts';
import { createSocket, destroySocket, enterState, findConnection, hashConnection, holdPort, raiseError, unhash } from '../sockets.ts';
import type { HostState, Kernel, Packet, Socket } from '../state.ts';
import { wake } from '../waiting.ts';
import { isLocal, routeTo } from './route.ts';
import { sendPacket } from './send.ts';
import { initialSequence, timestampOffset } from './sequence.ts';

// -- the program's side ------------------------------------------------------------------------------------------------------------

/** Sends the SYN. Addresses and ports of the socket are set. */
export function openConnection(k: Kernel, host: HostState, socket: Socket, cause: EventId): void {
  nameChannel(k, socket, mirrored(k, socket), cause);
  hashConnection(k, socket);
  const out: Out = [];
  socket.tcp = open(beginning(k, host, socket), k.state.now, cause, out);
  drive(k, socket, out, cause);
}

/** The program is gone from its end (its last descriptor is closed): SO_LINGER 0 resets, else the FIN follows the data. */
export function closeConnection(k: Kernel, socket: Socket, cause: EventId): void {
  if (!socket.tcp) return;
  if (socket.gone) {
    destroySocket(k, socket, cause);
    return;
  }
  const out: Out = [];
  if (socket.options.linger.on && socket.options.linger.seconds === 0) abort(socket.tcp, k.state.now, cause, out);
  else close(socket.tcp, k.state.now, cause, out);
  drive(k, socket, out, cause);
}

/** A connection that nobody accepted: reset where it was established, else silently forgotten. */
export function abandonConnection(k: Kernel, socket: Socket, reset: boolean, cause: EventId): void {
  if (reset && socket.tcp && !socket.gone) {
    const out: Out = [];
    abort(socket.tcp, k.state.now, cause, out);
    drive(k, socket, out, cause);
  }
  destroySocket(k, socket, cause);
}

function beginning(k: Kernel, host: HostState, socket: Socket): Beginning {
  return {
    localPort: socket.port,
    remotePort: socket.peerPort,
    iss: sequence(initialSequence(k, socket, k.state.now)),
    timestampOffset: timestampOffset(k, socket),
    // An IP packet's length has 16 bits, whatever the device takes (Linux IP_MAX_MTU).
    path: { mtu: Math.min(routeTo(k, host, socket.peerAddress)?.mtu ?? 1500, LARGEST_PACKET), loopback: isLocal(host, socket.peerAddress) },
    settings: host.tcpSettings,
    socket: socket.options.tcp,
  };
}

/** In a simultaneous open the peer's SYN is already on its way: both ends are one connection, so one channel. */
function mirrored(k: Kernel, socket: Socket): Socket | undefined {
  const to = routeTo(k, hostOf(k, socket.host), socket.peerAddress)?.to ?? -1;
  const peer = to < 0 ? undefined : findConnection(k, hostOf(k, to), socket.peerAddress, socket.peerPort, socket.address, socket.port);
  return peer?.tcpState === 'SYN-SENT' && peer !== socket ? peer : undefined;
}

function nameChannel(k: Kernel, socket: Socket, peer: Socket | undefined, cause: EventId): void {
  let opened = cause;
  if (peer) {
    socket.channel = peer.channel;
    socket.direction = 1;
  } else {
    socket.channel = k.state.next.channel++;
    socket.direction = 0;
    opened = record(k, 'channel.opened', cause, { channel: socket.channel, what: 'connection' });
  }
  tellConnection(k, socket, opened);
}

const tellConnection = (k: Kernel, socket: Socket, cause: EventId): EventId =>
  record(k, 'socket.connection', cause, {
    socket: socket.id,
    channel: socket.channel,
    direction: socket.direction,
    address: socket.address,
    port: socket.port,
    peerAddress: socket.peerAddress,
    peerPort: socket.peerPort,
  });

// -- the wire's side ---------------------------------------------------------------------------------------------------------------

/** A segment has arrived at its host: for a connection, for a listening socket, or for nobody. */
export function receiveTcp(k: Kernel, host: HostState, packet: Packet, segment: TcpSegment): void {
  let connection = findConnection(k, host, packet.destination, segment.destinationPort, packet.source, segment.sourcePort);
  if (connection?.gone) connection = undefined;
  // A new SYN may take the place of a connection that only waits to be forgotten.
  if (
    connection?.tcp &&
    connection.tcpState === 'TIME-WAIT' &&
    timeWaitAllowsSyn(connection.tcp, segment) &&
    findListener(k, host, packet.destination, segment.destinationPort)
  ) {
    retire(k, connection, packet.sent);
    connection = undefined;
  }
  const listener = connection ? undefined : findListener(k, host, packet.destination, segment.destinationPort);
  const arrived = record(k, 'packet.arrived', packet.sent, {
    packet: packet.id,
    host: host.index,
    socket: connection?.id ?? listener?.id ?? -1,
  });
  if (connection) receiveOnConnection(k, connection, segment, arrived);
  else if (listener && (segment.flags & (FLAG.SYN | FLAG.ACK | FLAG.RST)) === FLAG.SYN) greet(k, host, listener, packet, segment, arrived);
  else if (!(listener && segment.flags & FLAG.RST)) refuse(k, host, packet, segment, arrived);
}

function receiveOnConnection(k: Kernel, socket: Socket, segment: TcpSegment, arrived: EventId): void {
  if (!socket.tcp) return;
  if (overflows(k, socket, segment, arrived)) return;
  const out: Out = [];
  receive(socket.tcp, segment, k.state.now, arrived, out);
  drive(k, socket, out, arrived);
}

/**
 * The last ACK of a handshake, and no place in the accept queue: it is dropped as if it had never come (the SYN-ACK will be sent again), or answered with RST
 * where tcp_abort_on_overflow says so. Linux tcp_minisocks.c tcp_check_req.
 */
function overflows(k: Kernel, child: Socket, segment: TcpSegment, arrived: EventId): boolean {
  if (child.tcpState !== 'SYN-RECEIVED' || !(segment.flags & FLAG.ACK) || segment.flags & (FLAG.RST | FLAG.SYN)) return false;
  const listener = k.state.sockets.get(child.listener);
  const queues = listener?.listening;
  if (!listener || !queues || queues.accept.length <= queues.backlog) return false;
  const numbers = [queues.accept.length, queues.backlog];
  const full = `The accept queue holds ${queues.accept.length} connections, more than the backlog of ${queues.backlog}.`;
  const clause = 'Linux tcp_minisocks.c tcp_check_req, tcp_ipv4.c tcp_v4_syn_recv_sock';
  if (child.tcp?.settings.abortOnOverflow) {
    const why = decide(
      k,
      listener,
      {
        action: 'refuse',
        rule: 'accept-queue-full',
        clause,
        sentence: `${full} The connection is refused (tcp_abort_on_overflow).`,
        numbers,
        grounds: [],
      },
      arrived,
    );
    const out: Out = [];
    abort(child.tcp, k.state.now, why, out);
    drive(k, child, out, why);
  } else {
    decide(
      k,
      listener,
      {
        action: 'drop',
        rule: 'accept-queue-full',
        clause,
        sentence: `${full} The last ACK of the handshake is dropped, as if it had never come.`,
        numbers,
        grounds: [],
      },
      arrived,
    );
  }
  return true;
}

/** A listening socket for this address: one bound to it before one bound to any. */
function findListener(k: Kernel, host: HostState, address: number, port: number): Socket | undefined {
  let any: Socket | undefined;
  for (const id of host.ports.tcp.get(port) ?? []) {
    const socket = socketOf(k, id);
    if (!socket.listening) continue;
    if (socket.address === address) return socket;
    if (socket.address === 0) any ??= socket;
  }
  return any;
}

/** A SYN for a listening socket: the kernel answers by itself, no program is asked (RFC 9293 3.10.7.2; Linux tcp_input.c tcp_conn_request). */
function greet(k: Kernel, host: HostState, listener: Socket, packet: Packet, segment: TcpSegment, arrived: EventId): void {
  const { listening } = listener;
  if (!listening) return;
  const refusal = synRefusal(host, listening);
  if (refusal) {
    decide(k, listener, refusal, arrived);
    return;
  }
  const child = createSocket(k, host, 'stream', -1, listener.id, { ...listener.options }, arrived);
  child.address = packet.destination;
  child.port = listener.port;
  child.peerAddress = packet.source;
  child.peerPort = segment.sourcePort;
  child.channel = packet.channel >= 0 ? packet.channel : k.state.next.channel++;
  child.direction = 1;
  if (packet.channel < 0) record(k, 'channel.opened', child.created, { channel: child.channel, what: 'connection' });
  const told = tellConnection(k, child, child.created);
  holdPort(k, child);
  hashConnection(k, child);
  listening.syn.push(child.id);
  record(k, 'queue.entered', told, { listener: listener.id, socket: child.id, queue: 'syn' });
  const out: Out = [];
  child.tcp = acceptSyn(beginning(k, host, child), segment, k.state.now, arrived, out);
  drive(k, child, out, arrived);
}

/**
 * Why a SYN is dropped, if it is. A full SYN queue matters only without SYN cookies: with them (the default) the kernel answers without remembering, which looks the
 * same from outside, so the queue here may grow beyond its bound.
 */
function synRefusal(host: HostState, queues: NonNullable<Socket['listening']>): Decision | null {
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
  if (sysctl(host, 'net.ipv4.tcp_syncookies') === 0 && (syn.length >= backlog || most - syn.length < most >> 2))
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

/** No socket wants it: RST, unless it is one itself (RFC 9293 3.10.7.1). */
function refuse(k: Kernel, host: HostState, packet: Packet, segment: TcpSegment, arrived: EventId): void {
  const reset = answerStray(segment);
  if (!reset) return;
  const { action, rule, clause, sentence, numbers } = strayDecision(segment);
  const why = record(k, 'decision', arrived, { socket: -1, action, rule, clause, sentence, numbers });
  sendPacket(
    k,
    host,
    {
      source: packet.destination,
      destination: packet.source,
      socket: -1,
      body: { kind: 'tcp', segment: reset },
      dontFragment: true,
      channel: packet.channel,
      direction: 0,
      offset: 0,
      length: 0,
      repeat: false,
    },
    why,
  );
}

// -- what the TCP puts out -----------------------------------------------------------------------------------------------------------

const grounds = (k: Kernel, list: readonly number[], cause: EventId): readonly EventId[] | undefined => {
  if (list.length === 0) return undefined;
  const others = [...new Set(list)].filter((ground) => ground >= 0 && ground !== cause && ground < k.state.nextEvent);
  return others.length > 0 ? others : undefined;
};

const decide = (k: Kernel, socket: Socket, decision: Decision, cause: EventId): EventId =>
  record(
    k,
    'decision',
    cause,
    {
      socket: socket.id,
      action: decision.action,
      rule: decision.rule,
      clause: decision.clause,
      sentence: decision.sentence,
      numbers: decision.numbers,
    },
    grounds(k, decision.grounds, cause),
  );

/** Carries out everything one stimulus led to, in order. */
export function drive(k: Kernel, socket: Socket, out: readonly TcpOutput[], stimulus: EventId): void {
  const host = hostOf(k, socket.host);
  let cause = stimulus;
  for (const o of out) {
    switch (o.kind) {
      case 'segment': {
        const why = o.decision ? decide(k, socket, o.decision, cause) : cause;
        sendPacket(
          k,
          host,
          {
            source: socket.address,
            destination: socket.peerAddress,
            socket: socket.id,
            body: { kind: 'tcp', segment: o.segment },
            dontFragment: true,
            channel: socket.channel,
            direction: socket.direction,
            offset: o.offset,
            length: o.length,
            repeat: o.repeat,
          },
          why,
          grounds(k, o.grounds, why),
        );
        break;
      }
      case 'decision':
        decide(k, socket, o.decision, cause);
        break;
      case 'state': {
        if (o.state === 'ESTABLISHED' || o.state === 'CLOSE-WAIT') socket.wasConnected = true;
        socket.changed = enterState(k, socket, o.state, cause);
        // A close that lingers waits for this.
        if (!socket.open) wake(k, socket, POLL.HUP, socket.changed);
        break;
      }
      case 'acked':
        socket.changed = record(k, 'bytes.acked', cause, { channel: socket.channel, direction: socket.direction, upTo: o.upTo });
        break;
      case 'received': {
        socket.changed = record(k, 'bytes.received', cause, {
          channel: socket.channel,
          direction: otherWay(socket),
          upTo: o.upTo,
          outOfOrder: o.outOfOrder,
        });
        break;
      }
      case 'end': {
        socket.changed = record(k, 'channel.end', cause, {
          channel: socket.channel,
          direction: o.direction === 'ours' ? socket.direction : otherWay(socket),
          stage: o.stage,
        });
        break;
      }
      case 'timer': {
        const set = record(k, 'timer.set', cause, { socket: socket.id, timer: o.timer, due: o.due ?? ns(-1) });
        if (o.due === null) delete socket.timers[o.timer];
        else socket.timers[o.timer] = { due: o.due, set };
        break;
      }
      case 'fired': {
        cause = record(k, 'timer.fired', socket.timers[o.timer]?.set ?? cause, { socket: socket.id, timer: o.timer });
        delete socket.timers[o.timer];
        break;
      }
      case 'variables':
        if (socket.tcp) record(k, 'tcp.variables', cause, { socket: socket.id, ...variablesOf(socket.tcp) });
        break;
      case 'wake':
        stir(k, socket, o.what, o.errno, cause);
        break;
      case 'gone':
        socket.gone = true;
        break;
      default:
        o satisfies never;
    }
  }
  if (socket.gone) forget(k, socket, cause);
  else keepTime(k, socket, cause);
}

const otherWay = (socket: Socket): 0 | 1 => (socket.direction === 0 ? 1 : 0);

/** Somebody may be waiting for this. */
function stir(k: Kernel, socket: Socket, what: Extract<TcpOutput, { kind: 'wake' }>['what'], errno: string, cause: EventId): void {
  const event = socket.changed > cause ? socket.changed : cause;
  switch (what) {
    case 'readable':
      wake(k, socket, POLL.IN, event);
      break;
    case 'writable':
      wake(k, socket, POLL.OUT, event);
      break;
    case 'connected':
      wake(k, socket, POLL.OUT | POLL.IN, event);
      break;
    case 'accepted':
      finishHandshake(k, socket, event);
      break;
    case 'error':
      raiseError(k, socket, errno as Errno, event);
      break;
    default:
      what satisfies never;
  }
}

/** The handshake of a waiting connection is through: from the SYN queue to the accept queue, whether or not a program asks for it. */
function finishHandshake(k: Kernel, child: Socket, cause: EventId): void {
  const listener = k.state.sockets.get(child.listener);
  const queues = listener?.listening;
  if (!listener || !queues) return;
  const place = queues.syn.indexOf(child.id);
  if (place >= 0) queues.syn.splice(place, 1);
  const left = record(k, 'queue.left', cause, { listener: listener.id, socket: child.id, queue: 'syn', why: 'established' });
  queues.accept.push(child.id);
  const entered = record(k, 'queue.entered', left, { listener: listener.id, socket: child.id, queue: 'accept' });
  wake(k, listener, POLL.IN, entered);
}

/** TIME-WAIT ends early. */
function retire(k: Kernel, socket: Socket, cause: EventId): void {
  socket.gone = true;
  for (const timer of Object.keys(socket.timers) as (keyof Socket['timers'])[]) {
    record(k, 'timer.set', cause, { socket: socket.id, timer, due: ns(-1) });
    delete socket.timers[timer];
  }
  forget(k, socket, cause);
}

/** Nothing of the connection is left. A program that holds the socket, or may still accept it, keeps the shell of it. */
function forget(k: Kernel, socket: Socket, cause: EventId): void {
  unhash(k, socket);
  const queues = k.state.sockets.get(socket.listener)?.listening;
  const place = queues?.syn.indexOf(socket.id) ?? -1;
  if (queues && place >= 0) {
    queues.syn.splice(place, 1);
    record(k, 'queue.left', cause, { listener: socket.listener, socket: socket.id, queue: 'syn', why: 'dropped' });
  }
  enterState(k, socket, 'CLOSED', cause);
  if (!socket.open && !queues?.accept.includes(socket.id)) destroySocket(k, socket, cause);
}

/** One queue entry stands for all timers of a connection; a later due time is found out when the earlier entry comes up. */
function keepTime(k: Kernel, socket: Socket, cause: EventId): void {
  const due = socket.tcp ? nextTimeout(socket.tcp) : FOREVER;
  if (due >= socket.timerAt || !Number.isFinite(due)) return;
  socket.timerAt = due;
  socket.timerSequence = schedule(k, due, 'timer', socket.id, cause);
}

/** The queue entry of a connection's timers has come up. */
export function timerDue(k: Kernel, id: number, sequence: number): void {
  const socket = k.state.sockets.get(id);
  if (!socket?.tcp || socket.gone || socket.timerSequence !== sequence) return;
  socket.timerAt = FOREVER;
  if (nextTimeout(socket.tcp) <= k.state.now) {
    const cause = earliestTimer(socket);
    const out: Out = [];
    onTimeout(socket.tcp, k.state.now, cause, out);
    drive(k, socket, out, cause);
  } else {
    keepTime(k, socket, earliestTimer(socket));
  }
}

function earliestTimer(socket: Socket): EventId {
  let first: { due: number; set: EventId } = { due: Infinity, set: NO_EVENT };
  for (const timer of Object.values(socket.timers)) if (timer.due < first.due) first = timer;
  return first.set === NO_EVENT ? socket.created : first.set;
}
