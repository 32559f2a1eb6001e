/** select(2): the three sets of descriptors, as Linux's fs/select.c do_select asks them. glibc makes the call pselect6. */
import { FOREVER } from '#time/nanoseconds.ts';
import { deadlineOf, done, fail, fileOf, type Attempt, type Caller } from '../attempt.ts';
import { POLL } from '../constants.ts';
import type { SystemCall } from '../systemcalls.ts';
import { readiness } from './poll.ts';

/** What counts as readable, writable and exceptional: POLLIN_SET, POLLOUT_SET, POLLEX_SET. */
const IN_SET = POLL.IN | POLL.HUP | POLL.ERR;
const OUT_SET = POLL.OUT | POLL.ERR;
const EXCEPT_SET = POLL.PRI;

export function select(caller: Caller, call: Extract<SystemCall, { name: 'pselect6' }>): Attempt {
  const deadline = deadlineOf(caller, call.timeout < 0 ? FOREVER : call.timeout);
  const asked = new Map<number, number>();
  const ask = (fds: readonly number[], events: number): void => {
    for (const fd of fds) asked.set(fd, (asked.get(fd) ?? 0) | events);
  };
  ask(call.read, IN_SET);
  ask(call.write, OUT_SET);
  ask(call.except, EXCEPT_SET);
  const found = new Map<number, number>();
  for (const fd of asked.keys()) {
    const file = fileOf(caller, fd);
    if (!file) return fail('EBADF');
    found.set(fd, readiness(caller.k, file));
  }
  const among = (fds: readonly number[], events: number): number[] => fds.filter((fd) => ((found.get(fd) ?? 0) & events) !== 0);
  const ready = { read: among(call.read, IN_SET), write: among(call.write, OUT_SET), except: among(call.except, EXCEPT_SET) };
  const left = Number.isFinite(deadline) ? Math.max(0, deadline - caller.k.state.now) : -1;
  if (ready.read.length + ready.write.length + ready.except.length > 0 || left === 0) return done({ ...ready, left });
  const on = [...asked].flatMap(([fd, events]) => {
    const file = fileOf(caller, fd);
    return file?.what === 'socket' ? [{ socket: file.target, events }] : [];
  });
  return { reason: asked.size === 0 ? 'asleep until the clock wakes it' : 'no descriptor is ready', on, deadline };
}
