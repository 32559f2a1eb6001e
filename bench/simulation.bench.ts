/** What a person waits for after a click or an edit: simulating; and what a long computation costs in time and trace. DESIGN 13. */
import { readFileSync } from 'node:fs';
import { begin, runToEnd } from '../src/simulation/simulate.ts';
import { inspect } from '../src/simulation/inspect.ts';
import { RUNTIMES } from '../src/simulation/runtimes.ts';
import { resolveScenario } from '../src/scenario/resolve.ts';
import { headerOf } from '../src/trace/chunk.ts';
import { createRecorder } from '../src/trace/recorder.ts';
import { ns } from '../src/time/nanoseconds.ts';
import { milliseconds, perSecond, type Measure } from './measure.ts';

function run(json: unknown) {
  const resolved = resolveScenario(json);
  if ('problems' in resolved) throw new Error(resolved.problems.map((problem) => `${problem.path}: ${problem.sentence}`).join('\n'));
  const recorder = createRecorder(headerOf(resolved.scenario));
  const begun = begin(resolved.scenario, recorder, RUNTIMES);
  if ('problems' in begun) throw new Error(begun.problems.map((problem) => problem.sentence).join('\n'));
  runToEnd(begun.simulation);
  return { recorder, simulation: begun.simulation };
}

const program = (source: string, end: string, name = 'main.py') => ({
  version: 1,
  title: 'bench',
  end,
  hosts: [{ name: 'a', address: '10.9.0.1', programs: [{ name, language: 'python', start: '0ms', source }] }],
});
const BUSY = program('import time\nend = time.time() + 1\nn = 0\nwhile time.time() < end:\n    n += 1\nprint(n > 0)\n', '3s');
const COUNTING = program('n = 0\nwhile n < 1000000:\n    n += 1\nprint(n)\n', '10s');

const echo: unknown = JSON.parse(readFileSync('conformance/kernel/echo-once.json', 'utf8'));
const SINK = `import os, socket
lsock = socket.socket()
lsock.bind((os.environ["SERVER"], 9000))
lsock.listen()
conn, addr = lsock.accept()
while conn.recv(65536):
    pass
`;
const SOURCE = `import os, socket
sock = socket.create_connection((os.environ["SERVER"], 9000))
sock.sendall(b"x" * 20000000)
sock.close()
`;
const env = { SERVER: '10.9.0.2' };
const BULK = {
  version: 1,
  title: 'bulk',
  end: '20s',
  hosts: [
    { name: 'client', address: '10.9.0.1', programs: [{ name: 'client.py', language: 'python', start: '5ms', env, source: SOURCE }] },
    { name: 'server', address: '10.9.0.2', programs: [{ name: 'server.py', language: 'python', start: '0ms', env, source: SINK }] },
  ],
  links: [{ between: ['client', 'server'], delay: '5ms', bandwidth: '1Gbit' }],
};

let busyBytes = 0;
export const measures: readonly Measure[] = [
  {
    title: 'simulate a typical scenario (echo once)',
    unit: 'ms',
    runs: 21,
    warmup: 5,
    goal: { most: 10 },
    run: () => milliseconds(() => run(echo)),
  },
  {
    title: 'simulate a 1 s busy loop on the clock',
    unit: 'ms',
    runs: 3,
    warmup: 1,
    goal: { most: 1000 },
    run: () =>
      milliseconds(() => {
        busyBytes = run(BUSY).recorder.size();
      }),
    note: () => `${(busyBytes / 1e6).toFixed(1)} MB of trace (goal: 20)`,
  },
  {
    title: 'simulate a counting loop with line tracing',
    unit: 'lines/s',
    runs: 3,
    warmup: 1,
    goal: { least: 5_000_000 },
    run: () => perSecond(2_000_000, () => run(COUNTING)),
  },
  {
    title: 'bulk TCP with full trace',
    unit: 'packets/s',
    runs: 3,
    warmup: 1,
    goal: { least: 200_000 },
    run: () => {
      let packets = 0;
      const took = milliseconds(() => {
        packets = run(BULK).simulation.kernel.state.next.packet;
      });
      return (packets * 1000) / took;
    },
  },
  {
    title: 'inspect a thread in the middle of a busy second',
    unit: 'ms',
    runs: 5,
    warmup: 1,
    goal: { most: 50 },
    run: () => {
      const { simulation } = run(BUSY);
      return milliseconds(() => inspect(simulation.snapshots, RUNTIMES, 0, ns(543_210_000)));
    },
  },
];
