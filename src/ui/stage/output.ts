/** What a program has printed up to an instant, line by line. */
import type { EventId } from '#trace/events.ts';
import type { Trace } from '#trace/trace.ts';

/** `open`: no line end yet. `event` is the one that ended (or last added to) the line. */
export interface OutputLine { readonly text: string; readonly stream: number; readonly event: EventId; readonly open: boolean }

interface Kept { count: number; readonly byProcess: Map<number, EventId[]>; readonly lines: Map<number, { events: number; lines: readonly OutputLine[] }> }
const kept = new WeakMap<Trace, Kept>();

/** Lines that process has written, stdout and stderr in the order written, by the first `events` events of the trace. */
export function outputOf(trace: Trace, process: number, events: number): readonly OutputLine[] {
  let known = kept.get(trace);
  if (known === undefined) {
    known = { count: 0, byProcess: new Map(), lines: new Map() };
    kept.set(trace, known);
  }
  const all = trace.eventsOf('output.written');
  for (; known.count < all.length; known.count += 1) {
    const id = all[known.count] ?? 0;
    const { process: writer } = trace.eventOf('output.written', id);
    const list = known.byProcess.get(writer);
    if (list === undefined) known.byProcess.set(writer, [id]);
    else list.push(id);
  }
  const ids = (known.byProcess.get(process) ?? []).filter((id) => id < events);
  const before = known.lines.get(process);
  // The same number of writes is the same text: the list keeps its identity while nothing is printed.
  if (before !== undefined && before.events === ids.length) return before.lines;
  const lines = linesOf(ids.map((id) => trace.eventOf('output.written', id)));
  known.lines.set(process, { events: ids.length, lines });
  return lines;
}

function linesOf(writes: readonly { readonly id: EventId; readonly stream: number; readonly text: string }[]): readonly OutputLine[] {
  const lines: OutputLine[] = [];
  for (const { id, stream, text } of writes) {
    const parts = text.split('\n');
    parts.forEach((part, index) => {
      const ended = index < parts.length - 1;
      if (!ended && part === '') return;
      const last = lines[lines.length - 1];
      if (last !== undefined && last.open && index === 0) lines[lines.length - 1] = { text: last.text + part, stream: last.stream, event: id, open: !ended };
      else lines.push({ text: part, stream, event: id, open: !ended });
    });
  }
  return lines;
}
