import { describe, expect, it } from 'vitest';
import { ns } from '#time/nanoseconds.ts';
import { twoSendsScenario, twoSendsTrace } from './fixtures/two-sends.ts';
import { divergenceOf } from './divergence.ts';
import { indexOf } from './index/index.ts';
import { namesOf, packetNamed } from './originated.ts';
import { createRecorder } from './recorder.ts';
import { headerOf } from './chunk.ts';
import { recordedTrace } from './trace.ts';
import type { Trace } from './trace.ts';

const run = (printed: readonly (readonly [number, string])[]): Trace => {
  const recorder = createRecorder(headerOf(twoSendsScenario));
  recorder.record(ns(0), 'process.started', -1, { process: 0, host: 0, parent: -1, program: 'client.py', pid: 1 });
  for (const [at, text] of printed) recorder.record(ns(at), 'output.written', 0, { process: 0, stream: 1, text });
  const trace = recordedTrace(recorder);
  trace.finish();
  return trace;
};

describe('where two runs part', () => {
  it('is nowhere for the same run', () => {
    expect(divergenceOf(twoSendsTrace(), twoSendsTrace())).toBeNull();
    expect(divergenceOf(run([[5, 'a\n']]), run([[5, 'a\n']]))).toBeNull();
  });
  it('is the first event with another time, at the earlier of the two', () => {
    const early = run([[5, 'a\n']]);
    const late = run([[7, 'a\n']]);
    expect(divergenceOf(early, late)).toEqual({ at: 5, before: 1, after: 1 });
    expect(divergenceOf(late, early)).toEqual({ at: 5, before: 1, after: 1 });
  });
  it('is the first event that says something else', () => {
    expect(divergenceOf(run([[5, 'a\n']]), run([[5, 'b\n']]))).toMatchObject({ at: 5 });
  });
  it('is where the longer run goes on after the shorter is over', () => {
    const short = run([[5, 'a\n']]);
    const long = run([
      [5, 'a\n'],
      [9, 'b\n'],
    ]);
    expect(divergenceOf(short, long)).toEqual({ at: 9, before: null, after: 2 });
    expect(divergenceOf(long, short)).toEqual({ at: 9, before: 2, after: null });
  });
});

describe('how a fault names a packet', () => {
  const index = indexOf(twoSendsTrace());
  const named = index.packets.map((packet) => namesOf(index, packet.packet));
  it('by the narrowest kind first, and the name leads back to it', () => {
    expect(named[0]?.[0]).toEqual({ from: 0, what: 'syn', nth: 1 });
    for (const [packet, names] of named.entries()) {
      expect(names.at(-1)?.what).toBe('any');
      for (const name of names) expect(packetNamed(index, name)?.packet).toBe(packet);
    }
  });
  it('not at all where it never left', () => {
    expect(packetNamed(index, { from: 0, what: 'data', nth: 99 })).toBeNull();
  });
});
