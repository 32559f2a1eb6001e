/** Round trips of one flow: each that can be measured, the smoothed one, and the timeout that follows from them (RFC 6298). Nanoseconds. */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { TraceIndex } from '../index/index.ts';
import type { Trace } from '../trace.ts';
import type { Flow } from './flows.ts';
import { sequenceOf } from './sequence.ts';
import { StepBuilder, type Steps } from './steps.ts';

/** From the departure of a segment to the instant at which its last byte was acknowledged. */
export interface RoundTripSample {
  readonly packet: number;
  readonly at: Nanoseconds;
  readonly took: number;
}
export interface RoundTrips {
  readonly samples: readonly RoundTripSample[];
  readonly smoothed: Steps;
  readonly timeout: Steps;
}

export function roundTripsOf(index: TraceIndex, flow: Flow): RoundTrips {
  return { samples: samplesOf(index, flow), ...estimatesOf(index.trace, flow.sender) };
}

/** Karn's rule (RFC 6298 3): an acknowledgment of bytes that were sent twice measures nothing. */
function samplesOf(index: TraceIndex, flow: Flow): readonly RoundTripSample[] {
  const { segments } = sequenceOf(index, flow);
  const repeated = segments.filter((segment) => segment.repeat).toSorted((a, b) => a.from - b.from);
  const acked = index.channels[flow.channel]?.directions[flow.direction].acked ?? [];
  const samples: RoundTripSample[] = [];
  let progress = 0;
  let again = 0;
  for (const segment of segments.filter((one) => !one.repeat).toSorted((a, b) => a.from - b.from)) {
    while (again < repeated.length && (repeated[again]?.to ?? 0) <= segment.from) again++;
    if (again < repeated.length && (repeated[again]?.from ?? 0) < segment.to) continue;
    while (progress < acked.length && (acked[progress]?.upTo ?? 0) < segment.to) progress++;
    const answer = acked[progress];
    if (answer === undefined) break;
    samples.push({ packet: segment.packet, at: answer.at, took: answer.at - segment.at });
  }
  return samples;
}

function estimatesOf(trace: Trace, socket: number): { readonly smoothed: Steps; readonly timeout: Steps } {
  const smoothed = new StepBuilder();
  const timeout = new StepBuilder();
  for (const id of trace.eventsOf('tcp.variables')) {
    if (trace.cell('tcp.variables', 'socket', id) !== socket) continue;
    const at = trace.at(id);
    const srtt = trace.cell('tcp.variables', 'srtt', id);
    const rto = trace.cell('tcp.variables', 'rto', id);
    smoothed.add(at, srtt < 0 ? Number.NaN : srtt);
    timeout.add(at, rto <= 0 ? Number.NaN : rto);
  }
  return { smoothed: smoothed.build(), timeout: timeout.build() };
}
