/** Which socket an arriving segment is for: a connection, a listening socket, or nobody (RFC 9293 3.10.7). */
import { answerStray, receive, strayDecision, timeWaitAllowsSyn, type Out } from '#protocols/tcp/connection.ts';
import { FLAG, type EventId } from '#trace/events.ts';
import type { TcpSegment } from '#wire/segment.ts';
import { record, socketOf } from '../kernel.ts';
import { findConnection } from '../sockets.ts';
import type { HostState, Kernel, Packet, Socket } from '../state.ts';
import { greet, overflows, redeem } from './listener.ts';
import { sendPacket } from './send.ts';
import { drive, retire } from './tcp.ts';

/** A segment has arrived at its host: for a connection, for a listening socket, or for nobody. */
export function receiveTcp(k: Kernel, host: HostState, packet: Packet, segment: TcpSegment): void {
  let connection = findConnection(k, host, packet.destination, segment.destinationPort, packet.source, segment.sourcePort);
  if (connection?.gone) connection = undefined;
  // A new SYN may take the place of a connection that only waits to be forgotten.
  if (
    connection?.tcp &&
    connection.tcpState === 'TIME-WAIT' &&
    timeWaitAllowsSyn(connection.tcp, segment) &&
    findListener(k, host, packet.destination, segment.destinationPort)
  ) {
    retire(k, connection, packet.sent);
    connection = undefined;
  }
  const listener = connection ? undefined : findListener(k, host, packet.destination, segment.destinationPort);
  const arrived = record(k, 'packet.arrived', packet.sent, {
    packet: packet.id,
    host: host.index,
    socket: connection?.id ?? listener?.id ?? -1,
  });
  if (connection) receiveOnConnection(k, connection, segment, packet.ecn, arrived);
  else if (listener && (segment.flags & (FLAG.SYN | FLAG.ACK | FLAG.RST)) === FLAG.SYN) greet(k, host, listener, packet, segment, arrived);
  else if (
    listener &&
    (segment.flags & (FLAG.SYN | FLAG.ACK | FLAG.RST)) === FLAG.ACK &&
    redeem(k, host, listener, packet, segment, arrived)
  )
    return;
  else if (!(listener && segment.flags & FLAG.RST)) refuse(k, host, packet, segment, arrived);
}

function receiveOnConnection(k: Kernel, socket: Socket, segment: TcpSegment, ecn: number, arrived: EventId): void {
  if (!socket.tcp) return;
  if (overflows(k, socket, segment, arrived)) return;
  const out: Out = [];
  receive(socket.tcp, segment, k.state.now, arrived, out, ecn);
  drive(k, socket, out, arrived);
}

/** A listening socket for this address: one bound to it before one bound to any. */
function findListener(k: Kernel, host: HostState, address: number, port: number): Socket | undefined {
  let any: Socket | undefined;
  for (const id of host.ports.tcp.get(port) ?? []) {
    const socket = socketOf(k, id);
    if (!socket.listening) continue;
    if (socket.address === address) return socket;
    if (socket.address === 0) any ??= socket;
  }
  return any;
}

/** No socket wants it: RST, unless it is one itself (RFC 9293 3.10.7.1). */
function refuse(k: Kernel, host: HostState, packet: Packet, segment: TcpSegment, arrived: EventId): void {
  const reset = answerStray(segment);
  if (!reset) return;
  const { action, rule, clause, sentence, numbers } = strayDecision(segment);
  const why = record(k, 'decision', arrived, { socket: -1, action, rule, clause, sentence, numbers });
  sendPacket(
    k,
    host,
    {
      source: packet.destination,
      destination: packet.source,
      socket: -1,
      body: { kind: 'tcp', segment: reset },
      dontFragment: true,
      channel: packet.channel,
      direction: 0,
      offset: 0,
      length: 0,
      repeat: false,
    },
    why,
  );
}
