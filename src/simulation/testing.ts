/** For tests: the events of a trace, and those of a recorder that began in the middle of a run. */
import type { TraceEvent } from '#trace/events.ts';
import type { ChunkRecorder } from '#trace/recorder.ts';
import { recordedTrace, type Trace } from '#trace/trace.ts';

export const eventsOf = (trace: Trace): readonly TraceEvent[] => Array.from({ length: trace.count }, (_, id) => trace.event(id));

/** Events with the ids they have in the whole run. A tail's chunk is given an empty head to stand on. */
export function tailEvents(recorder: ChunkRecorder, first: number): readonly TraceEvent[] {
  const chunk = recorder.takeChunk();
  const trace = recordedTrace({
    ...recorder,
    takeChunk: () => ({ ...chunk, first: 0, becauseOf: chunk.becauseOf.map((id) => id - first) }),
  });
  return eventsOf(trace).map((event) => ({ ...event, id: event.id + first }));
}
