/** Which writes the lines of a program have made so far, and which lines have handled the bytes that are lit. */
import type { StreamOffset } from '#trace/events.ts';
import type { TraceIndex } from '#trace/index/index.ts';
import { writesOf } from '../bytes/writes.ts';
import type { LineWrite } from '../code/CodeView.tsx';
import { bytesOfCall } from '../inspector/following.ts';
import { overlaps } from '../store/selection.ts';
import type { Selection } from '../store/selection.ts';

/** By line: the writes to connections that calls at this line have made within the first `events` events, oldest first. */
export function lineWrites(index: TraceIndex, process: number, events: number): ReadonlyMap<number, readonly LineWrite[]> {
  const byLine = new Map<number, LineWrite[]>();
  for (const channel of index.channels) {
    if (channel.what !== 'connection' && channel.what !== 'socketpair' && channel.what !== 'pipe') continue;
    for (const direction of [0, 1] as const) {
      for (const write of writesOf(index.trace, channel.channel, direction)) {
        if (write.event >= events) break;
        const call = index.calls[write.call];
        if (call === undefined || index.threads[call.thread]?.process !== process) continue;
        const one: LineWrite = { write: write.write, range: { channel: channel.channel, direction, from: write.from as StreamOffset, to: write.to as StreamOffset } };
        const list = byLine.get(call.line);
        if (list === undefined) byLine.set(call.line, [one]);
        else list.push(one);
      }
    }
  }
  return byLine;
}

/** Lines whose calls wrote or read some of the lit bytes. */
export function litLines(index: TraceIndex, process: number, lit: Selection | null, events: number): ReadonlySet<number> {
  const lines = new Set<number>();
  const bytes = lit?.bytes ?? null;
  if (bytes === null) return lines;
  const direction = index.channels[bytes.channel]?.directions[bytes.direction];
  for (const entry of [...(direction?.writes ?? []), ...(direction?.reads ?? [])]) {
    if (entry.event >= events) continue;
    const call = index.calls[entry.call];
    if (call === undefined || index.threads[call.thread]?.process !== process) continue;
    if (overlaps(bytesOfCall(index, call.call, events), bytes)) lines.add(call.line);
  }
  return lines;
}
