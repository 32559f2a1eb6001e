/** The TCP header, field by field. RFC 9293 3.1; the options are in tcpoptions.ts. */
import { byteAt, read16, read32 } from '#wire/bytes.ts';
import { FLAG } from '#trace/events.ts';
import { flagNames } from '#trace/words.ts';
import { countText, sizeText } from '../../wording/wording.ts';
import { collector, hex, type HeaderLayer, type Known } from './field.ts';
import { addOptions } from './tcpoptions.ts';

/** Names of the two ends for sentences: "client" and "server", or "the sender" and "the receiver" where nobody has the address. */
export interface Ends {
  readonly from: string;
  readonly to: string;
}

const FLAG_BITS = ['CWR', 'ECE', 'URG', 'ACK', 'PSH', 'RST', 'SYN', 'FIN'] as const;
const FLAG_SENTENCES: Readonly<Record<(typeof FLAG_BITS)[number], string>> = {
  SYN: 'SYN: a connection begins, counting starts at this sequence number.',
  ACK: 'ACK: the acknowledgment number counts.',
  FIN: 'FIN: its sender will send no more bytes.',
  RST: 'RST: the connection is over at once, for both.',
  PSH: 'PSH: this is the end of what there was to send; hand it to the program.',
  URG: 'URG: the urgent pointer counts.',
  ECE: 'ECE: congestion was marked on the way to its sender.',
  CWR: 'CWR: its sender has slowed down after such a mark.',
};

/** A number shown from the initial sequence number of its side: the SYN is 0, the first byte 1. */
export const fromStart = (value: number, base: number | null): string => countText(base === null ? value : (value - base) >>> 0);

/** `payload`: bytes of data behind the header, in the whole segment. `quoted`: only the first bytes are there. */
export function tcpLayer(bytes: Uint8Array, at: number, payload: number, known: Known, ends: Ends, quoted: boolean): HeaderLayer {
  const { fields, add } = collector(at);
  const header = (byteAt(bytes, at + 12) >> 4) * 4;
  const flags = byteAt(bytes, at + 13);
  const sequence = read32(bytes, at + 4);
  const acknowledgment = read32(bytes, at + 8);
  const window = read16(bytes, at + 14);
  const sum = read16(bytes, at + 16);
  const source = read16(bytes, at);
  const destination = read16(bytes, at + 2);
  const acks = (flags & FLAG.ACK) !== 0;
  const { from, to } = ends;

  add(
    0,
    16,
    'source port',
    'src',
    String(source),
    `Port ${source} on ${from}. With both addresses and the other port it names one connection.`,
  );
  add(
    16,
    16,
    'destination port',
    'dst',
    String(destination),
    `Port ${destination} on ${to}: it tells the kernel there which socket this is for.`,
  );
  add(
    32,
    32,
    'sequence number',
    'seq',
    fromStart(sequence, known.sequence),
    sequenceSentence(sequence, flags, payload, known.sequence, from),
  );
  add(
    64,
    32,
    'acknowledgment number',
    'ack',
    acks ? fromStart(acknowledgment, known.acknowledgment) : '–',
    acks
      ? acknowledgmentSentence(acknowledgment, known.acknowledgment, from, to)
      : `Not used here: the ACK flag is not set. The ${countText(acknowledgment)} in it means nothing.`,
  );
  add(
    96,
    4,
    'data offset',
    'off',
    String(header / 4),
    `${header / 4} words of 4 bytes: the header has ${header} bytes, ${header === 20 ? 'with no options' : `${header - 20} of them options`}; then the data begins.`,
  );
  add(100, 4, 'reserved', '', String(byteAt(bytes, at + 12) & 15), 'Four bits that nobody uses yet; they are 0.');
  const set = FLAG_BITS.filter((name) => (flags & FLAG[name]) !== 0);
  add(
    104,
    8,
    'flags',
    '',
    flagNames(flags) || 'none',
    set.length === 0 ? 'No flag is set.' : set.map((name) => FLAG_SENTENCES[name]).join(' '),
    FLAG_BITS,
  );
  const scale = (flags & FLAG.SYN) !== 0 ? 0 : known.windowScale;
  add(
    112,
    16,
    'window',
    'win',
    scale > 0 ? `${countText(window)} ×${countText(2 ** scale)}` : countText(window),
    windowSentence(window, flags, scale, acks ? fromStart(acknowledgment, known.acknowledgment) : null, from),
  );
  add(
    128,
    16,
    'checksum',
    'sum',
    `${hex(sum, 4)}${quoted ? '' : known.damaged ? ' ✕' : ' ✓'}`,
    known.damaged
      ? `0x${hex(sum, 4)}: bits were changed on the way, so ${to}’s own sum differed, and it threw the segment away.`
      : `0x${hex(sum, 4)}: a sum over both addresses, this header and the data. If ${to}’s own sum differs, it throws the segment away without a word.`,
  );
  add(
    144,
    16,
    'urgent pointer',
    'urg',
    String(read16(bytes, at + 18)),
    'Where urgent data would end. The URG flag is not set, so it means nothing.',
  );
  addOptions(bytes, at, header, flags, known, ends, add);
  return {
    id: `tcp:${at}`,
    title: quoted ? 'Quoted: TCP' : 'TCP',
    summary: `port ${source} → port ${destination}`,
    from: at,
    to: Math.min(bytes.length, at + header),
    open: true,
    // Of a quoted header the end may be missing.
    fields: fields.filter((field) => field.bit + field.bits <= bytes.length * 8),
  };
}

function sequenceSentence(sequence: number, flags: number, payload: number, base: number | null, from: string): string {
  const wire = base === null ? '' : ` On the wire it is ${countText(sequence)}.`;
  const number = fromStart(sequence, base);
  if ((flags & FLAG.RST) !== 0)
    return `A RST carries no bytes. It is believed only where its numbers fit what the other side has sent or expects (RFC 9293 3.5.2).${wire}`;
  if ((flags & FLAG.SYN) !== 0)
    return `${from} begins to count here: the SYN takes number ${number}, the first byte will be the next.${wire}`;
  if (payload > 0) {
    const last = fromStart((sequence + payload - 1) >>> 0, base);
    const bytes = payload === 1 ? `byte ${number} of what ${from} sends` : `bytes ${number} to ${last} of what ${from} sends`;
    return `This segment carries ${bytes}${(flags & FLAG.FIN) !== 0 ? ', and the FIN takes the number after them' : ''}.${wire}`;
  }
  if ((flags & FLAG.FIN) !== 0) return `No data; the FIN itself takes number ${number}.${wire}`;
  return `No data: ${number} is the number that the next byte of ${from} will have.${wire}`;
}

function acknowledgmentSentence(acknowledgment: number, base: number | null, from: string, to: string): string {
  const number = fromStart(acknowledgment, base);
  const wire = base === null ? '' : ` On the wire it is ${countText(acknowledgment)}.`;
  const before = base === null ? -1 : ((acknowledgment - base) >>> 0) - 1;
  return before === 0
    ? `${from} has ${to}’s SYN, and wants byte 1 next.${wire}`
    : before > 0
      ? `${from} has everything of ${to} before number ${number}, and wants number ${number} next.${wire}`
      : `${from} has everything before number ${number}, and wants that next.`;
}

function windowSentence(window: number, flags: number, scale: number, next: string | null, from: string): string {
  if ((flags & FLAG.RST) !== 0) return `${countText(window)}: with a RST nobody looks at it.`;
  const bytes = scale > 0 ? window * 2 ** scale : window;
  const sum = scale > 0 ? `${countText(window)} × ${countText(2 ** scale)} = ${countText(bytes)}, so ${from}` : `${from}`;
  const note =
    (flags & FLAG.SYN) !== 0
      ? ' The window of a SYN is never scaled.'
      : scale < 0
        ? ' Whether it is scaled, this packet alone does not tell.'
        : '';
  if (window === 0) return `0: ${from} has no room at all. The other side must wait until it says otherwise.`;
  return `${sum} can take ${sizeText(bytes)} more${next === null ? '' : `, from number ${next} on`}.${note}`;
}
