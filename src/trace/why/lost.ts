/** Why a packet never arrived, or was thrown away, and who knows of it. */
import type { EventOf } from '../events.ts';
import type { TraceIndex } from '../index/index.ts';
import { hostName, knownPacketName } from '../names.ts';
import { asSentence } from '../words.ts';

const REASONS: Readonly<Record<EventOf<'packet.lost'>['why'], readonly [reason: string, rule: string]>> = {
  fault: ['a fault of this scenario took it, half-way along the wire', ''],
  loss: ['the loss of the link took it, half-way along the wire', ''],
  queue: ['as many packets as may wait were waiting for the link already, and the last to come is the first to go', 'drop-tail'],
  'no-route': ['nobody on the way has that address', 'RFC 1812 5.2.7.1'],
  checksum: ['bits were changed on the way, and the receiver’s own checksum differed', 'RFC 9293 3.1, RFC 768'],
  ttl: ['it had passed as many routers as it may', 'RFC 1812 5.3.1'],
  mtu: ['it was too long for the next link, and must not be cut', 'RFC 1191 4'],
  down: ['the wire of this link was cut', ''],
};
/** Of these the sender is told, by ICMP; of the others it learns only by what does not come back. */
const REPORTED: ReadonlySet<string> = new Set(['ttl', 'mtu']);

/** "Segment 7 (bytes 1–1448) was lost: ... client is not told: only a missing answer can show it." */
export function whyLost(index: TraceIndex, event: EventOf<'packet.lost'>): string {
  const packet = index.packets[event.packet];
  if (packet === undefined) return 'A packet was lost.';
  const [reason, rule] = REASONS[event.why];
  const sender = hostName(index, packet.from);
  const told = REPORTED.has(event.why)
    ? `A router reports that to ${sender}.`
    : `Nobody tells ${sender}: it can only notice that no answer comes.`;
  return `${asSentence(`${knownPacketName(packet)} was ${event.why === 'checksum' ? 'thrown away on arrival' : 'lost'}: ${reason}${rule === '' ? '' : ` (${rule})`}`)} ${told}`;
}

/** "Segment 4 was doubled on its way: ..." */
export function whyDoubled(index: TraceIndex, event: EventOf<'packet.duplicated'>): string {
  const packet = index.packets[event.packet];
  const name = packet === undefined ? 'the packet' : knownPacketName(packet);
  const reason = event.fault >= 0 ? 'a fault of this scenario' : 'the duplication of this link';
  return `${asSentence(`${name} was doubled on its way: ${reason} made a second one of it`)} Neither host is told.`;
}
