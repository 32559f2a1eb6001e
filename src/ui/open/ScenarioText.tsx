/** The text of a scenario file: typed, pasted, chosen or dropped. */
import { useRef } from 'react';
import { LONGEST_FILE } from '#scenario/resolve.ts';
import { Button } from '../controls/Button.tsx';
import { scenarioOf } from './draft.ts';
import { edit, useDraft } from './drafts.ts';
import { TextField } from './TextField.tsx';
import styles from './open.module.css';

interface ScenarioTextProps {
  readonly wrong: boolean;
  readonly onRefuse: (sentence: string) => void;
  readonly onFile: (file: File) => void;
}

export function ScenarioText({ wrong, onRefuse, onFile }: ScenarioTextProps) {
  const draft = useDraft();
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <div className={styles.sources}>
        <Button label="Choose a scenario file from this computer" text="Choose a file" onPress={() => chooser.current?.click()} />
        <input
          ref={chooser}
          className={styles.chooser}
          type="file"
          accept=".json,application/json"
          aria-label="Scenario file"
          tabIndex={-1}
          onChange={({ target }) => {
            const file = target.files?.[0];
            if (file !== undefined) onFile(file);
            target.value = '';
          }}
        />
        {draft.file.trim() === '' && (
          <Button
            label="Write the two programs down as a scenario file"
            text="Begin with the two programs"
            onPress={() => edit({ file: `${JSON.stringify(scenarioOf(draft), null, 2)}\n` })}
          />
        )}
        {draft.before !== '' && (
          <Button
            label="Swap the file for the text that stood here before it"
            text="Bring back what stood here"
            onPress={() => edit({ file: draft.before, before: draft.file })}
          />
        )}
      </div>
      <TextField
        label="Scenario file"
        hint="JSON, version 1. Paste it, type it, or drop a .json file here."
        placeholder={'{ "version": 1, "hosts": [ … ], "links": [ … ] }'}
        value={draft.file}
        most={LONGEST_FILE}
        rows={22}
        wrong={wrong}
        onEdit={(file) => edit({ file })}
        onRefuse={onRefuse}
      />
    </>
  );
}
