/**
 * Holds the product to what the real machine did: runs every case that must pass by now through the command line,
 * the way a person would, and lets the oracle's own checker compare.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const here = import.meta.dirname;
const mustPass = JSON.parse(readFileSync(path.join(here, 'must-pass.json'), 'utf8')) as readonly string[];

/** What passed once. must-pass.json grows first; what has stood for a while is added here, and nothing leaves either file. */
const FLOOR = JSON.parse(readFileSync(path.join(here, 'passed-once.json'), 'utf8')) as readonly string[];

const fileOf = (name: string): string => path.join(here, `${name}.json`);

/** Runs the checker over the files, with the script behind `npm run -s sim` (npm itself takes as long as a simulation); resolves to its output, line by line. */
function check(files: readonly string[]): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [path.join(here, 'oracles/check.mjs'), '--sim', `${process.execPath} scripts/sim.mjs`, ...files],
      {
        cwd: path.dirname(here),
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', () => resolve(output.split('\n')));
  });
}

describe('the list of what must pass', () => {
  it('only grows', () => expect(mustPass).toEqual(expect.arrayContaining([...FLOOR])));
  it('names each case once, and each exists', () => {
    expect(new Set(mustPass).size).toBe(mustPass.length);
    expect(mustPass.filter((name) => !existsSync(fileOf(name)))).toEqual([]);
  });
});

describe('does what the real machine did', () => {
  let lines: readonly string[] = [];
  beforeAll(async () => {
    lines = await check(mustPass.map(fileOf));
  });

  it.each(mustPass)('%s', (name) => {
    const base = path.basename(name);
    const verdict = lines.find((line) => line === `ok   ${base}` || line.startsWith(`FAIL ${base}:`)) ?? `no verdict: ${lines.join('\n')}`;
    expect(verdict).toBe(`ok   ${base}`);
  });
});
