import { describe, expect, it } from 'vitest';
import { twoSendsTrace } from '#trace/fixtures/two-sends.ts';
import { indexOf } from '#trace/index/index.ts';
import { flowsOf, spanOf } from '#trace/series/flows.ts';
import { StepBuilder } from '#trace/series/steps.ts';
import { ns } from '#time/nanoseconds.ts';
import { axisText, bundled, instantText, isAbove, plotOf, stepPath, valueText } from './geometry.ts';
import { layLegend } from './Legend.tsx';
import { modelOf, type BarModel, type ChartModel } from './models.ts';
import { changeFrom, reading, tableOf } from './reading.ts';
import { within } from './useChartWindow.ts';

const index = indexOf(twoSendsTrace());
const flows = flowsOf(index);
const span = spanOf(index, flows) ?? { from: ns(0), to: ns(1) };
const end = span.to;
const steps = (changes: readonly (readonly [number, number])[]) => {
  const builder = new StepBuilder();
  for (const [at, value] of changes) builder.add(at, value);
  return builder.build();
};
const model = (more: Partial<ChartModel>): ChartModel => ({
  name: 'windows',
  title: 'Windows',
  about: '',
  unit: 'bytes',
  lines: [],
  bars: [],
  dots: [],
  empty: '',
  ...more,
});
const line = (key: string, changes: readonly (readonly [number, number])[]) =>
  ({ key, name: key, look: 'solid', hue: 0, steps: steps(changes) }) as const;

describe('the charts of two small writes', () => {
  it('show a bar for each segment, in the hue of its write', () => {
    const { bars } = modelOf('sequence', index, flows, span);
    expect(bars.map(({ from, to, hue, kind }) => [from, to, hue, kind])).toEqual([
      [0, 5, 1, 'sent'],
      [5, 10, 2, 'sent'],
    ]);
  });
  it('say their values at an instant in a sentence', () => {
    expect(reading(modelOf('sequence', index, flows, span), end)).toMatch(/^At [\d.,]+ ms: window reaches [\d,]+ B, acknowledged 10 B\.$/);
    expect(reading(modelOf('sequence', index, flows, span), ns(0))).toBe('At 0.0 ms: nothing yet.');
  });
  it('are tables too, a row for each change, and none from after now', () => {
    const sequence = modelOf('sequence', index, flows, span);
    const { rows, more } = tableOf(sequence, span, end);
    expect(more).toBe(0);
    expect(rows.at(-1)?.cells[1]).toBe('10 B');
    const middle = ns((span.from + span.to) / 2);
    expect(tableOf(sequence, span, middle).rows.every((row) => row.at <= middle)).toBe(true);
  });
  it('walk from change to change, forwards and back to where they began', () => {
    const windows = modelOf('windows', index, flows, span);
    const seen: number[] = [];
    for (let at = changeFrom(windows, ns(0), 1); at !== null; at = changeFrom(windows, at, 1)) seen.push(at);
    const back: number[] = [];
    for (let at = changeFrom(windows, ns(end + 1), -1); at !== null; at = changeFrom(windows, at, -1)) back.unshift(at);
    expect(back).toEqual(seen);
    expect(seen.length).toBeGreaterThan(2);
  });
  it('say why there is no queue where no link has a bandwidth', () => {
    expect(modelOf('queue', index, flows, span).empty).toContain('Give a link a bandwidth');
  });
});

describe('the height of a chart', () => {
  it('follows what happens, and leaves a limit far above it out of the picture', () => {
    const far = plotOf(model({ lines: [line('cwnd', [[0, 14_480]]), line('peer', [[0, 3_000_000]])] }), { from: 0, to: 10 }, 100, 100);
    expect(isAbove(far, 3_000_000)).toBe(true);
    const near = plotOf(model({ lines: [line('cwnd', [[0, 14_480]]), line('peer', [[0, 30_000]])] }), { from: 0, to: 10 }, 100, 100);
    expect(isAbove(near, 30_000)).toBe(false);
  });
});

describe('a line', () => {
  const plot = plotOf(model({ lines: [line('cwnd', [[0, 100]])] }), { from: 0, to: 100 }, 100, 106);
  it('goes across and then up, and stops where it has no value', () => {
    const path = stepPath(
      steps([
        [10, 0],
        [20, 100],
        [40, Number.NaN],
      ]),
      plot,
      100,
      false,
    );
    expect(path).toBe('M10 106H20V6H40');
  });
});

describe('bars', () => {
  const bar = (at: number, from: number, kind: BarModel['kind'] = 'sent'): BarModel => ({
    at: ns(at),
    from,
    to: from + 10,
    hue: 1,
    kind,
    packet: at,
  });
  const plot = plotOf(model({ bars: [bar(0, 0), bar(1000, 990)] }), { from: 0, to: 1000 }, 10, 100);
  it('that touch within one column of the screen become one, but a loss stays', () => {
    const shown = bundled([bar(1, 0), bar(2, 10), bar(3, 20, 'lost'), bar(4, 30)], plot);
    expect(shown.map(({ from, to, kind }) => [from, to, kind])).toEqual([
      [0, 40, 'sent'],
      [20, 30, 'lost'],
    ]);
  });
});

describe('numbers at an axis', () => {
  it('are short, with their unit', () => {
    expect([0, 20_000, 1_500_000].map((value) => axisText('bytes', value))).toEqual(['0', '20 kB', '1.5 MB']);
    expect(axisText('time', 40e6)).toBe('40 ms');
    expect(axisText('rate', 8e6)).toBe('8 Mbit/s');
    expect(axisText('packets', 2.5)).toBe('');
  });
  it('stand in full where a value is read', () => {
    expect(valueText('bytes', 14_480)).toBe('14,480 B');
    expect(valueText('time', 41_449_000)).toBe('41.4 ms');
    expect(valueText('packets', 1)).toBe('1 packet');
  });
  it('have as many places as the ticks need', () => {
    expect(instantText(20e6, 20e6)).toBe('20 ms');
    expect(instantText(20.5e6, 0.5e6)).toBe('20.5 ms');
    expect(instantText(2.5e9, 0.5e9)).toBe('2.5 s');
  });
});

describe('a legend', () => {
  it('goes on in the next row where the width ends', () => {
    const four = model({ lines: ['a', 'b', 'c', 'd'].map((key) => line(key, [])) });
    expect(layLegend(four, 6, 10_000).rows).toBe(1);
    expect(layLegend(four, 6, 200).rows).toBe(4);
  });
});

describe('the visible stretch', () => {
  it('stays inside the run', () => {
    expect(within({ from: 0, to: 1e9 }, -50, 1e6)).toEqual({ from: 0, to: 1_000_050 });
    expect(within({ from: 0, to: 1e9 }, 9e8, 2e9)).toEqual({ from: 0, to: 1e9 });
  });
});
