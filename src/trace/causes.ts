/**
 * "Why?" on an event: the chain of its causes back to the line of code, the packet or the timer that began it, in sentences.
 * Nothing is reasoned out here: the engine recorded every cause, and decisions bring their own sentence and clause.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { clauseOf } from './describe.ts';
import { NO_EVENT, type EventId, type EventKind, type EventOf, type TraceEvent } from './events.ts';
import type { TraceIndex } from './index/index.ts';
import { worldAtEvent } from './history.ts';
import { bytesOf } from './provenance.ts';
import { whyDoubled, whyLost } from './why/lost.ts';
import { whyReturned } from './why/returned.ts';
import { whySize } from './why/size.ts';
import { asSentence, bytesText, groupedNumbers, quotedBytes } from './words.ts';

/** One step back. `because` are further events it rested on, besides the next step. */
export interface Step {
  readonly event: EventId;
  readonly at: Nanoseconds;
  readonly sentence: string;
  readonly because: readonly { readonly event: EventId; readonly at: Nanoseconds; readonly sentence: string }[];
}
export interface Why {
  /** The event and what set it off, in one sentence: "The kernel of client sent segment 4 (bytes 1–5), because client.py called send() at line 4." */
  readonly summary: string;
  /** The event itself first, then cause after cause. */
  readonly steps: readonly Step[];
  /** The chain goes on further back than is shown. */
  readonly more: boolean;
}

/** Bookkeeping on the way: true, and of no help to a person. */
const PASSED_OVER: ReadonlySet<EventKind> = new Set<EventKind>([
  'thread.started',
  'thread.running',
  'thread.ready',
  'descriptor.opened',
  'descriptor.closed',
  'channel.opened',
  'tcp.variables',
  'socket.created',
]);
/** What can set something off: a line of code, a packet that comes in, a timer, a program's start. */
const STIMULI: ReadonlySet<EventKind> = new Set<EventKind>(['call.entered', 'packet.arrived', 'timer.fired', 'process.started']);

const MOST_STEPS = 24;
const ICMP = 1;
const UDP = 17;

/** What a decision to hold keeps back: what was written and not sent at that moment. */
const heldBytes = (index: TraceIndex, event: EventOf<'decision'>): string => {
  const world = worldAtEvent(index.trace, event.id);
  const socket = world.sockets.get(event.socket);
  const ledger = socket === undefined ? undefined : world.channels.get(socket.channel)?.directions[socket.direction];
  if (socket === undefined || ledger === undefined || ledger.written <= ledger.sent) return '';
  const count = ledger.written - ledger.sent;
  const quoted = quotedBytes(
    bytesOf(index, { channel: socket.channel, direction: socket.direction, from: ledger.sent, to: ledger.written }),
  );
  return `${quoted === '' ? bytesText(count) : quoted} ${count === 1 || quoted !== '' ? 'waits' : 'wait'}. `;
};

const decisionText = (index: TraceIndex, event: EventOf<'decision'>): string =>
  `${event.action === 'hold' ? heldBytes(index, event) : ''}${groupedNumbers(event.sentence).replace(/[.]\s*$/, '')} (${event.clause}).`;

/** The sentence of one event, as a step: decisions speak for themselves. */
export const stepSentence = (index: TraceIndex, event: TraceEvent): string =>
  event.kind === 'decision' ? decisionText(index, event) : asSentence(clauseOf(index, event));

/** The cause a person wants to hear of: bookkeeping in between is passed over. Null at a beginning. */
const tellingCause = (index: TraceIndex, event: TraceEvent): TraceEvent | null => {
  let id = event.cause;
  while (id !== NO_EVENT) {
    const cause = index.trace.event(id);
    if (!PASSED_OVER.has(cause.kind)) return cause;
    id = cause.cause;
  }
  return null;
};

/** Further grounds of an event, without those that the chain itself tells, or has told. */
const groundsOf = (index: TraceIndex, event: TraceEvent, told: Set<EventId>): Step['because'] => {
  const grounds: { readonly event: EventId; readonly at: Nanoseconds; readonly sentence: string }[] = [];
  for (const id of event.because) {
    if (told.has(id)) continue;
    told.add(id);
    const ground = index.trace.event(id);
    if (!PASSED_OVER.has(ground.kind)) grounds.push({ event: id, at: ground.at, sentence: stepSentence(index, ground) });
  }
  return grounds;
};

/** The error itself, and what left it there. */
const leftBy = (index: TraceIndex, error: EventId, told: Set<EventId>): Step['because'] => {
  const event = index.trace.event(error);
  const links = [event, tellingCause(index, event)].filter((link) => link !== null && !told.has(link.id)) as readonly TraceEvent[];
  return links.map((link) => {
    told.add(link.id);
    return { event: link.id, at: link.at, sentence: stepSentence(index, link) };
  });
};

/** The first thing behind an event that can set something off: a line of code, a packet that came in, a timer. */
const stimulusOf = (index: TraceIndex, event: TraceEvent): TraceEvent | null => {
  let cause = tellingCause(index, event);
  while (cause !== null && !STIMULI.has(cause.kind)) cause = tellingCause(index, cause);
  return cause;
};

/** Only the sentence of `why`, without the steps behind it. */
export const whySummary = (index: TraceIndex, id: EventId): string => summaryOf(index, index.trace.event(id));

const summaryOf = (index: TraceIndex, event: TraceEvent): string => {
  if (event.kind === 'packet.lost') return whyLost(index, event);
  if (event.kind === 'packet.duplicated') return whyDoubled(index, event);
  const stimulus = stimulusOf(index, event);
  if (event.kind === 'call.returned') return whyReturned(index, event, stimulus).sentence;
  if (event.kind === 'decision')
    return stimulus === null
      ? decisionText(index, event)
      : `${decisionText(index, event)} It came to that when ${clauseOf(index, stimulus)}.`;
  const cause = tellingCause(index, event);
  const rule =
    cause?.kind === 'decision' ? ` ${decisionText(index, cause)}` : event.kind === 'packet.sent' ? withoutDecision(event, cause) : '';
  const size = event.kind === 'packet.sent' && cause?.kind === 'decision' ? whySize(index, event, cause.sentence) : '';
  const rest = `${rule}${size === '' ? '' : ` ${size}`}`;
  if (stimulus === null) return `${asSentence(clauseOf(index, event))}${rest}`;
  return `${asSentence(`${clauseOf(index, event)}, because ${clauseOf(index, stimulus)}`)}${rest}`;
};

/** Datagrams and ICMP messages follow no decision of a protocol: that they go at once is the rule. */
const withoutDecision = (event: EventOf<'packet.sent'>, cause: TraceEvent | null): string => {
  if (event.protocol === UDP) return ' UDP holds nothing back: a datagram leaves when the program hands it over (RFC 768).';
  if (event.protocol !== ICMP) return '';
  return cause?.kind === 'packet.lost'
    ? ' A router reports a packet that it cannot pass on to the one who sent it (RFC 792).'
    : ' The kernel reports a datagram for which it has no socket to the one who sent it (RFC 1122 4.1.3.1).';
};

/**
 * The causes of an event, newest first, down to the line of code that began it (or to the program's start, where one asks about a call).
 * Chains longer than 24 steps are cut, and say so.
 */
export const why = (index: TraceIndex, id: EventId): Why => {
  const first = index.trace.event(id);
  const chain: TraceEvent[] = [];
  let event: TraceEvent | null = first;
  while (event !== null && chain.length < MOST_STEPS) {
    chain.push(event);
    // A line of code needs no further reason, unless it is what was asked about.
    event = event.kind === 'call.entered' && event !== first ? null : tellingCause(index, event);
  }
  const told = new Set(chain.map((link) => link.id));
  // An error that a call reports may have been left by something long before: then that is the ground.
  const left = first.kind === 'call.returned' && first.errno !== '' ? whyReturned(index, first, null).ground : NO_EVENT;
  const steps = chain.map((link): Step => ({
    event: link.id,
    at: link.at,
    sentence: stepSentence(index, link),
    because: [
      ...(link === first && left !== NO_EVENT && !told.has(left) ? leftBy(index, left, told) : []),
      ...groundsOf(index, link, told),
    ],
  }));
  return { summary: summaryOf(index, first), steps, more: event !== null };
};
