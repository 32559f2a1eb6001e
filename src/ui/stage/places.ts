/**
 * Programs that never run at the same time share a place in their host's user space, as sockets share slots: one window at a time is enough for
 * a program that ends before the next one starts. Which place is whose depends on the whole run, so nothing jumps while time passes.
 */
import type { Trace } from '#trace/trace.ts';
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { Role } from './cast.ts';

/** A place and who stands in it, one after the other. */
export type Place = readonly Role[];

interface Life {
  readonly role: Role;
  readonly from: number;
  readonly to: number;
}

/** Gives each role the first place that is free for its whole life, in the order of the roles. */
export function placesOf(trace: Trace, roles: readonly Role[]): readonly Place[] {
  const ends = new Map<number, number>();
  for (const id of trace.eventsOf('process.exited')) ends.set(trace.cell('process.exited', 'process', id), trace.at(id));
  const begins = new Map<number, number>();
  for (const id of trace.eventsOf('process.started')) begins.set(trace.cell('process.started', 'process', id), trace.at(id));
  const places: Life[][] = [];
  for (const role of roles) {
    const life: Life = {
      role,
      from: begins.get(role.process) ?? role.start ?? 0,
      to: ends.get(role.process) ?? Number.POSITIVE_INFINITY,
    };
    const free = places.find((place) => place.every((one) => one.to <= life.from || life.to <= one.from));
    if (free === undefined) places.push([life]);
    else free.push(life);
  }
  return places.map((place) => place.toSorted((a, b) => a.from - b.from).map((life) => life.role));
}

/** Who stands in a place: the last one that has begun, else the first to come. */
export function standingIn(place: Place, begun: (role: Role) => boolean): Role | undefined {
  return place.findLast(begun) ?? place[0];
}

/** Has a role begun at an instant? One that never became a process counts from its planned start. */
export const begunAt =
  (now: Nanoseconds, started: (process: number) => boolean) =>
  (role: Role): boolean =>
    role.process >= 0 ? started(role.process) : role.start !== null && role.start <= now;
