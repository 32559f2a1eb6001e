/** The small form: two programs on two hosts, how far apart the hosts are, and when the run stops at the latest. */
import { useId } from 'react';
import { LONGEST_PROGRAM } from './check.ts';
import { CLIENT_START } from './draft.ts';
import { edit, useDraft } from './drafts.ts';
import { TextField } from './TextField.tsx';
import styles from './open.module.css';

interface TwoProgramsProps {
  /** Paths of the problems that were found, to mark their fields. */
  readonly wrong: ReadonlySet<string>;
  readonly onRefuse: (sentence: string) => void;
}

export function TwoPrograms({ wrong, onRefuse }: TwoProgramsProps) {
  const draft = useDraft();
  const shared = { most: LONGEST_PROGRAM, rows: 16, onRefuse };
  return (
    <>
      <div className={styles.programs}>
        <TextField
          {...shared}
          label="client.py"
          hint={`On the host “client” (10.9.0.1). Starts after ${CLIENT_START.replace('ms', ' ms')}.`}
          value={draft.client}
          wrong={wrong.has('client.py')}
          onEdit={(client) => edit({ client })}
        />
        <TextField
          {...shared}
          label="server.py"
          hint="On the host “server” (10.9.0.2). Starts at once."
          value={draft.server}
          wrong={wrong.has('server.py')}
          onEdit={(server) => edit({ server })}
        />
      </div>
      <div className={styles.settings}>
        <Duration
          label="Delay"
          hint="One way over the link"
          value={draft.delay}
          wrong={wrong.has('Delay')}
          onEdit={(delay) => edit({ delay })}
        />
        <Duration
          label="Stop after"
          hint="The run ends then at the latest"
          value={draft.end}
          wrong={wrong.has('Stop after')}
          onEdit={(end) => edit({ end })}
        />
      </div>
    </>
  );
}

interface DurationProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly wrong: boolean;
  readonly onEdit: (text: string) => void;
}

function Duration({ label, hint, value, wrong, onEdit }: DurationProps) {
  const id = useId();
  return (
    <div className={styles.duration}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={styles.short}
        type="text"
        maxLength={30}
        autoComplete="off"
        value={value}
        aria-describedby={`${id}-hint`}
        aria-invalid={wrong || undefined}
        onChange={(event) => onEdit(event.target.value)}
      />
      <span id={`${id}-hint`} className={styles.hint}>
        {hint}, with a unit: us, ms or s
      </span>
    </div>
  );
}
