/** The flights of a run, read off the trace's index: who sent what to whom, in plain words. */
import { ns, type Nanoseconds } from '#time/nanoseconds.ts';
import { FLAG, type EventOf } from '#trace/events.ts';
import type { PacketEntry } from '#trace/index/entries.ts';
import type { TraceIndex } from '#trace/index/index.ts';
import { payloadOf } from '#trace/provenance.ts';
import { writesOf } from '../bytes/writes.ts';
import { writeAt } from '../bytes/runs.ts';
import { countText, quoteBytes, sizeText } from '../wording/wording.ts';
import type { Flight, FlightKind } from './flights.ts';

/** What is needed to show sequence numbers from zero: where each side of each connection began, and where its FIN stood. */
export interface Numbering {
  readonly begins: ReadonlyMap<string, number>;
  readonly ends: ReadonlyMap<string, number>;
  readonly scales: ReadonlyMap<string, number>;
}

interface Kept {
  readonly events: number;
  readonly flights: readonly Flight[];
  readonly numbering: Numbering;
}
const kept = new WeakMap<TraceIndex['trace'], Kept>();

const TCP = 6;
const UDP = 17;

/** Flights in order of sending. */
export const flightsOf = (index: TraceIndex): readonly Flight[] => reading(index).flights;
export const numberingOf = (index: TraceIndex): Numbering => reading(index).numbering;

function reading(index: TraceIndex): Kept {
  const known = kept.get(index.trace);
  if (known !== undefined && known.events === index.events) return known;
  const numbering = readNumbering(index);
  const flights = index.packets.map((packet) => flightOf(index, packet, numbering)).sort((a, b) => a.sent - b.sent || a.packet - b.packet);
  const read = { events: index.events, flights, numbering };
  kept.set(index.trace, read);
  return read;
}

/** One side of a connection: its own address and port first. */
export const sideKey = (address: number, port: number, peer: number, peerPort: number): string => `${address}:${port}>${peer}:${peerPort}`;

/** A port pair can be used again by a later connection: the SYN that counts for a packet is the latest before it, so keys carry their packet. */
function readNumbering(index: TraceIndex): Numbering {
  const begins = new Map<string, number>();
  const ends = new Map<string, number>();
  const scales = new Map<string, number>();
  for (const entry of index.packets) {
    if (entry.protocol !== TCP || (entry.flags & (FLAG.SYN | FLAG.FIN)) === 0 || entry.channel < 0) continue;
    const sent = index.trace.eventOf('packet.sent', entry.sent);
    const key = `${entry.channel}:${entry.direction}`;
    if ((entry.flags & FLAG.SYN) !== 0) {
      begins.set(key, sent.sequence);
      if (sent.windowScale >= 0) scales.set(key, sent.windowScale);
    }
    if ((entry.flags & FLAG.FIN) !== 0) ends.set(key, (sent.sequence + sent.length + 1) >>> 0);
  }
  return { begins, ends, scales };
}

function flightOf(index: TraceIndex, entry: PacketEntry, numbering: Numbering): Flight {
  const { trace } = index;
  const sent = trace.eventOf('packet.sent', entry.sent);
  const link = trace.header.links[entry.link];
  const arrived = entry.fate === 'arrived' ? trace.eventIf('packet.arrived', entry.ended) : null;
  const to = arrived?.host ?? (entry.to >= 0 ? entry.to : otherEnd(link?.between, entry.from));
  const loopback = entry.link < 0 || to === entry.from;
  const lastHop = entry.hops[entry.hops.length - 1];
  const lastLink = lastHop === undefined ? link : trace.header.links[lastHop.link];
  const left = lastHop?.at ?? entry.sentAt;
  const due = arrived?.at ?? dueOf(entry, left, lastLink?.delay ?? ns(0));
  const kind = kindOf(entry);
  const writes = entry.channel < 0 ? [] : writesOf(trace, entry.channel, entry.direction);
  return {
    packet: entry.packet,
    departed: entry.departed,
    kind,
    from: entry.from,
    to: loopback ? entry.from : to,
    sent: entry.sentAt,
    ended: entry.endedAt,
    due,
    lostAt: entry.fate === 'lost' ? lostShare(entry, left, due) : null,
    loopback,
    hops: entry.hops,
    repeat: entry.repeat,
    label: labelOf(index, entry, sent, kind, numbering),
    write: entry.length > 0 ? writeAt(writes, entry.offset) : 0,
    channel: entry.channel,
    direction: entry.direction,
    offset: entry.offset,
    length: entry.length,
  };
}

const otherEnd = (between: readonly [number, number] | undefined, host: number): number =>
  between === undefined ? host : between[0] === host ? between[1] : between[0];

function kindOf(entry: PacketEntry): FlightKind {
  if (entry.protocol === UDP) return 'datagram';
  if (entry.protocol !== TCP) return 'icmp';
  if ((entry.flags & FLAG.RST) !== 0) return 'rst';
  if ((entry.flags & FLAG.SYN) !== 0) return 'syn';
  if ((entry.flags & FLAG.FIN) !== 0) return 'fin';
  return entry.length > 0 ? 'data' : 'ack';
}

/** When it will arrive, or would have: half the link's delay after chance or a fault took it (that is where they do), else one delay after it left. */
function dueOf(entry: PacketEntry, left: Nanoseconds, delay: Nanoseconds): Nanoseconds {
  const halfway = entry.endedAt !== null && (entry.why === 'fault' || entry.why === 'loss');
  return ns(halfway ? (entry.endedAt ?? left) + Math.ceil(delay / 2) : left + delay);
}

/** Where on its way a packet was lost: at the sender (queue, no route), on arrival (checksum), else as far as it had come by then. */
function lostShare(entry: PacketEntry, left: Nanoseconds, due: Nanoseconds): number {
  switch (entry.why) {
    case 'queue':
    case 'no-route':
    case 'mtu':
      return 0.08;
    case 'checksum':
    case 'ttl':
      return 1;
    case 'fault':
    case 'loss':
    case 'down':
    case null: {
      const flown = (entry.endedAt ?? left) - left;
      return flown <= 0 || due <= left ? 0.5 : Math.min(1, Math.max(0.08, flown / (due - left)));
    }
    default: {
      const never: never = entry.why;
      return never;
    }
  }
}

/** Words for a packet: "SYN-ACK", "“Hello”", "ACK: send 6 next", "FIN". Repetitions say so; so do probes and windows that close or open. */
function labelOf(index: TraceIndex, entry: PacketEntry, sent: EventOf<'packet.sent'>, kind: FlightKind, numbering: Numbering): string {
  const again = entry.repeat ? 'again: ' : '';
  switch (kind) {
    case 'syn':
      return `${again}${(entry.flags & FLAG.ACK) !== 0 ? 'SYN-ACK' : 'SYN'}`;
    case 'rst':
      return 'RST';
    case 'fin':
      return `${again}${entry.length > 0 ? `${payloadText(index, entry)} FIN` : 'FIN'}`;
    case 'data':
      return `${again}${payloadText(index, entry)}`;
    case 'datagram':
      return sent.bytes.length > 0 ? quoteBytes(sent.bytes) : 'datagram';
    case 'icmp':
      return 'ICMP';
    case 'ack': {
      const special = aboutTheWindow(index, entry, sent, numbering);
      if (special !== null) return special;
      const other = `${entry.channel}:${entry.direction === 0 ? 1 : 0}`;
      if (numbering.ends.get(other) === sent.acknowledgment) return 'ACK of the FIN';
      const base = numbering.begins.get(other);
      const next = base === undefined ? sent.acknowledgment : (sent.acknowledgment - base) >>> 0;
      return next === 1 ? 'ACK' : `ACK: send ${countText(next)} next`;
    }
    default: {
      const never: never = kind;
      return never;
    }
  }
}

/** Segments without data whose news is not the number they acknowledge; null for all others. The decision they were sent for says which they are. */
function aboutTheWindow(index: TraceIndex, entry: PacketEntry, sent: EventOf<'packet.sent'>, numbering: Numbering): string | null {
  const why = index.trace.eventIf('decision', sent.cause);
  if (why?.rule === 'window-probe') return 'window probe';
  if (why?.rule === 'keepalive' && why.action === 'send') return 'keep-alive probe';
  if (sent.window === 0) return 'ACK: window 0';
  if (why?.rule !== 'window-update') return null;
  const scale = numbering.scales.get(`${entry.channel}:${entry.direction}`) ?? 0;
  return `window ${countText(sent.window * 2 ** scale)}`;
}

function payloadText(index: TraceIndex, entry: PacketEntry): string {
  if (entry.channel < 0 || entry.length > 64) return sizeText(entry.length);
  return quoteBytes(payloadOf(index, entry), 10);
}
