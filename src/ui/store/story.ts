/** What a beat says, filled from the trace, and why something waits: the trace room's answers, in the shapes the story pane shows. */
import { ask } from '#trace/query.ts';
import { fillText } from '#trace/template.ts';
import { whyHeld, whyWaiting } from '#trace/waiting.ts';
import type { World } from '#trace/world.ts';
import type { PlacedBeat } from './beats.ts';
import type { Selection } from './selection.ts';
import { indexOf } from './trace.ts';
import type { Trace } from './trace.ts';

/** The text with its {queries} answered at this beat. A query that cannot be answered stays as it is written: wrong texts are found by the library's tests. */
export function filledText(trace: Trace, beat: PlacedBeat, text: string): string {
  return fillText({ index: indexOf(trace), beat: beat.found }, text).text;
}

/** The answer to the beat's question, out of the trace; null where the run does not give one. */
export function askedAnswer(trace: Trace, beat: PlacedBeat): string | null {
  if (beat.beat.ask === null) return null;
  const answer = ask({ index: indexOf(trace), beat: beat.found }, beat.beat.ask.answer);
  return 'problem' in answer ? null : answer.text;
}

/** `source` is where the rule is written, '' where there is none. */
export interface Reason {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly source: string;
  /** Where a rule of a host's kernel holds bytes back: whose, and which rule. */
  readonly held: { readonly host: number; readonly rule: string } | null;
}

/**
 * What waits at this instant and is worth saying: bytes that are held back, else the thread that is selected, else the first
 * blocked thread of the hosts the beat looks at. With one host's eyes, only what that host can know.
 */
export function whyWaitingNow(
  trace: Trace,
  world: World,
  selection: Selection | null,
  focus: readonly string[],
  eyes: number | null,
): Reason | null {
  const index = indexOf(trace);
  for (const socket of world.sockets.values()) {
    if (eyes !== null && socket.host !== eyes) continue;
    const held = whyHeld(index, world, socket.socket);
    if (held !== null)
      return { title: 'Why is it waiting?', sentences: [held.sentence], source: held.clause, held: { host: socket.host, rule: held.rule } };
  }
  const thread = selection?.kind === 'thread' ? selection.thread : threadOfFocus(trace, world, focus, eyes);
  const waiting = thread === null ? null : whyWaiting(index, world, thread);
  if (waiting === null) return null;
  const known = waiting.elsewhere.filter((one) => eyes === null || one.host === eyes).map((one) => one.sentence);
  return { title: 'Why is it waiting?', sentences: [waiting.sentence, waiting.ends, ...known], source: '', held: null };
}

function threadOfFocus(trace: Trace, world: World, focus: readonly string[], eyes: number | null): number | null {
  const hosts = focus
    .map((pane) => trace.header.hosts.findIndex((host) => host.name === pane.split('.', 1)[0]))
    .filter((host) => host !== -1);
  for (const host of hosts) {
    if (eyes !== null && host !== eyes) continue;
    for (const thread of world.threads.values()) {
      // A sleep explains itself in the code; a wait for the other side does not.
      if (thread.state !== 'blocked' || thread.call === null || thread.call.name.includes('nanosleep')) continue;
      if (world.processes.get(thread.process)?.host === host) return thread.thread;
    }
  }
  return null;
}
