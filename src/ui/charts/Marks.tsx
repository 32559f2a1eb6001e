/** What a chart draws: lines, segments as bars, dots. Past in full; what lies after now as outlines, by a clip that the instant moves. */
import { useId, useMemo } from 'react';
import { bundled, round, stepPath, type Plot } from './geometry.ts';
import type { BarModel, ChartModel, DotModel } from './models.ts';
import styles from './charts.module.css';

export interface MarksProps {
  readonly model: ChartModel;
  readonly plot: Plot;
  /** x of now, and how far what comes after it may be told. */
  readonly past: number;
  readonly until: number;
  /** The packet that is lit, or null. */
  readonly lit: number | null;
  readonly large: boolean;
}

export function Marks({ model, plot, past, until, lit, large }: MarksProps) {
  const clip = useId();
  const shapes = useMemo(() => ({ ...shapesOf(model, plot), bars: bundled(model.bars, plot) }), [model, plot]);
  const size = large ? 2 : 1;
  const layer = (
    <>
      {shapes.lines.map((line) => (
        <path key={line.key} className={styles.line} data-look={line.look} data-hue={line.hue === 0 ? undefined : line.hue} d={line.path} />
      ))}
      {shapes.bars.map((bar) => (
        <Bar key={`${bar.packet} ${bar.at} ${bar.from}`} bar={bar} plot={plot} size={size} lit={lit !== null && bar.packet === lit} />
      ))}
      {shapes.dots.map((dot) => (
        <Dot key={`${dot.packet} ${dot.at}`} dot={dot} plot={plot} size={size} lit={lit !== null && dot.packet === lit} />
      ))}
    </>
  );
  return (
    <>
      <defs>
        <clipPath id={`${clip}past`}>
          <rect x={0} y={-2} width={Math.max(0, round(past))} height={plot.height + 4} />
        </clipPath>
        <clipPath id={`${clip}ahead`}>
          <rect x={round(past)} y={-2} width={Math.max(0, round(until - past))} height={plot.height + 4} />
        </clipPath>
      </defs>
      <g clipPath={`url(#${clip}past)`}>{layer}</g>
      {until > past && (
        <g clipPath={`url(#${clip}ahead)`} className={styles.ahead}>
          {layer}
        </g>
      )}
    </>
  );
}

function shapesOf(model: ChartModel, plot: Plot) {
  const [from, to] = plot.x.domain() as [number, number];
  return {
    lines: model.lines.map((line) => ({
      key: line.key,
      look: line.look,
      hue: line.hue,
      path: stepPath(line.steps, plot, to, line.look === 'area'),
    })),
    dots: thinDots(
      model.dots.filter((dot) => dot.at >= from && dot.at <= to),
      plot,
    ),
  };
}

/** One dot of a kind a pixel is enough. */
function thinDots(dots: readonly DotModel[], plot: Plot): readonly DotModel[] {
  const taken = new Set<string>();
  return dots.filter((dot) => {
    const key = `${dot.kind} ${Math.round(plot.x(dot.at))} ${Number.isNaN(dot.value) ? '' : Math.round(plot.y(dot.value) / 2)}`;
    if (taken.has(key)) return false;
    taken.add(key);
    return true;
  });
}

function Bar({ bar, plot, size, lit }: { readonly bar: BarModel; readonly plot: Plot; readonly size: number; readonly lit: boolean }) {
  const [top, bottom] = [plot.y(bar.to), plot.y(bar.from)];
  return <BarShape kind={bar.kind} hue={bar.hue} x={round(plot.x(bar.at))} top={top} bottom={bottom} size={size} lit={lit} />;
}

export interface BarShapeProps {
  readonly kind: BarModel['kind'];
  readonly hue: number;
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly size: number;
  readonly lit: boolean;
}

/** A segment as an upright stroke: with a foot and a head where it was sent again, with a ✕ where it was lost. */
export function BarShape({ kind, hue, x, top, bottom, size, lit }: BarShapeProps) {
  // A short segment is still a mark one can see.
  const middle = (top + bottom) / 2;
  const half = Math.max(3 * size, (bottom - top) / 2);
  const y1 = round(middle - half);
  const y2 = round(middle + half);
  const reach = 3.5 * size;
  const ends = kind === 'repeat' ? `M${x - reach} ${y1}h${reach * 2}M${x - reach} ${y2}h${reach * 2}` : '';
  const cross = kind === 'lost' ? `M${x - reach} ${y1 - reach}l${reach * 2} ${reach * 2}m0 ${-reach * 2}l${-reach * 2} ${reach * 2}` : '';
  return (
    <g className={styles.bar} data-kind={kind} data-hue={kind === 'sack' || hue === 0 ? undefined : hue} data-lit={lit || undefined}>
      <path d={`M${x} ${y1}V${y2}${ends}`} />
      {cross !== '' && <path className={styles.cross} d={cross} />}
    </g>
  );
}

function Dot({ dot, plot, size, lit }: { readonly dot: DotModel; readonly plot: Plot; readonly size: number; readonly lit: boolean }) {
  const x = round(plot.x(dot.at));
  if (dot.kind === 'dropped') {
    const reach = 3.5 * size;
    return (
      <path
        className={styles.cross}
        d={`M${x - reach} ${4 - reach}l${reach * 2} ${reach * 2}m0 ${-reach * 2}l${-reach * 2} ${reach * 2}`}
      />
    );
  }
  return <circle className={styles.dot} data-lit={lit || undefined} cx={x} cy={round(plot.y(dot.value))} r={(lit ? 4 : 2) * size} />;
}
