/**
 * Segments leave here: header fields filled in, long runs cut into segments of one MSS, what an ACK on board settles is settled.
 * Linux __tcp_transmit_skb, tcp_send_ack, tcp_event_ack_sent, tcp_event_data_sent.
 */
import { FLAG, type StreamOffset } from '#trace/events.ts';
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { TcpSegment } from '#wire/segment.ts';
import { packetsInFlight } from './congestion.ts';
import type { Decision, Ground, Out } from './connection.ts';
import { ecnOf, synFlags } from './ecn.ts';
import { controlOf } from './controls.ts';
import { mssToTell, segmentOptions, synOptions } from './options.ts';
import { advance, after, distance, type SequenceNumber } from './sequence.ts';
import { EMPTY, storedBytes } from './sendqueue.ts';
import type { Connection, QueuedRun } from './state.ts';
import { stopDelayedAck, TICK, tickOf } from './timers.ts';
import { selectWindow } from './window.ts';

/** 40 ms: the shortest delay of an ACK, in ticks. Linux TCP_ATO_MIN, TCP_DELACK_MIN. */
export const ATO_MIN = 10;

/** Sends a run of the queue: as one segment, or as several of one MSS each. `repeat` when it has been sent before. */
export function transmitRun(c: Connection, run: QueuedRun, now: Nanoseconds, out: Out, repeat: boolean, decision: Decision | null): void {
  if ((run.flags & FLAG.SYN) !== 0) {
    transmitSyn(c, run, now, out, repeat, decision);
    return;
  }
  // Linux sets PSH on every large send, so that the receiver's card hands it up at once (tcp_output.c, commit 051ba67447de); only on the wire, not on the run.
  const flags = run.segments > 1 ? run.flags | FLAG.PSH : run.flags;
  const grounds = c.ackGrounds.length === 0 ? run.grounds : [...run.grounds, ...c.ackGrounds];
  const window = selectWindow(c) / 2 ** c.rcvScale;
  const options = segmentOptions(c, now);
  const pieces = Math.max(1, run.segments);
  const ecn = ecnOf(c, !repeat && run.length > 0);
  let done = 0;
  for (let i = 0; i < pieces; i++) {
    const last = i === pieces - 1;
    const length = last ? run.length - done : run.size;
    const segment: TcpSegment = {
      sourcePort: c.localPort,
      destinationPort: c.remotePort,
      sequence: advance(run.seq, done),
      acknowledgment: c.rcvNxt,
      // PSH and FIN belong to the end of the run.
      flags: FLAG.ACK | (last ? flags : 0) | (i === 0 ? ecn.flags : ecn.flags & ~FLAG.CWR),
      window,
      options,
      payload: storedBytes(c, run.offset + done, length),
    };
    out.push({
      kind: 'segment',
      segment,
      offset: (run.offset + done) as StreamOffset,
      length,
      repeat,
      capable: ecn.capable,
      decision,
      grounds,
    });
    done += length;
  }
  run.sentAt = now;
  run.sentOrder = ++c.transmissions;
  if (run.offset + run.length > c.sentOffset) c.sentOffset = run.offset + run.length;
  if ((run.flags & FLAG.FIN) !== 0 && !repeat) out.push({ kind: 'end', direction: 'ours', stage: 'sent' });
  acknowledgmentSent(c);
  if (run.length > 0) dataSent(c, now);
}

function transmitSyn(c: Connection, run: QueuedRun, now: Nanoseconds, out: Out, repeat: boolean, decision: Decision | null): void {
  const answering = c.state === 'SYN-RECEIVED';
  const segment: TcpSegment = {
    sourcePort: c.localPort,
    destinationPort: c.remotePort,
    sequence: run.seq,
    acknowledgment: answering ? c.rcvNxt : 0,
    flags: FLAG.SYN | (answering ? FLAG.ACK : 0) | synFlags(c, repeat),
    // RFC 7323 2.2: the window in a SYN is never scaled.
    window: Math.min(c.rcvWnd, 65_535),
    options: synOptions(c, mssToTell(c), now),
    payload: EMPTY,
  };
  out.push({
    kind: 'segment',
    segment,
    offset: 0 as StreamOffset,
    length: 0,
    repeat,
    capable: false,
    decision,
    grounds: c.ackGrounds.length === 0 ? run.grounds : c.ackGrounds,
  });
  c.ackGrounds = [];
  if (answering) c.rcvWup = c.rcvNxt;
  run.sentAt = now;
  run.sentOrder = ++c.transmissions;
}

/** The first sequence number a segment without data may carry: inside the peer's window even if it shrank. Linux tcp_acceptable_seq. */
export function acceptableSequence(c: Connection): SequenceNumber {
  const edge = advance(c.sndUna, c.sndWnd);
  if (!after(c.sndNxt, edge) || (c.sndScale > 0 && distance(c.sndNxt, edge) < 2 ** c.sndScale)) return c.sndNxt;
  return edge;
}

/** A segment without data: an ACK, a probe, a keepalive. `seq` is normally acceptableSequence. */
export function transmitBare(
  c: Connection,
  seq: SequenceNumber,
  flags: number,
  now: Nanoseconds,
  out: Out,
  decision: Decision | null,
  repeat = false,
): void {
  const grounds: readonly Ground[] = c.ackGrounds;
  const segment: TcpSegment = {
    sourcePort: c.localPort,
    destinationPort: c.remotePort,
    sequence: seq,
    acknowledgment: c.rcvNxt,
    flags: flags | ecnOf(c, false).flags,
    window: selectWindow(c) / 2 ** c.rcvScale,
    options: segmentOptions(c, now),
    payload: EMPTY,
  };
  out.push({ kind: 'segment', segment, offset: c.sentOffset as StreamOffset, length: 0, repeat, capable: false, decision, grounds });
  acknowledgmentSent(c);
}

/** An ACK now. */
export function sendAck(c: Connection, now: Nanoseconds, out: Out, decision: Decision | null): void {
  if (c.state === 'CLOSED') return;
  transmitBare(c, acceptableSequence(c), FLAG.ACK, now, out, decision);
}

/** Whatever left carried an ACK: nothing is owed any more. Linux tcp_event_ack_sent. */
function acknowledgmentSent(c: Connection): void {
  if (c.quickAcks > 0 && c.ackScheduled) {
    c.quickAcks--;
    // Leaving quick-ACK mode, the delay starts again from its smallest.
    if (c.quickAcks === 0) c.ato = ATO_MIN;
  }
  c.ackScheduled = false;
  c.ackNow = false;
  c.ackPushed = false;
  c.ackPushedAgain = false;
  c.duplicateSack = null;
  c.compressedAcks = 0;
  if (c.ackGrounds.length > 0) c.ackGrounds = [];
  stopDelayedAck(c);
}

/** Data that answers what just arrived makes the connection interactive. Linux tcp_event_data_sent. */
function dataSent(c: Connection, now: Nanoseconds): void {
  if (packetsInFlight(c) === 0) controlOf(c).resumed(c, now);
  c.lastSentAt = now;
  if (c.lastReceivedAt >= 0 && tickOf(now) - Math.floor(c.lastReceivedAt / TICK) < c.ato) c.pingpong = Math.min(255, c.pingpong + 1);
}
