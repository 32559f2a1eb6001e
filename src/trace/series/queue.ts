/**
 * How many packets wait in front of a link of finite bandwidth, each way, and where its queue threw one away. First come, first served: a packet begins to
 * leave when the one before it has left, so the queue follows from when packets came, their sizes and the bandwidth.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { PacketEntry } from '../index/entries.ts';
import type { TraceIndex } from '../index/index.ts';
import { StepBuilder, type Steps } from './steps.ts';

export interface QueueSeries {
  readonly link: number;
  /** Host whose packets wait here, and the one at the other end. */
  readonly from: number;
  readonly to: number;
  readonly waiting: Steps;
  readonly dropped: readonly { readonly at: Nanoseconds; readonly packet: number }[];
}

const IP_HEADER = 20;
const TCP_HEADER = 20;
/** UDP and ICMP alike. */
const SHORT_HEADER = 8;
const TCP = 6;

interface Coming {
  readonly at: Nanoseconds;
  readonly packet: PacketEntry;
}

/** A queue for each way of each link that has a bandwidth and was used. */
export function queuesOf(index: TraceIndex): readonly QueueSeries[] {
  const fragments = new Set([...index.trace.eventsOf('packet.fragment')].map((id) => index.trace.cell('packet.fragment', 'packet', id)));
  return index.trace.header.links.flatMap((link, number) =>
    Number.isFinite(link.bandwidth)
      ? ([0, 1] as const).flatMap((way) => {
          const from = link.between[way];
          const coming = comingTo(index, number, from);
          const queue = queueOf(index, coming, link.bandwidth, fragments);
          return coming.length === 0 ? [] : [{ link: number, from, to: link.between[way === 0 ? 1 : 0], ...queue }];
        })
      : [],
  );
}

/** Packets that came to this end of a link, in order. Copies are made on the wire and have not waited; faults strike before the queue. */
function comingTo(index: TraceIndex, link: number, from: number): readonly Coming[] {
  const coming: Coming[] = [];
  for (const packet of index.packets) {
    if (packet.copyOf >= 0 || packet.why === 'fault') continue;
    if (packet.link === link && packet.from === from) coming.push({ at: packet.sentAt, packet });
    for (const hop of packet.hops) if (hop.link === link && hop.host === from) coming.push({ at: hop.at, packet });
  }
  return coming.toSorted((a, b) => a.at - b.at);
}

function queueOf(
  index: TraceIndex,
  coming: readonly Coming[],
  bandwidth: number,
  fragments: ReadonlySet<number>,
): Pick<QueueSeries, 'waiting' | 'dropped'> {
  const changes: { readonly at: number; readonly by: number }[] = [];
  const dropped: { at: Nanoseconds; packet: number }[] = [];
  let freeAt = 0;
  for (const { at, packet } of coming) {
    if (packet.why === 'queue' && packet.endedAt === at) {
      dropped.push({ at, packet: packet.packet });
      continue;
    }
    const begin = Math.max(at, freeAt);
    freeAt = begin + Math.ceil((sizeOf(index, packet, fragments) * 8 * 1_000_000_000) / bandwidth);
    if (begin > at) changes.push({ at, by: 1 }, { at: begin, by: -1 });
  }
  const waiting = new StepBuilder();
  let count = 0;
  if (coming[0] !== undefined) waiting.add(coming[0].at, 0);
  for (const change of changes.toSorted((a, b) => a.at - b.at || a.by - b.by)) {
    count += change.by;
    waiting.add(change.at, count);
  }
  return { waiting: waiting.build(), dropped };
}

/** Length of the whole IP packet, headers and options included (as in wire/tcpoptions.ts). */
function sizeOf(index: TraceIndex, packet: PacketEntry, fragments: ReadonlySet<number>): number {
  if (fragments.has(packet.packet)) return IP_HEADER + packet.length;
  if (packet.protocol !== TCP) return IP_HEADER + SHORT_HEADER + packet.length;
  const { trace } = index;
  const cell = (field: 'mss' | 'windowScale' | 'sackPermitted' | 'timestamps'): number => trace.cell('packet.sent', field, packet.sent);
  const sack = trace.lengths('packet.sent', 'sack')[trace.row(packet.sent)] ?? 0;
  const stamps = cell('timestamps') !== 0;
  const options =
    (cell('mss') === 0 ? 0 : 4) +
    (stamps ? 12 : 0) +
    (cell('sackPermitted') !== 0 && !stamps ? 4 : 0) +
    (cell('windowScale') < 0 ? 0 : 4) +
    (sack === 0 ? 0 : 4 + sack * 4);
  return IP_HEADER + TCP_HEADER + options + packet.length;
}
