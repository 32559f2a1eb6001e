/**
 * A large transfer, run as the worker runs it: slice by slice, the trace taken in chunks of 5,000 events and appended as the page does.
 * 100 MB over 1 Gbit/s with a round trip of 10 ms, without loss and with 1 %. DESIGN 13.
 */
import { prepareWorlds, worldAt } from '../src/trace/history.ts';
import { indexOf } from '../src/trace/index/index.ts';
import { headerOf } from '../src/trace/chunk.ts';
import { createRecorder } from '../src/trace/recorder.ts';
import { Trace } from '../src/trace/trace.ts';
import { resolveScenario } from '../src/scenario/resolve.ts';
import { advance, begin } from '../src/simulation/simulate.ts';
import { RUNTIMES } from '../src/simulation/runtimes.ts';
import { ns } from '../src/time/nanoseconds.ts';
import { coreMilliseconds, type Measure } from './measure.ts';

const BYTES = 100_000_000;
const SINK = `import os, socket
lsock = socket.socket()
lsock.bind((os.environ["SERVER"], 9000))
lsock.listen()
conn, addr = lsock.accept()
got = 0
while chunk := conn.recv(65536):
    got += len(chunk)
print(got)
`;
const SOURCE = `import os, socket
sock = socket.create_connection((os.environ["SERVER"], 9000))
sock.sendall(b"x" * ${BYTES})
sock.close()
`;
const env = { SERVER: '10.9.0.2' };
const scenario = (loss: number): unknown => ({
  version: 1,
  title: 'bulk',
  end: '200s',
  hosts: [
    { name: 'client', address: '10.9.0.1', programs: [{ name: 'client.py', language: 'python', start: '5ms', env, source: SOURCE }] },
    { name: 'server', address: '10.9.0.2', programs: [{ name: 'server.py', language: 'python', start: '0ms', env, source: SINK }] },
  ],
  links: [{ between: ['client', 'server'], delay: '5ms', bandwidth: '1Gbit', loss }],
});

interface Run {
  readonly trace: Trace;
  readonly core: number;
  readonly appending: number;
  readonly packets: number;
}

/** One transfer; how long a core worked on simulating and recording, and how long on appending the chunks. */
function transfer(loss: number): Run {
  const resolved = resolveScenario(scenario(loss));
  if ('problems' in resolved) throw new Error(resolved.problems.map((problem) => problem.sentence).join('\n'));
  const header = headerOf(resolved.scenario);
  const recorder = createRecorder(header);
  const begun = begin(resolved.scenario, recorder, RUNTIMES);
  if ('problems' in begun) throw new Error(begun.problems.map((problem) => problem.sentence).join('\n'));
  const { simulation } = begun;
  const trace = new Trace(header);
  let core = 0;
  let appending = 0;
  for (let more = true; more;) {
    core += coreMilliseconds(() => {
      while (more && recorder.count - trace.count < 5_000) more = advance(simulation);
    });
    const chunk = recorder.takeChunk();
    appending += coreMilliseconds(() => trace.append(chunk));
  }
  trace.finish();
  return { trace, core, appending, packets: simulation.kernel.state.next.packet };
}

const last = new Map<number, Run>();
const seconds = (run: Run): string => (run.trace.end / 1e9).toFixed(1);

const speed = (title: string, loss: number): Measure => ({
  title: `100 MB over 1 Gbit/s, 10 ms round trip, ${title}, full trace`,
  unit: 'segments/s',
  runs: 3,
  warmup: 1,
  goal: { least: 200_000 },
  run: () => {
    const run = transfer(loss);
    last.set(loss, run);
    return (run.packets * 1000) / run.core;
  },
  note: () => {
    const run = last.get(loss);
    if (run === undefined) return '';
    const sent = run.trace.eventsOf('bytes.written').reduce((sum, id) => sum + run.trace.eventOf('bytes.written', id).bytes.length, 0);
    const events = run.trace.count.toLocaleString('en');
    const ended = run.trace.eventOf('run.ended', run.trace.count - 1).why;
    return `${run.packets.toLocaleString('en')} segments and ${events} events in ${seconds(run)} s of virtual time, ended: ${ended}; ${(sent / 1e6).toFixed(0)} MB of payload, ${(run.trace.size() / 1e6).toFixed(0)} MB of trace with it (a run may record 268); appended to the page's trace in ${run.appending.toFixed(0)} ms`;
  },
});

const memory = (title: string, loss: number): Measure => ({
  title: `the same, ${title}: trace without its payload`,
  unit: 'bytes an event',
  runs: 1,
  warmup: 0,
  goal: { most: 200 },
  run: () => {
    const { trace } = last.get(loss) ?? transfer(loss);
    const payload = trace.eventsOf('bytes.written').reduce((sum, id) => sum + trace.eventOf('bytes.written', id).bytes.length, 0);
    return (trace.size() - payload) / trace.count;
  },
});

export const measures: readonly Measure[] = [
  speed('no loss', 0),
  memory('no loss', 0),
  speed('1 % loss', 0.01),
  memory('1 % loss', 0.01),
  {
    title: 'the same, 1 % loss: worldAt, random seeks, p99',
    unit: 'ms',
    runs: 1,
    warmup: 0,
    goal: { most: 2 },
    run: () => {
      const { trace } = last.get(0.01) ?? transfer(0.01);
      indexOf(trace);
      prepareWorlds(trace);
      const taken: number[] = [];
      let place = 12_345;
      for (let i = 0; i < 1_000; i++) {
        place = (place * 16_807) % 2_147_483_647;
        const time = ns(Math.floor((trace.end * place) / 2_147_483_647));
        const started = performance.now();
        worldAt(trace, time);
        taken.push(performance.now() - started);
      }
      return taken.toSorted((a, b) => a - b)[990] ?? 0;
    },
  },
];
