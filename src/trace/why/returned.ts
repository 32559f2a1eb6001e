/** Why a system call returned when it did, and with what: from what it waited for, what it found, and what the kernel had recorded. */
import { ns } from '#time/nanoseconds.ts';
import { clauseOf } from '../describe.ts';
import { NO_EVENT, type EventId, type EventOf, type TraceEvent } from '../events.ts';
import type { CallEntry } from '../index/entries.ts';
import type { TraceIndex } from '../index/index.ts';
import { callName, threadName } from '../names.ts';
import { asSentence, bytesText, countText, millisecondsText } from '../words.ts';
import { failureClause, pageOf } from './errors.ts';

export interface Returned {
  readonly sentence: string;
  /** The event that is more telling than the call itself: the error's, where an earlier packet or timer left one; else NO_EVENT. */
  readonly ground: EventId;
}

/** The sentence of a `call.returned`, with the manual page; `stimulus` is the first thing behind it that set it off. */
export function whyReturned(index: TraceIndex, event: EventOf<'call.returned'>, stimulus: TraceEvent | null): Returned {
  const call = index.calls[event.call];
  if (call === undefined) return { sentence: asSentence(clauseOf(index, event)), ground: NO_EVENT };
  const who = `${callName(call)} of ${threadName(index, call.thread)}`;
  const waited = call.blockedAt === null ? null : `after ${millisecondsText(ns(event.at - call.blockedAt))}`;
  // What woke it, unless it never slept or the clock did.
  const woken = waited === null || stimulus === null || stimulus.kind === 'call.entered' ? '' : clauseOf(index, stimulus);
  const page = pageOf(call.name);
  if (call.errno !== '') return failed(index, call, event, who, waited, woken, page);
  const sentence = `${who} ${outcome(index, call, waited, woken)} (${page}).`;
  return { sentence, ground: NO_EVENT };
}

function failed(
  index: TraceIndex,
  call: CallEntry,
  event: EventOf<'call.returned'>,
  who: string,
  waited: string | null,
  woken: string,
  page: string,
): Returned {
  const error = errorBefore(index, call, event.id);
  const socket = index.sockets[call.socket];
  const shutEvent = socket === undefined ? NO_EVENT : (index.channels[socket.channel]?.directions[socket.direction].end.shut ?? NO_EVENT);
  const datagram = call.socket >= 0 && socket !== undefined && index.trace.eventOf('socket.created', socket.created).type === 'datagram';
  const clause = failureClause({
    call,
    datagram,
    shut: shutEvent !== NO_EVENT && shutEvent < event.id && error === NO_EVENT,
    port: portOf(call.argument),
  });
  const left =
    error === NO_EVENT || woken !== '' ? '' : `; the error has been waiting since ${millisecondsText(ns(index.trace.at(error)))}`;
  const when = woken === '' ? '' : `, when ${woken}`;
  return {
    sentence: `${who} failed${waited === null ? '' : ` ${waited}`} with ${call.errno}${when}: ${clause}${left} (${page}).`,
    ground: error,
  };
}

/** The event that left this errno on the call's socket, before event `before`. */
function errorBefore(index: TraceIndex, call: CallEntry, before: EventId): EventId {
  if (call.socket < 0) return NO_EVENT;
  const events = index.trace.eventsOf('socket.error');
  for (let place = events.length - 1; place >= 0; place--) {
    const id = events[place] ?? NO_EVENT;
    if (id >= before || index.trace.cell('socket.error', 'socket', id) !== call.socket) continue;
    return index.trace.eventOf('socket.error', id).errno === call.errno ? id : NO_EVENT;
  }
  return NO_EVENT;
}

const portOf = (argument: string): string => /sin_port=htons\((\d+)\)/.exec(argument)?.[1] ?? '';
/** How many bytes a send asked for: the number behind the quoted bytes. */
const lengthOf = (argument: string): number => Number(/"(?:\.{3})?, (\d+)(?:, [^"]*)?$/.exec(argument)?.[1] ?? -1);

/** "returned 5 at once: ..." or "went on after 40.0 ms: ...". */
function outcome(index: TraceIndex, call: CallEntry, waited: string | null, woken: string): string {
  const because = woken === '' ? '' : `, because ${woken}`;
  switch (call.name) {
    case 'recvfrom':
    case 'read':
      return received(index, call, waited, because);
    case 'sendto':
      return sent(index, call, waited, because);
    case 'write':
      return `returned at once: the kernel took ${bytesText(call.value)} for the output`;
    case 'accept4':
      return waited === null
        ? `returned descriptor ${call.value} at once: a finished connection stood in the accept queue already`
        : `returned descriptor ${call.value} ${waited}: a connection is finished${because}`;
    case 'connect':
      if (waited !== null) return `returned ${waited}: this side of the handshake is done${because}`;
      return isDatagram(index, call)
        ? 'returned at once: a datagram socket only notes the address; nothing is sent for that'
        : 'returned at once: the handshake is done already';
    case 'clock_nanosleep':
      return waited === null ? 'returned at once: its time was over already' : `returned ${waited}: its time was over`;
    case 'poll':
    case 'pselect6':
    case 'epoll_wait':
      return ready(call, waited, because);
    case 'close':
      return waited === null
        ? 'returned at once: what is left to do for the connection, the kernel does by itself'
        : `returned ${waited}: SO_LINGER made it wait until its last bytes were acknowledged, or its time was over${because}`;
    case 'shutdown':
      return 'returned at once: the FIN follows the last byte, and nobody waits for it';
    case 'listen':
      return 'returned at once: from now on the kernel answers SYNs for this socket by itself';
    case 'bind':
      return 'returned at once: the address and port were free';
    case 'socket':
      return `returned descriptor ${call.value} at once: a new socket is only an entry in the kernel`;
    default:
      return `returned${call.result === '' || call.result === '0' ? '' : ` ${call.result}`} ${waited ?? 'at once'}: it asks the kernel only, and nobody on the network${because}`;
  }
}

function received(index: TraceIndex, call: CallEntry, waited: string | null, because: string): string {
  const when = waited ?? 'at once';
  if (isDatagram(index, call))
    return `returned ${bytesText(call.value)} ${when}: ${waited === null ? `a datagram stood in the receive queue already` : `a datagram came${because}`}`;
  if (call.socket < 0) return `returned ${call.value === 0 ? 'the end' : bytesText(call.value)} ${when}: that is what was there`;
  if (call.value > 0)
    return waited === null
      ? `returned ${bytesText(call.value)} at once: they were in the receive buffer already`
      : `returned ${bytesText(call.value)} ${when}${because}`;
  return `returned b'' ${when}: the other side sends no more, and everything before its FIN has been read${because}`;
}

function sent(index: TraceIndex, call: CallEntry, waited: string | null, because: string): string {
  if (isDatagram(index, call)) return `returned ${call.value} at once: the datagram is on its way, whatever becomes of it`;
  const asked = lengthOf(call.argument);
  const part = asked > call.value ? ` of ${countText(asked)}` : '';
  const took = `the kernel took ${part === '' ? bytesText(call.value) : `${countText(call.value)}${part} bytes`}`;
  if (waited !== null) return `returned ${waited}: ${took}, as acknowledged bytes had made room in the send buffer${because}`;
  return part === ''
    ? `returned at once: ${took} into the send buffer. When they leave is TCP’s affair`
    : `returned at once: ${took}, then the send buffer was full, and the program has said that it does not want to wait`;
}

function ready(call: CallEntry, waited: string | null, because: string): string {
  const when = waited ?? 'at once';
  if (call.value === 0) return `returned ${when}: the time was over, and nothing was ready`;
  const what = call.value === 1 ? 'one descriptor' : `${call.value} descriptors`;
  return waited === null ? `returned at once: ${what} had been ready already` : `returned ${when}: ${what} became ready${because}`;
}

const isDatagram = (index: TraceIndex, call: CallEntry): boolean => {
  const socket = index.sockets[call.socket];
  return socket !== undefined && index.trace.eventOf('socket.created', socket.created).type === 'datagram';
};
