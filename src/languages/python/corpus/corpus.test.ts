import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runAlone } from './run-alone.ts';

const here = new URL('./', import.meta.url);
const names = readdirSync(here)
  .filter((file) => file.endsWith('.py') && file !== 'record.py')
  .map((file) => file.slice(0, -3))
  .sort();
const read = (file: string): string => readFileSync(new URL(file, here), 'utf8');

/**
 * Not equal yet, and why; this list only shrinks. match, metaclasses, memoryview and os.path are outside the subset and refused by name; the others differ
 * in single lines (one __hash__ call too many, texts of rare errors, names of descriptor types).
 */
const BEYOND = new Set([
  'bytearray-methods',
  'eq-hash-identity',
  'errors-type-texts',
  'import-forms',
  'isinstance-type',
  'match-statement',
  'methods-bound',
]);

describe('a program prints here what it prints under CPython 3.11', () => {
  it.each(names.filter((name) => !BEYOND.has(name)))('%s', (name) => {
    const ran = runAlone(read(`${name}.py`), `${name}.py`);
    // CPython's recordings leave the path out; the simulated host's home is the working directory.
    const printed = ran.printed.replaceAll(/ at 0x[0-9a-f]+/g, ' at 0xADDRESS').replaceAll('File "/root/', 'File "');
    expect(`${printed}${ran.end}\n`).toBe(read(`${name}.txt`));
  });
});
