/**
 * The variables of a connection as people read them (RFC 9293 3.3.1 names), and when they have changed.
 */
import { ns } from '#time/nanoseconds.ts';
import { LOSS_STATES, type EventFields } from '#trace/events.ts';
import { inQuickMode } from './acknowledge.ts';
import { packetsInFlight } from './congestion.ts';
import type { Out } from './connection.ts';
import type { Connection } from './state.ts';
import { tellTimers, TICK } from './timers.ts';
import { windowLeft } from './window.ts';

const CHANGED = { kind: 'variables' } as const;

/** What tcp.variables shows of the connection that its owner knows by the number `socket`: windows in bytes, times in ns, cwnd in bytes (segments times MSS). */
export function variablesOf(c: Connection, socket: number): EventFields<'tcp.variables'> {
  return {
    socket,
    iss: c.iss,
    irs: c.irs,
    sndUna: c.sndUna,
    sndNxt: c.sndNxt,
    sndWnd: c.sndWnd,
    rcvNxt: c.rcvNxt,
    rcvWnd: windowLeft(c),
    cwnd: c.cwnd * c.mss,
    ssthresh: c.ssthresh === 0x7fffffff ? 0xffffffff : c.ssthresh * c.mss,
    inFlight: packetsInFlight(c) * c.mss,
    srtt: ns(c.srtt === 0 ? -1 : c.srtt * 125),
    rttvar: ns(c.srtt === 0 ? -1 : c.rttvar * 250),
    rto: ns(c.rto * TICK),
    mss: c.mss,
    loss: c.lossState,
    backoff: Math.min(c.backoff, 255),
    quickAcks: inQuickMode(c) ? c.quickAcks : 0,
  };
}

/** What is told once at the end of each stimulus: timers and variables, where they have changed. */
export function tellChanges(c: Connection, out: Out): void {
  tellTimers(c, out);
  tellVariables(c, out);
}

function tellVariables(c: Connection, out: Out): void {
  const s = c.shown;
  const flight = packetsInFlight(c);
  const loss = LOSS_STATES.indexOf(c.lossState);
  const quick = inQuickMode(c) ? c.quickAcks : 0;
  if (
    s[0] === c.sndUna &&
    s[1] === c.sndNxt &&
    s[2] === c.sndWnd &&
    s[3] === c.rcvNxt &&
    s[4] === c.rcvWup &&
    s[5] === c.rcvWnd &&
    s[6] === c.cwnd &&
    s[7] === c.ssthresh &&
    s[8] === flight &&
    s[9] === c.srtt &&
    s[10] === c.rttvar &&
    s[11] === c.rto &&
    s[12] === c.mss &&
    s[13] === loss &&
    s[14] === c.backoff &&
    s[15] === quick
  )
    return;
  s[0] = c.sndUna;
  s[1] = c.sndNxt;
  s[2] = c.sndWnd;
  s[3] = c.rcvNxt;
  s[4] = c.rcvWup;
  s[5] = c.rcvWnd;
  s[6] = c.cwnd;
  s[7] = c.ssthresh;
  s[8] = flight;
  s[9] = c.srtt;
  s[10] = c.rttvar;
  s[11] = c.rto;
  s[12] = c.mss;
  s[13] = loss;
  s[14] = c.backoff;
  s[15] = quick;
  out.push(CHANGED);
}
