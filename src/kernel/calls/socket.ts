/** socket(2): a new endpoint and a descriptor for it. */
import { done, fail, type Attempt, type Caller } from '../attempt.ts';
import { AF_INET, IPPROTO_IP, IPPROTO_TCP, IPPROTO_UDP, SOCK_CLOEXEC, SOCK_DGRAM, SOCK_NONBLOCK, SOCK_STREAM } from '../constants.ts';
import { freeDescriptor, install, openFile } from '../descriptors.ts';
import { createSocket, defaultOptions } from '../sockets.ts';
import type { SystemCall } from '../systemcalls.ts';

export function socket(caller: Caller, call: Extract<SystemCall, { name: 'socket' }>): Attempt {
  const { k, host, process, cause } = caller;
  const type = call.type & ~(SOCK_NONBLOCK | SOCK_CLOEXEC);
  if (call.family !== AF_INET) return fail('EAFNOSUPPORT');
  if (type !== SOCK_STREAM && type !== SOCK_DGRAM) return fail('ESOCKTNOSUPPORT');
  const natural = type === SOCK_STREAM ? IPPROTO_TCP : IPPROTO_UDP;
  if (call.protocol !== IPPROTO_IP && call.protocol !== natural) return fail('EPROTONOSUPPORT');
  const descriptor = freeDescriptor(process);
  if (descriptor < 0) return fail('EMFILE');
  const kind = type === SOCK_STREAM ? 'stream' : 'datagram';
  const created = createSocket(k, host, kind, process.id, -1, defaultOptions(host, kind), cause);
  const file = openFile(k, 'socket', created.id);
  file.nonBlocking = (call.type & SOCK_NONBLOCK) !== 0;
  install(k, process, descriptor, file, created.created);
  return done(descriptor);
}
