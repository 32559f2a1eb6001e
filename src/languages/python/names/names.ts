/**
 * Does the real CPython 3.11 have this name? The interpreter asks when a program touches what we lack: a name that exists there stops the
 * run with a sentence, a name that exists nowhere raises what CPython raises.
 */
import { MODULE_NAMES, OBJECT_NAMES, STDLIB_MODULES, TYPE_NAMES } from './tables.ts';

const sets = new Map<string, ReadonlySet<string>>();

function setOf(cacheKey: string, names: string): ReadonlySet<string> {
  let set = sets.get(cacheKey);
  if (set === undefined) {
    set = new Set(names.split(' '));
    sets.set(cacheKey, set);
  }
  return set;
}

/** Is "json" (or, of "os.path", "os") a module of the standard library? */
export function isStandardModule(name: string): boolean {
  const top = name.split('.')[0] ?? '';
  return setOf('standard modules', STDLIB_MODULES).has(top);
}

/** Has the real module this name? Undefined where we hold no table of the module. */
export function moduleHas(module: string, name: string): boolean | undefined {
  const names = Object.hasOwn(MODULE_NAMES, module) ? MODULE_NAMES[module] : undefined;
  return names === undefined ? undefined : setOf(`module ${module}`, names).has(name);
}

/**
 * Has the real type, or one of its bases, this attribute (or do its methods set it on self)? Builtin types by their bare name ("str",
 * "generator", "NoneType", "ValueError"), others by module ("socket.socket"). Undefined where we hold no table of the type.
 */
export function typeHas(type: string, name: string): boolean | undefined {
  let names = Object.hasOwn(TYPE_NAMES, type) ? TYPE_NAMES[type] : undefined;
  while (names?.startsWith('=') === true) names = TYPE_NAMES[names.slice(1)];
  if (names === undefined) return type === 'object' ? objectHas(name) : undefined;
  return setOf(`type ${type}`, names).has(name) || objectHas(name);
}

function objectHas(name: string): boolean {
  return setOf('object', OBJECT_NAMES).has(name);
}
