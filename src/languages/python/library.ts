/** The library a program may import, and the functions in Python that natives give way to: compiled once, shared by all processes. */
import { compile } from './compiler/compile.ts';
import { own } from './objects/counting.ts';
import * as dicts from './objects/dict.ts';
import { newDict, type Dict, type Module, type PyCode } from './objects/values.ts';
import type { Vm } from './objects/vm.ts';
import { tableOf } from './natives/registry.ts';
import { constantsOf } from './natives/constants.ts';
import { ABC, COLLECTIONS_ABC } from './prelude/abc.ts';
import { BUILTINS } from './prelude/builtins.ts';
import { CONTAINERS } from './prelude/containers.ts';
import { COROUTINES } from './prelude/coroutines.ts';
import { GC } from './prelude/gc.ts';
import { GROUPS } from './prelude/groups.ts';
import { MATCHING } from './prelude/matching.ts';
import { BASE64, TRACEBACK } from './prelude/modules/base64.ts';
import { COLLECTIONS } from './prelude/modules/collections.ts';
import { CONTEXTLIB } from './prelude/modules/contextlib.ts';
import { DATACLASSES } from './prelude/modules/dataclasses.ts';
import { DATETIME } from './prelude/modules/datetime.ts';
import { ENUM } from './prelude/modules/enum.ts';
import { BISECT, COPY, FUNCTOOLS, HEAPQ, OPERATOR } from './prelude/modules/functools.ts';
import { IO } from './prelude/modules/io.ts';
import { ITERTOOLS } from './prelude/modules/itertools.ts';
import { OS_PATH, RANDOM } from './prelude/modules/random.ts';
import { JSON_MODULE } from './prelude/modules/json.ts';
import { SELECTORS, STRING, TEXTWRAP } from './prelude/modules/string.ts';
import { TYPES, TYPING } from './prelude/modules/types.ts';
import { OS } from './prelude/os.ts';
import { SELECT } from './prelude/select.ts';
import { SOCKET } from './prelude/socket.ts';
import { STREAMS } from './prelude/streams.ts';
import { STRUCT, STRUCT_SLOW } from './prelude/struct.ts';
import { TIME } from './prelude/time.ts';
import { TRACEBACKS } from './prelude/tracebacks.ts';

/** `source`: Python that runs at the first import; it publishes the names it defines (not those with a leading underscore). */
interface LibraryModule {
  readonly source: string;
}

export const LIBRARY: Readonly<Record<string, LibraryModule>> = {
  builtins: { source: '' },
  errno: { source: '' },
  sys: { source: '' },
  abc: { source: ABC },
  gc: { source: GC },
  os: { source: OS },
  select: { source: SELECT },
  socket: { source: SOCKET },
  struct: { source: STRUCT },
  time: { source: TIME },
  'collections.abc': { source: COLLECTIONS_ABC },
  base64: { source: BASE64 },
  'os.path': { source: OS_PATH },
  random: { source: RANDOM },
  bisect: { source: BISECT },
  collections: { source: COLLECTIONS },
  contextlib: { source: CONTEXTLIB },
  copy: { source: COPY },
  datetime: { source: DATETIME },
  traceback: { source: TRACEBACK },
  dataclasses: { source: DATACLASSES },
  enum: { source: ENUM },
  functools: { source: FUNCTOOLS },
  heapq: { source: HEAPQ },
  itertools: { source: ITERTOOLS },
  io: { source: IO },
  json: { source: JSON_MODULE },
  operator: { source: OPERATOR },
  selectors: { source: SELECTORS },
  string: { source: STRING },
  textwrap: { source: TEXTWRAP },
  types: { source: TYPES },
  typing: { source: TYPING },
};

/** Library Python that runs when a process starts. */
const PRELUDE = [BUILTINS, CONTAINERS, COROUTINES, GROUPS, MATCHING, STREAMS, STRUCT_SLOW, TRACEBACKS].join('\n');

const codes = new Map<string, PyCode>();

function compiled(key: string, source: string): PyCode {
  let code = codes.get(key);
  if (code === undefined) {
    code = compile(source, -1);
    codes.set(key, code);
  }
  return code;
}

export const libraryCode = (name: string): PyCode => compiled(name, LIBRARY[name]!.source);
export const preludeCode = (): PyCode => compiled('', PRELUDE);

/** Puts a module's natives and constants into its dict. */
export function fillModule(vm: Vm, name: string, module: Module): void {
  for (const [key, native] of tableOf(name)) dicts.setText(module.dict, key, native);
  for (const [key, value] of constantsOf(vm, name)) dicts.setText(module.dict, key, value);
}

/** The namespace a module's Python runs in: its own names and what the library has for itself. */
export function libraryNamespace(vm: Vm, name: string, module: Module): Dict {
  const namespace = newDict();
  for (const [key, value] of dicts.entries(vm.prelude))
    if (typeof key === 'string' && key.startsWith('_')) dicts.setText(namespace, key, own(value));
  for (const [key, value] of dicts.entries(module.dict)) dicts.setText(namespace, key as string, own(value));
  dicts.setText(namespace, '__name__', name);
  return namespace;
}
