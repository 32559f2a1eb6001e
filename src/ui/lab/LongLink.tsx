/** Where a link has become too long to be sent around: says so, and offers the scenario as a file. */
import { useEffect, useRef } from 'react';
import { useStore } from '../store/store.ts';
import { announce, offerFile } from '../store/actions.ts';
import { Button } from '../controls/Button.tsx';
import { copyEvenLong } from '../router/share.ts';
import { saveScenario } from '../router/save.ts';
import styles from './longlink.module.css';

export function LongLink() {
  const length = useStore((s) => s.longLink);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    if (length > 0 && !element.open) element.showModal();
    if (length === 0 && element.open) element.close();
  }, [length]);
  const save = (): void => {
    saveScenario(useStore.getState().source);
    offerFile(0);
    announce('Saved as a file. “Bring your own” opens it again.');
  };
  const copy = (): void => {
    offerFile(0);
    copyEvenLong();
  };
  return (
    <dialog ref={dialog} className={styles.sheet} aria-labelledby="long-link-title" onClose={() => offerFile(0)}>
      <h2 id="long-link-title" className={styles.title}>
        This link is long
      </h2>
      <p className={styles.text}>
        The whole scenario rides in it: {length.toLocaleString('en')} characters. Mails and chats often cut links of more than 2,000. A file
        always arrives whole;{' '}
        <a href="#/open" onClick={() => offerFile(0)}>
          Bring your own
        </a>{' '}
        opens it.
      </p>
      <div className={styles.ways}>
        <Button label="Save the scenario as a file" text="Save as file" look="solid" onPress={save} />
        <Button label="Copy the long link all the same" text="Copy the link anyway" onPress={copy} />
        <Button label="Close" text="Close" look="bare" onPress={() => offerFile(0)} />
      </div>
    </dialog>
  );
}
