/** "Did you mean: 'x'?" for an uncaught NameError or AttributeError (Python/suggestions.c). */
import { entries } from '../objects/dict.ts';
import { isSubtype, typeOf } from '../objects/types.ts';
import { MODULE, TYPE, isHeap, type PyException, type Value } from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { MODULE_NAMES, OBJECT_NAMES, TYPE_NAMES } from '../names/tables.ts';
import { suggest } from '../text/suggestions.ts';
import { dictOf } from './attributes.ts';

export function suggestionFor(vm: Vm, exception: PyException): string | null {
  const field = (name: string): Value => exception.fields?.values[exception.fields.keys.indexOf(name)] ?? null;
  const name = exception.fields === null ? null : field('name');
  if (typeof name !== 'string') return null;
  if (isSubtype(exception.cls, vm.types['NameError']!)) return nearest(name, visibleNames(exception));
  if (isSubtype(exception.cls, vm.types['AttributeError']!)) {
    const object = field('obj');
    return suggest(name, attributeNames(vm, object).sort());
  }
  return null;
}

/** The first of the namespaces that has a name near enough gives the suggestion. */
function nearest(name: string, namespaces: readonly (readonly string[])[]): string | null {
  for (const names of namespaces) {
    const found = suggest(name, names);
    if (found !== null) return found;
  }
  return null;
}

/** Locals, globals and builtins of the frame that failed, as CPython has them. */
function visibleNames(exception: PyException): readonly (readonly string[])[] {
  let last = exception.traceback;
  while (last !== null && last.next !== null) last = last.next;
  if (last === null) return [];
  const { frame } = last;
  const texts = (dict: Parameters<typeof entries>[0]): string[] =>
    [...entries(dict)].map(([key]) => key).filter((key): key is string => typeof key === 'string');
  const locals = frame.names === null ? frame.code.registers.filter((name) => !name.startsWith('.')) : texts(frame.names);
  return [locals, texts(frame.globals), (MODULE_NAMES['builtins'] ?? '').split(' ')];
}

function attributeNames(vm: Vm, object: Value): string[] {
  const names = new Set<string>();
  const add = (dict: Parameters<typeof entries>[0]): void => {
    for (const [key] of entries(dict)) if (typeof key === 'string') names.add(key);
  };
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
