/**
 * TIME-WAIT: the side that closed first remembers the connection for a while, so that late segments and a repeated FIN find somebody who knows.
 * RFC 9293 3.6.1 (2 MSL; Linux: 60 s), RFC 1337, RFC 6191; Linux tcp_minisocks.c tcp_timewait_state_process.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { FLAG } from '#trace/events.ts';
import type { TcpSegment } from '#wire/segment.ts';
import type { Out } from './connection.ts';
import { decision } from './decisions.ts';
import { done, enterState } from './finish.ts';
import { limited, segmentLength } from './reset.ts';
import { advance, after, type SequenceNumber } from './sequence.ts';
import type { Connection } from './state.ts';
import { setLifeTimer, stopDelayedAck, stopTransmitTimer, ticksFromMilliseconds } from './timers.ts';
import { sendAck } from './transmit.ts';

/** Linux TCP_TIMEWAIT_LEN, in milliseconds. */
export const TIME_WAIT = 60_000;

export function enterTimeWait(c: Connection, now: Nanoseconds, out: Out): void {
  stopTransmitTimer(c);
  stopDelayedAck(c);
  enterState(c, 'TIME-WAIT', out);
  c.sendShut = true;
  setLifeTimer(c, 'time-wait', ticksFromMilliseconds(TIME_WAIT), now);
}

/** A segment for a connection in TIME-WAIT. */
export function timeWaitSegment(c: Connection, segment: TcpSegment, now: Nanoseconds, out: Out): void {
  const seq = segment.sequence as SequenceNumber;
  const end = advance(seq, segmentLength(segment));
  const paws = c.timestampsOk && segment.options.timestamps !== null && ((segment.options.timestamps.value - c.tsRecent) | 0) < 0;
  if (!paws && seq === c.rcvNxt && (seq === end || (segment.flags & FLAG.RST) !== 0)) {
    if ((segment.flags & FLAG.RST) !== 0) {
      // RFC 1337: a RST would end TIME-WAIT too soon; Linux lets it unless tcp_rfc1337 is set.
      if (!c.settings.rfc1337) done(c, out);
      return;
    }
    setLifeTimer(c, 'time-wait', ticksFromMilliseconds(TIME_WAIT), now);
    return;
  }
  if ((segment.flags & FLAG.RST) !== 0) return;
  // A FIN came again: our last ACK was lost. RFC 9293 3.10.7.4: acknowledge it and restart the wait.
  if (!paws && ((segment.flags & FLAG.ACK) !== 0 || !after(end, c.rcvNxt)))
    setLifeTimer(c, 'time-wait', ticksFromMilliseconds(TIME_WAIT), now);
  if ((segment.flags & FLAG.FIN) !== 0 || !limited(c, now)) {
    sendAck(
      c,
      now,
      out,
      decision(
        'acknowledge',
        'time-wait',
        'RFC 9293 3.10.7.4',
        'Acknowledged again: the other side repeats itself, so our last ACK must have been lost.',
      ),
    );
  }
}

/** May a SYN open a new connection in place of this one? Its numbers or its timestamp must be newer. RFC 6191, RFC 9293 3.6.1; Linux tcp_timewait_state_process. */
export function timeWaitAllowsSyn(c: Connection, segment: TcpSegment): boolean {
  if ((segment.flags & (FLAG.SYN | FLAG.RST | FLAG.ACK)) !== FLAG.SYN) return false;
  if (after(segment.sequence as SequenceNumber, c.rcvNxt)) return true;
  const stamp = segment.options.timestamps;
  return c.timestampsOk && stamp !== null && ((stamp.value - c.tsRecent) | 0) > 0;
}
