/** System calls: a native leaves the call in the thread; the result comes back here and becomes the value the native's caller waits for. */
import { ERRNO, errnoNumber, type Errno } from '#kernel/errno.ts';
import type { SystemCall } from '#kernel/systemcalls.ts';
import { reaper } from '../objects/counting.ts';
import { bytes, float, int, list, tuple, type Value } from '../objects/values.ts';
import type { Thread, Vm } from '../objects/vm.ts';
import { newException, Raised } from './errors.ts';

/** Suspends the running thread in a call. The native gives its `undefined` on. */
export function suspend(vm: Vm, call: SystemCall, conversion: string): undefined {
  const { thread } = vm;
  thread.call = call;
  thread.callHandedOut = false;
  thread.conversion = conversion;
  thread.result = null;
  reaper.limit = -1;
  return undefined;
}

/** Exception class of an error number (PEP 3151). */
const CLASSES: Readonly<Record<string, string>> = {
  EAGAIN: 'BlockingIOError',
  EALREADY: 'BlockingIOError',
  EINPROGRESS: 'BlockingIOError',
  ECHILD: 'ChildProcessError',
  EPIPE: 'BrokenPipeError',
  ESHUTDOWN: 'BrokenPipeError',
  ECONNABORTED: 'ConnectionAbortedError',
  ECONNREFUSED: 'ConnectionRefusedError',
  ECONNRESET: 'ConnectionResetError',
  EEXIST: 'FileExistsError',
  ENOENT: 'FileNotFoundError',
  EISDIR: 'IsADirectoryError',
  ENOTDIR: 'NotADirectoryError',
  EINTR: 'InterruptedError',
  EACCES: 'PermissionError',
  EPERM: 'PermissionError',
  ESRCH: 'ProcessLookupError',
  ETIMEDOUT: 'TimeoutError',
};

const BY_NUMBER = new Map<number, string>(Object.entries(ERRNO).map(([name, { number }]) => [number, name]));

/** The class OSError(errno, ...) makes an instance of. */
export const errorClass = (errno: number): string => CLASSES[BY_NUMBER.get(errno) ?? ''] ?? 'OSError';
export const errnoName = (errno: number): string | undefined => BY_NUMBER.get(errno);
export const errorMessage = (name: string): string => (Object.hasOwn(ERRNO, name) ? ERRNO[name as Errno].message : name);

export const addressText = (address: number): string => [24, 16, 8, 0].map((shift) => String((address >>> shift) & 255)).join('.');

/** Puts the result on the stack of the frame that made the call, or throws its OSError. */
export function deliverResult(vm: Vm, thread: Thread): void {
  const { result, conversion } = thread;
  thread.call = null;
  thread.callHandedOut = false;
  thread.result = null;
  if (result === null) return;
  if ('errno' in result) {
    const number = errnoNumber(result.errno);
    throw new Raised(newException(vm.types[errorClass(number)]!, [number, errorMessage(result.errno)]));
  }
  const frame = thread.frames[thread.frames.length - 1]!;
  frame.registers[frame.top++] = convert(result.value, conversion);
}

type Address = { readonly address: number; readonly port: number };
const addressTuple = (one: Address): Value => tuple([addressText(one.address), one.port]);

function convert(value: unknown, conversion: string): Value {
  switch (conversion) {
    case 'none':
      return null;
    case 'int':
      return value as number;
    case 'bytes':
      return bytes(value as Uint8Array);
    case 'received':
      return bytes((value as { bytes: Uint8Array }).bytes);
    case 'received-from': {
      const { bytes: content, address } = value as { bytes: Uint8Array; address: Address | null };
      return tuple([bytes(content), address === null ? null : addressTuple(address)]);
    }
    case 'address':
      return addressTuple(value as Address);
    case 'accepted': {
      const { fd, address } = value as { fd: number; address: Address };
      return tuple([fd, addressTuple(address)]);
    }
    case 'option':
      return value instanceof Uint8Array ? bytes(value) : (value as number);
    case 'ready':
      return tuple([...(value as readonly number[])]);
    case 'sets': {
      const { read, write, except } = value as Readonly<Record<'read' | 'write' | 'except', readonly number[]>>;
      return tuple([read, write, except].map((one) => list([...one])));
    }
    case 'pairs': {
      const flat = value as readonly number[];
      return list(flat.flatMap((fd, i) => (i % 2 === 0 ? [tuple([fd, flat[i + 1]!])] : [])));
    }
    case 'seconds': {
      const [seconds, nanoseconds] = value as readonly [number, number];
      return float(seconds + nanoseconds / 1e9);
    }
    case 'nanoseconds': {
      const [seconds, nanoseconds] = value as readonly [number, number];
      return int(BigInt(seconds) * 1_000_000_000n + BigInt(nanoseconds));
    }
    default:
      throw new Error(`unknown conversion ${conversion}`);
  }
}
