/** The packet's bytes, 8 a row: place, hexadecimal, letters. One tab stop; arrow keys go from byte to byte. */
import { useState, type KeyboardEvent } from 'react';
import { byteText } from '../../wording/wording.ts';
import { hex, inField, type PacketPicture } from './field.ts';
import type { Pointed } from './PacketHeaders.tsx';
import styles from './headers.module.css';

const ROW = 8;
/** More than an ordinary packet has: loopback's large segments show their beginning. */
const MOST = 512;

export function Hexdump({
  picture,
  pointed,
  onPoint,
  hueAt,
}: {
  readonly picture: PacketPicture;
  readonly pointed: Pointed | null;
  readonly onPoint: (byte: number) => void;
  readonly hueAt: (byte: number) => number;
}) {
  const { bytes } = picture;
  const [whole, setWhole] = useState(false);
  const shown = whole ? bytes.length : Math.min(bytes.length, MOST);
  const rows = Array.from({ length: Math.ceil(shown / ROW) }, (_, row) => row * ROW);
  const at = pointed === null ? -1 : pointed.byte >= 0 ? pointed.byte : pointed.field.bit >> 3;

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const next = nextByte(event.key, at, shown);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    onPoint(next);
  };
  const lit = (byte: number): boolean => pointed !== null && inField(pointed.field, byte);
  return (
    <div className={styles.dump}>
      <p className={styles.caption}>
        {bytes.length} bytes{at >= 0 ? ` · byte ${at} is 0x${hex(bytes[at] ?? 0, 2)}` : ' on the wire'}
      </p>
      <div
        className={styles.hex}
        role="application"
        tabIndex={0}
        aria-label={`Hexdump of ${bytes.length} bytes. Arrow keys go from byte to byte, and the field it belongs to is read out.`}
        onKeyDown={onKeyDown}
        onFocus={() => {
          if (pointed === null) onPoint(0);
        }}
        onBlur={() => onPoint(-1)}
      >
        {rows.map((row) => (
          <div key={row} className={styles.line} aria-hidden="true">
            <span className={styles.offset}>{hex(row, 4)}</span>
            <span className={styles.cells}>
              {line(row, shown).map((byte) => (
                <span
                  key={byte}
                  data-lit={lit(byte) || undefined}
                  data-here={pointed !== null && pointed.byte === byte ? true : undefined}
                  data-hue={hueAt(byte) || undefined}
                  onPointerEnter={() => onPoint(byte)}
                >
                  {hex(bytes[byte] ?? 0, 2)}
                </span>
              ))}
            </span>
            <span className={styles.letters}>
              {line(row, shown).map((byte) => (
                <span key={byte} data-lit={lit(byte) || undefined} data-hue={hueAt(byte) || undefined} onPointerEnter={() => onPoint(byte)}>
                  {letter(bytes[byte] ?? 0)}
                </span>
              ))}
            </span>
          </div>
        ))}
      </div>
      {shown < bytes.length && (
        <button type="button" className={styles.more} onClick={() => setWhole(true)}>
          Show the other {bytes.length - shown} bytes
        </button>
      )}
    </div>
  );
}

const line = (row: number, shown: number): readonly number[] => Array.from({ length: Math.min(ROW, shown - row) }, (_, at) => row + at);
const letter = (byte: number): string => (byte > 0x20 && byte < 0x7f ? byteText(byte) : '·');

/** Where a key leads from a byte (-1 before the first); null for any other key. */
export function nextByte(key: string, from: number, count: number): number | null {
  const to = { ArrowRight: from + 1, ArrowLeft: from - 1, ArrowDown: from + ROW, ArrowUp: from - ROW, Home: 0, End: count - 1 }[key];
  return to === undefined ? null : Math.max(0, Math.min(count - 1, to));
}
