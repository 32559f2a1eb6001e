/** epoll_create1, epoll_ctl, epoll_wait (man 7 epoll; Linux fs/eventpoll.c). */
import { FOREVER } from '#time/nanoseconds.ts';
import { deadlineOf, done, fail, fileOf, type Attempt, type Caller } from '../attempt.ts';
import { EPOLL } from '../constants.ts';
import { freeDescriptor, install, openFile } from '../descriptors.ts';
import { dropItem, listReady, unlistReady, withAlways } from '../epoll.ts';
import { record } from '../kernel.ts';
import { stopProcess } from '../processes.ts';
import type { Epoll, EpollItem } from '../state.ts';
import type { SystemCall } from '../systemcalls.ts';
import { readiness } from './poll.ts';

export function epollCreate(caller: Caller): Attempt {
  const { k, process, cause } = caller;
  const fd = freeDescriptor(process);
  if (fd < 0) return fail('EMFILE');
  const file = openFile(k, 'epoll', k.state.next.file);
  k.state.epolls.set(file.target, { id: file.target, items: [], ready: [], waiters: [] });
  install(k, process, fd, file, cause);
  return done(fd);
}

export function epollControl(caller: Caller, call: Extract<SystemCall, { name: 'epoll_ctl' }>): Attempt {
  const { k, cause } = caller;
  const file = fileOf(caller, call.epfd);
  const target = fileOf(caller, call.fd);
  if (!file || !target) return fail('EBADF');
  if (target.what === 'null') return fail('EPERM');
  const epoll = instance(caller, call.epfd);
  if (!epoll || file === target) return fail('EINVAL');
  if (target.what === 'epoll') {
    stopProcess(
      k,
      caller.process,
      'unsupported',
      caller.thread.line,
      'An epoll instance that watches another one does not work here yet.',
      cause,
    );
    return done(0);
  }
  const found = epoll.items.find((item) => item.file === target.id && item.fd === call.fd);
  const { operation } = call;
  if (operation === 'delete') {
    if (!found) return fail('ENOENT');
    dropItem(k, epoll, found, cause);
    return done(0);
  }
  if (operation === 'add' ? found : !found) return fail(found ? 'EEXIST' : 'ENOENT');
  const item: EpollItem = found ?? { fd: call.fd, file: target.id, socket: target.what === 'socket' ? target.target : -1, events: 0 };
  if (!found) epoll.items.push(item);
  item.events = withAlways(call.events);
  const changed = record(k, 'epoll.interest', cause, {
    epoll: epoll.id,
    descriptor: item.fd,
    socket: item.socket,
    operation,
    events: call.events,
  });
  // Ready already: told at once, not at the next change.
  if ((readiness(k, target) & item.events) !== 0) listReady(k, epoll, item, changed);
  return done(0);
}

export function epollWait(caller: Caller, call: Extract<SystemCall, { name: 'epoll_wait' }>): Attempt {
  const { k, cause } = caller;
  if (!fileOf(caller, call.epfd)) return fail('EBADF');
  const epoll = instance(caller, call.epfd);
  if (!epoll) return fail('EINVAL');
  const deadline = deadlineOf(caller, call.timeout < 0 ? FOREVER : call.timeout);
  const found: number[] = [];
  // Each listed item is asked once; a level-triggered one that is still ready goes to the end (ep_send_events).
  for (const item of [...epoll.ready]) {
    if (found.length >= 2 * call.most) break;
    const file = k.state.files.get(item.file);
    const events = file ? readiness(k, file) & item.events : 0;
    const stays = events !== 0 && (item.events & (EPOLL.ET | EPOLL.ONESHOT)) === 0;
    if (events !== 0) found.push(item.fd, events);
    if (stays) epoll.ready.push(...epoll.ready.splice(epoll.ready.indexOf(item), 1));
    else unlistReady(k, epoll, item, cause);
    if (events !== 0 && (item.events & EPOLL.ONESHOT) !== 0) item.events = (item.events & EPOLL.PRIVATE) >>> 0;
  }
  if (found.length > 0 || deadline <= k.state.now) return done(found);
  return { reason: 'nothing on the interest list is ready', on: [], epoll: epoll.id, deadline };
}

const instance = (caller: Caller, fd: number): Epoll | undefined => {
  const file = fileOf(caller, fd);
  return file?.what === 'epoll' ? caller.k.state.epolls.get(file.target) : undefined;
};
