/** One scenario: story left, hosts and wire in the middle, inspector right, player and timeline below. On a phone, one page at a time. */
import { lazy, Suspense, useEffect } from 'react';
import { usePane, usePresenting, useScenario } from '../store/hooks.ts';
import { leaveLab } from '../store/simulation.ts';
import { useStore } from '../store/store.ts';
import { stopPlaying } from '../player/player.ts';
import { Player } from '../player/Player.tsx';
import { Story } from '../story/Story.tsx';
import { Timeline } from '../timeline/Timeline.tsx';
import { Log } from '../log/Log.tsx';
import { LiveStep } from '../log/LiveStep.tsx';
import { openVisited } from '../router/changes.ts';
import { followWithHash } from '../router/share.ts';
import { useVisit } from '../router/usePlace.ts';
import { useNotesSpeaker } from '../presenter/useNotesSpeaker.ts';
import { Loading } from '../shell/Loading.tsx';
import { Pending } from '../shell/Pending.tsx';
import { LabHeader } from './LabHeader.tsx';
import { LabProblems, RunBanner } from './LabProblems.tsx';
import { LongLink } from './LongLink.tsx';
import { PhoneLab } from './PhoneLab.tsx';
import { useNarrow } from './useNarrow.ts';
import { InspectorView } from '../inspector/InspectorView.tsx';
import { StageView } from '../stage/StageView.tsx';
import { followBeside } from '../compare/beside.ts';
import { Inspected, useSomethingSelected } from '../compare/Inspected.tsx';
import { Changes, WhatIf } from '../whatif/Entry.tsx';
import styles from './lab.module.css';

const ChartsView = lazy(async () => ({ default: (await import('../charts/ChartsView.tsx')).ChartsView }));

export function Lab({ hash }: { readonly hash: string }) {
  const status = useStore((s) => s.status);
  const ready = useStore((s) => s.trace !== null);
  const title = useScenario()?.title;
  const narrow = useNarrow();
  useNotesSpeaker();
  const visit = useVisit();
  useEffect(() => openVisited(hash), [hash, visit]);
  useEffect(() => {
    const stops = [followWithHash(), followBeside()];
    return () => {
      for (const stop of stops) stop();
      leaveLab();
      stopPlaying();
    };
  }, []);
  useEffect(() => {
    const before = document.title;
    if (title !== undefined) document.title = `${title} · Bytes in Flight`;
    return () => {
      document.title = before;
    };
  }, [title]);
  if (status === 'refused') return <LabProblems />;
  if (!ready) return <Loading />;
  return (
    <>
      {narrow ? <PhoneLab /> : <WideLab />}
      <LongLink />
    </>
  );
}

const ALL = { kind: 'all' } as const;
const CompareView = lazy(async () => ({ default: (await import('../compare/CompareView.tsx')).CompareView }));
const TwoTimelines = lazy(async () => ({ default: (await import('../compare/TwoTimelines.tsx')).TwoTimelines }));

function WideLab() {
  const presenting = usePresenting();
  const comparing = useStore((s) => s.compare !== null);
  const whatIf = useStore((s) => s.whatIf !== null);
  // On a wall there is room for one of the two.
  const pane = usePane('inspector');
  const selected = useSomethingSelected();
  const inspector = (pane || (comparing && selected)) && !(presenting && whatIf);
  const charts = usePane('charts');
  const log = usePane('log');
  const right = inspector || log || whatIf;
  return (
    <div
      className={styles.lab}
      data-right={right || undefined}
      data-presenting={presenting || undefined}
      data-comparing={comparing || undefined}
    >
      <div>
        <LabHeader />
        <Changes />
      </div>
      <main className={styles.middle}>
        {comparing ? (
          <Suspense fallback={<Loading />}>
            <CompareView />
          </Suspense>
        ) : (
          <>
            <div className={styles.story}>
              <Story />
            </div>
            <div className={styles.stage}>
              <RunBanner />
              <div className={styles.stageBox}>
                {charts ? (
                  <Suspense fallback={<Loading />}>
                    <ChartsView />
                  </Suspense>
                ) : (
                  <StageView show={ALL} />
                )}
              </div>
            </div>
          </>
        )}
        {right && (
          <div className={styles.right} data-whatif={whatIf || undefined}>
            <WhatIf />
            {inspector && (
              <div className={styles.inspector}>
                <Inspected>
                  <InspectorView />
                </Inspected>
              </div>
            )}
            {log && (
              <div className={styles.log}>
                <Log />
              </div>
            )}
          </div>
        )}
      </main>
      <footer className={styles.bottom}>
        <Player />
        <Timelines />
      </footer>
      <LiveStep />
    </div>
  );
}

/** One timeline; while two runs are compared, two of them, one under the other. */
function Timelines() {
  const beside = useStore((s) => s.beside);
  return beside === null ? (
    <Timeline />
  ) : (
    <Suspense
      fallback={
        <>
          <Timeline />
          <Pending />
        </>
      }
    >
      <TwoTimelines beside={beside} />
    </Suspense>
  );
}
