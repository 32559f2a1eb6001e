/** A run as a capture file: every packet once, where it leaves its host, rebuilt as the bytes that stood on the wire. */
import { FLAG, type EventOf } from '#trace/events.ts';
import { indexOf } from '#trace/index/index.ts';
import { payloadOf } from '#trace/provenance.ts';
import type { Trace } from '#trace/trace.ts';
import { encodeIpv4, PROTOCOL } from '#wire/ipv4.ts';
import { encodePcapng, type CapturedPacket } from '#wire/pcapng.ts';
import { encodeTcp } from '#wire/tcp.ts';
import { encodeUdp, UDP_HEADER } from '#wire/udp.ts';
import { piecesOf, type PieceOf } from './fragments.ts';

const APPLICATION = 'Bytes in Flight';
const NOTHING = new Uint8Array(0);

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

/** The bytes of one packet, headers and checksums included. `piece` where it is part of a datagram. */
export function packetBytes(event: EventOf<'packet.sent'>, payload: Uint8Array, piece: PieceOf | null): Uint8Array {
  const length = payload.length + (piece?.offset === 0 ? UDP_HEADER : 0);
  return encodeIpv4({
    service: 0,
    identification: event.identification,
    dontFragment: event.protocol !== PROTOCOL.ICMP && !piece,
    moreFragments: piece?.more ?? false,
    fragmentOffset: piece?.offset ?? 0,
    ttl: event.ttl,
    protocol: event.protocol,
    source: event.source,
    destination: event.destination,
    options: NOTHING,
    payload: piece ? transport(event, piece.whole).subarray(piece.offset, piece.offset + length) : transport(event, payload),
  });
}

function transport(event: EventOf<'packet.sent'>, payload: Uint8Array): Uint8Array {
  switch (event.protocol) {
    case PROTOCOL.TCP: {
      const sack: [number, number][] = [];
      for (let i = 0; i + 1 < event.sack.length; i += 2) sack.push([event.sack[i]!, event.sack[i + 1]!]);
      return encodeTcp(
        {
          sourcePort: event.sourcePort,
          destinationPort: event.destinationPort,
          sequence: event.sequence,
          acknowledgment: event.flags & FLAG.ACK ? event.acknowledgment : 0,
          flags: event.flags,
          window: event.window,
          options: {
            mss: event.mss > 0 ? event.mss : null,
            windowScale: event.windowScale >= 0 ? event.windowScale : null,
            sackPermitted: event.sackPermitted === 1,
            timestamps: event.timestamps ? { value: event.tsValue, echo: event.tsEcho } : null,
            sack,
          },
          payload,
        },
        event.source,
        event.destination,
      );
    }
    case PROTOCOL.UDP:
      return encodeUdp({ sourcePort: event.sourcePort, destinationPort: event.destinationPort, payload }, event.source, event.destination);
    default:
      return payload;
  }
}
