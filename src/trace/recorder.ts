/**
 * Where the engine writes. Events go straight into typed columns; takeChunk() cuts off what is new and hands it to the page.
 * A value that does not fit its column is an error here, at the line that recorded it, and never a wrapped number later.
 */
import type { Chunk, LinePiece, TraceHeader } from './chunk.ts';
import { grown, LAYOUTS, newRows, reserve, type FieldLayout, type Rows } from './columns.ts';
import { NO_EVENT, type EventFields, type EventId, type EventKind, type Recorder } from './events.ts';
import { appendLine, newLineColumn, takeLines, type LineColumn } from './lines.ts';

export interface ChunkRecorder extends Recorder {
  /** Events recorded so far, over all chunks. */
  readonly count: number;
  /** Bytes of columns, pools, strings and lines recorded so far, over all chunks. */
  size(): number;
  /** What is new since the last call, to be transferred. The header comes with the first chunk. */
  takeChunk(): Chunk;
}

/** A growing list of numbers or bytes that is emptied with each chunk. */
interface Pool<T extends Uint8Array<ArrayBuffer> | Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer>> {
  array: T;
  count: number;
  gone: number;
}

interface Strings {
  readonly index: Map<string, number>;
  fresh: string[];
  characters: number;
}

const intern = (strings: Strings, text: string): number => {
  const known = strings.index.get(text);
  if (known !== undefined) return known;
  const index = strings.index.size;
  strings.index.set(text, index);
  strings.fresh.push(text);
  strings.characters += text.length;
  return index;
};

const putBytes = (pool: Pool<Uint8Array<ArrayBuffer>>, bytes: Uint8Array): number => {
  pool.array = grown(pool.array, pool.count, pool.count + bytes.length);
  pool.array.set(bytes, pool.count);
  const place = pool.gone + pool.count;
  pool.count += bytes.length;
  return place;
};

const putNumbers = (pool: Pool<Float64Array<ArrayBuffer>>, numbers: readonly number[]): number => {
  pool.array = grown(pool.array, pool.count, pool.count + numbers.length);
  for (let i = 0; i < numbers.length; i++) pool.array[pool.count + i] = numbers[i] as number;
  const place = pool.gone + pool.count;
  pool.count += numbers.length;
  return place;
};

const refuse = (kind: EventKind, field: FieldLayout, value: unknown): never => {
  throw new Error(
    `${kind}.${field.name} cannot hold ${typeof value === 'string' ? `"${value}"` : String(value)} (${field.storage}, ${field.cells}).`,
  );
};

/**
 * A recorder for one run. `first` is the id the first event gets: 0, or higher where a run goes on from a snapshot.
 * Throws where time goes back, where a cause is no earlier event, and where a value does not fit its field.
 */
export const createRecorder = (header: TraceHeader, first: EventId = 0): ChunkRecorder => {
  let at = new Float64Array(1024);
  let kinds = new Uint8Array(1024);
  let causes = new Int32Array(1024);
  let start = first;
  let count = 0;
  let last = Number.NEGATIVE_INFINITY;
  let sent: TraceHeader | null = header;
  let sizeTaken = 0;
  const tables: readonly Rows[] = LAYOUTS.map((layout) => newRows(layout, 16));
  const byKind = new Map<EventKind, Rows>(tables.map((rows) => [rows.layout.kind, rows]));
  const strings: Strings = { index: new Map(), fresh: [], characters: 0 };
  const bytes: Pool<Uint8Array<ArrayBuffer>> = { array: new Uint8Array(1024), count: 0, gone: 0 };
  const numbers: Pool<Float64Array<ArrayBuffer>> = { array: new Float64Array(64), count: 0, gone: 0 };
  const becauseOf: Pool<Uint32Array<ArrayBuffer>> = { array: new Uint32Array(64), count: 0, gone: 0 };
  const becauseCount: Pool<Uint32Array<ArrayBuffer>> = { array: new Uint32Array(64), count: 0, gone: 0 };
  const becauseList: Pool<Uint32Array<ArrayBuffer>> = { array: new Uint32Array(64), count: 0, gone: 0 };
  const threads = new Map<number, { readonly column: LineColumn; taken: number }>();

  const push = (pool: Pool<Uint32Array<ArrayBuffer>>, value: number): void => {
    pool.array = grown(pool.array, pool.count, pool.count + 1);
    pool.array[pool.count++] = value;
  };

  const writeField = (rows: Rows, field: FieldLayout, value: unknown): void => {
    const cells = rows.columns[field.column];
    if (cells === undefined) return;
    const row = rows.count;
    switch (field.storage) {
      case 'number':
        if (typeof value !== 'number') return refuse(rows.layout.kind, field, value);
        cells[row] = value;
        if (cells[row] !== value) refuse(rows.layout.kind, field, value);
        return;
      case 'text':
        if (typeof value !== 'string') return refuse(rows.layout.kind, field, value);
        cells[row] = intern(strings, value);
        return;
      case 'word': {
        const code = field.words.indexOf(value as string);
        if (code < 0) refuse(rows.layout.kind, field, value);
        cells[row] = code;
        return;
      }
      case 'bytes': {
        if (!(value instanceof Uint8Array)) return refuse(rows.layout.kind, field, value);
        const lengths = rows.columns[field.column + 1];
        cells[row] = putBytes(bytes, value);
        if (lengths !== undefined) lengths[row] = value.length;
        return;
      }
      case 'numbers': {
        if (!Array.isArray(value)) return refuse(rows.layout.kind, field, value);
        const lengths = rows.columns[field.column + 1];
        cells[row] = putNumbers(numbers, value as readonly number[]);
        if (lengths !== undefined) lengths[row] = value.length;
      }
    }
  };

  const size = (): number => {
    const fresh = tables.reduce(
      (sum, rows) => sum + rows.count * rows.columns.reduce((cell, column) => cell + column.BYTES_PER_ELEMENT, 0),
      0,
    );
    const lines = [...threads.values()].reduce((sum, thread) => sum + thread.column.byteCount + thread.column.markCount * 24, 0);
    return (
      sizeTaken +
      fresh +
      lines +
      count * 13 +
      bytes.count +
      numbers.count * 8 +
      (becauseOf.count * 2 + becauseList.count) * 4 +
      strings.characters * 2 +
      strings.index.size * 16
    );
  };

  return {
    get count() {
      return start + count;
    },
    size,
    record<K extends EventKind>(time: EventTime, kind: K, cause: EventId, fields: EventFields<K>, because?: readonly EventId[]): EventId {
      const id = start + count;
      if (!(time >= last)) throw new Error(`${kind} at ${time} ns comes after an event at ${last} ns: a trace never goes back.`);
      if (!(cause >= NO_EVENT && cause < id))
        throw new Error(`${kind} (event ${id}) names ${cause} as its cause, which is no earlier event.`);
      const rows = byKind.get(kind);
      if (rows === undefined) throw new Error(`"${String(kind)}" is no kind of event.`);
      if (count === kinds.length) {
        at = grown(at, count, count + 1);
        kinds = grown(kinds, count, count + 1);
        causes = grown(causes, count, count + 1);
      }
      reserve(rows, rows.count + 1);
      const values = fields as Readonly<Record<string, unknown>>;
      const layout = rows.layout.fields;
      for (let i = 0; i < layout.length; i++) {
        const field = layout[i] as FieldLayout;
        writeField(rows, field, values[field.name]);
      }
      rows.count++;
      at[count] = time;
      kinds[count] = rows.layout.code;
      causes[count] = cause;
      last = time;
      count++;
      if (because !== undefined && because.length > 0) {
        push(becauseOf, id);
        push(becauseCount, because.length);
        for (const ground of because) {
          if (!(ground >= 0 && ground < id)) throw new Error(`${kind} (event ${id}) rests on ${ground}, which is no earlier event.`);
          push(becauseList, ground);
        }
      }
      return id;
    },
    line(thread, step, file, line) {
      let entry = threads.get(thread);
      if (entry === undefined) {
        entry = { column: newLineColumn(), taken: 0 };
        threads.set(thread, entry);
      }
      appendLine(entry.column, step, file, line);
    },
    takeChunk() {
      sizeTaken = size() - strings.characters * 2 - strings.index.size * 16;
      const lines: LinePiece[] = [];
      for (const [thread, entry] of threads) {
        if (entry.column.entries === entry.taken) continue;
        lines.push(takeLines(thread, entry.column, entry.taken));
        entry.taken = entry.column.entries;
      }
      const chunk: Chunk = {
        header: sent,
        first: start,
        count,
        at: at.slice(0, count),
        kind: kinds.slice(0, count),
        cause: causes.slice(0, count),
        rows: tables
          .filter((rows) => rows.count > 0)
          .map((rows) => ({
            code: rows.layout.code,
            count: rows.count,
            columns: rows.columns.map((column) => column.slice(0, rows.count)),
          })),
        bytes: bytes.array.slice(0, bytes.count),
        numbers: numbers.array.slice(0, numbers.count),
        strings: strings.fresh,
        becauseOf: becauseOf.array.slice(0, becauseOf.count),
        becauseCount: becauseCount.array.slice(0, becauseCount.count),
        because: becauseList.array.slice(0, becauseList.count),
        lines,
      };
      sent = null;
      start += count;
      count = 0;
      for (const rows of tables) rows.count = 0;
      for (const pool of [bytes, numbers, becauseOf, becauseCount, becauseList]) {
        pool.gone += pool.count;
        pool.count = 0;
      }
      strings.fresh = [];
      return chunk;
    },
  };
};

type EventTime = Parameters<Recorder['record']>[0];
