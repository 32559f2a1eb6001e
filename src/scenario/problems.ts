/** What is wrong with a scenario, said by path: `hosts[0].programs[1].start: "soon" is no duration`. */

export interface ScenarioProblem {
  /** Where, as one would write it in JavaScript: `hosts[0].programs[1].start`; '' for the file as a whole. */
  readonly path: string;
  /** What is wrong there; reads on after the path and a colon. */
  readonly sentence: string;
}

export type PathKey = string | number;

/** ['hosts', 0, 'sysctl', 'net.core.somaxconn'] -> `hosts[0].sysctl["net.core.somaxconn"]`. */
export function formatPath(keys: readonly PathKey[]): string {
  let path = '';
  for (const key of keys) {
    if (typeof key === 'number') path += `[${key}]`;
    else if (/^[A-Za-z_$][\w$]*$/.test(key)) path += path === '' ? key : `.${key}`;
    else path += `[${JSON.stringify(key)}]`;
  }
  return path;
}

export const problemAt = (keys: readonly PathKey[], sentence: string): ScenarioProblem => ({ path: formatPath(keys), sentence });

/** One line for people: path, colon, sentence. */
export const problemLine = (problem: ScenarioProblem): string =>
  problem.path === '' ? problem.sentence : `${problem.path}: ${problem.sentence}`;

/** A value as it stood in the file, cut where it is long. */
export function show(value: unknown): string {
  const text = value === undefined ? 'nothing' : (JSON.stringify(value) ?? 'nothing');
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
