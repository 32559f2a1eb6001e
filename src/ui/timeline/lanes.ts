/**
 * The lanes of the timeline as plain data: a lane per thread, per descriptor that was a socket, and per link, from the index of a trace.
 * Positions are instants; nothing here knows pixels or what is hidden.
 */
import type { Outage } from '#scenario/scenario.ts';
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { TcpState } from '#trace/events.ts';
import type { CallEntry, PacketEntry, SocketEntry, ThreadInterval } from '#trace/index/entries.ts';
import type { TraceIndex } from '#trace/index/index.ts';
import type { Trace } from '#trace/trace.ts';

/** A stretch in a lane. `to` null: still going on. */
export interface Bar {
  readonly from: Nanoseconds;
  readonly to: Nanoseconds | null;
  readonly text: string;
  /** 'running': executes its own code; 'ready': could, and waits for a core. */
  readonly look: 'waiting' | 'call' | 'state' | 'open' | 'running' | 'ready';
  /** What is selected by pressing it. */
  readonly target:
    | { readonly kind: 'call'; readonly call: number }
    | { readonly kind: 'socket'; readonly socket: number }
    | { readonly kind: 'thread'; readonly thread: number };
}
/** A moment in a lane: a write, in its hue. */
export interface Tick {
  readonly at: Nanoseconds;
  readonly write: number;
  readonly call: number;
  readonly channel: number;
  readonly direction: 0 | 1;
}
/** A packet in a wire lane; `down` when it goes from the link's first host to its second. */
export interface Flight {
  readonly packet: number;
  readonly from: Nanoseconds;
  readonly to: Nanoseconds | null;
  readonly down: boolean;
  readonly lost: boolean;
  /** Write whose bytes it carries, 0 for none. */
  readonly write: number;
  /** The events of leaving and ending (-1 not yet), for what a host can know of it. */
  readonly sent: number;
  readonly ended: number;
}
export type Lane =
  | {
      readonly kind: 'thread';
      readonly id: string;
      readonly label: string;
      readonly host: number;
      readonly bars: readonly Bar[];
      readonly ticks: readonly Tick[];
    }
  | { readonly kind: 'socket'; readonly id: string; readonly label: string; readonly host: number; readonly bars: readonly Bar[] }
  | {
      readonly kind: 'wire';
      readonly id: string;
      readonly label: string;
      readonly ends: readonly [string, string];
      readonly flights: readonly Flight[];
      /** When the wire is cut. */
      readonly cuts: readonly Outage[];
    };

/** Calls that sleep or wait say so in a word a beginner knows. */
const PLAIN_NAMES: Readonly<Record<string, string>> = {
  clock_nanosleep: 'sleep',
  nanosleep: 'sleep',
  accept4: 'accept',
  recvfrom: 'recv',
  sendto: 'send',
};
export const plainCall = (name: string): string => PLAIN_NAMES[name] ?? name;

/** All lanes, from the first host down: its programs, its sockets, the wire, then the next host's sockets and programs. */
export function lanesOf(index: TraceIndex): readonly Lane[] {
  const { trace } = index;
  const { hosts, links } = trace.header;
  const lanes: Lane[] = [];
  hosts.forEach((_host, host) => {
    const threads = threadLanes(index, host);
    const sockets = socketLanes(index, host);
    // The sockets stand between the program and the wire, on both sides of it.
    lanes.push(...(host === 0 ? [...threads, ...sockets] : [...sockets, ...threads]));
    const next = host + 1;
    links.forEach((link, number) => {
      const [a, b] = link.between;
      if (Math.max(a, b) === next || (hosts.length === 1 && a === host)) lanes.push(wireLane(index, number));
    });
  });
  if (trace.rows('packet.sent') > 0 && index.packets.some((packet) => packet.link === -1)) lanes.push(loopbackLane(index));
  return lanes;
}

function threadLanes(index: TraceIndex, host: number): Lane[] {
  return index.processes
    .filter((process) => process.host === host)
    .flatMap((process) =>
      process.threads.map((id, place): Lane => {
        const thread = index.threads[id];
        const calls = (thread?.calls ?? []).map((call) => index.calls[call]).filter((call) => call !== undefined);
        return {
          kind: 'thread',
          id: `thread-${id}`,
          host,
          label: place === 0 ? process.program : `${process.program} · ${thread?.name ?? id}`,
          // exit_group never returns: the lane simply ends there.
          bars: [
            ...ownTime(id, thread?.intervals ?? []),
            ...calls
              .filter((call) => call.name !== 'exit_group')
              .filter((call) => call.blockedAt !== null || call.returnedAt === null || call.returnedAt > call.enteredAt)
              .map(callBar),
          ],
          ticks: calls.flatMap((call) => writesOfCall(index, call)),
        };
      }),
    );
}

/** Stretches in which the thread executes its own code, or waits for its turn to. */
const ownTime = (thread: number, intervals: readonly ThreadInterval[]): Bar[] =>
  intervals.flatMap((one): Bar[] => {
    if (one.state !== 'running' && one.state !== 'ready') return [];
    return [
      {
        from: one.from,
        to: one.to,
        text: one.state === 'running' ? 'runs' : 'waits for a core',
        look: one.state,
        target: { kind: 'thread', thread },
      },
    ];
  });

const callBar = (call: CallEntry): Bar => ({
  from: call.enteredAt,
  to: call.returnedAt,
  text: plainCall(call.name),
  look: call.blockedAt === null ? 'call' : 'waiting',
  target: { kind: 'call', call: call.call },
});

function writesOfCall(index: TraceIndex, call: CallEntry): Tick[] {
  const socket = index.sockets[call.socket];
  if (socket === undefined || socket.channel < 0) return [];
  const writes = index.channels[socket.channel]?.directions[socket.direction].writes ?? [];
  return writes
    .filter((write) => write.call === call.call)
    .map((write) => ({ at: write.at, write: write.write, call: call.call, channel: socket.channel, direction: socket.direction }));
}

/** Sockets that stood one after the other behind the same descriptor share a lane; those that overlap do not. */
function socketLanes(index: TraceIndex, host: number): Lane[] {
  const rows: { label: string; name: string; peer: string; free: number; bars: Bar[] }[] = [];
  for (const socket of index.sockets) {
    if (socket.host !== host) continue;
    const first = socket.states[0];
    if (first === undefined) continue;
    const descriptor = socket.descriptors[0]?.descriptor;
    const name = descriptor === undefined ? 'unaccepted' : `fd ${descriptor}`;
    const begins = first.from;
    const ends = socket.destroyed === -1 ? Number.POSITIVE_INFINITY : index.trace.at(socket.destroyed);
    const row = rows.find((candidate) => candidate.name === name && candidate.free <= begins);
    const bars = stateBars(socket, ends);
    if (row !== undefined) {
      row.bars.push(...bars);
      row.free = ends;
      continue;
    }
    rows.push({ label: `${index.trace.header.hosts[host]?.name ?? ''} ${name}`, name, peer: peerName(index, socket), free: ends, bars });
  }
  return rows.map((row, place): Lane => ({
    kind: 'socket',
    id: `socket-${host}-${place}`,
    host,
    label: row.label + apart(rows, row),
    bars: row.bars,
  }));
}

/** Two lanes of one name are told apart by who is at the other end, or where that is the same, by their order. */
function apart(
  rows: readonly { readonly label: string; readonly peer: string }[],
  row: { readonly label: string; readonly peer: string },
): string {
  const same = rows.filter((one) => one.label === row.label);
  if (same.length === 1) return '';
  if (row.peer !== '' && same.filter((one) => one.peer === row.peer).length === 1) return ` · ${row.peer}`;
  return ` · ${same.indexOf(row) + 1}`;
}

function peerName(index: TraceIndex, socket: SocketEntry): string {
  const other = index.channels[socket.channel]?.sockets[socket.direction === 0 ? 1 : 0] ?? -1;
  return index.trace.header.hosts[index.sockets[other]?.host ?? -1]?.name ?? '';
}

const OPEN: ReadonlySet<TcpState> = new Set(['ESTABLISHED']);

function stateBars(socket: SocketEntry, ends: number): Bar[] {
  return socket.states
    .filter((state) => state.state !== 'CLOSED')
    .map((state): Bar => {
      const until = state.to ?? (Number.isFinite(ends) ? (ends as Nanoseconds) : null);
      return {
        from: state.from,
        to: until,
        text: state.state,
        look: OPEN.has(state.state) ? 'open' : 'state',
        target: { kind: 'socket', socket: socket.socket },
      };
    });
}

function wireLane(index: TraceIndex, link: number): Lane {
  const { hosts, links } = index.trace.header;
  const between = links[link]?.between ?? [0, 0];
  const upper = Math.min(...between),
    lower = Math.max(...between);
  const ends = [hosts[upper]?.name ?? '', hosts[lower]?.name ?? ''] as const;
  return {
    kind: 'wire',
    id: `wire-${link}`,
    ends,
    label: links.length === 1 ? 'wire' : `${ends[0]} – ${ends[1]}`,
    flights: index.packets.flatMap((packet) => legsOf(packet, link).map((leg) => flightOf(index, packet, leg, leg.from === upper))),
    cuts: links[link]?.down ?? [],
  };
}

function loopbackLane(index: TraceIndex): Lane {
  const between = (packet: PacketEntry): boolean => (index.sockets[packet.socket]?.direction ?? 0) === 0;
  return {
    kind: 'wire',
    id: 'wire-loopback',
    label: 'loopback',
    ends: ['', ''],
    flights: index.packets.flatMap((packet) => legsOf(packet, -1).map((leg) => flightOf(index, packet, leg, between(packet)))),
    cuts: [],
  };
}

/** One link's share of a packet's way. */
interface Leg {
  readonly from: number;
  readonly left: Nanoseconds;
  readonly departed: number;
  readonly reached: Nanoseconds | null;
  readonly ended: number;
  readonly last: boolean;
}

/** The legs of a packet over this link: from its host or a router to the next one. */
function legsOf(packet: PacketEntry, link: number): readonly Leg[] {
  if (packet.hops.length === 0 && packet.link !== link) return [];
  const starts = [{ link: packet.link, host: packet.from, at: packet.sentAt, event: packet.departed }, ...packet.hops];
  return starts.flatMap((start, at): readonly Leg[] => {
    if (start.link !== link) return [];
    const next = starts[at + 1];
    return [
      {
        from: start.host,
        left: start.at,
        departed: start.event,
        reached: next?.at ?? packet.endedAt,
        ended: next?.event ?? packet.ended,
        last: next === undefined,
      },
    ];
  });
}

function flightOf(index: TraceIndex, packet: PacketEntry, leg: Leg, down: boolean): Flight {
  const writes =
    packet.channel < 0 || packet.length === 0 ? [] : (index.channels[packet.channel]?.directions[packet.direction].writes ?? []);
  const write = writes.find((one) => one.offset + one.length > packet.offset);
  return {
    packet: packet.packet,
    from: leg.left,
    to: leg.reached,
    down,
    lost: leg.last && packet.fate === 'lost',
    write: write?.write ?? 0,
    sent: leg.departed,
    ended: leg.ended,
  };
}

const kept = new WeakMap<Trace, { readonly events: number; readonly lanes: readonly Lane[] }>();
/** The lanes of a trace as far as it has grown, remembered. */
export function lanesOfTrace(index: TraceIndex): readonly Lane[] {
  const known = kept.get(index.trace);
  if (known !== undefined && known.events === index.events) return known.lanes;
  const lanes = lanesOf(index);
  kept.set(index.trace, { events: index.events, lanes });
  return lanes;
}
