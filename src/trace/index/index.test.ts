import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ns, type Nanoseconds } from '#time/nanoseconds.ts';
import { recordTwoSends, twoSendsTrace, TWO_SENDS_MOMENTS } from '../fixtures/two-sends.ts';
import { traceOf } from '../trace.ts';
import { indexOf } from './index.ts';
import { printedLines } from './output.ts';
import { positionAt, timeAt, timeScale } from './scale.ts';
import { lineAt, nextInstant, previousInstant, stepAt, timeOfStep } from './steps.ts';
import { worldAt } from '../history.ts';

const ms = (time: number | null): string => (time === null ? 'never' : `${(time / 1e6).toFixed(3)}`);

describe('the index of two small writes', () => {
  const trace = twoSendsTrace();
  const index = indexOf(trace);

  it('knows the life of every packet', () => {
    expect(
      index.packets.map((packet) => [packet.from, packet.to, ms(packet.sentAt), ms(packet.endedAt), packet.fate, packet.length]),
    ).toEqual([
      [0, 1, '400.008', '420.008', 'arrived', 0],
      [1, 0, '420.008', '440.008', 'arrived', 0],
      [0, 1, '440.008', '460.008', 'arrived', 0],
      [0, 1, '440.011', '460.011', 'arrived', 5],
      [1, 0, '460.011', '480.011', 'arrived', 0],
      [0, 1, '480.011', '500.011', 'arrived', 5],
      [1, 0, '500.011', '520.011', 'arrived', 0],
      [0, 1, '740.020', '760.020', 'arrived', 0],
      [1, 0, '760.028', '780.028', 'arrived', 0],
      [0, 1, '780.028', '800.028', 'arrived', 0],
    ]);
  });

  it('knows calls, lanes, states, writes, reads, connections and printed lines', () => {
    expect(index.threads[1]?.calls.map((call) => index.calls[call]?.name)).toEqual([
      'socket',
      'connect',
      'sendto',
      'sendto',
      'clock_nanosleep',
      'close',
      'exit_group',
    ]);
    expect(index.threads[0]?.intervals.slice(0, 3).map(({ state }) => state)).toEqual(['running', 'in-call', 'running']);
    expect(index.sockets[1]?.states.map(({ state }) => state)).toEqual(['SYN-SENT', 'ESTABLISHED', 'FIN-WAIT-1', 'TIME-WAIT']);
    expect(index.sockets[2]?.states.at(-1)?.to).not.toBe(undefined);
    expect(index.channels[0]?.sockets).toEqual([1, 2]);
    expect(index.channels[0]?.directions[0].writes.map(({ write, offset, length }) => [write, offset, length])).toEqual([
      [1, 0, 5],
      [2, 5, 5],
    ]);
    expect(index.channels[0]?.directions[0].reads.map(({ offset, length }) => [offset, length])).toEqual([
      [0, 5],
      [5, 5],
    ]);
    expect(index.channels[0]?.directions[0].packets).toEqual([3, 5]);
    expect(printedLines(index.processes[0]!, trace.count).map((line) => line.text)).toEqual(["recv b'Hello'", "recv b'World'", "recv b''"]);
    expect(printedLines(index.processes[0]!, worldAt(trace, TWO_SENDS_MOMENTS.sleeping).events)).toHaveLength(2);
    expect(index.sockets[2]?.decisions).toHaveLength(3);
  });

  it('knows on which host each event happened', () => {
    for (const id of trace.eventsOf('packet.arrived')) expect(index.hosts[id]).toBe(trace.eventOf('packet.arrived', id).host);
    for (const id of trace.eventsOf('bytes.read')) expect(index.hosts[id]).toBe(1);
    for (const id of trace.eventsOf('bytes.acked')) expect(index.hosts[id]).toBe(0);
  });

  it('finds the line a thread stands at, also while it waits', () => {
    expect(lineAt(index, 1, TWO_SENDS_MOMENTS.worldHeld)?.line).toBe(6);
    expect(lineAt(index, 0, TWO_SENDS_MOMENTS.worldHeld)?.line).toBe(6);
    expect(lineAt(index, 0, TWO_SENDS_MOMENTS.ackFlying)?.line).toBe(8);
    expect(lineAt(index, 1, ns(400e6))?.line).toBe(1);
    expect(lineAt(index, 1, ns(399e6))).toBe(null);
    expect(stepAt(index, 1, ns(400e6 + 1000))).toEqual({ step: 5, running: true });
    expect(timeOfStep(index, 1, 31)).toBe(trace.at(trace.eventsOf('call.returned')[5]!) + 200);
  });

  it('steps forwards and backwards through the same instants, in every size', () => {
    for (const size of ['packet', 'call', 'line'] as const) {
      const forward: Nanoseconds[] = [];
      for (let at = nextInstant(index, size, ns(-1)); at !== null; at = nextInstant(index, size, at)) forward.push(at);
      const back: Nanoseconds[] = [];
      for (let at = previousInstant(index, size, ns(1e12)); at !== null; at = previousInstant(index, size, at)) back.unshift(at);
      expect(back).toEqual(forward);
      expect(forward.length).toBeGreaterThan(10);
    }
    expect(nextInstant(index, 'callback', ns(0))).toBe(null);
  });

  it('squeezes the silences and nothing else', () => {
    expect(index.silences.map(({ from, to }) => `${ms(from)}-${ms(to)}`)).toEqual(['0.014-400.000', '520.011-740.017']);
    const scale = timeScale(index.silences, trace.end, 20e6);
    expect(positionAt(scale, ns(440e6)) - positionAt(scale, ns(430e6))).toBe(10e6);
    expect(scale.length).toBeLessThan(250e6);
    expect(positionAt(scale, trace.end)).toBeCloseTo(scale.length, 0);
  });

  it('is the same when it grows with the trace', () => {
    const recorder = recordTwoSends();
    const whole = recorder.takeChunk();
    expect(whole.count).toBe(trace.count);
    const growing = traceOf(whole);
    for (let events = 1; events <= growing.count; events++) indexOf(growing, events);
    const { trace: _, ...rows } = indexOf(growing);
    const { trace: __, ...expected } = index;
    expect({ ...rows, hosts: [...rows.hosts.subarray(0, trace.count)] }).toEqual({
      ...expected,
      hosts: [...expected.hosts.subarray(0, trace.count)],
    });
    expect(indexOf(growing)).toBe(indexOf(growing));
  });
});

describe('compressed time', () => {
  it('goes from time to position and back, whatever the silences', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1000 }), { maxLength: 20 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 0, max: 20_000 }),
        (spans, width, at) => {
          let time = 0;
          const silences = spans.flatMap((span, place) => {
            const from = time;
            time += span;
            return place % 2 === 0 ? [{ from: ns(from), to: ns(time) }] : [];
          });
          const end = ns(Math.max(time, 1));
          const scale = timeScale(silences, end, width);
          const instant = ns(Math.min(at, end));
          expect(timeAt(scale, positionAt(scale, instant))).toBe(instant);
          expect(positionAt(scale, ns(instant + 1))).toBeGreaterThan(positionAt(scale, instant));
        },
      ),
    );
  });
});
