/** A packet's bytes as headers: IPv4, then TCP, UDP or ICMP (with the packet it quotes), then the data. Start here. */
import { read16 } from '#wire/bytes.ts';
import { PROTOCOL } from '#wire/ipv4.ts';
import { byteText, sizeText } from '../../wording/wording.ts';
import { collector, hex, NOTHING_KNOWN, type HeaderLayer, type Known, type PacketPicture } from './field.ts';
import { ipv4Layer, type Ipv4Facts } from './ipv4.ts';
import { tcpLayer, type Ends } from './tcp.ts';
import { icmpLayer, udpLayer } from './udp.ts';

const UDP_HEADER = 8;

export const pictureOf = (bytes: Uint8Array, known: Known): PacketPicture => ({ bytes, layers: layersFrom(bytes, 0, known, false) });

function layersFrom(bytes: Uint8Array, at: number, known: Known, quoted: boolean): readonly HeaderLayer[] {
  const ip = ipv4Layer(bytes, at, known, quoted);
  const { body, end } = ip;
  if (ip.offset > 0) return [ip.layer, ...dataLayer(bytes, body, end, pieceTitle(known))];
  switch (ip.protocol) {
    case PROTOCOL.TCP: {
      const header = Math.min(((bytes[body + 12] ?? 0x50) >> 4) * 4, Math.max(0, end - body));
      // How much data there was, the total length says, also of a packet that is only quoted in part.
      const payload = Math.max(0, read16(bytes, at + 2) - (body - at) - ((bytes[body + 12] ?? 0x50) >> 4) * 4);
      const layer = tcpLayer(bytes, body, payload, known, endsOf(ip, known), quoted);
      return [ip.layer, layer, ...dataLayer(bytes, body + header, end, quoted ? 'Quoted: data' : 'data')];
    }
    case PROTOCOL.UDP: {
      const layer = udpLayer(bytes, body, end - body, known, quoted);
      return [ip.layer, layer, ...dataLayer(bytes, body + UDP_HEADER, end, ip.more ? pieceTitle(known) : quoted ? 'Quoted: data' : 'data')];
    }
    case PROTOCOL.ICMP: {
      const { layer, quotes } = icmpLayer(bytes, body);
      const inner = body + 8;
      // What a message quotes belongs to a packet that went the other way: nothing is known of its numbers here.
      if (quotes && end - inner >= 28)
        return [ip.layer, layer, ...layersFrom(bytes, inner, { ...NOTHING_KNOWN, nameOf: known.nameOf }, true)];
      return [ip.layer, layer, ...dataLayer(bytes, inner, end, 'data')];
    }
    default:
      return [ip.layer, ...dataLayer(bytes, body, end, 'data')];
  }
}

function endsOf(ip: Ipv4Facts, known: Known): Ends {
  return { from: known.nameOf(ip.source) || 'the sender', to: known.nameOf(ip.destination) || 'the receiver' };
}

const pieceTitle = (known: Known): string =>
  known.whole === null ? 'data of this piece' : `data of this piece, of ${sizeText(known.whole)} in all`;

/** The data, some bytes of it: the hexdump shows the rest. */
function dataLayer(bytes: Uint8Array, from: number, to: number, title: string): readonly HeaderLayer[] {
  if (to <= from) return [];
  const some = [...bytes.subarray(from, Math.min(to, from + 8))];
  const more = to - from > some.length ? ' …' : '';
  const { fields, add } = collector(from);
  add(
    0,
    (to - from) * 8,
    'data',
    '',
    `${some.map((byte) => hex(byte, 2)).join(' ')}${more}  ${some.map((byte) => (byte > 0x20 && byte < 0x7f ? byteText(byte) : '·')).join('')}${more}`,
    `${sizeText(to - from)} of data. Up to here it was header.`,
  );
  return [{ id: `data:${from}`, title, summary: sizeText(to - from), from, to, open: true, fields }];
}
