/**
 * A run as a ladder in text: one lifeline per host, one row per telling event, packets as arrows. For failing tests and for reading a trace in a terminal.
 *
 *      client                                   server
 *   400.0 |--- SYN ------------------------------->|
 *   420.0 |                                        | arrived: SYN
 */
import type { EventId } from './events.ts';
import { clauseOf, isTold } from './describe.ts';
import type { PacketEntry } from './index/entries.ts';
import type { TraceIndex } from './index/index.ts';
import { hostName, packetName } from './names.ts';
import { asSentence } from './words.ts';

export interface LadderOptions {
  /** Width of the space between two lifelines, in characters. */
  readonly gap?: number;
  /** Packets alone, or every told event beside them. */
  readonly only?: 'packets' | 'all';
  readonly from?: EventId;
  readonly to?: EventId;
}

const time = (at: number): string => (at / 1e6).toFixed(1).padStart(9);

const plain = (packet: PacketEntry): string => packetName(packet).replace(/^(the|an|a) /, '');

/** The rails of all hosts, with nothing between them. */
const rails = (hosts: number, gap: number): string[] =>
  Array.from({ length: (hosts - 1) * gap + 1 }, (_, column) => (column % gap === 0 ? '|' : ' '));

const put = (row: string[], at: number, text: string): void => {
  Array.from(text).forEach((character, place) => (row[at + place] = character));
};

/** An arrow over the rails; `x` at its end for what was lost. */
const arrow = (hosts: number, gap: number, packet: PacketEntry): string => {
  const row = rails(hosts, gap);
  const to = packet.to < 0 || packet.to === packet.from ? Math.min(packet.from + 1, hosts - 1) : packet.to;
  const [left, right] = [Math.min(packet.from, to) * gap + 1, Math.max(packet.from, to) * gap - 1];
  for (let column = left; column <= right; column++) row[column] = '-';
  const head = packet.fate === 'lost' ? 'x' : packet.from <= to ? '>' : '<';
  row[packet.from <= to ? right : left] = head;
  put(row, left + 3, ` ${plain(packet)} `.slice(0, Math.max(0, right - left - 5)));
  return row.join('');
};

/** The ladder of a run as lines of text, in order of events. A packet stands where it left; its end has a row of its own. */
export const ladderText = (index: TraceIndex, options: LadderOptions = {}): string => {
  const { gap = 44, only = 'packets', from = 0, to = index.events } = options;
  const hosts = Math.max(1, index.trace.header.hosts.length);
  const heads = rails(hosts, gap).map(() => ' ');
  index.trace.header.hosts.forEach((_, host) => put(heads, Math.max(0, host * gap - (host === 0 ? 0 : 2)), hostName(index, host)));
  const rows = [`${' '.repeat(10)}${heads.join('')}`];
  for (let id = Math.max(0, from); id < Math.min(to, index.events); id++) {
    const event = index.trace.peek(id);
    if (event.kind === 'packet.sent' || event.kind === 'packet.duplicated') {
      const packet = index.packets[event.kind === 'packet.sent' ? event.packet : event.copy];
      if (packet !== undefined) rows.push(`${time(packet.sentAt)} ${arrow(hosts, gap, packet)}`);
      continue;
    }
    const ends = event.kind === 'packet.arrived' || event.kind === 'packet.lost';
    if (ends ? only === 'packets' && event.kind === 'packet.arrived' : only === 'packets' || !isTold(index, event)) continue;
    const row = rails(hosts, gap).join('');
    rows.push(`${time(index.trace.at(id))} ${row} ${asSentence(clauseOf(index, index.trace.event(id)))}`);
  }
  return rows.join('\n');
};
