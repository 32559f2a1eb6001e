/** Bring your own: two programs or a scenario file, checked at the door, run in the lab. Nothing that was typed is ever lost. */
import { useEffect, useRef, useState, type DragEvent } from 'react';
import { LONGEST_FILE } from '#scenario/resolve.ts';
import { Button } from '../controls/Button.tsx';
import { busy } from '../player/frames.ts';
import { ProblemList } from '../problem/ProblemList.tsx';
import { saveScenario, saveText } from '../router/save.ts';
import { PageHeader } from '../shell/PageHeader.tsx';
import type { ProblemReport } from '../store/store.ts';
import { LONGEST_FILE_BYTES, tooLong } from './check.ts';
import { scenarioOf, type Tab } from './draft.ts';
import { edit, keepDraft, useDraft } from './drafts.ts';
import { openDraft } from './open.ts';
import { ScenarioText } from './ScenarioText.tsx';
import { PANEL_ID, tabId, Tabs } from './Tabs.tsx';
import { TwoPrograms } from './TwoPrograms.tsx';
import styles from './open.module.css';

/** More problems than this are counted, not listed: the first ones are where to begin. */
const MOST_LISTED = 50;
const NONE: readonly ProblemReport[] = [];

export function OpenPage() {
  const tab = useDraft((draft) => draft.tab);
  const [problems, setProblems] = useState(NONE);
  const [refused, setRefused] = useState('');
  const [running, setRunning] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => keepDraft, []);
  useEffect(() => {
    if (problems.length === 0) return;
    heading.current?.focus({ preventScroll: true });
    // On a phone the list lies below the text: its beginning comes into view, whatever its length.
    heading.current?.closest('section')?.scrollIntoView({ block: 'nearest' });
  }, [problems]);

  const choose = (next: Tab): void => {
    edit({ tab: next });
    setProblems(NONE);
    setRefused('');
  };
  const run = async (): Promise<void> => {
    if (running) return;
    setRunning(true);
    setRefused('');
    setProblems(NONE);
    keepDraft();
    const done = busy();
    try {
      setProblems((await openDraft(useDraft.getState())).problems);
    } finally {
      setRunning(false);
      done();
    }
  };
  const take = async (file: File): Promise<void> => {
    const done = busy();
    try {
      setProblems(NONE);
      if (file.size > LONGEST_FILE_BYTES) {
        setRefused(tooLong(`The file “${file.name}”`, file.size, LONGEST_FILE));
        return;
      }
      const text = await file.text();
      if (text.length > LONGEST_FILE) {
        setRefused(tooLong(`The file “${file.name}”`, text.length, LONGEST_FILE));
        return;
      }
      const stood = useDraft.getState().file;
      edit({ tab: 'file', file: text, ...(stood.trim() === '' || stood === text ? {} : { before: stood }) });
      setRefused('');
    } catch {
      setRefused(`The file “${file.name}” could not be read.`);
    } finally {
      done();
    }
  };
  const save = (): void => {
    const draft = useDraft.getState();
    if (draft.tab === 'file') saveText('scenario.json', draft.file);
    else saveScenario(scenarioOf(draft));
  };
  const onDrop = (event: DragEvent): void => {
    const file = event.dataTransfer.files[0];
    if (file === undefined) return;
    event.preventDefault();
    void take(file);
  };
  const wrong = new Set(problems.map((one) => one.path));

  return (
    <>
      <PageHeader current="other" />
      <main
        className={styles.page}
        onDragOver={(event) => {
          if (event.dataTransfer.types.includes('Files')) event.preventDefault();
        }}
        onDrop={onDrop}
      >
        <h1 className={styles.title}>Bring your own</h1>
        <p className={styles.lead}>
          Your Python programs, on simulated computers with a real TCP between them. They run in this tab; nothing is sent anywhere.
        </p>
        <div className={styles.body} data-wrong={problems.length > 0 || undefined}>
          <div className={styles.work}>
            <Tabs tab={tab} onChoose={choose} />
            <div id={PANEL_ID} className={styles.panel} role="tabpanel" aria-labelledby={tabId(tab)}>
              {tab === 'programs' ? (
                <TwoPrograms wrong={wrong} onRefuse={setRefused} />
              ) : (
                <ScenarioText wrong={problems.length > 0} onRefuse={setRefused} onFile={(file) => void take(file)} />
              )}
            </div>
            <p className={styles.refused} role="alert">
              {refused}
            </p>
            <div className={styles.ways}>
              <Button
                label="Check it and open it in the lab"
                text={running ? 'Starting' : 'Run'}
                look="solid"
                disabled={running}
                onPress={() => void run()}
              />
              <Button label="Save what stands here as a scenario file" text="Save as file" onPress={save} />
            </div>
          </div>
          {problems.length > 0 && (
            <section className={styles.problems} aria-labelledby="open-problems">
              <h2 id="open-problems" ref={heading} tabIndex={-1} className={styles.subtitle}>
                {titleOf(problems)}
              </h2>
              <ProblemList problems={problems.slice(0, MOST_LISTED)} />
              {problems.length > MOST_LISTED && (
                <p className={styles.hint}>And {(problems.length - MOST_LISTED).toLocaleString('en')} more.</p>
              )}
            </section>
          )}
        </div>
      </main>
    </>
  );
}

function titleOf(problems: readonly ProblemReport[]): string {
  return problems.length === 1 ? 'One thing to put right' : `${problems.length.toLocaleString('en')} things to put right`;
}
