/** Why does this segment carry so many bytes, and why does it offer this window? From the sender's variables and buffers at the moment it left. */
import { FLAG, type EventOf } from '../events.ts';
import { worldAtEvent } from '../history.ts';
import type { PacketEntry } from '../index/entries.ts';
import type { TraceIndex } from '../index/index.ts';
import { hostName } from '../names.ts';
import { bytesText, countText } from '../words.ts';

const TCP = 6;

/** Why so many bytes: a full segment, the edge of the window, or all there was. '' for what carries none, and where the decision itself says it. */
export function whySize(index: TraceIndex, sent: EventOf<'packet.sent'>, decision: string): string {
  if (sent.protocol !== TCP || sent.length === 0 || sent.channel < 0 || /less than the MSS|small|\d B stayed|as a probe/.test(decision))
    return '';
  const world = worldAtEvent(index.trace, sent.id);
  const variables = world.sockets.get(sent.socket)?.variables;
  const ledger = world.channels.get(sent.channel)?.directions[sent.direction === 0 ? 0 : 1];
  if (variables === undefined || variables === null || ledger === undefined) return '';
  const { length, offset } = sent;
  if (length === variables.mss) return `${countText(length)} B is as much as one segment carries here (MSS, RFC 9293 3.7.1).`;
  const end = offset + length;
  if (end === ledger.written) return `With these ${bytesText(length)} all that was written is sent.`;
  const edge = (variables.sndUna + variables.sndWnd - variables.iss - 1) >>> 0;
  if (end === edge) return `More than these ${bytesText(length)} does not fit into the receiver’s window (RFC 9293 3.8.6).`;
  return length > variables.mss ? `${countText(length)} B go as one large segment: loopback takes them whole.` : '';
}

/** Why this window: what the receive buffer of its sender has room for. '' where the field means nothing. */
export function whyWindow(index: TraceIndex, packet: PacketEntry): string {
  if (packet.protocol !== TCP || (packet.flags & FLAG.RST) !== 0 || packet.socket < 0) return '';
  const sent = index.trace.eventOf('packet.sent', packet.sent);
  const host = hostName(index, packet.from);
  const ledger = worldAtEvent(index.trace, packet.departed).channels.get(packet.channel)?.directions[packet.direction === 0 ? 1 : 0];
  if ((packet.flags & FLAG.SYN) !== 0)
    return `${host} begins with what its receive buffer has room for at first. The field has 16 bits, and in a SYN it is never scaled (RFC 7323 2.2).`;
  if (ledger === undefined) return '';
  const unread = ledger.received - ledger.read;
  const waiting = ledger.outOfOrder.reduce((sum, [from, to]) => sum + to - from, 0);
  const inside = [
    unread > 0 ? `${bytesText(unread)} that no program has read` : '',
    waiting > 0 ? `${bytesText(waiting)} behind a gap` : '',
  ]
    .filter((part) => part !== '')
    .join(' and ');
  if (sent.window === 0)
    return `${host} has no room left: its receive buffer holds ${inside === '' ? 'what was read a moment ago' : inside} (RFC 9293 3.8.6).`;
  return inside === ''
    ? `Nothing waits in ${host}’s receive buffer, so all the room it gives this connection is offered (RFC 9293 3.8.6).`
    : `${host}’s receive buffer holds ${inside}; what is offered is the room beside that, and what was offered once is not taken back (RFC 9293 3.8.6).`;
}
