/** Header of the lab: where I am, whose eyes, which panes, and how to show or share it. */
import { placeInGallery } from '#library/gallery.ts';
import { useScenario } from '../store/hooks.ts';
import { useStore } from '../store/store.ts';
import { lookThrough, present } from '../store/actions.ts';
import { Button } from '../controls/Button.tsx';
import { Icon } from '../icons/Icon.tsx';
import { keyOf } from '../keys/keys.ts';
import { useKeyboardBack } from '../keys/useKeyboardBack.ts';
import { openNotes } from '../presenter/channel.ts';
import { copyLink } from '../router/share.ts';
import { Brand, HelpButton, ThemeButton } from '../shell/PageHeader.tsx';
import { WhatIfButton } from '../whatif/Entry.tsx';
import { CompareButton } from '../compare/CompareButton.tsx';
import { PaneMenu } from './PaneMenu.tsx';
import shell from '../shell/shell.module.css';
import styles from './lab.module.css';

export function LabHeader() {
  const scenario = useScenario();
  const presenting = useStore((s) => s.presenting);
  const path = useStore((s) => (s.name === null ? undefined : placeInGallery(s.name)?.path));
  return (
    <header ref={useKeyboardBack()} className={`${shell.header} ${styles.header}`}>
      <Brand />
      <nav className={styles.crumbs} aria-label="Where you are">
        {!presenting && (
          <>
            <a href={path === undefined ? '#/' : `#/?path=${path.name}`}>{path?.title ?? 'Scenarios'}</a>
            <span aria-hidden="true">/</span>
          </>
        )}
        <h1 className={styles.name}>{scenario?.title ?? ''}</h1>
      </nav>
      <div className={shell.tools}>
        {!presenting && <EyesMenu />}
        {!presenting && <PaneMenu />}
        <WhatIfButton />
        <CompareButton />
        {presenting && (
          <Button
            label="Notes in a second window"
            text="Notes"
            icon={<Icon name="notes" size={18} />}
            keyName={keyOf('notes')}
            onPress={openNotes}
          />
        )}
        {!presenting && (
          <>
            <span className={styles.wide}>
              <ThemeButton />
            </span>
            <span className={styles.wide}>
              <HelpButton />
            </span>
          </>
        )}
        <Button
          label="Copy a link to this instant"
          text="Share link"
          icon={<Icon name="link" size={18} />}
          keyName={keyOf('copy-link')}
          onPress={copyLink}
        />
        <span className={styles.wide}>
          <Button
            label={presenting ? 'Back to normal size' : 'Large, for a projector'}
            text={presenting ? 'Stop presenting' : 'Present'}
            look="solid"
            keyName={keyOf('present')}
            showKey
            onPress={() => present(!presenting)}
          />
        </span>
      </div>
    </header>
  );
}

function EyesMenu() {
  const scenario = useScenario();
  const eyes = useStore((s) => s.eyes);
  if (scenario === null || scenario.hosts.length < 2) return null;
  return (
    <label className={styles.menu} title="With one host's eyes, what has not reached that host yet is veiled">
      <Icon name="eye" size={18} />
      <span className="visually-hidden">Whose eyes</span>
      <select
        className={styles.select}
        value={eyes ?? ''}
        onChange={(event) => {
          lookThrough(event.target.value === '' ? null : Number(event.target.value));
          event.target.blur();
        }}
      >
        <option value="">See everything</option>
        {scenario.hosts.map((host, index) => (
          <option key={host.name} value={index}>
            What {host.name} knows
          </option>
        ))}
      </select>
    </label>
  );
}
