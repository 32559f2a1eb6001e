/**
 * Runs random programs here and under CPython 3.11 and finds the differences. What our interpreter says it does not have (a stop with a
 * sentence) is no difference: it is counted, and the kinds are named.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { runAlone } from '../../corpus/run-alone.ts';
import { randomJourney } from '../journeys.ts';
import { randomProgram } from '../programs.ts';

export interface Difference {
  readonly seed: number;
  readonly program: string;
  readonly expected: string;
  readonly got: string;
}
export interface Comparison {
  readonly same: number;
  readonly stopped: ReadonlyMap<string, number>;
  readonly different: readonly Difference[];
}

/** Is there a python3 that is 3.11? */
export function hasPython(): boolean {
  try {
    return execFileSync('python3', ['-c', 'import sys; print(sys.version_info[:2] == (3, 11))'], { encoding: 'utf8' }).trim() === 'True';
  } catch {
    return false;
  }
}

/** What CPython printed for each program, run one after the other in one process. */
export function askPython(programs: readonly string[], oracle = fileURLToPath(new URL('oracle.py', import.meta.url))): readonly string[] {
  const answer: unknown = JSON.parse(
    execFileSync('python3', [oracle], {
      input: JSON.stringify(programs),
      encoding: 'utf8',
      maxBuffer: 1 << 29,
      env: { ...process.env, PYTHONHASHSEED: '0' },
    }),
  );
  return Array.isArray(answer) ? answer.map(String) : [];
}

/** Addresses differ from run to run. */
function comparable(text: string): string {
  return text.replaceAll(/ at 0x[0-9a-f]+/g, ' at 0xADDRESS');
}

/** Even seeds: expressions and control flow; odd ones: classes and calls. */
export const programOf = (seed: number): string => (seed % 2 === 0 ? randomProgram(seed) : randomJourney(seed));

/** Programs of the seeds from `first` on. */
export function compareSeeds(first: number, count: number, oracle?: string): Comparison {
  const programs = Array.from({ length: count }, (_, nth) => programOf(first + nth));
  const expected = askPython(programs, oracle);
  const stopped = new Map<string, number>();
  const different: Difference[] = [];
  let same = 0;
  programs.forEach((program, nth) => {
    const ran = runAlone(program);
    const wanted = comparable(expected[nth]!);
    const got = comparable(ran.printed);
    if (ran.end.startsWith('exit')) {
      if (got === wanted) same++;
      else different.push({ seed: first + nth, program, expected: wanted, got });
    } else stopped.set(ran.end.replace(/line \d+: /, ''), (stopped.get(ran.end.replace(/line \d+: /, '')) ?? 0) + 1);
  });
  return { same, stopped, different };
}

/** The first line in which two texts differ, with a little of what comes before. */
export function firstDifference(expected: string, got: string): string {
  const [wanted, had] = [expected.split('\n'), got.split('\n')];
  let at = 0;
  while (at < wanted.length && wanted[at] === had[at]) at++;
  return `${wanted
    .slice(Math.max(0, at - 2), at)
    .map((one) => `    ${one}`)
    .join('\n')}\n  - ${wanted[at] ?? '(nothing)'}\n  + ${had[at] ?? '(nothing)'}`;
}
