/**
 * Cores and threads. A thread that gets a core is run ahead by its runtime up to its next system call or the end of its
 * quantum; the queue brings the outcome up when virtual time has got there. Running ahead is safe, because a program meets the rest of the world only in calls.
 */
import { ns, plus, type Nanoseconds } from '#time/nanoseconds.ts';
import { type EventId } from '#trace/events.ts';
import { enterCall, leaveCall, retryCall } from './calls.ts';
import { readClock } from './calls/clock.ts';
import { QUANTUM, STEPS_PER_PROCESS, STEPS_PER_RUN } from './constants.ts';
import { hostOf, hostOfThread, processOfThread, record, runtimeOf, schedule, threadOf } from './kernel.ts';
import { exitProcess, stopProcess } from './processes.ts';
import type { HostState, Kernel, Thread } from './state.ts';

/** A new or woken thread wants a core. It gets one at once where one is free and nobody waits. */
export function makeRunnable(k: Kernel, id: number, cause: EventId): void {
  const thread = threadOf(k, id);
  if (thread.status === 'exited') return;
  thread.status = 'ready';
  const host = hostOfThread(k, thread);
  if (host.freeCores > 0 && host.ready.length === 0) {
    takeCore(k, host, thread);
    return;
  }
  host.ready.push(id);
  thread.last = record(k, 'thread.ready', cause, { thread: id, step: thread.step });
}

/** Gives free cores to the threads that have waited longest. Called after everything that happens. */
export function dispatch(k: Kernel): void {
  for (const host of k.state.hosts) {
    while (host.freeCores > 0 && host.ready.length > 0 && !k.state.ended) takeCore(k, host, threadOf(k, host.ready.shift()!));
  }
}

/** The thread goes on where it stopped: in the call that put it to sleep, or in its own code. */
function takeCore(k: Kernel, host: HostState, thread: Thread): void {
  host.freeCores--;
  thread.quantumEnd = plus(k.state.now, QUANTUM);
  if (thread.call) {
    retryCall(k, thread);
    return;
  }
  thread.last = record(k, 'thread.running', thread.last, { thread: thread.id, step: thread.step });
  runAhead(k, thread);
}

/** Executes the thread's code up to its next call or limit, and queues what came of it for the time it takes. */
function runAhead(k: Kernel, thread: Thread): void {
  const process = processOfThread(k, thread);
  const host = hostOf(k, process.host);
  const runtime = runtimeOf(k, process.program);
  thread.status = 'running';
  thread.anchorAt = k.state.now;
  thread.anchorStep = thread.step;
  const stepsUntil = (time: Nanoseconds): number => thread.anchorStep + Math.max(0, Math.floor((time - thread.anchorAt) / host.stepCost));
  let limit = Math.min(
    stepsUntil(thread.quantumEnd),
    thread.step + STEPS_PER_PROCESS - process.steps,
    thread.step + STEPS_PER_RUN - k.state.steps,
  );
  if (k.halt?.thread === thread.id) limit = Math.min(limit, stepsUntil(k.halt.at));
  const lines = (step: number, file: number, line: number): void => k.trace.line(thread.id, step, file, line);
  for (;;) {
    const before = thread.step;
    const outcome = runtime.run(process.state, process.threads.indexOf(thread.id), limit, lines);
    thread.step = outcome.step;
    thread.line = outcome.line;
    process.steps += outcome.step - before;
    k.state.steps += outcome.step - before;
    const reached = plus(thread.anchorAt, ns((outcome.step - thread.anchorStep) * host.stepCost));
    if (outcome.kind === 'call' && outcome.call.name === 'clock_gettime') {
      // The vDSO answers in user space: no system call, nothing to record.
      runtime.resume(process.state, process.threads.indexOf(thread.id), { value: readClock(k.state, outcome.call.clock, reached) });
      continue;
    }
    thread.outcome = outcome;
    schedule(k, reached, 'outcome', thread.id, thread.last);
    return;
  }
}

/** Virtual time has got to where the thread was run ahead. */
export function meetOutcome(k: Kernel, id: number): void {
  const thread = threadOf(k, id);
  const outcome = thread.outcome;
  if (!outcome || thread.status === 'exited') return;
  thread.outcome = null;
  const process = processOfThread(k, thread);
  switch (outcome.kind) {
    case 'call':
      enterCall(k, thread, outcome.call, outcome.line);
      return;
    case 'slice':
      if (process.steps >= STEPS_PER_PROCESS)
        stopProcess(
          k,
          process,
          'budget',
          outcome.line,
          `It has executed ${millions(STEPS_PER_PROCESS)} steps, the most that one program may.`,
          thread.last,
        );
      else if (k.state.steps >= STEPS_PER_RUN)
        stopProcess(
          k,
          process,
          'budget',
          outcome.line,
          `All programs together have executed ${millions(STEPS_PER_RUN)} steps, the most that one run may.`,
          thread.last,
        );
      else goOn(k, thread);
      return;
    case 'exited':
      exitProcess(k, process, thread, outcome.status, outcome.line);
      return;
    case 'stopped':
      stopProcess(k, process, outcome.reason, outcome.line, outcome.sentence, thread.last);
      return;
    default:
      outcome satisfies never;
  }
}

const millions = (count: number): string => `${count / 1_000_000} million`;

/** A call is over: the program gets its result and runs on. */
export function meetReturn(k: Kernel, id: number): void {
  const thread = threadOf(k, id);
  const process = processOfThread(k, thread);
  const result = leaveCall(k, thread);
  if (!result) return;
  runtimeOf(k, process.program).resume(process.state, process.threads.indexOf(thread.id), result);
  goOn(k, thread);
}

/** The thread has a core and could run on. At the end of its quantum it makes way for others. */
function goOn(k: Kernel, thread: Thread): void {
  const host = hostOfThread(k, thread);
  if (k.state.now >= thread.quantumEnd) {
    if (host.ready.length > 0) {
      thread.status = 'ready';
      host.ready.push(thread.id);
      host.freeCores++;
      thread.last = record(k, 'thread.ready', thread.last, { thread: thread.id, step: thread.step });
      return;
    }
    thread.quantumEnd = plus(k.state.now, QUANTUM);
  }
  runAhead(k, thread);
}
