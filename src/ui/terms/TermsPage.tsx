/** All terms, in the order they build on each other, with a search that narrows the list. */
import { useEffect, useState } from 'react';
import { TERM_SECTIONS, type TermSection } from '#library/terms/sections.ts';
import { TERMS, type Term as TermEntry } from '#library/terms/terms.ts';
import { PlainInlines } from '../story/PlainText.tsx';
import { parseParagraphs } from '../story/markdown.ts';
import type { Inline } from '../story/markdown.ts';
import { PageHeader } from '../shell/PageHeader.tsx';
import { searchTerms, termBySlug, termNamed, termSlug } from './glossary.ts';
import styles from './terms.module.css';

export function TermsPage({ slug }: { readonly slug: string | null }) {
  const [typed, setTyped] = useState('');
  const wanted = slug === null ? null : termBySlug(slug);
  useEffect(() => {
    if (wanted !== null) document.getElementById(termSlug(wanted))?.scrollIntoView({ block: 'center' });
  }, [wanted]);
  const found = searchTerms(typed);
  return (
    <>
      <PageHeader current="terms" />
      <main className={styles.page}>
        <h1 className={styles.title}>Terms</h1>
        <p className={styles.lead}>
          {TERMS.length} words, in the order they build on each other. Each one uses only everyday words and terms above it.
        </p>
        <label className={styles.search}>
          <span className="visually-hidden">Look up a term</span>
          <input
            id="term-search"
            className={styles.field}
            type="search"
            placeholder="Look up a term"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <p className="visually-hidden" aria-live="polite">
          {typed === '' ? '' : `${found.length} found`}
        </p>
        {found.length === 0 && (
          <p className={styles.none}>No term here speaks of “{typed}”. Try a shorter word, or one of the field’s own: socket, port, ACK.</p>
        )}
        {TERM_SECTIONS.map((section) => {
          const shown = section.terms.filter((term) => found.includes(term));
          if (shown.length === 0) return null;
          return (
            <section key={section.title} className={styles.matter} aria-labelledby={headingId(section)}>
              <h2 id={headingId(section)} className={styles.heading}>
                {section.title}
              </h2>
              <ol className={styles.list}>
                {shown.map((term) => (
                  <Entry key={term.name} term={term} wanted={term === wanted} />
                ))}
              </ol>
            </section>
          );
        })}
      </main>
    </>
  );
}

const headingId = (section: TermSection): string => `matter-${section.terms[0] === undefined ? '' : termSlug(section.terms[0])}`;

function Entry({ term, wanted }: { readonly term: TermEntry; readonly wanted: boolean }) {
  return (
    <li id={termSlug(term)} className={styles.entry} data-wanted={wanted || undefined}>
      <h3 className={styles.name}>
        <span className={styles.number} aria-hidden="true">
          {TERMS.indexOf(term) + 1}
        </span>
        {term.name}
      </h3>
      <div className={styles.text}>
        {parseParagraphs(term.text).map((paragraph, place) => (
          <p key={place}>
            {paragraph.map((inline, at) => (
              <TermText key={at} inline={inline} />
            ))}
          </p>
        ))}
        {term.also.length > 0 && <p className={styles.also}>also: {term.also.join(', ')}</p>}
      </div>
    </li>
  );
}

/** On this page a term in a text leads to its own entry. */
function TermText({ inline }: { readonly inline: Inline }) {
  const term = inline.kind === 'term' ? termNamed(inline.term) : null;
  if (inline.kind === 'term' && term !== null) return <a href={`#/terms/${termSlug(term)}`}>{inline.shown}</a>;
  return <PlainInlines inlines={[inline]} />;
}
