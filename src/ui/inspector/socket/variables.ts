/**
 * The variables of a TCP connection in groups, each with its value in a sentence; names as in RFC 9293 3.3.1 and RFC 5681. Sequence numbers count from the SYN of
 * their side. What changed with the last event of this instant is marked, with the value before.
 */
import { ns } from '#time/nanoseconds.ts';
import { NO_EVENT, type EventOf } from '#trace/events.ts';
import type { Trace } from '#trace/trace.ts';
import { countText, rangeText, sizeText, spanText } from '../../wording/wording.ts';

export type Variables = EventOf<'tcp.variables'>;

export interface VariableLine {
  readonly name: string;
  readonly value: string;
  readonly sentence: string;
  /** The value before, where it changed at this very instant; '' where it did not. */
  readonly before: string;
}
export interface VariableGroup {
  readonly title: string;
  readonly lines: readonly VariableLine[];
}

/** 32 bits of ones, or Linux's TCP_INFINITE_SSTHRESH: no threshold has been set. */
const NOT_LIMITED = 0x7fffffff;
const relative = (value: number, base: number): number => (value - base) >>> 0;
const segments = (bytes: number, mss: number): string => {
  const count = Math.floor(bytes / Math.max(1, mss));
  return count === 1 ? '1 segment' : `${countText(count)} segments`;
};

/** The variables event of the same socket before this one, if it lies not too far back; null else. */
export function variablesBefore(trace: Trace, now: Variables): Variables | null {
  const events = trace.eventsOf('tcp.variables');
  let place = trace.row(now.id) - 1;
  for (let steps = 0; place >= 0 && steps < 4000; place--, steps++) {
    const id = events[place] ?? NO_EVENT;
    if (trace.cell('tcp.variables', 'socket', id) === now.socket) return trace.eventOf('tcp.variables', id);
  }
  return null;
}

type Line = readonly [name: string, value: (v: Variables) => string, sentence: (v: Variables) => string];

const usable = (v: Variables): number => Math.max(0, Math.min(v.sndWnd - relative(v.sndNxt, v.sndUna), v.cwnd - v.inFlight));

const SENDING: readonly Line[] = [
  [
    'snd.una',
    (v) => countText(relative(v.sndUna, v.iss)),
    (v) =>
      `Number ${countText(relative(v.sndUna, v.iss))} is the oldest that is sent and not acknowledged: everything before it has arrived for certain.`,
  ],
  [
    'snd.nxt',
    (v) => countText(relative(v.sndNxt, v.iss)),
    (v) => `The next new byte will have number ${countText(relative(v.sndNxt, v.iss))}.`,
  ],
  [
    'unacknowledged',
    (v) => sizeText(relative(v.sndNxt, v.sndUna)),
    (v) => `From snd.una to snd.nxt ${sizeText(relative(v.sndNxt, v.sndUna))} wait for their ACK; a SYN or FIN counts as one.`,
  ],
  [
    'in flight',
    (v) => segments(v.inFlight, v.mss),
    (v) =>
      v.inFlight === 0
        ? 'Nothing is thought to be on its way.'
        : `${segments(v.inFlight, v.mss)}, large or small, thought to be on their way. What is known to be lost or to have arrived does not count.`,
  ],
  [
    'snd.wnd',
    (v) => sizeText(v.sndWnd),
    (v) =>
      v.sndWnd === 0
        ? 'The other side has said that it has no room.'
        : `The other side has last said that it has room for ${sizeText(v.sndWnd)} from snd.una on.`,
  ],
  [
    'cwnd',
    (v) => sizeText(v.cwnd),
    (v) =>
      `Congestion window: for the sake of the network, ${segments(v.cwnd, v.mss)} may be on their way at once, ${sizeText(v.cwnd)}. ${growth(v)}`,
  ],
  [
    'ssthresh',
    (v) => (v.ssthresh >= NOT_LIMITED ? 'none yet' : sizeText(v.ssthresh)),
    (v) =>
      v.ssthresh >= NOT_LIMITED
        ? 'No loss has set a threshold yet: cwnd may grow by what is acknowledged (slow start, RFC 5681 3.1).'
        : `Below ${sizeText(v.ssthresh)} cwnd grows by what is acknowledged, above it by one segment in a round trip (RFC 5681 3.1).`,
  ],
  [
    'may go',
    (v) => sizeText(usable(v)),
    (v) =>
      `${sizeText(usable(v))} more could leave now: the smaller of what is left of the window and of cwnd. ${v.sndWnd - relative(v.sndNxt, v.sndUna) <= v.cwnd - v.inFlight ? 'The receiver’s window is the narrower one.' : 'The congestion window is the narrower one.'}`,
  ],
  ['mss', (v) => sizeText(v.mss), (v) => `One segment carries at most ${sizeText(v.mss)} of data here, options already taken off.`],
  ['loss', (v) => LOSS[v.loss][0], (v) => LOSS[v.loss][1]],
];

function growth(v: Variables): string {
  if (v.loss === 'recovery' || v.loss === 'cwr') return 'It is being lowered.';
  return v.cwnd < v.ssthresh || v.ssthresh >= NOT_LIMITED ? 'It is in slow start.' : 'It grows slowly: congestion avoidance.';
}

const LOSS: Readonly<Record<Variables['loss'], readonly [string, string]>> = {
  open: ['none', 'Nothing looks lost.'],
  disorder: ['disorder', 'Something later has arrived first, or an ACK came twice: perhaps a loss, perhaps only another order.'],
  cwr: ['slowing', 'The network said that it is getting full: the congestion window is being lowered, nothing need be sent again.'],
  recovery: [
    'recovery',
    'A loss was noticed by what the ACKs tell: what is missing goes again, with a smaller congestion window (RFC 6582, RFC 6675, RFC 8985).',
  ],
  loss: [
    'timeout',
    'The retransmission timer ran out: everything unacknowledged counts as lost, and slow start begins anew (RFC 5681 3.1).',
  ],
};

const RECEIVING: readonly Line[] = [
  [
    'rcv.nxt',
    (v) => countText(relative(v.rcvNxt, v.irs)),
    (v) => `Number ${countText(relative(v.rcvNxt, v.irs))} is wanted next: it stands as acknowledgment in everything this side sends.`,
  ],
  [
    'rcv.wnd',
    (v) => sizeText(v.rcvWnd),
    (v) =>
      v.rcvWnd === 0
        ? 'This side has told the other that it has no room.'
        : `The other side may send ${sizeText(v.rcvWnd)} from rcv.nxt on: so much of the offered window is left.`,
  ],
  [
    'quick ACKs',
    (v) => String(v.quickAcks),
    (v) =>
      v.quickAcks === 0
        ? 'An ACK may wait a little, so that data can carry it (delayed ACK, RFC 9293 3.8.6.3).'
        : `The next ${v.quickAcks} segments are acknowledged at once, which helps the sender get up to speed (Linux quick-ACK mode).`,
  ],
];

const TIME: readonly Line[] = [
  [
    'srtt',
    (v) => (v.srtt < 0 ? 'not measured' : spanText(v.srtt)),
    (v) =>
      v.srtt < 0
        ? 'No round trip has been measured yet.'
        : `A round trip takes ${spanText(v.srtt)}, smoothed over the measurements so far (RFC 6298 2).`,
  ],
  [
    'rttvar',
    (v) => (v.rttvar < 0 ? 'not measured' : spanText(v.rttvar)),
    (v) =>
      v.rttvar < 0
        ? 'No round trip has been measured yet.'
        : `Round trips differ by about ${spanText(v.rttvar)}; Linux takes at least 50 ms.`,
  ],
  [
    'rto',
    (v) => (v.rto === 0 ? 'not set' : spanText(v.rto)),
    (v) =>
      `After ${spanText(v.rto)} without an ACK the oldest segment goes again: ${
        v.srtt < 0 ? 'one second, as long as nothing is measured' : 'srtt and four times rttvar'
      }${v.backoff > 0 ? `, doubled ${v.backoff === 1 ? 'once' : `${v.backoff} times`}, since nothing came` : ''} (RFC 6298).`,
  ],
];

/** The groups in reading order. `changed` marks what differs from the event before: pass it only where that event is of this very instant. */
export function variableGroups(
  v: Variables,
  before: Variables | null,
  outOfOrder: readonly (readonly [number, number])[],
): readonly VariableGroup[] {
  const lines = (group: readonly Line[]): readonly VariableLine[] =>
    group.map(([name, value, sentence]) => {
      const was = before === null ? '' : value(before);
      return { name, value: value(v), sentence: sentence(v), before: before !== null && was !== value(v) ? was : '' };
    });
  return [
    { title: 'Sending', lines: lines(SENDING) },
    { title: 'Receiving', lines: [...lines(RECEIVING), outOfOrderLine(outOfOrder)] },
    { title: 'Time', lines: lines(TIME) },
  ];
}

function outOfOrderLine(ranges: readonly (readonly [number, number])[]): VariableLine {
  const text = ranges.map(([from, to]) => rangeText(from, to)).join(', ');
  return {
    name: 'behind a gap',
    value: text === '' ? 'nothing' : ranges.length > 2 ? `${ranges.length} ranges` : text,
    sentence: text === '' ? 'Everything that has arrived is in order.' : `Here, and not to be read before the gap closes: ${text}.`,
    before: '',
  };
}

const TIMER_SENTENCES: Readonly<Record<string, string>> = {
  retransmission: 'If no ACK has come by then, the oldest unacknowledged segment goes again (RFC 6298 5).',
  'delayed-ack': 'If no data has carried the ACK by then, it goes alone (RFC 9293 3.8.6.3).',
  persist: 'Then the closed window is probed: a lost update would leave both sides waiting for ever (RFC 9293 3.8.6.1).',
  keepalive: 'If nothing was heard by then, the other side is asked whether it is still there (RFC 9293 3.8.4).',
  'time-wait': 'Then the four numbers of the connection are free again (RFC 9293 3.6.1).',
  'fin-wait-2': 'If the other side’s FIN has not come by then, the kernel forgets the connection (tcp(7), tcp_fin_timeout).',
  'loss-probe': 'If no ACK has come by then, the last segment goes again as a probe: its answer shows what was lost (RFC 8985 7).',
  reorder: 'What is still missing then is taken for lost, and no longer for late (RFC 8985 6).',
  'user-timeout': 'Then the connection is given up (RFC 5482).',
  'syn-ack': 'If the handshake is not finished by then, the SYN-ACK goes again.',
};
export const timerSentence = (timer: string): string => TIMER_SENTENCES[timer] ?? 'Then something is tried again.';

/** How long from `now` until `due`, in words. */
export const inText = (due: number, now: number): string => (due <= now ? 'now' : `in ${spanText(ns(due - now))}`);
