/** The whole engine with one question: the fingerprint of a scenario's trace. Bundled by deterministic.spec.ts for Node and for the page. */
import { simulateScenario } from '../src/simulation/scenariorun.ts';
import { fingerprint } from '../src/trace/fingerprint.ts';

export function fingerprintOf(json: unknown): string {
  const run = simulateScenario(json);
  return 'problems' in run ? `refused: ${run.problems.map((problem) => problem.sentence).join('; ')}` : fingerprint(run.trace);
}
