/** The axis over the lanes: round instants with their unit, silences that were shortened, and where the beats stand. */
import { millisecondText, spanText } from '../wording/wording.ts';
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { minus } from '#time/nanoseconds.ts';
import { useStore } from '../store/store.ts';
import { beatsOf } from '../store/beats.ts';
import { usePresenting } from '../store/hooks.ts';
import { ticks } from '../timescale/timescale.ts';
import type { TimeScale } from '../timescale/timescale.ts';
import { Parting } from '../whatif/Parting.tsx';
import { xOf } from './layout.ts';
import type { Window } from './layout.ts';
import styles from './timeline.module.css';

export interface AxisProps {
  readonly scale: TimeScale;
  readonly window: Window;
  readonly until: Nanoseconds;
}

export function Axis({ scale, window, until }: AxisProps) {
  const beats = useStore(beatsOf);
  const large = usePresenting();
  const perPixel = (window.to - window.from) / window.width;
  const marks = ticks(scale, window.from, window.to, perPixel * (large ? 150 : 84));
  const x = (time: Nanoseconds): number => xOf(scale, window, time);
  const letter = large ? 15 : 7.3;
  const breaks = apart(
    scale.silences
      .filter((silence) => silence.from <= until && x(silence.to) > 0 && x(silence.from) < window.width)
      .map((silence): Break => {
        const span = spanText(minus(silence.to, silence.from));
        const wide = x(silence.to) - x(silence.from);
        const text = wide > (span.length + 15) * letter ? `// ${span} of silence` : `// ${span}`;
        // Never beyond the edges: at the left stand the names of the lanes.
        const half = (text.length * letter) / 2 + 2;
        const middle = Math.max(half, Math.min(window.width - half, x(silence.from) + wide / 2));
        return {
          from: silence.from,
          length: minus(silence.to, silence.from),
          text,
          middle,
          title: `${span} of silence: nothing happens, so it is shown short`,
          reach: (text.length * letter) / 2 + 4,
        };
      }),
  );
  return (
    <div className={styles.axis}>
      {breaks.map((silence) => (
        <span key={silence.from} className={styles.silence} style={{ left: silence.middle }} title={silence.title}>
          {silence.text}
        </span>
      ))}
      {marks.map((mark) => {
        const left = x(mark.time);
        const covered = breaks.some(
          (silence) => left > silence.middle - silence.reach - letter * 4 && left < silence.middle + silence.reach,
        );
        return left < -1 || left > window.width - letter * 4 || covered ? null : (
          <span key={mark.time} className={styles.mark} style={{ left }}>
            {perPixel < 2_000 ? exactText(mark.time) : millisecondText(mark.time).replace(/\.0$/, '')}
          </span>
        );
      })}
      <Parting x={x} width={window.width} />
      {beats?.placed.map((beat, number) => {
        const left = x(beat.at);
        return left < 0 || left > window.width ? null : (
          <span
            key={beat.number}
            className={styles.beat}
            data-seen={beat.at <= until || undefined}
            style={{ left }}
            title={`Beat ${number + 1}: ${beat.beat.title}`}
          />
        );
      })}
    </div>
  );
}

interface Break {
  readonly from: Nanoseconds;
  readonly length: Nanoseconds;
  readonly text: string;
  readonly middle: number;
  /** Half of its width, and a little air. */
  readonly reach: number;
  readonly title: string;
}

/** Where silences stand too close together for all their labels, the longest of them speak. */
function apart(breaks: readonly Break[]): readonly Break[] {
  const kept: Break[] = [];
  for (const one of breaks.toSorted((a, b) => b.length - a.length || a.from - b.from))
    if (kept.every((other) => Math.abs(other.middle - one.middle) >= other.reach + one.reach)) kept.push(one);
  return kept;
}

/** Milliseconds with as many places as there are, for when single microseconds can be told apart. */
const exactText = (time: Nanoseconds): string => String(Math.round(time) / 1e6);
