/**
 * News from the way: a router or the other host could not deliver a packet of this connection. RFC 1122 4.2.3.9, RFC 1191, RFC 5461, RFC 5927; Linux tcp_ipv4.c tcp_v4_err.
 * An error ends a connection that is only being opened; a running one remembers it and reports it if it times out.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { Ground, Out } from './connection.ts';
import { decision, tell } from './decisions.ts';
import { finish } from './finish.ts';
import { synchroniseMss } from './options.ts';
import { resendLost } from './recovery.ts';
import { markLost } from './scoreboard.ts';
import { after, before, type SequenceNumber } from './sequence.ts';
import type { Connection } from './state.ts';
import { tellChanges } from './variables.ts';

/** Unreachable: `errno` is EHOSTUNREACH, ENETUNREACH, ECONNREFUSED, ...; `sequence` is that of the packet it is about. */
export function unreachable(c: Connection, errno: string, sequence: SequenceNumber, now: Nanoseconds, ground: Ground, out: Out): void {
  if (c.state === 'CLOSED') return;
  // RFC 5927 4: only what is about data in flight is believed.
  if (before(sequence, c.sndUna) || after(sequence, c.sndNxt)) return;
  if (c.state === 'SYN-SENT' || c.state === 'SYN-RECEIVED') {
    tell(
      out,
      decision(
        'close',
        'unreachable',
        'RFC 1122 4.2.3.9',
        `Given up: the way says ${errno}, and nothing is established yet.`,
        [],
        [ground],
      ),
    );
    finish(c, errno, now, out);
  } else {
    tell(
      out,
      decision(
        'hold',
        'unreachable',
        'RFC 1122 4.2.3.9',
        `Noted only: the way says ${errno}, but it may mend. If nothing ever answers, the program will be told this.`,
        [],
        [ground],
      ),
    );
    c.softError = errno;
  }
  tellChanges(c, out);
}

/** A packet was too large for a link on the way, which takes `mtu` bytes. The MSS falls, and what was too large goes again. RFC 1191, Linux tcp_v4_mtu_reduced. */
export function packetTooBig(c: Connection, mtu: number, sequence: SequenceNumber, now: Nanoseconds, ground: Ground, out: Out): void {
  if (c.state === 'CLOSED' || before(sequence, c.sndUna) || after(sequence, c.sndNxt) || mtu >= c.path.mtu) return;
  c.path = { ...c.path, mtu: Math.max(mtu, 68) };
  const was = c.mss;
  synchroniseMss(c);
  if (c.mss >= was) return;
  tell(
    out,
    decision(
      'retransmit',
      'path-mtu',
      'RFC 1191',
      `The way takes packets of ${mtu} B only: segments shrink from ${was} B to ${c.mss} B, and what was too large goes again.`,
      [mtu, was, c.mss],
      [ground],
    ),
  );
  for (const run of c.inFlight) if (Math.min(run.size, run.length) > c.mss) markLost(c, run);
  resendLost(c, now, out);
  tellChanges(c, out);
}
