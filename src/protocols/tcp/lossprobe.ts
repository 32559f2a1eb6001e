/**
 * Tail-loss probe: when the last segments of a flight are lost, nothing behind them draws an ACK. After two round trips one more
 * segment is sent, so that the answer tells what is missing before the slow timer does. RFC 8985 7; Linux tcp_output.c tcp_schedule_loss_probe, tcp_send_loss_probe.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { Out } from './connection.ts';
import type { Connection } from './state.ts';

/** Sets the probe timer after new data was sent or acknowledged; returns whether it did. */
export function scheduleLossProbe(_c: Connection, _advancing: boolean, _now: Nanoseconds, _out: Out): boolean {
  return false;
}
