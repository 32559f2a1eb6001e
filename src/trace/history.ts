/**
 * worldAt: the World at any instant of a trace, forwards and backwards at the same price.
 * Every 2048th World is kept as a keyframe (a reference: Worlds share structure), and any other is folded on from the nearest one before it.
 * Keyframes belong to a trace and grow with it; nobody has to tell them.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { EventId } from './events.ts';
import { draftOf, EMPTY_WORLD, sealed } from './reduce/draft.ts';
import { fold } from './reduce/fold.ts';
import type { Trace } from './trace.ts';
import type { World } from './world.ts';

export const EVENTS_PER_KEYFRAME = 2048;

interface Keyframes {
  /** Number k holds the World after k * EVENTS_PER_KEYFRAME events. */
  readonly worlds: World[];
  /** The World that was asked for last: playing on from it is the common case. */
  last: World;
}

const KEPT = new WeakMap<Trace, Keyframes>();

const keyframesOf = (trace: Trace): Keyframes => {
  let frames = KEPT.get(trace);
  if (frames === undefined) {
    frames = { worlds: [EMPTY_WORLD], last: EMPTY_WORLD };
    KEPT.set(trace, frames);
  }
  return frames;
};

/** The World after `events` events, folded on from `before`, which has seen fewer. */
export const foldedOn = (trace: Trace, before: World, events: number): World => {
  if (events === before.events) return before;
  const draft = draftOf(before);
  for (let id = before.events; id < events; id++) fold(draft, trace.peek(id));
  for (const [socket, id] of draft.variables) draft.sockets.edit(socket).variables = trace.eventOf('tcp.variables', id);
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

/** The World after the first `events` events, with the time of the last of them. */
const worldAfter = (trace: Trace, events: number): World => {
  const frames = keyframesOf(trace);
  prepareWorlds(trace, events);
  const frame = frames.worlds[Math.floor(events / EVENTS_PER_KEYFRAME)] as World;
  const near = frames.last.events <= events && frames.last.events > frame.events ? frames.last : frame;
  frames.last = foldedOn(trace, near, events);
  return frames.last;
};

/**
 * What every host, buffer, packet and thread looks like at `time`: everything that happens at that instant has happened.
 * Costs at most 2048 folded events once the keyframes up to there exist. The same instant twice gives the same object.
 */
export const worldAt = (trace: Trace, time: Nanoseconds): World => {
  const frames = keyframesOf(trace);
  if (frames.last.time === time && frames.last.events === trace.indexAt(time) + 1) return frames.last;
  const world = worldAfter(trace, trace.indexAt(time) + 1);
  if (world.time === time) return world;
  frames.last = { ...world, time };
  return frames.last;
};

/** The World just after event `id`, when later events of the same instant have not happened yet. Id -1 is the empty World. */
export const worldAtEvent = (trace: Trace, id: EventId): World => {
  const world = worldAfter(trace, id + 1);
  return id < 0 || world.time === trace.at(id) ? world : { ...world, time: trace.at(id) };
};
