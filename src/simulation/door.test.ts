import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RUNTIMES } from '#kernel/testing/lab.ts';
import { ns } from '#time/nanoseconds.ts';
import type { Trace } from '#trace/trace.ts';
import { createClient, LOADING, SILENCE, type RunListener, type RunProblem, type WorkerLike } from './client.ts';
import type { Reply, Request } from './door.ts';
import { openSession } from './session.ts';

const file = (source: string, more: object = {}) => ({
  version: 1,
  title: 'test',
  end: '2s',
  hosts: [{ name: 'a', address: '10.9.0.1', programs: [{ name: 'one.py', language: 'python', start: '0ms', source }] }],
  ...more,
});

/** A worker that lives in this thread: what goes through the door is cloned, as a real door would. */
function insideWorker(sessionRuntimes = RUNTIMES): WorkerLike {
  const worker: WorkerLike = {
    onmessage: null,
    onerror: null,
    postMessage: (request: Request) => queueMicrotask(() => session.hear(structuredClone(request))),
    terminate: () => {
      worker.onmessage = null;
    },
  };
  const session = openSession(
    {
      post: (reply: Reply, transfer) => worker.onmessage?.({ data: structuredClone(reply, { transfer: [...transfer] }) }),
      pause: () => Promise.resolve(),
      clock: () => 0,
    },
    sessionRuntimes,
  );
  return worker;
}
const silentWorker = (): WorkerLike => ({ onmessage: null, onerror: null, postMessage: () => {}, terminate: () => {} });

interface Heard extends RunListener {
  readonly end: Promise<string>;
  trace: Trace | null;
  problems: readonly RunProblem[];
  grew: number;
}
function ear(): Heard {
  let tell: (how: string) => void = () => {};
  const heard: Heard = {
    end: new Promise((resolve) => {
      tell = resolve;
    }),
    trace: null,
    problems: [],
    grew: 0,
    grown(trace) {
      heard.trace = trace;
      heard.grew++;
    },
    done() {
      tell('done');
    },
    refused(problems) {
      heard.problems = problems;
      tell('refused');
    },
    failed(sentence) {
      tell(sentence);
    },
  };
  return heard;
}

describe('the door', () => {
  it('hands over a trace that grows, and says when it is complete', async () => {
    const heard = ear();
    createClient(insideWorker).run(file('print a\n'.repeat(3000)), heard);
    expect(await heard.end).toBe('done');
    expect(heard.trace?.complete).toBe(true);
    expect(heard.grew).toBeGreaterThan(1);
    expect(heard.trace?.kindOf(heard.trace.count - 1)).toBe('run.ended');
  });
  it('refuses a scenario with every problem by path', async () => {
    const heard = ear();
    createClient(insideWorker).run(file('print a', { end: 'soon' }), heard);
    expect(await heard.end).toBe('refused');
    expect(heard.problems[0]?.path).toBe('end');
  });
  it('refuses a program with what is wrong in it, by line', async () => {
    const heard = ear();
    createClient(insideWorker).run(file('print a\nunsupported'), heard);
    expect(await heard.end).toBe('refused');
    expect(heard.problems[0]?.program).toMatchObject({ line: 2, kind: 'unsupported' });
  });
  it('answers what a stack was, after the run and every time the same', async () => {
    const heard = ear();
    const run = createClient(insideWorker).run(file('compute 20000\nprint a'), heard);
    await heard.end;
    const frames = await run.inspect(0, ns(1_000_000));
    expect(frames[0]?.locals).toContainEqual({ name: 'step', value: '5000' });
    expect(await run.inspect(0, ns(1_000_000))).toEqual(frames);
  });
  it('lets a new run take the place of one that is under way', async () => {
    const client = createClient(insideWorker);
    const first = ear();
    client.run(file('compute 1\nrepeat 1'), first);
    const second = ear();
    client.run(file('print b'), second);
    expect(await second.end).toBe('done');
    expect(first.trace?.complete ?? false).toBe(false);
  });
});

describe('a worker that is silent', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  it('is replaced after two seconds, and the page is told', async () => {
    const workers = [silentWorker(), silentWorker()];
    let started = 0;
    const client = createClient(() => workers[started++]!);
    const heard = ear();
    client.run(file('print a'), heard);
    workers[0]?.onmessage?.({ data: { kind: 'ready', run: -1 } });
    vi.advanceTimersByTime(SILENCE + 1);
    expect(await heard.end).toMatch(/has not answered for 2 s/);
    client.run(file('print a'), ear());
    expect(started).toBe(2);
  });
  it('may take longer to be loaded over a slow network, but not for ever', async () => {
    const heard = ear();
    let over = false;
    createClient(silentWorker).run(file('print a'), {
      ...heard,
      failed: (sentence) => {
        over = true;
        heard.failed(sentence);
      },
    });
    vi.advanceTimersByTime(SILENCE * 3);
    expect(over).toBe(false);
    vi.advanceTimersByTime(LOADING);
    expect(await heard.end).toMatch(/could not be loaded within 30 s/);
  });
  it('that breaks is replaced at once, with its reason', async () => {
    const worker = silentWorker();
    const heard = ear();
    createClient(() => worker).run(file('print a'), heard);
    worker.onerror?.({ message: 'out of memory' });
    expect(await heard.end).toBe('The simulation broke: out of memory.');
  });
});
