/**
 * The story against the trace: where each beat stands, which one is current, whether it is asking, and which panes it opens.
 * Pure, and remembered per trace: a beat is placed once the trace has grown past it.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { Beat, Scenario } from '#scenario/scenario.ts';
import { momentOf } from './trace.ts';
import type { Moment, Trace } from './trace.ts';
import type { LabState, PaneName } from './store.ts';

export interface PlacedBeat {
  readonly beat: Beat;
  /** Its place in the story, from 0: what answers are kept by. */
  readonly number: number;
  readonly at: Nanoseconds;
  readonly moment: Moment;
}
export interface Beats {
  /** In order of time; beats whose anchor does not occur are in `skipped`. */
  readonly placed: readonly PlacedBeat[];
  readonly skipped: readonly Beat[];
}

const kept = new WeakMap<Trace, { readonly events: number; readonly scenario: Scenario; readonly beats: Beats }>();

/** Every beat's instant. Null without a story or a trace. */
export function beatsOf(state: Pick<LabState, 'trace' | 'events' | 'scenario'>): Beats | null {
  const { trace, events, scenario } = state;
  if (trace === null || scenario === null || scenario.story.length === 0) return null;
  const known = kept.get(trace);
  if (known !== undefined && known.events === events && known.scenario === scenario) return known.beats;
  const placed: PlacedBeat[] = [];
  const skipped: Beat[] = [];
  scenario.story.forEach((beat, number) => {
    const moment = momentOf(trace, beat.at);
    if (moment === null) skipped.push(beat); else placed.push({ beat, number, at: moment.time, moment });
  });
  const beats: Beats = { placed: placed.toSorted((a, b) => a.at - b.at || a.number - b.number), skipped };
  kept.set(trace, { events, scenario, beats });
  return beats;
}

/** The beat an instant belongs to: the last one that has begun, else the first. */
export function beatAt(beats: Beats, time: Nanoseconds): PlacedBeat | null {
  return beats.placed.findLast((beat) => beat.at <= time) ?? beats.placed[0] ?? null;
}

export function currentBeat(state: LabState): PlacedBeat | null {
  const beats = beatsOf(state);
  return beats === null ? null : beatAt(beats, state.time);
}

/** Is the current beat waiting for an answer? Then the future is hidden. */
export function isAsking(state: LabState): boolean {
  const beat = currentBeat(state);
  return beat !== null && beat.beat.ask !== null && state.time >= beat.at && state.answers[beat.number] === undefined;
}

/**
 * Is a pane open? What the person chose counts; else a pane opens when the story first wants it and stays, so that nothing jumps
 * to and fro; the inspector also opens for what the person selects.
 */
export function paneOpen(state: LabState, name: PaneName): boolean {
  const chosen = state.panes[name];
  if (chosen !== undefined) return chosen;
  if (name === 'inspector' && state.selectedByHand && state.selection !== null) return true;
  const beats = beatsOf(state);
  if (beats === null) return name === 'ladder' && state.trace !== null;
  return beats.placed.some((beat) => beat.at <= state.horizon && beat.beat.focus.includes(name));
}
