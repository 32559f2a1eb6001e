/** A socket as the stage shows it at one instant: its name and descriptor, its state, its two buffers or its queues. */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { TCP_STATES, type TcpState } from '#trace/events.ts';
import type { Trace } from '#trace/trace.ts';
import type { Ledger, SocketView, World } from '#trace/world.ts';
import { lengthOf, receiveRuns, sendRuns, type ByteRun } from '../bytes/runs.ts';
import { caption } from '../bytes/strip.ts';
import { writesOf, type Write } from '../bytes/writes.ts';
import { countText, endpointText, sizeText } from '../wording/wording.ts';
import type { Cast, HostCast } from './cast.ts';
import type { SlotKind } from './layout.ts';
import { nameOf } from './names.ts';

export interface BufferPicture {
  readonly side: 'send' | 'receive';
  readonly channel: number;
  readonly direction: 0 | 1;
  readonly runs: readonly ByteRun[];
  readonly writes: readonly Write[];
  readonly capacity: number;
  readonly held: number;
  readonly caption: string;
  /** The end of this direction, where it is to be seen in this buffer: '' | "FIN waits" | "FIN sent" | "end of stream". */
  readonly end: string;
}
export interface QueueEntry {
  readonly socket: number;
  readonly text: string;
  /** Where room is scarce: the visitor's host by its name, with the port where that host stands here more than once. */
  readonly short: string;
  readonly state: TcpState;
  readonly since: Nanoseconds;
}
export interface SocketPicture {
  readonly socket: number;
  readonly slot: number;
  readonly kind: SlotKind;
  /** What the program calls it; '' where that cannot be read off its line. */
  readonly name: string;
  /** -1 where no process holds it. */
  readonly descriptor: number;
  readonly process: number;
  readonly where: string;
  readonly state: TcpState;
  readonly stateSince: Nanoseconds;
  /** A UDP socket: it has no state, and what waits in it are datagrams, with their bytes. Null for TCP. */
  readonly datagrams: { readonly waiting: number; readonly bytes: number } | null;
  readonly note: string;
  /** In the accept queue: connected, and no program has it yet. */
  readonly queued: boolean;
  readonly send: BufferPicture | null;
  readonly receive: BufferPicture | null;
  readonly door: {
    readonly port: number;
    readonly backlog: number;
    readonly syn: readonly QueueEntry[];
    readonly accept: readonly QueueEntry[];
  } | null;
  readonly options: readonly string[];
  /** Bytes that go out or come in are on the wire at this instant. */
  readonly sending: boolean;
  readonly receiving: boolean;
}
export interface OrphanPicture {
  readonly socket: number;
  readonly text: string;
  readonly state: TcpState;
  readonly until: Nanoseconds | null;
}

/** Sockets of one host that stand in a slot at this instant, by slot. */
export function socketPictures(trace: Trace, world: World, cast: Cast, host: HostCast): ReadonlyMap<number, SocketPicture> {
  const pictures = new Map<number, SocketPicture>();
  for (const socket of world.sockets.values()) {
    const life = host.lives.get(socket.socket);
    if (socket.host !== host.host || life === undefined || socket.destroyed) continue;
    if (world.time < life.from || world.time >= life.to || socket.state === 'TIME-WAIT') continue;
    pictures.set(life.slot, socketPicture(trace, world, cast, socket, life.slot, life.kind));
  }
  return pictures;
}

/**
 * Connections that are folded to a row each: by state, in each state the longest-waiting first. Rows take the places of the slots in that order;
 * what is not folded keeps its own slot.
 */
export function foldedInOrder(pictures: ReadonlyMap<number, SocketPicture>, folded: readonly number[]): ReadonlyMap<number, SocketPicture> {
  const places = [...folded].sort((a, b) => a - b);
  const order = places
    .map((slot) => pictures.get(slot))
    .filter((socket) => socket !== undefined)
    .sort((a, b) => TCP_STATES.indexOf(a.state) - TCP_STATES.indexOf(b.state) || a.stateSince - b.stateSince || a.socket - b.socket);
  const placed = new Map([...pictures].filter(([slot]) => !places.includes(slot)));
  order.forEach((socket, at) => placed.set(places[at] ?? socket.slot, socket));
  return placed;
}

/** TIME-WAIT and the like: sockets that no process holds any more and that only a timer ends. */
export function orphanPictures(world: World, host: number): readonly OrphanPicture[] {
  const orphans: OrphanPicture[] = [];
  for (const socket of world.sockets.values()) {
    if (socket.host !== host || socket.destroyed || socket.state !== 'TIME-WAIT') continue;
    const until = socket.timers['time-wait'];
    orphans.push({
      socket: socket.socket,
      state: socket.state,
      until: until === undefined || until < 0 ? null : until,
      text: `:${socket.port} → ${endpointText(socket.peerAddress, socket.peerPort)}`,
    });
  }
  return orphans;
}

export function socketPicture(trace: Trace, world: World, cast: Cast, socket: SocketView, slot: number, kind: SlotKind): SocketPicture {
  const held = holderOf(world, socket.socket);
  const connected = socket.channel >= 0;
  const { out, into } = ledgersOf(world, socket);
  const queued =
    held === null && socket.listener !== -1 && world.sockets.get(socket.listener)?.listening?.accept.includes(socket.socket) === true;
  return {
    socket: socket.socket,
    slot,
    kind,
    name: held === null ? '' : nameOf(trace, cast, held.process, held.descriptor, held.opened),
    descriptor: held?.descriptor ?? -1,
    process: held?.process ?? -1,
    where: whereOf(socket),
    state: socket.state,
    stateSince: trace.at(socket.stateSince),
    datagrams:
      socket.type === 'stream'
        ? null
        : { waiting: socket.datagrams.length, bytes: socket.datagrams.reduce((sum, one) => sum + one.length, 0) },
    queued,
    note: queued ? 'finished, waits for accept()' : held === null && connected ? 'no program holds it any more' : '',
    ...bufferPictures(trace, world, socket),
    door:
      socket.listening === null
        ? null
        : {
            port: socket.port,
            backlog: socket.listening.backlog,
            syn: queueEntries(trace, world, socket.listening.syn),
            accept: queueEntries(trace, world, socket.listening.accept),
          },
    options: Object.entries(socket.options)
      .filter(([, value]) => value !== 0)
      .map(([name]) => name),
    sending: out !== undefined && out.sent > (into === undefined ? out.sent : out.received),
    receiving: into !== undefined && into.sent > into.received,
  };
}

function ledgersOf(world: World, socket: SocketView): { readonly out: Ledger | undefined; readonly into: Ledger | undefined } {
  const channel = socket.channel >= 0 ? world.channels.get(socket.channel) : undefined;
  return { out: channel?.directions[socket.direction], into: channel?.directions[socket.direction === 0 ? 1 : 0] };
}

/** The two buffers of a connection; null for a socket that has none. */
export function bufferPictures(trace: Trace, world: World, socket: SocketView): Pick<SocketPicture, 'send' | 'receive'> {
  const { out, into } = ledgersOf(world, socket);
  return {
    send: out === undefined ? null : sendPicture(socket, out, writesOf(trace, socket.channel, socket.direction)),
    receive:
      into === undefined
        ? null
        : receivePicture(socket, into, writesOf(trace, socket.channel, socket.direction === 0 ? 1 : 0), socket.variables?.rcvWnd ?? 0),
  };
}

/** Bound to an address of the network, as servers of the gallery mostly are; 0.0.0.0 and 127.0.0.1 say something about who can come. */
const everydayAddress = (socket: SocketView): boolean => socket.address !== 0 && socket.address >>> 24 !== 127;

function whereOf(socket: SocketView): string {
  if (socket.listening !== null)
    return everydayAddress(socket) ? `door, port ${socket.port}` : `door, ${endpointText(socket.address, socket.port)}`;
  if (socket.peerPort !== 0) return `→ ${endpointText(socket.peerAddress, socket.peerPort)}`;
  if (socket.port !== 0) return `bound to port ${socket.port}`;
  return socket.type === 'stream' ? 'connected to nothing yet' : 'datagrams';
}

function holderOf(world: World, socket: number): { readonly process: number; readonly descriptor: number; readonly opened: number } | null {
  for (const process of world.processes.values()) {
    for (const view of process.descriptors.values())
      if (view.socket === socket) return { process: process.process, descriptor: view.descriptor, opened: view.opened };
  }
  return null;
}

function queueEntries(trace: Trace, world: World, sockets: readonly number[]): readonly QueueEntry[] {
  const views = sockets.map((one) => world.sockets.get(one)).filter((view) => view !== undefined);
  const hostOf = (view: SocketView): string =>
    trace.header.hosts.find((host) => host.address === view.peerAddress)?.name ?? endpointText(view.peerAddress, view.peerPort);
  return views.map((view) => {
    const host = hostOf(view);
    const alone = views.filter((other) => hostOf(other) === host).length === 1;
    return {
      socket: view.socket,
      text: endpointText(view.peerAddress, view.peerPort),
      short: alone ? host : `${host}:${view.peerPort}`,
      state: view.state,
      since: trace.at(view.stateSince),
    };
  });
}

/** A reset cuts a direction off at once; the socket at the other end is told when it arrives, if it does. */
const wasReset = (socket: SocketView, { end }: Ledger): boolean => end.reset && socket.state === 'CLOSED';

function sendPicture(socket: SocketView, ledger: Ledger, writes: readonly Write[]): BufferPicture {
  const runs = sendRuns(ledger, writes);
  const { end } = ledger;
  const fin = wasReset(socket, ledger)
    ? 'reset'
    : end.sent && !end.acked
      ? 'FIN sent'
      : end.acked
        ? 'FIN acknowledged'
        : end.shut
          ? 'FIN waits'
          : '';
  const words = caption(runs, fin === '' ? 'empty' : '');
  return {
    side: 'send',
    channel: socket.channel,
    direction: socket.direction,
    runs,
    writes,
    capacity: 0,
    held: lengthOf(runs),
    caption: [words, fin].filter((part) => part !== '').join(' · '),
    end: fin,
  };
}

function receivePicture(socket: SocketView, ledger: Ledger, writes: readonly Write[], window: number): BufferPicture {
  const runs = receiveRuns(ledger, writes);
  const held = lengthOf(runs) - lengthOf(runs, 'gap');
  const { end } = ledger;
  const fin = wasReset(socket, ledger) ? 'reset' : end.received ? (end.read ? 'end, read' : 'end (FIN)') : '';
  const missing = lengthOf(runs, 'gap');
  const words =
    held === 0
      ? window === 0
        ? 'empty'
        : `0 of ${sizeText(window)}`
      : missing > 0
        ? caption(runs, '')
        : `${countText(held)} of ${sizeText(Math.max(window, held + window))}`;
  return {
    side: 'receive',
    channel: socket.channel,
    direction: socket.direction === 0 ? 1 : 0,
    runs,
    writes,
    capacity: held + window,
    held,
    caption: [words, fin].filter((part) => part !== '').join(' · '),
    end: fin,
  };
}
