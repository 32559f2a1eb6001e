/** Places in a chart: scales, round ticks, how a number stands at an axis, and bars bundled to what a screen can show. */
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { greatest, thinned, type Steps } from '#trace/series/steps.ts';
import { countText } from '../wording/wording.ts';
import type { BarModel, ChartModel, LineModel, Span, Unit } from './models.ts';

export interface Plot {
  readonly width: number;
  readonly height: number;
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
}

/** The plot of a chart over a stretch of time; its height reaches a little above what is to be seen there. */
export function plotOf(model: ChartModel, span: Span, width: number, height: number): Plot {
  const bars = model.bars.filter((bar) => bar.at >= span.from && bar.at <= span.to);
  const low = model.name === 'sequence' ? lowest(model, span) : 0;
  const most = (lines: readonly LineModel[]): number => Math.max(0, ...lines.map((line) => greatest(line.steps, span.from, span.to)));
  const essential = Math.max(
    most(model.lines.filter((line) => !LIMITS.has(line.key))),
    ...bars.map((bar) => bar.to),
    ...model.dots.filter((dot) => dot.at >= span.from && dot.at <= span.to && !Number.isNaN(dot.value)).map((dot) => dot.value),
    low + LEAST[model.unit],
  );
  const limits = model.lines
    .filter((line) => LIMITS.has(line.key))
    .map((line) => greatest(line.steps, span.from, span.to))
    .filter((value) => value - low <= (essential - low) * (model.name === 'sequence' ? NEAR : FAR));
  const high = Math.max(essential, ...limits);
  return {
    width,
    height,
    x: scaleLinear().domain([span.from, span.to]).range([0, width]),
    y: scaleLinear()
      .domain([low, high + (high - low) * 0.06])
      .range([height, 0]),
  };
}

/** Lines that say how far something may go: where they are far above everything else they are left above the picture, so that this stays readable. */
const LIMITS: ReadonlySet<string> = new Set(['peer', 'edge', 'ssthresh', 'timeout']);
const FAR = 3;
/** Where the bars fill the picture from corner to corner, so that their slope can be read. */
const NEAR = 1.5;
/** Does a limit lie above the picture at this value? */
export const isAbove = (plot: Plot, value: number): boolean => value > (plot.y.domain()[1] ?? 0);

/** Where the sequence begins in a zoomed stretch: what was acknowledged at its left edge. */
function lowest(model: ChartModel, span: Span): number {
  const acked = model.lines.find((line) => line.key === 'acked');
  if (acked === undefined) return 0;
  const [first] = thinned(acked.steps, span.from, span.from, 1);
  return first === undefined ? 0 : first.value;
}

/** Never so close that noise looks like a mountain. */
const LEAST: Readonly<Record<Unit, number>> = { bytes: 10, time: 1_000_000, rate: 1_000, packets: 4 };

/** Few round values for an axis of this height. */
export const valueTicks = (plot: Plot, letter: number): readonly number[] =>
  plot.y.ticks(Math.max(2, Math.min(6, Math.floor(plot.height / (letter * 5)))));

/** Round instants for the axis of time. */
export const timeTicks = (plot: Plot, letter: number): readonly number[] =>
  plot.x.ticks(Math.max(2, Math.floor(plot.width / (letter * 9))));

/** "20 kB", "40 ms", "8 Mbit/s", "12": short, for an axis. */
export function axisText(unit: Unit, value: number): string {
  switch (unit) {
    case 'bytes':
      return scaled(value, [
        [1e9, 'GB'],
        [1e6, 'MB'],
        [1e3, 'kB'],
        [1, 'B'],
      ]);
    case 'time':
      return scaled(value, [
        [1e9, 's'],
        [1e6, 'ms'],
        [1e3, 'µs'],
        [1, 'ns'],
      ]);
    case 'rate':
      return scaled(value, [
        [1e9, 'Gbit/s'],
        [1e6, 'Mbit/s'],
        [1e3, 'kbit/s'],
        [1, 'bit/s'],
      ]);
    case 'packets':
      return Number.isInteger(value) ? countText(value) : '';
    default:
      return unit satisfies never;
  }
}

function scaled(value: number, units: readonly (readonly [number, string])[]): string {
  if (value === 0) return '0';
  const [size, name] = units.find(([least]) => Math.abs(value) >= least) ?? units.at(-1) ?? [1, ''];
  return `${Number((value / size).toPrecision(3))} ${name}`;
}

/** In full, for the reading at the cursor and the table: "14,480 B", "41.4 ms", "8.2 Mbit/s", "12 packets". */
export function valueText(unit: Unit, value: number): string {
  switch (unit) {
    case 'bytes':
      return `${countText(Math.round(value))} B`;
    case 'time':
      return `${countText(Math.floor(value / 1e6))}.${String(Math.floor((value % 1e6) / 1e5))} ms`;
    case 'rate':
      return axisText('rate', value);
    case 'packets':
      return value === 1 ? '1 packet' : `${countText(value)} packets`;
    default:
      return unit satisfies never;
  }
}

/** An instant at the axis: seconds where the stretch is long, else milliseconds; as many places as the ticks need. */
export function instantText(time: number, step: number): string {
  const [size, name] = step >= 1e8 ? [1e9, 's'] : [1e6, 'ms'];
  const digits = Math.max(0, Math.min(6, Math.ceil(-Math.log10(step / size) - 1e-9)));
  return `${(time / size).toFixed(digits)} ${name}`;
}

/** The line of a quantity as an SVG path: across, then up or down, with breaks where it has no value. `close` brings it back to the ground. */
export function stepPath(steps: Steps, plot: Plot, until: number, close: boolean): string {
  const [from, to] = plot.x.domain() as [number, number];
  const end = Math.min(until, to);
  const ground = plot.y(Math.max(0, plot.y.domain()[0] ?? 0));
  let path = '';
  let open: { x: number; y: number } | null = null;
  const finish = (x: number): void => {
    if (open === null) return;
    path += `H${round(x)}`;
    if (close) path += `V${round(ground)}Z`;
  };
  for (const corner of thinned(steps, from, end, plot.width)) {
    const x = plot.x(corner.at);
    if (Number.isNaN(corner.value)) {
      finish(x);
      open = null;
      continue;
    }
    const y = plot.y(corner.value);
    path += open === null ? (close ? `M${round(x)} ${round(ground)}V${round(y)}` : `M${round(x)} ${round(y)}`) : `H${round(x)}V${round(y)}`;
    open = { x, y };
  }
  finish(plot.x(end));
  return path;
}
export const round = (value: number): number => Math.round(value * 10) / 10;

/** Bars of one kind and hue that fall into one column of the screen and touch become one; a loss is never hidden. */
export function bundled(bars: readonly BarModel[], plot: Plot): readonly BarModel[] {
  const [from, to] = plot.x.domain() as [number, number];
  const nearness = Math.abs(plot.y.invert(0) - plot.y.invert(2));
  const out: BarModel[] = [];
  const last = new Map<string, number>();
  for (const bar of bars) {
    if (bar.at < from || bar.at > to) continue;
    const key = `${Math.floor(plot.x(bar.at))} ${bar.kind} ${bar.hue}`;
    const place = last.get(key);
    const before = place === undefined ? undefined : out[place];
    if (place === undefined || before === undefined || bar.from > before.to + nearness || bar.to < before.from - nearness) {
      last.set(key, out.length);
      out.push(bar);
    } else out[place] = { ...before, from: Math.min(before.from, bar.from), to: Math.max(before.to, bar.to) };
  }
  return out;
}
