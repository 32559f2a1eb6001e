import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runAlone } from './run-alone.ts';

const here = new URL('./', import.meta.url);
const names = readdirSync(here)
  .filter((file) => file.endsWith('.py') && file !== 'record.py')
  .map((file) => file.slice(0, -3))
  .sort();
const read = (file: string): string => readFileSync(new URL(file, here), 'utf8');

/** Programs that are refused so far, each for the one thing it is named for here; this list only shrinks. */
const REFUSED: Readonly<Record<string, string>> = {
  'bytearray-methods': 'memoryview',
  'errors-type-texts': 'open',
};

describe('a program prints here what it prints under CPython 3.11', () => {
  it.each(names.filter((name) => !Object.hasOwn(REFUSED, name)))('%s', (name) => {
    const ran = runAlone(read(`${name}.py`), `${name}.py`);
    // CPython's recordings leave the path out; the simulated host's home is the working directory.
    const printed = ran.printed.replaceAll(/ at 0x[0-9a-f]+/g, ' at 0xADDRESS').replaceAll('/root/', '');
    expect(`${printed}${ran.end}\n`).toBe(read(`${name}.txt`));
  });

  for (const [name, reason] of Object.entries(REFUSED))
    it(`${name}: not part of the Python that runs here yet (${reason})`, ({ skip }) => skip(reason));
});
