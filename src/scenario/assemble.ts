/**
 * Joins a library folder into one plain scenario of version 1: scenario.json (with `file` where a source would stand), the program
 * files beside it, and story.md. Pure: whoever calls has read the files.
 */
import type { Json } from './difference.ts';
import { jsonLines } from './jsonlines.ts';
import { checkScenario, parseJson } from './resolve.ts';
import { parseStory, type ParsedBeat } from './story.ts';

export interface FolderProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly sentence: string;
}

export type Assembled = { readonly file: Json } | { readonly problems: readonly FolderProblem[] };

/** One line for people: `story.md:12: the beat "..." has no "at:" line`. */
export const folderProblemLine = (problem: FolderProblem): string => `${problem.file}:${problem.line}: ${problem.sentence}`;

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `files`: text by name within the folder. Problems of the format are said at the line that has them. */
export function assembleScenario(files: Readonly<Record<string, string>>): Assembled {
  const text = files['scenario.json'];
  if (text === undefined) return { problems: [{ file: 'scenario.json', line: 1, sentence: 'is missing' }] };
  const parsed = parseJson(text);
  if ('problem' in parsed) {
    const line = /line (\d+)/.exec(parsed.problem.sentence);
    return { problems: [{ file: 'scenario.json', line: Number(line?.[1] ?? 1), sentence: parsed.problem.sentence }] };
  }
  if (!isFields(parsed.json)) return { problems: [{ file: 'scenario.json', line: 1, sentence: 'a scenario is a JSON object' }] };

  const problems: FolderProblem[] = [];
  const lines = jsonLines(text);
  const inJson = (path: string, sentence: string): void => {
    problems.push({ file: 'scenario.json', line: lineOf(lines, path), sentence: path === '' ? sentence : `${path}: ${sentence}` });
  };
  const hosts = joinSources(parsed.json['hosts'], files, inJson, problems);
  const story = parseStory(files['story.md'] ?? '');
  if (files['story.md'] !== undefined && parsed.json['story'] !== undefined) inJson('story', 'stands here and in story.md');
  for (const problem of story.problems) problems.push({ file: 'story.md', ...problem });

  const file = {
    ...parsed.json,
    ...(hosts === undefined ? {} : { hosts }),
    ...(files['story.md'] === undefined ? {} : { story: story.beats.map((one) => one.beat) }),
  };
  const checked = checkScenario(file);
  for (const problem of 'problems' in checked ? checked.problems : []) {
    const beat = /^story\[(\d+)\](?:\.(\w+))?(.*)$/.exec(problem.path);
    const written = files['story.md'] === undefined ? undefined : story.beats[Number(beat?.[1] ?? -1)];
    if (!beat || !written) inJson(problem.path, problem.sentence);
    else if (!missingAnchor(written, problem.path)) {
      const [, , field = '', rest = ''] = beat;
      const line = written.lines.get(field) ?? written.lines.get('') ?? 1;
      problems.push({ file: 'story.md', line, sentence: `${field}${rest}: ${problem.sentence}` });
    }
  }
  return problems.length > 0 ? { problems } : { file: file as unknown as Json };
}

/** A beat without an anchor has been told of already, in the words of story.md. */
const missingAnchor = (beat: ParsedBeat, path: string): boolean => beat.beat['at'] === undefined && path.endsWith('.at');

/** The line of the path, or of the nearest thing around it that is there. */
function lineOf(lines: ReadonlyMap<string, number>, path: string): number {
  for (let at = path; ; at = at.replace(/(\.\w+|\[[^[\]]*\]|^\w+)$/, '')) {
    const line = lines.get(at);
    if (line !== undefined || at === '') return line ?? 1;
  }
}

/** Puts each program's file in the place of its source. Files that no program uses are told. */
function joinSources(
  hosts: unknown,
  files: Readonly<Record<string, string>>,
  inJson: (path: string, sentence: string) => void,
  problems: FolderProblem[],
): unknown {
  if (!Array.isArray(hosts)) return undefined;
  const used = new Set(['scenario.json', 'story.md', 'README.md']);
  const joined = hosts.map((host: unknown, hostIndex) => {
    if (!isFields(host) || !Array.isArray(host['programs'])) return host;
    const programs = host['programs'].map((program: unknown, index): unknown => {
      if (!isFields(program) || program['source'] !== undefined) return program;
      const name = program['file'] ?? program['name'];
      if (typeof name !== 'string') return program;
      const source = Object.hasOwn(files, name) ? files[name] : undefined;
      if (source === undefined) {
        inJson(
          `hosts[${hostIndex}].programs[${index}]${program['file'] === undefined ? '' : '.file'}`,
          `there is no file "${name}" in this folder`,
        );
        return { ...program, file: undefined, source: '' };
      }
      used.add(name);
      const { file: _replaced, ...rest } = program;
      return { ...rest, source };
    });
    return { ...host, programs };
  });
  for (const name of Object.keys(files)) if (!used.has(name)) problems.push({ file: name, line: 1, sentence: 'is used by no program' });
  return joined;
}
