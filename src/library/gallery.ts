/**
 * The scenarios of the gallery, in the order in which they are best learned, and how to load one.
 * Titles come with the page; programs and story come when a scenario is opened.
 */
import { assembleScenario, folderProblemLine } from '#scenario/assemble.ts';
import type { Json } from '#scenario/difference.ts';

export interface GalleryEntry {
  /** Name of its folder, and its name in links. */
  readonly name: string;
  readonly title: string;
  readonly about: string;
}

/** Learning order. A folder that is not named here is not shown. */
const ORDER = [
  'three-way-handshake',
  'one-request-one-echo',
  'two-small-writes',
  'one-write-three-segments',
  'one-stream-many-reads',
  'one-door-two-visitors',
  'ways-to-close',
  'nobody-listens',
] as const;

const titles = import.meta.glob<string>('./scenarios/*/scenario.json', { eager: true, import: 'title' });
const abouts = import.meta.glob<string>('./scenarios/*/scenario.json', { eager: true, import: 'about' });
const files = import.meta.glob<string>(['./scenarios/*/*', '!./scenarios/*/*.test.ts'], { query: '?raw', import: 'default' });

export const GALLERY: readonly GalleryEntry[] = ORDER.map((name) => ({
  name,
  title: titles[`./scenarios/${name}/scenario.json`] ?? name,
  about: abouts[`./scenarios/${name}/scenario.json`] ?? '',
}));

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
