/**
 * Which names belong to which scope (The Python Language Reference, 4.2): local, cell (local and used by an inner function), free (of an outer
 * function), global. One pass collects, a second one resolves, as CPython's Python/symtable.c does.
 */
import type { Comprehension, Expression, FunctionStatement, Module, Parameters, Statement } from '../syntax/ast.ts';
import { capturedNames, patternValues } from '../syntax/patterns.ts';
import { syntaxError } from '../syntax/problem.ts';

export type Place = 'local' | 'cell' | 'free' | 'global' | 'implicit-global';

export interface Scope {
  readonly kind: 'module' | 'function' | 'class';
  readonly isComprehension: boolean;
  readonly name: string;
  readonly parent: Scope | null;
  readonly children: Scope[];
  /** Class around it, for private names (__x -> _Class__x). */
  readonly className: string;
  readonly parameters: string[];
  readonly bound: Set<string>;
  readonly used: Set<string>;
  readonly globals: Set<string>;
  readonly nonlocals: Map<string, number>;
  readonly annotated: Set<string>;
  isGenerator: boolean;
  isCoroutine: boolean;
  readonly places: Map<string, Place>;
  /** Free names in the order they were met. */
  readonly free: string[];
  /** A class whose methods use `super` or `__class__`. */
  needsClassCell: boolean;
}

/** Scopes by the node that opens them. */
export type Scopes = Map<object, Scope>;

export function mangle(className: string, name: string): string {
  if (className === '' || !name.startsWith('__') || name.endsWith('__') || name.includes('.')) return name;
  const bare = className.replace(/^_+/, '');
  return bare === '' ? name : `_${bare}${name}`;
}

export function analyse(module: Module): Scopes {
  const scopes: Scopes = new Map();
  const top = newScope('module', '<module>', null, '', false);
  scopes.set(module, top);
  new Collector(scopes, top).statements(module.body);
  resolve(top, new Set());
  return scopes;
}

function newScope(kind: Scope['kind'], name: string, parent: Scope | null, className: string, isComprehension: boolean): Scope {
  const scope: Scope = {
    kind,
    isComprehension,
    name,
    parent,
    children: [],
    className,
    parameters: [],
    bound: new Set(),
    used: new Set(),
    globals: new Set(),
    nonlocals: new Map(),
    annotated: new Set(),
    isGenerator: false,
    isCoroutine: false,
    places: new Map(),
    free: [],
    needsClassCell: false,
  };
  parent?.children.push(scope);
  return scope;
}

class Collector {
  private readonly scopes: Scopes;
  private scope: Scope;

  constructor(scopes: Scopes, scope: Scope) {
    this.scopes = scopes;
    this.scope = scope;
  }

  private inside(node: object, kind: Scope['kind'], name: string, className: string, isComprehension: boolean, work: () => void): void {
    const outer = this.scope;
    this.scope = newScope(kind, name, outer, className, isComprehension);
    this.scopes.set(node, this.scope);
    work();
    this.scope = outer;
  }

  private bind(name: string): void {
    this.scope.bound.add(mangle(this.scope.className, name));
  }

  private use(name: string): void {
    this.scope.used.add(mangle(this.scope.className, name));
    if (name === 'super' && this.scope.kind === 'function') this.scope.used.add('__class__');
  }

  statements(list: readonly Statement[]): void {
    for (const one of list) this.statement(one);
  }

  private statement(node: Statement): void {
    switch (node.kind) {
      case 'Expr':
        return this.expression(node.value);
      case 'Assign':
        this.expression(node.value);
        for (const target of node.targets) this.target(target);
        return;
      case 'AugAssign':
        this.expression(node.value);
        this.expression(node.target);
        return this.target(node.target);
      case 'AnnAssign':
        if (node.target.kind === 'Name') {
          this.declaredCheck(node.target.id, node.from, 'annotated');
          if (node.simple) this.scope.annotated.add(mangle(this.scope.className, node.target.id));
          if (node.simple || node.value !== null) this.bind(node.target.id);
        } else this.target(node.target);
        if (this.scope.kind !== 'function') this.expression(node.annotation);
        if (node.value !== null) this.expression(node.value);
        return;
      case 'Delete':
        return node.targets.forEach((target) => this.target(target));
      case 'Pass':
      case 'Break':
      case 'Continue':
        return;
      case 'Return':
        return this.optional(node.value);
      case 'Raise':
        this.optional(node.exception);
        return this.optional(node.cause);
      case 'Global':
      case 'Nonlocal':
        return this.declare(node.kind, node.names, node.from);
      case 'Assert':
        this.expression(node.test);
        return this.optional(node.message);
      case 'Import':
        return node.names.forEach((alias) => this.bind(alias.asName ?? alias.name.split('.')[0]!));
      case 'ImportFrom':
        for (const alias of node.names) {
          if (alias.name !== '*') this.bind(alias.asName ?? alias.name);
          else if (this.scope.kind !== 'module') syntaxError(node.from, 'import * only allowed at module level');
        }
        return;
      case 'If':
      case 'While':
        this.expression(node.test);
        this.statements(node.body);
        return this.statements(node.orelse);
      case 'For':
        this.expression(node.iterable);
        this.target(node.target);
        this.statements(node.body);
        return this.statements(node.orelse);
      case 'Try':
        this.statements(node.body);
        for (const handler of node.handlers) {
          this.optional(handler.type);
          if (handler.name !== null) this.bind(handler.name);
          this.statements(handler.body);
        }
        this.statements(node.orelse);
        return this.statements(node.finalbody);
      case 'With':
        for (const item of node.items) {
          this.expression(item.context);
          if (item.target !== null) this.target(item.target);
        }
        return this.statements(node.body);
      case 'Match':
        this.expression(node.subject);
        for (const clause of node.cases) {
          for (const value of patternValues(clause.pattern)) this.expression(value);
          for (const name of capturedNames(clause.pattern)) this.bind(name);
          this.optional(clause.guard);
          this.statements(clause.body);
        }
        return;
      case 'FunctionDef':
        return this.functionDefinition(node);
      case 'ClassDef':
        node.decorators.forEach((one) => this.expression(one));
        node.bases.forEach((one) => this.expression(one));
        node.keywords.forEach((one) => this.expression(one.value));
        this.bind(node.name);
        this.inside(node, 'class', node.name, node.name, false, () => {
          this.scope.bound.add('__module__');
          this.scope.bound.add('__qualname__');
          this.statements(node.body);
        });
        return;
      default:
        throw new Error(node satisfies never);
    }
  }

  private declaredCheck(name: string, at: number, what: string): void {
    const mangled = mangle(this.scope.className, name);
    if (this.scope.globals.has(mangled)) syntaxError(at, `${what} name '${name}' can't be global`);
    if (this.scope.nonlocals.has(mangled)) syntaxError(at, `${what} name '${name}' can't be nonlocal`);
  }

  private declare(kind: 'Global' | 'Nonlocal', names: readonly string[], at: number): void {
    const word = kind.toLowerCase();
    for (const plain of names) {
      const name = mangle(this.scope.className, plain);
      if (this.scope.parameters.includes(name)) syntaxError(at, `name '${plain}' is parameter and ${word}`);
      if (this.scope.annotated.has(name)) syntaxError(at, `annotated name '${plain}' can't be ${word}`);
      if (this.scope.bound.has(name)) syntaxError(at, `name '${plain}' is assigned to before ${word} declaration`);
      if (this.scope.used.has(name)) syntaxError(at, `name '${plain}' is used prior to ${word} declaration`);
      if (kind === 'Global') this.scope.globals.add(name);
      else if (this.scope.kind === 'module') syntaxError(at, 'nonlocal declaration not allowed at module level');
      else this.scope.nonlocals.set(name, at);
    }
  }

  private functionDefinition(node: FunctionStatement): void {
    node.decorators.forEach((one) => this.expression(one));
    this.parameterDefaults(node.parameters);
    for (const parameter of allParameters(node.parameters)) this.optional(parameter.annotation);
    this.optional(node.returns);
    this.bind(node.name);
    this.inside(node, 'function', node.name, this.scope.className, false, () => {
      this.scope.isCoroutine = node.isAsync;
      this.parameters(node.parameters);
      this.statements(node.body);
    });
  }

  private parameterDefaults(parameters: Parameters): void {
    parameters.defaults.forEach((one) => this.expression(one));
    parameters.keywordDefaults.forEach((one) => this.optional(one));
  }

  private parameters(parameters: Parameters): void {
    for (const parameter of allParameters(parameters)) {
      const name = mangle(this.scope.className, parameter.name);
      this.scope.parameters.push(name);
      this.scope.bound.add(name);
    }
  }

  private optional(node: Expression | null): void {
    if (node !== null) this.expression(node);
  }

  private target(node: Expression): void {
    switch (node.kind) {
      case 'Name':
        return this.bind(node.id);
      case 'Starred':
        return this.target(node.value);
      case 'Tuple':
      case 'List':
        return node.elements.forEach((one) => this.target(one));
      default:
        return this.expression(node);
    }
  }

  private expression(node: Expression): void {
    switch (node.kind) {
      case 'Constant':
        return;
      case 'Name':
        return this.use(node.id);
      case 'BoolOp':
        return node.values.forEach((one) => this.expression(one));
      case 'BinOp':
        this.expression(node.left);
        return this.expression(node.right);
      case 'UnaryOp':
        return this.expression(node.operand);
      case 'Compare':
        this.expression(node.left);
        return node.comparators.forEach((one) => this.expression(one));
      case 'IfExp':
        this.expression(node.test);
        this.expression(node.body);
        return this.expression(node.orelse);
      case 'Lambda':
        this.parameterDefaults(node.parameters);
        return this.inside(node, 'function', '<lambda>', this.scope.className, false, () => {
          this.parameters(node.parameters);
          this.expression(node.body);
        });
      case 'NamedExpr': {
        this.expression(node.value);
        // PEP 572: in a comprehension the name belongs to the function around it.
        let owner = this.scope;
        while (owner.isComprehension && owner.parent !== null) owner = owner.parent;
        if (owner !== this.scope) {
          if (owner.kind === 'class') syntaxError(node.from, 'assignment expression within a comprehension cannot be used in a class body');
          const name = mangle(owner.className, node.target.id);
          if (this.scope.bound.has(name))
            syntaxError(node.from, `assignment expression cannot rebind comprehension iteration variable '${node.target.id}'`);
          owner.bound.add(name);
          for (let scope = this.scope; scope !== owner; scope = scope.parent!) {
            if (owner.kind === 'module' || owner.globals.has(name)) scope.globals.add(name);
            else scope.nonlocals.set(name, node.from);
          }
          return;
        }
        return this.bind(node.target.id);
      }
      case 'Tuple':
      case 'List':
      case 'Set':
        return node.elements.forEach((one) => this.expression(one));
      case 'Dict':
        node.keys.forEach((one) => this.optional(one));
        return node.values.forEach((one) => this.expression(one));
      case 'ListComp':
      case 'SetComp':
      case 'GeneratorExp':
        return this.comprehension(node, node.generators, [node.element]);
      case 'DictComp':
        return this.comprehension(node, node.generators, [node.key, node.value]);
      case 'Call':
        this.expression(node.callee);
        node.args.forEach((one) => this.expression(one));
        return node.keywords.forEach((one) => this.expression(one.value));
      case 'Attribute':
        return this.expression(node.value);
      case 'Subscript':
        this.expression(node.value);
        return this.expression(node.index);
      case 'Slice':
        this.optional(node.lower);
        this.optional(node.upper);
        return this.optional(node.step);
      case 'Starred':
        return this.expression(node.value);
      case 'Yield':
      case 'YieldFrom': {
        if (this.scope.isComprehension) syntaxError(node.from, `'yield' inside ${comprehensionName(this.scope)}`);
        if (this.scope.kind !== 'function') syntaxError(node.from, "'yield' outside function");
        this.scope.isGenerator = true;
        return this.optional(node.value);
      }
      case 'Await':
        if (this.scope.isComprehension) this.scope.isCoroutine = true;
        return this.expression(node.value);
      case 'JoinedStr':
        return node.values.forEach((one) => this.expression(one));
      case 'FormattedValue':
        this.expression(node.value);
        return this.optional(node.spec);
      default:
        throw new Error(node satisfies never);
    }
  }

  private comprehension(node: Expression, generators: readonly Comprehension[], parts: readonly Expression[]): void {
    const [first, ...rest] = generators;
    if (first === undefined) return;
    this.expression(first.iterable);
    const name =
      node.kind === 'ListComp'
        ? '<listcomp>'
        : node.kind === 'SetComp'
          ? '<setcomp>'
          : node.kind === 'DictComp'
            ? '<dictcomp>'
            : '<genexpr>';
    this.inside(node, 'function', name, this.scope.className, true, () => {
      this.scope.parameters.push('.0');
      this.scope.bound.add('.0');
      if (node.kind === 'GeneratorExp') this.scope.isGenerator = true;
      if (generators.some((one) => one.isAsync)) this.scope.isCoroutine = true;
      this.target(first.target);
      first.conditions.forEach((one) => this.expression(one));
      for (const generator of rest) {
        this.expression(generator.iterable);
        this.target(generator.target);
        generator.conditions.forEach((one) => this.expression(one));
      }
      parts.forEach((one) => this.expression(one));
      // A list made by awaiting is awaited where it stands.
      const inner = this.scope;
      if (inner.isCoroutine && !inner.isGenerator && inner.parent?.isComprehension === true) inner.parent.isCoroutine = true;
    });
  }
}

function comprehensionName(scope: Scope): string {
  return (
    { '<listcomp>': 'list comprehension', '<setcomp>': 'set comprehension', '<dictcomp>': 'dict comprehension' }[scope.name] ??
    'generator expression'
  );
}

export function allParameters(parameters: Parameters): Parameters['positional'] {
  const all = [...parameters.positionalOnly, ...parameters.positional, ...parameters.keywordOnly];
  if (parameters.variadic !== null) all.push(parameters.variadic);
  if (parameters.variadicKeywords !== null) all.push(parameters.variadicKeywords);
  return all;
}

/** `visible`: names bound in the functions around this scope. */
function resolve(scope: Scope, visible: ReadonlySet<string>): void {
  const names = new Set([...scope.bound, ...scope.used, ...scope.globals, ...scope.nonlocals.keys()]);
  for (const [name, at] of scope.nonlocals) {
    if (!visible.has(name)) syntaxError(at, `no binding for nonlocal '${name}' found`);
  }
  const own = new Set<string>();
  for (const name of names) {
    if (scope.globals.has(name)) scope.places.set(name, 'global');
    else if (scope.nonlocals.has(name)) addFree(scope, name);
    else if (scope.bound.has(name)) {
      scope.places.set(name, 'local');
      own.add(name);
    } else if (visible.has(name)) addFree(scope, name);
    else scope.places.set(name, 'implicit-global');
  }
  const inner = new Set(visible);
  if (scope.kind === 'function') {
    for (const name of scope.globals) inner.delete(name);
    for (const name of own) inner.add(name);
  }
  if (scope.kind === 'class') inner.add('__class__');
  for (const child of scope.children) {
    resolve(child, inner);
    for (const name of child.free) {
      const place = scope.places.get(name);
      if (scope.kind === 'class') {
        if (name === '__class__') scope.needsClassCell = true;
        else if (place !== 'free') addFreeThrough(scope, name);
      } else if (place === 'local') scope.places.set(name, 'cell');
      else if (place !== 'cell' && place !== 'free') addFree(scope, name);
    }
  }
}

function addFree(scope: Scope, name: string): void {
  scope.places.set(name, 'free');
  if (!scope.free.includes(name)) scope.free.push(name);
}

/** A class passes outer cells on to its methods, though the same name may be a local of the class body. */
function addFreeThrough(scope: Scope, name: string): void {
  if (scope.places.get(name) === undefined || scope.places.get(name) === 'implicit-global') scope.places.set(name, 'free');
  if (!scope.free.includes(name)) scope.free.push(name);
}
