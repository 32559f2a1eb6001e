/** Numbers of Linux's socket interface, and the few times that the simulated computer is made of. */
import { ns } from '#time/nanoseconds.ts';

/** A system call keeps the core this long. DESIGN chapter 5. */
export const CALL_COST = ns(1_000);
/**
 * From the moment that what a sleeping thread waited for has happened until it runs again: interrupt, wake-up, context switch,
 * and for sleepers the timer slack (50 us, prctl(2) PR_SET_TIMERSLACK). Real machines take 10 to 50 us; with none, a reader would always see
 * back-to-back segments one by one, which the real machine does not show.
 */
export const WAKE_LATENCY = ns(20_000);
/** How long a thread keeps a core while others want it; also the switch interval of Python's interpreter lock. */
export const QUANTUM = ns(5_000_000);
/** A packet through loopback: within the sender's system call, as Linux's softirq does it (drivers/net/loopback.c). */
export const LOOPBACK_DELAY = ns(100);
export const LOOPBACK_MTU = 65_536;
/** The largest IP packet: its length field has 16 bits. */
export const LARGEST_PACKET = 65_535;

export const STEPS_PER_PROCESS = 20_000_000;
export const STEPS_PER_RUN = 50_000_000;
export const TRACE_BYTES = 256 * 1024 * 1024;

export const AF_INET = 2;
export const SOCK_STREAM = 1;
export const SOCK_DGRAM = 2;
export const SOCK_NONBLOCK = 0x800;
export const SOCK_CLOEXEC = 0x80000;
export const IPPROTO_IP = 0;
export const IPPROTO_TCP = 6;
export const IPPROTO_UDP = 17;
export const SOL_SOCKET = 1;

export const MSG = { OOB: 1, PEEK: 2, DONTROUTE: 4, TRUNC: 0x20, DONTWAIT: 0x40, WAITALL: 0x100, NOSIGNAL: 0x4000, MORE: 0x8000 } as const;
export const POLL = { IN: 1, PRI: 2, OUT: 4, ERR: 8, HUP: 16, NVAL: 32, RDHUP: 0x2000 } as const;
/** Event bits beyond poll's (include/uapi/linux/eventpoll.h). PRIVATE: what a one-shot item keeps once it has been told. */
export const EPOLL = {
  ...{ IN: 1, PRI: 2, OUT: 4, ERR: 8, HUP: 16, RDNORM: 0x40, RDBAND: 0x80, WRNORM: 0x100, WRBAND: 0x200, MSG: 0x400, RDHUP: 0x2000 },
  EXCLUSIVE: 0x10000000,
  WAKEUP: 0x20000000,
  ONESHOT: 0x40000000,
  ET: 0x80000000,
  PRIVATE: 0xf0000000,
} as const;
export const SHUT = { RD: 0, WR: 1, RDWR: 2 } as const;

/** The largest payload of a UDP datagram: 65,535 less the headers of IP and UDP. */
export const UDP_LARGEST = 65_507;
export const DEFAULT_TTL = 64;
/** IPv4 header without options. */
export const IP_HEADER = 20;
export const DESCRIPTOR_LIMIT = 1024;
