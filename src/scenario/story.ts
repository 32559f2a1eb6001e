/**
 * story.md of a library folder: the beats of a scenario, as a person writes them.
 *
 *     # Two small writes                                   the title, for the reader of the file; it stands in scenario.json
 *
 *     ## connect() sends one packet
 *     at: packet from=client flags=S nth=1 plus=2ms        the anchor: its kind, then its fields; quotes around blanks
 *     focus: client.code, client.send                      at most three panes
 *     ask: Has the server's program noticed?               with choices and answer: ask before showing
 *     - yes
 *     - no
 *     answer: no
 *     notes: Let them vote first.                          for the presenter; indented lines go on
 *
 *     Everything else is the text of the beat. A backslash before a word like `notes:` keeps it in the text.
 */

export interface StoryProblem {
  /** From 1. */
  readonly line: number;
  readonly sentence: string;
}

/** A beat as the file format has it, unchecked, and where its parts stand in the text. */
export interface ParsedBeat {
  readonly beat: Readonly<Record<string, unknown>>;
  /** The line of the heading under '', of each field under its name. */
  readonly lines: ReadonlyMap<string, number>;
}

const FIELD = /^(at|focus|select|ask|answer|notes|goal):(?:\s+(.*))?$/;
const NUMBERS = new Set(['nth', 'line']);

interface Draft {
  readonly title: string;
  readonly fields: Map<string, string>;
  readonly lines: Map<string, number>;
  readonly choices: string[];
  readonly text: string[];
  /** The field that an indented line continues, '' after text. */
  open: string;
}

export function parseStory(text: string): { readonly beats: readonly ParsedBeat[]; readonly problems: readonly StoryProblem[] } {
  const problems: StoryProblem[] = [];
  const drafts: Draft[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trimEnd();
    const heading = /^##\s+(.*)$/.exec(line);
    const draft = drafts.at(-1);
    if (/^#\s/.test(line) && !draft) continue;
    if (heading)
      drafts.push({ title: heading[1] ?? '', fields: new Map(), lines: new Map([['', index + 1]]), choices: [], text: [], open: '' });
    else if (draft) readLine(draft, line, index + 1, problems);
    else if (line !== '')
      problems.push({ line: index + 1, sentence: 'stands before the first heading; a beat begins with "## its title"' });
  }
  return { beats: drafts.map((draft) => finish(draft, problems)), problems };
}

function readLine(draft: Draft, line: string, number: number, problems: StoryProblem[]): void {
  const field = FIELD.exec(line);
  const choice = /^[-*]\s+(.*)$/.exec(line);
  if (field) {
    const name = field[1] ?? '';
    if (draft.fields.has(name)) problems.push({ line: number, sentence: `"${name}:" stands twice in one beat` });
    draft.fields.set(name, field[2] ?? '');
    draft.lines.set(name, number);
    draft.open = name;
  } else if (choice && draft.open === 'ask') draft.choices.push(choice[1] ?? '');
  else if (/^\s+\S/.test(line) && draft.open !== '' && draft.open !== 'at')
    draft.fields.set(draft.open, `${draft.fields.get(draft.open) ?? ''} ${line.trim()}`.trim());
  else {
    if (line !== '') draft.open = '';
    draft.text.push(line.replace(/^\\(?=(at|focus|select|ask|answer|notes|goal):)/, ''));
  }
}

function finish(draft: Draft, problems: StoryProblem[]): ParsedBeat {
  const { fields, lines, choices } = draft;
  const heading = lines.get('') ?? 1;
  const beat: Record<string, unknown> = { title: draft.title };
  const at = fields.get('at');
  if (at === undefined) problems.push({ line: heading, sentence: `the beat "${draft.title}" has no "at:" line` });
  else beat['at'] = parseAnchor(at, lines.get('at') ?? heading, problems);
  const text = draft.text.join('\n').trim();
  if (text !== '') beat['text'] = text;
  const focus = fields.get('focus');
  if (focus !== undefined)
    beat['focus'] = focus
      .split(',')
      .map((pane) => pane.trim())
      .filter((pane) => pane !== '');
  for (const name of ['select', 'notes', 'goal']) {
    const value = fields.get(name);
    if (value !== undefined) beat[name] = value;
  }
  const question = fields.get('ask');
  const answer = fields.get('answer');
  if (question !== undefined) {
    const line = lines.get('ask') ?? heading;
    if (choices.length < 2) problems.push({ line, sentence: 'a question needs at least two choices, as lines that begin with "- "' });
    if (answer === undefined) problems.push({ line, sentence: 'the question has no "answer:" line' });
    else beat['ask'] = { question, choices, answer };
  } else if (answer !== undefined) problems.push({ line: lines.get('answer') ?? heading, sentence: 'an answer without a question' });
  return { beat, lines };
}

/** `packet from=client flags=S plus=2ms` -> { on: 'packet', from: 'client', flags: 'S', plus: '2ms' }. */
function parseAnchor(text: string, line: number, problems: StoryProblem[]): Readonly<Record<string, unknown>> {
  const [on = '', ...words] = text.match(/(?:[^\s"]|"(?:[^"\\]|\\.)*"?)+/g) ?? [];
  const anchor: Record<string, unknown> = { on };
  for (const word of words) {
    const pair = /^(\w+)=(?:"((?:[^"\\]|\\.)*)"|([^"]*))$/s.exec(word);
    if (!pair) {
      problems.push({ line, sentence: `"${word}" in the anchor is no field; write it like from=client` });
      continue;
    }
    const [, name = '', quoted, plain] = pair;
    const value = quoted === undefined ? (plain ?? '') : quoted.replace(/\\(.)/g, '$1');
    if (Object.hasOwn(anchor, name)) problems.push({ line, sentence: `"${name}" stands twice in the anchor` });
    anchor[name] = NUMBERS.has(name) && /^\d+$/.test(value) ? Number(value) : value;
  }
  return anchor;
}
