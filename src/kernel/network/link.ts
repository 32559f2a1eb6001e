/**
 * A link: a finite drop-tail queue in front of a wire of some bandwidth, then the delay, and whatever chance does on the way.
 * Each way of the link and each kind of chance draws from a random stream of its own.
 */
import { ns, plus, type Nanoseconds } from '#time/nanoseconds.ts';
import { chance, nextBelow, randomFor } from '#time/random.ts';
import type { EventId } from '#trace/events.ts';
import { ECN } from '#wire/ipv4.ts';
import { record, schedule } from '../kernel.ts';
import type { Doom, Kernel, LinkDirection, LinkState, Packet } from '../state.ts';
import { otherEnd } from './route.ts';

export function newDirection(seed: number, link: number, way: number): LinkDirection {
  const stream = (purpose: string) => randomFor(seed, 'link', link, way, purpose);
  return {
    freeAt: ns(0),
    leaving: [],
    lastArrival: ns(0),
    random: {
      loss: stream('loss'),
      duplicate: stream('duplicate'),
      reorder: stream('reorder'),
      corrupt: stream('corrupt'),
      jitter: stream('jitter'),
    },
  };
}

/** What faults do to one packet on its first link. */
export interface Interference {
  readonly drop: number;
  readonly delay: Nanoseconds;
  readonly duplicate: number;
  readonly corrupt: boolean;
  readonly mark: number;
}
export const UNDISTURBED: Interference = { drop: -1, delay: ns(0), duplicate: -1, corrupt: false, mark: -1 };

/** Puts a packet on a link, from this host towards the other end. */
export function carry(k: Kernel, from: number, linkIndex: number, packet: Packet, fault: Interference, cause: EventId): void {
  const link = k.state.links[linkIndex]!;
  const way = link.directions[link.between[0] === from ? 0 : 1];
  const off = transmit(k, link, way, packet.size);
  if (off === null) {
    record(k, 'packet.lost', cause, { packet: packet.id, why: 'queue', fault: -1 });
    return;
  }
  // One packet is on the wire; as many as `mark` wait behind it.
  if (fault.mark >= 0 || way.leaving.length - 1 > link.mark) mark(k, packet, linkIndex, fault.mark, cause);
  const lost = chance(way.random.loss, link.loss);
  if (fault.drop >= 0 || lost) {
    vanish(k, link, packet, off, fault.drop >= 0 ? { why: 'fault', fault: fault.drop } : { why: 'loss', fault: -1 }, cause);
    return;
  }
  packet.corrupted ||= fault.corrupt || chance(way.random.corrupt, link.corrupt);
  packet.toward = otherEnd(link, from);
  packet.link = linkIndex;
  travel(k, link, packet, off, plus(arrival(way, link, off), fault.delay), cause);
  const copies = fault.duplicate >= 0 || chance(way.random.duplicate, link.duplicate);
  if (!copies) return;
  const copy = k.state.next.packet++;
  const duplicated = record(k, 'packet.duplicated', cause, { packet: packet.id, copy, fault: fault.duplicate });
  travel(k, link, { ...packet, id: copy, sent: duplicated }, off, arrival(way, link, off), duplicated);
}

/**
 * The way along the wire, from its first bit to its arrival, unless the wire is cut meanwhile. What waits in the queue is let out onto the dead wire as well: the cut is
 * somewhere on the way, so neither end sees its signal go. A cut takes its packets when it comes; what is sent into one is lost at once.
 */
function travel(k: Kernel, link: LinkState, packet: Packet, off: Nanoseconds, arrival: Nanoseconds, cause: EventId): void {
  const { now } = k.state;
  const begin = ns(Math.max(now, off - sendingTime(link, packet.size)));
  const cut = link.down.find((outage) => outage.from < arrival && outage.to > begin);
  if (!cut) fly(k, packet, arrival, cause);
  else if (cut.from <= now && begin === now) lose(k, packet.id, CUT, cause);
  else fly(k, { ...packet, doom: CUT }, ns(Math.max(begin, cut.from)), cause);
}
const CUT: Doom = { why: 'down', fault: -1 };

/**
 * A packet that is lost by a fault or by chance is lost half-way along the wire: it left its host and took its time on the sender's interface like any other, and
 * nobody learns of it. A cut that comes earlier takes it earlier.
 */
function vanish(k: Kernel, link: LinkState, packet: Packet, off: Nanoseconds, doom: Doom, cause: EventId): void {
  const half = plus(off, ns(Math.floor(link.delay / 2)));
  const begin = ns(Math.max(k.state.now, off - sendingTime(link, packet.size)));
  if (link.down.some((outage) => outage.from < half && outage.to > begin)) travel(k, link, packet, off, half, cause);
  else fly(k, { ...packet, doom }, half, cause);
}

/** Says on the packet that it met a queue, where its sender understands ECN. RFC 3168 5: instead of dropping it, and seen by its receiver. */
function mark(k: Kernel, packet: Packet, link: number, fault: number, cause: EventId): void {
  if (packet.ecn === ECN.NOT_ECT || packet.ecn === ECN.CE) return;
  packet.ecn = ECN.CE;
  record(k, 'packet.marked', cause, { packet: packet.id, link, fault });
}

/** A packet that something has taken off its wire. */
export function lose(k: Kernel, packet: number, doom: Doom, cause: EventId): void {
  record(k, 'packet.lost', cause, { packet, why: doom.why, fault: doom.fault });
}

/** How long the wire needs for so many bytes. */
const sendingTime = (link: LinkState, size: number): number =>
  Number.isFinite(link.bandwidth) ? Math.ceil((size * 8 * 1_000_000_000) / link.bandwidth) : 0;

/** When the last bit is on the wire; null where the queue is full (the last to come is the first to go: drop-tail). */
function transmit(k: Kernel, link: LinkState, way: LinkDirection, size: number): Nanoseconds | null {
  if (!Number.isFinite(link.bandwidth)) return k.state.now;
  while (way.leaving.length > 0 && way.leaving[0]! <= k.state.now) way.leaving.shift();
  // One packet is on the wire; `queue` more may wait behind it.
  if (way.leaving.length > link.queue) return null;
  const begin = Math.max(k.state.now, way.freeAt);
  way.freeAt = ns(begin + sendingTime(link, size));
  way.leaving.push(way.freeAt);
  return way.freeAt;
}

/** Packets stay in order whatever the jitter, except one that is let overtake its predecessor. */
function arrival(way: LinkDirection, link: LinkState, off: Nanoseconds): Nanoseconds {
  const late = link.jitter > 0 ? nextBelow(way.random.jitter, link.jitter + 1) : 0;
  const regular = ns(Math.max(off + link.delay + late, way.lastArrival));
  if (chance(way.random.reorder, link.reorder) && way.lastArrival > off) return ns(Math.max(off, way.lastArrival - 1));
  way.lastArrival = regular;
  return regular;
}

export function fly(k: Kernel, packet: Packet, at: Nanoseconds, cause: EventId): void {
  k.state.flying.set(packet.id, packet);
  schedule(k, at, 'arrive', packet.id, cause);
}
