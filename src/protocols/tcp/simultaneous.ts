/**
 * Simultaneous open: our SYN is answered by a SYN, and goes out once more with an ACK. RFC 9293 3.5; Linux tcp_send_synack.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { Out } from './connection.ts';
import { decision } from './decisions.ts';
import type { Connection } from './state.ts';
import { transmitRun } from './transmit.ts';

export function retransmitFirstSyn(c: Connection, now: Nanoseconds, out: Out): void {
  const run = c.inFlight[0];
  if (run === undefined) return;
  transmitRun(
    c,
    run,
    now,
    out,
    true,
    decision('acknowledge', 'simultaneous-open', 'RFC 9293 3.5', 'SYN-ACK sent: the other side has sent a SYN, too.', [], c.ackGrounds),
  );
}
