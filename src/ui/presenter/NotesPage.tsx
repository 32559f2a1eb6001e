/** The second window of a presenter: the beat, its notes, what comes next. It follows the lab and can step it. */
import { useEffect, useRef, useState } from 'react';
import { Button } from '../controls/Button.tsx';
import { openChannel } from './channel.ts';
import type { NotesMessage, NotesState } from './channel.ts';
import styles from './notes.module.css';

export function NotesPage() {
  const [state, setState] = useState<NotesState | null>(null);
  const channel = useRef<BroadcastChannel | null>(null);
  useEffect(() => {
    const opened = openChannel();
    channel.current = opened;
    opened.onmessage = (event: MessageEvent<NotesMessage>) => {
      if (event.data.kind === 'state') setState(event.data);
    };
    const say = (message: NotesMessage): void => opened.postMessage(message);
    say({ kind: 'hello' });
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === ' ') say({ kind: 'play' });
      else if (['.', 'PageDown', 'ArrowRight'].includes(event.key)) say({ kind: 'step', direction: 1 });
      else if ([',', 'PageUp', 'ArrowLeft'].includes(event.key)) say({ kind: 'step', direction: -1 });
      else if (event.key === 'b') say({ kind: 'blank' });
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
      opened.close();
      channel.current = null;
    };
  }, []);
  const say = (message: NotesMessage): void => channel.current?.postMessage(message);
  if (state === null) {
    return (
      <main className={styles.notes}>
        <h1 className={styles.title}>Notes</h1>
        <p>
          This window follows a scenario that is open in another window of this browser. <a href="#/">Choose one</a>
        </p>
      </main>
    );
  }
  return (
    <main className={styles.notes}>
      <p className={styles.where}>
        {state.scenario} · beat {state.beat} of {state.count} · {state.time}
      </p>
      <h1 className={styles.title}>{state.title}</h1>
      {state.ask !== null && <p className={styles.ask}>Asks: {state.ask}</p>}
      <p className={styles.text}>{state.notes === '' ? 'No notes for this beat.' : state.notes}</p>
      <div className={styles.next}>
        <p className={styles.where}>Next</p>
        <h2>{state.next ?? 'The end'}</h2>
        {state.nextNotes !== null && state.nextNotes !== '' && <p>{state.nextNotes}</p>}
      </div>
      <div className={styles.buttons}>
        <Button label="Beat before" text="Back" keyName="," onPress={() => say({ kind: 'step', direction: -1 })} />
        <Button label="Play or pause" text="Play or pause" keyName="Space" onPress={() => say({ kind: 'play' })} />
        <Button label="Next beat" text="Next" look="solid" keyName="." onPress={() => say({ kind: 'step', direction: 1 })} />
        <Button label="Blank the screen" text="Blank" keyName="B" onPress={() => say({ kind: 'blank' })} />
      </div>
    </main>
  );
}
