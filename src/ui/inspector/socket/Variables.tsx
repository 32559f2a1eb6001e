/** Values with a name, in groups; pointing at one explains it. For variables, what was agreed, and what the program has set. */
import { useState } from 'react';
import { useRoving } from '../../bytes/useRoving.ts';
import styles from './socket.module.css';

export interface Row {
  readonly name: string;
  readonly value: string;
  readonly sentence: string;
  /** The value before, where it changed at this instant. */
  readonly before?: string;
}

export function Rows({
  title,
  groups,
}: {
  readonly title: string;
  readonly groups: readonly { readonly title: string; readonly lines: readonly Row[] }[];
}) {
  const [pointed, setPointed] = useState<string | null>(null);
  const shown = groups.filter((group) => group.lines.length > 0);
  const all = shown.flatMap((group) => group.lines.map((line) => ({ key: `${group.title}:${line.name}`, line })));
  const roving = useRoving(all.length);
  const explained = all.find((one) => one.key === pointed)?.line;
  if (all.length === 0) return null;
  return (
    <section className={styles.rows} aria-label={title} onPointerLeave={() => setPointed(null)} onKeyDown={roving.onKeyDown}>
      {shown.map((group) => (
        <div key={group.title} role="group" aria-label={group.title}>
          <h4>{group.title}</h4>
          <div className={styles.variables}>
            {group.lines.map((line) => {
              const key = `${group.title}:${line.name}`;
              const place = all.findIndex((one) => one.key === key);
              const changed = line.before !== undefined && line.before !== '';
              return (
                <button
                  key={line.name}
                  type="button"
                  className={styles.variable}
                  data-rove={place}
                  tabIndex={roving.tabIndexOf(place)}
                  data-pointed={pointed === key || undefined}
                  data-changed={changed || undefined}
                  aria-label={`${line.name} ${line.value}${changed ? `, changed at this instant, was ${line.before}` : ''}. ${line.sentence}`}
                  onPointerEnter={() => setPointed(key)}
                  onFocus={() => {
                    roving.onFocusPlace(place);
                    setPointed(key);
                  }}
                  onBlur={() => setPointed(null)}
                  onClick={() => setPointed(key)}
                >
                  <span>{line.name}</span>
                  <b>
                    {changed && <i aria-hidden="true">{line.before} → </i>}
                    {line.value}
                  </b>
                </button>
              );
            })}
          </div>
        </div>
      ))}
      <p className={styles.explain} aria-live="polite">
        {explained === undefined ? (
          'Point at a value: here it says what it means. Numbers count from the SYN of their side.'
        ) : (
          <>
            <b>{explained.name}</b> {explained.sentence}
            {explained.before !== undefined && explained.before !== '' && ` Before this instant: ${explained.before}.`}
          </>
        )}
      </p>
    </section>
  );
}
