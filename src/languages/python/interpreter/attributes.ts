/**
 * Attributes: loading, storing, deleting (The Python Data Model, 3.3.2). Each answer is a new reference, or undefined when Python code (a property, a
 * __getattr__) was called and its result will take the place.
 */
import { decref, own } from '../objects/counting.ts';
import { find as findEntry, getText, setText, takeAt } from '../objects/dict.ts';
import { forget, isSubtype, typeOf } from '../objects/types.ts';
import {
  BOUND,
  CLASSMETHOD,
  DICT,
  EXCEPTION,
  FUNCTION,
  INSTANCE,
  LIST,
  MODULE,
  NATIVE,
  PROPERTY,
  SET,
  STATICMETHOD,
  SUPER,
  TUPLE,
  TYPE,
  firstOf,
  isHeap,
  newDict,
  tuple,
  type Bound,
  type Dict,
  type Slot,
  type Type,
  type Value,
} from '../objects/values.ts';
import type { Vm } from '../objects/vm.ts';
import { moduleHas, typeHas } from '../names/names.ts';
import { definitionOf, getterOf, type Getter } from '../natives/registry.ts';
import { AFTER } from './after.ts';
import { callLibrary, invoke } from './calls.ts';
import { missing, raiseWithFields, typeError } from './errors.ts';
import { find, special } from './lookup.ts';

/** The instance dict, where the kind of object has one and it was made. */
export function dictOf(value: Value): Dict | null {
  if (!isHeap(value)) return null;
  switch (value.t) {
    case INSTANCE:
    case EXCEPTION:
    case LIST:
    case TUPLE:
    case DICT:
    case SET:
    case FUNCTION:
      return value.dict;
    case MODULE:
      return value.dict;
    default:
      return null;
  }
}

const bound = (self: Value, func: Value): Bound => ({ t: BOUND, rc: 1, self: own(self), func: own(func) });

function getterAlong(type: Type, name: string): Getter | undefined {
  for (const one of type.mro) {
    if (one.natives === '') continue;
    const getter = getterOf(one.natives, name);
    if (getter !== undefined) return getter;
  }
  return undefined;
}

/** What a class attribute becomes when it is reached through an instance. */
export function bind(vm: Vm, attribute: Value, self: Value, type: Type): Slot {
  if (!isHeap(attribute)) return attribute;
  switch (attribute.t) {
    case FUNCTION:
      return bound(self, attribute);
    case NATIVE: {
      const { kind } = definitionOf(attribute);
      return kind === 'method' ? bound(self, attribute) : kind === 'class' ? bound(type, attribute) : own(attribute);
    }
    case STATICMETHOD:
      return own(attribute.func);
    case CLASSMETHOD:
      return bound(type, attribute.func);
    case PROPERTY:
      if (attribute.get === null) return raiseAttribute(vm, self, '', `property of '${type.name}' object has no getter`);
      return invoke(vm, attribute.get, [self]);
    case INSTANCE: {
      const getter = find(attribute.cls, '__get__');
      return getter === undefined ? own(attribute) : invoke(vm, getter, [attribute, self, type]);
    }
    default:
      return own(attribute);
  }
}

const isDataDescriptor = (attribute: Slot): boolean =>
  isHeap(attribute) && (attribute.t === PROPERTY || (attribute.t === INSTANCE && find(attribute.cls, '__set__') !== undefined));

export function loadAttribute(vm: Vm, object: Value, name: string): Slot {
  if (isHeap(object)) {
    if (object.t === INSTANCE && !object.cls.readHook && object.dict !== null && find(object.cls, name) === undefined) {
      // The common case: a plain attribute of the instance.
      const value = getText(object.dict, name);
      if (value !== undefined) return own(value);
    }
    if (object.t === TYPE) return loadTypeAttribute(vm, object, name);
    if (object.t === MODULE) return loadModuleAttribute(vm, object.name, object.dict, name);
    if (object.t === SUPER) return loadSuperAttribute(vm, object.cls, object.self, name);
    const hook = object.t === INSTANCE && !object.cls.readHook ? undefined : special(vm, object, '__getattribute__');
    if (hook !== undefined) return invoke(vm, hook, [object, name], null, AFTER.GETATTRIBUTE, tuple([own(object), name]));
    // An AttributeError out of a property goes to __getattr__, too (slot_tp_getattr_hook).
    if (object.t === INSTANCE && special(vm, object, '__getattr__') !== undefined) {
      const property = find(object.cls, name);
      if (isHeap(property) && property.t === PROPERTY && property.get !== null) {
        return invoke(vm, property.get, [object], null, AFTER.GETATTRIBUTE, tuple([own(object), name]));
      }
    }
  }
  const found = plainAttribute(vm, object, name);
  return found === NOT_FOUND ? noAttribute(vm, object, name) : found;
}

/** Answer of `plainAttribute` where there is nothing of that name. */
export const NOT_FOUND = Symbol('not found');

/** object.__getattribute__ without the last resort of __getattr__. */
export function plainAttribute(vm: Vm, object: Value, name: string): Slot | typeof NOT_FOUND {
  const type = typeOf(vm, object);
  const attribute = find(type, name);
  if (isDataDescriptor(attribute)) return bind(vm, attribute!, object, type);
  const getter = attribute === undefined || !type.heap ? getterAlong(type, name) : undefined;
  if (getter !== undefined && attribute === undefined) return getter.get(vm, object);
  const members = dictOf(object);
  if (members !== null) {
    const value = getText(members, name);
    if (value !== undefined) return own(value);
  }
  if (attribute !== undefined) return bind(vm, attribute, object, type);
  switch (name) {
    case '__class__':
      return own(type);
    case '__dict__': {
      const dict = instanceDict(object);
      if (dict !== null) return own(dict);
      break;
    }
    case '__doc__':
      return null;
    default:
  }
  return NOT_FOUND;
}

/** The instance dict, made now where there was none; null for objects without. */
export function instanceDict(object: Value): Dict | null {
  if (!isHeap(object)) return null;
  switch (object.t) {
    case MODULE:
      return object.dict;
    case INSTANCE:
      return object.cls.slots === null && object.cls.heap ? (object.dict ??= newDict()) : null;
    case EXCEPTION:
    case FUNCTION:
      return (object.dict ??= newDict());
    case LIST:
    case TUPLE:
    case DICT:
    case SET:
      return object.cls === null ? null : (object.dict ??= newDict());
    default:
      return null;
  }
}

export function noAttribute(vm: Vm, object: Value, name: string): Slot {
  const hook = special(vm, object, '__getattr__');
  if (hook !== undefined) return invoke(vm, hook, [object, name]);
  const type = typeOf(vm, object);
  checkReal(type, name);
  return raiseAttribute(vm, object, name, `'${type.name}' object has no attribute '${name}'`);
}

/** Stops the run where CPython has the attribute and this runtime does not. */
function checkReal(type: Type, name: string): void {
  for (const one of type.mro) {
    const real = one.natives !== '' ? one.natives : one.hidden ? libraryName(one) : '';
    if (real !== '' && typeHas(real, name) === true) missing(`${real}.${name} is not part of the Python that runs here.`);
  }
}

function libraryName(type: Type): string {
  const module = getText(type.dict, '__module__');
  return typeof module === 'string' ? `${module}.${type.name}` : type.name;
}

export function raiseAttribute(vm: Vm, object: Value, name: string, message: string): never {
  return raiseWithFields(vm, 'AttributeError', [message], { name, obj: object });
}

function loadModuleAttribute(vm: Vm, moduleName: string, dict: Dict, name: string): Slot {
  const value = getText(dict, name);
  if (value !== undefined) return own(value);
  if (name === '__dict__') return own(dict);
  if (name === '__class__') return own(vm.types['module']!);
  // os.path comes when it is first asked for.
  if (moduleName === 'os' && name === 'path') return callLibrary(vm, 'import_dotted', ['os.path', false]);
  const hook = getText(dict, '__getattr__');
  if (hook !== undefined) return invoke(vm, hook, [name]);
  if (moduleHas(moduleName, name) === true && !vm.files.some((file) => file.name === `${moduleName}.py`)) {
    missing(`${moduleName}.${name} is not part of the Python that runs here.`);
  }
  return raiseWithFields(vm, 'AttributeError', [`module '${moduleName}' has no attribute '${name}'`], { name });
}

function loadTypeAttribute(vm: Vm, type: Type, name: string): Slot {
  const above = type.meta === null ? undefined : find(type.meta, name);
  if (isDataDescriptor(above)) return bind(vm, above!, type, type.meta!);
  const attribute = find(type, name);
  if (attribute !== undefined) {
    if (!isHeap(attribute)) return attribute;
    switch (attribute.t) {
      case STATICMETHOD:
        return own(attribute.func);
      case CLASSMETHOD:
        return bound(type, attribute.func);
      case NATIVE:
        return definitionOf(attribute).kind === 'class' ? bound(type, attribute) : own(attribute);
      case INSTANCE: {
        const getter = find(attribute.cls, '__get__');
        if (getter !== undefined) return invoke(vm, getter, [attribute, null, type]);
        return own(attribute);
      }
      default:
        return own(attribute);
    }
  }
  const getter = getterOf('type', name);
  if (getter !== undefined) return getter.get(vm, type);
  const method = firstOf(above, find(vm.types['type']!, name));
  if (method !== undefined) return bind(vm, method, type, type.meta ?? vm.types['type']!);
  const fallback = type.meta === null ? undefined : special(vm, type, '__getattr__');
  if (fallback !== undefined) return invoke(vm, fallback, [type, name]);
  for (const one of type.mro) {
    if (one.natives !== '' && getterOf(one.natives, name) !== undefined) return memberDescriptor(one, name);
  }
  checkReal(type, name);
  if (typeHas('type', name) === true) missing(`type.${name} is not part of the Python that runs here.`);
  return raiseAttribute(vm, type, name, `type object '${type.name}' has no attribute '${name}'`);
}

function memberDescriptor(type: Type, name: string): Slot {
  return missing(`${type.name}.${name} without an object is not part of the Python that runs here.`);
}

function loadSuperAttribute(vm: Vm, cls: Type, self: Value, name: string): Slot {
  const start = isHeap(self) && self.t === TYPE && isSubtype(self, cls) ? self : typeOf(vm, self);
  const { mro } = start;
  for (let i = mro.indexOf(cls) + 1; i < mro.length; i++) {
    const type = mro[i]!;
    const attribute = firstOf(getText(type.dict, name), type.natives === '' ? undefined : nativeIn(type, name));
    if (attribute === undefined) continue;
    if (start === self) {
      if (isHeap(attribute) && attribute.t === STATICMETHOD) return own(attribute.func);
      if (isHeap(attribute) && attribute.t === CLASSMETHOD) return bound(self, attribute.func);
      if (isHeap(attribute) && attribute.t === NATIVE && definitionOf(attribute).kind === 'class') return bound(self, attribute);
      return own(attribute);
    }
    return bind(vm, attribute, self, start);
  }
  if (name === '__class__') return own(vm.types['super']!);
  const getter = getterAlong(start, name);
  if (getter !== undefined) return getter.get(vm, self);
  checkReal(cls, name);
  return raiseAttribute(vm, self, name, `'super' object has no attribute '${name}'`);
}

function nativeIn(type: Type, name: string): Slot {
  const found = find(type, name);
  return isHeap(found) && found.t === NATIVE && definitionOf(found).owner === type.natives ? found : undefined;
}

/** LOAD_METHOD: where the attribute is a plain method, the function (borrowed), to be called with the object; else undefined. */
export function methodOf(vm: Vm, object: Value, name: string): Slot {
  if (!isHeap(object)) {
    const found = find(typeOf(vm, object), name);
    return isHeap(found) && found.t === NATIVE && definitionOf(found).isMethod ? found : undefined;
  }
  if (object.t === TYPE || object.t === MODULE || object.t === SUPER) return undefined;
  const type = typeOf(vm, object);
  const found = find(type, name);
  if (!isHeap(found) || (found.t !== FUNCTION && !(found.t === NATIVE && definitionOf(found).isMethod))) return undefined;
  if (type.heap) {
    const dict = dictOf(object);
    if (dict !== null && getText(dict, name) !== undefined) return undefined;
    if (type.readHook) return undefined;
  }
  return found;
}

/** Answers true when done, undefined when Python code was called for it. The value is borrowed. */
export function storeAttribute(vm: Vm, object: Value, name: string, value: Value): true | undefined {
  if (isHeap(object)) {
    if (
      object.t === INSTANCE &&
      object.dict !== null &&
      !object.cls.writeHook &&
      object.cls.slots === null &&
      object.cls.base?.natives === 'object' &&
      find(object.cls, name) === undefined &&
      name !== '__class__' &&
      name !== '__dict__'
    ) {
      setText(object.dict, name, own(value));
      return true;
    }
    if (object.t === TYPE && object.meta === null) return storeTypeAttribute(vm, object, name, value);
    const hook = special(vm, object, '__setattr__');
    if (hook !== undefined) return called(invoke(vm, hook, [object, name, value], null, AFTER.DROP));
  }
  return plainStore(vm, object, name, value);
}

const called = (result: Slot): undefined => {
  void result;
  return undefined;
};

/** object.__setattr__. */
export function plainStore(vm: Vm, object: Value, name: string, value: Value): true | undefined {
  const type = typeOf(vm, object);
  if (isHeap(object) && object.t === TYPE && !isDataDescriptor(find(type, name))) return storeTypeAttribute(vm, object, name, value);
  const attribute = find(type, name);
  if (isHeap(attribute)) {
    if (attribute.t === PROPERTY) {
      if (attribute.set === null) return raiseAttribute(vm, object, name, `property '${name}' of '${type.name}' object has no setter`);
      return called(invoke(vm, attribute.set, [object, value], null, AFTER.DROP));
    }
    if (attribute.t === INSTANCE) {
      const setter = find(attribute.cls, '__set__');
      if (setter !== undefined) return called(invoke(vm, setter, [attribute, object, value], null, AFTER.DROP));
    }
  }
  const getter = getterAlong(type, name);
  if (getter !== undefined) {
    if (getter.set === null) return raiseAttribute(vm, object, name, `attribute '${name}' of '${type.name}' objects is not writable`);
    getter.set(vm, object, value);
    return true;
  }
  if (name === '__class__' || name === '__dict__') return missing(`Assigning to ${name} is not part of the Python that runs here.`);
  if (isHeap(object) && object.t === INSTANCE && object.cls.slots !== null) {
    if (!object.cls.slots.includes(name)) return raiseAttribute(vm, object, name, `'${type.name}' object has no attribute '${name}'`);
    setText((object.dict ??= newDict()), name, own(value));
    return true;
  }
  const dict = instanceDict(object);
  if (dict === null) {
    if (attribute !== undefined) return raiseAttribute(vm, object, name, `'${type.name}' object attribute '${name}' is read-only`);
    return raiseAttribute(vm, object, name, `'${type.name}' object has no attribute '${name}'`);
  }
  setText(dict, name, own(value));
  return true;
}

function storeTypeAttribute(vm: Vm, type: Type, name: string, value: Value): true {
  // The library may dress up its own classes.
  const inLibrary = vm.thread.frames[vm.thread.frames.length - 1]?.code.file === -1;
  if (!type.heap || (type.hidden && !inLibrary)) typeError(vm, `cannot set '${name}' attribute of immutable type '${type.name}'`);
  const getter = getterOf('type', name);
  if (getter !== undefined) {
    if (getter.set === null) raiseAttribute(vm, type, name, `attribute '${name}' of 'type' objects is not writable`);
    getter.set!(vm, type, value);
    return true;
  }
  setText(type.dict, name, own(value));
  classChanged(type);
  return true;
}

/** Flags that follow from a class's methods. */
export function classChanged(type: Type): void {
  forget(type);
  const refresh = (one: Type): void => {
    one.finaliser = find(one, '__del__') !== undefined;
    const brings = (method: string): boolean => {
      const found = find(one, method);
      return found !== undefined && !(isHeap(found) && found.t === NATIVE);
    };
    one.readHook = brings('__getattribute__');
    one.writeHook = brings('__setattr__');
    // The None of list and dict is the builtin behaviour.
    one.ownEquality = brings('__eq__') || one.mro.some((base) => base.heap && getText(base.dict, '__hash__') !== undefined);
    one.subclasses.forEach(refresh);
  };
  refresh(type);
}

function deleteTypeAttribute(vm: Vm, type: Type, name: string): true {
  const at = findEntry(type.dict, name);
  if (at < 0) return raiseAttribute(vm, type, name, `type object '${type.name}' has no attribute '${name}'`);
  decref(takeAt(type.dict, at));
  classChanged(type);
  return true;
}

export function deleteAttribute(vm: Vm, object: Value, name: string): true | undefined {
  const type = typeOf(vm, object);
  if (isHeap(object)) {
    if (object.t === TYPE && object.meta === null) return deleteTypeAttribute(vm, object, name);
    const hook = special(vm, object, '__delattr__');
    if (hook !== undefined) return called(invoke(vm, hook, [object, name], null, AFTER.DROP));
  }
  return plainDelete(vm, object, type, name);
}

/** Would an attribute that is set find a dict to go into? */
const canHoldAttributes = (object: Value): boolean => instanceDict(object) !== null;

export function plainDelete(vm: Vm, object: Value, type: Type, name: string): true | undefined {
  if (isHeap(object) && object.t === TYPE && !isDataDescriptor(find(type, name))) return deleteTypeAttribute(vm, object, name);
  const attribute = find(type, name);
  if (isHeap(attribute) && attribute.t === PROPERTY) {
    if (attribute.del === null) return raiseAttribute(vm, object, name, `property '${name}' of '${type.name}' object has no deleter`);
    return called(invoke(vm, attribute.del, [object], null, AFTER.DROP));
  }
  if (isHeap(attribute) && attribute.t === INSTANCE) {
    const deleter = find(attribute.cls, '__delete__');
    if (deleter !== undefined) return called(invoke(vm, deleter, [attribute, object], null, AFTER.DROP));
  }
  const dict = dictOf(object);
  const at = dict === null ? -1 : findEntry(dict, name);
  if (dict === null || at < 0)
    return raiseAttribute(
      vm,
      object,
      name,
      dict === null && attribute !== undefined && !canHoldAttributes(object)
        ? `'${type.name}' object attribute '${name}' is read-only`
        : `'${type.name}' object has no attribute '${name}'`,
    );
  decref(takeAt(dict, at));
  return true;
}
