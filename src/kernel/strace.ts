/**
 * System calls as strace(1) prints them: `sendto(3, "Hello", 5, 0, NULL, 0) = 5`. Strings are cut at 32 bytes, as strace does by default.
 * What the kernel fills in is not known on entry; there an ellipsis stands in its place until the call returns.
 */
import { MICROSECOND, SECOND, type Nanoseconds } from '#time/nanoseconds.ts';
import { formatAddress } from '#wire/address.ts';
import { EPOLL, MSG, POLL, SOCK_CLOEXEC, SOCK_NONBLOCK } from './constants.ts';
import { errnoResult, ERRNO, type Errno } from './errno.ts';
import { int32, levelName, optionNamed } from './optionnames.ts';
import { signalName } from './signals.ts';
import type { CallResult, ReadySets, SocketAddress, SystemCall } from './systemcalls.ts';

const SHOWN = 32;
const LATER = '...';

/** The text between the parentheses when the call is entered. */
export function argumentAtEntry(call: SystemCall, now: Nanoseconds): string {
  switch (call.name) {
    case 'socket':
      return `${call.family === 2 ? 'AF_INET' : call.family}, ${socketType(call.type)}, ${protocolName(call.protocol)}`;
    case 'bind':
    case 'connect':
      return `${call.fd}, ${address(call.address)}, 16`;
    case 'listen':
      return `${call.fd}, ${call.backlog}`;
    case 'accept4':
      return `${call.fd}, ${LATER}, SOCK_CLOEXEC`;
    case 'sendto':
      return `${call.fd}, ${quoted(call.bytes)}, ${call.bytes.length}, ${flags(call.flags)}, ${call.address ? `${address(call.address)}, 16` : 'NULL, 0'}`;
    case 'recvfrom':
      return received(call, LATER, call.wantAddress ? LATER : 'NULL, NULL');
    case 'shutdown':
      return `${call.fd}, ${['SHUT_RD', 'SHUT_WR', 'SHUT_RDWR'][call.how] ?? call.how}`;
    case 'close':
      return `${call.fd}`;
    case 'setsockopt':
      return `${call.fd}, ${optionText(call.level, call.option)}, ${optionValue(call.level, call.option, call.value)}, ${typeof call.value === 'number' ? 4 : call.value.length}`;
    case 'getsockopt':
      return `${call.fd}, ${optionText(call.level, call.option)}, ${LATER}, [${call.length || 4}]`;
    case 'getsockname':
    case 'getpeername':
      return `${call.fd}, ${LATER}`;
    case 'ioctl':
      return `${call.fd}, ${call.request}, [${call.value}]`;
    case 'write':
      return `${call.fd}, ${quoted(call.bytes)}, ${call.bytes.length}`;
    case 'read':
      return `${call.fd}, ${LATER}, ${call.length}`;
    case 'clock_nanosleep': {
      // CPython sleeps until an absolute time of the monotonic clock (Modules/timemodule.c pysleep).
      const until = now + call.duration;
      return `CLOCK_MONOTONIC, TIMER_ABSTIME, {tv_sec=${Math.floor(until / SECOND)}, tv_nsec=${until % SECOND}}, NULL`;
    }
    case 'poll':
      return `[${call.fds.map(({ fd, events }) => `{fd=${fd}, events=${pollEvents(events)}}`).join(', ')}], ${call.fds.length}, ${milliseconds(call.timeout)}`;
    case 'pselect6':
      return `${highest(call)}, ${set(call.read)}, ${set(call.write)}, ${set(call.except)}, ${call.timeout < 0 ? 'NULL' : timespec(call.timeout)}, NULL`;
    case 'epoll_create1':
      return 'EPOLL_CLOEXEC';
    case 'epoll_ctl':
      return `${call.epfd}, ${OPERATIONS[call.operation]}, ${call.fd}, ${call.operation === 'delete' ? 'NULL' : epollEvent(call.fd, call.events)}`;
    case 'epoll_wait':
      return `${call.epfd}, ${LATER}, ${call.most}, ${milliseconds(call.timeout)}`;
    case 'getpid':
      return '';
    case 'kill':
      return `${call.pid}, ${signalName(call.signal) ?? call.signal}`;
    case 'exit_group':
      return `${call.status}`;
    case 'clock_gettime':
      return call.clock === 'realtime' ? 'CLOCK_REALTIME' : 'CLOCK_MONOTONIC';
  }
}

/** The whole argument text once the kernel has filled in what it fills in; '' where the entry's text said all. */
export function argumentAtReturn(call: SystemCall, result: CallResult): string {
  const value = 'value' in result ? result.value : null;
  const failed = value === null;
  switch (call.name) {
    case 'accept4': {
      if (failed) return `${call.fd}, NULL, NULL, SOCK_CLOEXEC`;
      return isAccepted(value) ? `${call.fd}, ${address(value.address)}, [16], SOCK_CLOEXEC` : '';
    }
    case 'recvfrom': {
      if (failed || !isReceived(value)) return received(call, 'NULL', 'NULL, NULL');
      return received(call, quoted(value.bytes), call.wantAddress && value.address ? `${address(value.address)}, [16]` : 'NULL, NULL');
    }
    case 'read':
      return value instanceof Uint8Array ? `${call.fd}, ${quoted(value)}, ${call.length}` : `${call.fd}, NULL, ${call.length}`;
    case 'epoll_wait':
      return `${call.epfd}, ${
        failed
          ? LATER
          : `[${pairs(value)
              .map(([fd, events]) => epollEvent(fd, events))
              .join(', ')}]`
      }, ${call.most}, ${milliseconds(call.timeout)}`;
    case 'getsockname':
    case 'getpeername':
      return isAddress(value) ? `${call.fd}, ${address(value)}, [16]` : `${call.fd}, NULL, [16]`;
    case 'getsockopt': {
      const name = optionText(call.level, call.option);
      if (value instanceof Uint8Array) return `${call.fd}, ${name}, ${optionValue(call.level, call.option, value)}, [${value.length}]`;
      if (typeof value !== 'number') return `${call.fd}, ${name}, NULL, [${call.length || 4}]`;
      const error =
        optionNamed(call.level, call.option)?.name === 'SO_ERROR' && value !== 0
          ? (Object.keys(ERRNO) as Errno[]).find((errno) => ERRNO[errno].number === value)
          : undefined;
      return `${call.fd}, ${name}, [${error ?? value}], [4]`;
    }
    default:
      return '';
  }
}

/** What stands behind the "=". */
export function resultText(call: SystemCall, result: CallResult): string {
  if ('errno' in result) return errnoResult(result.errno as Errno);
  const { value } = result;
  if (call.name === 'poll' && Array.isArray(value)) {
    const ready = (value as readonly number[]).flatMap((revents, i) =>
      revents === 0 ? [] : [`{fd=${call.fds[i]?.fd ?? -1}, revents=${pollEvents(revents)}}`],
    );
    return ready.length === 0 ? '0 (Timeout)' : `${ready.length} ([${ready.join(', ')}])`;
  }
  if (call.name === 'pselect6' && isReadySets(value)) return selected(value);
  if (call.name === 'epoll_wait') return String(pairs(value).length);
  if (typeof value === 'number') return call.name === 'getsockopt' ? '0' : String(value);
  if (call.name === 'getsockopt') return '0';
  if (value instanceof Uint8Array) return String(value.length);
  if (isAccepted(value)) return String(value.fd);
  if (isReceived(value)) return String(value.bytes.length);
  return '0';
}

const isAccepted = (value: unknown): value is { readonly fd: number; readonly address: SocketAddress } =>
  typeof value === 'object' && value !== null && 'fd' in value;
const isReceived = (value: unknown): value is { readonly bytes: Uint8Array; readonly address: SocketAddress | null } =>
  typeof value === 'object' && value !== null && 'bytes' in value;
const isAddress = (value: unknown): value is SocketAddress => typeof value === 'object' && value !== null && 'port' in value;

const isReadySets = (value: unknown): value is ReadySets => typeof value === 'object' && value !== null && 'left' in value;

/** What epoll_wait gave: descriptor and events of each. */
const pairs = (value: unknown): (readonly [number, number])[] => {
  const flat = Array.isArray(value) ? (value as readonly number[]) : [];
  return flat.flatMap((fd, i) => (i % 2 === 0 ? [[fd, flat[i + 1] ?? 0] as const] : []));
};

const set = (fds: readonly number[]): string => (fds.length === 0 ? 'NULL' : `[${[...fds].sort((a, b) => a - b).join(' ')}]`);
const highest = (call: Extract<SystemCall, { name: 'pselect6' }>): number => Math.max(-1, ...call.read, ...call.write, ...call.except) + 1;
const timespec = (duration: number): string => `{tv_sec=${Math.floor(duration / SECOND)}, tv_nsec=${duration % SECOND}}`;
const milliseconds = (timeout: number): number =>
  timeout < 0 || !Number.isFinite(timeout) ? -1 : Math.ceil(timeout / (1000 * MICROSECOND));

/** "2 (in [3], out [3], left {tv_sec=1, tv_nsec=0})" */
function selected({ read, write, except, left }: ReadySets): string {
  const count = read.length + write.length + except.length;
  if (count === 0) return '0 (Timeout)';
  const parts = [
    ...(read.length > 0 ? [`in ${set(read)}`] : []),
    ...(write.length > 0 ? [`out ${set(write)}`] : []),
    ...(except.length > 0 ? [`exceptional ${set(except)}`] : []),
    ...(left >= 0 ? [`left ${timespec(left)}`] : []),
  ];
  return `${count} (${parts.join(', ')})`;
}

const OPERATIONS = { add: 'EPOLL_CTL_ADD', modify: 'EPOLL_CTL_MOD', delete: 'EPOLL_CTL_DEL' } as const;
const epollEvent = (fd: number, events: number): string => `{events=${epollEvents(events)}, data={u32=${fd}, u64=${fd}}}`;

const received = (call: Extract<SystemCall, { name: 'recvfrom' }>, buffer: string, from: string): string =>
  `${call.fd}, ${buffer}, ${call.length}, ${flags(call.flags)}, ${from}`;

/** {sa_family=AF_INET, sin_port=htons(9000), sin_addr=inet_addr("10.9.0.2")} */
const address = (a: SocketAddress): string =>
  `{sa_family=AF_INET, sin_port=htons(${a.port}), sin_addr=inet_addr("${formatAddress(a.address)}")}`;

const ESCAPES: Readonly<Record<number, string>> = { 9: '\\t', 10: '\\n', 11: '\\v', 12: '\\f', 13: '\\r', 34: '\\"', 92: '\\\\' };
const isOctalDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x37;

/** A C string; other bytes in octal, as short as what follows allows. */
export function quoted(bytes: Uint8Array): string {
  let text = '';
  const shown = Math.min(bytes.length, SHOWN);
  for (let i = 0; i < shown; i++) {
    const byte = bytes[i]!;
    if (ESCAPES[byte]) text += ESCAPES[byte];
    else if (byte >= 32 && byte < 127) text += String.fromCharCode(byte);
    else text += `\\${byte.toString(8).padStart(i + 1 < shown && isOctalDigit(bytes[i + 1]) ? 3 : 1, '0')}`;
  }
  return `"${text}"${bytes.length > SHOWN ? '...' : ''}`;
}

function bits(value: number, names: readonly (readonly [number, string])[]): string {
  const found: string[] = [];
  let rest = value;
  for (const [bit, name] of names) {
    if (!(rest & bit)) continue;
    found.push(name);
    rest &= ~bit;
  }
  if (rest !== 0 || found.length === 0) found.push(rest === 0 ? '0' : `0x${rest.toString(16)}`);
  return found.join('|');
}

const flags = (value: number): string =>
  bits(value, [
    [MSG.OOB, 'MSG_OOB'],
    [MSG.PEEK, 'MSG_PEEK'],
    [MSG.DONTROUTE, 'MSG_DONTROUTE'],
    [MSG.TRUNC, 'MSG_TRUNC'],
    [MSG.DONTWAIT, 'MSG_DONTWAIT'],
    [MSG.WAITALL, 'MSG_WAITALL'],
    [MSG.NOSIGNAL, 'MSG_NOSIGNAL'],
    [MSG.MORE, 'MSG_MORE'],
  ]);
const pollEvents = (value: number): string =>
  bits(value, [
    [POLL.IN, 'POLLIN'],
    [POLL.PRI, 'POLLPRI'],
    [POLL.OUT, 'POLLOUT'],
    [POLL.ERR, 'POLLERR'],
    [POLL.HUP, 'POLLHUP'],
    [POLL.NVAL, 'POLLNVAL'],
    [POLL.RDHUP, 'POLLRDHUP'],
  ]);

const epollEvents = (value: number): string =>
  bits(
    value,
    Object.entries(EPOLL).flatMap(([name, bit]) => (name === 'PRIVATE' ? [] : [[bit, `EPOLL${name}`] as const])),
  );

function socketType(type: number): string {
  const base = type & 0xf;
  const name = base === 1 ? 'SOCK_STREAM' : base === 2 ? 'SOCK_DGRAM' : String(base);
  return name + (type & SOCK_CLOEXEC ? '|SOCK_CLOEXEC' : '') + (type & SOCK_NONBLOCK ? '|SOCK_NONBLOCK' : '');
}
const protocolName = (protocol: number): string =>
  protocol === 0 ? 'IPPROTO_IP' : protocol === 6 ? 'IPPROTO_TCP' : protocol === 17 ? 'IPPROTO_UDP' : String(protocol);

const optionText = (level: number, option: number): string => `${levelName(level)}, ${optionNamed(level, option)?.name ?? option}`;

function optionValue(level: number, option: number, value: number | Uint8Array): string {
  if (typeof value === 'number') return `[${value}]`;
  const shape = optionNamed(level, option)?.shape;
  if (shape === 'linger' && value.length >= 8) return `{l_onoff=${int32(value, 0)}, l_linger=${int32(value, 4)}}`;
  if (shape === 'int' && value.length === 4) return `[${int32(value, 0)}]`;
  return quoted(value);
}
