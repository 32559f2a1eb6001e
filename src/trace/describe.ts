/**
 * Every event in one line of plain words: for the ordered log, for screen readers, and as the parts of "why?".
 * A clause fits after "because"; a sentence is the same clause with a capital and a full stop.
 */
import type { EventId, EventOf, TraceEvent } from './events.ts';
import type { Progress } from './index/entries.ts';
import type { TraceIndex } from './index/index.ts';
import {
  callName,
  endHost,
  endName,
  endpointName,
  functionName,
  hostName,
  knownPacketName,
  packetName,
  processName,
  socketName,
  threadName,
  timerName,
} from './names.ts';
import { asSentence, bytesText, countText, groupedNumbers, millisecondsText, quotedBytes, rangeText } from './words.ts';

const bare = (sentence: string): string => sentence.replace(/[.]\s*$/, '');

const packetClause = (index: TraceIndex, id: number, say: (packet: NonNullable<TraceIndex['packets'][number]>) => string): string => {
  const packet = index.packets[id];
  return packet === undefined ? 'a packet' : say(packet);
};

const LOST: Readonly<Record<EventOf<'packet.lost'>['why'], string>> = {
  fault: 'a fault of the scenario took it',
  loss: 'the link lost it',
  queue: 'the queue of the link was full',
  'no-route': 'nobody has that address',
  checksum: 'its checksum was wrong',
  ttl: 'it had passed too many routers',
  mtu: 'it was too big for the link',
  down: 'the wire was cut',
};

const STOPPED: Readonly<Record<EventOf<'process.stopped'>['reason'], string>> = {
  unsupported: 'uses something that is not built yet',
  budget: 'ran longer than a run may',
  syntax: 'has a syntax error',
  internal: 'met a fault of the simulation',
  spinning: 'was still running when the run ended, without ever having waited',
};

const returned = (index: TraceIndex, event: EventOf<'call.returned'>): string => {
  const call = index.calls[event.call];
  const name = call === undefined ? 'the call' : callName(call);
  const who = threadName(index, event.thread);
  if (event.errno !== '') return `${name} of ${who} failed: ${event.errno}`;
  const value = call?.value ?? event.value;
  switch (call?.name) {
    case 'recvfrom':
    case 'read':
      return value === 0 ? `${name} of ${who} returned b'': the end` : `${name} of ${who} returned ${bytesText(value)}`;
    case 'sendto':
    case 'write':
      return `${name} of ${who} returned: the kernel took ${bytesText(value)}`;
    case 'accept4':
    case 'socket':
      return `${name} of ${who} returned descriptor ${value}`;
    default:
      return `${name} of ${who} returned${event.result === '0' || event.result === '' ? '' : ` ${event.result}`}`;
  }
};

const entered = (index: TraceIndex, event: EventOf<'call.entered'>): string => {
  const where = event.line > 0 ? ` at line ${event.line}` : '';
  return event.name === 'exit_group'
    ? `${threadName(index, event.thread)} ended`
    : `${threadName(index, event.thread)} called ${functionName(event.name)}${where}`;
};

const END: Readonly<
  Record<EventOf<'channel.end'>['stage'], (sender: string, senderHost: string, receiver: string, receiverHost: string) => string>
> = {
  shut: (sender) => `${sender} will write no more`,
  sent: (_, host) => `${host} told the other side with a FIN that it sends no more`,
  acked: (_, host, __, other) => `${host} knows that ${other} has its FIN`,
  received: (_, host, __, other) => `${other} knows that ${host} sends no more`,
  read: (_, __, receiver) => `${receiver} read the end: b''`,
  reset: (_, host) => `the connection was reset: what ${host} sent ends here`,
};

/** The clause of an event: "client.py called send() at line 4". */
export const clauseOf = (index: TraceIndex, event: TraceEvent): string => {
  switch (event.kind) {
    case 'process.started':
      return `${event.program} started on ${hostName(index, event.host)}`;
    case 'process.exited':
      return event.signal === ''
        ? `${processName(index, event.process)} ended with exit status ${event.status}`
        : `${processName(index, event.process)} was killed by ${event.signal}`;
    case 'process.stopped':
      return `${processName(index, event.process)} was stopped${event.line > 0 ? ` at line ${event.line}` : ''}: it ${STOPPED[event.reason]} (${bare(event.sentence)})`;
    case 'thread.started':
      return `${event.name} of ${processName(index, event.process)} started`;
    case 'thread.running':
      return `${threadName(index, event.thread)} runs`;
    case 'thread.ready':
      return `${threadName(index, event.thread)} could run and waits for its turn`;
    case 'thread.exited':
      return `${threadName(index, event.thread)} has nothing left to run`;
    case 'call.entered':
      return entered(index, event);
    case 'call.blocked': {
      const call = index.calls[event.call];
      return `${threadName(index, event.thread)} waits in ${call === undefined ? 'a call' : callName(call)}: ${bare(event.reason)}`;
    }
    case 'call.returned':
      return returned(index, event);
    case 'output.written': {
      const text = event.text.replace(/\n$/, '');
      return `${processName(index, event.process)} printed ${text === '' ? 'an empty line' : text.replaceAll('\n', ' ⏎ ')}${event.stream === 2 ? ' (to standard error)' : ''}`;
    }
    case 'exception.uncaught':
      return `${threadName(index, event.thread)} raised ${event.type}${event.message === '' ? '' : `: ${event.message}`} at line ${event.line}, and nobody caught it`;

    case 'descriptor.opened':
      return `${processName(index, event.process)} got descriptor ${event.descriptor} (${event.what})`;
    case 'descriptor.closed':
      return `${processName(index, event.process)} gave up descriptor ${event.descriptor}`;
    case 'socket.created':
      return event.listener < 0
        ? `the kernel of ${hostName(index, event.host)} made a socket`
        : `the kernel of ${hostName(index, event.host)} made a socket for a visitor of ${socketName(index, event.listener, event.id)}`;
    case 'socket.bound':
      return `${socketName(index, event.socket, event.id)} got the name ${endpointName(event.address, event.port)}`;
    case 'socket.listening':
      return `${socketName(index, event.socket, event.id)} became a listening socket`;
    case 'socket.connection':
      return `${socketName(index, event.socket, event.id)} belongs to the connection ${endpointName(event.address, event.port)} – ${endpointName(event.peerAddress, event.peerPort)}`;
    case 'socket.option':
      return `${socketName(index, event.socket, event.id)} has ${event.name} set to ${event.value}`;
    case 'socket.error':
      return `${socketName(index, event.socket, event.id)} holds an error for the next call: ${event.errno}`;
    case 'socket.destroyed':
      return `the kernel forgot ${socketName(index, event.socket, event.id)}`;
    case 'queue.entered':
      return event.queue === 'syn'
        ? `a visitor half-way through the handshake stands in the SYN queue of ${socketName(index, event.listener, event.id)}`
        : `a finished connection stands in the accept queue of ${socketName(index, event.listener, event.id)}`;
    case 'queue.left':
      return event.why === 'dropped'
        ? `a connection was dropped from the ${event.queue === 'syn' ? 'SYN' : 'accept'} queue of ${socketName(index, event.listener, event.id)}`
        : event.why === 'accepted'
          ? `accept() took a connection out of the accept queue of ${socketName(index, event.listener, event.id)}`
          : `a visitor left the SYN queue of ${socketName(index, event.listener, event.id)}: its handshake is done`;

    case 'datagram.queued':
      return `a datagram of ${event.length} B from ${endpointName(event.address, event.port)} stands in the receive queue of ${socketName(index, event.socket, event.id)}`;
    case 'datagram.read':
      return `${socketName(index, event.socket, event.id)} gave ${event.length} B of its oldest datagram to the program`;

    case 'epoll.interest':
      return event.operation === 'delete'
        ? `the epoll instance no longer watches descriptor ${event.descriptor}`
        : `the epoll instance ${event.operation === 'add' ? 'watches' : 'now watches for something else on'} descriptor ${event.descriptor}`;
    case 'epoll.ready':
      return event.listed === 1
        ? `descriptor ${event.descriptor} stands on the ready list of the epoll instance`
        : `descriptor ${event.descriptor} left the ready list of the epoll instance`;

    case 'channel.opened':
      return event.what === 'connection' ? 'a connection was begun' : `a ${event.what} was made`;
    case 'bytes.written': {
      const quoted = quotedBytes(event.bytes);
      return `${endName(index, event.channel, event.direction)} handed ${bytesText(event.bytes.length)}${quoted === '' ? '' : `, ${quoted},`} to its kernel (write ${event.write})`;
    }
    case 'bytes.acked':
      return `the kernel of ${endHost(index, event.channel, event.direction)} knows that everything up to byte ${countText(event.upTo)} has arrived`;
    case 'bytes.received': {
      const host = endHost(index, event.channel, 1 - event.direction);
      if (event.outOfOrder.length === 0) return `the receive buffer of ${host} holds everything up to byte ${countText(event.upTo)}`;
      return event.upTo === 0
        ? `the kernel of ${host} holds bytes behind a gap, and nothing before it`
        : `the kernel of ${host} holds everything up to byte ${countText(event.upTo)}, and more behind a gap`;
    }
    case 'bytes.read':
      return `${endName(index, event.channel, 1 - event.direction)} read ${rangeText(event.offset, event.offset + event.length)}`;
    case 'channel.end':
      return END[event.stage](
        endName(index, event.channel, event.direction),
        endHost(index, event.channel, event.direction),
        endName(index, event.channel, 1 - event.direction),
        endHost(index, event.channel, 1 - event.direction),
      );

    case 'tcp.state':
      return `${socketName(index, event.socket, event.id)} went from ${event.previous} to ${event.state}`;
    case 'tcp.variables':
      return `the variables of ${socketName(index, event.socket, event.id)} changed`;
    case 'timer.set':
      return event.due < 0
        ? `the ${timerName(event.timer)} of ${socketName(index, event.socket, event.id)} was stopped`
        : `the ${timerName(event.timer)} of ${socketName(index, event.socket, event.id)} was set to ${millisecondsText(event.due)}`;
    case 'timer.fired':
      return `the ${timerName(event.timer)} of ${socketName(index, event.socket, event.id)} ran out`;
    case 'decision':
      return `${event.socket < 0 ? 'the kernel' : socketName(index, event.socket, event.id)}: ${bare(groupedNumbers(event.sentence))} (${event.clause})`;

    case 'packet.sent':
      return packetClause(index, event.packet, (packet) => `the kernel of ${hostName(index, event.host)} sent ${packetName(packet)}`);
    case 'packet.fragment':
      return packetClause(
        index,
        event.packet,
        (packet) => `${knownPacketName(packet)} is a piece of a longer datagram, from byte ${event.offset} on`,
      );
    case 'packet.forwarded':
      return packetClause(index, event.packet, (packet) => `${hostName(index, event.host)} passed ${knownPacketName(packet)} on`);
    case 'packet.arrived':
      return packetClause(index, event.packet, (packet) => `${knownPacketName(packet)} arrived at ${hostName(index, event.host)}`);
    case 'packet.lost':
      return packetClause(index, event.packet, (packet) => `${knownPacketName(packet)} was lost: ${LOST[event.why]}`);
    case 'packet.marked':
      return packetClause(
        index,
        event.packet,
        (packet) =>
          `${knownPacketName(packet)} was marked: ${event.fault >= 0 ? 'a fault of the scenario did it' : 'a queue on its way is long'}`,
      );
    case 'packet.duplicated':
      return packetClause(index, event.packet, (packet) => `${knownPacketName(packet)} was doubled on its way`);

    case 'run.ended':
      return event.sentence === '' ? 'the run ended' : `the run ended: ${bare(event.sentence)}`;
    default:
      return event satisfies never;
  }
};

/** The event as a sentence: "The kernel of client sent segment 4 (bytes 1–5)." */
export const describe = (index: TraceIndex, id: EventId): string => asSentence(clauseOf(index, index.trace.event(id)));

/** Did this event bring something new? (A FIN arrives, too, and brings no bytes.) */
const isProgress = (progress: readonly Progress[], event: EventId): boolean => {
  let low = 0;
  let high = progress.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((progress[middle]?.event ?? 0) < event) low = middle + 1;
    else high = middle;
  }
  return progress[low]?.event === event && (progress[low]?.upTo ?? 0) > 0;
};

/** Does the event belong in the ordered log that people read? The bookkeeping of threads, timers and variables does not. */
export const isTold = (index: TraceIndex, event: TraceEvent): boolean => {
  switch (event.kind) {
    case 'thread.started':
    case 'thread.running':
    case 'thread.ready':
    case 'thread.exited':
    case 'socket.connection':
    case 'descriptor.opened':
    case 'descriptor.closed':
    case 'epoll.interest':
    case 'channel.opened':
    case 'tcp.variables':
    case 'timer.set':
    case 'datagram.read':
      return false;
    case 'call.returned': {
      // What print() wrote is told as output; a plain 0 says nothing that the next line does not.
      const call = index.calls[event.call];
      return event.errno !== '' || call?.name === 'recvfrom' || (call?.value !== 0 && call?.name !== 'write');
    }
    case 'bytes.received':
      return (
        event.outOfOrder.length > 0 ||
        isProgress(index.channels[event.channel]?.directions[event.direction === 0 ? 0 : 1].received ?? [], event.id)
      );
    case 'channel.end':
      return event.stage !== 'sent';
    default:
      return true;
  }
};

/** The events of the ordered log with id from `from` up to `to` (not included), each with its instant and its sentence. */
export const told = (
  index: TraceIndex,
  from: EventId,
  to: EventId,
): readonly { readonly event: EventId; readonly at: number; readonly sentence: string }[] => {
  const lines: { readonly event: EventId; readonly at: number; readonly sentence: string }[] = [];
  for (let id = Math.max(0, from); id < Math.min(to, index.events); id++) {
    const event = index.trace.event(id);
    if (isTold(index, event)) lines.push({ event: id, at: event.at, sentence: asSentence(clauseOf(index, event)) });
  }
  return lines;
};
