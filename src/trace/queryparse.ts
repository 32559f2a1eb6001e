/** The little language of trace queries, from text to data. The grammar stands in README.md. */
import type { PacketWhat } from '#scenario/scenario.ts';
import type { CallCriteria, PacketCriteria } from './select.ts';

export interface Mistake {
  readonly problem: string;
}
export const isMistake = (value: unknown): value is Mistake => typeof value === 'object' && value !== null && 'problem' in value;

const PICK_KEYS = {
  packet: ['from', 'to', 'flags', 'what', 'when'],
  call: ['program', 'host', 'name', 'when'],
  printed: ['program', 'host', 'text'],
  decision: ['program', 'host', 'rule', 'action'],
  state: ['program', 'host', 'state'],
  socket: ['program', 'host'],
} as const;
export type PickKind = keyof typeof PICK_KEYS;

/** Criteria of every kind together; which ones a kind takes is checked while parsing. */
export interface Criteria {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly flags?: string | undefined;
  readonly what?: PacketWhat | undefined;
  /** Checked against the kind while parsing. */
  readonly when?: PacketCriteria['when'] | CallCriteria['when'];
  readonly program?: string | undefined;
  readonly host?: string | undefined;
  readonly name?: string | undefined;
  readonly text?: string | undefined;
  readonly rule?: string | undefined;
  readonly action?: string | undefined;
  readonly state?: string | undefined;
}
export interface Pick {
  readonly kind: PickKind;
  readonly criteria: Criteria;
  readonly nth: number;
  readonly untilBeat: boolean;
  readonly text: string;
}

const BYTE_PLACES = ['send.unacked', 'send.held', 'send.buffered', 'receive.unread'] as const;

export type Operand =
  | { readonly kind: 'count'; readonly pick: Pick }
  | { readonly kind: 'sum'; readonly pick: Pick; readonly field: string }
  | { readonly kind: 'one'; readonly pick: Pick; readonly field: string }
  | { readonly kind: 'state'; readonly owner: string; readonly descriptor: number }
  | { readonly kind: 'bytes'; readonly owner: string; readonly place: (typeof BYTE_PLACES)[number] }
  | { readonly kind: 'time' }
  /** A field of what the beat is about; without a name of the thing, whatever it is about. */
  | { readonly kind: 'beat'; readonly thing: 'packet' | 'call' | 'socket' | 'decision' | null; readonly field: string };

const VALUES: Readonly<Record<string, readonly string[]>> = {
  what: ['any', 'data', 'syn', 'fin', 'rst', 'ack'],
  'packet.when': ['sent', 'arrived', 'lost', 'marked'],
  'call.when': ['entered', 'blocked', 'returned'],
};

const quote = (text: string): string => `“${text}”`;
const wrong = (problem: string): Mistake => ({ problem });
const isKind = (word: string): word is PickKind => Object.hasOwn(PICK_KEYS, word);

/** `key=value` pairs; values with blanks or brackets stand in double quotes. Stops at `)` or at the end. */
const parseCriteria = (kind: PickKind, text: string): { readonly pairs: ReadonlyMap<string, string>; readonly rest: string } | Mistake => {
  const pairs = new Map<string, string>();
  let rest = text.trimStart();
  while (rest !== '' && !rest.startsWith(')')) {
    const match = /^([a-z]+)=(?:"([^"]*)"|([^\s()"]+))\s*/.exec(rest);
    if (match === null) return wrong(`${quote(rest)} is no “key=value”.`);
    const key = match[1] ?? '';
    const value = match[2] ?? match[3] ?? '';
    const keys: readonly string[] = [...PICK_KEYS[kind], 'nth', 'until'];
    if (!keys.includes(key)) return wrong(`A ${kind} is not picked by ${quote(key)}, but by ${keys.join(', ')}.`);
    const values = VALUES[key] ?? VALUES[`${kind}.${key}`];
    if (values !== undefined && !values.includes(value)) return wrong(`${quote(value)} is none of ${values.join(', ')}.`);
    if (key === 'nth' && !/^[1-9]\d*$/.test(value)) return wrong(`${quote(value)} does not count from 1.`);
    if (key === 'until' && value !== 'beat') return wrong(`${quote(`until=${value}`)} is not known; there is until=beat.`);
    pairs.set(key, value);
    rest = rest.slice(match[0].length);
  }
  return { pairs, rest };
};

/** KIND(criteria) or KIND criteria, and what follows it. */
const parsePick = (text: string): { readonly pick: Pick; readonly rest: string } | Mistake => {
  const word = /^[a-z]+/.exec(text)?.[0] ?? '';
  if (!isKind(word)) return wrong(`${quote(word === '' ? text : word)} is none of ${Object.keys(PICK_KEYS).join(', ')}.`);
  const behind = text.slice(word.length);
  const bracketed = behind.startsWith('(');
  const parsed = parseCriteria(word, bracketed ? behind.slice(1) : behind);
  if (isMistake(parsed)) return parsed;
  if (bracketed !== parsed.rest.startsWith(')')) return wrong(`A bracket is missing in ${quote(text)}.`);
  const { nth, until, ...criteria } = Object.fromEntries(parsed.pairs) as Readonly<Record<string, string | undefined>>;
  return {
    pick: { kind: word, criteria: criteria as Criteria, nth: nth === undefined ? 1 : Number(nth), untilBeat: until !== undefined, text },
    rest: bracketed ? parsed.rest.slice(1).trim() : '',
  };
};

const withField = (kind: 'sum' | 'one', text: string, otherwise: string | null): Operand | Mistake => {
  const parsed = parsePick(text);
  if (isMistake(parsed)) return parsed;
  const field = /^\.([A-Za-z]+)$/.exec(parsed.rest)?.[1] ?? (parsed.rest === '' ? otherwise : null);
  return field === null ? wrong(`${quote(text)} needs a field at its end, like “.len”.`) : { kind, pick: parsed.pick, field };
};

/** The query as data, or what is wrong with it. */
export const parseOperand = (source: string): Operand | Mistake => {
  const text = source.trim();
  const prefixed = /^(value|count|sum|text|state|bytes)\s+(.*)$/s.exec(text);
  const rest = prefixed?.[2] ?? '';
  switch (prefixed?.[1]) {
    case 'value':
      return parseOperand(rest);
    case 'count': {
      const parsed = parsePick(rest);
      if (isMistake(parsed)) return parsed;
      return parsed.rest === '' ? { kind: 'count', pick: parsed.pick } : wrong(`${quote(parsed.rest)} is too much behind a count.`);
    }
    case 'sum':
      return withField('sum', rest, null);
    case 'text':
      return withField('one', rest, 'text');
    case 'state': {
      const match = /^([^\s:]+):(\d+)$/.exec(rest);
      return match === null
        ? wrong(`${quote(rest)} is no HOST:DESCRIPTOR.`)
        : { kind: 'state', owner: match[1] ?? '', descriptor: Number(match[2]) };
    }
    case 'bytes': {
      const place = BYTE_PLACES.find((candidate) => rest.endsWith(`.${candidate}`));
      if (place === undefined) return wrong(`${quote(rest)} is no HOST.PLACE with a place of ${BYTE_PLACES.join(', ')}.`);
      return { kind: 'bytes', owner: rest.slice(0, -place.length - 1), place };
    }
    case undefined:
      break;
  }
  if (text === 'time') return { kind: 'time' };
  if (/^[a-z]+\(/.test(text)) return withField('one', text, text.startsWith('printed(') ? 'text' : null);
  const dotted = /^(?:(packet|call|socket|decision)\.)?([A-Za-z]+)$/.exec(text);
  if (dotted === null) return wrong(`${quote(text)} is no query.`);
  return { kind: 'beat', thing: (dotted[1] ?? null) as 'packet' | 'call' | 'socket' | 'decision' | null, field: dotted[2] ?? '' };
};
