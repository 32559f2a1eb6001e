import { describe, expect, it } from 'vitest';
import { ns } from '#time/nanoseconds.ts';
import { createRecorder } from './recorder.ts';
import { recordTwoSends, twoSendsTrace } from './fixtures/two-sends.ts';
import { traceOf } from './trace.ts';
import { LAYOUTS } from './columns.ts';
import { EVENTS } from './events.ts';
import { lastLineStep } from './lines.ts';

const header = { title: '', seed: 1, end: ns(0), hosts: [], files: [], links: [] };

describe('the recorder', () => {
  it('lays out a column for every field of the vocabulary', () => {
    expect(LAYOUTS.map((layout) => [layout.kind, layout.fields.map((field) => field.name)])).toEqual(
      Object.entries(EVENTS).map(([kind, fields]) => [kind, Object.keys(fields)]),
    );
  });

  it('gives back every field as it was recorded', () => {
    const recorder = createRecorder(header);
    const first = recorder.record(ns(5), 'process.started', -1, {
      process: 4_000_000_000,
      host: 65_535,
      parent: -1,
      program: 'a.py',
      pid: 7,
    });
    const second = recorder.record(ns(6), 'bytes.written', first, {
      channel: 1,
      direction: 1,
      offset: (2 ** 40) as never,
      bytes: Uint8Array.of(1, 2, 255),
      write: 3,
      call: -1,
    });
    recorder.record(
      ns(6),
      'decision',
      second,
      { socket: -1, action: 'hold', rule: 'nagle', clause: 'RFC', sentence: 'Ä ✕', numbers: [1.5, -2] },
      [first, second],
    );
    const trace = traceOf(recorder.takeChunk());
    expect(trace.event(0)).toEqual({
      id: 0,
      at: 5,
      kind: 'process.started',
      cause: -1,
      because: [],
      process: 4_000_000_000,
      host: 65_535,
      parent: -1,
      program: 'a.py',
      pid: 7,
    });
    expect(trace.eventOf('bytes.written', 1)).toMatchObject({ offset: 2 ** 40, bytes: Uint8Array.of(1, 2, 255), direction: 1 });
    expect(trace.event(2)).toMatchObject({ because: [0, 1], action: 'hold', sentence: 'Ä ✕', numbers: [1.5, -2], cause: 1 });
    expect(trace.indexAt(ns(4))).toBe(-1);
    expect(trace.indexAt(ns(5))).toBe(0);
    expect(trace.indexAt(ns(6))).toBe(2);
  });

  it('refuses what does not fit, instead of wrapping it', () => {
    const recorder = createRecorder(header);
    expect(() => recorder.record(ns(0), 'socket.bound', -1, { socket: 0, address: -1, port: 1 })).toThrow(
      'socket.bound.address cannot hold -1',
    );
    expect(() => recorder.record(ns(0), 'socket.bound', 5, { socket: 0, address: 1, port: 1 })).toThrow('no earlier event');
    recorder.record(ns(9), 'socket.destroyed', -1, { socket: 0 });
    expect(() => recorder.record(ns(8), 'socket.destroyed', -1, { socket: 0 })).toThrow('never goes back');
  });

  it('reads fields by name, whatever order they come in', () => {
    const recorder = createRecorder(header);
    recorder.record(ns(0), 'decision', -1, {
      socket: 1,
      action: 'hold',
      numbers: [1, 2],
      sentence: 's',
      clause: 'c',
      rule: 'r',
    });
    recorder.record(ns(0), 'decision', -1, { rule: 'r', socket: 1, action: 'send', clause: 'c', sentence: 't', numbers: [3] });
    const trace = traceOf(recorder.takeChunk());
    expect(trace.event(0)).toMatchObject({ socket: 1, action: 'hold', rule: 'r', clause: 'c', sentence: 's', numbers: [1, 2] });
    expect(trace.event(1)).toMatchObject({ socket: 1, action: 'send', rule: 'r', clause: 'c', sentence: 't', numbers: [3] });
  });

  it('keeps short and long bytes in the order they came, over several chunks', () => {
    const recorder = createRecorder(header);
    const lengths = [3, 5_000, 1, 4_095, 0, 70_000, 4_000, 4_000, 100_000, 2];
    const pieces = lengths.map((length, nth) => Uint8Array.from({ length }, (_, at) => (nth * 31 + at * 7) % 256));
    const chunks = pieces.map((bytes, nth) => {
      recorder.record(ns(nth), 'bytes.written', -1, { channel: 0, direction: 0, offset: 0 as never, bytes, write: nth, call: -1 });
      return nth % 4 === 2 ? recorder.takeChunk() : null;
    });
    const [first, ...others] = [...chunks, recorder.takeChunk()].filter((chunk) => chunk !== null);
    const trace = traceOf(first!);
    for (const chunk of others) trace.append(chunk);
    expect(pieces.map((_, nth) => trace.eventOf('bytes.written', nth).bytes)).toEqual(pieces);
  });

  it('is the same trace in many chunks as in one', () => {
    const whole = twoSendsTrace();
    const recorder = createRecorder(whole.header);
    const pieces = [];
    for (let id = 0; id < whole.count; id++) {
      const { id: _, at, kind, cause, because, ...fields } = whole.event(id);
      recorder.record(at, kind, cause, fields as never, because);
      if (id % 7 === 3) pieces.push(recorder.takeChunk());
    }
    pieces.push(recorder.takeChunk());
    const trace = traceOf(structuredClone(pieces[0]!));
    for (const piece of pieces.slice(1)) trace.append(piece);
    expect(trace.count).toBe(whole.count);
    for (let id = 0; id < whole.count; id++) expect(trace.event(id)).toEqual(whole.event(id));
  });

  it('keeps line steps in a few bytes and finds each again', () => {
    const recorder = createRecorder(header);
    let step = 0;
    const entries: [number, number, number][] = [];
    const pieces = [];
    for (let i = 0; i < 1000; i++) {
      step += i % 97 === 0 ? 1_000_000_000 : i % 5;
      const entry: [number, number, number] = [step, i % 211 === 0 ? 1 : 0, 1 + ((i * 37) % 90)];
      entries.push(entry);
      recorder.line(3, ...entry);
      if (i % 83 === 0) pieces.push(recorder.takeChunk());
    }
    pieces.push(recorder.takeChunk());
    const trace = traceOf(pieces[0]!);
    for (const piece of pieces.slice(1)) trace.append(piece);
    const column = trace.linesOf(3)!;
    expect(column.entries).toBe(1000);
    expect(column.byteCount / 1000).toBeLessThan(3);
    for (const [at] of entries) {
      const last = entries.filter((entry) => entry[0] <= at).at(-1)!;
      expect(lastLineStep(column, at, true)).toMatchObject({ step: last[0], file: last[1], line: last[2] });
    }
    expect(lastLineStep(column, 0, true)).toBe(null);
  });

  it('holds a believable run of two small writes', () => {
    const trace = traceOf(recordTwoSends().takeChunk());
    expect(trace.rows('packet.sent')).toBe(10);
    expect(trace.rows('packet.arrived')).toBe(10);
    expect(trace.event(trace.count - 1)).toMatchObject({ kind: 'run.ended', why: 'quiet' });
  });
});
