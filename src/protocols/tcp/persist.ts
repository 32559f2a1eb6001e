/**
 * The receiver's window is zero and nothing is in flight: ask again and again, or a lost window update would stall both sides for ever.
 * RFC 9293 3.8.6.1, RFC 1122 4.2.2.17; Linux tcp_timer.c tcp_probe_timer, tcp_output.c tcp_write_wakeup, tcp_send_probe0.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { FLAG } from '#trace/events.ts';
import { finish } from './finish.ts';
import type { Out } from './connection.ts';
import { decision, tell } from './decisions.ts';
import { currentMss } from './options.ts';
import { advance, before, distance } from './sequence.ts';
import { countSegments, splitRun } from './sendqueue.ts';
import type { Connection } from './state.ts';
import { setTransmitTimer, stopTransmitTimer, ticksFromMilliseconds } from './timers.ts';
import { transmitBare, transmitRun } from './transmit.ts';
import { noteSmall } from './nagle.ts';

/** Ticks until the next probe: the timeout, doubled for each probe unanswered. */
function probeDelay(c: Connection): number {
  return Math.min(c.rto * 2 ** Math.min(c.backoff, 20), ticksFromMilliseconds(c.settings.rtoMax));
}

/** Something waits and nothing is in flight: probe after a while. Linux tcp_check_probe_timer. */
export function setProbeTimer(c: Connection, now: Nanoseconds, out: Out): void {
  if (c.packetsOut > 0 || c.transmitTimer !== null) return;
  setTransmitTimer(c, 'persist', Math.max(probeDelay(c), ticksFromMilliseconds(c.settings.rtoMin)), now, out);
}

/** An ACK came while something waits: is the window open again? Linux tcp_ack_probe. */
export function probeAnswered(c: Connection, now: Nanoseconds, out: Out): void {
  const head = c.unsent[0];
  if (head === undefined) return;
  if (distance(head.end, advance(c.sndUna, c.sndWnd)) <= 0) {
    c.backoff = 0;
    c.probesOut = 0;
    if (c.transmitTimer === 'persist') stopTransmitTimer(c, out);
  } else {
    setTransmitTimer(c, 'persist', Math.max(probeDelay(c), ticksFromMilliseconds(c.settings.rtoMin)), now, out);
  }
}

/** The persist timer ran out. */
export function persistTimeout(c: Connection, now: Nanoseconds, out: Out): void {
  const head = c.unsent[0];
  if (c.packetsOut > 0 || head === undefined) {
    c.probesOut = 0;
    return;
  }
  const since = c.retransmitStamp;
  if (since < 0) c.retransmitStamp = now;
  else if (c.options.userTimeout > 0 && now - since >= c.options.userTimeout * 1e6) {
    finish(c, 'ETIMEDOUT', now, out);
    return;
  }
  let most = c.settings.retries2;
  if (c.orphaned && c.settings.orphanRetries > 0) most = c.settings.orphanRetries;
  else if (c.orphaned) most = 8;
  if (c.probesOut >= most) {
    tell(out, decision('close', 'persist-timeout', 'Linux tcp_timer.c tcp_probe_timer', `Given up: ${c.probesOut} probes of the closed window went unanswered.`, [c.probesOut]));
    finish(c, 'ETIMEDOUT', now, out);
    return;
  }
  sendProbe(c, now, out);
  if (c.packetsOut > 0 || c.unsent.length === 0) {
    c.probesOut = 0;
    c.backoff = 0;
    return;
  }
  c.probesOut++;
  if (c.backoff < c.settings.retries2) c.backoff++;
  setTransmitTimer(c, 'persist', Math.max(probeDelay(c), ticksFromMilliseconds(c.settings.rtoMin)), now, out);
}

/** Sends what fits, or else an old sequence number, which forces an answer. Linux tcp_write_wakeup. */
export function sendProbe(c: Connection, now: Nanoseconds, out: Out): void {
  const head = c.unsent[0];
  const edge = advance(c.sndUna, c.sndWnd);
  if (head !== undefined && before(head.seq, edge)) {
    const mss = currentMss(c);
    const room = distance(edge, head.seq);
    if (room < distance(head.end, head.seq) || head.length > mss) c.unsent.splice(1, 0, splitRun(c, head, Math.min(room, mss), mss));
    else countSegments(head, mss);
    head.flags |= FLAG.PSH;
    c.unsent.shift();
    head.deliveredBefore = c.delivered;
    transmitRun(c, head, now, out, false, decision('send', 'window-probe', 'RFC 9293 3.8.6.1', `Sent as a probe: the receiver has room for ${room} B only, but has not said so for long.`, [room], head.grounds));
    c.sndNxt = head.end;
    c.inFlight.push(head);
    c.packetsOut += head.segments;
    c.held = '';
    noteSmall(c, head, mss);
    setTransmitTimer(c, 'retransmission', c.rto, now, out);
    return;
  }
  transmitBare(c, advance(c.sndUna, -1), FLAG.ACK, now, out, decision('send', 'window-probe', 'RFC 9293 3.8.6.1; Linux tcp_output.c tcp_xmit_probe_skb',
    'Asked for the window: it was closed, and a lost update would leave both sides waiting for ever.', [c.sndWnd, c.probesOut]), true);
}
