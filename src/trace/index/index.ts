/**
 * The index of a trace: the whole life of each packet, call, thread, process, socket and channel, derived once and grown with the trace.
 * `indexOf` may be called at any time: it reads only what is new, and gives the same object while the trace has not grown.
 */
import { ns, type Nanoseconds } from '#time/nanoseconds.ts';
import { grown } from '../columns.ts';
import type { TraceEvent } from '../events.ts';
import type { Trace } from '../trace.ts';
import { newBuilding, type Building } from './building.ts';
import { indexChannel } from './channels.ts';
import type { CallEntry, ChannelEntry, PacketEntry, ProcessEntry, Silence, SocketEntry, ThreadEntry } from './entries.ts';
import { hostOf } from './hosts.ts';
import { indexPacket } from './packets.ts';
import { indexProgram } from './programs.ts';
import { indexSocket } from './sockets.ts';

export interface TraceIndex {
  readonly trace: Trace;
  /** Events that have been indexed. */
  readonly events: number;
  /** All by id. */
  readonly packets: readonly PacketEntry[];
  readonly calls: readonly CallEntry[];
  readonly threads: readonly ThreadEntry[];
  readonly processes: readonly ProcessEntry[];
  readonly sockets: readonly SocketEntry[];
  readonly channels: readonly ChannelEntry[];
  /** Spans in which nothing happens, in order. */
  readonly silences: readonly Silence[];
  /** Host on which each event happened, by event id; -1 for what happens on no host. */
  readonly hosts: Int16Array;
}

const KEPT = new WeakMap<Trace, { readonly building: Building; index: TraceIndex }>();

/** A gap is a silence from three times the longest link delay on, and never below a millisecond. */
const quietFrom = (trace: Trace): Nanoseconds =>
  ns(trace.header.links.reduce((longest, link) => Math.max(longest, 3 * link.delay), 1_000_000));

const indexEvent = (building: Building, event: TraceEvent): void => {
  if (event.at - building.lastAt >= building.quiet && building.flying === 0 && building.running === 0) {
    building.silences.push({ from: building.lastAt, to: event.at });
  }
  building.lastAt = event.at;
  switch (event.kind) {
    case 'process.started':
    case 'process.exited':
    case 'thread.started':
    case 'thread.running':
    case 'thread.ready':
    case 'thread.exited':
    case 'call.entered':
    case 'call.blocked':
    case 'call.returned':
    case 'output.written':
      indexProgram(building, event);
      break;
    case 'socket.created':
    case 'socket.connection':
    case 'socket.destroyed':
    case 'descriptor.opened':
    case 'tcp.state':
    case 'decision':
      indexSocket(building, event);
      break;
    case 'channel.opened':
    case 'bytes.written':
    case 'bytes.acked':
    case 'bytes.received':
    case 'bytes.read':
    case 'channel.end':
      indexChannel(building, event);
      break;
    case 'packet.sent':
    case 'packet.forwarded':
    case 'packet.arrived':
    case 'packet.lost':
    case 'packet.marked':
    case 'packet.duplicated':
      indexPacket(building, event);
      break;
    case 'packet.fragment':
    case 'process.stopped':
    case 'exception.uncaught':
    case 'descriptor.closed':
    case 'socket.bound':
    case 'socket.listening':
    case 'socket.option':
    case 'socket.error':
    case 'queue.entered':
    case 'queue.left':
    case 'epoll.interest':
    case 'epoll.ready':
    case 'datagram.queued':
    case 'datagram.read':
    case 'tcp.variables':
    case 'timer.set':
    case 'timer.fired':
    case 'run.ended':
      // Found through the World, or through trace.eventsOf(kind).
      break;
    default:
      event satisfies never;
  }
  building.hosts[event.id] = hostOf(building, event);
};

const viewOf = (trace: Trace, building: Building, events: number): TraceIndex => ({
  trace,
  events,
  packets: building.packets,
  calls: building.calls,
  threads: building.threads,
  processes: building.processes,
  sockets: building.sockets,
  channels: building.channels,
  silences: building.silences,
  hosts: building.hosts,
});

/** The index of a trace as far as it has grown, or up to `events` where opening a large trace goes piece by piece. */
export const indexOf = (trace: Trace, events: number = trace.count): TraceIndex => {
  let kept = KEPT.get(trace);
  if (kept === undefined) {
    const building = newBuilding(trace, quietFrom(trace));
    kept = { building, index: viewOf(trace, building, 0) };
    KEPT.set(trace, kept);
  }
  if (kept.index.events >= events) return kept.index;
  const { building } = kept;
  building.hosts = grown(building.hosts, kept.index.events, events);
  for (let id = kept.index.events; id < events; id++) indexEvent(building, trace.peek(id));
  kept.index = viewOf(trace, building, events);
  return kept.index;
};
