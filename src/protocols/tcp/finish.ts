/**
 * The ends of a connection: state changes told, what is queued thrown away, the waiting program woken.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { TcpState } from '#trace/events.ts';
import type { Out } from './connection.ts';
import type { Connection } from './state.ts';
import { stopDelayedAck, stopLifeTimer, stopTransmitTimer } from './timers.ts';

export function enterState(c: Connection, state: TcpState, out: Out): void {
  if (c.state === state) return;
  const previous = c.state;
  c.state = state;
  out.push({ kind: 'state', state, previous });
}

/** Nothing is left of the connection: CLOSED, timers off, queues empty. What was received stays readable. Linux tcp_done. */
export function done(c: Connection, out: Out): void {
  stopTransmitTimer(c);
  stopDelayedAck(c);
  stopLifeTimer(c);
  c.inFlight = [];
  c.unsent = [];
  c.stored = [];
  c.queuedMemory = 0;
  c.packetsOut = 0;
  c.sackedOut = 0;
  c.lostOut = 0;
  c.retransOut = 0;
  c.outOfOrder = [];
  c.sackBlocks = [];
  c.ackScheduled = false;
  c.sendShut = true;
  c.receiveShut = true;
  if (c.state === 'CLOSED') return;
  enterState(c, 'CLOSED', out);
  out.push({ kind: 'gone' });
}

/** Ends it with an error that the program's next call reports. */
export function finish(c: Connection, errno: string, _now: Nanoseconds, out: Out): void {
  c.error = errno;
  if (c.state !== 'CLOSED') out.push({ kind: 'end', direction: 'ours', stage: 'reset' });
  done(c, out);
  out.push({ kind: 'wake', what: 'error', errno });
}
