/**
 * The floors of the house, as lint rules (oxlint loads this file; its plugin interface is ESLint's).
 *   house/floors: a room imports only from rooms below it, written `#room/file.ts`; inside a room, relative.
 *   house/pure:   outside src/ui nothing knows React, the page, the host's clock, chance, locale or transcendental mathematics.
 */
import path from 'node:path';

/** Top floor first. */
export const ROOMS = ['ui', 'library', 'simulation', 'languages', 'kernel', 'protocols', 'wire', 'trace', 'scenario', 'time'];

/** The pictures read traces and scenarios; of the engine they know only the client's side of the worker door. */
const UI_MAY_IMPORT = ['library', 'trace', 'wire', 'scenario', 'time'];
const UI_DOOR = /^#simulation\/client(\/|\.ts$|$)/;

/** Files that stand between the engine and the machine it runs on: the worker, its client, the command line. */
const SHELL = /\/src\/simulation\/(client|worker|watchdog|cli|commandline|live)[^/]*(\/|$)/;
/** Tests, and what only tests use. */
const TEST = /\.(test|slow)\.tsx?$|\/(testing|recorded|corpus|fixtures)\//;

const PAGE_PACKAGES = /^(react|react-dom|zustand|d3-[a-z]+|@radix-ui|radix-ui|@codemirror)(\/|$)/;
const PAGE_NAMES = new Set(
  'window document navigator localStorage sessionStorage requestAnimationFrame fetch setTimeout setInterval setImmediate queueMicrotask process Intl performance eval WeakRef FinalizationRegistry'.split(
    ' ',
  ),
);
const TRANSCENDENTAL = new Set(
  'sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh exp expm1 log log2 log10 log1p pow cbrt hypot'.split(' '),
);
const LOCALE_METHODS = new Set(
  'localeCompare toLocaleString toLocaleLowerCase toLocaleUpperCase toLocaleDateString toLocaleTimeString'.split(' '),
);

/** Room and part of a file: `src/languages/machine/code.ts` lies in part machine of room languages. Nulls outside the house. */
function placeOf(file) {
  const [, room, part] = /(?:^|\/)src\/([^/]+)\/(?:([^/]+)\/)?/.exec(file.replaceAll('\\', '/')) ?? [];
  return ROOMS.includes(room) ? { room, part: part ?? null } : { room: null, part: null };
}

/** What is wrong with importing `specifier` from `file`, as a sentence; null where it may. */
export function floorProblem(file, specifier) {
  const from = placeOf(file);
  if (from.room === null) return null;
  const relative = specifier.startsWith('.');
  if (!relative && !specifier.startsWith('#')) return null;
  const to = placeOf(relative ? path.resolve(path.dirname(file), specifier) : `src/${specifier.slice(1)}`);
  if (to.room === null) {
    if (!relative) return `'${specifier}' names no room (${ROOMS.join(', ')}).`;
    return TEST.test(file) ? null : `'${specifier}' leaves the house: rooms import rooms.`;
  }
  if (to.room === from.room) return withinRoom(from, to, relative, specifier);
  if (relative) return `'${specifier}' leaves the room ${from.room}: write '#${to.room}/...'.`;
  if (from.room === 'ui') {
    if (UI_MAY_IMPORT.includes(to.room) || UI_DOOR.test(specifier)) return null;
    return `ui may import ${UI_MAY_IMPORT.join(', ')} and #simulation/client, not '${specifier}'.`;
  }
  if (ROOMS.indexOf(to.room) > ROOMS.indexOf(from.room)) return null;
  return `${from.room} lies below ${to.room}: '${specifier}' points upward. Floors, from the top: ${ROOMS.join(' > ')}.`;
}

/** Neighbours are imported relatively; `#room/part/...` may name another part of the same room. Each language stands on the machine, which knows none. */
function withinRoom(from, to, relative, specifier) {
  if (from.room === 'languages' && from.part === 'machine' && to.part !== 'machine')
    return `the machine knows no language: '${specifier}' points upward.`;
  if (relative || (from.part !== null && to.part !== null && from.part !== to.part)) return null;
  return `'${specifier}' is in the same room: import it relatively.`;
}

const floors = {
  create(context) {
    const file = context.filename;
    if (placeOf(file).room === null) return {};
    const check = (node, source) => {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      const message = floorProblem(file, source.value);
      if (message) context.report({ node, message });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source),
      ExportNamedDeclaration: (node) => check(node, node.source),
      ExportAllDeclaration: (node) => check(node, node.source),
      ImportExpression: (node) => check(node, node.source),
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal ?? node.argument),
      NewExpression: (node) => {
        if (node.callee.type === 'Identifier' && node.callee.name === 'URL' && node.arguments.length === 2) check(node, node.arguments[0]);
      },
    };
  },
};

const pure = {
  create(context) {
    const file = context.filename.replaceAll('\\', '/');
    const { room } = placeOf(file);
    if (room === null || room === 'ui' || TEST.test(file)) return {};
    const shell = SHELL.test(file);
    const say = (node, message) => context.report({ node, message });
    const declared = (node) => {
      for (let scope = context.sourceCode.getScope(node); scope; scope = scope.upper) {
        const variable = scope.set.get(node.name);
        if (variable && variable.defs.length > 0) return true;
      }
      return false;
    };
    const checkImport = (node) => {
      const name = node.source?.value;
      if (typeof name !== 'string') return;
      if (PAGE_PACKAGES.test(name)) say(node, `'${name}' belongs to src/ui.`);
      if (name.startsWith('node:') && !shell) say(node, `'${name}': rooms run in a browser too.`);
    };
    return {
      ImportDeclaration: checkImport,
      ExportNamedDeclaration: checkImport,
      ExportAllDeclaration: checkImport,
      ImportExpression: checkImport,
      MemberExpression: (node) => {
        if (node.computed) return;
        const name = node.property.name;
        const object = node.object.type === 'Identifier' ? node.object.name : '';
        if (object === 'Math' && name === 'random') say(node, "Math.random: chance comes from the scenario's seed (#time).");
        if (object === 'Math' && TRANSCENDENTAL.has(name)) say(node, `Math.${name} differs between machines: the engine must not.`);
        if (object === 'Date' && name === 'now' && !shell) say(node, 'Date.now: time is virtual here.');
        if (LOCALE_METHODS.has(name)) say(node, `${name} depends on the locale.`);
      },
      NewExpression: (node) => {
        if (node.callee.type !== 'Identifier') return;
        if (node.callee.name === 'Date' && node.arguments.length === 0 && !shell) say(node, 'new Date(): time is virtual here.');
        if (node.callee.name === 'Function') say(node, 'new Function: programs run on our own machine.');
      },
      Identifier: (node) => {
        if (shell || !PAGE_NAMES.has(node.name)) return;
        const { parent } = node;
        if (parent.type === 'MemberExpression' && parent.property === node && !parent.computed) return;
        if (parent.type === 'Property' && parent.key === node && !parent.computed && parent.value !== node) return;
        if (
          parent.type.startsWith('TS') &&
          parent.type !== 'TSAsExpression' &&
          parent.type !== 'TSNonNullExpression' &&
          parent.type !== 'TSTypeQuery'
        )
          return;
        if (/^(PropertyDefinition|MethodDefinition|ImportSpecifier|ExportSpecifier|LabeledStatement)$/.test(parent.type)) return;
        if (declared(node)) return;
        say(node, `'${node.name}' belongs to the page or to the host; this room knows neither.`);
      },
    };
  },
};

export default { meta: { name: 'house' }, rules: { floors, pure } };
