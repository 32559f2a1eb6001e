/**
 * The scenario file, version 1, as a valibot schema: the shape of every field and what is said where it does not fit.
 * What one field says about another (names, addresses, links) is checked in crossreferences.ts.
 */
import * as v from 'valibot';
import { anchorSchema } from './anchors.ts';
import { show } from './problems.ts';
import { isHostAddress, parseAddress, parseDuration, parseRate } from './units.ts';

/** A bandwidth without limit, as leaving it out means; for saying so where the scenario that is changed has one. */
export const UNLIMITED = 'unlimited';

export const LIMITS = {
  hosts: 32,
  programs: 64,
  sourceBytes: 256 * 1024,
  links: 496,
  downs: 64,
  faults: 256,
  beats: 64,
  panes: 3,
  cores: 64,
  keys: 1024,
  args: 64,
  environment: 64,
} as const;

const text = v.string((issue) => `${show(issue.input)} is no text`);
const flag = v.boolean((issue) => `${show(issue.input)} is neither true nor false`);
const number = v.number((issue) => `${show(issue.input)} is no number`);

/** An object with known fields. Unknown ones are reported by unknownFields(), all of them at once. */
const fields = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.object(entries, (issue) => (issue.expected?.startsWith('"') ? 'is missing' : `${show(issue.input)} is no object`));

const list = <const Item extends v.GenericSchema>(item: Item, most: number, what: string) =>
  v.pipe(
    v.array(item, (issue) => `${show(issue.input)} is no list`),
    v.maxLength(most, (issue) => `${issue.received} ${what}; at most ${most} are possible`),
  );

const whole = (least: number, most: number) =>
  v.pipe(
    number,
    v.check(
      (n) => Number.isInteger(n) && n >= least && n <= most,
      (issue) => `${show(issue.input)} is no whole number from ${least} to ${most}`,
    ),
  );

const oneOf = <const Words extends readonly string[]>(words: Words) =>
  v.picklist(words, (issue) => `${show(issue.input)} is none of ${words.join(', ')}`);

const duration = v.pipe(
  text,
  v.check(
    (t) => parseDuration(t) !== null,
    (issue) => notADuration(issue.input),
  ),
);
const longerThanZero = v.pipe(
  text,
  v.check(
    (t) => (parseDuration(t) ?? 0) > 0,
    (issue) => (parseDuration(issue.input) === 0 ? `${show(issue.input)} leaves no time at all` : notADuration(issue.input)),
  ),
);
const rate = v.pipe(
  text,
  v.check(
    (t) => t === UNLIMITED || parseRate(t) !== null,
    (issue) => `${show(issue.input)} is no bandwidth; write it like "10Mbit" (bit, kbit, Mbit, Gbit), or "${UNLIMITED}"`,
  ),
);
const probability = v.pipe(
  number,
  v.check(
    (n) => n >= 0 && n <= 1,
    (issue) => `${show(issue.input)} is no probability from 0 to 1`,
  ),
);
const address = v.pipe(
  text,
  v.check(
    (t) => parseAddress(t) !== null,
    (issue) => `${show(issue.input)} is no IPv4 address`,
  ),
  v.check(
    (t) => isHostAddress(parseAddress(t) ?? 1 << 24),
    (issue) => `${show(issue.input)} is no address a host can have`,
  ),
);
const date = v.pipe(
  text,
  v.check(
    (t) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(t) && !Number.isNaN(Date.parse(t)),
    (issue) => `${show(issue.input)} is no date in UTC; write it like "2026-01-01T00:00:00Z"`,
  ),
);
const hostName = v.pipe(
  text,
  v.check(
    (t) => /^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/.test(t) && t !== 'localhost',
    (issue) => `${show(issue.input)} is no host name (letters, digits and hyphens, not "localhost")`,
  ),
);
const fileName = v.pipe(
  text,
  v.check(
    (t) => /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/.test(t),
    (issue) => `${show(issue.input)} is no file name (letters, digits, . _ -)`,
  ),
);
const environment = v.record(
  v.pipe(
    text,
    v.check(
      (t) => /^[^=\0]+$/.test(t),
      (issue) => `${show(issue.input)} is no name of a variable`,
    ),
  ),
  text,
  (issue) => `${show(issue.input)} is no object`,
);

function notADuration(input: string): string {
  if (parseDuration(input, true) !== null) return `${show(input)} is negative`;
  if (/^\s*-?[\d.]+\s*$/.test(input)) return `${show(input)} is no duration: it needs a unit (ns, us, ms, s)`;
  return `${show(input)} is no duration`;
}

const terminal = fields({
  rows: v.optional(whole(1, 200)),
  columns: v.optional(whole(1, 500)),
  keys: v.optional(list(fields({ at: duration, text }), LIMITS.keys, 'keys')),
});

const program = fields({
  name: fileName,
  language: v.optional(oneOf(['python', 'javascript'])),
  runtime: v.optional(oneOf(['node', 'browser'])),
  source: v.optional(text),
  file: v.optional(fileName),
  start: v.optional(v.nullable(duration)),
  env: v.optional(environment),
  args: v.optional(list(text, LIMITS.args, 'arguments')),
  stdin: v.optional(v.nullable(text)),
  terminal: v.optional(v.nullable(terminal)),
});

const host = fields({
  name: hostName,
  address: v.optional(address),
  cores: v.optional(whole(1, LIMITS.cores)),
  stepCost: v.optional(longerThanZero),
  forward: v.optional(flag),
  nodelay: v.optional(flag),
  quickack: v.optional(flag),
  sysctl: v.optional(v.record(v.string(), v.unknown(), (issue) => `${show(issue.input)} is no object`)),
  programs: v.optional(list(program, LIMITS.programs, 'programs')),
});

const link = fields({
  between: v.pipe(
    v.array(text, (issue) => `${show(issue.input)} is no list of two hosts`),
    v.length(2, (issue) => `a link joins two hosts, not ${issue.received}`),
  ),
  delay: v.optional(duration),
  jitter: v.optional(duration),
  bandwidth: v.optional(rate),
  mtu: v.optional(whole(68, 65_535)),
  loss: v.optional(probability),
  duplicate: v.optional(probability),
  reorder: v.optional(probability),
  corrupt: v.optional(probability),
  queue: v.optional(whole(1, 1_000_000)),
  mark: v.optional(whole(0, 1_000_000)),
  down: v.optional(list(fields({ from: duration, to: v.optional(duration) }), LIMITS.downs, 'times without a wire')),
});

const fault = fields({
  from: text,
  what: v.optional(oneOf(['any', 'data', 'syn', 'fin', 'rst', 'ack'])),
  nth: v.optional(whole(1, 1_000_000)),
  action: oneOf(['drop', 'delay', 'duplicate', 'corrupt', 'mark']),
  by: v.optional(duration),
});

const beat = fields({
  at: anchorSchema,
  title: text,
  text: v.optional(text),
  focus: v.optional(list(text, LIMITS.panes, 'panes in focus')),
  select: v.optional(v.nullable(text)),
  notes: v.optional(text),
  ask: v.optional(v.nullable(fields({ question: text, choices: list(text, 6, 'choices'), answer: text }))),
  goal: v.optional(v.nullable(text)),
});

export const scenarioSchema = fields({
  version: v.literal(1),
  title: v.optional(text),
  about: v.optional(text),
  seed: v.optional(whole(0, 4_294_967_295)),
  end: v.optional(longerThanZero),
  date: v.optional(date),
  hosts: v.pipe(list(host, LIMITS.hosts, 'hosts'), v.minLength(1, 'is empty: a scenario needs a host')),
  links: v.optional(list(link, LIMITS.links, 'links')),
  faults: v.optional(list(fault, LIMITS.faults, 'faults')),
  story: v.optional(list(beat, LIMITS.beats, 'beats')),
});

/** A scenario as it stands in a file, checked in shape; defaults not filled in. */
export type ScenarioFile = v.InferOutput<typeof scenarioSchema>;
export type ProgramFile = v.InferOutput<typeof program>;
export type HostFile = v.InferOutput<typeof host>;
export type LinkFile = v.InferOutput<typeof link>;
export type FaultFile = v.InferOutput<typeof fault>;
export type BeatFile = v.InferOutput<typeof beat>;
