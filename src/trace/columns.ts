/**
 * How an event is laid out in memory: one typed column per field of each kind, derived from EVENTS.
 * Texts are indices into a string table, bytes and number lists are places in a pool, words are one byte.
 * Recorder and Trace both hold these tables; a chunk carries a cut of them from one to the other.
 */
import { EVENTS, type EventKind, type FieldKind } from './events.ts';

export type Cells =
  | Uint8Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>;
export type CellKind = 'u8' | 'u16' | 'u32' | 'i32' | 'f64';
/** What the cell of a field holds: the number itself, a string's index, a word's index, or a place in a pool (and its length in a second column). */
export type Storage = 'number' | 'text' | 'word' | 'bytes' | 'numbers';

export interface FieldLayout {
  readonly name: string;
  readonly storage: Storage;
  readonly cells: CellKind;
  /** For words: their order is their code. */
  readonly words: readonly string[];
  /** Index of its column in the table; a pool field has its length in the column after. */
  readonly column: number;
}
export interface KindLayout {
  readonly kind: EventKind;
  readonly code: number;
  readonly fields: readonly FieldLayout[];
  readonly cells: readonly CellKind[];
}

const NUMBER_CELLS: Readonly<Record<string, CellKind>> = {
  u8: 'u8',
  u16: 'u16',
  u32: 'u32',
  i32: 'i32',
  f64: 'f64',
  time: 'f64',
  offset: 'f64',
  sequence: 'u32',
};

const layOut = (kind: EventKind, code: number): KindLayout => {
  const cells: CellKind[] = [];
  const fields = Object.entries<FieldKind>(EVENTS[kind]).map(([name, field]): FieldLayout => {
    const column = cells.length;
    const entry = (storage: Storage, cell: CellKind, words: readonly string[] = []): FieldLayout => {
      cells.push(cell);
      if (storage === 'bytes' || storage === 'numbers') cells.push('u32');
      return { name, storage, cells: cell, words, column };
    };
    if (typeof field !== 'string') return entry('word', 'u8', field);
    if (field === 'text') return entry('text', 'u32');
    if (field === 'bytes' || field === 'numbers') return entry(field, 'u32');
    const cell = NUMBER_CELLS[field];
    if (cell === undefined) throw new Error(`No cell is as wide as the field kind "${field}".`);
    return entry('number', cell);
  });
  return { kind, code, fields, cells };
};

/** Every kind in the order of EVENTS; a kind's code is its place here. */
export const LAYOUTS: readonly KindLayout[] = (Object.keys(EVENTS) as EventKind[]).map(layOut);
export const KINDS: readonly EventKind[] = LAYOUTS.map((layout) => layout.kind);
const BY_KIND = new Map<EventKind, KindLayout>(LAYOUTS.map((layout) => [layout.kind, layout]));

/** The layout of a kind. Throws where the kind is not in the vocabulary. */
export const layoutOf = (kind: EventKind): KindLayout => {
  const layout = BY_KIND.get(kind);
  if (layout === undefined) throw new Error(`"${kind}" is no kind of event.`);
  return layout;
};
const PLACES = new Map(
  LAYOUTS.map((layout) => [layout.kind, new Map(layout.fields.map((field) => [field.name, { code: layout.code, column: field.column }]))]),
);
const NO_PLACE = { code: -1, column: -1 };
/** Where a field of a kind lies: the code of the kind and the column in its table; -1 where there is none. */
export const columnPlace = (kind: EventKind, field: string): { readonly code: number; readonly column: number } =>
  PLACES.get(kind)?.get(field) ?? NO_PLACE;

export const codeOf = (kind: EventKind): number => layoutOf(kind).code;

export const newCells = (kind: CellKind, capacity: number): Cells => {
  switch (kind) {
    case 'u8':
      return new Uint8Array(capacity);
    case 'u16':
      return new Uint16Array(capacity);
    case 'u32':
      return new Uint32Array(capacity);
    case 'i32':
      return new Int32Array(capacity);
    case 'f64':
      return new Float64Array(capacity);
  }
};

/** Room for `need` cells: twice what there was, half as much again where it is large, so that appending stays linear and little lies idle. */
const roomFor = (have: number, need: number): number => Math.max(16, have * (have < 65_536 ? 2 : 1.5), need) | 0;

/** An array of the same type with at least `need` cells, holding the first `used` of the old one. */
export const grown = <T extends Cells | Int16Array<ArrayBuffer>>(array: T, used: number, need: number): T => {
  if (array.length >= need) return array;
  const bigger = new (array.constructor as new (length: number) => T)(roomFor(array.length, need));
  bigger.set(array.subarray(0, used));
  return bigger;
};

/** Rows of one kind: a column per cell of its layout, all of the same length. */
export interface Rows {
  readonly layout: KindLayout;
  columns: Cells[];
  count: number;
  capacity: number;
}

export const newRows = (layout: KindLayout, capacity: number): Rows => ({
  layout,
  columns: layout.cells.map((cells) => newCells(cells, capacity)),
  count: 0,
  capacity,
});

/** Makes room for `need` rows in all. */
export const reserve = (rows: Rows, need: number): void => {
  if (need <= rows.capacity) return;
  const capacity = roomFor(rows.capacity, need);
  rows.columns = rows.columns.map((column) => grown(column, rows.count, capacity));
  rows.capacity = capacity;
};
