import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInline, parseParagraphs, plainText } from './markdown.ts';

describe('the little Markdown of stories', () => {
  it('splits paragraphs at blank lines and joins broken lines with a blank', () => {
    expect(parseParagraphs('one\ntwo\n\nthree').map(plainText)).toEqual(['one two', 'three']);
  });
  it('knows bold, emphasis, code and terms', () => {
    expect(parseInline('a **b `c`** *d* [[Nagle]] [[ACK|acknowledged]]')).toEqual([
      { kind: 'text', text: 'a ' },
      {
        kind: 'bold',
        children: [
          { kind: 'text', text: 'b ' },
          { kind: 'code', text: 'c' },
        ],
      },
      { kind: 'text', text: ' ' },
      { kind: 'emphasis', children: [{ kind: 'text', text: 'd' }] },
      { kind: 'text', text: ' ' },
      { kind: 'term', term: 'Nagle', shown: 'Nagle' },
      { kind: 'text', text: ' ' },
      { kind: 'term', term: 'ACK', shown: 'acknowledged' },
    ]);
  });
  it('keeps what stands in code as it is', () => {
    expect(parseInline('`a **b** [[c]]`')).toEqual([{ kind: 'code', text: 'a **b** [[c]]' }]);
  });
  it('takes a mark that is never closed as a character', () => {
    expect(plainText(parseInline('2 * 3 ** 4 ` [[x'))).toBe('2 * 3 ** 4 ` [[x');
  });
  it('prints apostrophes and quotes as books do, but not in code', () => {
    expect(plainText(parseInline("Nagle's [[Nagle's rule]] `b'' it's`"))).toBe("Nagle’s Nagle’s rule b'' it's");
    expect(plainText(parseInline('no "end of message". "Yes" ("maybe"), a `"x"`'))).toBe('no “end of message”. “Yes” (“maybe”), a "x"');
    expect(parseInline("[[Nagle's rule]]")).toEqual([{ kind: 'term', term: "Nagle's rule", shown: 'Nagle’s rule' }]);
  });
  it('leads to places of this page, and nowhere else', () => {
    expect(parseInline('Look: [both *runs*](#/two-small-writes?view=compare&client.nodelay=1).')).toEqual([
      { kind: 'text', text: 'Look: ' },
      {
        kind: 'link',
        href: '#/two-small-writes?view=compare&client.nodelay=1',
        children: [
          { kind: 'text', text: 'both ' },
          { kind: 'emphasis', children: [{ kind: 'text', text: 'runs' }] },
        ],
      },
      { kind: 'text', text: '.' },
    ]);
    for (const elsewhere of ['https://example.org', 'javascript:alert(1)', '//example.org', '#/a" onclick="x'])
      expect(plainText(parseInline(`[x](${elsewhere})`))).toContain('](');
  });
  it('gives markup no way in: tags stay text', () => {
    expect(parseInline('<img src=x onerror=alert(1)>')).toEqual([{ kind: 'text', text: '<img src=x onerror=alert(1)>' }]);
  });
  it('never loses a word, whatever is written', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const letters = (s: string): string =>
          s
            .replaceAll(/[\s*`[\]|]/g, '')
            .replaceAll('’', "'")
            .replaceAll(/[“”]/g, '"');
        const shown = plainText(parseParagraphs(text.replaceAll('|', '')).flat());
        expect(letters(shown)).toBe(letters(text));
      }),
    );
  });
});
