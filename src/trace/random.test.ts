import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ns } from '#time/nanoseconds.ts';
import { fingerprint } from './fingerprint.ts';
import { randomRun } from './fixtures/random-run.ts';
import { foldedOn, prepareWorlds, worldAt, worldAtEvent } from './history.ts';
import { horizon, knownTo } from './eyes.ts';
import { indexOf } from './index/index.ts';
import { nextInstant, previousInstant, timeOfStep } from './index/steps.ts';
import { ledgerProblems } from './ledger.ts';
import { bytesOf, carriersOf, journeyOf, rangesOf, whereabouts, writeRuns } from './provenance.ts';
import { EMPTY_WORLD } from './reduce/draft.ts';
import { recordedTrace, traceOf, type Trace } from './trace.ts';
import { why } from './causes.ts';
import { describe as sentenceOf } from './describe.ts';

const seed = fc.integer({ min: 0, max: 2 ** 30 });
const length = fc.integer({ min: 10, max: 1600 });

const traceFrom = (number: number, count: number): Trace => {
  const run = randomRun(number);
  run.grow(count);
  return recordedTrace(run.recorder);
};

/** The World by folding every event from the first on: slow, and obviously right. */
const foldedFromStart = (trace: Trace, events: number) => foldedOn(trace, EMPTY_WORLD, events);

describe('worlds of random runs', () => {
  it('are those of folding from the start, at random times in random order, also while the trace grows', () => {
    fc.assert(
      fc.property(
        seed,
        fc.array(
          fc.record({
            grow: fc.integer({ min: 0, max: 700 }),
            seeks: fc.array(fc.double({ min: 0, max: 1.05, noNaN: true }), { maxLength: 6 }),
          }),
          { minLength: 1, maxLength: 4 },
        ),
        (number, rounds) => {
          const run = randomRun(number);
          run.grow(5);
          const trace = traceOf(run.recorder.takeChunk());
          for (const { grow, seeks } of rounds) {
            run.grow(run.recorder.count + grow);
            trace.append(structuredClone(run.recorder.takeChunk()));
            for (const part of seeks) {
              const time = ns(Math.floor(trace.end * part));
              const events = trace.indexAt(time) + 1;
              expect(worldAt(trace, time)).toEqual({ ...foldedFromStart(trace, events), time });
              const id = Math.min(trace.count - 1, Math.floor(trace.count * part));
              expect(worldAtEvent(trace, id)).toEqual({ ...foldedFromStart(trace, id + 1), time: trace.at(id) });
            }
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('are never changed by asking for others', () => {
    const trace = traceFrom(7, 3000);
    const early = worldAtEvent(trace, 900);
    const copy = structuredClone([...early.sockets.values(), ...early.channels.values(), ...early.threads.values()]);
    worldAtEvent(trace, 2900);
    worldAtEvent(trace, 100);
    expect([...early.sockets.values(), ...early.channels.values(), ...early.threads.values()]).toEqual(copy);
    expect(worldAtEvent(trace, 900).sockets).toEqual(early.sockets);
  });

  it('share what did not change', () => {
    const trace = traceFrom(3, 1500);
    prepareWorlds(trace);
    const before = worldAtEvent(trace, 1400);
    const after = worldAtEvent(trace, 1401);
    const same = [...before.sockets].filter(([socket, view]) => after.sockets.get(socket) === view).length;
    expect(same).toBeGreaterThanOrEqual(before.sockets.size - 1);
  });

  it('keep what did not change as the same objects, played forwards, dragged back, and while other instants are asked for', () => {
    const trace = traceFrom(5, 5000);
    const beat = trace.at(4800);
    let kept = 0;
    let changed = 0;
    const walk = [...Array.from({ length: 600 }, (_, i) => 2000 + i), ...Array.from({ length: 600 }, (_, i) => 2600 - i)];
    let before = worldAtEvent(trace, walk[0]!);
    for (const id of walk.slice(1)) {
      worldAt(trace, beat);
      const world = worldAtEvent(trace, id);
      for (const [socket, view] of world.sockets) {
        if (before.sockets.get(socket) === view) kept++;
        else changed++;
      }
      before = world;
    }
    // One socket at most changes with an event; the rest of the changes is the price of going back.
    expect(kept / (kept + changed)).toBeGreaterThan(0.5);
    expect(worldAt(trace, beat)).toBe(worldAt(trace, beat));
  });

  it('keep the rules of the ledger at every event', () => {
    fc.assert(
      fc.property(seed, length, (number, count) => {
        const trace = traceFrom(number, Math.min(count, 500));
        for (let id = 0; id < trace.count; id++) expect(ledgerProblems(worldAtEvent(trace, id))).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });
});

describe('chunks', () => {
  it('give the same trace, index and fingerprint wherever the run is cut', () => {
    fc.assert(
      fc.property(seed, fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 6 }), (number, cuts) => {
        const run = randomRun(number);
        const whole = randomRun(number);
        run.grow(1);
        const trace = traceOf(run.recorder.takeChunk());
        for (const cut of cuts) {
          run.grow(run.recorder.count + cut);
          trace.append(run.recorder.takeChunk());
          indexOf(trace);
        }
        whole.grow(trace.count);
        const other = recordedTrace(whole.recorder);
        expect(other.count).toBe(trace.count);
        expect(fingerprint(trace)).toBe(fingerprint(other));
        expect({ ...indexOf(trace), trace: null, hosts: [...indexOf(trace).hosts.subarray(0, trace.count)] }).toEqual({
          ...indexOf(other),
          trace: null,
          hosts: [...indexOf(other).hosts.subarray(0, other.count)],
        });
      }),
      { numRuns: 20 },
    );
  });

  it('have another fingerprint when anything differs', () => {
    const seen = new Set(Array.from({ length: 50 }, (_, number) => fingerprint(traceFrom(number, 60))));
    expect(seen.size).toBe(50);
  });
});

describe('provenance in random runs', () => {
  it('finds every byte again: in the write, the packets and the reads, all the same', () => {
    fc.assert(
      fc.property(seed, length, (number, count) => {
        const trace = traceFrom(number, count);
        const index = indexOf(trace);
        const world = worldAt(trace, trace.end);
        for (const channel of index.channels) {
          channel.directions.forEach((direction, side) => {
            const way: 0 | 1 = side === 0 ? 0 : 1;
            const written = world.channels.get(channel.channel)!.directions[way].written;
            const all = bytesOf(index, { channel: channel.channel, direction: way, from: 0 as never, to: written });
            expect(all.length).toBe(written);
            for (const id of direction.packets) {
              const [range] = rangesOf(index, { kind: 'packet', packet: id });
              expect([...bytesOf(index, range!)]).toEqual([...all.subarray(range!.from, range!.to)]);
              expect(carriersOf(index, range!).packets.some((packet) => packet.packet === id)).toBe(true);
              const runs = writeRuns(direction, range!.from, range!.to);
              expect(runs.map((run) => run.to - run.from).reduce((sum, part) => sum + part, 0)).toBe(range!.to - range!.from);
              expect(runs.every((run) => run.write > 0)).toBe(true);
              expect(journeyOf(index, range!).map((station) => station.event)).toEqual(
                journeyOf(index, range!)
                  .map((station) => station.event)
                  .toSorted((x, y) => x - y),
              );
            }
            const places = whereabouts(world, { channel: channel.channel, direction: way, from: 0 as never, to: written });
            const waiting = places
              .filter((place) => place.receiver === 'waiting to be read')
              .map((place) => place.to - place.from)
              .reduce((sum, part) => sum + part, 0);
            const ledger = world.channels.get(channel.channel)!.directions[way];
            expect(waiting).toBe(ledger.received - ledger.read);
          });
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('eyes in random runs', () => {
  it('know what happened at home and its causes, and nothing else', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 10, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }), (number, count, part) => {
        const trace = traceFrom(number, count);
        const index = indexOf(trace);
        const events = Math.floor(trace.count * part);
        for (const host of [0, 1]) {
          const expected = new Set<number>();
          for (let id = events - 1; id >= 0; id--) {
            if (index.hosts[id] !== host && !expected.has(id)) continue;
            expected.add(id);
            for (const ground of [trace.cause(id), ...trace.because(id)]) expected.add(ground);
          }
          const known = knownTo(index, host, events);
          for (let id = 0; id < trace.count; id++) expect(known(id)).toBe(expected.has(id));
          const theirs = [...expected].filter((id) => id >= 0 && index.hosts[id] === 1 - host);
          expect(horizon(index, host, 1 - host, events)).toBe(Math.max(-1, ...theirs));
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('sentences and steps in random runs', () => {
  it('exist for every event, and end as sentences do', () => {
    const trace = traceFrom(11, 600);
    const index = indexOf(trace);
    for (let id = 0; id < trace.count; id++) {
      expect(sentenceOf(index, id)).toMatch(/[.!?]$/);
      expect(sentenceOf(index, id)).not.toMatch(/undefined|NaN|nobody/);
      const { steps } = why(index, id);
      expect(steps.map((step) => step.event)).toEqual(steps.map((step) => step.event).toSorted((a, b) => b - a));
    }
  });

  it('go forwards and back through the same instants', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 10, max: 300 }), (number, count) => {
        const index = indexOf(traceFrom(number, count));
        for (const size of ['packet', 'call', 'line'] as const) {
          const forward: number[] = [];
          for (let at = nextInstant(index, size, ns(-1)); at !== null && forward.length < 5000; at = nextInstant(index, size, at))
            forward.push(at);
          const back: number[] = [];
          for (let at = previousInstant(index, size, ns(1e15)); at !== null && back.length < 5000; at = previousInstant(index, size, at))
            back.push(at);
          expect(back.toReversed()).toEqual(forward);
        }
        const times = Array.from({ length: 50 }, (_, step) => timeOfStep(index, 0, step * 20) ?? -1);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
      }),
      { numRuns: 10 },
    );
  });
});
