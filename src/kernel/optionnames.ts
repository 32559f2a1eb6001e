/** The socket options that the kernel knows: Linux's numbers and names, and the shape of their values. */
import { IPPROTO_IP, IPPROTO_TCP, SOL_SOCKET } from './constants.ts';

export type OptionShape = 'int' | 'linger' | 'timeval' | 'text' | 'tcp_info';
export interface OptionName {
  readonly level: number;
  readonly option: number;
  readonly name: string;
  readonly shape: OptionShape;
}

const at = (level: number, entries: readonly (readonly [number, string, OptionShape?])[]): OptionName[] =>
  entries.map(([option, name, shape = 'int']) => ({ level, option, name, shape }));

/** include/uapi/asm-generic/socket.h, include/uapi/linux/tcp.h, include/uapi/linux/in.h. */
const OPTIONS: readonly OptionName[] = [
  ...at(SOL_SOCKET, [
    [2, 'SO_REUSEADDR'],
    [3, 'SO_TYPE'],
    [4, 'SO_ERROR'],
    [6, 'SO_BROADCAST'],
    [7, 'SO_SNDBUF'],
    [8, 'SO_RCVBUF'],
    [9, 'SO_KEEPALIVE'],
    [13, 'SO_LINGER', 'linger'],
    [15, 'SO_REUSEPORT'],
    [18, 'SO_RCVLOWAT'],
    [20, 'SO_RCVTIMEO_OLD', 'timeval'],
    [21, 'SO_SNDTIMEO_OLD', 'timeval'],
    [30, 'SO_ACCEPTCONN'],
    [38, 'SO_PROTOCOL'],
    [39, 'SO_DOMAIN'],
  ]),
  ...at(IPPROTO_TCP, [
    [1, 'TCP_NODELAY'],
    [2, 'TCP_MAXSEG'],
    [3, 'TCP_CORK'],
    [4, 'TCP_KEEPIDLE'],
    [5, 'TCP_KEEPINTVL'],
    [6, 'TCP_KEEPCNT'],
    [7, 'TCP_SYNCNT'],
    [8, 'TCP_LINGER2'],
    [10, 'TCP_WINDOW_CLAMP'],
    [11, 'TCP_INFO', 'tcp_info'],
    [12, 'TCP_QUICKACK'],
    [13, 'TCP_CONGESTION', 'text'],
    [18, 'TCP_USER_TIMEOUT'],
    [25, 'TCP_NOTSENT_LOWAT'],
  ]),
  ...at(IPPROTO_IP, [
    [1, 'IP_TOS'],
    [2, 'IP_TTL'],
  ]),
];
const BY_NUMBER = new Map(OPTIONS.map((option) => [option.level * 1024 + option.option, option]));

export const optionNamed = (level: number, option: number): OptionName | undefined => BY_NUMBER.get(level * 1024 + option);

/** As strace writes the level. */
export const levelName = (level: number): string =>
  level === SOL_SOCKET
    ? 'SOL_SOCKET'
    : level === IPPROTO_TCP
      ? 'SOL_TCP'
      : level === IPPROTO_IP
        ? 'SOL_IP'
        : level === 17
          ? 'SOL_UDP'
          : String(level);

// -- values as bytes (little-endian, as on the machines that recorded) ------------------------------------------------------------------

export const int32 = (bytes: Uint8Array, at: number): number =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getInt32(at, true);
const wide = (bytes: Uint8Array, at: number): number =>
  Number(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getBigInt64(at, true));

export function int32Bytes(...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => view.setInt32(i * 4, value | 0, true));
  return bytes;
}

/** struct timeval: seconds and microseconds, 8 bytes each; null where the bytes are too few. */
export const timeval = (bytes: Uint8Array): { readonly seconds: number; readonly microseconds: number } | null =>
  bytes.length < 16 ? null : { seconds: wide(bytes, 0), microseconds: wide(bytes, 8) };

export function timevalBytes(seconds: number, microseconds: number): Uint8Array {
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  view.setBigInt64(0, BigInt(seconds), true);
  view.setBigInt64(8, BigInt(microseconds), true);
  return bytes;
}
