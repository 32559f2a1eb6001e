/** Sleeping on sockets and being woken: who waits for what, and the way back to a core. */
import { plus, type Nanoseconds } from '#time/nanoseconds.ts';
import type { EventId } from '#trace/events.ts';
import { POLL, WAKE_LATENCY } from './constants.ts';
import { noticeReady } from './epoll.ts';
import { schedule, threadOf } from './kernel.ts';
import type { Kernel, Socket, Thread } from './state.ts';

/** Errors and hang-ups wake everybody, whatever they wait for (man 2 poll). */
const ALWAYS = POLL.ERR | POLL.HUP;

/** Puts a thread to sleep on sockets, each with the readiness it waits for. A deadline is queued once per call. */
export function sleepOn(
  k: Kernel,
  thread: Thread,
  on: readonly { readonly socket: number; readonly events: number }[],
  deadline: Nanoseconds,
  cause: EventId,
  epoll = -1,
): void {
  thread.status = 'blocked';
  for (const { socket, events } of on) {
    const found = k.state.sockets.get(socket);
    if (!found) continue;
    found.waiters.push({ thread: thread.id, events: events | ALWAYS });
    thread.sleepsOn.push(socket);
  }
  k.state.epolls.get(epoll)?.waiters.push(thread.id);
  if (Number.isFinite(deadline) && thread.timeout < 0) thread.timeout = schedule(k, deadline, 'timeout', thread.id, cause);
}

/** Wakes every thread that waits for one of these kinds of readiness. */
export function wake(k: Kernel, socket: Socket, events: number, cause: EventId): void {
  socket.changed = cause;
  if (k.state.epolls.size > 0) noticeReady(k, socket.id, events, cause);
  if (socket.waiters.length === 0) return;
  for (const waiter of [...socket.waiters]) if ((waiter.events & events) !== 0) wakeThread(k, threadOf(k, waiter.thread), cause);
}

/** Takes a thread out of all the queues it sleeps in; it wants a core a little later. */
export function wakeThread(k: Kernel, thread: Thread, cause: EventId): void {
  if (thread.status !== 'blocked') return;
  forgetWaits(k, thread);
  thread.status = 'waking';
  thread.wokenBy = cause;
  schedule(k, plus(k.state.now, WAKE_LATENCY), 'runnable', thread.id, cause);
}

/** Removes a thread from the queues of the sockets it sleeps on. */
export function forgetWaits(k: Kernel, thread: Thread): void {
  for (const id of thread.sleepsOn) {
    const socket = k.state.sockets.get(id);
    if (!socket) continue;
    const place = socket.waiters.findIndex((waiter) => waiter.thread === thread.id);
    if (place >= 0) socket.waiters.splice(place, 1);
  }
  thread.sleepsOn.length = 0;
  for (const epoll of k.state.epolls.values()) {
    const place = epoll.waiters.indexOf(thread.id);
    if (place >= 0) epoll.waiters.splice(place, 1);
  }
}

/** The clock ended a wait. Stale timeouts are recognised by their sequence number. */
export function timeOut(k: Kernel, id: number, sequence: number): void {
  const thread = threadOf(k, id);
  if (thread.timeout !== sequence) return;
  thread.timeout = -1;
  wakeThread(k, thread, thread.call?.blocked ?? thread.last);
}
