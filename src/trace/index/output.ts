/** What a process has printed at an instant, as lines. */
import type { EventId } from '../events.ts';
import type { OutputLine, ProcessEntry } from './entries.ts';

export interface PrintedLine {
  readonly stream: number;
  readonly text: string;
  readonly event: EventId;
  readonly complete: boolean;
}

const shown = (line: OutputLine, events: number): PrintedLine | null => {
  const pieces = line.pieces.filter((piece) => piece.event < events);
  const last = pieces.at(-1);
  if (last === undefined) return null;
  const whole = pieces.length === line.pieces.length;
  return {
    stream: line.stream,
    text: whole ? line.text : line.text.slice(0, last.length),
    event: line.first,
    complete: whole && line.complete,
  };
};

/** Lines printed by the process within the first `events` events (World.events), oldest first; the last may be incomplete. */
export const printedLines = (process: ProcessEntry, events: number): readonly PrintedLine[] => {
  let count = process.lines.length;
  while (count > 0 && (process.lines[count - 1]?.first ?? 0) >= events) count--;
  return process.lines.slice(0, count).flatMap((line) => shown(line, events) ?? []);
};
