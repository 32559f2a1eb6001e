/**
 * What the fields of a scenario say about each other: names used twice, links to nowhere, files that are not there, sizes in sum.
 * Reads the raw file and steps over whatever the schema already complained about, so that one mistake does not hide another.
 */
import { LIMITS } from './schema.ts';
import { problemAt, show, type PathKey, type ScenarioProblem } from './problems.ts';
import { readSysctl } from './sysctls.ts';
import { parseDuration } from './units.ts';

type Fields = Readonly<Record<string, unknown>>;
type Report = (path: readonly PathKey[], sentence: string) => void;

interface Placed {
  readonly value: Fields;
  readonly path: readonly PathKey[];
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const listed = (value: unknown, path: readonly PathKey[]): readonly Placed[] =>
  Array.isArray(value) ? value.flatMap((entry: unknown, index) => (isFields(entry) ? [{ value: entry, path: [...path, index] }] : [])) : [];
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export function crossReferences(file: Fields): readonly ScenarioProblem[] {
  const problems: ScenarioProblem[] = [];
  const report: Report = (path, sentence) => problems.push(problemAt(path, sentence));
  const hosts = listed(file['hosts'], ['hosts']);
  const programs = hosts.flatMap((host) => listed(host.value['programs'], [...host.path, 'programs']));
  const hostNames = new Set(hosts.map((host) => textOf(host.value['name'])));
  const programNames = new Set(programs.map((program) => textOf(program.value['name'])));

  checkUnique(hosts, 'name', 'the host', report);
  checkUnique(hosts, 'address', 'the host', report);
  checkUnique(programs, 'name', 'the program', report);
  checkSysctls(hosts, report);
  checkPrograms(programs, report);
  checkLinks(listed(file['links'], ['links']), hostNames, report);
  checkFaults(listed(file['faults'], ['faults']), hostNames, report);
  for (const beat of listed(file['story'], ['story'])) checkBeat(beat, hostNames, programNames, report);
  return problems;
}

function checkUnique(all: readonly Placed[], field: 'name' | 'address', what: string, report: Report): void {
  const first = new Map<string, Placed>();
  for (const one of all) {
    const value = textOf(one.value[field]);
    if (value === null) continue;
    const other = first.get(value);
    if (!other) first.set(value, one);
    else if (field === 'address')
      report([...one.path, field], `${show(value)} already is the address of ${what} ${show(other.value['name'])}`);
    else report([...one.path, field], `${show(value)} is the name of two; names are unique in a scenario`);
  }
}

function checkSysctls(hosts: readonly Placed[], report: Report): void {
  for (const host of hosts) {
    const settings = host.value['sysctl'];
    if (!isFields(settings)) continue;
    for (const [name, value] of Object.entries(settings)) {
      const read = readSysctl(name, value);
      if ('sentence' in read) report([...host.path, 'sysctl', name], read.sentence);
    }
  }
}

function checkPrograms(programs: readonly Placed[], report: Report): void {
  if (programs.length > LIMITS.programs) report(['hosts'], `${programs.length} programs in all; at most ${LIMITS.programs} are possible`);
  const sources = new Map<string, Fields>();
  const encoder = new TextEncoder();
  let bytes = 0;
  for (const { value } of programs) {
    const name = textOf(value['name']);
    const source = textOf(value['source']);
    if (name !== null && source !== null) sources.set(name, value);
    if (source !== null) bytes += encoder.encode(source).length;
  }
  if (bytes > LIMITS.sourceBytes)
    report(['hosts'], `the programs are ${Math.ceil(bytes / 1024)} kB long in sum; at most ${LIMITS.sourceBytes / 1024} kB are possible`);

  for (const { value, path } of programs) {
    const name = textOf(value['name']) ?? '';
    const file = textOf(value['file']);
    const ran = file ?? name;
    const language = textOf(value['language']) ?? (ran.endsWith('.py') ? 'python' : 'javascript');
    if (value['source'] === undefined && value['file'] === undefined) report(path, 'has neither "source" nor "file"');
    if (value['source'] !== undefined && value['file'] !== undefined)
      report([...path, 'file'], 'stands beside "source"; one of them says what runs');
    if (file !== null && !sources.has(file)) report([...path, 'file'], `${show(file)} is no program with a source in this scenario`);
    if (language === 'javascript' && !/\.[cm]js$/.test(ran) && ran !== '')
      report([...path, 'name'], `${show(ran)} ends in neither .cjs nor .mjs; that decides its module kind`);
    if (language === 'python' && !ran.endsWith('.py')) report([...path, 'name'], `${show(ran)} is Python and does not end in .py`);
    if (language === 'python' && value['runtime'] !== undefined) report([...path, 'runtime'], 'is for JavaScript programs');
    if (isFields(value['terminal']) && typeof value['stdin'] === 'string')
      report([...path, 'stdin'], 'stands beside "terminal"; a program on a terminal reads its keys');
  }
}

function checkLinks(links: readonly Placed[], hosts: ReadonlySet<string | null>, report: Report): void {
  const joined = new Set<string>();
  for (const { value, path } of links) {
    const between: readonly unknown[] = Array.isArray(value['between']) ? value['between'] : [];
    const [a, b] = between.map(textOf);
    between.forEach((name, index) => {
      if (typeof name === 'string' && !hosts.has(name)) report([...path, 'between', index], `${show(name)} is no host of this scenario`);
    });
    if (between.length !== 2 || !a || !b) continue;
    if (a === b) report([...path, 'between'], `joins ${show(a)} to itself; programs on one host talk over loopback`);
    const pair = [a, b].sort().join(' ');
    if (joined.has(pair)) report([...path, 'between'], `${show(a)} and ${show(b)} are joined already`);
    joined.add(pair);
  }
  for (const { value, path } of links) checkOutages(listed(value['down'], [...path, 'down']), report);
}

/** Each ends after it began, and before the next begins; only the last may stay open. */
function checkOutages(outages: readonly Placed[], report: Report): void {
  const at = (value: unknown): number | null => (typeof value === 'string' ? parseDuration(value) : null);
  let before: unknown = '0ms';
  for (const { value, path } of outages) {
    const from = at(value['from']);
    const to = at(value['to']);
    const since = at(before);
    if (before === undefined) report(path, 'comes after one without "to": the wire is cut for good there');
    else if (from !== null && since !== null && from < since)
      report([...path, 'from'], `${show(value['from'])} lies before ${show(before)}`);
    if (from !== null && to !== null && to <= from) report([...path, 'to'], `${show(value['to'])} is not after ${show(value['from'])}`);
    before = value['to'];
  }
}

function checkFaults(faults: readonly Placed[], hosts: ReadonlySet<string | null>, report: Report): void {
  for (const { value, path } of faults) {
    const from = textOf(value['from']);
    if (from !== null && !hosts.has(from)) report([...path, 'from'], `${show(from)} is no host of this scenario`);
    if (value['action'] === 'delay' && value['by'] === undefined) report([...path, 'by'], 'is missing: a delay says by how much');
    if (value['action'] !== 'delay' && value['by'] !== undefined) report([...path, 'by'], 'is for the action "delay"');
  }
}

function checkBeat(beat: Placed, hosts: ReadonlySet<string | null>, programs: ReadonlySet<string | null>, report: Report): void {
  const at = beat.value['at'];
  if (isFields(at)) {
    const place = [...beat.path, 'at'];
    for (const field of ['from', 'host']) {
      const name = textOf(at[field]);
      if (name !== null && !hosts.has(name)) report([...place, field], `${show(name)} is no host of this scenario`);
    }
    const program = textOf(at['program']);
    if (program !== null && !programs.has(program)) report([...place, 'program'], `${show(program)} is no program of this scenario`);
  }
  const focus: readonly unknown[] = Array.isArray(beat.value['focus']) ? beat.value['focus'] : [];
  focus.forEach((pane, index) => {
    const [owner, rest] = typeof pane === 'string' ? [pane.slice(0, pane.lastIndexOf('.')), pane.lastIndexOf('.')] : ['', -1];
    if (rest > 0 && owner !== 'charts' && !hosts.has(owner) && !programs.has(owner))
      report([...beat.path, 'focus', index], `${show(owner)} is neither host nor program of this scenario`);
  });
}
