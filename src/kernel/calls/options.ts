/** setsockopt(2) and getsockopt(2). Which options there are is in ../optionnames.ts; what TCP makes of its own is its business. */
import { setOptions, type Out } from '#protocols/tcp/connection.ts';
import { isCongestionControl, type SocketOptions as TcpSocketOptions } from '#protocols/tcp/settings.ts';
import { FOREVER, MICROSECOND, ns, SECOND, type Nanoseconds } from '#time/nanoseconds.ts';
import { done, fail, socketBehind, takeError, type Attempt, type Caller } from '../attempt.ts';
import { AF_INET, DEFAULT_TTL, IPPROTO_TCP, IPPROTO_UDP, SOCK_DGRAM, SOCK_STREAM } from '../constants.ts';
import { errnoNumber } from '../errno.ts';
import { record, sysctl } from '../kernel.ts';
import { drive } from '../network/tcp.ts';
import { int32, int32Bytes, optionNamed, timeval, timevalBytes } from '../optionnames.ts';
import type { Socket } from '../state.ts';
import type { SystemCall } from '../systemcalls.ts';
import { tcpInfo } from './tcpinfo.ts';

export function setsockopt(caller: Caller, call: Extract<SystemCall, { name: 'setsockopt' }>): Attempt {
  const { k, cause } = caller;
  const found = socketBehind(caller, call.fd);
  if ('errno' in found) return found;
  const { socket } = found;
  const option = optionNamed(call.level, call.option);
  if (!option) return fail('ENOPROTOOPT');
  if (option.level === IPPROTO_TCP && socket.type !== 'stream') return fail(call.level === IPPROTO_TCP ? 'EOPNOTSUPP' : 'ENOPROTOOPT');
  const { value } = call;
  const shortest = option.shape === 'linger' ? 8 : option.shape === 'timeval' ? 16 : option.shape === 'text' ? 1 : 4;
  if (typeof value === 'number' ? shortest > 4 : value.length < shortest) return fail('EINVAL');
  const number = typeof value === 'number' ? value : value.length >= 4 ? int32(value, 0) : 0;
  const bytes = typeof value === 'number' ? int32Bytes(value) : value;
  const problem = set(caller, socket, option.name, number, bytes);
  if (problem) return problem;
  record(k, 'socket.option', cause, {
    socket: socket.id,
    name: option.name.replace('_OLD', ''),
    value: option.shape === 'linger' ? lingerSeconds(bytes) : number,
  });
  return done(0);
}

/** SO_LINGER as one number: its seconds, -1 where it is off. */
const lingerSeconds = (bytes: Uint8Array): number => (int32(bytes, 0) === 0 ? -1 : int32(bytes, 4));

function set(caller: Caller, socket: Socket, name: string, number: number, bytes: Uint8Array): Attempt | null {
  const { options } = socket;
  const { host } = caller;
  const flag = number === 0 ? 0 : 1;
  switch (name) {
    case 'SO_REUSEADDR':
      options.reuseAddress = flag;
      return null;
    case 'SO_REUSEPORT':
      options.reusePort = flag;
      return null;
    case 'SO_BROADCAST':
      options.broadcast = flag;
      return null;
    case 'SO_KEEPALIVE':
      options.keepAlive = flag;
      return tell(caller, socket, { keepalive: flag === 1 });
    case 'SO_LINGER': {
      const linger = { on: int32(bytes, 0) === 0 ? 0 : 1, seconds: int32(bytes, 4) };
      options.linger = linger;
      return tell(caller, socket, { linger: linger.on ? linger.seconds : null });
    }
    // The kernel doubles the size, to leave room for its own bookkeeping (man 7 socket); least values of include/net/sock.h.
    case 'SO_RCVBUF': {
      options.receiveBuffer = Math.max(2304, 2 * Math.min(number >>> 0, sysctl(host, 'net.core.rmem_max')));
      return tell(caller, socket, { receiveBuffer: options.receiveBuffer });
    }
    case 'SO_SNDBUF': {
      options.sendBuffer = Math.max(4608, 2 * Math.min(number >>> 0, sysctl(host, 'net.core.wmem_max')));
      return tell(caller, socket, { sendBuffer: options.sendBuffer });
    }
    case 'SO_RCVLOWAT':
      return tell(caller, socket, { receiveLowWater: Math.max(1, number) });
    case 'SO_RCVTIMEO_OLD':
    case 'SO_SNDTIMEO_OLD': {
      const time = timeval(bytes);
      if (!time || time.microseconds < 0 || time.microseconds >= 1_000_000) return fail('EDOM');
      // A negative time is "do not wait", 0 is "wait for ever" (net/core/sock.c sock_set_timeout).
      const duration: Nanoseconds =
        time.seconds < 0
          ? ns(0)
          : time.seconds === 0 && time.microseconds === 0
            ? FOREVER
            : ns(time.seconds * SECOND + time.microseconds * MICROSECOND);
      if (name === 'SO_RCVTIMEO_OLD') options.receiveTimeout = duration;
      else options.sendTimeout = duration;
      return null;
    }
    case 'TCP_NODELAY':
      return tell(caller, socket, { noDelay: flag === 1 });
    case 'TCP_CORK':
      return tell(caller, socket, { cork: flag === 1 });
    case 'TCP_QUICKACK':
      return tell(caller, socket, {}, number);
    case 'TCP_MAXSEG':
      return number !== 0 && (number < 88 || number > 32_767) ? fail('EINVAL') : tell(caller, socket, { maximumSegment: number });
    case 'TCP_KEEPIDLE':
      return number < 1 || number > 32_767 ? fail('EINVAL') : tell(caller, socket, { keepaliveIdle: number * 1000 });
    case 'TCP_KEEPINTVL':
      return number < 1 || number > 32_767 ? fail('EINVAL') : tell(caller, socket, { keepaliveInterval: number * 1000 });
    case 'TCP_KEEPCNT':
      return number < 1 || number > 127 ? fail('EINVAL') : tell(caller, socket, { keepaliveProbes: number });
    case 'TCP_SYNCNT':
      return number < 1 || number > 127 ? fail('EINVAL') : tell(caller, socket, { synCount: number });
    case 'TCP_LINGER2':
      return tell(caller, socket, { linger2: number < 0 ? -1 : number * 1000 });
    case 'TCP_USER_TIMEOUT':
      return number < 0 ? fail('EINVAL') : tell(caller, socket, { userTimeout: number });
    case 'TCP_WINDOW_CLAMP':
      return tell(caller, socket, { windowClamp: number });
    case 'TCP_NOTSENT_LOWAT':
      return tell(caller, socket, { notSentLowWater: number >>> 0 });
    case 'TCP_CONGESTION':
      return isCongestionControl(text(bytes)) ? tell(caller, socket, { congestionControl: text(bytes) }) : fail('ENOENT');
    case 'IP_TOS':
    case 'IP_TTL':
      return null;
    default:
      return fail('ENOPROTOOPT');
  }
}

/** Options of TCP's own: kept with the socket, and told to its connection where there is one. */
function tell(caller: Caller, socket: Socket, change: Partial<TcpSocketOptions>, quickAck: number | null = null): null {
  const { k, cause } = caller;
  socket.options.tcp = { ...socket.options.tcp, ...change };
  if (socket.tcp && !socket.gone) {
    const out: Out = [];
    setOptions(socket.tcp, socket.options.tcp, quickAck, k.state.now, cause, out);
    drive(k, socket, out, cause);
  }
  return null;
}

const text = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes).replace(/\0.*$/s, '');

export function getsockopt(caller: Caller, call: Extract<SystemCall, { name: 'getsockopt' }>): Attempt {
  const found = socketBehind(caller, call.fd);
  if ('errno' in found) return found;
  const option = optionNamed(call.level, call.option);
  if (!option || (option.level === IPPROTO_TCP && found.socket.type !== 'stream')) return fail(option ? 'EOPNOTSUPP' : 'ENOPROTOOPT');
  const value = get(caller, found.socket, option.name);
  if (value === null) return fail('ENOPROTOOPT');
  const bytes = typeof value === 'number' ? int32Bytes(value) : value;
  if (call.length > 0) return done(bytes.slice(0, call.length));
  return done(typeof value === 'number' ? value : bytes.length >= 4 ? int32(bytes, 0) : 0);
}

function get(caller: Caller, socket: Socket, name: string): number | Uint8Array | null {
  const { options } = socket;
  const { tcp } = options;
  const { host } = caller;
  const timeout = (duration: Nanoseconds): Uint8Array =>
    Number.isFinite(duration)
      ? timevalBytes(Math.floor(duration / SECOND), Math.floor((duration % SECOND) / MICROSECOND))
      : timevalBytes(0, 0);
  const seconds = (own: number, name: string): number => (own > 0 ? own / 1000 : sysctl(host, name));
  switch (name) {
    case 'SO_REUSEADDR':
      return options.reuseAddress;
    case 'SO_REUSEPORT':
      return options.reusePort;
    case 'SO_BROADCAST':
      return options.broadcast;
    case 'SO_KEEPALIVE':
      return options.keepAlive;
    case 'SO_LINGER':
      return int32Bytes(options.linger.on, options.linger.seconds);
    case 'SO_RCVBUF':
      return socket.tcp?.receiveBuffer ?? options.receiveBuffer;
    case 'SO_SNDBUF':
      return socket.tcp?.sendBuffer ?? options.sendBuffer;
    case 'SO_RCVLOWAT':
      return tcp.receiveLowWater;
    case 'SO_RCVTIMEO_OLD':
      return timeout(options.receiveTimeout);
    case 'SO_SNDTIMEO_OLD':
      return timeout(options.sendTimeout);
    case 'SO_ERROR':
      return socket.error === '' ? 0 : errnoNumber(takeError(socket));
    case 'SO_TYPE':
      return socket.type === 'stream' ? SOCK_STREAM : SOCK_DGRAM;
    case 'SO_PROTOCOL':
      return socket.type === 'stream' ? IPPROTO_TCP : IPPROTO_UDP;
    case 'SO_DOMAIN':
      return AF_INET;
    case 'SO_ACCEPTCONN':
      return socket.listening ? 1 : 0;
    case 'TCP_NODELAY':
      return tcp.noDelay ? 1 : 0;
    case 'TCP_CORK':
      return tcp.cork ? 1 : 0;
    case 'TCP_QUICKACK':
      return !socket.tcp || socket.tcp.pingpong < socket.tcp.settings.pingpongThreshold ? 1 : 0;
    case 'TCP_MAXSEG':
      return socket.tcp ? socket.tcp.mss : tcp.maximumSegment || 536;
    case 'TCP_KEEPIDLE':
      return seconds(tcp.keepaliveIdle, 'net.ipv4.tcp_keepalive_time');
    case 'TCP_KEEPINTVL':
      return seconds(tcp.keepaliveInterval, 'net.ipv4.tcp_keepalive_intvl');
    case 'TCP_KEEPCNT':
      return tcp.keepaliveProbes || sysctl(host, 'net.ipv4.tcp_keepalive_probes');
    case 'TCP_SYNCNT':
      return tcp.synCount || sysctl(host, 'net.ipv4.tcp_syn_retries');
    case 'TCP_LINGER2':
      return tcp.linger2 < 0 ? -1 : seconds(tcp.linger2, 'net.ipv4.tcp_fin_timeout');
    case 'TCP_USER_TIMEOUT':
      return tcp.userTimeout;
    case 'TCP_WINDOW_CLAMP':
      return socket.tcp?.windowClamp ?? tcp.windowClamp;
    case 'TCP_NOTSENT_LOWAT':
      return tcp.notSentLowWater;
    case 'TCP_INFO':
      return tcpInfo(socket, caller.k.state.now);
    case 'TCP_CONGESTION': {
      const bytes = new Uint8Array(16);
      bytes.set(new TextEncoder().encode(tcp.congestionControl || host.tcpSettings.congestionControl));
      return bytes;
    }
    case 'IP_TTL':
      return DEFAULT_TTL;
    case 'IP_TOS':
      return 0;
    default:
      return null;
  }
}
