/**
 * worldAt: the World at any instant of a trace, forwards and backwards at the same price.
 * Every 2048th World is kept as a keyframe (a reference: Worlds share structure), and any other is folded on from the nearest one before it.
 * Where somebody scrubs or plays, keyframes stand closer, and the last few answers are kept: views that did not change stay the same
 * objects from one instant to the next. All this belongs to the trace and grows with it; nobody has to tell it.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { EventId } from './events.ts';
import { draftOf, EMPTY_WORLD, sealed } from './reduce/draft.ts';
import { fold, settle } from './reduce/fold.ts';
import type { Trace } from './trace.ts';
import type { World } from './world.ts';

export const EVENTS_PER_KEYFRAME = 2048;
/** Distance of keyframes in the stretch where the last questions came from. */
const CLOSE = 64;
const ANSWERS_KEPT = 6;

interface Keyframes {
  /** Number k holds the World after k * EVENTS_PER_KEYFRAME events. */
  readonly worlds: World[];
  /** The stretch between two keyframes that is looked at, and the World after every 64th event of it, as far as needed so far. */
  stretch: number;
  close: World[];
  /** The last answers, newest first. */
  answers: World[];
}

const KEPT = new WeakMap<Trace, Keyframes>();

const keyframesOf = (trace: Trace): Keyframes => {
  let frames = KEPT.get(trace);
  if (frames === undefined) {
    frames = { worlds: [EMPTY_WORLD], stretch: -1, close: [], answers: [] };
    KEPT.set(trace, frames);
  }
  return frames;
};

/** The World after `events` events, folded on from `before`, which has seen fewer. */
export const foldedOn = (trace: Trace, before: World, events: number): World => {
  if (events === before.events) return before;
  const draft = draftOf(before);
  for (let id = before.events; id < events; id++) fold(draft, trace.peek(id));
  settle(draft, trace);
  return sealed(draft);
};

/**
 * Builds keyframes for events up to `events`, so that later seeks are quick. Opening a large trace calls this piece by piece,
 * to show how far it has come; nobody else needs to.
 */
export const prepareWorlds = (trace: Trace, events: number = trace.count): void => {
  const { worlds } = keyframesOf(trace);
  const wanted = Math.floor(Math.min(events, trace.count) / EVENTS_PER_KEYFRAME);
  for (let frame = worlds.length; frame <= wanted; frame++) {
    worlds.push(foldedOn(trace, worlds[frame - 1] as World, frame * EVENTS_PER_KEYFRAME));
  }
};

/** The kept World that has seen the most, but no more than `events`. Among equals an answer, whose views are on the screen. */
const nearest = (frames: Keyframes, events: number): World => {
  let best = frames.worlds[Math.floor(events / EVENTS_PER_KEYFRAME)] as World;
  const stretch = frames.stretch * EVENTS_PER_KEYFRAME;
  const close = events < stretch ? undefined : frames.close[Math.min(Math.floor((events - stretch) / CLOSE), frames.close.length - 1)];
  if (close !== undefined && close.events > best.events) best = close;
  for (const answer of frames.answers) {
    if (answer.events <= events && (answer.events > best.events || (answer.events === best.events && !frames.answers.includes(best))))
      best = answer;
  }
  return best;
};

/** A second question to the same stretch: somebody is looking around there, so keyframes are put closer. */
const lookAround = (trace: Trace, frames: Keyframes, events: number): void => {
  const stretch = Math.floor(events / EVENTS_PER_KEYFRAME);
  if (frames.stretch !== stretch) {
    frames.stretch = stretch;
    frames.close = [];
    return;
  }
  const start = stretch * EVENTS_PER_KEYFRAME;
  for (let at = start + frames.close.length * CLOSE; at <= events; at += CLOSE) {
    frames.close.push(foldedOn(trace, nearest(frames, at), at));
  }
};

/** The World after the first `events` events, shown at `time`. */
const worldAfter = (trace: Trace, events: number, time: Nanoseconds): World => {
  const frames = keyframesOf(trace);
  const known = frames.answers.find((answer) => answer.events === events && answer.time === time);
  if (known !== undefined) return known;
  prepareWorlds(trace, events);
  lookAround(trace, frames, events);
  const world = foldedOn(trace, nearest(frames, events), events);
  const answer = world.time === time ? world : { ...world, time };
  frames.answers = [answer, ...frames.answers.slice(0, ANSWERS_KEPT - 1)];
  return answer;
};

/**
 * What every host, buffer, packet and thread looks like at `time`: everything that happens at that instant has happened.
 * Costs at most 2048 folded events once the keyframes up to there exist. The same instant twice in a row gives the same object.
 */
export const worldAt = (trace: Trace, time: Nanoseconds): World => worldAfter(trace, trace.indexAt(time) + 1, time);

/** The World just after event `id`, when later events of the same instant have not happened yet. Id -1 is the empty World. */
export const worldAtEvent = (trace: Trace, id: EventId): World => (id < 0 ? EMPTY_WORLD : worldAfter(trace, id + 1, trace.at(id)));
