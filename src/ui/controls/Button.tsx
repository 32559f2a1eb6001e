/** The one kind of button. Every one has a name and a tooltip that says its key. */
import type { ReactNode } from 'react';
import styles from './controls.module.css';

export interface ButtonProps {
  readonly label: string;
  /** Shown text; without it the button shows only its icon and the label is its name. */
  readonly text?: ReactNode;
  readonly icon?: ReactNode;
  /** As shown to people: "Space", "P". */
  readonly keyName?: string | undefined;
  readonly onPress: () => void;
  readonly look?: 'plain' | 'solid' | 'bare';
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  readonly disabled?: boolean;
  readonly showKey?: boolean;
}

export function Button({ label, text, icon, keyName, onPress, look = 'plain', pressed, expanded, disabled, showKey = false }: ButtonProps) {
  const title = keyName === undefined ? label : `${label} (${keyName})`;
  return (
    <button
      type="button"
      className={styles.button}
      data-look={look}
      data-square={text === undefined || undefined}
      title={title}
      aria-label={text === undefined ? label : undefined}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-disabled={disabled || undefined}
      aria-keyshortcuts={keyName === undefined ? undefined : ariaKey(keyName)}
      onClick={() => {
        if (disabled !== true) onPress();
      }}
    >
      {icon}
      {text !== undefined && <span>{text}</span>}
      {showKey && keyName !== undefined && (
        <kbd className={styles.key} aria-hidden="true">
          {keyName}
        </kbd>
      )}
    </button>
  );
}

const ARIA_KEYS: Readonly<Record<string, string>> = { '←': 'ArrowLeft', '→': 'ArrowRight' };
const ariaKey = (shown: string): string => ARIA_KEYS[shown] ?? shown;
