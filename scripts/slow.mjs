/**
 * npm run test:slow: the sweeps that take too long for every save: files called *.slow.ts beside the code they test, then every
 * gallery scenario in a browser (e2e/*.sweep.ts).
 * SEED and RUNS (for fast-check) are handed on as they are.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './freshness.mjs';

const reports = path.join(root, '.cache/reports');
mkdirSync(reports, { recursive: true });
const run = spawnSync(
  process.execPath,
  [
    path.join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--config',
    'vitest.slow.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${path.join(reports, 'slow.json')}`,
  ],
  { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
);
let summary = { name: 'slow', passed: 0, failed: 1 };
try {
  const report = JSON.parse(readFileSync(path.join(reports, 'slow.json'), 'utf8'));
  summary = { name: 'slow', passed: report.numPassedTests, failed: Math.max(report.numFailedTests, run.status === 0 ? 0 : 1) };
} catch {
  // No report: the run broke off, which counts as one failure.
}

const journeys = spawnSync(process.execPath, [path.join(root, 'scripts/e2e.mjs'), '--sweep'], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
});
let sweep = { name: 'sweep', passed: 0, failed: 1 };
try {
  const { stats } = JSON.parse(readFileSync(path.join(reports, 'sweep.json'), 'utf8'));
  sweep = { name: 'sweep', passed: stats.expected + stats.flaky, failed: Math.max(stats.unexpected, journeys.status === 0 ? 0 : 1) };
} catch {
  // As above.
}
writeFileSync(path.join(reports, 'slow-summary.json'), JSON.stringify([summary, sweep]));
process.exitCode = run.status === 0 && journeys.status === 0 ? 0 : 1;
