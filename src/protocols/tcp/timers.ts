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
export function setTransmitTimer(c: Connection, kind: TransmitTimer, ticks: number, now: Nanoseconds, out: Out): void {
  if (c.transmitTimer !== null && c.transmitTimer !== kind) out.push({ kind: 'timer', timer: c.transmitTimer, due: null });
  c.transmitTimer = kind;
  c.transmitDue = wheelExpiry(now, ticks);
  out.push({ kind: 'timer', timer: kind, due: c.transmitDue });
}

export function stopTransmitTimer(c: Connection, out: Out): void {
  if (c.transmitTimer === null) return;
  out.push({ kind: 'timer', timer: c.transmitTimer, due: null });
  c.transmitTimer = null;
  c.transmitDue = FOREVER;
}

/** Sets the slow timer (keepalive, FIN-WAIT-2, TIME-WAIT, SYN-ACK); `ticks` from now. */
export function setLifeTimer(c: Connection, kind: LifeTimer, ticks: number, now: Nanoseconds, out: Out): void {
  if (c.lifeTimer !== null && c.lifeTimer !== kind) out.push({ kind: 'timer', timer: c.lifeTimer, due: null });
  c.lifeTimer = kind;
  c.lifeDue = wheelExpiry(now, ticks);
  out.push({ kind: 'timer', timer: kind, due: c.lifeDue });
}

export function stopLifeTimer(c: Connection, out: Out): void {
  if (c.lifeTimer === null) return;
  out.push({ kind: 'timer', timer: c.lifeTimer, due: null });
  c.lifeTimer = null;
  c.lifeDue = FOREVER;
}

export function stopDelayedAck(c: Connection, out: Out): void {
  if (c.delayedAckDue === FOREVER && c.compressedAckDue === FOREVER) return;
  c.delayedAckDue = FOREVER;
  c.compressedAckDue = FOREVER;
  out.push({ kind: 'timer', timer: 'delayed-ack', due: null });
}

/** The next instant at which onTimeout has something to do. */
export function nextTimeout(c: Connection): Nanoseconds {
  return ns(Math.min(c.transmitDue, c.delayedAckDue, c.compressedAckDue, c.lifeDue));
}
