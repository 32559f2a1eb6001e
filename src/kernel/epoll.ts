/**
 * epoll (Linux fs/eventpoll.c): the interest list of each instance, and its ready list, in the order things became ready. Something happens on a
 * socket, and its items go to the end of the ready list; epoll_wait asks those and only those. Both lists are in the trace.
 */
import type { EventId } from '#trace/events.ts';
import { EPOLL } from './constants.ts';
import { record, threadOf } from './kernel.ts';
import type { Epoll, EpollItem, Kernel } from './state.ts';
import { wakeThread } from './waiting.ts';

/** Something changed on a socket that these events tell about (ep_poll_callback). */
export function noticeReady(k: Kernel, socket: number, events: number, cause: EventId): void {
  for (const epoll of k.state.epolls.values()) {
    for (const item of epoll.items) if (item.socket === socket && (item.events & events) !== 0) listReady(k, epoll, item, cause);
  }
}

/** Puts an item at the end of the ready list, once, and wakes who waits for the instance. */
export function listReady(k: Kernel, epoll: Epoll, item: EpollItem, cause: EventId): void {
  let last = cause;
  if (!epoll.ready.includes(item)) {
    epoll.ready.push(item);
    last = record(k, 'epoll.ready', cause, { epoll: epoll.id, descriptor: item.fd, socket: item.socket, listed: 1 });
  }
  const [first] = epoll.waiters;
  if (first !== undefined) wakeThread(k, threadOf(k, first), last);
}

/** Takes an item off the ready list. */
export function unlistReady(k: Kernel, epoll: Epoll, item: EpollItem, cause: EventId): void {
  const place = epoll.ready.indexOf(item);
  if (place < 0) return;
  epoll.ready.splice(place, 1);
  record(k, 'epoll.ready', cause, { epoll: epoll.id, descriptor: item.fd, socket: item.socket, listed: 0 });
}

/** Removes an item from both lists. */
export function dropItem(k: Kernel, epoll: Epoll, item: EpollItem, cause: EventId): void {
  unlistReady(k, epoll, item, cause);
  epoll.items.splice(epoll.items.indexOf(item), 1);
  record(k, 'epoll.interest', cause, { epoll: epoll.id, descriptor: item.fd, socket: item.socket, operation: 'delete', events: 0 });
}

/** The last reference to an open file is gone: no instance watches it any more (eventpoll_release), and an instance itself ends. */
export function forgetFile(k: Kernel, file: number, instance: number, cause: EventId): void {
  for (const epoll of k.state.epolls.values()) {
    for (const item of epoll.items.filter((one) => one.file === file)) dropItem(k, epoll, item, cause);
  }
  if (instance >= 0) k.state.epolls.delete(instance);
}

/** Errors and hang-ups are told whether asked for or not. */
export const withAlways = (events: number): number => (events | EPOLL.ERR | EPOLL.HUP) >>> 0;
