/** Sockets that no process holds any more, folded into one row at the bottom of the kernel. */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { minus } from '#time/nanoseconds.ts';
import { isLit, pointing } from '../bytes/pointing.ts';
import { useLit } from '../store/hooks.ts';
import type { Selection } from '../store/selection.ts';
import { spanText } from '../wording/wording.ts';
import type { Box } from './layout.ts';
import type { OrphanPicture } from './sockets.ts';
import styles from './stage.module.css';

export function Orphans({
  orphans,
  now,
  box,
}: {
  readonly orphans: readonly OrphanPicture[];
  readonly now: Nanoseconds;
  readonly box: Box;
}) {
  const lit = useLit();
  if (orphans.length === 0) return null;
  return (
    <div
      className={styles.orphans}
      style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
      role="group"
      aria-label="sockets without a process"
    >
      {orphans.map((orphan) => {
        const selection: Selection = { kind: 'socket', socket: orphan.socket, bytes: null };
        const left = orphan.until === null ? '' : ` · ${spanText(minus(orphan.until, now))} left`;
        return (
          <button
            type="button"
            key={orphan.socket}
            className={styles.orphan}
            data-lit={isLit(lit, selection) || undefined}
            title={`${orphan.state} ${orphan.text}${left}`}
            {...pointing(selection)}
          >
            <b>{orphan.state}</b> {orphan.text}
            {left}
          </button>
        );
      })}
    </div>
  );
}
