/** TCP options, byte by byte: kind, length, values. RFC 9293 3.2, RFC 7323 (scale, timestamps), RFC 2018 and 2883 (SACK, D-SACK). */
import { byteAt, read16, read32 } from '#wire/bytes.ts';
import { FLAG } from '#trace/events.ts';
import { countText } from '../../wording/wording.ts';
import type { collector, Known } from './field.ts';
import { fromStart, type Ends } from './tcp.ts';

type Add = ReturnType<typeof collector>['add'];

const NAMES: Readonly<Record<number, string>> = {
  2: 'maximum segment size',
  3: 'window scale',
  4: 'SACK permitted',
  5: 'selective acknowledgment',
  8: 'timestamps',
};
const SHORT: Readonly<Record<number, string>> = { 2: 'mss', 3: 'scale', 4: 'sack ok', 5: 'sack', 8: 'ts' };
const NO_OPERATION = 1;
const END = 0;

export function addOptions(bytes: Uint8Array, at: number, header: number, flags: number, known: Known, ends: Ends, add: Add): void {
  let place = 20;
  while (place < header && at + place < bytes.length) {
    const kind = byteAt(bytes, at + place);
    const bit = place * 8;
    if (kind === END || kind === NO_OPERATION) {
      add(
        bit,
        8,
        kind === END ? 'end of options' : 'no operation',
        '',
        kind === END ? 'end' : 'nop',
        kind === END ? '0: no more options follow.' : '1: does nothing. It fills up, so that what follows begins where 4 bytes begin.',
      );
      place += 1;
      if (kind === END) return;
      continue;
    }
    const length = Math.max(2, byteAt(bytes, at + place + 1));
    const name = NAMES[kind] ?? `option ${kind}`;
    add(bit, 8, `${name}: kind`, '', SHORT[kind] ?? String(kind), `Kind ${kind}: ${name}.`);
    add(
      bit + 8,
      8,
      `${name}: length`,
      '',
      `${length} B`,
      `This option takes ${length} bytes, kind and length included.${kind === 4 ? ` ${SACK_OK(ends)}` : ''}`,
    );
    addValues(bytes, at, place, kind, length, flags, known, ends, add);
    place += length;
  }
}

const SACK_OK = ({ from }: Ends): string => `There is nothing more to say: ${from} understands “these parts have come, the gap is there”.`;

function addValues(
  bytes: Uint8Array,
  at: number,
  place: number,
  kind: number,
  length: number,
  flags: number,
  known: Known,
  ends: Ends,
  add: Add,
): void {
  const bit = place * 8 + 16;
  const value = at + place + 2;
  switch (kind) {
    case 2: {
      const mss = read16(bytes, value);
      add(
        bit,
        16,
        'maximum segment size',
        'mss',
        countText(mss),
        `${ends.from} wants at most ${countText(mss)} bytes of data and options in one segment.`,
      );
      return;
    }
    case 3: {
      const shift = byteAt(bytes, value);
      add(
        bit,
        8,
        'window scale',
        '',
        `×${countText(2 ** shift)}`,
        `2^${shift} = ${countText(2 ** shift)}: after the handshake ${ends.from} counts its windows in units of ${countText(2 ** shift)} bytes, if ${ends.to} offers to scale, too.`,
      );
      return;
    }
    case 5:
      addBlocks(bytes, at, place, length, known, ends, add);
      return;
    case 8: {
      const clock = read32(bytes, value);
      const echo = read32(bytes, value + 4);
      add(
        bit,
        32,
        'timestamp',
        'ts',
        countText(clock),
        `${countText(clock)} ms on ${ends.from}’s clock when this left. It began at a number of its own, so only differences tell anything.`,
      );
      add(
        bit + 32,
        32,
        'timestamp echo',
        'echo',
        countText(echo),
        echo === 0 && (flags & FLAG.ACK) === 0
          ? `0: ${ends.from} has seen no clock of ${ends.to} yet.`
          : `${countText(echo)} was on ${ends.to}’s clock when it sent what is answered here. ${ends.to} takes it from its clock now: that is a round trip.`,
      );
      return;
    }
    default:
      if (length > 2) add(bit, (length - 2) * 8, `option ${kind}`, '', '…', `${length - 2} bytes of an option we have no words for.`);
  }
}

function addBlocks(bytes: Uint8Array, at: number, place: number, length: number, known: Known, ends: Ends, add: Add): void {
  const acknowledgment = read32(bytes, at + 8);
  const count = Math.floor((length - 2) / 8);
  for (let block = 0; block < count; block++) {
    const bit = place * 8 + 16 + block * 64;
    const value = at + place + 2 + block * 8;
    const left = read32(bytes, value);
    const right = read32(bytes, value + 4);
    // RFC 2883 4: a first block below the acknowledgment, or within the second, reports what came twice.
    const second = block === 0 && count > 1 ? [read32(bytes, value + 8), read32(bytes, value + 12)] : null;
    const below = ((acknowledgment - left) | 0) > 0;
    const within = second !== null && ((left - (second[0] ?? 0)) | 0) >= 0 && (((second[1] ?? 0) - right) | 0) >= 0;
    const twice = block === 0 && (below || within);
    const first = fromStart(left, known.acknowledgment);
    const last = fromStart((right - 1) >>> 0, known.acknowledgment);
    const sentence = twice
      ? `Numbers ${first} to ${last} came to ${ends.from} a second time: sending them again was not needed (D-SACK).`
      : `${ends.from} has numbers ${first} to ${last} already, behind a gap: only the gap need come again.`;
    const which = count > 1 ? ` of block ${block + 1}` : '';
    add(bit, 32, `left edge${which}`, twice ? 'twice from' : 'has from', first, sentence);
    add(
      bit + 32,
      32,
      `right edge${which}`,
      'up to, without',
      fromStart(right, known.acknowledgment),
      `${sentence} The right edge, ${fromStart(right, known.acknowledgment)}, is the first number beyond.`,
    );
  }
}
