/**
 * Between sockets and the TCP: connections begin and end here, and everything the TCP puts out is carried out.
 * The TCP decides; this file records, sends and wakes. Segments come in through demultiplex.ts, listening sockets are in listener.ts.
 */
import {
  abort,
  close,
  nextTimeout,
  onTimeout,
  open,
  variablesOf,
  type Decision,
  type Out,
  type TcpOutput,
} from '#protocols/tcp/connection.ts';
import { sequence } from '#protocols/tcp/sequence.ts';
import type { Beginning } from '#protocols/tcp/state.ts';
import { FOREVER, ns } from '#time/nanoseconds.ts';
import { NO_EVENT, type EventId } from '#trace/events.ts';
import { ECN } from '#wire/ipv4.ts';
import { LARGEST_PACKET, POLL } from '../constants.ts';
import type { Errno } from '../errno.ts';
import { hostOf, record, schedule } from '../kernel.ts';
import { destroySocket, enterState, findConnection, hashConnection, raiseError, unhash } from '../sockets.ts';
import type { Ends, HostState, Kernel, Socket } from '../state.ts';
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
  socket.tcp = open(beginning(k, host, socket, initialSequence(k, socket, k.state.now)), k.state.now, cause, out);
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
    abort(socket.tcp, k.state.now, cause, out, 'unaccepted');
    drive(k, socket, out, cause);
  }
  destroySocket(k, socket, cause);
}

/** What a connection between these ends starts from. */
export function beginning(k: Kernel, host: HostState, socket: Ends, iss: number): Beginning {
  return {
    localPort: socket.port,
    remotePort: socket.peerPort,
    iss: sequence(iss),
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

export const tellConnection = (k: Kernel, socket: Socket, cause: EventId): EventId =>
  record(k, 'socket.connection', cause, {
    socket: socket.id,
    channel: socket.channel,
    direction: socket.direction,
    address: socket.address,
    port: socket.port,
    peerAddress: socket.peerAddress,
    peerPort: socket.peerPort,
  });

// -- what the TCP puts out -----------------------------------------------------------------------------------------------------------

const grounds = (k: Kernel, list: readonly number[], cause: EventId): readonly EventId[] | undefined => {
  let others: EventId[] | undefined;
  // Nearly always one or two.
  for (const ground of list.length > 16 ? new Set(list) : list) {
    if (ground < 0 || ground === cause || ground >= k.state.nextEvent) continue;
    if (others === undefined) others = [ground];
    else if (!others.includes(ground)) others.push(ground);
  }
  return others;
};

export const decide = (k: Kernel, socket: Socket, decision: Decision, cause: EventId): EventId =>
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
            ecn: o.capable ? ECN.ECT0 : ECN.NOT_ECT,
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
        if (socket.tcp) record(k, 'tcp.variables', cause, variablesOf(socket.tcp, socket.id));
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
export function retire(k: Kernel, socket: Socket, cause: EventId): void {
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
