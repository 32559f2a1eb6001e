/** Looks up terms by any of their names, without caring about case or plural links. */
import { TERMS } from '#library/terms/terms.ts';
import type { Term } from '#library/terms/terms.ts';

const byName = new Map<string, Term>();
for (const term of TERMS) {
  for (const name of [term.name, ...term.also]) byName.set(name.toLowerCase(), term);
}

/** The term with this name, or null: a text may then show the words without an explanation. */
export function termNamed(name: string): Term | null {
  return byName.get(name.trim().toLowerCase()) ?? null;
}

/** Id of a term on the terms page, also the part after #/terms/ in a link. */
export function termSlug(term: Term): string {
  return term.name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

export function termBySlug(slug: string): Term | null {
  return TERMS.find((term) => termSlug(term) === slug) ?? null;
}

/** Terms whose name, other names or text contain all the words typed; the order stays that of learning. */
export function searchTerms(typed: string): readonly Term[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return TERMS.filter((term) => {
    const text = [term.name, ...term.also, term.text].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
