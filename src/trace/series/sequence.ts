/**
 * Time and sequence of one flow as its sender sees them (Stevens' diagram): which bytes left when, what is known to have arrived, how far the
 * window reaches. The slope is the speed. All positions are offsets in the byte stream.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { TraceIndex } from '../index/index.ts';
import type { Flow } from './flows.ts';
import { StepBuilder, type Steps } from './steps.ts';

/** A segment with the bytes [from, to), when it left. */
export interface SegmentMark {
  readonly packet: number;
  readonly at: Nanoseconds;
  readonly from: number;
  readonly to: number;
  readonly repeat: boolean;
  /** When it was lost, where it was. */
  readonly lostAt: Nanoseconds | null;
}
/** A block [from, to) that the sender heard has arrived out of order (RFC 2018), or twice (RFC 2883) where it lies below what is acknowledged. */
export interface SackMark {
  readonly at: Nanoseconds;
  readonly from: number;
  readonly to: number;
}
export interface SequenceSeries {
  readonly segments: readonly SegmentMark[];
  /** Everything below has been acknowledged. */
  readonly acked: Steps;
  /** Everything below the sender may send as far as the receiver is concerned. */
  readonly edge: Steps;
  readonly sacks: readonly SackMark[];
}

export function sequenceOf(index: TraceIndex, flow: Flow): SequenceSeries {
  const direction = index.channels[flow.channel]?.directions[flow.direction];
  const segments: SegmentMark[] = [];
  for (const id of direction?.packets ?? []) {
    const packet = index.packets[id];
    if (packet === undefined || packet.copyOf >= 0) continue;
    segments.push({
      packet: id,
      at: packet.sentAt,
      from: packet.offset,
      to: packet.offset + packet.length,
      repeat: packet.repeat,
      lostAt: packet.fate === 'lost' ? packet.endedAt : null,
    });
  }
  const acked = new StepBuilder();
  for (const progress of direction?.acked ?? []) acked.add(progress.at, progress.upTo);
  return { segments, acked: acked.build(), edge: edgeOf(index, flow), sacks: sacksOf(index, flow) };
}

/** The right edge of the window: SND.UNA + SND.WND, as an offset (RFC 9293 3.3.1). */
function edgeOf(index: TraceIndex, flow: Flow): Steps {
  const { trace } = index;
  const edge = new StepBuilder();
  let acked = 0;
  let before: number | null = null;
  for (const id of trace.eventsOf('tcp.variables')) {
    if (trace.cell('tcp.variables', 'socket', id) !== flow.sender) continue;
    const una = trace.cell('tcp.variables', 'sndUna', id);
    const window = trace.cell('tcp.variables', 'sndWnd', id);
    // Sequence numbers wrap: what counts is how far SND.UNA has moved. The SYN is number 0 and no byte.
    const first: number = before ?? (trace.cell('tcp.variables', 'iss', id) + 1) >>> 0;
    const moved = (una - first) | 0;
    if (moved < 0) continue;
    acked += moved;
    before = (first + moved) >>> 0;
    edge.add(trace.at(id), acked + window);
  }
  return edge.build();
}

function sacksOf(index: TraceIndex, flow: Flow): readonly SackMark[] {
  const { trace } = index;
  const marks: SackMark[] = [];
  for (const packet of index.packets) {
    if (packet.receiver !== flow.sender || packet.fate !== 'arrived' || packet.endedAt === null) continue;
    if (trace.lengths('packet.sent', 'sack')[trace.row(packet.sent)] === 0) continue;
    const sent = trace.eventOf('packet.sent', packet.sent);
    for (let i = 0; i + 1 < sent.sack.length; i += 2) {
      // Relative to the acknowledgment number beside it, so that a wrap between them does no harm.
      const offset = (sequence: number): number => packet.acknowledgment - 1 + ((sequence - sent.acknowledgment) | 0);
      marks.push({ at: packet.endedAt, from: offset(sent.sack[i] as number), to: offset(sent.sack[i + 1] as number) });
    }
  }
  return marks;
}
