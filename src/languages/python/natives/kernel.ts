/** System calls for the library's Python: each native suspends the thread with one call. Hidden from programs. */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { own } from '../objects/counting.ts';
import { dictOf } from '../objects/dict.ts';
import { BYTEARRAY, BYTES, LIST, TUPLE, isHeap, type Slot, type Value } from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { charge } from '../interpreter/charge.ts';
import { typeError } from '../interpreter/errors.ts';
import { integer } from '../interpreter/numbers.ts';
import { addressText, errorMessage, errnoName, suspend } from '../interpreter/suspension.ts';
import { typeName } from '../objects/types.ts';
import { bytesOf, sizeArgument } from './arguments.ts';
import { natives } from './registry.ts';

const number = (value: Slot): number => Number(integer(value!) ?? 0);
const numbers = (value: Slot): number[] => (isHeap(value) && value.t === LIST ? value.a.map(number) : []);
/** Nanoseconds; None or less than nothing waits for ever. */
const duration = (value: Slot): Nanoseconds => (value === null || number(value) < 0 ? -1 : number(value)) as Nanoseconds;
/** What a system call carries never changes afterwards: a bytes object is handed over as it is, anything else is copied. */
const content = (value: Slot): Uint8Array => {
  const bytes = bytesOf(value) ?? new Uint8Array(0);
  return isHeap(value) && value.t === BYTEARRAY ? bytes.slice() : bytes;
};

/** Steps of one clock reading: 5 us at 200 ns a step. */
const CLOCK_STEPS = 25;

natives('_kernel', 'function', {
  '_socket(family, type, proto)': (vm, family, type, protocol) =>
    suspend(vm, { name: 'socket', family: number(family), type: number(type), protocol: number(protocol) }, 'int'),
  '_bind(fd, address, port)': (vm, fd, address, port) =>
    suspend(vm, { name: 'bind', fd: number(fd), address: { address: number(address), port: number(port) } }, 'none'),
  '_listen(fd, backlog)': (vm, fd, backlog) => suspend(vm, { name: 'listen', fd: number(fd), backlog: number(backlog) }, 'none'),
  '_accept4(fd)': (vm, fd) => suspend(vm, { name: 'accept4', fd: number(fd) }, 'accepted'),
  '_connect(fd, address, port)': (vm, fd, address, port) =>
    suspend(vm, { name: 'connect', fd: number(fd), address: { address: number(address), port: number(port) } }, 'none'),
  '_sendto(fd, data, flags, address, port)': (vm, fd, data, flags, address, port) => {
    const target = address === null ? null : { address: number(address), port: number(port) };
    return suspend(vm, { name: 'sendto', fd: number(fd), bytes: content(data), flags: number(flags), address: target }, 'int');
  },
  '_recvfrom(fd, length, flags)': (vm, fd, length, flags) =>
    suspend(vm, { name: 'recvfrom', fd: number(fd), length: number(length), flags: number(flags), wantAddress: false }, 'received'),
  '_recvfrom_address(fd, length, flags)': (vm, fd, length, flags) =>
    suspend(vm, { name: 'recvfrom', fd: number(fd), length: number(length), flags: number(flags), wantAddress: true }, 'received-from'),
  '_shutdown(fd, how)': (vm, fd, how) => suspend(vm, { name: 'shutdown', fd: number(fd), how: number(how) }, 'none'),
  '_close(fd)': (vm, fd) => suspend(vm, { name: 'close', fd: number(fd) }, 'none'),
  '_setsockopt(fd, level, option, value)': (vm, fd, level, option, value) => {
    const given = bytesOf(value);
    return suspend(
      vm,
      {
        name: 'setsockopt',
        fd: number(fd),
        level: number(level),
        option: number(option),
        value: given === undefined ? number(value) : given.slice(),
      },
      'none',
    );
  },
  '_getsockopt(fd, level, option, length)': (vm, fd, level, option, length) =>
    suspend(vm, { name: 'getsockopt', fd: number(fd), level: number(level), option: number(option), length: number(length) }, 'option'),
  '_getsockname(fd)': (vm, fd) => suspend(vm, { name: 'getsockname', fd: number(fd) }, 'address'),
  '_getpeername(fd)': (vm, fd) => suspend(vm, { name: 'getpeername', fd: number(fd) }, 'address'),
  '_ioctl_nonblocking(fd, value)': (vm, fd, value) =>
    suspend(vm, { name: 'ioctl', fd: number(fd), request: 'FIONBIO', value: number(value) }, 'none'),
  '_write(fd, data)': (vm, fd, data) => suspend(vm, { name: 'write', fd: number(fd), bytes: content(data) }, 'int'),
  '_read(fd, length)': (vm, fd, length) => suspend(vm, { name: 'read', fd: number(fd), length: number(length) }, 'bytes'),
  '_nanosleep(duration)': (vm, duration) => suspend(vm, { name: 'clock_nanosleep', duration: number(duration) as Nanoseconds }, 'none'),
  '_poll(fds, timeout)': (vm, fds, timeout) => {
    const rows = isHeap(fds) && fds.t === TUPLE ? fds.a : [];
    const list = rows.map((row) => {
      const [fd, events] = isHeap(row) && row.t === TUPLE ? row.a : [];
      return { fd: number(fd ?? 0), events: number(events ?? 0) };
    });
    // poll() takes whole milliseconds; CPython rounds up.
    const limit = number(timeout);
    return suspend(vm, { name: 'poll', fds: list, timeout: (limit < 0 ? -1 : Math.ceil(limit / 1e6) * 1e6) as Nanoseconds }, 'ready');
  },
  '_select(read, write, except, timeout)': (vm, read, write, except, timeout) =>
    suspend(
      vm,
      { name: 'pselect6', read: numbers(read), write: numbers(write), except: numbers(except), timeout: duration(timeout) },
      'sets',
    ),
  '_epoll_create()': (vm) => suspend(vm, { name: 'epoll_create1' }, 'int'),
  '_epoll_control(epfd, operation, fd, events)': (vm, epfd, operation, fd, events) =>
    suspend(
      vm,
      {
        name: 'epoll_ctl',
        epfd: number(epfd),
        operation: operation === 'add' ? 'add' : operation === 'modify' ? 'modify' : 'delete',
        fd: number(fd),
        events: number(events),
      },
      'none',
    ),
  '_epoll_wait(epfd, most, timeout)': (vm, epfd, most, timeout) =>
    suspend(vm, { name: 'epoll_wait', epfd: number(epfd), most: number(most), timeout: duration(timeout) }, 'pairs'),
  '_getpid()': (vm) => suspend(vm, { name: 'getpid' }, 'int'),
  '_kill(pid, signal)': (vm, pid, signal) =>
    suspend(vm, { name: 'kill', pid: sizeArgument(vm, pid), signal: sizeArgument(vm, signal) }, 'none'),
  '_exit_group(status)': (vm, status) => suspend(vm, { name: 'exit_group', status: sizeArgument(vm, status) & 255 }, 'none'),
  '_clock(clock)': (vm, clock) => reading(vm, clock, 'seconds', true),
  '_clock_ns(clock)': (vm, clock) => reading(vm, clock, 'nanoseconds', true),
  '_now()': (vm) => reading(vm, 'monotonic', 'nanoseconds', false),

  // -- what the process knows without asking the kernel --------------------------------------------------------------------------
  '_lookup(host)': (vm, host) => resolve(vm, host as string) ?? null,
  '_dotted(text)': (_, text) => dotted(text as string) ?? null,
  '_address_text(address)': (_, address) => addressText(number(address)),
  '_hostname()': (vm) => vm.env['HOSTNAME'] ?? 'localhost',
  '_environment()': (vm) => dictOf(Object.entries(vm.env)),
  '_getcwd()': (vm) => vm.directory,
  '_strerror(code)': (_, code) => {
    const name = errnoName(number(code));
    return name === undefined ? `Unknown error ${String(number(code))}` : errorMessage(name);
  },
  '_size(value)': (vm, value) => sizeArgument(vm, value),
  '_buffer(value)': (vm, value) => {
    if (isHeap(value) && value.t === BYTES) return own(value);
    const given = bytesOf(value);
    if (given === undefined) return typeError(vm, `a bytes-like object is required, not '${typeName(vm, value!)}'`);
    return { t: BYTES, rc: 1, v: given.slice() };
  },
});

/** `charged`: a reading by the program; the library's own (timeouts) cost nothing extra. */
function reading(vm: Vm, clock: Slot, conversion: string, charged: boolean): undefined {
  if (charged) charge(vm, CLOCK_STEPS);
  return suspend(vm, { name: 'clock_gettime', clock: clock === 'realtime' ? 'realtime' : 'monotonic' }, conversion);
}

/** "10.0.0.1" -> its number; undefined for what is no dotted quad. */
function dotted(text: string): number | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (parts === null) return undefined;
  const numbers = parts.slice(1).map(Number);
  return numbers.some((one) => one > 255) ? undefined : numbers.reduce((sum, one) => sum * 256 + one, 0);
}

function resolve(vm: Vm, host: string): Value | undefined {
  const quad = dotted(host);
  if (quad !== undefined) return quad;
  if (host === 'localhost') return 0x7f000001;
  return Object.hasOwn(vm.hosts, host) ? vm.hosts[host] : undefined;
}
