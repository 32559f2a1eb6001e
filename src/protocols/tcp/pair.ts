/**
 * Two connections joined by a delay line on virtual time: what the tests and the benchmark drive, without a kernel.
 * Everything that crosses the line is kept and can be drawn as a ladder in text, which is what a failing test shows.
 */
import { FOREVER, MILLISECOND, ns, type Nanoseconds } from '#time/nanoseconds.ts';
import { FLAG } from '#trace/events.ts';
import { ECN } from '#wire/ipv4.ts';
import type { TcpSegment } from '#wire/segment.ts';
import {
  abort,
  accept,
  answerStray,
  close,
  nextTimeout,
  onTimeout,
  open,
  read,
  readable,
  receive,
  send,
  sendSpace,
  setOptions,
  shutdown,
  type Decision,
  type Out,
  type TcpOutput,
} from './connection.ts';
import { sequence } from './sequence.ts';
import { DEFAULT_SOCKET_OPTIONS, LINUX_SETTINGS, type SocketOptions, type TcpSettings } from './settings.ts';
import type { Connection } from './state.ts';

export type Side = 'client' | 'server';
const other = (side: Side): Side => (side === 'client' ? 'server' : 'client');

/** One segment that crossed the line, or did not. */
export interface Crossing {
  readonly number: number;
  readonly at: Nanoseconds;
  readonly from: Side;
  readonly segment: TcpSegment;
  readonly decision: Decision | null;
  readonly repeat: boolean;
  /** null: lost on the way. */
  arrives: readonly Nanoseconds[];
}

export interface PairOptions {
  readonly delay?: Nanoseconds;
  readonly settings?: Partial<TcpSettings>;
  readonly serverSettings?: Partial<TcpSettings>;
  readonly client?: Partial<SocketOptions>;
  readonly server?: Partial<SocketOptions>;
  readonly mtu?: number;
  readonly loopback?: boolean;
  /** Initial sequence numbers. */
  readonly iss?: readonly [number, number];
  /** What the line does to a segment: arrival delays counted from `delay`; an empty list loses it. `nth` counts all of that side's segments from 1. */
  readonly line?: (from: Side, nth: number, segment: TcpSegment, at: Nanoseconds) => readonly Nanoseconds[];
  /** Does a queue on the line mark this packet? Only ECN-capable ones are asked about. */
  readonly marks?: (from: Side, nth: number, at: Nanoseconds) => boolean;
  /** Passive side reads everything at once as it arrives. */
  readonly serverReads?: boolean;
  readonly clientReads?: boolean;
}

interface Waiting {
  readonly at: Nanoseconds;
  readonly sequence: number;
  readonly to: Side;
  readonly segment: TcpSegment;
  readonly ground: number;
  readonly ecn?: number;
}
interface Planned {
  readonly at: Nanoseconds;
  readonly sequence: number;
  readonly act: () => void;
}

/** The harness. It holds closures, so it is no simulation state: only tests and benchmarks use it. */
export class Pair {
  now: Nanoseconds = ns(0);
  readonly ends: { client: Connection | null; server: Connection | null } = { client: null, server: null };
  readonly crossings: Crossing[] = [];
  readonly decisions: { at: Nanoseconds; side: Side; decision: Decision }[] = [];
  readonly states: { at: Nanoseconds; side: Side; state: string }[] = [];
  readonly errors: { client: string; server: string } = { client: '', server: '' };
  readonly got: { client: Uint8Array[]; server: Uint8Array[] } = { client: [], server: [] };
  readonly outputs: { at: Nanoseconds; side: Side; output: TcpOutput }[] = [];
  keepOutputs = false;
  private readonly line: Waiting[] = [];
  private readonly plans: Planned[] = [];
  private readonly counts = { client: 0, server: 0 };
  private grounds = 0;
  private order = 0;
  private readonly options: PairOptions;

  constructor(options: PairOptions = {}) {
    this.options = options;
  }

  private delay(): Nanoseconds {
    return this.options.delay ?? ns(20 * MILLISECOND);
  }

  private beginning(side: Side): Parameters<typeof open>[0] {
    const o = this.options;
    return {
      localPort: side === 'client' ? 40_000 : 9000,
      remotePort: side === 'client' ? 9000 : 40_000,
      iss: sequence(o.iss?.[side === 'client' ? 0 : 1] ?? (side === 'client' ? 1000 : 5000)),
      timestampOffset: side === 'client' ? 100_000 : 900_000,
      path: { mtu: o.mtu ?? 1500, loopback: o.loopback ?? false },
      settings: { ...LINUX_SETTINGS, ...o.settings, ...(side === 'server' ? o.serverSettings : {}) },
      socket: { ...DEFAULT_SOCKET_OPTIONS, ...(side === 'client' ? o.client : o.server) },
    };
  }

  get client(): Connection {
    if (this.ends.client === null) throw new Error('the client has not connected yet');
    return this.ends.client;
  }
  get server(): Connection {
    if (this.ends.server === null) throw new Error(`the server has seen no SYN yet\n${this.ladder()}`);
    return this.ends.server;
  }
  end(side: Side): Connection {
    return side === 'client' ? this.client : this.server;
  }

  connect(): this {
    const out: Out = [];
    this.ends.client = open(this.beginning('client'), this.now, this.grounds++, out);
    this.carryOut('client', out);
    return this;
  }
  /** Connects and runs until both sides are established. */
  established(): this {
    this.connect().run(ns(this.now + 3 * this.delay() + 1));
    return this;
  }

  send(side: Side, bytes: Uint8Array | string, more = false): number {
    const data = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
    const out: Out = [];
    const taken = send(this.end(side), data, this.now, this.grounds++, more, out);
    this.carryOut(side, out);
    return taken;
  }
  space(side: Side): number {
    return sendSpace(this.end(side));
  }
  read(side: Side, most: number): Uint8Array {
    const out: Out = [];
    const bytes = read(this.end(side), most, this.now, this.grounds++, out);
    this.carryOut(side, out);
    return bytes;
  }
  shutdown(side: Side): void {
    const out: Out = [];
    shutdown(this.end(side), this.now, this.grounds++, out);
    this.carryOut(side, out);
  }
  close(side: Side): void {
    const out: Out = [];
    close(this.end(side), this.now, this.grounds++, out);
    this.carryOut(side, out);
  }
  abort(side: Side): void {
    const out: Out = [];
    abort(this.end(side), this.now, this.grounds++, out);
    this.carryOut(side, out);
  }
  set(side: Side, change: Partial<SocketOptions>, quickAck: number | null = null): void {
    const c = this.end(side);
    const out: Out = [];
    setOptions(c, { ...c.options, ...change }, quickAck, this.now, this.grounds++, out);
    this.carryOut(side, out);
  }
  /** Puts a segment of somebody's making on the line. */
  inject(from: Side, segment: TcpSegment): void {
    this.line.push({ at: ns(this.now + this.delay()), sequence: this.order++, to: other(from), segment, ground: this.grounds++ });
  }

  /** Does something at an instant. */
  at(milliseconds: number, act: () => void): this {
    this.plans.push({ at: ns(milliseconds * MILLISECOND), sequence: this.order++, act });
    return this;
  }

  /** Runs until nothing is left to do, or until an instant. Returns how many things happened. */
  run(until: Nanoseconds = FOREVER, most = 1_000_000): number {
    let happened = 0;
    for (; happened < most; happened++) {
      const segment = earliest(this.line);
      const plan = earliest(this.plans);
      const timers = { client: this.timer('client'), server: this.timer('server') };
      const at = Math.min(segment?.at ?? FOREVER, plan?.at ?? FOREVER, timers.client, timers.server);
      if (at === FOREVER || at > until) break;
      this.now = ns(Math.max(this.now, at));
      if (plan !== undefined && plan.at === at) {
        this.plans.splice(this.plans.indexOf(plan), 1);
        plan.act();
      } else if (segment !== undefined && segment.at === at) {
        this.line.splice(this.line.indexOf(segment), 1);
        this.arrive(segment);
      } else {
        const side = timers.client === at ? 'client' : 'server';
        const out: Out = [];
        onTimeout(this.end(side), this.now, this.grounds++, out);
        this.carryOut(side, out);
      }
    }
    if (happened < most && until !== FOREVER && until > this.now) this.now = until;
    return happened;
  }
  /** Runs on for a span of virtual time, in milliseconds. */
  wait(milliseconds: number): this {
    this.run(ns(this.now + milliseconds * MILLISECOND));
    return this;
  }

  private timer(side: Side): Nanoseconds {
    const c = this.ends[side];
    return c === null ? FOREVER : nextTimeout(c);
  }

  private arrive(waiting: Waiting): void {
    const side = waiting.to;
    const out: Out = [];
    const c = this.ends[side];
    if (c === null || (c.state === 'CLOSED' && (waiting.segment.flags & FLAG.SYN) === 0)) {
      if (side === 'server' && c === null && (waiting.segment.flags & (FLAG.SYN | FLAG.ACK | FLAG.RST)) === FLAG.SYN) {
        this.ends.server = accept(this.beginning('server'), waiting.segment, this.now, waiting.ground, out);
      } else {
        const answer = answerStray(waiting.segment);
        if (answer !== null)
          out.push({
            kind: 'segment',
            segment: answer,
            offset: 0 as never,
            length: 0,
            repeat: false,
            capable: false,
            decision: null,
            grounds: [],
          });
      }
    } else {
      receive(c, waiting.segment, this.now, waiting.ground, out, waiting.ecn ?? ECN.NOT_ECT);
    }
    this.carryOut(side, out);
    const reads = side === 'client' ? this.options.clientReads : this.options.serverReads;
    const end = this.ends[side];
    if (reads === true && end !== null && readable(end) > 0) this.got[side].push(this.read(side, readable(end)));
  }

  private carryOut(side: Side, out: readonly TcpOutput[]): void {
    for (const output of out) {
      if (this.keepOutputs) this.outputs.push({ at: this.now, side, output });
      if (output.kind === 'segment') this.transmit(side, output.segment, output.decision, output.repeat, output.capable);
      else if (output.kind === 'decision') this.decisions.push({ at: this.now, side, decision: output.decision });
      else if (output.kind === 'state') this.states.push({ at: this.now, side, state: output.state });
      else if (output.kind === 'wake' && output.what === 'error') this.errors[side] = output.errno;
      if (output.kind === 'segment' && output.decision !== null) this.decisions.push({ at: this.now, side, decision: output.decision });
    }
  }

  private transmit(from: Side, segment: TcpSegment, decision: Decision | null, repeat: boolean, capable: boolean): void {
    const nth = ++this.counts[from];
    const extra = this.options.line?.(from, nth, segment, this.now) ?? [ns(0)];
    const arrives = extra.map((late) => ns(this.now + this.delay() + late));
    this.crossings.push({ number: this.crossings.length, at: this.now, from, segment, decision, repeat, arrives });
    const ecn = !capable ? ECN.NOT_ECT : this.options.marks?.(from, nth, this.now) === true ? ECN.CE : ECN.ECT0;
    for (const at of arrives) this.line.push({ at, sequence: this.order++, to: other(from), segment, ground: this.grounds++, ecn });
  }

  /** Everything one side has received so far and read by itself. */
  bytes(side: Side): Uint8Array {
    const pieces = this.got[side];
    const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of pieces) {
      all.set(piece, at);
      at += piece.length;
    }
    return all;
  }

  /** Was there a decision by this rule? */
  decided(side: Side, rule: string): Decision[] {
    return this.decisions.filter((d) => d.side === side && d.decision.rule === rule).map((d) => d.decision);
  }

  /** One line per segment, as a ladder: time, who to whom, flags, numbers relative to each side's SYN. */
  ladder(): string {
    const base = {
      client: this.crossings.find((x) => x.from === 'client')?.segment.sequence ?? 0,
      server: this.crossings.find((x) => x.from === 'server')?.segment.sequence ?? 0,
    };
    return this.crossings
      .map((x) => {
        const line = describe(x, base[x.from], base[other(x.from)]);
        const arrow = x.from === 'client' ? (x.arrives.length === 0 ? '──✕   ' : '─────▶') : x.arrives.length === 0 ? '   ✕──' : '◀─────';
        return `${(x.at / MILLISECOND).toFixed(1).padStart(9)} client ${arrow} server  ${line}`;
      })
      .join('\n');
  }

  /** The ladder in few words, for comparing: "C S 0 | S S. 0 ack 1 | C . 1 ack 1". */
  summary(): string[] {
    const base = {
      client: this.crossings.find((x) => x.from === 'client')?.segment.sequence ?? 0,
      server: this.crossings.find((x) => x.from === 'server')?.segment.sequence ?? 0,
    };
    return this.crossings.map((x) => `${x.from === 'client' ? 'C' : 'S'} ${describe(x, base[x.from], base[other(x.from)])}`);
  }
}

export function flagLetters(flags: number): string {
  return (
    (flags & FLAG.SYN ? 'S' : '') +
    (flags & FLAG.RST ? 'R' : '') +
    (flags & FLAG.FIN ? 'F' : '') +
    (flags & FLAG.PSH ? 'P' : '') +
    (flags & FLAG.ACK ? '.' : '') +
    (flags & FLAG.ECE ? 'E' : '') +
    (flags & FLAG.CWR ? 'W' : '')
  );
}

function describe(x: Crossing, own: number, theirs: number): string {
  const s = x.segment;
  const relative = (n: number, zero: number): number => (n - zero) >>> 0;
  const ack = s.flags & FLAG.ACK ? ` ack ${relative(s.acknowledgment, theirs)}` : '';
  const sack =
    s.options.sack.length > 0 ? ` sack ${s.options.sack.map(([l, r]) => `${relative(l, theirs)}-${relative(r, theirs)}`).join(' ')}` : '';
  return `${flagLetters(s.flags)} ${relative(s.sequence, own)}${ack} len ${s.payload.length} win ${s.window}${sack}${x.arrives.length === 0 ? ' LOST' : ''}`;
}

function earliest<T extends { readonly at: Nanoseconds; readonly sequence: number }>(list: readonly T[]): T | undefined {
  let first: T | undefined;
  for (const item of list)
    if (first === undefined || item.at < first.at || (item.at === first.at && item.sequence < first.sequence)) first = item;
  return first;
}
