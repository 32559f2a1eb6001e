#!/usr/bin/env node
// Random Python programs here and under CPython 3.11: node scripts/fuzz-python.mjs [first seed] [count]
// Bundles src/languages/python/fuzz/testing/cli.ts afresh each time, because Node 20 runs no TypeScript.
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const file = join(root, 'node_modules', '.cache', 'fuzz-python', 'cli.mjs');
mkdirSync(dirname(file), { recursive: true });
const bundler = await rolldown({
  input: join(root, 'src/languages/python/fuzz/testing/cli.ts'),
  cwd: root,
  platform: 'node',
  logLevel: 'silent',
  moduleTypes: { '.py': 'text' },
});
await bundler.write({ file, format: 'esm', codeSplitting: false });
await bundler.close();
const { main } = await import(pathToFileURL(file).href);
process.exitCode = main(process.argv.slice(2), join(root, 'src/languages/python/fuzz/testing/oracle.py'));
