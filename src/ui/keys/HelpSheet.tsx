/** The sheet of shortcuts, printed from the same table that the dispatcher uses. */
import { useEffect, useRef } from 'react';
import { useStore } from '../store/store.ts';
import { allowSingleKeys, showHelp } from '../store/actions.ts';
import { Button } from '../controls/Button.tsx';
import { Icon } from '../icons/Icon.tsx';
import { SHORTCUTS } from './keys.ts';
import styles from './keys.module.css';

const GROUPS = ['Time', 'Story', 'What if', 'Panes', 'Showing', 'Page'] as const;

export function HelpSheet() {
  const open = useStore((s) => s.helpOpen);
  const singleKeys = useStore((s) => s.singleKeys);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    if (open && !element.open) element.showModal();
    if (!open && element.open) element.close();
    // A press on the dimmed page beside the sheet closes it, too; Escape and the button do so by keyboard.
    const onPress = (event: PointerEvent): void => {
      if (event.target === element) showHelp(false);
    };
    element.addEventListener('pointerdown', onPress);
    return () => element.removeEventListener('pointerdown', onPress);
  }, [open]);
  return (
    <dialog ref={dialog} className={styles.sheet} aria-labelledby="help-title" onClose={() => showHelp(false)}>
      <div className={styles.inner}>
        <div className={styles.head}>
          <h2 id="help-title">Keyboard shortcuts</h2>
          <Button label="Close" icon={<Icon name="close" size={18} />} look="bare" keyName="Esc" onPress={() => showHelp(false)} />
        </div>
        <div className={styles.groups}>
          {GROUPS.map((group) => (
            <section key={group} className={styles.group}>
              <h3>{group}</h3>
              <dl>
                {SHORTCUTS.filter((shortcut) => shortcut.group === group).map((shortcut) => (
                  <div key={shortcut.command} className={styles.row} data-off={(shortcut.single && !singleKeys) || undefined}>
                    <dt>
                      <kbd>{shortcut.shown}</kbd>
                    </dt>
                    <dd>{shortcut.label}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
        <label className={styles.switch}>
          <input type="checkbox" checked={singleKeys} onChange={(event) => allowSingleKeys(event.target.checked)} />
          <span>
            Letters, digits and signs work as shortcuts. Switch this off if you steer by voice; Space, arrows and page keys go on working.
          </span>
        </label>
        <p className={styles.hint}>
          None of them works while you type in a field; Esc leaves it. On the timeline, the arrow keys move the playhead finely.
        </p>
      </div>
    </dialog>
  );
}
