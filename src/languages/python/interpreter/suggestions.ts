/** "Did you mean: 'x'?" for an uncaught NameError or AttributeError (Python/suggestions.c). */
import { entries } from '../objects/dict.ts';
import { isSubtype, typeOf } from '../objects/types.ts';
import { MODULE, TYPE, isHeap, type PyException, type Value } from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { OBJECT_NAMES, TYPE_NAMES } from '../names/tables.ts';
import { dictOf } from './attributes.ts';

const MOVE_COST = 2;
const CASE_COST = 1;
const MAX_CANDIDATES = 750;
const MAX_SIZE = 40;

export function suggestionFor(vm: Vm, exception: PyException): string | null {
  const field = (name: string): Value => exception.fields?.values[exception.fields.keys.indexOf(name)] ?? null;
  const name = exception.fields === null ? null : field('name');
  if (typeof name !== 'string') return null;
  if (isSubtype(exception.cls, vm.types['NameError']!)) return closest(name, visibleNames(vm, exception));
  if (isSubtype(exception.cls, vm.types['AttributeError']!)) {
    const object = field('obj');
    return object === null ? null : closest(name, attributeNames(vm, object).sort());
  }
  return null;
}

function visibleNames(vm: Vm, exception: PyException): string[] {
  let last = exception.traceback;
  while (last !== null && last.next !== null) last = last.next;
  if (last === null) return [];
  const { frame } = last;
  const texts = (dict: Parameters<typeof entries>[0]): string[] => [...entries(dict)].map(([key]) => key).filter((key): key is string => typeof key === 'string');
  const locals = frame.names === null ? frame.code.registers.filter((name) => !name.startsWith('.')) : texts(frame.names);
  return [locals, texts(frame.globals), texts(vm.builtins)].flat();
}

function attributeNames(vm: Vm, object: Value): string[] {
  const names = new Set<string>();
  const add = (dict: Parameters<typeof entries>[0]): void => { for (const [key] of entries(dict)) if (typeof key === 'string') names.add(key); };
  const own = dictOf(object);
  if (own !== null) add(own);
  if (isHeap(object) && object.t === MODULE) return [...names];
  const type = isHeap(object) && object.t === TYPE ? object : typeOf(vm, object);
  for (const one of type.mro) {
    add(one.dict);
    let table = TYPE_NAMES[one.natives];
    while (table?.startsWith('=')) table = TYPE_NAMES[table.slice(1)];
    for (const name of `${table ?? ''} ${OBJECT_NAMES}`.split(' ')) names.add(name);
  }
  names.delete('');
  return [...names];
}

function closest(name: string, candidates: readonly string[]): string | null {
  if (candidates.length >= MAX_CANDIDATES) return null;
  let best: string | null = null;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    if (candidate === name) continue;
    let limit = Math.floor(((name.length + candidate.length + 3) * MOVE_COST) / 6);
    limit = Math.min(limit, bestDistance - 1);
    const distance = editDistance(name, candidate, limit);
    if (distance > limit) continue;
    if (best === null || distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function substitution(a: string, b: string): number {
  if (a === b) return 0;
  return a.toLowerCase() === b.toLowerCase() ? CASE_COST : MOVE_COST;
}

/** Edit distance where a change of case costs half; above `limit` any larger number. */
function editDistance(left: string, right: string, limit: number): number {
  if (left === right) return 0;
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start++;
  let cut = 0;
  while (cut < left.length - start && cut < right.length - start && left[left.length - 1 - cut] === right[right.length - 1 - cut]) cut++;
  let a = left.slice(start, left.length - cut);
  let b = right.slice(start, right.length - cut);
  if (a === '' || b === '') return (a.length + b.length) * MOVE_COST;
  if (a.length > MAX_SIZE || b.length > MAX_SIZE) return limit + 1;
  if (b.length < a.length) [a, b] = [b, a];
  if ((b.length - a.length) * MOVE_COST > limit) return limit + 1;
  const row = Array.from(a, (_, i) => (i + 1) * MOVE_COST);
  let result = 0;
  for (let j = 0; j < b.length; j++) {
    let distance = (result = j * MOVE_COST);
    let minimum = Infinity;
    for (let i = 0; i < a.length; i++) {
      const replaced = distance + substitution(b[j]!, a[i]!);
      distance = row[i]!;
      result = Math.min(Math.min(result, distance) + MOVE_COST, replaced);
      row[i] = result;
      minimum = Math.min(minimum, result);
    }
    if (minimum > limit) return limit + 1;
  }
  return result;
}
