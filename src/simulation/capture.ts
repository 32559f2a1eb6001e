/** A run as a capture file: every packet once, where it leaves its host, rebuilt as the bytes that stood on the wire. */
import { indexOf } from '#trace/index/index.ts';
import { payloadOf } from '#trace/provenance.ts';
import type { Trace } from '#trace/trace.ts';
import { piecesOf } from '#wire/fragments.ts';
import { packetBytes } from '#wire/packet.ts';
import { encodePcapng, type CapturedPacket } from '#wire/pcapng.ts';

const APPLICATION = 'Bytes in Flight';

/** A pcapng file with one interface per host. `date` is when the run's instant 0 was, as in the scenario. */
export function captureOf(trace: Trace, date: string): Uint8Array {
  const index = indexOf(trace);
  const pieces = piecesOf(trace);
  const packets: CapturedPacket[] = [];
  for (const entry of index.packets) {
    if (!entry || entry.copyOf >= 0) continue;
    const event = trace.eventOf('packet.sent', entry.sent);
    packets.push({
      interface: event.host,
      at: event.at,
      bytes: packetBytes(event, payloadOf(index, entry), pieces.get(event.packet) ?? null),
      comment: entry.fate === 'lost' ? `lost: ${entry.why}` : '',
      direction: 'out',
    });
  }
  packets.sort((a, b) => a.at - b.at);
  return encodePcapng(
    APPLICATION,
    trace.header.hosts.map((host) => host.name),
    packets,
    BigInt(Date.parse(date)) * 1_000_000n,
  );
}
