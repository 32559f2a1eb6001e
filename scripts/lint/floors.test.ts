/** The floors hold: each room gets one upward import planted in a copy of the rules' world, and the linter must refuse it. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const ROOMS = ['ui', 'library', 'simulation', 'languages', 'kernel', 'protocols', 'wire', 'trace', 'scenario', 'time'];
const root = path.resolve(import.meta.dirname, '../..');

interface Finding {
  readonly code: string;
  readonly filename: string;
  readonly message: string;
}

/** Lints the given files in a house of their own, with this project's rules. */
function lint(files: Readonly<Record<string, string>>): readonly Finding[] {
  const house = mkdtempSync(path.join(tmpdir(), 'house-'));
  try {
    mkdirSync(path.join(house, 'scripts/lint'), { recursive: true });
    for (const file of ['.oxlintrc.json', 'tsconfig.json', 'package.json', 'scripts/lint/floors.mjs'])
      copyFileSync(path.join(root, file), path.join(house, file));
    symlinkSync(path.join(root, 'node_modules'), path.join(house, 'node_modules'));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(house, name)), { recursive: true });
      writeFileSync(path.join(house, name), text);
    }
    const done = spawnSync(process.execPath, [path.join(root, 'node_modules/oxlint/bin/oxlint'), '--format=json'], {
      cwd: house,
      encoding: 'utf8',
    });
    const report = JSON.parse(done.stdout) as { diagnostics: readonly Finding[] };
    return report.diagnostics;
  } finally {
    rmSync(house, { recursive: true, force: true });
  }
}

const findings = (all: readonly Finding[], rule: string, file: string): readonly string[] =>
  all.filter((f) => f.code === `house(${rule})` && f.filename === file).map((f) => f.message);

describe('the floors', () => {
  const files: Record<string, string> = {};
  for (const [floor, room] of ROOMS.entries()) {
    files[`src/${room}/thing.ts`] = 'export const thing = 1;\n';
    const above = ROOMS[floor - 1];
    const below = ROOMS[floor + 1];
    if (above) files[`src/${room}/up.ts`] = `import { thing } from '#${above}/thing.ts';\nexport const used = thing;\n`;
    if (below)
      files[`src/${room}/down.ts`] =
        `import { thing } from '#${room === 'ui' ? 'library' : below}/thing.ts';\nexport const used = thing;\n`;
    if (below) files[`src/${room}/climbs.ts`] = `import { thing } from '../${below}/thing.ts';\nexport const used = thing;\n`;
  }
  files['src/ui/engine.ts'] = "import { thing } from '#kernel/thing.ts';\nexport const used = thing;\n";
  files['src/ui/simulator.ts'] = "import { thing } from '#simulation/thing.ts';\nexport const used = thing;\n";
  files['src/simulation/client.ts'] = 'export const thing = 1;\n';
  files['src/ui/door.ts'] = "import { thing } from '#simulation/client.ts';\nexport const used = thing;\n";
  files['src/kernel/lazy.ts'] = "export const later = () => import('#simulation/thing.ts');\n";
  files['src/kernel/through.ts'] = "export { thing } from '#languages/thing.ts';\n";

  files['src/languages/machine/thing.ts'] = 'export const thing = 1;\n';
  files['src/languages/python/compiler/on-machine.ts'] =
    "import { thing } from '#languages/machine/thing.ts';\nexport const used = thing;\n";
  files['src/languages/python/thing.ts'] = 'export const thing = 1;\n';
  files['src/languages/machine/on-python.ts'] = "import { thing } from '#languages/python/thing.ts';\nexport const used = thing;\n";
  files['src/languages/machine/climbs.ts'] = "import { thing } from '../python/thing.ts';\nexport const used = thing;\n";
  files['src/kernel/beside.ts'] = "import { thing } from '#kernel/thing.ts';\nexport const used = thing;\n";

  let found: readonly Finding[] = [];
  beforeAll(() => {
    found = lint(files);
  });

  for (const [floor, room] of ROOMS.entries()) {
    if (floor > 0)
      it(`${room} may not import ${ROOMS[floor - 1]}, the room above it`, () =>
        expect(findings(found, 'floors', `src/${room}/up.ts`)).toHaveLength(1));
    if (floor < ROOMS.length - 1) {
      it(`${room} may import from below`, () => expect(findings(found, 'floors', `src/${room}/down.ts`)).toEqual([]));
      it(`${room} does not climb into another room by a relative path`, () =>
        expect(findings(found, 'floors', `src/${room}/climbs.ts`)).toHaveLength(1));
    }
  }
  it('ui sees the engine through the door only', () => {
    expect(findings(found, 'floors', 'src/ui/engine.ts')).toHaveLength(1);
    expect(findings(found, 'floors', 'src/ui/simulator.ts')).toHaveLength(1);
    expect(findings(found, 'floors', 'src/ui/door.ts')).toEqual([]);
  });
  it('a language stands on the machine, never the other way round', () => {
    expect(findings(found, 'floors', 'src/languages/python/compiler/on-machine.ts')).toEqual([]);
    expect(findings(found, 'floors', 'src/languages/machine/on-python.ts')).toHaveLength(1);
    expect(findings(found, 'floors', 'src/languages/machine/climbs.ts')).toHaveLength(1);
  });
  it('neighbours are imported relatively', () => expect(findings(found, 'floors', 'src/kernel/beside.ts')).toHaveLength(1));
  it('late imports and passed-on exports count too', () => {
    expect(findings(found, 'floors', 'src/kernel/lazy.ts')).toHaveLength(1);
    expect(findings(found, 'floors', 'src/kernel/through.ts')).toHaveLength(1);
  });
});

describe('purity', () => {
  const impure: Record<string, string> = {
    clock: 'export const f = () => Date.now();\n',
    'new-date': 'export const f = () => new Date();\n',
    chance: 'export const f = () => Math.random();\n',
    stopwatch: 'export const f = () => performance.now();\n',
    locale: 'export const f = (a: string, b: string) => a.localeCompare(b);\n',
    intl: 'export const f = () => new Intl.Collator();\n',
    sine: 'export const f = (x: number) => Math.sin(x);\n',
    page: 'export const f = () => document.title;\n',
    timer: 'export const f = (g: () => void) => setTimeout(g, 1);\n',
    react: "import { useState } from 'react';\nexport const f = useState;\n",
    host: "import { readFileSync } from 'node:fs';\nexport const f = readFileSync;\n",
  };
  const files: Record<string, string> = {};
  for (const [name, text] of Object.entries(impure)) for (const room of ['kernel', 'ui']) files[`src/${room}/${name}.ts`] = text;
  files['src/trace/honest.ts'] =
    'export const f = (process: number, date: string) => ({ process, at: new Date(date), root: Math.sqrt(process) });\n';

  let found: readonly Finding[] = [];
  beforeAll(() => {
    found = lint(files);
  });

  it.each(Object.keys(impure))('an engine room may not: %s', (name) => {
    expect(findings(found, 'pure', `src/kernel/${name}.ts`)).toHaveLength(1);
    expect(findings(found, 'pure', `src/ui/${name}.ts`)).toEqual([]);
  });
  it('leaves honest code alone', () => expect(findings(found, 'pure', 'src/trace/honest.ts')).toEqual([]));
});
