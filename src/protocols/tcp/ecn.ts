/**
 * Explicit congestion notification: a router with a long queue marks packets instead of dropping them (CE), the receiver tells the sender (ECE)
 * until the sender says that it has slowed down (CWR). RFC 3168; Linux tcp_ecn_* in tcp_input.c and tcp_output.c, net.ipv4.tcp_ecn 0, 1, 2.
 */
import { FLAG } from '#trace/events.ts';
import type { TcpSegment } from '#wire/segment.ts';
import { ECN } from '#wire/ipv4.ts';
import { enterQuickMode } from './acknowledge.ts';
import type { Ground, Out } from './connection.ts';
import { decision, tell } from './decisions.ts';
import type { Connection } from './state.ts';

/** What one connection knows of it. Linux tcp_sock.ecn_flags. */
export interface EcnState {
  /** Both sides want it. */
  ok: boolean;
  /** The other side's data has come as ECN-capable. */
  seen: boolean;
  /** A mark has arrived: every segment of ours carries ECE until the other side's CWR. */
  echo: boolean;
  /** Our window has fallen: the next new data carries CWR. */
  reduced: boolean;
  /** The two bits of the packet being worked on. */
  arrived: number;
}

const BOTH = FLAG.ECE | FLAG.CWR;

// -- the handshake: RFC 3168 6.1.1 ---------------------------------------------------------------------------------------------------------

/** Flags of our SYN. One sent again goes without: something on the way may drop such SYNs (6.1.1.1, Linux tcp_ecn_fallback). */
export function synFlags(c: Connection, repeat: boolean): number {
  if (c.state === 'SYN-RECEIVED') return c.ecn.ok ? FLAG.ECE : 0;
  return c.ecn.ok && !repeat ? BOTH : 0;
}

/** A SYN asks for it, and this host answers such requests. An ECN-capable SYN packet would be no RFC 3168 request. */
export function acceptEcn(c: Connection, syn: TcpSegment, ecn: number): void {
  c.ecn.ok = c.settings.ecn !== 0 && (syn.flags & BOTH) === BOTH && ecn === ECN.NOT_ECT;
}

/** The answer to our request: a SYN-ACK with ECE alone agrees, a SYN with both bits (simultaneous open) does, too. */
export function learnEcn(c: Connection, segment: TcpSegment): void {
  const agreed = (segment.flags & FLAG.ACK) !== 0 ? FLAG.ECE : BOTH;
  if ((segment.flags & BOTH) !== agreed) c.ecn.ok = false;
}

// -- sending: 6.1.2 to 6.1.5 ----------------------------------------------------------------------------------------------------------------

/** Flags of a later segment, and whether its packet is ECN-capable: new data only, no ACKs and nothing sent again. Linux tcp_ecn_send. */
export function ecnOf(c: Connection, newData: boolean): { readonly flags: number; readonly capable: boolean } {
  if (!c.ecn.ok) return PLAIN;
  let flags = c.ecn.echo ? FLAG.ECE : 0;
  if (newData && c.ecn.reduced) {
    c.ecn.reduced = false;
    flags |= FLAG.CWR;
  }
  return { flags, capable: newData };
}
const PLAIN = { flags: 0, capable: false } as const;

/** The window begins to fall, or did so needlessly. Linux tcp_ecn_queue_cwr, tcp_ecn_withdraw_cwr. */
export function windowFalls(c: Connection, falls: boolean): void {
  c.ecn.reduced = falls && c.ecn.ok;
}

// -- receiving: 6.1.3 -----------------------------------------------------------------------------------------------------------------------

/** Does this ACK report a mark? Linux tcp_ecn_rcv_ecn_echo. */
export const reportsMark = (c: Connection, segment: TcpSegment): boolean =>
  c.ecn.ok && (segment.flags & (FLAG.ECE | FLAG.SYN)) === FLAG.ECE;

/** The sender has slowed down: no more echo. Its window may be tiny, so it gets its ACK at once. Linux tcp_ecn_accept_cwr. */
export function acceptReduced(c: Connection, segment: TcpSegment): void {
  if ((segment.flags & FLAG.CWR) === 0) return;
  c.ecn.echo = false;
  c.ackNow = true;
}

/** Data has come in a packet with these bits. Linux tcp_data_ecn_check. */
export function noteMark(c: Connection, ground: Ground, out: Out): void {
  const { ecn } = c;
  if (!ecn.ok) return;
  if (ecn.arrived === ECN.NOT_ECT) {
    // Data that is suddenly not ECN-capable was sent again: somebody is missing its ACK.
    if (ecn.seen) enterQuickMode(c, 2);
    return;
  }
  ecn.seen = true;
  if (ecn.arrived !== ECN.CE || ecn.echo) return;
  ecn.echo = true;
  enterQuickMode(c, 2);
  tell(
    out,
    decision(
      'window',
      'congestion-experienced',
      'RFC 3168 6.1.3',
      'A router on the way marked this packet: its queue is long. From now on every ACK says so (ECE), until the sender answers that it slows down (CWR).',
      [],
      [ground],
    ),
  );
}
