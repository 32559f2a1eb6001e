/** The variables of a connection; pointing at one explains it. */
import { useState } from 'react';
import type { EventOf } from '#trace/events.ts';
import { useRoving } from '../bytes/useRoving.ts';
import styles from './inspector.module.css';
import { variableLines } from './variables.ts';

export function Variables({ variables }: { readonly variables: EventOf<'tcp.variables'> }) {
  const [pointed, setPointed] = useState<string | null>(null);
  const lines = variableLines(variables);
  const roving = useRoving(lines.length);
  const explained = lines.find((line) => line.name === pointed);
  return (
    <section className={styles.part} aria-label="Variables">
      <h4>Variables</h4>
      <div
        className={styles.variables}
        onKeyDown={roving.onKeyDown}
        onPointerLeave={() => setPointed(null)}
        role="group"
        aria-label="variables of the connection"
      >
        {lines.map((line, place) => (
          <button
            key={line.name}
            type="button"
            className={styles.variable}
            data-rove={place}
            tabIndex={roving.tabIndexOf(place)}
            data-pointed={pointed === line.name || undefined}
            aria-label={`${line.name} ${line.value}. ${line.sentence}`}
            onPointerEnter={() => setPointed(line.name)}
            onFocus={() => setPointed(line.name)}
            onBlur={() => setPointed(null)}
            onClick={() => setPointed(line.name)}
          >
            <span>{line.name}</span>
            <b>{line.value}</b>
          </button>
        ))}
      </div>
      <p className={styles.explain} aria-live="polite">
        {explained?.sentence ?? 'Sequence numbers are counted from the SYN. Point at one to see what it means.'}
      </p>
    </section>
  );
}
