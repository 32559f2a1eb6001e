/**
 * Where the engine writes. Events go straight into typed columns; takeChunk() cuts off what is new and hands it to the page.
 * A value that does not fit its column is an error here, at the line that recorded it, and never a wrapped number later.
 */
import type { Chunk, LinePiece, TraceHeader } from './chunk.ts';
import { grown, LAYOUTS, newRows, reserve, type CellKind, type FieldLayout, type Rows } from './columns.ts';
import { NO_EVENT, type EventFields, type EventId, type EventKind, type Recorder } from './events.ts';
import { appendLine, newLineColumn, takeLines, type LineColumn } from './lines.ts';
import { bytePool, idPool, intern, numberPool, pushId, putBytes, putNumbers, strings as newStrings, takeBytes, takePool } from './pools.ts';

export interface ChunkRecorder extends Recorder {
  /** Events recorded so far, over all chunks. */
  readonly count: number;
  /** Bytes of columns, pools, strings and lines recorded so far, over all chunks. */
  size(): number;
  /** What is new since the last call, to be transferred. The header comes with the first chunk. */
  takeChunk(): Chunk;
}

const refuse = (kind: EventKind, field: FieldLayout, value: unknown): never => {
  throw new Error(
    `${kind}.${field.name} cannot hold ${typeof value === 'string' ? `"${value}"` : String(value)} (${field.storage}, ${field.cells}).`,
  );
};

/** How one field is written: a number into cells of some width, or what has no fixed width into its pool. */
interface Writer extends FieldLayout {
  readonly write: CellKind | 'text' | 'word' | 'bytes' | 'numbers';
}
/** Written out field by field, so that all writers have one layout and the loop over them stays fast. */
const WRITERS: readonly (readonly Writer[])[] = LAYOUTS.map((layout) =>
  layout.fields.map((field) => ({
    name: field.name,
    storage: field.storage,
    cells: field.cells,
    words: field.words,
    column: field.column,
    write: field.storage === 'number' ? field.cells : field.storage,
  })),
);

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
  const strings = newStrings();
  const bytes = bytePool();
  const numbers = numberPool();
  const becauseOf = idPool();
  const becauseCount = idPool();
  const becauseList = idPool();
  const threads = new Map<number, { readonly column: LineColumn; taken: number }>();

  /**
   * Each kind of cell is written by a line of its own, so that each of these lines only ever sees one kind of array: the engine spends
   * a large part of its time here. What does not fit reads back as something else.
   */
  const writeField = (rows: Rows, field: Writer, value: unknown, row: number): void => {
    const cells = rows.columns[field.column];
    switch (field.write) {
      case 'u8':
        (cells as Uint8Array)[row] = value as number;
        if ((cells as Uint8Array)[row] !== value) refuse(rows.layout.kind, field, value);
        return;
      case 'u16':
        (cells as Uint16Array)[row] = value as number;
        if ((cells as Uint16Array)[row] !== value) refuse(rows.layout.kind, field, value);
        return;
      case 'u32':
        (cells as Uint32Array)[row] = value as number;
        if ((cells as Uint32Array)[row] !== value) refuse(rows.layout.kind, field, value);
        return;
      case 'i32':
        (cells as Int32Array)[row] = value as number;
        if ((cells as Int32Array)[row] !== value) refuse(rows.layout.kind, field, value);
        return;
      case 'f64':
        (cells as Float64Array)[row] = value as number;
        if ((cells as Float64Array)[row] !== value) refuse(rows.layout.kind, field, value);
        return;
      case 'text':
        if (typeof value !== 'string') return refuse(rows.layout.kind, field, value);
        (cells as Uint32Array)[row] = intern(strings, value);
        return;
      case 'word': {
        const { words } = field;
        let code = 0;
        while (code < words.length && words[code] !== value) code++;
        if (code === words.length) refuse(rows.layout.kind, field, value);
        (cells as Uint8Array)[row] = code;
        return;
      }
      case 'bytes':
        if (!(value instanceof Uint8Array)) return refuse(rows.layout.kind, field, value);
        (cells as Uint32Array)[row] = putBytes(bytes, value);
        (rows.columns[field.column + 1] as Uint32Array)[row] = value.length;
        return;
      case 'numbers':
        if (!Array.isArray(value)) return refuse(rows.layout.kind, field, value);
        (cells as Uint32Array)[row] = putNumbers(numbers, value as readonly number[]);
        (rows.columns[field.column + 1] as Uint32Array)[row] = value.length;
        return;
      default:
        field.write satisfies never;
    }
  };

  /**
   * All fields of an event. The engine's events name theirs in the order of the vocabulary, and are read straight through;
   * whatever comes in another order, or with more than its fields, is read by name.
   */
  const writeFields = (rows: Rows, fields: Readonly<Record<string, unknown>>): void => {
    const layout = WRITERS[rows.layout.code] as readonly Writer[];
    const row = rows.count;
    let i = 0;
    for (const name in fields) {
      const field = layout[i];
      if (field === undefined || field.name !== name) break;
      writeField(rows, field, fields[name], row);
      i++;
    }
    for (; i < layout.length; i++) {
      const field = layout[i] as Writer;
      writeField(rows, field, fields[field.name], row);
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
      writeFields(rows, fields as Readonly<Record<string, unknown>>);
      rows.count++;
      at[count] = time;
      kinds[count] = rows.layout.code;
      causes[count] = cause;
      last = time;
      count++;
      if (because !== undefined && because.length > 0) {
        pushId(becauseOf, id);
        pushId(becauseCount, because.length);
        for (const ground of because) {
          if (!(ground >= 0 && ground < id)) throw new Error(`${kind} (event ${id}) rests on ${ground}, which is no earlier event.`);
          pushId(becauseList, ground);
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
        bytes: takeBytes(bytes),
        numbers: takePool(numbers),
        strings: strings.fresh,
        becauseOf: takePool(becauseOf),
        becauseCount: takePool(becauseCount),
        because: takePool(becauseList),
        lines,
      };
      sent = null;
      start += count;
      count = 0;
      for (const rows of tables) rows.count = 0;
      strings.fresh = [];
      return chunk;
    },
  };
};

type EventTime = Parameters<Recorder['record']>[0];
