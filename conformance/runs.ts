/** The gallery's scenarios and the recorded cases, simulated in this process: for tests that read traces. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { assembleScenario, folderProblemLine } from '../src/scenario/assemble.ts';
import { simulateScenario } from '../src/simulation/scenariorun.ts';
import { indexOf, type TraceIndex } from '../src/trace/index/index.ts';
import type { Trace } from '../src/trace/trace.ts';

const here = import.meta.dirname;
const library = path.join(here, '../src/library/scenarios');
const kernel = path.join(here, 'kernel');

export interface Run {
  readonly trace: Trace;
  readonly index: TraceIndex;
  /** When the run's instant 0 was. */
  readonly date: string;
}

/** Names of all recorded cases. */
export const RECORDED: readonly string[] = readdirSync(kernel)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -'.json'.length));
/** Names of all folders of the library, shown in the gallery or not. */
export const LIBRARY: readonly string[] = readdirSync(library, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

export const recordedRun = (name: string): Run => runOf(name, JSON.parse(readFileSync(path.join(kernel, `${name}.json`), 'utf8')));

export function libraryRun(name: string): Run {
  const folder = path.join(library, name);
  const texts = readdirSync(folder).filter((file) => !file.endsWith('.test.ts'));
  const assembled = assembleScenario(Object.fromEntries(texts.map((file) => [file, readFileSync(path.join(folder, file), 'utf8')])));
  if ('problems' in assembled) throw new Error(assembled.problems.map((problem) => `${name}/${folderProblemLine(problem)}`).join('\n'));
  return runOf(name, assembled.file);
}

export function runOf(name: string, file: unknown): Run {
  const run = simulateScenario(file);
  if ('problems' in run) throw new Error(run.problems.map((problem) => `${name} ${problem.path}: ${problem.sentence}`).join('\n'));
  return { trace: run.trace, index: indexOf(run.trace), date: run.scenario.date };
}
