/** The public names of each library module: asked of the module itself, which is imported once in a process of its own. */
import { reaper } from './objects/counting.ts';
import * as dicts from './objects/dict.ts';
import { MODULE, isHeap } from './objects/values.ts';
import { importOne } from './interpreter/imports.ts';
import { LIBRARY } from './library.ts';
import { newProcess, runLibrary } from './load.ts';

const known = new Map<string, ReadonlySet<string>>();

export function publicNames(module: string): ReadonlySet<string> {
  const before = known.get(module);
  if (before !== undefined) return before;
  const saved = { ...reaper };
  const vm = newProcess({ main: '', files: [], args: [], env: {}, hosts: {}, pid: 1, seed: 1, date: '' }, {});
  if (importOne(vm, module) === undefined) runLibrary(vm);
  Object.assign(reaper, saved);
  const found = dicts.getText(vm.modules, module);
  const names = new Set<string>();
  if (isHeap(found) && found.t === MODULE) for (const [name] of dicts.entries(found.dict)) if (typeof name === 'string') names.add(name);
  for (const name of Object.keys(LIBRARY)) if (name.startsWith(`${module}.`)) names.add(name.slice(module.length + 1));
  known.set(module, names);
  return names;
}
