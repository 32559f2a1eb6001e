/** "Follow these bytes": their stations from the line that wrote them to the recv that returned them, as rows to click. */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { EventId } from '#trace/events.ts';
import type { TraceIndex } from '#trace/index/index.ts';
import { bytesOf, journeyOf, type ByteRange, type Station } from '#trace/provenance.ts';
import { quoteBytes, timeText } from '../wording/wording.ts';

export interface FollowRow {
  readonly key: string;
  /** "line 4" or "441.4 ms". */
  readonly where: string;
  readonly text: string;
  readonly at: Nanoseconds;
  readonly event: EventId;
  /** -1 where the row is about none. */
  readonly packet: number;
  readonly call: number;
  readonly code: boolean;
  readonly lost: boolean;
}

const MOST = 60;

/** Rows in order of time; the whole way, also what lies after now (the view mutes or hides that). */
export function followRows(index: TraceIndex, range: ByteRange): readonly FollowRow[] {
  return journeyOf(index, range)
    .flatMap((station) => rowsOf(index, range, station))
    .slice(0, MOST);
}

function rowsOf(index: TraceIndex, range: ByteRange, station: Station): readonly FollowRow[] {
  const base = { at: station.at, event: station.event, packet: station.packet, call: station.call, code: false, lost: false };
  const time = timeText(station.at);
  const key = `${station.event}`;
  switch (station.what) {
    case 'written': {
      const line = lineOf(index, station.call);
      const row: FollowRow = { ...base, key, where: time, text: 'into the send buffer' };
      return line === null ? [row] : [{ ...base, key: `${key}:line`, where: `line ${line.number}`, text: line.text, code: true }, row];
    }
    case 'sent':
      return [
        {
          ...base,
          key,
          where: time,
          text: `segment ${station.packet + 1}${index.packets[station.packet]?.repeat === true ? ', again' : ''}`,
        },
      ];
    case 'lost':
      return [{ ...base, key, where: time, text: `segment ${station.packet + 1} lost`, lost: true }];
    case 'arrived':
      return [{ ...base, key, where: time, text: 'into the receive buffer' }];
    case 'acknowledged':
      return [{ ...base, key, where: time, text: 'acknowledged: out of the send buffer' }];
    case 'read': {
      const line = lineOf(index, station.call);
      const bytes = readBytes(index, range, station.call);
      return [{ ...base, key, where: time, text: `${line === null ? 'recv' : `line ${line.number}: recv`} → ${bytes}`, code: true }];
    }
    default: {
      const never: never = station.what;
      return never;
    }
  }
}

/** The line a call stands at, in its program's own text. */
function lineOf(index: TraceIndex, call: number): { readonly number: number; readonly text: string } | null {
  const entry = index.calls[call];
  const thread = entry === undefined ? undefined : index.threads[entry.thread];
  const process = thread === undefined ? undefined : index.processes[thread.process];
  if (entry === undefined || process === undefined || entry.line <= 0) return null;
  const source = index.trace.header.files.find((file) => file.name === process.program)?.source ?? '';
  const text = (source.split('\n')[entry.line - 1] ?? '').trim();
  return { number: entry.line, text };
}

function readBytes(index: TraceIndex, range: ByteRange, call: number): string {
  const read = index.channels[range.channel]?.directions[range.direction].reads.find((one) => one.call === call);
  if (read === undefined) return '';
  return quoteBytes(bytesOf(index, { ...range, from: read.offset, to: (read.offset + read.length) as typeof range.to }), 14);
}
