/**
 * The player: play, pause, steps and jumps. Playing is scrubbing with a clock; a step glides there in a moment, or jumps where
 * the person asked for less motion. Everything ends in seek().
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { ns } from '#time/nanoseconds.ts';
import { beatsOf } from '../store/beats.ts';
import { endOf, scaleOf, tracesOf } from '../store/derived.ts';
import { STEP_SIZES, useStore } from '../store/store.ts';
import type { LabState, StepSize } from '../store/store.ts';
import { pause, play, seek } from '../store/actions.ts';
import { prefersReducedMotion } from '../theme/preferences.ts';
import { advance, ease, stopBetween } from './clock.ts';
import { everyFrame } from './frames.ts';
import { nextInstant, previousInstant } from '#trace/index/steps.ts';
import { indexOf } from '../store/trace.ts';

const get = useStore.getState;
let stopFrames: (() => void) | null = null;

function halt(): void {
  stopFrames?.();
  stopFrames = null;
}

/** Plays on from here; at the end, from the start again. */
export function startPlaying(): void {
  const { trace, time } = get();
  if (trace === null) return;
  halt();
  if (time >= endOf(get())) seek(ns(0));
  play();
  shadow = null;
  stopFrames = everyFrame((_now, elapsed) => tick(Math.min(elapsed, 100)));
}

export function stopPlaying(): void {
  halt();
  pause();
}

export function togglePlaying(): void {
  if (get().playing) stopPlaying();
  else startPlaying();
}

function tick(elapsed: number): void {
  const state = get();
  if (state.trace === null || !state.playing) {
    halt();
    return;
  }
  const scale = scaleOf(state.trace, state.events, state.beside?.trace ?? null);
  const end = endOf(state);
  if (shadow === null || shadow < state.time) shadow = state.time;
  const to = advance(scale, shadow, elapsed, state.slowness, end);
  const stop = stopBetween(stopsOf(state), state.time, to);
  shadow = stop ?? to;
  seek(prefersReducedMotion() && stop === null && to < end ? lastHappening(state, to) : shadow);
  // Where the trace is still growing, the clock waits at its edge.
  if (stop !== null || (to >= end && state.status === 'done')) stopPlaying();
}

/** The clock while playing. The instant shown is the same, or the last happening before it where less motion is wanted. */
let shadow: Nanoseconds | null = null;

/** The last instant up to the clock at which a packet or a call did something; never before the instant shown. */
function lastHappening(state: LabState, clock: Nanoseconds): Nanoseconds {
  if (state.trace === null) return clock;
  const index = indexOf(state.trace);
  const after = ns(clock + 1);
  return ns(Math.max(state.time, previousInstant(index, 'packet', after) ?? 0, previousInstant(index, 'call', after) ?? 0));
}

/** Instants where playing stops by itself: beats that ask, and all beats where the person wants time to read. */
function stopsOf(state: LabState): readonly Nanoseconds[] {
  if (state.compare !== null) return [];
  const beats = beatsOf(state)?.placed ?? [];
  return beats
    .filter((beat) => state.stopAtBeats || (beat.beat.ask !== null && state.answers[beat.number] === undefined))
    .map((beat) => beat.at);
}

/** Longest glide of a step, in milliseconds: long enough to see which way things went. */
const GLIDE: Readonly<Record<StepSize, number>> = { line: 120, call: 200, packet: 320, beat: 600 };

/** Goes to an instant, gliding there unless that is unwanted. */
export function glideTo(to: Nanoseconds, milliseconds: number): void {
  stopPlaying();
  const { trace, events, beside, time: from } = get();
  if (trace === null || to === from) return;
  if (prefersReducedMotion() || milliseconds <= 0) {
    seek(to);
    return;
  }
  const scale = scaleOf(trace, events, beside?.trace ?? null);
  const start = scale.place(from),
    distance = scale.place(to) - start;
  let passed = 0;
  stopFrames = everyFrame((_now, elapsed) => {
    passed += Math.min(elapsed, 50);
    const share = Math.min(1, passed / milliseconds);
    seek(share === 1 ? to : scale.instant(start + distance * ease(share)));
    if (share === 1) halt();
  });
}

/** One step of a size, forwards (1) or backwards (-1). At the edge it goes to the edge. */
export function stepBy(direction: 1 | -1, size: StepSize): void {
  const state = get();
  if (state.trace === null) return;
  if (size === 'beat') {
    stepBeat(direction);
    return;
  }
  const from = target ?? state.time;
  // Of two runs side by side, whichever comes first: both step together.
  const steps = tracesOf(state)
    .map((trace) => (direction === 1 ? nextInstant(indexOf(trace), size, from) : previousInstant(indexOf(trace), size, from)))
    .filter((instant) => instant !== null);
  const edge = direction === 1 ? endOf(state) : ns(0);
  aim(steps.length === 0 ? edge : ns(direction === 1 ? Math.min(...steps) : Math.max(...steps)), GLIDE[size]);
}

/** Where a glide under way is going: pressing a key quickly counts steps from there, not from the middle of the glide. */
let target: Nanoseconds | null = null;
function aim(to: Nanoseconds, milliseconds: number): void {
  target = to;
  glideTo(to, milliseconds);
}
useStore.subscribe((now) => {
  if (target !== null && now.time === target) target = null;
});

export function biggerStep(size: StepSize): StepSize {
  return STEP_SIZES[Math.min(STEP_SIZES.length - 1, STEP_SIZES.indexOf(size) + 1)] ?? size;
}

/** The beat after or before. Going back inside a beat goes to its own beginning first, as a music player does. */
export function stepBeat(direction: 1 | -1): void {
  const state = get();
  if (state.trace === null) return;
  const placed = beatsOf(state)?.placed ?? [];
  const from = target ?? state.time;
  const next = direction === 1 ? placed.find((beat) => beat.at > from) : placed.findLast((beat) => beat.at < from);
  aim(next?.at ?? (direction === 1 ? endOf(state) : ns(0)), GLIDE.beat);
}

export function goToBeat(number: number): void {
  const beat = beatsOf(get())?.placed[number];
  if (beat !== undefined) aim(beat.at, GLIDE.beat);
}
export function goToStart(): void {
  target = null;
  stopPlaying();
  seek(ns(0));
}
/** First to the furthest instant seen, from there to the end. */
export function goToEnd(): void {
  target = null;
  stopPlaying();
  const { trace, time, horizon } = get();
  if (trace !== null) seek(time < horizon ? horizon : endOf(get()));
}
/** The hand takes the playhead: whatever moved it lets go. */
export function grab(to: Nanoseconds): void {
  target = null;
  stopPlaying();
  seek(to);
}
