/**
 * npm run bench [name ...]: runs bench/*.bench.ts, one process each, and prints medians and spread. A benchmark exports `measures`
 * (see bench/measure.ts). --write puts the table into bench/RESULTS.md.
 * Each file is bundled first, because Node 20 runs no TypeScript.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { root } from './freshness.mjs';

const folder = path.join(root, 'bench');
const built = path.join(root, '.cache/bench');
mkdirSync(built, { recursive: true });

const write = process.argv.includes('--write');
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace('.bench.ts', ''))
  .filter((name) => wanted.length === 0 || wanted.includes(name));

const rows = [];
for (const name of names) {
  const bundle = await rolldown({
    input: path.join(folder, `${name}.bench.ts`),
    cwd: root,
    platform: 'node',
    logLevel: 'warn',
    moduleTypes: { '.py': 'text' },
  });
  const file = path.join(built, `${name}.mjs`);
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  await bundle.close();
  const done = spawnSync(process.execPath, ['--expose-gc', '--max-old-space-size=4096', path.join(root, 'scripts/bench-run.mjs'), file], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (done.status !== 0) {
    console.error(`${name}: broke off`);
    process.exitCode = 1;
    continue;
  }
  for (const row of JSON.parse(done.stdout)) {
    rows.push(row);
    console.log(line(row));
  }
}

function line({ title, unit, median, least, most, runs, goal, note }) {
  const verdict =
    goal === undefined
      ? ''
      : `   goal ${goal.least === undefined ? `at most ${goal.most}` : `at least ${goal.least.toLocaleString('en')}`}`;
  return `${title}: ${number(median)} ${unit}  (${number(least)} to ${number(most)}, ${runs} runs)${verdict}${note ? `   ${note}` : ''}`;
}

function number(value) {
  return value >= 1000 ? Math.round(value).toLocaleString('en') : value >= 10 ? value.toFixed(1) : value.toFixed(3);
}

if (write) {
  const file = path.join(folder, 'RESULTS.md');
  const [head] = readFileSync(file, 'utf8').split('<!-- table -->');
  const cpu = os.cpus()[0]?.model.trim() ?? 'unknown processor';
  const table = [
    `Measured on ${cpu}, ${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, ${os.type()} ${os.release().split('-')[0]}.`,
    '',
    '| what | median | least to most | runs | goal |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map(
      (row) =>
        `| ${row.title} | ${number(row.median)} ${row.unit} | ${number(row.least)} to ${number(row.most)} | ${row.runs} | ${row.goal === undefined ? '' : row.goal.least === undefined ? `at most ${row.goal.most}` : `at least ${row.goal.least.toLocaleString('en')}`} |`,
    ),
    '',
  ];
  writeFileSync(file, `${head.trimEnd()}\n\n<!-- table -->\n${table.join('\n')}`);
}
