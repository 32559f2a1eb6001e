/**
 * What-ifs as edits of a scenario file: a fault, a value of links, a value of a host. Pure: a file in, a file out, nothing checked here;
 * what is wrong with a value is for the schema to say. `settingsFor` turns an edited file into what a link carries.
 */
import { sameJson, type Json } from '#scenario/difference.ts';
import { resolveScenario } from '#scenario/resolve.ts';
import type { PacketWhat, Scenario } from '#scenario/scenario.ts';
import { applySettings, settingsBetween, type Settings } from '#scenario/settings.ts';
import { LINUX_DEFAULTS } from './hostsettings.ts';

export const ACTIONS = ['drop', 'delay', 'duplicate', 'corrupt', 'mark'] as const;
export type FaultAction = (typeof ACTIONS)[number];

/** A fault as it stands in a file, with the format's defaults filled in. */
export interface FileFault {
  readonly from: string;
  readonly what: PacketWhat;
  readonly nth: number;
  readonly action: FaultAction;
  /** "80ms"; only for a delay. */
  readonly by?: string;
}

type Fields = { readonly [key: string]: Json };
const isFields = (value: Json | undefined): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const listIn = (file: Json, key: string): readonly Fields[] => {
  const list = isFields(file) ? file[key] : undefined;
  return Array.isArray(list) ? (list as readonly Json[]).filter(isFields) : [];
};
const withField = (file: Json, key: string, value: Json): Json => (isFields(file) ? { ...file, [key]: value } : file);

export function faultsIn(file: Json): readonly FileFault[] {
  return listIn(file, 'faults').map((fault) => ({
    from: String(fault['from']),
    what: (fault['what'] ?? 'any') as PacketWhat,
    nth: Number(fault['nth'] ?? 1),
    action: fault['action'] as FaultAction,
    ...(typeof fault['by'] === 'string' ? { by: fault['by'] } : {}),
  }));
}

/** The same thing done to the same packet, by the same name; a delay by another time is still that delay. */
export const sameFault = (a: FileFault, b: FileFault): boolean =>
  a.from === b.from && a.what === b.what && a.nth === b.nth && a.action === b.action;

export const withFault = (file: Json, fault: FileFault): Json =>
  withFaults(file, [...faultsIn(file).filter((other) => !sameFault(other, fault)), fault]);

export const withoutFault = (file: Json, fault: FileFault): Json =>
  withFaults(
    file,
    faultsIn(file).filter((other) => !sameFault(other, fault)),
  );

/** All of them written out in full, so that a link can name each. */
const withFaults = (file: Json, faults: readonly FileFault[]): Json =>
  withField(
    file,
    'faults',
    faults.map((fault) => ({ ...fault })),
  );

/** Gives a field of one link, or of all of them, a value. */
export function withLinkField(file: Json, link: number | 'all', field: string, value: Json): Json {
  const links = listIn(file, 'links').map((one, at) => (link === 'all' || link === at ? { ...one, [field]: value } : one));
  return withField(file, 'links', links);
}

export function withHostField(file: Json, host: number, field: string, value: Json): Json {
  return withField(
    file,
    'hosts',
    listIn(file, 'hosts').map((one, at) => (at === host ? { ...one, [field]: value } : one)),
  );
}

export function withSysctl(file: Json, host: number, name: string, value: Json): Json {
  const before = listIn(file, 'hosts')[host]?.['sysctl'];
  return withHostField(file, host, 'sysctl', { ...(isFields(before) ? before : {}), [name]: value });
}

/**
 * What a link has to carry for `file`, where `plain` is the scenario without changes. Values that say only what held anyway are left out,
 * so that turning a switch to and fro leaves nothing behind. Null where settings cannot say it.
 */
export function settingsFor(plain: Json, file: Json): Settings | null {
  // A list without faults says the same as no list.
  const all = settingsBetween(plain, faultsIn(file).length === 0 && faultsIn(plain).length === 0 ? withList(file, plain, 'faults') : file);
  if (all === null) return null;
  let kept = new Map(all);
  for (const key of all.keys()) {
    const fewer = new Map([...kept].filter(([other]) => other !== key));
    if (sameRun(plain, fewer, kept)) kept = fewer;
  }
  return kept;
}

/** `file` with the list as it stands in `plain`: also absent where it is absent there. */
function withList(file: Json, plain: Json, key: string): Json {
  if (!isFields(file) || !isFields(plain)) return file;
  const { [key]: _, ...rest } = file;
  const list = plain[key];
  return list === undefined ? rest : { ...rest, [key]: list };
}

/** Do two sets of settings make the same scenario, defaults filled in? */
function sameRun(plain: Json, a: Settings, b: Settings): boolean {
  const [one, other] = [applySettings(plain, a), applySettings(plain, b)].map((applied) =>
    'file' in applied ? resolveScenario(applied.file) : applied,
  );
  if (one === undefined || other === undefined || !('scenario' in one) || !('scenario' in other)) return false;
  return sameJson(bare(one.scenario), bare(other.scenario));
}

/** A scenario without kernel settings that only say what Linux does anyway. */
function bare(scenario: Scenario): Json {
  const hosts = scenario.hosts.map((host) => ({
    ...host,
    sysctl: Object.fromEntries(Object.entries(host.sysctl).filter(([name, value]) => String(value) !== LINUX_DEFAULTS.get(name))),
  }));
  return JSON.parse(JSON.stringify({ ...scenario, hosts })) as Json;
}
