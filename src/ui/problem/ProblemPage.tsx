/** What is wrong, where, and a way on. What the person had typed is kept and can be copied. */
import { PageHeader } from '../shell/PageHeader.tsx';
import type { ProblemReport } from '../store/store.ts';
import { ProblemList } from './ProblemList.tsx';
import styles from './problem.module.css';

export interface ProblemPageProps {
  readonly title: string;
  readonly sentence: string;
  readonly problems: readonly ProblemReport[];
  /** What came in: the link or the scenario's text; null where there is nothing worth keeping. */
  readonly typed: string | null;
}

export function ProblemPage({ title, sentence, problems, typed }: ProblemPageProps) {
  return (
    <>
      <PageHeader current="other" />
      <main className={styles.page}>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.sentence}>{sentence}</p>
        <ProblemList problems={problems} />
        {typed !== null && (
          <details className={styles.typed}>
            <summary>What you brought is still here</summary>
            <textarea
              className={styles.text}
              readOnly
              rows={Math.min(16, typed.split('\n').length + 1)}
              value={typed}
              aria-label="What you brought"
            />
          </details>
        )}
        <nav className={styles.ways} aria-label="Ways on">
          <a className={styles.way} href="#/">
            All scenarios
          </a>
          <a className={styles.other} href="#/open">
            Bring your own
          </a>
          <a className={styles.other} href="#/terms">
            Terms
          </a>
        </nav>
      </main>
    </>
  );
}
