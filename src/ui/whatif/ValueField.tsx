/** One value: a field that takes the format's units, and a few sensible values to press. What is wrong is said at the field. */
import { useId, useState } from 'react';
import styles from './whatif.module.css';

export interface ValuePreset {
  readonly value: string;
  readonly text: string;
  /** What it is like ("across an ocean"), or ''. */
  readonly title: string;
}
export interface ValueFieldProps {
  readonly label: string;
  readonly says?: string;
  /** As in the file, and as shown to people. */
  readonly value: string;
  readonly shown: string;
  readonly presets: readonly ValuePreset[];
  readonly changed?: boolean;
  /** Returns what is wrong, or null where it was taken. */
  readonly onCommit: (typed: string) => string | null;
}

export function ValueField({ label, says, value, shown, presets, changed = false, onCommit }: ValueFieldProps) {
  const id = useId();
  /** What is being typed; null while the field shows what holds. */
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState('');
  const commit = (text: string): void => {
    const sentence = onCommit(text);
    setWrong(sentence ?? '');
    if (sentence === null) setTyped(null);
  };
  const drop = (): void => {
    setTyped(null);
    setWrong('');
  };
  return (
    <div className={styles.field} data-changed={changed || undefined}>
      <div className={styles.line}>
        <label className={styles.name} htmlFor={id} title={says}>
          {label}
        </label>
        <input
          id={id}
          className={styles.input}
          type="text"
          autoComplete="off"
          spellCheck={false}
          value={typed ?? shown}
          aria-invalid={wrong !== ''}
          aria-describedby={wrong === '' ? undefined : `${id}-wrong`}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit(typed ?? shown);
            else if (event.key === 'Escape' && typed !== null) {
              drop();
              event.stopPropagation();
            }
          }}
          onBlur={() => {
            if (typed !== null && typed.trim() !== '' && typed !== shown) commit(typed);
            else drop();
          }}
        />
      </div>
      {wrong !== '' && (
        <p id={`${id}-wrong`} className={styles.wrong} role="alert">
          {wrong}
        </p>
      )}
      <div className={styles.presets} role="group" aria-label={`${label}: common values`}>
        {presets.map((preset) => (
          <button
            key={preset.value}
            type="button"
            className={styles.preset}
            aria-pressed={preset.value === value}
            title={preset.title === '' ? undefined : preset.title}
            onClick={() => commit(preset.value)}
          >
            {preset.text}
          </button>
        ))}
      </div>
    </div>
  );
}
