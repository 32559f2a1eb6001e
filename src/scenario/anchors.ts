/**
 * Where a beat stands, as the file says it: `{ "on": "packet", "from": "client", "flags": "S", "nth": 1, "plus": "2ms" }`.
 * Each kind of anchor has its own fields; a field of another kind is an error, so that a beat cannot silently mean less than it says.
 */
import * as v from 'valibot';
import { show } from './problems.ts';
import { parseDuration } from './units.ts';

const text = v.pipe(
  v.string((issue) => `${show(issue.input)} is no text`),
  v.minLength(1, 'is empty'),
);
const count = v.pipe(
  v.number((issue) => `${show(issue.input)} is no number`),
  v.check(
    (n) => Number.isInteger(n) && n >= 1,
    (issue) => `${show(issue.input)} does not count from 1`,
  ),
);
const shift = v.pipe(
  v.string((issue) => `${show(issue.input)} is no text`),
  v.check(
    (t) => parseDuration(t, true) !== null,
    (issue) => `${show(issue.input)} is no duration`,
  ),
);
const flags = v.pipe(
  text,
  v.check(
    (t) => /^[SFRPUEW]*\.?[UEW]*$/.test(t),
    (issue) => `${show(issue.input)} are no TCP flags; write them as tcpdump does (S, S., F., R, P.)`,
  ),
);
const oneOf = <const Words extends readonly string[]>(words: Words) =>
  v.picklist(words, (issue) => `${show(issue.input)} is none of ${words.join(', ')}`);

const kind = <const On extends string, const Entries extends v.ObjectEntries>(on: On, entries: Entries) =>
  v.object({ on: v.literal(on), nth: v.optional(count), plus: v.optional(shift), ...entries }, (issue) =>
    issue.expected?.startsWith('"') ? 'is missing' : `${show(issue.input)} is no object`,
  );

const where = { program: v.optional(text), host: v.optional(text) };

export const ANCHOR_KINDS = [
  'packet',
  'call',
  'line',
  'state',
  'decision',
  'printed',
  'exit',
  'callback',
  'frame',
  'start',
  'end',
] as const;

export const anchorSchema = v.variant(
  'on',
  [
    kind('packet', {
      from: v.optional(text),
      flags: v.optional(flags),
      what: v.optional(oneOf(['any', 'data', 'syn', 'fin', 'rst', 'ack'])),
      when: v.optional(oneOf(['sent', 'arrived', 'lost', 'marked'])),
    }),
    kind('call', { program: text, name: text, when: v.optional(oneOf(['entered', 'blocked', 'returned'])) }),
    kind('line', { program: text, line: count }),
    kind('state', { ...where, state: text }),
    kind('decision', { ...where, rule: text }),
    kind('printed', { program: text, text: v.optional(text) }),
    kind('exit', { program: text }),
    kind('callback', { ...where, name: v.optional(text) }),
    kind('frame', { ...where, from: v.optional(text), name: v.optional(text) }),
    kind('start', {}),
    kind('end', {}),
  ],
  (issue) => {
    if (issue.expected === 'Object') return `${show(issue.input)} is no anchor`;
    return `${issue.input === undefined ? 'is missing:' : `${show(issue.input)} is none of`} ${ANCHOR_KINDS.join(', ')}`;
  },
);

export type AnchorFile = v.InferOutput<typeof anchorSchema>;
