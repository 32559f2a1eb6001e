/** How long a person waits for a run, how many segments and lines a second we manage, and what a busy loop costs. */
import { readFileSync } from 'node:fs';
import { simulateScenario } from '../src/simulation/scenariorun.ts';
import type { Trace } from '../src/trace/trace.ts';
import { milliseconds, type Measure } from './measure.ts';

/** Runs a scenario to its end; throws where it was refused. */
function traceOf(json: unknown): Trace {
  const run = simulateScenario(json);
  if ('problems' in run) throw new Error(run.problems.map((problem) => problem.sentence).join('\n'));
  return run.trace;
}

const typical: unknown = JSON.parse(readFileSync('conformance/kernel/two-sends-nagle.json', 'utf8'));

/** About a second of computing: 5,000,000 bytecode steps of 200 ns. */
const busy = {
  version: 1,
  end: '1s',
  hosts: [{ name: 'solo', programs: [{ name: 'busy.py', source: 'n = 0\nwhile True:\n    n += 1\n' }] }],
};

const BYTES = 20_000_000;
const bulk = {
  version: 1,
  end: '60s',
  hosts: [
    {
      name: 'client',
      address: '10.9.0.1',
      programs: [
        {
          name: 'client.py',
          start: '10ms',
          source: `import socket\nsock = socket.socket()\nsock.connect(("10.9.0.2", 9000))\nsock.sendall(bytes(${BYTES}))\nsock.close()\n`,
        },
      ],
    },
    {
      name: 'server',
      address: '10.9.0.2',
      programs: [
        {
          name: 'server.py',
          source:
            'import socket\nlistener = socket.socket()\nlistener.bind(("10.9.0.2", 9000))\nlistener.listen()\nconn, peer = listener.accept()\nwhile conn.recv(65536):\n    pass\nconn.close()\n',
        },
      ],
    },
  ],
  links: [{ between: ['client', 'server'], delay: '1ms' }],
};

/** Line steps of the main thread. */
const linesOf = (trace: Trace): number => trace.linesOf(0)?.entries ?? 0;

export const measures: readonly Measure[] = [
  {
    title: 'simulate a typical scenario (two writes, Nagle)',
    unit: 'ms',
    runs: 15,
    warmup: 5,
    goal: { most: 10 },
    run: () => milliseconds(() => traceOf(typical)),
  },
  {
    title: 'simulate a busy loop of 1 s',
    unit: 'ms',
    runs: 5,
    goal: { most: 1_000 },
    run: () => milliseconds(() => traceOf(busy)),
  },
  {
    title: 'trace of a busy loop of 1 s',
    unit: 'MB',
    runs: 1,
    warmup: 0,
    goal: { most: 20 },
    run: () => traceOf(busy).size() / 1_000_000,
  },
  {
    title: 'lines of Python with line tracing',
    unit: 'lines/s',
    runs: 5,
    goal: { least: 5_000_000 },
    run: () => {
      let lines = 0;
      const time = milliseconds(() => (lines = linesOf(traceOf(busy))));
      return (lines * 1_000) / time;
    },
  },
  {
    title: 'bulk TCP, 20 MB, with full trace',
    unit: 'segments/s',
    runs: 3,
    goal: { least: 200_000 },
    run: () => {
      let segments = 0;
      const time = milliseconds(() => (segments = traceOf(bulk).eventsOf('packet.sent').length));
      return (segments * 1_000) / time;
    },
  },
];
