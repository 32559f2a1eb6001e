/** What can I see here: the scenarios in the order they are best learned, each with a small picture of its own run. */
import { useEffect } from 'react';
import { GALLERY } from '#library/gallery.ts';
import { PageHeader } from '../shell/PageHeader.tsx';
import { Card } from './Card.tsx';
import styles from './gallery.module.css';

/** The lab is fetched while the person chooses, so that a click finds it there. */
const fetchLab = (): void => {
  import('../lab/Lab.tsx').catch(() => undefined);
};

export function Gallery() {
  useEffect(() => {
    if ('requestIdleCallback' in globalThis) {
      const waiting = requestIdleCallback(fetchLab, { timeout: 3_000 });
      return () => cancelIdleCallback(waiting);
    }
    const waiting = setTimeout(fetchLab, 1_000);
    return () => clearTimeout(waiting);
  }, []);
  return (
    <>
      <PageHeader current="gallery" />
      <main className={styles.page}>
        <div className={styles.hero}>
          <h1 className={styles.title}>
            What happens between <code>send()</code> and <code>recv()</code>?
          </h1>
          <p className={styles.lead}>
            Real Python programs run here on simulated computers, with a real TCP between them. Stop time anywhere, go back and forth, and
            see the line of code, the kernel’s buffers and every segment on the wire.
          </p>
        </div>
        <ol className={styles.cards} aria-label="Scenarios, in a good order to learn them">
          {GALLERY.map((entry, place) => (
            <li key={entry.name} className={styles.card}>
              <Card entry={entry} number={place + 1} />
            </li>
          ))}
        </ol>
        <p className={styles.foot}>
          Programs of your own? <a href="#/open">Bring them along</a>. New to the words? The <a href="#/terms">terms</a> build on each
          other. Everything runs in your browser, nothing is sent anywhere.
        </p>
      </main>
    </>
  );
}
