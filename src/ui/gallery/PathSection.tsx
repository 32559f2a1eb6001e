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

export function PathSection({ path, seen, next }: Props) {
  const heading = `path-${path.name}`;
  const done = path.entries.filter((entry) => seen.has(entry.name)).length;
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
