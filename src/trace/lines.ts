/**
 * Line steps: "this thread reached line l of file f at step s", two or three bytes each.
 * Every 128th entry is written out in full (a mark), the others are differences to the entry before, so any step is found by
 * a binary search over the marks and a short walk. Time is not stored: it follows from the step count.
 */
import { grown } from './columns.ts';
import type { LinePiece } from './chunk.ts';

export const ENTRIES_PER_MARK = 128;

/** Growing line steps of one thread. The last entry is kept unpacked, to take differences to it. */
export interface LineColumn {
  entries: number;
  bytes: Uint8Array<ArrayBuffer>;
  byteCount: number;
  markSteps: Float64Array<ArrayBuffer>;
  markLines: Uint32Array<ArrayBuffer>;
  markFiles: Uint32Array<ArrayBuffer>;
  markBytes: Float64Array<ArrayBuffer>;
  markCount: number;
  lastStep: number;
  lastLine: number;
  lastFile: number;
  /** Bytes handed over in earlier chunks, in front of `bytes`. */
  gone: number;
}

export const newLineColumn = (): LineColumn => ({
  entries: 0,
  bytes: new Uint8Array(64),
  byteCount: 0,
  markSteps: new Float64Array(4),
  markLines: new Uint32Array(4),
  markFiles: new Uint32Array(4),
  markBytes: new Float64Array(4),
  markCount: 0,
  lastStep: 0,
  lastLine: 0,
  lastFile: 0,
  gone: 0,
});

/** Longest entry: three varints of up to eight bytes. */
const LONGEST = 24;

const putVarint = (column: LineColumn, value: number): void => {
  let rest = value;
  while (rest >= 128) {
    column.bytes[column.byteCount++] = (rest % 128) + 128;
    rest = Math.floor(rest / 128);
  }
  column.bytes[column.byteCount++] = rest;
};

/** Appends one entry. Steps of a thread never fall; throws where they do. */
export const appendLine = (column: LineColumn, step: number, file: number, line: number): void => {
  const ahead = step - column.lastStep;
  if (ahead < 0) throw new Error(`A line step went back from step ${column.lastStep} to ${step}.`);
  if (column.entries % ENTRIES_PER_MARK === 0) {
    const need = column.markCount + 1;
    column.markSteps = grown(column.markSteps, column.markCount, need);
    column.markLines = grown(column.markLines, column.markCount, need);
    column.markFiles = grown(column.markFiles, column.markCount, need);
    column.markBytes = grown(column.markBytes, column.markCount, need);
    column.markSteps[column.markCount] = step;
    column.markLines[column.markCount] = line;
    column.markFiles[column.markCount] = file;
    column.markBytes[column.markCount] = column.gone + column.byteCount;
    column.markCount = need;
  } else {
    column.bytes = grown(column.bytes, column.byteCount, column.byteCount + LONGEST);
    const change = line - column.lastLine;
    const zigzag = change < 0 ? -2 * change - 1 : 2 * change;
    if (file === column.lastFile && ahead < 64 && zigzag < 128) {
      column.bytes[column.byteCount++] = ahead * 2;
      column.bytes[column.byteCount++] = zigzag;
    } else {
      putVarint(column, ahead * 2 + (file === column.lastFile ? 0 : 1));
      putVarint(column, zigzag);
      if (file !== column.lastFile) putVarint(column, file);
    }
  }
  column.entries++;
  column.lastStep = step;
  column.lastLine = line;
  column.lastFile = file;
};

/** Cuts off what has been appended since the last call; the column goes on from there. `entries` counts on, for the marks. */
export const takeLines = (thread: number, column: LineColumn, taken: number): LinePiece => {
  const piece: LinePiece = {
    thread,
    entries: column.entries - taken,
    bytes: column.bytes.slice(0, column.byteCount),
    markSteps: column.markSteps.slice(0, column.markCount),
    markLines: column.markLines.slice(0, column.markCount),
    markFiles: column.markFiles.slice(0, column.markCount),
    markBytes: column.markBytes.slice(0, column.markCount),
  };
  column.gone += column.byteCount;
  column.byteCount = 0;
  column.markCount = 0;
  return piece;
};

/** The page's side: puts a piece behind what is there. */
export const appendPiece = (column: LineColumn, piece: LinePiece): void => {
  const bytes = column.byteCount + piece.bytes.length;
  column.bytes = grown(column.bytes, column.byteCount, bytes);
  column.bytes.set(piece.bytes, column.byteCount);
  column.byteCount = bytes;
  const marks = column.markCount + piece.markSteps.length;
  column.markSteps = grown(column.markSteps, column.markCount, marks);
  column.markLines = grown(column.markLines, column.markCount, marks);
  column.markFiles = grown(column.markFiles, column.markCount, marks);
  column.markBytes = grown(column.markBytes, column.markCount, marks);
  column.markSteps.set(piece.markSteps, column.markCount);
  column.markLines.set(piece.markLines, column.markCount);
  column.markFiles.set(piece.markFiles, column.markCount);
  column.markBytes.set(piece.markBytes, column.markCount);
  column.markCount = marks;
  column.entries += piece.entries;
};

/** `entry` counts from 0 within the thread. */
export interface LineStep {
  readonly entry: number;
  readonly step: number;
  readonly file: number;
  readonly line: number;
}

/** Walks the entries of one mark's block; stops when `visit` says so. */
const walkBlock = (column: LineColumn, mark: number, visit: (entry: number, step: number, file: number, line: number) => boolean): void => {
  let step = column.markSteps[mark] ?? 0;
  let line = column.markLines[mark] ?? 0;
  let file = column.markFiles[mark] ?? 0;
  let place = column.markBytes[mark] ?? 0;
  const varint = (): number => {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = column.bytes[place++] ?? 0;
      value += (byte % 128) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  };
  const first = mark * ENTRIES_PER_MARK;
  const end = Math.min(first + ENTRIES_PER_MARK, column.entries);
  for (let entry = first; entry < end; entry++) {
    if (entry > first) {
      const head = varint();
      step += Math.floor(head / 2);
      const zigzag = varint();
      line += zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2;
      if (head % 2 === 1) file = varint();
    }
    if (visit(entry, step, file, line)) return;
  }
};

/** How many marks stand at a step below `step` (or at it, where `inclusive`). */
const marksUpTo = (column: LineColumn, step: number, inclusive: boolean): number => {
  let low = 0;
  let high = column.markCount;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = column.markSteps[middle] ?? 0;
    if (inclusive ? at <= step : at < step) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The last entry below `step` (or at it, where `inclusive`); null where there is none. */
export const lastLineStep = (column: LineColumn, step: number, inclusive: boolean): LineStep | null => {
  const marks = marksUpTo(column, step, inclusive);
  if (marks === 0) return null;
  let found: LineStep | null = null;
  walkBlock(column, marks - 1, (entry, at, file, line) => {
    if (inclusive ? at > step : at >= step) return true;
    found = { entry, step: at, file, line };
    return false;
  });
  return found;
};

/** The entry with this number; null beyond the ends. */
export const lineEntry = (column: LineColumn, wanted: number): LineStep | null => {
  if (wanted < 0 || wanted >= column.entries) return null;
  let found: LineStep | null = null;
  walkBlock(column, Math.floor(wanted / ENTRIES_PER_MARK), (entry, step, file, line) => {
    if (entry !== wanted) return false;
    found = { entry, step, file, line };
    return true;
  });
  return found;
};

/** Entries from number `first` on, in order, until `visit` returns true. */
export const eachLineFrom = (column: LineColumn, first: number, visit: (entry: LineStep) => boolean): void => {
  let stopped = false;
  for (let mark = Math.floor(Math.max(0, first) / ENTRIES_PER_MARK); mark < column.markCount && !stopped; mark++) {
    walkBlock(column, mark, (entry, step, file, line) => {
      if (entry < first) return false;
      stopped = visit({ entry, step, file, line });
      return stopped;
    });
  }
};
