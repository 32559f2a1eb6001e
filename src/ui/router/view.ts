/**
 * The `view=` of a link: what is open, selected and whose eyes, as a few readable words: "ladder,-inspector,packet:4,eyes:1".
 * Words this version does not know are passed over: a link must never fail for how something is looked at.
 */
import type { StreamOffset } from '#trace/events.ts';
import { SCENARIO_NAME } from '#scenario/link.ts';
import { PANES } from '../store/store.ts';
import type { Eyes, PaneName } from '../store/store.ts';
import type { ByteRange, Selection } from '../store/selection.ts';

export interface ViewWords {
  readonly panes: Readonly<Partial<Record<PaneName, boolean>>>;
  readonly eyes: Eyes;
  readonly selection: Selection | null;
  /** Two runs side by side: '' with the one without changes, a name with that gallery scenario; null: one run. */
  readonly compare: string | null;
}
export const NO_WORDS: ViewWords = { panes: {}, eyes: null, selection: null, compare: null };

export function formatView(view: ViewWords): string | null {
  const words: string[] = [];
  for (const pane of PANES) {
    const open = view.panes[pane];
    if (open !== undefined) words.push(open ? pane : `-${pane}`);
  }
  if (view.compare !== null) words.push(view.compare === '' ? 'compare' : `compare:${view.compare}`);
  if (view.eyes !== null) words.push(`eyes:${view.eyes}`);
  if (view.selection !== null) {
    words.push(selectionWord(view.selection));
    const { bytes } = view.selection;
    if (bytes !== null) words.push(`bytes:${bytes.channel}.${bytes.direction}.${bytes.from}.${bytes.to}`);
  }
  return words.length === 0 ? null : words.join(',');
}

function selectionWord(selection: Selection): string {
  switch (selection.kind) {
    case 'packet':
      return `packet:${selection.packet}`;
    case 'write':
      return `write:${selection.channel}.${selection.direction}.${selection.write}`;
    case 'read':
      return `read:${selection.call}`;
    case 'call':
      return `call:${selection.call}`;
    case 'socket':
      return `socket:${selection.socket}`;
    case 'thread':
      return `thread:${selection.thread}`;
    case 'event':
      return `event:${selection.event}`;
    case 'bytes':
      return 'range';
    default: {
      const never: never = selection;
      return never;
    }
  }
}

export function parseView(text: string | null): ViewWords {
  if (text === null) return NO_WORDS;
  const panes: Partial<Record<PaneName, boolean>> = {};
  let eyes: Eyes = null;
  let bytes: ByteRange | null = null;
  let compare: string | null = null;
  let selected: ((range: ByteRange | null) => Selection) | null = null;
  for (const word of text.split(',')) {
    const pane = PANES.find((name) => word === name || word === `-${name}`);
    if (pane !== undefined) {
      panes[pane] = !word.startsWith('-');
      continue;
    }
    const [kind = '', rest = ''] = word.split(':', 2);
    if (kind === 'compare' && (rest === '' || SCENARIO_NAME.test(rest))) {
      compare = rest;
      continue;
    }
    const numbers = rest === '' ? [] : rest.split('.').map(Number);
    if (numbers.some((value) => !Number.isSafeInteger(value) || value < 0)) continue;
    const [a, b, c, d] = numbers;
    if (kind === 'eyes' && a !== undefined) eyes = a;
    else if (kind === 'bytes' && a !== undefined && (b === 0 || b === 1) && c !== undefined && d !== undefined)
      bytes = { channel: a, direction: b, from: c as StreamOffset, to: d as StreamOffset };
    else if (kind === 'range') selected = (range) => ({ kind: 'bytes', bytes: range });
    else if (kind === 'write' && a !== undefined && (b === 0 || b === 1) && c !== undefined)
      selected = (range) => ({ kind: 'write', channel: a, direction: b, write: c, bytes: range });
    else if (a !== undefined) selected = one(kind, a) ?? selected;
  }
  return { panes, eyes, selection: selected === null ? null : selected(bytes), compare };
}

function one(kind: string, id: number): ((bytes: ByteRange | null) => Selection) | null {
  switch (kind) {
    case 'packet':
      return (bytes) => ({ kind: 'packet', packet: id, bytes });
    case 'read':
      return (bytes) => ({ kind: 'read', call: id, bytes });
    case 'call':
      return (bytes) => ({ kind: 'call', call: id, bytes });
    case 'socket':
      return (bytes) => ({ kind: 'socket', socket: id, bytes });
    case 'thread':
      return (bytes) => ({ kind: 'thread', thread: id, bytes });
    case 'event':
      return (bytes) => ({ kind: 'event', event: id, bytes });
    default:
      return null;
  }
}
