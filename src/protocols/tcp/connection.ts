/**
 * The face of the TCP (sans-IO): plain state in, outputs out. Knows no clock, no socket, no random source.
 * The functions live beside this file, one concern each; this file is what the kernel and the tests hold on to.
 *
 *   open(beginning, now, ground, out)             active open: SYN                                RFC 9293 3.10.1
 *   accept(beginning, syn, now, ground, out)      passive open from a SYN: SYN-ACK                3.10.7.2
 *   receive(c, segment, now, ground, out)         a segment arrives                               3.10.7
 *                                                 (both: at the end the packet's two ECN bits, 0 where left out)
 *   sendSpace(c)                                  how many bytes send() would take now
 *   send(c, bytes, now, ground, more, out)        takes what fits, returns how many bytes         3.10.2
 *   readable(c), atEnd(c), peek(c, most)          bytes in order and unread; FIN reached
 *   read(c, most, now, ground, out)               takes bytes from the receive buffer             3.10.3
 *   writable(c)                                   would poll() say so
 *   setOptions(c, options, quickAck, now, ...)    socket options of a living connection
 *   shutdown(c, now, ground, out)                 no more sending: FIN after the data             3.10.4
 *   close(c, now, ground, out)                    the program is gone (RST where data was left unread)
 *   abort(c, now, ground, out)                    RST                                             3.10.5
 *   nextTimeout(c)                                when onTimeout wants to be called, or FOREVER
 *   onTimeout(c, now, ground, out)
 *   unreachable(c, errno, sequence, now, ...)     an ICMP error about a packet of ours            1122 4.2.3.9
 *   packetTooBig(c, mtu, sequence, now, ...)      path MTU                                        1191
 *   answerStray(segment)                          the RST for a segment no socket wants           3.10.7.1
 *   timeWaitAllowsSyn(c, segment)                 may this SYN take the place of a connection in TIME-WAIT?
 *   variablesOf(c, socket)                        what the event tcp.variables shows
 *
 * `Connection` itself is defined in state.ts; it is structured-cloneable.
 */
import type { EventFields, StreamOffset, TcpState } from '#trace/events.ts';
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { TcpSegment } from '#wire/segment.ts';

/**
 * An opaque number the caller gives with every stimulus (the kernel gives the id of the trace event).
 * The connection remembers the grounds of what it still holds (a write, a segment to acknowledge), and hands them back with the decisions that rest on them.
 */
export type Ground = number;

export type TimerName = EventFields<'timer.set'>['timer'];
export type DecisionAction = EventFields<'decision'>['action'];

export interface Decision {
  readonly action: DecisionAction;
  /** Short name of the rule: "nagle", "quick-ack", "delayed-ack", "window", "congestion-window", "retransmission-timer", ... */
  readonly rule: string;
  /** Where the rule stands: "RFC 9293 3.7.4", "Linux tcp_output.c tcp_nagle_check". */
  readonly clause: string;
  /** One plain sentence with the numbers in it: "5 B is less than the MSS of 1448 B, and 5 B are unacknowledged." */
  readonly sentence: string;
  readonly numbers: readonly number[];
  /** Further grounds beside the stimulus itself. */
  readonly grounds: readonly Ground[];
}

export type TcpOutput =
  /** Put this on the wire. `offset`/`length` say which stream bytes it carries; `decision` is why it goes now. */
  | {
      readonly kind: 'segment';
      readonly segment: TcpSegment;
      readonly offset: StreamOffset;
      readonly length: number;
      readonly repeat: boolean;
      /** Its packet is ECN-capable: a router may mark it (RFC 3168 5). */
      readonly capable: boolean;
      readonly decision: Decision | null;
      readonly grounds: readonly Ground[];
    }
  /** A decision that sends nothing: held, delayed, dropped. */
  | { readonly kind: 'decision'; readonly decision: Decision }
  | { readonly kind: 'state'; readonly state: TcpState; readonly previous: TcpState }
  | { readonly kind: 'acked'; readonly upTo: StreamOffset }
  | { readonly kind: 'received'; readonly upTo: StreamOffset; readonly outOfOrder: readonly number[] }
  | { readonly kind: 'end'; readonly direction: 'ours' | 'theirs'; readonly stage: 'sent' | 'acked' | 'received' | 'reset' }
  | { readonly kind: 'timer'; readonly timer: TimerName; readonly due: Nanoseconds | null }
  /** A timer ran out; comes first in what onTimeout puts out, and causes the rest. */
  | { readonly kind: 'fired'; readonly timer: TimerName }
  /** What a waiting program would want to know. `error`: errno name for the next call. */
  | { readonly kind: 'wake'; readonly what: 'readable' | 'writable' | 'connected' | 'accepted' | 'error'; readonly errno: string }
  /** The variables shown to people have changed. */
  | { readonly kind: 'variables' }
  /** Nothing of this connection is left; forget it. */
  | { readonly kind: 'gone' };

export type Out = TcpOutput[];

export { open } from './open.ts';
export { accept } from './accept.ts';
export { receive } from './receive.ts';
export { maySend, send, sendSpace, setOptions, writable } from './send.ts';
export { atEnd, peek, read, readable } from './read.ts';
export { abort, close, shutdown, shutdownReading } from './close.ts';
export { nextTimeout } from './timers.ts';
export { onTimeout } from './timeout.ts';
export { answerStray, strayDecision } from './reset.ts';
export { timeWaitAllowsSyn } from './timewait.ts';
export { variablesOf } from './variables.ts';
export { packetTooBig, unreachable } from './icmp.ts';
