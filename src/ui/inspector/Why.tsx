/** "Why?" on an event: one sentence, and the causes behind it, each a link to its instant. */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { EventId } from '#trace/events.ts';
import type { TraceIndex } from '#trace/index/index.ts';
import { why } from '#trace/causes.ts';
import { seek, select } from '../store/actions.ts';
import { timeText } from '../wording/wording.ts';
import styles from './inspector.module.css';

export function Why({ index, event, title = 'Why?' }: { readonly index: TraceIndex; readonly event: EventId; readonly title?: string }) {
  const answer = why(index, event);
  return (
    <section className={styles.part} aria-label={title}>
      <h4>{title}</h4>
      <p className={styles.because}>{answer.summary}</p>
      {answer.steps.length > 1 && (
        <details className={styles.causes}>
          <summary>Step by step, back to where it began</summary>
          <ol>
            {answer.steps.map((step) => (
              <li key={step.event}>
                <EventLink event={step.event} at={step.at} sentence={step.sentence} />
                {step.because.length > 0 && (
                  <ul>
                    {step.because.map((ground) => (
                      <li key={ground.event}>
                        <EventLink event={ground.event} at={ground.at} sentence={ground.sentence} />
                      </li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ol>
          {answer.more && <p className={styles.quiet}>It goes on further back.</p>}
        </details>
      )}
    </section>
  );
}

/** A sentence that leads to its instant and points at its event. */
export function EventLink({ event, at, sentence }: { readonly event: EventId; readonly at: Nanoseconds; readonly sentence: string }) {
  return (
    <button
      type="button"
      className={styles.event}
      onClick={() => {
        seek(at);
        select({ kind: 'event', event, bytes: null });
      }}
    >
      <span className={styles.when}>{timeText(at)}</span>
      <span>{sentence}</span>
    </button>
  );
}
