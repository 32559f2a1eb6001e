/** A text area for code. What is too long is refused before the browser lays it out: said at once, and what stood there stays. */
import { useId, type ChangeEvent, type ClipboardEvent, type DragEvent } from 'react';
import { tooLong } from './check.ts';
import styles from './open.module.css';

interface TextFieldProps {
  readonly label: string;
  /** Said below the label. */
  readonly hint: string;
  readonly value: string;
  /** In characters. */
  readonly most: number;
  readonly rows: number;
  readonly wrong: boolean;
  readonly onEdit: (text: string) => void;
  readonly onRefuse: (sentence: string) => void;
  readonly placeholder?: string;
}

export function TextField({ label, hint, value, most, rows, wrong, onEdit, onRefuse, placeholder }: TextFieldProps) {
  const id = useId();
  const fits = (text: string, area: HTMLTextAreaElement): boolean => {
    const length = area.value.length - (area.selectionEnd - area.selectionStart) + text.length;
    if (length <= most) return true;
    onRefuse(tooLong(`This text for ${label}`, length, most));
    return false;
  };
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>): void => {
    if (!fits(event.clipboardData.getData('text/plain'), event.currentTarget)) event.preventDefault();
  };
  const onDrop = (event: DragEvent<HTMLTextAreaElement>): void => {
    if (event.dataTransfer.files.length === 0 && !fits(event.dataTransfer.getData('text/plain'), event.currentTarget))
      event.preventDefault();
  };
  const onChange = ({ target }: ChangeEvent<HTMLTextAreaElement>): void => {
    if (target.value.length <= most) onEdit(target.value);
    else onRefuse(tooLong(`This text for ${label}`, target.value.length, most));
  };
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <p id={`${id}-hint`} className={styles.hint}>
        {hint}
      </p>
      <textarea
        id={id}
        className={styles.area}
        value={value}
        rows={rows}
        placeholder={placeholder}
        aria-describedby={`${id}-hint`}
        aria-invalid={wrong || undefined}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        autoComplete="off"
        wrap="off"
        onChange={onChange}
        onPaste={onPaste}
        onDrop={onDrop}
      />
    </div>
  );
}
