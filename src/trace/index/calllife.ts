/** The row of one system call: its three events are kept, everything else is looked up in the trace's columns. */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { NO_EVENT, type EventFields, type EventId } from '../events.ts';
import type { Trace } from '../trace.ts';
import type { CallEntry } from './entries.ts';

export class CallLife implements CallEntry {
  readonly #trace: Trace;
  readonly call: number;
  readonly entered: EventId;
  blocked: EventId = NO_EVENT;
  returned: EventId = NO_EVENT;

  constructor(trace: Trace, call: number, entered: EventId) {
    this.#trace = trace;
    this.call = call;
    this.entered = entered;
  }

  #atEntry(field: keyof EventFields<'call.entered'>): number {
    return this.#trace.cell('call.entered', field, this.entered);
  }
  #textAtReturn(field: 'errno' | 'result' | 'argument'): string {
    return this.returned === NO_EVENT ? '' : this.#trace.text(this.#trace.cell('call.returned', field, this.returned));
  }

  get thread(): number {
    return this.#atEntry('thread');
  }
  get name(): string {
    return this.#trace.text(this.#atEntry('name'));
  }
  get argument(): string {
    const full = this.#textAtReturn('argument');
    return full === '' ? this.#trace.text(this.#atEntry('argument')) : full;
  }
  get line(): number {
    return this.#atEntry('line');
  }
  get descriptor(): number {
    return this.#atEntry('descriptor');
  }
  get socket(): number {
    return this.#atEntry('socket');
  }
  get enteredAt(): Nanoseconds {
    return this.#trace.at(this.entered);
  }
  get blockedAt(): Nanoseconds | null {
    return this.blocked === NO_EVENT ? null : this.#trace.at(this.blocked);
  }
  get reason(): string {
    return this.#trace.eventIf('call.blocked', this.blocked)?.reason ?? '';
  }
  get returnedAt(): Nanoseconds | null {
    return this.returned === NO_EVENT ? null : this.#trace.at(this.returned);
  }
  /** The number strace prints behind the "=": bytes taken or given, a descriptor, -1. */
  get value(): number {
    if (this.returned === NO_EVENT) return 0;
    const printed = Number.parseInt(this.result, 10);
    return Number.isNaN(printed) ? this.#trace.cell('call.returned', 'value', this.returned) : printed;
  }
  get errno(): string {
    return this.#textAtReturn('errno');
  }
  get result(): string {
    return this.#textAtReturn('result');
  }
}
