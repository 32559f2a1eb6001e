/**
 * Keepalive: after a long silence, ask whether the other side is still there. RFC 9293 3.8.4; Linux tcp_timer.c tcp_keepalive_timer.
 * The same slow timer ends FIN-WAIT-2 of a connection nobody holds any more.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { FLAG } from '#trace/events.ts';
import type { Out } from './connection.ts';
import { decision, milliseconds, tell } from './decisions.ts';
import { finish } from './finish.ts';
import { advance } from './sequence.ts';
import type { Connection } from './state.ts';
import { setLifeTimer, ticksFromMilliseconds } from './timers.ts';
import { sendReset } from './reset.ts';
import { transmitBare } from './transmit.ts';

const idleTime = (c: Connection): number => c.options.keepaliveIdle || c.settings.keepaliveTime;
const interval = (c: Connection): number => c.options.keepaliveInterval || c.settings.keepaliveInterval;

/** Begins to watch, where the program asked for it. */
export function startKeepalive(c: Connection, now: Nanoseconds): void {
  if (
    c.options.keepalive &&
    (c.state === 'ESTABLISHED' || c.state === 'CLOSE-WAIT' || c.state === 'FIN-WAIT-1' || c.state === 'FIN-WAIT-2')
  ) {
    setLifeTimer(c, 'keepalive', ticksFromMilliseconds(idleTime(c)), now);
  }
}

/** The timer ran out: was there really silence? */
export function keepaliveTimeout(c: Connection, now: Nanoseconds, out: Out): void {
  if (!c.options.keepalive || c.state === 'CLOSED' || c.state === 'SYN-SENT') return;
  let next = idleTime(c);
  // Data on its way has its own timers.
  if (c.packetsOut === 0 && c.unsent.length === 0) {
    const silent = (now - Math.max(c.lastReceivedAt, c.lastHeardAt)) / 1e6;
    if (silent >= next) {
      const most = c.options.keepaliveProbes || c.settings.keepaliveProbes;
      const userTimeout = c.options.userTimeout;
      if (userTimeout > 0 ? silent >= userTimeout && c.keepaliveProbes > 0 : c.keepaliveProbes >= most) {
        const why = decision(
          'reset',
          'keepalive',
          'RFC 9293 3.8.4',
          `Given up: ${c.keepaliveProbes} questions went unanswered, so the other side is gone.`,
          [c.keepaliveProbes],
        );
        tell(out, why);
        sendReset(c, now, out, why);
        finish(c, 'ETIMEDOUT', now, out);
        return;
      }
      transmitBare(
        c,
        advance(c.sndUna, -1),
        FLAG.ACK,
        now,
        out,
        decision(
          'send',
          'keepalive',
          'RFC 9293 3.8.4',
          `Asked whether the other side is still there: nothing was heard for ${milliseconds(silent * 1e6)}.`,
          [silent],
        ),
        true,
      );
      c.keepaliveProbes++;
      next = interval(c);
    } else {
      next -= silent;
    }
  }
  setLifeTimer(c, 'keepalive', Math.max(1, ticksFromMilliseconds(next)), now);
}
