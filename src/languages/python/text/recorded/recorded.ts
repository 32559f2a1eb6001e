/**
 * Reads what record.py wrote down, for tests. A float comes as {float}, so that a test can tell 1.0 from 1; an exception as {error}.
 */
import { readFileSync } from 'node:fs';
import { PythonError } from '../python-error.ts';

export interface RecordedFloat {
  readonly float: number;
}
export interface RecordedError {
  readonly error: readonly [type: string, text: string];
}
export type Recorded =
  | string
  | number
  | bigint
  | boolean
  | null
  | Uint8Array
  | RecordedFloat
  | RecordedError
  | readonly Recorded[]
  | ReadonlyMap<Recorded, Recorded>;

export function readRecorded(concern: string): readonly (readonly Recorded[])[] {
  return readRecordedFrom(new URL(`${concern}.json`, import.meta.url));
}

export function readRecordedFrom(file: URL): readonly (readonly Recorded[])[] {
  const cases: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(cases)) throw new Error(`${file.pathname} holds no list`);
  return cases.map((one) => asList(decode(one)));
}

function decode(value: unknown): Recorded {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return value;
  if (Array.isArray(value)) return value.map(decode);
  if (typeof value === 'object') {
    const [[key, inner] = ['', null]] = Object.entries(value) as [string, unknown][];
    if (key === 'i' && typeof inner === 'string') return narrow(BigInt(inner));
    if (key === 'f' && typeof inner === 'string') return { float: readFloat(inner) };
    if (key === 'b' && typeof inner === 'string') return Uint8Array.from(inner.match(/../g) ?? [], (pair) => parseInt(pair, 16));
    if (key === 'd' && Array.isArray(inner))
      return new Map(inner.map((pair: unknown) => (Array.isArray(pair) ? [decode(pair[0]), decode(pair[1])] : [null, null])));
    if (key === 'error' && Array.isArray(inner)) return { error: [String(inner[0]), String(inner[1])] };
  }
  throw new Error(`not a recorded value: ${JSON.stringify(value)}`);
}

function narrow(value: bigint): number | bigint {
  const small = Number(value);
  return Number.isSafeInteger(small) ? small : value;
}

function readFloat(text: string): number {
  if (text === 'inf') return Infinity;
  if (text === '-inf') return -Infinity;
  return Number(text);
}

export function asList(value: Recorded | undefined): readonly Recorded[] {
  if (!Array.isArray(value)) throw new Error('not a list');
  return value as readonly Recorded[];
}

export function asText(value: Recorded | undefined): string {
  if (typeof value !== 'string') throw new Error(`not a str: ${String(value)}`);
  return value;
}

export function asInt(value: Recorded | undefined): number | bigint {
  if (typeof value !== 'number' && typeof value !== 'bigint') throw new Error(`not an int: ${String(value)}`);
  return value;
}

export function asFloat(value: Recorded | undefined): number {
  if (typeof value === 'object' && value !== null && 'float' in value) return value.float;
  throw new Error(`not a float: ${String(value)}`);
}

export function asBytes(value: Recorded | undefined): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new Error(`not bytes: ${String(value)}`);
  return value;
}

/** What a function answers or raises, in the recorded form; of an exception with several arguments only what str() shows is compared. */
export function outcome<Answer>(run: () => Answer): Answer | RecordedError {
  try {
    return run();
  } catch (error) {
    if (error instanceof PythonError) return { error: [error.type, String(error.args.at(-1) ?? '')] };
    throw error;
  }
}
