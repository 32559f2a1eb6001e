/** The page: which place is shown, and what belongs to all of them (shortcuts, help, notices, blank screen). */
import { lazy, Suspense, useEffect } from 'react';
import { useStore } from '../store/store.ts';
import { blankScreen } from '../store/actions.ts';
import { usePlace } from '../router/usePlace.ts';
import { Gallery } from '../gallery/Gallery.tsx';
import { TermsPage } from '../terms/TermsPage.tsx';
import { HelpSheet } from '../keys/HelpSheet.tsx';
import { useShortcuts } from '../keys/useShortcuts.ts';
import { stir } from '../player/frames.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Loading } from './Loading.tsx';
import styles from './shell.module.css';

const Lab = lazy(() => import('../lab/Lab.tsx').then((module) => ({ default: module.Lab })));
const OpenPage = lazy(() => import('../open/OpenPage.tsx').then((module) => ({ default: module.OpenPage })));
const NotesPage = lazy(() => import('../presenter/NotesPage.tsx').then((module) => ({ default: module.NotesPage })));

export function App() {
  const place = usePlace();
  const blank = useStore((s) => s.blank);
  const notice = useStore((s) => s.notice);
  useShortcuts(place);
  useEffect(() => stir(), [place]);
  // Whatever a person does may set something going: idle again only when that has been painted.
  useEffect(() => {
    const kinds = ['pointerdown', 'click', 'keydown'] as const;
    for (const kind of kinds) document.addEventListener(kind, stir, true);
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, stir, true);
    };
  }, []);
  return (
    <>
      <ErrorBoundary key={place.kind === 'lab' ? place.scenario : place.kind}>
        <Suspense fallback={<Loading />}>
          {place.kind === 'gallery' && <Gallery path={place.path} />}
          {place.kind === 'terms' && <TermsPage slug={place.slug} />}
          {place.kind === 'open' && <OpenPage />}
          {place.kind === 'notes' && <NotesPage />}
          {place.kind === 'lab' && <Lab hash={place.hash} />}
        </Suspense>
      </ErrorBoundary>
      <HelpSheet />
      <div className={styles.toast} role="status">
        {notice}
      </div>
      {blank && (
        <button type="button" className={styles.blank} onClick={() => blankScreen(false)}>
          B or a click brings the picture back
        </button>
      )}
    </>
  );
}
