/**
 * A program's text with the line it stands at, why it waits there, and which writes its lines have made. Scrolls itself just enough to keep the line in view.
 * Used on the stage and, larger, when presenting and on a phone.
 */
import { useLayoutEffect, useMemo, useRef } from 'react';
import { WriteMark } from '../bytes/ByteStrip.tsx';
import { pointing } from '../bytes/pointing.ts';
import type { ByteRange, Selection } from '../store/selection.ts';
import { highlight, type Piece } from './highlight.ts';
import styles from './code.module.css';

export type LineTone = 'running' | 'waiting' | 'ready' | 'bad' | 'over' | 'none';

/** A write that a line has made, to be marked beside it. */
export interface LineWrite {
  readonly write: number;
  readonly range: ByteRange;
}
/** The last writes of a line, and how many there were before them. */
export interface LineMarksView {
  readonly last: readonly LineWrite[];
  readonly before: number;
}

export interface CodeViewProps {
  readonly source: string;
  /** Name of the program, read out. */
  readonly name: string;
  /** From 1; 0 = none. */
  readonly line: number;
  readonly tone: LineTone;
  /** What stands beside the line: "asleep", "ConnectionRefusedError: ...". */
  readonly note: string;
  readonly writes?: ReadonlyMap<number, LineMarksView>;
  /** How many letters fit beside each other; a note that does not fit behind its line shrinks to its sign. */
  readonly columns?: number;
  /** What the note points at: the thread that stands there. */
  readonly noteIs?: Selection;
  /** Lines of the functions that called the one that runs. */
  readonly callers?: ReadonlySet<number>;
  /** Lines whose bytes are lit. */
  readonly litLines?: ReadonlySet<number>;
}

/** Rows kept between the current line and the edge. */
const AROUND = 2;

export function CodeView({ source, name, line, tone, note, writes, columns, noteIs, callers, litLines }: CodeViewProps) {
  const lines = useMemo(() => highlight(source), [source]);
  const scroller = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box === null || line <= 0) return undefined;
    keepInView(box, line);
    // A pane that became smaller must not lose its line.
    const watch = new ResizeObserver(() => keepInView(box, line));
    watch.observe(box);
    return () => watch.disconnect();
  }, [line, source]);
  return (
    <div
      className={styles.scroller}
      ref={scroller}
      tabIndex={0}
      role="region"
      aria-label={`code of ${name}`}
      onScroll={(event) => event.currentTarget.toggleAttribute('data-scrolled', event.currentTarget.scrollLeft > 0)}
    >
      <ol className={styles.code} aria-label={name}>
        {lines.map((pieces, index) => {
          const number = index + 1;
          const current = number === line;
          const length = lengthOf(pieces);
          // The current line is shown whole; what a comment says of it may wait.
          const wraps =
            current &&
            columns !== undefined &&
            lengthOf(
              pieces.filter((piece) => piece.kind !== 'comment'),
              true,
            ) +
              GUTTER >
              columns;
          const cut = columns !== undefined && !wraps && length + GUTTER > columns;
          return (
            <li
              key={number}
              className={styles.line}
              data-tone={current ? tone : undefined}
              data-lit={litLines?.has(number) || undefined}
              data-cut={cut || undefined}
              data-wraps={wraps || undefined}
              title={
                cut && !current
                  ? pieces
                      .map((piece) => piece.text)
                      .join('')
                      .trim()
                  : undefined
              }
              data-caller={(!current && callers?.has(number)) || undefined}
              aria-current={current ? 'step' : undefined}
            >
              <span className={styles.number} aria-hidden="true">
                {number}
              </span>
              <code className={styles.text}>
                <Pieces pieces={pieces} />
              </code>
              <LineMarks marks={writes?.get(number)} />
              {current && note !== '' && (
                <Note
                  tone={tone}
                  note={note}
                  is={noteIs}
                  small={columns !== undefined && tone !== 'bad' && length + NUMBER + note.length > columns}
                />
              )}
              {cut && !current && (
                <span className={styles.cut} aria-hidden="true">
                  …
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  // A line without anything on it still has its height.
  if (pieces.length === 0) return '\u200b';
  return pieces.map((piece, index) =>
    piece.kind === 'plain' || piece.kind === 'name' ? (
      piece.text
    ) : (
      <span key={index} data-piece={piece.kind}>
        {piece.text}
      </span>
    ),
  );
}

function LineMarks({ marks }: { readonly marks: LineMarksView | undefined }) {
  if (marks === undefined) return null;
  return (
    <span className={styles.marks}>
      {marks.before > 0 && <span className={styles.more}>+{marks.before} </span>}
      {marks.last.map((one) => (
        <WriteMark key={`${one.range.channel}:${one.range.direction}:${one.write}`} write={one.write} range={one.range} />
      ))}
    </span>
  );
}

/** Letters that number, marks and spaces before a note take; and those that the number alone takes. */
const NUMBER = 8;
const GUTTER = 4;
const lengthOf = (pieces: readonly Piece[], trimmed = false): number => {
  const text = pieces.map((piece) => piece.text).join('');
  return trimmed ? text.trimEnd().length : text.length;
};

function Note({
  tone,
  note,
  is,
  small,
}: {
  readonly tone: LineTone;
  readonly note: string;
  readonly is: Selection | undefined;
  readonly small: boolean;
}) {
  // What went wrong is worth a row of its own, in full.
  if (tone === 'bad')
    return (
      <span className={styles.wrong}>
        <span aria-hidden="true">✕ </span>
        {note}
      </span>
    );
  const text = (
    <>
      <span aria-hidden="true">{tone === 'waiting' || tone === 'ready' ? '◔ ' : ''}</span>
      <span className={small ? 'visually-hidden' : undefined}>{note}</span>
    </>
  );
  if (is === undefined)
    return (
      <span className={styles.note} data-tone={tone} title={small ? note : undefined}>
        {text}
      </span>
    );
  return (
    <button type="button" className={styles.note} data-tone={tone} title={`${note}: why?`} {...pointing(is)}>
      {text}
    </button>
  );
}

/** Scrolls as little as it takes, so that the text stands still while the line walks through it. */
function keepInView(box: HTMLDivElement, line: number): void {
  const rows = box.querySelectorAll('li');
  const row = rows[line - 1];
  if (row === undefined) return;
  // A row with an exception in it is higher than the others.
  const height = rows[line === 1 ? 1 : 0]?.offsetHeight ?? row.offsetHeight;
  const around = Math.min(AROUND * height, Math.max(0, (box.clientHeight - row.offsetHeight) / 2));
  const top = row.offsetTop - around;
  const bottom = row.offsetTop + row.offsetHeight + around;
  // Whole rows: no line stands cut in half at the upper edge.
  const lead = rows[0]?.offsetTop ?? 0;
  const whole = (rowsAbove: number): number => (rowsAbove <= 0 ? 0 : lead + rowsAbove * height);
  if (top < box.scrollTop) box.scrollTop = whole(Math.floor((top - lead) / height));
  else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = whole(Math.ceil((bottom - box.clientHeight - lead) / height));
  box.scrollLeft = 0;
}
