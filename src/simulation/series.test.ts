/** What the charts are drawn from, held against real runs: a bulk transfer through a narrow link, with and without loss. */
import { describe, expect, it } from 'vitest';
import { ns } from '#time/nanoseconds.ts';
import { indexOf } from '#trace/index/index.ts';
import { flowsOf, spanOf } from '#trace/series/flows.ts';
import { queuesOf } from '#trace/series/queue.ts';
import { roundTripsOf } from '#trace/series/roundtrip.ts';
import { sequenceOf } from '#trace/series/sequence.ts';
import { greatest, valueAt } from '#trace/series/steps.ts';
import { fairness, roundLength, throughputOf } from '#trace/series/throughput.ts';
import { windowsOf } from '#trace/series/windows.ts';
import { simulateScenario } from './scenariorun.ts';

const SIZE = 200_000;
const CLIENT = `import os, socket
sock = socket.create_connection((os.environ["SERVER"], 9000))
sock.sendall(b"x" * ${SIZE})
sock.close()
`;
const SERVER = `import os, socket
lsock = socket.create_server((os.environ["SERVER"], 9000))
conn, addr = lsock.accept()
while conn.recv(65536):
    pass
`;

function seriesOf(link: object) {
  const program = (name: string, source: string, start: string) => ({
    name,
    language: 'python',
    source,
    start,
    env: { SERVER: '10.9.0.2' },
  });
  const done = simulateScenario({
    version: 1,
    title: 'bulk',
    end: '20s',
    hosts: [
      { name: 'client', address: '10.9.0.1', programs: [program('client.py', CLIENT, '10ms')] },
      { name: 'server', address: '10.9.0.2', programs: [program('server.py', SERVER, '0ms')] },
    ],
    links: [{ between: ['client', 'server'], delay: '20ms', bandwidth: '10Mbit', queue: 20, ...link }],
  });
  if ('problems' in done) throw new Error(done.problems.map((one) => one.sentence).join('\n'));
  const index = indexOf(done.trace);
  const [flow] = flowsOf(index);
  if (flow === undefined) throw new Error('no flow');
  return { trace: done.trace, index, flow };
}

describe('series of a bulk transfer', () => {
  const { trace, index, flow } = seriesOf({});
  const end = ns(20e9);

  it('find the one flow, and the time in which it lived', () => {
    expect(flowsOf(index)).toHaveLength(1);
    expect(flow.written).toBe(SIZE);
    const span = spanOf(index, [flow]);
    expect(span?.from).toBe(index.packets[0]?.sentAt);
    expect(span?.to).toBeLessThan(2e9);
  });

  it('see every byte leave, at or below the edge of the window, and be acknowledged', () => {
    const { segments, acked, edge } = sequenceOf(index, flow);
    expect(Math.max(...segments.map((segment) => segment.to))).toBe(SIZE);
    expect(valueAt(acked, end)).toBe(SIZE);
    for (const segment of segments) expect(segment.to).toBeLessThanOrEqual(valueAt(edge, segment.at) ?? 0);
  });

  it('let nothing more into flight than the congestion window allows', () => {
    const { cwnd, inFlight } = windowsOf(trace, flow.sender);
    inFlight.at.forEach((at, place) => {
      const flying = inFlight.value[place] ?? 0;
      // A window that was just cut may lie below what had left before.
      if (place > 0 && flying > (inFlight.value[place - 1] ?? 0)) expect(flying).toBeLessThanOrEqual(valueAt(cwnd, ns(at)) ?? 0);
    });
  });

  it('measure no round trip below that of the wire, and a timeout above the smoothed one', () => {
    const { samples, smoothed, timeout } = roundTripsOf(index, flow);
    expect(samples.length).toBeGreaterThan(20);
    for (const sample of samples) expect(sample.took).toBeGreaterThanOrEqual(40e6);
    smoothed.at.forEach((at, place) => {
      const value = smoothed.value[place] ?? Number.NaN;
      if (!Number.isNaN(value)) expect(valueAt(timeout, ns(at))).toBeGreaterThan(value);
    });
  });

  it('count every byte once in the throughput, and never more than the link carries', () => {
    // With a queue that holds everything, nothing is lost and no gap is filled late.
    const { index, flow } = seriesOf({ queue: 500 });
    const span = spanOf(index, [flow]);
    if (span === null) throw new Error('no span');
    const length = roundLength(span.to - span.from, 40);
    const stretches = throughputOf(index, flow, span.from, span.to, length);
    expect(stretches.reduce((sum, stretch) => sum + stretch.bytes, 0)).toBe(SIZE);
    // What fits into a stretch, and one segment that was under way at its edge.
    for (const stretch of stretches) expect(stretch.bytes).toBeLessThanOrEqual((10e6 / 8) * (length / 1e9) + 1500);
  });

  it('see the queue in front of the narrow link grow, empty again, and throw away exactly the packets that the trace lost to it', () => {
    const queue = queuesOf(index).find((one) => one.from === 0);
    if (queue === undefined) throw new Error('no queue');
    expect(greatest(queue.waiting, 0, 20e9)).toBeLessThanOrEqual(20);
    expect(greatest(queue.waiting, 0, 20e9)).toBeGreaterThan(5);
    expect(valueAt(queue.waiting, end)).toBe(0);
    expect(queue.dropped.map((one) => one.packet)).toEqual(
      index.packets.filter((packet) => packet.why === 'queue').map((packet) => packet.packet),
    );
    if (queue.dropped.length > 0) expect(greatest(queue.waiting, 0, 20e9)).toBe(20);
  });
});

describe('series of a transfer with losses', () => {
  const { index, flow } = seriesOf({ loss: 0.05, bandwidth: '50Mbit' });

  it('mark what was lost, what was sent again, and the blocks that SACK told of', () => {
    const { segments, sacks } = sequenceOf(index, flow);
    expect(segments.some((segment) => segment.lostAt !== null)).toBe(true);
    expect(segments.some((segment) => segment.repeat)).toBe(true);
    for (const sack of sacks) {
      expect(sack.from).toBeGreaterThanOrEqual(0);
      expect(sack.to).toBeGreaterThan(sack.from);
      expect(sack.to).toBeLessThanOrEqual(SIZE);
    }
    expect(sacks.length).toBeGreaterThan(0);
  });
  it('measure no round trip by bytes that were sent twice', () => {
    const again = sequenceOf(index, flow).segments.filter((segment) => segment.repeat);
    for (const sample of roundTripsOf(index, flow).samples) {
      const packet = index.packets[sample.packet];
      expect(again.some((one) => packet !== undefined && one.from < packet.offset + packet.length && packet.offset < one.to)).toBe(false);
    }
  });
});

describe("Jain's index", () => {
  it('is 1 where all get the same, and 1/n where one gets everything', () => {
    expect(fairness([3, 3, 3])).toBe(1);
    expect(fairness([0, 8, 0, 0])).toBe(0.25);
    expect(fairness([])).toBe(1);
  });
});
