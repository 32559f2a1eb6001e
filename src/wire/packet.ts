/** A packet of a trace as the bytes that stood on the wire: header fields and payload through the codecs of this room, checksums included. */
import { FLAG, type EventOf } from '#trace/events.ts';
import type { PieceOf } from './fragments.ts';
import { encodeIpv4, PROTOCOL } from './ipv4.ts';
import { encodeTcp } from './tcp.ts';
import { encodeUdp, UDP_HEADER } from './udp.ts';

const NOTHING = new Uint8Array(0);

/** The bytes of one packet, headers and checksums included. `piece` where it is part of a datagram. */
export function packetBytes(event: EventOf<'packet.sent'>, payload: Uint8Array, piece: PieceOf | null): Uint8Array {
  const length = payload.length + (piece?.offset === 0 ? UDP_HEADER : 0);
  return encodeIpv4({
    service: event.ecn,
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
