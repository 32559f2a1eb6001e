/** At the end of a story: which scenario comes next, which came before, and the way to all of them. */
import { useEffect } from 'react';
import { placeInGallery } from '#library/gallery.ts';
import { markSeen } from '../gallery/seen.ts';
import { useStore } from '../store/store.ts';
import styles from './story.module.css';

export function Onward() {
  const name = useStore((s) => s.name);
  useEffect(() => {
    if (name !== null) markSeen(name);
  }, [name]);
  const place = name === null ? null : placeInGallery(name);
  return (
    <nav className={styles.onward} aria-label="Other scenarios">
      {place?.after != null && (
        <a className={styles.onwardNext} href={`#/${place.after.name}`}>
          <span className={styles.onwardWord}>Next scenario</span>
          {place.after.number}. {place.after.title}
        </a>
      )}
      <p className={styles.next}>
        {place?.before != null && (
          <>
            Before this: <a href={`#/${place.before.name}`}>{place.before.title}</a>.{' '}
          </>
        )}
        <a href={place === null ? '#/' : `#/?path=${place.path.name}`}>All scenarios</a>
      </p>
    </nav>
  );
}
