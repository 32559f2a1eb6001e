/** Loss recovery: what the state of the flight means for the window, and what goes out again. */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { controlOf, packetsInFlight } from './congestion.ts';
import type { Out } from './connection.ts';
import type { Connection } from './state.ts';

/** After a timeout everything in flight is presumed lost, and the window starts from one. RFC 5681 3.1 (4), Linux tcp_enter_loss. */
export function enterLoss(c: Connection, now: Nanoseconds, _out: Out): void {
  for (const run of c.inFlight) {
    if (run.sacked) continue;
    if (run.retransmitted) {
      run.retransmitted = false;
      c.retransOut -= run.segments;
    }
    if (!run.lost) {
      run.lost = true;
      c.lostOut += run.segments;
    }
  }
  if (c.lossState !== 'loss') {
    c.priorSsthresh = c.ssthresh;
    c.priorCwnd = c.cwnd;
    c.ssthresh = controlOf(c).ssthresh(c);
    c.undoMarker = c.sndUna;
    c.undoValid = true;
    c.undoRetrans = c.retransOut;
  }
  c.cwnd = packetsInFlight(c) + 1;
  c.cwndCount = 0;
  c.cwndStamp = now;
  c.lossState = 'loss';
  c.highSeq = c.sndNxt;
}
