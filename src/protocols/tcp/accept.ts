/**
 * Passive open: a SYN arrived at a listening socket. RFC 9293 3.10.7.2, Linux tcp_conn_request.
 * The connection begins in SYN-RECEIVED; it is not the program's until the handshake is complete and accept() is called.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { FLAG } from '#trace/events.ts';
import type { TcpSegment } from '#wire/segment.ts';
import type { Ground, Out } from './connection.ts';
import { decision, milliseconds, tell } from './decisions.ts';
import { acceptEcn } from './ecn.ts';
import { done, enterState } from './finish.ts';
import { learnOptions } from './open.ts';
import { mssToTell, synchroniseMss } from './options.ts';
import { limited } from './reset.ts';
import { advance, type SequenceNumber } from './sequence.ts';
import { countSegments, newRun } from './sendqueue.ts';
import { blankConnection, type Beginning, type Connection } from './state.ts';
import { setLifeTimer, ticksFromMilliseconds } from './timers.ts';
import { transmitRun } from './transmit.ts';
import { tellChanges } from './variables.ts';
import { chooseInitialWindow, guessPeerMss } from './window.ts';

/** Answers a SYN with SYN-ACK. `ground` is the arrived SYN. */
export function accept(beginning: Beginning, syn: TcpSegment, now: Nanoseconds, ground: Ground, out: Out, ecn = 0): Connection {
  const c = blankConnection(beginning, false);
  c.timestampsOk = c.settings.timestamps;
  c.sackOk = c.settings.sack;
  c.windowScaleOk = c.settings.windowScaling;
  c.advertisedMss = mssToTell(c);
  learnOptions(c, syn, now);
  acceptEcn(c, syn, ecn);
  c.irs = syn.sequence as SequenceNumber;
  c.rcvNxt = advance(c.irs, 1);
  c.rcvWup = c.rcvNxt;
  c.copiedSeq = c.rcvNxt;
  c.sndWnd = syn.window;
  c.sndWl1 = c.irs;
  c.maxWindow = syn.window;
  synchroniseMss(c);
  // Linux tcp_openreq_init_rwin: whole segments as they will be, options taken off.
  chooseInitialWindow(c, c.advertisedMss - (c.timestampsOk ? 12 : 0), c.windowScaleOk);
  guessPeerMss(c);
  const run = newRun(c, FLAG.SYN, [ground]);
  run.end = advance(run.seq, 1);
  countSegments(run, c.mss);
  c.writeSeq = run.end;
  c.sndNxt = run.end;
  c.inFlight.push(run);
  c.packetsOut = 1;
  c.ackGrounds = [ground];
  c.firstSynAt = now;
  enterState(c, 'SYN-RECEIVED', out);
  transmitRun(
    c,
    run,
    now,
    out,
    false,
    decision(
      'accept',
      'syn-ack',
      'RFC 9293 3.10.7.2',
      `SYN-ACK sent: the port is open; our bytes will be counted from ${c.iss}.`,
      [c.iss],
      [ground],
    ),
  );
  setLifeTimer(c, 'syn-ack', ticksFromMilliseconds(1000), now);
  tellChanges(c, out);
  return c;
}

/** The SYN-ACK stayed unanswered. It goes again after 1, 3, 7, ... s; then the attempt is forgotten. Linux reqsk_timer_handler. */
export function synAckTimeout(c: Connection, now: Nanoseconds, out: Out): void {
  const most = c.options.synCount || c.settings.synAckRetries;
  if (c.synAckRetries >= most) {
    tell(
      out,
      decision(
        'close',
        'gave-up',
        'Linux inet_connection_sock.c reqsk_timer_handler',
        `Given up: ${c.synAckRetries + 1} SYN-ACKs went unanswered.`,
        [c.synAckRetries],
      ),
    );
    done(c, out);
    return;
  }
  c.synAckRetries++;
  resendSynAck(
    c,
    now,
    out,
    decision(
      'retransmit',
      'syn-ack-timer',
      'RFC 6298 5.4',
      `SYN-ACK sent again: no answer for ${milliseconds(1e9 * 2 ** (c.synAckRetries - 1))}.`,
      [c.synAckRetries],
    ),
  );
  setLifeTimer(c, 'syn-ack', synAckDelay(c), now);
}

/** 1 s, doubled for each time it ran out; in ticks. Linux reqsk_timeout. */
const synAckDelay = (c: Connection): number =>
  Math.min(ticksFromMilliseconds(1000) * 2 ** c.synAckRetries, ticksFromMilliseconds(c.settings.rtoMax));

/** The peer repeats its SYN, so our SYN-ACK was lost: it goes again, and its timer starts anew. Linux tcp_minisocks.c tcp_check_req. */
export function synAgain(c: Connection, ground: Ground, now: Nanoseconds, out: Out): void {
  if (limited(c, now)) return;
  resendSynAck(
    c,
    now,
    out,
    decision('retransmit', 'syn-again', 'RFC 9293 3.10.7.4', 'SYN-ACK sent again: the SYN came a second time.', [], [ground]),
  );
  if (c.lifeTimer === 'syn-ack') setLifeTimer(c, 'syn-ack', synAckDelay(c), now);
}

/** Sends the SYN-ACK once more. */
function resendSynAck(c: Connection, now: Nanoseconds, out: Out, why: ReturnType<typeof decision>): void {
  const run = c.inFlight[0];
  if (run === undefined) return;
  run.everRetransmitted = true;
  c.totalRetransmissions++;
  c.retransmitStamp = now;
  transmitRun(c, run, now, out, true, why);
}
