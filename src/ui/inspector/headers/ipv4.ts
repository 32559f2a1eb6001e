/** The IPv4 header, field by field. RFC 791 3.1, RFC 2474 (DSCP), RFC 3168 (ECN). */
import { checksum } from '#wire/checksum.ts';
import { byteAt, read16, read32 } from '#wire/bytes.ts';
import { PROTOCOL } from '#wire/ipv4.ts';
import { addressText, countText } from '../../wording/wording.ts';
import { collector, hex, type HeaderLayer, type Known } from './field.ts';

const CARRIED: Readonly<Record<number, string>> = { [PROTOCOL.ICMP]: 'ICMP', [PROTOCOL.TCP]: 'TCP', [PROTOCOL.UDP]: 'UDP' };
const ECN = ['no', 'ECT(1)', 'ECT(0)', 'CE'] as const;
const ECN_SENTENCES = [
  'this packet takes no part in congestion marks: a full router drops it',
  'a full router may mark this packet instead of dropping it',
  'a full router may mark this packet instead of dropping it',
  'a router on the way was getting full and marked this packet',
] as const;

export interface Ipv4Facts {
  readonly layer: HeaderLayer;
  readonly protocol: number;
  readonly source: number;
  readonly destination: number;
  /** Where this packet begins in the datagram, in bytes, and whether more pieces follow. */
  readonly offset: number;
  readonly more: boolean;
  /** First byte behind the header, and behind the packet (what is quoted may stop earlier). */
  readonly body: number;
  readonly end: number;
}

/** Reads the header at byte `at`. `quoted`: it is the beginning of another packet, inside an ICMP message. */
export function ipv4Layer(bytes: Uint8Array, at: number, known: Known, quoted: boolean): Ipv4Facts {
  const { fields, add } = collector(at);
  const words = byteAt(bytes, at) & 15;
  const service = byteAt(bytes, at + 1);
  const total = read16(bytes, at + 2);
  const identification = read16(bytes, at + 4);
  const fragment = read16(bytes, at + 6);
  const dontFragment = (fragment & 0x4000) !== 0;
  const more = (fragment & 0x2000) !== 0;
  const units = fragment & 0x1fff;
  const ttl = byteAt(bytes, at + 8);
  const protocol = byteAt(bytes, at + 9);
  const sum = read16(bytes, at + 10);
  const source = read32(bytes, at + 12);
  const destination = read32(bytes, at + 16);
  const header = words * 4;
  const piece = more || units > 0;
  const carried = CARRIED[protocol] ?? `protocol ${protocol}`;
  const ecn = service & 3;

  add(0, 4, 'version', 'v', String(byteAt(bytes, at) >> 4), 'Version 4 of the Internet Protocol.');
  add(4, 4, 'header length', 'ihl', String(words), `${words} words of 4 bytes: this header is ${header} bytes long.`);
  add(
    8,
    8,
    'service and congestion',
    'tos',
    service === 0 ? '0' : `${service >> 2} ${ECN[ecn] ?? ''}`,
    `${service >> 2 === 0 ? 'No special treatment is asked for' : `Class ${service >> 2} is asked for`}; ${ECN_SENTENCES[ecn] ?? ''}.`,
  );
  add(
    16,
    16,
    'total length',
    'len',
    countText(total),
    `The whole packet has ${countText(total)} bytes: ${header} of this header and ${countText(total - header)} behind it.`,
  );
  add(
    32,
    16,
    'identification',
    'id',
    countText(identification),
    piece
      ? `Number ${countText(identification)}: all pieces of this datagram carry it, so that the receiver knows that they belong together.`
      : `Number ${countText(identification)} among the packets of its sender. It would tell which pieces belong together, had the packet been cut.`,
  );
  add(
    48,
    3,
    'fragment flags',
    'fl',
    dontFragment ? 'DF' : more ? 'MF' : '0',
    dontFragment
      ? 'DF, do not fragment: a router for which this packet is too long throws it away and reports that, instead of cutting it.'
      : more
        ? 'MF, more fragments: this is a piece of a datagram, and more pieces follow.'
        : piece
          ? 'No flag: this is the last piece of its datagram, and a router may cut it further.'
          : 'No flag: a router may cut this packet in pieces.',
    ['', 'DF', 'MF'],
  );
  add(
    51,
    13,
    'fragment offset',
    'offset',
    units === 0 ? '0' : `${countText(units)} ×8`,
    units > 0
      ? `${countText(units)} × 8 = ${countText(units * 8)}: what this packet carries stands from byte ${countText(units * 8 + 1)} of the datagram on.`
      : more
        ? 'Offset 0: this is the first piece of its datagram.'
        : 'Offset 0, and no more fragments: this packet is whole.',
  );
  add(
    64,
    8,
    'time to live',
    'ttl',
    String(ttl),
    quoted
      ? `${ttl} was left of it when it was reported.`
      : `${ttl} when it left its host: each router takes one off, and throws the packet away where nothing is left.`,
  );
  add(72, 8, 'protocol', 'proto', `${protocol}`, `Protocol ${protocol}: what follows is ${carried}.`);
  const right = checksum(bytes, at, at + header) === 0;
  add(
    80,
    16,
    'header checksum',
    'sum',
    `${hex(sum, 4)} ${right ? '✓' : '✕'}`,
    right
      ? `0x${hex(sum, 4)}: a sum over these ${header} bytes only, and it is right. Each router computes it anew, since it changes the time to live.`
      : `0x${hex(sum, 4)} does not fit these ${header} bytes.`,
  );
  add(96, 32, 'source address', 'src', addressText(source), `${addressText(source)}${isHost(known, source)} has sent this packet.`);
  add(
    128,
    32,
    'destination address',
    'dst',
    addressText(destination),
    `It ${quoted ? 'was' : 'is'} for ${addressText(destination)}${isHost(known, destination)}. Routers look at nothing else to find the way.`,
  );
  return {
    layer: {
      id: `ipv4:${at}`,
      title: quoted ? 'Quoted: IPv4' : 'IPv4',
      summary: `${addressText(source)} → ${addressText(destination)}`,
      from: at,
      to: at + header,
      open: piece && !quoted,
      fields,
    },
    protocol,
    source,
    destination,
    offset: units * 8,
    more,
    body: at + header,
    end: Math.min(bytes.length, at + total),
  };
}

const isHost = (known: Known, address: number): string => {
  const name = known.nameOf(address);
  return name === '' ? '' : ` (${name})`;
};
