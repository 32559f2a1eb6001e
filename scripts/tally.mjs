/** The last line of .ci/run: what passed and what failed, over everything that npm test and npm run test:slow reported. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './freshness.mjs';

const read = (file) => {
  const full = path.join(root, '.cache/reports', file);
  return existsSync(full) ? JSON.parse(readFileSync(full, 'utf8')) : [{ name: file, passed: 0, failed: 1 }];
};
const results = [...read('summary.json'), ...read('slow-summary.json')];
const sum = (what) => results.reduce((total, one) => total + one[what], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
