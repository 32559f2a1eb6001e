/** The format's own cost: a click on a scenario should not wait for the checking of it. */
import { readFileSync } from 'node:fs';
import { resolveScenario } from '../src/scenario/resolve.ts';
import { milliseconds, type Measure } from './measure.ts';

const json: unknown = JSON.parse(readFileSync('conformance/kernel/two-sends-nagle.json', 'utf8'));

export const measures: readonly Measure[] = [
  {
    title: 'check a scenario and fill it in',
    unit: 'ms',
    runs: 21,
    warmup: 20,
    run: () =>
      milliseconds(() => {
        for (let i = 0; i < 100; i++) resolveScenario(json);
      }) / 100,
  },
];
