/** The system-call boundary: entering a call, sleeping in it, trying again, leaving it. What each call does is in calls/. */
import { plus } from '#time/nanoseconds.ts';
import { NO_EVENT, type EventId } from '#trace/events.ts';
import { type Attempt, type Caller } from './attempt.ts';
import { accept } from './calls/accept.ts';
import { bind } from './calls/bind.ts';
import { close } from './calls/close.ts';
import { connect } from './calls/connect.ts';
import { readClock } from './calls/clock.ts';
import { epollControl, epollCreate, epollWait } from './calls/epoll.ts';
import { ioctl } from './calls/ioctl.ts';
import { kill } from './calls/kill.ts';
import { listen } from './calls/listen.ts';
import { getpeername, getsockname } from './calls/names.ts';
import { getsockopt, setsockopt } from './calls/options.ts';
import { poll } from './calls/poll.ts';
import { read, recvfrom } from './calls/receive.ts';
import { select } from './calls/select.ts';
import { sendto, write } from './calls/send.ts';
import { shutdown } from './calls/shutdown.ts';
import { sleep } from './calls/sleep.ts';
import { socket } from './calls/socket.ts';
import { CALL_COST } from './constants.ts';
import { hostOf, processOfThread, record, schedule } from './kernel.ts';
import { endProcess } from './processes.ts';
import type { Kernel, Thread } from './state.ts';
import { argumentAtEntry, argumentAtReturn, resultText } from './strace.ts';
import type { CallResult, SystemCall } from './systemcalls.ts';
import { forgetWaits, sleepOn } from './waiting.ts';

/** A program has reached a system call. */
export function enterCall(k: Kernel, thread: Thread, call: SystemCall, line: number): void {
  const process = processOfThread(k, thread);
  const descriptor = 'fd' in call ? call.fd : 'epfd' in call ? call.epfd : -1;
  const file = descriptor >= 0 ? k.state.files.get(process.descriptors.get(descriptor) ?? -1) : undefined;
  const id = k.state.next.call++;
  const entered = record(k, 'call.entered', thread.last, {
    call: id,
    thread: thread.id,
    step: thread.step,
    line,
    name: call.name,
    argument: argumentAtEntry(call, k.state.now),
    descriptor,
    socket: file?.what === 'socket' ? file.target : -1,
  });
  thread.last = entered;
  thread.wokenBy = NO_EVENT;
  if (call.name === 'exit_group') {
    endProcess(k, process, { status: call.status & 0xff, signal: '' }, entered);
    return;
  }
  thread.call = { id, call, entered, blocked: NO_EVENT, progress: 0, deadline: null, collected: [] };
  attempt(k, thread, false);
}

/** A woken thread has a core again and tries what it had to wait for. */
export function retryCall(k: Kernel, thread: Thread): void {
  forgetWaits(k, thread);
  attempt(k, thread, true);
}

function attempt(k: Kernel, thread: Thread, retry: boolean): void {
  const pending = thread.call;
  if (!pending) return;
  thread.status = 'calling';
  const process = processOfThread(k, thread);
  const host = hostOf(k, process.host);
  const cause: EventId = retry && thread.wokenBy !== NO_EVENT ? thread.wokenBy : pending.entered;
  const outcome = carryOut({ k, host, process, thread, pending, cause, retry }, pending.call);
  // A process that killed itself does not come back from the call.
  if (!process.alive) return;
  if (!('reason' in outcome)) {
    thread.result = outcome;
    schedule(k, plus(k.state.now, CALL_COST), 'return', thread.id, cause);
    return;
  }
  if (pending.blocked === NO_EVENT) {
    pending.blocked = record(k, 'call.blocked', pending.entered, {
      call: pending.id,
      thread: thread.id,
      reason: outcome.reason,
      until: Number.isFinite(outcome.deadline) ? outcome.deadline : minusOne,
    });
    thread.last = pending.blocked;
  }
  thread.waitedAt = k.state.now;
  host.freeCores++;
  sleepOn(k, thread, outcome.on, outcome.deadline, pending.blocked, outcome.epoll);
}
const minusOne = -1 as typeof CALL_COST;

/** Takes the result of a finished call; records its return. Null where the thread is gone. */
export function leaveCall(k: Kernel, thread: Thread): CallResult | null {
  const { result, call: pending } = thread;
  if (!result || !pending || thread.status === 'exited') return null;
  thread.result = null;
  thread.call = null;
  thread.timeout = -1;
  const woken = thread.wokenBy !== NO_EVENT;
  const text = resultText(pending.call, result);
  thread.last = record(
    k,
    'call.returned',
    woken ? thread.wokenBy : pending.entered,
    {
      call: pending.id,
      thread: thread.id,
      step: thread.step,
      value: numberFrom(text),
      errno: 'errno' in result ? result.errno : '',
      result: text,
      argument: argumentAtReturn(pending.call, result),
    },
    woken ? [pending.entered] : undefined,
  );
  return result;
}

/** The number a call returns stands first in what strace prints: "4", "-1 EAGAIN (...)", "1 ([{fd=3, revents=POLLIN}])". */
const numberFrom = (text: string): number => Number.parseInt(text, 10);

function carryOut(caller: Caller, call: SystemCall): Attempt {
  switch (call.name) {
    case 'socket':
      return socket(caller, call);
    case 'bind':
      return bind(caller, call);
    case 'listen':
      return listen(caller, call);
    case 'accept4':
      return accept(caller, call);
    case 'connect':
      return connect(caller, call);
    case 'sendto':
      return sendto(caller, call);
    case 'recvfrom':
      return recvfrom(caller, call);
    case 'shutdown':
      return shutdown(caller, call);
    case 'close':
      return close(caller, call);
    case 'setsockopt':
      return setsockopt(caller, call);
    case 'getsockopt':
      return getsockopt(caller, call);
    case 'getsockname':
      return getsockname(caller, call);
    case 'getpeername':
      return getpeername(caller, call);
    case 'ioctl':
      return ioctl(caller, call);
    case 'write':
      return write(caller, call);
    case 'read':
      return read(caller, call);
    case 'clock_nanosleep':
      return sleep(caller, call);
    case 'poll':
      return poll(caller, call);
    case 'pselect6':
      return select(caller, call);
    case 'epoll_create1':
      return epollCreate(caller);
    case 'epoll_ctl':
      return epollControl(caller, call);
    case 'epoll_wait':
      return epollWait(caller, call);
    case 'getpid':
      return { value: caller.process.pid };
    case 'kill':
      return kill(caller, call);
    case 'clock_gettime':
      return { value: readClock(caller.k.state, call.clock, caller.k.state.now) };
    // Entered, never carried out: the process is gone.
    case 'exit_group':
      return { value: 0 };
    default:
      return call satisfies never;
  }
}
