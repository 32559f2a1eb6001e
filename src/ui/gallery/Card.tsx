/** One scenario of the gallery. It is run when its card comes into view; the words are there at once. */
import { useEffect, useRef, useState } from 'react';
import type { GalleryEntry } from '#library/gallery.ts';
import { previewScenario } from '../store/preview.ts';
import type { Trace } from '../store/trace.ts';
import { Preview } from './Preview.tsx';
import styles from './gallery.module.css';

interface Props {
  readonly entry: GalleryEntry;
  /** Has this person seen it to its end? */
  readonly seen: boolean;
  /** Why this card is the one to take now: "Start here", "Next". */
  readonly mark: string | null;
}

export function Card({ entry, seen, mark }: Props) {
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
    <a
      ref={box}
      className={styles.link}
      data-next={mark !== null || undefined}
      href={`#/${entry.name}`}
      aria-labelledby={id}
      aria-describedby={`${id}-about ${id}-beats`}
    >
      <Preview trace={trace} />
      {mark !== null && (
        <span className={styles.mark} aria-hidden="true">
          {mark}
        </span>
      )}
      <div className={styles.words}>
        <h3 id={id} className={styles.name}>
          <span className={styles.number} aria-hidden="true">
            {entry.number}
          </span>
          {entry.title}
        </h3>
        <p id={`${id}-about`} className={styles.about}>
          {entry.about}
        </p>
        <p id={`${id}-beats`} className={styles.beats}>
          {mark !== null && <span className="visually-hidden">{mark}. </span>}
          {seen && <span className={styles.seen}>✓ seen</span>}
          {seen && beats > 0 && ' · '}
          {beats === 0 ? '\u00a0' : `${beats} beats`}
        </p>
      </div>
    </a>
  );
}
