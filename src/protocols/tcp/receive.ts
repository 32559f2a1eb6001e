/**
 * A segment arrives. The steps and their order are those of RFC 9293 3.10.7: sequence, RST, security (none here), SYN, ACK, URG, text, FIN.
 * Linux tcp_rcv_state_process, tcp_rcv_established, tcp_validate_incoming.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { FLAG } from '#trace/events.ts';
import type { TcpSegment } from '#wire/segment.ts';
import { synAgain } from './accept.ts';
import { considerAck, enterQuickMode, MAX_QUICK_ACKS } from './acknowledge.ts';
import { acknowledgmentArrived } from './acknowledged.ts';
import type { Ground, Out } from './connection.ts';
import { decision, tell } from './decisions.ts';
import { done, enterState } from './finish.ts';
import { startKeepalive } from './keepalive.ts';
import { initialiseTransfer, synSentSegment } from './open.ts';
import { ordinary, pushPending } from './output.ts';
import { synchroniseMss } from './options.ts';
import { dataArrived, duplicateSack } from './reassembly.ts';
import { answerStray, challenge, dropped, limited, resetArrived, segmentLength } from './reset.ts';
import { advance, after, before, type SequenceNumber } from './sequence.ts';
import { writable } from './send.ts';
import { NEVER, type Connection } from './state.ts';
import { timestampRoundTrip } from './roundtrip.ts';
import { setLifeTimer, stopLifeTimer, ticksFromMilliseconds } from './timers.ts';
import { enterTimeWait, timeWaitSegment } from './timewait.ts';
import { sendAck } from './transmit.ts';
import { tellChanges } from './variables.ts';
import { expandSendBuffer, measureByTimestamp, windowLeft } from './window.ts';
import { packetsInFlight } from './congestion.ts';

/** RFC 9293 3.10.7. Everything that follows from the segment is in `out` when it returns. */
export function receive(c: Connection, segment: TcpSegment, now: Nanoseconds, ground: Ground, out: Out, ecn = 0): void {
  c.ecn.arrived = ecn;
  switch (c.state) {
    case 'CLOSED':
    case 'LISTEN':
      stray(segment, out);
      return;
    case 'TIME-WAIT':
      c.ackGrounds = [ground];
      timeWaitSegment(c, segment, now, out);
      return;
    case 'SYN-SENT': {
      const refused = synSentSegment(c, segment, ground, now, out);
      if (refused !== null) stray(refused, out);
      if (c.state !== 'SYN-SENT' && c.state !== 'CLOSED') pushPending(c, ordinary(c), now, out);
      break;
    }
    default:
      synchronised(c, segment, ground, now, out);
  }
  tellChanges(c, out);
}

function stray(segment: TcpSegment, out: Out): void {
  const answer = answerStray(segment);
  if (answer === null) return;
  out.push({
    kind: 'segment',
    segment: answer,
    offset: 0 as never,
    length: 0,
    repeat: false,
    capable: false,
    grounds: [],
    decision: decision('reset', 'unacceptable', 'RFC 9293 3.10.7', 'Answered with RST: it does not belong to this connection.'),
  });
}

function synchronised(c: Connection, segment: TcpSegment, ground: Ground, now: Nanoseconds, out: Out): void {
  const stamp = segment.options.timestamps;
  c.sawTimestamp = c.timestampsOk && stamp !== null;
  if (stamp !== null && c.timestampsOk) {
    c.rcvTsValue = stamp.value;
    c.rcvTsEcho = stamp.echo;
  }
  const answering = c.state === 'SYN-RECEIVED';
  const wasWritable = writable(c);
  if (!acceptable(c, segment, ground, now, out)) return;
  // Fifth, check the ACK field.
  if ((segment.flags & FLAG.ACK) === 0) {
    dropped(out, 'no-ack', 'RFC 9293 3.10.7.4', 'Dropped: every segment of a running connection carries an ACK.');
    return;
  }
  if (answering && !handshakeComplete(c, segment, now, out)) return;
  noteTimestamp(c, segment, now);
  c.lastHeardAt = now;
  if (!answering && !acknowledgmentArrived(c, segment, now, out)) {
    if (after(segment.acknowledgment as SequenceNumber, c.sndNxt)) {
      dropped(out, 'unsent-ack', 'RFC 9293 3.10.7.4', 'Dropped: it acknowledges bytes that were never sent.', [segment.acknowledgment]);
      c.ackScheduled = true;
      sendAck(
        c,
        now,
        out,
        decision(
          'acknowledge',
          'unsent-ack',
          'RFC 9293 3.10.7.4',
          'Answered with an ACK: the other side acknowledged bytes that were never sent.',
        ),
      );
    }
    return;
  }
  if (c.keepaliveProbes > 0) c.keepaliveProbes = 0;
  if (!closingSteps(c, segment, now, out)) return;
  if (c.sawTimestamp && segment.payload.length > 0) measureByTimestamp(c, segment.payload.length, timestampRoundTrip(c, now, 0));
  // Seventh and eighth: text and FIN.
  if (takesData(c)) {
    dataArrived(c, segment, ground, now, out);
  } else if (segment.payload.length > 0 || (segment.flags & FLAG.FIN) !== 0) {
    // RFC 9293 3.10.7.4: "this should not occur, since a FIN has been received"; ignored, but an old FIN is acknowledged again.
    if (before(segment.sequence as SequenceNumber, c.rcvNxt)) {
      c.ackScheduled = true;
      c.ackNow = true;
    }
  }
  const stateAfter = stateNow(c);
  if (stateAfter === 'CLOSED' || stateAfter === 'TIME-WAIT') return;
  pushPending(c, ordinary(c), now, out);
  wakeWriter(c, wasWritable, out);
  considerAck(c, true, now, out);
}

/** Reading through a function, because the steps above may have changed the state. */
const stateNow = (c: Connection): Connection['state'] => c.state;
const takesData = (c: Connection): boolean => c.state === 'ESTABLISHED' || c.state === 'FIN-WAIT-1' || c.state === 'FIN-WAIT-2';

/** First to fourth: sequence number, RST, SYN. Linux tcp_validate_incoming. */
function acceptable(c: Connection, segment: TcpSegment, ground: Ground, now: Nanoseconds, out: Out): boolean {
  const seq = segment.sequence as SequenceNumber;
  const end = advance(seq, segmentLength(segment));
  const reset = (segment.flags & FLAG.RST) !== 0;
  const syn = (segment.flags & FLAG.SYN) !== 0;
  // RFC 7323 5.3: a timestamp that goes backwards belongs to an old duplicate (PAWS).
  if (c.sawTimestamp && !reset && oldTimestamp(c, segment, now)) {
    if (syn && c.state !== 'SYN-RECEIVED') challenge(c, now, out);
    else {
      dropped(out, 'paws', 'RFC 7323 5.3', `Dropped: its timestamp ${c.rcvTsValue} is older than ${c.tsRecent}, which was seen already.`, [
        c.rcvTsValue,
        c.tsRecent,
      ]);
      duplicateAnswer(c, segment, ground, now, out);
    }
    return false;
  }
  const edge = advance(c.rcvNxt, windowLeft(c));
  if (
    before(end, c.rcvWup) ||
    after(seq, edge) ||
    (after(end, edge) && c.receiveQueue.length > 0 && windowLeft(c) > 0 && after(seq, c.rcvNxt))
  ) {
    if (c.state === 'SYN-RECEIVED' && syn && seq === c.irs) {
      synAgain(c, ground, now, out);
      return false;
    }
    if (reset) return false;
    if (syn) {
      challenge(c, now, out);
      return false;
    }
    dropped(
      out,
      'outside-window',
      'RFC 9293 3.10.7.4 first step',
      after(seq, edge) ? 'Dropped: it lies beyond the window this side offered.' : 'Dropped: all of it has arrived before.',
      [],
    );
    duplicateAnswer(c, segment, ground, now, out);
    return false;
  }
  if (reset) {
    // RFC 5961 3.2: exactly the next number resets; anything else in the window is only challenged.
    const sacked = c.sackBlocks[0];
    if (
      seq === c.rcvNxt ||
      (c.finReceived && advance(seq, 1) === c.rcvNxt) ||
      (sacked !== undefined && seq === c.sackBlocks.reduce((high, b) => (after(b[1], high) ? b[1] : high), sacked[1]))
    ) {
      tell(
        out,
        decision('reset', 'reset-received', 'RFC 9293 3.10.7.4 second step', 'The other side has reset the connection.', [], [ground]),
      );
      resetArrived(c, out);
    } else {
      challenge(c, now, out);
    }
    return false;
  }
  if (syn) {
    if (c.state === 'SYN-RECEIVED' && c.active && (segment.flags & FLAG.ACK) !== 0 && advance(seq, 1) === c.rcvNxt) return true;
    if (c.state === 'SYN-RECEIVED' && seq === c.irs) {
      synAgain(c, ground, now, out);
      return false;
    }
    // RFC 5961 4.2.
    challenge(c, now, out);
    return false;
  }
  return true;
}

function oldTimestamp(c: Connection, segment: TcpSegment, now: Nanoseconds): boolean {
  if (!c.tsRecentValid || ((c.rcvTsValue - c.tsRecent) | 0) >= 0) return false;
  // 24 days without news: the stamp may have wrapped. RFC 7323 5.5.
  if (now - c.tsRecentAt >= 24 * 86_400e9) return false;
  // An ACK that was overtaken, with nothing in it and the same window: harmless. Linux tcp_disordered_ack.
  const replay = Math.max(1, Math.floor((c.rto * 4) / 1000)) * 1000;
  const harmless =
    segment.payload.length === 0 &&
    (segment.flags & (FLAG.FIN | FLAG.SYN)) === 0 &&
    segment.sequence === c.rcvNxt &&
    segment.acknowledgment === c.sndUna &&
    segment.window * 2 ** c.sndScale === c.sndWnd &&
    ((c.tsRecent - c.rcvTsValue) | 0) <= replay;
  return !harmless;
}

/** An unacceptable segment is answered with an ACK, and reports the duplicate. Linux tcp_send_dupack. */
function duplicateAnswer(c: Connection, segment: TcpSegment, ground: Ground, now: Nanoseconds, out: Out): void {
  const seq = segment.sequence as SequenceNumber;
  const end = advance(seq, segmentLength(segment));
  if (segment.payload.length === 0 && (segment.flags & FLAG.SYN) !== 0) return;
  // Answers to bare ACKs are limited, or two sides could answer each other for ever.
  if (segment.payload.length === 0 && limited(c, now)) return;
  if (seq !== end && before(seq, c.rcvNxt)) {
    enterQuickMode(c, MAX_QUICK_ACKS);
    duplicateSack(c, seq, after(end, c.rcvNxt) ? c.rcvNxt : end);
  }
  c.ackGrounds = [ground];
  sendAck(
    c,
    now,
    out,
    decision(
      'acknowledge',
      'duplicate',
      'RFC 9293 3.10.7.4 first step',
      'Answered with an ACK, so that the other side learns what is expected next.',
      [],
      [ground],
    ),
  );
}

/** RFC 7323 4.3: the stamp to echo is that of the segment which brought the left edge forward. */
function noteTimestamp(c: Connection, segment: TcpSegment, now: Nanoseconds): void {
  if (!c.sawTimestamp || after(segment.sequence as SequenceNumber, c.rcvWup)) return;
  if (((c.rcvTsValue - c.tsRecent) | 0) < 0 && now - c.tsRecentAt < 24 * 86_400e9) return;
  c.tsRecent = c.rcvTsValue;
  c.tsRecentAt = now;
  c.tsRecentValid = true;
}

/** The ACK of our SYN-ACK. RFC 9293 3.10.7.4, SYN-RECEIVED. */
function handshakeComplete(c: Connection, segment: TcpSegment, now: Nanoseconds, out: Out): boolean {
  const ack = segment.acknowledgment as SequenceNumber;
  if (!after(ack, c.sndUna) || after(ack, c.sndNxt)) {
    stray(segment, out);
    return false;
  }
  noteTimestamp(c, segment, now);
  acknowledgmentArrived(c, segment, now, out);
  // RFC 7323 2.2: a SYN's window is not scaled (Linux scales it here, until the next ACK).
  c.sndWnd = (segment.flags & FLAG.SYN) !== 0 ? segment.window : segment.window * 2 ** c.sndScale;
  c.sndWl1 = segment.sequence as SequenceNumber;
  c.maxWindow = Math.max(c.maxWindow, c.sndWnd);
  synchroniseMss(c);
  if (c.lifeTimer === 'syn-ack') stopLifeTimer(c);
  initialiseTransfer(c, now);
  // A simultaneous open has received nothing yet that data could answer (Linux leaves lrcvtime unset here).
  if (c.active) c.lastReceivedAt = NEVER;
  if (c.timestampsOk) c.advertisedMss -= 12;
  enterState(c, 'ESTABLISHED', out);
  startKeepalive(c, now);
  out.push({ kind: 'wake', what: c.active ? 'connected' : 'accepted', errno: '' });
  return true;
}

/** What an acknowledgment means for a connection that is closing. Returns false when nothing is left of it. */
function closingSteps(c: Connection, segment: TcpSegment, now: Nanoseconds, out: Out): boolean {
  const allAcknowledged = c.sndUna === c.writeSeq;
  switch (c.state) {
    case 'FIN-WAIT-1':
      if (!allAcknowledged) break;
      enterState(c, 'FIN-WAIT-2', out);
      if (c.orphaned) {
        if (c.options.linger2 < 0) {
          done(c, out);
          return false;
        }
        waitForFin(c, now);
      }
      break;
    case 'CLOSING':
      if (!allAcknowledged) break;
      enterTimeWait(c, now, out);
      return false;
    case 'LAST-ACK':
      if (!allAcknowledged) break;
      done(c, out);
      return false;
    default:
      break;
  }
  if ((c.state === 'FIN-WAIT-1' || c.state === 'FIN-WAIT-2') && c.receiveShut) {
    const end = advance(segment.sequence as SequenceNumber, segment.payload.length);
    if (segment.payload.length > 0 && after(end, c.rcvNxt)) {
      // RFC 1122 4.2.2.13: data for a program that has closed is refused with RST.
      tell(
        out,
        decision(
          'reset',
          'data-after-close',
          'RFC 9293 3.6.1, RFC 1122 4.2.2.13',
          `Reset: ${segment.payload.length} B arrived, and the program has closed the connection already.`,
          [segment.payload.length],
        ),
      );
      stray(segment, out);
      resetArrived(c, out);
      return false;
    }
  }
  return true;
}

/** FIN-WAIT-2 of a connection nobody holds ends after a minute. Linux tcp_fin_timeout. */
export function waitForFin(c: Connection, now: Nanoseconds): void {
  const wait = c.options.linger2 > 0 ? Math.min(c.options.linger2, 120_000) : c.settings.finTimeout;
  setLifeTimer(c, 'fin-wait-2', ticksFromMilliseconds(Math.max(wait, (c.rto * 4 * 7) / 2)), now);
}

/** Acknowledged data made room: the buffer may grow, and a waiting writer is woken when a third of it is free. Linux tcp_check_space, sk_stream_write_space. */
function wakeWriter(c: Connection, wasWritable: boolean, out: Out): void {
  if (c.noSpace && c.options.sendBuffer === 0 && packetsInFlight(c) < c.cwnd) expandSendBuffer(c);
  if (wasWritable || !writable(c)) return;
  c.noSpace = false;
  out.push({ kind: 'wake', what: 'writable', errno: '' });
}
