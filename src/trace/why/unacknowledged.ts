/**
 * Why are these bytes not acknowledged yet? The sender knows only that nothing has come. Where the truth lies elsewhere (a segment on the wire or lost, an ACK that the
 * receiver delays, an ACK on its way), each sentence names who knows it, so that a view with one host's eyes can leave it out.
 */
import { millisecondsText } from '../words.ts';
import type { StreamOffset } from '../events.ts';
import type { PacketEntry } from '../index/entries.ts';
import type { TraceIndex } from '../index/index.ts';
import { hostName, knownPacketName, timerName } from '../names.ts';
import type { ByteRange } from '../provenance.ts';
import type { World } from '../world.ts';

export interface Truth {
  /** The host that knows it, -1 for the wire. */
  readonly host: number;
  readonly sentence: string;
}

/** Sentences about bytes [from, to) that are sent and not acknowledged; empty where there are none. */
export function whyUnacknowledged(index: TraceIndex, world: World, range: ByteRange): readonly Truth[] {
  const ledger = world.channels.get(range.channel)?.directions[range.direction];
  if (ledger === undefined) return [];
  const from = Math.max(range.from, ledger.acked) as StreamOffset;
  const to = Math.min(range.to, ledger.sent) as StreamOffset;
  if (from >= to) return [];
  const sender = world.sockets.get(index.channels[range.channel]?.sockets[range.direction] ?? -1);
  const receiver = world.sockets.get(index.channels[range.channel]?.sockets[range.direction === 0 ? 1 : 0] ?? -1);
  const truths: Truth[] = [];
  if (sender !== undefined) {
    const timer = (['retransmission', 'loss-probe', 'reorder', 'persist'] as const).find((name) => sender.timers[name] !== undefined);
    const due = timer === undefined ? undefined : sender.timers[timer];
    truths.push({
      host: sender.host,
      sentence:
        timer === undefined || due === undefined
          ? `${hostName(index, sender.host)} keeps them until an ACK comes.`
          : `${hostName(index, sender.host)} keeps them until an ACK comes; if none does, its ${timerName(timer)} runs out at ${millisecondsText(due)} (RFC 6298 5).`,
    });
  }
  const last = lastCarrier(index, world, range, from, to);
  if (ledger.received < to && last !== undefined) {
    if (world.flying.has(last.packet))
      truths.push({ host: -1, sentence: `${knownName(last)} is on its way to ${hostName(index, last.to)}.` });
    else if (last.fate === 'lost')
      truths.push({ host: -1, sentence: `${knownName(last)} was lost on its way. Nobody has noticed that yet.` });
    if (receiver !== undefined && ledger.outOfOrder.some(([left, right]) => left < to && right > from))
      truths.push({
        host: receiver.host,
        sentence: `${hostName(index, receiver.host)} has some of them behind a gap; an ACK can only name the first byte that is missing (RFC 9293 3.4).`,
      });
    return truths;
  }
  if (receiver === undefined) return truths;
  const acks = [...world.flying.keys()]
    .map((id) => index.packets[id])
    .filter(
      (packet) =>
        packet !== undefined && packet.channel === range.channel && packet.direction !== range.direction && packet.acknowledgment > to,
    );
  const ack = acks[0];
  if (ack !== undefined) truths.push({ host: -1, sentence: `${knownName(ack)}, which acknowledges them, is on its way.` });
  else if (receiver.timers['delayed-ack'] !== undefined)
    truths.push({
      host: receiver.host,
      sentence: `They have arrived; ${hostName(index, receiver.host)} delays the ACK, at the latest until ${millisecondsText(receiver.timers['delayed-ack'])}: perhaps data goes back sooner and can carry it (RFC 9293 3.8.6.3).`,
    });
  else
    truths.push({
      host: receiver.host,
      sentence: `They have arrived, and ${hostName(index, receiver.host)} has sent its ACK; it did not get through.`,
    });
  return truths;
}

/** How many packets are looked at: what is unacknowledged was sent not long ago. */
const REACH = 4000;

/** The packet that carried some of these bytes last. */
function lastCarrier(index: TraceIndex, world: World, range: ByteRange, from: number, to: number): PacketEntry | undefined {
  const packets = index.channels[range.channel]?.directions[range.direction].packets ?? [];
  for (let place = packets.length - 1, looked = 0; place >= 0 && looked < REACH; place--) {
    const packet = index.packets[packets[place] ?? -1];
    if (packet === undefined || packet.departed >= world.events) continue;
    looked++;
    if (packet.offset < to && packet.offset + packet.length > from) return packet;
  }
  return undefined;
}

const knownName = (packet: Parameters<typeof knownPacketName>[0]): string => {
  const name = knownPacketName(packet);
  return name.charAt(0).toUpperCase() + name.slice(1);
};
