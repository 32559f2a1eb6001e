/** import: program files of the host, and the modules of the library (natives, Python, or both). */
import { decref, own } from '../objects/counting.ts';
import * as dicts from '../objects/dict.ts';
import {
  FRAME,
  LIST,
  MODULE,
  TUPLE,
  firstOf,
  isHeap,
  newDict,
  type Dict,
  type Frame,
  type Module,
  type PyCode,
  type Slot,
  type Value,
} from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { isStandardModule, moduleHas } from '../names/names.ts';
import { fillModule, libraryCode, libraryNamespace, LIBRARY } from '../library.ts';
import { AFTER } from './after.ts';
import { callLibrary } from './calls.ts';
import { missing, raise, raiseWithFields, typeError } from './errors.ts';

/** Pushes the frame of a module's body. `held` and `globals` are counted anew. */
export function pushModule(vm: Vm, code: PyCode, globals: Dict, after: number, held: Value): void {
  const { frames } = vm.thread;
  globals.rc += 2;
  const depth = (frames[frames.length - 1]?.depth ?? 0) + (code.file >= 0 ? 1 : 0);
  const registers: Slot[] = new Array<Slot>(code.size).fill(undefined);
  const frame: Frame = {
    t: FRAME,
    rc: 1,
    code,
    pc: 0,
    registers,
    top: code.registers.length,
    func: null,
    globals,
    names: globals,
    after,
    held: own(held),
    generator: null,
    depth,
    line: -1,
  };
  frames.push(frame);
}

export function newModule(vm: Vm, name: string): Module {
  const dict = newDict();
  const module: Module = { t: MODULE, rc: 1, name, dict };
  for (const [key, value] of [
    ['__name__', name],
    ['__doc__', null],
    ['__package__', ''],
    ['__loader__', null],
    ['__spec__', null],
  ] as const)
    dicts.setText(dict, key, value);
  dicts.setText(vm.modules, name, own(module));
  return module;
}

/** A new reference to the module (of a dotted name without a list of names the first part), or undefined when Python code runs first. */
export function importModule(vm: Vm, name: string, fromList: Value): Slot {
  if (!name.includes('.')) return importOne(vm, name);
  const known = dicts.getText(vm.modules, name);
  if (known !== undefined) return own(fromList === null ? (dicts.getText(vm.modules, name.split('.')[0]!) ?? known) : known);
  if (LIBRARY[name] === undefined) return importOne(vm, name);
  return callLibrary(vm, 'import_dotted', [name, fromList === null]);
}

export function importOne(vm: Vm, name: string): Slot {
  const known = dicts.getText(vm.modules, name);
  if (known !== undefined) return own(known);
  const code = Object.hasOwn(vm.codes, name) ? vm.codes[name] : undefined;
  if (code !== undefined) {
    const module = newModule(vm, name);
    dicts.setText(module.dict, '__file__', `${vm.directory}/${name}.py`);
    pushModule(vm, code, module.dict, AFTER.MODULE, module);
    decref(module);
    return undefined;
  }
  const definition = LIBRARY[name];
  if (definition !== undefined) {
    const module = newModule(vm, name);
    fillModule(vm, name, module);
    if (definition.source === '') return module;
    const namespace = libraryNamespace(vm, name, module);
    pushModule(vm, libraryCode(name), namespace, AFTER.MODULE, module);
    decref(namespace);
    decref(module);
    return undefined;
  }
  const [top] = name.split('.');
  if (name.includes('.') && (LIBRARY[top!] !== undefined || Object.hasOwn(vm.codes, top!))) {
    const sentence = `No module named '${name}'; '${top!}' is not a package`;
    return raiseWithFields(vm, 'ModuleNotFoundError', [sentence], { name, msg: sentence });
  }
  if (isStandardModule(name)) missing(`The module ${name} is not part of the Python that runs here.`);
  return raiseWithFields(vm, 'ModuleNotFoundError', [`No module named '${name}'`], { name, msg: `No module named '${name}'` });
}

export function importFrom(vm: Vm, module: Value, name: string): Slot {
  if (!isHeap(module) || module.t !== MODULE) return typeError(vm, 'import from something that is no module');
  const value = firstOf(dicts.getText(module.dict, name), dicts.getText(vm.modules, `${module.name}.${name}`));
  if (value !== undefined) return own(value);
  if (LIBRARY[`${module.name}.${name}`] !== undefined) return callLibrary(vm, 'import_dotted', [`${module.name}.${name}`, false]);
  const isFile = Object.hasOwn(vm.codes, module.name);
  if (!isFile && moduleHas(module.name, name) === true) missing(`${module.name}.${name} is not part of the Python that runs here.`);
  const where = isFile ? `${vm.directory}/${module.name}.py` : 'unknown location';
  return raiseWithFields(vm, 'ImportError', [`cannot import name '${name}' from '${module.name}' (${where})`], { name: module.name });
}

export function importStar(vm: Vm, frame: Frame, module: Value): void {
  if (!isHeap(module) || module.t !== MODULE) return;
  const all = dicts.getText(module.dict, '__all__');
  if (isHeap(all) && (all.t === LIST || all.t === TUPLE)) {
    for (const name of all.a) {
      const value = dicts.get(module.dict, name);
      if (value === undefined) raise(vm, 'AttributeError', `module '${module.name}' has no attribute '${String(name)}'`);
      dicts.set(frame.names!, name, own(value!));
    }
    return;
  }
  for (const [name, value] of [...dicts.entries(module.dict)]) {
    if (typeof name === 'string' && !name.startsWith('_')) dicts.setText(frame.names!, name, own(value));
  }
}
