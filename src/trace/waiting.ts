/**
 * Why does this thread wait: since when, for what, and what will end it. And why do these bytes wait in the send buffer.
 * What the thread's own host knows and what only the other side knows are kept apart, so that a view with one host's eyes can leave the latter out.
 */
import { ns, type Nanoseconds } from '#time/nanoseconds.ts';
import { NO_EVENT, type EventId, type EventOf } from './events.ts';
import type { TraceIndex } from './index/index.ts';
import { functionName, hostName, knownPacketName, socketName, threadName } from './names.ts';
import { bytesText, groupedNumbers, millisecondsText } from './words.ts';
import type { CallView, SocketView, ThreadView, World } from './world.ts';

export interface Waiting {
  /** From when on it waits. */
  readonly since: Nanoseconds;
  /** "client.py waits in recv() at line 8: no bytes to read." */
  readonly sentence: string;
  /** What will end it: "It goes on when bytes arrive, or the other side closes." */
  readonly ends: string;
  /** What can be seen from elsewhere only: "5 bytes are on their way to it." Each with the host that knows it, -1 for the wire. */
  readonly elsewhere: readonly { readonly host: number; readonly sentence: string }[];
  /** The event that put it to sleep, to ask "why?" further. */
  readonly event: EventId;
  /** The decision that keeps bytes back which it waits for, where there is one. */
  readonly decision: EventId;
}

/** Decisions to send that let nothing new go: what was held before them is held still. */
const BESIDE: ReadonlySet<string> = new Set(['window-probe', 'keepalive', 'undo']);

/** The last decision of a socket to hold bytes back, while bytes are in fact held; null where nothing is. */
export const whyHeld = (index: TraceIndex, world: World, socket: number): EventOf<'decision'> | null => {
  const view = world.sockets.get(socket);
  const ledger = view === undefined || view.channel < 0 ? undefined : world.channels.get(view.channel)?.directions[view.direction];
  if (ledger === undefined || ledger.sent >= ledger.written) return null;
  const decisions = index.sockets[socket]?.decisions ?? [];
  for (let place = decisions.length - 1; place >= 0; place--) {
    const id = decisions[place] ?? NO_EVENT;
    if (id >= world.events) continue;
    const decision = index.trace.eventOf('decision', id);
    if (decision.action === 'hold') return decision;
    if (decision.action === 'send' && !BESIDE.has(decision.rule)) return null;
  }
  return null;
};

/** The socket at the other end, where the trace knows it. */
const peerOf = (index: TraceIndex, world: World, view: SocketView): SocketView | undefined => {
  if (view.channel < 0) return undefined;
  const other = index.channels[view.channel]?.sockets[view.direction === 0 ? 1 : 0] ?? -1;
  return world.sockets.get(other);
};

/** Packets of the connection that fly towards this socket's host. */
const comingTo = (index: TraceIndex, world: World, view: SocketView): string[] => {
  const towards: 0 | 1 = view.direction === 0 ? 1 : 0;
  return [...world.flying.keys()].flatMap((id) => {
    const packet = index.packets[id];
    return packet !== undefined && packet.channel === view.channel && packet.direction === towards ? [knownPacketName(packet)] : [];
  });
};

const onTheWay = (names: readonly string[]): { readonly host: number; readonly sentence: string }[] =>
  names.length === 0
    ? []
    : [
        {
          host: -1,
          sentence: `On its way to it: ${names.slice(0, 3).join(', ')}${names.length > 3 ? `, and ${names.length - 3} more` : ''}.`,
        },
      ];

interface Answer {
  readonly ends: string;
  readonly elsewhere: Waiting['elsewhere'];
  readonly decision: EventId;
}
const answer = (ends: string, elsewhere: Waiting['elsewhere'] = [], decision: EventId = NO_EVENT): Answer => ({
  ends,
  elsewhere,
  decision,
});

const forBytes = (index: TraceIndex, world: World, view: SocketView | undefined): Answer => {
  const ends = 'It goes on when bytes arrive, or when the other side sends no more.';
  if (view === undefined) return answer(ends);
  const elsewhere = onTheWay(comingTo(index, world, view));
  const peer = peerOf(index, world, view);
  const held = peer === undefined ? null : whyHeld(index, world, peer.socket);
  if (peer === undefined || held === null) return answer(ends, elsewhere);
  const ledger = world.channels.get(peer.channel)?.directions[peer.direction];
  const count = ledger === undefined ? 0 : ledger.written - ledger.sent;
  return answer(
    ends,
    [
      ...elsewhere,
      {
        host: peer.host,
        sentence: `The kernel of ${hostName(index, peer.host)} holds ${bytesText(count)} for it. ${groupedNumbers(held.sentence)}`,
      },
    ],
    held.id,
  );
};

const forConnection = (index: TraceIndex, world: World, view: SocketView | undefined): Answer => {
  const waiting = view?.listening?.syn.length ?? 0;
  const ends = 'It goes on when the handshake of a visitor is finished.';
  if (view === undefined || waiting === 0) return answer(ends);
  const visitor = view.listening?.syn[0] ?? -1;
  const child = world.sockets.get(visitor);
  return answer(
    `${ends} ${waiting === 1 ? 'One visitor is' : `${waiting} visitors are`} half-way through it.`,
    child === undefined ? [] : onTheWay(comingTo(index, world, child)),
  );
};

const forHandshake = (index: TraceIndex, world: World, view: SocketView | undefined): Answer => {
  const ends = 'It goes on when the SYN-ACK arrives; the other program need not do anything for that.';
  if (view === undefined) return answer(ends);
  const out = [...world.flying.keys()].flatMap((id) => {
    const packet = index.packets[id];
    return packet !== undefined && packet.channel === view.channel ? [knownPacketName(packet)] : [];
  });
  return answer(ends, out.length === 0 ? [] : [{ host: -1, sentence: `On the wire: ${out.join(', ')}.` }]);
};

const forRoom = (index: TraceIndex, world: World, view: SocketView | undefined): Answer => {
  const ends = 'It goes on when the other side has acknowledged enough for new bytes to fit.';
  const held = view === undefined ? null : whyHeld(index, world, view.socket);
  return answer(held === null ? ends : `${ends} ${groupedNumbers(held.sentence)}`, [], held?.id);
};

const callAnswer = (index: TraceIndex, world: World, call: CallView): Answer => {
  const view = call.socket < 0 ? undefined : world.sockets.get(call.socket);
  switch (call.name) {
    case 'recvfrom':
    case 'recvmsg':
    case 'read':
      return forBytes(index, world, view);
    case 'accept4':
    case 'accept':
      return forConnection(index, world, view);
    case 'connect':
      return forHandshake(index, world, view);
    case 'sendto':
    case 'sendmsg':
    case 'write':
      return forRoom(index, world, view);
    case 'clock_nanosleep':
      return answer(`It asked for that. The clock wakes it at ${millisecondsText(call.until)}.`);
    case 'poll':
    case 'select':
    case 'epoll_wait':
      return call.until >= 0
        ? answer(`It goes on when one of its sockets is ready, at the latest at ${millisecondsText(call.until)}.`)
        : answer('It goes on when one of its sockets is ready.');
    default:
      return answer(
        call.until >= 0
          ? `The clock ends it at ${millisecondsText(call.until)} at the latest.`
          : 'It goes on when what it waits for happens.',
      );
  }
};

/** Has what the call waits for come already? A sleeper gets its core a little later (WAKE_LATENCY), and until then it still looks asleep. */
const isHere = (world: World, call: CallView): boolean => {
  const view = call.socket < 0 ? undefined : world.sockets.get(call.socket);
  if (view === undefined) return false;
  if (view.error !== '') return true;
  const into = view.channel < 0 ? undefined : world.channels.get(view.channel)?.directions[view.direction === 0 ? 1 : 0];
  switch (call.name) {
    case 'recvfrom':
    case 'read':
      return view.datagrams.length > 0 || (into !== undefined && (into.received > into.read || (into.end.received && !into.end.read)));
    case 'accept4':
      return (view.listening?.accept.length ?? 0) > 0;
    case 'connect':
      return view.state === 'ESTABLISHED' || view.state === 'CLOSE-WAIT';
    default:
      return false;
  }
};

/** The event that began the wait of a thread without a core: its last thread.ready. */
const readyEvent = (index: TraceIndex, thread: number, before: number): EventId => {
  const events = index.trace.eventsOf('thread.ready');
  for (let place = events.length - 1; place >= 0; place--) {
    const id = events[place] ?? NO_EVENT;
    if (id < before && index.trace.eventOf('thread.ready', id).thread === thread) return id;
  }
  return NO_EVENT;
};

/** Why the thread waits at this instant; null where it does not wait. */
export const whyWaiting = (index: TraceIndex, world: World, thread: number): Waiting | null => {
  const view: ThreadView | undefined = world.threads.get(thread);
  if (view === undefined) return null;
  const who = threadName(index, thread);
  if (view.state === 'ready') {
    return {
      since: view.anchorAt,
      sentence: `${who} could run, and waits for its turn: every core is busy.`,
      ends: 'It goes on when a core is free.',
      elsewhere: [],
      event: readyEvent(index, thread, world.events),
      decision: NO_EVENT,
    };
  }
  const { call } = view;
  if (view.state !== 'blocked' || call === null || call.blocked === null) return null;
  const place = `${functionName(call.name)}${call.line > 0 ? ` at line ${call.line}` : ''}`;
  const object = call.socket >= 0 ? ` on ${socketName(index, call.socket, world.events).replace(` of ${who}`, '')}` : '';
  const here = isHere(world, call);
  const { ends, elsewhere, decision } = here
    ? answer('What it waited for is here: it goes on in a moment.')
    : callAnswer(index, world, call);
  return {
    since: ns(index.trace.at(call.blocked)),
    sentence: here
      ? `${who} is being woken in ${place}${object}.`
      : `${who} waits in ${place}${object}: ${call.reason.replace(/[.]\s*$/, '')}.`,
    ends,
    elsewhere,
    event: call.blocked,
    decision,
  };
};
