/** The lab on a phone: pages side by side to swipe through, tabs above, player below, the inspector as a sheet over the page. */
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useScenario } from '../store/hooks.ts';
import { useStore } from '../store/store.ts';
import { select } from '../store/actions.ts';
import { Button } from '../controls/Button.tsx';
import { Icon } from '../icons/Icon.tsx';
import { Pending } from '../shell/Pending.tsx';
import { Player } from '../player/Player.tsx';
import { Story } from '../story/Story.tsx';
import { Timeline } from '../timeline/Timeline.tsx';
import { LiveStep } from '../log/LiveStep.tsx';
import { Log } from '../log/Log.tsx';
import { copyLink } from '../router/share.ts';
import { Brand, ThemeButton } from '../shell/PageHeader.tsx';
import { RunBanner } from './LabProblems.tsx';
import { InspectorView } from '../inspector/InspectorView.tsx';
import { LadderView } from '../ladder/LadderView.tsx';
import { StageView } from '../stage/StageView.tsx';
import type { Show } from '../stage/StageView.tsx';
import { askWhatIf } from '../store/actions.ts';
import { Changes, WhatIf, WhatIfButton } from '../whatif/Entry.tsx';
import styles from './phone.module.css';

const ChartsView = lazy(async () => ({ default: (await import('../charts/ChartsView.tsx')).ChartsView }));

interface Page {
  readonly id: string;
  readonly title: string;
  readonly show: Show | 'story' | 'wire' | 'charts' | 'log';
}

const CompareView = lazy(async () => ({ default: (await import('../compare/CompareView.tsx')).CompareView }));

export function PhoneLab() {
  const comparing = useStore((s) => s.compare !== null);
  const scenario = useScenario();
  const [at, setAt] = useState(0);
  const strip = useRef<HTMLDivElement>(null);
  const tabs = useRef<HTMLDivElement>(null);
  const pages = useMemo((): readonly Page[] => {
    const hosts = (scenario?.hosts ?? []).map((host, index): Page => ({
      id: `host-${index}`,
      title: host.name,
      show: { kind: 'host', host: index },
    }));
    const wire: Page[] = hosts.length > 1 ? [{ id: 'wire', title: 'wire', show: 'wire' }] : [];
    const charts: Page[] = [{ id: 'charts', title: 'charts', show: 'charts' }];
    return [
      { id: 'story', title: 'story', show: 'story' },
      ...hosts.slice(0, 1),
      ...wire,
      ...hosts.slice(1),
      { id: 'output', title: 'output', show: { kind: 'output' } },
      ...charts,
      { id: 'log', title: 'log', show: 'log' },
    ];
  }, [scenario]);

  const onScroll = (): void => {
    const element = strip.current;
    if (element !== null) setAt(Math.round(element.scrollLeft / Math.max(1, element.clientWidth)));
  };
  const go = useCallback((page: number): void => {
    const element = strip.current;
    element?.scrollTo({
      left: page * element.clientWidth,
      behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
    });
  }, []);
  useEffect(() => {
    tabs.current?.children[at]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [at]);

  return (
    <div className={styles.phone}>
      <header>
        <div className={styles.header}>
          <Brand />
          <h1 className={styles.name}>{scenario?.title ?? ''}</h1>
          <WhatIfButton />
          <ThemeButton />
          <Button label="Copy a link to this instant" icon={<Icon name="link" size={18} />} look="bare" onPress={copyLink} />
        </div>
        <div ref={tabs} className={styles.tabs} hidden={comparing} role="tablist" aria-label="Pages">
          {pages.map((page, place) => (
            <button
              key={page.id}
              type="button"
              role="tab"
              id={`tab-${page.id}`}
              aria-controls={`page-${page.id}`}
              aria-selected={place === at}
              tabIndex={place === at ? 0 : -1}
              className={styles.tab}
              onClick={() => go(place)}
              onKeyDown={(event) => {
                const to = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: pages.length - 1 }[event.key];
                if (to === undefined) return;
                event.preventDefault();
                const next = Math.max(0, Math.min(pages.length - 1, to));
                go(next);
                const tab = tabs.current?.children[next];
                if (tab instanceof HTMLElement) tab.focus({ preventScroll: true });
              }}
            >
              {page.title}
            </button>
          ))}
        </div>
        <Changes />
      </header>
      {comparing ? (
        <main className={styles.strip}>
          <Suspense fallback={<Pending />}>
            <CompareView />
          </Suspense>
        </main>
      ) : (
        <main ref={strip} className={styles.strip} onScroll={onScroll}>
          {pages.map((page, place) => (
            <section
              key={page.id}
              role="tabpanel"
              id={`page-${page.id}`}
              aria-labelledby={`tab-${page.id}`}
              className={styles.page}
              inert={place !== at}
            >
              {Math.abs(place - at) <= 1 && <PageContent page={page} />}
            </section>
          ))}
        </main>
      )}
      <footer className={styles.footer}>
        <Player />
        <Timeline />
      </footer>
      <Sheet />
      <LiveStep />
    </div>
  );
}

function PageContent({ page }: { readonly page: Page }) {
  if (page.show === 'story')
    return (
      <>
        <RunBanner />
        <Story />
      </>
    );
  if (page.show === 'wire') return <LadderView />;
  if (page.show === 'charts')
    return (
      <Suspense fallback={null}>
        <ChartsView />
      </Suspense>
    );
  if (page.show === 'log') return <Log />;
  return <StageView show={page.show} />;
}

/** Comes up when the person touches a thing or asks what if, and goes with its handle, Escape or a touch beside it. */
function Sheet() {
  const asked = useStore((s) => s.whatIf !== null);
  const selected = useStore((s) => s.selection !== null);
  if (!asked && !selected) return null;
  const close = (): void => (asked ? askWhatIf(null) : select(null));
  return (
    <aside className={styles.sheet} aria-label={asked ? 'What if' : 'Inspector'}>
      <button type="button" className={styles.handle} aria-label={asked ? 'Close What if' : 'Close the inspector'} onClick={close}>
        <span />
      </button>
      <div className={styles.sheetBody}>{asked ? <WhatIf /> : <InspectorView />}</div>
    </aside>
  );
}
