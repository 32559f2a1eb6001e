/** The small picture on a card: the ladder of a run as lines in a box, computed from its trace. */
import { indexOf } from '#trace/index/index.ts';
import type { Trace } from '#trace/trace.ts';
import { shownScale } from '../timescale/timescale.ts';

export interface MiniLine {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly write: number;
  readonly lost: boolean;
}
export interface MiniLadder {
  readonly lifelines: readonly { readonly x: number; readonly name: string }[];
  readonly lines: readonly MiniLine[];
  /** Where silences were cut out. */
  readonly cuts: readonly number[];
  readonly summary: string;
}

const MARGIN = 14;

/** Fits the run into `width` x `height`: the first packet at the top, the last one at the bottom. */
export function miniLadder(trace: Trace, width: number, height: number): MiniLadder {
  const index = indexOf(trace);
  const scale = shownScale(index.silences, trace.end);
  const packets = index.packets.filter((packet) => packet.from !== packet.to);
  const first = Math.min(...packets.map((packet) => scale.place(packet.sentAt)), scale.length);
  const last = Math.max(...packets.map((packet) => scale.place(packet.endedAt ?? trace.end)), first + 1);
  const y = (place: number): number => MARGIN + ((place - first) / (last - first)) * (height - 2 * MARGIN);
  const hosts = trace.header.hosts.length;
  const x = (host: number): number => (hosts === 1 ? width / 2 : width * (0.16 + (0.68 * host) / (hosts - 1)));
  const drawn = packets.map((packet): MiniLine => {
    const writes =
      packet.channel < 0 || packet.length === 0 ? [] : (index.channels[packet.channel]?.directions[packet.direction].writes ?? []);
    const to = packet.to < 0 ? packet.from : packet.to;
    const lost = packet.fate === 'lost';
    const y1 = y(scale.place(packet.sentAt)),
      y2 = y(scale.place(packet.endedAt ?? trace.end));
    return {
      x1: x(packet.from),
      y1,
      x2: lost ? (x(packet.from) + x(to)) / 2 : x(to),
      y2,
      write: writes.find((one) => one.offset + one.length > packet.offset)?.write ?? 0,
      lost,
    };
  });
  // Lines with data lie over the others.
  const lines = drawn.toSorted((a, b) => Math.sign(a.write) - Math.sign(b.write));
  const cuts = scale.silences
    .map((silence) => silence.position + silence.width / 2)
    .filter((place) => place > first && place < last)
    .map(y);
  return {
    lifelines: trace.header.hosts.map((host, number) => ({ x: x(number), name: host.name })),
    lines,
    cuts,
    summary: `${packets.length} packets`,
  };
}
