/** On the axis of the timeline: where this run leaves the one without changes. Press it to go there. */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { useTime } from '../store/hooks.ts';
import { useStore } from '../store/store.ts';
import { grab } from '../player/player.ts';
import { timeText } from '../wording/wording.ts';
import { partingOf } from './parting.ts';
import styles from './parting.module.css';

/** How close to the playhead, in pixels, the two could not both be pressed. */
const NEAR = 36;
/** Half its width: it stands whole at the edges, too. */
const HALF = 13;

export function Parting({ x, width }: { readonly x: (time: Nanoseconds) => number; readonly width: number }) {
  const now = useTime();
  const parting = useStore(partingOf);
  if (parting.kind !== 'parted') return null;
  const { at } = parting.divergence;
  const place = x(at);
  if (at === 0 || place < 0 || place > width) return null;
  const left = Math.max(HALF, Math.min(width - HALF, place));
  // Under the playhead there is nowhere to go: the handle has the place for itself.
  if (Math.abs(x(now) - left) < NEAR)
    return (
      <span className={styles.mark} style={{ left }} aria-hidden="true">
        ≠
      </span>
    );
  return (
    <button
      type="button"
      className={styles.mark}
      style={{ left }}
      title={`From ${timeText(at)} on, this run goes another way`}
      aria-label={`Go to ${timeText(at)}, where this run goes another way`}
      // The track below would take the press for the playhead.
      onPointerDown={(event) => event.stopPropagation()}
      onClick={() => grab(at)}
    >
      ≠
    </button>
  );
}
