/** One scenario of the gallery. It is run when its card comes into view; the words are there at once. */
import { useEffect, useRef, useState } from 'react';
import type { GalleryEntry } from '#library/gallery.ts';
import { previewScenario } from '../store/preview.ts';
import type { Trace } from '../store/trace.ts';
import { Preview } from './Preview.tsx';
import styles from './gallery.module.css';

export function Card({ entry, number }: { readonly entry: GalleryEntry; readonly number: number }) {
  const box = useRef<HTMLAnchorElement>(null);
  const [beats, setBeats] = useState(0);
  const [trace, setTrace] = useState<Trace | null>(null);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    let gone = false;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((one) => one.isIntersecting)) return;
        observer.disconnect();
        // A card whose picture cannot be drawn is still a card: the scenario itself says what is wrong.
        previewScenario(entry.name, (count) => {
          if (!gone) setBeats(count);
        }).then(
          (found) => {
            if (!gone) setTrace(found);
          },
          () => undefined,
        );
      },
      { rootMargin: '200px' },
    );
    observer.observe(element);
    return () => {
      gone = true;
      observer.disconnect();
    };
  }, [entry.name]);
  const id = `card-${entry.name}`;
  return (
    <a ref={box} className={styles.link} href={`#/${entry.name}`} aria-labelledby={id} aria-describedby={`${id}-about`}>
      <Preview trace={trace} />
      <div className={styles.words}>
        <h2 id={id} className={styles.name}>
          <span className={styles.number} aria-hidden="true">
            {number}
          </span>
          {entry.title}
        </h2>
        <p id={`${id}-about`} className={styles.about}>
          {entry.about}
        </p>
        <p className={styles.beats}>{beats === 0 ? '\u00a0' : `${beats} beats`}</p>
      </div>
    </a>
  );
}
