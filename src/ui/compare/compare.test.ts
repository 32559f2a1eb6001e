import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { ns } from '#time/nanoseconds.ts';
import type { Silence } from '#trace/index/entries.ts';
import { twoSendsScenario, twoSendsTrace } from '#trace/fixtures/two-sends.ts';
import { createRecorder } from '#trace/recorder.ts';
import { headerOf } from '#trace/chunk.ts';
import { recordedTrace, type Trace } from '#trace/trace.ts';
import { EMPTY_LAB, useStore } from '../store/store.ts';
import { commonSpan, shownScale } from '../timescale/timescale.ts';
import { wantedBeside } from './beside.ts';
import { explained } from './explained.ts';
import { namesOfRuns } from './names.ts';
import { seenBy } from './secondStore.ts';

/** A run that prints these lines at these nanoseconds. */
function run(lines: readonly (readonly [number, string])[]): Trace {
  const recorder = createRecorder(headerOf(twoSendsScenario));
  recorder.record(ns(0), 'process.started', -1, { process: 0, host: 0, parent: -1, program: 'client.py', pid: 1 });
  for (const [at, text] of lines) recorder.record(ns(at), 'output.written', 0, { process: 0, stream: 1, text });
  const trace = recordedTrace(recorder);
  trace.finish();
  return trace;
}

describe('where two runs part, explained', () => {
  it('is told for each side by the first thing that only this side has', () => {
    const found = explained(
      run([
        [5e6, 'one\n'],
        [6e6, 'both\n'],
      ]),
      run([
        [6e6, 'both\n'],
        [7e6, 'two\n'],
      ]),
    );
    expect(found?.at).toBe(5e6);
    expect([found?.first.at, found?.second.at]).toEqual([5e6, 7e6]);
    expect(found?.first.sentence).toMatch(/one/);
    expect(found?.second.sentence).toMatch(/two/);
  });
  it('says where one of them is over', () => {
    const found = explained(run([[5e6, 'one\n']]), run([]));
    expect(found?.second).toEqual({ at: null, sentence: 'This run is over.' });
  });
  it('is nothing where they are the same', () => {
    expect(explained(twoSendsTrace(), twoSendsTrace())).toBeNull();
  });
});

describe('the span that two runs share', () => {
  const index = (silences: readonly Silence[], end: number) => ({ silences, trace: { end: ns(end) } as Trace });
  const span = (from: number, to: number): Silence => ({ from: ns(from), to: ns(to) });
  it('is silent only where both are, and a run that is over is silent', () => {
    const common = commonSpan(index([span(10, 50)], 60), index([span(20, 70), span(80, 90)], 100));
    expect(common).toEqual({ end: 100, silences: [span(20, 50), span(60, 70), span(80, 90)] });
    expect(commonSpan(index([span(10, 50)], 60), null)).toEqual({ end: 60, silences: [span(10, 50)] });
  });
  it('does not depend on which comes first, and gives both the same scale', () => {
    const silences = fc
      .uniqueArray(fc.integer({ min: 0, max: 1_000 }), { maxLength: 12 })
      .map((edges) => edges.toSorted((a, b) => a - b))
      .map((edges) => edges.flatMap((from, at) => (at % 2 === 0 && edges[at + 1] !== undefined ? [span(from, edges[at + 1] ?? 0)] : [])));
    fc.assert(
      fc.property(
        silences,
        silences,
        fc.integer({ min: 1_001, max: 1_200 }),
        fc.integer({ min: 1_001, max: 1_200 }),
        (a, b, endA, endB) => {
          const one = commonSpan(index(a, endA), index(b, endB));
          const other = commonSpan(index(b, endB), index(a, endA));
          expect(one).toEqual(other);
          for (let at = 1; at < one.silences.length; at += 1)
            expect(one.silences[at]?.from).toBeGreaterThanOrEqual(one.silences[at - 1]?.to ?? 0);
          const scale = shownScale(one.silences, one.end);
          expect(scale.instant(scale.place(ns(500)))).toBeCloseTo(500, -1);
        },
      ),
    );
  });
});

describe('the run beside', () => {
  const trace = twoSendsTrace();
  const original = { scenario: twoSendsScenario, trace: run([]) };
  const changed = new Map([['delay', '80ms']]);
  it('is the one without changes, where something is changed', () => {
    const state = { compare: '', original, trace, settings: changed };
    expect(wantedBeside(state)).toBe(original);
    expect(wantedBeside({ ...state, settings: new Map() })).toBeNull();
    expect(wantedBeside({ ...state, original: null })).toBeNull();
    expect(wantedBeside({ ...state, compare: null })).toBeNull();
    expect(wantedBeside({ ...state, compare: 'a-lost-segment' })).toBe('loading');
  });
  it('sees the instant of the page and its own trace', () => {
    useStore.setState({
      ...EMPTY_LAB,
      scenario: twoSendsScenario,
      trace,
      events: trace.count,
      time: ns(5e6),
      settings: changed,
      compare: '',
      beside: original,
    });
    const other = seenBy(useStore.getState(), original, { selection: null, hovered: null, clearedBeat: -1 });
    expect(other).toMatchObject({ time: 5e6, plain: null, whatIf: null, events: original.trace.count });
    expect(other.trace).toBe(original.trace);
    expect(other.beside?.trace).toBe(trace);
    expect(namesOfRuns(useStore.getState())).toEqual({ first: 'As it is', second: 'With your changes' });
    expect(namesOfRuns({ ...useStore.getState(), compare: 'x' }).second).toMatch(/, changed$/);
  });
});
