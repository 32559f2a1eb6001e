/**
 * Two flows over one bottleneck: two senders, a router with a finite queue, one receiver, real programs. How fairly they share is Jain's index,
 * (sum x)^2 / (n sum x^2): 1 is equal, 1/2 is one taking all. Two Reno flows with the same round trip must come out above 0.95 when averaged over half a minute
 * (the drop-tail queue hits whoever sends, so single seeds wander); with unequal round trips Reno favours the shorter, about as its inverse.
 */
import { expect, test } from 'vitest';
import type { Trace } from '#trace/trace.ts';
import { simulateScenario } from './scenariorun.ts';

const SECONDS = 40;
const WARM = 8;

const sender = (port: number): string => `import socket
sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
sock.connect(("10.9.0.9", ${port}))
while True:
    sock.sendall(b"x" * 100000)
`;
const receiver = (port: number): string => `import socket
lsock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
lsock.bind(("10.9.0.9", ${port}))
lsock.listen()
conn, addr = lsock.accept()
while conn.recv(1000000):
    pass
`;

interface Flow {
  readonly control: 'reno' | 'cubic';
  readonly delay: number;
  readonly start: number;
}

/** Bytes a second that each flow got through a bottleneck of 10 Mbit/s. */
function share(flows: readonly [Flow, Flow], queue: number, mark: number | null = null): [number, number] {
  const sysctl = (flow: Flow) => ({ 'net.ipv4.tcp_congestion_control': flow.control, ...(mark === null ? {} : { 'net.ipv4.tcp_ecn': 1 }) });
  const run = simulateScenario({
    version: 1,
    title: 'a shared bottleneck',
    end: `${SECONDS}s`,
    hosts: [
      ...flows.map((flow, i) => ({
        name: `sender${i}`,
        address: `10.9.0.${i + 1}`,
        sysctl: sysctl(flow),
        programs: [{ name: `sender${i}.py`, language: 'python', start: `${flow.start}ms`, source: sender(9000 + i) }],
      })),
      { name: 'router', address: '10.9.0.8', forward: true },
      {
        name: 'receiver',
        address: '10.9.0.9',
        programs: flows.map((_, i) => ({ name: `receiver${i}.py`, language: 'python', start: '0ms', source: receiver(9000 + i) })),
      },
    ],
    links: [
      ...flows.map((flow, i) => ({ between: [`sender${i}`, 'router'], delay: `${flow.delay}ms`, bandwidth: '100Mbit', queue: 1000 })),
      { between: ['router', 'receiver'], delay: '5ms', bandwidth: '10Mbit', queue, ...(mark === null ? {} : { mark }) },
    ],
  });
  if ('problems' in run) throw new Error(run.problems.map((p) => `${p.path}: ${p.sentence}`).join('\n'));
  return received(run.trace);
}

/** What came in order on each channel between the warm-up and the end, a second. */
function received(trace: Trace): [number, number] {
  const first = [0, 0];
  const last = [0, 0];
  const order: number[] = [];
  for (let id = 0; id < trace.count; id++) {
    const event = trace.event(id);
    if (event.kind !== 'bytes.received') continue;
    let flow = order.indexOf(event.channel);
    if (flow < 0) flow = order.push(event.channel) - 1;
    if (event.at < WARM * 1e9) first[flow] = event.upTo;
    last[flow] = event.upTo;
  }
  return [0, 1].map((flow) => ((last[flow] ?? 0) - (first[flow] ?? 0)) / (SECONDS - WARM)) as [number, number];
}

const jain = (x: readonly number[]): number => x.reduce((a, b) => a + b, 0) ** 2 / (x.length * x.reduce((a, b) => a + b * b, 0));

test('how two flows share', async () => {
  const reno = (delay: number, start: number): Flow => ({ control: 'reno', delay, start });
  const cubic = (delay: number, start: number): Flow => ({ control: 'cubic', delay, start });
  const cases: [string, readonly [Flow, Flow], number, number | null][] = [
    ['reno, reno', [reno(15, 100), reno(15, 350)], 30, null],
    ['reno, reno, another start', [reno(15, 100), reno(15, 1730)], 30, null],
    ['reno, reno, short queue', [reno(15, 100), reno(15, 350)], 10, null],
    ['reno, reno, marking', [reno(15, 100), reno(15, 350)], 60, 15],
    ['cubic, cubic', [cubic(15, 100), cubic(15, 350)], 30, null],
    ['reno, cubic', [reno(15, 100), cubic(15, 350)], 30, null],
    ['reno 15 ms, reno 60 ms', [reno(15, 100), reno(60, 350)], 30, null],
  ];
  const lines = ['flows                        kB/s          Jain   used of 1250 kB/s'];
  const index = new Map<string, number>();
  for (const [name, flows, queue, mark] of cases) {
    const x = share(flows, queue, mark);
    index.set(name, jain(x));
    const used = (x[0] + x[1]) / 1_250_000;
    lines.push(
      `${name.padEnd(26)} ${x.map((v) => (v / 1000).toFixed(0).padStart(5)).join(' ')}   ${jain(x).toFixed(3)}   ${(used * 100).toFixed(0)} %`,
    );
    expect(used, name).toBeGreaterThan(0.8);
  }
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('fairness.txt');
  for (const name of ['reno, reno', 'reno, reno, another start', 'reno, reno, short queue', 'reno, reno, marking', 'cubic, cubic'])
    expect(index.get(name), `${name}\n${lines.join('\n')}`).toBeGreaterThan(0.95);
});
