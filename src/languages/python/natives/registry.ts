/**
 * The table of native functions: a name and a plain function each. A native never calls Python code. Where Python code has to run, it either
 * gives way to a function of the library's own Python (`slow`, called with the same arguments), or asks the machine to call something and
 * returns undefined: the callee's result then takes its place.
 */
import { IMMORTAL, NATIVE, type Dict, type Native, type Slot, type Value } from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';

/**
 * Arguments are borrowed; a missing optional one is undefined. The result is a new reference, or undefined when a call is under way.
 * A `variadic` native gets its arguments as one array and the keywords as a dict or null.
 */
export type NativeFunction = (vm: Vm, a: Slot, b: Slot, c: Slot, d: Slot, e: Slot, f: Slot) => Slot;
export type VariadicFunction = (vm: Vm, args: readonly Value[], keywords: ReadonlyMap<string, Value> | null) => Slot;

export interface NativeDefinition {
  readonly id: number;
  /** Type or module it belongs to, and its name there. */
  readonly owner: string;
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** Names of the parameters; '' for those that go by position only. */
  readonly parameters: readonly string[];
  /** The first argument is the object. */
  readonly isMethod: boolean;
  readonly call: NativeFunction | null;
  readonly variadic: VariadicFunction | null;
  /** Name of the library function that takes over where Python code is needed; '' where there is none. */
  readonly slow: string;
  readonly kind: 'function' | 'method' | 'static' | 'class';
}

export const NATIVES: NativeDefinition[] = [];
const TABLES = new Map<string, Map<string, Native>>();
/** Attributes computed on access (member and getset descriptors), by type. */
const GETTERS = new Map<string, Map<string, Getter>>();

export interface Getter {
  readonly get: (vm: Vm, self: Value) => Slot;
  readonly set: ((vm: Vm, self: Value, value: Slot) => void) | null;
}

interface Options {
  readonly slow?: string;
  readonly kind?: NativeDefinition['kind'];
}

/**
 * Registers natives of one type or module. Keys are signatures: "pop(self, index=, /)". `=` marks optional parameters, those before `/` go by
 * position only, "*" alone makes the native variadic.
 */
export function natives(
  owner: string,
  kind: NativeDefinition['kind'],
  table: Readonly<Record<string, NativeFunction | readonly [NativeFunction, string]>>,
): void {
  for (const [signature, entry] of Object.entries(table)) {
    const [call, slow] = typeof entry === 'function' ? [entry, ''] : entry;
    const { name, min, max, parameters } = parseSignature(signature);
    register(owner, name, { min, max, parameters, call, variadic: null }, { slow, kind });
  }
}

export function variadic(
  owner: string,
  kind: NativeDefinition['kind'],
  table: Readonly<Record<string, VariadicFunction | readonly [VariadicFunction, string]>>,
): void {
  for (const [name, entry] of Object.entries(table)) {
    const [call, slow] = typeof entry === 'function' ? [entry, ''] : entry;
    register(owner, name, { min: 0, max: Infinity, parameters: [], call: null, variadic: call }, { slow, kind });
  }
}

export function getters(owner: string, table: Readonly<Record<string, Getter | ((vm: Vm, self: Value) => Slot)>>): void {
  const map = GETTERS.get(owner) ?? new Map<string, Getter>();
  GETTERS.set(owner, map);
  for (const [name, one] of Object.entries(table)) map.set(name, typeof one === 'function' ? { get: one, set: null } : one);
}

export const getterOf = (owner: string, name: string): Getter | undefined => GETTERS.get(owner)?.get(name);

function parseSignature(signature: string): { name: string; min: number; max: number; parameters: string[] } {
  // The constructor of a type is named "()".
  const open = signature.startsWith('()') ? 2 : signature.indexOf('(');
  const words = signature
    .slice(open + 1, -1)
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const slash = words.indexOf('/');
  const parameters: string[] = [];
  let min = 0;
  words.forEach((word, index) => {
    if (word === '/') return;
    const optional = word.endsWith('=');
    if (!optional) min++;
    parameters.push(index < slash ? '' : optional ? word.slice(0, -1) : word);
  });
  return { name: signature.slice(0, open), min, max: parameters.length, parameters };
}

function register(
  owner: string,
  name: string,
  shape: Pick<NativeDefinition, 'min' | 'max' | 'parameters' | 'call' | 'variadic'>,
  options: Options,
): void {
  const id = NATIVES.length;
  const kind = options.kind ?? 'function';
  NATIVES.push({ id, owner, name, isMethod: kind === 'method', slow: options.slow ?? '', kind, ...shape });
  const table = TABLES.get(owner) ?? new Map<string, Native>();
  TABLES.set(owner, table);
  table.set(name, { t: NATIVE, rc: IMMORTAL, id });
}

/** The native of a type or module, as a value. */
export const nativeOf = (owner: string, name: string): Native | undefined => TABLES.get(owner)?.get(name);

export const tableOf = (owner: string): ReadonlyMap<string, Native> => TABLES.get(owner) ?? new Map<string, Native>();

export const definitionOf = (native: Native): NativeDefinition => NATIVES[native.id]!;

/** All natives of a module, put into its namespace. */
export function addNatives(owner: string, namespace: Dict, setText: (dict: Dict, key: string, value: Value) => void): void {
  for (const [name, native] of tableOf(owner)) setText(namespace, name, native);
}
