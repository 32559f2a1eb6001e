/** On a link: delay, bandwidth and loss at once, the rest behind "More". */
import { useState } from 'react';
import type { Json } from '#scenario/difference.ts';
import type { Link } from '#scenario/scenario.ts';
import { usePresenting } from '../store/hooks.ts';
import { useStore } from '../store/store.ts';
import { attempt } from './attempt.ts';
import { withLinkField } from './edit.ts';
import { fileValue, LINK_FIELDS, linkValue, type LinkFieldEntry } from './fields.ts';
import { ValueField } from './ValueField.tsx';
import { valueText } from './words.ts';
import styles from './whatif.module.css';

export function LinkWhatIf({ link, place, before }: { readonly link: Link; readonly place: number; readonly before: Link | undefined }) {
  const presenting = usePresenting();
  const touched = (entry: LinkFieldEntry): boolean =>
    before !== undefined && linkValue(before, entry.field) !== linkValue(link, entry.field);
  const [more, setMore] = useState(LINK_FIELDS.some((entry) => !entry.first && touched(entry)));
  const shown = LINK_FIELDS.filter((entry) => entry.first || (more && !presenting));
  return (
    <div className={styles.fields}>
      {shown.map((entry) => (
        <LinkRow key={entry.field} entry={entry} link={link} place={place} changed={touched(entry)} />
      ))}
      <CutRow place={place} />
      {!presenting && (
        <button type="button" className={styles.more} aria-expanded={more} onClick={() => setMore(!more)}>
          {more ? 'Fewer' : 'More: jitter, reordering, duplicates, corruption, queue, ECN, MTU'}
        </button>
      )}
    </div>
  );
}

function LinkRow({
  entry,
  link,
  place,
  changed,
}: {
  readonly entry: LinkFieldEntry;
  readonly link: Link;
  readonly place: number;
  readonly changed: boolean;
}) {
  const { field } = entry;
  const value = linkValue(link, field);
  return (
    <ValueField
      label={entry.label}
      says={entry.says}
      value={value}
      shown={valueText(field, value)}
      changed={changed}
      presets={entry.presets.map((preset) => ({ value: preset.value, text: valueText(field, preset.value), title: preset.title }))}
      onCommit={(typed) => attempt((file) => withLinkField(file, place, field, fileValue(field, typed)), `links[${place}].${field}`)}
    />
  );
}

/** The wire is cut where the playhead stands: nobody is told, and nothing arrives any more. */
function CutRow({ place }: { readonly place: number }) {
  const cut = useStore((s) => (s.scenario?.links[place]?.down.length ?? 0) > 0);
  const give = (outages: readonly Json[]) => attempt((file) => withLinkField(file, place, 'down', outages), `links[${place}].down`);
  return (
    <div className={styles.line}>
      <span className={styles.name} title="Nobody is told; packets on their way are lost, too.">
        The cable
      </span>
      {cut ? (
        <button type="button" className={styles.action} onClick={() => give([])}>
          Plug it in again
        </button>
      ) : (
        <button
          type="button"
          className={styles.action}
          title="From the instant shown on, nothing arrives any more"
          onClick={() => give([{ from: cutInstant(useStore.getState().time) }])}
        >
          Pull it now
        </button>
      )}
    </div>
  );
}

/** The instant shown, in whole microseconds: short in a link. */
const cutInstant = (time: number): string => `${Math.round(time / 1_000) / 1_000}ms`;
