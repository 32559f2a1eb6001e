/** Processes: starting with a program image, ending by exit, by a signal, or because the simulation stops them. */
import { ZERO, type Nanoseconds } from '#time/nanoseconds.ts';
import { NO_EVENT, type EventFields, type EventId } from '#trace/events.ts';
import { closeDescriptor, install, openFile } from './descriptors.ts';
import { hostOf, record, runtimeOf, threadOf } from './kernel.ts';
import { flushOutput } from './output.ts';
import type { Kernel, Process, Thread } from './state.ts';
import { argumentAtEntry } from './strace.ts';
import { forgetWaits } from './waiting.ts';

/** A program's start time has come. Returns its main thread's number and the event of its beginning. */
export function startProcess(k: Kernel, index: number): { readonly thread: number; readonly cause: EventId } {
  const program = k.state.programs[index];
  if (!program) throw new Error(`There is no program ${index}.`);
  const id = k.state.processes.length;
  const started = record(k, 'process.started', NO_EVENT, {
    process: id,
    host: program.host,
    parent: -1,
    program: program.name,
    pid: program.pid,
  });
  const process: Process = {
    id,
    host: program.host,
    program: index,
    pid: program.pid,
    parent: -1,
    state: program.loaded,
    descriptors: new Map(),
    threads: [],
    undecoded: [new Uint8Array(0), new Uint8Array(0)],
    steps: 0,
    alive: true,
    status: null,
    signal: '',
    started,
  };
  program.loaded = null;
  k.state.processes.push(process);
  const input = program.stdin === null ? null : new TextEncoder().encode(program.stdin);
  install(k, process, 0, openFile(k, input ? 'stdin' : 'null', -1, input), started);
  install(k, process, 1, openFile(k, 'printed', 1), started);
  install(k, process, 2, openFile(k, 'printed', 2), started);
  return startThread(k, process, 'main', started);
}

function startThread(k: Kernel, process: Process, name: string, cause: EventId): { readonly thread: number; readonly cause: EventId } {
  const id = k.state.threads.length;
  const last = record(k, 'thread.started', cause, { thread: id, process: process.id, name });
  const thread: Thread = {
    id,
    process: process.id,
    name,
    status: 'waking',
    step: 0,
    anchorStep: 0,
    anchorAt: ZERO,
    line: 0,
    quantumEnd: ZERO,
    outcome: null,
    call: null,
    result: null,
    sleepsOn: [],
    timeout: -1,
    last,
    wokenBy: NO_EVENT,
    waitedAt: k.state.now,
  };
  k.state.threads.push(thread);
  process.threads.push(id);
  return { thread: id, cause: last };
}

/** The program's main thread ended: exit_group, after an uncaught exception is told. */
export function exitProcess(k: Kernel, process: Process, thread: Thread, status: number, line: number): void {
  const uncaught = runtimeOf(k, process.program).uncaught(process.state);
  if (uncaught)
    thread.last = record(k, 'exception.uncaught', thread.last, {
      process: process.id,
      thread: thread.id,
      line: uncaught.line,
      type: uncaught.type,
      message: uncaught.message,
    });
  const call = { name: 'exit_group', status } as const;
  const entered = record(k, 'call.entered', thread.last, {
    call: k.state.next.call++,
    thread: thread.id,
    step: thread.step,
    line,
    name: call.name,
    argument: argumentAtEntry(call, k.state.now),
    descriptor: -1,
    socket: -1,
  });
  endProcess(k, process, { status: status & 0xff, signal: '' }, entered);
}

/** Nothing of the process is left: its threads end, its descriptors are closed lowest first, and their sockets with them. */
export function endProcess(k: Kernel, process: Process, end: { readonly status: number; readonly signal: string }, cause: EventId): void {
  if (!process.alive) return;
  process.alive = false;
  k.state.alive--;
  const host = hostOf(k, process.host);
  const leaving = process.threads.map((id) => threadOf(k, id)).filter((thread) => thread.status !== 'exited');
  for (const thread of leaving) {
    forgetWaits(k, thread);
    const place = host.ready.indexOf(thread.id);
    if (place >= 0) host.ready.splice(place, 1);
    if (thread.status === 'running' || thread.status === 'calling') host.freeCores++;
    thread.step = stepNow(k, thread, host.stepCost);
    thread.status = 'exited';
    thread.outcome = null;
    thread.call = null;
    thread.result = null;
    thread.timeout = -1;
  }
  flushOutput(k, process, cause);
  // Highest first: Linux's close_files walks upwards, but what each fput leaves to do is done last in, first out (task_work_run).
  for (const descriptor of [...process.descriptors.keys()].sort((a, b) => b - a)) closeDescriptor(k, process, descriptor, cause);
  for (const thread of leaving) record(k, 'thread.exited', cause, { thread: thread.id, step: thread.step });
  process.status = end.signal === '' ? end.status : null;
  process.signal = end.signal;
  record(k, 'process.exited', cause, { process: process.id, status: end.status, signal: end.signal });
  // The program's own state is not needed any more, and snapshots are lighter without it.
  process.state = null;
}

/** Steps that a thread has executed by now: what it was run ahead beyond this instant does not count. */
export function stepNow(k: Kernel, thread: Thread, stepCost: Nanoseconds): number {
  if (thread.status !== 'running') return thread.step;
  return Math.min(thread.step, thread.anchorStep + Math.floor((k.state.now - thread.anchorAt) / stepCost));
}

/** The simulation stops a program; with it ends the run (DESIGN chapter 5, "Safety and budgets"). */
export function stopProcess(
  k: Kernel,
  process: Process,
  reason: EventFields<'process.stopped'>['reason'],
  line: number,
  sentence: string,
  cause: EventId,
): void {
  const stopped = record(k, 'process.stopped', cause, { process: process.id, reason, line, sentence });
  const name = k.state.programs[process.program]?.name ?? '';
  endRun(k, reason === 'budget' ? 'budget' : 'stopped', `${name} was stopped${line > 0 ? ` at line ${line}` : ''}: ${sentence}`, stopped);
}

/** The last event of a run. */
export function endRun(k: Kernel, why: EventFields<'run.ended'>['why'], sentence: string, cause: EventId): void {
  if (k.state.ended) return;
  k.state.ended = true;
  record(k, 'run.ended', cause, { why, sentence });
}
