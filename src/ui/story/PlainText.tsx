/** The little Markdown without explanations: a term is just its words. For the explanations themselves. */
import { Fragment } from 'react';
import { parseParagraphs } from './markdown.ts';
import type { Inline } from './markdown.ts';
import styles from './story.module.css';

export function PlainText({ source }: { readonly source: string }) {
  return parseParagraphs(source).map((paragraph, place) => (
    <p key={place} className={styles.paragraph}>
      <PlainInlines inlines={paragraph} />
    </p>
  ));
}

export function PlainInlines({ inlines }: { readonly inlines: readonly Inline[] }) {
  return inlines.map((inline, place) => <Fragment key={place}>{shown(inline)}</Fragment>);
}

function shown(inline: Inline) {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'code':
      return <code className={styles.code}>{inline.text}</code>;
    case 'bold':
      return (
        <strong>
          <PlainInlines inlines={inline.children} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <PlainInlines inlines={inline.children} />
        </em>
      );
    case 'term':
      return inline.shown;
    case 'link':
      return <PlainInlines inlines={inline.children} />;
    default: {
      const never: never = inline;
      return never;
    }
  }
}
