/**
 * What the signs of a chart mean: its lines with their value at now, then the kinds of bars that have been seen. Laid out in rows beforehand, so that
 * the picture below knows where it begins; a value has room for its longest, so that nothing moves while time passes.
 */
import type { ReactNode } from 'react';
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { valueAt } from '#trace/series/steps.ts';
import { isAbove, round, type Plot } from './geometry.ts';
import { BarShape } from './Marks.tsx';
import type { BarModel, ChartModel, LineModel } from './models.ts';
import { lineReading } from './reading.ts';
import styles from './charts.module.css';

const BAR_NAMES: Readonly<Record<BarModel['kind'], string>> = { sent: 'segment', repeat: 'sent again', lost: 'lost', sack: 'told by SACK' };
const BAR_KINDS = ['sent', 'repeat', 'lost', 'sack'] as const;

type Sign = { readonly line: LineModel } | { readonly bar: BarModel['kind'] };
interface Entry {
  readonly key: string;
  readonly name: string;
  readonly sign: Sign;
  readonly x: number;
  readonly row: number;
}
export interface LegendLayout {
  readonly entries: readonly Entry[];
  readonly rows: number;
}

/** Letters kept for a value: "12,345,678 B". */
const VALUE = 12;
const signWidth = (letter: number): number => letter * 3.4;

export function layLegend(model: ChartModel, letter: number, width: number): LegendLayout {
  const signs: readonly { readonly key: string; readonly name: string; readonly sign: Sign; readonly letters: number }[] = [
    ...model.lines.map((line) => ({ key: line.key, name: line.name, sign: { line }, letters: line.name.length + VALUE + 2 })),
    ...BAR_KINDS.filter((kind) => model.bars.some((bar) => bar.kind === kind)).map((kind) => ({
      key: kind,
      name: BAR_NAMES[kind],
      sign: { bar: kind },
      letters: BAR_NAMES[kind].length + 3,
    })),
  ];
  let x = 0;
  let row = 0;
  const entries = signs.map(({ key, name, sign, letters }): Entry => {
    const wide = signWidth(letter) + letters * letter;
    if (x > 0 && x + wide > width) {
      x = 0;
      row++;
    }
    const entry = { key, name, sign, x, row };
    x += wide;
    return entry;
  });
  return { entries, rows: row + 1 };
}

export interface LegendProps {
  readonly model: ChartModel;
  readonly layout: LegendLayout;
  readonly plot: Plot;
  readonly now: Nanoseconds;
  readonly y: number;
  readonly line: number;
  readonly letter: number;
}

export function Legend({ model, layout, plot, now, y, line, letter }: LegendProps): ReactNode {
  return layout.entries.map((entry) => {
    // A sign is explained once it has been seen: a loss that lies ahead is not given away.
    if ('bar' in entry.sign) {
      const { bar: kind } = entry.sign;
      if (!model.bars.some((bar) => bar.kind === kind && bar.at <= now)) return null;
    }
    return (
      <g key={entry.key} transform={`translate(${round(entry.x)} ${round(y + entry.row * line)})`}>
        <SignShape sign={entry.sign} width={signWidth(letter) - letter} letter={letter} />
        <text className={styles.legend} x={signWidth(letter)}>
          {entry.name} {'line' in entry.sign && <tspan className={styles.value}>{readingOf(model, entry.sign.line, plot, now)}</tspan>}
        </text>
      </g>
    );
  });
}

/** The value at now, with an arrow where the line runs above the picture. */
function readingOf(model: ChartModel, line: LineModel, plot: Plot, now: Nanoseconds): string {
  const value = valueAt(line.steps, now);
  return `${lineReading(model, line, now) ?? '–'}${value !== null && isAbove(plot, value) ? ' ↑' : ''}`;
}

function SignShape({ sign, width, letter }: { readonly sign: Sign; readonly width: number; readonly letter: number }) {
  if ('bar' in sign)
    return (
      <g transform={`translate(${round(width / 2)} ${round(-letter * 1.1)})`}>
        <BarShape kind={sign.bar} hue={0} x={0} top={0} bottom={letter * 1.4} size={letter > 10 ? 2 : 1} lit={false} />
      </g>
    );
  const { line } = sign;
  const y = -letter * 0.55;
  const path = line.look === 'area' ? `M0 ${y + letter * 0.5}V${y - letter * 0.5}H${width}V${y + letter * 0.5}Z` : `M0 ${y}H${width}`;
  return <path className={styles.line} data-look={line.look} data-hue={line.hue === 0 ? undefined : line.hue} d={path} />;
}
