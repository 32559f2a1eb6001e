/** What to call the things of a run in a sentence: "client.py", "the SYN-ACK", "segment 4 (bytes 1–5)", "send()". */
import { FLAG, type EventId } from './events.ts';
import type { CallEntry, PacketEntry } from './index/entries.ts';
import type { TraceIndex } from './index/index.ts';
import { addressText, flagNames, rangeText } from './words.ts';

export const hostName = (index: TraceIndex, host: number): string => index.trace.header.hosts[host]?.name ?? 'nobody';

export const processName = (index: TraceIndex, process: number): string => index.processes[process]?.program ?? 'a program';

/** The program a thread belongs to, with the thread's name where there are several. */
export const threadName = (index: TraceIndex, thread: number): string => {
  const entry = index.threads[thread];
  if (entry === undefined) return 'a program';
  const process = index.processes[entry.process];
  const program = processName(index, entry.process);
  return process !== undefined && process.threads[0] !== thread ? `${program} (${entry.name})` : program;
};

/** What programmers call a system call whose kernel name differs from the function they wrote. */
const FUNCTION_NAMES: Readonly<Record<string, string>> = {
  sendto: 'send',
  recvfrom: 'recv',
  accept4: 'accept',
  clock_nanosleep: 'sleep',
  exit_group: 'exit',
  ioctl: 'setblocking',
};

/** "send()", as it stands in the program. */
export const functionName = (call: string): string => `${FUNCTION_NAMES[call] ?? call}()`;

export const callName = (call: CallEntry): string => functionName(call.name);

const TCP = 6;
const UDP = 17;

/** What a packet is, in a word, for sentences: with an article, and the bytes or the number it speaks of. */
export const packetName = (packet: PacketEntry): string => {
  if (packet.protocol === UDP) return `a datagram of ${packet.length} B`;
  if (packet.protocol !== TCP) return 'an ICMP message';
  const again = packet.repeat ? ' again' : '';
  if ((packet.flags & FLAG.RST) !== 0) return `a reset (${flagNames(packet.flags)})`;
  if ((packet.flags & FLAG.SYN) !== 0) return `the ${flagNames(packet.flags & (FLAG.SYN | FLAG.ACK))}${again}`;
  if (packet.length > 0) {
    const fin = (packet.flags & FLAG.FIN) === 0 ? '' : ' and the FIN';
    return `segment ${packet.packet + 1} (${rangeText(packet.offset, packet.offset + packet.length)})${fin}${again}`;
  }
  if ((packet.flags & FLAG.FIN) !== 0) return `the FIN${again}`;
  return `an ACK “send ${packet.acknowledgment} next”`;
};

/** The same, spoken of for the second time: "the ACK ...". */
export const knownPacketName = (packet: PacketEntry): string => packetName(packet).replace(/^an? /, 'the ');

/**
 * A socket by what a person knows of it at event `now`: "socket 3 of client.py", or what it is while no program has it:
 * a connection that waits to be accepted.
 */
export const socketName = (index: TraceIndex, socket: number, now: EventId = index.events): string => {
  const entry = index.sockets[socket];
  if (entry === undefined) return 'a socket';
  const own = entry.descriptors[0];
  if (own !== undefined && own.opened <= now) return `socket ${own.descriptor} of ${processName(index, own.process)}`;
  return entry.listener >= 0
    ? `the new connection at ${socketName(index, entry.listener, now)}`
    : `a socket of ${hostName(index, entry.host)}`;
};

export const endpointName = (address: number, port: number): string => (address === 0 ? `port ${port}` : `${addressText(address)}:${port}`);

/** Who writes a direction of a channel: the program behind the socket, or its host, or nobody known. */
export const endName = (index: TraceIndex, channel: number, direction: number): string => {
  const socket = index.sockets[index.channels[channel]?.sockets[direction === 0 ? 0 : 1] ?? -1];
  if (socket === undefined) return 'nobody';
  const own = socket.descriptors[0];
  return own === undefined ? hostName(index, socket.host) : processName(index, own.process);
};

export const endHost = (index: TraceIndex, channel: number, direction: number): string => {
  const socket = index.sockets[index.channels[channel]?.sockets[direction === 0 ? 0 : 1] ?? -1];
  return socket === undefined ? 'nobody' : hostName(index, socket.host);
};

const TIMERS: Readonly<Record<string, string>> = {
  retransmission: 'retransmission timer',
  'delayed-ack': 'delayed-ACK timer',
  persist: 'persist timer',
  keepalive: 'keepalive timer',
  'time-wait': 'TIME-WAIT timer',
  'fin-wait-2': 'FIN-WAIT-2 timer',
  'loss-probe': 'loss-probe timer',
  reorder: 'reordering timer',
  'user-timeout': 'user timeout',
  'syn-ack': 'SYN-ACK timer',
};
export const timerName = (timer: string): string => TIMERS[timer] ?? timer;
