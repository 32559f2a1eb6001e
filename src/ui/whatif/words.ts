/** How what-ifs are said: short for a chip ("client's 3rd data segment is dropped"), and what the values of links and hosts are called. */
import type { PacketWhat } from '#scenario/scenario.ts';
import { parseDuration, parseRate } from '#scenario/units.ts';
import { FLAG } from '#trace/events.ts';
import type { PacketEntry } from '#trace/index/entries.ts';
import type { TraceIndex } from '#trace/index/index.ts';
import { countOriginated, packetNamed, type Named } from '#trace/originated.ts';
import { countText } from '../wording/wording.ts';
import type { FaultAction, FileFault } from './edit.ts';

const UDP = 17;

/** 1st, 2nd, 3rd, 4th, 11th, 21st. */
export function ordinal(nth: number): string {
  const tens = nth % 100;
  const ending = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][nth % 10] ?? 'th');
  return `${countText(nth)}${ending}`;
}

/** "data segment", "SYN-ACK", "datagram": the kind, in the word that fits this packet; without one, the kind alone. */
export function kindWord(what: PacketWhat, packet: PacketEntry | null): string {
  switch (what) {
    case 'data':
      return packet?.protocol === UDP ? 'datagram' : 'data segment';
    case 'syn':
      return packet !== null && (packet.flags & FLAG.ACK) !== 0 ? 'SYN-ACK' : 'SYN';
    case 'fin':
      return 'FIN';
    case 'rst':
      return 'RST';
    case 'ack':
      return 'ACK';
    case 'any':
      return 'packet';
    default: {
      const never: never = what;
      return never;
    }
  }
}

const DONE: Readonly<Record<FaultAction, string>> = {
  drop: 'is dropped',
  delay: 'is delayed',
  duplicate: 'is duplicated',
  corrupt: 'is corrupted',
  mark: 'is marked (ECN)',
};

/** "client's 3rd data segment is delayed by 80 ms"; `undone`: the scenario's own fault, taken back. */
export function faultText(fault: FileFault, packet: PacketEntry | null, undone = false): string {
  const who = `${fault.from}’s ${ordinal(fault.nth)} ${kindWord(fault.what, packet)}`;
  const deed = `${DONE[fault.action]}${fault.action === 'delay' && fault.by !== undefined ? ` by ${valueText('delay', fault.by)}` : ''}`;
  return `${who} ${undone ? deed.replace('is ', 'is no longer ') : deed}`;
}

/** Why a fault did nothing in this run, or null where it hit. */
export function neverHappened(index: TraceIndex, fault: FileFault, host: number): string | null {
  const named: Named = { from: host, what: fault.what, nth: fault.nth };
  if (packetNamed(index, named) !== null) return null;
  const count = countOriginated(index, host, fault.what);
  const first = packetNamed(index, { ...named, nth: 1 });
  const word = kindWord(fault.what, first);
  if (count === 0) return `never happened: ${fault.from} sent no ${word}`;
  return `never happened: ${fault.from} sent only ${countText(count)} ${word}${count === 1 ? '' : 's'}`;
}

export type LinkField = 'delay' | 'jitter' | 'bandwidth' | 'loss' | 'duplicate' | 'reorder' | 'corrupt' | 'queue' | 'mark' | 'mtu';

export const LINK_WORDS: Readonly<Record<LinkField, string>> = {
  delay: 'delay',
  jitter: 'jitter',
  bandwidth: 'bandwidth',
  loss: 'loss',
  duplicate: 'duplicates',
  reorder: 'reordering',
  corrupt: 'corruption',
  queue: 'queue',
  mark: 'ECN marks',
  mtu: 'MTU',
};

/** A value of the file format as people write it: "20ms" -> "20 ms", 0.05 -> "5 %", "10Mbit" -> "10 Mbit/s". Anything else as it stands. */
export function valueText(field: LinkField | 'delay', value: string): string {
  switch (field) {
    case 'delay':
    case 'jitter':
      return parseDuration(value) === null
        ? value
        : value.replace(/(\d)(us|ns|ms|s)$/, (_, digit: string, unit: string) => `${digit} ${unit === 'us' ? 'µs' : unit}`);
    case 'bandwidth':
      return parseRate(value) === null ? value : value.replace(/(\d)([kMG]?bit)$/, '$1 $2/s');
    case 'loss':
    case 'duplicate':
    case 'reorder':
    case 'corrupt':
      return percentText(value);
    case 'mark':
      return value === 'never' ? value : `from ${value} waiting`;
    case 'queue':
      return value === '1' ? '1 packet' : `${value} packets`;
    case 'mtu':
      return `${value} B`;
    default: {
      const never: never = field;
      return never;
    }
  }
}

/** "0.05" -> "5 %", without the rounding errors of binary fractions. */
export function percentText(value: string): string {
  const share = Number(value);
  return Number.isFinite(share) ? `${Number((share * 100).toFixed(6))} %` : value;
}
