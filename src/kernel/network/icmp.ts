/** ICMP errors: sent for packets that could not be delivered, and what they do to the sockets they are about. RFC 792, 1122 3.2.2. */
import { packetTooBig, unreachable, type Out } from '#protocols/tcp/connection.ts';
import { sequence } from '#protocols/tcp/sequence.ts';
import { MILLISECOND } from '#time/nanoseconds.ts';
import type { EventId } from '#trace/events.ts';
import { ICMP_TYPE, UNREACHABLE, type IcmpMessage } from '#wire/icmp.ts';
import { encodeIpv4, PROTOCOL } from '#wire/ipv4.ts';
import { encodeTcp } from '#wire/tcp.ts';
import { encodeUdp } from '#wire/udp.ts';
import { record, socketOf, sysctl } from '../kernel.ts';
import { raiseError } from '../sockets.ts';
import { drive } from './tcp.ts';
import type { Errno } from '../errno.ts';
import type { HostState, Kernel, Packet, Quoted, Socket } from '../state.ts';
import { sendPacket } from './send.ts';

type Reason = 'port' | 'network' | 'ttl' | 'fragmentation';
const MEANING: Readonly<Record<Reason, { readonly type: number; readonly code: number; readonly errno: Errno }>> = {
  port: { type: ICMP_TYPE.UNREACHABLE, code: UNREACHABLE.PORT, errno: 'ECONNREFUSED' },
  network: { type: ICMP_TYPE.UNREACHABLE, code: UNREACHABLE.NETWORK, errno: 'ENETUNREACH' },
  ttl: { type: ICMP_TYPE.TIME_EXCEEDED, code: 0, errno: 'EHOSTUNREACH' },
  fragmentation: { type: ICMP_TYPE.UNREACHABLE, code: UNREACHABLE.FRAGMENTATION_NEEDED, errno: 'EMSGSIZE' },
};
/** An error message stays within the smallest packet every host takes (RFC 1812 4.3.2.3). */
const LARGEST_QUOTE = 576 - 28;
/** Linux never believes less (net.ipv4.route.min_pmtu). */
const SMALLEST_MTU = 552;

/** Tells the sender of a packet that it did not get there. Never about an ICMP error itself (RFC 1122 3.2.2). */
export function sendUnreachable(k: Kernel, host: HostState, packet: Packet, reason: Reason, rest: number, cause: EventId): void {
  const { body } = packet;
  // Nor about a piece that is not the first: it has no ports (RFC 1122 3.2.2).
  if (body.kind === 'icmp' || (body.kind === 'fragment' && body.offset > 0) || !mayAnswer(k, host)) return;
  const transport =
    body.kind === 'tcp'
      ? {
          protocol: PROTOCOL.TCP,
          payload: encodeTcp(body.segment, packet.source, packet.destination),
          sourcePort: body.segment.sourcePort,
          destinationPort: body.segment.destinationPort,
        }
      : {
          protocol: PROTOCOL.UDP,
          payload: body.kind === 'fragment' ? body.bytes : encodeUdp(body, packet.source, packet.destination),
          sourcePort: body.sourcePort,
          destinationPort: body.destinationPort,
        };
  const quoted = encodeIpv4({
    service: 0,
    identification: packet.identification,
    dontFragment: packet.dontFragment,
    moreFragments: false,
    fragmentOffset: 0,
    ttl: packet.ttl,
    protocol: transport.protocol,
    source: packet.source,
    destination: packet.destination,
    options: new Uint8Array(0),
    payload: transport.payload,
  }).slice(0, LARGEST_QUOTE);
  const { type, code } = MEANING[reason];
  const about: Quoted = {
    protocol: body.kind === 'tcp' ? 'tcp' : 'udp',
    source: packet.source,
    destination: packet.destination,
    sourcePort: transport.sourcePort,
    destinationPort: transport.destinationPort,
    sequence: body.kind === 'tcp' ? body.segment.sequence : 0,
  };
  sendPacket(
    k,
    host,
    {
      source: packet.toward === host.index && packet.link < 0 ? packet.destination : host.address,
      destination: packet.source,
      socket: -1,
      body: { kind: 'icmp', message: { type, code, rest, payload: quoted }, about },
      dontFragment: false,
      channel: -1,
      direction: 0,
      offset: 0,
      length: 0,
      repeat: false,
    },
    cause,
  );
}

/** One error message per `icmp_ratelimit` milliseconds on average, six at once (Linux net/ipv4/icmp.c, net/ipv4/inetpeer.c inet_peer_xrlim_allow). */
const BURST = 6;
function mayAnswer(k: Kernel, host: HostState): boolean {
  const every = sysctl(host, 'net.ipv4.icmp_ratelimit') * MILLISECOND;
  if (every === 0) return true;
  const { icmp } = host;
  icmp.tokens = Math.min(BURST * every, icmp.tokens + (k.state.now - icmp.at));
  icmp.at = k.state.now;
  if (icmp.tokens < every) return false;
  icmp.tokens -= every;
  return true;
}

/** An ICMP message has arrived: the socket whose packet it quotes learns of it. */
export function receiveIcmp(k: Kernel, host: HostState, packet: Packet, body: Extract<Packet['body'], { kind: 'icmp' }>): void {
  const { about, message } = body;
  const socket = sender(k, host, about);
  const arrived = record(k, 'packet.arrived', packet.sent, { packet: packet.id, host: host.index, socket: socket?.id ?? -1 });
  const reason = (Object.keys(MEANING) as Reason[]).find(
    (name) => MEANING[name].type === message.type && MEANING[name].code === message.code,
  );
  if (message.type === ICMP_TYPE.ECHO && message.code === 0) answerEcho(k, host, packet, message, about, arrived);
  if (!reason) return;
  // The way takes less than its first link: remembered, so that the next packets are shorter or go in pieces (RFC 1191 6).
  if (reason === 'fragmentation') host.pathMtu.set(about.destination, Math.max(message.rest, SMALLEST_MTU));
  if (socket?.tcp && !socket.gone) {
    const out: Out = [];
    const about32 = sequence(about.sequence);
    if (reason === 'fragmentation') packetTooBig(socket.tcp, Math.max(message.rest, SMALLEST_MTU), about32, k.state.now, arrived, out);
    else unreachable(socket.tcp, MEANING[reason].errno, about32, k.state.now, arrived, out);
    drive(k, socket, out, arrived);
  }
  // A datagram socket that is not connected hears nothing of it (man 7 udp): it could not tell which peer is meant.
  if (socket?.type === 'datagram' && socket.peerPort !== 0) raiseError(k, socket, MEANING[reason].errno, arrived);
}

/** Somebody pings: the same bytes go back. RFC 792, RFC 1122 3.2.2.6. */
function answerEcho(k: Kernel, host: HostState, packet: Packet, message: IcmpMessage, about: Quoted, cause: EventId): void {
  sendPacket(
    k,
    host,
    {
      source: packet.destination,
      destination: packet.source,
      socket: -1,
      body: { kind: 'icmp', message: { ...message, type: ICMP_TYPE.ECHO_REPLY }, about },
      dontFragment: false,
      channel: -1,
      direction: 0,
      offset: 0,
      length: 0,
      repeat: false,
    },
    cause,
  );
}

/** The socket that sent the quoted packet. */
function sender(k: Kernel, host: HostState, about: Quoted): Socket | undefined {
  if (about.protocol === 'icmp') return undefined;
  for (const id of host.ports[about.protocol].get(about.sourcePort) ?? []) {
    const socket = socketOf(k, id);
    const mine = socket.address === 0 || socket.address === about.source;
    const theirs =
      socket.peerPort === 0
        ? about.protocol === 'udp'
        : socket.peerPort === about.destinationPort && socket.peerAddress === about.destination;
    if (mine && theirs) return socket;
  }
  return undefined;
}
