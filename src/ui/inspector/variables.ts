/** The variables of a TCP connection, each with what it means; names as in RFC 9293 3.3.1 and RFC 5681. Sequence numbers are shown relative to the start of their side. */
import type { EventOf } from '#trace/events.ts';
import { countText, sizeText, spanText } from '../wording/wording.ts';

export interface VariableLine {
  readonly name: string;
  readonly value: string;
  readonly sentence: string;
  /** The number as it stands in the trace, for experts. */ readonly exact: string;
}

const NOT_LIMITED = 0x7fffffff;
const relative = (value: number, base: number): number => (value - base) >>> 0;

/** Lines for the variables in reading order: sending, receiving, congestion, timing. */
export function variableLines(v: EventOf<'tcp.variables'>): readonly VariableLine[] {
  const unlimited = v.ssthresh >= NOT_LIMITED;
  return [
    line(
      'snd.una',
      countText(relative(v.sndUna, v.iss)),
      'The oldest byte sent and not acknowledged. Everything below it has arrived for certain.',
      v.sndUna,
    ),
    line('snd.nxt', countText(relative(v.sndNxt, v.iss)), 'The number the next new byte will get.', v.sndNxt),
    line('snd.wnd', sizeText(v.sndWnd), 'How much the other side has room for, as it last said.', v.sndWnd),
    line('in flight', countText(v.inFlight), 'Sent and not acknowledged. What is lost still counts until we notice.', v.inFlight),
    line(
      'rcv.nxt',
      countText(relative(v.rcvNxt, v.irs)),
      'The next byte wanted from the other side: the ACK number of everything we send.',
      v.rcvNxt,
    ),
    line('rcv.wnd', sizeText(v.rcvWnd), 'How much we have room for, as we tell the other side.', v.rcvWnd),
    line('cwnd', sizeText(v.cwnd), 'Congestion window: how much we dare to have under way, for the sake of the network.', v.cwnd),
    line(
      'ssthresh',
      unlimited ? 'none yet' : sizeText(v.ssthresh),
      'Below this, the congestion window doubles each round trip; above, it grows by one segment.',
      v.ssthresh,
    ),
    line('mss', sizeText(v.mss), 'The most bytes one segment may carry here.', v.mss),
    line('srtt', v.srtt < 0 ? 'not measured' : spanText(v.srtt), 'The round trip, smoothed over the measurements so far.', v.srtt),
    line('rttvar', v.rttvar < 0 ? 'not measured' : spanText(v.rttvar), 'How much the round trip varies.', v.rttvar),
    line('rto', v.rto === 0 ? 'not set' : spanText(v.rto), 'How long we wait for an ACK before we send again.', v.rto),
  ];
}

const line = (name: string, value: string, sentence: string, exact: number): VariableLine => ({
  name,
  value,
  sentence,
  exact: String(exact),
});
