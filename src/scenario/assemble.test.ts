import { describe, expect, it } from 'vitest';
import { assembleScenario, folderProblemLine } from './assemble.ts';
import { jsonLines } from './jsonlines.ts';
import { resolveScenario } from './resolve.ts';
import { parseStory } from './story.ts';

const STORY = `# One packet

## connect() sends one packet
at: packet from=client flags=S plus=2ms
focus: client.code, client.send
select: packet 1
notes: Let them vote first.
  Then go on.

The **SYN** is on its way.

It carries no byte.

## Nothing has been read
at: printed program=client.py text="got \\"hi\\" = 1" nth=2
ask: Who has the bytes now?
- the server's program
- the server's kernel
answer: kernel

\\notes: is a word here.
`;

const FOLDER = {
  'scenario.json': `{
  "version": 1,
  "title": "One",
  "end": "1s",
  "hosts": [
    { "name": "client", "programs": [
      { "name": "client.py" }
    ] },
    { "name": "server", "programs": [
      { "name": "first.py", "file": "server.py" },
      { "name": "second.py", "file": "server.py" }
    ] }
  ],
  "links": [{ "between": ["client", "server"] }]
}`,
  'story.md': STORY,
  'client.py': 'print(1)\n',
  'server.py': 'print(2)\n',
};

const problems = (files: Readonly<Record<string, string>>): readonly string[] => {
  const assembled = assembleScenario(files);
  return 'problems' in assembled ? assembled.problems.map(folderProblemLine) : [];
};

describe('a story', () => {
  it('has a beat per heading, with anchor, panes, question, notes and text', () => {
    const { beats, problems: wrong } = parseStory(STORY);
    expect(wrong).toEqual([]);
    expect(beats.map((one) => one.beat)).toEqual([
      {
        title: 'connect() sends one packet',
        at: { on: 'packet', from: 'client', flags: 'S', plus: '2ms' },
        focus: ['client.code', 'client.send'],
        select: 'packet 1',
        notes: 'Let them vote first. Then go on.',
        text: 'The **SYN** is on its way.\n\nIt carries no byte.',
      },
      {
        title: 'Nothing has been read',
        at: { on: 'printed', program: 'client.py', text: 'got "hi" = 1', nth: 2 },
        ask: { question: 'Who has the bytes now?', choices: ["the server's program", "the server's kernel"], answer: 'kernel' },
        text: 'notes: is a word here.',
      },
    ]);
  });

  it('says by line what is wrong', () => {
    const { problems: wrong } = parseStory(
      'lost words\n## A\nat: packet S\nat: start\n\n## B\nask: Which?\n- one\n\n## C\nat: start\nanswer: 1\n',
    );
    expect(wrong.map((one) => `${one.line}: ${one.sentence}`)).toEqual([
      '1: stands before the first heading; a beat begins with "## its title"',
      '4: "at:" stands twice in one beat',
      '6: the beat "B" has no "at:" line',
      '7: a question needs at least two choices, as lines that begin with "- "',
      '7: the question has no "answer:" line',
      '12: an answer without a question',
    ]);
  });
});

describe('a folder', () => {
  it('becomes one plain scenario', () => {
    const assembled = assembleScenario(FOLDER);
    if ('problems' in assembled) throw new Error(assembled.problems.map(folderProblemLine).join('\n'));
    const resolved = resolveScenario(assembled.file);
    expect(resolved).toMatchObject({
      scenario: {
        title: 'One',
        hosts: [
          { programs: [{ name: 'client.py', source: 'print(1)\n' }] },
          {
            programs: [
              { name: 'first.py', source: 'print(2)\n' },
              { name: 'second.py', source: 'print(2)\n' },
            ],
          },
        ],
        story: [{ title: 'connect() sends one packet' }, { ask: { answer: 'kernel' } }],
      },
    });
  });

  it('says by file and line what is wrong', () => {
    expect(
      problems({
        ...FOLDER,
        'scenario.json': FOLDER['scenario.json']
          .replace('"1s"', '"soon"')
          .replace('{ "name": "second.py", "file": "server.py" }', '{ "name": "second.py", "file": "gone.py" }'),
        'story.md': STORY.replace('from=client', 'from=nobody').replace('focus: client.code', 'focus: moon.code'),
        'extra.py': '',
      }),
    ).toEqual([
      'scenario.json:11: hosts[1].programs[1].file: there is no file "gone.py" in this folder',
      'extra.py:1: is used by no program',
      'scenario.json:4: end: "soon" is no duration',
      'story.md:4: at.from: "nobody" is no host of this scenario',
      'story.md:5: focus[0]: "moon" is neither host nor program of this scenario',
    ]);
  });

  it('says what is missing, once', () => {
    expect(problems({})).toEqual(['scenario.json:1: is missing']);
    expect(problems({ ...FOLDER, 'scenario.json': '{\n"version": 1,\n}' })).toEqual(['scenario.json:3: is no JSON: line 3, column 1']);
    expect(problems({ ...FOLDER, 'story.md': '## A\n\nText.\n' })).toEqual(['story.md:1: the beat "A" has no "at:" line']);
    expect(problems({ ...FOLDER, 'story.md': '## A\nat: exit\n' })).toEqual(['story.md:2: at.program: is missing']);
  });
});

it('knows the line of every value in a JSON text', () => {
  const lines = jsonLines('{\n "a": [1,\n  {"b.c": "x: [y]"}],\n "d": {\n  "e": null }\n}');
  expect(Object.fromEntries(lines)).toEqual({ '': 1, a: 2, 'a[0]': 2, 'a[1]': 3, 'a[1]["b.c"]': 3, d: 4, 'd.e': 5 });
});
