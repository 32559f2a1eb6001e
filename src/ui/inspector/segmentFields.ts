/**
 * A packet's header as rows of 32 bits, each field with its value, its place in the real bytes and a sentence.
 * The bytes are rebuilt by the wire's own encoder, so what is shown is what would stand on a cable (RFC 9293 3.1, RFC 7323, RFC 2018).
 */
import type { EventOf } from '#trace/events.ts';
import { encodeIpv4, PROTOCOL } from '#wire/ipv4.ts';
import { encodeTcp, TCP_HEADER } from '#wire/tcp.ts';
import type { TcpOptions } from '#wire/segment.ts';
import { flagNames } from '#trace/words.ts';
import { addressText, countText, sizeText } from '../wording/wording.ts';

export type PacketSent = EventOf<'packet.sent'>;

export interface HeaderField {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly sentence: string;
  /** Where it stands in the segment: first bit and number of bits. */
  readonly bit: number;
  readonly bits: number;
  /** Its share of the row, of 32. */
  readonly span: number;
}
export interface SegmentPicture {
  /** Rows of the grid, each adding up to 32. */
  readonly rows: readonly (readonly HeaderField[])[];
  /** The whole IPv4 packet. */
  readonly packet: Uint8Array;
  /** The TCP segment in it. */
  readonly segment: Uint8Array;
  readonly payload: Uint8Array;
  readonly checksum: number;
}

/** What the receiver knows about the two sides' numbers, to show them from zero and the window in bytes. Negative scale = not known. */
export interface Bases {
  readonly sequence: number | null;
  readonly acknowledgment: number | null;
  readonly windowScale: number;
  /** Bytes were changed on the way: the sum did not fit on arrival. */
  readonly damaged?: boolean;
}

export const optionsOf = (sent: PacketSent): TcpOptions => ({
  mss: sent.mss === 0 ? null : sent.mss,
  windowScale: sent.windowScale < 0 ? null : sent.windowScale,
  sackPermitted: sent.sackPermitted === 1,
  timestamps: sent.timestamps === 0 ? null : { value: sent.tsValue, echo: sent.tsEcho },
  sack: pairs(sent.sack),
});

const pairs = (numbers: readonly number[]): readonly (readonly [number, number])[] =>
  Array.from({ length: Math.floor(numbers.length / 2) }, (_, index) => [numbers[2 * index] ?? 0, numbers[2 * index + 1] ?? 0] as const);

/** The picture of a TCP packet; `payload` are the bytes it carries. */
export function segmentPicture(sent: PacketSent, payload: Uint8Array, bases: Bases): SegmentPicture {
  const options = optionsOf(sent);
  const segment = encodeTcp(
    {
      sourcePort: sent.sourcePort,
      destinationPort: sent.destinationPort,
      sequence: sent.sequence,
      acknowledgment: sent.acknowledgment,
      flags: sent.flags,
      window: sent.window,
      options,
      payload,
    },
    sent.source,
    sent.destination,
  );
  const packet = encodeIpv4({
    service: 0,
    identification: sent.identification,
    dontFragment: true,
    moreFragments: false,
    fragmentOffset: 0,
    ttl: sent.ttl,
    protocol: PROTOCOL.TCP,
    source: sent.source,
    destination: sent.destination,
    options: new Uint8Array(0),
    payload: segment,
  });
  const header = ((segment[12] ?? 0) >> 4) * 4;
  const checksum = ((segment[16] ?? 0) << 8) | (segment[17] ?? 0);
  return {
    rows: [...fixedRows(sent, bases, header, checksum), ...optionRows(options, bases, segment, header), ...payloadRows(payload, header)],
    packet,
    segment,
    payload,
    checksum,
  };
}

function fixedRows(sent: PacketSent, bases: Bases, header: number, checksum: number): readonly (readonly HeaderField[])[] {
  const flags = flagNames(sent.flags)
    .split(' ')
    .filter((flag) => flag !== '');
  const acks = (sent.flags & 16) !== 0;
  const sequence = shown(sent.sequence, bases.sequence);
  const acknowledgment = shown(sent.acknowledgment, bases.acknowledgment);
  const scale = (sent.flags & 2) !== 0 ? 0 : bases.windowScale;
  const window = scale > 0 ? `${countText(sent.window)} ×${countText(2 ** scale)}` : countText(sent.window);
  return [
    [
      field('source port', 'src', String(sent.sourcePort), 'The port of the sender: with its address, one end of the connection.', 0, 16),
      field(
        'destination port',
        'dst',
        String(sent.destinationPort),
        'The port at the receiver: it tells the kernel which socket this is for.',
        16,
        16,
      ),
    ],
    [
      field(
        'sequence',
        'seq',
        sequence,
        `The number of the first byte carried here, counted from the SYN of this side (on the wire ${countText(sent.sequence)}).`,
        32,
        32,
      ),
    ],
    [
      field(
        'acknowledgment',
        'ack',
        acks ? acknowledgment : '–',
        acks
          ? `The next byte wanted from the other side: everything before it has arrived (on the wire ${countText(sent.acknowledgment)}).`
          : 'Nothing is acknowledged: the ACK flag is not set.',
        64,
        32,
      ),
    ],
    [
      field(
        'data offset',
        'off',
        String(header / 4),
        `How long the header is, in words of 4 bytes: ${header} bytes, then the data begins.`,
        96,
        4,
        7,
      ),
      field('flags', 'flags', flags.join(' ') || 'none', flagsSentence(flags), 104, 8, 13),
      field(
        'window',
        'win',
        window,
        scale > 0
          ? `How much the sender of this has room for: ${countText(sent.window)} times ${countText(2 ** scale)} is ${sizeText(sent.window * 2 ** scale)}.`
          : `How much the sender of this has room for: ${sizeText(sent.window)}.`,
        112,
        16,
        12,
      ),
    ],
    [
      field(
        'checksum',
        'sum',
        `${checksum.toString(16).padStart(4, '0')} ${bases.damaged === true ? '✕' : '✓'}`,
        bases.damaged === true
          ? 'Bytes were changed on the way: the receiver’s own sum differed, and it threw the segment away.'
          : 'A sum over addresses, header and data. A receiver whose own sum differs throws the segment away.',
        128,
        16,
      ),
      field('urgent pointer', 'urg', '0', 'Marks urgent data. Hardly anybody uses it; it is 0.', 144, 16),
    ],
  ];
}

const FLAG_SENTENCES: Readonly<Record<string, string>> = {
  SYN: 'SYN: let us connect, my numbers begin here.',
  ACK: 'ACK: the acknowledgment number counts.',
  FIN: 'FIN: I will send no more.',
  RST: 'RST: there is no such connection, stop.',
  PSH: 'PSH: hand this to the program without waiting for more.',
  URG: 'URG: urgent data.',
  ECE: 'ECE: the network marked congestion.',
  CWR: 'CWR: I have slowed down.',
};
const flagsSentence = (flags: readonly string[]): string =>
  flags.length === 0 ? 'No flag is set.' : flags.map((flag) => FLAG_SENTENCES[flag] ?? flag).join(' ');

function optionRows(options: TcpOptions, bases: Bases, segment: Uint8Array, header: number): readonly (readonly HeaderField[])[] {
  const rows: HeaderField[][] = [];
  let small: HeaderField[] = [];
  for (let at = TCP_HEADER; at < header;) {
    const kind = segment[at] ?? 0;
    if (kind === 0) break;
    if (kind === 1) {
      at += 1;
      continue;
    }
    const length = Math.max(2, segment[at + 1] ?? 2);
    const [label, value, sentence] = option(kind, options, bases);
    const made = field(`option ${kind}`, label, value, sentence, at * 8, length * 8, kind === 8 || kind === 5 ? 32 : 16);
    if (made.span === 32) rows.push([made]);
    else {
      small.push(made);
      if (small.length === 2) {
        rows.push(small);
        small = [];
      }
    }
    at += length;
  }
  if (small.length > 0) rows.push(small.map((one) => ({ ...one, span: 32 / small.length })));
  return rows;
}

function option(kind: number, options: TcpOptions, bases: Bases): readonly [string, string, string] {
  switch (kind) {
    case 2:
      return ['mss', String(options.mss), `The most bytes the sender of this wants in one segment: ${options.mss}.`];
    case 3:
      return [
        'scale',
        `×${countText(2 ** (options.windowScale ?? 0))}`,
        `From now on windows of this side count in units of ${countText(2 ** (options.windowScale ?? 0))} bytes: the field itself has only 16 bits.`,
      ];
    case 4:
      return ['sack ok', 'yes', 'This side understands selective acknowledgments: "I have these parts, the gap is there".'];
    case 5:
      return [
        'sack',
        options.sack
          .map(([left, right]) => `${shown(left, bases.acknowledgment)}–${shown((right - 1) >>> 0, bases.acknowledgment)}`)
          .join(', '),
        'Bytes that have arrived beyond a gap; only the gap need be sent again.',
      ];
    case 8:
      return [
        'ts',
        `${options.timestamps?.value ?? 0} / ${options.timestamps?.echo ?? 0}`,
        "The sender's clock, and the clock value it last got from the other side: from the echo a round trip is measured.",
      ];
    default:
      return ['option', String(kind), 'An option we have no words for.'];
  }
}

/** The data, 16 bytes of it at most: the hexdump below shows the rest. */
function payloadRows(payload: Uint8Array, header: number): readonly (readonly HeaderField[])[] {
  if (payload.length === 0) return [];
  const some = payload.subarray(0, 8);
  const hex = [...some].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  const more = payload.length > some.length ? ' …' : '';
  const letters = [...some].map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')).join('');
  return [
    [
      field(
        'data',
        '',
        `${hex}${more}  ${letters}${more}`,
        `The data: ${sizeText(payload.length)}. Up to here it was header.`,
        header * 8,
        payload.length * 8,
        32,
      ),
    ],
  ];
}

const shown = (value: number, base: number | null): string => (base === null ? countText(value) : countText((value - base) >>> 0));
const field = (id: string, label: string, value: string, sentence: string, bit: number, bits: number, span = bits): HeaderField => ({
  id,
  label,
  value,
  sentence,
  bit,
  bits,
  span,
});

/** "10.9.0.1:33188 → 10.9.0.2:9000". */
export const routeText = (sent: PacketSent): string =>
  `${addressText(sent.source)}:${sent.sourcePort} → ${addressText(sent.destination)}:${sent.destinationPort}`;
