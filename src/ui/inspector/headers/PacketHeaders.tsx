/**
 * A packet's headers as grids of 32-bit rows, one field explained, and the hexdump below. Pointing at a field lights its bytes, pointing at a byte lights
 * its field; arrow keys do the same in both.
 */
import { useState } from 'react';
import { useRoving } from '../../bytes/useRoving.ts';
import { bitsText, fieldAt, gridOf, type HeaderField, type HeaderLayer, type PacketPicture } from './field.ts';
import { Hexdump } from './Hexdump.tsx';
import styles from './headers.module.css';

export interface Pointed {
  readonly layer: HeaderLayer;
  readonly field: HeaderField;
  /** Where it was pointed at in the hexdump; -1 in the grid. */
  readonly byte: number;
}

export function PacketHeaders({
  picture,
  hueAt,
}: {
  readonly picture: PacketPicture;
  /** Hue of a byte of the packet: of the write it came from; 0 for header bytes. */
  readonly hueAt: (byte: number) => number;
}) {
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const pointAt = (byte: number): void => {
    const found = byte < 0 ? null : fieldAt(picture, byte);
    setPointed(found === null ? null : { ...found, byte });
  };
  return (
    <div className={styles.headers} onPointerLeave={() => setPointed(null)}>
      {picture.layers.map((layer) => (
        <Layer
          key={layer.id}
          layer={layer}
          hue={layer.id.startsWith('data') ? hueAt(layer.from) : 0}
          pointed={pointed?.layer.id === layer.id ? pointed.field : null}
          onPoint={(field) => setPointed(field === null ? null : { layer, field, byte: -1 })}
        />
      ))}
      <Explained picture={picture} pointed={pointed} />
      <Hexdump picture={picture} pointed={pointed} onPoint={pointAt} hueAt={hueAt} />
    </div>
  );
}

function Layer({
  layer,
  hue,
  pointed,
  onPoint,
}: {
  readonly layer: HeaderLayer;
  readonly hue: number;
  readonly pointed: HeaderField | null;
  readonly onPoint: (field: HeaderField | null) => void;
}) {
  const cells = gridOf(layer);
  const roving = useRoving(cells.length);
  const data = layer.id.startsWith('data');
  return (
    <details className={styles.layer} open={layer.open} data-pointed={pointed !== null || undefined}>
      <summary>
        <b>{layer.title}</b> <span>{layer.summary}</span>
      </summary>
      {!data && (
        <div className={styles.ruler} aria-hidden="true">
          {[0, 8, 16, 24].map((bit) => (
            <span key={bit}>{bit}</span>
          ))}
        </div>
      )}
      <div className={styles.grid} role="group" aria-label={`${layer.title}, 32 bits a row`} onKeyDown={roving.onKeyDown}>
        {cells.map((cell, place) => {
          const { field } = cell;
          return (
            <button
              key={`${field.id}:${cell.row}`}
              type="button"
              className={styles.field}
              style={{ gridRow: cell.row + 1, gridColumn: `${cell.column + 1} / span ${cell.span}` }}
              data-rove={place}
              tabIndex={roving.tabIndexOf(place)}
              data-data={data || undefined}
              data-hue={data ? hue : undefined}
              data-bits={cell.span < 8 ? 'few' : undefined}
              data-pointed={pointed === field || undefined}
              aria-label={`${field.name} ${field.value}. ${field.sentence}`}
              onPointerEnter={() => onPoint(field)}
              onFocus={() => {
                roving.onFocusPlace(place);
                onPoint(field);
              }}
              onClick={() => onPoint(field)}
              onBlur={() => onPoint(null)}
            >
              {cell.first && field.label !== '' && cell.span >= 8 && <span>{field.label} </span>}
              {cell.first ? field.value : ''}
            </button>
          );
        })}
      </div>
    </details>
  );
}

/** The field one points at: its name, its bits and its sentence. The room is kept, so that nothing below moves. */
function Explained({ picture, pointed }: { readonly picture: PacketPicture; readonly pointed: Pointed | null }) {
  if (pointed === null)
    return (
      <p className={styles.explain} aria-live="polite">
        Point at a field or a byte, or walk through them with the arrow keys: here it says what it means in this packet.
      </p>
    );
  const { field, layer } = pointed;
  const start = field.bit - layer.from * 8;
  return (
    <div className={styles.explain} aria-live="polite">
      <p className={styles.name}>
        <b>{field.name}</b>
        <span>
          {field.bits % 8 === 0 && start % 8 === 0
            ? `${field.bits / 8 === 1 ? 'byte' : 'bytes'} ${place(start / 8, field.bits / 8)}`
            : `${field.bits === 1 ? 'bit' : 'bits'} ${place(start, field.bits)}`}
        </span>
      </p>
      {field.bits <= 32 && <Bits picture={picture} field={field} />}
      <p>{field.sentence}</p>
    </div>
  );
}

const place = (from: number, count: number): string => (count === 1 ? `${from}` : `${from}–${from + count - 1}`);

/** The bits as they stand there; those with a meaning of their own under their names. */
function Bits({ picture, field }: { readonly picture: PacketPicture; readonly field: HeaderField }) {
  const { bitNames } = field;
  const text = bitsText(picture.bytes, field);
  if (bitNames === undefined) return <p className={styles.bits}>{text}</p>;
  const digits = text.replaceAll(' ', '');
  return (
    <p className={styles.named}>
      {bitNames.map((name, at) => (
        <span key={`${name}${at}`} data-set={digits[at] === '1' || undefined}>
          <i>{name === '' ? '–' : name}</i> <b>{digits[at]}</b>
        </span>
      ))}
    </p>
  );
}
