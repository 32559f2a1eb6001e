/**
 * Timers that ran out, each with what follows. `nextTimeout` in timers.ts says when to call.
 */
import { FOREVER, type Nanoseconds } from '#time/nanoseconds.ts';
import { synAckTimeout } from './accept.ts';
import { delayedAckTimeout } from './acknowledge.ts';
import type { Ground, Out } from './connection.ts';
import { done } from './finish.ts';
import { keepaliveTimeout } from './keepalive.ts';
import { lossProbeTimeout } from './lossprobe.ts';
import { persistTimeout } from './persist.ts';
import { reorderTimeout } from './recovery.ts';
import { retransmissionTimeout } from './retransmit.ts';
import type { Connection } from './state.ts';
import { sendAck } from './transmit.ts';
import { tellChanges } from './variables.ts';
import { decision } from './decisions.ts';

/** Runs every timer that is due at `now`. Each puts out 'fired' first. */
export function onTimeout(c: Connection, now: Nanoseconds, _ground: Ground, out: Out): void {
  if (c.delayedAckDue <= now || c.compressedAckDue <= now) {
    const compressed = c.compressedAckDue <= now;
    c.delayedAckDue = FOREVER;
    c.compressedAckDue = FOREVER;
    c.toldAckDue = FOREVER;
    out.push({ kind: 'fired', timer: 'delayed-ack' });
    if (compressed) {
      if (c.compressedAcks > 0) {
        c.compressedAcks = 0;
        sendAck(
          c,
          now,
          out,
          decision(
            'acknowledge',
            'compressed-ack',
            'Linux tcp_input.c tcp_compressed_ack_kick',
            'Acknowledged now: news of the gap was gathered for a moment.',
            [],
            c.ackGrounds,
          ),
        );
      }
    } else {
      delayedAckTimeout(c, now, out);
    }
  }
  if (c.transmitDue <= now && c.transmitTimer !== null) {
    const kind = c.transmitTimer;
    c.transmitTimer = null;
    c.transmitDue = FOREVER;
    c.toldTransmit = null;
    c.toldTransmitDue = FOREVER;
    out.push({ kind: 'fired', timer: kind });
    switch (kind) {
      case 'retransmission':
        retransmissionTimeout(c, now, out);
        break;
      case 'persist':
        persistTimeout(c, now, out);
        break;
      case 'loss-probe':
        lossProbeTimeout(c, now, out);
        break;
      case 'reorder':
        reorderTimeout(c, now, out);
        break;
    }
  }
  if (c.lifeDue <= now && c.lifeTimer !== null) {
    const kind = c.lifeTimer;
    c.lifeTimer = null;
    c.lifeDue = FOREVER;
    c.toldLife = null;
    c.toldLifeDue = FOREVER;
    out.push({ kind: 'fired', timer: kind });
    switch (kind) {
      case 'keepalive':
        keepaliveTimeout(c, now, out);
        break;
      case 'syn-ack':
        synAckTimeout(c, now, out);
        break;
      case 'fin-wait-2':
      case 'time-wait':
        done(c, out);
        break;
    }
  }
  tellChanges(c, out);
}
