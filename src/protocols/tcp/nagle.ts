/**
 * Nagle's rule: a small segment waits while earlier data is unacknowledged. RFC 9293 3.7.4, RFC 896.
 * Linux holds it only while an earlier *small* segment is unacknowledged (Minshall's variant, tcp_output.c tcp_nagle_check, tcp_minshall_check).
 */
import { after } from './sequence.ts';
import type { Connection, QueuedRun } from './state.ts';

/** Is a small segment still on its way, unacknowledged? */
export const smallOutstanding = (c: Connection): boolean => after(c.sndSml, c.sndUna) && !after(c.sndSml, c.sndNxt);

/** Why a segment of less than the MSS may not go now; '' when it may. */
export function nagleHolds(c: Connection, partial: boolean, off: boolean, corked: boolean): '' | 'nagle' | 'cork' {
  if (!partial) return '';
  if (corked) return 'cork';
  if (!off && c.packetsOut > 0 && smallOutstanding(c)) return 'nagle';
  return '';
}

/** Remembers a small segment that leaves. Linux tcp_minshall_update. */
export function noteSmall(c: Connection, run: QueuedRun, mss: number): void {
  if (run.length < run.segments * mss) c.sndSml = run.end;
}
