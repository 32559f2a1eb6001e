/** Datagrams: sent as they are, matched to a socket, kept whole, dropped where the receive buffer is full. RFC 768. */
import type { EventId } from '#trace/events.ts';
import { UDP_HEADER } from '#wire/udp.ts';
import { IP_HEADER, POLL } from '../constants.ts';
import { record, socketOf } from '../kernel.ts';
import type { Datagram, HostState, Kernel, Packet, Socket } from '../state.ts';
import { wake } from '../waiting.ts';
import { sendUnreachable } from './icmp.ts';
import { sendPacket } from './send.ts';

/** Sends one datagram from a socket that has a port. Null where no way leads to the destination. */
export function sendDatagram(
  k: Kernel,
  host: HostState,
  socket: Socket,
  bytes: Uint8Array,
  source: number,
  destination: number,
  port: number,
  cause: EventId,
): EventId | null {
  return sendPacket(
    k,
    host,
    {
      source,
      destination,
      socket: socket.id,
      body: { kind: 'udp', sourcePort: socket.port, destinationPort: port, payload: bytes },
      dontFragment: true,
      channel: -1,
      direction: 0,
      offset: 0,
      length: bytes.length,
      repeat: false,
    },
    cause,
  );
}

/**
 * What a packet takes of the receive buffer: the memory it lies in, not its payload. Headers, 64 bytes in front and Linux's skb_shared_info of 320 bytes
 * stand in a block of 576 bytes or of the next power of two, and an sk_buff of 256 describes it (recorded on Linux 6.18 by counting what a buffer holds: payloads up to 164, 612, 1500 bytes).
 */
export function packetMemory(transportBytes: number): number {
  const need = transportBytes + IP_HEADER + 64 + 320;
  return (need <= 576 ? 576 : powerOfTwo(need)) + 256;
}
function powerOfTwo(least: number): number {
  let power = 1024;
  while (power < least) power *= 2;
  return power;
}

/** One datagram is always taken, however small the buffer (Linux net/ipv4/udp.c __udp_enqueue_schedule_skb). */
const fits = (socket: Socket, memory: number): boolean =>
  socket.datagramBytes === 0 || socket.datagramBytes + memory <= socket.options.receiveBuffer;

/** A datagram has arrived at its host. */
export function receiveUdp(
  k: Kernel,
  host: HostState,
  packet: Packet,
  body: Extract<Packet['body'], { kind: 'udp' }>,
  memory = packetMemory(body.payload.length + UDP_HEADER),
): void {
  const socket = match(k, host, packet, body);
  const arrived = record(k, 'packet.arrived', packet.sent, { packet: packet.id, host: host.index, socket: socket?.id ?? -1 });
  if (!socket) {
    sendUnreachable(k, host, packet, 'port', 0, arrived);
    return;
  }
  if (!fits(socket, memory)) {
    record(k, 'decision', arrived, {
      socket: socket.id,
      action: 'drop',
      rule: 'receive-buffer-full',
      clause: 'Linux net/ipv4/udp.c __udp_enqueue_schedule_skb',
      sentence: `${socket.datagrams.length} datagrams wait to be read and fill the receive buffer of ${socket.options.receiveBuffer} B. This one is thrown away, and nobody is told.`,
      numbers: [socket.datagrams.length, socket.options.receiveBuffer],
    });
    return;
  }
  const from = { address: packet.source, port: body.sourcePort };
  const queued = record(k, 'datagram.queued', arrived, {
    socket: socket.id,
    packet: packet.id,
    length: body.payload.length,
    ...from,
    memory,
    limit: socket.options.receiveBuffer,
  });
  socket.datagrams.push({ bytes: body.payload, from, memory, packet: packet.id, cause: queued });
  socket.datagramBytes += memory;
  wake(k, socket, POLL.IN, queued);
}

/** The socket a datagram is for: connected to its sender before bound to the address before bound to any (Linux udp.c compute_score). */
function match(k: Kernel, host: HostState, packet: Packet, body: Extract<Packet['body'], { kind: 'udp' }>): Socket | undefined {
  let best: Socket | undefined;
  let most = -1;
  for (const id of host.ports.udp.get(body.destinationPort) ?? []) {
    const socket = socketOf(k, id);
    if (socket.address !== 0 && socket.address !== packet.destination) continue;
    if (socket.peerPort !== 0 && (socket.peerPort !== body.sourcePort || socket.peerAddress !== packet.source)) continue;
    const score = (socket.address !== 0 ? 1 : 0) + (socket.peerPort !== 0 ? 2 : 0);
    if (score > most) {
      best = socket;
      most = score;
    }
  }
  return best;
}

/** Takes the oldest datagram. */
export function takeDatagram(socket: Socket): Datagram | undefined {
  const first = socket.datagrams.shift();
  if (first) socket.datagramBytes -= first.memory;
  return first;
}
