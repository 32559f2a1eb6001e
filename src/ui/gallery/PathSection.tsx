/** One path of the gallery: what it is about, how much of it has been seen, and its scenarios. */
import type { GalleryEntry, GalleryPath } from '#library/gallery.ts';
import { Card } from './Card.tsx';
import styles from './gallery.module.css';

interface Props {
  readonly path: GalleryPath;
  readonly seen: ReadonlySet<string>;
  /** What the person should see next, in this path or another one. */
  readonly next: GalleryEntry | null;
}

const seenIn = (path: GalleryPath, seen: ReadonlySet<string>): number => path.entries.filter((entry) => seen.has(entry.name)).length;

/** The way to a path further down. A second press on it comes there again, though the address is the same. */
export function PathLink({ path, seen }: Pick<Props, 'path' | 'seen'>) {
  const done = seenIn(path, seen);
  return (
    <a className={styles.pathLink} href={`#/?path=${path.name}`} onClick={() => scrollToPath(path.name)}>
      {path.title}
      <span className={styles.pathCount}>
        {done > 0 && `${done} of `}
        {path.entries.length}
        <span className="visually-hidden">{done > 0 ? ' seen' : ' scenarios'}</span>
      </span>
    </a>
  );
}

export function scrollToPath(name: string): void {
  document.getElementById(`path-${name}`)?.scrollIntoView();
}

export function PathSection({ path, seen, next }: Props) {
  const heading = `path-${path.name}`;
  const done = seenIn(path, seen);
  return (
    <section className={styles.path} aria-labelledby={heading}>
      <div className={styles.pathHead}>
        <h2 id={heading} className={styles.pathTitle}>
          {path.title}
        </h2>
        <p className={styles.pathAbout}>{path.about}</p>
        {done > 0 && (
          <p className={styles.pathSeen}>
            {done} of {path.entries.length} seen
          </p>
        )}
      </div>
      <ol className={styles.cards} start={path.entries[0]?.number} aria-label={`${path.title}, in a good order to learn`}>
        {path.entries.map((entry) => (
          <li key={entry.name} className={styles.card}>
            <Card entry={entry} seen={seen.has(entry.name)} mark={entry !== next ? null : seen.size === 0 ? 'Start here' : 'Next'} />
          </li>
        ))}
      </ol>
    </section>
  );
}
