/** A whole run from the JSON of a scenario file: what the command line and tests call. */
import type { Kernel } from '#kernel/state.ts';
import { resolveScenario } from '#scenario/resolve.ts';
import type { Scenario } from '#scenario/scenario.ts';
import { headerOf } from '#trace/chunk.ts';
import { createRecorder } from '#trace/recorder.ts';
import { recordedTrace, type Trace } from '#trace/trace.ts';
import type { Problem } from '#kernel/runtime.ts';
import { RUNTIMES } from './runtimes.ts';
import { begin, runToEnd, type Simulation } from './simulate.ts';

/** One thing that keeps a scenario from being run: by path, or by the line of a program. */
export interface RunProblem {
  readonly path: string;
  readonly sentence: string;
  readonly program: Problem | null;
}
export type ScenarioRun =
  | { readonly scenario: Scenario; readonly trace: Trace; readonly simulation: Simulation }
  | { readonly problems: readonly RunProblem[] };

export function simulateScenario(json: unknown, runtimes: Kernel['runtimes'] = RUNTIMES): ScenarioRun {
  const resolved = resolveScenario(json);
  if ('problems' in resolved) return { problems: resolved.problems.map((problem) => ({ ...problem, program: null })) };
  const { scenario } = resolved;
  const recorder = createRecorder(headerOf(scenario));
  const begun = begin(scenario, recorder, runtimes);
  if ('problems' in begun) return begun;
  runToEnd(begun.simulation);
  return { scenario, trace: recordedTrace(recorder), simulation: begun.simulation };
}
