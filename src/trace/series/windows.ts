/** The windows of one socket over time, in bytes, read off its variables (RFC 5681 2, RFC 9293 3.3.1). */
import type { Trace } from '../trace.ts';
import { StepBuilder, type Steps } from './steps.ts';

export interface Windows {
  /** Congestion window: what the sender itself allows. */
  readonly cwnd: Steps;
  /** Where slow start ends; no value before the first loss has set it. */
  readonly ssthresh: Steps;
  /** Window of the peer as last heard: what the receiver allows. */
  readonly peer: Steps;
  readonly inFlight: Steps;
}

/** ssthresh as the trace writes "not set yet". */
const UNSET = 0xffffffff;

export function windowsOf(trace: Trace, socket: number): Windows {
  const cwnd = new StepBuilder();
  const ssthresh = new StepBuilder();
  const peer = new StepBuilder();
  const inFlight = new StepBuilder();
  for (const id of trace.eventsOf('tcp.variables')) {
    if (trace.cell('tcp.variables', 'socket', id) !== socket) continue;
    const at = trace.at(id);
    cwnd.add(at, trace.cell('tcp.variables', 'cwnd', id));
    const threshold = trace.cell('tcp.variables', 'ssthresh', id);
    ssthresh.add(at, threshold === UNSET ? Number.NaN : threshold);
    peer.add(at, trace.cell('tcp.variables', 'sndWnd', id));
    inFlight.add(at, trace.cell('tcp.variables', 'inFlight', id));
  }
  return { cwnd: cwnd.build(), ssthresh: ssthresh.build(), peer: peer.build(), inFlight: inFlight.build() };
}
