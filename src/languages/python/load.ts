/**
 * From a program image to a process that stands before its first line: every file the program reaches is compiled, what lies outside the subset is
 * refused with line and sentence, builtin types and the library are set up.
 */
import type { LoadResult, Problem, ProgramImage } from '#kernel/runtime.ts';
import { own, reaper } from './objects/counting.ts';
import * as dicts from './objects/dict.ts';
import { builtinTypes, NAMED_TYPES } from './objects/types.ts';
import { MODULE, SINGLETON, newDict, IMMORTAL, type PyCode, type Singleton, type Value } from './objects/values.ts';
import type { Thread, Vm } from './objects/vm.ts';
import { compile } from './compiler/compile.ts';
import { lineStartsOf } from './compiler/unit.ts';
import type { Module, Statement } from './syntax/ast.ts';
import { parse } from './syntax/parse.ts';
import { SourceProblem } from './syntax/problem.ts';
import { lineOf } from './syntax/tokens.ts';
import { AFTER } from './interpreter/after.ts';
import { newModule, pushModule } from './interpreter/imports.ts';
import { execute } from './interpreter/loop.ts';
import { lineText } from './interpreter/tracebacks.ts';
import { LIBRARY, preludeCode } from './library.ts';
import { moduleHas, isStandardModule } from './names/names.ts';
import { tableOf } from './natives/registry.ts';
import './natives/functions.ts';
import './natives/containers.ts';
import './natives/text.ts';
import './natives/bytes.ts';
import './natives/numbers.ts';
import './natives/sets.ts';
import './natives/objects.ts';
import './natives/machine.ts';
import './natives/kernel.ts';
import './natives/constants.ts';
import './natives/json.ts';
import './natives/struct.ts';
import './natives/system.ts';
import './natives/twister.ts';
import { publicNames } from './published.ts';

/** Where the host's program files lie. */
const HOME = '/home/user';

export function load(image: ProgramImage): LoadResult<Vm> {
  const problems: Problem[] = [];
  const codes: Record<string, PyCode> = {};
  const pending = [image.main];
  const seen = new Set(pending);
  while (pending.length > 0) {
    const name = pending.shift()!;
    const file = image.files.find((one) => one.name === name);
    if (file === undefined) continue;
    const problem = (error: SourceProblem): void => {
      problems.push(describe(file.name, file.source, error));
    };
    try {
      const module = parse(file.source);
      for (const found of checkImports(module, (one) => image.files.some((other) => other.name === `${one}.py`))) problem(found);
      for (const imported of importedNames(module)) {
        const other = `${imported}.py`;
        if (image.files.some((one) => one.name === other) && !seen.has(other)) {
          seen.add(other);
          pending.push(other);
        }
      }
      codes[name === image.main ? '__main__' : name.replace(/\.py$/, '')] = compile(file.source, file.index, module);
    } catch (error) {
      if (!(error instanceof SourceProblem)) throw error;
      problem(error);
    }
  }
  const main = codes['__main__'];
  if (problems.length > 0 || main === undefined) return { problems };
  return { state: start(image, codes, main) };
}

function describe(file: string, source: string, error: SourceProblem): Problem {
  const starts = lineStartsOf(source);
  let at = Math.min(error.at, source.length);
  // What is missing at the end of the file stands at the end of its last line.
  if (at === source.length && at > 0 && source[at - 1] === '\n') at = source.trimEnd().length;
  const line = lineOf(source, at);
  const kind = error.kind;
  const sentence = kind === 'syntax' ? `${syntaxErrorType(error.message)}: ${error.message}` : error.message;
  return { kind, file, line, column: at - starts[line - 1]! + 1, sentence, lineText: lineText(source, starts, line) };
}

function syntaxErrorType(message: string): string {
  if (message.startsWith('inconsistent use of tabs')) return 'TabError';
  return /^(?:unexpected indent|too many levels|unindent does not match|expected an indented block)/.test(message)
    ? 'IndentationError'
    : 'SyntaxError';
}

function* everyStatement(list: readonly Statement[]): IterableIterator<Statement> {
  for (const one of list) {
    yield one;
    if ('body' in one) yield* everyStatement(one.body);
    if ('orelse' in one) yield* everyStatement(one.orelse);
    if (one.kind === 'Match') for (const clause of one.cases) yield* everyStatement(clause.body);
    if (one.kind === 'Try') {
      for (const handler of one.handlers) yield* everyStatement(handler.body);
      yield* everyStatement(one.finalbody);
    }
  }
}

function* importedNames(module: Module): IterableIterator<string> {
  for (const one of everyStatement(module.body)) {
    if (one.kind === 'Import') yield* one.names.map((alias) => alias.name);
    else if (one.kind === 'ImportFrom') yield one.module;
  }
}

/** A module of the real standard library. Of a dotted name the whole must be known where we have the first part: os.path is real, os.no_such is not. */
export function isReal(name: string): boolean {
  if (!name.includes('.')) return isStandardModule(name);
  return moduleHas(name, '__name__') !== undefined || (LIBRARY[name.split('.')[0]!] === undefined && isStandardModule(name));
}

/** Modules and names that the real Python has and this one lacks. */
function* checkImports(module: Module, isFile: (name: string) => boolean): IterableIterator<SourceProblem> {
  for (const one of everyStatement(module.body)) {
    if (one.kind === 'Import') {
      for (const alias of one.names) {
        if (!isFile(alias.name) && LIBRARY[alias.name] === undefined && isReal(alias.name)) {
          yield new SourceProblem('unsupported', alias.from, `The module ${alias.name} is not part of the Python that runs here.`);
        }
      }
    } else if (one.kind === 'ImportFrom' && one.module !== '__future__' && !isFile(one.module)) {
      if (LIBRARY[one.module] === undefined) {
        if (isReal(one.module))
          yield new SourceProblem('unsupported', one.from, `The module ${one.module} is not part of the Python that runs here.`);
        continue;
      }
      const known = publicNames(one.module);
      for (const alias of one.names) {
        if (alias.name !== '*' && !known.has(alias.name) && moduleHas(one.module, alias.name) === true) {
          yield new SourceProblem('unsupported', alias.from, `${one.module}.${alias.name} is not part of the Python that runs here.`);
        }
      }
    }
  }
}

export function newThread(): Thread {
  return {
    frames: [],
    step: 0,
    owed: 0,
    call: null,
    callHandedOut: false,
    line: 0,
    handled: [null],
    injected: null,
    conversion: 'none',
    result: null,
    finished: false,
  };
}

function singleton(name: Singleton['name']): Singleton {
  return { t: SINGLETON, rc: IMMORTAL, name };
}

/** The process before anything of its program: types, builtins, library functions. */
export function newProcess(image: ProgramImage, codes: Record<string, PyCode>): Vm {
  const { types, byTag } = builtinTypes();
  const thread = newThread();
  const vm: Vm = {
    types,
    byTag,
    none: types['NoneType']!,
    boolType: types['bool']!,
    intType: types['int']!,
    strType: types['str']!,
    notImplemented: singleton('NotImplemented'),
    ellipsis: singleton('Ellipsis'),
    builtins: newDict(),
    prelude: newDict(),
    modules: newDict(),
    main: null,
    threads: [thread],
    thread,
    pending: [],
    nextId: 1,
    memory: 0,
    seed: image.seed | 0,
    random: (image.seed ^ image.pid) >>> 0,
    files: image.files.map((file) => ({ name: file.name, source: file.source, index: file.index })),
    directory: image.env['HOME'] ?? HOME,
    argv: [...image.args],
    env: { ...image.env },
    hosts: { ...image.hosts },
    pid: image.pid,
    recursionLimit: 1000,
    status: -1,
    ending: 0,
    uncaught: null,
    stopped: null,
    fatal: null,
    tracked: [],
    codes,
  };
  vm.files = byIndex(vm.files);
  for (const one of [vm.builtins, vm.prelude, vm.modules]) one.rc = IMMORTAL;
  fillBuiltins(vm);
  return vm;
}

/** The file table by index, with holes filled. */
function byIndex(files: Vm['files']): Vm['files'] {
  const table: Vm['files'] = [];
  for (const file of files) table[file.index] = file;
  for (let i = 0; i < table.length; i++) table[i] ??= { name: '?', source: '', index: i };
  return table;
}

function fillBuiltins(vm: Vm): void {
  reaper.pending = vm.pending;
  const put = (name: string, value: Value): void => dicts.setText(vm.builtins, name, value);
  for (const name of NAMED_TYPES) put(name, vm.types[name]!);
  put('IOError', vm.types['OSError']!);
  put('EnvironmentError', vm.types['OSError']!);
  put('NotImplemented', vm.notImplemented);
  put('Ellipsis', vm.ellipsis);
  put('__debug__', true);
  put('__name__', 'builtins');
  for (const [name, native] of tableOf('builtins')) put(name, native);
  const { prelude } = vm;
  for (const owner of ['_machine', '_kernel']) for (const [name, native] of tableOf(owner)) dicts.setText(prelude, name, native);
  dicts.setText(prelude, '__name__', 'builtins');
  pushModule(vm, preludeCode(), prelude, AFTER.MAIN, null);
  runLibrary(vm);
  for (const name of ['BaseExceptionGroup', 'ExceptionGroup']) put(name, own(dicts.getText(prelude, name)!));
  dicts.setText(vm.modules, 'builtins', { t: MODULE, rc: 1, name: 'builtins', dict: own(vm.builtins) });
}

/** Runs library code to its end, at no cost: it makes no system calls. */
export function runLibrary(vm: Vm): void {
  const { thread } = vm;
  vm.ending = -1;
  const outcome = execute(vm, thread, Infinity, () => {});
  if (outcome.kind !== 'exited') throw new Error(`the library did not load: ${JSON.stringify(outcome)}`);
  vm.ending = 0;
  thread.finished = false;
  vm.fatal = null;
  thread.step = 0;
  thread.owed = 0;
  thread.line = 0;
  vm.status = -1;
}

function start(image: ProgramImage, codes: Record<string, PyCode>, main: PyCode): Vm {
  const vm = newProcess(image, codes);
  const module = newModule(vm, '__main__');
  vm.main = module;
  dicts.setText(module.dict, '__builtins__', own(dicts.getText(vm.modules, 'builtins')!));
  dicts.setText(module.dict, '__file__', `${vm.directory}/${image.main}`);
  pushModule(vm, main, module.dict, AFTER.MAIN, null);
  return vm;
}
