/** A packet leaves its host: recorded with all its fields, counted for faults, and put on loopback or on a link. */
import { ns, plus } from '#time/nanoseconds.ts';
import type { EventId, SequenceNumber, StreamOffset } from '#trace/events.ts';
import { encodeIcmp, ICMP_HEADER } from '#wire/icmp.ts';
import { PROTOCOL } from '#wire/ipv4.ts';
import { TCP_HEADER } from '#wire/tcp.ts';
import { optionsLength } from '#wire/tcpoptions.ts';
import { encodeUdp, UDP_HEADER } from '#wire/udp.ts';
import { DEFAULT_TTL, IP_HEADER, LOOPBACK_DELAY } from '../constants.ts';
import { record } from '../kernel.ts';
import type { HostState, Kernel, Packet, PacketBody } from '../state.ts';
import { faultsFor } from './faults.ts';
import { encodePacket } from './outside.ts';
import { carry, fly, UNDISTURBED, type Interference } from './link.ts';
import { routeTo, type Route } from './route.ts';

/** What is to be sent, and which bytes of a channel it carries. */
export interface Draft {
  readonly source: number;
  readonly destination: number;
  readonly socket: number;
  readonly body: PacketBody;
  readonly dontFragment: boolean;
  /** ECN field of the IP header; 0 unless said. */
  readonly ecn?: number;
  readonly channel: number;
  readonly direction: 0 | 1;
  readonly offset: number;
  readonly length: number;
  readonly repeat: boolean;
}

const NOTHING = new Uint8Array(0);

/** Sends one packet; returns its event, or null where no way leads there. */
export function sendPacket(k: Kernel, host: HostState, draft: Draft, cause: EventId, because?: readonly EventId[]): EventId | null {
  const route = routeTo(k, host, draft.destination);
  if (!route) return null;
  const identification = host.identification;
  host.identification = (identification + 1) & 0xffff;
  const { body } = draft;
  if (body.kind !== 'udp' || sizeOf(body) <= route.mtu || route.link < 0) return put(k, host, route, draft, identification, cause, because);
  // Too long for the link: sent in pieces (Linux IP_PMTUDISC_WANT; the pieces themselves may be cut again).
  let sent: EventId | null = null;
  for (const piece of cut(encodeUdp(body, draft.source, draft.destination), route.mtu, k.state.next.packet, body)) {
    sent = put(k, host, route, { ...draft, body: piece, dontFragment: false }, identification, cause, because);
    record(k, 'packet.fragment', sent, {
      packet: k.state.next.packet - 1,
      first: piece.first,
      offset: piece.offset,
      more: piece.more ? 1 : 0,
    });
  }
  return sent;
}

type Piece = Extract<PacketBody, { kind: 'fragment' }>;

/** Pieces of a datagram for a link: as long as it takes, in units of 8 bytes. RFC 791 3.2. */
function cut(
  bytes: Uint8Array,
  mtu: number,
  first: number,
  ports: { readonly sourcePort: number; readonly destinationPort: number },
): readonly Piece[] {
  const longest = (mtu - IP_HEADER) & ~7;
  const pieces: Piece[] = [];
  for (let offset = 0; offset < bytes.length; offset += longest) {
    const more = offset + longest < bytes.length;
    pieces.push({
      kind: 'fragment',
      sourcePort: ports.sourcePort,
      destinationPort: ports.destinationPort,
      first,
      offset,
      more,
      bytes: bytes.slice(offset, offset + longest),
    });
  }
  return pieces;
}

/** Records one packet with all its fields and gives it to loopback or the link. */
function put(
  k: Kernel,
  host: HostState,
  route: Route,
  draft: Draft,
  identification: number,
  cause: EventId,
  because?: readonly EventId[],
): EventId {
  const id = k.state.next.packet++;
  const { body } = draft;
  const segment = body.kind === 'tcp' ? body.segment : null;
  const options = segment?.options;
  const bytes =
    body.kind === 'udp'
      ? body.payload
      : body.kind === 'fragment'
        ? body.bytes.subarray(body.offset === 0 ? UDP_HEADER : 0)
        : body.kind === 'icmp'
          ? encodeIcmp(body.message)
          : draft.channel < 0
            ? body.segment.payload
            : NOTHING;
  const sent = record(
    k,
    'packet.sent',
    cause,
    {
      packet: id,
      host: host.index,
      to: route.to,
      link: route.link,
      socket: draft.socket,
      protocol: body.kind === 'tcp' ? PROTOCOL.TCP : body.kind === 'icmp' ? PROTOCOL.ICMP : PROTOCOL.UDP,
      source: draft.source,
      destination: draft.destination,
      sourcePort: body.kind === 'tcp' ? body.segment.sourcePort : body.kind === 'icmp' ? 0 : body.sourcePort,
      destinationPort: body.kind === 'tcp' ? body.segment.destinationPort : body.kind === 'icmp' ? 0 : body.destinationPort,
      sequence: (segment?.sequence ?? 0) as SequenceNumber,
      acknowledgment: (segment?.acknowledgment ?? 0) as SequenceNumber,
      flags: segment?.flags ?? 0,
      window: segment?.window ?? 0,
      mss: options?.mss ?? 0,
      windowScale: options?.windowScale ?? -1,
      sackPermitted: options?.sackPermitted ? 1 : 0,
      timestamps: options?.timestamps ? 1 : 0,
      tsValue: options?.timestamps?.value ?? 0,
      tsEcho: options?.timestamps?.echo ?? 0,
      sack: options?.sack.flat() ?? [],
      channel: draft.channel,
      direction: draft.direction,
      offset: draft.offset as StreamOffset,
      length: draft.channel < 0 ? bytes.length : draft.length,
      bytes,
      identification,
      ttl: DEFAULT_TTL,
      ecn: draft.ecn ?? 0,
      repeat: draft.repeat ? 1 : 0,
    },
    because,
  );
  const packet: Packet = {
    id,
    source: draft.source,
    destination: draft.destination,
    identification,
    dontFragment: draft.dontFragment,
    ttl: DEFAULT_TTL,
    body,
    size: sizeOf(body),
    channel: draft.channel,
    toward: host.index,
    link: -1,
    ecn: draft.ecn ?? 0,
    corrupted: false,
    doom: null,
    sent,
  };
  if (route.link < 0) fly(k, packet, plus(k.state.now, LOOPBACK_DELAY), sent);
  else if (k.outside?.host === host.index) k.outside.send(encodePacket(packet));
  else carry(k, host.index, route.link, packet, interference(k, host, body), sent);
  return sent;
}

/** The whole packet in bytes, as the link sees it. */
export function sizeOf(body: PacketBody): number {
  switch (body.kind) {
    case 'tcp':
      return IP_HEADER + TCP_HEADER + optionsLength(body.segment.options) + body.segment.payload.length;
    case 'fragment':
      return IP_HEADER + body.bytes.length;
    case 'udp':
      return IP_HEADER + UDP_HEADER + body.payload.length;
    case 'icmp':
      return IP_HEADER + ICMP_HEADER + body.message.payload.length;
  }
}

function interference(k: Kernel, host: HostState, body: PacketBody): Interference {
  let found = UNDISTURBED;
  for (const { index, fault } of faultsFor(k.state, host, body)) {
    switch (fault.action) {
      case 'drop':
        found = { ...found, drop: index };
        break;
      case 'delay':
        found = { ...found, delay: ns(found.delay + fault.by) };
        break;
      case 'duplicate':
        found = { ...found, duplicate: index };
        break;
      case 'corrupt':
        found = { ...found, corrupt: true };
        break;
      case 'mark':
        found = { ...found, mark: index };
        break;
      default:
        fault.action satisfies never;
    }
  }
  return found;
}
