/**
 * The door of the format: an unknown value in, a scenario with every default filled in out, or every problem by path.
 * Start reading here.
 */
import * as v from 'valibot';
import { FOREVER, ns, SECOND, ZERO, type Nanoseconds } from '#time/nanoseconds.ts';
import type { AnchorFile } from './anchors.ts';
import { crossReferences } from './crossreferences.ts';
import { problemAt, type PathKey, type ScenarioProblem } from './problems.ts';
import type { Anchor, Beat, Fault, Host, Link, Program, Scenario } from './scenario.ts';
import {
  scenarioSchema,
  type BeatFile,
  type FaultFile,
  type HostFile,
  type LinkFile,
  type ProgramFile,
  type ScenarioFile,
} from './schema.ts';
import { readSysctl } from './sysctls.ts';
import { parseAddress, parseDuration, parseRate } from './units.ts';
import { unknownFields } from './unknownfields.ts';
import { upgrade } from './versions.ts';

export type Checked = { readonly file: ScenarioFile } | { readonly problems: readonly ScenarioProblem[] };
export type Resolved = { readonly scenario: Scenario } | { readonly problems: readonly ScenarioProblem[] };

/** Checks a parsed JSON value against the format. A top-level `expected` (what an oracle recorded) is ignored. */
export function checkScenario(json: unknown): Checked {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return { problems: [problemAt([], 'a scenario is a JSON object')] };
  const { expected: _recorded, ...bare } = json as Readonly<Record<string, unknown>>;
  const upgraded = upgrade(bare);
  if ('problem' in upgraded) return { problems: [upgraded.problem] };
  const shape = v.safeParse(scenarioSchema, upgraded.file);
  const shapeProblems = (shape.issues ?? []).map((issue) =>
    problemAt(
      (issue.path ?? []).map((item) => item.key as PathKey),
      issue.message,
    ),
  );
  const problems = inFileOrder([...shapeProblems, ...unknownFields(scenarioSchema, upgraded.file), ...crossReferences(upgraded.file)]);
  return shape.success && problems.length === 0 ? { file: shape.output } : { problems };
}

/** Checks and fills in: what the simulation starts from. `json` is the file format, already parsed. */
export function resolveScenario(json: unknown): Resolved {
  const checked = checkScenario(json);
  return 'problems' in checked ? checked : { scenario: fillIn(checked.file) };
}

/** Reads the text of a scenario file. Errors of JSON itself are said with line and column. */
export function resolveScenarioText(text: string): Resolved {
  const parsed = parseJson(text);
  return 'problem' in parsed ? { problems: [parsed.problem] } : resolveScenario(parsed.json);
}

/** The most characters a scenario file may have: sources at their limit, escaped, with room for the rest. */
export const LONGEST_FILE = 1_000_000;

export function parseJson(text: string): { readonly json: unknown } | { readonly problem: ScenarioProblem } {
  if (text.length > LONGEST_FILE)
    return {
      problem: problemAt([], `the file has ${Math.round(text.length / 100_000) / 10} million characters; a scenario has at most 1 million`),
    };
  try {
    return { json: JSON.parse(text) as unknown };
  } catch (error) {
    return { problem: problemAt([], `is no JSON: ${jsonPlace(error instanceof Error ? error.message : '', text)}`) };
  }
}

/** Browsers say where in their own words ("at position 17", "at line 1 column 18", nothing); the place is taken from there, the words are ours. */
function jsonPlace(message: string, text: string): string {
  const named = /line (\d+) column (\d+)/.exec(message);
  if (named) return `line ${named[1]}, column ${named[2]}`;
  const position = /position (\d+)/.exec(message);
  if (!position) return /end/i.test(message) ? 'it ends too early' : 'it cannot be read';
  const before = text.slice(0, Number(position[1]));
  return `line ${before.split('\n').length}, column ${before.length - before.lastIndexOf('\n')}`;
}

/** Each place once, in the order in which a reader of the file meets them. */
function inFileOrder(problems: readonly ScenarioProblem[]): readonly ScenarioProblem[] {
  const order = ['version', 'title', 'about', 'seed', 'end', 'date', 'hosts', 'links', 'faults', 'story'];
  const rank = (problem: ScenarioProblem): number => {
    const index = order.indexOf(/^\w*/.exec(problem.path)?.[0] ?? '');
    return index < 0 ? order.length : index;
  };
  const seen = new Set<string>();
  const unique = problems.filter((problem) => {
    const key = `${problem.path}: ${problem.sentence}`;
    return !seen.has(key) && seen.add(key);
  });
  return unique
    .map((problem, index) => ({ problem, index }))
    .sort((a, b) => rank(a.problem) - rank(b.problem) || a.index - b.index)
    .map(({ problem }) => problem);
}

/** A duration that the schema has already accepted. */
const time = (text: string | undefined, otherwise: Nanoseconds): Nanoseconds =>
  text === undefined ? otherwise : (parseDuration(text, true) ?? otherwise);

function fillIn(file: ScenarioFile): Scenario {
  const names = file.hosts.map((host) => host.name);
  const sources = new Map(file.hosts.flatMap((host) => host.programs ?? []).map((program) => [program.name, program.source ?? '']));
  const addresses = giveAddresses(file.hosts);
  return {
    version: 1,
    title: file.title ?? '',
    about: file.about ?? '',
    seed: file.seed ?? 1,
    end: time(file.end, ns(60 * SECOND)),
    date: file.date ?? '2026-01-01T00:00:00Z',
    hosts: file.hosts.map((host, index) => fillInHost(host, addresses[index] ?? 0, sources)),
    links: (file.links ?? []).map((link) => fillInLink(link, names)),
    faults: (file.faults ?? []).map((fault) => fillInFault(fault, names)),
    story: (file.story ?? []).map(fillInBeat),
  };
}

/** Hosts without an address get 10.9.0.1, 10.9.0.2, ... as far as those are free. */
function giveAddresses(hosts: readonly HostFile[]): readonly number[] {
  const taken = new Set(hosts.map((host) => (host.address === undefined ? null : parseAddress(host.address))));
  let next = parseAddress('10.9.0.1') ?? 0;
  return hosts.map((host) => {
    if (host.address !== undefined) return parseAddress(host.address) ?? 0;
    while (taken.has(next)) next++;
    return next++;
  });
}

function fillInHost(host: HostFile, address: number, sources: ReadonlyMap<string, string>): Host {
  const sysctl: Record<string, number | string> = {};
  for (const [name, value] of Object.entries(host.sysctl ?? {})) {
    const read = readSysctl(name, value);
    if ('value' in read) sysctl[name] = read.value;
  }
  return {
    name: host.name,
    address,
    cores: host.cores ?? 1,
    stepCost: time(host.stepCost, ns(200)),
    forward: host.forward ?? false,
    nodelay: host.nodelay ?? false,
    quickack: host.quickack ?? false,
    sysctl,
    programs: (host.programs ?? []).map((program) => fillInProgram(program, sources)),
  };
}

function fillInProgram(program: ProgramFile, sources: ReadonlyMap<string, string>): Program {
  const file = program.file ?? program.name;
  return {
    name: program.name,
    file,
    language: program.language ?? (file.endsWith('.py') ? 'python' : 'javascript'),
    runtime: program.runtime ?? 'node',
    source: program.source ?? sources.get(file) ?? '',
    start: program.start === null ? null : time(program.start, ZERO),
    env: program.env ?? {},
    args: program.args ?? [],
    stdin: program.stdin ?? null,
    terminal: program.terminal
      ? {
          rows: program.terminal.rows ?? 24,
          columns: program.terminal.columns ?? 80,
          keys: (program.terminal.keys ?? []).map((key) => ({ at: time(key.at, ZERO), text: key.text })),
        }
      : null,
  };
}

function fillInLink(link: LinkFile, names: readonly string[]): Link {
  const [a = '', b = ''] = link.between;
  return {
    between: [names.indexOf(a), names.indexOf(b)],
    delay: time(link.delay, ZERO),
    jitter: time(link.jitter, ZERO),
    bandwidth: link.bandwidth === undefined ? Number.POSITIVE_INFINITY : (parseRate(link.bandwidth) ?? Number.POSITIVE_INFINITY),
    mtu: link.mtu ?? 1_500,
    loss: link.loss ?? 0,
    duplicate: link.duplicate ?? 0,
    reorder: link.reorder ?? 0,
    corrupt: link.corrupt ?? 0,
    queue: link.queue ?? 100,
    mark: link.mark ?? Number.POSITIVE_INFINITY,
    down: (link.down ?? []).map((outage) => ({ from: time(outage.from, ZERO), to: time(outage.to, FOREVER) })),
  };
}

const fillInFault = (fault: FaultFile, names: readonly string[]): Fault => ({
  from: names.indexOf(fault.from),
  what: fault.what ?? 'any',
  nth: fault.nth ?? 1,
  action: fault.action,
  by: time(fault.by, ZERO),
});

function fillInAnchor(anchor: AnchorFile): Anchor {
  const { plus, nth, ...rest } = anchor;
  return { ...withoutUndefined(rest), nth: nth ?? 1, plus: time(plus, ZERO) };
}

/** Optional fields of the contract are absent or present, never undefined. */
function withoutUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

const fillInBeat = (beat: BeatFile): Beat => ({
  at: fillInAnchor(beat.at),
  title: beat.title,
  text: beat.text ?? '',
  focus: beat.focus ?? [],
  select: beat.select ?? null,
  notes: beat.notes ?? '',
  ask: beat.ask ?? null,
  goal: beat.goal ?? null,
});
