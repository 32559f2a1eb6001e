#!/usr/bin/env node
// The simulator's command line. Node 20 runs no TypeScript, so the first call bundles src/simulation/cli.ts into node_modules/.cache;
// later calls use the bundle as long as no source file is newer. What the command line does is in src/simulation/cli.ts.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cache = join(root, 'node_modules', '.cache', 'sim');
const bundle = join(cache, 'cli.mjs');

/** The newest change below a folder, in ms since 1970; ui and library play no part in the command line. */
function newest(folder, skip = []) {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (skip.includes(entry.name)) continue;
    const path = join(folder, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : entry.name.endsWith('.test.ts') ? 0 : statSync(path).mtimeMs);
  }
  return latest;
}

async function build() {
  const { rolldown } = await import('rolldown');
  mkdirSync(cache, { recursive: true });
  const fresh = join(cache, `cli.${process.pid}.mjs`);
  const bundler = await rolldown({
    input: join(root, 'src/simulation/cli.ts'),
    cwd: root,
    platform: 'node',
    logLevel: 'silent',
    // Python's own prelude files are text to the program.
    moduleTypes: { '.py': 'text' },
  });
  await bundler.write({ file: fresh, format: 'esm', codeSplitting: false });
  await bundler.close();
  // In one step, so that two first calls at once do not read half a bundle.
  renameSync(fresh, bundle);
  rmSync(fresh, { force: true });
}

const sources = Math.max(newest(join(root, 'src'), ['ui', 'library']), statSync(fileURLToPath(import.meta.url)).mtimeMs);
if (!existsSync(bundle) || statSync(bundle).mtimeMs < sources) await build();
const { main } = await import(pathToFileURL(bundle).href);
process.exitCode = main(process.argv.slice(2));
