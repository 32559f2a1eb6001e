/** What can I see here: the paths, each with its scenarios in the order they are best learned, and where to begin or go on. */
import { useEffect } from 'react';
import { GALLERY, PATHS } from '#library/gallery.ts';
import { PageHeader } from '../shell/PageHeader.tsx';
import { PathLink, PathSection, scrollToPath } from './PathSection.tsx';
import { nextToSee, useSeen } from './seen.ts';
import styles from './gallery.module.css';

/** The lab is fetched while the person chooses, so that a click finds it there. */
const fetchLab = (): void => {
  import('../lab/Lab.tsx').catch(() => undefined);
};

/** `path`: the path a link asks for, which is then scrolled to. */
export function Gallery({ path }: { readonly path: string | null }) {
  const seen = useSeen();
  const next = nextToSee(GALLERY, seen);
  useEffect(() => {
    if ('requestIdleCallback' in globalThis) {
      const waiting = requestIdleCallback(fetchLab, { timeout: 3_000 });
      return () => cancelIdleCallback(waiting);
    }
    const waiting = setTimeout(fetchLab, 1_000);
    return () => clearTimeout(waiting);
  }, []);
  useEffect(() => {
    if (path !== null) scrollToPath(path);
  }, [path]);
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
          {next !== null && seen.size > 0 && (
            <p className={styles.goOn}>
              <a className={styles.goOnLink} href={`#/${next.name}`}>
                Go on with {next.number}. {next.title}
              </a>
            </p>
          )}
        </div>
        <nav aria-label="Paths">
          <ol className={styles.paths}>
            {PATHS.map((one) => (
              <li key={one.name}>
                <PathLink path={one} seen={seen} />
              </li>
            ))}
          </ol>
        </nav>
        {PATHS.map((one) => (
          <PathSection key={one.name} path={one} seen={seen} next={next} />
        ))}
        <p className={styles.foot}>
          Programs of your own? <a href="#/open">Bring them along</a>. New to the words? The <a href="#/terms">terms</a> build on each
          other. Everything runs in your browser, nothing is sent anywhere.
        </p>
      </main>
    </>
  );
}
