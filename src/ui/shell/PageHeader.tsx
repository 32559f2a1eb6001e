/** The header of the places that are lists: name, where to, theme. The lab has its own (lab/LabHeader.tsx). */
import { useStore } from '../store/store.ts';
import { setTheme, showHelp } from '../store/actions.ts';
import { Button } from '../controls/Button.tsx';
import { Icon } from '../icons/Icon.tsx';
import { keyOf } from '../keys/keys.ts';
import styles from './shell.module.css';

export function Brand() {
  return (
    <a className={styles.brand} href="#/">
      <svg
        viewBox="0 0 24 16"
        width="1.35em"
        height="0.9em"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d="M2 5h18M16 1l4 4M22 11H4M8 15l-4-4" />
      </svg>
      <span className={styles.brandName}>Bytes in Flight</span>
    </a>
  );
}

export function ThemeButton() {
  const theme = useStore((s) => s.theme);
  const other = theme === 'light' ? 'dark' : 'light';
  return (
    <Button
      label={`Theme: ${theme}. Change to ${other}`}
      icon={<Icon name={theme === 'light' ? 'moon' : 'sun'} size={18} />}
      look="bare"
      keyName={keyOf('theme')}
      onPress={() => setTheme(other)}
    />
  );
}

export function HelpButton() {
  return (
    <Button
      label="Keyboard shortcuts"
      icon={<Icon name="help" size={18} />}
      look="bare"
      keyName={keyOf('help')}
      onPress={() => showHelp(true)}
    />
  );
}

export function PageHeader({ current }: { readonly current: 'gallery' | 'terms' | 'other' }) {
  return (
    <header className={styles.header}>
      <Brand />
      <nav className={styles.nav} aria-label="Places">
        <a href="#/" aria-current={current === 'gallery' ? 'page' : undefined}>
          Scenarios
        </a>
        <a href="#/terms" aria-current={current === 'terms' ? 'page' : undefined}>
          Terms
        </a>
      </nav>
      <div className={styles.tools}>
        <ThemeButton />
        <HelpButton />
      </div>
    </header>
  );
}
