/**
 * Timers as Linux keeps them: in ticks ("jiffies") of 4 ms, on a wheel whose far slots are coarse, so that a timer is late by up to
 * a tick when near and by up to 32 ms when a second away. Linux kernel/time/timer.c, CONFIG_HZ=250. RFC 6298 only asks for "at least".
 */
import { FOREVER, ns, type Nanoseconds } from '#time/nanoseconds.ts';
import type { Out } from './connection.ts';
import type { Connection, LifeTimer, TransmitTimer } from './state.ts';

export const TICK = 4_000_000;

/** The tick an instant lies in. */
export const tickOf = (t: Nanoseconds): number => Math.floor(t / TICK);
/** Microseconds or milliseconds as ticks, rounded up: Linux usecs_to_jiffies, msecs_to_jiffies. */
export const ticksFromMicroseconds = (us: number): number => Math.ceil(us / 4000);
export const ticksFromMilliseconds = (ms: number): number => Math.ceil(ms / 4);

/**
 * When a timer set now for `ticks` runs out. Level 0 of the wheel has slots of one tick and holds 63; each further level has slots
 * eight times as wide and reaches eight times as far. A slot runs at its end.
 */
export function wheelExpiry(now: Nanoseconds, ticks: number): Nanoseconds {
  const current = tickOf(now);
  let width = 1;
  let reach = 63;
  for (let level = 0; ticks >= reach && level < 8; level++) {
    width *= 8;
    reach *= 8;
  }
  const slot = Math.floor((current + ticks + width) / width);
  return ns(slot * width * TICK);
}

/** Sets the one timer that serves retransmission, probing and reordering; `ticks` from now. */
export function setTransmitTimer(c: Connection, kind: TransmitTimer, ticks: number, now: Nanoseconds): void {
  c.transmitTimer = kind;
  c.transmitDue = wheelExpiry(now, ticks);
}

export function stopTransmitTimer(c: Connection): void {
  c.transmitTimer = null;
  c.transmitDue = FOREVER;
}

/** Sets the slow timer (keepalive, FIN-WAIT-2, TIME-WAIT, SYN-ACK); `ticks` from now. */
export function setLifeTimer(c: Connection, kind: LifeTimer, ticks: number, now: Nanoseconds): void {
  c.lifeTimer = kind;
  c.lifeDue = wheelExpiry(now, ticks);
}

export function stopLifeTimer(c: Connection): void {
  c.lifeTimer = null;
  c.lifeDue = FOREVER;
}

export function stopDelayedAck(c: Connection): void {
  c.delayedAckDue = FOREVER;
  c.compressedAckDue = FOREVER;
}

/** Tells of timers that were set or stopped: once at the end of each stimulus, not at every change on the way. */
export function tellTimers(c: Connection, out: Out): void {
  const ackDue = Math.min(c.delayedAckDue, c.compressedAckDue) as Nanoseconds;
  if (c.toldTransmit !== c.transmitTimer || c.toldTransmitDue !== c.transmitDue) {
    if (c.toldTransmit !== null && c.toldTransmit !== c.transmitTimer) out.push({ kind: 'timer', timer: c.toldTransmit, due: null });
    if (c.transmitTimer !== null) out.push({ kind: 'timer', timer: c.transmitTimer, due: c.transmitDue });
    c.toldTransmit = c.transmitTimer;
    c.toldTransmitDue = c.transmitDue;
  }
  if (c.toldAckDue !== ackDue) {
    out.push({ kind: 'timer', timer: 'delayed-ack', due: ackDue === FOREVER ? null : ackDue });
    c.toldAckDue = ackDue;
  }
  if (c.toldLife !== c.lifeTimer || c.toldLifeDue !== c.lifeDue) {
    if (c.toldLife !== null && c.toldLife !== c.lifeTimer) out.push({ kind: 'timer', timer: c.toldLife, due: null });
    if (c.lifeTimer !== null) out.push({ kind: 'timer', timer: c.lifeTimer, due: c.lifeDue });
    c.toldLife = c.lifeTimer;
    c.toldLifeDue = c.lifeDue;
  }
}

/** The next instant at which onTimeout has something to do. */
export function nextTimeout(c: Connection): Nanoseconds {
  return ns(Math.min(c.transmitDue, c.delayedAckDue, c.compressedAckDue, c.lifeDue));
}
