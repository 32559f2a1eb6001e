/** Sockets as kernel objects: creation, the port table, pending errors, and what is left when the last descriptor is closed. */
import { DEFAULT_SOCKET_OPTIONS } from '#protocols/tcp/settings.ts';
import { FOREVER, type Nanoseconds } from '#time/nanoseconds.ts';
import { type EventId, type TcpState } from '#trace/events.ts';
import { POLL } from './constants.ts';
import { type Errno } from './errno.ts';
import { hostOf, record, socketOf } from './kernel.ts';
import type { HostState, Kernel, Socket, SocketOptions } from './state.ts';
import { wake } from './waiting.ts';

export const defaultOptions = (host: HostState, type: Socket['type']): SocketOptions => ({
  reuseAddress: 0,
  reusePort: 0,
  keepAlive: 0,
  broadcast: 0,
  linger: { on: 0, seconds: 0 },
  receiveBuffer: type === 'stream' ? middle(host, 'net.ipv4.tcp_rmem') : number(host, 'net.core.rmem_default'),
  sendBuffer: type === 'stream' ? middle(host, 'net.ipv4.tcp_wmem') : number(host, 'net.core.wmem_default'),
  receiveTimeout: FOREVER,
  sendTimeout: FOREVER,
  tcp: host.nodelay ? { ...DEFAULT_SOCKET_OPTIONS, noDelay: true } : DEFAULT_SOCKET_OPTIONS,
});

/** The second of three numbers: "4096 131072 33554432". */
const middle = (host: HostState, name: string): number => Number(String(host.sysctl[name]).split(/\s+/)[1]);
const number = (host: HostState, name: string): number => Number(host.sysctl[name]);

/** A new socket of a process, or (listener >= 0) of the kernel itself, for a connection that is being set up. */
export function createSocket(
  k: Kernel,
  host: HostState,
  type: Socket['type'],
  process: number,
  listener: number,
  options: SocketOptions,
  cause: EventId,
): Socket {
  const id = k.state.next.socket++;
  const created = record(k, 'socket.created', cause, { socket: id, host: host.index, process, type, listener });
  // What differs from Linux's defaults is told; a connection that comes in has the options of its listening socket, and nothing new.
  if (host.nodelay && type === 'stream' && listener < 0) record(k, 'socket.option', created, { socket: id, name: 'TCP_NODELAY', value: 1 });
  const socket: Socket = {
    id,
    host: host.index,
    process,
    type,
    address: 0,
    port: 0,
    peerAddress: 0,
    peerPort: 0,
    named: false,
    holdsPort: false,
    options,
    error: '',
    errorCause: created,
    tcp: null,
    tcpState: 'CLOSED',
    connecting: false,
    wasConnected: false,
    listening: null,
    listener,
    channel: -1,
    direction: 0,
    written: 0,
    read: 0,
    writes: 0,
    endRead: false,
    shutRead: false,
    shutWrite: false,
    datagrams: [],
    datagramBytes: 0,
    waiters: [],
    timers: {},
    timerAt: FOREVER,
    timerSequence: -1,
    open: process >= 0,
    gone: false,
    changed: created,
    created,
  };
  k.state.sockets.set(id, socket);
  return socket;
}

const protocolOf = (socket: Socket): 'tcp' | 'udp' => (socket.type === 'stream' ? 'tcp' : 'udp');
export const portTable = (host: HostState, socket: Socket): Map<number, number[]> => host.ports[protocolOf(socket)];

/** Enters the socket under its local port. */
export function holdPort(k: Kernel, socket: Socket): void {
  const table = portTable(hostOf(k, socket.host), socket);
  const holders = table.get(socket.port);
  if (holders) holders.push(socket.id);
  else table.set(socket.port, [socket.id]);
  socket.holdsPort = true;
}

export function releasePort(k: Kernel, socket: Socket): void {
  if (!socket.holdsPort) return;
  socket.holdsPort = false;
  const table = portTable(hostOf(k, socket.host), socket);
  const holders = table.get(socket.port);
  if (!holders) return;
  const place = holders.indexOf(socket.id);
  if (place >= 0) holders.splice(place, 1);
  if (holders.length === 0) table.delete(socket.port);
}

export const otherHolders = (k: Kernel, host: HostState, socket: Socket, port: number): readonly Socket[] =>
  (portTable(host, socket).get(port) ?? []).filter((id) => id !== socket.id).map((id) => socketOf(k, id));

/** Names this end of a socket. */
export function nameSocket(k: Kernel, socket: Socket, address: number, port: number, cause: EventId): void {
  socket.address = address;
  socket.port = port;
  if (!socket.holdsPort) holdPort(k, socket);
  record(k, 'socket.bound', cause, { socket: socket.id, address, port });
}

/** An error that the next call reports; whoever sleeps on the socket is woken. */
export function raiseError(k: Kernel, socket: Socket, errno: Errno, cause: EventId): void {
  socket.error = errno;
  socket.errorCause = record(k, 'socket.error', cause, { socket: socket.id, errno });
  wake(k, socket, POLL.ERR, socket.errorCause);
}

/** Follows the state of a TCP socket. */
export function enterState(k: Kernel, socket: Socket, state: TcpState, cause: EventId): EventId {
  const previous = socket.tcpState;
  if (previous === state) return cause;
  socket.tcpState = state;
  return record(k, 'tcp.state', cause, { socket: socket.id, state, previous });
}

/** The kernel forgets the socket. */
export function destroySocket(k: Kernel, socket: Socket, cause: EventId): void {
  if (!k.state.sockets.delete(socket.id)) return;
  releasePort(k, socket);
  unhash(k, socket);
  record(k, 'socket.destroyed', cause, { socket: socket.id });
}

const endpoint = (address: number, port: number): number => address * 65_536 + port;

/** Enters a connection under its four numbers. */
export function hashConnection(k: Kernel, socket: Socket): void {
  const { connections } = hostOf(k, socket.host);
  const own = endpoint(socket.address, socket.port);
  let peers = connections.get(own);
  if (!peers) connections.set(own, (peers = new Map()));
  peers.set(endpoint(socket.peerAddress, socket.peerPort), socket.id);
}

export function unhash(k: Kernel, socket: Socket): void {
  const { connections } = hostOf(k, socket.host);
  const own = endpoint(socket.address, socket.port);
  const peers = connections.get(own);
  const peer = endpoint(socket.peerAddress, socket.peerPort);
  if (peers?.get(peer) !== socket.id) return;
  peers.delete(peer);
  if (peers.size === 0) connections.delete(own);
}

/** The connection with these four numbers. */
export function findConnection(
  k: Kernel,
  host: HostState,
  address: number,
  port: number,
  peerAddress: number,
  peerPort: number,
): Socket | undefined {
  const id = host.connections.get(endpoint(address, port))?.get(endpoint(peerAddress, peerPort));
  return id === undefined ? undefined : k.state.sockets.get(id);
}

/** Timeouts of setsockopt: 0 means none (man 7 socket, SO_RCVTIMEO). */
export const timeoutOption = (duration: Nanoseconds): Nanoseconds => (duration === 0 ? FOREVER : duration);
