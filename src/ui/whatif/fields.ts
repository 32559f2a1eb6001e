/**
 * The fields of a link as a person types them: "80 ms", "5 %", "10 Mbit/s" become what the file format has ("80ms", 0.05, "10Mbit").
 * Nothing is judged here: what does not fit goes on as it is, and the schema says in a sentence what is wrong with it.
 */
import type { Json } from '#scenario/difference.ts';
import type { Link } from '#scenario/scenario.ts';
import { formatDuration, formatRate } from '#scenario/units.ts';
import type { LinkField } from './words.ts';

export interface Preset {
  /** As in the file. */
  readonly value: string;
  readonly title: string;
}
export interface LinkFieldEntry {
  readonly field: LinkField;
  readonly label: string;
  readonly says: string;
  readonly presets: readonly Preset[];
  /** Shown at once, or behind "More". */
  readonly first: boolean;
}

const preset = (value: string, title = ''): Preset => ({ value, title });

export const LINK_FIELDS: readonly LinkFieldEntry[] = [
  {
    field: 'delay',
    label: 'Delay',
    says: 'How long a bit is on its way, one way.',
    presets: [
      preset('1ms', 'the same town'),
      preset('20ms', 'the same country'),
      preset('80ms', 'across an ocean'),
      preset('300ms', 'over a satellite'),
    ],
    first: true,
  },
  {
    field: 'bandwidth',
    label: 'Bandwidth',
    says: 'How fast bits go onto the wire. Packets wait for those before them.',
    presets: [preset('100kbit', 'a slow radio link'), preset('1Mbit'), preset('10Mbit'), preset('unlimited')],
    first: true,
  },
  {
    field: 'loss',
    label: 'Loss',
    says: 'The share of packets that the wire loses by chance. The seed decides which.',
    presets: [preset('0'), preset('0.01'), preset('0.1'), preset('0.3')],
    first: true,
  },
  {
    field: 'jitter',
    label: 'Jitter',
    says: 'Up to this much more delay, by chance.',
    presets: [preset('0ms'), preset('5ms'), preset('50ms')],
    first: false,
  },
  {
    field: 'reorder',
    label: 'Reordering',
    says: 'The share of packets that overtake the one before them.',
    presets: [preset('0'), preset('0.05'), preset('0.2')],
    first: false,
  },
  {
    field: 'duplicate',
    label: 'Duplicates',
    says: 'The share of packets that arrive twice.',
    presets: [preset('0'), preset('0.05'), preset('0.2')],
    first: false,
  },
  {
    field: 'corrupt',
    label: 'Corruption',
    says: 'The share of packets with a flipped bit. The checksum finds it.',
    presets: [preset('0'), preset('0.01'), preset('0.1')],
    first: false,
  },
  {
    field: 'queue',
    label: 'Queue',
    says: 'How many packets may wait before a wire of limited bandwidth; the next one is dropped.',
    presets: [preset('5'), preset('100'), preset('1000')],
    first: false,
  },
  {
    field: 'mark',
    label: 'ECN marks',
    says: 'From so many waiting packets on, the queue marks those whose sender understands it, before it has to drop one.',
    presets: [preset('5'), preset('20')],
    first: false,
  },
  {
    field: 'mtu',
    label: 'MTU',
    says: 'The largest packet the wire takes, in bytes.',
    presets: [preset('576', 'what every host must take'), preset('1500', 'Ethernet'), preset('9000', 'jumbo frames')],
    first: false,
  },
];

const NUMBERS: ReadonlySet<LinkField> = new Set(['loss', 'duplicate', 'reorder', 'corrupt', 'queue', 'mark', 'mtu']);

/** What was typed, as the file has it. */
export function fileValue(field: LinkField, typed: string): Json {
  const text = typed.trim();
  const share = /^(-?\d+(?:\.\d+)?)\s*%$/.exec(text);
  if (share !== null && NUMBERS.has(field)) return Number((Number(share[1]) / 100).toFixed(9));
  const bare = text
    .replace(/\s+/g, '')
    .replace('µ', 'u')
    .replace(/\/s$/, '')
    .replace(/(?:packets?|B|bytes|waiting)$/, '')
    .replace(/^from(?=\d)/, '');
  if (NUMBERS.has(field)) return /^-?\d+(\.\d+)?$/.test(bare) ? Number(bare) : text;
  return bare;
}

/** The value a link has, as the file would have it. */
export function linkValue(link: Link, field: LinkField): string {
  switch (field) {
    case 'delay':
    case 'jitter':
      return formatDuration(link[field]);
    case 'bandwidth':
      return Number.isFinite(link.bandwidth) ? formatRate(link.bandwidth) : 'unlimited';
    case 'loss':
    case 'duplicate':
    case 'reorder':
    case 'corrupt':
    case 'queue':
    case 'mtu':
      return String(link[field]);
    case 'mark':
      return Number.isFinite(link.mark) ? String(link.mark) : 'never';
    default: {
      const never: never = field;
      return never;
    }
  }
}
