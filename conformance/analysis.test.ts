/**
 * Wireshark reads the same packets and draws its own conclusions (tcp.analysis.*). Here they are held against what the trace knows, for captures taken on one host as tcpdump
 * would: what it sends as it leaves, what comes as it arrives. Where tshark's guess and the truth differ, the test says by which of tshark's rules (epan/dissectors/packet-tcp.c,
 * tcp_analyze_sequence_number), never by a list of packets. Without tshark it says so and stands aside.
 */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { captureOf, capturedPackets, type Captured } from '../src/simulation/capture.ts';
import { FLAG, type EventOf } from '../src/trace/events.ts';
import { worldAt } from '../src/trace/history.ts';
import { decisionsOnArrival } from '../src/trace/why/arrival.ts';
import { recordedRun, type Run } from './runs.ts';

const run = promisify(execFile);
const hasTshark = spawnSync('tshark', ['--version']).status === 0;
if (!hasTshark) console.log('tshark is not installed here: its analysis is not compared (Debian: apt-get install tshark)');
const scratch = mkdtempSync(path.join(tmpdir(), 'analysis-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Losses with and without SACK, by timer and by ACKs, spurious ones, windows that close, keepalive, order, duplicates, resets. */
const CASES = [
  'two-lost-sack',
  'two-lost-no-sack',
  'fast-retransmit',
  'fast-retransmit-no-sack',
  'both-lose',
  'data-lost-timeout',
  'whole-flight-lost',
  'rto-backoff',
  'spurious-timeout',
  'tail-loss-probe',
  'tail-loss-single',
  'retransmission-lost',
  'ack-lost',
  'syn-lost',
  'syn-ack-lost',
  'fin-lost',
  'overtaken',
  'overtaken-late',
  'late-copy',
  'duplicate-data',
  'limited-transmit',
  'keepalive',
  'keepalive-dead-peer',
  'slow-reader',
  'small-window-large-segments',
  'zero-window-8k',
  'zero-window-update-lost',
  'window-edge',
  'closed-listener',
  'close-with-unread-data',
  'linger-zero',
  'connection-refused',
];

const MARKS = [
  'retransmission',
  'fast_retransmission',
  'spurious_retransmission',
  'out_of_order',
  'lost_segment',
  'duplicate_ack',
  'zero_window',
  'zero_window_probe',
  'keep_alive',
  'keep_alive_ack',
  'window_full',
  'window_update',
] as const;
type Mark = (typeof MARKS)[number];

/** One packet in a host's capture: what tshark says, and what the numbers of the trace say. */
interface Seen extends Captured {
  readonly frame: number;
  readonly marks: ReadonlySet<Mark>;
  readonly sent: EventOf<'packet.sent'>;
  /** What the sender decided; null for what follows no decision. */
  readonly decision: EventOf<'decision'> | null;
  /** Sequence numbers it takes: [sequence, end). */
  readonly end: number;
  /** Of its own direction before it: the highest end, the last acknowledgment and window; -1 before any. */
  readonly highest: number;
  readonly lastAck: number;
  readonly lastWindow: number;
  /** The last packet of the other direction before it. */
  readonly answered: Seen | null;
  /** Duplicates, as tshark counts them, of the ACK that asks for exactly this sequence number, come in just before it. */
  readonly duplicates: number;
}

const bare = (one: Seen): boolean => one.packet.length === 0 && (one.packet.flags & (FLAG.SYN | FLAG.FIN | FLAG.RST)) === 0;
const again = (one: Seen): boolean =>
  (['retransmission', 'fast_retransmission', 'spurious_retransmission', 'out_of_order', 'keep_alive'] as const).some((mark) =>
    one.marks.has(mark),
  );

async function marksOf(name: string, simulated: Run, host: number): Promise<readonly ReadonlySet<Mark>[]> {
  const file = path.join(scratch, `${name}-${host}.pcapng`);
  writeFileSync(file, captureOf(simulated.trace, simulated.date, host));
  const fields = MARKS.flatMap((mark) => ['-e', `tcp.analysis.${mark}`]);
  const { stdout } = await run('tshark', ['-n', '-r', file, '-T', 'fields', ...fields], { maxBuffer: 16 * 1024 * 1024 });
  return stdout.split('\n').map((line) => {
    const cells = line.split('\t');
    return new Set(MARKS.filter((_, place) => (cells[place] ?? '') !== ''));
  });
}

/** A host's capture with tshark's marks, and what each packet followed on. */
async function seenAt(name: string, simulated: Run, host: number): Promise<readonly Seen[]> {
  const { trace } = simulated;
  const captured = capturedPackets(trace, host);
  const marks = await marksOf(name, simulated, host);
  const last = new Map<string, Seen>();
  const highest = new Map<string, number>();
  const askedFor = new Map<string, { number: number; times: number }>();
  return captured.map((one, place) => {
    const { packet } = one;
    const key = `${packet.channel} ${one.direction}`;
    const other = `${packet.channel} ${one.direction === 'out' ? 'in' : 'out'}`;
    const sent = trace.eventOf('packet.sent', packet.sent);
    const before = last.get(key);
    const end = packet.sequence + packet.length + ((packet.flags & FLAG.SYN) !== 0 ? 1 : 0) + ((packet.flags & FLAG.FIN) !== 0 ? 1 : 0);
    const asked = askedFor.get(other);
    const seen: Seen = {
      ...one,
      frame: place + 1,
      marks: marks[place] ?? new Set<Mark>(),
      sent,
      decision: trace.eventIf('decision', trace.cause(packet.departed)),
      end,
      highest: highest.get(key) ?? -1,
      lastAck: before?.packet.acknowledgment ?? -1,
      lastWindow: before?.sent.window ?? -1,
      answered: last.get(other) ?? null,
      duplicates: asked !== undefined && asked.number === packet.sequence ? asked.times : 0,
    };
    last.set(key, seen);
    highest.set(key, Math.max(highest.get(key) ?? -1, end));
    const mine = askedFor.get(key);
    askedFor.set(key, { number: packet.acknowledgment, times: seen.marks.has('duplicate_ack') ? (mine?.times ?? 0) + 1 : 0 });
    return seen;
  });
}

const told = (one: Seen): string =>
  `${one.frame} ${one.direction} seq ${one.packet.sequence} len ${one.packet.length} ack ${one.packet.acknowledgment} win ${one.sent.window}, ${one.decision?.rule ?? 'no decision'}: ${[...one.marks].join(' ')}`;
const listed = (seen: readonly Seen[]): readonly string[] => seen.map(told);

describe.runIf(hasTshark)('tshark’s analysis and the truth agree on', () => {
  describe.each(CASES)('%s', (name) => {
    let simulated: Run;
    const views: (readonly Seen[])[] = [];
    let all: readonly Seen[] = [];
    let out: readonly Seen[] = [];
    let into: readonly Seen[] = [];
    beforeAll(async () => {
      simulated = recordedRun(name);
      for (const host of simulated.trace.header.hosts.keys()) views.push(await seenAt(name, simulated, host));
      all = views.flat();
      out = all.filter((one) => one.direction === 'out');
      into = all.filter((one) => one.direction === 'in');
    });
    const wrong = (of: readonly Seen[], agrees: (one: Seen) => boolean): readonly string[] => listed(of.filter((one) => !agrees(one)));

    it('what a host sends again', () => {
      expect(wrong(out, (one) => again(one) === one.packet.repeat)).toEqual([]);
    });

    it('what only asks: keepalive and window probes', () => {
      // tshark calls anything of at most one byte a keepalive that begins one below what comes next: Linux's window probes carry none and look the same, and so
      // does a last segment of one byte that is sent again.
      const looksSo = (one: Seen): boolean =>
        one.packet.length <= 1 && one.packet.sequence === one.highest - 1 && (one.packet.flags & (FLAG.SYN | FLAG.FIN | FLAG.RST)) === 0;
      expect(wrong(out, (one) => one.marks.has('keep_alive') === (one.packet.repeat && looksSo(one)))).toEqual([]);
      const asks = out.filter(
        (one) => one.decision?.rule === 'keepalive' || (one.decision?.rule === 'window-probe' && one.packet.length === 0),
      );
      expect(
        wrong(
          asks.filter((one) => (one.packet.flags & FLAG.RST) === 0),
          (one) => one.marks.has('keep_alive'),
        ),
      ).toEqual([]);
      // Its own mark for window probes is kept for those with one byte of data, which Linux never sends.
      expect(listed(all.filter((one) => one.marks.has('zero_window_probe')))).toEqual([]);
    });

    it('fast retransmissions', () => {
      // By ACKs, never by a timer.
      const fast = out.filter((one) => one.marks.has('fast_retransmission'));
      expect(wrong(fast, (one) => /^(fast-retransmit|partial-ack)$/.test(one.decision?.rule ?? ''))).toEqual([]);
      // The other way round tshark sees only the first hole, and only after two ACKs in a row that it counts as duplicates of exactly this one
      // (an ACK with another window is an update to it), in the last 20 ms. SACK and RACK know more: further
      // holes, and with less. Those are retransmissions to tshark, or, within a round trip of new data, segments out of order.
      const byAcks = out.filter((one) => one.decision?.rule === 'fast-retransmit' && !one.marks.has('fast_retransmission'));
      const seenByIt = (one: Seen): boolean => one.duplicates >= 2 && one.answered !== null && one.at - one.answered.at < 20e6;
      expect(wrong(byAcks, (one) => again(one) && !seenByIt(one))).toEqual([]);
    });

    it('out of order: what leaves a host never is', () => {
      // tshark calls what goes again soon after something new out of order, since it cannot know that this is the sender's own capture.
      for (const view of views) {
        const syn = view.find((one) => (one.packet.flags & FLAG.SYN) !== 0 && (one.packet.flags & FLAG.ACK) === 0);
        const done = view.find(
          (one) => syn !== undefined && one.at > syn.at && one.direction === syn.direction && (one.packet.flags & FLAG.SYN) === 0,
        );
        const roundTrip = syn === undefined || done === undefined ? 3e6 : Math.max(3e6, done.at - syn.at);
        const claimed = view.filter((one) => one.direction === 'out' && one.marks.has('out_of_order'));
        const newest = (one: Seen): number =>
          Math.max(
            ...view
              .filter((other) => other.direction === 'out' && other.frame < one.frame && !other.packet.repeat)
              .map((other) => other.at),
          );
        expect(wrong(claimed, (one) => one.packet.repeat && one.at - newest(one) < roundTrip)).toEqual([]);
      }
    });

    it('what comes a second time, or late, at the receiver', () => {
      // It begins below what has come already. What is sent again because its first copy was lost, the receiver sees for the first time.
      const below = into.filter((one) => !bare(one) && one.packet.sequence < one.highest && (one.packet.flags & FLAG.RST) === 0);
      expect(wrong(below, again)).toEqual([]);
      expect(
        wrong(
          into.filter((one) => again(one) && !one.marks.has('keep_alive')),
          (one) => below.includes(one),
        ),
      ).toEqual([]);
      // All of it was here already, says tshark where it saw it acknowledged; the receiver found the same.
      const spurious = into.filter((one) => one.marks.has('spurious_retransmission'));
      const foundOld = (one: Seen): boolean =>
        decisionsOnArrival(simulated.index, one.packet, simulated.index.events).some((id) => {
          const { action, rule } = simulated.trace.eventOf('decision', id);
          return action === 'drop' || rule === 'duplicate' || rule === 'immediate' || rule === 'quick-ack';
        });
      expect(wrong(spurious, foundOld)).toEqual([]);
    });

    it('gaps before what arrives', () => {
      expect(
        wrong(
          into.filter((one) => one.highest >= 0 && !bare(one) && (one.packet.flags & FLAG.RST) === 0),
          (one) => one.marks.has('lost_segment') === one.packet.sequence > one.highest,
        ),
      ).toEqual([]);
    });

    it('duplicate ACKs and window updates', () => {
      // A bare ACK that acknowledges nothing new. With another window it is an update to tshark, also where it was sent to report a gap and the window has moved by the way;
      // after a keepalive it is the answer to that,
      // and with a window of 0 only that is marked.
      const repeats = out.filter(
        (one) => bare(one) && !one.packet.repeat && one.lastAck === one.packet.acknowledgment && one.packet.sequence === one.highest,
      );
      const named = (one: Seen): Mark | null => {
        if (one.sent.window !== one.lastWindow) return 'window_update';
        if (one.sent.window === 0) return null;
        return one.answered?.marks.has('keep_alive') === true ? 'keep_alive_ack' : 'duplicate_ack';
      };
      // The ACK that ends a handshake acknowledges the SYN; before it only the SYN itself has been seen.
      const later = repeats.filter((one) => one.highest > 1 || one.lastAck > 0);
      expect(wrong(later, (one) => named(one) === null || one.marks.has(named(one)!))).toEqual([]);
      expect(
        wrong(
          out.filter((one) => one.marks.has('duplicate_ack')),
          (one) => later.includes(one) && one.decision?.action === 'acknowledge',
        ),
      ).toEqual([]);
      const updates = out.filter((one) => one.decision?.rule === 'window-update' && one.lastAck === one.packet.acknowledgment);
      expect(wrong(updates, (one) => one.marks.has('window_update'))).toEqual([]);
    });

    it('closed windows, and windows that are full', () => {
      const closed = out.filter((one) => one.sent.window === 0 && (one.packet.flags & (FLAG.SYN | FLAG.FIN | FLAG.RST)) === 0);
      expect(listed(out.filter((one) => one.marks.has('zero_window')))).toEqual(listed(closed));
      const room = (one: Seen): number | undefined => worldAt(simulated.trace, one.at).sockets.get(one.packet.socket)?.variables?.rcvWnd;
      // Less than one unit of the window's scale.
      expect(wrong(closed, (one) => (room(one) ?? 0) < 2 ** 14)).toEqual([]);
      const reachesEdge = (one: Seen): boolean => {
        const variables = worldAt(simulated.trace, one.at).sockets.get(one.packet.socket)?.variables;
        if (variables === undefined || variables === null) return false;
        const edge = (variables.sndUna + variables.sndWnd - variables.iss) >>> 0;
        return one.packet.length > 0 && !one.packet.repeat && one.end === edge;
      };
      expect(wrong(out, (one) => one.marks.has('window_full') === reachesEdge(one))).toEqual([]);
    });

    it('resets', () => {
      expect(
        wrong(
          out.filter((one) => (one.packet.flags & FLAG.RST) !== 0),
          (one) => one.decision?.action === 'reset' || one.decision?.action === 'refuse',
        ),
      ).toEqual([]);
    });
  });
});
