/** Constants of the library's modules, as CPython 3.11 has them on Linux. */
import { own } from '../objects/counting.ts';
import * as dicts from '../objects/dict.ts';
import { list, newDict, tuple, type Value } from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { natives } from './registry.ts';

/** Constants that are members of an enumeration, by its name. */
export const ENUMERATIONS: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  AddressFamily: [['AF_INET', 2], ['AF_UNIX', 1], ['AF_INET6', 10], ['AF_UNSPEC', 0]],
  SocketKind: [['SOCK_STREAM', 1], ['SOCK_DGRAM', 2], ['SOCK_RAW', 3]],
  MsgFlag: [['MSG_PEEK', 2], ['MSG_DONTWAIT', 64], ['MSG_WAITALL', 256], ['MSG_NOSIGNAL', 16384], ['MSG_MORE', 32768], ['MSG_OOB', 1], ['MSG_TRUNC', 32]],
};

const SOCKET: Readonly<Record<string, number>> = {
  SOL_SOCKET: 1, SOL_TCP: 6, SOL_IP: 0, SOL_UDP: 17, IPPROTO_TCP: 6, IPPROTO_UDP: 17, IPPROTO_IP: 0, IPPROTO_ICMP: 1, SO_REUSEADDR: 2, SO_REUSEPORT: 15,
  SO_KEEPALIVE: 9, SO_LINGER: 13, SO_RCVBUF: 8, SO_SNDBUF: 7, SO_ERROR: 4, SO_BROADCAST: 6, SO_RCVTIMEO: 20, SO_SNDTIMEO: 21, SO_TYPE: 3, SO_ACCEPTCONN:
  30, SO_OOBINLINE: 10, SO_RCVLOWAT: 18, SO_SNDLOWAT: 19, SO_DONTROUTE: 5, TCP_NODELAY: 1, TCP_CORK: 3, TCP_QUICKACK: 12, TCP_MAXSEG: 2, TCP_KEEPIDLE:
  4, TCP_KEEPINTVL: 5, TCP_KEEPCNT: 6, TCP_USER_TIMEOUT: 18, TCP_INFO: 11, TCP_DEFER_ACCEPT: 9, TCP_LINGER2: 8, TCP_SYNCNT: 7, TCP_WINDOW_CLAMP: 10,
  TCP_CONGESTION: 13, TCP_NOTSENT_LOWAT: 25, TCP_FASTOPEN: 23, IP_TTL: 2, IP_TOS: 1, IP_MULTICAST_TTL: 33, SHUT_RD: 0, SHUT_WR: 1, SHUT_RDWR: 2,
  SOMAXCONN: 4096, INADDR_ANY: 0, INADDR_LOOPBACK: 2130706433, INADDR_BROADCAST: 4294967295, INADDR_NONE: 4294967295, AI_PASSIVE: 1, AI_CANONNAME: 2,
  AI_NUMERICHOST: 4, AI_NUMERICSERV: 1024, EAI_NONAME: -2, EAI_AGAIN: -3, EAI_FAIL: -4, NI_NUMERICHOST: 1, NI_NUMERICSERV: 2,
};

const ERRNO: Readonly<Record<string, number>> = {
  EPERM: 1, ENOENT: 2, ESRCH: 3, EINTR: 4, EIO: 5, ENXIO: 6, E2BIG: 7, ENOEXEC: 8, EBADF: 9, ECHILD: 10, EAGAIN: 11, ENOMEM: 12, EACCES: 13, EFAULT: 14,
  ENOTBLK: 15, EBUSY: 16, EEXIST: 17, EXDEV: 18, ENODEV: 19, ENOTDIR: 20, EISDIR: 21, EINVAL: 22, ENFILE: 23, EMFILE: 24, ENOTTY: 25, ETXTBSY: 26,
  EFBIG: 27, ENOSPC: 28, ESPIPE: 29, EROFS: 30, EMLINK: 31, EPIPE: 32, EDOM: 33, ERANGE: 34, EDEADLOCK: 35, ENAMETOOLONG: 36, ENOLCK: 37, ENOSYS: 38,
  ENOTEMPTY: 39, ELOOP: 40, ENOMSG: 42, EIDRM: 43, ECHRNG: 44, EL2NSYNC: 45, EL3HLT: 46, EL3RST: 47, ELNRNG: 48, EUNATCH: 49, ENOCSI: 50, EL2HLT: 51,
  EBADE: 52, EBADR: 53, EXFULL: 54, ENOANO: 55, EBADRQC: 56, EBADSLT: 57, EBFONT: 59, ENOSTR: 60, ENODATA: 61, ETIME: 62, ENOSR: 63, ENONET: 64, ENOPKG:
  65, EREMOTE: 66, ENOLINK: 67, EADV: 68, ESRMNT: 69, ECOMM: 70, EPROTO: 71, EMULTIHOP: 72, EDOTDOT: 73, EBADMSG: 74, EOVERFLOW: 75, ENOTUNIQ: 76,
  EBADFD: 77, EREMCHG: 78, ELIBACC: 79, ELIBBAD: 80, ELIBSCN: 81, ELIBMAX: 82, ELIBEXEC: 83, EILSEQ: 84, ERESTART: 85, ESTRPIPE: 86, EUSERS: 87,
  ENOTSOCK: 88, EDESTADDRREQ: 89, EMSGSIZE: 90, EPROTOTYPE: 91, ENOPROTOOPT: 92, EPROTONOSUPPORT: 93, ESOCKTNOSUPPORT: 94, ENOTSUP: 95, EPFNOSUPPORT:
  96, EAFNOSUPPORT: 97, EADDRINUSE: 98, EADDRNOTAVAIL: 99, ENETDOWN: 100, ENETUNREACH: 101, ENETRESET: 102, ECONNABORTED: 103, ECONNRESET: 104, ENOBUFS:
  105, EISCONN: 106, ENOTCONN: 107, ESHUTDOWN: 108, ETOOMANYREFS: 109, ETIMEDOUT: 110, ECONNREFUSED: 111, EHOSTDOWN: 112, EHOSTUNREACH: 113, EALREADY:
  114, EINPROGRESS: 115, ESTALE: 116, EUCLEAN: 117, ENOTNAM: 118, ENAVAIL: 119, EISNAM: 120, EREMOTEIO: 121, EDQUOT: 122, ENOMEDIUM: 123, EMEDIUMTYPE:
  124, ECANCELED: 125, ENOKEY: 126, EKEYEXPIRED: 127, EKEYREVOKED: 128, EKEYREJECTED: 129, EOWNERDEAD: 130, ENOTRECOVERABLE: 131, ERFKILL: 132,
};
/** Second names of the same numbers. */
const ERRNO_ALIASES: Readonly<Record<string, number>> = { EWOULDBLOCK: 11, EDEADLOCK: 35, ENOTSUP: 95 };

natives('_kernel', 'function', {
  '_names_of(enumeration)': (_, name) => tuple((ENUMERATIONS[name as string] ?? []).map(([key, value]) => tuple([key, value]))),
});

/** Names and values (new references) that a module has besides its natives and its Python. */
export function constantsOf(vm: Vm, module: string): [string, Value][] {
  switch (module) {
    case 'socket': return [...Object.entries(SOCKET), ['has_ipv6', false]];
    case 'errno': {
      const codes = newDict();
      for (const [name, value] of Object.entries(ERRNO)) dicts.set(codes, value, name);
      return [...Object.entries(ERRNO), ...Object.entries(ERRNO_ALIASES), ['errorcode', codes]];
    }
    case 'os': return [['name', 'posix'], ['sep', '/'], ['linesep', '\n'], ['pathsep', ':'], ['curdir', '.'], ['devnull', '/dev/null'], ['error', own(vm.types['OSError']!)]];
    case 'time': return [['timezone', 0], ['altzone', 0], ['daylight', 0], ['tzname', tuple(['UTC', 'UTC'])], ['CLOCK_REALTIME', 0], ['CLOCK_MONOTONIC', 1]];
    case 'struct': return [['error', own(vm.types['struct.error']!)]];
    case 'sys': return [
      ['argv', list([...vm.argv])], ['modules', own(vm.modules)], ['platform', 'linux'], ['byteorder', 'little'], ['maxsize', 9223372036854775807n], ['maxunicode', 0x10ffff],
      ['version', '3.11.7 (main, Jan  1 2026, 00:00:00) [GCC 12.2.0]'], ['version_info', tuple([3, 11, 7, 'final', 0])], ['hexversion', 0x030b07f0], ['executable', '/usr/bin/python3'],
      ['path', list([vm.directory])], ['copyright', ''], ['prefix', '/usr'], ['dont_write_bytecode', false], ['stdout', own(stream(vm, '_stdout_object'))], ['stderr', own(stream(vm, '_stderr_object'))],
      ['__stdout__', own(stream(vm, '_stdout_object'))], ['__stderr__', own(stream(vm, '_stderr_object'))],
    ];
    default: return [];
  }
}

function stream(vm: Vm, name: string): Value {
  return dicts.getText(vm.prelude, name) ?? null;
}

