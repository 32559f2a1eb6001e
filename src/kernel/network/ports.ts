/**
 * Free ports. As Linux does it (net/ipv4/inet_hashtables.c __inet_hash_connect, inet_connection_sock.c inet_csk_find_open_port): the search
 * starts at a hash of the peer, connect() prefers even ports and bind() to port 0 odd ones, so that the two seldom meet.
 */
import { hash32, nextBelow } from '#time/random.ts';
import { findConnection, otherHolders, portTable } from '../sockets.ts';
import type { HostState, Kernel, Socket } from '../state.ts';

const range = (host: HostState): { readonly low: number; readonly count: number } => {
  const [low = 32_768, high = 60_999] = String(host.sysctl['net.ipv4.ip_local_port_range']).split(/\s+/).map(Number);
  return { low, count: high - low + 1 };
};

function search(low: number, count: number, offset: number, parity: 0 | 1, fits: (port: number) => boolean): number {
  for (const wanted of [parity, 1 - parity]) {
    for (let i = 0; i < count; i++) {
      const port = low + ((offset + i) % count);
      if ((port - low) % 2 === wanted && fits(port)) return port;
    }
  }
  return -1;
}

/** A local port for a connection from `address` to this peer; -1 where all are taken (EADDRNOTAVAIL). */
export function portForConnection(
  k: Kernel,
  host: HostState,
  socket: Socket,
  address: number,
  peerAddress: number,
  peerPort: number,
): number {
  const { low, count } = range(host);
  const offset = (hash32(k.state.seed, 'port', host.index, address, peerAddress, peerPort) + host.portCursor) % count;
  host.portCursor += 2;
  return search(
    low,
    count,
    offset,
    0,
    (port) =>
      otherHolders(k, host, socket, port).every((other) => other.listening === null && other.peerPort !== 0 && other.listener < 0) &&
      !findConnection(k, host, address, port, peerAddress, peerPort),
  );
}

/** A local port for bind() to port 0, or for a datagram socket that sends before it has a name; -1 where all are taken. */
export function portForBind(host: HostState, socket: Socket): number {
  const { low, count } = range(host);
  const table = portTable(host, socket);
  return search(
    low,
    count,
    nextBelow(host.random, count),
    socket.type === 'stream' ? 1 : nextBelow(host.random, 2) === 0 ? 0 : 1,
    (port) => !table.has(port),
  );
}
