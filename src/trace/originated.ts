/**
 * Which packet a fault hits: faults count what a host originates, per kind, from 1. This is that count, read off a trace, so that a person
 * can point at a packet and the scenario can name it. The kernel counts the same way (kernel/network/faults.ts); a test holds the two together.
 */
import type { PacketWhat } from '#scenario/scenario.ts';
import type { PacketEntry } from './index/entries.ts';
import type { TraceIndex } from './index/index.ts';
import { isWhat } from './select.ts';

/** Kinds from the narrowest to the widest: the first that fits names a packet best. A FIN that carries data is "the FIN". */
export const KINDS_BY_WIDTH: readonly PacketWhat[] = ['syn', 'fin', 'rst', 'data', 'ack', 'any'];

/** A packet as a fault names it: the `nth` of its kind that the host with this index originates. */
export interface Named {
  readonly from: number;
  readonly what: PacketWhat;
  readonly nth: number;
}

/** Is it counted at all: left its own host over a link? Loopback is not, and neither is a copy that the link made. */
const counted = (packet: PacketEntry): boolean => packet.link >= 0 && packet.copyOf < 0;

/** The packet a duplicate was made from, else the packet itself. */
export function originalOf(index: TraceIndex, packet: number): PacketEntry | null {
  let entry = index.packets[packet] ?? null;
  while (entry !== null && entry.copyOf >= 0) entry = index.packets[entry.copyOf] ?? null;
  return entry;
}

/** Every name a packet has, the narrowest kind first; empty on loopback. */
export function namesOf(index: TraceIndex, packet: number): readonly Named[] {
  const entry = originalOf(index, packet);
  if (entry === null || !counted(entry)) return [];
  return KINDS_BY_WIDTH.filter((what) => isWhat(entry, what)).map((what) => ({
    from: entry.from,
    what,
    nth: index.packets.filter((other) => other.packet <= entry.packet && other.from === entry.from && counted(other) && isWhat(other, what))
      .length,
  }));
}

/** The packet with this name in this run, or null where it never left. */
export function packetNamed(index: TraceIndex, named: Named): PacketEntry | null {
  let nth = 0;
  for (const entry of index.packets) {
    if (entry.from !== named.from || !counted(entry) || !isWhat(entry, named.what)) continue;
    nth += 1;
    if (nth === named.nth) return entry;
  }
  return null;
}

/** How many packets of a kind a host originated in this run. */
export const countOriginated = (index: TraceIndex, from: number, what: PacketWhat): number =>
  index.packets.filter((entry) => entry.from === from && counted(entry) && isWhat(entry, what)).length;
