/**
 * Changed settings that ride readably in a link: `delay=80ms&client.net.ipv4.tcp_sack=0&fault=client.data.3.drop`.
 *   seed, end, date                              of the scenario
 *   delay, jitter, bandwidth, mtu, loss, ...     of every link; `client~server.delay` of one
 *   down=1s-3s,5s-                               when every link is cut; the last for good
 *   HOST.cores, HOST.nodelay, HOST.net....        of a host
 *   PROGRAM:start, PROGRAM:env.NAME              of a program
 *   fault=HOST.WHAT.NTH.ACTION[.BY],...          all faults, instead of those in the scenario
 * Values go into the file as they are; whether they fit is for resolveScenario to say.
 */
import { sameJson, type Json } from './difference.ts';
import { problemAt, type ScenarioProblem } from './problems.ts';
import { SYSCTLS } from './sysctls.ts';

export type Settings = ReadonlyMap<string, string>;

type Mutable = { [key: string]: MutableJson };
type MutableJson = null | boolean | number | string | MutableJson[] | Mutable;
type Kind = 'number' | 'text' | 'flag' | 'outages';

const OF_SCENARIO: Readonly<Record<string, Kind>> = { seed: 'number', end: 'text', date: 'text' };
const OF_LINK: Readonly<Record<string, Kind>> = {
  delay: 'text',
  jitter: 'text',
  bandwidth: 'text',
  mtu: 'number',
  loss: 'number',
  duplicate: 'number',
  reorder: 'number',
  corrupt: 'number',
  queue: 'number',
  mark: 'number',
  down: 'outages',
};
const OF_HOST: Readonly<Record<string, Kind>> = { cores: 'number', stepCost: 'text', forward: 'flag', nodelay: 'flag', quickack: 'flag' };

const isObject = (value: MutableJson | undefined): value is Mutable => typeof value === 'object' && value !== null && !Array.isArray(value);
const objects = (value: MutableJson | undefined): readonly Mutable[] => (Array.isArray(value) ? value.filter(isObject) : []);
const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(table, key) ? table[key] : undefined);

function valueOf(kind: Kind, text: string): MutableJson {
  if (kind === 'outages') return outagesOf(text);
  if (kind === 'flag') return text === '1' || text === 'true' ? true : text === '0' || text === 'false' ? false : text;
  return kind === 'number' && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

/** "1s-3s,5s-" as the list it stands for. What is no time at all stays as it is, for the check of the format to name. */
function outagesOf(text: string): MutableJson {
  return text === ''
    ? []
    : text.split(',').map((part): Mutable => {
        const [from = '', to = '', ...rest] = part.split('-');
        if (rest.length > 0 || !part.includes('-')) return { from: part };
        return to === '' ? { from } : { from, to };
      });
}

const outagesText = (outages: readonly Mutable[]): string =>
  outages.map((outage) => [outage['from'], outage['to']].map((time) => (typeof time === 'string' ? time : '')).join('-')).join(',');

/** The scenario file with the settings laid over it, or which settings mean nothing in it. */
export function applySettings(base: Json, settings: Settings): { readonly file: Json } | { readonly problems: readonly ScenarioProblem[] } {
  const file = structuredClone(base) as MutableJson;
  if (!isObject(file)) return { problems: [problemAt([], 'a scenario is a JSON object')] };
  const problems: ScenarioProblem[] = [];
  for (const [key, text] of settings) {
    const sentence = applyOne(file, key, text);
    if (sentence) problems.push({ path: key, sentence });
  }
  return problems.length > 0 ? { problems } : { file };
}

/** Lays one setting over the file; says what is wrong where it means nothing there. */
function applyOne(file: Mutable, key: string, text: string): string | null {
  const ofScenario = own(OF_SCENARIO, key);
  if (ofScenario) {
    file[key] = valueOf(ofScenario, text);
    return null;
  }
  if (key === 'fault') return applyFaults(file, text);
  const ofLink = own(OF_LINK, key);
  if (ofLink) {
    const links = objects(file['links']);
    for (const link of links) link[key] = valueOf(ofLink, text);
    return links.length === 0 ? 'is a setting of links, and this scenario has none' : null;
  }
  const pair = /^([^~.:]+)~([^~.:]+)\.(\w+)$/.exec(key);
  if (pair) return applyToLink(file, pair[1] ?? '', pair[2] ?? '', pair[3] ?? '', text);
  const colon = key.indexOf(':');
  if (colon > 0) return applyToProgram(file, key.slice(0, colon), key.slice(colon + 1), text);
  const dot = key.indexOf('.');
  if (dot > 0) return applyToHost(file, key.slice(0, dot), key.slice(dot + 1), text);
  return 'is no setting';
}

function applyToLink(file: Mutable, a: string, b: string, field: string, text: string): string | null {
  const kind = own(OF_LINK, field);
  if (!kind) return `"${field}" is no setting of a link`;
  const link = objects(file['links']).find(
    (one) => Array.isArray(one['between']) && one['between'].includes(a) && one['between'].includes(b),
  );
  if (!link) return `this scenario has no link between "${a}" and "${b}"`;
  link[field] = valueOf(kind, text);
  return null;
}

function applyToHost(file: Mutable, name: string, field: string, text: string): string | null {
  const host = objects(file['hosts']).find((one) => one['name'] === name);
  if (!host) return `this scenario has no host "${name}"`;
  const kind = own(OF_HOST, field);
  const sysctl = own(SYSCTLS, field);
  if (kind) host[field] = valueOf(kind, text);
  else if (sysctl) {
    if (!isObject(host['sysctl'])) host['sysctl'] = {};
    host['sysctl'][field] = valueOf(sysctl.kind === 'integer' ? 'number' : 'text', text);
  } else return `"${field}" is no setting of a host`;
  return null;
}

function applyToProgram(file: Mutable, name: string, field: string, text: string): string | null {
  const program = objects(file['hosts'])
    .flatMap((host) => objects(host['programs']))
    .find((one) => one['name'] === name);
  if (!program) return `this scenario has no program "${name}"`;
  if (field === 'start') program['start'] = text;
  else if (/^env\.[^=\0]+$/.test(field)) {
    const before = isObject(program['env']) ? Object.entries(program['env']) : [];
    program['env'] = Object.fromEntries(new Map<string, MutableJson>([...before, [field.slice(4), text]]));
  } else return `"${field}" is no setting of a program`;
  return null;
}

function applyFaults(file: Mutable, text: string): string | null {
  const faults: Mutable[] = [];
  for (const part of text === '' ? [] : text.split(',')) {
    const match = /^([^.]+)\.([a-z]+)\.(\d{1,7})\.([a-z]+)(?:\.(.+))?$/.exec(part);
    if (!match) return `"${part}" is no fault; write it like client.data.3.drop`;
    const [, from = '', what = '', nth = '', action = '', by] = match;
    faults.push({ from, what, nth: Number(nth), action, ...(by === undefined ? {} : { by }) });
  }
  file['faults'] = faults;
  return null;
}

/** The settings that turn `base` into `file`; null where settings cannot say it (programs were edited, hosts added, ...). */
export function settingsBetween(base: Json, file: Json): Settings | null {
  const from = base as MutableJson;
  const to = file as MutableJson;
  if (!isObject(from) || !isObject(to)) return null;
  const settings = new Map<string, string>();
  const note = (key: string, before: MutableJson | undefined, after: MutableJson | undefined): void => {
    if (after === undefined || sameJson(before as Json, after as Json)) return;
    if (typeof after === 'boolean') settings.set(key, after ? '1' : '0');
    else if (typeof after === 'string' || typeof after === 'number') settings.set(key, String(after));
    else if (/(^|\.)down$/.test(key) && Array.isArray(after)) settings.set(key, outagesText(objects(after)));
  };
  for (const field of Object.keys(OF_SCENARIO)) note(field, from[field], to[field]);
  noteLinks(objects(from['links']), objects(to['links']), settings, note);
  const before = objects(from['hosts']);
  for (const [index, host] of objects(to['hosts']).entries()) noteHost(before[index], host, note);
  if (!sameJson((from['faults'] ?? []) as Json, (to['faults'] ?? []) as Json))
    settings.set('fault', objects(to['faults']).map(faultText).join(','));

  const applied = applySettings(base, settings);
  return 'file' in applied && sameJson(applied.file, file) ? settings : null;
}

type Note = (key: string, before: MutableJson | undefined, after: MutableJson | undefined) => void;

function noteLinks(before: readonly Mutable[], after: readonly Mutable[], settings: Map<string, string>, note: Note): void {
  for (const field of Object.keys(OF_LINK)) {
    const values = new Set(after.map((link) => link[field]));
    const all = after.length > 0 && values.size === 1;
    if (all)
      note(
        field,
        before.every((link) => sameJson((link[field] ?? null) as Json, (after[0]?.[field] ?? null) as Json))
          ? after[0]?.[field]
          : undefined,
        after[0]?.[field],
      );
    if (all && settings.has(field)) continue;
    for (const [index, link] of after.entries()) {
      const [a, b] = Array.isArray(link['between']) ? link['between'] : [];
      if (typeof a === 'string' && typeof b === 'string') note(`${a}~${b}.${field}`, before[index]?.[field], link[field]);
    }
  }
}

function noteHost(before: Mutable | undefined, host: Mutable, note: Note): void {
  const { name } = host;
  if (!before || typeof name !== 'string') return;
  for (const field of Object.keys(OF_HOST)) note(`${name}.${field}`, before[field], host[field]);
  const settings = isObject(before['sysctl']) ? before['sysctl'] : {};
  for (const [key, value] of Object.entries(isObject(host['sysctl']) ? host['sysctl'] : {}))
    note(`${name}.${key}`, own(settings, key), value);
  const programs = objects(before['programs']);
  for (const [index, program] of objects(host['programs']).entries()) {
    if (typeof program['name'] !== 'string') continue;
    note(`${program['name']}:start`, programs[index]?.['start'], program['start']);
    const env = programs[index]?.['env'];
    for (const [key, value] of Object.entries(isObject(program['env']) ? program['env'] : {}))
      note(`${program['name']}:env.${key}`, isObject(env) ? own(env, key) : undefined, value);
  }
}

const faultText = (fault: Mutable): string => {
  const parts = ['from', 'what', 'nth', 'action', 'by'].map((field) => fault[field]);
  return parts.filter((part) => typeof part === 'string' || typeof part === 'number').join('.');
};
