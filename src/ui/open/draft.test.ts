import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDraft, parseDraft, scenarioOf, TEMPLATE, type Draft } from './draft.ts';

const draft: fc.Arbitrary<Draft> = fc.record({
  tab: fc.constantFrom('programs' as const, 'file' as const),
  client: fc.string(),
  server: fc.string(),
  delay: fc.string(),
  end: fc.string(),
  file: fc.string({ unit: 'binary' }),
  before: fc.string(),
});

describe('a draft', () => {
  it('comes back as it was typed', () => {
    fc.assert(
      fc.property(draft, (typed) => {
        expect(parseDraft(formatDraft(typed))).toEqual(typed);
      }),
    );
  });
  it('begins with the template where nothing, or nothing readable, was kept', () => {
    for (const kept of [null, '', '[', 'null', '7', '[]', '{"client":7}']) expect(parseDraft(kept)).toEqual(TEMPLATE);
  });
  it('becomes two hosts, a program on each, and one link', () => {
    expect(scenarioOf({ ...TEMPLATE, client: 'c', server: 's', delay: ' 5ms ', end: '1s' })).toMatchObject({
      version: 1,
      end: '1s',
      hosts: [
        { name: 'client', programs: [{ name: 'client.py', source: 'c' }] },
        { name: 'server', programs: [{ name: 'server.py', source: 's' }] },
      ],
      links: [{ between: ['client', 'server'], delay: '5ms' }],
    });
  });
});
