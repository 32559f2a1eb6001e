/** The small picture of a run: its ladder. The box has its size from the start, so nothing jumps when the picture comes. */
import { hueOf } from '../bytes/hue.ts';
import type { Trace } from '../store/trace.ts';
import { miniLadder } from './picture.ts';
import styles from './gallery.module.css';

const WIDTH = 300,
  HEIGHT = 132;

export function Preview({ trace }: { readonly trace: Trace | null }) {
  const picture = trace === null ? null : miniLadder(trace, WIDTH, HEIGHT);
  return (
    <div className={styles.preview}>
      {picture !== null && (
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={styles.ladder} aria-hidden="true">
          {picture.lifelines.map((line) => (
            <line key={line.name} className={styles.life} x1={line.x} x2={line.x} y1={0} y2={HEIGHT} />
          ))}
          {picture.cuts.map((y) => (
            <line key={y} className={styles.cut} x1={20} x2={WIDTH - 20} y1={y} y2={y} />
          ))}
          {picture.lines.map((line, place) => (
            <line
              key={place}
              className={styles.flight}
              x1={line.x1}
              y1={line.y1}
              x2={line.x2}
              y2={line.y2}
              style={line.write === 0 ? undefined : { stroke: `var(--write-${hueOf(line.write)})`, strokeWidth: 3.5 }}
            />
          ))}
          {picture.lines
            .filter((line) => line.lost)
            .map((line, place) => (
              <path key={place} className={styles.lost} d={`M${line.x2 - 4} ${line.y2 - 4}l8 8m0 -8l-8 8`} />
            ))}
        </svg>
      )}
    </div>
  );
}
