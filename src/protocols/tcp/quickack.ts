/** TCP_QUICKACK: the program's own say in how fast ACKs go. tcp(7); Linux __tcp_sock_set_quickack. */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { enterInteractive } from './acknowledge.ts';
import type { Out } from './connection.ts';
import { decision } from './decisions.ts';
import type { Connection } from './state.ts';
import { sendAck } from './transmit.ts';

export function setQuickAck(c: Connection, on: boolean, now: Nanoseconds, out: Out): void {
  if (!on) {
    enterInteractive(c);
    return;
  }
  c.pingpong = 0;
  if ((c.state === 'ESTABLISHED' || c.state === 'CLOSE-WAIT') && c.ackScheduled) {
    sendAck(
      c,
      now,
      out,
      decision('acknowledge', 'quick-ack', 'tcp(7) TCP_QUICKACK', 'Acknowledged now: the program asked for quick ACKs.', [], c.ackGrounds),
    );
  }
}
