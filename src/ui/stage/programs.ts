/** A program as the stage shows it at one instant: its line, what it waits for, what it printed, the call that crosses the boundary. */
import { minus, type Nanoseconds } from '#time/nanoseconds.ts';
import type { TraceIndex } from '#trace/index/index.ts';
import { printedLines, type PrintedLine } from '#trace/index/output.ts';
import { lineAt } from '#trace/index/steps.ts';
import type { Trace } from '#trace/trace.ts';
import type { CallView, ProcessView, ThreadView, World } from '#trace/world.ts';
import { shortCall } from '../inspector/calls.ts';
import { millisecondText, spanText, timeText } from '../wording/wording.ts';
import type { Cast, Role } from './cast.ts';

export type ProgramState = 'absent' | 'running' | 'ready' | 'waiting' | 'exited' | 'stopped';

/** One row of the boundary: a call under way, or the one that returned last. */
export interface CallRow {
  readonly call: number;
  readonly name: string;
  readonly text: string;
  readonly note: string;
  readonly reason: string;
  readonly when: 'now' | 'before';
  readonly waiting: boolean;
  readonly socket: number;
}

export interface ProgramPicture {
  readonly role: Role;
  readonly source: string;
  readonly process: number;
  readonly thread: number;
  readonly state: ProgramState;
  /** From 1; 0 where it stands nowhere. */
  readonly line: number;
  /** Beside the line: "asleep", "no bytes to read"; '' where it runs. */
  readonly waitsFor: string;
  readonly since: Nanoseconds | null;
  /** One phrase for the whole: "not started yet", "runs line 4", "waits: no bytes to read", "exit 0". */
  readonly summary: string;
  readonly output: readonly PrintedLine[];
  readonly exception: { readonly line: number; readonly text: string } | null;
  readonly rows: readonly CallRow[];
  readonly moreThreads: number;
}

/** The picture of one role at the instant of `world`. */
export function programPicture(index: TraceIndex, world: World, cast: Cast, role: Role): ProgramPicture {
  const { trace } = index;
  const source = trace.header.files[role.file]?.source ?? '';
  const process = world.processes.get(role.process);
  if (process === undefined) {
    const starts = role.start === null || role.start <= 0 ? '' : ` · starts at ${timeText(role.start)}`;
    return {
      role,
      source,
      process: -1,
      thread: -1,
      state: 'absent',
      line: 0,
      waitsFor: '',
      since: null,
      summary: `not started yet${starts}`,
      output: [],
      exception: null,
      rows: [],
      moreThreads: 0,
    };
  }
  const threads = (cast.threads.get(role.process) ?? [])
    .map((thread) => world.threads.get(thread))
    .filter((thread) => thread !== undefined);
  const thread = threads.find((one) => one.state !== 'exited') ?? threads[0];
  const state = stateOf(process, thread);
  const exception = exceptionOf(trace, world, role.process);
  const call = thread?.call ?? null;
  const line =
    state === 'exited'
      ? (exception?.line ?? 0)
      : state === 'stopped'
        ? stoppedLine(trace, process)
        : thread === undefined
          ? 0
          : currentLine(index, world, thread);
  const waitsFor = state === 'waiting' ? (call?.reason ?? '') : state === 'ready' ? 'its turn on the processor' : '';
  return {
    role,
    source,
    process: role.process,
    thread: thread?.thread ?? -1,
    state,
    line,
    waitsFor,
    since: call?.blocked == null ? null : trace.at(call.blocked),
    summary: summaryOf(trace, process, state, line, waitsFor),
    output: printed(index, role.process, world.events),
    exception,
    rows: state === 'exited' || state === 'stopped' ? [] : callRows(trace, thread),
    moreThreads: Math.max(0, threads.filter((one) => one.state !== 'exited').length - 1),
  };
}

function stateOf(process: ProcessView, thread: ThreadView | undefined): ProgramState {
  if (process.stopped !== null) return 'stopped';
  if (process.exited !== null || thread === undefined || thread.state === 'exited')
    return process.exited === null && thread === undefined ? 'ready' : 'exited';
  switch (thread.state) {
    case 'running':
    case 'in-call':
      return 'running';
    case 'ready':
      return 'ready';
    case 'blocked':
      return 'waiting';
    default: {
      const never: never = thread.state;
      return never;
    }
  }
}

/** Where the thread stands: the line of the call it is in, else the last line its steps have reached. */
function currentLine(index: TraceIndex, world: World, thread: ThreadView): number {
  return thread.call === null ? (lineAt(index, thread.thread, world.time)?.line ?? 0) : thread.call.line;
}

function printed(index: TraceIndex, process: number, events: number): readonly PrintedLine[] {
  const entry = index.processes[process];
  return entry === undefined ? [] : printedLines(entry, events);
}

const stoppedLine = (trace: Trace, process: ProcessView): number =>
  process.stopped === null ? 0 : trace.eventOf('process.stopped', process.stopped).line;

function exceptionOf(trace: Trace, world: World, process: number): ProgramPicture['exception'] {
  for (const id of trace.eventsOf('exception.uncaught')) {
    if (id >= world.events) break;
    const event = trace.eventOf('exception.uncaught', id);
    if (event.process === process) return { line: event.line, text: event.message === '' ? event.type : `${event.type}: ${event.message}` };
  }
  return null;
}

function summaryOf(trace: Trace, process: ProcessView, state: ProgramState, line: number, waitsFor: string): string {
  switch (state) {
    case 'exited': {
      const { status, signal } = process.exited ?? { status: 0, signal: '' };
      return signal === '' ? `ended · exit ${status}` : `ended by ${signal}`;
    }
    case 'stopped':
      return process.stopped === null ? 'stopped' : trace.eventOf('process.stopped', process.stopped).sentence;
    case 'waiting':
      return `waits: ${waitsFor}`;
    case 'ready':
      return 'waits for its turn';
    case 'running':
      return line === 0 ? 'runs' : `runs line ${line}`;
    case 'absent':
      return 'not started yet';
    default: {
      const never: never = state;
      return never;
    }
  }
}

function callRows(trace: Trace, thread: ThreadView | undefined): readonly CallRow[] {
  if (thread === undefined) return [];
  const rows: CallRow[] = [];
  if (thread.call !== null) rows.push(nowRow(trace, thread.call));
  if (thread.lastCall !== null && thread.lastCall.call !== thread.call?.call) {
    const last = thread.lastCall;
    rows.push({
      call: last.call,
      name: last.name,
      text: `${shortCall(last)} = ${last.result}`,
      note: '',
      reason: '',
      when: 'before',
      waiting: false,
      socket: last.socket,
    });
  }
  return rows;
}

function nowRow(trace: Trace, call: CallView): CallRow {
  const entered = trace.at(call.entered);
  const sleeps = call.name === 'clock_nanosleep' || call.name === 'nanosleep';
  const text = sleeps && call.until > 0 ? `${call.name}(${spanText(minus(call.until, entered))})` : shortCall(call);
  if (call.blocked === null)
    return {
      call: call.call,
      name: call.name,
      text: `${text}…`,
      note: 'in the kernel',
      reason: '',
      when: 'now',
      waiting: false,
      socket: call.socket,
    };
  const note =
    call.until > 0 && sleeps
      ? `until ${timeText(call.until)}`
      : trace.at(call.blocked) < 50_000
        ? 'waiting since the start'
        : `waiting since ${millisecondText(trace.at(call.blocked))} ms`;
  return {
    call: call.call,
    name: call.name,
    text: `${text}…`,
    note,
    reason: sleeps ? '' : call.reason,
    when: 'now',
    waiting: true,
    socket: call.socket,
  };
}
