/** The same scenario gives the same trace in Node and in Chromium, to the bit. */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { expect, open, test } from './app.ts';

const root = path.resolve(import.meta.dirname, '..');
const mustPass = JSON.parse(readFileSync(path.join(root, 'conformance/must-pass.json'), 'utf8')) as readonly string[];

type Engine = { readonly fingerprintOf: (json: unknown) => string };

test('the traces of all recorded cases are equal in Node and here', async ({ page }) => {
  test.setTimeout(300_000);
  const folder = path.join(root, '.cache/fingerprint');
  const file = path.join(folder, 'engine.mjs');
  mkdirSync(folder, { recursive: true });
  const bundle = await rolldown({
    input: path.join(root, 'e2e/fingerprint.ts'),
    cwd: root,
    logLevel: 'warn',
    moduleTypes: { '.py': 'text' },
  });
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  await bundle.close();
  const here = (await import(pathToFileURL(file).href)) as Engine;

  await open(page);
  const source = readFileSync(file, 'utf8');
  const address = await page.evaluate((text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' })), source);
  for (const name of mustPass) {
    const { expected: _recorded, ...scenario } = JSON.parse(readFileSync(path.join(root, 'conformance', `${name}.json`), 'utf8')) as {
      readonly expected: unknown;
    };
    const there = await page.evaluate(
      async ([url, json]) => {
        const engine = (await import(url)) as Engine;
        return engine.fingerprintOf(json);
      },
      [address, scenario] as const,
    );
    const expected = here.fingerprintOf(scenario);
    expect(expected, name).toMatch(/^[0-9a-f]{16}$/);
    expect(there, name).toBe(expected);
  }
});
