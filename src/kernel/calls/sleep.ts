/** clock_nanosleep(2): nothing but the clock ends it. */
import { deadlineOf, done, type Attempt, type Caller } from '../attempt.ts';
import type { SystemCall } from '../systemcalls.ts';

export function sleep(caller: Caller, call: Extract<SystemCall, { name: 'clock_nanosleep' }>): Attempt {
  const deadline = deadlineOf(caller, call.duration);
  return deadline <= caller.k.state.now ? done(0) : { reason: 'asleep until the clock wakes it', on: [], deadline };
}
