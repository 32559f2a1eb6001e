/** The trace: what an event costs to record and to keep, how fast any instant is reached, how long a large trace takes to open. */
import { indexOf } from '../src/trace/index/index.ts';
import { prepareWorlds, worldAt } from '../src/trace/history.ts';
import { randomRun } from '../src/trace/fixtures/random-run.ts';
import { createRecorder } from '../src/trace/recorder.ts';
import { recordedTrace, traceOf, type Trace } from '../src/trace/trace.ts';
import type { TraceEvent } from '../src/trace/events.ts';
import { ns } from '../src/time/nanoseconds.ts';
import { milliseconds, perSecond, type Measure } from './measure.ts';

const MILLION = 1_000_000;
const PIECE = 20_000;

let large: Trace | null = null;
/** A million events of ten connections, all busy at once, with loss and reordering. */
const largeTrace = (): Trace => {
  if (large !== null) return large;
  const run = randomRun(1, 10, 1448);
  run.grow(PIECE);
  large = traceOf(run.recorder.takeChunk());
  while (large.count < MILLION) {
    run.grow(large.count + PIECE);
    large.append(run.recorder.takeChunk());
  }
  large.finish();
  return large;
};

/** Bytes in use once everything that can be collected has been. */
const settled = async (): Promise<number> => {
  for (let i = 0; i < 3; i++) {
    (globalThis as { gc?: () => void }).gc?.();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

/** Seeks in an order that never profits from the one before. */
const seeks = async (trace: Trace, count: number): Promise<number[]> => {
  // What building a million events leaves behind is not the price of a seek.
  await settled();
  const taken: number[] = [];
  let place = 12_345;
  for (let i = 0; i < count; i++) {
    place = (place * 16_807) % 2_147_483_647;
    const time = ns(Math.floor((trace.end * place) / 2_147_483_647));
    taken.push(milliseconds(() => worldAt(trace, time)));
  }
  return taken.toSorted((a, b) => a - b);
};

const copyOf = (): { readonly header: Trace['header']; readonly events: readonly TraceEvent[] } => {
  const run = randomRun(2, 10, 200);
  run.grow(200_000);
  const trace = recordedTrace(run.recorder);
  return { header: trace.header, events: Array.from({ length: trace.count }, (_, id) => trace.event(id)) };
};
let copied: ReturnType<typeof copyOf> | null = null;

export const measures: readonly Measure[] = [
  {
    title: 'record an event (mixed kinds)',
    unit: 'us',
    runs: 7,
    goal: { most: 1 },
    run: () => {
      copied ??= copyOf();
      const { header, events } = copied;
      const recorder = createRecorder(header);
      return (
        (milliseconds(() => {
          for (const event of events) recorder.record(event.at, event.kind, event.cause, event as never, event.because);
        }) *
          1_000) /
        events.length
      );
    },
  },
  {
    title: 'record a line step',
    unit: 'ns',
    runs: 7,
    run: () => {
      const recorder = createRecorder(largeTrace().header);
      return milliseconds(() => {
        for (let i = 0; i < MILLION; i++) recorder.line(0, i * 5, 0, 3 + (i % 4));
      });
    },
  },
  {
    title: 'bytes a line step',
    unit: 'bytes',
    runs: 1,
    warmup: 0,
    run: () => {
      const recorder = createRecorder(largeTrace().header);
      for (let i = 0; i < MILLION; i++) recorder.line(0, i * 5, 0, 3 + (i % 4));
      return recorder.size() / MILLION;
    },
  },
  {
    title: 'bytes an event: trace, its payload not counted',
    unit: 'bytes',
    runs: 1,
    warmup: 0,
    run: () => {
      const trace = largeTrace();
      const payload = trace.eventsOf('bytes.written').reduce((sum, id) => sum + trace.eventOf('bytes.written', id).bytes.length, 0);
      return (trace.size() - payload) / trace.count;
    },
  },
  {
    title: 'bytes an event: trace with payload, index, keyframes, as the process holds them',
    unit: 'bytes',
    runs: 1,
    warmup: 0,
    goal: { most: 200 },
    run: async () => {
      large = null;
      const before = await settled();
      const trace = largeTrace();
      indexOf(trace);
      prepareWorlds(trace);
      return ((await settled()) - before) / trace.count;
    },
  },
  {
    title: 'open 1,000,000 events: index and keyframes',
    unit: 'ms',
    runs: 3,
    warmup: 0,
    goal: { most: 2500 },
    run: () => {
      large = null;
      const trace = largeTrace();
      return milliseconds(() => {
        indexOf(trace);
        prepareWorlds(trace);
      });
    },
  },
  {
    title: 'worldAt, 1,000,000 events, random seeks, p99',
    unit: 'ms',
    runs: 5,
    goal: { most: 2 },
    run: async () => {
      const trace = largeTrace();
      prepareWorlds(trace);
      return (await seeks(trace, 1_000))[990] ?? 0;
    },
  },
  {
    title: 'worldAt, 1,000,000 events, random seeks, median',
    unit: 'ms',
    runs: 5,
    run: async () => {
      const trace = largeTrace();
      prepareWorlds(trace);
      return (await seeks(trace, 1_000))[500] ?? 0;
    },
  },
  {
    title: 'fold events into a World',
    unit: 'events/s',
    runs: 3,
    run: () => {
      const run = randomRun(3, 10, 200);
      run.grow(200_000);
      const trace = recordedTrace(run.recorder);
      return perSecond(trace.count, () => prepareWorlds(trace));
    },
  },
];
