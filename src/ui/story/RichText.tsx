/** Shows the little Markdown of stories and terms. `links` false shows terms as plain words (inside an explanation). */
import { Fragment } from 'react';
import { Term } from '../terms/Term.tsx';
import { parseParagraphs } from './markdown.ts';
import type { Inline } from './markdown.ts';
import styles from './story.module.css';

export function RichText({ source, links = true }: { readonly source: string; readonly links?: boolean }) {
  return parseParagraphs(source).map((paragraph, place) => (
    <p key={place} className={styles.paragraph}><Inlines inlines={paragraph} links={links} /></p>
  ));
}

export function Inlines({ inlines, links }: { readonly inlines: readonly Inline[]; readonly links: boolean }) {
  return inlines.map((inline, place) => <Fragment key={place}>{shown(inline, links)}</Fragment>);
}

function shown(inline: Inline, links: boolean) {
  switch (inline.kind) {
    case 'text': return inline.text;
    case 'code': return <code className={styles.code}>{inline.text}</code>;
    case 'bold': return <strong><Inlines inlines={inline.children} links={links} /></strong>;
    case 'emphasis': return <em><Inlines inlines={inline.children} links={links} /></em>;
    case 'term': return links ? <Term name={inline.term} shown={inline.shown} /> : inline.shown;
    default: { const never: never = inline; return never; }
  }
}
