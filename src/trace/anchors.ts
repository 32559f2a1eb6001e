/**
 * Where a beat of a story stands in this run: the nth event that fits its anchor, and the instant a little after (or before) it.
 * An anchor that does not occur is named in a sentence, so that a changed run can say which beat it skipped.
 */
import { ns, type Nanoseconds } from '#time/nanoseconds.ts';
import type { Anchor } from '#scenario/scenario.ts';
import { NO_EVENT, type EventId } from './events.ts';
import { eachLineFrom } from './lines.ts';
import type { TraceIndex } from './index/index.ts';
import { timeOfStep } from './index/steps.ts';
import { pickCalls, pickDecisions, pickExits, pickLines, pickPackets, pickStates, type Picked } from './select.ts';

/** The anchor's event, and what it is about (-1 where it is about no such thing). `at` has `plus` in it. */
export interface Found {
  readonly event: EventId;
  /** Instant of the event itself. */
  readonly eventAt: Nanoseconds;
  readonly at: Nanoseconds;
  readonly packet: number;
  readonly call: number;
  readonly socket: number;
  readonly thread: number;
}
export type AnchorResult = { readonly found: Found } | { readonly problem: string };

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];
const ordinal = (nth: number): string => ORDINALS[nth - 1] ?? `${nth}th`;

/** "the second data packet from client" */
const anchorName = (anchor: Anchor): string => {
  const nth = ordinal(anchor.nth);
  const of = anchor.program ?? anchor.host ?? anchor.from;
  const owner = of === undefined ? '' : ` of ${of}`;
  switch (anchor.on) {
    case 'packet': {
      const kind =
        anchor.flags === undefined
          ? anchor.what === undefined || anchor.what === 'any'
            ? 'packet'
            : `${anchor.what} packet`
          : `packet with flags ${anchor.flags}`;
      const fate =
        anchor.when === 'arrived' ? ' that arrived' : anchor.when === 'lost' || anchor.when === 'marked' ? ` that was ${anchor.when}` : '';
      return `${nth} ${kind}${anchor.from === undefined ? '' : ` from ${anchor.from}`}${fate}`;
    }
    case 'call':
      return `${nth} ${anchor.name ?? ''}() of ${anchor.program ?? 'any program'} that ${anchor.when === 'returned' ? 'returned' : anchor.when === 'blocked' ? 'had to wait' : 'was called'}`;
    case 'line':
      return `${nth} time line ${anchor.line ?? 0}${owner} is reached`;
    case 'state':
      return `${nth} socket${owner} in ${anchor.state ?? 'a new state'}`;
    case 'decision':
      return `${nth} decision${owner} by the rule “${anchor.rule ?? ''}”`;
    case 'printed':
      return `${nth} line${owner}${anchor.text === undefined ? '' : ` that says “${anchor.text}”`}`;
    case 'exit':
      return `${nth} end${owner}`;
    case 'callback':
      return `${nth} callback${owner}`;
    case 'frame':
      return `${nth} frame${owner}`;
    case 'start':
      return 'start';
    case 'end':
      return 'end';
    default:
      return anchor.on satisfies never;
  }
};

type About = Pick<Found, 'packet' | 'call' | 'socket' | 'thread'>;
const NOTHING: About = { packet: -1, call: -1, socket: -1, thread: -1 };

interface Place {
  readonly event: EventId;
  readonly at: Nanoseconds;
  readonly about: About;
}
const placed = <T>(picked: Picked<T> | undefined, about: (item: T) => Partial<About>): Place | null =>
  picked === undefined ? null : { event: picked.event, at: picked.at, about: { ...NOTHING, ...about(picked.item) } };

/** The nth time the program reaches one of its own lines, over all its threads. */
const linePlace = (index: TraceIndex, anchor: Anchor): Place | null => {
  const times: { readonly at: Nanoseconds; readonly thread: number }[] = [];
  for (const { thread, process } of index.threads) {
    const column = index.trace.linesOf(thread);
    if (column === null || index.processes[process]?.program !== anchor.program) continue;
    const seen = times.length;
    eachLineFrom(column, 0, (entry) => {
      if (entry.line !== anchor.line || index.trace.header.files[entry.file]?.name !== anchor.program) return false;
      const at = timeOfStep(index, thread, entry.step);
      if (at !== null) times.push({ at, thread });
      return times.length - seen >= anchor.nth;
    });
  }
  const found = times.toSorted((a, b) => a.at - b.at)[anchor.nth - 1];
  return found === undefined ? null : { event: index.trace.indexAt(found.at), at: found.at, about: { ...NOTHING, thread: found.thread } };
};

const place = (index: TraceIndex, anchor: Anchor): Place | null => {
  const nth = anchor.nth - 1;
  switch (anchor.on) {
    case 'packet': {
      const when = anchor.when === 'arrived' || anchor.when === 'lost' || anchor.when === 'marked' ? anchor.when : 'sent';
      return placed(pickPackets(index, { from: anchor.from, flags: anchor.flags, what: anchor.what, when })[nth], (packet) => ({
        packet: packet.packet,
        socket: when === 'arrived' ? packet.receiver : packet.socket,
      }));
    }
    case 'call': {
      const when = anchor.when === 'blocked' || anchor.when === 'returned' ? anchor.when : 'entered';
      return placed(pickCalls(index, { program: anchor.program, host: anchor.host, name: anchor.name, when })[nth], (call) => ({
        call: call.call,
        socket: call.socket,
        thread: call.thread,
      }));
    }
    case 'line':
      return linePlace(index, anchor);
    case 'state':
      return placed(
        pickStates(index, { program: anchor.program, host: anchor.host ?? anchor.from, state: anchor.state })[nth],
        (socket) => ({ socket }),
      );
    case 'decision':
      return placed(
        pickDecisions(index, { program: anchor.program, host: anchor.host ?? anchor.from, rule: anchor.rule })[nth],
        (event) => ({ socket: index.trace.eventOf('decision', event).socket }),
      );
    case 'printed':
      return placed(pickLines(index, { program: anchor.program, text: anchor.text })[nth], () => ({}));
    case 'exit':
      return placed(pickExits(index, { program: anchor.program })[nth], () => ({}));
    case 'start':
      return { event: index.events > 0 ? 0 : NO_EVENT, at: ns(0), about: NOTHING };
    case 'end':
      return { event: index.events - 1, at: index.trace.end, about: NOTHING };
    case 'callback':
    case 'frame':
      // Event loops and frames come with JavaScript and HTTP; no program of today has any.
      return null;
    default:
      return anchor.on satisfies never;
  }
};

/**
 * Finds an anchor in the run as far as it is known. `plus` moves the instant, never beyond the ends of the run.
 * While the trace still grows, what is not there may yet come; ask again.
 */
export const findAnchor = (index: TraceIndex, anchor: Anchor): AnchorResult => {
  const found = place(index, anchor);
  if (found === null) return { problem: `This run has no ${anchorName(anchor)}.` };
  const at = ns(Math.min(Math.max(0, found.at + anchor.plus), index.trace.end));
  return { found: { event: found.event, eventAt: found.at, at, ...found.about } };
};
