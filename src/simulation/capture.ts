/** A run as a capture file: every packet once, where it leaves its host, rebuilt as the bytes that stood on the wire. */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { PacketEntry } from '#trace/index/entries.ts';
import { indexOf } from '#trace/index/index.ts';
import { payloadOf } from '#trace/provenance.ts';
import type { Trace } from '#trace/trace.ts';
import { piecesOf } from '#wire/fragments.ts';
import { packetBytes } from '#wire/packet.ts';
import { encodePcapng, type CapturedPacket } from '#wire/pcapng.ts';

const APPLICATION = 'Bytes in Flight';

/** A packet as a capture shows it: when it passed, and which way. */
export interface Captured {
  readonly packet: PacketEntry;
  readonly at: Nanoseconds;
  readonly direction: 'out' | 'in';
}

/**
 * What a capture holds, in its order: every packet where it leaves its host, or, with `host`, what a capture on that host alone sees, like tcpdump there: what it sends as it
 * leaves and what comes as it arrives. What is lost on the way the receiver never sees; what a link doubled it sees twice.
 */
export function capturedPackets(trace: Trace, host: number | null): readonly Captured[] {
  const captured: Captured[] = [];
  for (const packet of indexOf(trace).packets) {
    if (!packet) continue;
    if (packet.copyOf < 0 && (host === null || packet.from === host)) captured.push({ packet, at: packet.sentAt, direction: 'out' });
    const arrivesHere = host !== null && packet.fate === 'arrived' && packet.to === host && packet.from !== host;
    if (arrivesHere && packet.endedAt !== null) captured.push({ packet, at: packet.endedAt, direction: 'in' });
  }
  return captured.sort((a, b) => a.at - b.at);
}

/** A pcapng file with one interface per host. `date` is when the run's instant 0 was, as in the scenario; `host` as in `capturedPackets`. */
export function captureOf(trace: Trace, date: string, host: number | null = null): Uint8Array {
  const index = indexOf(trace);
  const pieces = piecesOf(trace);
  const packets = capturedPackets(trace, host).map(({ packet, at, direction }): CapturedPacket => {
    const event = trace.eventOf('packet.sent', packet.sent);
    return {
      interface: direction === 'out' ? event.host : packet.to,
      at,
      bytes: packetBytes(event, payloadOf(index, packet), pieces.get(event.packet) ?? null),
      comment: packet.fate === 'lost' ? `lost: ${packet.why}` : '',
      direction,
    };
  });
  return encodePcapng(
    APPLICATION,
    trace.header.hosts.map((one) => one.name),
    packets,
    BigInt(Date.parse(date)) * 1_000_000n,
  );
}
