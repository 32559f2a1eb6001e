/** "Why is it waiting?": the bytes or the thread that wait at this instant, and what will end it. */
import { TurnOff } from '../whatif/TurnOff.tsx';
import { useEyes, useFocus, useSelection, useTrace, useWorld } from '../store/hooks.ts';
import { whyWaitingNow } from '../store/story.ts';
import { indexOf } from '../store/trace.ts';
import styles from './story.module.css';

export function Waiting() {
  const trace = useTrace();
  const world = useWorld();
  const eyes = useEyes();
  const focus = useFocus();
  const selection = useSelection();
  const reason = trace === null || world === null ? null : whyWaitingNow(trace, world, selection, focus, eyes);
  if (reason === null) return null;
  return (
    <aside className={styles.waiting} aria-label={reason.title}>
      <h3 className={styles.why}>{reason.title}</h3>
      {reason.sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {reason.source !== '' && (
        <p className={styles.source} title={reason.source}>
          {shortSource(reason.source)}
        </p>
      )}
      {reason.held?.rule === 'nagle' && trace !== null && <TurnOff index={indexOf(trace)} host={reason.held.host} />}
    </aside>
  );
}

/** The standard comes first and is what a reader looks up; where Linux has it in its source stands in the tooltip. */
const shortSource = (source: string): string => (source.split(';', 1)[0] ?? '').replace(/^(RFC \d+) (?=\d)/, '$1 §');
