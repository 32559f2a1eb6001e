/**
 * npm test: everything that holds this project together, one step after the other. A failing step does not hide the next; the end says which failed.
 * `npm test -- unit e2e` runs the named steps alone.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './freshness.mjs';

const bin = (file) => [process.execPath, path.join(root, 'node_modules', file)];
const reports = path.join(root, '.cache/reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const STEPS = [
  { name: 'types', run: [bin('typescript/bin/tsc').concat('--noEmit')] },
  { name: 'lint', run: [bin('oxlint/bin/oxlint')] },
  { name: 'format', run: [bin('oxfmt/bin/oxfmt').concat('--check')] },
  {
    name: 'unit',
    run: [
      bin('vitest/vitest.mjs').concat(
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${path.join(reports, 'unit.json')}`,
      ),
    ],
    report: 'unit.json',
  },
  {
    name: 'build',
    run: [bin('vite/bin/vite.js').concat('build', '--logLevel', 'warn'), [process.execPath, path.join(root, 'scripts/size.mjs')]],
  },
  { name: 'e2e', run: [[process.execPath, path.join(root, 'scripts/e2e.mjs')]], report: 'e2e.json' },
];

/** [passed, failed] of a report by vitest or Playwright. */
function counts(file) {
  const report = JSON.parse(readFileSync(path.join(reports, file), 'utf8'));
  if (report.stats) return [report.stats.expected + report.stats.flaky, report.stats.unexpected];
  const brokenFiles = report.testResults.filter(
    (one) => one.status === 'failed' && one.assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  return [report.numPassedTests, report.numFailedTests + brokenFiles];
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !STEPS.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(', ')}. There are ${STEPS.map((step) => step.name).join(', ')}.`);
  process.exit(2);
}

const results = [];
for (const step of STEPS.filter((one) => wanted.length === 0 || wanted.includes(one.name))) {
  console.log(`\n== ${step.name}`);
  const started = Date.now();
  const good = step.run.every(
    ([command, ...options]) => spawnSync(command, options, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0,
  );
  let passed = good ? 1 : 0;
  let failed = good ? 0 : 1;
  if (step.report) {
    try {
      const [reportedPassed, reportedFailed] = counts(step.report);
      passed = reportedPassed;
      // A step may fail without a failing test: a file that does not load, a run that broke off.
      failed = Math.max(reportedFailed, good ? 0 : 1);
    } catch {
      passed = 0;
      failed = 1;
    }
  }
  results.push({ name: step.name, good, passed, failed, seconds: Math.round((Date.now() - started) / 100) / 10 });
}
writeFileSync(path.join(reports, 'summary.json'), JSON.stringify(results));

console.log('');
for (const { name, good, passed, failed, seconds } of results)
  console.log(
    `${good ? 'ok  ' : 'FAIL'} ${name.padEnd(8)} ${`${seconds} s`.padStart(8)}${passed + failed > 1 ? `   ${passed} passed, ${failed} failed` : ''}`,
  );
process.exitCode = results.every((one) => one.good) ? 0 : 1;
