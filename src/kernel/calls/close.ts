/** close(2): gives a descriptor back; the last one takes the socket from the program. */
import { done, fail, type Attempt, type Caller } from '../attempt.ts';
import { closeDescriptor } from '../descriptors.ts';
import type { SystemCall } from '../systemcalls.ts';

export function close(caller: Caller, call: Extract<SystemCall, { name: 'close' }>): Attempt {
  return closeDescriptor(caller.k, caller.process, call.fd, caller.cause) ? done(0) : fail('EBADF');
}
