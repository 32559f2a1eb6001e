/**
 * npm run test:slow: the sweeps that take too long for every save, in files called *.slow.ts beside the code they test.
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
writeFileSync(path.join(reports, 'slow-summary.json'), JSON.stringify([summary]));
process.exitCode = run.status ?? 1;
