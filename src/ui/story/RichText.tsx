/** Shows the little Markdown of stories, with terms that explain themselves. */
import { Fragment } from 'react';
import { Term } from '../terms/Term.tsx';
import { parseParagraphs } from './markdown.ts';
import type { Inline } from './markdown.ts';
import { PlainInlines } from './PlainText.tsx';
import styles from './story.module.css';

export function RichText({ source }: { readonly source: string }) {
  return parseParagraphs(source).map((paragraph, place) => (
    <p key={place} className={styles.paragraph}>
      <Inlines inlines={paragraph} />
    </p>
  ));
}

export function Inlines({ inlines }: { readonly inlines: readonly Inline[] }) {
  return inlines.map((inline, place) => <Fragment key={place}>{shown(inline)}</Fragment>);
}

function shown(inline: Inline) {
  switch (inline.kind) {
    case 'bold':
      return (
        <strong>
          <Inlines inlines={inline.children} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Inlines inlines={inline.children} />
        </em>
      );
    case 'link':
      return (
        <a href={inline.href}>
          <Inlines inlines={inline.children} />
        </a>
      );
    case 'term':
      return <Term name={inline.term} shown={inline.shown} />;
    case 'text':
    case 'code':
      return <PlainInlines inlines={[inline]} />;
    default: {
      const never: never = inline;
      return never;
    }
  }
}
