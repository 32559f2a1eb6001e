/**
 * An acknowledgment arrives: what it frees, what it measures, how the windows move. RFC 9293 3.10.7.4 fifth step, RFC 5681; Linux tcp_input.c tcp_ack.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { FLAG, type StreamOffset } from '#trace/events.ts';
import type { TcpSegment } from '#wire/segment.ts';
import { controlOf } from './congestion.ts';
import type { Out } from './connection.ts';
import { synchroniseMss } from './options.ts';
import { probeAnswered } from './persist.ts';
import { rearmRetransmission } from './retransmit.ts';
import { estimateRoundTrip, rememberMinimum, timestampRoundTrip } from './roundtrip.ts';
import { advance, after, before, distance, type SequenceNumber } from './sequence.ts';
import { countSegments, releaseStored, trimRun } from './sendqueue.ts';
import { challenge } from './reset.ts';
import type { Connection } from './state.ts';

/** What one acknowledgment said, gathered while it is worked through. */
export interface AckReport {
  /** It carried data; it changed the window; it acknowledged new data, the SYN, or anything retransmitted. */
  data: boolean; windowUpdate: boolean; dataAcked: boolean; synAcked: boolean; retransmittedAcked: boolean; advanced: boolean;
  /** Segments newly delivered. */
  delivered: number;
}

/** Returns false when the acknowledgment is not acceptable and the segment must be dropped. `slow` counts it as carrying possible news of the window. */
export function acknowledgmentArrived(c: Connection, segment: TcpSegment, now: Nanoseconds, out: Out): boolean {
  const ack = segment.acknowledgment as SequenceNumber;
  const prior = c.sndUna;
  if (before(ack, prior)) {
    // RFC 5961 5.2: an ACK older than any window we offered may be a blind attack.
    if (before(ack, advance(prior, -c.maxWindow))) {
      challenge(c, now, out);
      return false;
    }
    return true;
  }
  // RFC 9293 3.10.7.4: an ACK for what was never sent.
  if (after(ack, c.sndNxt)) return false;
  const report: AckReport = { data: segment.payload.length > 0, windowUpdate: false, dataAcked: false, synAcked: false, retransmittedAcked: false, advanced: after(ack, prior), delivered: 0 };
  if (report.advanced) {
    c.retransmits = 0;
    c.timeouts = 0;
  }
  updateWindow(c, segment, ack, report, now);
  c.sndUna = ack;
  c.softError = '';
  c.probesOut = 0;
  if (c.packetsOut === 0) {
    probeAnswered(c, now, out);
    return true;
  }
  const before0 = c.delivered;
  cleanQueue(c, ack, report, now, out);
  report.delivered = c.delivered - before0;
  if (c.lossState === 'loss' && !before(c.sndUna, c.highSeq)) c.lossState = 'open';
  if (report.dataAcked || report.synAcked) rearmRetransmission(c, now, out);
  if (report.dataAcked) controlOf(c).avoid(c, report.delivered);
  return true;
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
  if (window > c.maxWindow) {
    c.maxWindow = window;
    synchroniseMss(c);
  }
  void now;
}

/** Takes what is acknowledged off the queue, and measures the round trip by it. Linux tcp_clean_rtx_queue. */
function cleanQueue(c: Connection, ack: SequenceNumber, report: AckReport, now: Nanoseconds, out: Out): void {
  let firstSent = -1;
  let lastSent = -1;
  const queue = c.inFlight;
  let gone = 0;
  const stampWas = c.ackedOffset;
  for (; gone < queue.length; gone++) {
    const run = queue[gone];
    if (run === undefined) break;
    let segments = run.segments;
    if (after(run.end, ack)) {
      if (run.segments <= 1 || !after(ack, run.seq)) break;
      // Part of a large run: whole segments of it are done.
      const count = Math.min(distance(ack, run.seq), run.length);
      c.ackedOffset = run.offset + count;
      trimRun(c, run, count);
      segments = run.segments - countSegments(run, run.size);
      if (segments === 0) break;
      tally(c, run, segments, report);
      if (run.everRetransmitted) report.retransmittedAcked = true;
      else {
        if (firstSent < 0) firstSent = run.sentAt;
        lastSent = run.sentAt;
      }
      break;
    }
    if (run.everRetransmitted) report.retransmittedAcked = true;
    else if (!run.sacked) {
      lastSent = run.sentAt;
      if (firstSent < 0) firstSent = lastSent;
    }
    tally(c, run, segments, report);
    if ((run.flags & FLAG.SYN) !== 0) {
      report.synAcked = true;
    } else {
      report.dataAcked = true;
      c.queuedMemory -= run.truesize;
      if (run.length > 0) c.ackedOffset = run.offset + run.length;
    }
    if ((run.flags & FLAG.FIN) !== 0) out.push({ kind: 'end', direction: 'ours', stage: 'acked' });
  }
  if (gone === 1) queue.shift();
  else if (gone > 1) queue.splice(0, gone);
  if (c.ackedOffset > stampWas) {
    report.dataAcked = true;
    releaseStored(c);
    out.push({ kind: 'acked', upTo: c.ackedOffset as StreamOffset });
  }
  if (report.advanced) c.retransmitStamp = -1 as Nanoseconds;
  measure(c, report, firstSent, lastSent, now);
}

function tally(c: Connection, run: Connection['inFlight'][number], segments: number, _report: AckReport): void {
  c.packetsOut -= segments;
  if (run.sacked) c.sackedOut -= segments;
  else {
    c.delivered += segments;
    c.deliveredAt = now0(c);
  }
  if (run.retransmitted) c.retransOut -= segments;
  if (run.lost) c.lostOut -= segments;
}
const now0 = (c: Connection): Nanoseconds => c.deliveredAt;

/** RFC 6298 3 (Karn): never from something sent twice, unless its timestamp tells which. Linux tcp_ack_update_rtt. */
function measure(c: Connection, report: AckReport, firstSent: number, lastSent: number, now: Nanoseconds): void {
  let sample = -1;
  let smallest = -1;
  if (firstSent >= 0 && !report.retransmittedAcked) {
    sample = Math.floor((now - firstSent) / 1000);
    smallest = Math.floor((now - lastSent) / 1000);
  }
  if (sample < 0 && c.sawTimestamp && c.rcvTsEcho !== 0 && (report.dataAcked || report.synAcked)) {
    sample = timestampRoundTrip(c, now, 1);
    smallest = sample;
  }
  if (sample < 0) return;
  rememberMinimum(c, smallest, now);
  estimateRoundTrip(c, sample);
  // RFC 6298 5.7: the backoff ends with a valid measurement.
  c.backoff = 0;
}
