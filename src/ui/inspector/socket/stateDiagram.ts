/**
 * The state diagram of RFC 9293 3.3.2 as places and arrows, and what one connection has done in it.
 * Places are on a grid of 3 columns: opening above, the side that closes first at the left, the side that closes second at the right.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { TCP_STATES, type TcpState } from '#trace/events.ts';
import type { TraceIndex } from '#trace/index/index.ts';

export interface StatePlace {
  readonly state: TcpState;
  readonly column: number;
  readonly row: number;
  readonly sentence: string;
}
export interface StateArrow {
  readonly from: TcpState;
  readonly to: TcpState;
  readonly why: string;
}

export const STATE_PLACES: readonly StatePlace[] = [
  { state: 'CLOSED', column: 1, row: 0, sentence: 'There is no connection.' },
  { state: 'LISTEN', column: 0, row: 1, sentence: 'A door: waits for a SYN from anybody.' },
  { state: 'SYN-SENT', column: 2, row: 1, sentence: 'We have asked, and wait for the answer.' },
  { state: 'SYN-RECEIVED', column: 0, row: 2, sentence: 'We have answered a SYN, and wait for the ACK to our own.' },
  { state: 'ESTABLISHED', column: 1, row: 3, sentence: 'Both sides know that they are connected; bytes may flow both ways.' },
  { state: 'FIN-WAIT-1', column: 0, row: 4, sentence: 'We have sent our FIN, and wait for its ACK.' },
  { state: 'FIN-WAIT-2', column: 0, row: 5, sentence: 'Our FIN is acknowledged; the other side may still send.' },
  { state: 'CLOSING', column: 1, row: 5, sentence: 'Both sent a FIN at once; the ACK to ours is still missing.' },
  {
    state: 'TIME-WAIT',
    column: 1,
    row: 6,
    sentence: 'All is said. We stay a while, in case our last ACK was lost and old segments still wander about.',
  },
  { state: 'CLOSE-WAIT', column: 2, row: 4, sentence: 'The other side has closed. We may still send, until our program closes too.' },
  { state: 'LAST-ACK', column: 2, row: 5, sentence: 'We have sent our FIN too, and wait for the last ACK.' },
];

export const STATE_ARROWS: readonly StateArrow[] = [
  { from: 'CLOSED', to: 'LISTEN', why: 'listen()' },
  { from: 'CLOSED', to: 'SYN-SENT', why: 'connect(): send SYN' },
  { from: 'LISTEN', to: 'SYN-RECEIVED', why: 'SYN comes: send SYN-ACK' },
  { from: 'SYN-SENT', to: 'SYN-RECEIVED', why: 'SYN comes: both asked at once' },
  { from: 'SYN-SENT', to: 'ESTABLISHED', why: 'SYN-ACK comes: send ACK' },
  { from: 'SYN-RECEIVED', to: 'ESTABLISHED', why: 'ACK of our SYN comes' },
  { from: 'SYN-RECEIVED', to: 'FIN-WAIT-1', why: 'close(): send FIN' },
  { from: 'ESTABLISHED', to: 'FIN-WAIT-1', why: 'close(): send FIN' },
  { from: 'ESTABLISHED', to: 'CLOSE-WAIT', why: 'FIN comes: send ACK' },
  { from: 'FIN-WAIT-1', to: 'FIN-WAIT-2', why: 'ACK of our FIN comes' },
  { from: 'FIN-WAIT-1', to: 'CLOSING', why: 'FIN comes before the ACK of ours' },
  { from: 'FIN-WAIT-1', to: 'TIME-WAIT', why: 'FIN with the ACK of ours comes' },
  { from: 'FIN-WAIT-2', to: 'TIME-WAIT', why: 'FIN comes: send ACK' },
  { from: 'CLOSING', to: 'TIME-WAIT', why: 'ACK of our FIN comes' },
  { from: 'CLOSE-WAIT', to: 'LAST-ACK', why: 'close(): send FIN' },
  { from: 'LAST-ACK', to: 'CLOSED', why: 'ACK of our FIN comes' },
  { from: 'TIME-WAIT', to: 'CLOSED', why: 'time is up' },
];

/** One change of state of a socket, as recorded. */
export interface StateChange {
  readonly event: number;
  readonly at: Nanoseconds;
  readonly state: TcpState;
  readonly previous: TcpState;
}

/** The states a socket has been in before event `before`, in order, each with the event that led there. */
export function pathTaken(index: TraceIndex, socket: number, before: number): readonly StateChange[] {
  return (index.sockets[socket]?.states ?? [])
    .filter((one) => one.event < before)
    .map((one) => {
      const change = index.trace.eventOf('tcp.state', one.event);
      return { event: one.event, at: one.from, state: one.state, previous: change.previous };
    });
}

/** Ways a connection took that the diagram has no arrow for: a RST, or giving up, ends it from anywhere. */
export const cutShort = (path: readonly StateChange[]): readonly StateChange[] =>
  path.filter((change) => !STATE_ARROWS.some((arrow) => arrow.from === change.previous && arrow.to === change.state));

/** Arrows that leave the current state: what is possible next. A connection can also be cut short, which no arrow shows. */
export const possibleNext = (state: TcpState): readonly StateArrow[] => STATE_ARROWS.filter((arrow) => arrow.from === state);
export const canBeCutShort = (state: TcpState): boolean => state !== 'CLOSED' && state !== 'LISTEN' && state !== 'TIME-WAIT';

export const stateSentence = (state: TcpState): string => STATE_PLACES.find((place) => place.state === state)?.sentence ?? '';

/** How settled a state is, for the colour of its pill: open, opening or closing, waiting door, over. */
export function stateMood(state: TcpState): 'open' | 'between' | 'door' | 'over' {
  switch (state) {
    case 'ESTABLISHED':
      return 'open';
    case 'LISTEN':
      return 'door';
    case 'CLOSED':
    case 'TIME-WAIT':
      return 'over';
    case 'SYN-SENT':
    case 'SYN-RECEIVED':
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
    case 'CLOSE-WAIT':
    case 'CLOSING':
    case 'LAST-ACK':
      return 'between';
    default: {
      const never: never = state;
      return never;
    }
  }
}

export const ALL_STATES = TCP_STATES;
