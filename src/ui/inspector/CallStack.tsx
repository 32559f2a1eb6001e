/** The functions a thread is in, innermost first, each with its line and its local names. */
import type { TraceIndex } from '#trace/index/index.ts';
import styles from './inspector.module.css';
import type { FrameView } from './useFrames.ts';

export function CallStack({ index, frames }: { readonly index: TraceIndex; readonly frames: readonly FrameView[] }) {
  if (frames.length === 0) return null;
  return (
    <section className={styles.part} aria-label="Call stack">
      <h4>Call stack</h4>
      <ol className={styles.frames}>
        {frames.toReversed().map((frame, at) => (
          <li key={frames.length - at}>
            <p>
              <code>{frame.function}</code>{' '}
              <span className={styles.quiet}>
                {index.trace.header.files[frame.file]?.name ?? ''}, line {frame.line}
              </span>
            </p>
            {frame.locals.length > 0 && (
              <dl className={styles.locals}>
                {frame.locals.map((local) => (
                  <div key={local.name}>
                    <dt>{local.name}</dt>
                    <dd>{local.value}</dd>
                  </div>
                ))}
              </dl>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
