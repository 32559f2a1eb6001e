/** Things that are true of the whole house and that no single room can keep. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const ROOMS = ['ui', 'library', 'simulation', 'languages', 'kernel', 'protocols', 'wire', 'trace', 'scenario', 'time'];
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

function filesBelow(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder)).flatMap((name) => {
    const file = path.join(folder, name);
    return statSync(path.join(root, file)).isDirectory() ? filesBelow(file) : [file];
  });
}

const ours = ['src', 'scripts', 'e2e', 'bench', 'docs', '.ci', 'public']
  .flatMap(filesBelow)
  .filter((file) => /\.(tsx?|m?js|mjs|py|md|css|html|json|svg|webmanifest)$|run$/.test(file));

describe('the house', () => {
  it.each([...ROOMS.map((room) => `src/${room}`), 'conformance', 'e2e', 'bench'])('%s has a README of one screen', (folder) => {
    expect(existsSync(path.join(root, folder, 'README.md'))).toBe(true);
    expect(read(`${folder}/README.md`).split('\n').length).toBeLessThanOrEqual(60);
  });

  it('has its floors drawn in the architecture as the linter holds them', () => {
    const drawn = [...read('docs/architecture.md').matchAll(/^ {4}(\w+) {2,}\S/gm)]
      .map((match) => match[1])
      .filter((name) => ROOMS.includes(name ?? ''));
    expect(drawn.slice(0, ROOMS.length)).toEqual(ROOMS);
  });

  it('has no room that is not on a floor', () => {
    expect(
      readdirSync(path.join(root, 'src')).filter((name) => statSync(path.join(root, 'src', name)).isDirectory() && !ROOMS.includes(name)),
    ).toEqual([]);
  });

  it('locks every package without saying where it was downloaded', () => expect(read('package-lock.json')).not.toMatch(/"resolved"/));

  it('leaves nothing loose', () => {
    const loose =
      /\b(?:it|test|describe)\.(?:skip|only|todo)\b|\b(?:TODO|FIXME)\b|@ts-ignore|@ts-expect-error|@ts-nocheck|dangerouslySetInnerHTML/;
    const found = ours
      .filter((file) => !file.startsWith(`scripts${path.sep}`))
      .flatMap((file) =>
        read(file)
          .split('\n')
          .flatMap((line, index) => (loose.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
      );
    expect(found).toEqual([]);
  });
});
