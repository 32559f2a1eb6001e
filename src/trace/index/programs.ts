/** Indexes processes, threads, calls and printed lines. */
import type { EventAmong, EventOf } from '../events.ts';
import { NO_EVENT } from '../events.ts';
import type { OutputLine, ThreadInterval } from './entries.ts';
import { CallLife } from './calllife.ts';
import { entry, introduce, type Building, type Growing } from './building.ts';

type ProgramEvent = EventAmong<
  | 'process.started'
  | 'process.exited'
  | 'thread.started'
  | 'thread.running'
  | 'thread.ready'
  | 'thread.exited'
  | 'call.entered'
  | 'call.blocked'
  | 'call.returned'
  | 'output.written'
>;

/** Closes the thread's open interval at this event, and opens the next; one that would have no length is dropped. */
const turn = (
  building: Building,
  thread: number,
  event: ProgramEvent,
  state: ThreadInterval['state'] | null,
  step: number,
  call: number,
): void => {
  const { intervals } = entry(building.threads, thread, 'thread');
  const open = intervals.at(-1);
  if (open !== undefined && open.to === null) {
    if (open.state === 'running') building.running--;
    if (open.from === event.at) intervals.pop();
    else open.to = event.at;
  }
  if (state === null) return;
  if (state === 'running') building.running++;
  intervals.push({ from: event.at, to: null, state, step, call });
};

const stepOf = (building: Building, thread: number): number => entry(building.threads, thread, 'thread').intervals.at(-1)?.step ?? 0;

/** Splits what was written into lines; the end of a text without a newline stays open for the next write. */
const print = (lines: Growing<OutputLine>[], event: EventOf<'output.written'>): void => {
  const parts = event.text.split('\n');
  parts.forEach((part, index) => {
    const last = index === parts.length - 1;
    if (last && part === '') return;
    // Both streams share the pipe: an open line goes on with whatever comes next.
    const open = lines.at(-1);
    if (open !== undefined && !open.complete) {
      open.text += part;
      open.last = event.id;
      open.complete = !last;
      open.pieces.push({ event: event.id, length: open.text.length });
      return;
    }
    lines.push({
      stream: event.stream,
      text: part,
      first: event.id,
      last: event.id,
      complete: !last,
      pieces: [{ event: event.id, length: part.length }],
    });
  });
};

export const indexProgram = (building: Building, event: ProgramEvent): void => {
  switch (event.kind) {
    case 'process.started':
      introduce(building.processes, event.process, 'process', {
        process: event.process,
        host: event.host,
        program: event.program,
        started: event.id,
        exited: NO_EVENT,
        threads: [],
        lines: [],
      });
      return;
    case 'process.exited':
      entry(building.processes, event.process, 'process').exited = event.id;
      return;
    case 'output.written':
      print(entry(building.processes, event.process, 'process').lines, event);
      return;
    case 'thread.started':
      introduce(building.threads, event.thread, 'thread', {
        thread: event.thread,
        process: event.process,
        name: event.name,
        started: event.id,
        exited: NO_EVENT,
        intervals: [],
        calls: [],
      });
      entry(building.processes, event.process, 'process').threads.push(event.thread);
      turn(building, event.thread, event, 'ready', 0, -1);
      return;
    case 'thread.running':
      turn(building, event.thread, event, 'running', event.step, -1);
      return;
    case 'thread.ready':
      turn(building, event.thread, event, 'ready', event.step, -1);
      return;
    case 'thread.exited':
      entry(building.threads, event.thread, 'thread').exited = event.id;
      turn(building, event.thread, event, null, event.step, -1);
      return;
    case 'call.entered':
      introduce(building.calls, event.call, 'call', new CallLife(building.trace, event.call, event.id));
      entry(building.threads, event.thread, 'thread').calls.push(event.call);
      turn(building, event.thread, event, 'in-call', event.step, event.call);
      return;
    case 'call.blocked': {
      const call = entry(building.calls, event.call, 'call');
      if (call.blocked === NO_EVENT) call.blocked = event.id;
      turn(building, event.thread, event, 'blocked', stepOf(building, event.thread), event.call);
      return;
    }
    case 'call.returned':
      entry(building.calls, event.call, 'call').returned = event.id;
      turn(building, event.thread, event, 'running', event.step, -1);
      return;
    default:
      event satisfies never;
  }
};
