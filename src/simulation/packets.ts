/** Packets as the command line lists them: numbers relative to each side's SYN, flags in tcpdump's letters, options in wire order. DESIGN chapter 9. */
import { FLAG, type EventOf } from '#trace/events.ts';
import type { Trace } from '#trace/trace.ts';
import { read16 } from '#wire/bytes.ts';
import { ICMP_HEADER } from '#wire/icmp.ts';
import { PROTOCOL } from '#wire/ipv4.ts';
import { UDP_HEADER } from '#wire/udp.ts';
import { piecesOf } from '#wire/fragments.ts';

export type OptionText = string | readonly ['sack', readonly (readonly number[])[]];

export interface PacketLine {
  readonly ms: number;
  readonly from: string;
  readonly proto: 'tcp' | 'udp' | number;
  readonly sport?: number;
  readonly dport?: number;
  readonly flags?: string;
  readonly seq?: number;
  readonly ack?: number;
  readonly len: number;
  readonly win?: number;
  readonly opts?: readonly OptionText[];
  readonly dropped?: true;
}

const LETTERS: readonly (readonly [number, string])[] = [
  [FLAG.SYN, 'S'],
  [FLAG.RST, 'R'],
  [FLAG.FIN, 'F'],
  [FLAG.PSH, 'P'],
  [FLAG.ACK, '.'],
  [FLAG.URG, 'U'],
  [FLAG.ECE, 'E'],
  [FLAG.CWR, 'W'],
];
const relative = (number: number, base: number): number => (number - base + 0x1_0000_0000) % 0x1_0000_0000;
const IP_HEADER = 20;

/** Every packet that left its host, in time order, lost or not. */
export function packetLines(trace: Trace): readonly PacketLine[] {
  const lost = new Set<number>();
  for (const id of trace.eventsOf('packet.lost')) {
    const event = trace.eventOf('packet.lost', id);
    // A packet with a wrong checksum, or for nobody, came through and was thrown away: it was not lost on its way.
    if (event.why !== 'checksum' && event.why !== 'no-route') lost.add(event.packet);
  }
  const pieces = piecesOf(trace);
  const initial = new Map<string, number>();
  const lines: PacketLine[] = [];
  for (const id of trace.eventsOf('packet.sent')) {
    const p = trace.eventOf('packet.sent', id);
    const common = { ms: Math.round(p.at / 1000) / 1000, from: trace.header.hosts[p.host]?.name ?? '' };
    const dropped = lost.has(p.packet) ? { dropped: true as const } : {};
    const ports = { sport: p.sourcePort, dport: p.destinationPort };
    if (p.protocol === PROTOCOL.TCP) lines.push({ ...common, proto: 'tcp', ...ports, ...tcpFields(p, initial), ...dropped });
    else if (p.protocol === PROTOCOL.UDP) {
      const piece = pieces.get(p.packet);
      if (piece && piece.offset > 0) lines.push({ ...common, proto: 'udp', ...headerAt(p.bytes), ...dropped });
      else lines.push({ ...common, proto: 'udp', ...ports, len: piece ? piece.whole.length : p.length, ...dropped });
    } else lines.push({ ...common, proto: p.protocol, len: p.length + IP_HEADER + (p.length === 0 ? ICMP_HEADER : 0), ...dropped });
  }
  return lines;
}

/**
 * A further piece of a datagram has no UDP header. The recordings read one all the same, at the place where it would stand, and so does this list,
 * so that the two can be laid side by side.
 */
function headerAt(bytes: Uint8Array): Pick<PacketLine, 'sport' | 'dport'> & { readonly len: number } {
  return { sport: read16(bytes, 0), dport: read16(bytes, 2), len: read16(bytes, 4) - UDP_HEADER };
}

function tcpFields(
  p: EventOf<'packet.sent'>,
  initial: Map<string, number>,
): Pick<PacketLine, 'flags' | 'seq' | 'ack' | 'len' | 'win' | 'opts'> & { readonly len: number } {
  const me = `${p.source}:${p.sourcePort} ${p.destination}:${p.destinationPort}`;
  const peer = `${p.destination}:${p.destinationPort} ${p.source}:${p.sourcePort}`;
  if (p.flags & FLAG.SYN) initial.set(me, p.sequence);
  const base = initial.get(peer);
  return {
    flags: LETTERS.map(([bit, letter]) => (p.flags & bit ? letter : '')).join(''),
    seq: relative(p.sequence, initial.get(me) ?? p.sequence),
    ...(p.flags & FLAG.ACK ? { ack: relative(p.acknowledgment, base ?? p.acknowledgment) } : {}),
    len: p.length,
    win: p.window,
    opts: optionTexts(p, base ?? 0),
  };
}

function optionTexts(p: EventOf<'packet.sent'>, base: number): readonly OptionText[] {
  const texts: OptionText[] = [];
  if (p.mss > 0) texts.push(`mss ${p.mss}`);
  if (p.sackPermitted) texts.push('sackOK');
  if (p.timestamps) texts.push('ts');
  if (p.windowScale >= 0) texts.push(`wscale ${p.windowScale}`);
  const blocks: number[][] = [];
  for (let i = 0; i + 1 < p.sack.length; i += 2) blocks.push([relative(p.sack[i]!, base), relative(p.sack[i + 1]!, base)]);
  if (blocks.length > 0) texts.push(['sack', blocks]);
  return texts;
}
