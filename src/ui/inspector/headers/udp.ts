/** The UDP header, field by field (RFC 768), and the ICMP header with the packet it quotes (RFC 792, RFC 1191). */
import { byteAt, read16, read32 } from '#wire/bytes.ts';
import { ICMP_TYPE, UNREACHABLE } from '#wire/icmp.ts';
import { countText } from '../../wording/wording.ts';
import { collector, hex, type HeaderLayer, type Known } from './field.ts';

const UDP_HEADER = 8;

/** `available`: bytes of the datagram in this packet; less than the length field where it came in pieces or is only quoted. */
export function udpLayer(bytes: Uint8Array, at: number, available: number, known: Known, quoted: boolean): HeaderLayer {
  const { fields, add } = collector(at);
  const source = read16(bytes, at);
  const destination = read16(bytes, at + 2);
  const length = read16(bytes, at + 4);
  const sum = read16(bytes, at + 6);
  add(0, 16, 'source port', 'src', String(source), `Port ${source} at the sender: an answer would be addressed to it.`);
  add(
    16,
    16,
    'destination port',
    'dst',
    String(destination),
    `Port ${destination} at the receiver: it tells the kernel which socket this is for.`,
  );
  add(
    32,
    16,
    'length',
    'len',
    countText(length),
    `${countText(length)} bytes: ${UDP_HEADER} of this header and ${countText(length - UDP_HEADER)} of data${
      available < length ? `, of which this packet has ${countText(Math.max(0, available - UDP_HEADER))}` : ''
    }.`,
  );
  add(
    48,
    16,
    'checksum',
    'sum',
    `${hex(sum, 4)}${quoted || available < length ? '' : known.damaged ? ' ✕' : ' ✓'}`,
    sum === 0
      ? '0: the sender computed no sum.'
      : known.damaged
        ? `0x${hex(sum, 4)}: bits were changed on the way, the receiver’s own sum differed, and it threw the datagram away.`
        : `0x${hex(sum, 4)}: a sum over addresses, ports and data. A receiver whose own sum differs throws the datagram away and tells nobody.`,
  );
  return {
    id: `udp:${at}`,
    title: quoted ? 'Quoted: UDP' : 'UDP',
    summary: `port ${source} → port ${destination}`,
    from: at,
    to: at + UDP_HEADER,
    open: true,
    fields,
  };
}

interface Meaning {
  readonly type: string;
  readonly code: string;
}
function meaningOf(type: number, code: number): Meaning {
  if (type === ICMP_TYPE.UNREACHABLE)
    return {
      type: 'the packet quoted below could not be delivered',
      code:
        {
          [UNREACHABLE.NETWORK]: 'no way leads to its network',
          [UNREACHABLE.HOST]: 'its host does not answer',
          [UNREACHABLE.PROTOCOL]: 'nobody there speaks its protocol',
          [UNREACHABLE.PORT]: 'no socket is bound to its port',
          [UNREACHABLE.FRAGMENTATION_NEEDED]: 'it is too long for the next link, and must not be cut',
        }[code] ?? 'a reason we have no words for',
    };
  if (type === ICMP_TYPE.TIME_EXCEEDED)
    return {
      type: 'the packet quoted below was on its way for too long',
      code: code === 0 ? 'it had passed as many routers as it may' : 'its missing pieces did not come in time',
    };
  if (type === ICMP_TYPE.ECHO) return { type: 'a question: are you there', code: 'an echo has no further code' };
  if (type === ICMP_TYPE.ECHO_REPLY) return { type: 'the answer to a question: I am here', code: 'an echo has no further code' };
  return { type: 'a kind of message we have no words for', code: 'its meaning depends on the type' };
}

export function icmpLayer(bytes: Uint8Array, at: number): { readonly layer: HeaderLayer; readonly quotes: boolean } {
  const { fields, add } = collector(at);
  const type = byteAt(bytes, at);
  const code = byteAt(bytes, at + 1);
  const sum = read16(bytes, at + 2);
  const rest = read32(bytes, at + 4);
  const meaning = meaningOf(type, code);
  add(0, 8, 'type', 'type', String(type), `Type ${type}: ${meaning.type}.`);
  add(8, 8, 'code', 'code', String(code), `Code ${code}: ${meaning.code}.`);
  add(16, 16, 'checksum', 'sum', `${hex(sum, 4)} ✓`, `0x${hex(sum, 4)}: a sum over the whole message.`);
  if (type === ICMP_TYPE.UNREACHABLE && code === UNREACHABLE.FRAGMENTATION_NEEDED) {
    add(32, 16, 'unused', '', '0', 'Not used; it is 0.');
    const mtu = rest & 0xffff;
    add(
      48,
      16,
      'next-hop MTU',
      'mtu',
      countText(mtu),
      `The next link takes packets of ${countText(mtu)} bytes at most: the sender should make them no longer.`,
    );
  } else if (type === ICMP_TYPE.ECHO || type === ICMP_TYPE.ECHO_REPLY) {
    add(32, 16, 'identifier', 'id', countText(rest >>> 16), `${countText(rest >>> 16)}: tells which program asked.`);
    add(48, 16, 'sequence number', 'seq', countText(rest & 0xffff), `${countText(rest & 0xffff)}: tells which question this is.`);
  } else add(32, 32, 'unused', '', String(rest), 'Not used with this type; it is 0.');
  return {
    layer: {
      id: `icmp:${at}`,
      title: 'ICMP',
      summary: `type ${type}, code ${code}: ${meaning.code}`,
      from: at,
      to: at + 8,
      open: true,
      fields,
    },
    quotes: type === ICMP_TYPE.UNREACHABLE || type === ICMP_TYPE.TIME_EXCEEDED,
  };
}
