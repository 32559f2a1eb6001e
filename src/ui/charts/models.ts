/** What each chart shows, as data: lines, bars and dots with their names. Pure: from an index and the chosen flows. */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { TraceIndex } from '#trace/index/index.ts';
import { queuesOf } from '#trace/series/queue.ts';
import { roundTripsOf } from '#trace/series/roundtrip.ts';
import { sequenceOf } from '#trace/series/sequence.ts';
import type { Flow } from '#trace/series/flows.ts';
import { StepBuilder, type Steps } from '#trace/series/steps.ts';
import { roundLength, throughputOf } from '#trace/series/throughput.ts';
import { windowsOf } from '#trace/series/windows.ts';
import { hueOf } from '../bytes/hue.ts';
import { endpointText } from '../wording/wording.ts';

export const CHARTS = ['sequence', 'windows', 'roundtrip', 'throughput', 'queue'] as const;
export type ChartName = (typeof CHARTS)[number];
export type Unit = 'bytes' | 'time' | 'rate' | 'packets';
/** How a line is drawn: what tells lines of one hue apart. */
export type Look = 'solid' | 'dashed' | 'dotted' | 'area';

export interface LineModel {
  readonly key: string;
  readonly name: string;
  readonly look: Look;
  /** 0 is ink; 1 to 8 a flow. */
  readonly hue: number;
  readonly steps: Steps;
}
/** A segment: bytes [from, to) at an instant. */
export interface BarModel {
  readonly at: Nanoseconds;
  readonly from: number;
  readonly to: number;
  readonly hue: number;
  readonly kind: 'sent' | 'repeat' | 'lost' | 'sack';
  /** -1 for a SACK block. */
  readonly packet: number;
}
export interface DotModel {
  readonly at: Nanoseconds;
  readonly value: number;
  readonly kind: 'sample' | 'dropped';
  readonly hue: number;
  readonly packet: number;
}
export interface ChartModel {
  readonly name: ChartName;
  readonly title: string;
  /** What the picture says, in a sentence. */
  readonly about: string;
  readonly unit: Unit;
  readonly lines: readonly LineModel[];
  readonly bars: readonly BarModel[];
  readonly dots: readonly DotModel[];
  /** Why there is nothing to see, or ''. */
  readonly empty: string;
}
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const CHART_TITLES: Readonly<Record<ChartName, string>> = {
  sequence: 'Sequence',
  windows: 'Windows',
  roundtrip: 'Round trip',
  throughput: 'Throughput',
  queue: 'Queue',
};

/** Stretches of the throughput that fill the picture. */
const STRETCHES = 60;

/** "client to server", with the ports where two flows would have the same name. */
export function flowName(index: TraceIndex, flow: Flow, flows: readonly Flow[]): string {
  const host = (socket: number): string => index.trace.header.hosts[index.sockets[socket]?.host ?? -1]?.name ?? '?';
  const name = (one: Flow): string => `${host(one.sender)} to ${host(one.receiver)}`;
  if (flows.filter((one) => name(one) === name(flow)).length < 2) return name(flow);
  return `${name(flow)}, port ${portOf(index, flow)}`;
}

/** The port that tells two flows between the same hosts apart: that of the side that connected. */
function portOf(index: TraceIndex, flow: Flow): string {
  const opener = flow.direction === 0 ? flow.sender : flow.receiver;
  const { trace } = index;
  for (const id of trace.eventsOf('socket.connection')) {
    const event = trace.eventOf('socket.connection', id);
    if (event.socket === opener) return endpointText(event.address, event.port).split(':')[1] ?? '';
  }
  return '?';
}

export function modelOf(chart: ChartName, index: TraceIndex, flows: readonly Flow[], span: Span): ChartModel {
  switch (chart) {
    case 'sequence':
      return sequenceModel(index, flows);
    case 'windows':
      return windowsModel(index, flows);
    case 'roundtrip':
      return roundTripModel(index, flows);
    case 'throughput':
      return throughputModel(index, flows, span);
    case 'queue':
      return queueModel(index);
    default:
      return chart satisfies never;
  }
}

const base = (name: ChartName, about: string, unit: Unit): ChartModel => ({
  name,
  title: CHART_TITLES[name],
  about,
  unit,
  lines: [],
  bars: [],
  dots: [],
  empty: '',
});

/** One flow: ink and several lines. More flows: one line each, in the hue of the flow. */
const alone = (flows: readonly Flow[]): Flow | null => (flows.length === 1 ? (flows[0] ?? null) : null);
const perFlow = (index: TraceIndex, flows: readonly Flow[], steps: (flow: Flow) => Steps): readonly LineModel[] =>
  flows.map((flow, place) => ({
    key: `${flow.channel}.${flow.direction}`,
    name: flowName(index, flow, flows),
    look: 'solid',
    hue: hueOf(place + 1),
    steps: steps(flow),
  }));

function sequenceModel(index: TraceIndex, flows: readonly Flow[]): ChartModel {
  const flow = alone(flows);
  if (flow === null)
    return {
      ...base('sequence', 'Bytes acknowledged so far, for each flow: the steeper, the faster.', 'bytes'),
      lines: perFlow(index, flows, (one) => sequenceOf(index, one).acked),
    };
  const { segments, acked, edge, sacks } = sequenceOf(index, flow);
  const writes = index.channels[flow.channel]?.directions[flow.direction].writes ?? [];
  let write = 0;
  return {
    ...base(
      'sequence',
      'Each bar is a segment: which bytes, and when it left. The line below is what is acknowledged, the one above how far the window reaches.',
      'bytes',
    ),
    lines: [
      { key: 'edge', name: 'window reaches', look: 'dashed', hue: 0, steps: edge },
      { key: 'acked', name: 'acknowledged', look: 'solid', hue: 0, steps: acked },
    ],
    bars: [
      ...segments.map((segment): BarModel => {
        while (write > 0 && (writes[write]?.offset ?? 0) > segment.from) write--;
        while (write + 1 < writes.length && (writes[write + 1]?.offset ?? Infinity) <= segment.from) write++;
        return {
          at: segment.at,
          from: segment.from,
          to: segment.to,
          hue: hueOf(writes[write]?.write ?? 0),
          kind: segment.lostAt === null ? (segment.repeat ? 'repeat' : 'sent') : 'lost',
          packet: segment.packet,
        };
      }),
      ...sacks.map((sack): BarModel => ({ ...sack, hue: 0, kind: 'sack', packet: -1 })),
    ],
  };
}

function windowsModel(index: TraceIndex, flows: readonly Flow[]): ChartModel {
  const flow = alone(flows);
  if (flow === null)
    return {
      ...base('windows', 'The congestion window of each sender: how much it lets itself have in flight.', 'bytes'),
      lines: perFlow(index, flows, (one) => windowsOf(index.trace, one.sender).cwnd),
    };
  const { cwnd, ssthresh, peer, inFlight } = windowsOf(index.trace, flow.sender);
  return {
    ...base('windows', 'What is in flight stays below both windows: the smaller one holds the sender.', 'bytes'),
    lines: [
      { key: 'inFlight', name: 'in flight', look: 'area', hue: 0, steps: inFlight },
      { key: 'peer', name: 'receive window (rwnd)', look: 'dashed', hue: 0, steps: peer },
      { key: 'ssthresh', name: 'ssthresh', look: 'dotted', hue: 0, steps: ssthresh },
      { key: 'cwnd', name: 'congestion window (cwnd)', look: 'solid', hue: 0, steps: cwnd },
    ],
  };
}

function roundTripModel(index: TraceIndex, flows: readonly Flow[]): ChartModel {
  const flow = alone(flows);
  if (flow === null)
    return {
      ...base('roundtrip', 'The smoothed round trip of each flow: queues make it grow.', 'time'),
      lines: perFlow(index, flows, (one) => roundTripsOf(index, one).smoothed),
    };
  const { samples, smoothed, timeout } = roundTripsOf(index, flow);
  return {
    ...base('roundtrip', 'Each dot is a segment and how long its acknowledgment took. The timeout follows from them.', 'time'),
    lines: [
      { key: 'timeout', name: 'timeout (RTO)', look: 'dashed', hue: 0, steps: timeout },
      { key: 'smoothed', name: 'smoothed (SRTT)', look: 'solid', hue: 0, steps: smoothed },
    ],
    dots: samples.map((sample) => ({ at: sample.at, value: sample.took, kind: 'sample', hue: 0, packet: sample.packet })),
  };
}

function throughputModel(index: TraceIndex, flows: readonly Flow[], span: Span): ChartModel {
  const length = roundLength(Math.max(1, span.to - span.from), STRETCHES);
  const rate = (flow: Flow): Steps => {
    const steps = new StepBuilder();
    for (const stretch of throughputOf(index, flow, span.from as Nanoseconds, span.to as Nanoseconds, length))
      steps.add(stretch.to, stretch.bitsPerSecond);
    return steps.build();
  };
  const flow = alone(flows);
  return {
    ...base('throughput', `Bytes that came in order, each time over the last ${length / 1e6} ms.`, 'rate'),
    lines:
      flow === null ? perFlow(index, flows, rate) : [{ key: 'rate', name: 'arrived in order', look: 'area', hue: 0, steps: rate(flow) }],
  };
}

function queueModel(index: TraceIndex): ChartModel {
  const queues = queuesOf(index);
  const host = (number: number): string => index.trace.header.hosts[number]?.name ?? '?';
  const looks: readonly Look[] = ['area', 'solid', 'dashed', 'dotted'];
  return {
    ...base('queue', 'Packets that wait because the link is busy. A ✕ is one that found the queue full.', 'packets'),
    lines: queues.map((queue, place) => ({
      key: `${queue.link}.${queue.from}`,
      name: `${host(queue.from)} to ${host(queue.to)}`,
      look: looks[place % looks.length] ?? 'solid',
      hue: 0,
      steps: queue.waiting,
    })),
    dots: queues.flatMap((queue) =>
      queue.dropped.map(({ at, packet }): DotModel => ({
        at,
        value: Number.NaN,
        kind: 'dropped',
        hue: 0,
        packet,
      })),
    ),
    empty:
      queues.length === 0 ? 'No link here has a bandwidth, so nothing ever waits for one. Give a link a bandwidth to see its queue.' : '',
  };
}
