/** Now: an ink line with a handle, over axis and lanes. A slider for keyboard and screen reader. */
import type { KeyboardEvent } from 'react';
import { ns } from '#time/nanoseconds.ts';
import { timeText } from '../wording/wording.ts';
import { endOf } from '../store/derived.ts';
import { useBeat, useTime } from '../store/hooks.ts';
import { useStore } from '../store/store.ts';
import { grab } from '../player/player.ts';
import type { TimeScale } from '../timescale/timescale.ts';
import type { Window } from './layout.ts';
import styles from './timeline.module.css';

export interface PlayheadProps {
  readonly scale: TimeScale;
  readonly window: Window;
  readonly x: number;
  /** The lower of two timelines has the line only. */
  readonly handle?: boolean;
}

export function Playhead({ scale, window, x, handle = true }: PlayheadProps) {
  const time = useTime();
  const beat = useBeat();
  const end = useStore(endOf);
  const onKey = (event: KeyboardEvent): void => {
    const fine = (window.to - window.from) / 200;
    const by = { ArrowRight: fine, ArrowUp: fine, ArrowLeft: -fine, ArrowDown: -fine, PageUp: fine * 10, PageDown: -fine * 10 }[event.key];
    if (by !== undefined) grab(scale.instant(scale.place(time) + by * (event.shiftKey ? 5 : 1)));
    else if (event.key === 'Home') grab(ns(0));
    else if (event.key === 'End') grab(end);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const words = beat === null ? timeText(time) : `${timeText(time)}, ${beat.beat.title}`;
  const away = x < 0 || x > window.width;
  return (
    <div
      className={styles.playhead}
      style={{ transform: `translateX(${Math.max(-1, Math.min(window.width + 1, x))}px)` }}
      data-away={away || undefined}
    >
      {handle && (
        <div
          className={styles.handle}
          role="slider"
          tabIndex={0}
          aria-label="Instant"
          aria-orientation="horizontal"
          aria-valuemin={0}
          aria-valuemax={Math.round(end)}
          aria-valuenow={Math.round(time)}
          aria-valuetext={words}
          onKeyDown={onKey}
        />
      )}
    </div>
  );
}
