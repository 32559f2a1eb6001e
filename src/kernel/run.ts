/** The main loop: takes what is due next, lets it happen, gives out free cores, and knows when a run is over. */
import { printDuration } from '#time/duration.ts';
import { MILLISECOND } from '#time/nanoseconds.ts';
import { peek, pop, type QueueEntry } from '#time/queue.ts';
import { NO_EVENT } from '#trace/events.ts';
import { record } from './kernel.ts';
import { arrive } from './network/arrive.ts';
import { timerDue } from './network/tcp.ts';
import { endRun, startProcess, stepNow } from './processes.ts';
import { dispatch, makeRunnable, meetOutcome, meetReturn } from './scheduler.ts';
import type { Kernel, QueueKind, Thread } from './state.ts';
import { timeOut } from './waiting.ts';

/** Lets the next thing happen. False once the run has ended; its last event is then run.ended. */
export function step(k: Kernel): boolean {
  const { state } = k;
  if (state.ended) return false;
  if (state.alive === 0 && quiet(k)) {
    endRun(k, 'quiet', 'No program runs any more, and nothing is left to happen on the network.', NO_EVENT);
    return false;
  }
  const next = peek(state.queue);
  if (!next || next.at > state.end) {
    state.now = state.end;
    tellSpinners(k);
    endRun(k, 'end', `The scenario's end, ${printDuration(state.end)}, is reached.`, NO_EVENT);
    return false;
  }
  pop(state.queue);
  state.now = next.at;
  happen(k, next);
  dispatch(k);
  return !state.ended;
}

function happen(k: Kernel, entry: QueueEntry<QueueKind>): void {
  const { target, sequence } = entry;
  switch (entry.kind) {
    case 'start': {
      const { thread, cause } = startProcess(k, target);
      makeRunnable(k, thread, cause);
      return;
    }
    case 'runnable':
      if (k.state.threads[target]?.status === 'waking') makeRunnable(k, target, entry.cause);
      return;
    case 'outcome':
      meetOutcome(k, target);
      return;
    case 'return':
      meetReturn(k, target);
      return;
    case 'timeout':
      timeOut(k, target, sequence);
      return;
    case 'arrive':
      arrive(k, target);
      return;
    case 'timer':
      timerDue(k, target, sequence);
      return;
    default:
      entry.kind satisfies never;
  }
}

/** Nothing can happen any more that anybody would see: no packet flies, and only TIME-WAIT and keepalive timers remain. */
function quiet(k: Kernel): boolean {
  if (k.state.flying.size > 0) return false;
  for (const socket of k.state.sockets.values()) {
    for (const timer of Object.keys(socket.timers))
      if (timer !== 'time-wait' && timer !== 'keepalive' && timer !== 'fin-wait-2') return false;
  }
  return true;
}

/** How long before the end a program must not have waited for anything to be called spinning. */
const SPINNING = 100 * MILLISECOND;

/** A program that was busy up to the end, without once waiting, is told with its line: it probably never ends. */
function tellSpinners(k: Kernel): void {
  for (const thread of k.state.threads) {
    if (!busy(thread) || k.state.now - thread.waitedAt < SPINNING) continue;
    const process = k.state.processes[thread.process]!;
    const host = k.state.hosts[process.host]!;
    thread.step = stepNow(k, thread, host.stepCost);
    record(k, 'process.stopped', thread.last, {
      process: process.id,
      reason: 'spinning',
      line: thread.line,
      sentence: `It was still running when the scenario ended, and had not waited for anything since ${printDuration(thread.waitedAt)}.`,
    });
  }
}
const busy = (thread: Thread): boolean => thread.status === 'running' || thread.status === 'calling' || thread.status === 'ready';
