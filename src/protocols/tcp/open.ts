/**
 * Active open: the first SYN, and the answer to it. RFC 9293 3.10.1, 3.10.7.3; Linux tcp_connect, tcp_rcv_synsent_state_process.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { FLAG } from '#trace/events.ts';
import type { TcpSegment } from '#wire/segment.ts';
import { acknowledgmentArrived } from './acknowledged.ts';
import type { Ground, Out } from './connection.ts';
import { controlOf } from './controls.ts';
import { decision, tell } from './decisions.ts';
import { learnEcn } from './ecn.ts';
import { enterState } from './finish.ts';
import { startKeepalive } from './keepalive.ts';
import { mssToTell, synchroniseMss } from './options.ts';
import { retransmitFirstSyn } from './simultaneous.ts';
import { challenge, dropped, resetArrived } from './reset.ts';
import { setTransmitTimer, ticksFromMilliseconds } from './timers.ts';
import { timestampNow } from './roundtrip.ts';
import { advance, after, type SequenceNumber } from './sequence.ts';
import { countSegments, newRun } from './sendqueue.ts';
import { blankConnection, INFINITE_SSTHRESH, INITIAL_WINDOW, NEVER, type Beginning, type Connection } from './state.ts';
import { sendAck, transmitRun } from './transmit.ts';
import { tellChanges } from './variables.ts';
import { chooseInitialWindow, guessPeerMss, initialiseBuffers } from './window.ts';

/** Begins a connection: state SYN-SENT, one SYN out, its timer set. RFC 9293 3.10.1. */
export function open(beginning: Beginning, now: Nanoseconds, ground: Ground, out: Out): Connection {
  const c = blankConnection(beginning, true);
  c.timestampsOk = c.settings.timestamps;
  c.sackOk = c.settings.sack;
  c.windowScaleOk = c.settings.windowScaling;
  c.ecn.ok = c.settings.ecn === 1;
  c.headerLength = c.timestampsOk ? 32 : 20;
  c.advertisedMss = mssToTell(c);
  c.mssClamp = c.options.maximumSegment || 0xffff;
  synchroniseMss(c);
  // Linux tcp_connect_init: whole segments without counting the options.
  chooseInitialWindow(c, c.advertisedMss, c.windowScaleOk);
  guessPeerMss(c);
  const run = newRun(c, FLAG.SYN, [ground]);
  run.end = advance(run.seq, 1);
  countSegments(run, c.mss);
  c.writeSeq = run.end;
  c.sndNxt = run.end;
  c.inFlight.push(run);
  c.packetsOut = 1;
  c.retransmitStamp = now;
  c.firstSynAt = now;
  enterState(c, 'SYN-SENT', out);
  transmitRun(
    c,
    run,
    now,
    out,
    false,
    decision(
      'send',
      'open',
      'RFC 9293 3.5',
      `SYN sent: the program wants a connection; its bytes will be counted from ${c.iss}.`,
      [c.iss],
      [ground],
    ),
  );
  setTransmitTimer(c, 'retransmission', c.rto, now);
  tellChanges(c, out);
  return c;
}

/** A segment in state SYN-SENT. RFC 9293 3.10.7.3. */
export function synSentSegment(c: Connection, segment: TcpSegment, ground: Ground, now: Nanoseconds, out: Out): TcpSegment | null {
  const flags = segment.flags;
  const ack = segment.acknowledgment as SequenceNumber;
  const stamp = segment.options.timestamps;
  if ((flags & FLAG.ACK) !== 0) {
    // First: an ACK that does not acknowledge our SYN is answered with RST.
    if (!after(ack, c.sndUna) || after(ack, c.sndNxt)) {
      dropped(out, 'unacceptable-ack', 'RFC 9293 3.10.7.3', 'Refused: it acknowledges something this side never sent.', [ack]);
      return segment;
    }
    if (stamp !== null && c.timestampsOk && stamp.echo !== 0 && ((timestampNow(c, now) - stamp.echo) | 0) < 0) {
      dropped(out, 'timestamp', 'RFC 7323 4', 'Refused: the timestamp it echoes was never sent.', [stamp.echo]);
      return segment;
    }
    // Second: RST.
    if ((flags & FLAG.RST) !== 0) {
      resetArrived(c, out);
      return null;
    }
    if ((flags & FLAG.SYN) === 0) return null;
    learnOptions(c, segment, now);
    learnEcn(c, segment);
    c.sndWl1 = segment.sequence as SequenceNumber;
    acknowledgmentArrived(c, segment, now, out);
    c.rcvNxt = advance(segment.sequence as SequenceNumber, 1);
    c.irs = segment.sequence as SequenceNumber;
    c.rcvWup = c.rcvNxt;
    c.copiedSeq = c.rcvNxt;
    // RFC 7323 2.2: the window of a SYN is not scaled.
    c.sndWnd = segment.window;
    if (!c.windowScaleOk) {
      c.rcvScale = 0;
      c.sndScale = 0;
      c.windowClamp = Math.min(c.windowClamp, 65_535);
    }
    if (c.timestampsOk) c.advertisedMss -= 12;
    c.maxWindow = Math.max(c.maxWindow, c.sndWnd);
    synchroniseMss(c);
    guessPeerMss(c);
    enterState(c, 'ESTABLISHED', out);
    initialiseTransfer(c, now);
    startKeepalive(c, now);
    out.push({ kind: 'wake', what: 'connected', errno: '' });
    c.ackGrounds = [ground];
    sendAck(
      c,
      now,
      out,
      decision(
        'acknowledge',
        'handshake',
        'RFC 9293 3.5',
        'Acknowledged at once: the SYN-ACK is in, and with this ACK both sides know of each other.',
        [],
        [ground],
      ),
    );
    return null;
  }
  if ((flags & FLAG.RST) !== 0) return null;
  if ((flags & FLAG.SYN) !== 0) {
    // Both sides opened at once: RFC 9293 3.5, figure 8.
    learnOptions(c, segment, now);
    learnEcn(c, segment);
    c.irs = segment.sequence as SequenceNumber;
    c.rcvNxt = advance(c.irs, 1);
    c.rcvWup = c.rcvNxt;
    c.copiedSeq = c.rcvNxt;
    c.sndWnd = segment.window;
    c.sndWl1 = segment.sequence as SequenceNumber;
    c.maxWindow = c.sndWnd;
    synchroniseMss(c);
    guessPeerMss(c);
    enterState(c, 'SYN-RECEIVED', out);
    tell(
      out,
      decision(
        'accept',
        'simultaneous-open',
        'RFC 9293 3.5',
        'Both sides have sent a SYN at the same time; each answers the other.',
        [],
        [ground],
      ),
    );
    c.ackGrounds = [ground];
    retransmitFirstSyn(c, now, out);
    return null;
  }
  challenge(c, now, out);
  return null;
}

/** What the peer's SYN agrees to. An option counts only when both have sent it. */
export function learnOptions(c: Connection, segment: TcpSegment, now: Nanoseconds): void {
  const theirs = segment.options;
  c.windowScaleOk = c.windowScaleOk && theirs.windowScale !== null;
  // RFC 7323 2.3: at most 14.
  c.sndScale = c.windowScaleOk ? Math.min(14, theirs.windowScale ?? 0) : 0;
  if (!c.windowScaleOk) c.rcvScale = 0;
  c.sackOk = c.sackOk && theirs.sackPermitted;
  c.timestampsOk = c.timestampsOk && theirs.timestamps !== null;
  c.headerLength = c.timestampsOk ? 32 : 20;
  if (c.timestampsOk && theirs.timestamps !== null) {
    c.sawTimestamp = true;
    c.rcvTsValue = theirs.timestamps.value;
    c.rcvTsEcho = theirs.timestamps.echo;
    c.tsRecent = theirs.timestamps.value;
    c.tsRecentAt = now;
    c.tsRecentValid = true;
  }
  // RFC 9293 3.7.1: without the option, 536.
  const told = theirs.mss ?? 536;
  c.mssClamp = c.options.maximumSegment === 0 ? told : Math.min(told, c.options.maximumSegment);
}

/** The handshake is complete: windows, buffers and timers start from their initial values. Linux tcp_init_transfer, tcp_init_metrics. */
export function initialiseTransfer(c: Connection, now: Nanoseconds): void {
  // A loss during the handshake says nothing about the way's capacity, unless it happened more than once.
  const spurious = c.sawTimestamp && c.rcvTsEcho === (Math.floor(c.firstSynAt / 1e6) + c.timestampOffset) >>> 0;
  c.cwnd = c.totalRetransmissions > 1 && !spurious ? 1 : INITIAL_WINDOW;
  c.ssthresh = INFINITE_SSTHRESH;
  c.lossState = 'open';
  c.undoValid = false;
  c.retransmitStamp = NEVER;
  if (c.srtt === 0) {
    // RFC 6298 5.7: no sample from the handshake, so be patient: 3 s.
    c.rttvar = 3_000_000;
    c.mdev = c.rttvar;
    c.mdevMax = c.rttvar;
    c.rto = ticksFromMilliseconds(3000);
  }
  initialiseBuffers(c, now);
  controlOf(c).begin(c, now);
  c.lastReceivedAt = now;
  c.lastHeardAt = now;
  c.lastSentAt = now;
}
