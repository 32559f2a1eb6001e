/** A segment's header as a grid of 32-bit rows with its bytes below; pointing at a field explains it and marks its bytes, and the other way round. */
import { useState } from 'react';
import { useRoving } from '../bytes/useRoving.ts';
import styles from './inspector.module.css';
import type { HeaderField, SegmentPicture } from './segmentFields.ts';

const MOST_BYTES = 96;

export function HeaderGrid({ picture, route, hue }: { readonly picture: SegmentPicture; readonly route: string; readonly hue: number }) {
  const [pointed, setPointed] = useState<HeaderField | null>(null);
  const fields = picture.rows.flat();
  const roving = useRoving(fields.length);
  const inField = (byte: number): boolean =>
    pointed !== null && byte * 8 >= Math.floor(pointed.bit / 8) * 8 && byte * 8 < pointed.bit + pointed.bits;
  const fieldAt = (byte: number): HeaderField | null =>
    fields.find((field) => byte * 8 < field.bit + field.bits && byte * 8 + 8 > field.bit) ?? null;
  return (
    <div>
      <div
        className={styles.grid}
        role="group"
        aria-label="header, 32 bits a row"
        onKeyDown={roving.onKeyDown}
        onPointerLeave={() => setPointed(null)}
      >
        {fields.map((field, place) => (
          <button
            key={`${field.id}:${field.bit}`}
            type="button"
            className={styles.field}
            style={{ gridColumn: `span ${field.span}` }}
            data-rove={place}
            tabIndex={roving.tabIndexOf(place)}
            data-payload={field.id === 'data' || undefined}
            data-hue={field.id === 'data' ? hue : undefined}
            data-pointed={pointed === field || undefined}
            aria-label={`${field.id} ${field.value}. ${field.sentence}`}
            onPointerEnter={() => setPointed(field)}
            onFocus={() => setPointed(field)}
            onClick={() => setPointed(field)}
            onBlur={() => setPointed(null)}
          >
            {field.label !== '' && <span>{field.label} </span>}
            {field.value}
          </button>
        ))}
      </div>
      <p className={styles.explain} aria-live="polite">
        {pointed === null ? route : pointed.sentence}
      </p>
      <details className={styles.bytes}>
        <summary>{picture.segment.length} bytes on the wire</summary>
        <div className={styles.hex} onPointerLeave={() => setPointed(null)} aria-hidden="true">
          {[...picture.segment.subarray(0, MOST_BYTES)].map((byte, at) => (
            <span key={at} data-pointed={inField(at) || undefined} onPointerEnter={() => setPointed(fieldAt(at))}>
              {byte.toString(16).padStart(2, '0')}
            </span>
          ))}
          {picture.segment.length > MOST_BYTES && <span>…</span>}
        </div>
      </details>
    </div>
  );
}
