/**
 * Prints what a first visit loads before the code editor, gzipped, and fails above the limit.
 * First load is the entry and everything it imports statically; the simulation's worker comes after it and is told beside it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** DESIGN 13: kilobytes of gzipped JavaScript, 1 kB = 1000 bytes. */
const LIMIT_KB = 150;

const dist = path.resolve(import.meta.dirname, '../dist');
const manifest = JSON.parse(readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8'));
const kilobytes = (file) => gzipSync(readFileSync(path.join(dist, file)), { level: 9 }).length / 1000;
const sum = (files) => files.reduce((total, file) => total + kilobytes(file), 0);
const shown = (number) => `${number.toFixed(1)} kB`;

const chunks = new Set();
const styles = new Set();
(function visit(key) {
  const chunk = manifest[key];
  if (!chunk || chunks.has(chunk.file)) return;
  chunks.add(chunk.file);
  for (const file of chunk.css ?? []) styles.add(file);
  for (const next of chunk.imports ?? []) visit(next);
})('index.html');

const assets = readdirSync(path.join(dist, 'assets'))
  .filter((file) => file.endsWith('.js'))
  .map((file) => `assets/${file}`);
const workers = assets.filter((file) => /worker/i.test(file) && !chunks.has(file));
const later = assets.filter((file) => !chunks.has(file) && !workers.includes(file));
const first = sum([...chunks]);

console.log(`first load: ${shown(first)} of JavaScript, gzipped (limit ${LIMIT_KB} kB), and ${shown(sum([...styles]))} of styles`);
console.log(
  `after it:   ${shown(sum(workers))} of simulation in the worker, ${shown(sum(later))} in ${later.length} further parts when they are wanted`,
);
if (first > LIMIT_KB) {
  console.error(`The first load is above its limit of ${LIMIT_KB} kB. Largest parts:`);
  for (const file of [...chunks].sort((a, b) => kilobytes(b) - kilobytes(a)).slice(0, 5))
    console.error(`  ${shown(kilobytes(file))}  ${file}`);
  process.exitCode = 1;
}
