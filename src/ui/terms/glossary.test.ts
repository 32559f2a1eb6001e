import { describe, expect, it } from 'vitest';
import { TERMS } from '#library/terms/terms.ts';
import { parseParagraphs } from '../story/markdown.ts';
import type { Inline } from '../story/markdown.ts';
import { searchTerms, termBySlug, termNamed, termSlug } from './glossary.ts';

const linked = (inlines: readonly Inline[]): string[] =>
  inlines.flatMap((inline) =>
    inline.kind === 'term' ? [inline.term] : inline.kind === 'bold' || inline.kind === 'emphasis' ? linked(inline.children) : [],
  );

describe('terms', () => {
  it('are found by any of their names', () => {
    expect(termNamed('TIME_WAIT')?.name).toBe('TIME-WAIT');
    expect(termNamed('acknowledged')?.name).toBe('ACK');
    expect(termNamed('no such word')).toBeNull();
  });
  it('have an address of their own', () => {
    const slugs = TERMS.map(termSlug);
    expect(new Set(slugs).size).toBe(TERMS.length);
    for (const term of TERMS) expect(termBySlug(termSlug(term))).toBe(term);
  });
  it('are explained with words that stand above them', () => {
    TERMS.forEach((term, place) => {
      for (const name of linked(parseParagraphs(term.text).flat())) {
        const other = termNamed(name);
        expect(other, `"${term.name}" speaks of "${name}"`).not.toBeNull();
        if (other !== null) expect(TERMS.indexOf(other), `"${name}" stands before "${term.name}"`).toBeLessThan(place);
      }
    });
  });
  it('can be searched by several words', () => {
    expect(searchTerms('accept queue').map((term) => term.name)).toContain('accept queue');
    expect(searchTerms('')).toHaveLength(TERMS.length);
  });
});
