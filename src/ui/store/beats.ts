/**
 * The story against the trace: where each beat stands, which one is current, whether it is asking, and which panes it opens.
 * Pure, and remembered per trace: a beat is placed once the trace has grown past it.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { ns } from '#time/nanoseconds.ts';
import type { Beat, Scenario } from '#scenario/scenario.ts';
import { findAnchor } from '#trace/anchors.ts';
import type { Found } from '#trace/anchors.ts';
import { selectionOfBeat } from './pointed.ts';
import { askedAnswer } from './story.ts';
import type { Selection } from './selection.ts';
import type { LabState, PaneName } from './store.ts';
import { indexOf } from './trace.ts';
import type { Trace } from './trace.ts';

export interface PlacedBeat {
  readonly beat: Beat;
  /** Its place in the story, from 0: what answers are kept by. */
  readonly number: number;
  readonly at: Nanoseconds;
  readonly found: Found;
  /** What it points at, while the person points at nothing else. */
  readonly selection: Selection | null;
}
export interface Beats {
  /** In order of time; beats whose anchor does not occur are in `skipped`. */
  readonly placed: readonly PlacedBeat[];
  readonly skipped: readonly { readonly beat: Beat; readonly problem: string }[];
}

const kept = new WeakMap<Trace, { readonly events: number; readonly scenario: Scenario; readonly beats: Beats }>();

/** Every beat's instant. Null without a story or a trace. */
export function beatsOf(state: Pick<LabState, 'trace' | 'events' | 'scenario'>): Beats | null {
  const { trace, events, scenario } = state;
  if (trace === null || scenario === null || scenario.story.length === 0) return null;
  const known = kept.get(trace);
  if (known !== undefined && known.events === events && known.scenario === scenario) return known.beats;
  const placed: PlacedBeat[] = [];
  const skipped: { beat: Beat; problem: string }[] = [];
  const index = indexOf(trace);
  scenario.story.forEach((beat, number) => {
    const result = findAnchor(index, beat.at);
    if ('problem' in result) {
      skipped.push({ beat, problem: result.problem });
      return;
    }
    placed.push({ beat, number, at: result.found.at, found: result.found, selection: selectionOfBeat(index, beat, result.found) });
  });
  const beats: Beats = {
    placed: apart(
      placed.toSorted((a, b) => a.at - b.at || a.number - b.number),
      trace.end,
    ),
    skipped,
  };
  kept.set(trace, { events, scenario, beats });
  return beats;
}

/** Two beats at one instant stand a nanosecond apart, so that each can be reached; at the end of the run the earlier one steps back. */
function apart(placed: readonly PlacedBeat[], end: Nanoseconds): readonly PlacedBeat[] {
  let free = -1;
  const forwards = placed.map((beat) => {
    const at = Math.max(beat.at, free);
    free = at + 1;
    return at;
  });
  // While a run still grows a beat may lie beyond what there is of it.
  let last = Math.max(end, placed.at(-1)?.at ?? 0);
  return placed
    .map((beat, index) => ({ beat, at: forwards[index] ?? beat.at }))
    .toReversed()
    .map(({ beat, at }) => {
      const held = Math.max(0, Math.min(at, last));
      last = held - 1;
      return held === beat.at ? beat : { ...beat, at: ns(held) };
    })
    .toReversed();
}

/** The beat an instant belongs to: the last one that has begun, else the first. */
export function beatAt(beats: Beats, time: Nanoseconds): PlacedBeat | null {
  return beats.placed.findLast((beat) => beat.at <= time) ?? beats.placed[0] ?? null;
}

export function currentBeat(state: LabState): PlacedBeat | null {
  const beats = beatsOf(state);
  return beats === null ? null : beatAt(beats, state.time);
}

/** What is selected: the person's choice, else what the beat points at, unless the person has let go of that. */
export function selectionNow(state: LabState): Selection | null {
  if (state.selection !== null) return state.selection;
  const beat = currentBeat(state);
  return beat === null || beat.number === state.clearedBeat ? null : beat.selection;
}

/** Is the current beat waiting for an answer? Then the future is hidden. */
export function isAsking(state: LabState): boolean {
  // Two runs side by side are looked at without the story, and so without its questions.
  if (state.compare !== null) return false;
  const beat = currentBeat(state);
  if (beat === null || beat.beat.ask === null || state.time < beat.at || state.answers[beat.number] !== undefined) return false;
  return canAnswer(state, beat);
}

/** In a run that was changed, the answer may be none of the choices; then there is nothing to ask. */
export function canAnswer(state: Pick<LabState, 'trace' | 'settings'>, beat: PlacedBeat): boolean {
  if (state.settings.size === 0 || state.trace === null || beat.beat.ask === null) return true;
  const known = answerable.get(beat);
  if (known !== undefined) return known;
  const answer = askedAnswer(state.trace, beat)?.trim();
  const can = beat.beat.ask.choices.some((choice) => choice.trim() === answer);
  answerable.set(beat, can);
  return can;
}
const answerable = new WeakMap<PlacedBeat, boolean>();

/**
 * While a beat asks about the wire, how far the pictures of the wire may tell: up to the beat before, so that the answer is not read off them.
 * Null where they may tell everything up to now.
 */
export function toldUntil(state: LabState): Nanoseconds | null {
  if (!isAsking(state)) return null;
  const beat = currentBeat(state);
  if (beat === null || !beat.beat.focus.includes('ladder')) return null;
  const before = beatsOf(state)?.placed.findLast((one) => one.at < beat.at);
  // What leaves in the very instant of the beat before is already part of the question.
  return ns(Math.max(0, (before?.at ?? 0) - 1));
}

/**
 * Is a pane open? What the person chose counts; else a pane opens when the story first wants it and stays, so that nothing jumps
 * to and fro; the inspector also opens for what the person selects (not for what a beat selects).
 */
export function paneOpen(state: LabState, name: PaneName): boolean {
  const chosen = state.panes[name];
  if (chosen !== undefined) return chosen;
  if (name === 'inspector' && state.selection !== null) return true;
  // Charts stand in the place of the stage: only as long as the beat is about them.
  if (name === 'charts') return currentBeat(state)?.beat.focus.some((pane) => pane === name || pane.startsWith(`${name}.`)) ?? false;
  const beats = beatsOf(state);
  if (beats === null) return name === 'ladder' && state.trace !== null && state.trace.rows('packet.sent') > 0;
  // On a wall there is room for what the beat is about, and for nothing else.
  if (state.presenting) return currentBeat(state)?.beat.focus.includes(name) ?? false;
  return beats.placed.some((beat) => beat.at <= state.horizon && beat.beat.focus.includes(name));
}
