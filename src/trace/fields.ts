/** The names under which packets, calls, sockets, lines and decisions show their values in texts and queries. */
import { ns, type Nanoseconds } from '#time/nanoseconds.ts';
import type { EventId } from './events.ts';
import type { CallEntry, OutputLine, PacketEntry } from './index/entries.ts';
import type { TraceIndex } from './index/index.ts';
import { callName, hostName } from './names.ts';
import { addressText, countText, flagLetters, flagNames, groupedNumbers, millisecondsText } from './words.ts';
import type { World } from './world.ts';

/** A value, and how it is written in a text. Times are nanoseconds, written in milliseconds. */
export interface Value {
  readonly value: number | string;
  readonly text: string;
}

const count = (value: number): Value => ({ value, text: countText(value) });
/** A number that is a name (a port, a line): no separators. */
const label = (value: number): Value => ({ value, text: String(value) });
const word = (value: string): Value => ({ value, text: value });
const time = (at: Nanoseconds | null): Value => (at === null ? { value: -1, text: 'never' } : { value: at, text: millisecondsText(at) });

/** Null where a packet has no field of this name. `seq` and `ack` are relative, as the command line prints them. */
export const packetField = (index: TraceIndex, packet: PacketEntry, name: string): Value | null => {
  const header = (): ReturnType<typeof index.trace.eventOf<'packet.sent'>> => index.trace.eventOf('packet.sent', packet.sent);
  switch (name) {
    case 'len':
      return count(packet.length);
    case 'seq':
      return count(packet.sequence);
    case 'ack':
      return count(packet.acknowledgment);
    case 'win':
      return count(header().window);
    case 'mss':
      return count(header().mss);
    case 'wscale':
      return count(header().windowScale);
    case 'ttl':
      return count(header().ttl);
    case 'sport':
      return label(header().sourcePort);
    case 'dport':
      return label(header().destinationPort);
    case 'flags':
      return word(flagLetters(packet.flags));
    case 'flagNames':
      return word(flagNames(packet.flags));
    case 'from':
      return word(hostName(index, packet.from));
    case 'to':
      return word(hostName(index, packet.to));
    case 'number':
      return label(packet.packet + 1);
    case 'first':
      return count(packet.offset + 1);
    case 'last':
      return count(packet.offset + packet.length);
    case 'time':
      return time(packet.sentAt);
    case 'arrived':
      return time(packet.fate === 'arrived' ? packet.endedAt : null);
    default:
      return null;
  }
};

/** Null where a call has no field of this name. `took` is from its entry to its return. */
export const callField = (index: TraceIndex, call: CallEntry, name: string): Value | null => {
  switch (name) {
    case 'name':
      return word(call.name);
    case 'function':
      return word(callName(call));
    case 'argument':
      return word(call.argument);
    case 'result':
      return word(call.result);
    case 'value':
      return count(call.value);
    case 'errno':
      return word(call.errno);
    case 'line':
      return label(call.line);
    case 'program':
      return word(index.processes[index.threads[call.thread]?.process ?? -1]?.program ?? '');
    case 'time':
    case 'entered':
      return time(call.enteredAt);
    case 'returned':
      return time(call.returnedAt);
    case 'took':
      return time(call.returnedAt === null ? null : ns(call.returnedAt - call.enteredAt));
    default:
      return null;
  }
};

export const lineField = (index: TraceIndex, line: OutputLine, name: string): Value | null => {
  switch (name) {
    case 'text':
      return word(line.text);
    case 'time':
      return time(index.trace.at(line.last));
    default:
      return null;
  }
};

/** Null where the event is no decision, or a decision has no field of this name. */
export const decisionField = (index: TraceIndex, event: EventId, name: string): Value | null => {
  const decision = index.trace.eventIf('decision', event);
  if (decision === null) return null;
  switch (name) {
    case 'rule':
      return word(decision.rule);
    case 'action':
      return word(decision.action);
    case 'sentence':
      return word(groupedNumbers(decision.sentence));
    case 'clause':
      return word(decision.clause);
    case 'time':
      return time(decision.at);
    default:
      return null;
  }
};

/** A socket as it is in this World; null where it has no field of this name, or does not exist there. */
export const socketField = (index: TraceIndex, world: World, socket: number, name: string): Value | null => {
  const view = world.sockets.get(socket);
  if (view === undefined) return null;
  switch (name) {
    case 'state':
      return word(view.state);
    case 'port':
      return label(view.port);
    case 'peerPort':
      return label(view.peerPort);
    case 'address':
      return word(addressText(view.address));
    case 'peerAddress':
      return word(addressText(view.peerAddress));
    case 'host':
      return word(hostName(index, view.host));
    case 'cwnd':
      return view.variables === null ? null : count(view.variables.cwnd);
    case 'rwnd':
      return view.variables === null ? null : count(view.variables.sndWnd);
    case 'inFlight':
      return view.variables === null ? null : count(view.variables.inFlight);
    case 'mss':
      return view.variables === null ? null : count(view.variables.mss);
    case 'rto':
      return view.variables === null ? null : time(view.variables.rto);
    case 'srtt':
      return view.variables === null ? null : time(view.variables.srtt);
    case 'time':
      return time(index.trace.at(view.stateSince));
    default:
      return null;
  }
};
