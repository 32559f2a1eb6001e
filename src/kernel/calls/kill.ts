/** kill(2): a signal for another process of the same host, or for the caller itself. */
import { done, fail, type Attempt, type Caller } from '../attempt.ts';
import { endProcess, stopProcess } from '../processes.ts';
import { endsProcess, signalName } from '../signals.ts';
import type { SystemCall } from '../systemcalls.ts';

export function kill(caller: Caller, call: Extract<SystemCall, { name: 'kill' }>): Attempt {
  const { k, host, cause, process, thread } = caller;
  const target = k.state.processes.find((one) => one.alive && one.host === host.index && one.pid === call.pid);
  if (!target) return fail('ESRCH');
  if (call.signal === 0) return done(0);
  const name = signalName(call.signal);
  if (!name) return fail('EINVAL');
  if (endsProcess(call.signal)) endProcess(k, target, { status: 0, signal: name }, cause);
  else stopProcess(k, process, 'unsupported', thread.line, `Sending ${name} does not work here yet.`, cause);
  return done(0);
}
