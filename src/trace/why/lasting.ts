/** Why is this socket still there, and what will end it? For sockets that no program holds, or that wait for something only time brings. */
import { ns, type Nanoseconds } from '#time/nanoseconds.ts';
import type { TraceIndex } from '../index/index.ts';
import { hostName } from '../names.ts';
import { millisecondsText } from '../words.ts';
import type { SocketView, World } from '../world.ts';

/** One or two sentences with their clause; '' for a socket that a program holds and that is open. */
export function whyStillThere(index: TraceIndex, world: World, socket: number): string {
  const view = world.sockets.get(socket);
  if (view === undefined || view.destroyed || view.type === 'datagram') return '';
  const held = isHeld(world, socket);
  const due = (timer: string): Nanoseconds | null => view.timers[timer] ?? null;
  switch (view.state) {
    case 'TIME-WAIT':
      return `The connection is over, and its four numbers are kept ${until(due('time-wait'))}: so long old segments might still turn up, and our last ACK might have to be sent again. Until then nobody else can have exactly these four numbers (RFC 9293 3.6.1).`;
    case 'FIN-WAIT-1':
      return `${nobody(held)} our FIN is not acknowledged yet, and is sent again until it is${then(due('retransmission'), 'next')} (RFC 9293 3.6).`;
    case 'FIN-WAIT-2': {
      const end = due('fin-wait-2') ?? due('time-wait');
      return end === null
        ? `${nobody(held)} the other side has our FIN and may go on sending for as long as it likes (RFC 9293 3.6).`
        : `${nobody(held)} the other side has our FIN and has not sent its own. The kernel waits for it ${until(end)}, and then forgets the connection (tcp(7), tcp_fin_timeout).`;
    }
    case 'CLOSING':
      return `Both sides have sent a FIN, and the ACK for ours has not come yet (RFC 9293 3.6).`;
    case 'LAST-ACK':
      return `${nobody(held)} our FIN has gone out, and the last ACK has not come yet${then(due('retransmission'), 'the FIN goes again')} (RFC 9293 3.6).`;
    case 'CLOSE-WAIT':
      return held
        ? 'The other side sends no more. The connection stays half-closed until the program here closes it, too; nothing but that can end it (RFC 9293 3.6).'
        : `${nobody(held)} what it wrote has not all been acknowledged; the FIN follows it (RFC 9293 3.6).`;
    case 'SYN-RECEIVED':
      return `Half-way through the handshake: the SYN-ACK has been sent, and its ACK is missing${then(due('syn-ack') ?? due('retransmission'), 'the SYN-ACK goes again')} (RFC 9293 3.5).`;
    case 'SYN-SENT':
      return `The SYN has been sent, and no answer has come${then(due('retransmission'), 'it goes again')} (RFC 9293 3.5).`;
    case 'ESTABLISHED':
      return held
        ? ''
        : view.listener >= 0 && waits(world, view)
          ? `The handshake is done, and the connection stands in the accept queue until a program on ${hostName(index, view.host)} calls accept() (accept(2)).`
          : '';
    case 'LISTEN':
    case 'CLOSED':
      return '';
    default:
      return view.state satisfies never;
  }
}

const isHeld = (world: World, socket: number): boolean =>
  [...world.processes.values()].some(
    (process) => process.exited === null && [...process.descriptors.values()].some((descriptor) => descriptor.socket === socket),
  );
const waits = (world: World, view: SocketView): boolean =>
  world.sockets.get(view.listener)?.listening?.accept.includes(view.socket) ?? false;

const nobody = (held: boolean): string => (held ? 'The program holds it, and' : 'No program holds it any more, but');
const until = (due: Nanoseconds | null): string => (due === null ? 'for a while' : `until ${millisecondsText(due)}`);
const then = (due: Nanoseconds | null, what: string): string => (due === null ? '' : `; ${what} at ${millisecondsText(ns(due))}`);
