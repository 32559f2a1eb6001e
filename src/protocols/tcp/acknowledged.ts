/**
 * An acknowledgment arrives: what it frees, what it measures, how the windows move. RFC 9293 3.10.7.4 fifth step, RFC 5681; Linux tcp_input.c tcp_ack.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { FLAG, type StreamOffset } from '#trace/events.ts';
import type { TcpSegment } from '#wire/segment.ts';
import { restartAfterIdle } from './congestion.ts';
import { controlOf } from './controls.ts';
import type { Out } from './connection.ts';
import { reportsMark } from './ecn.ts';
import { scheduleLossProbe, probeAcknowledged } from './lossprobe.ts';
import { synchroniseMss } from './options.ts';
import { probeAnswered } from './persist.ts';
import { rackAdvance, rackUpdateWindow } from './rack.ts';
import { lossAlert, needlessRetransmission, reducing, reduceWindow, resendAfterAck, type Resend } from './recovery.ts';
import { rearmRetransmission } from './retransmit.ts';
import { estimateRoundTrip, rememberMinimum, timestampRoundTrip } from './roundtrip.ts';
import { checkReordering, highestSacked, removeDuplicates, sackArrived } from './scoreboard.ts';
import { advance, after, before, distance, type SequenceNumber } from './sequence.ts';
import { countSegments, releaseStored, trimRun } from './sendqueue.ts';
import { challenge, segmentLength } from './reset.ts';
import { NEVER, type Connection, type QueuedRun } from './state.ts';

/** What one acknowledgment said, gathered while it is worked through: Linux's FLAG_* bits by name. */
export interface AckReport {
  /** It carried data; changed the window; acknowledged new data, the SYN, something retransmitted; moved snd.una. */
  data: boolean;
  windowUpdate: boolean;
  dataAcked: boolean;
  synAcked: boolean;
  retransmittedAcked: boolean;
  advanced: boolean;
  /** The peer reports that a router marked a packet. */
  marked: boolean;
  /** SACK news: something new, a duplicate, the duplicate of a probe, something never retransmitted; the peer dropped what it had reported. */
  dataSacked: boolean;
  dsack: boolean;
  dsackOfProbe: boolean;
  originalSacked: boolean;
  reneging: boolean;
  /** A retransmission was found lost; the timer must be set. */
  retransmissionLost: boolean;
  setTimer: boolean;
  /** When the first and the last newly SACKed run were sent; -1 none. c.delivered when the newest delivered one left; -1 none. */
  sackFirstSent: number;
  sackLastSent: number;
  priorDelivered: number;
  /** Round trip of the last segment acknowledged, in microseconds; -1 unknown. */
  roundTrip: number;
}

/** Returns false when the acknowledgment is not acceptable and the segment must be dropped. */
export function acknowledgmentArrived(c: Connection, segment: TcpSegment, now: Nanoseconds, out: Out): boolean {
  const ack = segment.acknowledgment as SequenceNumber;
  const prior = c.sndUna;
  const blocks = segment.options.sack as readonly (readonly [SequenceNumber, SequenceNumber])[];
  if (before(ack, prior)) {
    // RFC 5961 5.2: an ACK older than any window we offered may be a blind attack.
    if (before(ack, advance(prior, -c.maxWindow))) {
      challenge(c, now, out);
      return false;
    }
    if (blocks.length > 0 && c.sackOk) {
      const report = newReport(segment, false);
      const delivered = c.delivered;
      const lost = c.lostOut;
      sackArrived(c, ack, prior, blocks, report, now);
      const resend = lossAlert(c, prior, 0, report, now, out);
      if (reducing(c)) reduceWindow(c, c.delivered - delivered, Math.max(0, c.lostOut - lost), false);
      resendAfterAck(c, resend, now, out);
    }
    return true;
  }
  // RFC 9293 3.10.7.4: an ACK for what was never sent.
  if (after(ack, c.sndNxt)) return false;
  const report = newReport(segment, after(ack, prior));
  if (report.advanced) {
    c.retransmits = 0;
    c.timeouts = 0;
  }
  const priorHighest = c.sackOk ? highestSacked(c) : prior;
  const hadFlight = c.packetsOut > 0;
  const delivered = c.delivered;
  const lost = c.lostOut;
  updateWindow(c, segment, ack, report, now);
  c.sndUna = ack;
  report.marked = reportsMark(c, segment);
  if (blocks.length > 0 && c.sackOk) sackArrived(c, ack, prior, blocks, report, now);
  c.softError = '';
  c.probesOut = 0;
  if (!hadFlight) {
    if (report.dsack) lossAlert(c, prior, 0, report, now, out);
    probeAnswered(c, now);
    probeAcknowledged(c, ack, report, now);
    return true;
  }
  cleanQueue(c, ack, priorHighest, report, now, out);
  rackUpdateWindow(c, report.priorDelivered);
  probeAcknowledged(c, ack, report, now);
  let resend: Resend = 'none';
  const notDuplicate = report.data || report.windowUpdate || report.dataAcked || report.synAcked;
  if (!notDuplicate || report.dataSacked || report.dsack || report.marked || c.lossState !== 'open') {
    const duplicates = !report.advanced && !notDuplicate && !report.dsack ? 1 : 0;
    resend = lossAlert(c, prior, duplicates, report, now, out);
  }
  // RFC 6298 5.3: what is acknowledged starts the timer anew.
  if (report.setTimer && !scheduleLossProbe(c, true, now)) rearmRetransmission(c, now);
  const news = c.delivered - delivered;
  if (reducing(c)) reduceWindow(c, news, Math.max(0, c.lostOut - lost), report.advanced);
  else if (c.reordering > c.settings.reordering ? report.dataAcked || report.dataSacked || report.synAcked : report.dataAcked)
    controlOf(c).avoid(c, news, now);
  resendAfterAck(c, resend, now, out);
  return true;
}

function newReport(segment: TcpSegment, advanced: boolean): AckReport {
  return {
    data: segmentLength(segment) > 0,
    windowUpdate: false,
    dataAcked: false,
    synAcked: false,
    retransmittedAcked: false,
    advanced,
    marked: false,
    dataSacked: false,
    dsack: false,
    dsackOfProbe: false,
    originalSacked: false,
    reneging: false,
    retransmissionLost: false,
    setTimer: false,
    sackFirstSent: Number.NEGATIVE_INFINITY,
    sackLastSent: Number.NEGATIVE_INFINITY,
    priorDelivered: -1,
    roundTrip: -1,
  };
}

/** RFC 9293 3.10.7.4: the window is taken from newer segments only. Linux tcp_ack_update_window. */
function updateWindow(c: Connection, segment: TcpSegment, ack: SequenceNumber, report: AckReport, now: Nanoseconds): void {
  const seq = segment.sequence as SequenceNumber;
  const window = (segment.flags & FLAG.SYN) !== 0 ? segment.window : segment.window * 2 ** c.sndScale;
  if (!(after(ack, c.sndUna) || after(seq, c.sndWl1) || (seq === c.sndWl1 && (window > c.sndWnd || window === 0)))) return;
  report.windowUpdate = true;
  c.sndWl1 = seq;
  if (window === c.sndWnd) return;
  c.sndWnd = window;
  if (c.unsent.length > 0) restartAfterIdle(c, now);
  if (window > c.maxWindow) {
    c.maxWindow = window;
    synchroniseMss(c);
  }
}

/** Takes what is acknowledged off the queue, and measures the round trip by it. Linux tcp_clean_rtx_queue. */
function cleanQueue(c: Connection, ack: SequenceNumber, priorHighest: SequenceNumber, report: AckReport, now: Nanoseconds, out: Out): void {
  let firstSent = -1;
  let lastSent = -1;
  let acked = 0;
  let reorder = c.sndNxt;
  const queue = c.inFlight;
  let gone = 0;
  const ackedOffset = c.ackedOffset;
  for (; gone < queue.length; gone++) {
    const run = queue[gone] as QueuedRun;
    let segments = run.segments;
    let whole = true;
    const start = run.seq;
    if (after(run.end, ack)) {
      if (run.segments <= 1 || !after(ack, run.seq)) break;
      // Part of a large run: whole segments of it are done.
      const count = Math.min(distance(ack, run.seq), run.length);
      trimRun(c, run, count);
      c.ackedOffset = run.offset;
      segments -= countSegments(run, run.size);
      if (segments === 0) break;
      whole = false;
    }
    if (run.retransmitted || run.everRetransmitted) {
      if (run.retransmitted) c.retransOut -= segments;
      report.retransmittedAcked = true;
    } else if (!run.sacked) {
      lastSent = run.sentAt;
      if (firstSent < 0) firstSent = lastSent;
      if (before(start, reorder)) reorder = start;
      if (!after(run.end, c.highSeq)) report.originalSacked = true;
    }
    if (run.sacked) {
      c.sackedOut -= segments;
    } else if (c.sackOk) {
      c.delivered += segments;
      if (!needlessRetransmission(c, run)) rackAdvance(c, run, now);
    }
    if (run.deliveredBefore > report.priorDelivered) report.priorDelivered = run.deliveredBefore;
    if (run.lost) c.lostOut -= segments;
    c.packetsOut -= segments;
    acked += segments;
    if ((run.flags & FLAG.SYN) !== 0) {
      report.synAcked = true;
      c.retransmitStamp = NEVER;
    } else {
      report.dataAcked = true;
    }
    if (!whole) break;
    if ((run.flags & FLAG.SYN) === 0) c.queuedMemory -= run.truesize;
    if (run.length > 0) c.ackedOffset = run.offset + run.length;
    if ((run.flags & FLAG.FIN) !== 0) out.push({ kind: 'end', direction: 'ours', stage: 'acked' });
  }
  if (gone === 1) queue.shift();
  else if (gone > 1) queue.splice(0, gone);
  if (queue[0]?.sacked === true && gone > 0) report.reneging = true;
  if (c.ackedOffset > ackedOffset) {
    releaseStored(c);
    out.push({ kind: 'acked', upTo: c.ackedOffset as StreamOffset });
  }
  const measured = measure(c, report, firstSent, lastSent, now);
  if (report.dataAcked || report.synAcked) {
    report.setTimer = true;
    if (!c.sackOk) {
      removeDuplicates(c, acked);
      if (report.retransmittedAcked) report.originalSacked = false;
    } else if (before(reorder, priorHighest)) {
      // A hole was filled by its first copy: the network reorders.
      checkReordering(c, reorder);
    }
  } else if (queue.length > 0 && measured && report.sackLastSent >= 0 && report.sackLastSent > (queue[0] as QueuedRun).sentAt) {
    report.setTimer = true;
  }
  if (report.roundTrip >= 0) controlOf(c).measured(c, report.roundTrip, now, out);
}

/** RFC 6298 3 (Karn): never from something sent twice, unless its timestamp tells which. Linux tcp_ack_update_rtt. */
function measure(c: Connection, report: AckReport, firstSent: number, lastSent: number, now: Nanoseconds): boolean {
  let sample = -1;
  let smallest = -1;
  if (firstSent >= 0 && !report.retransmittedAcked) {
    sample = Math.floor((now - firstSent) / 1000);
    smallest = Math.floor((now - lastSent) / 1000);
  }
  if (report.sackFirstSent >= 0) {
    smallest = Math.floor((now - report.sackLastSent) / 1000);
    if (sample < 0) sample = Math.floor((now - report.sackFirstSent) / 1000);
  }
  if (sample < 0 && c.sawTimestamp && c.rcvTsEcho !== 0 && (report.dataAcked || report.synAcked)) {
    sample = timestampRoundTrip(c, now, 1);
    smallest = sample;
  }
  report.roundTrip = smallest;
  if (sample < 0) return false;
  rememberMinimum(c, smallest, now);
  estimateRoundTrip(c, sample);
  // RFC 6298 5.7: the backoff ends with a valid measurement.
  c.backoff = 0;
  return true;
}
