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
import { advance, after, before, distance } from './sequence.ts';
import { countSegments, splitRun } from './sendqueue.ts';
import { orphanRetries } from './retransmit.ts';
import { NEVER, type Connection } from './state.ts';
import { setTransmitTimer, stopTransmitTimer, ticksFromMilliseconds } from './timers.ts';
import { transmitBare, transmitRun } from './transmit.ts';
import { noteSmall } from './nagle.ts';

/** The timeout, at least 200 ms; Linux tcp_probe0_base. Doubled for each probe unanswered; tcp_probe0_when. In ticks. */
const probeBase = (c: Connection): number => Math.max(c.rto, ticksFromMilliseconds(200));
const probeDelay = (c: Connection): number =>
  Math.min(probeBase(c) * 2 ** Math.min(c.backoff, 10), ticksFromMilliseconds(c.settings.rtoMax));

/** Something waits and nothing is in flight: probe after a while. Linux tcp_check_probe_timer. */
export function setProbeTimer(c: Connection, now: Nanoseconds): void {
  if (c.packetsOut > 0 || c.transmitTimer !== null) return;
  setTransmitTimer(c, 'persist', probeBase(c), now);
}

/** An ACK came while something waits: is the window open again? Linux tcp_ack_probe. */
export function probeAnswered(c: Connection, now: Nanoseconds): void {
  const head = c.unsent[0];
  if (head === undefined) return;
  if (distance(head.end, advance(c.sndUna, c.sndWnd)) <= 0) {
    c.backoff = 0;
    c.probesSince = NEVER;
    if (c.transmitTimer === 'persist') stopTransmitTimer(c);
  } else {
    setTransmitTimer(c, 'persist', withinUserTimeout(c, probeDelay(c), now), now);
  }
}

/** Linux tcp_clamp_probe0_to_user_timeout. */
function withinUserTimeout(c: Connection, ticks: number, now: Nanoseconds): number {
  if (c.options.userTimeout === 0 || c.probesSince < 0) return ticks;
  const left = ticksFromMilliseconds(Math.max(0, c.options.userTimeout - (now - c.probesSince) / 1e6));
  return Math.min(ticks, Math.max(left, 1));
}

/** The persist timer ran out. Linux tcp_probe_timer. */
export function persistTimeout(c: Connection, now: Nanoseconds, out: Out): void {
  if (c.packetsOut > 0 || c.unsent.length === 0) {
    c.probesOut = 0;
    c.probesSince = NEVER;
    return;
  }
  if (c.probesSince < 0) c.probesSince = now;
  else if (c.options.userTimeout > 0 && now - c.probesSince >= c.options.userTimeout * 1e6) {
    giveUp(c, now, out);
    return;
  }
  let most = c.settings.retries2;
  if (c.orphaned) {
    const alive = probeDelay(c) < ticksFromMilliseconds(c.settings.rtoMax);
    most = orphanRetries(c, alive);
    if (!alive && c.backoff >= most) {
      giveUp(c, now, out);
      return;
    }
  }
  if (c.probesOut >= most) {
    giveUp(c, now, out);
    return;
  }
  sendProbe(c, now, out);
  if (c.packetsOut > 0 || c.unsent.length === 0) {
    c.probesOut = 0;
    c.backoff = 0;
    c.probesSince = NEVER;
    return;
  }
  c.probesOut++;
  if (c.backoff < c.settings.retries2) c.backoff++;
  setTransmitTimer(c, 'persist', withinUserTimeout(c, probeDelay(c), now), now);
}

function giveUp(c: Connection, now: Nanoseconds, out: Out): void {
  tell(
    out,
    decision(
      'close',
      'persist-timeout',
      'Linux tcp_timer.c tcp_probe_timer',
      `Given up: ${c.probesOut} probes of the closed window went unanswered.`,
      [c.probesOut],
    ),
  );
  finish(c, c.softError || 'ETIMEDOUT', now, out);
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
    transmitRun(
      c,
      head,
      now,
      out,
      false,
      decision(
        'send',
        'window-probe',
        'RFC 9293 3.8.6.1',
        `Sent as a probe: the receiver has room for ${room} B only, but has not said so for long.`,
        [room],
        head.grounds,
      ),
    );
    c.sndNxt = head.end;
    c.inFlight.push(head);
    c.packetsOut += head.segments;
    c.held = '';
    if (after(head.end, c.pushedSeq)) c.pushedSeq = head.end;
    noteSmall(c, head, mss);
    setTransmitTimer(c, 'retransmission', c.rto, now);
    return;
  }
  transmitBare(
    c,
    advance(c.sndUna, -1),
    FLAG.ACK,
    now,
    out,
    decision(
      'send',
      'window-probe',
      'RFC 9293 3.8.6.1; Linux tcp_output.c tcp_xmit_probe_skb',
      'Asked for the window: it was closed, and a lost update would leave both sides waiting for ever.',
      [c.sndWnd, c.probesOut],
    ),
    true,
  );
}
