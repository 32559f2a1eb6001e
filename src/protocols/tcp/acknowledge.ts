/**
 * When to acknowledge: at once or a little later. RFC 9293 3.8.6.3, RFC 1122 4.2.3.2, RFC 5681 4.2 (within 500 ms, at least every second full segment).
 * Linux starts every connection in quick-ACK mode, and delays by 40 ms and more once the two sides talk in turns
 * (net/ipv4/tcp_input.c __tcp_ack_snd_check, tcp_enter_quickack_mode; tcp_output.c tcp_send_delayed_ack).
 */
import { FOREVER, ns, type Nanoseconds } from '#time/nanoseconds.ts';
import type { Decision, Ground, Out } from './connection.ts';
import { decision, milliseconds, tell } from './decisions.ts';
import { lastOf } from './layout.ts';
import { distance } from './sequence.ts';
import type { Connection } from './state.ts';
import { TICK, ticksFromMicroseconds, tickOf, wheelExpiry } from './timers.ts';
import { ATO_MIN, sendAck } from './transmit.ts';
import { windowWanted } from './window.ts';

/** Linux TCP_MAX_QUICKACKS, TCP_DELACK_MAX (200 ms), HZ/2 in ticks. */
export const MAX_QUICK_ACKS = 16;
const DELAY_MAX = 50;
const DELAY_MAX_ONE_WAY = 125;

export const isInteractive = (c: Connection): boolean => c.pingpong >= c.settings.pingpongThreshold;
export const enterInteractive = (c: Connection): void => {
  c.pingpong = c.settings.pingpongThreshold;
};
/** Linux tcp_in_quickack_mode: the route says so (RTAX_QUICKACK), or the connection is young and nobody answers in turn. */
export const inQuickMode = (c: Connection): boolean => c.settings.quickAck || (c.quickAcks > 0 && !isInteractive(c));

export function moreQuickAcks(c: Connection, most: number): void {
  const quick = Math.min(most, Math.floor(c.rcvWnd / (2 * c.rcvMss)) || 2);
  if (quick > c.quickAcks) c.quickAcks = quick;
}

/** The next `most` segments are acknowledged at once. Linux tcp_enter_quickack_mode. */
export function enterQuickMode(c: Connection, most: number): void {
  moreQuickAcks(c, most);
  c.pingpong = 0;
  c.ato = ATO_MIN;
}

/** Something arrived that wants an ACK; `ground` is the segment. */
export function scheduleAck(c: Connection, ground: Ground): void {
  c.ackScheduled = true;
  const grounds = c.ackGrounds;
  if (lastOf(grounds) !== ground) {
    if (grounds.length >= 16) grounds.shift();
    grounds.push(ground);
  }
}

/** Follows the rhythm of arriving data. Linux tcp_event_data_recv. */
export function followRhythm(c: Connection, now: Nanoseconds): void {
  if (c.ato === 0) {
    // The first data: start in quick-ACK mode, so that the sender's window opens fast.
    moreQuickAcks(c, MAX_QUICK_ACKS);
    c.ato = ATO_MIN;
  } else {
    const gap = tickOf(now) - Math.floor(c.lastReceivedAt / TICK);
    if (gap <= ATO_MIN / 2) {
      c.ato = (c.ato >> 1) + ATO_MIN / 2;
    } else if (gap < c.ato) {
      c.ato = Math.min((c.ato >> 1) + gap, c.rto);
    } else if (gap > c.rto) {
      // Too long a silence: the sender starts anew, and so do we.
      moreQuickAcks(c, MAX_QUICK_ACKS);
    }
  }
  c.lastReceivedAt = now;
}

/** After a segment has been worked through: acknowledge now, delay, or nothing to do. `checkGaps`: duplicates of a gap may be compressed. */
export function considerAck(c: Connection, checkGaps: boolean, now: Nanoseconds, out: Out): void {
  if (!c.ackScheduled || c.state === 'CLOSED') return;
  const unacknowledged = distance(c.rcvNxt, c.rcvWup);
  if (unacknowledged > c.rcvMss && (distance(c.rcvNxt, c.copiedSeq) < c.options.receiveLowWater || windowWanted(c) >= c.rcvWnd)) {
    sendAck(
      c,
      now,
      out,
      ackDecision(
        c,
        'full-segments',
        'RFC 5681 4.2; Linux tcp_input.c __tcp_ack_snd_check',
        `Acknowledged at once: more than one full segment (${c.rcvMss} B) has arrived since the last ACK.`,
        [unacknowledged, c.rcvMss],
      ),
    );
  } else if (c.ackNow) {
    sendAck(
      c,
      now,
      out,
      ackDecision(
        c,
        'immediate',
        'RFC 5681 4.2',
        c.outOfOrder.length > 0
          ? 'Acknowledged at once: a byte is missing, and the sender should know soon.'
          : unacknowledged > 0
            ? 'Acknowledged at once: a gap is closed, and the sender should know soon.'
            : 'Acknowledged at once: nothing new came, so the sender should hear again what is here already.',
        [c.outOfOrder.length, unacknowledged],
      ),
    );
  } else if (inQuickMode(c)) {
    sendAck(c, now, out, c.outOfOrder.length > 0 ? outOfOrderDecision(c) : quickDecision(c));
  } else if (!checkGaps || c.outOfOrder.length === 0) {
    delayAck(c, now, out);
  } else {
    compressAck(c, now, out);
  }
}

const quickDecision = (c: Connection): Decision =>
  ackDecision(
    c,
    'quick-ack',
    'Linux tcp_input.c tcp_in_quickack_mode',
    'Acknowledged at once: the connection is still in quick-ACK mode, which helps the sender get up to speed.',
    [c.quickAcks],
  );

const outOfOrderDecision = (c: Connection): Decision =>
  ackDecision(
    c,
    'out-of-order',
    'RFC 5681 4.2',
    'Acknowledged at once: a byte is missing before what came, and the sender should hear of the gap.',
    [c.outOfOrder.length],
  );

const ackDecision = (c: Connection, rule: string, clause: string, sentence: string, numbers: readonly number[]): Decision =>
  decision('acknowledge', rule, clause, sentence, numbers, c.ackGrounds);

/** Waits for data to carry the ACK. Linux tcp_send_delayed_ack. */
export function delayAck(c: Connection, now: Nanoseconds, out: Out): void {
  let ticks = c.ato;
  if (ticks > ATO_MIN) {
    let most = isInteractive(c) || c.ackPushed ? DELAY_MAX : DELAY_MAX_ONE_WAY;
    // No longer than a round trip, where that is known.
    if (c.srtt > 0) most = Math.min(most, Math.max(ticksFromMicroseconds(c.srtt >> 3), ATO_MIN));
    ticks = Math.min(ticks, most);
  }
  ticks = Math.min(ticks, DELAY_MAX);
  let due = wheelExpiry(now, ticks);
  if (c.delayedAckDue !== FOREVER) {
    // One is waiting already: it goes now if it was about to go, else the earlier instant holds.
    if (c.delayedAckDue <= now + (ticks >> 2) * TICK) {
      sendAck(
        c,
        now,
        out,
        ackDecision(
          c,
          'delayed-ack',
          'Linux tcp_output.c tcp_send_delayed_ack',
          'Acknowledged now: an ACK that waited was about to go anyway.',
          [],
        ),
      );
      return;
    }
    if (due >= c.delayedAckDue) due = c.delayedAckDue;
  }
  if (due === c.delayedAckDue) return;
  c.delayedAckDue = due;
  tell(
    out,
    decision(
      'delay-ack',
      'delayed-ack',
      'RFC 9293 3.8.6.3; Linux tcp_output.c tcp_send_delayed_ack',
      `The ACK waits up to ${milliseconds(due - now)}: perhaps data goes back soon and can carry it.`,
      [due - now],
      c.ackGrounds,
    ),
  );
}

/** Many duplicates of one gap: after three, further ones are gathered for up to 1 ms. Linux tcp_comp_sack_*. */
function compressAck(c: Connection, now: Nanoseconds, out: Out): void {
  const immediate = (): void =>
    sendAck(
      c,
      now,
      out,
      ackDecision(
        c,
        'duplicate-ack',
        'RFC 5681 4.2',
        'Acknowledged at once: a segment arrived behind a gap, so the sender is told again which byte is missing.',
        [c.outOfOrder.length],
      ),
    );
  if (!c.sackOk || c.compressedAcks >= c.settings.compressedSacks) {
    immediate();
    return;
  }
  if (c.compressedAckNxt !== c.rcvNxt) {
    c.compressedAckNxt = c.rcvNxt;
    c.dupAckCounter = 0;
  }
  if (c.dupAckCounter < 3) {
    c.dupAckCounter++;
    immediate();
    return;
  }
  c.compressedAcks++;
  if (c.compressedAckDue !== FOREVER) return;
  let roundTrip = c.rcvRtt;
  if (c.srtt > 0 && c.srtt < roundTrip) roundTrip = c.srtt;
  // Both are in 1/8 us: 5 % of the round trip, at most 1 ms.
  const delay = Math.min(c.settings.compressedSackDelay * 1e6, Math.floor((roundTrip * 125) / 20));
  c.compressedAckDue = ns(now + delay);
  tell(
    out,
    decision(
      'delay-ack',
      'compressed-ack',
      'Linux tcp_input.c tcp_compressed_ack_kick',
      `The ACK waits ${milliseconds(delay)}: three have told of this gap already, so further news of it is gathered.`,
      [delay],
      c.ackGrounds,
    ),
  );
}

/** The delayed-ACK timer ran out. Linux tcp_delack_timer_handler. */
export function delayedAckTimeout(c: Connection, now: Nanoseconds, out: Out): void {
  if (!c.ackScheduled) return;
  if (!isInteractive(c)) {
    // It waited in vain: wait longer next time.
    c.ato = Math.min(c.ato << 1, c.rto);
  } else {
    // Nobody answered in turn: leave the interactive mode.
    c.pingpong = 0;
    c.ato = ATO_MIN;
  }
  sendAck(
    c,
    now,
    out,
    ackDecision(c, 'delayed-ack', 'RFC 9293 3.8.6.3', 'Acknowledged now: the delay is over and no data came to carry the ACK.', []),
  );
}

/** After the program has read: does the ACK go now? Linux tcp_cleanup_rbuf. Returns the decision to send, or null. */
export function ackAfterReading(c: Connection, copied: number, windowNow: number): Decision | null {
  if (c.ackScheduled) {
    const unacknowledged = distance(c.rcvNxt, c.rcvWup);
    if (unacknowledged > c.rcvMss) {
      return ackDecision(
        c,
        'full-segments',
        'RFC 5681 4.2',
        `Acknowledged now: the program has read, and more than one full segment (${c.rcvMss} B) was waiting for its ACK.`,
        [unacknowledged, c.rcvMss],
      );
    }
    if (copied > 0 && c.receiveMemory === 0 && (c.ackPushedAgain || (c.ackPushed && !isInteractive(c)))) {
      return ackDecision(
        c,
        'read-empty',
        'Linux tcp.c __tcp_cleanup_rbuf',
        'Acknowledged now: the program has read everything, and nothing says that it will answer.',
        [copied],
      );
    }
  }
  if (copied > 0 && !c.receiveShut && 2 * windowNow <= c.windowClamp) {
    const wanted = windowWanted(c);
    if (wanted > 0 && wanted >= 2 * windowNow) {
      return decision(
        'window',
        'window-update',
        'RFC 9293 3.8.6.2.2; Linux tcp.c __tcp_cleanup_rbuf',
        `Told the sender of more room: the window goes from ${windowNow} B to ${wanted} B, because the program has read.`,
        [windowNow, wanted],
        c.ackGrounds,
      );
    }
  }
  return null;
}
