/**
 * Loss recovery: what an acknowledgment means while something is missing, how far the window falls, what is sent again, and when
 * all of that is undone because nothing was lost. RFC 5681 3.2, RFC 6582 (NewReno), RFC 6937 (PRR), RFC 5682 (F-RTO);
 * Linux tcp_input.c tcp_fastretrans_alert and the functions around it.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { AckReport } from './acknowledged.ts';
import { packetsInFlight } from './congestion.ts';
import { controlOf } from './controls.ts';
import type { Decision, Out } from './connection.ts';
import { windowFalls } from './ecn.ts';
import { decision, segmentsWord, tell } from './decisions.ts';
import { largeSendSegments, NAGLE_OFF, pushPending } from './output.ts';
import { currentMss } from './options.ts';
import { persistReordering, rackDetect, rackMarkLost, rackRemaining } from './rack.ts';
import { rearmRetransmission, retransmitRun } from './retransmit.ts';
import { addDuplicates, checkReordering, forgetDuplicates, markFirstLost, markLost } from './scoreboard.ts';
import { advance, after, before, type SequenceNumber } from './sequence.ts';
import { INFINITE_SSTHRESH, NEVER, type Connection, type LossState } from './state.ts';
import { setTransmitTimer } from './timers.ts';

/** What goes out again after an acknowledgment. */
export type Resend = 'none' | 'lost' | 'new';

/** Linux tcp_in_cwnd_reduction. */
export const reducing = (c: Connection): boolean => c.lossState === 'cwr' || c.lossState === 'recovery';

// -- the state machine ---------------------------------------------------------------------------------------------------------------

/** Something is missing, or may be. Linux tcp_fastretrans_alert. */
export function lossAlert(c: Connection, prior: SequenceNumber, duplicates: number, report: AckReport, now: Nanoseconds, out: Out): Resend {
  if (c.packetsOut === 0 && c.sackedOut > 0) c.sackedOut = 0;
  // A reported mark is true news: nothing that undoes a loss undoes it.
  if (report.marked) c.priorSsthresh = 0;
  if (report.reneging && report.advanced) {
    // The peer reported a run and now does not have it: go back to the timer. Linux tcp_check_sack_reneging.
    setTransmitTimer(c, 'retransmission', Math.max(1, Math.ceil((c.srtt >> 4) / 4000)), now);
    report.setTimer = false;
    return 'none';
  }
  if (c.lossState === 'open') {
    c.retransmitStamp = NEVER;
  } else if (!before(c.sndUna, c.highSeq)) {
    if (c.lossState === 'cwr') {
      if (c.sndUna !== c.highSeq) {
        endReduction(c, now);
        setLossState(c, 'open');
      }
    } else if (c.lossState === 'recovery') {
      if (!c.sackOk) forgetDuplicates(c);
      if (tryUndoRecovery(c, now, out)) return 'none';
      endReduction(c, now);
    }
  }
  switch (c.lossState) {
    case 'recovery':
      if (!report.advanced) {
        if (!c.sackOk) addDuplicates(c, duplicates);
      } else if (tryUndoPartial(c, prior, now, out)) {
        return 'none';
      }
      if (tryUndoByDuplicates(c, now, out)) tryToOpen(c, report, out);
      identifyLoss(c, report, now);
      if (stateOf(c) !== 'recovery') {
        if (c.lostOut === 0) return 'none';
        enterRecovery(c, report.marked, out);
      }
      return 'lost';
    case 'loss': {
      const resend = processLoss(c, report, duplicates, now, out);
      identifyLoss(c, report, now);
      if (!(stateOf(c) === 'open' || report.retransmissionLost)) return resend;
      return ordinary(c, duplicates, report, now, out) ?? resend;
    }
    default:
      return ordinary(c, duplicates, report, now, out) ?? 'none';
  }
}

const stateOf = (c: Connection): LossState => c.lossState;

/** Not yet in recovery: is it time? Returns null when not. */
function ordinary(c: Connection, duplicates: number, report: AckReport, now: Nanoseconds, out: Out): Resend | null {
  if (!c.sackOk) {
    if (report.advanced) forgetDuplicates(c);
    addDuplicates(c, duplicates);
  }
  if (c.lossState === 'open' || c.lossState === 'disorder') tryUndoByDuplicates(c, now, out);
  identifyLoss(c, report, now);
  if (c.lostOut === 0) {
    tryToOpen(c, report, out);
    return null;
  }
  enterRecovery(c, report.marked, out);
  return 'lost';
}

/** Which segments are lost? With SACK time tells, without it duplicate ACKs. Linux tcp_identify_packet_loss. */
function identifyLoss(c: Connection, report: AckReport, now: Nanoseconds): void {
  if (c.inFlight.length === 0) return;
  if (!c.sackOk) {
    markFirstLost(c, report.advanced);
    return;
  }
  const prior = c.retransOut;
  if (rackMarkLost(c, now)) report.setTimer = false;
  if (prior > c.retransOut) report.retransmissionLost = true;
}

function setLossState(c: Connection, state: LossState): void {
  c.lossState = state;
}

/** Linux tcp_any_retrans_done. */
const anyRetransmitted = (c: Connection): boolean => c.retransOut > 0 || c.inFlight[0]?.everRetransmitted === true;

/** Linux tcp_try_to_open, tcp_try_keep_open. */
function tryToOpen(c: Connection, report: AckReport, out: Out): void {
  if (!anyRetransmitted(c)) c.retransmitStamp = NEVER;
  if (report.marked) slowDown(c, out);
  if (c.lossState !== 'cwr') keepOpen(c);
}
export function keepOpen(c: Connection): void {
  const state: LossState = c.sackedOut + c.lostOut > 0 || anyRetransmitted(c) ? 'disorder' : 'open';
  if (c.lossState !== state) {
    setLossState(c, state);
    c.highSeq = c.sndNxt;
  }
}

// -- entering --------------------------------------------------------------------------------------------------------------------------

/** RFC 5681 3.2 step 2, RFC 6937: the window will fall to ssthresh while ACKs come in. Linux tcp_enter_recovery. */
function enterRecovery(c: Connection, marked: boolean, out: Out): void {
  if (!anyRetransmitted(c)) c.retransmitStamp = NEVER;
  c.priorSsthresh = 0;
  beginUndo(c);
  const cwndBefore = c.cwnd;
  if (!reducing(c)) {
    if (!marked) c.priorSsthresh = currentThreshold(c);
    beginReduction(c);
  }
  setLossState(c, 'recovery');
  tell(
    out,
    decision(
      'retransmit',
      'fast-recovery',
      c.sackOk ? 'RFC 8985 6, RFC 6937; Linux tcp_input.c tcp_enter_recovery' : 'RFC 6582 3.2; Linux tcp_input.c tcp_enter_recovery',
      c.sackOk
        ? `${capital(segmentsWord(c.lostOut))} presumed lost: something sent later has arrived. The congestion window will fall from ${segmentsWord(cwndBefore)} to ${c.ssthresh}.`
        : `${capital(segmentsWord(c.lostOut))} presumed lost after ${c.sackedOut} duplicate ACKs. The congestion window will fall from ${segmentsWord(cwndBefore)} to ${c.ssthresh}.`,
      [c.lostOut, cwndBefore, c.ssthresh, c.sackedOut],
    ),
  );
}
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** RFC 3168 6.1.2: a reported mark makes the window fall as one loss would, once for each window of data. Linux tcp_enter_cwr. */
function slowDown(c: Connection, out: Out): void {
  c.priorSsthresh = 0;
  if (c.lossState !== 'open' && c.lossState !== 'disorder') return;
  c.undoValid = false;
  const from = c.cwnd;
  beginReduction(c);
  setLossState(c, 'cwr');
  tell(
    out,
    decision(
      'window',
      'ecn-echo',
      'RFC 3168 6.1.2',
      `The receiver reports a mark (ECE): a queue on the way is long. Nothing is lost, but the congestion window will fall from ${segmentsWord(from)} to ${c.ssthresh}.`,
      [from, c.ssthresh],
    ),
  );
}

/** Linux tcp_init_undo. */
function beginUndo(c: Connection): void {
  c.undoMarker = c.sndUna;
  c.undoValid = true;
  c.undoRetrans = c.retransOut;
  if (c.probe.outstanding && c.probe.retransmission) c.undoRetrans++;
  // 0 would mean: everything sent again was needless.
  if (c.undoRetrans === 0) c.undoRetrans = -1;
}

/** Linux tcp_init_cwnd_reduction. */
export function beginReduction(c: Connection): void {
  c.highSeq = c.sndNxt;
  c.probe.outstanding = false;
  c.cwndCount = 0;
  c.priorCwnd = c.cwnd;
  c.prrDelivered = 0;
  c.prrOut = 0;
  c.ssthresh = controlOf(c).ssthresh(c);
  windowFalls(c, true);
}

/** Linux tcp_current_ssthresh. */
const currentThreshold = (c: Connection): number => (reducing(c) ? c.ssthresh : Math.max(c.ssthresh, (c.cwnd >> 1) + (c.cwnd >> 2)));

/** After a timeout everything old enough is presumed lost, and the window starts from one. RFC 5681 3.1 (4); Linux tcp_enter_loss. */
export function enterLoss(c: Connection, now: Nanoseconds): void {
  const first = c.lossState !== 'recovery' && c.lossState !== 'loss';
  const head = c.inFlight[0];
  const reneged = head?.sacked === true;
  if (reneged) {
    c.sackedOut = 0;
    for (const run of c.inFlight) {
      run.sacked = false;
    }
  } else if (!c.sackOk) {
    forgetDuplicates(c);
  }
  for (const run of c.inFlight) {
    // What was sent only recently may well be on its way.
    if (!reneged && run !== head && c.sackOk && rackRemaining(c, run, 0, now) > 0) continue;
    markLost(c, run);
  }
  if (
    c.lossState === 'open' ||
    c.lossState === 'disorder' ||
    !after(c.highSeq, c.sndUna) ||
    (c.lossState === 'loss' && c.retransmits === 0)
  ) {
    c.priorSsthresh = currentThreshold(c);
    c.priorCwnd = c.cwnd;
    c.ssthresh = controlOf(c).ssthresh(c);
    beginUndo(c);
  }
  c.cwnd = packetsInFlight(c) + 1;
  c.cwndCount = 0;
  c.cwndStamp = now;
  if (first && c.lossState !== 'cwr' && c.sackedOut >= c.settings.reordering) c.reordering = Math.min(c.reordering, c.settings.reordering);
  setLossState(c, 'loss');
  controlOf(c).timedOut(c, now);
  c.highSeq = c.sndNxt;
  c.probe.outstanding = false;
  windowFalls(c, true);
  // RFC 5682 2.1 step 1: the timeout may be wrong; the next two ACKs will tell.
  c.frto = c.settings.frto !== 0 && (first || c.retransmits > 0);
}

// -- while in loss: F-RTO -----------------------------------------------------------------------------------------------------------------

/** Linux tcp_process_loss. */
function processLoss(c: Connection, report: AckReport, duplicates: number, now: Nanoseconds, out: Out): Resend {
  const recovered = !before(c.sndUna, c.highSeq);
  if (report.advanced && tryUndoLoss(c, false, now, out)) return 'none';
  if (c.frto) {
    // RFC 5682 3.1 step 3.b: something never sent again has arrived, so the flight was only late.
    if (report.originalSacked && tryUndoLoss(c, true, now, out)) return 'none';
    if (after(c.sndNxt, c.highSeq)) {
      if (report.dataSacked || duplicates > 0) c.frto = false;
    } else if (report.advanced && !recovered) {
      c.highSeq = c.sndNxt;
      // Step 2.b: try new data before sending old again.
      if (c.unsent.length > 0 && after(advance(c.sndUna, c.sndWnd), c.sndNxt)) return 'new';
      c.frto = false;
    }
  }
  if (recovered) {
    tryUndoRecovery(c, now, out);
    return 'none';
  }
  if (!c.sackOk) {
    if (after(c.sndNxt, c.highSeq) && duplicates > 0) addDuplicates(c, duplicates);
    else if (report.advanced) forgetDuplicates(c);
  }
  return 'lost';
}

// -- undoing -------------------------------------------------------------------------------------------------------------------------------

/** Does the echoed timestamp lie before an instant of ours? RFC 3522 (Eifel). */
function echoBefore(c: Connection, instant: Nanoseconds): boolean {
  return c.sawTimestamp && c.rcvTsEcho !== 0 && ((c.rcvTsEcho - ((Math.floor(instant / 1e6) + c.timestampOffset) >>> 0)) | 0) < 0;
}
/** Was it delivered by its first copy? Linux tcp_packet_delayed. */
function wasOnlyDelayed(c: Connection): boolean {
  if (c.retransmitStamp >= 0) return echoBefore(c, c.retransmitStamp);
  return !(!c.sackOk && !before(c.sndUna, c.highSeq)) && c.state !== 'SYN-SENT';
}
/** An ACK that cannot be for the retransmission of this run. Linux tcp_skb_spurious_retrans. */
export const needlessRetransmission = (
  c: Connection,
  run: { retransmitted: boolean; everRetransmitted: boolean; sentAt: Nanoseconds },
): boolean => (run.retransmitted || run.everRetransmitted) && echoBefore(c, run.sentAt);

const mayUndo = (c: Connection): boolean => c.undoValid && (c.undoRetrans === 0 || wasOnlyDelayed(c));

/** Linux tcp_undo_cwnd_reduction. */
function undo(c: Connection, unmark: boolean, now: Nanoseconds, out: Out, how: string): void {
  if (unmark) {
    for (const run of c.inFlight) run.lost = false;
    c.lostOut = 0;
  }
  const from = c.cwnd;
  if (c.priorSsthresh > 0) {
    c.cwnd = controlOf(c).undo(c);
    if (c.priorSsthresh > c.ssthresh) {
      c.ssthresh = c.priorSsthresh;
      windowFalls(c, false);
    }
  }
  c.cwndStamp = now;
  c.undoValid = false;
  c.rack.advanced = true;
  tell(
    out,
    decision(
      'send',
      'undo',
      'RFC 3522, RFC 3708; Linux tcp_input.c tcp_undo_cwnd_reduction',
      `Nothing was lost after all: ${how}. The congestion window goes back from ${segmentsWord(from)} to ${c.cwnd}.`,
      [from, c.cwnd],
    ),
  );
}

const LATE = 'the first copy arrived, only late';
const TWICE = 'the other side reports that what was sent again had already arrived';

/** Linux tcp_is_non_sack_preventing_reopen: without SACK, wait for something above the recovery point (RFC 6582 4.1). */
function mustWait(c: Connection): boolean {
  if (c.sndUna !== c.highSeq || c.sackOk) return false;
  if (!anyRetransmitted(c)) c.retransmitStamp = NEVER;
  return true;
}
function tryUndoRecovery(c: Connection, now: Nanoseconds, out: Out): boolean {
  if (mayUndo(c)) undo(c, false, now, out, c.undoRetrans === 0 ? TWICE : LATE);
  else if (c.rack.reorderPersist > 0) c.rack.reorderPersist--;
  if (mustWait(c)) return true;
  setLossState(c, 'open');
  return false;
}
function tryUndoByDuplicates(c: Connection, now: Nanoseconds, out: Out): boolean {
  if (!c.undoValid || c.undoRetrans !== 0) return false;
  persistReordering(c);
  undo(c, false, now, out, TWICE);
  return true;
}
function tryUndoPartial(c: Connection, prior: SequenceNumber, now: Nanoseconds, out: Out): boolean {
  if (!c.undoValid || !wasOnlyDelayed(c)) return false;
  checkReordering(c, prior);
  if (c.retransOut > 0) return true;
  if (!anyRetransmitted(c)) c.retransmitStamp = NEVER;
  undo(c, true, now, out, LATE);
  keepOpen(c);
  return false;
}
function tryUndoLoss(c: Connection, certain: boolean, now: Nanoseconds, out: Out): boolean {
  if (!certain && !mayUndo(c)) return false;
  undo(c, true, now, out, c.undoRetrans === 0 ? TWICE : LATE);
  c.retransmits = 0;
  if (mustWait(c)) return true;
  if (certain || c.sackOk) setLossState(c, 'open');
  return true;
}

// -- the window while it falls: proportional rate reduction, RFC 6937 ----------------------------------------------------------------------------

/** Linux tcp_cwnd_reduction. */
export function reduceWindow(c: Connection, delivered: number, lost: number, advanced: boolean): void {
  if (delivered <= 0 || c.priorCwnd === 0) return;
  const flight = packetsInFlight(c);
  const room = c.ssthresh - flight;
  let count: number;
  c.prrDelivered += delivered;
  if (room < 0) {
    count = Math.floor((c.ssthresh * c.prrDelivered + c.priorCwnd - 1) / c.priorCwnd) - c.prrOut;
  } else {
    count = Math.max(c.prrDelivered - c.prrOut, delivered);
    if (advanced && lost === 0) count++;
    count = Math.min(room, count);
  }
  // The first retransmission goes in any case.
  count = Math.max(count, c.prrOut > 0 ? 0 : 1);
  c.cwnd = flight + count;
}

/** Linux tcp_end_cwnd_reduction. */
export function endReduction(c: Connection, now: Nanoseconds): void {
  if (c.ssthresh < INFINITE_SSTHRESH && (c.lossState === 'cwr' || c.undoValid)) {
    c.cwnd = c.ssthresh;
    c.cwndStamp = now;
  }
}

/** A tail-loss probe mended a loss: the window falls all the same. RFC 8985 7.4.2, Linux tcp_process_tlp_ack. */
export function reduceAfterProbe(c: Connection, now: Nanoseconds): void {
  beginReduction(c);
  setLossState(c, 'cwr');
  endReduction(c, now);
  keepOpen(c);
}

// -- sending again -----------------------------------------------------------------------------------------------------------------------------

/** Linux tcp_xmit_recovery. */
export function resendAfterAck(c: Connection, resend: Resend, now: Nanoseconds, out: Out): void {
  if (resend === 'none' || c.state === 'SYN-SENT') return;
  if (resend === 'new') {
    pushPending(c, NAGLE_OFF, now, out);
    if (after(c.sndNxt, c.highSeq)) return;
    c.frto = false;
  }
  resendLost(c, now, out);
}

/** Sends what is lost again, as far as the window allows. Linux tcp_xmit_retransmit_queue. */
export function resendLost(c: Connection, now: Nanoseconds, out: Out): void {
  if (c.packetsOut === 0) return;
  const most = largeSendSegments(c, currentMss(c));
  let rearm = false;
  for (let i = 0; i < c.inFlight.length; i++) {
    const room = c.cwnd - packetsInFlight(c);
    if (room <= 0 || c.retransOut >= c.lostOut) break;
    const run = c.inFlight[i];
    if (run === undefined) break;
    if (!run.lost || run.sacked || run.retransmitted) continue;
    const sent = retransmitRun(c, run, Math.min(room, most), resendDecision(c, run.length), now, out);
    if (sent === 0) break;
    if (reducing(c)) c.prrOut += sent;
    if (i === 0 && c.transmitTimer !== 'reorder') rearm = true;
  }
  if (rearm) setTransmitTimer(c, 'retransmission', c.rto, now);
}

function resendDecision(c: Connection, length: number): Decision {
  if (c.lossState === 'loss') {
    return decision(
      'retransmit',
      'slow-start-retransmit',
      'RFC 5681 3.1',
      `Sent again: ${length} B were presumed lost at the timeout, and the congestion window of ${segmentsWord(c.cwnd)} has room now.`,
      [length, c.cwnd],
    );
  }
  if (!c.sackOk && c.sndUna !== c.undoMarker) {
    return decision(
      'retransmit',
      'partial-ack',
      'RFC 6582 3.2 step 3',
      `Sent again: the ACK moved on, but not over all that was out when the loss was noticed. So these ${length} B are missing, too.`,
      [length, c.sackedOut],
    );
  }
  return c.sackOk
    ? decision(
        'retransmit',
        'fast-retransmit',
        'RFC 8985 6.2, RFC 5681 3.2',
        `Sent again: ${length} B are missing at the receiver, while something sent later has arrived.`,
        [length, c.sackedOut],
      )
    : decision(
        'retransmit',
        'fast-retransmit',
        'RFC 5681 3.2, RFC 6582',
        `Sent again: the same ACK has come ${c.sackedOut} times more, so the segment behind it is missing.`,
        [length, c.sackedOut],
      );
}

/** The reordering timer ran out: what is still missing is lost. RFC 8985 6.2 step 5; Linux tcp_rack_reo_timeout. */
export function reorderTimeout(c: Connection, now: Nanoseconds, out: Out): void {
  const prior = packetsInFlight(c);
  rackDetect(c, now);
  if (prior !== packetsInFlight(c)) {
    if (c.lossState !== 'recovery') {
      const lost = c.lostOut;
      enterRecovery(c, false, out);
      reduceWindow(c, 1, lost, false);
    }
    resendLost(c, now, out);
  }
  if (c.transmitTimer !== 'retransmission') rearmRetransmission(c, now);
}
