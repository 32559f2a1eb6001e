/** The row of one packet: what cannot be read off its events is kept, everything else is looked up in the trace's columns. */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { NO_EVENT, type EventFields, type EventId, type StreamOffset } from '../events.ts';
import type { Trace } from '../trace.ts';
import type { Hop, PacketEntry } from './entries.ts';

const NO_HOPS: readonly Hop[] = [];

export class PacketLife implements PacketEntry {
  readonly #trace: Trace;
  readonly packet: number;
  readonly sent: EventId;
  readonly departed: EventId;
  readonly sequence: number;
  readonly acknowledgment: number;
  readonly copyOf: number;
  ended: EventId = NO_EVENT;
  marked: EventId = NO_EVENT;
  hops: readonly Hop[] = NO_HOPS;

  constructor(
    trace: Trace,
    packet: number,
    events: Pick<PacketEntry, 'sent' | 'departed'>,
    numbers: Pick<PacketEntry, 'sequence' | 'acknowledgment'>,
    copyOf: number,
  ) {
    this.#trace = trace;
    this.packet = packet;
    this.sent = events.sent;
    this.departed = events.departed;
    this.sequence = numbers.sequence;
    this.acknowledgment = numbers.acknowledgment;
    this.copyOf = copyOf;
  }

  #header(field: keyof EventFields<'packet.sent'>): number {
    return this.#trace.cell('packet.sent', field, this.sent);
  }

  get sentAt(): Nanoseconds {
    return this.#trace.at(this.departed);
  }
  get endedAt(): Nanoseconds | null {
    return this.ended === NO_EVENT ? null : this.#trace.at(this.ended);
  }
  get fate(): PacketEntry['fate'] {
    if (this.ended === NO_EVENT) return 'flying';
    return this.#trace.kindOf(this.ended) === 'packet.arrived' ? 'arrived' : 'lost';
  }
  get why(): PacketEntry['why'] {
    return this.#trace.eventIf('packet.lost', this.ended)?.why ?? null;
  }
  get from(): number {
    return this.#header('host');
  }
  get to(): number {
    return this.fate === 'arrived' ? this.#trace.cell('packet.arrived', 'host', this.ended) : this.#header('to');
  }
  get link(): number {
    return this.#header('link');
  }
  get protocol(): number {
    return this.#header('protocol');
  }
  get flags(): number {
    return this.#header('flags');
  }
  get socket(): number {
    return this.#header('socket');
  }
  get receiver(): number {
    return this.fate === 'arrived' ? this.#trace.cell('packet.arrived', 'socket', this.ended) : -1;
  }
  get channel(): number {
    return this.#header('channel');
  }
  get direction(): 0 | 1 {
    return this.#header('direction') === 0 ? 0 : 1;
  }
  get offset(): StreamOffset {
    return this.#header('offset') as StreamOffset;
  }
  get length(): number {
    return this.#header('length');
  }
  get repeat(): boolean {
    return this.#header('repeat') !== 0;
  }
}
