/**
 * Where the recorder keeps what has no fixed width: bytes, lists of numbers, texts. Each is emptied with every chunk; places count over the whole run.
 * Nothing is copied twice: long bytes are kept as they were handed over until a chunk is cut, short ones gather in blocks.
 */
import { grown } from './columns.ts';

/** A growing list of numbers that is emptied with each chunk. */
export interface Pool<T extends Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer>> {
  array: T;
  count: number;
  /** Handed over in earlier chunks. */
  gone: number;
}

export const numberPool = (): Pool<Float64Array<ArrayBuffer>> => ({ array: new Float64Array(64), count: 0, gone: 0 });
export const idPool = (): Pool<Uint32Array<ArrayBuffer>> => ({ array: new Uint32Array(64), count: 0, gone: 0 });

export const pushId = (pool: Pool<Uint32Array<ArrayBuffer>>, id: number): void => {
  if (pool.count === pool.array.length) pool.array = grown(pool.array, pool.count, pool.count + 1);
  pool.array[pool.count++] = id;
};

/** Puts a list in; returns its place. */
export const putNumbers = (pool: Pool<Float64Array<ArrayBuffer>>, numbers: readonly number[]): number => {
  const place = pool.gone + pool.count;
  const need = pool.count + numbers.length;
  if (need > pool.array.length) pool.array = grown(pool.array, pool.count, need);
  for (let i = 0; i < numbers.length; i++) pool.array[pool.count + i] = numbers[i] as number;
  pool.count = need;
  return place;
};

/** What is in the pool, cut off as an array of its own. */
export const takePool = <T extends Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer>>(pool: Pool<T>): T => {
  const taken = pool.array.slice(0, pool.count) as T;
  pool.gone += pool.count;
  pool.count = 0;
  return taken;
};

/** Bytes in the order they came: finished pieces, and an open block that short ones are copied into. */
export interface BytePool {
  pieces: Uint8Array[];
  open: Uint8Array<ArrayBuffer>;
  /** Where in the open block what is not in `pieces` yet begins, and up to where it is filled. */
  from: number;
  filled: number;
  count: number;
  gone: number;
}

const BLOCK = 65_536;
/** From here on bytes are kept as they are instead of being copied into the open block. */
const LONG = 4_096;

export const bytePool = (): BytePool => ({ pieces: [], open: new Uint8Array(1_024), from: 0, filled: 0, count: 0, gone: 0 });

const closePiece = (pool: BytePool): void => {
  if (pool.filled > pool.from) pool.pieces.push(pool.open.subarray(pool.from, pool.filled));
  pool.from = pool.filled;
};

/** Puts bytes in; returns their place. They are not changed by anybody from here on. */
export const putBytes = (pool: BytePool, bytes: Uint8Array): number => {
  const place = pool.gone + pool.count;
  pool.count += bytes.length;
  if (bytes.length >= LONG) {
    closePiece(pool);
    pool.pieces.push(bytes);
    return place;
  }
  if (pool.filled + bytes.length > pool.open.length) {
    closePiece(pool);
    pool.open = new Uint8Array(BLOCK);
    pool.from = 0;
    pool.filled = 0;
  }
  pool.open.set(bytes, pool.filled);
  pool.filled += bytes.length;
  return place;
};

/** What is in the pool, joined. */
export const takeBytes = (pool: BytePool): Uint8Array<ArrayBuffer> => {
  closePiece(pool);
  const taken = new Uint8Array(pool.count);
  let at = 0;
  for (const piece of pool.pieces) {
    taken.set(piece, at);
    at += piece.length;
  }
  pool.pieces = [];
  pool.from = 0;
  pool.filled = 0;
  pool.gone += pool.count;
  pool.count = 0;
  return taken;
};

/** Every text once. `fresh` are those that no chunk has carried yet. */
export interface Strings {
  readonly index: Map<string, number>;
  fresh: string[];
  characters: number;
}

export const strings = (): Strings => ({ index: new Map(), fresh: [], characters: 0 });

export const intern = (table: Strings, text: string): number => {
  const known = table.index.get(text);
  if (known !== undefined) return known;
  const index = table.index.size;
  table.index.set(text, index);
  table.fresh.push(text);
  table.characters += text.length;
  return index;
};
