/** A question before the answer is shown. The answer itself comes out of the trace; no choice is wrong to make. */
import { useTrace } from '../store/hooks.ts';
import { useStore } from '../store/store.ts';
import { answer } from '../store/actions.ts';
import { canAnswer } from '../store/beats.ts';
import type { PlacedBeat } from '../store/beats.ts';
import { askedAnswer, filledText } from '../store/story.ts';
import { Inlines } from './RichText.tsx';
import { parseInline } from './markdown.ts';
import styles from './story.module.css';

/** What stands for "show me" among the answers. */
const SHOWN = '';

export function Ask({ beat }: { readonly beat: PlacedBeat }) {
  const given = useStore((s) => s.answers[beat.number]);
  const fits = useStore((s) => canAnswer(s, beat));
  const trace = useTrace();
  const { ask } = beat.beat;
  if (ask === null || trace === null) return null;
  const question = <Inlines inlines={parseInline(filledText(trace, beat, ask.question))} />;
  const right = askedAnswer(trace, beat);
  if (!fits)
    return right === null ? null : (
      <div className={styles.ask} role="status">
        <p className={styles.question}>{question}</p>
        <p className={styles.verdict}>
          <strong>In your changed run it is {right}.</strong>
        </p>
      </div>
    );
  if (given === undefined) {
    return (
      <div className={styles.ask} role="group" aria-label="Question">
        <p className={styles.question}>{question}</p>
        <div className={styles.choices}>
          {ask.choices.map((choice) => (
            <button key={choice} type="button" className={styles.choice} onClick={() => answer(beat.number, choice)}>
              {choice}
            </button>
          ))}
        </div>
        <button type="button" className={styles.showMe} onClick={() => answer(beat.number, SHOWN)}>
          Just show me
        </button>
      </div>
    );
  }
  const hit = given !== SHOWN && right !== null && given.trim() === right.trim();
  return (
    <div className={styles.ask} role="status">
      <p className={styles.question}>{question}</p>
      <p className={styles.verdict} data-hit={hit || undefined}>
        {right === null ? (
          'This run does not say.'
        ) : (
          <>
            {hit ? <strong>✓ Yes: {right}.</strong> : <strong>It is {right}.</strong>}
            {!hit && given !== SHOWN && <> You said {given}. Go back a little and watch why.</>}
          </>
        )}
      </p>
    </div>
  );
}
