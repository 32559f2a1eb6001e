/** ioctl(2), FIONBIO: blocking mode. It belongs to the open file, so every descriptor of it changes. */
import { done, fail, fileOf, type Attempt, type Caller } from '../attempt.ts';
import type { SystemCall } from '../systemcalls.ts';

export function ioctl(caller: Caller, call: Extract<SystemCall, { name: 'ioctl' }>): Attempt {
  const file = fileOf(caller, call.fd);
  if (!file) return fail('EBADF');
  file.nonBlocking = call.value !== 0;
  return done(0);
}
