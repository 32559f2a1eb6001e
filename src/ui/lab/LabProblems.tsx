/** A scenario that cannot run, and one that ran and was stopped: said clearly, with what was typed kept and a way on. */
import { useStore } from '../store/store.ts';
import type { ProblemReport } from '../store/store.ts';
import { ProblemPage } from '../problem/ProblemPage.tsx';
import { ProblemList } from '../problem/ProblemList.tsx';
import styles from './lab.module.css';

const PAGES: Readonly<Record<ProblemReport['kind'], { readonly title: string; readonly sentence: string }>> = {
  link: {
    title: 'This link is broken',
    sentence: 'It may have been cut off when it was copied. Ask for it once more, or begin with a scenario from the gallery.',
  },
  newer: {
    title: 'This link is from a newer version',
    sentence: 'Reload the page to get the newest one. If that does not help, open the link where it was made.',
  },
  missing: { title: 'There is no such scenario', sentence: 'It may have another name by now. The gallery shows all there are.' },
  scenario: { title: 'This scenario cannot run yet', sentence: 'Here is what has to be put right, by its place in the file.' },
  syntax: { title: 'A program has a mistake', sentence: 'Python could not read it, so nothing has run. Here is the line.' },
  unsupported: {
    title: 'This program needs something that is not here yet',
    sentence: 'It is real Python, but it uses a part that these computers do not have.',
  },
  budget: { title: 'This run was stopped', sentence: 'It took more than a run may take. Perhaps a program goes on for ever.' },
  spinning: { title: 'A program never rests', sentence: 'It keeps the processor busy until the run ends.' },
  internal: { title: 'This run failed', sentence: 'That is a fault of this page, not of your program.' },
};

export function LabProblems() {
  const problems = useStore((s) => s.problems);
  const source = useStore((s) => s.source);
  const opened = useStore((s) => s.opened);
  const page = PAGES[problems[0]?.kind ?? 'internal'];
  const typed = source === null ? opened : JSON.stringify(source, null, 2);
  return <ProblemPage title={page.title} sentence={page.sentence} problems={problems} typed={typed} />;
}

/** Over the stage, when a run was stopped before its end (an endless loop, something unsupported): shown up to there, and said. */
export function RunBanner() {
  const problems = useStore((s) => s.problems);
  const status = useStore((s) => s.status);
  if (status === 'refused' || problems.length === 0) return null;
  const page = PAGES[problems[0]?.kind ?? 'internal'];
  return (
    <div className={styles.banner} role="alert">
      <p className={styles.bannerTitle}>
        <strong>{page.title}.</strong> Everything up to there can be looked at.
      </p>
      <ProblemList problems={problems} />
    </div>
  );
}
