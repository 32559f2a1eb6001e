/** A host that does not stand open: what it does, what it waits for, what it printed last. Click opens it. */
import type { TraceIndex } from '#trace/index/index.ts';
import type { World } from '#trace/world.ts';
import { openHost } from '../store/actions.ts';
import type { Cast } from './cast.ts';
import type { Box } from './layout.ts';
import { programPicture } from './programs.ts';
import styles from './stage.module.css';

export function HostChip({
  index,
  world,
  cast,
  host,
  box,
}: {
  readonly index: TraceIndex;
  readonly world: World;
  readonly cast: Cast;
  readonly host: number;
  readonly box: Box;
}) {
  const name = index.trace.header.hosts[host]?.name ?? '';
  const programs = (cast.hosts[host]?.roles ?? []).map((role) => programPicture(index, world, cast, role));
  const waits = programs.some((program) => program.state === 'waiting');
  const doing = programs.length === 0 ? 'passes packets on' : programs.map((program) => program.summary).join(' · ');
  const last = programs
    .flatMap((program) => program.output.slice(-1))
    .map((line) => line.text)
    .join(' · ');
  return (
    <button
      type="button"
      className={styles.chip}
      style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
      onClick={() => openHost(host, true)}
      title={`open ${name}`}
    >
      <span className={styles.chipHead}>
        <b>{name}</b>{' '}
        <span className={styles.doing}>
          {waits ? '◔ ' : ''}
          {doing}
        </span>
      </span>
      {last !== '' && <code className={styles.lastLine}>{last}</code>}
    </button>
  );
}
