/**
 * The difference between two JSON values, as JSON: what an edited scenario adds to the one it started from.
 * Changed texts stand in full, never as edits of the old text, so that a link still means what it meant after the base was revised.
 */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * `[value]`: replaced by value. `{ key: patch }`: the parts that differ; 0 takes a key away. In a list the keys are places, and
 * `length` cuts or lengthens it.
 */
export type Patch = readonly [Json] | { readonly [key: string]: Patch | 0 };

type JsonObject = { readonly [key: string]: Json };
const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Equal as JSON: the order of keys does not count. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (isList(a) && isList(b)) return a.length === b.length && a.every((entry, index) => sameJson(entry, b[index]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]));
}

/** What turns `from` into `to`; null where they are the same. */
export function difference(from: Json, to: Json): Patch | null {
  if (sameJson(from, to)) return null;
  const parts: [string, Patch | 0][] = [];
  if (isList(from) && isList(to)) {
    if (from.length !== to.length) parts.push(['length', [to.length]]);
    to.forEach((entry, index) => {
      const before = from[index];
      const part = before === undefined ? ([entry] as const) : difference(before, entry);
      if (part) parts.push([String(index), part]);
    });
  } else if (isObject(from) && isObject(to)) {
    for (const key of Object.keys(from)) if (!Object.hasOwn(to, key)) parts.push([key, 0]);
    for (const [key, entry] of Object.entries(to)) {
      const before = Object.hasOwn(from, key) ? from[key] : undefined;
      const part = before === undefined ? ([entry] as const) : difference(before, entry);
      if (part) parts.push([key, part]);
    }
  } else return [to];
  return Object.fromEntries(parts);
}

/** The patch was made for a value of another shape. */
class Misfit extends Error {}

/** Applies a difference; null where the patch does not fit the value it is laid on. */
export function applyDifference(from: Json, patch: Patch): Json | null {
  try {
    return lay(from, patch);
  } catch (error) {
    if (error instanceof Misfit) return null;
    throw error;
  }
}

function lay(from: Json | undefined, patch: Patch): Json {
  if (Array.isArray(patch)) return (patch as readonly [Json])[0] ?? null;
  const parts = patch as { readonly [key: string]: Patch | 0 };
  if (isList(from)) return layOnList(from, parts);
  if (!isObject(from)) throw new Misfit();
  const result = new Map(Object.entries(from));
  for (const [key, part] of Object.entries(parts)) {
    if (part === 0) result.delete(key);
    else result.set(key, lay(Object.hasOwn(from, key) ? from[key] : undefined, part));
  }
  return Object.fromEntries(result);
}

/** The longest list a patch may make; far above any limit of the format. */
const LONGEST_LIST = 10_000;

function layOnList(from: readonly Json[], parts: { readonly [key: string]: Patch | 0 }): Json {
  const { length: lengthPart, ...places } = parts;
  const length = Array.isArray(lengthPart) ? Number((lengthPart as readonly [Json])[0]) : from.length;
  if (!Number.isInteger(length) || length < 0 || length > LONGEST_LIST) throw new Misfit();
  const result: Json[] = Array.from({ length }, (_, index) => from[index] ?? null);
  for (const [place, part] of Object.entries(places)) {
    const index = Number(place);
    if (part === 0 || !Number.isInteger(index) || index < 0 || index >= length) throw new Misfit();
    result[index] = lay(from[index], part);
  }
  return result;
}

/** Is this parsed JSON a patch? */
export const isPatch = (value: unknown): value is Patch => typeof value === 'object' && value !== null;

/** 32-bit FNV-1a over the UTF-16 code units of the JSON text with sorted keys: tells a revised base from the one a link was made from. */
export function fingerprint(value: Json): number {
  let hash = 0x811c9dc5;
  const text = sorted(value);
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

function sorted(value: Json): string {
  if (isList(value)) return `[${value.map(sorted).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${sorted(value[key] ?? null)}`).join(',')}}`;
}
