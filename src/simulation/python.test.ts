import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { step } from '#kernel/run.ts';
import { resolveScenario } from '#scenario/resolve.ts';
import { ns } from '#time/nanoseconds.ts';
import { headerOf } from '#trace/chunk.ts';
import type { EventOf, TraceEvent } from '#trace/events.ts';
import { fingerprint } from '#trace/fingerprint.ts';
import { worldAtEvent } from '#trace/history.ts';
import { ledgerProblems } from '#trace/ledger.ts';
import { createRecorder } from '#trace/recorder.ts';
import type { Trace } from '#trace/trace.ts';
import { pairScenario, pythonPair } from './conversations.ts';
import { inspect } from './inspect.ts';
import { resultOf } from './result.ts';
import { RUNTIMES } from './runtimes.ts';
import { simulateScenario } from './scenariorun.ts';
import { begin, restore } from './simulate.ts';
import { takeSnapshot } from './snapshots.ts';
import { eventsOf, tailEvents } from './testing.ts';

function run(json: unknown): Trace {
  const done = simulateScenario(json);
  if ('problems' in done) throw new Error(done.problems.map((problem) => `${problem.path}: ${problem.sentence}`).join('\n'));
  return done.trace;
}
const one = (source: string, more: object = {}) => ({
  version: 1,
  title: 'one',
  end: '2s',
  hosts: [{ name: 'a', address: '10.9.0.1', programs: [{ name: 'main.py', language: 'python', start: '0ms', source }] }],
  ...more,
});
const rough = fc.record({ loss: fc.constantFrom(0, 0.1), reorder: fc.constantFrom(0, 0.2), duplicate: fc.constantFrom(0, 0.1) });
const RUNS = 40;

describe('any two Python programs that talk', () => {
  it('keep the ledger at every event, and give the same trace twice', () => {
    fc.assert(
      fc.property(pythonPair, rough, (pair, link) => {
        const trace = run(pairScenario(pair, link));
        for (let id = 0; id < trace.count; id++) expect(ledgerProblems(worldAtEvent(trace, id))).toEqual([]);
        expect(fingerprint(run(pairScenario(pair, link)))).toBe(fingerprint(trace));
        expect(resultOf(trace).unsupported).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  it('run on from a snapshot taken anywhere, cloned, in a fresh simulator, to the identical trace', () => {
    fc.assert(
      fc.property(pythonPair, fc.nat(300), (pair, steps) => {
        const resolved = resolveScenario(pairScenario(pair));
        if ('problems' in resolved) throw new Error('refused');
        const recorder = createRecorder(headerOf(resolved.scenario));
        const begun = begin(resolved.scenario, recorder, RUNTIMES);
        if ('problems' in begun) throw new Error(begun.problems.map((problem) => problem.sentence).join('\n'));
        const { kernel } = begun.simulation;
        for (let i = 0; i < steps && step(kernel); i++);
        const snapshot = takeSnapshot(kernel, recorder.count);
        while (step(kernel));
        const second = createRecorder(headerOf(resolved.scenario), snapshot.events);
        const copy = restore(structuredClone(snapshot.state), second, RUNTIMES);
        while (step(copy));
        expect(tailEvents(second, snapshot.events)).toEqual(tailEvents(recorder, 0).slice(snapshot.events));
      }),
      { numRuns: RUNS },
    );
  }, 120_000);
});

describe('a Python program', () => {
  const events = (trace: Trace): readonly TraceEvent[] => eventsOf(trace);

  it('sends its FIN when the function that held the socket returns, though nobody closed it', () => {
    const client =
      'import socket, time\ndef visit():\n    sock = socket.create_connection(("10.9.0.2", 9000))\n    sock.sendall(b"hi")\nvisit()\ntime.sleep(0.5)\nprint("end")\n';
    const server =
      'import socket\nl = socket.socket()\nl.bind(("10.9.0.2", 9000))\nl.listen()\nc, a = l.accept()\nprint(c.recv(10), c.recv(10))\n';
    const trace = run(pairScenario({ client, server, seed: 1 }));
    const fin = events(trace).find(
      (event): event is EventOf<'channel.end'> => event.kind === 'channel.end' && event.direction === 0 && event.stage === 'sent',
    );
    const asleep = events(trace).find(
      (event): event is EventOf<'call.entered'> => event.kind === 'call.entered' && event.name === 'clock_nanosleep',
    );
    expect(fin!.at).toBeLessThan(asleep!.at);
    expect(resultOf(trace).printed['server.py']).toEqual(["b'hi' b''"]);
  });

  it('that waits for the clock in a loop comes to an end, and one that never ends is told with its line', () => {
    expect(
      resultOf(run(one('import time\nend = time.time() + 0.2\nwhile time.time() < end:\n    pass\nprint("done")\n'))).printed['main.py'],
    ).toEqual(['done']);
    expect(resultOf(run(one('n = 0\nwhile True:\n    n += 1\n', { end: '300ms' }))).notes?.[0]).toMatch(
      /^main.py, line [23]: It was still running/,
    );
  });

  it('that fails shows its traceback, folded to its last line, and exits with 1', () => {
    const result = resultOf(run(one('print("before")\n1 / 0\n')));
    expect(result.printed['main.py']).toEqual(['before', 'ZeroDivisionError: division by zero']);
    expect(result.exit['main.py']).toBe(1);
  });

  it('can be looked into at any step, the same every time', () => {
    const resolved = resolveScenario(one('n = 0\nwhile n < 5000:\n    n += 1\nprint(n)\n'));
    if ('problems' in resolved) throw new Error('refused');
    const begun = begin(resolved.scenario, createRecorder(headerOf(resolved.scenario)), RUNTIMES);
    if ('problems' in begun) throw new Error('refused');
    const { kernel, snapshots } = begun.simulation;
    snapshots.kept.push(takeSnapshot(kernel, 0));
    while (step(kernel));
    const value = (time: number) =>
      inspect(snapshots, RUNTIMES, 0, ns(time))
        .at(-1)
        ?.locals.find((local) => local.name === 'n')?.value;
    const seen = [1e5, 5e5, 1e6, 2e6].map(value);
    expect(seen.map(Number)).toEqual([...seen].map(Number).sort((a, b) => a - b));
    expect([1e5, 5e5, 1e6, 2e6].map(value)).toEqual(seen);
    expect(Number(seen[0])).toBeGreaterThan(0);
  });
});

describe('bad input', () => {
  const refused = (json: unknown) => {
    const done = simulateScenario(json);
    return 'problems' in done ? done.problems.map((problem) => `${problem.path}: ${problem.sentence}`) : [];
  };
  it('is refused with a sentence by path', () => {
    expect(refused(one('', { end: 'soon' }))[0]).toMatch(/^end: /);
    expect(
      refused({ ...one(''), hosts: [{ name: 'a', address: '10.9.0.1', sysctl: { 'net.ipv4.tcp_sac': 1 }, programs: [] }] })[0],
    ).toMatch(/^hosts\[0\]\.sysctl/);
    expect(refused({ ...one(''), links: [{ between: ['a', 'b'], delay: '1ms' }] })[0]).toMatch(/^links\[0\]/);
  });
  it('in a program is told with its line and column', () => {
    const done = simulateScenario(one('print("fine")\nif True\n    pass\n'));
    expect('problems' in done && done.problems[0]?.program).toMatchObject({ kind: 'syntax', line: 2 });
  });
});
