/**
 * The trace as the page holds it: columns that grow chunk by chunk, and the few questions everything else is built on.
 * Event objects are built on demand (`event`); hot loops read cells through `column` and `row` instead.
 * Whoever caches something derived from a trace keys it by the number of events seen, since events are only ever appended.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { Chunk, TraceHeader } from './chunk.ts';
import { codeOf, columnPlace, grown, KINDS, LAYOUTS, newRows, reserve, type Cells, type FieldLayout, type Rows } from './columns.ts';
import { NO_EVENT, type EventFields, type EventId, type EventKind, type EventOf, type TraceEvent } from './events.ts';
import { appendPiece, newLineColumn, type LineColumn } from './lines.ts';
import type { ChunkRecorder } from './recorder.ts';

type FieldName<K extends EventKind> = keyof EventFields<K> & string;

const NO_REASONS: readonly EventId[] = [];

/** One object per kind with all keys in place: copying it is faster than adding the keys one by one. */
const TEMPLATES: readonly Readonly<Record<string, unknown>>[] = LAYOUTS.map((layout) => ({
  id: 0,
  at: 0,
  kind: layout.kind,
  cause: NO_EVENT,
  because: NO_REASONS,
  ...Object.fromEntries(layout.fields.map((field) => [field.name, null])),
}));

/** A view of one event that reads its fields when they are asked for, and can be moved to another row. */
interface Cursor {
  id: EventId;
  row: number;
  readonly event: TraceEvent;
}

export class Trace {
  readonly header: TraceHeader;
  /** How many events there are. Ids run from 0 to count - 1. */
  count = 0;
  /** Set by `finish`: nothing more will come. */
  complete = false;
  #at = new Float64Array(0);
  #kind = new Uint8Array(0);
  #cause = new Int32Array(0);
  #row = new Uint32Array(0);
  readonly #tables: Rows[] = LAYOUTS.map((layout) => newRows(layout, 0));
  /** Per kind: the event of each row. */
  readonly #events: Uint32Array<ArrayBuffer>[] = LAYOUTS.map(() => new Uint32Array(0));
  #bytes = new Uint8Array(0);
  #byteCount = 0;
  #numbers = new Float64Array(0);
  #numberCount = 0;
  readonly #strings: string[] = [];
  readonly #cursors: (Cursor | undefined)[] = LAYOUTS.map(() => undefined);
  #becauseOf = new Uint32Array(0);
  #becauseStart = new Uint32Array(0);
  #becauseEvents = 0;
  #because = new Uint32Array(0);
  #becauseCount = 0;
  readonly #lines = new Map<number, LineColumn>();

  constructor(header: TraceHeader) {
    this.header = header;
  }

  /** Puts a chunk behind what is there. Throws where it is not the next one. */
  append(chunk: Chunk): void {
    if (chunk.first !== this.count) throw new Error(`A chunk that begins at event ${chunk.first} cannot follow event ${this.count - 1}.`);
    const total = this.count + chunk.count;
    this.#at = grown(this.#at, this.count, total);
    this.#kind = grown(this.#kind, this.count, total);
    this.#cause = grown(this.#cause, this.count, total);
    this.#row = grown(this.#row, this.count, total);
    this.#at.set(chunk.at, this.count);
    this.#kind.set(chunk.kind, this.count);
    this.#cause.set(chunk.cause, this.count);
    const next = this.#tables.map((rows) => rows.count);
    for (const { code, count, columns } of chunk.rows) {
      const rows = this.#tables[code];
      if (rows === undefined) throw new Error(`A chunk holds events of unknown kind ${code}.`);
      reserve(rows, rows.count + count);
      columns.forEach((column, index) => rows.columns[index]?.set(column, rows.count));
      this.#events[code] = grown(this.#events[code] ?? new Uint32Array(0), rows.count, rows.count + count);
      rows.count += count;
    }
    for (let i = 0; i < chunk.count; i++) {
      const code = chunk.kind[i] as number;
      const row = next[code] as number;
      next[code] = row + 1;
      this.#row[this.count + i] = row;
      const events = this.#events[code];
      if (events !== undefined) events[row] = this.count + i;
    }
    this.#bytes = grown(this.#bytes, this.#byteCount, this.#byteCount + chunk.bytes.length);
    this.#bytes.set(chunk.bytes, this.#byteCount);
    this.#byteCount += chunk.bytes.length;
    this.#numbers = grown(this.#numbers, this.#numberCount, this.#numberCount + chunk.numbers.length);
    this.#numbers.set(chunk.numbers, this.#numberCount);
    this.#numberCount += chunk.numbers.length;
    for (const text of chunk.strings) this.#strings.push(text);
    this.#appendBecause(chunk);
    for (const piece of chunk.lines) {
      let column = this.#lines.get(piece.thread);
      if (column === undefined) {
        column = newLineColumn();
        this.#lines.set(piece.thread, column);
      }
      appendPiece(column, piece);
    }
    this.count = total;
  }

  /** Nothing more will come: the room kept for more is given back. */
  finish(): void {
    this.complete = true;
    const cut = <T extends Cells>(array: T, used: number): T => (array.length === used ? array : (array.slice(0, used) as T));
    this.#at = cut(this.#at, this.count);
    this.#kind = cut(this.#kind, this.count);
    this.#cause = cut(this.#cause, this.count);
    this.#row = cut(this.#row, this.count);
    this.#tables.forEach((rows, code) => {
      rows.columns = rows.columns.map((column) => cut(column, rows.count));
      rows.capacity = rows.count;
      this.#events[code] = cut(this.#events[code] ?? new Uint32Array(0), rows.count);
    });
    this.#bytes = cut(this.#bytes, this.#byteCount);
    this.#numbers = cut(this.#numbers, this.#numberCount);
  }

  #appendBecause(chunk: Chunk): void {
    const events = this.#becauseEvents + chunk.becauseOf.length;
    this.#becauseOf = grown(this.#becauseOf, this.#becauseEvents, events);
    this.#becauseStart = grown(this.#becauseStart, this.#becauseEvents, events);
    this.#because = grown(this.#because, this.#becauseCount, this.#becauseCount + chunk.because.length);
    this.#becauseOf.set(chunk.becauseOf, this.#becauseEvents);
    this.#because.set(chunk.because, this.#becauseCount);
    let start = this.#becauseCount;
    for (let i = 0; i < chunk.becauseCount.length; i++) {
      this.#becauseStart[this.#becauseEvents + i] = start;
      start += chunk.becauseCount[i] as number;
    }
    this.#becauseEvents = events;
    this.#becauseCount = start;
  }

  /** When the event happened. */
  at(id: EventId): Nanoseconds {
    return this.#at[this.#check(id)] as Nanoseconds;
  }
  kindOf(id: EventId): EventKind {
    return KINDS[this.#kind[this.#check(id)] as number] as EventKind;
  }
  /** Place of the kind in KINDS, for loops that switch on numbers. */
  codeAt(id: EventId): number {
    return this.#kind[id] as number;
  }
  cause(id: EventId): EventId {
    return this.#cause[this.#check(id)] as number;
  }
  /** Row of the event in the columns of its kind. */
  row(id: EventId): number {
    return this.#row[id] as number;
  }

  /** Further events this one rested on, besides its cause. */
  because(id: EventId): readonly EventId[] {
    let low = 0;
    let high = this.#becauseEvents;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#becauseOf[middle] as number) < id) low = middle + 1;
      else high = middle;
    }
    if (low === this.#becauseEvents || this.#becauseOf[low] !== id) return NO_REASONS;
    const end = low + 1 < this.#becauseEvents ? (this.#becauseStart[low + 1] as number) : this.#becauseCount;
    return Array.from(this.#because.subarray(this.#becauseStart[low], end));
  }

  /** How many events of a kind there are. */
  rows(kind: EventKind): number {
    return this.#tables[codeOf(kind)]?.count ?? 0;
  }
  /** The events of a kind, oldest first: a view that is valid until the next append. */
  eventsOf(kind: EventKind): Uint32Array {
    return (this.#events[codeOf(kind)] ?? new Uint32Array(0)).subarray(0, this.rows(kind));
  }

  /** One cell of an event that is known to be of this kind: its number, or the index of its text or word. */
  cell<K extends EventKind>(kind: K, field: FieldName<K>, id: EventId): number {
    return this.#columnOf(kind, field, 0)[this.#row[id] as number] as number;
  }

  /** The column behind a number, text or word field (texts are string indices, words their place in the vocabulary), valid until the next append. */
  column<K extends EventKind>(kind: K, field: FieldName<K>): Cells {
    return this.#columnOf(kind, field, 0);
  }
  /** Lengths of a bytes or numbers field, by row. */
  lengths<K extends EventKind>(kind: K, field: FieldName<K>): Cells {
    return this.#columnOf(kind, field, 1);
  }

  #columnOf(kind: EventKind, name: string, further: number): Cells {
    const place = columnPlace(kind, name);
    const column = this.#tables[place.code]?.columns[place.column + further];
    if (column === undefined) throw new Error(`${kind} has no field "${name}".`);
    return column;
  }

  /** The event as an object. Bytes are a view into the trace's pool, not a copy. */
  event(id: EventId): TraceEvent {
    const code = this.#kind[this.#check(id)] as number;
    const rows = this.#tables[code] as Rows;
    const row = this.#row[id] as number;
    const event: Record<string, unknown> = { ...TEMPLATES[code] };
    event['id'] = id;
    event['at'] = this.#at[id];
    event['cause'] = this.#cause[id];
    if (this.#becauseEvents > 0) event['because'] = this.because(id);
    const fields = rows.layout.fields;
    for (let i = 0; i < fields.length; i++) {
      const field = fields[i] as FieldLayout;
      event[field.name] = this.#read(rows, field, row);
    }
    return event as unknown as TraceEvent;
  }

  /**
   * The event as a view, for loops over many: a field is read when it is asked for. Valid until the next `peek`; whoever keeps an event
   * takes it with `event`.
   */
  peek(id: EventId): TraceEvent {
    const code = this.#kind[this.#check(id)] as number;
    const cursor = (this.#cursors[code] ??= this.#newCursor(code));
    cursor.id = id;
    cursor.row = this.#row[id] as number;
    return cursor.event;
  }

  #newCursor(code: number): Cursor {
    const rows = this.#tables[code] as Rows;
    const event = { kind: rows.layout.kind };
    const cursor: Cursor = { id: 0, row: 0, event: event as unknown as TraceEvent };
    const reads: [string, () => unknown][] = [
      ['id', () => cursor.id],
      ['at', () => this.#at[cursor.id]],
      ['cause', () => this.#cause[cursor.id]],
      ['because', () => this.because(cursor.id)],
      ...rows.layout.fields.map((field): [string, () => unknown] =>
        field.storage === 'number'
          ? [field.name, () => (rows.columns[field.column] as Cells)[cursor.row]]
          : [field.name, () => this.#read(rows, field, cursor.row)],
      ),
    ];
    for (const [name, get] of reads) Object.defineProperty(event, name, { get, enumerable: true });
    return cursor;
  }

  /** The event, where it is of this kind; null where it is of another. */
  eventIf<K extends EventKind>(kind: K, id: EventId): EventOf<K> | null {
    if (id < 0 || id >= this.count || this.kindOf(id) !== kind) return null;
    return this.event(id) as unknown as EventOf<K>;
  }

  /** The event, known to be of this kind. Throws where it is of another. */
  eventOf<K extends EventKind>(kind: K, id: EventId): EventOf<K> {
    const event = this.eventIf(kind, id);
    if (event === null) throw new Error(`Event ${id} is no ${kind}.`);
    return event;
  }

  #read(rows: Rows, field: FieldLayout, row: number): unknown {
    const cell = (rows.columns[field.column] as Cells)[row] as number;
    switch (field.storage) {
      case 'number':
        return cell;
      case 'text':
        return this.#strings[cell];
      case 'word':
        return field.words[cell];
      case 'bytes':
        return this.#bytes.subarray(cell, cell + ((rows.columns[field.column + 1] as Cells)[row] as number));
      case 'numbers': {
        const length = (rows.columns[field.column + 1] as Cells)[row] as number;
        return length === 0 ? [] : Array.from(this.#numbers.subarray(cell, cell + length));
      }
    }
  }

  /** Text behind an index found in a text column. */
  text(index: number): string {
    return this.#strings[index] ?? '';
  }

  /** The last event at or before `time`; NO_EVENT where there is none. */
  indexAt(time: Nanoseconds): EventId {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#at[middle] as number) <= time) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Time of the last event; 0 where there is none yet. */
  get end(): Nanoseconds {
    return (this.count === 0 ? 0 : this.#at[this.count - 1]) as Nanoseconds;
  }

  /** Line steps of a thread (see lines.ts), or null where it has none. */
  linesOf(thread: number): LineColumn | null {
    return this.#lines.get(thread) ?? null;
  }
  get lineThreads(): readonly number[] {
    return [...this.#lines.keys()];
  }

  /** Every column, pool, text and line step as bytes, in a fixed order, under a name: what a fingerprint is taken of. */
  eachColumn(visit: (name: string, bytes: Uint8Array) => void): void {
    const bytesOf = (array: Cells, count: number): Uint8Array =>
      new Uint8Array(array.buffer, array.byteOffset, count * array.BYTES_PER_ELEMENT);
    visit('at', bytesOf(this.#at, this.count));
    visit('kind', bytesOf(this.#kind, this.count));
    visit('cause', bytesOf(this.#cause, this.count));
    for (const rows of this.#tables) {
      rows.columns.forEach((column, index) => visit(`${rows.layout.kind}.${index}`, bytesOf(column, rows.count)));
    }
    visit('bytes', bytesOf(this.#bytes, this.#byteCount));
    visit('numbers', bytesOf(this.#numbers, this.#numberCount));
    visit('becauseOf', bytesOf(this.#becauseOf, this.#becauseEvents));
    visit('becauseStart', bytesOf(this.#becauseStart, this.#becauseEvents));
    visit('because', bytesOf(this.#because, this.#becauseCount));
    const encoder = new TextEncoder();
    for (const text of this.#strings) visit('text', encoder.encode(text));
    for (const [thread, column] of [...this.#lines].toSorted((a, b) => a[0] - b[0])) {
      visit(`lines ${thread} ${column.entries}`, bytesOf(column.bytes, column.byteCount));
      visit('markSteps', bytesOf(column.markSteps, column.markCount));
      visit('markLines', bytesOf(column.markLines, column.markCount));
      visit('markFiles', bytesOf(column.markFiles, column.markCount));
    }
  }

  /** Bytes held by columns, pools, strings and lines (what is filled, not what is reserved). */
  size(): number {
    const tables = this.#tables.reduce(
      (sum, rows) => sum + rows.count * (4 + rows.columns.reduce((cell, column) => cell + column.BYTES_PER_ELEMENT, 0)),
      0,
    );
    const lines = [...this.#lines.values()].reduce((sum, column) => sum + column.byteCount + column.markCount * 24, 0);
    const texts = this.#strings.reduce((sum, text) => sum + 16 + text.length * 2, 0);
    return (
      tables + lines + texts + this.count * 17 + this.#byteCount + this.#numberCount * 8 + this.#becauseEvents * 8 + this.#becauseCount * 4
    );
  }

  #check(id: EventId): EventId {
    if (!(id >= 0 && id < this.count)) throw new Error(`There is no event ${id}; the trace has ${this.count}.`);
    return id;
  }
}

/** A trace from its first chunk, which must carry the header. */
export const traceOf = (first: Chunk): Trace => {
  if (first.header === null) throw new Error('The first chunk of a trace carries its header; this one has none.');
  const trace = new Trace(first.header);
  trace.append(first);
  return trace;
};

/** The whole trace of a recorder that has handed out no chunk yet. */
export const recordedTrace = (recorder: ChunkRecorder): Trace => {
  const trace = traceOf(recorder.takeChunk());
  trace.finish();
  return trace;
};

/** Appends the next chunk and returns the same trace (views compare `count`). */
export const appendChunk = (trace: Trace, chunk: Chunk): Trace => {
  trace.append(chunk);
  return trace;
};
