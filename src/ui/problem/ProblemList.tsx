/** Each problem with its place; for a program, the line as it was typed and a caret under the column. */
import type { ProblemReport } from '../store/store.ts';
import { caretUnder } from './caret.ts';
import styles from './problem.module.css';

export function ProblemList({ problems }: { readonly problems: readonly ProblemReport[] }) {
  return (
    <ul className={styles.list}>
      {problems.map((problem, place) => (
        <li key={place} className={styles.problem}>
          {problem.path !== '' && (
            <p className={styles.path}>
              <code>{problem.path}</code>
              {problem.line > 0 && `, line ${problem.line}`}
              {problem.column > 0 && `, column ${problem.column}`}
            </p>
          )}
          <p>{problem.sentence}</p>
          {problem.lineText !== '' && (
            <pre className={styles.source} aria-label={`Line ${problem.line}`}>
              <span className={styles.lineNumber}>{problem.line}</span>
              {problem.lineText}
              {problem.column > 0 && (
                <>
                  {'\n'}
                  <span className={styles.lineNumber} />
                  {caretUnder(problem.lineText, problem.column)}
                </>
              )}
            </pre>
          )}
        </li>
      ))}
    </ul>
  );
}
