import { describe, expect, it } from 'vitest';
import { recordedTrace } from '#trace/trace.ts';
import { createRecorder } from '#trace/recorder.ts';
import { twoSendsTrace } from '#trace/fixtures/two-sends.ts';
import { ns } from '#time/nanoseconds.ts';
import type { Role } from './cast.ts';
import { begunAt, placesOf, standingIn } from './places.ts';

/** A run of processes on one host: from, to (null: never ends). */
function runOf(lives: readonly (readonly [number, number | null])[]) {
  const recorder = createRecorder(twoSendsTrace().header);
  const events = lives
    .flatMap(([from, to], process) => [{ at: from, process, start: true }, ...(to === null ? [] : [{ at: to, process, start: false }])])
    .toSorted((a, b) => a.at - b.at);
  for (const { at, process, start } of events) {
    if (start) recorder.record(ns(at), 'process.started', -1, { process, host: 0, parent: -1, program: `p${process}`, pid: process });
    else recorder.record(ns(at), 'process.exited', -1, { process, status: 0, signal: '' });
  }
  const roles = lives.map(([from], process): Role => ({ program: `p${process}`, file: process, process, start: ns(from) }));
  return { trace: recordedTrace(recorder), roles };
}
const names = (places: readonly (readonly Role[])[]): readonly string[] =>
  places.map((place) => place.map((role) => role.program).join(' '));

describe('places in user space', () => {
  it('are shared by programs of which one ends before the next one starts', () => {
    const { trace, roles } = runOf([
      [0, 10],
      [20, 30],
      [40, null],
    ]);
    expect(names(placesOf(trace, roles))).toEqual(['p0 p1 p2']);
  });
  it('are not shared by programs that run at the same time', () => {
    const { trace, roles } = runOf([
      [0, null],
      [5, 10],
      [20, null],
    ]);
    expect(names(placesOf(trace, roles))).toEqual(['p0', 'p1 p2']);
  });
  it('show the last program that has begun, and before any the first to come', () => {
    const { roles } = runOf([
      [10, 15],
      [20, 30],
    ]);
    const at = (now: number) =>
      standingIn(
        roles,
        begunAt(ns(now), (process) => [10, 20][process]! <= now),
      )?.program;
    expect([0, 12, 17, 25].map(at)).toEqual(['p0', 'p0', 'p0', 'p1']);
  });
});
