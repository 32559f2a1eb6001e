/** Runs the measures of one bundled benchmark and prints them as JSON. Started by bench.mjs, with --expose-gc. */
import { pathToFileURL } from 'node:url';

const { measures } = await import(pathToFileURL(process.argv[2]).href);
const results = [];
for (const measure of measures) {
  for (let warm = 0; warm < (measure.warmup ?? 1); warm++) await measure.run();
  const values = [];
  for (let run = 0; run < measure.runs; run++) {
    globalThis.gc?.();
    values.push(await measure.run());
  }
  values.sort((a, b) => a - b);
  const middle = values.length >> 1;
  const median = values.length % 2 === 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  results.push({
    title: measure.title,
    unit: measure.unit,
    goal: measure.goal,
    note: measure.note?.() ?? '',
    runs: measure.runs,
    median,
    least: values[0],
    most: values.at(-1),
  });
}
process.stdout.write(JSON.stringify(results));
