/** One of a few, side by side: native radio buttons in a row, so arrow keys and screen readers work as everywhere. */
import { useId } from 'react';
import styles from './controls.module.css';

export interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly text: string; readonly title?: string }[];
  readonly value: T;
  readonly onChoose: (value: T) => void;
  /** Is the label shown before the row, or only read out? */
  readonly showLabel?: boolean;
}

export function Choice<T extends string>({ label, options, value, onChoose, showLabel = true }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className={styles.choice}>
      <legend className={showLabel ? styles.legend : 'visually-hidden'}>{label}</legend>
      <div className={styles.row}>
        {options.map((option) => (
          <label key={option.value} className={styles.option} title={option.title}>
            <input
              className={styles.radio}
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
            />
            <span>{option.text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
