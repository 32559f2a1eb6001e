/**
 * RST: when it is sent and when an arriving one is believed. RFC 9293 3.5.2, 3.10.7.1, RFC 5961 3; Linux tcp_v4_send_reset, tcp_send_active_reset, tcp_reset.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { FLAG } from '#trace/events.ts';
import { NO_OPTIONS, type TcpSegment } from '#wire/segment.ts';
import type { Decision, Out } from './connection.ts';
import { decision, tell } from './decisions.ts';
import { done } from './finish.ts';
import { advance } from './sequence.ts';
import { EMPTY } from './sendqueue.ts';
import type { Connection } from './state.ts';
import { acceptableSequence, sendAck, transmitBare } from './transmit.ts';

/** The RST for a segment that no socket wants, or null for a RST itself. RFC 9293 3.10.7.1. */
export function answerStray(segment: TcpSegment): TcpSegment | null {
  if ((segment.flags & FLAG.RST) !== 0) return null;
  const bare = { sourcePort: segment.destinationPort, destinationPort: segment.sourcePort, window: 0, options: NO_OPTIONS, payload: EMPTY };
  if ((segment.flags & FLAG.ACK) !== 0) return { ...bare, sequence: segment.acknowledgment, acknowledgment: 0, flags: FLAG.RST };
  return { ...bare, sequence: 0, acknowledgment: advance(segment.sequence as never, segmentLength(segment)), flags: FLAG.RST | FLAG.ACK };
}

/** Sequence numbers a segment takes: its bytes, and one each for SYN and FIN. */
export function segmentLength(segment: TcpSegment): number {
  return segment.payload.length + ((segment.flags & FLAG.SYN) !== 0 ? 1 : 0) + ((segment.flags & FLAG.FIN) !== 0 ? 1 : 0);
}

/** Why answerStray answers: nobody listens, or the connection is unknown. */
export function strayDecision(segment: TcpSegment): Decision {
  return (segment.flags & (FLAG.SYN | FLAG.ACK)) === FLAG.SYN
    ? decision('refuse', 'nobody-listens', 'RFC 9293 3.10.7.1', `Refused with RST: nobody listens on port ${segment.destinationPort}.`, [
        segment.destinationPort,
      ])
    : decision(
        'reset',
        'no-connection',
        'RFC 9293 3.10.7.1',
        `Answered with RST: this host knows no connection between ports ${segment.destinationPort} and ${segment.sourcePort}.`,
        [segment.destinationPort, segment.sourcePort],
      );
}

/** RST to end the connection from this side. Linux tcp_send_active_reset. */
export function sendReset(c: Connection, now: Nanoseconds, out: Out, why: Decision): void {
  transmitBare(c, acceptableSequence(c), FLAG.RST | FLAG.ACK, now, out, why);
  out.push({ kind: 'end', direction: 'ours', stage: 'reset' });
}

/** A RST was accepted. The error depends on what the program was waiting for. Linux tcp_reset. */
export function resetArrived(c: Connection, out: Out): void {
  const errno = c.state === 'SYN-SENT' ? 'ECONNREFUSED' : c.state === 'CLOSE-WAIT' ? 'EPIPE' : 'ECONNRESET';
  if (c.state === 'CLOSED') return;
  c.error = errno;
  out.push({ kind: 'end', direction: 'theirs', stage: 'reset' });
  done(c, out);
  out.push({ kind: 'wake', what: 'error', errno });
}

/** RFC 5961: something that could be forged is answered with an ACK; a true peer will then send the right thing. */
export function challenge(c: Connection, now: Nanoseconds, out: Out): void {
  if (limited(c, now)) return;
  sendAck(
    c,
    now,
    out,
    decision(
      'acknowledge',
      'challenge-ack',
      'RFC 5961 3, 4, 5',
      'Answered with an ACK only: this might be forged, and a true peer will send again what fits.',
      [],
    ),
  );
}

/** At most one answer in half a second to segments outside the window, so that two sides never ping-pong. Linux tcp_oow_rate_limited. */
export function limited(c: Connection, now: Nanoseconds): boolean {
  if (c.lastDupAckAt >= 0 && now - c.lastDupAckAt < c.settings.invalidRateLimit * 1e6) return true;
  c.lastDupAckAt = now;
  return false;
}

export function dropped(out: Out, rule: string, clause: string, sentence: string, numbers: readonly number[] = []): void {
  tell(out, decision('drop', rule, clause, sentence, numbers));
}
