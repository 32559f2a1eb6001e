/** A chart as a table: a row for each instant at which something changes, up to now. A row's time goes there. */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { grab } from '../player/player.ts';
import { countText, millisecondText } from '../wording/wording.ts';
import type { ChartModel, Span } from './models.ts';
import { tableOf } from './reading.ts';
import styles from './charts.module.css';

export interface ChartTableProps {
  readonly model: ChartModel;
  readonly span: Span;
  readonly now: Nanoseconds;
  readonly until: Nanoseconds;
}

export function ChartTable({ model, span, now, until }: ChartTableProps) {
  const { rows, more } = tableOf(model, span, until);
  const current = rows.findLastIndex((row) => row.at <= now);
  if (model.empty !== '') return <p className={styles.none}>{model.empty}</p>;
  return (
    <table>
      <caption>
        {model.title}. {model.about}
        {more > 0 && ` The first ${countText(rows.length)} changes; ${countText(more)} more follow: zoom in to see them.`}
      </caption>
      <thead>
        <tr>
          <th scope="col">time in ms</th>
          {model.lines.map((line) => (
            <th key={line.key} scope="col">
              {line.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          <tr key={row.at} data-now={place === current || undefined}>
            <th scope="row">
              <button type="button" onClick={() => grab(row.at)} title="Go to this instant">
                {millisecondText(row.at, 3)}
              </button>
            </th>
            {row.cells.map((cell, column) => (
              <td key={model.lines[column]?.key}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
