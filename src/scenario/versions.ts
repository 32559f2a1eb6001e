/** Versions of the file format. An old file climbs one version at a time; a link that once worked works for ever. */
import { problemAt, show, type ScenarioProblem } from './problems.ts';

export const CURRENT_VERSION = 1;

type Fields = Readonly<Record<string, unknown>>;

/** From version n to n + 1. A missing one fails when this file loads, not when somebody's old link is opened. */
const UPGRADERS: ReadonlyMap<number, (file: Fields) => Fields> = new Map();
for (let version = 1; version < CURRENT_VERSION; version++)
  if (!UPGRADERS.has(version)) throw new Error(`no upgrader from scenario version ${version}`);

/** The file in the current version, or why it cannot be read. */
export function upgrade(file: Fields): { readonly file: Fields } | { readonly problem: ScenarioProblem } {
  const { version } = file;
  if (version === undefined) return { problem: problemAt(['version'], `is missing; the current version is ${CURRENT_VERSION}`) };
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return { problem: problemAt(['version'], `${show(version)} is no version`) };
  if (version > CURRENT_VERSION) {
    return {
      problem: problemAt(
        ['version'],
        `this scenario is written in version ${version} and this program knows versions up to ${CURRENT_VERSION}; a newer Bytes in Flight opens it`,
      ),
    };
  }
  let current = file;
  for (let from = version; from < CURRENT_VERSION; from++) current = UPGRADERS.get(from)?.(current) ?? current;
  return { file: current };
}
