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
const TEST = /\.test\.tsx?$/;

const PAGE_PACKAGES = /^(react|react-dom|zustand|d3-[a-z]+|@radix-ui|radix-ui|@codemirror)(\/|$)/;
const PAGE_NAMES = new Set([
  'window',
  'document',
  'navigator',
  'localStorage',
  'sessionStorage',
  'requestAnimationFrame',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'process',
  'Intl',
  'performance',
  'eval',
  'WeakRef',
  'FinalizationRegistry',
]);
const TRANSCENDENTAL = new Set([
  'sin',
  'cos',
  'tan',
  'asin',
  'acos',
  'atan',
  'atan2',
  'sinh',
  'cosh',
  'tanh',
  'asinh',
  'acosh',
  'atanh',
  'exp',
  'expm1',
  'log',
  'log2',
  'log10',
  'log1p',
  'pow',
  'cbrt',
  'hypot',
]);
const LOCALE_METHODS = new Set([
  'localeCompare',
  'toLocaleString',
  'toLocaleLowerCase',
  'toLocaleUpperCase',
  'toLocaleDateString',
  'toLocaleTimeString',
]);

/** The room a file lies in, or null outside src/. */
function roomOf(file) {
  const match = /(?:^|\/)src\/([^/]+)\//.exec(file.replaceAll('\\', '/'));
  return match && ROOMS.includes(match[1]) ? match[1] : null;
}

/** What is wrong with importing `specifier` from `file`, as a sentence; null where it may. */
export function floorProblem(file, specifier) {
  const room = roomOf(file);
  if (room === null) return null;
  if (specifier.startsWith('.')) {
    const target = roomOf(path.resolve(path.dirname(file), specifier));
    if (target === room) return null;
    if (target !== null) return `'${specifier}' leaves the room ${room}: write '#${target}/...'.`;
    return TEST.test(file) ? null : `'${specifier}' leaves the house: rooms import rooms.`;
  }
  if (!specifier.startsWith('#')) return null;
  const target = specifier.slice(1).split('/')[0];
  if (!ROOMS.includes(target)) return `'${specifier}' names no room (${ROOMS.join(', ')}).`;
  if (target === room) return `'${specifier}' is in the same room: import it relatively.`;
  if (room === 'ui') {
    if (UI_MAY_IMPORT.includes(target) || UI_DOOR.test(specifier)) return null;
    return `ui may import ${UI_MAY_IMPORT.join(', ')} and #simulation/client, not '${specifier}'.`;
  }
  if (ROOMS.indexOf(target) > ROOMS.indexOf(room)) return null;
  return `${room} lies below ${target}: '${specifier}' points upward. Floors, from the top: ${ROOMS.join(' > ')}.`;
}

const floors = {
  create(context) {
    const file = context.filename;
    if (roomOf(file) === null) return {};
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
    const room = roomOf(file);
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
