/**
 * The scenarios of the gallery, in paths: each path is one matter, the scenarios in it stand in the order in which they are best
 * learned, and the paths build on each other. Titles come with the page; programs and story come when a scenario is opened.
 */
import { assembleScenario, folderProblemLine } from '#scenario/assemble.ts';
import type { Json } from '#scenario/difference.ts';

export interface GalleryEntry {
  /** Name of its folder, and its name in links. */
  readonly name: string;
  readonly title: string;
  readonly about: string;
  /** Its place in the whole gallery, from 1. */
  readonly number: number;
  /** The name of the path it stands in. */
  readonly path: string;
}

export interface GalleryPath {
  /** Its name in links (`#/?path=loss`). */
  readonly name: string;
  readonly title: string;
  /** One sentence: what somebody knows who has walked it. */
  readonly about: string;
  readonly entries: readonly GalleryEntry[];
}

interface PlannedPath {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  /** Folders of `scenarios/`, in learning order. A folder that stands in no path is not shown; a path without any is not shown either. */
  readonly scenarios: readonly string[];
}

/** Learning order, of the paths and inside each. */
const ORDER: readonly PlannedPath[] = [
  {
    name: 'first-words',
    title: 'First words',
    about: 'Two programs find each other across a wire, say something, and hear back.',
    scenarios: ['three-way-handshake', 'one-request-one-echo', 'nobody-listens'],
  },
  {
    name: 'one-stream',
    title: 'One stream of bytes',
    about: 'TCP carries bytes in order, each way, and knows nothing of messages; UDP knows nothing else.',
    scenarios: ['one-write-three-segments', 'one-stream-many-reads', 'two-small-writes', 'both-talk-at-once', 'a-datagram-is-a-datagram'],
  },
  {
    name: 'doors',
    title: 'Doors and queues',
    about: 'How one server meets many visitors, and where they wait.',
    scenarios: ['one-door-two-visitors', 'the-queue-is-full'],
  },
  {
    name: 'loss',
    title: 'Lost and late',
    about: 'Packets vanish and overtake each other; the bytes still arrive, complete and in order.',
    scenarios: ['a-lost-syn', 'a-lost-segment', 'overtaken', 'fast-retransmit', 'timer-or-three-duplicates', 'tcp-and-udp'],
  },
  {
    name: 'speed',
    title: 'Windows and speed',
    about: 'What sets the pace: the reader, the network, the distance, and the programs themselves.',
    scenarios: [
      'nagle-on-and-off',
      'nagle-meets-delayed-ack',
      'a-slow-reader',
      'only-part-of-it',
      'two-windows',
      'slow-start',
      'more-bandwidth-or-less-delay',
    ],
  },
  {
    name: 'sharing',
    title: 'Sharing the way',
    about: 'How a sender finds its pace, what a loss costs, and how several get along on one wire.',
    scenarios: [
      'how-fast-may-i',
      'the-price-of-one-packet',
      'two-on-one-wire',
      'two-rules-on-one-wire',
      'everybody-waits',
      'marked-not-lost',
    ],
  },
  {
    name: 'endings',
    title: 'Endings',
    about: 'Polite, sudden and silent ways for a connection to be over, and who finds out when.',
    scenarios: [
      'ways-to-close',
      'both-close-at-once',
      'address-already-in-use',
      'three-ways-to-hang-up',
      'one-byte-unread',
      'killed-in-mid-sentence',
      'the-cable-is-pulled',
      'are-you-still-there',
    ],
  },
  {
    name: 'addresses',
    title: 'One machine and its addresses',
    about: 'Who can be reached at which address, and what never leaves the computer.',
    scenarios: ['localhost', 'bound-to-localhost'],
  },
];

const titles = import.meta.glob<string>('./scenarios/*/scenario.json', { eager: true, import: 'title' });
const abouts = import.meta.glob<string>('./scenarios/*/scenario.json', { eager: true, import: 'about' });
const files = import.meta.glob<string>(['./scenarios/*/*', '!./scenarios/*/*.test.ts'], { query: '?raw', import: 'default' });

const names = ORDER.flatMap((path) => path.scenarios);

/** The paths that have something in them. */
export const PATHS: readonly GalleryPath[] = ORDER.filter((path) => path.scenarios.length > 0).map(
  ({ name: path, title, about, scenarios }) => ({
    name: path,
    title,
    about,
    entries: scenarios.map((name) => ({
      name,
      title: titles[`./scenarios/${name}/scenario.json`] ?? name,
      about: abouts[`./scenarios/${name}/scenario.json`] ?? '',
      number: names.indexOf(name) + 1,
      path,
    })),
  }),
);

/** All scenarios, one path after the other. */
export const GALLERY: readonly GalleryEntry[] = PATHS.flatMap((path) => path.entries);

/** Where a scenario stands: its path, and the scenarios before and after it in the whole gallery; null for one that is not in it. */
export function placeInGallery(name: string): {
  readonly path: GalleryPath;
  readonly before: GalleryEntry | null;
  readonly after: GalleryEntry | null;
} | null {
  const at = GALLERY.findIndex((entry) => entry.name === name);
  const path = PATHS.find((one) => one.name === GALLERY[at]?.path);
  if (path === undefined) return null;
  return { path, before: GALLERY[at - 1] ?? null, after: GALLERY[at + 1] ?? null };
}

/** A gallery scenario as plain version 1, its programs and story joined in; undefined where there is none of this name. Throws where the folder is broken. */
export async function galleryScenario(name: string): Promise<Json | undefined> {
  const prefix = `./scenarios/${name}/`;
  const found = Object.entries(files).filter(([path]) => path.startsWith(prefix));
  if (found.length === 0) return undefined;
  const texts = Object.fromEntries(
    await Promise.all(found.map(async ([path, load]) => [path.slice(prefix.length), await load()] as const)),
  );
  const assembled = assembleScenario(texts);
  if ('problems' in assembled) throw new Error(assembled.problems.map(folderProblemLine).join('\n'));
  return assembled.file;
}
