/** The axis over the lanes: round instants with their unit, silences that were shortened, and where the beats stand. */
import { millisecondText, spanText } from '../wording/wording.ts';
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { minus } from '#time/nanoseconds.ts';
import { useStore } from '../store/store.ts';
import { beatsOf } from '../store/beats.ts';
import { usePresenting } from '../store/hooks.ts';
import { ticks } from '../timescale/timescale.ts';
import type { TimeScale } from '../timescale/timescale.ts';
import { xOf } from './layout.ts';
import type { Window } from './layout.ts';
import styles from './timeline.module.css';

export interface AxisProps { readonly scale: TimeScale; readonly window: Window; readonly until: Nanoseconds }

export function Axis({ scale, window, until }: AxisProps) {
  const beats = useStore(beatsOf);
  const large = usePresenting();
  const perPixel = (window.to - window.from) / window.width;
  const marks = ticks(scale, window.from, window.to, perPixel * (large ? 150 : 84));
  const x = (time: Nanoseconds): number => xOf(scale, window, time);
  return (
    <div className={styles.axis}>
      {scale.silences.filter((silence) => silence.from <= until && x(silence.to) > 0 && x(silence.from) < window.width).map((silence) => {
        const left = x(silence.from), wide = x(silence.to) - left;
        const text = `${spanText(minus(silence.to, silence.from))} of silence`;
        return (
          <div key={silence.from} className={styles.silence} style={{ left, width: wide }} title={text}>
            <span className={styles.silenceText}>{`// ${wide > (large ? 260 : 132) ? text : spanText(minus(silence.to, silence.from))}`}</span>
          </div>
        );
      })}
      {marks.map((mark) => {
        const left = x(mark.time);
        return left < -1 || left > window.width - 4 ? null : (
          <span key={mark.time} className={styles.mark} style={{ left }}>{perPixel < 2_000 ? exactText(mark.time) : millisecondText(mark.time).replace(/\.0$/, '')}</span>
        );
      })}
      {beats?.placed.map((beat, number) => {
        const left = x(beat.at);
        return left < 0 || left > window.width ? null : <span key={beat.number} className={styles.beat} data-seen={beat.at <= until || undefined} style={{ left }} title={`Beat ${number + 1}: ${beat.beat.title}`} />;
      })}
    </div>
  );
}

/** Milliseconds with as many places as there are, for when single microseconds can be told apart. */
const exactText = (time: Nanoseconds): string => String(Math.round(time) / 1e6);
