/** Draws a buffer: cells with letters, labelled ranges or a gauge. Every byte or range is a button; one tab stop, arrow keys inside. */
import type { StreamOffset } from '#trace/events.ts';
import { useLit } from '../store/hooks.ts';
import type { ByteRange, Selection } from '../store/selection.ts';
import { numeral, rangeText } from '../wording/wording.ts';
import './hues.css';
import styles from './bytes.module.css';
import { hueOf } from './hue.ts';
import { pointing, rangeIsLit } from './pointing.ts';
import { lengthOf, type ByteRun } from './runs.ts';
import type { LetterCell, Strip, StripRange } from './strip.ts';
import { useRoving, type Roving } from './useRoving.ts';

export interface ByteStripProps {
  readonly strip: Strip;
  readonly runs: readonly ByteRun[];
  readonly channel: number;
  readonly direction: 0 | 1;
  /** "send buffer of sock": read out before the bytes. */
  readonly label: string;
  /** A last cell that stands for the end of the stream: "FIN". */
  readonly end?: string | undefined;
}

export function ByteStrip({ strip, runs, channel, direction, label, end }: ByteStripProps) {
  const count = strip.kind === 'letters' ? strip.cells.length : strip.ranges.length;
  const roving = useRoving(count, 'horizontal');
  const lit = useLit();
  const rangeOf = (from: number, to: number): ByteRange => ({ channel, direction, from: from as StreamOffset, to: to as StreamOffset });
  return (
    <div
      className={styles.strip}
      role="group"
      aria-label={`${label}: ${lengthOf(runs) === 0 ? 'empty' : `${lengthOf(runs)} bytes`}`}
      data-kind={strip.kind}
      onKeyDown={roving.onKeyDown}
    >
      {strip.kind === 'letters' ? (
        <Letters strip={strip} runs={runs} rangeOf={rangeOf} lit={lit} roving={roving} end={end} />
      ) : (
        strip.ranges.map((range, place) => (
          <Range key={`${range.run.from}`} range={range} place={place} rangeOf={rangeOf} lit={lit} roving={roving} />
        ))
      )}
    </div>
  );
}

const WORDS: Readonly<Record<ByteRun['state'], string>> = {
  held: 'written, not sent yet',
  unacknowledged: 'sent, not acknowledged',
  unread: 'arrived, not read',
  'out-of-order': 'arrived, waits for a gap to close',
  gap: 'missing',
};
const nameOf = (run: ByteRun): string => (run.write === 0 ? WORDS[run.state] : `write ${run.write}, ${WORDS[run.state]}`);

interface LettersProps {
  readonly strip: Strip & { readonly kind: 'letters' };
  readonly runs: readonly ByteRun[];
  readonly rangeOf: (from: number, to: number) => ByteRange;
  readonly lit: Selection | null;
  readonly roving: Roving;
  readonly end: string | undefined;
}

/** A block per run, so that a pattern runs through it; the letters lie on top as buttons. */
function Letters({ strip, runs, rangeOf, lit, roving, end }: LettersProps) {
  const start = runs[0]?.from ?? 0;
  const used = strip.cells.length;
  const places = Math.max(strip.places, used + (end === undefined ? 0 : 2));
  const share = (count: number): string => `${(count / places) * 100}%`;
  return (
    <>
      <div className={styles.places} style={{ backgroundSize: `${share(1)} 100%` }} />
      {runs.map((run) => (
        <div
          key={run.from}
          className={styles.run}
          data-state={run.state}
          data-hue={hueOf(run.write)}
          style={{ left: share(run.from - start), width: share(run.to - run.from) }}
        />
      ))}
      {strip.cells.map((cell) => (
        <Letter key={cell.offset} cell={cell} share={share} range={rangeOf(cell.offset, cell.offset + 1)} lit={lit} roving={roving} />
      ))}
      {end !== undefined && (
        <span className={styles.end} style={{ left: share(used), width: share(2) }}>
          {end}
        </span>
      )}
    </>
  );
}

interface LetterProps {
  readonly cell: LetterCell;
  readonly share: (count: number) => string;
  readonly range: ByteRange;
  readonly lit: Selection | null;
  readonly roving: Roving;
}
function Letter({ cell, share, range, lit, roving }: LetterProps) {
  const selection: Selection = { kind: 'bytes', bytes: range };
  const name = `${cell.text === '' ? '' : `${cell.text}, `}${rangeText(range.from, range.to)}, ${nameOf(cell.run)}`;
  return (
    <button
      type="button"
      className={styles.letter}
      data-rove={cell.place}
      tabIndex={roving.tabIndexOf(cell.place)}
      data-hue={hueOf(cell.run.write)}
      data-state={cell.run.state}
      data-lit={rangeIsLit(lit, range) || undefined}
      data-small={cell.text.length > 1 || undefined}
      aria-label={name}
      title={name}
      style={{ left: share(cell.place), width: share(1) }}
      {...pointing(selection)}
    >
      <span>{cell.text}</span>
    </button>
  );
}

interface RangeProps {
  readonly range: StripRange;
  readonly place: number;
  readonly rangeOf: (from: number, to: number) => ByteRange;
  readonly lit: Selection | null;
  readonly roving: Roving;
}
function Range({ range, place, rangeOf, lit, roving }: RangeProps) {
  const { run } = range;
  const bytes = rangeOf(run.from, run.to);
  const selection: Selection =
    run.write === 0
      ? { kind: 'bytes', bytes }
      : { kind: 'write', channel: bytes.channel, direction: bytes.direction, write: run.write, bytes };
  const name = `${rangeText(run.from, run.to)}, ${nameOf(run)}`;
  return (
    <button
      type="button"
      className={styles.range}
      data-rove={place}
      tabIndex={roving.tabIndexOf(place)}
      data-hue={hueOf(run.write)}
      data-state={run.state}
      data-lit={rangeIsLit(lit, bytes) || undefined}
      aria-label={name}
      title={name}
      style={{ left: `${range.left * 100}%`, width: `${range.width * 100}%` }}
      {...pointing(selection)}
    >
      <span>{range.label}</span>
    </button>
  );
}

/** A write's number in its hue, as a button that selects all its bytes. */
export function WriteMark({ write, range, text }: { readonly write: number; readonly range: ByteRange; readonly text?: string }) {
  const lit = useLit();
  const selection: Selection = { kind: 'write', channel: range.channel, direction: range.direction, write, bytes: range };
  const name = `write ${write}, ${rangeText(range.from, range.to)}`;
  return (
    <button
      type="button"
      className={styles.mark}
      data-hue={hueOf(write)}
      data-lit={rangeIsLit(lit, range) || undefined}
      aria-label={text === undefined ? name : undefined}
      title={name}
      {...pointing(selection)}
    >
      {text ?? numeral(write)}
    </button>
  );
}
