/** Which writes the lines of a program have made so far, and which lines have handled the bytes that are lit. */
import type { StreamOffset } from '#trace/events.ts';
import type { TraceIndex } from '#trace/index/index.ts';
import { carriersOf } from '#trace/provenance.ts';
import type { LineMarksView, LineWrite } from '../code/CodeView.tsx';
import type { Selection } from '../store/selection.ts';

/** How many numbers stand beside a line; the earlier ones are counted. */
const MOST_MARKS = 4;

interface Made extends LineWrite {
  readonly event: number;
}
/** By process, by line, in the order in which they were made. */
type Kept = ReadonlyMap<number, ReadonlyMap<number, readonly Made[]>>;
const kept = new WeakMap<TraceIndex, Kept>();

function madeBy(index: TraceIndex, process: number): ReadonlyMap<number, readonly Made[]> | undefined {
  let known = kept.get(index);
  if (known === undefined) {
    known = collect(index);
    kept.set(index, known);
  }
  return known.get(process);
}

function collect(index: TraceIndex): Kept {
  const byProcess = new Map<number, Map<number, Made[]>>();
  for (const channel of index.channels) {
    if (channel.what === 'terminal') continue;
    channel.directions.forEach((entry, side) => {
      const direction = side === 0 ? 0 : 1;
      for (const write of entry.writes) {
        const call = index.calls[write.call];
        const process = call === undefined ? -1 : (index.threads[call.thread]?.process ?? -1);
        if (call === undefined || process < 0) continue;
        const lines = byProcess.get(process) ?? new Map<number, Made[]>();
        byProcess.set(process, lines);
        const made: Made = {
          write: write.write,
          event: write.event,
          range: { channel: channel.channel, direction, from: write.offset, to: (write.offset + write.length) as StreamOffset },
        };
        const list = lines.get(call.line);
        if (list === undefined) lines.set(call.line, [made]);
        else list.push(made);
      }
    });
  }
  for (const lines of byProcess.values()) for (const list of lines.values()) list.sort((a, b) => a.event - b.event);
  return byProcess;
}

/** By line: the writes that calls at this line have made within the first `events` events. */
export function lineWrites(index: TraceIndex, process: number, events: number): ReadonlyMap<number, LineMarksView> {
  const marks = new Map<number, LineMarksView>();
  for (const [line, made] of madeBy(index, process) ?? []) {
    const count = countBefore(made, events);
    if (count > 0) marks.set(line, { last: made.slice(Math.max(0, count - MOST_MARKS), count), before: Math.max(0, count - MOST_MARKS) });
  }
  return marks;
}

function countBefore(list: readonly { readonly event: number }[], events: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.event ?? 0) < events) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Lines whose calls wrote or read some of the lit bytes within the first `events` events. */
export function litLines(index: TraceIndex, process: number, lit: Selection | null, events: number): ReadonlySet<number> {
  const lines = new Set<number>();
  const bytes = lit?.bytes ?? null;
  if (bytes === null) return lines;
  const { writes, reads } = carriersOf(index, bytes);
  for (const entry of [...writes, ...reads]) {
    const call = index.calls[entry.call];
    if (entry.event < events && call !== undefined && index.threads[call.thread]?.process === process) lines.add(call.line);
  }
  return lines;
}
