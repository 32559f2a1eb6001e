import { describe, expect, it } from 'vitest';
import { checkDraft, tooLong } from './check.ts';
import { scenarioOf, TEMPLATE, type Draft } from './draft.ts';

const problems = (change: Partial<Draft>) => {
  const checked = checkDraft({ ...TEMPLATE, ...change });
  return 'problems' in checked ? checked.problems : [];
};
const lines = (change: Partial<Draft>): readonly string[] =>
  problems(change).map((one) => `${one.path}${one.line > 0 ? `, line ${one.line}` : ''}: ${one.sentence}`);
const file = (text: string): Partial<Draft> => ({ tab: 'file', file: text });

describe('two programs at the door', () => {
  it('the template is good', () => {
    expect(checkDraft(TEMPLATE)).toEqual({ file: scenarioOf(TEMPLATE) });
  });
  it('names the field of the form that is wrong', () => {
    expect(lines({ delay: 'soon', end: '3' })).toEqual([
      'Stop after: "3" is no duration: it needs a unit (ns, us, ms, s)',
      'Delay: "soon" is no duration',
    ]);
  });
  it('says when the programs are too long', () => {
    expect(lines({ client: '#'.repeat(300_000) })).toEqual([
      'client.py and server.py: the programs are 294 kB long in sum; at most 256 kB are possible',
    ]);
  });
});

describe('a scenario file at the door', () => {
  it('passes as it is', () => {
    expect(checkDraft({ ...TEMPLATE, ...file(JSON.stringify(scenarioOf(TEMPLATE))) })).toEqual({ file: scenarioOf(TEMPLATE) });
  });
  it('is asked for where there is none', () => {
    expect(lines(file(' \n'))).toEqual(['scenario file: is empty: paste, type or choose one']);
  });
  it('says every wrong field by path, at its line', () => {
    expect(
      lines(
        file(
          '{\n"version": 1,\n"end": "soon",\n"colour": "red",\n"hosts": [\n  { "name": "a", "address": "10.9.0.1" },\n  { "name": "b", "address": "10.9.0.1" }\n]}',
        ),
      ),
    ).toEqual([
      'end, line 3: "soon" is no duration',
      'hosts[1].address, line 7: "10.9.0.1" already is the address of the host "a"',
      expect.stringMatching(/^colour, line 4: is no known field/),
    ]);
  });
  it('shows the line where it stops being JSON, with the column', () => {
    expect(problems(file('{\n  "version": 1,\n  hosts: []\n}'))).toMatchObject([
      { path: 'scenario file', line: 3, column: 3, lineText: '  hosts: []' },
    ]);
  });
  it('shows no line that is too long to be looked at', () => {
    expect(problems(file(`{"about":"${'x'.repeat(5_000)}",]`))).toMatchObject([{ line: 1, lineText: '' }]);
  });
  it('says that a file is too long, without reading it', () => {
    expect(lines(file('['.repeat(10_000_000)))).toEqual([
      'scenario file: the file has 10 million characters; a scenario has at most 1 million',
    ]);
  });
  it('survives what is nested too deeply', () => {
    expect(lines(file(`{"version":1,"hosts":${'['.repeat(100_000)}${']'.repeat(100_000)}}`))).toHaveLength(1);
  });
  it('says when it is too large for a link', () => {
    expect(lines(file(JSON.stringify({ version: 1, about: 'ü'.repeat(600_000), hosts: [{ name: 'a' }] })))).toEqual([
      expect.stringMatching(/^scenario file: has \d+ bytes; a scenario has at most 1000000$/),
    ]);
  });
});

it('says how long a text is that was not taken in', () => {
  expect(tooLong('This text', 10_000_000, 1_000_000)).toBe(
    'This text has 10 million characters; 1 million are the most. Nothing was changed here.',
  );
});
