/** Follow these bytes: a row per station; a click goes there. What lies ahead is muted, and not shown at all on a first play. */
import { useMemo } from 'react';
import type { TraceIndex } from '#trace/index/index.ts';
import type { ByteRange } from '#trace/provenance.ts';
import { seek, select } from '../store/actions.ts';
import { useFuture, useTime } from '../store/hooks.ts';
import type { Selection } from '../store/selection.ts';
import { followRows, type FollowRow } from './follow.ts';
import styles from './inspector.module.css';

export function Follow({ index, range }: { readonly index: TraceIndex; readonly range: ByteRange }) {
  const time = useTime();
  const future = useFuture();
  const { channel, direction, from, to } = range;
  const rows = useMemo(() => followRows(index, { channel, direction, from, to }), [index, channel, direction, from, to]);
  const shown = rows.filter((row) => row.at <= future.until || row.at <= time);
  if (rows.length === 0) return null;
  return (
    <section className={styles.part} aria-label="Follow these bytes">
      <h4>Follow these bytes</h4>
      <ol className={styles.rows}>
        {shown.map((row) => (
          <li key={row.key}>
            <button
              type="button"
              className={styles.row}
              data-ahead={row.at > time || undefined}
              onClick={() => {
                seek(row.at);
                select(selectionOf(row, range));
              }}
            >
              <span>{row.where}</span>
              <span data-code={row.code || undefined} data-lost={row.lost || undefined}>
                {row.lost ? '✕ ' : ''}
                {row.text}
              </span>
            </button>
          </li>
        ))}
        {shown.length < rows.length && <li className={styles.quiet}>What comes next is not told yet.</li>}
      </ol>
    </section>
  );
}

/** The bytes stay selected; where the row is about a packet, that packet is. */
const selectionOf = (row: FollowRow, range: ByteRange): Selection =>
  row.packet >= 0 ? { kind: 'packet', packet: row.packet, bytes: range } : { kind: 'bytes', bytes: range };
