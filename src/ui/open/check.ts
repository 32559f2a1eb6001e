/**
 * The door, as this page uses it: a draft in, a scenario file that may run out, or every problem in words, with its line where it has one.
 * Lengths are looked at before anything else, so that nothing huge is ever parsed.
 */
import type { Json } from '#scenario/difference.ts';
import { jsonLines } from '#scenario/jsonlines.ts';
import type { ScenarioProblem } from '#scenario/problems.ts';
import { LONGEST_FILE, parseJson, resolveScenario } from '#scenario/resolve.ts';
import { LARGEST_INFLATED } from '#scenario/payload.ts';
import type { ProblemReport } from '../store/store.ts';
import { scenarioOf, type Draft } from './draft.ts';

export type Checked = { readonly file: Json } | { readonly problems: readonly ProblemReport[] };

/** The most characters one program's text may have: far above what all programs together may have at the door. */
export const LONGEST_PROGRAM = 500_000;
/** A letter has at most three bytes for each of its characters: a file of more bytes is too long without looking into it. */
export const LONGEST_FILE_BYTES = 3 * LONGEST_FILE;

/** Said where a text is too long to be taken in; what stood there stays. */
export function tooLong(what: string, length: number, most: number): string {
  return `${what} has ${millions(length)} characters; ${millions(most)} are the most. Nothing was changed here.`;
}
const millions = (count: number): string =>
  count < 1_000_000 ? `${Math.max(1, Math.round(count / 1_000))} thousand` : `${Math.round(count / 100_000) / 10} million`;

export function checkDraft(draft: Draft): Checked {
  return draft.tab === 'file' ? checkText(draft.file) : checkPrograms(draft);
}

function checkText(text: string): Checked {
  if (text.trim() === '') return { problems: [report('scenario file', 'is empty: paste, type or choose one')] };
  const parsed = parseJson(text);
  if ('problem' in parsed) {
    const [, line = '0', column = '0'] = /line (\d+), column (\d+)/.exec(parsed.problem.sentence) ?? [];
    const sentence = line === '0' ? parsed.problem.sentence : 'is no JSON from here on';
    return {
      problems: [
        { ...report('scenario file', sentence), line: Number(line), column: Number(column), lineText: shownLine(text, Number(line)) },
      ],
    };
  }
  if (depthOf(text) > DEEPEST) return { problems: [report('scenario file', 'is nested too deeply to be a scenario')] };
  const problems = problemsOf(parsed.json);
  if (problems.length === 0) return { file: parsed.json as Json };
  const lines = jsonLines(text);
  return {
    problems: problems.map((one) => ({
      ...report(one.path === '' ? 'scenario file' : one.path, one.sentence),
      line: lineOf(lines, one.path),
    })),
  };
}

function checkPrograms(draft: Draft): Checked {
  const file = scenarioOf(draft);
  const problems = problemsOf(file);
  return problems.length === 0 ? { file } : { problems: problems.map((one) => report(NAMES[one.path] ?? one.path, one.sentence)) };
}

/** Fields of the form, by their place in the file that it makes. */
const NAMES: Readonly<Record<string, string>> = { 'links[0].delay': 'Delay', end: 'Stop after', hosts: 'client.py and server.py' };

function problemsOf(json: unknown): readonly ScenarioProblem[] {
  const resolved = resolveScenario(json);
  if ('problems' in resolved) return resolved.problems;
  // A link holds the file as JSON without blanks, with a few characters around it.
  const bytes = new TextEncoder().encode(JSON.stringify(json)).length;
  return bytes + 100 > LARGEST_INFLATED ? [{ path: '', sentence: `has ${bytes} bytes; a scenario has at most ${LARGEST_INFLATED}` }] : [];
}

/** Lists and objects within each other. A scenario has seven; what is thousands deep would take for ever to tell about. */
const DEEPEST = 64;

function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [piece] of json.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
    if (piece === '{' || piece === '[') deepest = Math.max(deepest, ++depth);
    else if (piece === '}' || piece === ']') depth--;
  }
  return deepest;
}

const report = (path: string, sentence: string): ProblemReport => ({ kind: 'scenario', path, sentence, line: 0, column: 0, lineText: '' });

/** The most characters of a line that are shown: a file without line breaks is one line. */
const WIDEST = 160;

/** A line of the text by its number; '' where it is too long to be looked at. */
function shownLine(text: string, line: number): string {
  const whole = line === 0 ? '' : (text.split('\n', line)[line - 1] ?? '').replace(/\r$/, '');
  return whole.length <= WIDEST ? whole : '';
}

/** The line of the path, or of the nearest thing around it that is there. */
function lineOf(lines: ReadonlyMap<string, number>, path: string): number {
  for (let at = path; at !== ''; at = at.replace(/(\.\w+|\[[^[\]]*\]|^\w+)$/, '')) {
    const line = lines.get(at);
    if (line !== undefined) return line;
    if (!/(\.\w+|\[[^[\]]*\]|^\w+)$/.test(at)) return 0;
  }
  return 0;
}
