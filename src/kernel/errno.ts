/**
 * Error names with Linux's numbers and messages (include/uapi/asm-generic/errno-base.h, errno.h; messages as glibc's strerror).
 * The simulation speaks of errors by name; languages turn a name into their own exception.
 */
export const ERRNO = {
  EPERM: { number: 1, message: 'Operation not permitted' },
  ENOENT: { number: 2, message: 'No such file or directory' },
  ESRCH: { number: 3, message: 'No such process' },
  EINTR: { number: 4, message: 'Interrupted system call' },
  EIO: { number: 5, message: 'Input/output error' },
  EBADF: { number: 9, message: 'Bad file descriptor' },
  ECHILD: { number: 10, message: 'No child processes' },
  EAGAIN: { number: 11, message: 'Resource temporarily unavailable' },
  ENOMEM: { number: 12, message: 'Cannot allocate memory' },
  EACCES: { number: 13, message: 'Permission denied' },
  EFAULT: { number: 14, message: 'Bad address' },
  EEXIST: { number: 17, message: 'File exists' },
  EINVAL: { number: 22, message: 'Invalid argument' },
  EMFILE: { number: 24, message: 'Too many open files' },
  ENOTTY: { number: 25, message: 'Inappropriate ioctl for device' },
  ESPIPE: { number: 29, message: 'Illegal seek' },
  EPIPE: { number: 32, message: 'Broken pipe' },
  EDOM: { number: 33, message: 'Numerical argument out of domain' },
  ENOSYS: { number: 38, message: 'Function not implemented' },
  ENOTSOCK: { number: 88, message: 'Socket operation on non-socket' },
  EDESTADDRREQ: { number: 89, message: 'Destination address required' },
  EMSGSIZE: { number: 90, message: 'Message too long' },
  EPROTOTYPE: { number: 91, message: 'Protocol wrong type for socket' },
  ENOPROTOOPT: { number: 92, message: 'Protocol not available' },
  EPROTONOSUPPORT: { number: 93, message: 'Protocol not supported' },
  ESOCKTNOSUPPORT: { number: 94, message: 'Socket type not supported' },
  EOPNOTSUPP: { number: 95, message: 'Operation not supported' },
  EAFNOSUPPORT: { number: 97, message: 'Address family not supported by protocol' },
  EADDRINUSE: { number: 98, message: 'Address already in use' },
  EADDRNOTAVAIL: { number: 99, message: 'Cannot assign requested address' },
  ENETDOWN: { number: 100, message: 'Network is down' },
  ENETUNREACH: { number: 101, message: 'Network is unreachable' },
  ECONNABORTED: { number: 103, message: 'Software caused connection abort' },
  ECONNRESET: { number: 104, message: 'Connection reset by peer' },
  ENOBUFS: { number: 105, message: 'No buffer space available' },
  EISCONN: { number: 106, message: 'Transport endpoint is already connected' },
  ENOTCONN: { number: 107, message: 'Transport endpoint is not connected' },
  ETIMEDOUT: { number: 110, message: 'Connection timed out' },
  ECONNREFUSED: { number: 111, message: 'Connection refused' },
  EHOSTUNREACH: { number: 113, message: 'No route to host' },
  EALREADY: { number: 114, message: 'Operation already in progress' },
  EINPROGRESS: { number: 115, message: 'Operation now in progress' },
} as const satisfies Record<string, { number: number; message: string }>;

export type Errno = keyof typeof ERRNO;

/** The number Linux gives for this name; 0 for '' and for names it does not have. */
export const errnoNumber = (name: string): number => (Object.hasOwn(ERRNO, name) ? ERRNO[name as Errno].number : 0);

/** As strace prints a failed call: "-1 ECONNREFUSED (Connection refused)". */
export const errnoResult = (name: Errno): string => `-1 ${name} (${ERRNO[name].message})`;
