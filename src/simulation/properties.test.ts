import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyState } from '#kernel/copy.ts';
import { step } from '#kernel/run.ts';
import { conversation, type Conversation } from '#kernel/testing/conversations.ts';
import { play, RUNTIMES, scenarioOf, start } from '#kernel/testing/lab.ts';
import { ns } from '#time/nanoseconds.ts';
import { headerOf } from '#trace/chunk.ts';
import { fingerprint } from '#trace/fingerprint.ts';
import { worldAtEvent } from '#trace/history.ts';
import { ledgerProblems } from '#trace/ledger.ts';
import { createRecorder } from '#trace/recorder.ts';
import { inspect } from './inspect.ts';
import { begin, restore, runToEnd } from './simulate.ts';
import { emptySnapshots, takeSnapshot } from './snapshots.ts';
import { eventsOf, tailEvents } from './testing.ts';

const RUNS = 60;
const rough = fc.record({
  loss: fc.constantFrom(0, 0.05, 0.3),
  duplicate: fc.constantFrom(0, 0.1),
  reorder: fc.constantFrom(0, 0.2),
  corrupt: fc.constantFrom(0, 0.05),
  bandwidth: fc.constantFrom(Infinity, 1e6, 1e7),
});
const scenario = (talk: Conversation, link = {}, end = 3000) =>
  scenarioOf({ client: talk.client }, { server: talk.server }, { seed: talk.seed, link, end });

describe('any two programs that talk', () => {
  it('keep the ledger at every event', () => {
    fc.assert(
      fc.property(conversation, rough, (talk, link) => {
        const { trace } = play(scenario(talk, link));
        for (let id = 0; id < trace.count; id++) expect(ledgerProblems(worldAtEvent(trace, id))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  it('give the same trace twice', () => {
    fc.assert(
      fc.property(conversation, rough, (talk, link) => {
        expect(fingerprint(play(scenario(talk, link)).trace)).toBe(fingerprint(play(scenario(talk, link)).trace));
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  it('name as cause an event that is not later, and every packet that left either arrives or is lost', () => {
    fc.assert(
      fc.property(conversation, rough, (talk, link) => {
        const { trace, kernel } = play(scenario(talk, link));
        const flying = new Set<number>();
        for (const event of eventsOf(trace)) {
          if (event.cause >= 0) expect(trace.at(event.cause)).toBeLessThanOrEqual(event.at);
          if (event.kind === 'packet.sent') flying.add(event.packet);
          if (event.kind === 'packet.duplicated') flying.add(event.copy);
          if (event.kind === 'packet.arrived' || event.kind === 'packet.lost') expect(flying.delete(event.packet)).toBe(true);
        }
        expect(new Set(flying)).toEqual(new Set(kernel.state.flying.keys()));
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  it('run on from a copied snapshot as if nothing had happened', () => {
    fc.assert(
      fc.property(conversation, rough, fc.nat(400), (talk, link, steps) => {
        const file = scenario(talk, link);
        const { kernel, recorder } = start(file);
        for (let i = 0; i < steps && step(kernel); i++);
        const snapshot = takeSnapshot(kernel, recorder.count);
        while (step(kernel));
        const whole = tailEvents(recorder, 0).slice(snapshot.events);
        const second = createRecorder(headerOf(file), snapshot.events);
        // Through structuredClone, as a snapshot would travel.
        const copy = restore(structuredClone(snapshot.state), second, RUNTIMES);
        expect(copyState(kernel.state, RUNTIMES)).toEqual(structuredClone(kernel.state));
        while (step(copy));
        expect(tailEvents(second, snapshot.events)).toEqual(whole);
      }),
      { numRuns: RUNS },
    );
  }, 120_000);
});

describe('inspecting', () => {
  it('gives the same answer wherever the nearest snapshot lies', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000_000 }), (time) => {
        const file = scenarioOf({ one: 'compute 1000\nsleep 1\nget 0 1 4\ncompute 3000\nclock\nprint a\ncompute 5' }, null);
        const begun = begin(file, createRecorder(headerOf(file)), RUNTIMES);
        if ('problems' in begun) throw new Error('refused');
        const { simulation } = begun;
        const { kernel, recorder } = simulation;
        const everywhere = emptySnapshots();
        const first = { ...emptySnapshots(), kept: [takeSnapshot(kernel, 0)] };
        do everywhere.kept.push(takeSnapshot(kernel, recorder.count));
        while (step(kernel));
        expect(inspect(everywhere, RUNTIMES, 0, ns(time))).toEqual(inspect(first, RUNTIMES, 0, ns(time)));
      }),
      { numRuns: RUNS },
    );
  });

  it('stops the program at the step of the instant, though it was run ahead', () => {
    const file = scenarioOf({ one: 'compute 20000\nprint a' }, null);
    const begun = begin(file, createRecorder(headerOf(file)), RUNTIMES);
    if ('problems' in begun) throw new Error('refused');
    runToEnd(begun.simulation);
    const step = (time: number) => inspect(begun.simulation.snapshots, RUNTIMES, 0, ns(time))[0]?.locals[1]?.value;
    expect([step(0), step(200), step(399), step(1_000_000)]).toEqual(['0', '1', '1', '5000']);
    expect(inspect(begun.simulation.snapshots, RUNTIMES, 0, ns(4_900_000_000))).toEqual([]);
  });
});
