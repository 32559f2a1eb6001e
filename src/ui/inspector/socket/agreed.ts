/** What the two sides agreed on in the handshake, and the options the program has set: as rows with a sentence each. */
import type { TraceIndex } from '#trace/index/index.ts';
import { FLAG, type EventOf } from '#trace/events.ts';
import type { SocketView } from '#trace/world.ts';
import { countText, sizeText } from '../../wording/wording.ts';

export interface OptionRow {
  readonly name: string;
  readonly value: string;
  readonly sentence: string;
}

/** The SYN of this side and of the other, as far as they have left before event `before`. */
function synsOf(
  index: TraceIndex,
  view: SocketView,
  before: number,
): readonly [EventOf<'packet.sent'> | null, EventOf<'packet.sent'> | null] {
  let own: EventOf<'packet.sent'> | null = null;
  let other: EventOf<'packet.sent'> | null = null;
  for (const packet of index.packets) {
    if (packet.departed >= before || (own !== null && other !== null)) break;
    if (packet.channel !== view.channel || (packet.flags & FLAG.SYN) === 0 || (packet.flags & FLAG.RST) !== 0) continue;
    if (packet.direction === view.direction) own ??= index.trace.eventOf('packet.sent', packet.sent);
    else other ??= index.trace.eventOf('packet.sent', packet.sent);
  }
  return [own, other];
}

/** Rows once both SYNs have left; empty before. What is agreed is what both have offered (RFC 7323 1.3, RFC 2018 2). */
export function agreedRows(index: TraceIndex, view: SocketView, before: number): readonly OptionRow[] {
  if (view.channel < 0) return [];
  const [own, other] = synsOf(index, view, before);
  if (own === null || other === null) return [];
  const scales = own.windowScale >= 0 && other.windowScale >= 0;
  return [
    {
      name: 'MSS',
      value: `${countText(own.mss)} / ${countText(other.mss)}`,
      sentence: `This side takes at most ${sizeText(own.mss)} in a segment, the other ${sizeText(other.mss)}; options are taken off.`,
    },
    {
      name: 'window scale',
      value: scales ? `×${countText(2 ** own.windowScale)} / ×${countText(2 ** other.windowScale)}` : 'no',
      sentence: scales
        ? `Windows of this side count in ${countText(2 ** own.windowScale)} bytes, those of the other in ${countText(2 ** other.windowScale)} (RFC 7323 2).`
        : 'Not both sides have offered it: no window can be larger than 65,535 B.',
    },
    yesNo(
      'SACK',
      own.sackPermitted === 1 && other.sackPermitted === 1,
      'The receiver may say which parts have come behind a gap, so that only the gap goes again (RFC 2018).',
      'The receiver can only say up to where everything is there.',
    ),
    yesNo(
      'timestamps',
      own.timestamps === 1 && other.timestamps === 1,
      'Every segment carries two clock values: round trips are measured with each ACK, and old duplicates are recognised (RFC 7323 4, 5).',
      'Round trips are measured with one segment at a time.',
    ),
  ];
}

const yesNo = (name: string, yes: boolean, when: string, otherwise: string): OptionRow => ({
  name,
  value: yes ? 'yes' : 'no',
  sentence: yes ? when : otherwise,
});

/** How this socket is set: Nagle always, the rest where the program has set it. */
export function settingRows(view: SocketView): readonly OptionRow[] {
  const { options } = view;
  const set = (name: string): number => options[name] ?? 0;
  const rows: OptionRow[] = [];
  if (view.type === 'stream' && view.listening === null)
    rows.push({
      name: 'Nagle',
      value: set('TCP_NODELAY') === 0 ? 'on' : 'off',
      sentence:
        set('TCP_NODELAY') === 0
          ? 'A small segment waits while an earlier one is unacknowledged (RFC 9293 3.7.4).'
          : 'Small segments go at once: TCP_NODELAY is set (tcp(7)).',
    });
  for (const [name, value] of Object.entries(options)) {
    if (name === 'TCP_NODELAY') continue;
    rows.push({ name, value: String(value), sentence: settingSentence(name, value) });
  }
  return rows;
}

function settingSentence(name: string, value: number): string {
  switch (name) {
    case 'TCP_CORK':
      return value === 0
        ? 'The cork is pulled: small segments may go again (tcp(7)).'
        : 'Corked: only full segments go, for 200 ms at most (tcp(7)).';
    case 'TCP_QUICKACK':
      return value === 0 ? 'ACKs may be delayed (tcp(7)).' : 'ACKs go at once, until TCP thinks otherwise (tcp(7)).';
    case 'SO_KEEPALIVE':
      return value === 0
        ? 'Silence is never asked about (socket(7)).'
        : 'After a long silence the other side is asked whether it is still there (socket(7)).';
    case 'TCP_KEEPIDLE':
      return `Asked after ${countText(value)} s of silence (tcp(7)).`;
    case 'TCP_KEEPINTVL':
      return `Asked again every ${countText(value)} s (tcp(7)).`;
    case 'TCP_KEEPCNT':
      return `After ${countText(value)} questions without an answer the connection is given up (tcp(7)).`;
    case 'TCP_USER_TIMEOUT':
      return `Given up when bytes stay unacknowledged for ${countText(value)} ms (tcp(7)).`;
    case 'SO_LINGER':
      return value < 0
        ? 'close() does not wait (socket(7)).'
        : value === 0
          ? 'close() throws away what is unsent and resets the connection (socket(7)).'
          : `close() waits until everything is acknowledged, ${countText(value)} s at most (socket(7)).`;
    case 'SO_REUSEADDR':
      return value === 0
        ? 'A port in TIME-WAIT cannot be taken (socket(7)).'
        : 'bind() may take a port of which only TIME-WAIT is left (socket(7)).';
    case 'SO_RCVBUF':
      return `The program asked for a receive buffer of ${sizeText(value)}; Linux doubles that for its own bookkeeping (socket(7)).`;
    case 'SO_SNDBUF':
      return `The program asked for a send buffer of ${sizeText(value)}; Linux doubles that for its own bookkeeping (socket(7)).`;
    default:
      return `The program has set it to ${value}.`;
  }
}
