/**
 * The first words, in the order they build on each other. A text may use a term as [[name]] or [[name|shown words]];
 * the page explains it on hover, focus or tap. Each explanation uses only everyday words and terms that stand above it.
 */

export interface Term {
  readonly name: string;
  /** Other ways to write it in a text. */
  readonly also: readonly string[];
  /** One to three plain sentences; may link earlier terms. */
  readonly text: string;
}

const term = (name: string, text: string, also: readonly string[] = []): Term => ({ name, also, text });

export const TERMS: readonly Term[] = [
  term(
    'kernel',
    'The part of an operating system that owns the hardware, the buffers and the connections. Programs never touch the network themselves: they ask the kernel.',
  ),
  term(
    'system call',
    'A request of a program to its [[kernel]]: open, send, receive, wait. The program stands still until the call returns.',
    ['call'],
  ),
  term('socket', 'One end of a conversation, kept by the [[kernel]]. Each side has its own; there is no socket "between" two computers.'),
  term(
    'file descriptor',
    'The small number by which a program names a thing the [[kernel]] keeps for it, such as a [[socket]]. 0, 1 and 2 are input, output and errors; the next one is often 3.',
    ['descriptor', 'fd'],
  ),
  term(
    'port',
    'A number from 1 to 65,535 that says which [[socket]] of a computer is meant. Servers choose a known one; clients get any free one from their kernel.',
  ),
  term(
    'connection',
    'Two [[socket|sockets]] that have agreed to talk. Four numbers name it: address and [[port]] on this side, address and port on the other.',
  ),
  term('packet', 'What travels on the wire: an IP header with the addresses, and what it carries. It may get lost, or overtake another.'),
  term(
    'round trip',
    'The way to the other side and back again. How long it takes, the round-trip time, is what a question and its answer cost at least.',
    ['round-trip time', 'RTT'],
  ),
  term(
    'bandwidth',
    'How many bits a link can take in each second. It says how long a [[packet]] needs to get onto the wire, not how long the wire is.',
  ),
  term('router', 'A computer in the middle that passes [[packet|packets]] on, from one link to the next.'),
  term(
    'ICMP',
    'Short messages from [[kernel]] to kernel about [[packet|packets]] that could not be delivered: nobody at this [[port]], no way there, too big.',
  ),
  term(
    'queue',
    'Where [[packet|packets]] wait for a link that is busy. It has so many places; what comes when all are taken is thrown away.',
  ),
  term('bottleneck', 'The slowest link of a way. It decides how fast the whole way can be; before it the [[queue]] grows.'),
  term(
    'loopback',
    'The network inside one computer. [[packet|Packets]] to 127.0.0.1, also called localhost, never leave it: the [[kernel]] hands them to itself.',
    ['localhost'],
  ),
  term('segment', "TCP's part of a [[packet]]: a header with numbers and flags, and maybe some bytes of data."),
  term(
    'UDP',
    'The plain way to send: each message is one datagram in a [[packet]] of its own, which arrives whole, or not at all, or late. Nobody counts, nobody repeats.',
    ['datagram'],
  ),
  term(
    'byte stream',
    'What TCP gives to programs: bytes in order, without borders. Two writes can be read as one, and one write as many.',
    ['stream'],
  ),
  term('full duplex', 'Both sides may send at the same time: a [[connection]] is two [[byte stream|byte streams]], one each way.', [
    'full-duplex',
  ]),
  term(
    'SYN',
    'The flag of the first [[segment]] of a [[connection]]: "let us talk, my numbering starts here". SYN is short for synchronise.',
  ),
  term(
    'sequence number',
    'Every byte of a [[byte stream]] has a number. A [[segment]] says the number of its first byte; SYN and FIN count as one each.',
    ['seq'],
  ),
  term(
    'ACK',
    'Short for acknowledgment. "ACK n" means: everything before byte n is here, send n next. It counts bytes, not [[packet|packets]], and it comes from the [[kernel]], not from the program.',
    ['acknowledged', 'acknowledgment'],
  ),
  term('handshake', 'How a TCP [[connection]] begins: [[SYN]], SYN with ACK, [[ACK]]. The kernels do it; the programs only wait for it.', [
    'three-way handshake',
  ]),
  term('ESTABLISHED', 'The state of a [[socket]] whose [[handshake]] is complete: data may flow both ways.'),
  term(
    'listening socket',
    'A [[socket]] that waits for [[connection|connections]] on a [[port]]. It carries no data: it is the door, not the conversation.',
  ),
  term(
    'connection socket',
    'The [[socket]] of one [[connection]]. A server gets one for each visitor, all on the same local [[port]] as its [[listening socket]].',
  ),
  term('SYN queue', 'Where the [[kernel]] notes [[connection|connections]] that are half-way through the [[handshake]].'),
  term(
    'accept queue',
    'Where finished [[connection|connections]] wait until the program calls `accept()`. They are fully connected already.',
  ),
  term(
    'backlog',
    'The number given to `listen()`: how long the [[accept queue]] may get. Who comes when it is full gets no answer and has to ask again.',
  ),
  term(
    'send buffer',
    'Bytes a program has handed to its [[kernel]] and the other side has not [[ACK|acknowledged]] yet. They are kept in case they must be sent again.',
  ),
  term(
    'non-blocking',
    'A [[socket]] that never lets a [[system call]] wait: what cannot be done at once fails, and the program comes back later.',
  ),
  term('receive buffer', 'Bytes that have arrived and that the program has not read yet.'),
  term(
    'retransmission timer',
    'A clock in the sending [[kernel]]. If it rings before an [[ACK]] has come, the oldest bytes are sent again, and the next wait is twice as long.',
    ['RTO', 'retransmission'],
  ),
  term(
    'gap',
    'Bytes that are missing while later ones have arrived. What lies behind a gap waits in the [[receive buffer]]: a program gets bytes in order or not yet.',
    ['out of order'],
  ),
  term(
    'duplicate ACK',
    'An [[ACK]] that asks for the same byte as the one before it. It says: something arrived, but not what I wait for. Either a [[packet]] is lost or it has been overtaken.',
  ),
  term(
    'SACK',
    'Short for selective acknowledgment: an [[ACK]] that also names the ranges that have arrived behind a [[gap]], so that only what is missing is sent again.',
  ),
  term(
    'fast retransmit',
    'Sending a [[segment]] again because [[duplicate ACK|duplicate ACKs]] or [[SACK]] say that it is missing, long before the [[retransmission timer]] would ring.',
  ),
  term(
    'MSS',
    'Maximum segment size: the most data bytes one [[segment]] may carry on this way. On an ordinary link with timestamps it is 1,448.',
  ),
  term(
    'receive window',
    'How many more bytes a receiver has room for. Every [[segment]] says it, so that a fast sender does not flood a slow reader.',
    ['rwnd', 'window'],
  ),
  term('zero window', 'A [[receive window]] of 0: "I am full, send nothing". Not an error; it ends when the program over there reads.'),
  term(
    'window probe',
    'A tiny [[segment]] that asks a receiver with a [[zero window]] whether it has room now. It is repeated after longer and longer pauses.',
    ['probe', 'zero window probe'],
  ),
  term('window update', 'An [[ACK]] that says nothing new except a larger [[receive window]]: the program has read, there is room again.'),
  term(
    'backpressure',
    'A slow reader slows down the writer: its full buffer fills the buffer before it, back to the program that writes, which has to wait.',
  ),
  term(
    "Nagle's rule",
    'While a small [[segment]] is not yet [[ACK|acknowledged]], hold further small writes back and collect them. TCP_NODELAY switches it off.',
    ['Nagle'],
  ),
  term(
    'delayed ACK',
    'A receiver may wait a moment with its [[ACK]], in the hope that an answer of its program goes the same way soon and carries it for free. Linux waits 40 ms at the least.',
    ['delayed ACKs'],
  ),
  term(
    'congestion window',
    'How much a sender dares to have in flight before it hears back. It starts small and grows while all goes well; nobody announces it, each side keeps its own.',
    ['cwnd'],
  ),
  term(
    'slow start',
    'How a sender finds its pace: with each [[round trip]] in which all goes well it doubles its [[congestion window]]. It starts low, hence the name; it does not grow slowly.',
  ),
  term(
    'slow start threshold',
    'Where a sender stops doubling its [[congestion window]] and grows it with care: half of what was in flight when something was last lost. Short: ssthresh.',
    ['ssthresh'],
  ),
  term(
    'congestion avoidance',
    'Above the [[slow start threshold]] the [[congestion window]] grows by one [[segment]] in each [[round trip]]: asking for a little more, all the time.',
  ),
  term(
    'congestion control',
    'The rule by which a sender lets its [[congestion window]] grow and shrink. Reno halves it at a loss and adds one [[segment]] in each [[round trip]]; CUBIC, the usual one on Linux, follows a curve over time.',
    ['Reno', 'CUBIC'],
  ),
  term('bufferbloat', 'A [[queue]] so long that it is hardly ever empty. It loses nothing, and makes everybody wait.'),
  term(
    'ECN',
    'Short for explicit congestion notification: a [[router]] marks a [[packet]] instead of throwing it away, the receiver tells the sender, and the sender slows down. Nothing needs to be sent again.',
  ),
  term('FIN', 'The flag that says "I send no more". It ends one direction; the other one goes on until it has a FIN of its own.'),
  term(
    'half-closed',
    'One direction of a [[connection]] has ended, the other is still open. (Half-open is something else: a peer that is gone without saying so.)',
  ),
  term(
    'TIME-WAIT',
    'After the last [[ACK]], the side that closed first remembers the [[connection]] for a minute, to answer if its ACK got lost and to keep stray old [[packet|packets]] out of a new connection.',
    ['TIME_WAIT'],
  ),
  term('RST', 'Short for reset: "this [[connection]] does not exist" or "it is over at once". No goodbye, nothing more is delivered.', [
    'reset',
  ]),
  term(
    'half-open',
    'One side still believes in a [[connection]] that the other side knows nothing of any more: its computer is gone, or the wire. Nothing on this side tells.',
  ),
  term(
    'keepalive',
    'After a long silence the [[kernel]] sends an empty [[segment]] that must be [[ACK|acknowledged]]. If no answer comes, again and again, the [[connection]] is given up. SO_KEEPALIVE switches it on.',
    ['SO_KEEPALIVE'],
  ),
];
