/** A chart in words: its values at an instant, and as rows of a table. What eyes read off the lines, for everybody else. */
import { ns, type Nanoseconds } from '#time/nanoseconds.ts';
import { stepAt, valueAt } from '#trace/series/steps.ts';
import { timeText } from '../wording/wording.ts';
import { valueText } from './geometry.ts';
import type { ChartModel, LineModel, Span } from './models.ts';

/** "acknowledged 14,480 B"; null where the line has no value yet. */
export function lineReading(model: ChartModel, line: LineModel, time: Nanoseconds): string | null {
  const value = valueAt(line.steps, time);
  return value === null ? null : valueText(model.unit, value);
}

/** The whole chart at an instant in a sentence. */
export function reading(model: ChartModel, time: Nanoseconds): string {
  const values = model.lines.flatMap((line) => {
    const text = lineReading(model, line, time);
    return text === null ? [] : [`${line.name} ${text}`];
  });
  return `At ${timeText(time)}: ${values.length === 0 ? 'nothing yet' : values.join(', ')}.`;
}

/** The next or the previous instant at which something in this chart changes; null where there is none. */
export function changeFrom(model: ChartModel, time: Nanoseconds, direction: 1 | -1): Nanoseconds | null {
  let found: number | null = null;
  const offer = (at: number): void => {
    if (direction === 1 ? at > time && (found === null || at < found) : at < time && (found === null || at > found)) found = at;
  };
  for (const { steps } of model.lines) {
    const place = stepAt(steps, time);
    const next = direction === 1 ? place + 1 : steps.at[place] === time ? place - 1 : place;
    const at = steps.at[next];
    if (at !== undefined) offer(at);
  }
  for (const bar of model.bars) offer(bar.at);
  for (const dot of model.dots) offer(dot.at);
  return found === null ? null : ns(found);
}

export interface TableRow {
  readonly at: Nanoseconds;
  readonly cells: readonly string[];
}
/** Rows a person can still go through; a longer table is cut and says so. */
export const MOST_ROWS = 300;

/** A row for each instant within the stretch, and up to `until`, at which a line changes. */
export function tableOf(model: ChartModel, span: Span, until: Nanoseconds): { readonly rows: readonly TableRow[]; readonly more: number } {
  const instants = new Set<number>();
  const end = Math.min(span.to, until);
  for (const { steps } of model.lines) {
    for (let i = Math.max(0, stepAt(steps, span.from)); i < steps.at.length; i++) {
      const at = steps.at[i] as number;
      if (at > end) break;
      instants.add(at);
    }
  }
  const times = [...instants].toSorted((a, b) => a - b);
  return {
    rows: times.slice(0, MOST_ROWS).map((at) => ({
      at: ns(at),
      cells: model.lines.map((line) => lineReading(model, line, ns(at)) ?? '–'),
    })),
    more: Math.max(0, times.length - MOST_ROWS),
  };
}
