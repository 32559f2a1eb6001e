/**
 * Tail-loss probe: when the last segments of a flight are lost, nothing behind them draws an ACK. After two round trips one more
 * segment is sent, so that the answer tells what is missing before the slow timer does.
 * RFC 8985 7; Linux tcp_output.c tcp_schedule_loss_probe, tcp_send_loss_probe. Off with tcp_early_retrans=0.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { AckReport } from './acknowledged.ts';
import type { Out } from './connection.ts';
import { decision, milliseconds } from './decisions.ts';
import { currentMss } from './options.ts';
import { NAGLE_OFF, writeOut } from './output.ts';
import { reduceAfterProbe } from './recovery.ts';
import { rearmRetransmission, resendOnce } from './retransmit.ts';
import { advance, after, before, type SequenceNumber } from './sequence.ts';
import { splitInFlight } from './sendqueue.ts';
import { INITIAL_RTO, type Connection, type QueuedRun } from './state.ts';
import { setTransmitTimer, TICK, ticksFromMicroseconds } from './timers.ts';

/** Sets the probe timer after data was sent or acknowledged; returns whether it did. RFC 8985 7.2. `advancing`: the timeout starts anew now. */
export function scheduleLossProbe(c: Connection, advancing: boolean, now: Nanoseconds): boolean {
  if (c.settings.earlyRetransmit < 3 || c.packetsOut === 0 || !c.sackOk || (c.lossState !== 'open' && c.lossState !== 'cwr')) return false;
  let ticks = INITIAL_RTO;
  // Two round trips; with one segment out, its ACK may be delayed on purpose.
  if (c.srtt > 0) ticks = ticksFromMicroseconds((c.srtt >> 2) + (c.packetsOut === 1 ? c.settings.rtoMin * 1000 : 2000));
  const timeout = advancing ? c.rto * 4000 : timeoutLeft(c, now);
  if (timeout > 0) ticks = Math.min(ticks, ticksFromMicroseconds(timeout));
  setTransmitTimer(c, 'loss-probe', ticks, now);
  return true;
}

/** Microseconds until the timeout of the oldest segment. */
const timeoutLeft = (c: Connection, now: Nanoseconds): number => {
  const head = c.inFlight[0];
  return head === undefined ? 0 : Math.floor((head.sentAt + c.rto * TICK - now) / 1000);
};

/** The probe timer ran out. RFC 8985 7.3: new data if there is any, else the last segment again. */
export function lossProbeTimeout(c: Connection, now: Nanoseconds, out: Out): void {
  // Still pending while it is worked on: where no probe may go, what is left of the timeout counts, not a whole one (tcp_rearm_rto).
  c.transmitTimer = 'loss-probe';
  if (!c.probe.outstanding) {
    c.probe.retransmission = false;
    if (sendProbe(c, now, out)) {
      c.probe.outstanding = true;
      c.probe.high = c.sndNxt;
      // So that the timeout counts from now.
      c.transmitTimer = null;
    }
  }
  rearmRetransmission(c, now);
}

function sendProbe(c: Connection, now: Nanoseconds, out: Out): boolean {
  const head = c.unsent[0];
  const mss = currentMss(c);
  if (head !== undefined && !after(head.length > mss ? advance(head.seq, mss) : head.end, advance(c.sndUna, c.sndWnd))) {
    const prior = c.packetsOut;
    writeOut(c, NAGLE_OFF, 'probe', now, out);
    return c.packetsOut > prior;
  }
  let last = c.inFlight[c.inFlight.length - 1];
  if (last === undefined) return false;
  if (last.segments > 1 && last.length > (last.segments - 1) * last.size) {
    splitInFlight(c, c.inFlight.length - 1, (last.segments - 1) * last.size, last.size);
    last = c.inFlight[c.inFlight.length - 1] as QueuedRun;
  }
  const quiet = now - last.sentAt;
  if (
    resendOnce(
      c,
      last,
      1,
      decision(
        'retransmit',
        'loss-probe',
        'RFC 8985 7.3',
        `Sent again as a probe: nothing was heard for ${milliseconds(quiet)}, two round trips; the answer will tell whether the last segments were lost.`,
        [quiet],
        last.grounds,
      ),
      now,
      out,
    ) === 0
  )
    return false;
  c.probe.retransmission = true;
  return true;
}

/** An acknowledgment while a probe is out. RFC 8985 7.4; Linux tcp_process_tlp_ack. */
export function probeAcknowledged(c: Connection, ack: SequenceNumber, report: AckReport, now: Nanoseconds): void {
  if (!c.probe.outstanding || before(ack, c.probe.high)) return;
  if (!c.probe.retransmission || report.dsackOfProbe) {
    c.probe.outstanding = false;
  } else if (after(ack, c.probe.high)) {
    // The probe filled a hole: there was a loss.
    reduceAfterProbe(c, now);
  } else if (!report.advanced && !report.data && !report.windowUpdate && !report.dataAcked && !report.synAcked && !report.dataSacked) {
    c.probe.outstanding = false;
  }
}
